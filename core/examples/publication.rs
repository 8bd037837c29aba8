//! How long a publication takes: `cargo run --release -p svarkort-core --example publication [respondents items variables
//! categories]`; 20,000, 60, 10 and 12 where nothing is said. Some categories are small.
#![expect(clippy::print_stdout, reason = "it tells what it measured")]

use std::time::Instant;

use svarkort_core::Code;
use svarkort_core::analysis::{Settings, SettingsInput, analyse};
use svarkort_core::codebook::{Kind, ResponseOption, Role, Variable};
use svarkort_core::protect::Publication;
use svarkort_core::survey::{Answers, Measured, Response, Survey};

fn variable(name: String, role: Role, kind: Kind, points: u32) -> Variable {
    let option = |code: u32| ResponseOption {
        code: Code::Number(i64::from(code)),
        label: code.to_string(),
        n: 0,
        missing: false,
        favourability: (kind == Kind::Rating).then_some(code),
        merged: Vec::new(),
    };
    let mut variable: Variable = serde_json::from_value(serde_json::json!({
        "name": name, "label": name, "file": "made.csv", "role": role, "kind": kind, "options": [], "points": null,
        "reversed": false, "theme": null, "valid": 0, "missing": 0, "reasons": [], "doubts": [],
    }))
    .expect("the fields of a variable");
    variable.options = (1..=points).map(option).collect();
    variable
}

fn main() {
    let given = |place: usize, otherwise: u32| {
        std::env::args().nth(place).and_then(|n| n.parse().ok()).unwrap_or(otherwise)
    };
    let (n, items, groups, categories) = (given(1, 20_000), given(2, 60), given(3, 10), given(4, 12));
    let mut state = 1_u64;
    let mut below = move |bound: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as u32) % bound
    };
    let mut variables = Vec::new();
    for place in 0..groups {
        let cells = (0..n).map(|_| {
            // From a third down to a handful.
            let draw = f64::from(below(1_000_000)) / 1e6;
            let last = categories as u16 - 1;
            let code = (draw.powf(2.5) * f64::from(categories)) as u16;
            let rare = below(n) < 3;
            (below(200) > 0).then_some(if rare { last } else { code.min(last - 1) })
        });
        let answers = Answers::Coded(cells.collect());
        let variable = variable(format!("group{place}"), Role::Group, Kind::Single, categories);
        variables.push(Measured { variable, answers, asked: None });
    }
    for place in 0..items {
        let cells = (0..n).map(|_| (below(20) > 0).then_some(4 - (below(5).min(below(6)) as u16)));
        let answers = Answers::Coded(cells.collect());
        let role = if place == 0 { Role::Outcome } else { Role::Item };
        let variable = variable(format!("item{place}"), role, Kind::Rating, 5);
        variables.push(Measured { variable, answers, asked: None });
    }
    let response = Response { rows: n, ..Response::default() };
    let survey = Survey { respondents: n, response, variables };
    let groups = (0..groups).map(|place| format!("group{place}")).collect();
    let asked = SettingsInput { groups: Some(groups), ..SettingsInput::default() };
    let settings = Settings::fill(&asked, &survey).expect("they exist");
    let started = Instant::now();
    let holder = analyse(&survey, &settings, &mut |_, _, _| {}).expect("enough");
    println!("{n} respondents: the answer {:?}", started.elapsed());
    let filter = Some([("group0".to_owned(), vec![Code::Number(1), Code::Number(2)])].into());
    let filtered = SettingsInput { filter, ..asked.clone() };
    let filtered = Settings::fill(&filtered, &survey).expect("they exist");
    for (name, taken, now) in [
        ("alone", vec![], &settings),
        ("after itself", vec![settings.clone()], &settings),
        ("a filter after it", vec![settings.clone()], &filtered),
    ] {
        let started = Instant::now();
        let publication = Publication::of(&survey, &taken, std::slice::from_ref(now)).expect("they exist");
        let settled = started.elapsed();
        let answer = Some(&holder).filter(|_| now == &settings);
        let published = publication.publish(&survey, now, 0, answer, &mut |_, _, _| {}).expect("enough");
        let cut_short = published.answer.notes.iter().any(|note| note.kind.code() == "audit_cut_short");
        let all = started.elapsed();
        println!(
            "{name}: {settled:?} to settle, {all:?} in all; {} cells more hidden, cut short: {cut_short}",
            published.further
        );
    }
}
