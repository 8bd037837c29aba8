//! The kernels of figures against the reference values that lie beside the project (`stats.json`, made with R 4.2.2 and its
//! packages), to 1e-9 relative; skipped, saying so, where they are not there.

use std::path::PathBuf;

use serde_json::Value;
use svarkort_stats::adjust::{benjamini_hochberg, holm};
use svarkort_stats::contingency::{chi_square_test, two_shares};
use svarkort_stats::group_means::{anova, welch_anova, welch_t};
use svarkort_stats::joint::{complete_products, correlations_of};
use svarkort_stats::moments::Moments;
use svarkort_stats::normal;
use svarkort_stats::proportion::wilson;
use svarkort_stats::ranks::{kruskal_wallis, mann_whitney};
use svarkort_stats::reliability::{cronbach_alpha, one_factor};

fn shared(relative: &str) -> Option<String> {
    let root = std::env::var_os("SVARKORT_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let text = std::fs::read_to_string(root.join(relative)).ok();
    if text.is_none() {
        eprintln!("skipped: no {relative} under {}", root.display());
    }
    text
}

fn oracle() -> Option<Value> {
    Some(serde_json::from_str(&shared("oracle/stats.json")?).expect("JSON"))
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// R prints fifteen digits.
fn close(ours: f64, theirs: &Value, what: &str) {
    let theirs = number(theirs);
    assert!((ours - theirs).abs() <= 1e-9 * theirs.abs().max(1e-6), "{what}: {ours} against {theirs}");
}

fn whole(list: &Value) -> Vec<i64> {
    list.as_array().expect("a list").iter().map(|value| number(value) as i64).collect()
}

/// How often each of 1 to `points`.
fn counts(answers: &[i64], points: i64) -> Vec<u32> {
    (1..=points).map(|point| answers.iter().filter(|answer| **answer == point).count() as u32).collect()
}

#[test]
fn intervals_of_shares_and_means() {
    let Some(oracle) = oracle() else { return };
    let shares = oracle["proportion_ci"].as_array().expect("cases");
    assert_eq!(shares.len(), 10);
    for case in shares {
        let (x, n) = (number(&case["x"]) as u32, number(&case["n"]) as u32);
        for percent in [90, 95, 99] {
            let z = normal::quantile(0.5 + f64::from(percent) / 200.0);
            let (low, high) = wilson(x, n, z).expect("a base");
            close(low, &case[format!("wilson_{percent}")][0], "low");
            close(high, &case[format!("wilson_{percent}")][1], "high");
        }
    }
    for name in ["likert12", "nps", "two", "const"] {
        let case = &oracle["t_ci"][name];
        let moments = Moments::of_whole(&whole(&case["x"])).expect("answers");
        close(moments.mean, &case["mean"], "mean");
        close(moments.sd, &case["sd"], "sd");
        close(moments.variance_of_mean().sqrt(), &case["se"], "se");
        for percent in [90, 95, 99] {
            let theirs = &case[format!("ci_{percent}")];
            // R refuses an interval of answers that are all alike.
            let Some(list) = theirs.as_array() else { continue };
            let (low, high) = moments.t_interval(f64::from(percent) / 100.0).expect("two answers");
            close(low, &list[0], "low");
            close(high, &list[1], "high");
        }
    }
    let fpc = &oracle["fpc"];
    let moments = Moments::of_whole(&whole(&fpc["x"])).expect("answers");
    let (low, high) = moments.t_interval_finite(60, 0.95).expect("a population");
    close(low, &fpc["ci95_t_df11"][0], "finite low");
    close(high, &fpc["ci95_t_df11"][1], "finite high");
}

#[test]
fn tables_of_counts() {
    let Some(oracle) = oracle() else { return };
    let cases = oracle["chisq"].as_object().expect("cases");
    assert_eq!(cases.len(), 5);
    for (name, case) in cases {
        let table: Vec<Vec<u32>> = case["table"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| whole(row).into_iter().map(|n| n as u32).collect())
            .collect();
        let rows: Vec<&[u32]> = table.iter().map(Vec::as_slice).collect();
        let test = chi_square_test(&rows).expect("two rows and two columns have answers");
        // A column without answers: R gives NaN, we leave it out and say so by the degrees of freedom.
        if case["stat"].is_null() {
            assert_eq!(test.df, 1.0, "{name}");
            continue;
        }
        close(test.statistic, &case["stat"], name);
        close(test.df, &case["df"], name);
        close(test.p, &case["p"], name);
        close(test.cramers_v, &case["cramers_v"], name);
        close(test.least_expected, &case["expected_min"], name);
        close(test.share_expected_under_5, &case["share_expected_lt5"], name);
    }
    for case in oracle["two_proportions"].as_array().expect("cases") {
        let pair = |x: &str, n: &str| (number(&case[x]) as u32, number(&case[n]) as u32);
        let test = two_shares(pair("x1", "n1"), pair("x2", "n2")).expect("answers");
        close(test.z * test.z, &case["chi2_nocc"], "z squared");
        close(test.p, &case["p_nocc"], "p");
    }
}

#[test]
fn groups_by_ranks_and_means() {
    let Some(oracle) = oracle() else { return };
    let groups = &oracle["groups"];
    let data: Vec<Vec<i64>> = ["a", "b", "c"].map(|name| whole(&groups["data"][name])).into();
    let tallies: Vec<Vec<u32>> = data.iter().map(|answers| counts(answers, 5)).collect();
    let slices: Vec<&[u32]> = tallies.iter().map(Vec::as_slice).collect();
    let kruskal = kruskal_wallis(&slices).expect("three groups");
    close(kruskal.statistic, &groups["kruskal"]["H"], "H");
    close(kruskal.df, &groups["kruskal"]["df"], "df");
    close(kruskal.p, &groups["kruskal"]["p"], "p");
    close(kruskal.epsilon_squared, &groups["kruskal"]["epsilon_sq"], "epsilon squared");
    let tied = mann_whitney(slices[0], slices[1]).expect("two groups");
    close(tied.statistic, &groups["mann_whitney_a_b"]["cc"]["W"], "W");
    close(tied.p, &groups["mann_whitney_a_b"]["cc"]["p"], "p with continuity correction");
    // Without ties both are exact: nine values in their order.
    let exact = &groups["mw_exact_noties"];
    let values =
        |name: &str| -> Vec<f64> { exact[name].as_array().expect("a list").iter().map(number).collect() };
    let (x, y) = (values("x"), values("y"));
    let mut all: Vec<f64> = x.iter().chain(&y).copied().collect();
    all.sort_by(f64::total_cmp);
    let ranks =
        |list: &[f64]| -> Vec<u32> { all.iter().map(|value| u32::from(list.contains(value))).collect() };
    let test = mann_whitney(&ranks(&x), &ranks(&y)).expect("two groups");
    close(test.statistic, &exact["W"], "exact W");
    close(test.p, &exact["p"], "exact p");
    assert!(mann_whitney(&[0, 3, 0], &[0, 2, 0]).is_err(), "all tied: R gives NaN");

    let moments: Vec<Moments> =
        data.iter().map(|answers| Moments::of_whole(answers).expect("answers")).collect();
    let welch = welch_t(moments[0], moments[1]).expect("spread");
    close(welch.statistic, &groups["welch_t_a_b"]["t"], "t");
    close(welch.df, &groups["welch_t_a_b"]["df"], "df");
    close(welch.p, &groups["welch_t_a_b"]["p"], "p");
    close(welch.difference, &groups["welch_t_a_b"]["diff"], "difference");
    let (low, high) = welch.interval(0.95);
    close(low, &groups["welch_t_a_b"]["ci"][0], "low");
    close(high, &groups["welch_t_a_b"]["ci"][1], "high");
    let f = welch_anova(&moments).expect("spread");
    close(f.statistic, &groups["welch_anova"]["F"], "F");
    close(f.df[1], &groups["welch_anova"]["df2"], "df2");
    close(f.p, &groups["welch_anova"]["p"], "p");
    let classic = anova(&moments).expect("spread");
    close(classic.statistic, &groups["classic_anova"]["F"], "F");
    close(classic.p, &groups["classic_anova"]["p"], "p");
    // Each two, adjusted.
    let pairs = [(0, 1), (0, 2), (1, 2)];
    let p: Vec<f64> =
        pairs.iter().map(|&(a, b)| welch_t(moments[a], moments[b]).expect("spread").p).collect();
    for (name, ours) in
        [("welch_p", p.clone()), ("welch_holm", holm(&p)), ("welch_bh", benjamini_hochberg(&p))]
    {
        for (place, ours) in ours.into_iter().enumerate() {
            close(ours, &groups["pairwise"][name][place], name);
        }
    }
    let flat = Moments { n: 5, mean: 3.0, sd: 0.0 };
    assert!(welch_anova(&[moments[0], flat]).is_err(), "a group without spread: R gives NaN");
}

#[test]
fn many_p_values() {
    let Some(oracle) = oracle() else { return };
    let case = &oracle["p_adjust"];
    let there: Vec<usize> = (0..10).filter(|&place| !case["p"][place].is_null()).collect();
    let p: Vec<f64> = there.iter().map(|&place| number(&case["p"][place])).collect();
    for (name, ours) in [("holm", holm(&p)), ("BH", benjamini_hochberg(&p))] {
        for (ours, &place) in ours.into_iter().zip(&there) {
            close(ours, &case[name][place], name);
        }
    }
}

#[test]
fn how_well_items_hold_together() {
    let (Some(oracle), Some(text)) = (oracle(), shared("oracle/data/mobi_perq.csv")) else { return };
    // The outcome stands first.
    let rows: Vec<Vec<u8>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').skip(1).map(|cell| cell.trim().parse().expect("an answer")).collect())
        .collect();
    let columns: Vec<Vec<u8>> = (0..7).map(|item| rows.iter().map(|row| row[item]).collect()).collect();
    let slices: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
    let (n, products) = complete_products(&slices);
    let case = &oracle["alpha"]["mobi_perq"];
    assert_eq!(f64::from(n), number(&case["n_complete"]));
    close(cronbach_alpha(&products).expect("spread"), &case["alpha_raw_listwise"], "alpha");
    // psych stops its search when a step gains little: its own digits end at the seventh.
    let omega = one_factor(&correlations_of(&products)).expect("one factor").omega_total;
    let theirs = number(&case["omega_total_1factor_minres_on_correlations"]);
    assert!((omega - theirs).abs() < 1e-6, "{omega} against {theirs}");
}
