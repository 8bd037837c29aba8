//! The bootstrap through the whole analysis: what is resampled is what is shown, and any split gives the same.

mod made;

use made::{Draws, all, answer, ask, number, rating, reversed, single, survey};
use svarkort_core::analysis::{
    Analysis, BootstrapInput, Importance, IntervalMethod, Performance, Quadrant, Resampling, Settings,
    SettingsInput, Split, begin, resampling,
};
use svarkort_core::codebook::Role;
use svarkort_core::survey::Survey;
use svarkort_core::{Noted, Seed, Share};

/// Outcome and five items with gaps, one of them reversed, one on another scale; a choice and a number.
fn mixed(respondents: usize) -> Survey {
    let mut draws = Draws(11);
    let mut columns = draws.answers(respondents, 6, 5);
    for column in &mut columns {
        for cell in column.iter_mut() {
            match draws.below(25) {
                0 => *cell = None,
                1 => *cell = Some(99),
                _ => {}
            }
        }
    }
    let wide: Vec<Option<i64>> = (0..respondents).map(|_| Some(i64::from(draws.below(11)))).collect();
    let choice: Vec<Option<i64>> = (0..respondents).map(|_| Some(1 + i64::from(draws.below(2)))).collect();
    let minutes: Vec<Option<f64>> =
        (0..respondents).map(|_| Some(f64::from(draws.below(300)) / 8.0)).collect();
    survey(vec![
        rating("overall", Role::Outcome, 1, 5, &columns[0]),
        rating("q1", Role::Item, 1, 5, &columns[1]),
        rating("q2", Role::Item, 1, 5, &columns[2]),
        reversed("q3", Role::Item, 1, 5, &columns[3]),
        rating("q4", Role::Item, 1, 5, &columns[4]),
        rating("wide", Role::Item, 0, 11, &wide),
        single("met", Role::Item, &[1, 2], &choice),
        number("minutes", Role::Item, &minutes),
    ])
}

fn asked(replicates: u32) -> SettingsInput {
    let bootstrap = BootstrapInput { replicates: Some(replicates), seed: Some(Seed(4)), confidence: None };
    SettingsInput { bootstrap: Some(bootstrap), ..SettingsInput::default() }
}

fn with(replicates: u32, change: impl FnOnce(&mut SettingsInput)) -> SettingsInput {
    let mut asked = asked(replicates);
    change(&mut asked);
    asked
}

fn in_parts(made: &Survey, asked: &SettingsInput, parts: &[u32]) -> Noted<Analysis> {
    let settings = Settings::fill(asked, made).expect("settings");
    let begun = begin(made, &settings, None, &mut |_| {}, &mut |_, _, _| {}).expect("an answer");
    let mut first = begun.resampling.expect("replicates are asked for");
    let mut second = resampling(made, &settings).expect("settings").expect("the same");
    let mut numbers = Vec::new();
    for (at, pair) in parts.windows(2).enumerate() {
        let worker: &mut Resampling = if at % 2 == 0 { &mut first } else { &mut second };
        numbers.extend(worker.run(pair[0]..pair[1], &mut |_, _| {}));
    }
    second.told(begun.first, &numbers)
}

#[test]
fn parts_on_two_workers_are_the_whole() {
    let made = mixed(260);
    let asked = asked(150);
    let whole = answer(&made, &asked);
    assert_eq!(in_parts(&made, &asked, &[0, 1, 33, 90, 150]).value, whole.value);
    let fewer = answer(&made, &with(90, |_| {}));
    assert_eq!(in_parts(&made, &asked, &[0, 50, 90]).value, fewer.value, "a part is the answer to fewer");
    assert_eq!(whole.value.settings.bootstrap.replicates, 150);
}

#[test]
fn the_seed_decides() {
    let made = mixed(120);
    let one = answer(&made, &asked(60)).value;
    let other =
        answer(&made, &with(60, |asked| asked.bootstrap.as_mut().expect("set").seed = Some(Seed(5)))).value;
    let intervals = |value: &Analysis| -> Vec<_> {
        value.drivers.as_ref().expect("drivers").weights.iter().map(|weight| weight.interval).collect()
    };
    assert_eq!(intervals(&answer(&made, &asked(60)).value), intervals(&one));
    assert_ne!(intervals(&one), intervals(&other));
}

#[test]
fn what_varies_is_what_is_shown() {
    let made = mixed(200);
    let names = ["q1", "q2", "q3", "q4", "met", "minutes", "wide"].map(str::to_owned);
    for (performance, drivers) in [
        (Performance::Mean, &names[..4]),
        (Performance::Index, &names[..]),
        (Performance::Share, &names[..]),
        (Performance::Mean, &names[4..6]),
    ] {
        let asked = with(20, |asked| {
            asked.performance = Some(performance);
            asked.drivers = Some(drivers.to_vec());
        });
        let settings = Settings::fill(&asked, &made).expect("settings");
        let mut begun = begin(&made, &settings, None, &mut |_| {}, &mut |_, _, _| {}).expect("an answer");
        let varied = begun.resampling.as_mut().expect("asked for").performance();
        let value = begun.first.value;
        let map = value.priority_map.expect("a map").items;
        for (weight, varied) in value.drivers.expect("drivers").weights.iter().zip(varied) {
            let shown = map.iter().find(|item| item.name == weight.name).map(|item| item.performance);
            match (shown, varied) {
                (Some(shown), Some(varied)) => {
                    assert!(
                        (shown - varied).abs() <= 1e-12 * shown.abs(),
                        "{} {shown} {varied}",
                        weight.name
                    );
                }
                (shown, varied) => assert_eq!(shown, varied, "{}", weight.name),
            }
        }
    }
}

#[test]
fn what_is_told_hangs_together() {
    let made = mixed(300);
    for importance in [Importance::RelativeWeights, Importance::Dominance] {
        for split in [Split::Mean, Split::Median, Split::Midpoint] {
            let asked = with(120, |asked| {
                asked.importance = Some(importance);
                asked.split = Some(split);
            });
            let value = answer(&made, &asked).value;
            let drivers = value.drivers.expect("drivers");
            assert_eq!(drivers.replicates, 120);
            let p = drivers.weights.len();
            for weight in &drivers.weights {
                let interval = weight.interval.expect("an interval");
                let rank = weight.rank.expect("ranks");
                assert!(0.0 <= interval.low && interval.low < interval.high && interval.high <= 1.0);
                assert!(1.0 <= rank.low && rank.low <= rank.high && rank.high <= p as f64);
                assert_eq!(weight.percentile.expect("percentiles").method, IntervalMethod::Percentile);
                assert_eq!(weight.above_noise.is_some(), importance == Importance::RelativeWeights);
            }
            assert_eq!(drivers.differences.len(), p * (p - 1) / 2);
            for pair in &drivers.differences {
                assert!(pair.difference >= 0.0 && pair.interval.low <= pair.interval.high);
            }
            for item in value.priority_map.expect("a map").items {
                let stability = item.stability.expect("a probability of each");
                let sum: f64 = stability.values().map(|share| share.0).sum();
                assert!(stability.len() == 4 && (sum - 1.0).abs() < 1e-12);
                let most = stability.values().fold(0.0_f64, |most, share| most.max(share.0));
                assert!(most >= 0.25 && stability[&item.quadrant].0 > 0.0, "{} {stability:?}", item.name);
            }
        }
    }
}

/// What nobody could be unsure of: one item that is nearly all of the outcome, one that is nothing.
#[test]
fn the_clear_is_told_as_clear() {
    let mut draws = Draws(3);
    let n = 600;
    let mut column = |low: u32| -> Vec<i64> { (0..n).map(|_| 1 + i64::from(draws.below(low))).collect() };
    let (strong, weak, outcome_noise) = (column(4), column(5), column(2));
    let overall: Vec<i64> = strong.iter().zip(&outcome_noise).map(|(a, b)| (a + b - 1).min(5)).collect();
    let made = survey(vec![
        rating("overall", Role::Outcome, 1, 5, &all(&overall)),
        rating("strong", Role::Item, 1, 5, &all(&strong)),
        rating("weak", Role::Item, 1, 5, &all(&weak)),
    ]);
    let asked = with(400, |asked| {
        asked.split =
            Some(Split::Free(svarkort_core::analysis::SplitLines { performance: 3.9, importance: 0.5 }));
    });
    let value = answer(&made, &asked).value;
    let drivers = value.drivers.expect("drivers");
    assert_eq!((drivers.weights[0].above_noise, drivers.weights[1].above_noise), (Some(true), Some(false)));
    assert_eq!((drivers.weights[0].rank.map(|r| (r.low, r.high))), Some((1.0, 1.0)));
    let strong = &value.priority_map.expect("a map").items[0];
    assert_eq!(strong.quadrant, Quadrant::ImproveFirst);
    assert_eq!(strong.stability.as_ref().map(|s| s[&Quadrant::ImproveFirst]), Some(Share(1.0)));
}

#[test]
fn nothing_is_resampled_where_nothing_can_be_estimated() {
    let made = survey(vec![
        rating("overall", Role::Outcome, 1, 5, &all(&[3; 40])),
        rating("q1", Role::Item, 1, 5, &all(&[1, 2, 3, 4, 5].repeat(8))),
    ]);
    let value = answer(&made, &asked(50)).value;
    assert!(value.drivers.is_none() && value.priority_map.is_none());
    assert!(ask(&made, &asked(1_000_000)).is_err());
}

/// The spread of a mean over the replicates is its standard error, which Student's interval has from the answers alone.
#[test]
fn the_spread_of_a_place_is_the_standard_error_of_its_mean() {
    let columns = Draws(5).answers(400, 5, 5);
    let mut variables = vec![rating("overall", Role::Outcome, 1, 5, &columns[0])];
    variables.extend((1..5).map(|j| rating(&format!("q{j}"), Role::Item, 1, 5, &columns[j])));
    let made = survey(variables);
    let analysis = answer(&made, &asked(4000)).value;
    let map = analysis.priority_map.expect("a map");
    for place in &map.items {
        let spread = place.spread.expect("replicates were asked for");
        let item = analysis.items.iter().find(|item| item.name == place.name).expect("it is an item");
        let svarkort_core::analysis::Measure::Rating { mean: Some(mean), .. } = &item.measure else {
            panic!("a rating with answers");
        };
        let error = mean.sd / f64::from(item.n.0).sqrt();
        // 4,000 replicates: the deviation is known to about 1.1 %.
        assert!((spread.performance / error - 1.0).abs() < 0.05, "{} {error}", spread.performance);
        assert!(spread.correlation.abs() <= 1.0 && spread.importance > 0.0);
    }
    assert!(answer(&made, &asked(0)).value.priority_map.expect("a map").items[0].spread.is_none());
}
