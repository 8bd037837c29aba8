//! Figures say what their numbers say, hide what is hidden, and hold in their table all that they draw.

use svarkort_core::analysis::{Analysis, Quadrant, SettingsInput};
use svarkort_core::figure::{
    Cell, Chart, Figure, Order, Orientation, Stacked, breakdowns, distribution, importance, priority_map,
};
use svarkort_core::read::Source;
use svarkort_core::{Language, Study, example};

fn analysed(sources: &[Source], groups: &[&str]) -> Analysis {
    let study = Study::open(sources, &mut |_, _, _| {}).expect("a survey");
    let groups = groups.iter().map(|name| (*name).to_owned()).collect();
    let settings = SettingsInput { groups: Some(groups), ..SettingsInput::default() };
    study.analyse(&settings, &mut |_, _, _| {}).expect("an analysis").value
}

fn example() -> Analysis {
    analysed(&example::sources(), &["ydelse"])
}

fn stacked(figure: &Figure) -> &Stacked {
    match &figure.chart {
        Chart::Stacked(chart) => chart,
        _ => panic!("{} has no bars", figure.id),
    }
}

/// Everything that a reader can read.
fn words_of(figure: &Figure) -> String {
    [&figure.title, &figure.subtitle, &figure.description, &figure.footnote].map(String::as_str).join(" ")
}

#[test]
fn sorted_by_share_the_largest_comes_first_and_themes_are_not_told() {
    let figure = distribution(&example(), Order::Share, Language::Da).expect("items");
    let shares: Vec<f64> =
        stacked(&figure).rows.iter().filter_map(|row| row.shares).map(|shares| shares[0]).collect();
    assert!(shares.windows(2).all(|pair| pair[0] >= pair[1]), "{shares:?}");
    assert!(stacked(&figure).rows.iter().all(|row| row.theme.is_none()));
    assert!(figure.subtitle.contains("Sorteret"), "{}", figure.subtitle);
}

#[test]
fn in_the_order_of_the_questionnaire_the_themes_head_their_items() {
    let figure = distribution(&example(), Order::Questionnaire, Language::Da).expect("items");
    let mut themes: Vec<Option<&str>> =
        stacked(&figure).rows.iter().map(|row| row.theme.as_deref()).collect();
    themes.dedup();
    let three =
        ["Den generelle oplevelse af jobcentret", "Dialog med jobcentret", "Medindflydelse og fremskridt"];
    assert_eq!(themes, [None, Some(three[0]), Some(three[1]), Some(three[2])]);
    assert_eq!(figure.table.header.last().map(String::as_str), Some("Tema"));
}

#[test]
fn the_table_holds_what_is_drawn() {
    let figure = distribution(&example(), Order::Questionnaire, Language::En).expect("items");
    assert_eq!(figure.table.rows.len(), stacked(&figure).rows.len());
    for (row, cells) in stacked(&figure).rows.iter().zip(&figure.table.rows) {
        assert_eq!(cells.len(), figure.table.header.len());
        assert_eq!(cells[0], Cell::Text(row.label.clone()));
        let percents = row.percents.expect("everybody answered");
        for (cell, percent) in cells[1..4].iter().zip(percents) {
            assert_eq!(*cell, Cell::Number { value: f64::from(percent), decimals: 0, percent: true });
        }
        let shares = row.shares.expect("everybody answered");
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        for (share, percent) in shares.iter().zip(percents) {
            assert!((share * 100.0 - f64::from(percent)).abs() <= 0.5 + 1e-9);
        }
    }
}

#[test]
fn a_hidden_group_leaves_no_number_anywhere() {
    let analysis = example();
    let figure = breakdowns(&analysis, "tilfreds", Language::Da).remove(0);
    for name in ["Revalidering", "Kontantydelse"] {
        let cells = figure.table.rows.iter().find(|cells| cells[0] == Cell::Text(name.to_owned()));
        assert!(cells.expect("its name stays")[1..].iter().all(|cell| *cell == Cell::Hidden));
    }
    let words = words_of(&figure);
    assert!(!words.contains("Revalidering") && !words.contains("Kontantydelse"), "{words}");
    // That something is hidden is told, the reason is not.
    assert!(figure.footnote.contains("Skjult: så ingen kan se eller regne ud"));
    assert!(figure.description.contains("11 grupper vist, 2 skjult"), "{}", figure.description);
    assert!(stacked(&figure).rows[0].total);
}

#[test]
fn the_map_is_numbered_by_what_to_do_and_turns_with_its_axes() {
    let analysis = example();
    let chart = |orientation| {
        let figure = priority_map(&analysis, orientation, Language::Da).expect("a map");
        match figure.chart {
            Chart::Map(map) => (map, figure.footnote, figure.description),
            _ => panic!("no map"),
        }
    };
    let (map, footnote, description) = chart(Orientation::ImportanceAcross);
    let quadrants: Vec<Quadrant> = map.points.iter().map(|point| point.quadrant).collect();
    assert!(quadrants.is_sorted(), "{quadrants:?}");
    assert!(map.points.iter().zip(1..).all(|(point, number)| point.number == number));
    for point in &map.points {
        let corner = match (point.x >= map.split_x, point.y >= map.split_y) {
            (false, true) => &map.corners[0],
            (true, true) => &map.corners[1],
            (false, false) => &map.corners[2],
            (true, false) => &map.corners[3],
        };
        assert_eq!(corner.quadrant, point.quadrant, "{}", point.name);
        assert!((map.x.low..=map.x.high).contains(&point.x) && (map.y.low..=map.y.high).contains(&point.y));
    }
    assert!(footnote.starts_with("Betydning er sammenhæng, ikke årsag."), "{footnote}");
    for name in map.points.iter().filter(|p| p.quadrant == Quadrant::ImproveFirst).map(|p| &p.label) {
        assert!(description.contains(name.as_str()), "{description}");
    }
    let (turned, ..) = chart(Orientation::PerformanceAcross);
    for (point, turned_point) in map.points.iter().zip(&turned.points) {
        assert_eq!((point.x, point.y), (turned_point.y, turned_point.x));
    }
    assert_eq!(turned.corners[0].quadrant, Quadrant::ImproveFirst);
    assert_eq!((map.x.label, map.y.label), (turned.y.label, turned.x.label));
}

#[test]
fn importance_runs_from_the_largest_and_has_dominance_beside_it() {
    let figure = importance(&example(), Language::Da).expect("drivers");
    let Chart::Importance(chart) = &figure.chart else { panic!("no bars") };
    assert!(chart.rows.windows(2).all(|pair| pair[0].share >= pair[1].share));
    assert!((chart.reference.0 - 1.0 / 17.0).abs() < 1e-12);
    let column = figure.table.header.iter().position(|head| head == "Dominans").expect("a column");
    let sum: f64 = figure
        .table
        .rows
        .iter()
        .map(|cells| match &cells[column] {
            Cell::Number { value, .. } => *value,
            _ => 0.0,
        })
        .sum();
    assert!((sum - 100.0).abs() < 1e-9);
}

#[test]
fn a_scale_without_a_middle_has_no_neutral_answers() {
    let mut text = String::from("id;samlet tilfredshed;personalet\n");
    for row in 0..40 {
        let labels = ["Slet ikke", "I mindre grad", "I nogen grad", "I høj grad"];
        text.push_str(&format!("r{row};{};{}\n", labels[row % 4], labels[(row / 3) % 4]));
    }
    let source = Source { name: "four.csv".to_owned(), bytes: text.into_bytes() };
    let figure = distribution(&analysed(&[source], &[]), Order::Questionnaire, Language::En).expect("items");
    assert_eq!(stacked(&figure).legend, ["Favourable", "Neutral", "Unfavourable"]);
    for (row, cells) in stacked(&figure).rows.iter().zip(&figure.table.rows) {
        assert!(!row.middle && row.percents.is_some_and(|percents| percents[1] == 0));
        assert_eq!(cells[2], Cell::Empty);
    }
}

#[test]
fn danish_and_english_say_the_same_of_the_same_numbers() {
    let analysis = example();
    let pair = |build: &dyn Fn(Language) -> Option<Figure>| {
        (build(Language::Da).expect("a figure"), build(Language::En).expect("a figure"))
    };
    for (da, en) in [
        pair(&|language| distribution(&analysis, Order::Questionnaire, language)),
        pair(&|language| importance(&analysis, language)),
        pair(&|language| priority_map(&analysis, Orientation::ImportanceAcross, language)),
        pair(&|language| breakdowns(&analysis, "gen_1", language).pop()),
    ] {
        assert_eq!((&da.id, da.table.rows.len()), (&en.id, en.table.rows.len()));
        assert_ne!(da.footnote, en.footnote);
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        assert_eq!(digits(&da.footnote), digits(&en.footnote));
        assert_eq!(digits(&da.description), digits(&en.description));
    }
}
