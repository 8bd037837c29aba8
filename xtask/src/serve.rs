//! In: a folder and header lines. Out: the folder served on this machine only, until the process is ended.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::pack::media_type;
use crate::step::{During, Outcome};

/// Nobody on this machine needs longer to say what they want.
const PATIENCE: Duration = Duration::from_secs(10);
const LONGEST_REQUEST: u64 = 64 * 1024;

/// A folder that is served; see [`Site::forever`].
#[derive(Debug)]
pub struct Site {
    listener: TcpListener,
    folder: Arc<Folder>,
}

#[derive(Debug)]
struct Folder {
    root: PathBuf,
    headers: Vec<(&'static str, String)>,
}

impl Site {
    /// Takes the port, or the next free one after it.
    ///
    /// # Errors
    /// When no port is free.
    pub fn open(root: PathBuf, headers: Vec<(&'static str, String)>, port: u16) -> Outcome<Site> {
        let listener = (port..=port.saturating_add(50))
            .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
            .ok_or_else(|| format!("No port from {port} to {} is free.", port.saturating_add(50)))?;
        Ok(Site { listener, folder: Arc::new(Folder { root, headers }) })
    }

    /// # Errors
    /// When the operating system does not know the address.
    pub fn address(&self) -> Outcome<String> {
        Ok(format!("http://{}/", self.listener.local_addr().during("the address")?))
    }

    /// Answers until the process is ended.
    pub fn forever(self) {
        for stream in self.listener.incoming().flatten() {
            let folder = Arc::clone(&self.folder);
            // A reader who leaves in the middle of an answer is no trouble of ours.
            thread::spawn(move || drop(folder.answer(&stream)));
        }
    }
}

impl Folder {
    fn answer(&self, stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut lines = BufReader::new(stream.take(LONGEST_REQUEST));
        let mut request = String::new();
        lines.read_line(&mut request)?;
        let mut header = String::new();
        while lines.read_line(&mut header)? > 2 {
            header.clear();
        }
        let mut words = request.split_whitespace();
        let (method, address) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let (status, name, body) = match (method, self.find(address)) {
            ("GET" | "HEAD", Some((name, body))) => ("200 OK", name, body),
            ("GET" | "HEAD", None) => ("404 Not Found", "404.txt".to_owned(), b"Not here.\n".to_vec()),
            _ => ("405 Method Not Allowed", "405.txt".to_owned(), b"Only GET.\n".to_vec()),
        };
        let mut head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n",
            media_type(&name),
            body.len()
        );
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        let mut stream = stream;
        stream.write_all(head.as_bytes())?;
        if method != "HEAD" {
            stream.write_all(&body)?;
        }
        stream.flush()
    }

    /// The file an address names, within the folder and nowhere else; names that start with a dot are not served.
    fn find(&self, address: &str) -> Option<(String, Vec<u8>)> {
        let address = address.split(['?', '#']).next().unwrap_or_default();
        let mut path = self.root.clone();
        for part in Path::new(address.trim_start_matches('/')).components() {
            match part {
                Component::Normal(name) if !name.to_string_lossy().starts_with('.') => path.push(name),
                Component::CurDir => {}
                _ => return None,
            }
        }
        if path.is_dir() {
            path.push("index.html");
        }
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some((name, fs::read(&path).ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> String {
        let root = std::env::temp_dir().join(format!("svarkort-serve-{}", std::process::id()));
        fs::create_dir_all(root.join("a")).expect("a folder");
        fs::write(root.join("index.html"), "hej").expect("a file");
        fs::write(root.join("a").join("b.wasm"), "w").expect("a file");
        fs::write(root.join(".htaccess"), "secret").expect("a file");
        let site =
            Site::open(root, vec![("Referrer-Policy", "no-referrer".to_owned())], 18_017).expect("a port");
        let address = site.address().expect("an address");
        thread::spawn(|| site.forever());
        address.trim_start_matches("http://").trim_end_matches('/').to_owned()
    }

    fn get(host: &str, request: &str) -> String {
        let mut stream = TcpStream::connect(host).expect("it listens");
        stream.write_all(format!("{request} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes()).expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    }

    #[test]
    fn files_come_with_their_type_and_the_header_lines() {
        let host = site();
        let page = get(&host, "GET /?x=1");
        assert!(page.starts_with("HTTP/1.1 200") && page.ends_with("\r\n\r\nhej"), "{page}");
        assert!(
            page.contains("Content-Type: text/html; charset=utf-8")
                && page.contains("Referrer-Policy: no-referrer")
        );
        assert!(get(&host, "GET /a/b.wasm").contains("Content-Type: application/wasm"));
        assert!(get(&host, "HEAD /").ends_with("\r\n\r\n"));
        for closed in ["GET /../Cargo.toml", "GET /.htaccess", "GET //etc/passwd", "GET /nothing"] {
            assert!(get(&host, closed).starts_with("HTTP/1.1 404"), "{closed}");
        }
        assert!(get(&host, "POST /").starts_with("HTTP/1.1 405"));
    }
}
