//! Items over categories in, for each the tests that its kind allows out, their p-values adjusted.

use super::{
    Comparing, Effect, EffectName, GroupTest, Line, SmallExpected, Spread, TestName, TestOf, Untested,
    counts, favourable, moments,
};
use crate::analysis::{Interval, IntervalMethod, Item, Measure};
use crate::stats::contingency::{ChiSquare, chi_square_test};
use crate::stats::group_means::{welch_anova, welch_t};
use crate::stats::moments::Moments;
use crate::stats::power::{USUAL, noncentrality, noncentrality_chi_square};
use crate::stats::ranks::{Tail, kruskal_wallis, mann_whitney};
use crate::stats::why_not::WhyNot;
use crate::units::{Code, Share};

/// Ratings: Mann-Whitney (two categories) or Kruskal-Wallis, and Welch's t or analysis of variance for the means.
/// Numbers: Welch's. Choices: chi-square, one for the whole question, or one per option where several may be chosen.
pub(super) fn tests(lines: &[Line], comparing: Comparing) -> (Vec<GroupTest>, Vec<Untested>) {
    let (mut tests, mut untested) = (Vec::new(), Vec::new());
    for line in lines {
        let mut add = |of, result: Result<Vec<GroupTest>, WhyNot>| match result {
            Ok(done) => tests.extend(done),
            Err(why) => untested.push(Untested { item: line.name.clone(), of, why: why.into() }),
        };
        let Some((_, _, first)) = line.cells.first() else {
            add(TestOf::Answers, Err(WhyNot::OneGroup));
            continue;
        };
        match &first.measure {
            Measure::Rating { .. } => {
                let means = of_means(line, comparing);
                let detectable = means.as_ref().ok().cloned();
                add(TestOf::Answers, of_ranks(line, comparing, detectable.as_ref()).map(|test| vec![test]));
                add(TestOf::Mean, means.map(|test| vec![test]));
            }
            Measure::Number { .. } => add(TestOf::Mean, of_means(line, comparing).map(|test| vec![test])),
            Measure::Single | Measure::Multiple => add(TestOf::Answers, of_counts(line, comparing)),
        }
    }
    for of in [TestOf::Answers, TestOf::Mean] {
        let family: Vec<usize> = (0..tests.len()).filter(|&place| tests[place].of == of).collect();
        let p: Vec<f64> = family.iter().map(|&place| tests[place].p).collect();
        for (place, adjusted) in family.into_iter().zip(comparing.adjustment.of(&p)) {
            tests[place].p_adjusted = adjusted;
        }
    }
    (tests, untested)
}

fn blank(line: &Line, of: TestOf, test: TestName, comparing: Comparing) -> GroupTest {
    GroupTest {
        item: line.name.clone(),
        option: None,
        of,
        test,
        exact: false,
        statistic: 0.0,
        df: Vec::new(),
        p: 1.0,
        p_adjusted: 1.0,
        adjustment: comparing.adjustment,
        n: line.cells.iter().map(|(_, _, item)| item.n.0).sum(),
        compared: u32::try_from(line.cells.len()).unwrap_or(u32::MAX),
        left_out: line.left_out,
        effect: None,
        difference: spread(line, |item| moments(item).map(|moments| moments.mean)),
        interval: None,
        difference_share: spread(line, |item| {
            favourable(item, comparing.convention).map(|(n, of)| f64::from(n) / f64::from(of))
        }),
        detectable: None,
        detectable_at_best: None,
        detectable_share: detectable_share(line, |item| favourable(item, comparing.convention)),
        caution: None,
    }
}

fn of_ranks(line: &Line, comparing: Comparing, means: Option<&GroupTest>) -> Result<GroupTest, WhyNot> {
    let table: Vec<Vec<u32>> = line.cells.iter().map(|(_, _, item)| counts(item)).collect();
    let mut test;
    if let [first, second] = table.as_slice() {
        let ranks = mann_whitney(first, second)?;
        test = blank(line, TestOf::Answers, TestName::MannWhitney, comparing);
        (test.statistic, test.p) = (ranks.statistic, ranks.p);
        test.exact = ranks.tail == Tail::Exact;
        test.effect = Some(Effect { name: EffectName::Superiority, value: ranks.superiority });
    } else {
        let rows: Vec<&[u32]> = table.iter().map(Vec::as_slice).collect();
        let ranks = kruskal_wallis(&rows)?;
        test = blank(line, TestOf::Answers, TestName::KruskalWallis, comparing);
        (test.statistic, test.p) = (ranks.statistic, ranks.p);
        test.df = vec![ranks.df];
        test.effect = Some(Effect { name: EffectName::EpsilonSquared, value: ranks.epsilon_squared });
    }
    // What could have been seen is reckoned for the means: for ranks it would take the whole distribution.
    if let Some(means) = means {
        (test.detectable, test.detectable_at_best) = (means.detectable, means.detectable_at_best);
    }
    Ok(test)
}

fn of_means(line: &Line, comparing: Comparing) -> Result<GroupTest, WhyNot> {
    let groups: Vec<Moments> = line.cells.iter().filter_map(|(_, _, item)| moments(item)).collect();
    let mut test;
    if let &[first, second] = groups.as_slice() {
        let t = welch_t(first, second)?;
        test = blank(line, TestOf::Mean, TestName::WelchT, comparing);
        (test.statistic, test.p) = (t.statistic, t.p);
        test.df = vec![t.df];
        let (low, high) = t.interval(comparing.confidence);
        test.interval = Some(Interval { low, high, method: IntervalMethod::T });
    } else {
        let f = welch_anova(&groups)?;
        test = blank(line, TestOf::Mean, TestName::WelchAnova, comparing);
        (test.statistic, test.p) = (f.statistic, f.p);
        test.df = f.df.to_vec();
    }
    let within = test.df.last().copied().unwrap_or(0.0);
    if let Some(lambda) = noncentrality((groups.len() - 1) as f64, within, USUAL) {
        let mut variances: Vec<f64> = groups.iter().map(Moments::variance_of_mean).collect();
        variances.sort_by(f64::total_cmp);
        if let ([least, next, ..], [.., last_but_one, last]) = (&variances[..], &variances[..]) {
            test.detectable = Some((lambda * (last_but_one + last)).sqrt());
            test.detectable_at_best = Some((lambda * (least + next)).sqrt());
        }
    }
    Ok(test)
}

fn of_counts(line: &Line, comparing: Comparing) -> Result<Vec<GroupTest>, WhyNot> {
    let chosen = |item: &Item| counts(item).iter().sum::<u32>();
    let (_, _, first) = line.cells.first().ok_or(WhyNot::OneGroup)?;
    let several = first.measure == Measure::Multiple
        && (first.counts.len() == 1 || line.cells.iter().any(|(_, _, item)| chosen(item) != item.n.0));
    if !several {
        let table: Vec<Vec<u32>> = line.cells.iter().map(|(_, _, item)| counts(item)).collect();
        let option = (first.counts.len() == 2).then_some(1);
        return Ok(vec![with_table(line, &table, option, comparing)?]);
    }
    let each = first.counts.len() > 1;
    let mut tests = Vec::new();
    let mut why = WhyNot::AllAlike;
    for (place, option) in first.counts.iter().enumerate() {
        let table: Vec<Vec<u32>> = line
            .cells
            .iter()
            .map(|(_, _, item)| {
                let n = item.counts.get(place).map_or(0, |option| option.n);
                vec![n, item.n.0.saturating_sub(n)]
            })
            .collect();
        match with_table(line, &table, Some(place), comparing) {
            Ok(test) => tests.push(GroupTest { option: each.then(|| option.code.clone()), ..test }),
            Err(reason) => why = reason,
        }
    }
    if tests.is_empty() { Err(why) } else { Ok(tests) }
}

/// `option`: the one whose share is told of, where the table is about one.
fn with_table(
    line: &Line,
    table: &[Vec<u32>],
    option: Option<usize>,
    comparing: Comparing,
) -> Result<GroupTest, WhyNot> {
    let rows: Vec<&[u32]> = table.iter().map(Vec::as_slice).collect();
    let found = chi_square_test(&rows)?;
    let mut test = blank(line, TestOf::Answers, TestName::ChiSquare, comparing);
    (test.statistic, test.p, test.df) = (found.statistic, found.p, vec![found.df]);
    test.effect = Some(Effect { name: EffectName::CramersV, value: found.cramers_v });
    test.caution = caution(&found);
    if let Some(place) = option {
        let share = |item: &Item| item.counts.get(place).map(|option| (option.n, item.n.0));
        test.difference_share = spread(line, |item| share(item).map(|(n, of)| f64::from(n) / f64::from(of)));
        test.detectable_share = detectable_share(line, share);
    }
    Ok(test)
}

/// Cochran (1954).
fn caution(found: &ChiSquare) -> Option<SmallExpected> {
    (found.share_expected_under_5 > 0.2 || found.least_expected < 1.0).then_some(SmallExpected {
        least_expected: found.least_expected,
        share_under_5: Share(found.share_expected_under_5),
    })
}

/// Equal ones are named in the order of the categories.
fn spread(line: &Line, value: impl Fn(&Item) -> Option<f64>) -> Option<Spread> {
    let values: Vec<(&Code, f64)> =
        line.cells.iter().filter_map(|(_, code, item)| Some((*code, value(item)?))).collect();
    let (mut lowest, mut highest) = (*values.first()?, *values.first()?);
    for &(code, value) in &values {
        if value < lowest.1 {
            lowest = (code, value);
        }
        if value > highest.1 {
            highest = (code, value);
        }
    }
    (values.len() > 1).then(|| Spread {
        value: highest.1 - lowest.1,
        highest: highest.0.clone(),
        lowest: lowest.0.clone(),
    })
}

fn detectable_share(line: &Line, share: impl Fn(&Item) -> Option<(u32, u32)>) -> Option<f64> {
    let mut groups: Vec<(u32, u32)> =
        line.cells.iter().filter_map(|(_, _, item)| share(item)).filter(|(_, n)| *n > 0).collect();
    let (x, n) =
        groups.iter().fold((0.0, 0.0), |(x, n), group| (x + f64::from(group.0), n + f64::from(group.1)));
    groups.sort_by_key(|(_, n)| *n);
    let [(_, smallest), (_, next), ..] = groups[..] else { return None };
    let lambda = noncentrality_chi_square((groups.len() - 1) as f64, USUAL)?;
    let variance = x / n * (1.0 - x / n) * (1.0 / f64::from(smallest) + 1.0 / f64::from(next));
    let difference = (lambda * variance).sqrt();
    (difference > 0.0 && difference < 1.0).then_some(difference)
}
