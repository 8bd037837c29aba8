//! Question texts in, the stems that the items of a battery share out.

use std::collections::BTreeMap;

/// Between a stem and its item.
pub(super) const DASH: &str = " - ";

/// Beginnings of question texts that several questions share: the stems of batteries.
pub(super) struct Stems<'t> {
    dash: &'static str,
    shared: BTreeMap<&'t str, u32>,
}

impl<'t> Stems<'t> {
    pub fn of(texts: &'t [String], dash: &'static str) -> Self {
        let mut shared = BTreeMap::new();
        for text in texts {
            for (at, _) in text.match_indices(dash) {
                *shared.entry(&text[..at]).or_default() += 1;
            }
        }
        Stems { dash, shared }
    }

    /// At the dash whose beginning most other texts share; the later one of two that are shared alike.
    pub fn split<'a>(&self, text: &'a str) -> (Option<&'a str>, &'a str) {
        let shared = |at: &usize| self.shared.get(&text[..*at]).copied().unwrap_or(0);
        let best =
            text.match_indices(self.dash).map(|(at, _)| at).filter(|at| shared(at) > 1).max_by_key(shared);
        match best {
            Some(at) if !text[..at].trim().is_empty() => (Some(&text[..at]), &text[at + self.dash.len()..]),
            _ => (None, text),
        }
    }
}

/// Label texts carry line breaks and trailing blanks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
