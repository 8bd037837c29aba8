//! An analysis as the data holder sees it and a publication in, the analysis as it may leave out.
//!
//! The one place where each part of an answer is decided on. Structs are taken apart by name here, so that a new field
//! does not compile until somebody has decided whether it may leave.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::What;
use super::complement::Covered;
use super::declare::{Breakdown, Declared, Output};
use super::linked::{Cell, Mask};
use super::publication::Published;
use crate::analysis::{
    Adjustment, Analysis, Bridge, BridgeFigure, BridgeOf, Category, Compared, Comparing, Convention,
    Crossing, Drivers, GroupBreakdown, GroupMap, GroupMaps, GroupRate, HiddenItem, HiddenRate, IndexRule,
    Item, MapStanding, NotAnswered, Pair, PriorityMap, QuestionAnswers, Respondents, Response, Theme,
    ThemeCategory, ThemeGroup, adjust_themes, compare_notes, compared, ranges, ranking,
};
use crate::codebook::{Role, VariableName};
use crate::findings;
use crate::note::{Note, NoteKind, Noted};
use crate::order::InOrder;

/// One output of a publication.
pub struct Told<'a> {
    pub declared: &'a Declared,
    pub mask: &'a Mask,
    pub output: &'a Output,
    pub covered: &'a Covered,
}

impl Told<'_> {
    fn shows(&self, group: usize, what: impl Fn(&What) -> bool) -> bool {
        let table = self.declared.tables.iter().position(what);
        // What is not in the tables has not been looked at, and does not leave.
        table.is_some_and(|table| self.mask.cells[table][group] == Cell::Shown)
    }

    fn shown(&self, group: usize, name: &str) -> bool {
        self.shows(group, |what| what.is_item(name))
    }

    fn shows_index(&self, group: usize, rule: &IndexRule) -> bool {
        self.shows(group, |what| matches!(what, What::Index(own) if own == rule))
    }

    fn items(&self) -> impl Iterator<Item = &VariableName> {
        self.declared.tables.iter().filter_map(|what| match what {
            What::Item(name) => Some(name),
            What::Index(_) => None,
        })
    }

    /// Items of which the base itself tells nothing.
    pub fn hidden_items(&self) -> BTreeSet<&VariableName> {
        self.items().filter(|name| !self.shown(self.output.base, name)).collect()
    }
}

/// What parts of a breakdown are made by, and what stays with the data holder, counted.
struct Leaving<'a> {
    told: &'a Told<'a>,
    rule: IndexRule,
    convention: Convention,
    comparing: Comparing,
    further: u32,
    notes: Vec<Note>,
}

struct Parted {
    items: Vec<Item>,
    hidden: Vec<HiddenItem>,
}

pub fn leaving(answer: Noted<Analysis>, told: &Told) -> Published {
    let Noted { value, notes } = answer;
    let Analysis {
        version,
        settings,
        respondents,
        response,
        items,
        hidden_items,
        // Made anew of what is shown: a gap in the places would tell of what is not.
        ranking: _,
        index,
        bridge,
        groups,
        crossed,
        pairs,
        themes,
        theme_pairs,
        findings,
        drivers,
        priority_map,
        what_if,
        group_maps,
    } = value;
    let base = told.output.base;
    let (rule, convention) = (settings.index_rule.clone(), settings.convention);
    let comparing = Comparing::of(&settings);
    let mut leaving = Leaving { told, rule, convention, comparing, further: 0, notes: Vec::new() };
    let ranked = items.iter().all(|item| told.shown(base, &item.name));
    let Parted { items, hidden: hidden_items } = leaving.items(base, items, hidden_items);
    let themes = themes_leaving(themes, told, settings.adjustment);
    let groups: Vec<GroupBreakdown> = (groups.into_iter().zip(&told.output.breakdowns))
        .map(|(breakdown, places)| leaving.breakdown(breakdown, places))
        .collect();
    let crossed: Vec<Crossing> = (crossed.into_iter().zip(&told.output.crossed))
        .map(|(Crossing { variables, sizes, breakdown }, places)| Crossing {
            variables,
            sizes,
            breakdown: leaving.breakdown(breakdown, places),
        })
        .collect();
    let index = index.filter(|_| told.shows_index(base, &settings.index_rule));
    let bridge = leaving.bridge(bridge, index.is_some());
    let minimum = settings.minimum_group;
    let themes_of_drivers = &settings.driver_groups;
    let drivers = drivers.filter(|drivers| drivers_leave(drivers, themes_of_drivers, told, minimum));
    let priority_map =
        priority_map.filter(|map| drivers.is_some() && map_leaves(map, themes_of_drivers, told));
    let what_if = what_if
        .filter(|what_if| drivers.is_some() && what_if.items.iter().all(|item| told.shown(base, &item.name)));
    let group_maps =
        group_maps.and_then(|maps| group_maps_leaving(maps, themes_of_drivers, told, &groups, minimum));
    let hidden = told.hidden_items();
    let mut notes: Vec<Note> = notes.into_iter().filter(|note| leaves(note, &hidden, minimum)).collect();
    notes.append(&mut leaving.notes);
    let breakdowns = groups.iter().chain(crossed.iter().map(|crossing| &crossing.breakdown));
    let hides = |category: &Category| category.suppressed || !category.hidden_items.is_empty();
    if !hidden_items.is_empty() || breakdowns.flat_map(|breakdown| &breakdown.categories).any(hides) {
        notes.push(Note { kind: NoteKind::HiddenCells, variable: None });
    }
    if told.covered.cut_short {
        notes.push(Note { kind: NoteKind::AuditCutShort, variable: None });
    }
    let theme_shown = |name: &String| themes.iter().any(|theme| theme.name == *name && !theme.suppressed);
    let theme_pairs =
        theme_pairs.into_iter().filter(|pair| theme_shown(&pair.a) && theme_shown(&pair.b)).collect();
    let mut value = Analysis {
        ranking: ranking(&items, settings.convention),
        version,
        respondents: respondents_leaving(respondents, told),
        response: response_leaving(response, told, minimum),
        settings,
        items,
        hidden_items,
        index,
        bridge,
        groups,
        crossed,
        pairs: Vec::new(),
        themes,
        theme_pairs,
        findings: Vec::new(),
        drivers,
        priority_map,
        what_if,
        group_maps,
    };
    value.pairs = pairs.into_iter().filter(|pair| pair_leaves(pair, &value.items, minimum)).collect();
    value.findings = findings::leaving(findings, &value, ranked);
    Published { answer: Noted { value, notes }, further: leaving.further }
}

impl Leaving<'_> {
    /// Parts items into those that may leave and the names of the others, which are told without a reason.
    fn items(&mut self, group: usize, items: Vec<Item>, hidden: Vec<HiddenItem>) -> Parted {
        let told = self.told;
        let mut parted = Parted { items: Vec::with_capacity(items.len()), hidden: Vec::new() };
        let mut names: Vec<VariableName> =
            hidden.into_iter().map(|HiddenItem { name, why: _ }| name).collect();
        for item in items {
            if told.shown(group, &item.name) {
                parted.items.push(item);
            } else {
                self.further += 1;
                names.push(item.name);
            }
        }
        // In the order of the questionnaire, which does not tell who was hidden by what.
        names.order_by_key(|name| told.items().position(|other| other == name));
        parted.hidden = names.into_iter().map(|name| HiddenItem { name, why: None }).collect();
        parted
    }

    fn breakdown(&mut self, breakdown: GroupBreakdown, places: &Breakdown) -> GroupBreakdown {
        let GroupBreakdown {
            variable,
            label,
            categories,
            not_answered,
            // Made anew of what is shown: a test over all categories is one more equation about the hidden one.
            ranges: _,
            tests: _,
            untested: _,
            letters: _,
            against_others: _,
        } = breakdown;
        let categories: Vec<Category> = (categories.into_iter().zip(&places.categories))
            .map(|(category, &group)| self.category(category, group))
            .collect();
        let compared = match places.variables[..] {
            [_] => compared(&categories, self.comparing),
            _ => Compared::default(),
        };
        self.notes.extend(compare_notes(&compared, &variable));
        let Compared { tests, untested, letters, against_others } = compared;
        let NotAnswered { n, suppressed } = not_answered;
        let hidden = suppressed || n != Some(0) && self.told.mask.whole[places.rest];
        GroupBreakdown {
            ranges: ranges(&categories),
            variable,
            label,
            categories,
            not_answered: NotAnswered { n: n.filter(|_| !hidden), suppressed: hidden },
            tests,
            untested,
            letters,
            against_others,
        }
    }

    fn category(&mut self, category: Category, group: usize) -> Category {
        let Category { code, label, n, suppressed, items, hidden_items, ranking: _, index, expected } =
            category;
        let nothing = |code, label| Category {
            code,
            label,
            n: None,
            suppressed: true,
            items: None,
            hidden_items: Vec::new(),
            ranking: Vec::new(),
            index: None,
            expected,
        };
        let (false, Some(items)) = (suppressed, items) else { return nothing(code, label) };
        if self.told.mask.whole[group] {
            self.further += u32::try_from(items.len()).unwrap_or(u32::MAX);
            return nothing(code, label);
        }
        let Parted { items, hidden } = self.items(group, items, hidden_items);
        Category {
            code,
            label,
            n,
            suppressed: false,
            ranking: ranking(&items, self.convention),
            items: Some(items),
            hidden_items: hidden,
            index: index.filter(|_| self.told.shows_index(group, &self.rule)),
            expected,
        }
    }

    /// Figures of the outcome are made of its counts; those of the item set of all its items together.
    fn bridge(&self, bridge: Bridge, index: bool) -> Bridge {
        let Bridge { outcome, items, figures, conversions } = bridge;
        let shown = |name: &VariableName| self.told.shown(self.told.output.base, name);
        let outcome = outcome.filter(shown);
        let set = index && items.iter().all(shown);
        let leaves = |figure: &BridgeFigure| match figure.of {
            BridgeOf::Outcome => outcome.is_some(),
            BridgeOf::Items => set,
        };
        Bridge {
            figures: figures.into_iter().filter(leaves).collect(),
            items: if set { items } else { Vec::new() },
            // Which answers count as what: no counts.
            conversions: conversions.into_iter().filter(|conversion| shown(&conversion.name)).collect(),
            outcome,
        }
    }
}

/// The sizes of groups are told by their response rates too.
fn rate_leaves(rate: &GroupRate, told: &Told) -> bool {
    told.output.rates.iter().any(|(places, codes)| {
        let place = codes.iter().position(|code| *code == rate.code);
        let group = place.and_then(|place| places.categories.get(place));
        places.variables.first() == Some(&rate.variable)
            && group.is_some_and(|&group| !told.mask.whole[group])
    })
}

fn respondents_leaving(respondents: Respondents, told: &Told) -> Respondents {
    let Respondents { rows, started, answered, completed, invited, rate, by_group } = respondents;
    let by_group = by_group.into_iter().filter(|rate| rate_leaves(rate, told)).collect();
    Respondents { rows, started, answered, completed, invited, rate, by_group }
}

fn response_leaving(response: Response, told: &Told, minimum: u32) -> Response {
    let Response {
        unit,
        invited,
        bounced,
        ineligible,
        eligible,
        reached,
        started,
        completed,
        usable,
        rates,
        stated,
        limit,
        below_limit,
        by_group,
        mut hidden_groups,
        questions,
        answers,
        drop_out,
    } = response;
    let (by_group, hidden): (Vec<GroupRate>, Vec<GroupRate>) =
        by_group.into_iter().partition(|rate| rate_leaves(rate, told));
    hidden_groups.extend(hidden.into_iter().map(|rate| HiddenRate {
        variable: rate.variable,
        code: rate.code,
        label: rate.label,
    }));
    hidden_groups.order_by(|a, b| (&a.variable, &a.code).cmp(&(&b.variable, &b.code)));
    Response {
        unit,
        invited,
        bounced,
        ineligible,
        eligible,
        reached,
        started,
        completed,
        usable,
        rates,
        stated,
        limit,
        below_limit,
        by_group,
        hidden_groups,
        questions,
        answers: answers.into_iter().filter(|answers| answers_leave(answers, told, minimum)).collect(),
        drop_out,
    }
}

/// How many answered an item is part of its counts; how many did not answer a background question is the size of a group.
fn answers_leave(answers: &QuestionAnswers, told: &Told, minimum: u32) -> bool {
    if told.items().any(|name| *name == answers.name) {
        return told.shown(0, &answers.name);
    }
    if minimum <= 1 || answers.role != Role::Group {
        return true;
    }
    let outside = answers.blank + answers.not_applicable;
    let rates = told.output.rates.iter().map(|(breakdown, _)| breakdown);
    let mut breakdowns = told.output.breakdowns.iter().chain(rates);
    let hidden =
        |places: &Breakdown| places.variables.first() == Some(&answers.name) && told.mask.whole[places.rest];
    outside == 0 || outside >= minimum && !breakdowns.any(hidden)
}

/// Only what rests on shown items alone; the publication estimates anew without the hidden ones.
fn drivers_leave(drivers: &Drivers, themes: &DriverThemes, told: &Told, minimum: u32) -> bool {
    let Drivers { outcome, n, weights, r2: _, method: _, missing: _, replicates: _, differences: _ } =
        drivers;
    let base = told.output.base;
    n.0 >= minimum
        && told.shown(base, outcome)
        && weights.iter().all(|weight| driver_shown(&weight.name, themes, told, base))
}

/// The items that are one driver together.
type DriverThemes = BTreeMap<String, Vec<VariableName>>;

/// A theme rests on all of its items.
fn driver_shown(name: &str, themes: &DriverThemes, told: &Told, group: usize) -> bool {
    match themes.get(name) {
        Some(items) => items.iter().all(|item| told.shown(group, item)),
        None => told.shown(group, name),
    }
}

/// Those who answered one of the two alone are what the item's numbers less the pair's tell of.
fn pair_leaves(pair: &Pair, items: &[Item], minimum: u32) -> bool {
    let Pair { a, b, figures, unit: _, suppressed: _, tests: _, untested: _ } = pair;
    let both = figures.as_ref().map_or(0, |figures| figures.n.0);
    [a, b].iter().all(|name| {
        let item = items.iter().find(|item| item.name == **name);
        let alone = item.map(|item| item.n.0.saturating_sub(both));
        alone.is_some_and(|alone| figures.is_none() || alone == 0 || alone >= minimum)
    })
}

/// A theme tells of its items: it leaves where all of them do. Over groups one hidden alone would follow from the others
/// and everybody's, so that then none is told.
fn themes_leaving(themes: Vec<Theme>, told: &Told, adjustment: Adjustment) -> Vec<Theme> {
    let base = told.output.base;
    let mut left: Vec<Theme> = Vec::new();
    for mut theme in themes {
        let shown = |group: usize| theme.items.iter().all(|name| told.shown(group, name));
        if !shown(base) {
            continue;
        }
        theme.groups = (theme.groups.iter().zip(&told.output.breakdowns))
            .map(|(group, places)| {
                let hides = |(category, &place): (&ThemeCategory, &usize)| {
                    category.suppressed || told.mask.whole[place] || !shown(place)
                };
                let hidden: Vec<bool> = group.categories.iter().zip(&places.categories).map(hides).collect();
                let count =
                    hidden.iter().filter(|hidden| **hidden).count() + usize::from(!shown(places.rest));
                let categories = group.categories.iter().zip(&hidden).map(|(category, &hidden)| {
                    if hidden || count == 1 {
                        ThemeCategory { code: category.code.clone(), n: None, suppressed: true, mean: None }
                    } else {
                        category.clone()
                    }
                });
                ThemeGroup::of(group.variable.clone(), categories.collect(), adjustment)
            })
            .collect();
        left.push(theme);
    }
    adjust_themes(&mut left, adjustment);
    left
}

/// The split lines are made of all items' performances: with one hidden they would tell of it.
fn map_leaves(map: &PriorityMap, themes: &DriverThemes, told: &Told) -> bool {
    let PriorityMap { items, performance: _, split: _, alternatives: _ } = map;
    items.iter().all(|item| driver_shown(&item.name, themes, told, told.output.base))
}

/// A group's map rests on its answers: it leaves where all of them do. A test over all groups is one more equation about
/// the hidden ones, and leaves only where there are none.
fn group_maps_leaving(
    maps: GroupMaps,
    themes: &DriverThemes,
    told: &Told,
    groups: &[GroupBreakdown],
    minimum: u32,
) -> Option<GroupMaps> {
    let GroupMaps { variable, label, maps, comparison } = maps;
    let breakdown = groups.iter().find(|breakdown| breakdown.variable == variable)?;
    let places = told.output.breakdowns.iter().find(|places| places.variables[..] == [variable.clone()])?;
    let mut hides = false;
    let each = maps.into_iter().zip(&breakdown.categories).zip(&places.categories);
    let maps = each
        .map(|((map, category), &group)| {
            let GroupMap { code, label, suppressed, n, needed, standing: _, drivers, priority_map: _ } = &map;
            let rests = |drivers: &Drivers| {
                told.shown(group, &drivers.outcome)
                    && drivers.weights.iter().all(|weight| driver_shown(&weight.name, themes, told, group))
            };
            let few = n.is_some_and(|n| n.0 < minimum);
            let hidden = *suppressed
                || category.suppressed
                || told.mask.whole[group]
                || few
                || drivers.as_ref().is_some_and(|drivers| !rests(drivers));
            hides |= hidden;
            if hidden {
                let (code, label, needed) = (code.clone(), label.clone(), *needed);
                let (n, drivers, priority_map) = (None, None, None);
                let standing = MapStanding::Hidden;
                GroupMap { code, label, suppressed: true, n, needed, standing, drivers, priority_map }
            } else {
                map
            }
        })
        .collect();
    Some(GroupMaps { variable, label, maps, comparison: comparison.filter(|_| !hides) })
}

/// Notes that tell why a cell is hidden, or of few respondents, stay with the data holder.
fn leaves(note: &Note, hidden: &BTreeSet<&VariableName>, minimum: u32) -> bool {
    use NoteKind as K;
    if note.variable.as_ref().is_some_and(|name| hidden.contains(name)) {
        return false;
    }
    match &note.kind {
        // Which groups are small, alike or empty; and what is made anew.
        K::SmallGroup { .. }
        | K::AllAlike { .. }
        | K::MoreThanInvited { .. }
        | K::UnexpectedGroup { .. }
        | K::AbsentGroup { .. }
        | K::PopulationUnknown { .. }
        | K::SmallExpected { .. }
        | K::Untested { .. } => false,
        K::IdenticalItems { other } => !hidden.contains(other),
        K::ClassesDecided { variables } => !variables.iter().any(|name| hidden.contains(name)),
        K::NegativeDriver { drivers } | K::SignsDiffer { drivers } | K::NoPlace { drivers } => {
            !drivers.iter().any(|driver| hidden.contains(driver))
        }
        K::FewRespondents { n, .. } | K::ListwiseLoss { kept: n, .. } => *n >= minimum,
        K::TwoItems { .. }
        | K::MixedScales { .. }
        | K::ConstantItem
        | K::ConstantOutcome
        | K::Collinear { .. }
        | K::StraightLining { .. }
        | K::FlatWeights { .. }
        | K::Ceiling { .. }
        | K::NotPositiveDefinite
        | K::Separated
        | K::MethodsDisagree { .. }
        | K::OutcomeAmongDrivers { .. }
        | K::RowsSkipped { .. }
        | K::RaggedRows { .. }
        | K::EncodingGuessed { .. }
        | K::DelimiterGuessed { .. }
        | K::PartialAnswers { .. }
        | K::LongFormat { .. }
        | K::DuplicateRespondents { .. }
        | K::DoubtfulScale
        | K::DoubtfulMissing { .. }
        | K::DoubtfulDirection
        | K::DoubtfulRole
        | K::PersonalData
        | K::HiddenCells
        | K::AuditCutShort
        | K::LowResponse { .. }
        | K::RateMismatch { .. }
        | K::LedgerMismatch { .. }
        | K::MarginsDiffer { .. }
        | K::FrameFile { .. }
        | K::OtherSheets { .. }
        | K::FilesStacked { .. }
        | K::RewordedItems { .. }
        | K::ItemsKeptApart { .. } => true,
    }
}
