//! The numbers of two projects in, their items beside each other out. Differences are told, not tested.

use super::aggregates::{Aggregates, ItemFigures};

/// One item of either or both. Where it is in both, how it was found to be the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared<'a> {
    pub left: Option<&'a ItemFigures>,
    pub right: Option<&'a ItemFigures>,
    pub by: Option<MatchedBy>,
}

/// What makes two items the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchedBy {
    NameAndText,
    /// The same text under another name.
    Text,
    /// The same name: the texts differ, and the reader must see whether the question is the same.
    Name,
}

/// In the order of the right one, which is the newer; then what only the left one has.
#[must_use]
pub fn compare<'a>(left: &'a Aggregates, right: &'a Aggregates) -> Vec<Compared<'a>> {
    let mut partner: Vec<Option<(usize, MatchedBy)>> = vec![None; right.items.len()];
    let mut used = vec![false; left.items.len()];
    let same_name = |a: &ItemFigures, b: &ItemFigures| a.name == b.name;
    let same_text =
        |a: &ItemFigures, b: &ItemFigures| !plain(&a.label).is_empty() && plain(&a.label) == plain(&b.label);
    // The surest first; a text that several items share tells nothing.
    for by in [MatchedBy::NameAndText, MatchedBy::Text, MatchedBy::Name] {
        for (place, item) in right.items.iter().enumerate() {
            if partner[place].is_some() {
                continue;
            }
            let is = |other: &ItemFigures| match by {
                MatchedBy::NameAndText => same_name(other, item) && same_text(other, item),
                MatchedBy::Text => same_text(other, item),
                MatchedBy::Name => same_name(other, item),
            };
            let mut found = left.items.iter().enumerate().filter(|(at, other)| !used[*at] && is(other));
            let (first, second) = (found.next(), found.next());
            let twice = right.items.iter().filter(|other| same_text(other, item)).count() > 1;
            if let (Some((at, _)), None) = (first, second)
                && !(by == MatchedBy::Text && twice)
            {
                partner[place] = Some((at, by));
                used[at] = true;
            }
        }
    }
    let both = right.items.iter().zip(&partner).map(|(item, partner)| Compared {
        left: partner.map(|(at, _)| &left.items[at]),
        right: Some(item),
        by: partner.map(|(_, by)| by),
    });
    let alone = left.items.iter().zip(&used).filter(|(_, used)| !**used);
    both.chain(alone.map(|(item, _)| Compared { left: Some(item), right: None, by: None })).collect()
}

/// Letters and digits alone: a full stop or a space more is the same question.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
