//! The tests of groups, pairs and scales against the oracles of `core/oracle`, and the identities that hold for any data.

use proptest::prelude::*;
use serde_json::Value;

use super::contingency::{chi_square_test, two_shares};
use super::correlation::Symmetric;
use super::group_means::{anova, paired_t, welch_anova, welch_t};
use super::joint::complete_products;
use super::moments::Moments;
use super::paired_shares::mcnemar;
use super::power::{Demand, USUAL, noncentral_tail, noncentrality, noncentrality_chi_square};
use super::ranks::{Tail, kruskal_wallis, mann_whitney, signed_rank};
use super::reliability::{NoFactor, cronbach_alpha, one_factor};
use super::why_not::WhyNot;
use super::{adjust, chi_square, f_distribution, normal, student};

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("the oracle files are JSON")
}

fn tests() -> Value {
    parsed(include_str!("../../oracle/group_tests.json"))
}

fn number(value: &Value) -> f64 {
    match value {
        Value::String(digits) => digits.parse().expect("digits"),
        value => value.as_f64().expect("a number"),
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    list(value).iter().map(number).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn counts(value: &Value) -> Vec<u32> {
    list(value).iter().map(|count| number(count) as u32).collect()
}

fn table(value: &Value) -> Vec<Vec<u32>> {
    list(value).iter().map(counts).collect()
}

fn rows(table: &[Vec<u32>]) -> Vec<&[u32]> {
    table.iter().map(Vec::as_slice).collect()
}

fn matrix(value: &Value) -> Symmetric {
    let rows: Vec<Vec<f64>> = list(value).iter().map(numbers).collect();
    Symmetric::from_fn(rows.len(), |i, j| rows[i][j])
}

/// Counts of each of the different values, least first, one row per group.
fn tabulated(groups: &[Vec<f64>]) -> (Vec<f64>, Vec<Vec<u32>>) {
    let mut values = groups.concat();
    values.sort_by(f64::total_cmp);
    values.dedup();
    let count =
        |group: &Vec<f64>| values.iter().map(|v| group.iter().filter(|x| *x == v).count() as u32).collect();
    let table = groups.iter().map(count).collect();
    (values, table)
}

fn moments(counts: &[u32]) -> Moments {
    Moments::of_counts((1_i64..).zip(counts.iter().copied())).expect("answers")
}

fn moments_of(values: &[f64]) -> Moments {
    Moments::of_values(values.to_vec()).expect("answers")
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

#[test]
fn tails_match_thirty_digits() {
    let oracle = parsed(include_str!("../../oracle/distributions.json"));
    let mut worst = [0.0_f64; 4];
    let mut check = |which: usize, ours: f64, case: &[f64], theirs: f64, relative: f64| {
        if theirs > 1e-280 {
            worst[which] = worst[which].max((ours / theirs - 1.0).abs());
            close(ours, theirs, relative, &format!("{which} {case:?}"));
        }
    };
    for case in list(&oracle["chi_square"]).iter().map(numbers) {
        check(0, chi_square::upper_tail(case[0], case[1]), &case, case[2], 2e-13);
    }
    for case in list(&oracle["f"]).iter().map(numbers) {
        check(1, f_distribution::upper_tail(case[0], case[1], case[2]), &case, case[3], 5e-13);
    }
    for case in list(&oracle["t"]).iter().map(numbers) {
        check(2, student::two_sided_tail(case[0], case[1]), &case, case[2], 5e-13);
    }
    for case in list(&oracle["normal"]).iter().map(numbers) {
        check(3, normal::two_sided_tail(case[0]), &case, case[1], 5e-13);
    }
    eprintln!("worst relative error: {worst:?}");
}

#[test]
fn power_matches_scipy_and_statsmodels() {
    let oracle = parsed(include_str!("../../oracle/distributions.json"));
    for case in list(&oracle["noncentrality"]).iter().map(numbers) {
        let demand = Demand { significance: case[2], power: case[3] };
        let ours = noncentrality(case[0], case[1], demand).expect("a noncentrality");
        close(ours, case[4], 1e-9, &format!("{case:?}"));
        let critical = f_distribution::upper_quantile(case[2], case[0], case[1]);
        close(noncentral_tail(critical, case[0], case[1], ours), case[3], 1e-12, "power");
    }
    for case in list(&oracle["noncentrality_chi_square"]).iter().map(numbers) {
        let demand = Demand { significance: case[1], power: case[2] };
        let ours = noncentrality_chi_square(case[0], demand).expect("a noncentrality");
        close(ours, case[3], 1e-9, &format!("chi-square {case:?}"));
    }
    // statsmodels counts both tails, as R's power.t.test(strict = TRUE).
    for case in list(&oracle["t_power"]) {
        let n = numbers(&case["n"]);
        let (d, df) = (number(&case["d"]), n[0] + n[1] - 2.0);
        let critical = f_distribution::upper_quantile(0.05, 1.0, df);
        let ours = noncentral_tail(critical, 1.0, df, d * d / (1.0 / n[0] + 1.0 / n[1]));
        close(ours, number(&case["power"]), 1e-9, "t");
    }
    for case in list(&oracle["anova_power"]) {
        let (k, n, f) = (number(&case["k"]), number(&case["n"]), number(&case["f"]));
        let critical = f_distribution::upper_quantile(0.05, k - 1.0, n - k);
        close(noncentral_tail(critical, k - 1.0, n - k, n * f * f), number(&case["power"]), 1e-9, "anova");
    }
    assert_eq!(noncentrality(1.0, 0.3, USUAL), None);
}

#[test]
fn chi_square_matches_r_and_scipy() {
    let oracle = tests();
    for (name, case) in oracle["r"]["chisq"].as_object().expect("cases") {
        let table = table(&case["table"]);
        let ours = chi_square_test(&rows(&table)).expect("a test");
        if case["stat"].is_null() {
            // R: NaN. A column that nobody chose says nothing, and the others do.
            let without: Vec<Vec<u32>> =
                table.iter().map(|row| row.iter().copied().filter(|&n| n > 0).collect()).collect();
            assert_eq!(chi_square_test(&rows(&without)), Ok(ours), "{name}");
            continue;
        }
        close(ours.statistic, number(&case["stat"]), 1e-9, name);
        close(ours.df, number(&case["df"]), 0.0, name);
        close(ours.p, number(&case["p"]), 1e-9, name);
        close(ours.cramers_v, number(&case["cramers_v"]), 1e-9, name);
        close(ours.least_expected, number(&case["expected_min"]), 1e-9, name);
        close(ours.share_expected_under_5, number(&case["share_expected_lt5"]), 1e-9, name);
    }
    for case in list(&oracle["scipy"]["tables"]) {
        let ours = chi_square_test(&rows(&table(&case["table"]))).expect("a test");
        all_close(&[ours.statistic, ours.p, ours.df], &numbers(&case["chi_square"]), 1e-9, "scipy");
    }
}

#[test]
fn rank_tests_match_r() {
    let oracle = tests();
    let r = &oracle["r"]["groups"];
    let data: Vec<Vec<f64>> = ["a", "b", "c"].iter().map(|g| numbers(&r["data"][g])).collect();
    let (_, abc) = tabulated(&data);
    let ours = kruskal_wallis(&rows(&abc)).expect("a test");
    close(ours.statistic, number(&r["kruskal"]["H"]), 1e-9, "H");
    close(ours.p, number(&r["kruskal"]["p"]), 1e-9, "p");
    close(ours.epsilon_squared, number(&r["kruskal"]["epsilon_sq"]), 1e-9, "epsilon");
    let two = mann_whitney(&abc[0], &abc[1]).expect("a test");
    assert_eq!(two.tail, Tail::Normal);
    close(two.statistic, number(&r["mann_whitney_a_b"]["cc"]["W"]), 1e-9, "W");
    close(two.p, number(&r["mann_whitney_a_b"]["cc"]["p"]), 1e-9, "p");
    for (pair, p) in [(0, 1), (0, 2), (1, 2)].iter().zip(numbers(&r["pairwise"]["mw_cc_p"])) {
        close(mann_whitney(&abc[pair.0], &abc[pair.1]).expect("a test").p, p, 1e-9, "pairwise");
    }
    let exact = &r["mw_exact_noties"];
    let (_, untied) = tabulated(&[numbers(&exact["x"]), numbers(&exact["y"])]);
    let ours = mann_whitney(&untied[0], &untied[1]).expect("a test");
    assert_eq!(ours.tail, Tail::Exact);
    close(ours.statistic, number(&exact["W"]), 1e-9, "W");
    close(ours.p, number(&exact["p"]), 1e-9, "exact p");
    // R gives NaN.
    assert!(r["mann_whitney_all_tied"]["p"].is_null() && r["kruskal_all_equal"]["p"].is_null());
    assert_eq!(mann_whitney(&[0, 3], &[0, 2]), Err(WhyNot::AllAlike));
    assert_eq!(kruskal_wallis(&[&[0, 3], &[0, 2], &[0, 1]]), Err(WhyNot::AllAlike));
}

#[test]
fn tests_of_means_match_r() {
    let oracle = tests();
    let r = &oracle["r"]["groups"];
    let groups: Vec<Moments> = ["a", "b", "c"].iter().map(|g| moments_of(&numbers(&r["data"][g]))).collect();
    let t = welch_t(groups[0], groups[1]).expect("a test");
    let (low, high) = t.interval(0.95);
    let theirs = &r["welch_t_a_b"];
    all_close(
        &[t.statistic, t.df, t.p, t.difference],
        &[number(&theirs["t"]), number(&theirs["df"]), number(&theirs["p"]), number(&theirs["diff"])],
        1e-9,
        "Welch t",
    );
    all_close(&[low, high], &numbers(&theirs["ci"]), 1e-9, "interval");
    for (pair, p) in [(0, 1), (0, 2), (1, 2)].iter().zip(numbers(&r["pairwise"]["welch_p"])) {
        close(welch_t(groups[pair.0], groups[pair.1]).expect("a test").p, p, 1e-9, "pairwise");
    }
    let welch_p = numbers(&r["pairwise"]["welch_p"]);
    all_close(&adjust::holm(&welch_p), &numbers(&r["pairwise"]["welch_holm"]), 1e-9, "Holm");
    all_close(&adjust::benjamini_hochberg(&welch_p), &numbers(&r["pairwise"]["welch_bh"]), 1e-9, "BH");
    let f = welch_anova(&groups).expect("a test");
    let theirs = &r["welch_anova"];
    all_close(
        &[f.statistic, f.df[0], f.df[1], f.p],
        &[number(&theirs["F"]), number(&theirs["df1"]), number(&theirs["df2"]), number(&theirs["p"])],
        1e-9,
        "Welch anova",
    );
    let f = anova(&groups).expect("a test");
    let theirs = &r["classic_anova"];
    all_close(
        &[f.statistic, f.df[0], f.df[1], f.p],
        &[number(&theirs["F"]), number(&theirs["df1"]), number(&theirs["df2"]), number(&theirs["p"])],
        1e-9,
        "anova",
    );
    assert!(r["welch_anova_zero_var_group"]["p"].is_null());
    let still = Moments { n: 5, mean: 3.0, sd: 0.0 };
    assert_eq!(welch_anova(&[groups[0], still]), Err(WhyNot::GroupAlike));
    assert_eq!(welch_anova(&[still, still]), Err(WhyNot::AllAlike));
    assert_eq!(welch_t(still, still), Err(WhyNot::AllAlike));
    assert_eq!(welch_t(still, Moments { n: 1, ..still }), Err(WhyNot::TooFew));
    assert_eq!(paired_t(still), Err(WhyNot::AllAlike));
    assert_eq!(anova(&[still]), Err(WhyNot::OneGroup));
}

#[test]
fn group_tests_match_scipy_and_statsmodels() {
    let oracle = tests();
    for case in list(&oracle["scipy"]["tables"]) {
        let table = table(&case["table"]);
        let h = kruskal_wallis(&rows(&table)).expect("a test");
        all_close(&[h.statistic, h.p], &numbers(&case["kruskal"]), 1e-9, "Kruskal-Wallis");
        let groups: Vec<Moments> = table.iter().map(|row| moments(row)).collect();
        let f = welch_anova(&groups).expect("a test");
        all_close(&[f.statistic, f.p, f.df[0], f.df[1]], &numbers(&case["welch_anova"]), 1e-9, "Welch");
        let f = anova(&groups).expect("a test");
        all_close(&[f.statistic, f.p], &numbers(&case["anova"]), 1e-9, "anova");
        if let [first, second] = table.as_slice() {
            let u = mann_whitney(first, second).expect("a test");
            all_close(&[u.statistic, u.p], &numbers(&case["mann_whitney"]), 1e-9, "Mann-Whitney");
            let t = welch_t(groups[0], groups[1]).expect("a test");
            let (low, high) = t.interval(0.95);
            all_close(&[t.statistic, t.p, t.df, low, high], &numbers(&case["welch_t"]), 1e-9, "Welch t");
        }
    }
}

#[test]
fn exact_rank_tests_match_scipy() {
    for case in list(&tests()["scipy"]["exact"]) {
        let theirs;
        let ours = if case["first"].is_array() {
            theirs = numbers(&case["mann_whitney"]);
            let (_, table) = tabulated(&[numbers(&case["first"]), numbers(&case["second"])]);
            let u = mann_whitney(&table[0], &table[1]).expect("a test");
            assert_eq!(u.tail, Tail::Exact);
            [u.statistic, u.p]
        } else {
            theirs = numbers(&case["signed_rank"]);
            let differences: Vec<(i64, u32)> =
                numbers(&case["differences"]).iter().map(|&d| (d as i64, 1)).collect();
            let v = signed_rank(&differences).expect("a test");
            assert_eq!(v.tail, Tail::Exact);
            [v.statistic, v.p]
        };
        all_close(&ours, &theirs, 1e-9, "exact");
    }
}

#[test]
fn paired_tests_match_scipy_and_statsmodels() {
    let oracle = tests();
    for case in list(&oracle["scipy"]["paired"]) {
        let joint = table(&case["joint"]);
        let cells =
            (0_i64..).zip(&joint).flat_map(|(i, row)| (0_i64..).zip(row).map(move |(j, &n)| (i - j, n)));
        let differences: Vec<(i64, u32)> = cells.collect();
        let t = paired_t(Moments::of_counts(differences.iter().copied()).expect("pairs")).expect("a test");
        let (low, high) = t.interval(0.95);
        all_close(&[t.statistic, t.p, t.df, low, high], &numbers(&case["t"]), 1e-9, "paired t");
        let v = signed_rank(&differences).expect("a test");
        all_close(&[v.statistic, v.p], &numbers(&case["signed_rank"]), 1e-9, "signed ranks");
    }
    for case in list(&oracle["scipy"]["mcnemar"]).iter().map(numbers) {
        close(mcnemar(case[0] as u32, case[1] as u32).expect("a test"), case[2], 1e-9, &format!("{case:?}"));
    }
    assert_eq!(mcnemar(0, 0), Err(WhyNot::AllAlike));
    assert_eq!(signed_rank(&[(0, 12)]), Err(WhyNot::AllAlike));
}

#[test]
fn shares_match_r_and_statsmodels() {
    let oracle = tests();
    let share = |case: &Value, x: &str, n: &str| (number(&case[x]) as u32, number(&case[n]) as u32);
    for case in list(&oracle["r"]["two_proportions"]) {
        let ours = two_shares(share(case, "x1", "n1"), share(case, "x2", "n2")).expect("a test");
        close(ours.z * ours.z, number(&case["chi2_nocc"]), 1e-9, "z²");
        close(ours.p, number(&case["p_nocc"]), 1e-9, "p");
    }
    for case in list(&oracle["scipy"]["shares"]).iter().map(numbers) {
        let [x1, n1, x2, n2] = [0, 1, 2, 3].map(|j| case[j] as u32);
        let ours = two_shares((x1, n1), (x2, n2)).expect("a test");
        all_close(&[ours.z, ours.p], &case[4..], 1e-9, &format!("{case:?}"));
    }
    assert_eq!(two_shares((0, 5), (0, 9)), Err(WhyNot::AllAlike));
    assert_eq!(two_shares((0, 0), (3, 9)), Err(WhyNot::OneGroup));
}

#[test]
fn adjusted_p_match_r_and_statsmodels() {
    let oracle = tests();
    let r = &oracle["r"]["p_adjust"];
    // R leaves NA out of the family.
    let given = |name: &str| list(&r[name]).iter().filter_map(Value::as_f64).collect::<Vec<f64>>();
    all_close(&adjust::holm(&given("p")), &given("holm"), 1e-9, "Holm");
    all_close(&adjust::benjamini_hochberg(&given("p")), &given("BH"), 1e-9, "BH");
    for case in list(&oracle["scipy"]["adjusted"]) {
        let p = numbers(&case["p"]);
        all_close(&adjust::holm(&p), &numbers(&case["holm"]), 1e-12, "Holm");
        all_close(&adjust::benjamini_hochberg(&p), &numbers(&case["bh"]), 1e-12, "BH");
    }
}

#[test]
fn scales_match_psych() {
    let oracle = parsed(include_str!("../../oracle/reliability.json"));
    for (name, case) in oracle["cases"].as_object().expect("cases") {
        close(cronbach_alpha(&matrix(&case["products"])).expect("alpha"), number(&case["alpha"]), 1e-9, name);
        let factor = one_factor(&matrix(&case["correlations"])).expect("one factor");
        all_close(&factor.loadings, &numbers(&case["loadings_minres"]), 1e-9, name);
        close(factor.omega_total, number(&case["omega_minres"]), 1e-9, name);
        // psych's search stops at about seven digits.
        close(factor.omega_total, number(&case["omega_psych"]), 1e-6, name);
    }
}

#[test]
fn a_scale_that_cannot_be_told_of_says_why() {
    let equal = |k: usize, r: f64| Symmetric::from_fn(k, |i, j| if i == j { 1.0 } else { r });
    assert_eq!(one_factor(&equal(2, 0.5)), Err(NoFactor::FewerThanThree));
    assert_eq!(cronbach_alpha(&equal(1, 0.5)), Err(WhyNot::TooFew));
    assert_eq!(cronbach_alpha(&equal(2, -1.0)), Err(WhyNot::AllAlike));
    // 0.9 = a b = a c, b c = 0.5: a² = 1.62.
    let heywood = Symmetric::from_fn(3, |i, j| [[1.0, 0.9, 0.9], [0.9, 1.0, 0.5], [0.9, 0.5, 1.0]][i][j]);
    assert_eq!(one_factor(&heywood), Err(NoFactor::Improper));
    // Equal correlations: Spearman and Brown's formula.
    for (k, r) in [(3, 0.5), (7, 0.2)] {
        let spearman_brown = k as f64 * r / (1.0 + (k as f64 - 1.0) * r);
        close(cronbach_alpha(&equal(k, r)).expect("alpha"), spearman_brown, 1e-14, "alpha");
        close(one_factor(&equal(k, r)).expect("omega").omega_total, spearman_brown, 1e-12, "omega");
    }
}

/// Counts per group and answer, some of them empty.
fn tables() -> impl Strategy<Value = Vec<Vec<u32>>> {
    (2_usize..6, 2_usize..8).prop_flat_map(|(groups, points)| {
        prop::collection::vec(prop::collection::vec(0_u32..30, points), groups)
    })
}

fn near(a: f64, b: f64, within: f64) -> Result<(), TestCaseError> {
    prop_assert!((a - b).abs() <= within * b.abs().max(1.0), "{a:e} and {b:e}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_groups_changes_nothing(table in tables()) {
        let mut turned = table.clone();
        turned.reverse();
        match (kruskal_wallis(&rows(&table)), kruskal_wallis(&rows(&turned))) {
            (Ok(a), Ok(b)) => { near(a.statistic, b.statistic, 1e-12)?; near(a.p, b.p, 1e-10)?; }
            (a, b) => prop_assert_eq!(a, b),
        }
        match (chi_square_test(&rows(&table)), chi_square_test(&rows(&turned))) {
            (Ok(a), Ok(b)) => { near(a.statistic, b.statistic, 1e-12)?; near(a.p, b.p, 1e-10)?; }
            (a, b) => prop_assert_eq!(a, b),
        }
    }

    #[test]
    fn no_answer_is_a_number_that_is_none(table in tables()) {
        if let Ok(test) = kruskal_wallis(&rows(&table)) {
            prop_assert!((0.0..=1.0).contains(&test.p) && test.statistic >= 0.0);
            prop_assert!((0.0..=1.0 + 1e-12).contains(&test.epsilon_squared));
        }
        if let Ok(test) = chi_square_test(&rows(&table)) {
            prop_assert!((0.0..=1.0).contains(&test.p) && (0.0..=1.0 + 1e-12).contains(&test.cramers_v));
        }
        let groups: Vec<Moments> = table
            .iter()
            .filter_map(|row| Moments::of_counts((1_i64..).zip(row.iter().copied())))
            .collect();
        for test in [welch_anova(&groups), anova(&groups)].into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&test.p) && test.statistic >= 0.0 && test.df[1] > 0.0);
        }
    }

    #[test]
    fn two_groups_are_the_same_from_either_side(table in tables()) {
        let (a, b) = (&table[0], &table[1]);
        if let (Ok(one), Ok(other)) = (mann_whitney(a, b), mann_whitney(b, a)) {
            prop_assert_eq!(one.p, other.p);
            near(one.superiority + other.superiority, 1.0, 1e-12)?;
            // Without the continuity correction z² is H.
            let h = kruskal_wallis(&[a, b]).expect("the same two groups");
            if one.tail == Tail::Normal { prop_assert!(one.p >= h.p * (1.0 - 1e-12)); }
        }
        let of = |row: &[u32]| Moments::of_counts((1_i64..).zip(row.iter().copied()));
        if let (Some(first), Some(second)) = (of(a), of(b))
            && let (Ok(one), Ok(other)) = (welch_t(first, second), welch_t(second, first))
        {
            prop_assert_eq!(one.p, other.p);
            prop_assert_eq!(one.statistic, -other.statistic);
            // Welch's F of two groups is the square of his t.
            if let Ok(f) = welch_anova(&[first, second]) {
                near(f.statistic, one.statistic * one.statistic, 1e-10)?;
                near(f.df[1], one.df, 1e-10)?;
            }
        }
    }

    #[test]
    fn two_shares_are_a_table_of_two_by_two(x1 in 0_u32..40, more1 in 0_u32..40, x2 in 0_u32..40, more2 in 0_u32..40) {
        match (two_shares((x1, x1 + more1), (x2, x2 + more2)), chi_square_test(&[&[x1, more1], &[x2, more2]])) {
            (Ok(z), Ok(table)) => { near(z.z * z.z, table.statistic, 1e-11)?; near(z.p, table.p, 1e-11)?; }
            (a, b) => prop_assert_eq!(a.err(), b.err()),
        }
    }

    #[test]
    fn adjusted_is_never_under_raw(p in prop::collection::vec(0.0_f64..=1.0, 0..40)) {
        let (holm, bh) = (adjust::holm(&p), adjust::benjamini_hochberg(&p));
        for ((raw, holm), bh) in p.iter().zip(&holm).zip(&bh) {
            prop_assert!(*raw <= *bh && *bh <= holm * (1.0 + 1e-15) && *holm <= 1.0);
        }
        for i in 0..p.len() { for j in 0..p.len() {
            if p[i] <= p[j] { prop_assert!(holm[i] <= holm[j] && bh[i] <= bh[j]); }
        } }
    }

    #[test]
    fn pairs_are_the_same_from_either_side(differences in prop::collection::vec((-6_i64..=6, 0_u32..9), 1..12)) {
        let turned: Vec<(i64, u32)> = differences.iter().map(|&(d, n)| (-d, n)).collect();
        match (signed_rank(&differences), signed_rank(&turned)) {
            (Ok(one), Ok(other)) => {
                near(one.p, other.p, 1e-12)?;
                let n = f64::from(one.n);
                near(one.statistic + other.statistic, n * (n + 1.0) / 2.0, 1e-12)?;
            }
            (one, other) => prop_assert_eq!(one.err(), other.err()),
        }
    }

    #[test]
    fn whole_values_have_the_moments_of_their_counts(values in prop::collection::vec(-(1_i64 << 42)..(1_i64 << 42), 0..40)) {
        prop_assert_eq!(Moments::of_whole(&values), Moments::of_counts(values.iter().map(|&value| (value, 1))));
    }

    #[test]
    fn complete_products_are_those_of_the_complete(rows in prop::collection::vec(prop::collection::vec(0_u8..6, 3), 0..50)) {
        let columns: Vec<Vec<u8>> = (0..3).map(|j| rows.iter().map(|row| row[j]).collect()).collect();
        let (n, products) = complete_products(&columns.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let complete: Vec<&Vec<u8>> = rows.iter().filter(|row| row.iter().all(|&answer| answer > 0)).collect();
        prop_assert_eq!(n as usize, complete.len());
        let sum = |f: &dyn Fn(&[u8]) -> f64| complete.iter().map(|row| f(row)).sum::<f64>();
        for i in 0..3 { for j in 0..3 {
            let at = |row: &[u8], k: usize| f64::from(row[k]);
            let expected = f64::from(n) * sum(&|row| at(row, i) * at(row, j)) - sum(&|row| at(row, i)) * sum(&|row| at(row, j));
            prop_assert_eq!(products.at(i, j), expected);
        } }
    }

    #[test]
    fn more_demanded_takes_more(df1 in 1.0_f64..20.0, df2 in 3.0_f64..500.0, power in 0.1_f64..0.95) {
        let at = |significance, power| noncentrality(df1, df2, Demand { significance, power }).expect("in range");
        prop_assert!(at(0.05, power) < at(0.05, power + 0.02));
        prop_assert!(at(0.05, power) < at(0.04, power));
    }
}
