//! A background variable in, a map for each of its groups out, and whether what matters differs between them.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::design::Design;
use super::driver_notes::enough;
use super::drivers::{self, Estimated};
use super::groups::members;
use super::priority_map::priority_map;
use super::what_if::numbers;
use super::{
    Adjustment, Category, Drivers, GroupBreakdown, Importance, Missing, PriorityMap, Settings, settings,
};
use crate::codebook::VariableName;
use crate::problem::Problem;
use crate::stats::adjust::{benjamini_hochberg, holm};
use crate::stats::group_weights::{Grouped, group_weights};
use crate::study::{OnProgress, Stage};
use crate::survey::Survey;
use crate::units::{Code, ValidN};

/// The map of each category of a background variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct GroupMaps {
    pub variable: VariableName,
    pub label: String,
    pub maps: Vec<GroupMap>,
    /// Absent where fewer than two groups can be compared, and where a driver is made of categories.
    pub comparison: Option<WeightComparison>,
}

/// `n`, `drivers` and `priority_map` are absent where the group is suppressed or nothing can be estimated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct GroupMap {
    pub code: Code,
    pub label: String,
    pub suppressed: bool,
    pub n: Option<ValidN>,
    /// Respondents that an estimate to rely on asks for.
    pub needed: u32,
    pub standing: MapStanding,
    pub drivers: Option<Drivers>,
    pub priority_map: Option<PriorityMap>,
}

/// What a group's map can be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum MapStanding {
    /// The primary rule hides it.
    Hidden,
    /// Too few respondents, or no differences among them: there is no map.
    NoMap,
    /// No item keeps its quadrant in 80 % of the replicates: nothing can be placed.
    NothingSure,
    /// Fewer respondents than an estimate to rely on asks for.
    Few,
    Sound,
}

/// Whether the groups' shares of R² differ: a permutation test for each driver and one of all together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct WeightComparison {
    /// The groups that are compared.
    pub codes: Vec<Code>,
    pub n: ValidN,
    pub permutations: u32,
    pub adjustment: Adjustment,
    pub overall: f64,
    pub drivers: Vec<ComparedWeight>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct ComparedWeight {
    pub name: VariableName,
    pub statistic: f64,
    pub p: f64,
    pub p_adjusted: f64,
    /// In the order of the codes.
    pub shares: Vec<f64>,
}

/// With it the smallest p that Holm leaves of fifteen drivers is 0.015.
const PERMUTATIONS: u32 = 999;

/// Replicates of each group's map: enough for the whole per cents that are told.
const REPLICATES: u32 = 1000;
const REPLICATES_OF_SLOW: u32 = 200;

/// `groups` holds the breakdown by the variable, already protected.
///
/// # Errors
/// When a setting names what is not there.
pub(super) fn group_maps(
    survey: &Survey,
    asked: &Settings,
    groups: &[GroupBreakdown],
    rows: &[u32],
    on_progress: OnProgress,
) -> Result<Option<GroupMaps>, Problem> {
    let Some(variable) = &asked.maps_by else { return Ok(None) };
    let Some(breakdown) = groups.iter().find(|breakdown| breakdown.variable == *variable) else {
        return Ok(None);
    };
    let by = settings::grouping(survey, variable)?;
    let members = members(by, breakdown.categories.len(), rows);
    let quick = asked.importance == Importance::RelativeWeights && asked.missing != Missing::Em;
    let most = if quick { REPLICATES } else { REPLICATES_OF_SLOW };
    let mut own = asked.clone();
    own.bootstrap.replicates = own.bootstrap.replicates.min(most);
    // A group has one value of what it is grouped by.
    own.drivers.retain(|driver| driver != variable);
    let total = u32::try_from(members.len()).unwrap_or(u32::MAX);
    let mut maps = Vec::with_capacity(members.len());
    for (done, (category, rows)) in (0..).zip(breakdown.categories.iter().zip(&members)) {
        on_progress(done, total, Stage::Groups);
        maps.push(of_group(survey, &own, category, rows)?);
    }
    on_progress(total, total, Stage::Groups);
    let compared: Vec<usize> = (0..maps.len()).filter(|&at| maps[at].drivers.is_some()).collect();
    let comparison = comparison(survey, &own, &maps, &members, &compared, on_progress)?;
    Ok(Some(GroupMaps { variable: variable.clone(), label: breakdown.label.clone(), maps, comparison }))
}

fn of_group(
    survey: &Survey,
    asked: &Settings,
    category: &Category,
    rows: &[u32],
) -> Result<GroupMap, Problem> {
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let mut map = GroupMap {
        code: category.code.clone(),
        label: category.label.clone(),
        suppressed: category.suppressed,
        n: None,
        needed: count(enough(asked.drivers.len())),
        standing: MapStanding::Hidden,
        drivers: None,
        priority_map: None,
    };
    let hidden = |name: &VariableName| category.hidden_items.iter().any(|item| item.name == *name);
    let Some(items) = category.items.as_ref().filter(|_| !asked.outcome.as_ref().is_some_and(hidden)) else {
        map.suppressed = true;
        return Ok(map);
    };
    // What is hidden in the group must not show in the place of a theme or of the lines.
    let mut own = asked.clone();
    own.drivers.retain(|driver| !hidden(driver));
    map.standing = MapStanding::NoMap;
    let estimated = drivers::drivers(survey, &own, rows, &mut |_, _, _| {}, &mut Vec::new())?;
    let Some(mut estimated) = estimated else { return Ok(map) };
    let mut placed = priority_map(survey, &estimated, items, &own)?;
    let Estimated { drivers, resampling, .. } = &mut estimated;
    if let Some(resampling) = resampling {
        let numbers = resampling.run(0..own.bootstrap.replicates, &mut |_, _| {});
        resampling.tell(&own, drivers, placed.as_mut(), &numbers, None);
    }
    let Estimated { mut drivers, .. } = estimated;
    drivers.differences.clear();
    if let Some(placed) = &mut placed {
        placed.alternatives.clear();
        let resampled = placed.items.iter().any(|item| item.stability.is_some());
        map.standing = if resampled && placed.items.iter().all(super::MapItem::unsure) {
            MapStanding::NothingSure
        } else if drivers.n.0 < map.needed {
            MapStanding::Few
        } else {
            MapStanding::Sound
        };
    }
    (map.n, map.drivers, map.priority_map) = (Some(drivers.n), Some(drivers), placed);
    Ok(map)
}

/// By relative weights of those who answered everything, whatever the maps are made by.
fn comparison(
    survey: &Survey,
    asked: &Settings,
    maps: &[GroupMap],
    members: &[Vec<u32>],
    compared: &[usize],
    on_progress: OnProgress,
) -> Result<Option<WeightComparison>, Problem> {
    let mut of_row: Vec<(u32, usize)> = compared
        .iter()
        .enumerate()
        .flat_map(|(group, &at)| members[at].iter().map(move |&row| (row, group)))
        .collect();
    of_row.sort_unstable();
    let rows: Vec<u32> = of_row.iter().map(|(row, _)| *row).collect();
    let mut own = asked.clone();
    (own.missing, own.importance) = (Missing::Listwise, Importance::RelativeWeights);
    // A driver of categories has columns that depend on which of them is left out.
    own.drivers.retain(|driver| settings::quantity(survey, driver).is_ok());
    if compared.len() < 2 || own.drivers.len() < asked.drivers.len() {
        return Ok(None);
    }
    let Some(design) = Design::settle(survey, &own, &rows, &mut Vec::new())? else { return Ok(None) };
    let group_of = |row: &u32| of_row.binary_search_by_key(row, |(row, _)| *row).map_or(0, |at| of_row[at].1);
    let groups: Vec<usize> = design.rows.iter().map(group_of).collect();
    let enough = |group: usize| groups.iter().filter(|&&own| own == group).count() > design.width() + 1;
    if !(0..compared.len()).all(enough) {
        return Ok(None);
    }
    let columns: Vec<Vec<f64>> = design.columns.iter().map(numbers).collect();
    let weights = design.weights_of(&design.rows).unwrap_or_else(|| vec![1.0; design.rows.len()]);
    let drivers: Vec<Vec<usize>> = design.drivers.iter().map(|driver| driver.columns.clone()).collect();
    let grouped = Grouped { columns: &columns, weights: &weights, groups: &groups, drivers: &drivers };
    let mut tell = |done: u32, total: u32| on_progress(done, total, Stage::Groups);
    let Some(found) = group_weights(&grouped, PERMUTATIONS, asked.bootstrap.seed.0, &mut tell) else {
        return Ok(None);
    };
    let adjusted = match asked.adjustment {
        Adjustment::Holm => holm(&found.p),
        Adjustment::BenjaminiHochberg => benjamini_hochberg(&found.p),
    };
    let of_driver = |j: usize| ComparedWeight {
        name: design.drivers[j].name.clone(),
        statistic: found.statistics[j],
        p: found.p[j],
        p_adjusted: adjusted[j],
        shares: found.shares.iter().map(|of| of[j]).collect(),
    };
    Ok(Some(WeightComparison {
        codes: compared.iter().map(|&at| maps[at].code.clone()).collect(),
        n: ValidN(u32::try_from(design.rows.len()).unwrap_or(u32::MAX)),
        permutations: PERMUTATIONS,
        adjustment: asked.adjustment,
        overall: found.overall,
        drivers: (0..drivers.len()).map(of_driver).collect(),
    }))
}
