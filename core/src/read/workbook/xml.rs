//! XML in, its elements and texts out, one after the other, by their local names.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

pub(super) enum Node<'x> {
    /// Also where it is closed at once; its [`Node::Close`] follows then too.
    Open(BytesStart<'x>),
    Close(String),
    Text(Cow<'x, str>),
}

pub(super) struct Nodes<'x> {
    reader: Reader<&'x [u8]>,
}

impl<'x> Nodes<'x> {
    pub fn of(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Nodes { reader }
    }
}

impl<'x> Iterator for Nodes<'x> {
    type Item = Node<'x>;

    /// Ends where the text ends or is no XML.
    fn next(&mut self) -> Option<Node<'x>> {
        loop {
            return Some(match self.reader.read_event().ok()? {
                Event::Start(open) => Node::Open(open),
                Event::End(close) => Node::Close(close.local_name().as_ref().to_owned()),
                Event::Text(text) => Node::Text(text.into_inner()),
                Event::CData(text) => Node::Text(text.into_inner()),
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(letter)) => Node::Text(Cow::Owned(letter.to_string())),
                    _ => Node::Text(Cow::Borrowed(match &*name.into_inner() {
                        "lt" => "<",
                        "gt" => ">",
                        "amp" => "&",
                        "quot" => "\"",
                        "apos" => "'",
                        _ => continue,
                    })),
                },
                Event::Eof => return None,
                _ => continue,
            });
        }
    }
}

/// The attribute with this local name.
pub(super) fn attribute(open: &BytesStart, name: &str) -> Option<String> {
    let found = open.attributes().flatten().find(|found| found.key.local_name().as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).map_or_else(|_| found.value.to_string(), Cow::into_owned))
}
