//! Surveys drawn from a population that is known in, how often intervals and quadrants are right out:
//! `cargo run -p svarkort-stats --example coverage`. Its answer is kept in docs/uncertainty.md.
#![expect(clippy::print_stdout, reason = "a table on the terminal is what this is for")]

use svarkort_stats::bootstrap::{
    Answers, Bootstrap, Design, Importance, Measure, Missing, Replicate, Replicates,
};
use svarkort_stats::correlation::Column;
use svarkort_stats::quantiles::{Rule, bca, percentile};
use svarkort_stats::random::{Purpose, Stream};

const DRIVERS: usize = 6;
/// How closely each driver goes with what all have in common, its own pull on the outcome, and its level.
const PULLS: [[f64; 3]; DRIVERS] = [
    [0.8, 0.7, -0.6],
    [0.7, 0.5, 0.7],
    [0.6, 0.05, 0.3],
    [0.7, 0.1, -0.9],
    [0.3, 0.25, -0.2],
    [0.2, 0.1, 0.9],
];
const RESPONDENTS: usize = 400;
const SURVEYS: u32 = 1000;
const REPLICATES: u32 = 999;

fn main() {
    let truth = estimates(&drawn(&PULLS, 0, 1_000_000));
    println!("Population: shares {}; performance {}", list(&truth.0), list(&truth.1));
    coverage(&truth);
    quadrant_probabilities();
    null();
}

/// A rating of five from something normal.
fn rated(x: f64) -> i32 {
    1 + [-1.3, -0.5, 0.4, 1.3].into_iter().filter(|cut| x > *cut).count() as i32
}

fn drawn(pulls: &[[f64; 3]; DRIVERS], seed: u32, n: usize) -> Vec<Vec<i32>> {
    let mut stream = Stream::new(seed, Purpose::Noise, 1);
    let mut columns: Vec<Vec<_>> = (0..=DRIVERS).map(|_| Vec::with_capacity(n)).collect();
    for _ in 0..n {
        let common = stream.normal();
        let mut outcome = 0.9 * stream.normal();
        for (column, [with, pull, level]) in columns.iter_mut().zip(pulls) {
            let x = with * common + (1.0 - with * with).sqrt() * stream.normal();
            outcome += pull * x;
            column.push(rated(x + level));
        }
        columns[DRIVERS].push(rated(outcome));
    }
    columns
}

fn design(columns: &[Vec<i32>], noise: Option<Column>) -> Design {
    let answers = |column: &Vec<i32>| Answers::complete(Column::Whole(column.clone()));
    let (outcome, drivers) = columns.split_last().expect("drivers and the outcome");
    Design {
        columns: drivers.iter().map(answers).collect(),
        drivers: (0..drivers.len()).map(|j| vec![j]).collect(),
        outcome: answers(outcome),
        missing: Missing::Listwise,
        performance: drivers
            .iter()
            .map(|c| Some(Measure { answers: answers(c), scale: 1.0, offset: 0.0 }))
            .collect(),
        noise,
        weights: None,
    }
}

fn shares(raw: &[f64]) -> Vec<f64> {
    let all: f64 = raw.iter().sum();
    raw.iter().map(|raw| raw / all).collect()
}

fn estimates(columns: &[Vec<i32>]) -> (Vec<f64>, Vec<f64>) {
    let mut bootstrap = Bootstrap::prepare(&design(columns, None), Importance::RelativeWeights, 1);
    (shares(&bootstrap.estimate_all().expect("an outcome that differs").raw), bootstrap.performance())
}

/// Important and high, by the means of the items.
fn quadrants(shares: &[f64], performance: &[f64]) -> Vec<usize> {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (line, level) = (mean(shares), mean(performance));
    shares
        .iter()
        .zip(performance)
        .map(|(s, p)| 2 * usize::from(*s >= line) + usize::from(*p >= level))
        .collect()
}

fn list(values: &[f64]) -> String {
    values.iter().map(|x| format!("{x:.3}")).collect::<Vec<_>>().join(", ")
}

/// 95 % intervals of each driver's share, of the one population.
fn coverage(truth: &(Vec<f64>, Vec<f64>)) {
    let mut covered = [[0_u32; 2]; DRIVERS];
    for survey in 1..=SURVEYS {
        let columns = drawn(&PULLS, survey, RESPONDENTS);
        let mut bootstrap = Bootstrap::prepare(&design(&columns, None), Importance::RelativeWeights, survey);
        let numbers = bootstrap.run(0..REPLICATES, &mut |_, _| {});
        let (own, _) = estimates(&columns);
        let accelerations = bootstrap.accelerations(&mut |_, _| {}).expect("few enough");
        let each: Vec<Vec<f64>> =
            Replicates::of(bootstrap.shape(), &numbers).each().map(|t| shares(t.raw)).collect();
        for j in 0..DRIVERS {
            let mut share: Vec<f64> = each.iter().map(|shares| shares[j]).collect();
            let plain = percentile(&mut share, 0.95, Rule::Boot);
            let shifted = bca(&mut share, own[j], accelerations[j], 0.95, Rule::Boot);
            // The rule of the page: where the correction breaks down, the plain one, widened to hold the estimate.
            let shifted = match shifted.filter(|bca| bca.holds(own[j])) {
                Some(bca) => bca.interval,
                None => (plain.0.min(own[j]), plain.1.max(own[j])),
            };
            for (hit, (low, high)) in covered[j].iter_mut().zip([plain, shifted]) {
                *hit += u32::from((low..=high).contains(&truth.0[j]));
            }
        }
    }
    println!(
        "Coverage of 95 % intervals of the share, {SURVEYS} surveys of {RESPONDENTS}, {REPLICATES} replicates:"
    );
    for (j, [plain, shifted]) in covered.iter().enumerate() {
        let part = |n: &u32| f64::from(*n) / f64::from(SURVEYS);
        println!("| {} | {:.3} | {:.3} | {:.3} |", j + 1, truth.0[j], part(plain), part(shifted));
    }
}

const BINS: [f64; 7] = [0.0, 0.05, 0.2, 0.5, 0.8, 0.95, 1.0 + 1e-9];
const POPULATIONS: u32 = 1000;

/// Probabilities of quadrants, each survey of a population of its own: of one population alone the lines lie where they
/// lie, and what is said of an item is either always right or always wrong.
fn quadrant_probabilities() {
    // Of each bin: how many, what was said, how often it was so.
    let mut bins = [[0.0_f64; 3]; 6];
    let mut sure = [0_u32; 2];
    for population in 1..=POPULATIONS {
        let mut stream = Stream::new(population, Purpose::Noise, 3);
        let mut between =
            |low: f64, high: f64| low + (high - low) * f64::from(stream.draw()) / 4_294_967_296.0;
        let pulls: [[f64; 3]; DRIVERS] =
            std::array::from_fn(|_| [between(0.2, 0.85), between(0.0, 0.7), between(-0.5, 0.5)]);
        let (of_all, levels) = estimates(&drawn(&pulls, 0, 60_000));
        let fields = quadrants(&of_all, &levels);
        let columns = drawn(&pulls, population, RESPONDENTS);
        let mut bootstrap =
            Bootstrap::prepare(&design(&columns, None), Importance::RelativeWeights, population);
        let numbers = bootstrap.run(0..REPLICATES, &mut |_, _| {});
        let (own, performance) = estimates(&columns);
        let placed = quadrants(&own, &performance);
        let mut counts = [[0_u32; 4]; DRIVERS];
        let mut all = 0_u32;
        for t in Replicates::of(bootstrap.shape(), &numbers).each() {
            all += 1;
            let here = quadrants(&shares(t.raw), t.performance);
            here.into_iter().zip(&mut counts).for_each(|(q, count)| count[q] += 1);
        }
        for j in 0..DRIVERS {
            for (field, count) in counts[j].iter().enumerate() {
                let said = f64::from(*count) / f64::from(all);
                let bin = BINS.windows(2).position(|ends| said >= ends[0] && said < ends[1]).expect("0 to 1");
                let so = field == fields[j];
                bins[bin][0] += 1.0;
                bins[bin][1] += said;
                bins[bin][2] += f64::from(u8::from(so));
                if field == placed[j] && said >= 0.8 {
                    sure[0] += 1;
                    sure[1] += u32::from(so);
                }
            }
        }
    }
    println!("Probability of a quadrant, and how often it was the population's; {POPULATIONS} populations:");
    for ([count, said, so], ends) in bins.iter().zip(BINS.windows(2)) {
        let error = (said / count * (1.0 - said / count) / count).sqrt();
        println!(
            "| {:.2}-{:.2} | {count} | {:.3} | {:.3} | {error:.3} |",
            ends[0],
            ends[1],
            said / count,
            so / count
        );
    }
    println!("Told as sure: {}, of them right: {:.3}", sure[0], f64::from(sure[1]) / f64::from(sure[0]));
}

/// Two drivers with an effect, one without that goes along with the first, one of pure chance.
fn null() {
    const SURVEYS: u32 = 300;
    let mut rates = [[0_u32; 2]; 4];
    for survey in 1..=SURVEYS {
        let mut stream = Stream::new(survey, Purpose::Noise, 2);
        let mut columns: Vec<Vec<i32>> = vec![Vec::new(); 5];
        for _ in 0..300 {
            let z: [f64; 5] = std::array::from_fn(|_| stream.normal());
            let x = [z[0], 0.5 * z[0] + 0.75_f64.sqrt() * z[1], 0.5 * z[0] + 0.75_f64.sqrt() * z[2], z[3]];
            let y = 0.5 * x[0] + 0.3 * x[1] + z[4];
            // In small steps, as good as continuous.
            x.into_iter().chain([y]).zip(&mut columns).for_each(|(x, c)| c.push((64.0 * x).round() as i32));
        }
        let noise = Column::Whole((0..300).map(|_| (32.0 * stream.normal()).round() as i32).collect());
        let made = design(&columns, Some(noise));
        let mut bootstrap = Bootstrap::prepare(&made, Importance::RelativeWeights, survey);
        let numbers = bootstrap.run(0..299, &mut |_, _| {});
        let each: Vec<Replicate> = Replicates::of(bootstrap.shape(), &numbers).each().collect();
        for (j, rates) in rates.iter_mut().enumerate() {
            let mut raw: Vec<f64> = each.iter().map(|t| t.raw[j]).collect();
            let mut over: Vec<f64> = each.iter().map(|t| t.over_noise[j]).collect();
            rates[0] += u32::from(percentile(&mut raw, 0.95, Rule::Boot).0 > 0.0);
            rates[1] += u32::from(percentile(&mut over, 0.95, Rule::Boot).0 > 0.0);
        }
    }
    println!(
        "Null: interval of the weight above 0, weight above noise; {SURVEYS} surveys of 300, 299 replicates:"
    );
    for (name, rates) in
        ["effect 0.5", "effect 0.3", "no effect, goes along", "pure chance"].iter().zip(rates)
    {
        let [plain, over] = rates.map(|n| f64::from(n) / f64::from(SURVEYS));
        println!("| {name} | {plain:.3} | {over:.3} |");
    }
}
