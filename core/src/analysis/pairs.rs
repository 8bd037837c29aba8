//! Two rating items in, what the same respondents answered to the one compared with the other out: the staff beside the
//! centre as a whole.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::compare::{Adjustment, TestName, WhyNot};
use super::distribution::{Precision, mean_of};
use super::ratings::{Joint, Rating};
use super::{Interval, IntervalMethod, Part, Settings};
use crate::codebook::VariableName;
use crate::protect::PrimaryRule;
use crate::stats::group_means::{TTest, paired_t};
use crate::stats::moments::Moments;
use crate::stats::paired_shares::mcnemar;
use crate::stats::ranks::signed_rank;
use crate::stats::why_not;
use crate::units::{Share, ValidN};

/// Two rating items answered by the same respondents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Pair {
    pub a: VariableName,
    pub b: VariableName,
    /// In what the means and the difference are told.
    pub unit: PairUnit,
    /// Absent where the primary rule hides it, and where nobody answered both.
    pub figures: Option<PairFigures>,
    pub suppressed: bool,
    pub tests: Vec<PairTest>,
    pub untested: Option<WhyNot>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum PairUnit {
    /// The codes of the response scale that both have.
    Points,
    /// Index 0-100, since their scales differ.
    Index,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct PairFigures {
    /// Respondents who answered both; every figure is of them.
    pub n: ValidN,
    pub mean_a: f64,
    pub mean_b: f64,
    /// `mean_a` less `mean_b`, its standard deviation over respondents, and Student's interval.
    pub difference: f64,
    pub sd: f64,
    pub interval: Option<Interval>,
    /// Respondents who put a above b on the scale, the two alike, a below b.
    pub higher: u32,
    pub equal: u32,
    pub lower: u32,
    /// Favourable answers, by the convention.
    pub favourable_a: u32,
    pub favourable_b: u32,
    pub difference_share: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct PairTest {
    /// Student's paired t, Wilcoxon's signed ranks, McNemar's test of the favourable shares.
    pub test: TestName,
    /// t, V, or for McNemar those favourable to a alone.
    pub statistic: f64,
    pub df: Vec<f64>,
    pub p: f64,
    /// Within the family: the same test of all pairs.
    pub p_adjusted: f64,
    pub adjustment: Adjustment,
}

/// Every pair of the settings; an item that is hidden hides its pairs.
pub(super) fn pairs(ratings: &[Rating], settings: &Settings, part: Part, precision: Precision) -> Vec<Pair> {
    let rule = PrimaryRule::of(settings.minimum_group);
    let find = |name: &VariableName| ratings.iter().find(|rating| rating.name == name);
    let mut pairs: Vec<Pair> = settings
        .pairs
        .iter()
        .map(|[a, b]| match (find(a), find(b)) {
            (Some(first), Some(second)) => pair(first, second, settings, rule, part, precision),
            _ => without(a, b, PairUnit::Points, Hidden::Suppressed),
        })
        .collect();
    for test in [TestName::PairedT, TestName::SignedRank, TestName::Mcnemar] {
        let of = |pair: &mut Pair| pair.tests.iter().position(|done| done.test == test);
        let places: Vec<Option<usize>> = pairs.iter_mut().map(of).collect();
        let family: Vec<(usize, usize)> =
            places.iter().enumerate().filter_map(|(pair, place)| Some((pair, (*place)?))).collect();
        let p: Vec<f64> = family.iter().map(|&(pair, place)| pairs[pair].tests[place].p).collect();
        for (&(pair, place), adjusted) in family.iter().zip(settings.adjustment.of(&p)) {
            pairs[pair].tests[place].p_adjusted = adjusted;
        }
    }
    pairs
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Hidden {
    Suppressed,
    NobodyAnsweredBoth,
}

fn without(a: &VariableName, b: &VariableName, unit: PairUnit, why: Hidden) -> Pair {
    Pair {
        a: a.clone(),
        b: b.clone(),
        unit,
        figures: None,
        suppressed: why == Hidden::Suppressed,
        tests: Vec::new(),
        untested: (why == Hidden::NobodyAnsweredBoth).then_some(WhyNot::TooFew),
    }
}

fn pair(
    first: &Rating,
    second: &Rating,
    settings: &Settings,
    rule: PrimaryRule,
    part: Part,
    precision: Precision,
) -> Pair {
    let unit = if first.same_scale(second) { PairUnit::Points } else { PairUnit::Index };
    let joint = Joint::of(first, second);
    let n = joint.n();
    let differences = Differences::of(first, second, &joint);
    let alike = differences.moments.is_none_or(|moments| moments.sd == 0.0);
    let Some(moments) = differences.moments else {
        return without(first.name, second.name, unit, Hidden::NobodyAnsweredBoth);
    };
    // In a part of the survey a difference that all share tells each one's answer from his or her other answer.
    if rule.too_few(n) || (part != Part::Whole && alike && settings.minimum_group > 1) {
        return without(first.name, second.name, unit, Hidden::Suppressed);
    }
    let means = Moments::of_counts(joint.cells().map(|(a, _, n)| (i64::from(a), n)))
        .zip(Moments::of_counts(joint.cells().map(|(_, b, n)| (i64::from(b), n))));
    let told = |rating: &Rating, mean: f64| match unit {
        PairUnit::Points => rating.start as f64 - 1.0 + mean,
        PairUnit::Index => 100.0 * (mean - 1.0) / f64::from(rating.points - 1),
    };
    let (mean_a, mean_b) = means.map_or((0.0, 0.0), |(a, b)| (told(first, a.mean), told(second, b.mean)));
    let difference = mean_of(Some(moments), Precision { population: None, ..precision });
    let where_ = |test: &dyn Fn(i64) -> bool| {
        differences.list.iter().filter(|(d, _)| test(*d)).map(|(_, n)| n).sum::<u32>()
    };
    let counted = Favourable::of(first, second, &joint, settings.convention);
    let figures = PairFigures {
        n: ValidN(n),
        mean_a,
        mean_b,
        difference: moments.mean,
        sd: moments.sd,
        interval: difference.and_then(|difference| difference.interval),
        higher: where_(&|d| d > 0),
        equal: where_(&|d| d == 0),
        lower: where_(&|d| d < 0),
        favourable_a: counted.both + counted.first_only,
        favourable_b: counted.both + counted.second_only,
        difference_share: counted.difference(n).0,
    };
    let (tests, untested) = tests(&differences, &counted, settings.adjustment);
    Pair {
        a: first.name.clone(),
        b: second.name.clone(),
        unit,
        figures: Some(figures),
        suppressed: false,
        tests,
        untested,
    }
}

fn tests(
    differences: &Differences,
    counted: &Favourable,
    adjustment: Adjustment,
) -> (Vec<PairTest>, Option<WhyNot>) {
    let test = |test, statistic, df, p| PairTest { test, statistic, df, p, p_adjusted: p, adjustment };
    let (mut tests, mut untested) = (Vec::new(), None);
    match differences.t() {
        Ok(t) => tests.push(test(TestName::PairedT, t.statistic, vec![t.df], t.p)),
        Err(why) => untested = Some(why.into()),
    }
    if let Ok(v) = signed_rank(&differences.list) {
        tests.push(test(TestName::SignedRank, v.statistic, Vec::new(), v.p));
    }
    if let Ok(p) = counted.mcnemar() {
        tests.push(test(TestName::Mcnemar, f64::from(counted.first_only), Vec::new(), p));
    }
    (tests, untested)
}

/// How far the first item lies above the second, by respondents.
pub(crate) struct Differences {
    /// In whole steps; one is a point of the scale, or the least part of an index that both scales have.
    list: Vec<(i64, u32)>,
    /// In points, or in index points.
    moments: Option<Moments>,
}

impl Differences {
    pub fn of(first: &Rating, second: &Rating, joint: &Joint) -> Differences {
        let (p, q) = (i64::from(first.points) - 1, i64::from(second.points) - 1);
        let same = first.same_scale(second);
        let step = |(a, b, n): (u32, u32, u32)| {
            let (a, b) = (i64::from(a) - 1, i64::from(b) - 1);
            (if same { a - b } else { a * q - b * p }, n)
        };
        let list: Vec<(i64, u32)> = joint.cells().map(step).collect();
        let unit = if same { 1.0 } else { 100.0 / (p * q) as f64 };
        let moments = Moments::of_counts(list.iter().copied());
        Differences { moments: moments.map(|m| Moments { mean: unit * m.mean, sd: unit * m.sd, ..m }), list }
    }

    pub fn t(&self) -> Result<TTest, why_not::WhyNot> {
        self.moments.map_or(Err(why_not::WhyNot::TooFew), paired_t)
    }
}

/// Who is favourable to both, and to one alone, by the convention.
pub(crate) struct Favourable {
    both: u32,
    first_only: u32,
    second_only: u32,
}

impl Favourable {
    pub fn of(first: &Rating, second: &Rating, joint: &Joint, convention: super::Convention) -> Favourable {
        let mut counted = Favourable { both: 0, first_only: 0, second_only: 0 };
        for (a, b, n) in joint.cells() {
            match (first.counts(a, convention), second.counts(b, convention)) {
                (true, true) => counted.both += n,
                (true, false) => counted.first_only += n,
                (false, true) => counted.second_only += n,
                (false, false) => {}
            }
        }
        counted
    }

    pub fn difference(&self, n: u32) -> Share {
        Share((f64::from(self.first_only) - f64::from(self.second_only)) / f64::from(n))
    }

    pub fn mcnemar(&self) -> Result<f64, why_not::WhyNot> {
        mcnemar(self.first_only, self.second_only)
    }
}

/// Student's interval of a mean difference.
pub(super) fn t_interval((low, high): (f64, f64)) -> Interval {
    Interval { low, high, method: IntervalMethod::T }
}
