//! The example through the same door as anybody's file: what was published of Rødovre's survey comes out, and the figures
//! tell it.

use svarkort_core::analysis::{Analysis, Measure, Quadrant, SettingsInput};
use svarkort_core::codebook::{Kind, Role};
use svarkort_core::figure::{Chart, Order, Orientation, breakdowns, distribution, importance, priority_map};
use svarkort_core::{Language, NoteKind, Study, example};

fn study() -> Study {
    Study::open(&example::sources(), &mut |_, _, _| {}).expect("the example is a survey")
}

fn analysis() -> Analysis {
    let groups = ["ydelse", "koen", "alder", "kontakt"].map(str::to_owned).to_vec();
    let settings = SettingsInput { groups: Some(groups), ..SettingsInput::default() };
    study().analyse(&settings, &mut |_, _, _| {}).expect("the example can be analysed").value
}

#[test]
fn everything_is_recognised_without_a_doubt() {
    let codebook = study().codebook();
    let with = |role: Role| codebook.value.variables.iter().filter(|variable| variable.role == role).count();
    assert_eq!((with(Role::Outcome), with(Role::Item), with(Role::Comment)), (1, 17, 1));
    assert_eq!((with(Role::Group), with(Role::Id)), (4, 1));
    for variable in &codebook.value.variables {
        assert!(variable.doubts.is_empty(), "{}: {:?}", variable.name, variable.doubts);
        if variable.role == Role::Item {
            assert_eq!((variable.kind, variable.points, variable.reversed), (Kind::Rating, Some(5), false));
        }
    }
    let kinds: Vec<&NoteKind> = codebook.notes.iter().map(|note| &note.kind).collect();
    assert_eq!(kinds, [&NoteKind::PartialAnswers { rows: 1700, completed: 761 }]);
}

#[test]
fn the_published_figures_come_out() {
    let analysis = analysis();
    assert_eq!((analysis.respondents.answered, analysis.respondents.invited), (761, Some(1700)));
    let counts = |name: &str| {
        let item = analysis.items.iter().find(|item| item.name == name).expect("the item is there");
        let Measure::Rating { favourable, neutral, unfavourable, .. } = item.measure else {
            panic!("{name} is no rating")
        };
        ([favourable, neutral, unfavourable].map(|part| part.map_or(0, |part| part.n)), item.n.0)
    };
    assert_eq!(counts("tilfreds"), ([411, 160, 190], 761));
    assert_eq!(counts("gen_1"), ([546, 120, 82], 748));
    let figure = distribution(&analysis, Order::Questionnaire, Language::Da).expect("there are items");
    let Chart::Stacked(chart) = &figure.chart else { panic!("no bars") };
    let percents =
        |name: &str| chart.rows.iter().find(|row| row.label.contains(name)).and_then(|r| r.percents);
    assert_eq!(percents("alt i alt"), Some([54, 21, 25]));
    assert_eq!(percents("venlighed"), Some([73, 16, 11]));
}

#[test]
fn the_map_has_something_in_every_corner_and_progress_first() {
    let analysis = analysis();
    let map = analysis.priority_map.as_ref().expect("there is a map");
    for quadrant in [Quadrant::ImproveFirst, Quadrant::KeepUp, Quadrant::Watch, Quadrant::Maintain] {
        assert!(map.items.iter().any(|item| item.quadrant == quadrant), "{quadrant:?}");
    }
    assert!(map.items.iter().all(|item| !item.negative));
    let figure = priority_map(&analysis, Orientation::ImportanceAcross, Language::Da).expect("a map");
    let Chart::Map(chart) = &figure.chart else { panic!("no map") };
    assert!(chart.points[0].label.contains("tættere på job eller uddannelse"), "{}", chart.points[0].label);
    assert_eq!(chart.points[0].quadrant, Quadrant::ImproveFirst);
    let bars = importance(&analysis, Language::En).expect("drivers");
    let Chart::Importance(bars) = &bars.chart else { panic!("no bars") };
    let sum: f64 = bars.rows.iter().map(|row| row.share).sum();
    assert!((sum - 1.0).abs() < 1e-9);
}

#[test]
fn small_groups_are_hidden_and_the_longest_cases_are_the_least_satisfied() {
    let analysis = analysis();
    let figures = breakdowns(&analysis, "tilfreds", Language::Da);
    assert_eq!(figures.len(), 4);
    let Chart::Stacked(chart) = &figures[0].chart else { panic!("no bars") };
    assert_eq!(chart.rows.len(), 14);
    let hidden: Vec<&str> =
        chart.rows.iter().filter(|row| row.n.is_none()).map(|row| row.label.as_str()).collect();
    assert_eq!(hidden, ["Revalidering", "Kontantydelse"]);
    for row in chart.rows.iter().filter(|row| row.n.is_none()) {
        assert_eq!((row.shares, row.percents, row.end.as_str()), (None, None, ""));
    }
    let mut red: Vec<(u32, &str)> =
        chart.rows.iter().filter_map(|row| Some((row.percents?[2], row.label.as_str()))).collect();
    red.sort_unstable();
    let mut most: Vec<&str> = red.iter().rev().take(3).map(|(_, label)| *label).collect();
    most.sort_unstable();
    assert_eq!(most, ["Aktivitetsparat kontanthjælp", "Jobafklaringsforløb", "Ressourceforløb"]);
    assert!(figures[0].footnote.contains("Skjult"), "{}", figures[0].footnote);
}
