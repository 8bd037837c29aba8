//! Hidden groups of one sum, each with at most one hidden counterpart elsewhere, in; how far one of their counts can move
//! out.
//!
//! So it is when a variable is printed over the whole and under a filter: a category under the filter and its respondents
//! outside the filter add up to the shown category, so the one's counts limit the other's. Within these limits the counts
//! are those of a transport problem, and what can move is found by augmenting paths (Ford & Fulkerson 1956): exactly, and
//! without a search.

use super::audit::{Auditor, Cluster};

/// Rows of counts with limits; row sums and column sums stand.
#[derive(Debug, Clone)]
pub struct Bounded {
    rows: Vec<Row>,
    columns: usize,
}

#[derive(Debug, Clone)]
struct Row {
    group: usize,
    /// The hidden group that makes up a shown one with this, and whether it has more where this has less.
    counterpart: Option<(usize, Against)>,
    counts: Vec<i64>,
    low: Vec<i64>,
    high: Vec<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Against {
    Opposite,
    Along,
}

/// Which way a count is to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
}

impl Bounded {
    /// `None` where the sums make something else of it.
    pub fn of(auditor: &Auditor, item: usize, cluster: &Cluster) -> Option<Bounded> {
        let linked = auditor.linked;
        let table = &linked.items[item];
        let hidden = |group: usize| cluster.holds(group);
        let parts = |sum: usize| linked.sums[sum].parts.iter().filter(|&&part| hidden(part)).count();
        let main = *cluster.sums.iter().max_by_key(|&&sum| (parts(sum), std::cmp::Reverse(sum)))?;
        if hidden(linked.sums[main].whole) {
            return None;
        }
        let columns = table.counts[0].len();
        let mut rows = Vec::new();
        for &group in linked.sums[main].parts.iter().filter(|&&part| hidden(part)) {
            let counts: Vec<i64> = table.counts[group].iter().map(|&count| i64::from(count)).collect();
            let mut row = Row {
                group,
                counterpart: None,
                low: vec![0; columns],
                high: vec![i64::from(linked.groups[0].n); columns],
                counts,
            };
            let mut others = auditor.sums_of[group].iter().filter(|&&sum| sum != main);
            if let Some(&sum) = others.next() {
                if others.next().is_some() {
                    return None;
                }
                let sum = &linked.sums[sum];
                let mut partners = sum.members().filter(|&member| member != group && hidden(member));
                if let Some(partner) = partners.next() {
                    if partners.next().is_some() || auditor.sums_of[partner].len() != 1 {
                        return None;
                    }
                    let along = group == sum.whole || partner == sum.whole;
                    row.counterpart = Some((partner, if along { Against::Along } else { Against::Opposite }));
                    for column in 0..columns {
                        let other = i64::from(table.counts[partner][column]);
                        if along {
                            row.low[column] = row.counts[column] - other.min(row.counts[column]);
                        } else {
                            row.high[column] = row.counts[column] + other;
                        }
                    }
                }
            }
            rows.push(row);
        }
        let counted = rows.len() + rows.iter().filter(|row| row.counterpart.is_some()).count();
        (counted == cluster.groups.len()).then_some(Bounded { rows, columns })
    }

    /// How far the sum of `wanted` columns of a group can move one way, at most `far`.
    pub fn room(&self, group: usize, wanted: &[usize], way: Way, far: i64) -> i64 {
        let mut rows = self.rows.clone();
        let own = |row: &Row| match row.counterpart {
            Some((partner, against)) if partner == group => Some(against),
            _ => (row.group == group).then_some(Against::Along),
        };
        let Some((place, against)) = rows.iter().enumerate().find_map(|(k, row)| Some((k, own(row)?))) else {
            return 0;
        };
        let gains = (way == Way::Up) == (against == Against::Along);
        let mut moved = 0;
        while moved < far && self.augment(&mut rows, place, wanted, gains) {
            moved += 1;
        }
        moved
    }

    /// Moves one respondent of row `own` into the wanted columns, or out of them.
    fn augment(&self, rows: &mut [Row], own: usize, wanted: &[usize], gains: bool) -> bool {
        let inside = |column: usize| wanted.contains(&column);
        let loses = |row: &Row, column: usize| row.counts[column] > row.low[column];
        let takes = |row: &Row, column: usize| row.counts[column] < row.high[column];
        // From a column that the row leaves, by way of other rows, to one that it enters.
        let starts = (0..self.columns).filter(|&c| inside(c) != gains && loses(&rows[own], c));
        let mut came: Vec<Option<(usize, usize)>> = vec![None; self.columns];
        let mut seen = vec![false; self.columns];
        let mut queue: Vec<usize> = starts.collect();
        queue.iter().for_each(|&column| seen[column] = true);
        let mut next = 0;
        while let Some(&column) = queue.get(next) {
            next += 1;
            for (place, row) in rows.iter().enumerate() {
                if place == own || !takes(row, column) {
                    continue;
                }
                for to in 0..self.columns {
                    if seen[to] || !loses(row, to) {
                        continue;
                    }
                    seen[to] = true;
                    came[to] = Some((column, place));
                    if inside(to) == gains && takes(&rows[own], to) {
                        rows[own].counts[to] += 1;
                        let mut at = to;
                        while let Some((from, place)) = came[at] {
                            rows[place].counts[at] -= 1;
                            rows[place].counts[from] += 1;
                            at = from;
                        }
                        rows[own].counts[at] -= 1;
                        return true;
                    }
                    queue.push(to);
                }
            }
        }
        false
    }
}
