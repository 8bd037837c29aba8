//! Items in, sentences about single items, the best and the worst of them, and pairs of them out.

use super::{
    AnswerPart, AnswersOf, Cell, CellField, End, Evidence, Figure, Finding, FindingTest, OneScale, Placed,
    Statement, cell, class, common_words, field,
};
use crate::analysis::{
    Convention, Differences, Favour, Favourable, Item, Joint, Measure, PairUnit, Rating, SIGNIFICANCE,
    TestName,
};
use crate::order::InOrder;
use crate::stats::adjust::holm;
use crate::stats::why_not::WhyNot;

/// The outcome's key figures.
pub(super) fn outcome(evidence: &Evidence) -> Vec<Finding> {
    let Some(item) = evidence.outcome() else { return Vec::new() };
    let mut findings: Vec<Finding> = answers(evidence, item, AnswersOf::Outcome).into_iter().collect();
    let Measure::Rating { mean: Some(mean), .. } = &item.measure else { return findings };
    if matches!(evidence.convention(), Convention::Mean | Convention::Index) {
        let code = |option: Option<&crate::analysis::OptionCount>| option?.code.number();
        let statement = Statement::Mean {
            question: item.label.clone(),
            value: mean.value,
            interval: mean.interval.map(|interval| (interval.low, interval.high)),
            scale: code(item.counts.first()).zip(code(item.counts.last())).map(|(a, b)| (a.min(b), a.max(b))),
            n: item.n.0,
        };
        findings.push(Finding { statement, cells: vec![cell(item, CellField::Mean)], test: None });
    }
    findings
}

/// Every other rating item's answers.
pub(super) fn each(evidence: &Evidence) -> Vec<Finding> {
    let outcome = evidence.outcome().map(|item| &item.name);
    let others = evidence.analysis.items.iter().filter(|item| Some(&item.name) != outcome);
    others.filter_map(|item| answers(evidence, item, AnswersOf::Item)).collect()
}

fn answers(evidence: &Evidence, item: &Item, of: AnswersOf) -> Option<Finding> {
    let rating = evidence.rating(&item.name)?;
    if item.n.0 == 0 {
        return None;
    }
    // Each option with its place on the scale: they stand least favourable first, and may lack some.
    let places = places(evidence, item, rating)?;
    let (mut parts, mut cells) = (Vec::new(), Vec::new());
    let fields = [
        (Favour::Favourable, CellField::Favourable),
        (Favour::Neutral, CellField::Neutral),
        (Favour::Unfavourable, CellField::Unfavourable),
    ];
    for (wanted, field) in fields {
        let mut labels = Vec::new();
        let mut n = 0;
        for (option, place) in item.counts.iter().zip(&places) {
            if class(*place, rating, evidence.convention()) == wanted {
                labels.push(if option.label.is_empty() {
                    option.code.to_string()
                } else {
                    option.label.clone()
                });
                n += option.n;
            }
        }
        if labels.is_empty() {
            continue;
        }
        if wanted == Favour::Unfavourable {
            labels.reverse();
        }
        parts.push(AnswerPart { class: wanted, n, labels });
        cells.push(cell(item, field));
    }
    let statement = Statement::Answers { of, question: item.label.clone(), n: item.n.0, parts };
    Some(Finding { statement, cells, test: None })
}

/// The favourability of each of the item's options.
fn places(evidence: &Evidence, item: &Item, rating: &Rating) -> Option<Vec<u32>> {
    let measured = evidence.survey.variables.iter().find(|m| m.variable.name == *rating.name)?;
    let options = &measured.variable.options;
    item.counts
        .iter()
        .map(|count| options.iter().find(|option| option.code == count.code)?.favourability)
        .collect()
}

/// A rating item in the running for best and worst.
struct Candidate<'a> {
    item: &'a Item,
    rating: &'a Rating<'a>,
    figure: Figure,
}

/// The best items and the worst.
pub(super) fn ends(evidence: &Evidence) -> Vec<Finding> {
    let outcome = evidence.outcome().map(|item| &item.name);
    let items: Vec<(&Item, &Rating)> = evidence
        .analysis
        .items
        .iter()
        .filter(|item| Some(&item.name) != outcome && item.n.0 > 0)
        .filter_map(|item| Some((item, evidence.rating(&item.name)?)))
        .collect();
    let one_scale = match items.windows(2).all(|pair| pair[0].1.same_scale(pair[1].1)) {
        true => OneScale::Yes,
        false => OneScale::No,
    };
    let mut candidates: Vec<Candidate> = items
        .into_iter()
        .filter_map(|(item, rating)| {
            Some(Candidate { item, rating, figure: evidence.figure(item, one_scale)? })
        })
        .collect();
    candidates.order_by(|a, b| b.figure.value().total_cmp(&a.figure.value()));
    if candidates.len() < 2 {
        return Vec::new();
    }
    let best = end(evidence, &candidates, End::Best);
    candidates.reverse();
    let worst = end(evidence, &candidates, End::Worst);
    best.into_iter().chain(worst).collect()
}

/// The first of the candidates with those that it does not beat; nothing where it beats fewer than half of them.
fn end(evidence: &Evidence, candidates: &[Candidate], end: End) -> Option<Finding> {
    let (first, others) = candidates.split_first()?;
    let found: Vec<Option<(f64, TestName)>> =
        others.iter().map(|other| beats(evidence, first, other, end)).collect();
    // What could not be tested, or points the other way, is not beaten.
    let p: Vec<f64> = found.iter().map(|found| found.map_or(1.0, |(p, _)| p)).collect();
    let adjusted = holm(&p);
    let tied: Vec<&Candidate> =
        others.iter().zip(&adjusted).filter(|(_, p)| **p >= SIGNIFICANCE).map(|(other, _)| other).collect();
    if 2 * tied.len() > others.len() {
        return None;
    }
    let named: Vec<&Candidate> = std::iter::once(first).chain(tied.iter().copied()).collect();
    let beaten = || (0..others.len()).filter(|&place| adjusted[place] < SIGNIFICANCE);
    let hardest = beaten().max_by(|&a, &b| adjusted[a].total_cmp(&adjusted[b]))?;
    let test = found[hardest].map(|(p, test)| FindingTest {
        test,
        p,
        p_adjusted: adjusted[hardest],
        adjustment: crate::analysis::Adjustment::Holm,
    });
    let placed =
        |candidate: &&Candidate| Placed { label: candidate.item.label.clone(), figure: candidate.figure };
    Some(Finding {
        statement: Statement::Ends {
            end,
            items: named.iter().map(placed).collect(),
            answers: common_words(named.iter().map(|candidate| candidate.item)),
        },
        cells: named.iter().map(|candidate| cell(candidate.item, field(candidate.figure))).collect(),
        test,
    })
}

/// p of the paired test that the first lies further out than the other, where it does among those who answered both.
fn beats(evidence: &Evidence, first: &Candidate, other: &Candidate, end: End) -> Option<(f64, TestName)> {
    let joint = Joint::of(first.rating, other.rating);
    if joint.n() < evidence.analysis.settings.minimum_group {
        return None;
    }
    further(first.rating, other.rating, &joint, first.figure, evidence.convention(), end)
}

/// Shares by McNemar, means and indices by Student's paired t.
pub(super) fn further(
    first: &Rating,
    other: &Rating,
    joint: &Joint,
    figure: Figure,
    convention: Convention,
    end: End,
) -> Option<(f64, TestName)> {
    let (difference, p, test): (f64, Result<f64, WhyNot>, TestName) = if let Figure::Share { .. } = figure {
        let counted = Favourable::of(first, other, joint, convention);
        (counted.difference(joint.n()).0, counted.mcnemar(), TestName::Mcnemar)
    } else {
        let t = Differences::of(first, other, joint).t();
        (t.map_or(0.0, |t| t.difference), t.map(|t| t.p), TestName::PairedT)
    };
    let out = match end {
        End::Best => difference > 0.0,
        End::Worst => difference < 0.0,
    };
    p.ok().filter(|_| out).map(|p| (p, test))
}

/// The pairs that the reader asked for, as far as they are not the outcome beside every item.
pub(super) fn pairs(evidence: &Evidence) -> Vec<Finding> {
    evidence.analysis.pairs.iter().filter_map(|pair| one_pair(evidence, pair)).collect()
}

fn one_pair(evidence: &Evidence, pair: &crate::analysis::Pair) -> Option<Finding> {
    let figures = pair.figures.as_ref()?;
    let test = pair.tests.iter().find(|test| test.test == TestName::PairedT)?;
    let (a, b) = (evidence.item(&pair.a)?, evidence.item(&pair.b)?);
    let (higher, lower, means) = if figures.difference >= 0.0 {
        (a, b, (figures.mean_a, figures.mean_b))
    } else {
        (b, a, (figures.mean_b, figures.mean_a))
    };
    let in_cell = |item: &Item| -> Cell {
        cell(item, if pair.unit == PairUnit::Index { CellField::Index } else { CellField::Mean })
    };
    Some(Finding {
        statement: Statement::Pair {
            higher: higher.label.clone(),
            lower: lower.label.clone(),
            means,
            differ: test.p_adjusted < SIGNIFICANCE,
            index: pair.unit == PairUnit::Index,
            n: figures.n.0,
        },
        cells: vec![in_cell(higher), in_cell(lower)],
        test: Some(FindingTest {
            test: test.test,
            p: test.p,
            p_adjusted: test.p_adjusted,
            adjustment: test.adjustment,
        }),
    })
}
