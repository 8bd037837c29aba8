//! Numbers about few people in, the same with those hidden that would tell of single persons out: the primary rule.
//!
//! A **cell** is the answers of one domain (the survey, its filter, one category of a background variable) to one item.
//! With m as the smallest group that may be shown:
//!
//! 1. A domain of fewer than m respondents is hidden whole. For the survey and the filter the analysis stops with
//!    `too_few_respondents`; a category is kept with its name and without any number, its n included.
//! 2. A cell of 1 to m - 1 valid answers is hidden.
//! 3. A cell of a filter or a category in which all valid answers are the same is hidden: it says of everybody in the
//!    group what he or she answered. Over the whole survey it is shown, since who answered is not known there.
//! 4. A category all of whose answered cells are hidden is hidden whole.
//! 5. m = 1 says that nothing needs protection: nothing is hidden.
//!
//! A hidden cell's item is not in the list of items; `hidden_items` names it and the reason. Nobody's valid answer
//! (n = 0) is shown as such. What several outputs reveal together is the publication's matter, not this rule's.

mod answers;
mod audit;
mod bounded;
mod complement;
mod declare;
mod leaving;
pub mod linked;
mod publication;
mod system;

pub use complement::{Covered, WORK, cover};
pub use publication::{Publication, Published};
pub use system::Work;

use crate::analysis::{Category, Hidden, HiddenItem, IndexScore, Item, Measure, Part};
use crate::units::Code;

/// The rule with its one number: the smallest group that may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrimaryRule {
    minimum: u32,
}

/// A domain's items after the rule.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    pub items: Vec<Item>,
    pub hidden: Vec<HiddenItem>,
}

/// A category after the rule, and why it or some of it is hidden.
#[derive(Debug, Clone, PartialEq)]
pub struct Protected {
    pub category: Category,
    pub small: bool,
    pub all_alike: bool,
}

impl PrimaryRule {
    #[must_use]
    pub fn of(minimum_group: u32) -> Self {
        PrimaryRule { minimum: minimum_group }
    }

    /// Whether a domain of `n` respondents is hidden whole.
    #[must_use]
    pub fn too_few(self, n: u32) -> bool {
        n < self.minimum
    }

    /// Whether and why the cell behind `item` is hidden.
    #[must_use]
    pub fn cell(self, item: &Item, part: Part) -> Option<Hidden> {
        if self.minimum <= 1 || item.n.0 == 0 {
            None
        } else if item.n.0 < self.minimum {
            Some(Hidden::Small)
        } else if part != Part::Whole && all_alike(item) {
            Some(Hidden::AllAlike)
        } else {
            None
        }
    }

    /// Parts a domain's items into those that may be shown and those that may not.
    #[must_use]
    pub fn items(self, items: Vec<Item>, part: Part) -> Shown {
        let mut shown = Shown::default();
        for item in items {
            match self.cell(&item, part) {
                None => shown.items.push(item),
                Some(why) => shown.hidden.push(HiddenItem { name: item.name, why: Some(why) }),
            }
        }
        shown
    }

    /// The index of a domain, where it may be shown: its classes are a cell like the answers to an item.
    #[must_use]
    pub fn index(self, index: Option<IndexScore>, part: Part) -> Option<IndexScore> {
        let alike = |index: &IndexScore| index.classes.iter().any(|class| class.n == index.n.0);
        index.filter(|index| {
            self.minimum <= 1
                || index.n.0 == 0
                || !(index.n.0 < self.minimum || (part != Part::Whole && alike(index)))
        })
    }

    /// One category of a background variable: `n` respondents and their distributions.
    #[must_use]
    pub fn category(self, code: Code, label: String, n: u32, items: Vec<Item>) -> Protected {
        let hidden_whole = |code, label| Category {
            code,
            label,
            n: None,
            suppressed: true,
            items: None,
            hidden_items: Vec::new(),
            ranking: Vec::new(),
            index: None,
            expected: None,
        };
        if self.too_few(n) {
            return Protected { category: hidden_whole(code, label), small: true, all_alike: false };
        }
        let shown = self.items(items, Part::Group);
        let all_alike = shown.hidden.iter().any(|item| item.why == Some(Hidden::AllAlike));
        let nothing_left = !shown.hidden.is_empty() && shown.items.iter().all(|item| item.n.0 == 0);
        if nothing_left {
            let small = shown.hidden.iter().any(|item| item.why == Some(Hidden::Small));
            return Protected { category: hidden_whole(code, label), small, all_alike };
        }
        let category = Category {
            code,
            label,
            n: Some(n),
            suppressed: false,
            items: Some(shown.items),
            hidden_items: shown.hidden,
            ranking: Vec::new(),
            index: None,
            expected: None,
        };
        Protected { category, small: false, all_alike }
    }
}

fn all_alike(item: &Item) -> bool {
    match &item.measure {
        Measure::Number { mean } => mean.is_some_and(|mean| mean.sd == 0.0),
        Measure::Rating { .. } | Measure::Single | Measure::Multiple => {
            // A box that nobody ticked is the same answer by all too.
            let chosen: u32 = item.counts.iter().map(|option| option.n).sum();
            chosen == 0 || item.counts.iter().any(|option| option.n == item.n.0)
        }
    }
}
