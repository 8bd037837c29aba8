//! The bootstrap with the draws of `bootstrap.json` against boot.ci and R's quantile, and what must hold of any draw.

use serde_json::Value;

use super::*;
use crate::correlation::Column;
use crate::quantiles::{self, Rule};
use crate::random::{Purpose, Stream};

fn shared(name: &str) -> Option<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/oracle").join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: {} is not there", path.display());
    }
    text
}

fn shared_columns(name: &str) -> Option<Vec<Vec<f64>>> {
    let text = shared(name)?;
    let rows: Vec<Vec<f64>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(|cell| cell.parse().expect("a number")).collect())
        .collect();
    Some((0..rows[0].len()).map(|j| rows.iter().map(|row| row[j]).collect()).collect())
}

fn answers(values: &[f64]) -> Answers {
    let whole = values.iter().all(|x| x.fract() == 0.0);
    Answers::complete(if whole {
        Column::Whole(values.iter().map(|x| *x as i32).collect())
    } else {
        Column::Real(values.to_vec())
    })
}

/// The outcome is the first column.
fn design(columns: &[Vec<f64>]) -> Design {
    let drivers: Vec<Answers> = columns[1..].iter().map(|column| answers(column)).collect();
    let measure = |answers: &Answers| Some(Measure { answers: answers.clone(), scale: 1.0, offset: 0.0 });
    Design {
        performance: drivers.iter().map(measure).collect(),
        drivers: (0..drivers.len()).map(|j| vec![j]).collect(),
        columns: drivers,
        missing: Missing::Listwise,
        outcome: answers(&columns[0]),
        noise: None,
        weights: None,
    }
}

/// The replicates of given draws: rows of 1-based respondents.
fn with_indices(bootstrap: &mut Bootstrap, draws: &[Vec<usize>]) -> Vec<f64> {
    let (n, width) = (bootstrap.respondents, bootstrap.shape.width());
    let mut numbers = vec![0.0; width * draws.len()];
    for (draws, rows) in draws.chunks(BATCH).zip(numbers.chunks_mut(width * BATCH)) {
        bootstrap.counts.fill(0);
        for (draw, counts) in draws.iter().zip(bootstrap.counts.chunks_mut(n)) {
            draw.iter().for_each(|i| counts[i - 1] += 1);
        }
        bootstrap.estimate(rows);
    }
    numbers
}

fn indices() -> Option<Vec<Vec<usize>>> {
    let text = shared("data/boot_indices_B999_n250.csv")?;
    Some(
        text.lines()
            .map(|line| line.split(',').map(|i| i.trim().parse().expect("an index")).collect())
            .collect(),
    )
}

#[track_caller]
fn close(ours: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap_or_else(|| panic!("{what}: no number"));
    assert!((ours - theirs).abs() <= 1e-9 * theirs.abs(), "{what}: {ours:e}, oracle {theirs:e}");
}

#[track_caller]
fn both(ours: (f64, f64), theirs: &Value, what: &str) {
    close(ours.0, &theirs[0], what);
    close(ours.1, &theirs[1], what);
}

fn influence(left_out: &[f64]) -> Vec<f64> {
    let n = left_out.len() as f64;
    let mean = left_out.iter().sum::<f64>() / n;
    left_out.iter().map(|t| (n - 1.0) * (mean - t)).collect()
}

type Picked = Box<dyn Fn(Replicate) -> f64>;

/// Every interval of one statistic. `left_out`: the statistic without each respondent.
fn intervals(estimate: f64, values: &[f64], left_out: &[f64], case: &Value, what: &str) {
    let mut sorted = values.to_vec();
    close(estimate, &case["t0"], what);
    let influence = influence(left_out);
    for (confidence, tag) in [(0.90, "90"), (0.95, "95")] {
        let of = |name: &str| &case[format!("{name}_{tag}").as_str()];
        both(
            quantiles::percentile(&mut sorted, confidence, Rule::Boot),
            of("perc"),
            &format!("{what} percentile"),
        );
        both(
            quantiles::percentile(&mut sorted, confidence, Rule::Type7),
            of("type7_quantile"),
            &format!("{what} type 7"),
        );
        both(
            quantiles::basic(&mut sorted, estimate, confidence, Rule::Boot),
            of("basic"),
            &format!("{what} basic"),
        );
        both(quantiles::normal_interval(values, estimate, confidence), of("norm"), &format!("{what} normal"));
        let theirs = of("bca_jackknife_influence");
        let a = quantiles::acceleration(&influence);
        let bca = quantiles::bca(&mut sorted, estimate, a, confidence, Rule::Boot).expect("on both sides");
        close(bca.bias, &theirs["z0"], &format!("{what} z0"));
        close(bca.acceleration, &theirs["a"], &format!("{what} a"));
        both(bca.levels, &theirs["adj_alpha"], &format!("{what} levels"));
        both(bca.interval, &theirs["ci"], &format!("{what} BCa"));
    }
}

#[test]
fn intervals_of_given_draws_match_boot_ci() {
    let (Some(text), Some(columns), Some(indices)) =
        (shared("bootstrap.json"), shared_columns("data/mobi_perq.csv"), indices())
    else {
        return;
    };
    let oracle: Value = serde_json::from_str(&text).expect("JSON");
    let names: Vec<&String> = oracle["raw"].as_object().expect("drivers").keys().collect();
    let once = shared_columns("data/boot_random_once.csv").expect("beside the others");
    let mut design = design(&columns);
    design.noise = Some(Column::Real(once[0].clone()));
    let mut bootstrap = Bootstrap::prepare(&design, Importance::RelativeWeights, 1);
    let n = columns[0].len();
    let estimate = with_indices(&mut bootstrap, &[(1..=n).collect()]);
    let numbers = with_indices(&mut bootstrap, &indices);
    let left_out = bootstrap.without_each(&mut |_, _| {});
    let of = |numbers: &[f64], pick: &dyn Fn(Replicate) -> f64| -> Vec<f64> {
        Replicates::of(bootstrap.shape, numbers).each().map(pick).collect()
    };
    for (j, name) in names.iter().enumerate() {
        let statistics: [(&str, Picked); 3] = [
            ("raw", Box::new(move |t| t.raw[j])),
            ("rescaled_pct", Box::new(move |t| 100.0 * t.raw[j] / t.r2)),
            ("minus_random_RWAWeb_one_draw", Box::new(move |t| t.over_noise[j])),
        ];
        for (kind, pick) in &statistics {
            let what = format!("{name} {kind}");
            let values = of(&numbers, pick);
            intervals(
                of(&estimate, pick)[0],
                &values,
                &of(&left_out, pick),
                &oracle[kind][name.as_str()],
                &what,
            );
        }
    }
    let fresh = with_fresh_noise(&columns, &indices);
    for (j, name) in names.iter().enumerate() {
        let case = &oracle["minus_random_rwa_fresh_draw"][name.as_str()];
        let mut sorted: Vec<f64> = fresh.iter().map(|over| over[j]).collect();
        let estimate = case["t0"].as_f64().expect("an estimate");
        for (confidence, tag) in [(0.90, "90"), (0.95, "95")] {
            let of = |name: &str| &case[format!("{name}_{tag}").as_str()];
            both(quantiles::normal_interval(&sorted, estimate, confidence), of("norm"), name);
            both(quantiles::percentile(&mut sorted, confidence, Rule::Boot), of("perc"), name);
            both(quantiles::percentile(&mut sorted, confidence, Rule::Type7), of("type7_quantile"), name);
            both(quantiles::basic(&mut sorted, estimate, confidence, Rule::Boot), of("basic"), name);
        }
    }
    let r2 = of(&numbers, &|t| t.r2);
    let mut sorted = r2.clone();
    both(quantiles::percentile(&mut sorted, 0.95, Rule::Type7), &oracle["rsq_boot"]["perc95_type7"], "R2");
    // Ranks, 1 for the largest weight.
    for j in 0..names.len() {
        let mut ranks = of(&numbers, &|t| 1.0 + t.raw.iter().filter(|raw| **raw > t.raw[j]).count() as f64);
        let (low, high) = quantiles::percentile(&mut ranks, 0.95, Rule::Type7);
        close(low, &oracle["rank_boot"]["rank_perc_95"][0][j], "rank");
        close(high, &oracle["rank_boot"]["rank_perc_95"][1][j], "rank");
    }
}

/// As rwa does it, which is not our way: other noise in each replicate, beside the respondents that were drawn.
fn with_fresh_noise(columns: &[Vec<f64>], indices: &[Vec<usize>]) -> Vec<Vec<f64>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/oracle/data/boot_random_per_replicate.csv.gz");
    let unpacked = std::process::Command::new("gzip").arg("-dc").arg(path).output().expect("gzip");
    let text = String::from_utf8(unpacked.stdout).expect("numbers");
    let each = |(line, draws): (&str, &Vec<usize>)| {
        let noise = line.split(',').map(|cell| cell.trim().parse().expect("a number")).collect();
        let drawn: Vec<Vec<f64>> = columns.iter().map(|c| draws.iter().map(|i| c[i - 1]).collect()).collect();
        let mut design = design(&drawn);
        design.noise = Some(Column::Real(noise));
        let mut bootstrap = Bootstrap::prepare(&design, Importance::RelativeWeights, 1);
        let numbers = with_indices(&mut bootstrap, &[(1..=draws.len()).collect()]);
        let of = Replicates::of(bootstrap.shape, &numbers).each().map(|t| t.over_noise.to_vec()).next();
        of.expect("one replicate")
    };
    text.lines().zip(indices).map(each).collect()
}

/// The same with draws of our own (`make_bootstrap.R`), which need nobody else's data.
#[test]
fn intervals_of_given_draws_match_r() {
    let oracle: Value = serde_json::from_str(include_str!("../../../oracle/bootstrap.json")).expect("JSON");
    let numbers = |value: &Value| -> Vec<f64> {
        value.as_array().expect("a list").iter().map(|x| x.as_f64().expect("a number")).collect()
    };
    let columns: Vec<Vec<f64>> = oracle["answers"].as_array().expect("columns").iter().map(numbers).collect();
    let draws: Vec<Vec<usize>> = oracle["indices"]
        .as_array()
        .expect("draws")
        .iter()
        .map(|draw| numbers(draw).into_iter().map(|i| i as usize).collect())
        .collect();
    let mut design = design(&columns);
    design.noise = Some(Column::Real(numbers(&oracle["noise"])));
    let mut bootstrap = Bootstrap::prepare(&design, Importance::RelativeWeights, 1);
    let estimate = with_indices(&mut bootstrap, &[(1..=columns[0].len()).collect()]);
    let drawn = with_indices(&mut bootstrap, &draws);
    let left_out = bootstrap.without_each(&mut |_, _| {});
    for case in oracle["cases"].as_array().expect("cases") {
        let j = case["driver"].as_u64().expect("a number") as usize - 1;
        let pick = |t: Replicate| match case["kind"].as_str() {
            Some("raw") => t.raw[j],
            Some("share") => t.raw[j] / t.r2,
            _ => t.over_noise[j],
        };
        let of = |rows: &[f64]| Replicates::of(bootstrap.shape, rows).each().map(pick).collect::<Vec<f64>>();
        let (values, estimate, left_out) = (of(&drawn), of(&estimate)[0], of(&left_out));
        let what = format!("{} {j}", case["kind"]);
        close(estimate, &case["estimate"], &what);
        let mut sorted = values.clone();
        let acceleration = quantiles::acceleration(&influence(&left_out));
        for theirs in case["intervals"].as_array().expect("two") {
            let confidence = theirs["confidence"].as_f64().expect("a number");
            both(quantiles::percentile(&mut sorted, confidence, Rule::Boot), &theirs["percentile"], &what);
            both(quantiles::percentile(&mut sorted, confidence, Rule::Type7), &theirs["type7"], &what);
            both(quantiles::basic(&mut sorted, estimate, confidence, Rule::Boot), &theirs["basic"], &what);
            both(quantiles::normal_interval(&values, estimate, confidence), &theirs["normal"], &what);
            let bca = quantiles::bca(&mut sorted, estimate, acceleration, confidence, Rule::Boot)
                .expect("both sides");
            both(bca.interval, &theirs["bca"], &format!("{what} BCa"));
        }
    }
}

#[test]
fn whole_and_real_totals_agree() {
    let mut draw = Stream::new(3, Purpose::Noise, 1);
    let columns: Vec<Vec<f64>> =
        (0..6).map(|j| (0..700).map(|_| f64::from(draw.below(5 + j))).collect()).collect();
    let whole = design(&columns);
    let real = |answers: &Answers| match &answers.values {
        Column::Whole(values) => {
            Answers::complete(Column::Real(values.iter().map(|x| 7.0 + f64::from(*x) / 8.0).collect()))
        }
        Column::Real(_) => answers.clone(),
    };
    let mut eighths = whole.clone();
    eighths.outcome = real(&whole.outcome);
    eighths.columns = whole.columns.iter().map(real).collect();
    let mut made = [&whole, &eighths].map(|design| {
        let mut bootstrap = Bootstrap::prepare(design, Importance::RelativeWeights, 5);
        bootstrap.run(0..40, &mut |_, _| {})
    });
    let [ours, theirs] = &mut made;
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert!((*ours - *theirs).abs() <= 1e-12, "{ours} {theirs}");
    }
}

#[test]
fn any_split_of_the_replicates_gives_the_same_bits() {
    let mut draw = Stream::new(4, Purpose::Noise, 1);
    let columns: Vec<Vec<f64>> =
        (0..5).map(|_| (0..300).map(|_| f64::from(draw.below(7))).collect()).collect();
    let mut bootstrap = Bootstrap::prepare(&design(&columns), Importance::Dominance, 9);
    let whole = bootstrap.run(0..50, &mut |_, _| {});
    let mut parts = Vec::new();
    for range in [0..7, 7..8, 8..33, 33..50] {
        parts.extend(bootstrap.run(range, &mut |_, _| {}));
    }
    assert_eq!(
        whole.iter().map(|x| x.to_bits()).collect::<Vec<_>>(),
        parts.iter().map(|x| x.to_bits()).collect::<Vec<_>>()
    );
}

/// The derivative against its definition: what a little more weight of one respondent does.
#[test]
fn influence_is_what_a_little_more_weight_does() {
    let mut draw = Stream::new(11, Purpose::Noise, 1);
    let n = 240;
    let mut columns: Vec<Vec<f64>> = vec![Vec::new(); 5];
    for _ in 0..n {
        let trait_ = draw.normal();
        for (j, column) in columns.iter_mut().enumerate() {
            let z = 0.3 * (j as f64 + 1.0) * trait_ + draw.normal();
            // Skewed, so that there is something to accelerate.
            column.push((1.5 * z).exp().min(9.0).floor());
        }
    }
    let mut weighted = design(&columns);
    weighted.weights = Some((0..n).map(|i| 0.5 + (i % 7) as f64 / 4.0).collect());
    for design in [design(&columns), weighted] {
        let shares = |design: &Design| -> Vec<f64> {
            let mut bootstrap = Bootstrap::prepare(design, Importance::RelativeWeights, 1);
            let row = with_indices(&mut bootstrap, &[(1..=n).collect()]);
            row[1..5].iter().map(|raw| raw / row[0]).collect()
        };
        let weights = design.weights.clone().unwrap_or(vec![1.0; n]);
        let influence: Vec<Vec<f64>> = (0..n)
            .map(|i| {
                let [more, less] = [1e-5, -1e-5].map(|step| {
                    let mut moved = weights.clone();
                    moved[i] *= 1.0 + step;
                    shares(&Design { weights: Some(moved), ..design.clone() })
                });
                more.iter().zip(&less).map(|(more, less)| more - less).collect()
            })
            .collect();
        let mut bootstrap = Bootstrap::prepare(&design, Importance::RelativeWeights, 1);
        let derived = bootstrap.by_derivative().expect("regular");
        for j in 0..4 {
            let of: Vec<f64> = influence.iter().map(|change| change[j]).collect();
            let defined = quantiles::acceleration(&of);
            assert!((derived[j] - defined).abs() < 1e-7, "{} {defined}", derived[j]);
        }
        assert!(derived.iter().any(|a| a.abs() > 5e-3), "{derived:?}");
    }
}
