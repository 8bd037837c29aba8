//! Estimates from gaps, weights, two-valued outcomes and groups of drivers against R (`estimates.json`).

use serde_json::Value;

use super::correlation::Symmetric;
use super::dominance::general_dominance;
use super::em::{TOLERANCE, em};
use super::grouped_dominance::grouped_dominance;
use super::logistic::{Design, logistic_weights};
use super::ols::{Values, ols};
use super::relative_weights::{positive_semi_definite, relative_weights, root};

fn oracle() -> Value {
    serde_json::from_str(include_str!("../../oracle/estimates.json")).expect("JSON")
}

fn numbers(value: &Value) -> Vec<f64> {
    let Value::Array(list) = value else { return vec![value.as_f64().expect("a number")] };
    list.iter().flat_map(numbers).collect()
}

fn columns(value: &Value) -> Vec<Vec<Option<f64>>> {
    let columns = value.as_array().expect("columns").iter();
    columns.map(|column| column.as_array().expect("a list").iter().map(Value::as_f64).collect()).collect()
}

fn complete(value: &Value) -> Vec<Vec<f64>> {
    columns(value).into_iter().map(|column| column.into_iter().flatten().collect()).collect()
}

#[track_caller]
fn close(ours: &[f64], theirs: &Value, relative: f64) {
    let theirs = numbers(theirs);
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(&theirs) {
        assert!((ours - theirs).abs() <= relative * theirs.abs().max(1e-3), "{ours:e}, oracle {theirs:e}");
    }
}

/// Raw weights of the variables after the first on the first.
fn raw(all: &Symmetric) -> Vec<f64> {
    let p = all.order() - 1;
    let between = Symmetric::from_fn(p, |i, j| all.at(i + 1, j + 1));
    relative_weights(&between, &all.row(0)[1..]).raw
}

fn correlations(covariances: &Symmetric) -> Symmetric {
    Symmetric::from_fn(covariances.order(), |i, j| {
        covariances.at(i, j) / (covariances.at(i, i) * covariances.at(j, j)).sqrt()
    })
}

#[test]
fn em_matches_lavaan() {
    let oracle = oracle();
    let columns = columns(&oracle["gaps"]);
    let weights = vec![1.0; columns[0].len()];
    let ours = em(&columns, &weights, None, TOLERANCE).expect("it comes to an end");
    close(&ours.means, &oracle["em"]["means"], 1e-9);
    close(ours.covariances.entries(), &oracle["em"]["covariances"], 1e-9);
    close(&raw(&correlations(&ours.covariances)), &oracle["em"]["raw"], 1e-9);
    let again = em(&columns, &weights, Some(&ours), TOLERANCE).expect("it was there already");
    assert!(again.steps <= 2);
}

#[test]
fn em_without_gaps_is_what_is_there() {
    let columns = columns(&oracle()["answers"]);
    let weights = vec![1.0; columns[0].len()];
    let ours = em(&columns, &weights, None, TOLERANCE).expect("it comes to an end");
    assert!(ours.steps <= 2);
    let mean = columns[0].iter().flatten().sum::<f64>() / weights.len() as f64;
    assert!((ours.means[0] - mean).abs() < 1e-12);
}

#[test]
fn what_is_not_positive_semi_definite_is_made_so() {
    let oracle = oracle();
    let pairs = |value: &Value| {
        let entries = numbers(value);
        let k = (entries.len() as f64).sqrt() as usize;
        Symmetric::from_fn(k, |i, j| entries[i * k + j])
    };
    let sound = pairs(&oracle["pairwise"]["correlations"]);
    assert!(positive_semi_definite(&sound).is_none());
    close(&raw(&sound), &oracle["pairwise"]["raw"], 1e-9);
    let answers = columns(&oracle["smoothed"]["answers"]);
    let rough = Symmetric::from_fn(4, |i, j| {
        let both: Vec<(f64, f64)> =
            answers[i].iter().zip(&answers[j]).filter_map(|(a, b)| Some(((*a)?, (*b)?))).collect();
        let n = both.len() as f64;
        let [a, b] = [both.iter().map(|x| x.0).sum::<f64>() / n, both.iter().map(|x| x.1).sum::<f64>() / n];
        let sum = |f: &dyn Fn(&(f64, f64)) -> f64| both.iter().map(f).sum::<f64>();
        sum(&|x| (x.0 - a) * (x.1 - b))
            / (sum(&|x| (x.0 - a) * (x.0 - a)) * sum(&|x| (x.1 - b) * (x.1 - b))).sqrt()
    });
    let smooth = positive_semi_definite(&rough).expect("it is not");
    close(smooth.entries(), &oracle["smoothed"]["correlations"], 1e-9);
    close(&raw(&smooth), &oracle["smoothed"]["raw"], 1e-9);
}

#[test]
fn logistic_weights_match_r() {
    let oracle = oracle();
    let answers = complete(&oracle["answers"]);
    let n = answers[0].len();
    let outcome: Vec<f64> = answers[0].iter().map(|y| f64::from(u8::from(*y >= 4.0))).collect();
    let standard: Vec<(f64, f64)> = answers[1..]
        .iter()
        .map(|x| {
            let mean = x.iter().sum::<f64>() / n as f64;
            (mean, (x.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n as f64).sqrt())
        })
        .collect();
    let rows: Vec<f64> = (0..n)
        .flat_map(|i| {
            let drivers = answers[1..].iter().zip(&standard).map(move |(x, (mean, sd))| (x[i] - mean) / sd);
            std::iter::once(1.0).chain(drivers)
        })
        .collect();
    let weights = vec![1.0; n];
    let design = Design { rows: &rows, outcome: &outcome, weights: &weights };
    let fit = design.fit(&[0.0; 6]).expect("no separation");
    let slopes: Vec<f64> = fit.coefficients[1..].iter().zip(&standard).map(|(b, (_, sd))| b / sd).collect();
    close(&slopes, &Value::from(numbers(&oracle["logistic"]["coefficients"])[1..].to_vec()), 1e-9);
    let between = Symmetric::from_fn(5, |i, j| {
        (0..n).map(|r| rows[r * 6 + 1 + i] * rows[r * 6 + 1 + j]).sum::<f64>() / n as f64
    });
    let ours = logistic_weights(&root(&between), &design, &fit).expect("regular");
    close(&[ours.r2], &oracle["logistic"]["r2"], 1e-9);
    close(&ours.raw, &oracle["logistic"]["raw"], 1e-9);
    // Foretold without fault: the outcome is one of the drivers.
    let told: Vec<f64> = (0..n).flat_map(|i| [1.0, outcome[i]]).collect();
    assert!(Design { rows: &told, outcome: &outcome, weights: &weights }.fit(&[0.0; 2]).is_none());
}

fn values(columns: &[Vec<f64>]) -> Vec<Values> {
    columns.iter().cloned().map(Values::of).collect()
}

#[test]
fn hc3_matches_sandwich() {
    let oracle = oracle();
    let answers = complete(&oracle["answers"]);
    let ours = ols(&values(&answers[1..]), &answers[0], None).expect("regular");
    let theirs = &oracle["hc3"];
    close(&ours.coefficients, &theirs["coefficients"], 1e-9);
    close(&(0..5).map(|j| ours.standard_error(j)).collect::<Vec<f64>>(), &theirs["se"], 1e-9);
    close(&ours.covariances, &theirs["covariances"], 1e-9);
    close(
        &[ours.r2, ours.freedom],
        &Value::from([&theirs["r2"], &theirs["freedom"]].map(Clone::clone).to_vec()),
        1e-9,
    );
    let mut twice = answers[1..].to_vec();
    twice.push(answers[1].clone());
    assert!(ols(&values(&twice), &answers[0], None).is_none(), "columns that depend on each other");
}

#[test]
fn dominance_of_groups_matches_one_regression_per_set() {
    let oracle = oracle();
    let answers = complete(&oracle["answers"]);
    let place = oracle["place"].as_array().expect("places");
    let mut columns = answers.clone();
    for level in ["b", "c"] {
        columns.push(place.iter().map(|at| f64::from(u8::from(at == level))).collect());
    }
    let n = place.len() as f64;
    let centred: Vec<Vec<f64>> = columns
        .iter()
        .map(|x| {
            let mean = x.iter().sum::<f64>() / n;
            let square = x.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>().sqrt();
            x.iter().map(|x| (x - mean) / square).collect()
        })
        .collect();
    let all = Symmetric::from_fn(8, |i, j| centred[i].iter().zip(&centred[j]).map(|(a, b)| a * b).sum());
    let between = Symmetric::from_fn(7, |i, j| all.at(i + 1, j + 1));
    let outcome = &all.row(0)[1..];
    let groups = [vec![0, 1], vec![2, 4], vec![3], vec![5, 6]];
    close(&grouped_dominance(&between, outcome, &groups), &oracle["grouped_dominance"], 1e-9);
    let alone: Vec<Vec<usize>> = (0..7).map(|j| vec![j]).collect();
    let (ours, theirs) =
        (grouped_dominance(&between, outcome, &alone), general_dominance(&between, outcome, &mut |_, _| {}));
    close(&ours, &Value::from(theirs), 1e-9);
}
