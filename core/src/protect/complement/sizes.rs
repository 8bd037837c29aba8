//! Small groups in, groups hidden whole beside them out: no hidden size can be worked out from those shown.

use super::Cover;
use crate::protect::audit::Cluster;
use crate::protect::linked::Size;

impl Cover<'_> {
    pub(super) fn sizes(&mut self) {
        let linked = self.linked();
        let small = |group: &usize| (1..linked.minimum).contains(&linked.groups[*group].n);
        let unknown = |group: &usize| self.auditor.size_unknown(&self.mask, *group);
        let small: Vec<usize> = (0..linked.groups.len()).filter(small).filter(unknown).collect();
        if small.is_empty() {
            return;
        }
        let mut everything = self.mask.clone();
        for (group, facts) in linked.groups.iter().enumerate() {
            if facts.size == Size::Printed && facts.n > 0 {
                everything.hide_whole(group);
            }
        }
        for group in small {
            let mut values = None;
            loop {
                let cluster = self.size_cluster(group);
                let values = *values.get_or_insert_with(|| self.auditor.size_values(&everything, group));
                self.auditor.size_at_best[group] = values;
                if !self.auditor.size_found(&self.mask, &cluster, group, values) {
                    break;
                }
                let reach = self.auditor.reach(group, |auditor, g| auditor.size_unknown(&self.mask, g));
                let further = if self.auditor.exhausted() {
                    self.all_around(&reach)
                } else {
                    self.further_group(&reach, group).into_iter().collect()
                };
                if further.is_empty() {
                    self.lost += 1;
                    break;
                }
                for group in further {
                    self.mask.hide_whole(group);
                    self.left[group] = 0;
                }
            }
        }
    }

    fn size_cluster(&mut self, group: usize) -> Cluster {
        self.auditor.cluster(group, |auditor, g| auditor.size_unknown(&self.mask, g))
    }

    fn can_hide_whole(&self, group: usize) -> bool {
        let facts = &self.linked().groups[group];
        facts.size == Size::Printed && !self.mask.whole[group] && facts.n > 0
    }

    fn all_around(&self, cluster: &Cluster) -> Vec<usize> {
        let members = cluster.sums.iter().flat_map(|&sum| self.linked().sums[sum].members());
        let mut all: Vec<usize> = members.filter(|&group| self.can_hide_whole(group)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The cheapest group to be hidden whole beside `group`: first in sums that tell it all by themselves.
    fn further_group(&self, cluster: &Cluster, group: usize) -> Option<usize> {
        let linked = self.linked();
        let unknown = |g: usize| linked.groups[g].n > 0 && self.auditor.size_unknown(&self.mask, g);
        let lonely = |sum: usize, also: Option<usize>| {
            linked.sums[sum].members().filter(|&g| unknown(g) || Some(g) == also).count() == 1
        };
        let tell: Vec<usize> = cluster.sums.iter().copied().filter(|&sum| lonely(sum, None)).collect();
        let own: Vec<usize> = self.auditor.sums_of[group].clone();
        // A group that is told by a sum of its own needs a third one.
        let told = |g: usize| self.auditor.sums_of[g].iter().filter(|&&sum| lonely(sum, Some(g))).count();
        // A group of which nothing but its size is told costs next to nothing.
        let cost = |g: usize| if self.left[g] == 0 { 0 } else { linked.groups[g].n };
        [&tell, &own, &cluster.sums].into_iter().find_map(|sums| {
            let members = sums.iter().flat_map(|&sum| linked.sums[sum].members());
            members.filter(|&g| self.can_hide_whole(g)).min_by_key(|&g| (told(g), cost(g), g))
        })
    }
}
