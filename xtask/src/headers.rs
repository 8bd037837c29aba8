//! In: the page's policy. Out: the header lines a web server is to send with the page, and the same lines as nginx,
//! Apache and IIS read them.

/// The header lines of the page. Each says why it is there, since an IT department will ask.
pub fn lines(policy: &str) -> Vec<(&'static str, String)> {
    vec![
        // The page's own policy once more, and nobody may frame it: a header also binds what comes before the meta.
        ("Content-Security-Policy", format!("{policy}; frame-ancestors 'none'")),
        // Chromium 152 and later: no connection of any kind, WebRTC, DNS and preconnect included.
        ("Connection-Allowlist", "()".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        // The frame has no origin of its own, so writing to the clipboard must be open to all frames; there is but one.
        ("Permissions-Policy", PERMISSIONS.to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        // Kept, but asked for again each time: a new version is seen at once.
        ("Cache-Control", "no-cache".to_owned()),
    ]
}

const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), clipboard-write=*, \
     display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), \
     screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

/// For a `location` or `server` block of nginx.
pub fn nginx(policy: &str) -> String {
    let mut text = String::from(
        "# Svarkort: include this in the server or location block that serves the folder site/.\n\
         gzip on;\n\
         gzip_types text/html;\n",
    );
    for (name, value) in lines(policy) {
        text.push_str(&format!("add_header {name} \"{value}\" always;\n"));
    }
    text
}

/// `.htaccess` for Apache 2.4 with mod_headers.
pub fn apache(policy: &str) -> String {
    let mut text = String::from(
        "# Svarkort: Apache 2.4 with mod_headers. The folder needs AllowOverride FileInfo.\n\
         AddDefaultCharset utf-8\n",
    );
    for (name, value) in lines(policy) {
        text.push_str(&format!("Header always set {name} \"{value}\"\n"));
    }
    text.push_str("<IfModule mod_deflate.c>\n  AddOutputFilterByType DEFLATE text/html\n</IfModule>\n");
    text
}

/// `web.config` for IIS 7 and later.
pub fn iis(policy: &str) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <!-- Svarkort: IIS 7 and later. -->\n\
         <configuration>\n  <system.webServer>\n\
         \x20   <defaultDocument><files><clear /><add value=\"index.html\" /></files></defaultDocument>\n\
         \x20   <httpProtocol>\n      <customHeaders>\n        <remove name=\"X-Powered-By\" />\n",
    );
    for (name, value) in lines(policy) {
        let value = value.replace('&', "&amp;").replace('"', "&quot;");
        text.push_str(&format!("        <add name=\"{name}\" value=\"{value}\" />\n"));
    }
    text.push_str("      </customHeaders>\n    </httpProtocol>\n  </system.webServer>\n</configuration>\n");
    text
}

/// As data, for other servers and for the tests.
pub fn json(policy: &str) -> String {
    let object: serde_json::Map<String, serde_json::Value> =
        lines(policy).into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    format!("{:#}\n", serde_json::Value::Object(object))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_server_sends_every_line() {
        let policy = "default-src 'none'; script-src 'sha256-x'";
        for (name, value) in lines(policy) {
            assert!(!value.contains('"'), "{name} would end its own quotes");
            for text in [nginx(policy), apache(policy), iis(policy), json(policy)] {
                assert!(text.contains(name) && text.contains(&value), "{name} is missing in:\n{text}");
            }
        }
    }
}
