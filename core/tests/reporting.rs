//! Figures under each convention, every item in every group, and what is kept from one question to the next.

mod made;

use made::{Draws, all, answer, rating, single, survey};
use svarkort_core::analysis::{
    Analysis, BootstrapInput, Convention, Settings, SettingsInput, Standing, analyse, begin,
};
use svarkort_core::codebook::Role;
use svarkort_core::figure::{
    Cell, Chart, Figure, Order, beside_others, by_group, conversions, distribution, heat, multiples, pairs,
    ranks, rated,
};
use svarkort_core::parts::Parts;
use svarkort_core::survey::Survey;
use svarkort_core::{Code, Language, Study, example};

/// Ten answers of five points: 1, 1, 2, 3, 3, 4, 4, 4, 5, 5.
fn five_points() -> Survey {
    survey(vec![rating("q", Role::Item, 1, 5, &all(&[1, 1, 2, 3, 3, 4, 4, 4, 5, 5]))])
}

fn bars(analysis: &Analysis) -> ([u32; 3], [String; 3], String) {
    let figure = distribution(analysis, Order::Questionnaire, Language::Da).expect("a rating");
    let Chart::Stacked(chart) = figure.chart else { panic!("bars") };
    (chart.rows[0].percents.expect("answers"), chart.legend, figure.footnote)
}

#[test]
fn bars_count_what_the_convention_counts_and_say_so() {
    let under = |made: &Survey, convention| {
        bars(&answer(made, &SettingsInput { convention: Some(convention), ..SettingsInput::default() }).value)
    };
    let made = five_points();
    let (light, _, footnote) = under(&made, Convention::TrafficLight);
    assert_eq!((light, footnote.contains("Opgjort")), ([50, 20, 30], false));
    let (boxes, legend, footnote) = under(&made, Convention::Mean);
    assert_eq!((boxes, legend[0].as_str()), ([50, 20, 30], "De to bedste svar"));
    assert!(footnote.contains("Opgjort som gennemsnit"), "{footnote}");
    // On seven points they part: 5-7, 6-7 and above 4.
    let seven = survey(vec![rating("q", Role::Item, 1, 7, &all(&[1, 2, 3, 4, 5, 5, 5, 6, 7, 7]))]);
    assert_eq!(under(&seven, Convention::TrafficLight).0, [60, 10, 30]);
    assert_eq!(under(&seven, Convention::Mean).0, [30, 50, 20]);
    assert_eq!(under(&seven, Convention::Top2).0, [60, 10, 30]);
    // Four points have no middle, whichever way.
    let four = survey(vec![rating("q", Role::Item, 1, 4, &all(&[1, 2, 2, 3, 3, 3, 4, 4, 4, 4]))]);
    for convention in [Convention::TrafficLight, Convention::Mean, Convention::Top2] {
        assert_eq!(under(&four, convention).0, [70, 0, 30]);
    }
}

#[test]
fn what_each_answer_counts_as_is_told_once_a_scale() {
    let made = survey(vec![
        rating("a", Role::Item, 1, 5, &all(&[1, 2, 3, 4, 5, 5])),
        rating("b", Role::Item, 1, 5, &all(&[1, 2, 3, 4, 5, 4])),
        rating("c", Role::Item, 0, 11, &all(&[0, 2, 3, 4, 5, 10])),
    ]);
    let noted = answer(&made, &SettingsInput { minimum_group: Some(1), ..SettingsInput::default() });
    let table = conversions(&noted.value, Language::Da).expect("a bridge");
    assert_eq!(table.rows.len(), 5 + 11);
    let text = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        _ => String::new(),
    };
    assert_eq!(text(&table.rows[0][0]), "»Label of a« og »Label of b«");
    // 7 of 0-10: above the middle fifth, not among the two best.
    let seven = table.rows.iter().skip(5).find(|row| text(&row[1]) == "answer 7").expect("there");
    assert_eq!(
        (text(&seven[2]), text(&seven[3]), text(&seven[5])),
        ("Tilfreds".into(), "Hverken/eller".into(), "Tilfreds".into())
    );
}

/// Three centres of a hundred, two much alike, the third far below; and a fourth of three persons.
fn centres() -> Survey {
    let centre: Vec<i64> = (0..303).map(|row| 1 + row / 100).collect();
    let satisfied = |shares: [u32; 4]| -> Vec<i64> {
        centre
            .iter()
            .enumerate()
            .map(|(row, place)| {
                let pleased = (row % 100) < shares[*place as usize - 1] as usize;
                if pleased { 4 + (row % 2) as i64 } else { 1 + (row % 3) as i64 }
            })
            .collect()
    };
    survey(vec![
        single("centre", Role::Group, &[1, 2, 3, 4], &all(&centre)),
        rating("overall", Role::Outcome, 1, 5, &all(&satisfied([70, 72, 40, 2]))),
        rating("alike", Role::Item, 1, 5, &all(&satisfied([50, 52, 51, 1]))),
        single("yes", Role::Item, &[0, 1], &all(&(0..303).map(|row| row % 2).collect::<Vec<_>>())),
    ])
}

fn by_centre() -> SettingsInput {
    SettingsInput { groups: Some(vec!["centre".to_owned()]), ..SettingsInput::default() }
}

fn text_of(figure: &Figure) -> String {
    serde_json::to_string(figure).expect("plain data")
}

#[test]
fn a_heat_table_marks_who_stands_out_and_hides_what_is_hidden() {
    let noted = answer(&centres(), &by_centre());
    let by = &noted.value.groups[0];
    let figure = heat(&noted.value, by, Order::Questionnaire, Language::Da).expect("ratings");
    let Chart::Heat(chart) = &figure.chart else { panic!("a heat table") };
    let overall = &chart.rows[0];
    assert_eq!(overall.cells.len(), 6);
    assert_eq!(overall.cells[5].text, "40\u{a0}% og 72\u{a0}%");
    assert_eq!((chart.columns[1].letter.as_str(), overall.cells[1].above.as_str()), ("A", "C"));
    let standing: Vec<Standing> = overall.cells.iter().map(|cell| cell.standing).collect();
    assert_eq!(standing[3], Standing::Below, "{standing:?}");
    assert!(chart.rows[1].cells.iter().all(|cell| cell.standing == Standing::Alike));
    assert_eq!(overall.cells[1].n, Some(100));
    let hidden = &overall.cells[4];
    assert!(hidden.hidden && hidden.n.is_none() && hidden.number.is_none() && hidden.level.is_none());
    assert_eq!(figure.table.rows[0].iter().rev().nth(1), Some(&Cell::Hidden));
    // All numbers of the table are those of the chart, and the small charts have the same.
    let small = multiples(&noted.value, by, Order::Questionnaire, Language::Da).expect("ratings");
    let Chart::Stacked(bars) = &small.chart else { panic!("bars") };
    assert_eq!(bars.rows.len(), 2 * 5);
    let n: Vec<Option<u32>> = bars.rows[..5].iter().map(|row| row.n).collect();
    assert_eq!(n, [Some(303), Some(100), Some(100), Some(100), None]);
    for figure in [figure, small] {
        assert!(!text_of(&figure).contains("NaN"));
    }
}

#[test]
fn one_group_stands_beside_all_others() {
    let noted = answer(&centres(), &by_centre());
    let by = &noted.value.groups[0];
    let table = beside_others(&noted.value, by, &Code::Number(3), Order::Questionnaire, Language::Da)
        .expect("compared");
    let row = &table.rows[0];
    // 40 % against 142 of 200.
    let value = |cell: &Cell| match cell {
        Cell::Number { value, .. } => *value,
        _ => panic!("a number"),
    };
    assert!((value(&row[1]) - 40.0).abs() < 1e-9 && (value(&row[2]) - 71.0).abs() < 1e-9);
    assert_eq!(row[5], Cell::Text("lavere".to_owned()));
    assert_eq!(table.rows[1][5], Cell::Text("ingen sikker forskel".to_owned()));
    assert!(beside_others(&noted.value, by, &Code::Number(4), Order::Questionnaire, Language::Da).is_none());
    // Two groups are each other's rest, with the test that both have.
    let two = SettingsInput {
        filter: Some([("centre".to_owned(), vec![Code::Number(1), Code::Number(3)])].into()),
        ..by_centre()
    };
    let noted = answer(&centres(), &two);
    let by = &noted.value.groups[0];
    let overall: Vec<f64> =
        by.against_others.iter().filter(|one| one.item == "overall").map(|one| one.difference).collect();
    assert!(overall.len() == 2 && (overall[0] + overall[1]).abs() < 1e-12);
}

#[test]
fn questions_are_sorted_by_how_far_the_groups_lie_apart() {
    let noted = answer(&centres(), &by_centre());
    let order = |order| rated(&noted.value, order).iter().map(|item| item.name.clone()).collect::<Vec<_>>();
    assert_eq!(order(Order::Difference(0)), ["overall", "alike"]);
    assert_eq!(order(Order::Difference(7)), ["overall", "alike"], "no such breakdown: the questionnaire's");
    let subtitle = distribution(&noted.value, Order::Difference(0), Language::Da).expect("ratings").subtitle;
    assert!(subtitle.contains("forskellen mellem grupperne"), "{subtitle}");
}

#[test]
fn places_and_pairs_are_tables() {
    let noted = answer(&centres(), &by_centre());
    let places = ranks(&noted.value, &noted.value.groups[0], Language::Da).expect("ranked");
    assert_eq!(places.rows.len(), 2);
    assert_eq!(places.rows[0].last(), Some(&Cell::Hidden));
    let table = pairs(&noted.value, None, Language::Da).expect("the outcome beside the other");
    assert_eq!(table.rows[0].len(), table.header.len());
    assert!(pairs(&noted.value, Some("yes"), Language::Da).is_none());
}

#[test]
fn a_choice_is_told_per_group() {
    let noted = answer(&centres(), &by_centre());
    let table = by_group(&noted.value, &noted.value.groups[0], "yes", Language::Da).expect("a choice");
    assert_eq!(table.rows.len(), 5);
    assert_eq!(table.rows[1].len(), 4);
    assert!(table.rows[4][1..].iter().all(|cell| *cell == Cell::Hidden), "{:?}", table.rows[4]);
    assert!(by_group(&noted.value, &noted.value.groups[0], "overall", Language::Da).is_none(), "rated");
}

/// Answers at random, so that there is something to estimate.
fn random() -> Survey {
    let mut draws = Draws(5);
    let columns = draws.answers(400, 6, 5);
    let centre: Vec<i64> = (0..400).map(|row| 1 + row % 3).collect();
    let mut variables = vec![single("centre", Role::Group, &[1, 2, 3], &all(&centre))];
    for (place, column) in columns.iter().enumerate() {
        let role = if place == 0 { Role::Outcome } else { Role::Item };
        variables.push(rating(&format!("q{place}"), role, 1, 5, column));
    }
    survey(variables)
}

/// What is kept gives the same answer, to the bit, as what is reckoned anew; and is not used where it would not.
#[test]
fn a_kept_estimate_is_the_same_answer() {
    let made = random();
    let fill = |asked: &SettingsInput| Settings::fill(asked, &made).expect("good settings");
    let first = fill(&SettingsInput::default());
    let begun = begin(&made, &first, None, &mut |_| {}, &mut |_, _, _| {}).expect("enough");
    let code = |code| [("centre".to_owned(), vec![Code::Number(code)])].into();
    let changes: [(SettingsInput, bool); 5] = [
        (by_centre(), true),
        (SettingsInput { convention: Some(Convention::Index), ..SettingsInput::default() }, true),
        (SettingsInput { language: Some(Language::En), ..by_centre() }, true),
        (SettingsInput { filter: Some(code(1)), ..SettingsInput::default() }, false),
        (SettingsInput { minimum_group: Some(3), ..SettingsInput::default() }, false),
    ];
    for (asked, kept) in changes {
        let settings = fill(&asked);
        let after =
            begin(&made, &settings, Some(&begun.estimate), &mut |_| {}, &mut |_, _, _| {}).expect("enough");
        assert_eq!(after.kept, kept, "{asked:?}");
        let anew = analyse(&made, &settings, &mut |_, _, _| {}).expect("enough");
        assert_eq!(after.first.value, anew.value, "{asked:?}");
        assert_eq!(after.first.notes, anew.notes, "{asked:?}");
    }
}

/// Another group after a bootstrap: nothing is resampled again, and the answer is that of the whole question.
#[test]
fn another_group_keeps_the_replicates() {
    let study = Study::open(&example::sources(), &mut |_, _, _| {}).expect("our own example");
    let asked = |groups: &[&str]| SettingsInput {
        groups: Some(groups.iter().map(|group| (*group).to_owned()).collect()),
        bootstrap: Some(BootstrapInput { replicates: Some(40), ..BootstrapInput::default() }),
        ..SettingsInput::default()
    };
    let mut parts = Parts::default();
    let begin = |parts: &mut Parts, asked: &SettingsInput| {
        parts.begin(&study, asked, &mut |_| {}, &mut |_, _, _| {}).expect("enough")
    };
    let first = asked(&[]);
    let (_, replicates) = begin(&mut parts, &first);
    assert_eq!(replicates, 40);
    // Another group before the replicates are made: they are still to be made.
    let by = asked(&["ydelse"]);
    assert_eq!(begin(&mut parts, &by).1, 40);
    let numbers = parts.replicates(&study, &by, 0..40).expect("made");
    let told = parts.finish(&study, &by, &numbers).expect("told");
    let whole = |asked: &SettingsInput| study.analyse(asked, &mut |_, _, _| {}).expect("enough");
    assert_eq!(told.value, whole(&by).value);
    // And after they are made: none is made again.
    let (answer, replicates) = begin(&mut parts, &first);
    assert_eq!(replicates, 0);
    assert_eq!((answer.value, answer.notes), (whole(&first).value, whole(&first).notes));
    let more = SettingsInput {
        bootstrap: Some(BootstrapInput { replicates: Some(60), ..BootstrapInput::default() }),
        ..asked(&[])
    };
    assert_eq!(begin(&mut parts, &more).1, 60, "more are wanted");
}
