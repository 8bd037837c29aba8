//! Elements and texts in, well-formed XML out: what is opened is closed, and no text breaks out of its place.

use std::fmt::{Display, Write};

pub type Attributes<'a> = &'a [(&'static str, &'a dyn Display)];

/// A part under way.
#[derive(Debug, Default)]
pub struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// A file of its own.
    #[must_use]
    pub fn part() -> Xml {
        Xml {
            text: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(),
            open: Vec::new(),
        }
    }

    pub fn open(&mut self, name: &'static str, attributes: Attributes) -> &mut Xml {
        self.start(name, attributes);
        self.text.push('>');
        self.open.push(name);
        self
    }

    /// Closes what was opened last.
    pub fn close(&mut self) -> &mut Xml {
        if let Some(name) = self.open.pop() {
            self.text.push_str("</");
            self.text.push_str(name);
            self.text.push('>');
        }
        self
    }

    /// Closes the last so many.
    pub fn close_last(&mut self, count: usize) -> &mut Xml {
        for _ in 0..count {
            self.close();
        }
        self
    }

    /// An element without content.
    pub fn leaf(&mut self, name: &'static str, attributes: Attributes) -> &mut Xml {
        self.start(name, attributes);
        self.text.push_str("/>");
        self
    }

    pub fn element(&mut self, name: &'static str, attributes: Attributes, text: &str) -> &mut Xml {
        self.open(name, attributes).text(text).close()
    }

    pub fn text(&mut self, text: &str) -> &mut Xml {
        escape(text, &mut self.text);
        self
    }

    /// Markup that is known to be well formed.
    pub fn markup(&mut self, markup: &str) -> &mut Xml {
        self.text.push_str(markup);
        self
    }

    #[must_use]
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn start(&mut self, name: &'static str, attributes: Attributes) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            let mut written = String::new();
            // Writing to a text does not fail.
            let _ = write!(written, "{value}");
            escape(&written, &mut self.text);
            self.text.push('"');
        }
    }
}

/// The characters that XML takes for its own are written so that it does not; those that XML 1.0 knows no way to write
/// (control characters, the two that are none) are left out.
pub fn escape(text: &str, into: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\t' | '\n' => into.push(letter),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => into.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_breaks_out_of_its_place() {
        let mut xml = Xml::default();
        xml.open("a", &[("b", &"\"<&>\u{0}\u{b}")]).text("<x> & \u{1b}[0m\u{ffff}\ty\r\n").leaf("c", &[]);
        assert_eq!(xml.finish(), "<a b=\"&quot;&lt;&amp;&gt;\">&lt;x&gt; &amp; [0m\ty\n<c/></a>");
    }
}
