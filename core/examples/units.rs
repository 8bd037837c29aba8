//! How long it takes to write one PowerPoint report for each of sixty units, from an opened survey to the zip file.
//!
//! `cargo run --release -p svarkort-core --example units [units] [respondents] [items]`
#![allow(clippy::print_stdout, reason = "its result")]

use std::time::Instant;

use svarkort_core::Study;
use svarkort_core::analysis::SettingsInput;
use svarkort_core::read::Source;
use svarkort_core::report::document::Brand;
use svarkort_core::report::{Format, units};

fn main() {
    let number = |at: usize, otherwise: u32| {
        std::env::args().nth(at).and_then(|text| text.parse().ok()).unwrap_or(otherwise)
    };
    let (count, respondents, items) = (number(1, 60), number(2, 3000), number(3, 30));
    let mut csv = String::from("enhed;tilfreds");
    (1..=items).for_each(|item| csv.push_str(&format!(";q{item}")));
    csv.push('\n');
    let mut state = 1_u64;
    let mut draw = move |below: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as u32) % below
    };
    for _ in 0..respondents {
        let leaning = draw(5);
        csv.push_str(&format!("Enhed {}", draw(count) + 1));
        (0..=items).for_each(|_| csv.push_str(&format!(";{}", (leaning + draw(5)) / 2 + 1)));
        csv.push('\n');
    }
    let sources = [Source { name: "svar.csv".to_owned(), bytes: csv.into_bytes() }];
    let study = Study::open(&sources, &mut |_, _, _| {}).expect("the survey opens");
    let asked = SettingsInput { groups: Some(vec!["enhed".to_owned()]), ..SettingsInput::default() };
    let began = Instant::now();
    let bundle = study.bundle(&asked, &["enhed".to_owned()], &[]).expect("a bundle");
    let protected = began.elapsed();
    let zip = units::archive(&study, &bundle, None, Format::Pptx, &Brand::default(), &mut |_, _, _| {})
        .expect("an archive");
    println!(
        "{} reports of {respondents} respondents and {items} items: protected in {:.2} s, written after {:.2} s, {} kB",
        bundle.outputs.len(),
        protected.as_secs_f64(),
        began.elapsed().as_secs_f64(),
        zip.len() / 1024
    );
}
