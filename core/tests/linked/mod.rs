//! Linked tables made for tests, and an attacker who knows no formula: it writes down every table that agrees with what
//! is shown.
#![allow(dead_code, reason = "each test file uses its own part")]

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

/// Enumerates. For one sum of groups with a shown whole: each hidden row in turn takes what the rows before have left.
pub fn attacker(linked: &Linked, mask: &Mask) -> Attacker {
    assert_eq!(linked.sums.len(), 1, "this attacker knows one sum");
    let sum = &linked.sums[0];
    let unknown_size = |g: usize| mask.whole[g] || linked.groups[g].size == Size::Implied;
    let tables = (0..linked.items.len())
        .map(|item| {
            let table = &linked.items[item];
            let shown = |g: usize| mask.cells[item][g] == Cell::Shown;
            let mut left = table.counts[sum.whole].clone();
            for &part in sum.parts.iter().filter(|&&part| shown(part)) {
                for (left, count) in left.iter_mut().zip(&table.counts[part]) {
                    *left -= count;
                }
            }
            let hidden: Vec<usize> =
                sum.parts.iter().copied().filter(|&part| !shown(part) && linked.groups[part].n > 0).collect();
            let mut found = Vec::new();
            let mut rows: Vec<Vec<u32>> = Vec::new();
            distribute(&hidden, &left, &mut rows, &mut found, &|g, row| {
                unknown_size(g) || row.iter().sum::<u32>() == linked.groups[g].n
            });
            found
                .into_iter()
                .map(|rows| {
                    let mut full = table.counts.clone();
                    for (&g, row) in hidden.iter().zip(rows) {
                        full[g] = row;
                    }
                    full
                })
                .collect()
        })
        .collect();
    Attacker { tables }
}

fn distribute(
    hidden: &[usize],
    left: &[u32],
    rows: &mut Vec<Vec<u32>>,
    found: &mut Vec<Vec<Vec<u32>>>,
    fits: &dyn Fn(usize, &[u32]) -> bool,
) {
    let Some((&group, others)) = hidden.split_first() else {
        if left.iter().all(|&left| left == 0) {
            found.push(rows.clone());
        }
        return;
    };
    let mut row = vec![0; left.len()];
    loop {
        if fits(group, &row) {
            let remaining: Vec<u32> = left.iter().zip(&row).map(|(left, taken)| left - taken).collect();
            rows.push(row.clone());
            distribute(others, &remaining, rows, found, fits);
            rows.pop();
        }
        // The next row, as an odometer counts.
        let Some(column) = (0..row.len()).find(|&column| row[column] < left[column]) else { return };
        row[..column].fill(0);
        row[column] += 1;
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

/// As much hidden as can be.
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
