//! Breakdowns by background variables in, sentences about the outcome in groups and the ranking of items in each out.

use super::items::further;
use super::{
    AnswerWords, CellField, End, Evidence, Figure, Finding, FindingTest, OneScale, Placed, Side, Statement,
    answer_words, by_name, common_words, field, group_cell, outcome, placing,
};
use crate::analysis::{
    Analysis, Category, Convention, Favour, GroupBreakdown, Item, Joint, LettersOf, Measure, Rating,
    SIGNIFICANCE, TestOf, places_of,
};
use crate::codebook::VariableName;

/// The outcome in one category that is shown.
struct Group<'a> {
    place: usize,
    category: &'a Category,
    item: &'a Item,
    figure: Figure,
}

/// What is said of the outcome in groups: all of it from the cells that are shown.
pub(super) fn of_outcome(analysis: &Analysis) -> Vec<Finding> {
    let Some(outcome) = outcome(analysis) else { return Vec::new() };
    let mut findings = Vec::new();
    for by in &analysis.groups {
        let groups: Vec<Group> = by
            .categories
            .iter()
            .enumerate()
            .filter_map(|(place, category)| {
                let item = by_name(category.items.as_deref()?, &outcome.name).filter(|item| item.n.0 > 0)?;
                Some(Group {
                    place,
                    category,
                    item,
                    figure: placing(item, analysis.settings.convention, OneScale::Yes)?,
                })
            })
            .collect();
        if groups.len() < 2 {
            continue;
        }
        let asked = Asked {
            outcome,
            by,
            groups: &groups,
            answers: answer_words(outcome),
            convention: analysis.settings.convention,
        };
        findings.extend(asked.range(Favour::Favourable));
        findings.extend(asked.range(Favour::Unfavourable));
        findings.extend(asked.difference());
        findings.extend(asked.against_others());
    }
    findings
}

struct Asked<'a> {
    outcome: &'a Item,
    by: &'a GroupBreakdown,
    groups: &'a [Group<'a>],
    answers: AnswerWords,
    convention: Convention,
}

impl Asked<'_> {
    fn count(&self) -> u32 {
        u32::try_from(self.groups.len()).unwrap_or(u32::MAX)
    }

    fn label(&self) -> String {
        if self.by.label.is_empty() { self.by.variable.clone() } else { self.by.label.clone() }
    }

    /// "Between 18 and 36 per cent": where two groups differ at all.
    fn range(&self, class: Favour) -> Option<Finding> {
        let field = if class == Favour::Favourable { CellField::Favourable } else { CellField::Unfavourable };
        let shares: Vec<(&Group, Figure)> = self
            .groups
            .iter()
            .filter_map(|group| {
                let Measure::Rating { favourable, unfavourable, boxes, .. } = &group.item.measure else {
                    return None;
                };
                let share = match (self.convention, class) {
                    (Convention::Top2, Favour::Favourable) => &boxes.upper_half,
                    (Convention::Top2, _) => &boxes.lower_half,
                    (_, Favour::Favourable) => favourable,
                    (_, _) => unfavourable,
                };
                Some((group, Figure::Share { n: share.as_ref()?.n, of: group.item.n.0 }))
            })
            .collect();
        let (mut low, mut high) = (shares.first()?, shares.first()?);
        for share in &shares {
            if share.1.value() < low.1.value() {
                low = share;
            }
            if share.1.value() > high.1.value() {
                high = share;
            }
        }
        if low.1.value() >= high.1.value() {
            return None;
        }
        let placed =
            |(group, figure): &(&Group, Figure)| Placed { label: name(group.category), figure: *figure };
        let cells = shares
            .iter()
            .map(|(group, _)| group_cell(group.item, &self.by.variable, &group.category.code, field));
        Some(Finding {
            statement: Statement::Range {
                class,
                question: self.outcome.label.clone(),
                by: self.label(),
                low: placed(low),
                high: placed(high),
                groups: self.count(),
                answers: self.answers,
            },
            cells: cells.collect(),
            test: None,
        })
    }

    /// Whether the groups differ, and which stand out; or what difference would have been seen.
    fn difference(&self) -> Option<Finding> {
        let of_item = |test: &&crate::analysis::GroupTest| test.item == self.outcome.name;
        let test = self.by.tests.iter().filter(of_item).find(|test| test.of == TestOf::Answers)?;
        let cells: Vec<_> = self
            .groups
            .iter()
            .map(|g| group_cell(g.item, &self.by.variable, &g.category.code, field(g.figure)))
            .collect();
        let statement = if test.p_adjusted < SIGNIFICANCE {
            let (mut highest, mut lowest) = (self.end(End::Best), self.end(End::Worst));
            // A group that is at both ends, or most of them together, says nothing.
            let both = highest.iter().any(|place| lowest.contains(place));
            if both || 2 * highest.len() > self.groups.len() {
                highest.clear();
            }
            if both || 2 * lowest.len() > self.groups.len() {
                lowest.clear();
            }
            let placed = |places: Vec<usize>| places.into_iter().map(|place| self.placed(place)).collect();
            Statement::GroupsDiffer {
                question: self.outcome.label.clone(),
                by: self.label(),
                highest: placed(highest),
                lowest: placed(lowest),
                groups: self.count(),
                answers: self.answers,
            }
        } else {
            Statement::GroupsAlike {
                question: self.outcome.label.clone(),
                by: self.label(),
                groups: self.count(),
                detectable: test.detectable,
            }
        };
        let test = FindingTest {
            test: test.test,
            p: test.p,
            p_adjusted: test.p_adjusted,
            adjustment: test.adjustment,
        };
        Some(Finding { statement, cells, test: Some(test) })
    }

    fn placed(&self, place: usize) -> Placed {
        let group = &self.groups[place];
        Placed { label: name(group.category), figure: group.figure }
    }

    /// The group furthest out and those that it does not beat, by the column letters; places among the groups.
    fn end(&self, end: End) -> Vec<usize> {
        let letters = &self.by.letters;
        let row = letters.rows.iter().find(|row| {
            row.item == self.outcome.name && matches!(row.of, LettersOf::Favourable | LettersOf::Mean)
        });
        let Some(row) = row else { return Vec::new() };
        let above = |high: &Group, low: &Group| {
            row.above[high.place]
                .as_ref()
                .is_some_and(|letters_of| letters_of.contains(&letters.columns[low.place]))
        };
        let better = |a: &usize, b: &usize| {
            let (a, b) = (self.groups[*a].figure.value(), self.groups[*b].figure.value());
            if end == End::Best { b.total_cmp(&a) } else { a.total_cmp(&b) }
        };
        let mut order: Vec<usize> = (0..self.groups.len()).collect();
        order.sort_by(better);
        let Some((&first, others)) = order.split_first() else { return Vec::new() };
        let beaten = |other: &usize| match end {
            End::Best => above(&self.groups[first], &self.groups[*other]),
            End::Worst => above(&self.groups[*other], &self.groups[first]),
        };
        std::iter::once(first).chain(others.iter().copied().filter(|other| !beaten(other))).collect()
    }

    fn against_others(&self) -> Vec<Finding> {
        // Of two groups the test of both says the same.
        let found = self.by.against_others.iter().filter(|found| found.item == self.outcome.name);
        found
            .filter(|_| self.groups.len() > 2)
            .filter(|found| found.p_adjusted < SIGNIFICANCE && found.difference != 0.0)
            .filter_map(|found| {
                let group = self.groups.iter().find(|group| group.category.code == found.code)?;
                let others: Vec<&Group> =
                    self.groups.iter().filter(|other| other.place != group.place).collect();
                let together = together(&others)?;
                let side = if found.difference > 0.0 { Side::Above } else { Side::Below };
                // Ranks and the number that is told may point apart; then neither is said.
                let told = group.figure.value() - together.value();
                if (told > 0.0) != (side == Side::Above) {
                    return None;
                }
                Some(Finding {
                    statement: Statement::AgainstOthers {
                        side,
                        question: self.outcome.label.clone(),
                        by: self.label(),
                        group: Placed { label: name(group.category), figure: group.figure },
                        others: together,
                        answers: self.answers,
                    },
                    cells: std::iter::once(group)
                        .chain(others)
                        .map(|g| group_cell(g.item, &self.by.variable, &g.category.code, field(g.figure)))
                        .collect(),
                    test: Some(FindingTest {
                        test: found.test,
                        p: found.p,
                        p_adjusted: found.p_adjusted,
                        adjustment: found.adjustment,
                    }),
                })
            })
            .collect()
    }
}

/// The figure of several groups as one.
fn together(groups: &[&Group]) -> Option<Figure> {
    let n: u32 = groups.iter().map(|group| group.item.n.0).sum();
    let weighted = || {
        groups.iter().map(|group| f64::from(group.item.n.0) * group.figure.value()).sum::<f64>()
            / f64::from(n)
    };
    Some(match groups.first()?.figure {
        Figure::Share { .. } => {
            let chosen = |group: &&Group| match group.figure {
                Figure::Share { n, .. } => n,
                Figure::Mean(_) | Figure::Index(_) => 0,
            };
            Figure::Share { n: groups.iter().map(chosen).sum(), of: n }
        }
        Figure::Mean(_) => Figure::Mean(weighted()),
        Figure::Index(_) => Figure::Index(weighted()),
    })
}

fn name(category: &Category) -> String {
    if category.label.is_empty() { category.code.to_string() } else { category.label.clone() }
}

/// Which item is first, and which last, in most groups of each background variable.
pub(super) fn ends(evidence: &Evidence) -> Vec<Finding> {
    let mut findings = Vec::new();
    for by in &evidence.analysis.groups {
        let places = places_of(by, evidence.survey, evidence.rows);
        for end in [End::Best, End::Worst] {
            findings.extend(end_in_groups(evidence, by, &places, end));
        }
    }
    findings
}

/// At least three groups must be shown, and one item be at this end in most of them.
fn end_in_groups(
    evidence: &Evidence,
    by: &GroupBreakdown,
    places: &[Option<usize>],
    end: End,
) -> Option<Finding> {
    let outcome = evidence.outcome().map(|item| &item.name);
    // Per shown category the items from this end.
    let ranked: Vec<(usize, Vec<&Item>)> = by
        .categories
        .iter()
        .enumerate()
        .filter_map(|(place, category)| {
            let items = category.items.as_deref()?;
            let mut names: Vec<&Item> = category
                .ranking
                .iter()
                .filter(|ranked| Some(&ranked.name) != outcome)
                .filter_map(|ranked| by_name(items, &ranked.name))
                .collect();
            if end == End::Worst {
                names.reverse();
            }
            (names.len() > 1).then_some((place, names))
        })
        .collect();
    if ranked.len() < 3 {
        return None;
    }
    let mut firsts: Vec<(&VariableName, u32)> = Vec::new();
    for (_, items) in &ranked {
        // Two items with the same number share the place: then none is first.
        let (first, second) = (figure(evidence, items[0])?, figure(evidence, items[1])?);
        if first.value() == second.value() {
            continue;
        }
        match firsts.iter_mut().find(|(name, _)| **name == items[0].name) {
            Some((_, count)) => *count += 1,
            None => firsts.push((&items[0].name, 1)),
        }
    }
    let (name, count) =
        firsts.iter().copied().reduce(|most, next| if next.1 > most.1 { next } else { most })?;
    let of = u32::try_from(ranked.len()).unwrap_or(u32::MAX);
    if 2 * count <= of {
        return None;
    }
    let mine = ranked.iter().filter(|(_, items)| items[0].name == *name);
    let sure = mine
        .filter(|(place, items)| {
            let p = in_category(evidence, places, *place, items[0], items[1], end);
            p.is_some_and(|p| p < SIGNIFICANCE)
        })
        .count();
    // All groups are counted, so all are cited.
    let cells = ranked.iter().flat_map(|(place, items)| {
        items[..2].iter().filter_map(move |item| {
            let field = field(figure(evidence, item)?);
            Some(group_cell(item, &by.variable, &by.categories[*place].code, field))
        })
    });
    let item = evidence.item(name)?;
    Some(Finding {
        statement: Statement::EndInGroups {
            end,
            question: item.label.clone(),
            by: if by.label.is_empty() { by.variable.clone() } else { by.label.clone() },
            count,
            of,
            sure: u32::try_from(sure).unwrap_or(u32::MAX),
            answers: common_words([item]),
        },
        cells: cells.collect(),
        test: None,
    })
}

/// As the ranking places items: by index where their scales differ.
fn figure(evidence: &Evidence, item: &Item) -> Option<Figure> {
    let lengths: Vec<u32> = evidence.ratings.iter().map(|rating| rating.points).collect();
    let one_scale = lengths.windows(2).all(|pair| pair[0] == pair[1]);
    evidence.figure(item, if one_scale { OneScale::Yes } else { OneScale::No })
}

/// p of the paired test within one category that the first item lies further out than the second.
fn in_category(
    evidence: &Evidence,
    places: &[Option<usize>],
    place: usize,
    first: &Item,
    second: &Item,
    end: End,
) -> Option<f64> {
    let (first_rating, second_rating) = (evidence.rating(&first.name)?, evidence.rating(&second.name)?);
    let members = |rating: &Rating| -> Vec<u8> {
        let of = places.iter().zip(&rating.answers).filter(|(at, _)| **at == Some(place));
        of.map(|(_, answer)| *answer).collect()
    };
    let joint =
        Joint::of_answers(first_rating, &members(first_rating), second_rating, &members(second_rating));
    if joint.n() < evidence.analysis.settings.minimum_group {
        return None;
    }
    let figure = figure(evidence, first)?;
    further(first_rating, second_rating, &joint, figure, evidence.convention(), end).map(|(p, _)| p)
}
