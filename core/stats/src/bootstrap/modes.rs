//! Every way to estimate, through the bootstrap's own door, against R: gaps, weights, two-valued outcomes, groups.

use serde_json::Value;

use super::*;
use crate::correlation::Column;

fn oracle() -> Value {
    serde_json::from_str(include_str!("../../../oracle/estimates.json")).expect("JSON")
}

fn shared(name: &str) -> Option<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/oracle").join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: {} is not there", path.display());
    }
    text
}

type Gappy = Vec<Vec<Option<f64>>>;

fn columns(value: &Value) -> Gappy {
    let columns = value.as_array().expect("columns").iter();
    columns.map(|column| column.as_array().expect("a list").iter().map(Value::as_f64).collect()).collect()
}

fn table(name: &str) -> Option<Gappy> {
    let text = shared(name)?;
    let rows: Vec<Vec<Option<f64>>> =
        text.lines().skip(1).map(|line| line.split(',').map(|cell| cell.parse().ok()).collect()).collect();
    Some((0..rows[0].len()).map(|j| rows.iter().map(|row| row[j]).collect()).collect())
}

fn answers(values: &[Option<f64>]) -> Answers {
    let whole = values.iter().flatten().all(|x| x.fract() == 0.0);
    let filled = values.iter().map(|x| x.unwrap_or(0.0));
    Answers {
        values: if whole {
            Column::Whole(filled.map(|x| x as i32).collect())
        } else {
            Column::Real(filled.collect())
        },
        valid: values.iter().map(Option::is_some).collect(),
    }
}

/// The outcome is the first column.
fn design(columns: &Gappy, missing: Missing) -> Design {
    let drivers: Vec<Answers> = columns[1..].iter().map(|column| answers(column)).collect();
    let measure = |answers: &Answers| Some(Measure { answers: answers.clone(), scale: 1.0, offset: 0.0 });
    Design {
        performance: drivers.iter().map(measure).collect(),
        drivers: (0..drivers.len()).map(|j| vec![j]).collect(),
        columns: drivers,
        outcome: answers(&columns[0]),
        missing,
        noise: None,
        weights: None,
    }
}

fn estimate(design: &Design, importance: Importance) -> Estimate {
    Bootstrap::prepare(design, importance, 1).estimate_all().expect("something to share out")
}

#[track_caller]
fn close(ours: &[f64], theirs: &Value, what: &str) {
    let theirs: Vec<f64> = match theirs {
        Value::Array(list) => list.iter().filter_map(Value::as_f64).collect(),
        Value::Object(named) => named.values().filter_map(Value::as_f64).collect(),
        one => one.as_f64().into_iter().collect(),
    };
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (ours, theirs) in ours.iter().zip(&theirs) {
        assert!((ours - theirs).abs() <= 1e-9 * theirs.abs(), "{what}: {ours:e}, oracle {theirs:e}");
    }
}

#[test]
fn gaps_weights_and_groups_match_r() {
    let oracle = oracle();
    let (full, gaps) = (columns(&oracle["answers"]), columns(&oracle["gaps"]));
    let em = estimate(&design(&gaps, Missing::Em), Importance::RelativeWeights);
    close(&em.raw, &oracle["em"]["raw"], "em");
    let pairwise = estimate(&design(&gaps, Missing::Pairwise), Importance::RelativeWeights);
    close(&pairwise.raw, &oracle["pairwise"]["raw"], "pairwise");
    assert!(!pairwise.smoothed);
    let odd = columns(&oracle["smoothed"]["answers"]);
    let smoothed = estimate(&design(&odd, Missing::Pairwise), Importance::RelativeWeights);
    close(&smoothed.raw, &oracle["smoothed"]["raw"], "smoothed");
    assert!(smoothed.smoothed);

    let mut weighted = design(&full, Missing::Listwise);
    weighted.weights = columns(&Value::Array(vec![oracle["weight"].clone()]))[0].iter().copied().collect();
    close(&estimate(&weighted, Importance::RelativeWeights).raw, &oracle["weighted"]["raw"], "weighted");
    // Without gaps the ways are one.
    for missing in [Missing::Pairwise, Missing::Em] {
        let same = Design { missing, ..weighted.clone() };
        close(&estimate(&same, Importance::RelativeWeights).raw, &oracle["weighted"]["raw"], "weighted");
    }

    let mut grouped = design(&full, Missing::Listwise);
    let place = oracle["place"].as_array().expect("places");
    for level in ["b", "c"] {
        let dummy = place.iter().map(|at| i32::from(at == level)).collect();
        grouped.columns.push(Answers::complete(Column::Whole(dummy)));
        grouped.performance.push(None);
    }
    grouped.drivers = vec![vec![0, 1], vec![2, 4], vec![3], vec![5, 6]];
    let dominance = estimate(&grouped, Importance::Dominance);
    close(&dominance.raw, &oracle["grouped_dominance"], "groups");
    let weights = estimate(&grouped, Importance::RelativeWeights);
    assert!((weights.raw.iter().sum::<f64>() - dominance.r2).abs() < 1e-12);

    let mut two = full.clone();
    two[0].iter_mut().for_each(|y| *y = y.map(|y| f64::from(u8::from(y >= 4.0))));
    let logistic = estimate(&design(&two, Missing::Listwise), Importance::Logistic);
    close(&logistic.raw, &oracle["logistic"]["raw"], "logistic");
    close(&[logistic.r2], &oracle["logistic"]["r2"], "logistic");
}

#[test]
fn reference_data_match_their_tools() {
    let json = |name: &str| shared(name).map(|text| serde_json::from_str::<Value>(&text).expect("JSON"));
    let (Some(logistic), Some(drivers), Some(weighted)) =
        (json("logistic.json"), json("drivers.json"), json("drivers_weighted.json"))
    else {
        return;
    };
    for name in ["mobi_top9", "beps_labour"] {
        let case = &logistic[name];
        let columns = table(case["csv"].as_str().expect("csv")).expect("beside it");
        let ours = estimate(&design(&columns, Missing::Listwise), Importance::Logistic);
        // The numbers there are of a glm stopped early (see make_estimates.R): near ours, and ours are of one run to its end.
        let theirs = &oracle()["to_the_end"][name];
        close(&ours.raw, &theirs["raw"], name);
        close(&[ours.r2], &theirs["r2"], name);
        let early = in_order(&case["rwa_logit"]["raw"], &case["predictors"]);
        for (ours, early) in ours.raw.iter().zip(early.as_array().expect("a list")) {
            assert!((ours - early.as_f64().expect("a number")).abs() <= 1e-7 * ours, "{name}");
        }
    }
    let separated = table("data/logit_mtcars_separated.csv").expect("beside it");
    let mut bootstrap = Bootstrap::prepare(&design(&separated, Missing::Listwise), Importance::Logistic, 1);
    assert!(bootstrap.estimate_all().is_none(), "answers that can be foretold without fault");

    let missing = &drivers["bfi10_missing"];
    let mut columns = table(missing["csv"].as_str().expect("csv")).expect("beside it");
    let all = estimate(&design(&columns, Missing::Pairwise), Importance::RelativeWeights);
    close(&all.raw, &in_order(&missing["pairwise_all_rows"]["raw"], &missing["predictors"]), "all rows");
    let with: Vec<bool> = columns[0].iter().map(Option::is_some).collect();
    for column in &mut columns {
        let mut with = with.iter();
        column.retain(|_| with.next() == Some(&true));
    }
    let some = estimate(&design(&columns, Missing::Pairwise), Importance::RelativeWeights);
    close(&some.raw, &in_order(&missing["rwa"]["raw"], &missing["predictors"]), "rows with an outcome");

    let mut columns = table(weighted["csv"].as_str().expect("csv")).expect("beside it");
    let weights = columns.pop().expect("the last column");
    let mut of_weights = design(&columns, Missing::Listwise);
    of_weights.weights = weights.into_iter().collect();
    let names: Value = (1..=7).map(|j| format!("PERQ{j}")).collect();
    let ours = estimate(&of_weights, Importance::RelativeWeights);
    close(&ours.raw, &in_order(&weighted["relweights_raw"], &names), "weighted");
    close(&[ours.r2], &weighted["r2_lm"], "weighted");
    let ours = estimate(&of_weights, Importance::Dominance);
    close(&ours.raw, &in_order(&weighted["lmg"], &names), "weighted dominance");
}

/// Values by name, in the order of the names.
fn in_order(values: &Value, names: &Value) -> Value {
    names.as_array().expect("names").iter().filter_map(|name| values.get(name.as_str()?)).cloned().collect()
}

/// Each way, split over workers, resamples to the same bits, and about its own estimate.
#[test]
fn every_way_is_resampled() {
    let oracle = oracle();
    let gaps = columns(&oracle["gaps"]);
    let mut two = columns(&oracle["answers"]);
    two[0].iter_mut().for_each(|y| *y = y.map(|y| f64::from(u8::from(y >= 4.0))));
    let mut grouped = design(&gaps, Missing::Listwise);
    grouped.drivers = vec![vec![0, 1], vec![2, 4], vec![3]];
    let cases = [
        (design(&gaps, Missing::Em), Importance::RelativeWeights),
        (design(&gaps, Missing::Em), Importance::Dominance),
        (design(&gaps, Missing::Pairwise), Importance::RelativeWeights),
        (design(&two, Missing::Listwise), Importance::Logistic),
        (grouped.clone(), Importance::Dominance),
        (grouped, Importance::RelativeWeights),
    ];
    for (design, importance) in cases {
        let mut bootstrap = Bootstrap::prepare(&design, importance, 3);
        let whole = bootstrap.run(0..60, &mut |_, _| {});
        let mut other = Bootstrap::prepare(&design, importance, 3);
        let parts = [other.run(40..60, &mut |_, _| {}), other.run(0..40, &mut |_, _| {})];
        let parts: Vec<u64> = parts[1].iter().chain(&parts[0]).map(|x| x.to_bits()).collect();
        assert_eq!(whole.iter().map(|x| x.to_bits()).collect::<Vec<_>>(), parts, "{importance:?}");
        let estimate = bootstrap.estimate_all().expect("something to share out");
        let of: Vec<Replicate> = Replicates::of(bootstrap.shape(), &whole).each().collect();
        assert!(of.len() >= 55, "{importance:?} {:?}: {}", design.missing, of.len());
        let mean = of.iter().map(|t| t.r2).sum::<f64>() / of.len() as f64;
        assert!((mean - estimate.r2).abs() < 0.12, "{importance:?}: {mean} about {}", estimate.r2);
        for replicate in of {
            assert!((replicate.raw.iter().sum::<f64>() - replicate.r2).abs() < 1e-10);
        }
    }
}
