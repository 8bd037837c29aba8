//! How long the analysis takes natively, by stage: `cargo run --release -p svarkort-core --example timing`.
#![expect(clippy::print_stdout, reason = "a table on the terminal is what this is for")]

#[path = "../tests/made/mod.rs"]
mod made;

use std::time::Instant;

use made::{Draws, rating, single, survey};
use svarkort_core::analysis::{Importance, Settings, SettingsInput, analyse};
use svarkort_core::codebook::Role;
use svarkort_core::study::Stage;
use svarkort_core::survey::Survey;

fn main() {
    change_of_group();
    println!("{:<44} {:>12} {:>12} {:>12}", "best of 5, milliseconds", "dominance", "weights", "all");
    for (respondents, items) in [(2_000, 15), (2_000, 20), (2_000, 25), (2_000, 59), (25_000, 14)] {
        let made = satisfaction(respondents, items);
        let asked = SettingsInput {
            groups: Some(vec!["centre".to_owned()]),
            importance: (items == 25).then_some(Importance::Dominance),
            ..SettingsInput::default()
        };
        let mut best = [f64::INFINITY; 3];
        for _ in 0..5 {
            for (best, took) in best.iter_mut().zip(time(&made, &asked)) {
                *best = best.min(took);
            }
        }
        let name = format!("{respondents} respondents, {items} drivers");
        println!("{name:<44} {:>12.3} {:>12.3} {:>12.3}", best[0], best[1], best[2]);
    }
}

/// What the page waits for when the reader chooses another group, another filter or two groups crossed: all but what rests
/// on the drivers, which is told later where it takes long, and kept where nothing under it has changed.
fn change_of_group() {
    let made = satisfaction(20_000, 60);
    let group = || Some(vec!["centre".to_owned()]);
    let filter = [("centre".to_owned(), vec![svarkort_core::Code::Number(1)])].into();
    let crossed = Some(vec![["centre".to_owned(), "q1".to_owned()]]);
    for (name, asked) in [
        ("a group", SettingsInput { groups: group(), ..SettingsInput::default() }),
        ("a filter", SettingsInput { groups: group(), filter: Some(filter), ..SettingsInput::default() }),
        ("two crossed", SettingsInput { groups: group(), crossed, ..SettingsInput::default() }),
    ] {
        let best = (0..5).map(|_| described(&made, &asked)).fold(f64::INFINITY, f64::min);
        println!("{:<44} {best:>12.3}", format!("20,000 x 60, {name}: all but drivers"));
    }
}

fn described(made: &Survey, asked: &SettingsInput) -> f64 {
    let start = Instant::now();
    let settings = Settings::fill(asked, made).expect("good settings");
    let mut took = None;
    let answer = analyse(made, &settings, &mut |_, _, stage| {
        if stage == Stage::Drivers && took.is_none() {
            took = Some(start.elapsed().as_secs_f64() * 1e3);
        }
    });
    assert!(answer.is_ok());
    took.expect("drivers are estimated last")
}

fn satisfaction(respondents: usize, items: usize) -> Survey {
    let mut draws = Draws(1);
    let columns = draws.answers(respondents, items + 1, 5);
    let centre: Vec<Option<i64>> = (0..respondents).map(|row| Some(1 + row as i64 % 6)).collect();
    let mut variables = vec![single("centre", Role::Group, &[1, 2, 3, 4, 5, 6], &centre)];
    for (j, column) in columns.iter().enumerate() {
        let role = if j == 0 { Role::Outcome } else { Role::Item };
        variables.push(rating(&format!("q{j}"), role, 1, 5, column));
    }
    survey(variables)
}

/// Dominance, weights with their listwise design, and the whole answer.
fn time(made: &Survey, asked: &SettingsInput) -> [f64; 3] {
    let start = Instant::now();
    let mut stages: Vec<(Stage, f64)> = Vec::new();
    let settings = Settings::fill(asked, made).expect("good settings");
    let answer = analyse(made, &settings, &mut |_, _, stage| {
        stages.push((stage, start.elapsed().as_secs_f64() * 1e3));
    });
    assert!(answer.is_ok_and(|noted| noted.value.drivers.is_some()));
    let all = start.elapsed().as_secs_f64() * 1e3;
    let span = |wanted: Stage| {
        let times = stages.iter().filter(|(stage, _)| *stage == wanted).map(|(_, time)| *time);
        times.clone().fold(0.0, f64::max) - times.fold(f64::INFINITY, f64::min)
    };
    let dominance =
        if stages.iter().any(|(stage, _)| *stage == Stage::Dominance) { span(Stage::Dominance) } else { 0.0 };
    [dominance, span(Stage::Drivers), all]
}
