//! Linked tables made for tests, and an attacker who knows no formula: it writes down every table that agrees with what
//! is shown.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeSet;

use svarkort_core::protect::linked::{Cell, Group, Linked, Mask, Printed, Size, Sum, Table};

/// One item by one background variable; groups 1.. are the categories, who is in none is a group of its own at the end.
pub fn one_breakdown(minimum: u32, whole: &[u32], parts: &[&[u32]]) -> Linked {
    let n = |row: &[u32]| row.iter().sum::<u32>();
    let mut counts = vec![whole.to_vec()];
    counts.extend(parts.iter().map(|row| row.to_vec()));
    let rest: Vec<u32> = (0..whole.len())
        .map(|column| whole[column] - parts.iter().map(|row| row[column]).sum::<u32>())
        .collect();
    let mut groups = vec![Group { n: n(whole), size: Size::Public, known_members: false }];
    groups.extend(parts.iter().map(|row| Group { n: n(row), size: Size::Printed, known_members: true }));
    let mut printed = vec![Printed::Kept];
    printed.extend(parts.iter().map(|_| Printed::Yes));
    if n(&rest) > 0 {
        groups.push(Group { n: n(&rest), size: Size::Public, known_members: true });
        counts.push(rest);
        printed.push(Printed::No);
    }
    Linked {
        minimum,
        sums: vec![Sum { whole: 0, parts: (1..groups.len()).collect() }],
        items: vec![Table { valid: whole.len(), counts, printed, made_of: Vec::new() }],
        groups,
    }
}

/// Every table that agrees with what is shown.
pub struct Attacker {
    /// By item: the possible tables, each by group and column.
    tables: Vec<Vec<Vec<Vec<u32>>>>,
}

/// Enumerates: column by column every way to fill the hidden cells that agrees with every sum, then every way to put the
/// columns of an item together that agrees with the sizes that are known, then the sizes that all items can have.
pub fn attacker(linked: &Linked, mask: &Mask) -> Attacker {
    let unknown_size = |g: usize| mask.whole[g] || linked.groups[g].size == Size::Implied;
    let hidden_in = |item: usize, g: usize| linked.groups[g].n > 0 && mask.cells[item][g] != Cell::Shown;
    let mut tables: Vec<Vec<Vec<Vec<u32>>>> = Vec::new();
    for (item, table) in linked.items.iter().enumerate() {
        let hidden: Vec<usize> = (0..linked.groups.len()).filter(|&g| hidden_in(item, g)).collect();
        let columns: Vec<Vec<Vec<u32>>> = (0..table.counts[0].len())
            .map(|column| {
                let shown: Vec<Option<u32>> = (0..linked.groups.len())
                    .map(|g| (!hidden_in(item, g)).then(|| table.counts[g][column]))
                    .collect();
                let mut found = Vec::new();
                fill(linked, &hidden, 0, &mut shown.clone(), table.counts[0][column], &mut found);
                found
            })
            .collect();
        let mut full = Vec::new();
        let most: Vec<Option<u32>> =
            hidden.iter().map(|&g| (!unknown_size(g)).then_some(linked.groups[g].n)).collect();
        join(&columns, &most, &mut vec![0; hidden.len()], &mut Vec::new(), &mut full);
        tables.push(
            full.into_iter()
                .map(|columns: Vec<&Vec<u32>>| {
                    let mut rows = table.counts.clone();
                    for (place, &g) in hidden.iter().enumerate() {
                        rows[g] = columns.iter().map(|column| column[place]).collect();
                    }
                    rows
                })
                .collect(),
        );
    }
    // A way to divide the respondents that one item speaks against is none.
    let unknown: Vec<usize> = (0..linked.groups.len()).filter(|&g| unknown_size(g)).collect();
    let sizes =
        |rows: &Vec<Vec<u32>>| -> Vec<u32> { unknown.iter().map(|&g| rows[g].iter().sum()).collect() };
    let hides_all = |item: usize| unknown.iter().all(|&g| linked.groups[g].n == 0 || hidden_in(item, g));
    let mut possible: Option<BTreeSet<Vec<u32>>> = None;
    for (item, table) in tables.iter().enumerate().filter(|(item, _)| hides_all(*item)) {
        let _ = item;
        let own: BTreeSet<Vec<u32>> = table.iter().map(sizes).collect();
        possible = Some(match possible {
            Some(before) => before.intersection(&own).cloned().collect(),
            None => own,
        });
    }
    if let Some(possible) = possible {
        for (item, table) in tables.iter_mut().enumerate() {
            if hides_all(item) {
                table.retain(|rows| possible.contains(&sizes(rows)));
            }
        }
    }
    Attacker { tables }
}

/// Every value of the hidden numbers of one column that the sums allow.
fn fill(
    linked: &Linked,
    hidden: &[usize],
    place: usize,
    values: &mut Vec<Option<u32>>,
    whole: u32,
    found: &mut Vec<Vec<u32>>,
) {
    let possible = linked.sums.iter().all(|sum| {
        let parts: Vec<Option<u32>> = sum.parts.iter().map(|&part| values[part]).collect();
        let least: u32 = parts.iter().flatten().sum();
        match values[sum.whole] {
            Some(whole) if parts.iter().all(Option::is_some) => least == whole,
            Some(whole) => least <= whole,
            None => true,
        }
    });
    if !possible {
        return;
    }
    let Some(&group) = hidden.get(place) else {
        found.push(hidden.iter().map(|&g| values[g].expect("filled")).collect());
        return;
    };
    for value in 0..=whole {
        values[group] = Some(value);
        fill(linked, hidden, place + 1, values, whole, found);
    }
    values[group] = None;
}

/// Every choice of one filling per column whose rows have the sizes that are known.
fn join<'a>(
    columns: &'a [Vec<Vec<u32>>],
    sizes: &[Option<u32>],
    sums: &mut Vec<u32>,
    chosen: &mut Vec<&'a Vec<u32>>,
    full: &mut Vec<Vec<&'a Vec<u32>>>,
) {
    let over = sums.iter().zip(sizes).any(|(sum, size)| size.is_some_and(|size| *sum > size));
    if over {
        return;
    }
    let Some((first, others)) = columns.split_first() else {
        if sums.iter().zip(sizes).all(|(sum, size)| size.is_none_or(|size| *sum == size)) {
            full.push(chosen.clone());
        }
        return;
    };
    for column in first {
        sums.iter_mut().zip(column).for_each(|(sum, count)| *sum += count);
        chosen.push(column);
        join(others, sizes, sums, chosen, full);
        chosen.pop();
        sums.iter_mut().zip(column).for_each(|(sum, count)| *sum -= count);
    }
}

impl Attacker {
    pub fn limits(&self, item: usize, group: usize, columns: &[usize]) -> (u32, u32) {
        let values = self.tables[item]
            .iter()
            .map(|table| columns.iter().map(|&column| table[group][column]).sum::<u32>());
        (values.clone().min().expect("the truth is possible"), values.max().expect("the truth"))
    }

    pub fn size(&self, group: usize) -> (u32, u32) {
        let columns: Vec<usize> = (0..self.tables[0][0][group].len()).collect();
        self.limits(0, group, &columns)
    }

    /// What can be worked out of what is hidden, and should not be: see the module's text of `core::protect`. What the
    /// whole's own numbers tell does not count.
    pub fn open(&self, linked: &Linked, mask: &Mask) -> Vec<String> {
        let mut open = Vec::new();
        let without_sizes = attacker(linked, &no_sizes(linked, mask));
        for (g, group) in linked.groups.iter().enumerate() {
            // A small group's size is hidden with it.
            let hidden = mask.whole[g] || group.size == Size::Implied;
            if hidden && (1..linked.minimum).contains(&group.n) {
                let (least, most) = self.size(g);
                let at_best = without_sizes.size(g);
                if most - least < (at_best.1 - at_best.0).min(2) {
                    open.push(format!("size of group {g}"));
                }
            }
        }
        let everything = everything_hidden(linked, mask);
        let at_best = attacker(linked, &everything);
        for (item, table) in linked.items.iter().enumerate() {
            for (g, group) in linked.groups.iter().enumerate() {
                let n = table.valid_n(g);
                let sensitive = match mask.cells[item][g] {
                    Cell::Primary => true,
                    Cell::Unprinted => linked.sensitive(item, g),
                    Cell::Shown | Cell::Further => false,
                };
                if let (Cell::Further, Some(mode)) = (mask.cells[item][g], table.mode(g)) {
                    let span = |(least, most): (u32, u32)| most - least + 1;
                    if span(self.limits(item, g, &[mode])) < span(at_best.limits(item, g, &[mode])).min(3) {
                        open.push(format!("item {item} group {g} mode"));
                    }
                }
                if !sensitive || group.n == 0 {
                    continue;
                }
                let mut check = |what: &str, columns: &[usize]| {
                    let span = |(least, most): (u32, u32)| most - least + 1;
                    let wanted = span(at_best.limits(item, g, columns)).min(3);
                    if span(self.limits(item, g, columns)) < wanted {
                        open.push(format!("item {item} group {g} {what}"));
                    }
                };
                let valid: Vec<usize> = (0..table.valid).collect();
                if n < linked.minimum {
                    check("n", &valid);
                }
                for column in valid.iter().copied().filter(|&column| table.counts[g][column] > 0) {
                    check("count", &[column]);
                }
                if let Some(answer) = table.only_answer(g) {
                    let others: Vec<usize> = valid.into_iter().filter(|&column| column != answer).collect();
                    if self.limits(item, g, &others).1 == 0 && at_best.limits(item, g, &others).1 > 0 {
                        open.push(format!("item {item} group {g} all alike"));
                    }
                }
            }
        }
        open
    }
}

impl Attacker {
    /// How many tables agree with what is shown, the items taken one by one.
    pub fn possible(&self) -> usize {
        self.tables.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// Every size hidden that can be, and all that goes with it.
fn no_sizes(linked: &Linked, mask: &Mask) -> Mask {
    let mut all = mask.clone();
    for (g, group) in linked.groups.iter().enumerate() {
        if group.size == Size::Printed && group.n > 0 {
            all.hide_whole(g);
        }
    }
    all
}

/// Every answer hidden that can be; the sizes as they are.
pub fn everything_hidden(linked: &Linked, mask: &Mask) -> Mask {
    let mut all = mask.clone();
    for (table, cells) in linked.items.iter().zip(&mut all.cells) {
        for (cell, printed) in cells.iter_mut().zip(&table.printed) {
            if *printed == Printed::Yes && *cell == Cell::Shown {
                *cell = Cell::Further;
            }
        }
    }
    all
}
