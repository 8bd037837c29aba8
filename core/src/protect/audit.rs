//! Linked tables and what is shown of them in, what an attacker can work out about what is hidden out.
//!
//! The attacker has every shown count exactly, knows how groups add up, that counts are whole numbers from 0, and who
//! is in a group. For each hidden count that needs it, the smallest and largest value that agree with all of that are
//! compared with what is asked ([`Secret`]).
//!
//! Where hidden groups meet in one sum alone, the tables that agree with it are those of a transport problem, and the
//! limits are closed formulas. Elsewhere [`super::system`] searches. A count is called protected only on a found
//! alternative: where the search ends without one, it counts as worked out.

use super::linked::{Cell, Linked, Mask, Size, Table};
use super::system::{Constraint, Search, System, Work};

/// Values that a hidden count must leave open.
pub const VALUES: u32 = 3;

/// What must not be worked out about a group's answers to an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Secret {
    /// The sum of these columns leaves fewer than so many values.
    Count { group: usize, columns: Vec<usize>, values: u32 },
    /// Nobody in the group chose another valid answer than this.
    Alike { group: usize, answer: usize },
}

impl Secret {
    pub fn group(&self) -> usize {
        match self {
            Secret::Count { group, .. } | Secret::Alike { group, .. } => *group,
        }
    }

    /// Whether it is about the same, whatever it asks.
    pub fn same(&self, other: &Secret) -> bool {
        match (self, other) {
            (Secret::Count { group, columns, .. }, Secret::Count { group: g, columns: c, .. }) => {
                group == g && columns == c
            }
            (one, other) => one == other,
        }
    }
}

/// Unions of hidden groups that sums hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// Hidden groups in which there is somebody.
    pub groups: Vec<usize>,
    pub sums: Vec<usize>,
}

/// How the sums touch the groups.
#[derive(Debug)]
pub struct Auditor<'a> {
    pub linked: &'a Linked,
    /// By group: the sums it is a member of.
    pub sums_of: Vec<Vec<usize>>,
    /// Sizes that could be otherwise, found so far: (group, difference), each with all items checked.
    moves: Vec<Vec<(usize, i64)>>,
    pub work: Work,
    pub cut_short: bool,
}

impl<'a> Auditor<'a> {
    pub fn new(linked: &'a Linked, work: Work) -> Self {
        let mut sums_of = vec![Vec::new(); linked.groups.len()];
        for (place, sum) in linked.sums.iter().enumerate() {
            for group in sum.members() {
                sums_of[group].push(place);
            }
        }
        Auditor { linked, sums_of, moves: Vec::new(), work, cut_short: false }
    }

    /// The groups hidden in one item, parted into those that have to do with each other.
    pub fn clusters(&self, hidden: impl Fn(usize) -> bool) -> Vec<Cluster> {
        let hidden = |group: usize| self.linked.groups[group].n > 0 && hidden(group);
        let mut seen = vec![false; self.linked.groups.len()];
        let mut clusters = Vec::new();
        for start in 0..seen.len() {
            if seen[start] || !hidden(start) {
                continue;
            }
            let (mut groups, mut sums, mut next) = (Vec::new(), Vec::new(), vec![start]);
            seen[start] = true;
            while let Some(group) = next.pop() {
                groups.push(group);
                for &sum in &self.sums_of[group] {
                    if sums.contains(&sum) {
                        continue;
                    }
                    sums.push(sum);
                    for member in self.linked.sums[sum].members() {
                        if !seen[member] && hidden(member) {
                            seen[member] = true;
                            next.push(member);
                        }
                    }
                }
            }
            groups.sort_unstable();
            sums.sort_unstable();
            clusters.push(Cluster { groups, sums });
        }
        clusters
    }

    pub fn item_clusters(&self, mask: &Mask, item: usize) -> Vec<Cluster> {
        self.clusters(|group| mask.cells[item][group] != Cell::Shown)
    }

    pub fn size_clusters(&self, mask: &Mask) -> Vec<Cluster> {
        self.clusters(|group| self.size_unknown(mask, group))
    }

    pub fn size_unknown(&self, mask: &Mask, group: usize) -> bool {
        match self.linked.groups[group].size {
            Size::Public => false,
            Size::Printed => mask.whole[group],
            Size::Implied => true,
        }
    }

    /// What must not be worked out about a group's answers to an item, as far as the totals leave it open at all.
    pub fn secrets(&self, mask: &Mask, item: usize, group: usize) -> Vec<Secret> {
        let table = &self.linked.items[item];
        let mut secrets = Vec::new();
        let mut count = |columns: Vec<usize>| {
            let values = self.attainable(mask, item, group, &columns).min(VALUES);
            if values > 1 {
                secrets.push(Secret::Count { group, columns, values });
            }
        };
        let primary = match mask.cells[item][group] {
            Cell::Shown => false,
            Cell::Primary => true,
            Cell::Unprinted => self.linked.minimum > 1 && self.linked.sensitive(item, group),
            Cell::Further => {
                table.mode(group).into_iter().for_each(|answer| count(vec![answer]));
                false
            }
        };
        if !primary {
            return secrets;
        }
        let n = table.valid_n(group);
        if n > 0 && n < self.linked.minimum {
            count((0..table.valid).collect());
        }
        for column in 0..table.valid {
            if table.counts[group][column] > 0 {
                count(vec![column]);
            }
        }
        if let Some(answer) = table.only_answer(group) {
            let whole = &table.counts[0];
            let known = mask.cells[item][0] == Cell::Shown;
            if !known || (0..table.valid).any(|other| other != answer && whole[other] > 0) {
                secrets.push(Secret::Alike { group, answer });
            }
        }
        secrets
    }

    /// How many values the whole's own numbers leave to a count, were every part hidden.
    fn attainable(&self, mask: &Mask, item: usize, group: usize, columns: &[usize]) -> u32 {
        let table = &self.linked.items[item];
        let all = self.linked.groups[0].n;
        let chosen: u32 = columns.iter().map(|&column| table.counts[0][column]).sum();
        let (chosen, others) =
            if mask.cells[item][0] == Cell::Shown { (chosen, all - chosen) } else { (all, all) };
        if self.size_unknown(mask, group) {
            return chosen.saturating_add(1);
        }
        let n = self.linked.groups[group].n;
        n.min(chosen) - n.saturating_sub(others) + 1
    }

    /// Whether a hidden group's size can be worked out; of groups that the primary rule hides, by their size.
    pub fn size_found(&mut self, mask: &Mask, cluster: &Cluster, group: usize) -> bool {
        if let Some((least, most)) = self.simple_size(mask, cluster) {
            return most - least + 1 < VALUES.min(self.linked.groups[0].n + 1);
        }
        let truth = i64::from(self.linked.groups[group].n);
        !self.open(truth, VALUES, |auditor, limits| auditor.other_sizes(mask, cluster, group, limits))
    }

    /// Smallest and largest size of each group hidden in one sum alone.
    fn simple_size(&self, mask: &Mask, cluster: &Cluster) -> Option<(u32, u32)> {
        let [sum] = cluster.sums[..] else { return None };
        if self.size_unknown(mask, self.linked.sums[sum].whole) {
            return None;
        }
        let all: u32 = cluster.groups.iter().map(|&group| self.linked.groups[group].n).sum();
        Some(if cluster.groups.len() == 1 { (all, all) } else { (0, all) })
    }

    /// Whether other sizes agree with everything shown, in every item.
    fn other_sizes(&mut self, mask: &Mask, cluster: &Cluster, group: usize, limits: (i64, i64)) -> bool {
        let known = |&(g, difference): &(usize, i64)| {
            g == group && (limits.0..=limits.1).contains(&(i64::from(self.linked.groups[g].n) + difference))
        };
        if self.moves.iter().any(|sizes| sizes.iter().any(known)) {
            return true;
        }
        let place = |g: usize| cluster.groups.iter().position(|&other| other == g);
        let mut system = System {
            truth: cluster.groups.iter().map(|&g| i64::from(self.linked.groups[g].n)).collect(),
            most: i64::from(self.linked.groups[0].n),
            known: Vec::new(),
        };
        for &sum in &cluster.sums {
            let sum = &self.linked.sums[sum];
            let mut terms = Vec::new();
            let mut value = 0;
            for member in sum.members() {
                let factor = if member == sum.whole { -1 } else { 1 };
                match place(member) {
                    Some(k) => terms.push((k, factor)),
                    None => value -= factor * i64::from(self.linked.groups[member].n),
                }
            }
            system.known.push(Constraint::equal(terms, value));
        }
        let Some(own) = place(group) else { return false };
        let mut wish = vec![Constraint { terms: vec![(own, 1)], low: limits.0, high: limits.1 }];
        for _ in 0..TRIED_SIZES {
            let (outcome, sizes) = system.solution(&wish, &mut self.work);
            if outcome != Search::Found {
                self.cut_short |= outcome == Search::Unknown;
                return false;
            }
            let changed: Vec<(usize, i64)> = (cluster.groups.iter().zip(&sizes).zip(&system.truth))
                .map(|((&g, &size), &truth)| (g, size - truth))
                .filter(|&(_, difference)| difference != 0)
                .collect();
            if (0..self.linked.items.len()).all(|item| self.fits(mask, item, &changed)) {
                self.moves.push(changed);
                return true;
            }
            // Next time another way: the group that changed beside the one asked about must not change so.
            let Some(&(other, difference)) = changed.iter().find(|(g, _)| *g != group) else { return false };
            let Some(k) = place(other) else { return false };
            wish.push(if difference > 0 {
                Constraint::at_most(&[k], system.truth[k] + difference - 1)
            } else {
                Constraint::at_least(&[k], system.truth[k] + difference + 1)
            });
        }
        false
    }

    /// Whether the other sizes found so far still agree with what is shown of an item.
    pub fn moves_fit(&mut self, mask: &Mask, item: usize) -> bool {
        let moves = self.moves.clone();
        moves.iter().all(|changed| self.fits(mask, item, changed))
    }

    /// Whether an item's shown counts allow these sizes.
    fn fits(&mut self, mask: &Mask, item: usize, changed: &[(usize, i64)]) -> bool {
        for cluster in self.item_clusters(mask, item) {
            if !cluster.groups.iter().any(|group| changed.iter().any(|(g, _)| g == group)) {
                continue;
            }
            let (system, _) = self.system(mask, item, &cluster, changed);
            if system.search(&[], &mut self.work) != Search::Found {
                return false;
            }
        }
        true
    }

    /// Whether a secret about a hidden cell can be worked out.
    pub fn found(&mut self, mask: &Mask, item: usize, cluster: &Cluster, secret: &Secret) -> bool {
        let table = &self.linked.items[item];
        if let Some(simple) = Simple::of(self, mask, item, cluster) {
            return simple.found(secret);
        }
        // Nothing of the item is shown around here: then nothing follows but what sizes say.
        let shown = |group: usize| mask.cells[item][group] == Cell::Shown;
        if !cluster.sums.iter().any(|&sum| self.linked.sums[sum].members().any(shown)) {
            return false;
        }
        match secret {
            Secret::Count { group, columns, values } => {
                let truth = columns.iter().map(|&column| i64::from(table.counts[*group][column])).sum();
                !self.open(truth, *values, |auditor, limits| {
                    auditor.other_counts(mask, item, cluster, (*group, columns), limits)
                })
            }
            Secret::Alike { group, answer } => {
                let others: Vec<usize> = (0..table.valid).filter(|column| column != answer).collect();
                let all = i64::from(self.linked.groups[0].n);
                !self.other_counts(mask, item, cluster, (*group, &others), (1, all))
            }
        }
    }

    /// Whether a count leaves so many values, `exists` telling whether one between limits is possible.
    fn open(
        &mut self,
        truth: i64,
        values: u32,
        mut exists: impl FnMut(&mut Self, (i64, i64)) -> bool,
    ) -> bool {
        let far = i64::from(values) - 1;
        let all = i64::from(self.linked.groups[0].n);
        let mut above = 0;
        while above < far && exists(self, (truth + above + 1, all)) {
            above += 1;
        }
        let mut below = 0;
        while above + below < far && truth > below && exists(self, (0, truth - below - 1)) {
            below += 1;
        }
        above + below >= far
    }

    fn other_counts(
        &mut self,
        mask: &Mask,
        item: usize,
        cluster: &Cluster,
        (group, columns): (usize, &[usize]),
        limits: (i64, i64),
    ) -> bool {
        let mut ways: Vec<Vec<(usize, i64)>> = vec![Vec::new()];
        ways.extend(
            self.moves
                .iter()
                .filter(|sizes| sizes.iter().any(|(g, _)| *g == group))
                .take(TRIED_SIZES)
                .cloned(),
        );
        for sizes in ways {
            let (system, place) = self.system(mask, item, cluster, &sizes);
            let terms = columns.iter().filter_map(|&column| place(group, column)).map(|k| (k, 1)).collect();
            let wish = Constraint { terms, low: limits.0, high: limits.1 };
            match system.search(&[wish], &mut self.work) {
                Search::Found => return true,
                Search::Impossible => {}
                Search::Unknown => self.cut_short = true,
            }
        }
        false
    }

    /// The hidden counts of an item around a cluster, with what is known of them.
    ///
    /// Sizes stand as they are, but for `changed` and for twins: groups that are hidden whole and meet in the same
    /// sums. Respondents can be moved from one twin to the other without anything shown being changed in any item.
    fn system(
        &self,
        mask: &Mask,
        item: usize,
        cluster: &Cluster,
        changed: &[(usize, i64)],
    ) -> (System, impl Fn(usize, usize) -> Option<usize> + use<>) {
        let table = &self.linked.items[item];
        let width = table.counts[0].len();
        let whole_known = mask.cells[item][0] == Cell::Shown;
        let columns: Vec<usize> = (0..width).filter(|&c| !whole_known || table.counts[0][c] > 0).collect();
        let (groups, used) = (cluster.groups.clone(), columns.clone());
        let place = move |group: usize, column: usize| {
            let row = groups.binary_search(&group).ok()?;
            Some(row * used.len() + used.binary_search(&column).ok()?)
        };
        let mut system =
            System { truth: Vec::new(), most: i64::from(self.linked.groups[0].n), known: Vec::new() };
        for &group in &cluster.groups {
            system.truth.extend(columns.iter().map(|&c| i64::from(table.counts[group][c])));
        }
        for &sum in &cluster.sums {
            let sum = &self.linked.sums[sum];
            for &column in &columns {
                let mut terms = Vec::new();
                let mut value = 0;
                for member in sum.members() {
                    let factor = if member == sum.whole { -1 } else { 1 };
                    match place(member, column) {
                        Some(k) => terms.push((k, factor)),
                        None => value -= factor * i64::from(table.counts[member][column]),
                    }
                }
                system.known.push(Constraint::equal(terms, value));
            }
        }
        let mut done = vec![false; cluster.groups.len()];
        for (row, &group) in cluster.groups.iter().enumerate() {
            if done[row] {
                continue;
            }
            let twins: Vec<usize> =
                (row..cluster.groups.len()).filter(|&r| self.twins(mask, group, cluster.groups[r])).collect();
            let mut terms = Vec::new();
            let mut size = 0;
            for &twin in &twins {
                done[twin] = true;
                let group = cluster.groups[twin];
                terms.extend(columns.iter().filter_map(|&column| place(group, column)).map(|k| (k, 1)));
                size += i64::from(self.linked.groups[group].n);
                size += changed.iter().filter(|(g, _)| *g == group).map(|(_, by)| by).sum::<i64>();
            }
            system.known.push(Constraint::equal(terms, size));
        }
        (system, place)
    }

    fn twins(&self, mask: &Mask, one: usize, other: usize) -> bool {
        one == other
            || self.size_unknown(mask, one)
                && self.size_unknown(mask, other)
                && self.sums_of[one] == self.sums_of[other]
                && self.sums_of[one].iter().all(|&sum| ![one, other].contains(&self.linked.sums[sum].whole))
    }
}

/// Ways to other sizes that are tried before a size counts as worked out.
const TRIED_SIZES: usize = 4;

/// Hidden groups that meet in one sum alone, of which the whole is shown.
///
/// Their counts are the cells of a transport problem: row sums are the sizes, column sums what the shown parts leave of
/// the whole. Where several sizes are unknown, only their total is.
struct Simple<'a> {
    auditor: &'a Auditor<'a>,
    mask: &'a Mask,
    table: &'a Table,
    /// By column: the answers of the hidden groups together.
    together: Vec<u32>,
    /// Respondents of the groups whose sizes are unknown, where there are several.
    unknown: Option<u32>,
}

impl<'a> Simple<'a> {
    fn of(auditor: &'a Auditor, mask: &'a Mask, item: usize, cluster: &Cluster) -> Option<Self> {
        let [sum] = cluster.sums[..] else { return None };
        if mask.cells[item][auditor.linked.sums[sum].whole] != Cell::Shown {
            return None;
        }
        let table = &auditor.linked.items[item];
        let mut together = vec![0; table.counts[0].len()];
        for &group in &cluster.groups {
            for (total, count) in together.iter_mut().zip(&table.counts[group]) {
                *total += count;
            }
        }
        let unknown: Vec<u32> = (cluster.groups.iter())
            .filter(|&&group| auditor.size_unknown(mask, group))
            .map(|&group| auditor.linked.groups[group].n)
            .collect();
        let unknown = (unknown.len() > 1).then(|| unknown.iter().sum());
        Some(Simple { auditor, mask, table, together, unknown })
    }

    fn found(&self, secret: &Secret) -> bool {
        match secret {
            Secret::Count { group, columns, values } => {
                let (least, most) = self.limits(*group, columns);
                most - least + 1 < *values
            }
            Secret::Alike { answer, .. } => {
                !(0..self.table.valid).any(|other| other != *answer && self.together[other] > 0)
            }
        }
    }

    fn limits(&self, group: usize, columns: &[usize]) -> (u32, u32) {
        let chosen: u32 = columns.iter().map(|&column| self.together[column]).sum();
        match self.unknown {
            Some(total) if self.auditor.size_unknown(self.mask, group) => (0, chosen.min(total)),
            _ => {
                let all: u32 = self.together.iter().sum();
                let n = self.auditor.linked.groups[group].n;
                (n.saturating_sub(all - chosen), n.min(chosen))
            }
        }
    }
}
