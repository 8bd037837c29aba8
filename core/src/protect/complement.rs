//! Linked tables in, what is shown of them out: the primary rule, and so much hidden beside it that no hidden count
//! can be worked out from what is shown ([`super::audit`]).
//!
//! Sizes first: where a hidden group's size follows, another group is hidden whole. Then item by item: of the cells
//! that can be hidden beside, the cheapest are, the cost being the respondents whose answers are lost; afterwards those
//! that proved unnecessary are shown again. Where everything that can be hidden is hidden and a count still follows, it
//! follows from the survey's totals or from what has left before, and hiding more would not help.

use super::audit::{Auditor, Cluster, Secret};
use super::linked::{Cell, Linked, Mask, Printed, Size};
use super::system::Work;
use crate::order::InOrder;

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

/// Work allowed in all; some 0.1 s.
pub const WORK: Work = Work { left: 30_000_000 };

/// Cells hidden beside one that are tried together before they are taken one by one.
const TOGETHER: usize = 3;

/// Single cells that are tried where a search is needed for each.
const TRIED: usize = 12;

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
        cover.sizes();
        for item in 0..linked.items.len() {
            cover.item(item);
        }
    }
    let Cover { auditor, mask, lost, .. } = cover;
    Covered { further: mask.hidden() - before, lost, cut_short: auditor.cut_short, mask }
}

/// Which cells of one sum to hide together.
enum Together {
    These(Vec<usize>),
    /// Not even all of them would help.
    InVain,
    /// No few of them, or more sums have a say.
    More,
}

/// All sets of one to [`TOGETHER`] of so many.
fn combinations(of: usize) -> Vec<Vec<usize>> {
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    let mut from = 0;
    for _ in 0..TOGETHER {
        let until = sets.len();
        for known in from..until {
            let next = sets[known].last().map_or(0, |&last| last + 1);
            for place in next..of {
                let mut set = sets[known].clone();
                set.push(place);
                sets.push(set);
            }
        }
        from = until;
    }
    sets.remove(0);
    sets
}

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

    // Sizes

    fn sizes(&mut self) {
        let mut given_up: Vec<usize> = Vec::new();
        loop {
            let Some((cluster, group)) = self.open_size(&given_up) else { return };
            match self.further_group(&cluster, group) {
                Some(further) => {
                    self.mask.hide_whole(further);
                    self.left[further] = 0;
                }
                None => {
                    given_up.push(group);
                    self.lost += 1;
                }
            }
        }
    }

    /// A small group whose size can be worked out.
    fn open_size(&mut self, given_up: &[usize]) -> Option<(Cluster, usize)> {
        let linked = self.linked();
        for cluster in self.auditor.size_clusters(&self.mask) {
            for &group in &cluster.groups {
                let small = linked.groups[group].n < linked.minimum;
                if small && !given_up.contains(&group) && self.auditor.size_found(&self.mask, &cluster, group)
                {
                    return Some((cluster, group));
                }
            }
        }
        None
    }

    /// The cheapest group to be hidden whole beside `group`: first in sums that tell it all by themselves.
    fn further_group(&mut self, cluster: &Cluster, group: usize) -> Option<usize> {
        let linked = self.linked();
        let can = |g: usize, mask: &Mask| {
            linked.groups[g].size == Size::Printed && !mask.whole[g] && linked.groups[g].n > 0
        };
        let unknown = |g: usize| linked.groups[g].n > 0 && self.auditor.size_unknown(&self.mask, g);
        let lonely = |sum: usize, also: Option<usize>| {
            linked.sums[sum].members().filter(|&g| unknown(g) || Some(g) == also).count() == 1
        };
        let tell: Vec<usize> = cluster.sums.iter().copied().filter(|&sum| lonely(sum, None)).collect();
        let own: Vec<usize> = self.auditor.sums_of[group].clone();
        for sums in [&tell, &own, &cluster.sums] {
            let mut choices: Vec<usize> = sums
                .iter()
                .flat_map(|&sum| linked.sums[sum].members())
                .filter(|&g| can(g, &self.mask))
                .collect();
            choices.sort_unstable();
            choices.dedup();
            // A group that is told by a sum of its own needs a third one.
            let told = |g: usize| self.auditor.sums_of[g].iter().filter(|&&sum| lonely(sum, Some(g))).count();
            if let Some(&best) = choices.iter().min_by_key(|&&g| (told(g), linked.groups[g].n, g)) {
                return Some(best);
            }
        }
        None
    }

    // Answers

    fn item(&mut self, item: usize) {
        self.hide_with_its_parts(item);
        let before = self.mask.cells[item].clone();
        let mut given_up: Vec<Secret> = Vec::new();
        while let Some((cluster, secret)) = self.open_secret(item, &given_up) {
            let choice = match self.few_together(item, &cluster, &secret, &given_up) {
                Together::These(cells) => cells,
                Together::InVain => Vec::new(),
                Together::More => self.one(item, &cluster, &secret).into_iter().collect(),
            };
            if choice.is_empty() {
                given_up.push(secret);
                self.lost += 1;
            }
            for group in choice {
                self.hide(item, group);
            }
        }
        self.show_again(item, &before, &given_up);
    }

    /// The mean of several items, and the means of all but one, tell the one.
    fn hide_with_its_parts(&mut self, item: usize) {
        let parts = &self.linked().items[item].made_of;
        for group in 0..self.linked().groups.len() {
            let hidden =
                |&part: &usize| !matches!(self.mask.cells[part][group], Cell::Shown | Cell::Unprinted);
            if self.mask.cells[item][group] == Cell::Shown && parts.iter().any(hidden) {
                self.hide(item, group);
            }
        }
    }

    /// The first secret that can be worked out.
    fn open_secret(&mut self, item: usize, given_up: &[Secret]) -> Option<(Cluster, Secret)> {
        for cluster in self.auditor.item_clusters(&self.mask, item) {
            if let Some(secret) = self.open_in(item, &cluster, given_up) {
                return Some((cluster, secret));
            }
        }
        None
    }

    fn open_in(&mut self, item: usize, cluster: &Cluster, given_up: &[Secret]) -> Option<Secret> {
        for &group in &cluster.groups {
            for secret in self.auditor.secrets(&self.mask, item, group) {
                let lost = given_up.iter().any(|lost| lost.same(&secret));
                if !lost && self.auditor.found(&self.mask, item, cluster, &secret) {
                    return Some(secret);
                }
            }
        }
        None
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

    fn can(&self, item: usize, group: usize) -> bool {
        let table = &self.linked().items[item];
        self.mask.cells[item][group] == Cell::Shown
            && table.printed[group] == Printed::Yes
            && self.linked().groups[group].n > 0
    }

    /// Where all meet in one sum: the cheapest one, two or three cells that leave nothing to be worked out.
    fn few_together(
        &mut self,
        item: usize,
        cluster: &Cluster,
        secret: &Secret,
        given_up: &[Secret],
    ) -> Together {
        let [sum] = cluster.sums[..] else { return Together::More };
        let linked = self.linked();
        let members = || linked.sums[sum].members().filter(|&group| self.can(item, group));
        if members().any(|group| self.auditor.sums_of[group] != [sum] || group == linked.sums[sum].whole) {
            return Together::More;
        }
        let mut parts: Vec<usize> = members().collect();
        parts.order_by_key(|&group| (linked.groups[group].n, group));
        let all = self.with(item, cluster, &parts, |cover, together| {
            cover.auditor.found(&cover.mask, item, together, secret)
        });
        if all {
            return Together::InVain;
        }
        let mut sets = combinations(parts.len());
        let cost = |set: &Vec<usize>| -> u64 {
            set.iter().map(|&place| u64::from(linked.groups[parts[place]].n)).sum()
        };
        sets.order_by_key(|set| (cost(set), set.len()));
        for set in sets {
            let cells: Vec<usize> = set.into_iter().map(|place| parts[place]).collect();
            let enough = self.with(item, cluster, &cells, |cover, together| {
                cover.open_in(item, together, given_up).is_none()
            });
            if enough {
                return Together::These(cells);
            }
        }
        Together::More
    }

    /// What would be if these cells were hidden too.
    fn with(
        &mut self,
        item: usize,
        cluster: &Cluster,
        cells: &[usize],
        look: impl FnOnce(&mut Self, &Cluster) -> bool,
    ) -> bool {
        let mut together = cluster.clone();
        together.groups.extend(cells);
        together.groups.sort_unstable();
        for &group in cells {
            self.hide(item, group);
        }
        let seen = look(self, &together);
        for &group in cells {
            self.show(item, group);
        }
        seen
    }

    /// One more cell: one without which a sum tells another, else the cheapest that helps, else the cheapest.
    fn one(&mut self, item: usize, cluster: &Cluster, secret: &Secret) -> Option<usize> {
        let linked = self.linked();
        let hidden = |g: usize| linked.groups[g].n > 0 && self.mask.cells[item][g] != Cell::Shown;
        let lonely = |sum: usize, also: Option<usize>| {
            linked.sums[sum].members().filter(|&g| hidden(g) || Some(g) == also).count() == 1
        };
        let told = |g: usize| self.auditor.sums_of[g].iter().filter(|&&sum| lonely(sum, Some(g))).count();
        let choices = |sums: &[usize]| -> Vec<usize> {
            let mut choices: Vec<usize> = (sums.iter())
                .flat_map(|&sum| linked.sums[sum].members())
                .filter(|&group| self.can(item, group))
                .collect();
            choices.sort_unstable();
            choices.dedup();
            choices.order_by_key(|&group| (told(group), linked.groups[group].n, group));
            choices
        };
        let tell: Vec<usize> = cluster.sums.iter().copied().filter(|&sum| lonely(sum, None)).collect();
        if let Some(&cheapest) = choices(&tell).first() {
            return Some(cheapest);
        }
        let near = choices(&self.auditor.sums_of[secret.group()]);
        let all = choices(&cluster.sums);
        for &group in all.iter().take(TRIED) {
            self.hide(item, group);
            let cluster = self.around(item, secret.group());
            let helps = !self.auditor.found(&self.mask, item, &cluster, secret);
            self.show(item, group);
            if helps {
                return Some(group);
            }
        }
        near.first().or(all.first()).copied()
    }

    fn around(&self, item: usize, group: usize) -> Cluster {
        let clusters = self.auditor.item_clusters(&self.mask, item);
        clusters
            .into_iter()
            .find(|cluster| cluster.groups.contains(&group))
            .unwrap_or(Cluster { groups: Vec::new(), sums: Vec::new() })
    }

    /// Shows again what was hidden for this item and is not needed, the dearest first.
    fn show_again(&mut self, item: usize, before: &[Cell], given_up: &[Secret]) {
        let linked = self.linked();
        let mut added: Vec<usize> =
            (0..before.len()).filter(|&group| self.mask.cells[item][group] != before[group]).collect();
        if added.len() < 2 {
            return;
        }
        added.order_by_key(|&group| (std::cmp::Reverse(linked.groups[group].n), group));
        for group in added {
            self.show(item, group);
            if self.open_secret(item, given_up).is_some() || !self.auditor.moves_fit(&self.mask, item) {
                self.hide(item, group);
            }
        }
    }
}
