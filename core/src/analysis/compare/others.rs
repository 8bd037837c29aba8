//! Items over categories in, each category against all others together out: a unit beside the rest.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{Adjustment, Comparing, Line, SIGNIFICANCE, TestName, counts, favourable, moments};
use crate::analysis::{GroupBreakdown, Item, Measure};
use crate::codebook::VariableName;
use crate::stats::group_means::welch_t;
use crate::stats::moments::Moments;
use crate::stats::ranks::mann_whitney;
use crate::units::Code;

/// One category's answers to one item against those of all other categories shown. Of two categories each is the other's
/// rest, and the test is the group's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct AgainstOthers {
    pub item: VariableName,
    pub code: Code,
    pub n: u32,
    pub others_n: u32,
    /// Mann-Whitney of ratings, Welch's t of numbers.
    pub test: TestName,
    pub statistic: f64,
    pub p: f64,
    /// Within the family: the categories of this item and background variable.
    pub p_adjusted: f64,
    pub adjustment: Adjustment,
    /// Mean less the others' mean, in points of the response scale.
    pub difference: f64,
    /// Favourable share less the others', by the convention.
    pub difference_share: Option<f64>,
}

/// Where one category stands beside all others together.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Above,
    /// No difference was found, or none was tested.
    #[default]
    Alike,
    Below,
}

impl AgainstOthers {
    /// By the adjusted p. Ranks and means may point apart; then neither is said.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let share = self.difference_share.unwrap_or(self.difference);
        if self.p_adjusted >= SIGNIFICANCE || self.difference * share <= 0.0 {
            Standing::Alike
        } else if self.difference > 0.0 {
            Standing::Above
        } else {
            Standing::Below
        }
    }
}

impl GroupBreakdown {
    /// Where a category stands on an item beside all others together.
    #[must_use]
    pub fn standing(&self, item: &str, code: &Code) -> Standing {
        let found = self.against_others.iter().find(|one| one.item == item && one.code == *code);
        found.map_or(Standing::Alike, AgainstOthers::standing)
    }
}

pub(super) fn against_others(lines: &[Line], comparing: Comparing) -> Vec<AgainstOthers> {
    let mut all = Vec::new();
    for line in lines.iter().filter(|line| line.cells.len() > 1) {
        let mut family: Vec<AgainstOthers> = line
            .cells
            .iter()
            .filter_map(|&(place, code, item)| one(line, place, code, item, comparing))
            .collect();
        let p: Vec<f64> = family.iter().map(|one| one.p).collect();
        for (one, adjusted) in family.iter_mut().zip(comparing.adjustment.of(&p)) {
            one.p_adjusted = adjusted;
        }
        all.append(&mut family);
    }
    all
}

fn one(line: &Line, place: usize, code: &Code, item: &Item, comparing: Comparing) -> Option<AgainstOthers> {
    let others = || line.cells.iter().filter(move |cell| cell.0 != place).map(|cell| cell.2);
    let own = moments(item)?;
    let rest = together(others().filter_map(moments))?;
    let (test, statistic, p) = if matches!(item.measure, Measure::Rating { .. }) {
        let mine = counts(item);
        let mut theirs = vec![0; mine.len()];
        for other in others() {
            for (sum, option) in theirs.iter_mut().zip(&other.counts) {
                *sum += option.n;
            }
        }
        let ranks = mann_whitney(&mine, &theirs).ok()?;
        (TestName::MannWhitney, ranks.statistic, ranks.p)
    } else {
        let t = welch_t(own, rest).ok()?;
        (TestName::WelchT, t.statistic, t.p)
    };
    let share = |(x, n): (u32, u32)| f64::from(x) / f64::from(n);
    let difference_share = favourable(item, comparing.convention).and_then(|own| {
        let shares = others().filter_map(|other| favourable(other, comparing.convention));
        let rest = shares.reduce(|a, b| (a.0 + b.0, a.1 + b.1))?;
        Some(share(own) - share(rest))
    });
    Some(AgainstOthers {
        item: line.name.clone(),
        code: code.clone(),
        n: own.n,
        others_n: rest.n,
        test,
        statistic,
        p,
        p_adjusted: p,
        adjustment: comparing.adjustment,
        difference: own.mean - rest.mean,
        difference_share,
    })
}

/// The moments of several groups as one.
fn together(groups: impl Iterator<Item = Moments>) -> Option<Moments> {
    let groups: Vec<Moments> = groups.collect();
    let n: u32 = groups.iter().map(|group| group.n).sum();
    let count = f64::from(n);
    let mean = groups.iter().map(|group| f64::from(group.n) * group.mean).sum::<f64>() / count;
    let squares: f64 = groups
        .iter()
        .map(|group| {
            let (size, off) = (f64::from(group.n), group.mean - mean);
            (size - 1.0) * group.sd * group.sd + size * off * off
        })
        .sum();
    let sd = if n > 1 { (squares / (count - 1.0)).sqrt() } else { 0.0 };
    (n > 0).then_some(Moments { n, mean, sd })
}
