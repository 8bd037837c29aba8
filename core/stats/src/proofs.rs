//! The kernels against the oracles of `core/oracle`, and the identities that hold for any data.

use proptest::prelude::*;
use serde_json::Value;

use super::correlation::{Column, Symmetric, correlations};
use super::dominance::general_dominance;
use super::eigen::eigen;
use super::moments::Moments;
use super::relative_weights::{RelativeWeights, relative_weights};
use super::{normal, proportion, student};

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("the oracle files are JSON")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(number).collect()
}

fn matrix(value: &Value) -> Symmetric {
    let rows: Vec<Vec<f64>> = value.as_array().expect("rows").iter().map(numbers).collect();
    Symmetric::from_fn(rows.len(), |i, j| rows[i][j])
}

#[track_caller]
fn close(ours: f64, theirs: f64, relative: f64, what: &str) {
    assert!((ours - theirs).abs() <= relative * theirs.abs(), "{what}: {ours:e}, oracle {theirs:e}");
}

#[track_caller]
fn all_close(ours: &[f64], theirs: &[f64], relative: f64, what: &str) {
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (j, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
        close(*ours, *theirs, relative, &format!("{what} [{j}]"));
    }
}

fn dominance(between: &Symmetric, outcome: &[f64]) -> Vec<f64> {
    general_dominance(between, outcome, &mut |_, _| {})
}

#[test]
fn quantiles_match_forty_digits() {
    let oracle = parsed(include_str!("../../oracle/quantiles.json"));
    for case in oracle["normal"].as_array().expect("cases") {
        let case = numbers(case);
        close(normal::quantile(case[0]), case[1], 1e-14, &format!("normal {}", case[0]));
    }
    for case in oracle["student"].as_array().expect("cases") {
        let case = numbers(case);
        let ours = student::two_sided_quantile(case[0], case[1]);
        close(ours, case[2], 1e-13, &format!("t {} on {}", case[0], case[1]));
    }
}

#[test]
fn intervals_of_finite_populations_match_r() {
    let oracle = parsed(include_str!("../../oracle/finite.json"));
    for case in oracle["wilson"].as_array().expect("cases") {
        let z = normal::quantile(0.5 + 0.5 * number(&case["confidence"]));
        let [x, n, population] = ["x", "n", "population"].map(|field| number(&case[field]) as u32);
        let (low, high) = proportion::wilson_finite(x, n, population, z).expect("n of N");
        all_close(&[low, high], &numbers(&case["interval"]), 1e-9, &format!("{x} of {n} of {population}"));
    }
    for case in oracle["t"].as_array().expect("cases") {
        let counts = (0_i64..).zip(numbers(&case["counts"])).map(|(value, n)| (value, n as u32));
        let moments = Moments::of_counts(counts).expect("answers");
        let population = number(&case["population"]) as u32;
        let (low, high) =
            moments.t_interval_finite(population, number(&case["confidence"])).expect("a spread");
        all_close(&[low, high], &numbers(&case["interval"]), 1e-9, "t of a finite population");
    }
    // Everybody answered: nothing is left to be unsure of. A population without end: as without it.
    assert_eq!(proportion::wilson_finite(3, 12, 12, 1.96), Some((0.25, 0.25)));
    assert_eq!(proportion::wilson_finite(3, 12, 11, 1.96), None);
    let (low, high) = proportion::wilson_finite(411, 761, u32::MAX, 1.96).expect("n of N");
    let (plain_low, plain_high) = proportion::wilson(411, 761, 1.96).expect("n above 0");
    all_close(&[low, high], &[plain_low, plain_high], 1e-6, "a large population");
}

#[test]
fn intervals_match_r() {
    let oracle = parsed(include_str!("../../oracle/intervals.json"));
    for case in oracle["wilson"].as_array().expect("cases") {
        let z = normal::quantile(0.5 + 0.5 * number(&case["confidence"]));
        let (x, n) = (number(&case["x"]) as u32, number(&case["n"]) as u32);
        let (low, high) = proportion::wilson(x, n, z).expect("n above 0");
        all_close(&[low, high], &numbers(&case["interval"]), 1e-9, &format!("{x} of {n}"));
    }
    for case in oracle["t"].as_array().expect("cases") {
        let values = numbers(&case["x"]);
        let counts = Moments::of_counts(values.iter().map(|&x| (x as i64, 1))).expect("answers");
        let moments = Moments::of_values(values).expect("answers");
        close(counts.mean, moments.mean, 1e-15, "mean from counts");
        close(moments.mean, number(&case["mean"]), 1e-9, "mean");
        close(moments.sd, number(&case["sd"]), 1e-9, "sd");
        close(counts.sd, number(&case["sd"]), 1e-9, "sd from counts");
        match moments.t_interval(number(&case["confidence"])) {
            Some((low, high)) => all_close(&[low, high], &numbers(&case["interval"]), 1e-9, "t"),
            None => assert!(case["interval"].is_null(), "R has an interval there"),
        }
    }
}

#[test]
fn weights_match_rwa_relaimpo_and_domir() {
    let oracle = parsed(include_str!("../../oracle/drivers.json"));
    for (name, case) in oracle["cases"].as_object().expect("cases") {
        let (between, outcome) = (matrix(&case["between"]), numbers(&case["with_outcome"]));
        let ours = relative_weights(&between, &outcome);
        close(ours.r2, number(&case["r2"]), 1e-9, name);
        all_close(&ours.raw, &numbers(&case["relative_weights"]), 1e-9, name);
        all_close(&ours.raw, &numbers(&case["genizi"]), 1e-9, name);
        all_close(&ours.beta, &numbers(&case["beta"]), 1e-9, name);
        let general = dominance(&between, &outcome);
        all_close(&general, &numbers(&case["lmg"]), 1e-9, name);
        all_close(&general, &numbers(&case["general_dominance"]), 1e-9, name);
        assert_eq!(ours.dropped, 0);
    }
}

#[test]
fn dominance_matches_a_regression_per_subset() {
    let oracle = parsed(include_str!("../../oracle/dominance.json"));
    let (between, outcome) = (matrix(&oracle["between"]), numbers(&oracle["with_outcome"]));
    all_close(&dominance(&between, &outcome), &numbers(&oracle["general_dominance"]), 1e-11, "dominance");
    close(relative_weights(&between, &outcome).r2, number(&oracle["r2"]), 1e-12, "r2");
}

#[test]
fn exact_dependence_gives_the_limit() {
    let oracle = parsed(include_str!("../../oracle/singular.json"));
    for (name, case) in oracle["cases"].as_object().expect("cases") {
        let (between, outcome) = (matrix(&case["between"]), numbers(&case["with_outcome"]));
        let ours = relative_weights(&between, &outcome);
        let (dropped, relative) = if name == "near_collinear_1e3" { (0, 1e-8) } else { (1, 1e-9) };
        assert_eq!(ours.dropped, dropped, "{name}");
        all_close(&ours.raw, &numbers(&case["relative_weights"]), relative, name);
        close(ours.r2, number(&case["r2"]), relative, name);
        let general = dominance(&between, &outcome);
        all_close(&general, &numbers(&case["general_dominance"]), relative, name);
    }
}

#[test]
fn many_copies_of_one_driver_share_its_weight() {
    for p in [2, 3, 7, 12] {
        let between = Symmetric::from_fn(p, |_, _| 1.0);
        let ours = relative_weights(&between, &vec![0.6; p]);
        assert_eq!(ours.dropped, p - 1);
        all_close(&ours.raw, &vec![0.36 / p as f64; p], 1e-12, "relative weights");
        all_close(&dominance(&between, &vec![0.6; p]), &vec![0.36 / p as f64; p], 1e-12, "dominance");
    }
}

#[test]
fn eigenvalues_that_are_known() {
    assert!(eigen(&Symmetric::from_fn(0, |_, _| 0.0)).values.is_empty());
    for p in [1, 2, 3, 40] {
        let one = eigen(&Symmetric::from_fn(p, |i, j| if i == j { 1.0 } else { 0.0 }));
        assert_eq!(one.values, vec![1.0; p]);
        // Equal correlations r: 1 + (p - 1) r once, 1 - r otherwise.
        let equal = eigen(&Symmetric::from_fn(p, |i, j| if i == j { 1.0 } else { 0.25 }));
        close(equal.values[0], 1.0 + 0.25 * (p as f64 - 1.0), 1e-14, "the general one");
        all_close(&equal.values[1..], &vec![0.75; p - 1], 1e-13, "the others");
        // Second differences: 2 - 2 cos(k pi / (p + 1)).
        let path =
            eigen(&Symmetric::from_fn(p, |i, j| [2.0, -1.0].get(i.abs_diff(j)).copied().unwrap_or(0.0)));
        for (k, value) in (1..=p).rev().zip(&path.values) {
            let exact = 2.0 - 2.0 * libm::cos(k as f64 * std::f64::consts::PI / (p as f64 + 1.0));
            assert!((value - exact).abs() <= 4e-15, "{p} {k}: {value:e} and {exact:e}");
        }
    }
}

#[test]
fn progress_comes_to_an_end() {
    for p in [1, 5, 16, 18] {
        let mut told = Vec::new();
        let between = Symmetric::from_fn(p, |i, j| if i == j { 1.0 } else { 0.3 });
        general_dominance(&between, &vec![0.4; p], &mut |done, total| told.push((done, total)));
        let total = told[0].1;
        assert_eq!(told.first(), Some(&(0, total)), "{p}");
        assert_eq!(told.last(), Some(&(total, total)), "{p}");
        assert!(told.windows(2).all(|pair| pair[0].0 < pair[1].0), "{p}");
    }
}

/// Answers of 1 to 5 that lean the same way, so that correlations are of every size.
fn answers() -> impl Strategy<Value = Vec<Vec<i32>>> {
    (1_usize..=6, 12_usize..60).prop_flat_map(|(p, n)| {
        let column = prop::collection::vec(1_i32..=5, n);
        let pull = prop::collection::vec(0_i32..=4, p + 1);
        (prop::collection::vec(column, p + 1), prop::collection::vec(1_i32..=5, n), pull).prop_map(
            |(own, leaning, pull)| {
                own.iter()
                    .zip(pull)
                    .map(|(own, pull)| own.iter().zip(&leaning).map(|(a, b)| 2 * a + pull * b).collect())
                    .collect()
            },
        )
    })
}

/// Correlations of the drivers, and with the outcome, which is the last column; `None` where a column is constant.
fn design(answers: &[Vec<i32>]) -> Option<(Symmetric, Vec<f64>)> {
    let columns: Vec<Column> = answers.iter().cloned().map(Column::Whole).collect();
    if columns.iter().any(Column::constant) {
        return None;
    }
    let all = correlations(&columns);
    let p = answers.len() - 1;
    Some((Symmetric::from_fn(p, |i, j| all.at(i, j)), all.row(p)[..p].to_vec()))
}

/// General dominance by its definition: the R² of each subset from its own correlation matrix.
fn by_definition(between: &Symmetric, outcome: &[f64]) -> Vec<f64> {
    let p = between.order();
    let r2: Vec<f64> = (0..1_usize << p)
        .map(|set| {
            let chosen: Vec<usize> = (0..p).filter(|j| set >> j & 1 == 1).collect();
            let part = Symmetric::from_fn(chosen.len(), |i, j| between.at(chosen[i], chosen[j]));
            let with: Vec<f64> = chosen.iter().map(|&j| outcome[j]).collect();
            relative_weights(&part, &with).r2
        })
        .collect();
    let orders = |size: usize| {
        let factorial = |k: usize| (1..=k).map(|i| i as f64).product::<f64>();
        factorial(size) * factorial(p - 1 - size) / factorial(p)
    };
    (0..p)
        .map(|j| {
            (0..1_usize << p)
                .filter(|set| set >> j & 1 == 0)
                .map(|set| orders(set.count_ones() as usize) * (r2[set | 1 << j] - r2[set]))
                .sum()
        })
        .collect()
}

fn near(ours: &[f64], theirs: &[f64], within: f64) -> Result<(), TestCaseError> {
    for (ours, theirs) in ours.iter().zip(theirs) {
        prop_assert!((ours - theirs).abs() <= within, "{ours:e} and {theirs:e}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn raw_weights_and_dominance_sum_to_r2(answers in answers()) {
        let Some((between, outcome)) = design(&answers) else { return Ok(()) };
        let ours = relative_weights(&between, &outcome);
        prop_assert!(ours.raw.iter().all(|raw| *raw >= 0.0 && raw.is_finite()));
        near(&[ours.raw.iter().sum()], &[ours.r2], 1e-12)?;
        near(&[dominance(&between, &outcome).iter().sum()], &[ours.r2], 1e-10)?;
    }

    #[test]
    fn dominance_is_what_its_definition_says(answers in answers()) {
        let Some((between, outcome)) = design(&answers) else { return Ok(()) };
        near(&dominance(&between, &outcome), &by_definition(&between, &outcome), 1e-10)?;
    }

    #[test]
    fn the_order_of_respondents_changes_no_bit(answers in answers(), turn in 1_usize..11) {
        let Some((between, outcome)) = design(&answers) else { return Ok(()) };
        let turned: Vec<Vec<i32>> = answers
            .iter()
            .map(|column| { let mut column = column.clone(); column.rotate_left(turn); column.reverse(); column })
            .collect();
        prop_assert_eq!(design(&turned), Some((between, outcome)));
    }

    #[test]
    fn the_order_of_items_changes_nothing(answers in answers()) {
        let Some((between, outcome)) = design(&answers) else { return Ok(()) };
        let p = between.order();
        let turned = Symmetric::from_fn(p, |i, j| between.at(p - 1 - i, p - 1 - j));
        let turned_outcome: Vec<f64> = outcome.iter().rev().copied().collect();
        let back = |mut values: Vec<f64>| { values.reverse(); values };
        let condition = relative_weights(&between, &outcome).condition;
        // Where items nearly depend on each other the last digit of a correlation is itself magnified.
        let within = 1e-12 * (condition / 1e3).max(1.0);
        let RelativeWeights { raw, .. } = relative_weights(&turned, &turned_outcome);
        near(&back(raw), &relative_weights(&between, &outcome).raw, within)?;
        near(&back(dominance(&turned, &turned_outcome)), &dominance(&between, &outcome), within)?;
    }

    #[test]
    fn doubling_every_respondent_leaves_the_weights(answers in answers()) {
        let Some((between, outcome)) = design(&answers) else { return Ok(()) };
        let doubled: Vec<Vec<i32>> = answers.iter().map(|column| [column.clone(), column.clone()].concat()).collect();
        let Some((twice, twice_outcome)) = design(&doubled) else { return Ok(()) };
        near(twice.row(0), between.row(0), 1e-15)?;
        near(&twice_outcome, &outcome, 1e-15)?;
    }

    #[test]
    fn whole_and_real_columns_agree(answers in answers()) {
        let Some((between, outcome)) = design(&answers) else { return Ok(()) };
        let real: Vec<Column> = answers
            .iter()
            .enumerate()
            .map(|(j, column)| match j % 3 {
                0 => Column::Whole(column.clone()),
                _ => Column::Real(column.iter().map(|&x| 1000.0 + f64::from(x) / 8.0).collect()),
            })
            .collect();
        let all = correlations(&real);
        let p = between.order();
        near(&all.row(p)[..p], &outcome, 1e-13)?;
        for i in 0..p { near(&all.row(i)[..p], between.row(i), 1e-13)?; }
    }

    #[test]
    fn methods_agree_for_orthogonal_drivers(outcome in prop::collection::vec(-0.3_f64..0.3, 1..8)) {
        let between = Symmetric::from_fn(outcome.len(), |i, j| if i == j { 1.0 } else { 0.0 });
        let squares: Vec<f64> = outcome.iter().map(|r| r * r).collect();
        near(&relative_weights(&between, &outcome).raw, &squares, 1e-15)?;
        near(&dominance(&between, &outcome), &squares, 1e-15)?;
    }

    #[test]
    fn eigenvectors_make_up_the_matrix(answers in answers()) {
        let Some((between, _)) = design(&answers) else { return Ok(()) };
        let parts = eigen(&between);
        prop_assert!(parts.values.windows(2).all(|pair| pair[0] >= pair[1]));
        let p = between.order();
        for i in 0..p {
            for j in 0..p {
                let sum = |f: &dyn Fn(usize) -> f64| (0..p).map(f).sum::<f64>();
                let again = sum(&|k| parts.values[k] * parts.vectors[k][i] * parts.vectors[k][j]);
                let length = sum(&|k| parts.vectors[i][k] * parts.vectors[j][k]);
                near(&[again, length], &[between.at(i, j), f64::from(u8::from(i == j))], 1e-13)?;
            }
        }
    }

    #[test]
    fn wilson_holds_the_share_and_mirrors(n in 1_u32..5000, part in 0.0_f64..=1.0, z in 0.5_f64..4.0) {
        let x = (f64::from(n) * part) as u32;
        let share = f64::from(x) / f64::from(n);
        let (low, high) = proportion::wilson(x, n, z).expect("n above 0");
        prop_assert!(0.0 <= low && low <= share && share <= high && high <= 1.0);
        let (other_low, other_high) = proportion::wilson(n - x, n, z).expect("n above 0");
        near(&[low, high], &[1.0 - other_high, 1.0 - other_low], 1e-14)?;
    }
}
