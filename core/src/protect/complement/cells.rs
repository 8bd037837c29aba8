//! One item in, the cells hidden beside those of the primary rule out: nothing hidden can be worked out from what is shown.

use super::Cover;
use crate::order::InOrder;
use crate::protect::audit::{Cluster, Limits, Secret};
use crate::protect::linked::{Cell, Printed, Size};

/// Cells hidden beside one that are tried together before they are taken one by one.
const TOGETHER: usize = 3;

/// Single cells that are tried where a search is needed for each.
const TRIED: usize = 6;

/// Cells that are tried to be shown again where a search is needed for each.
const SHOWN_AGAIN: usize = 4;

/// Which cells of one sum to hide together.
enum Together {
    These(Vec<usize>),
    /// No few of them, or more sums have a say.
    More,
}

impl Cover<'_> {
    /// To hide more never tells more: a secret that is kept stays kept, and each is looked at once.
    pub(super) fn item(&mut self, item: usize) {
        self.hide_with_its_parts(item);
        let linked = self.linked();
        let hidden =
            |&group: &usize| linked.groups[group].n > 0 && self.mask.cells[item][group] != Cell::Shown;
        let mut waiting: Vec<usize> = (0..linked.groups.len()).filter(hidden).collect();
        waiting.reverse();
        let mut added: Vec<usize> = Vec::new();
        let mut lost: Vec<Secret> = Vec::new();
        let mut limits = None;
        while let Some(group) = waiting.pop() {
            for secret in self.auditor.secrets(&self.mask, item, group) {
                let more = self.keep(item, secret, &mut limits, &mut lost);
                waiting.extend(&more);
                added.extend(more);
            }
        }
        self.show_again(item, added, &lost);
        self.lost += u32::try_from(lost.len()).unwrap_or(u32::MAX);
    }

    /// Hides until the secret is kept; what was hidden. Where nothing more can be hidden and it is not kept, what was
    /// hidden was in vain: it is shown again, and as much of the secret kept as can be.
    fn keep(
        &mut self,
        item: usize,
        mut secret: Secret,
        limits: &mut Option<Limits>,
        lost: &mut Vec<Secret>,
    ) -> Vec<usize> {
        let mut hidden: Vec<usize> = Vec::new();
        let mut asked = false;
        loop {
            let cluster = self.around(item, secret.group());
            if !self.auditor.found(&self.mask, item, &cluster, &secret) {
                return hidden;
            }
            if !std::mem::replace(&mut asked, true) && !self.auditor.exhausted() {
                if limits.is_none() {
                    *limits = Some(self.limits(item));
                }
                let valid = self.linked().items[item].valid;
                match limits.as_ref().and_then(|limits| limits.left_of(secret.clone(), valid)) {
                    Some(left) => secret = left,
                    None => {
                        lost.push(secret);
                        return hidden;
                    }
                }
                continue;
            }
            let cells = if self.auditor.exhausted() {
                self.all_cells(item, secret.group())
            } else {
                match self.few_together(item, &cluster, lost) {
                    Together::These(cells) => cells,
                    Together::More => self.one(item, &secret).into_iter().collect(),
                }
            };
            if !cells.is_empty() {
                cells.iter().for_each(|&group| self.hide(item, group));
                hidden.extend(cells);
                continue;
            }
            // What was not tried to the end may be possible.
            if self.auditor.exhausted() || self.auditor.unsure(&self.mask, item, &cluster, &secret) {
                return hidden;
            }
            let mut less = secret.less();
            while let Some(secret) = &less
                && self.auditor.found(&self.mask, item, &cluster, secret)
            {
                less = secret.less();
            }
            hidden.drain(..).for_each(|group| self.show(item, group));
            match less {
                Some(less) => secret = less,
                None => {
                    lost.push(secret);
                    return hidden;
                }
            }
        }
    }

    fn limits(&mut self, item: usize) -> Limits {
        let all: Vec<usize> =
            (0..self.linked().groups.len()).filter(|&group| self.can(item, group)).collect();
        all.iter().for_each(|&group| self.hide(item, group));
        let limits = self.auditor.limits(&self.mask, item);
        all.iter().for_each(|&group| self.show(item, group));
        limits
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

    fn can(&self, item: usize, group: usize) -> bool {
        let table = &self.linked().items[item];
        self.mask.cells[item][group] == Cell::Shown
            && table.printed[group] == Printed::Yes
            && self.linked().groups[group].n > 0
    }

    /// Everything that can be hidden around a group.
    fn all_cells(&mut self, item: usize, group: usize) -> Vec<usize> {
        let reach = self.reach(item, group);
        let members = reach.sums.iter().flat_map(|&sum| self.linked().sums[sum].members());
        let mut all: Vec<usize> = members.filter(|&group| self.can(item, group)).collect();
        all.sort_unstable();
        all.dedup();
        let parts: Vec<usize> = all.iter().copied().filter(|&group| !self.is_base(group)).collect();
        if parts.is_empty() { all } else { parts }
    }

    /// With the base of an output goes what all of its groups have in common: it goes last.
    fn is_base(&self, group: usize) -> bool {
        self.linked().groups[group].size == Size::Public
    }

    fn reach(&mut self, item: usize, group: usize) -> Cluster {
        self.auditor.reach(group, |_, g| self.mask.cells[item][g] != Cell::Shown)
    }

    fn around(&mut self, item: usize, group: usize) -> Cluster {
        self.auditor.cluster(group, |_, g| self.mask.cells[item][g] != Cell::Shown)
    }

    /// Whether something about the cluster can be worked out that is not lost anyway.
    fn tells(&mut self, item: usize, cluster: &Cluster, lost: &[Secret]) -> bool {
        cluster.groups.iter().any(|&group| {
            self.auditor.secrets(&self.mask, item, group).iter().any(|secret| {
                !lost.iter().any(|lost| lost.same(secret))
                    && self.auditor.found(&self.mask, item, cluster, secret)
            })
        })
    }

    /// Where all meet in one sum: the cheapest one, two or three cells that leave nothing to be worked out.
    fn few_together(&mut self, item: usize, cluster: &Cluster, lost: &[Secret]) -> Together {
        let [sum] = cluster.sums[..] else { return Together::More };
        let linked = self.linked();
        let mut parts: Vec<usize> =
            linked.sums[sum].members().filter(|&group| self.can(item, group)).collect();
        if parts.iter().any(|&group| self.auditor.sums_of[group] != [sum] || group == linked.sums[sum].whole)
        {
            return Together::More;
        }
        parts.order_by_key(|&group| (linked.groups[group].n, group));
        let mut sets = combinations(parts.len());
        let cost = |set: &Vec<usize>| -> u64 {
            set.iter().map(|&place| u64::from(linked.groups[parts[place]].n)).sum()
        };
        sets.order_by_key(|set| (cost(set), set.len()));
        for set in sets {
            let cells: Vec<usize> = set.into_iter().map(|place| parts[place]).collect();
            cells.iter().for_each(|&group| self.hide(item, group));
            let together = self.around(item, cells[0]);
            let tells = self.tells(item, &together, lost);
            cells.iter().for_each(|&group| self.show(item, group));
            if !tells {
                return Together::These(cells);
            }
        }
        Together::More
    }

    /// One more cell: one without which a sum tells another, else the cheapest that helps, else the cheapest.
    fn one(&mut self, item: usize, secret: &Secret) -> Option<usize> {
        let cluster = self.reach(item, secret.group());
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
            choices.order_by_key(|&group| (self.is_base(group), told(group), linked.groups[group].n, group));
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

    /// Shows again what was hidden for this item and is not needed, the dearest first.
    fn show_again(&mut self, item: usize, mut added: Vec<usize>, lost: &[Secret]) {
        let linked = self.linked();
        if added.len() < 2 {
            return;
        }
        added.order_by_key(|&group| (std::cmp::Reverse(linked.groups[group].n), group));
        for (tried, group) in added.into_iter().enumerate() {
            let simple = self.around(item, group).sums.len() == 1;
            if self.auditor.exhausted() || !simple && tried >= SHOWN_AGAIN {
                continue;
            }
            let around = self.around(item, group);
            self.show(item, group);
            let mut left = around.groups;
            left.retain(|&other| other != group);
            let tells = left.into_iter().any(|other| {
                let cluster = self.around(item, other);
                self.tells(item, &cluster, lost)
            });
            if tells || !self.auditor.moves_fit(&self.mask, item) {
                self.hide(item, group);
            }
        }
    }
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
