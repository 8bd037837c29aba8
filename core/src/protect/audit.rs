//! Linked tables and what is shown of them in, what an attacker can work out about what is hidden out.
//!
//! The attacker has every shown count exactly, knows how groups add up, that counts are whole numbers from 0, and who
//! is in a group. For each hidden count that needs it, the smallest and largest value that agree with all of that are
//! compared with what is asked ([`Secret`]).
//!
//! Where hidden groups meet in one sum alone, the tables that agree with it are those of a transport problem, and the
//! limits are closed formulas. Elsewhere [`super::system`] searches. A count is called protected only on a found
//! alternative: where the search ends without one, it counts as worked out.

use std::rc::Rc;

use super::bounded::{Bounded, Way};
use super::linked::{Cell, Linked, Mask, Size, Table};
use super::system::{Constraint, Search, System, Work};
use crate::order::InOrder;

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

    /// The same, content with one value fewer; `None` where there is nothing less.
    pub fn less(&self) -> Option<Secret> {
        match self {
            Secret::Count { group, columns, values } if *values > 2 => {
                Some(Secret::Count { group: *group, columns: columns.clone(), values: values - 1 })
            }
            _ => None,
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

/// Hidden groups that sums hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// In order.
    pub groups: Vec<usize>,
    pub sums: Vec<usize>,
    /// The group asked about follows from what is shown, by one sum after the other; it is then alone.
    pub told: bool,
}

impl Cluster {
    pub fn holds(&self, group: usize) -> bool {
        self.groups.binary_search(&group).is_ok()
    }
}

/// How the sums touch the groups.
#[derive(Debug)]
pub struct Auditor<'a> {
    pub linked: &'a Linked,
    /// By group: the sums it is a member of.
    pub sums_of: Vec<Vec<usize>>,
    /// Sizes that could be otherwise, found so far: (group, difference), each with all items checked.
    moves: Vec<Vec<(usize, i64)>>,
    laid: Option<Rc<Laid>>,
    /// By group: so many values its size has at best, where it is unknown.
    pub size_at_best: Vec<u32>,
    pub work: Work,
    /// What must be left of the work for what comes later.
    pub kept_back: u64,
    pub cut_short: bool,
}

/// What is taken for granted of sizes that are unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sizes {
    /// They stand as they are.
    Standing,
    /// Nothing.
    Open,
}

/// Limits of an item's counts that nothing hidden can widen.
#[derive(Debug)]
pub struct Limits {
    laid: Laid,
    bounds: Vec<(i64, i64)>,
}

impl Limits {
    /// Smallest and largest sum of these columns of a group; `None` where the group's counts are known.
    fn of(&self, group: usize, columns: &[usize]) -> Option<(i64, i64)> {
        self.laid.groups.binary_search(&group).ok()?;
        let places = columns.iter().filter_map(|&column| self.laid.place(group, column));
        let each = places.map(|place| self.bounds[place]);
        Some(each.fold((0, 0), |(low, high), bounds| (low + bounds.0, high + bounds.1)))
    }

    /// As much of the secret as is not told anyhow.
    pub fn left_of(&self, secret: Secret, valid: usize) -> Option<Secret> {
        match secret {
            Secret::Count { group, columns, values } => {
                let (low, high) = self.of(group, &columns)?;
                let values = values.min(u32::try_from(high - low + 1).unwrap_or(u32::MAX));
                (values > 1).then_some(Secret::Count { group, columns, values })
            }
            Secret::Alike { group, answer } => {
                let others: Vec<usize> = (0..valid).filter(|column| *column != answer).collect();
                let (_, high) = self.of(group, &others)?;
                (high > 0).then_some(Secret::Alike { group, answer })
            }
        }
    }
}

/// Counts of one item as unknown numbers: a row for each group, a number for each column.
#[derive(Debug)]
struct Laid {
    item: usize,
    groups: Vec<usize>,
    /// By row, whether the group's size is unknown.
    unknown: Vec<bool>,
    columns: Vec<usize>,
    system: System,
}

impl Laid {
    fn place(&self, group: usize, column: usize) -> Option<usize> {
        let row = self.groups.binary_search(&group).ok()?;
        Some(row * self.columns.len() + self.columns.binary_search(&column).ok()?)
    }
}

impl<'a> Auditor<'a> {
    pub fn new(linked: &'a Linked, work: Work) -> Self {
        let mut sums_of = vec![Vec::new(); linked.groups.len()];
        for (place, sum) in linked.sums.iter().enumerate() {
            for group in sum.members() {
                sums_of[group].push(place);
            }
        }
        Auditor {
            linked,
            sums_of,
            moves: Vec::new(),
            laid: None,
            size_at_best: vec![VALUES; linked.groups.len()],
            work,
            kept_back: 0,
            cut_short: false,
        }
    }

    /// Whether the work allowed is done: nothing is searched any more.
    pub fn exhausted(&mut self) -> bool {
        let done = self.work.left <= self.kept_back;
        self.cut_short |= done;
        done
    }

    /// What is shown, and what follows from it by one sum after the other.
    fn known(&mut self, hidden: impl Fn(&Self, usize) -> bool) -> Vec<bool> {
        let mut known: Vec<bool> = (0..self.linked.groups.len())
            .map(|group| self.linked.groups[group].n == 0 || !hidden(self, group))
            .collect();
        let mut open: Vec<usize> = (self.linked.sums.iter())
            .map(|sum| sum.members().filter(|&member| !known[member]).count())
            .collect();
        let mut next: Vec<usize> = (0..open.len()).filter(|&sum| open[sum] == 1).collect();
        let mut touched = known.len();
        while let Some(sum) = next.pop() {
            let Some(group) = self.linked.sums[sum].members().find(|&member| !known[member]) else {
                continue;
            };
            known[group] = true;
            touched += self.linked.sums[sum].parts.len();
            for &other in &self.sums_of[group] {
                open[other] -= 1;
                if open[other] == 1 {
                    next.push(other);
                }
            }
        }
        self.work.spend(touched);
        known
    }

    /// The groups that are not known and have to do with `start`, which is hidden.
    pub fn cluster(&mut self, start: usize, hidden: impl Fn(&Self, usize) -> bool) -> Cluster {
        let known = self.known(hidden);
        if known[start] {
            return Cluster { groups: vec![start], sums: self.sums_of[start].clone(), told: true };
        }
        self.spread(start, known)
    }

    /// All hidden groups that have to do with `start`, be they known or not: where more can be hidden for its sake.
    pub fn reach(&mut self, start: usize, hidden: impl Fn(&Self, usize) -> bool) -> Cluster {
        let outside =
            (0..self.linked.groups.len()).map(|g| self.linked.groups[g].n == 0 || !hidden(self, g)).collect();
        self.spread(start, outside)
    }

    fn spread(&mut self, start: usize, outside: Vec<bool>) -> Cluster {
        let mut cluster = Cluster { groups: Vec::new(), sums: Vec::new(), told: false };
        let mut seen = outside;
        let mut met = vec![false; self.linked.sums.len()];
        let mut next = vec![start];
        let mut touched = 0;
        seen[start] = true;
        while let Some(group) = next.pop() {
            cluster.groups.push(group);
            for &sum in &self.sums_of[group] {
                if std::mem::replace(&mut met[sum], true) {
                    continue;
                }
                cluster.sums.push(sum);
                for member in self.linked.sums[sum].members() {
                    touched += 1;
                    if !seen[member] {
                        seen[member] = true;
                        next.push(member);
                    }
                }
            }
        }
        self.work.spend(touched);
        cluster.groups.sort_unstable();
        cluster.sums.sort_unstable();
        cluster
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
        // What is not open of a size is not open of the number of those in it who answered.
        let sized = !self.size_unknown(mask, group) || self.size_at_best[group] == VALUES;
        if n > 0 && n < self.linked.minimum && sized {
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
        if self.size_unknown(mask, group) && self.size_at_best[group] > 1 {
            return chosen.saturating_add(1);
        }
        let n = self.linked.groups[group].n;
        n.min(chosen) - n.saturating_sub(others) + 1
    }

    /// Whether a hidden group's size leaves fewer than `values` values.
    pub fn size_found(&mut self, mask: &Mask, cluster: &Cluster, group: usize, values: u32) -> bool {
        if cluster.told {
            return values > 1;
        }
        if let Some((least, most)) = self.simple_size(cluster) {
            return most - least + 1 < values;
        }
        // Respondents may be moved from a twin and to it.
        let twins = cluster.groups.iter().filter(|&&other| other != group && self.twins(mask, group, other));
        let others: u32 = twins.map(|&twin| self.linked.groups[twin].n).sum();
        let truth = self.linked.groups[group].n;
        if others > 0 && truth + others + 1 >= values {
            return false;
        }
        if self.exhausted() {
            return true;
        }
        !self.open(i64::from(truth), values, |auditor, limits| {
            auditor.other_sizes(mask, cluster, group, limits)
        })
    }

    /// How many values of a size are to be left open: what is left when every size that can be hidden is.
    pub fn size_values(&mut self, everything: &Mask, group: usize) -> u32 {
        let cluster = self.cluster(group, |auditor, g| auditor.size_unknown(everything, g));
        let before = std::mem::take(&mut self.cut_short);
        let moves = std::mem::take(&mut self.moves);
        let mut values = VALUES;
        while values > 1 && self.size_found(everything, &cluster, group, values) {
            // What was not tried to the end may be possible.
            if std::mem::take(&mut self.cut_short) {
                break;
            }
            values -= 1;
        }
        self.cut_short |= before;
        // The alternatives found now hold only where all this is hidden.
        self.moves = moves;
        values
    }

    /// Smallest and largest size of each group hidden in one sum alone.
    fn simple_size(&self, cluster: &Cluster) -> Option<(u32, u32)> {
        let [sum] = cluster.sums[..] else { return None };
        if cluster.holds(self.linked.sums[sum].whole) {
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
        let truth: Vec<i64> = cluster.groups.iter().map(|&g| i64::from(self.linked.groups[g].n)).collect();
        let mut known = Vec::with_capacity(cluster.sums.len());
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
            known.push(Constraint::equal(terms, value));
        }
        let system = System::of(truth, i64::from(self.linked.groups[0].n), known);
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
        let table = &self.linked.items[item];
        let hidden = |&(group, _): &(usize, i64)| mask.cells[item][group] != Cell::Shown;
        let has = |column: usize, &(group, difference): &(usize, i64)| {
            i64::from(table.counts[group][column]) + difference >= 0
        };
        // All who are moved may have given one and the same answer.
        let width = table.counts[0].len();
        self.work.spend(width * changed.len());
        if changed.iter().all(hidden) && (0..width).any(|column| changed.iter().all(|c| has(column, c))) {
            return true;
        }
        let mut seen: Vec<usize> = Vec::new();
        for &(group, _) in changed {
            if seen.contains(&group) {
                continue;
            }
            let cluster = self.cluster(group, |_, g| mask.cells[item][g] != Cell::Shown);
            if cluster.told {
                return false;
            }
            seen.extend(&cluster.groups);
            let laid = self.changed(mask, item, &cluster, changed);
            if laid.system.search(&[], &mut self.work) != Search::Found {
                return false;
            }
        }
        true
    }

    /// Whether a secret counts as worked out only because a search was ended before it was done.
    pub fn unsure(&mut self, mask: &Mask, item: usize, cluster: &Cluster, secret: &Secret) -> bool {
        let before = std::mem::take(&mut self.cut_short);
        let found = self.found(mask, item, cluster, secret);
        let unsure = found && self.cut_short;
        self.cut_short |= before;
        unsure
    }

    /// Whether a secret about a hidden cell can be worked out.
    pub fn found(&mut self, mask: &Mask, item: usize, cluster: &Cluster, secret: &Secret) -> bool {
        let table = &self.linked.items[item];
        self.work.spend(cluster.groups.len() * table.counts[0].len());
        if cluster.told {
            return true;
        }
        if let Some(simple) = Simple::of(self, mask, item, cluster) {
            return simple.found(secret);
        }
        // What twins can exchange between them leaves everything else as it is.
        let same = |&group: &usize| self.exchange(secret.group(), group);
        let twins: Vec<usize> = cluster.groups.iter().copied().filter(same).collect();
        if twins.len() > 1 && !Simple::among(self, mask, item, &twins).found(secret) {
            return false;
        }
        // Nothing of the item is known around here: then nothing follows but what sizes say.
        let known = |group: usize| self.linked.groups[group].n > 0 && !cluster.holds(group);
        if !cluster.sums.iter().any(|&sum| self.linked.sums[sum].members().any(known)) {
            return false;
        }
        let about = |sizes: &Vec<(usize, i64)>| sizes.iter().any(|(g, _)| *g == secret.group());
        if let Some(bounded) = Bounded::of(self, item, cluster) {
            let kept = match secret {
                Secret::Count { group, columns, values } => {
                    let far = i64::from(*values) - 1;
                    let up = bounded.room(*group, columns, Way::Up, far);
                    up >= far || up + bounded.room(*group, columns, Way::Down, far - up) >= far
                }
                Secret::Alike { group, answer } => {
                    let others: Vec<usize> = (0..table.valid).filter(|column| column != answer).collect();
                    bounded.room(*group, &others, Way::Up, 1) > 0
                }
            };
            // It takes sizes as they are: where they may be otherwise, more is possible.
            let free = |&one: &usize| {
                cluster.groups.iter().any(|&other| one != other && self.twins(mask, one, other))
            };
            if kept || !self.moves.iter().any(about) && !cluster.groups.iter().any(free) {
                return !kept;
            }
        }
        if self.exhausted() {
            return true;
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
        for above in (0..=far).rev() {
            let below = far - above;
            if (above == 0 || exists(self, (truth + above, all)))
                && (below == 0 || truth >= below && exists(self, (0, truth - below)))
            {
                return true;
            }
        }
        false
    }

    fn other_counts(
        &mut self,
        mask: &Mask,
        item: usize,
        cluster: &Cluster,
        (group, columns): (usize, &[usize]),
        limits: (i64, i64),
    ) -> bool {
        let possible = |auditor: &mut Self, laid: &Laid| {
            let terms =
                columns.iter().filter_map(|&column| laid.place(group, column)).map(|k| (k, 1)).collect();
            let wish = Constraint { terms, low: limits.0, high: limits.1 };
            let outcome = laid.system.search(&[wish], &mut auditor.work);
            auditor.cut_short |= outcome == Search::Unknown;
            outcome == Search::Found
        };
        let laid = self.laid_out(mask, item, cluster);
        if possible(self, &laid) {
            return true;
        }
        // A size that is larger where the count shall be larger: the furthest first.
        let truth: i64 =
            columns.iter().map(|&column| i64::from(self.linked.items[item].counts[group][column])).sum();
        let along = if limits.0 > truth { 1 } else { -1 };
        let of_group = |sizes: &Vec<(usize, i64)>| {
            sizes.iter().find(|(g, _)| *g == group).map_or(0, |(_, by)| by * along)
        };
        let mut ways: Vec<Vec<(usize, i64)>> =
            self.moves.iter().filter(|sizes| of_group(sizes) > 0).cloned().collect();
        ways.order_by_key(|sizes| std::cmp::Reverse(of_group(sizes)));
        ways.truncate(TRIED_SIZES);
        ways.into_iter().any(|sizes| {
            let laid = self.changed(mask, item, cluster, &sizes);
            possible(self, &laid)
        })
    }

    /// The hidden counts of an item around a cluster, with what is known of them; made once for all questions about it.
    fn laid_out(&mut self, mask: &Mask, item: usize, cluster: &Cluster) -> Rc<Laid> {
        let unknown = cluster.groups.iter().map(|&group| self.size_unknown(mask, group)).collect();
        if let Some(laid) = &self.laid
            && laid.item == item
            && laid.groups == cluster.groups
            && laid.unknown == unknown
        {
            return Rc::clone(laid);
        }
        let laid = Rc::new(self.lay_out(mask, item, cluster, unknown, &[], Sizes::Standing));
        self.work.spend(laid.system.terms());
        self.laid = Some(Rc::clone(&laid));
        laid
    }

    /// Sizes stand as they are, but for `changed` and for twins: groups that are hidden whole and meet in the same
    /// sums. Respondents can be moved from one twin to the other without anything shown being changed in any item.
    fn lay_out(
        &self,
        mask: &Mask,
        item: usize,
        cluster: &Cluster,
        unknown: Vec<bool>,
        changed: &[(usize, i64)],
        sizes: Sizes,
    ) -> Laid {
        let table = &self.linked.items[item];
        let whole_known = mask.cells[item][0] == Cell::Shown;
        let columns: Vec<usize> =
            (0..table.counts[0].len()).filter(|&c| !whole_known || table.counts[0][c] > 0).collect();
        let mut laid =
            Laid { item, groups: cluster.groups.clone(), unknown, columns, system: System::default() };
        let (mut truth, mut known) = (Vec::new(), Vec::new());
        for &group in &laid.groups {
            truth.extend(laid.columns.iter().map(|&c| i64::from(table.counts[group][c])));
        }
        for &sum in &cluster.sums {
            let sum = &self.linked.sums[sum];
            for &column in &laid.columns {
                let mut terms = Vec::new();
                let mut value = 0;
                for member in sum.members() {
                    let factor = if member == sum.whole { -1 } else { 1 };
                    match laid.place(member, column) {
                        Some(k) => terms.push((k, factor)),
                        None => value -= factor * i64::from(table.counts[member][column]),
                    }
                }
                known.push(Constraint::equal(terms, value));
            }
        }
        let mut done = vec![false; laid.groups.len()];
        for (row, &group) in laid.groups.iter().enumerate() {
            if done[row] || sizes == Sizes::Open && laid.unknown[row] {
                continue;
            }
            let mut terms = Vec::new();
            let mut size = 0;
            for (twin, &other) in laid.groups.iter().enumerate().skip(row) {
                let together = laid.unknown[row] && laid.unknown[twin] && self.exchange(group, other);
                if twin != row && !together {
                    continue;
                }
                done[twin] = true;
                terms.extend(
                    laid.columns.iter().filter_map(|&column| laid.place(other, column)).map(|k| (k, 1)),
                );
                size += i64::from(self.linked.groups[other].n);
                size += changed.iter().filter(|(g, _)| *g == other).map(|(_, by)| by).sum::<i64>();
            }
            known.push(Constraint::equal(terms, size));
        }
        laid.system = System::of(truth, i64::from(self.linked.groups[0].n), known);
        laid
    }

    /// What of an item is told even where `mask` hides all of it that can be hidden.
    pub fn limits(&mut self, mask: &Mask, item: usize) -> Limits {
        let known = self.known(|_, group| mask.cells[item][group] != Cell::Shown);
        let groups: Vec<usize> = (0..known.len()).filter(|&group| !known[group]).collect();
        let mut sums: Vec<usize> =
            groups.iter().flat_map(|&group| self.sums_of[group].iter().copied()).collect();
        sums.sort_unstable();
        sums.dedup();
        let cluster = Cluster { groups, sums, told: false };
        let unknown = cluster.groups.iter().map(|&group| self.size_unknown(mask, group)).collect();
        let laid = self.lay_out(mask, item, &cluster, unknown, &[], Sizes::Open);
        self.work.spend(laid.system.terms());
        let bounds = laid.system.limits(&mut self.work);
        Limits { laid, bounds }
    }

    fn changed(&mut self, mask: &Mask, item: usize, cluster: &Cluster, by: &[(usize, i64)]) -> Laid {
        let unknown = cluster.groups.iter().map(|&group| self.size_unknown(mask, group)).collect();
        let laid = self.lay_out(mask, item, cluster, unknown, by, Sizes::Standing);
        self.work.spend(laid.system.terms());
        laid
    }

    fn twins(&self, mask: &Mask, one: usize, other: usize) -> bool {
        one == other
            || self.size_unknown(mask, one) && self.size_unknown(mask, other) && self.exchange(one, other)
    }

    /// Whether the groups meet in the same sums: what one has more the other may have less.
    fn exchange(&self, one: usize, other: usize) -> bool {
        one == other
            || self.sums_of[one] == self.sums_of[other]
                && self.sums_of[one].iter().all(|&sum| ![one, other].contains(&self.linked.sums[sum].whole))
    }
}

/// Ways to other sizes that are tried before a size counts as worked out.
const TRIED_SIZES: usize = 2;

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
        if cluster.holds(auditor.linked.sums[sum].whole) {
            return None;
        }
        Some(Simple::among(auditor, mask, item, &cluster.groups))
    }

    fn among(auditor: &'a Auditor, mask: &'a Mask, item: usize, groups: &[usize]) -> Self {
        let table = &auditor.linked.items[item];
        let mut together = vec![0; table.counts[0].len()];
        for &group in groups {
            for (total, count) in together.iter_mut().zip(&table.counts[group]) {
                *total += count;
            }
        }
        let unknown: Vec<u32> = (groups.iter())
            .filter(|&&group| auditor.size_unknown(mask, group))
            .map(|&group| auditor.linked.groups[group].n)
            .collect();
        let unknown = (unknown.len() > 1).then(|| unknown.iter().sum());
        Simple { auditor, mask, table, together, unknown }
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
