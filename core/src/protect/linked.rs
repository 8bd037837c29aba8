//! Groups of respondents, how they add up, and their answers to each item: what a publication is made of, as counts.
//!
//! Everything numeric that leaves is a function of these counts: shares, means, deviations, intervals, indices, tests.
//! What is protected here is therefore protected in all of them.

/// Tables of counts that are linked by sums of groups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linked {
    /// The smallest group that may be shown.
    pub minimum: u32,
    /// The first is the whole that all others are parts of.
    pub groups: Vec<Group>,
    pub sums: Vec<Sum>,
    pub items: Vec<Table>,
}

/// Some of the respondents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    pub n: u32,
    pub size: Size,
    /// Whether the rule for answers that are all alike holds: who answered a survey is seldom known, who is in a part can be.
    pub known_members: bool,
}

/// Who can tell how many are in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Everybody: it is printed in any case, or has left before.
    Public,
    /// Printed with the group, and hidden with it.
    Printed,
    /// Printed nowhere; it may follow from others.
    Implied,
}

/// `whole` is made up of `parts`, which share no respondent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    pub whole: usize,
    pub parts: Vec<usize>,
}

impl Sum {
    pub fn members(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(self.whole).chain(self.parts.iter().copied())
    }
}

/// The answers to one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// So many of the columns, the first ones, are valid answers; the others are not applicable and blank.
    pub valid: usize,
    /// By group; each row sums to the group's n.
    pub counts: Vec<Vec<u32>>,
    /// By group.
    pub printed: Vec<Printed>,
    /// The items that it is computed from, as an index is: where one of them is hidden it is hidden too.
    pub made_of: Vec<usize>,
}

/// Whether a group's answers to an item are part of what leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// Not as such; they may follow from others.
    No,
    Yes,
    /// And must stay so: the survey's totals, and what has left before.
    Kept,
}

/// What is done with one group's answers to one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    Shown,
    /// Not printed at all.
    Unprinted,
    /// Hidden by the primary rule.
    Primary,
    /// Hidden so that another does not follow.
    Further,
}

/// What is shown of a [`Linked`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mask {
    /// By group: its size is hidden, and with it all its answers.
    pub whole: Vec<bool>,
    /// By item, by group.
    pub cells: Vec<Vec<Cell>>,
}

impl Table {
    pub fn valid_n(&self, group: usize) -> u32 {
        self.counts[group][..self.valid].iter().sum()
    }

    /// The only answer there is; `None` where nobody answered or answers differ.
    pub fn only_answer(&self, group: usize) -> Option<usize> {
        let mut chosen = (0..self.valid).filter(|&column| self.counts[group][column] > 0);
        chosen.next().filter(|_| chosen.next().is_none())
    }

    pub fn all_alike(&self, group: usize) -> bool {
        self.only_answer(group).is_some()
    }

    /// The most common valid answer; the first of equals.
    pub fn mode(&self, group: usize) -> Option<usize> {
        let row = &self.counts[group][..self.valid];
        let most = *row.iter().max()?;
        (most > 0).then(|| row.iter().position(|&count| count == most)).flatten()
    }
}

impl Linked {
    /// Whether the primary rule hides the group's answers to the item; see [`crate::protect`].
    pub fn sensitive(&self, item: usize, group: usize) -> bool {
        let table = &self.items[item];
        let n = table.valid_n(group);
        n > 0 && (n < self.minimum || self.groups[group].known_members && table.all_alike(group))
    }

    /// The primary rule, each group by itself.
    #[must_use]
    pub fn primary(&self) -> Mask {
        let open = self.minimum <= 1;
        let mut whole: Vec<bool> = self
            .groups
            .iter()
            .map(|group| !open && group.size == Size::Printed && group.n < self.minimum)
            .collect();
        let cell = |item: usize, group: usize, whole: &[bool]| match self.items[item].printed[group] {
            Printed::No => Cell::Unprinted,
            _ if open => Cell::Shown,
            Printed::Kept if self.groups[group].known_members => Cell::Shown,
            Printed::Yes | Printed::Kept if whole[group] || self.sensitive(item, group) => Cell::Primary,
            Printed::Yes | Printed::Kept => Cell::Shown,
        };
        let table = |whole: &[bool]| -> Vec<Vec<Cell>> {
            let groups = 0..self.groups.len();
            (0..self.items.len()).map(|i| groups.clone().map(|g| cell(i, g, whole)).collect()).collect()
        };
        let cells = table(&whole);
        let mut mask = Mask { whole: whole.clone(), cells };
        if mask.close(self) {
            whole.clone_from(&mask.whole);
            mask.cells = table(&whole);
        }
        mask
    }
}

impl Mask {
    /// A group all of whose answered cells are hidden is hidden whole. Says whether there was one.
    pub fn close(&mut self, linked: &Linked) -> bool {
        let mut any = false;
        for (group, facts) in linked.groups.iter().enumerate() {
            if self.whole[group] || facts.size != Size::Printed {
                continue;
            }
            let mut hidden = false;
            let mut shown = false;
            for (table, cells) in linked.items.iter().zip(&self.cells) {
                hidden |= matches!(cells[group], Cell::Primary | Cell::Further);
                shown |= cells[group] == Cell::Shown && table.valid_n(group) > 0;
            }
            if hidden && !shown {
                self.hide_whole(group);
                any = true;
            }
        }
        any
    }

    pub fn hide_whole(&mut self, group: usize) {
        self.whole[group] = true;
        for cells in &mut self.cells {
            if cells[group] == Cell::Shown {
                cells[group] = Cell::Further;
            }
        }
    }

    /// Cells that are printed but hidden.
    #[must_use]
    pub fn hidden(&self) -> u32 {
        let cells = self.cells.iter().flatten();
        let hidden = cells.filter(|cell| matches!(cell, Cell::Primary | Cell::Further)).count();
        u32::try_from(hidden).unwrap_or(u32::MAX)
    }
}
