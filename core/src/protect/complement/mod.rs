//! Linked tables in, what is shown of them out: the primary rule, and so much hidden beside it that no hidden count
//! can be worked out from what is shown ([`super::audit`]).
//!
//! Sizes first: where a hidden group's size follows, another group is hidden whole. Then item by item: of the cells
//! that can be hidden beside, the cheapest are, the cost being the respondents whose answers are lost; afterwards those
//! that proved unnecessary are shown again. Where everything that can be hidden is hidden and a count still follows, it
//! follows from the survey's totals or from what has left before, and hiding more would not help.

mod cells;
mod sizes;

use super::audit::Auditor;
use super::linked::{Cell, Linked, Mask, Size};
use super::system::Work;

/// What is shown, and what came of the audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    pub mask: Mask,
    /// Printed cells that are hidden beside those of the primary rule.
    pub further: u32,
    /// Counts that the primary rule hides and that follow from what cannot be hidden any more.
    pub lost: u32,
    /// The work allowed was done before all alternatives were tried: more may be hidden than is needed, never less.
    pub cut_short: bool,
}

/// Work allowed in all; some 0.3 s natively where it is all done, which takes many outputs one after the other.
pub const WORK: Work = Work { left: 20_000_000 };

/// Hides what must be hidden. The same tables give the same mask; hiding what is hidden already changes nothing.
#[must_use]
pub fn cover(linked: &Linked, work: Work) -> Covered {
    let mask = linked.primary();
    let before = mask.hidden();
    let answered = |item: usize, group: usize| linked.items[item].valid_n(group) > 0;
    let left = (0..linked.groups.len())
        .map(|g| {
            (0..linked.items.len()).filter(|&i| mask.cells[i][g] == Cell::Shown && answered(i, g)).count()
        })
        .collect();
    let mut cover = Cover { auditor: Auditor::new(linked, work), mask, left, lost: 0 };
    if linked.minimum > 1 {
        cover.auditor.kept_back = work.left / 2;
        cover.sizes();
        // A group that became hidden whole for the sake of one item leaves more open in the others, and asks for more.
        for _ in 0..PASSES {
            let whole = cover.mask.whole.clone();
            cover.lost = 0;
            for item in 0..linked.items.len() {
                // One item that is hard to protect leaves the others their share of the work.
                let (left, items) = (cover.auditor.work.left, (linked.items.len() - item) as u64);
                cover.auditor.kept_back = left - (left / items * SHARES).min(left);
                cover.item(item);
            }
            if cover.mask.whole == whole {
                break;
            }
        }
    }
    let Cover { auditor, mask, lost, .. } = cover;
    Covered { further: mask.hidden() - before, lost, cut_short: auditor.cut_short, mask }
}

/// Of what would be left to each item.
const SHARES: u64 = 2;

/// Times that all items are gone through.
const PASSES: usize = 3;

struct Cover<'a> {
    auditor: Auditor<'a>,
    mask: Mask,
    /// By group: shown cells in which somebody answered. A group with none is hidden whole.
    left: Vec<usize>,
    lost: u32,
}

impl<'a> Cover<'a> {
    fn linked(&self) -> &'a Linked {
        self.auditor.linked
    }

    /// A group with nothing left to show is hidden whole, its size too.
    fn hide(&mut self, item: usize, group: usize) {
        self.mask.cells[item][group] = Cell::Further;
        if self.linked().items[item].valid_n(group) > 0 {
            self.left[group] -= 1;
            self.mask.whole[group] =
                self.left[group] == 0 && self.linked().groups[group].size == Size::Printed;
        }
    }

    /// Takes [`Cover::hide`] back.
    fn show(&mut self, item: usize, group: usize) {
        self.mask.cells[item][group] = Cell::Shown;
        if self.linked().items[item].valid_n(group) > 0 {
            self.left[group] += 1;
            self.mask.whole[group] = false;
        }
    }
}
