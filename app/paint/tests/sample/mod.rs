//! Surveys made up for pictures: the analysis as core would give it, without answers behind it.
#![allow(dead_code, reason = "each test uses its part")]

use std::collections::BTreeMap;

use svarkort_core::analysis::*;
use svarkort_core::figure::{Chart, Figure, Map};
use svarkort_core::units::{Code, Language, Seed, Share, ValidN};

pub const QUESTIONS: [(&str, [u32; 5], f64); 15] = [
    ("Hvor tilfreds er du alt i alt med jobcentret?", [80, 110, 160, 260, 151], 0.0),
    ("Jeg bliver mødt med venlighed og imødekommenhed", [25, 55, 119, 290, 250], 0.071),
    ("Det er let at komme i kontakt med jobcentret", [70, 120, 140, 250, 160], 0.052),
    ("Breve og beskeder fra jobcentret er til at forstå", [60, 110, 170, 260, 140], 0.031),
    ("Jobcentret overholder de aftaler, vi har indgået", [50, 80, 120, 290, 200], 0.083),
    ("Min sagsbehandler lytter til mig", [45, 70, 110, 280, 240], 0.124),
    ("Min sagsbehandler forstår min situation", [80, 120, 130, 240, 170], 0.138),
    ("Samtalerne foregår på en måde, der passer mig", [40, 80, 150, 300, 150], 0.047),
    ("Jeg har haft for mange skiftende sagsbehandlere", [150, 190, 160, 150, 80], 0.012),
    ("Jeg ved, hvad der skal ske i mit forløb", [90, 150, 150, 220, 130], 0.096),
    ("Jeg har indflydelse på planen for mit forløb", [110, 150, 150, 210, 110], 0.109),
    ("Forløbet bringer mig tættere på job eller uddannelse", [150, 160, 160, 170, 90], 0.152),
    ("Der bliver taget hensyn til min samlede situation", [100, 130, 150, 220, 140], 0.061),
    ("De tilbud, jeg får, er meningsfulde for mig", [130, 150, 170, 190, 90], 0.082),
    ("Indsatsen fra jobcenter, læge og uddannelsessted hænger sammen", [120, 140, 210, 160, 70], 0.024),
];

fn share_of(n: u32, of: u32) -> Option<ShareOf> {
    let share = f64::from(n) / f64::from(of);
    (of > 0).then_some(ShareOf {
        n,
        share: Share(share),
        interval: Interval { low: share - 0.03, high: share + 0.03, method: IntervalMethod::Wilson },
    })
}

pub fn item(name: &str, label: &str, counts: [u32; 5], top: &str) -> Item {
    let n: u32 = counts.iter().sum();
    let labels = ["lav", "2", "3", "4", top];
    let mean = (1..=5).zip(counts).map(|(code, n)| f64::from(code * n)).sum::<f64>() / f64::from(n.max(1));
    Item {
        name: name.to_owned(),
        label: label.to_owned(),
        theme: None,
        asked: 761,
        n: ValidN(n),
        missing: MissingAnswers { blank: 761_u32.saturating_sub(n), not_applicable: 0 },
        counts: (1_i64..)
            .zip(counts)
            .zip(labels)
            .map(|((code, count), label)| OptionCount {
                code: Code::Number(code),
                label: label.to_owned(),
                n: count,
                share: Share(f64::from(count) / f64::from(n.max(1))),
            })
            .collect(),
        measure: Measure::Rating {
            points: 5,
            favourable: share_of(counts[3] + counts[4], n),
            neutral: share_of(counts[2], n),
            unfavourable: share_of(counts[0] + counts[1], n),
            mean: (n > 0).then_some(MeanOf { value: mean, sd: 1.1, interval: None }),
            index: (n > 0).then_some((mean - 1.0) * 25.0),
            boxes: Box::default(),
        },
    }
}

/// Half of the quadrants' meaning is where the split lines are.
fn quadrant(importance: f64, performance: f64, split: SplitLines, negative: bool) -> Quadrant {
    match (importance >= split.importance, performance >= split.performance) {
        (true, false) if !negative => Quadrant::ImproveFirst,
        (true, true) => Quadrant::KeepUp,
        (_, false) => Quadrant::Watch,
        (false, true) => Quadrant::Maintain,
    }
}

/// From label, mean, importance and whether the coefficient is negative.
pub fn analysis_of(drivers: &[(String, f64, f64, bool)]) -> Analysis {
    let total: f64 = drivers.iter().map(|driver| driver.2).sum();
    let count = drivers.len() as f64;
    let split = SplitLines {
        performance: drivers.iter().map(|driver| driver.1).sum::<f64>() / count,
        importance: 1.0 / count,
    };
    let name = |place: usize| format!("q{}", place + 1);
    let mut items = vec![item("q0", QUESTIONS[0].0, QUESTIONS[0].1, "Meget tilfreds")];
    items.extend(
        drivers
            .iter()
            .enumerate()
            .map(|(place, driver)| item(&name(place), &driver.0, [20, 60, 120, 200, 100], "Helt enig")),
    );
    Analysis {
        version: String::new(),
        settings: settings(),
        respondents: Respondents {
            rows: 1700,
            started: None,
            answered: 761,
            completed: Some(761),
            invited: Some(1700),
            rate: None,
            by_group: Vec::new(),
        },
        response: Response::default(),
        items,
        hidden_items: Vec::new(),
        ranking: Vec::new(),
        index: None,
        bridge: Bridge::default(),
        groups: Vec::new(),
        crossed: Vec::new(),
        pairs: Vec::new(),
        themes: Vec::new(),
        theme_pairs: Vec::new(),
        findings: Vec::new(),
        drivers: Some(Drivers {
            outcome: "q0".to_owned(),
            n: ValidN(612),
            r2: Share(0.587),
            method: Importance::RelativeWeights,
            missing: Missing::Listwise,
            replicates: 0,
            weights: drivers
                .iter()
                .enumerate()
                .map(|(place, driver)| DriverWeight {
                    name: name(place),
                    label: driver.0.clone(),
                    raw: 0.587 * driver.2 / total,
                    share: Share(driver.2 / total),
                    interval: None,
                    percentile: None,
                    rank: None,
                    dominance: Some(0.587 * driver.2 / total * 1.01),
                    beta: if driver.3 { -0.06 } else { 0.12 },
                    correlation: 0.4,
                    sign: if driver.3 { -1 } else { 1 },
                    above_noise: None,
                })
                .collect(),
            differences: Vec::new(),
        }),
        what_if: None,
        group_maps: None,
        priority_map: Some(PriorityMap {
            alternatives: Vec::new(),
            performance: Performance::Mean,
            split,
            items: drivers
                .iter()
                .enumerate()
                .map(|(place, driver)| MapItem {
                    name: name(place),
                    label: driver.0.clone(),
                    performance: driver.1,
                    importance: driver.2 / total,
                    quadrant: quadrant(driver.2 / total, driver.1, split, driver.3),
                    negative: driver.3,
                    stability: None,
                    spread: None,
                })
                .collect(),
        }),
    }
}

fn settings() -> Settings {
    Settings {
        language: Language::Da,
        outcome: Some("q0".to_owned()),
        drivers: Vec::new(),
        driver_groups: BTreeMap::new(),
        groups: vec!["ydelse".to_owned()],
        maps_by: None,
        crossed: Vec::new(),
        filter: BTreeMap::new(),
        wave: None,
        weight: None,
        population: None,
        ledger: Ledger::default(),
        missing: Missing::Listwise,
        importance: Importance::RelativeWeights,
        performance: Performance::Mean,
        convention: Convention::TrafficLight,
        index_rule: IndexRule::default(),
        rounding: Rounding::HalfUp,
        adjustment: Adjustment::Holm,
        pairs: Vec::new(),
        split: Split::Mean,
        promise: Promise::Unknown,
        minimum_group: 5,
        finite_population: false,
        bootstrap: Bootstrap { replicates: 0, seed: Seed(1), confidence: Share(0.95) },
    }
}

/// A job centre's survey: fifteen questions, thirteen benefit groups.
pub fn job_centre() -> Analysis {
    let mean = |counts: [u32; 5]| {
        (1..=5).zip(counts).map(|(code, n)| f64::from(code * n)).sum::<f64>()
            / f64::from(counts.iter().sum::<u32>())
    };
    let drivers: Vec<(String, f64, f64, bool)> = QUESTIONS[1..]
        .iter()
        .map(|(label, counts, importance)| {
            ((*label).to_owned(), mean(*counts), *importance, *importance < 0.02)
        })
        .collect();
    let mut analysis = analysis_of(&drivers);
    analysis.items = QUESTIONS
        .iter()
        .enumerate()
        .map(|(place, (label, counts, _))| {
            let top = if place == 0 { "Meget tilfreds" } else { "Helt enig" };
            let theme = match place {
                0 => None,
                1..=4 => Some("Den generelle oplevelse af jobcentret".to_owned()),
                5..=8 => Some("Dialog med jobcentret".to_owned()),
                _ => Some("Medindflydelse og fremskridt".to_owned()),
            };
            Item { theme, ..item(&format!("q{place}"), label, *counts, top) }
        })
        .collect();
    let benefits: [(&str, [u32; 5]); 8] = [
        ("A-dagpenge", [12, 21, 43, 84, 48]),
        ("Jobparat kontanthjælp", [8, 14, 18, 25, 13]),
        ("Aktivitetsparat kontanthjælp", [16, 20, 17, 18, 6]),
        ("Uddannelseshjælp", [4, 9, 17, 31, 17]),
        ("Sygedagpenge", [8, 12, 22, 51, 33]),
        ("Jobafklaringsforløb", [12, 14, 11, 11, 5]),
        ("Ressourceforløb", [0, 0, 0, 0, 0]),
        ("Fleksjob, herunder borgere på ledighedsydelse, som venter på et nyt fleksjob", [3, 5, 12, 25, 16]),
    ];
    analysis.groups = vec![GroupBreakdown {
        variable: "ydelse".to_owned(),
        label: "Ydelsesgruppe".to_owned(),
        categories: (1_i64..)
            .zip(benefits)
            .map(|(code, (label, counts))| {
                let n: u32 = counts.iter().sum();
                Category {
                    code: Code::Number(code),
                    label: label.to_owned(),
                    n: (n > 0).then_some(n),
                    suppressed: n == 0,
                    items: (n > 0).then(|| vec![item("q0", QUESTIONS[0].0, counts, "Meget tilfreds")]),
                    hidden_items: Vec::new(),
                    ranking: Vec::new(),
                    index: None,
                    expected: None,
                }
            })
            .collect(),
        not_answered: NotAnswered::default(),
        ranges: Vec::new(),
        tests: Vec::new(),
        untested: Vec::new(),
        letters: Letters::default(),
        against_others: Vec::new(),
    }];
    analysis
}

pub fn map_of(figure: &Figure) -> &Map {
    match &figure.chart {
        Chart::Map(map) => map,
        _ => panic!("not a map"),
    }
}

/// Numbers between 0 and 1, always the same.
pub fn noise(count: usize, mut seed: u64) -> Vec<f64> {
    (0..count)
        .map(|_| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 40) as f64 / (1_u64 << 24) as f64
        })
        .collect()
}

pub const LONG: &str = "Hvor tilfreds eller utilfreds er du med den måde, hvorpå jobcentret, dets \
    samarbejdspartnere og øvrige myndigheder inddrager dig og dine pårørende i tilrettelæggelsen af din samlede \
    beskæftigelsesrettede indsats?";

/// A map of so many points, spread as they are in surveys: in the middle most.
pub fn crowd(count: usize, seed: u64) -> Vec<(String, f64, f64, bool)> {
    let numbers = noise(count * 5, seed);
    numbers
        .chunks(5)
        .enumerate()
        .map(|(place, n)| {
            let label = QUESTIONS[1 + place % (QUESTIONS.len() - 1)].0;
            (label.to_owned(), 2.6 + 0.55 * (n[0] + n[1] + n[2]), 0.01 + 0.1 * n[3] * n[3], n[4] < 0.06)
        })
        .collect()
}
