//! A survey and the outputs that leave in, the linked tables that they are out: who is in which group, how the groups
//! add up, and what is printed of each.
//!
//! Beside what the outputs name, groups are found that follow from them: the respondents outside a filter, those
//! without an answer to a background variable, and what is left of a group when others are taken from it (nested
//! variables, the same variable under two filters, two variables crossed). The totals of the whole survey count as
//! known, whether they are declared or not.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::{Columns, What};
use super::linked::{Group, Linked, Printed, Size, Sum, Table};
use crate::Problem;
use crate::analysis::{Settings, domain, grouping, is_asked, margins};
use crate::codebook::VariableName;
use crate::survey::{Answers, Survey};
use crate::units::Code;

/// A set of respondents, told by its members alone: the same set in two outputs is one group.
pub type Key = u128;

/// One output's groups.
#[derive(Debug, Clone)]
pub struct Output {
    pub base: usize,
    /// In the order of the settings' groups.
    pub breakdowns: Vec<Breakdown>,
    /// In the order of the settings' pairs.
    pub crossed: Vec<Breakdown>,
    /// Of the whole survey, by each variable whose response rates are told, with the codes of the categories.
    pub rates: Vec<(Breakdown, Vec<Code>)>,
}

#[derive(Debug, Clone)]
pub struct Breakdown {
    pub variables: Vec<VariableName>,
    /// In the order of the variable's valid options.
    pub categories: Vec<usize>,
    /// Those in no category.
    pub rest: usize,
}

/// Linked tables, and where each output's groups and items stand in them.
#[derive(Debug, Clone)]
pub struct Declared {
    pub linked: Linked,
    pub keys: Vec<Key>,
    pub tables: Vec<What>,
    pub outputs: Vec<Output>,
}

/// What has left before and cannot be hidden any more.
#[derive(Debug, Clone, Default)]
pub struct Left {
    pub sizes: BTreeSet<Key>,
    pub cells: BTreeMap<Key, Vec<What>>,
}

/// A base parted by a background variable or by a filter.
struct Partition {
    base: usize,
    variables: Vec<VariableName>,
    /// The last part is the rest.
    parts: Vec<usize>,
    /// By respondent the place in `parts`.
    of_row: Vec<u16>,
}

const OUTSIDE: u16 = u16::MAX;
/// Of several partitions as one.
const NO_BASE: usize = usize::MAX;

/// `outputs` from `now` on leave together; those before have left.
///
/// # Errors
/// When settings name what is not there.
pub fn declare(
    survey: &Survey,
    outputs: &[Settings],
    now: usize,
    minimum: u32,
    left: &Left,
) -> Result<Declared, Problem> {
    let respondents = survey.respondents as usize;
    let mut columns: Vec<Columns> = survey
        .variables
        .iter()
        .filter(|measured| outputs.iter().any(|settings| is_asked(measured, settings)))
        .filter_map(Columns::of)
        .collect();
    for settings in outputs.iter().filter(|settings| !settings.index_rule.items.is_empty()) {
        let what = What::Index(settings.index_rule.clone());
        if columns.iter().all(|columns| columns.what != what) {
            columns.push(Columns::of_index(survey, &settings.index_rule));
        }
    }
    let mut builder =
        Builder { minimum, columns: &columns, groups: BTreeMap::new(), rows: Vec::new(), sums: Vec::new() };
    let all: Vec<u32> = (0..survey.respondents).collect();
    let whole = builder.group(&all, Size::Public);
    let mut partitions: Vec<Partition> = Vec::new();
    let mut declared = Vec::with_capacity(outputs.len());
    for settings in outputs {
        let rows = domain(survey, &settings.filter)?.rows;
        let base = builder.group(&rows, Size::Public);
        if base != whole {
            partitions.push(builder.filtered(whole, base, &rows, settings, respondents));
        }
        let mut add = |base: usize, rows: &[u32], by: &[&VariableName]| {
            let partition = builder.partition(survey, base, rows, by)?;
            let (rest, categories) = partition.parts.split_last().expect("the rest is always there");
            let (rest, categories) = (*rest, categories.to_vec());
            let variables = partition.variables.clone();
            partitions.push(partition);
            Ok::<Breakdown, Problem>(Breakdown { variables, categories, rest })
        };
        let breakdowns: Result<Vec<Breakdown>, Problem> =
            settings.groups.iter().map(|name| add(base, &rows, &[name])).collect();
        let crossed: Result<Vec<Breakdown>, Problem> =
            settings.crossed.iter().map(|[first, second]| add(base, &rows, &[first, second])).collect();
        let rated = margins(survey, settings, &mut Vec::new())?.by_variable;
        let mut rates = Vec::new();
        for name in rated.keys() {
            let options = grouping(survey, name)?.variable.options.iter();
            let codes = options.filter(|option| !option.missing).map(|option| option.code.clone());
            rates.push((add(whole, &all, &[name])?, codes.collect()));
        }
        declared.push(Output { base, breakdowns: breakdowns?, crossed: crossed?, rates });
    }
    builder.relations(&partitions);
    let own = own_variables(&partitions);
    Ok(builder.finish(left, now, declared, outputs, survey, &own))
}

/// A variable is not broken down by itself, and the counts of an item are the sizes of the groups that it makes.
fn own_variables(partitions: &[Partition]) -> BTreeMap<usize, BTreeSet<VariableName>> {
    let mut own: BTreeMap<usize, BTreeSet<VariableName>> = BTreeMap::new();
    for partition in partitions {
        for &part in &partition.parts {
            own.entry(part).or_default().extend(partition.variables.iter().cloned());
        }
    }
    own
}

/// Partitions by the same variables of bases that have nobody in common, as one.
fn side_by_side(partitions: &[Partition]) -> Vec<Partition> {
    let mut families: Vec<(usize, Partition)> = Vec::new();
    for partition in partitions {
        let beside = |(_, family): &&mut (usize, Partition)| {
            family.variables == partition.variables
                && family.parts.len() + partition.parts.len() < usize::from(OUTSIDE)
                && family.of_row.iter().zip(&partition.of_row).all(|(a, b)| *a == OUTSIDE || *b == OUTSIDE)
        };
        match families.iter_mut().find(beside) {
            None => {
                let Partition { base: _, variables, parts, of_row } = partition;
                let (variables, parts, of_row) = (variables.clone(), parts.clone(), of_row.clone());
                families.push((1, Partition { base: NO_BASE, variables, parts, of_row }));
            }
            Some((members, family)) => {
                *members += 1;
                let before = u16::try_from(family.parts.len()).expect("fewer than are outside");
                for (place, &own) in family.of_row.iter_mut().zip(&partition.of_row) {
                    if own != OUTSIDE {
                        *place = before + own;
                    }
                }
                family.parts.extend(&partition.parts);
            }
        }
    }
    families.into_iter().filter(|(members, _)| *members > 1).map(|(_, family)| family).collect()
}

struct Row {
    key: Key,
    n: u32,
    size: Size,
    /// By item, by column.
    counts: Vec<Vec<u32>>,
}

struct Builder<'a> {
    minimum: u32,
    columns: &'a [Columns],
    groups: BTreeMap<Key, usize>,
    rows: Vec<Row>,
    sums: Vec<Sum>,
}

impl Builder<'_> {
    fn group(&mut self, members: &[u32], size: Size) -> usize {
        let key = members.iter().fold(0, |key: Key, &row| key.wrapping_add(mark(row)));
        if let Some(&known) = self.groups.get(&key) {
            self.publish(known, size);
            return known;
        }
        let counts = self.columns.iter().map(|columns| {
            let mut counts = vec![0; columns.width];
            for &row in members {
                counts[usize::from(columns.of_row[row as usize])] += 1;
            }
            counts
        });
        let counts = counts.collect();
        let n = u32::try_from(members.len()).expect("respondents are counted in 32 bits");
        self.add(Row { key, n, size, counts })
    }

    fn add(&mut self, row: Row) -> usize {
        let place = self.rows.len();
        self.groups.insert(row.key, place);
        self.rows.push(row);
        place
    }

    /// A size that is told anywhere is told.
    fn publish(&mut self, group: usize, size: Size) {
        let told = |size: Size| match size {
            Size::Implied => 0,
            Size::Printed => 1,
            Size::Public => 2,
        };
        if told(size) > told(self.rows[group].size) {
            self.rows[group].size = size;
        }
    }

    /// What is left of `whole` without `parts`, which are inside it.
    fn left_of(&mut self, whole: usize, parts: &[usize], size: Size) -> usize {
        let mut key = self.rows[whole].key;
        let mut n = self.rows[whole].n;
        let mut counts = self.rows[whole].counts.clone();
        for &part in parts {
            key = key.wrapping_sub(self.rows[part].key);
            n -= self.rows[part].n;
            for (left, taken) in counts.iter_mut().zip(&self.rows[part].counts) {
                left.iter_mut().zip(taken).for_each(|(left, taken)| *left -= taken);
            }
        }
        match self.groups.get(&key) {
            Some(&known) => {
                self.publish(known, size);
                known
            }
            None => self.add(Row { key, n, size, counts }),
        }
    }

    fn union_of(&mut self, parts: &[usize]) -> usize {
        let mut row = Row { key: 0, n: 0, size: Size::Implied, counts: Vec::new() };
        row.counts = self.columns.iter().map(|columns| vec![0; columns.width]).collect();
        for &part in parts {
            let part = &self.rows[part];
            row.key = row.key.wrapping_add(part.key);
            row.n += part.n;
            for (total, own) in row.counts.iter_mut().zip(&part.counts) {
                total.iter_mut().zip(own).for_each(|(total, own)| *total += own);
            }
        }
        match self.groups.get(&row.key) {
            Some(&known) => known,
            None => self.add(row),
        }
    }

    fn sum(&mut self, whole: usize, mut parts: Vec<usize>) {
        parts.retain(|&part| self.rows[part].n > 0);
        parts.sort_unstable();
        let sum = Sum { whole, parts };
        if sum.parts.len() > 1 && !self.sums.contains(&sum) {
            self.sums.push(sum);
        }
    }

    fn filtered(
        &mut self,
        whole: usize,
        base: usize,
        rows: &[u32],
        settings: &Settings,
        respondents: usize,
    ) -> Partition {
        let outside = self.left_of(whole, &[base], Size::Public);
        self.sum(whole, vec![base, outside]);
        let mut of_row = vec![1; respondents];
        rows.iter().for_each(|&row| of_row[row as usize] = 0);
        let variables = settings.filter.keys().cloned().collect();
        Partition { base: whole, variables, parts: vec![base, outside], of_row }
    }

    fn partition(
        &mut self,
        survey: &Survey,
        base: usize,
        rows: &[u32],
        by: &[&VariableName],
    ) -> Result<Partition, Problem> {
        let mut of_row = vec![OUTSIDE; survey.respondents as usize];
        let mut cells = 1_usize;
        rows.iter().for_each(|&row| of_row[row as usize] = 0);
        let mut outside: Vec<bool> = vec![false; survey.respondents as usize];
        for name in by {
            let measured = grouping(survey, name)?;
            let Answers::Coded(answers) = &measured.answers else { continue };
            let mut valid = 0_usize;
            let places: Vec<Option<usize>> = measured
                .variable
                .options
                .iter()
                .map(|option| {
                    (!option.missing).then(|| {
                        valid += 1;
                        valid - 1
                    })
                })
                .collect();
            for &row in rows {
                let answer = answers.at(row);
                let row = row as usize;
                match answer.and_then(|option| places[usize::from(option)]) {
                    Some(place) => {
                        let cell = usize::from(of_row[row]) * valid + place;
                        of_row[row] = u16::try_from(cell).unwrap_or(OUTSIDE - 1);
                    }
                    None => outside[row] = true,
                }
            }
            cells *= valid;
        }
        let rest = u16::try_from(cells).unwrap_or(OUTSIDE - 1);
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); cells + 1];
        for &row in rows {
            let place = &mut of_row[row as usize];
            if outside[row as usize] {
                *place = rest;
            }
            members[usize::from(*place)].push(row);
        }
        let parts: Vec<usize> = members.iter().map(|members| self.group(members, Size::Printed)).collect();
        self.sum(base, parts.clone());
        let variables = by.iter().map(|&name| name.clone()).collect();
        Ok(Partition { base, variables, parts, of_row })
    }

    /// Groups that lie inside or across the parts of other partitions.
    fn relations(&mut self, partitions: &[Partition]) {
        for (i, first) in partitions.iter().enumerate() {
            for second in &partitions[i + 1..] {
                let mut common = vec![vec![0_u32; second.parts.len()]; first.parts.len()];
                for (&a, &b) in first.of_row.iter().zip(&second.of_row) {
                    if a != OUTSIDE && b != OUTSIDE {
                        common[usize::from(a)][usize::from(b)] += 1;
                    }
                }
                self.inside(first, second, |a, b| common[a][b]);
                self.inside(second, first, |b, a| common[a][b]);
            }
        }
        // Reports of units side by side: what each tells of its men is, together, a part of all men.
        for together in side_by_side(partitions) {
            for outer in partitions {
                let mut common = vec![vec![0_u32; together.parts.len()]; outer.parts.len()];
                for (&a, &b) in outer.of_row.iter().zip(&together.of_row) {
                    if a != OUTSIDE && b != OUTSIDE {
                        common[usize::from(a)][usize::from(b)] += 1;
                    }
                }
                self.inside(outer, &together, |a, b| common[a][b]);
            }
        }
    }

    fn inside(&mut self, outer: &Partition, inner: &Partition, common: impl Fn(usize, usize) -> u32) {
        let related = outer.base != inner.base && outer.variables.iter().any(|v| inner.variables.contains(v))
            || outer.variables.iter().all(|variable| inner.variables.contains(variable));
        let filter = |partition: &Partition| partition.base == 0 && partition.parts.len() == 2;
        for (place, &whole) in outer.parts.iter().enumerate() {
            let n = self.rows[whole].n;
            let (mut within, mut touching) = (Vec::new(), Vec::new());
            let mut covered = 0;
            for (other, &part) in inner.parts.iter().enumerate() {
                let both = common(place, other);
                if both > 0 {
                    touching.push(part);
                    if both == self.rows[part].n && part != whole {
                        within.push(part);
                    }
                }
                covered += both;
            }
            let taken: u32 = within.iter().map(|&part| self.rows[part].n).sum();
            if taken > 0 && (related || filter(inner) || n >= self.minimum && taken + self.minimum > n) {
                let left = n - taken;
                if left > 0 || within.len() > 1 {
                    let mut parts = within.clone();
                    if left > 0 {
                        parts.push(self.left_of(whole, &within, Size::Implied));
                    }
                    self.sum(whole, parts);
                }
            }
            // A group that all but fills several parts tells who is left of them.
            let all: u32 = touching.iter().map(|&part| self.rows[part].n).sum();
            let few = |left: u32| left > 0 && left < self.minimum && n >= self.minimum;
            if covered == n && touching.len() > 1 && touching.len() < inner.parts.len() && few(all - n) {
                let union = self.union_of(&touching);
                self.sum(union, touching);
                let left = self.left_of(union, &[whole], Size::Implied);
                self.sum(union, vec![whole, left]);
            }
        }
    }

    fn finish(
        self,
        left: &Left,
        now: usize,
        declared: Vec<Output>,
        outputs: &[Settings],
        survey: &Survey,
        own: &BTreeMap<usize, BTreeSet<VariableName>>,
    ) -> Declared {
        let tables: Vec<What> = self.columns.iter().map(|columns| columns.what.clone()).collect();
        let keys: Vec<Key> = self.rows.iter().map(|row| row.key).collect();
        let breakdowns = declared[now..].iter().flat_map(|output| {
            let rates = output.rates.iter().map(|(breakdown, _)| breakdown);
            output.breakdowns.iter().chain(&output.crossed).chain(rates)
        });
        let leaving: BTreeSet<usize> = breakdowns
            .flat_map(|breakdown| breakdown.categories.iter().copied().chain([breakdown.rest]))
            .collect();
        let groups = self.rows.iter().enumerate().map(|(group, row)| {
            let item = own
                .get(&group)
                .is_some_and(|own| own.iter().any(|name| tables.iter().any(|table| table.is_item(name))));
            let size = match row.size {
                Size::Printed if item || left.sizes.contains(&row.key) => Size::Public,
                // Hidden when it might have left, and not to leave now.
                Size::Printed if !leaving.contains(&group) => Size::Implied,
                size => size,
            };
            Group { n: row.n, size, known_members: group != 0 }
        });
        let groups: Vec<Group> = groups.collect();
        let mut items = Vec::with_capacity(tables.len());
        for (item, columns) in self.columns.iter().enumerate() {
            let mut printed = vec![Printed::No; groups.len()];
            printed[0] = Printed::Kept;
            for (output, settings) in declared.iter().zip(outputs).skip(now) {
                let asked = match &columns.what {
                    What::Index(rule) => settings.index_rule == *rule,
                    What::Item(name) => {
                        let measured = survey.variables.iter().find(|m| m.variable.name == *name);
                        measured.is_some_and(|measured| is_asked(measured, settings))
                    }
                };
                if !asked {
                    continue;
                }
                let other = |by: &&Breakdown| by.variables.iter().all(|name| !columns.what.is_item(name));
                let breakdowns = output.breakdowns.iter().chain(&output.crossed).filter(other);
                let categories = breakdowns.flat_map(|breakdown| breakdown.categories.iter().copied());
                for group in categories.chain([output.base]).filter(|&group| group != 0) {
                    printed[group] = Printed::Yes;
                }
            }
            for (printed, key) in printed.iter_mut().zip(&keys) {
                if left.cells.get(key).is_some_and(|gone| gone.contains(&columns.what)) {
                    *printed = Printed::Kept;
                }
            }
            let made_of = match &columns.what {
                What::Item(_) => Vec::new(),
                What::Index(rule) => {
                    let place = |name: &VariableName| tables.iter().position(|table| table.is_item(name));
                    rule.items.iter().filter_map(place).collect()
                }
            };
            items.push(Table {
                valid: columns.valid,
                counts: self.rows.iter().map(|row| row.counts[item].clone()).collect(),
                printed,
                made_of,
            });
        }
        Declared {
            linked: Linked { minimum: self.minimum, groups, sums: self.sums, items },
            keys,
            tables,
            outputs: declared,
        }
    }
}

/// A number for a respondent, so spread that sums of them tell sets apart (SplitMix64, Steele, Lea & Flood 2014, twice).
fn mark(row: u32) -> Key {
    let mixed = |seed: u64| {
        let mut z = seed.wrapping_add((u64::from(row) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    Key::from(mixed(0x5641_524b)) << 64 | Key::from(mixed(0x4f52_5453_5641_524b))
}
