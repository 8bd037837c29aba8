//! Groups and questions: the capability statements 4, 18, 25, 26, 31, 32, 39, 41-43 on surveys made for them.

mod golden;
mod made;

use golden::{analyse, edited, file, open, percent};
use made::{all, answer, kinds, number, rating, single, survey};
use svarkort_core::analysis::{
    Bridge, BridgeOf, Class, Convention, Measure, RangeMeasure, SettingsInput, Source,
};
use svarkort_core::codebook::{AskedIf, Bands, Edit, Edits, Role};
use svarkort_core::read::Source as File;
use svarkort_core::survey::Survey;
use svarkort_core::{Code, NoteKind, Study};

fn by(groups: &[&str]) -> SettingsInput {
    let groups = groups.iter().map(|group| (*group).to_owned()).collect();
    SettingsInput { groups: Some(groups), ..SettingsInput::default() }
}

/// Answers of a five-point scale: so many favourable, the others unfavourable, each side in two codes.
fn satisfied(favourable: u32, n: u32) -> Vec<Option<i64>> {
    (0..n)
        .map(|row| Some(if row < favourable { 4 + i64::from(row % 2) } else { 1 + i64::from(row % 2) }))
        .collect()
}

/// Five groups of a hundred, and how many of each are satisfied with the time, the manner and the rooms. Svendborg 3.1:
/// 89, 87, 86, 92 and 84 % with the time; the manner is ahead of it in the third and the last here.
const GROUPS: [[u32; 3]; 5] = [[89, 86, 77], [87, 84, 75], [86, 90, 84], [92, 88, 72], [84, 85, 74]];

fn five_groups() -> Survey {
    let item = |place: usize| -> Vec<Option<i64>> {
        GROUPS.iter().flat_map(|shares| satisfied(shares[place], 100)).collect()
    };
    let group: Vec<i64> = (0..500).map(|row| 1 + row / 100).collect();
    survey(vec![
        single("gruppe", Role::Group, &[1, 2, 3, 4, 5], &all(&group)),
        rating("tid", Role::Item, 1, 5, &item(0)),
        rating("venlig", Role::Item, 1, 5, &item(1)),
        rating("rammer", Role::Item, 1, 5, &item(2)),
    ])
}

/// Rødovre: green, yellow and red of every question, in all and per benefit group, from counts.
#[test]
fn capability_04_green_yellow_and_red_in_all_and_per_group() {
    let noted = answer(&five_groups(), &by(&["gruppe"]));
    let shares = |items: &[svarkort_core::analysis::Item], name: &str| {
        let item = items.iter().find(|item| item.name == name).expect("asked").clone();
        let Measure::Rating { favourable, neutral, unfavourable, .. } = item.measure else {
            panic!("a rating")
        };
        (favourable.expect("n").n, neutral.expect("n").n, unfavourable.expect("n").n, item.n.0)
    };
    assert_eq!(shares(&noted.value.items, "tid"), (438, 0, 62, 500));
    for (category, of_group) in noted.value.groups[0].categories.iter().zip(GROUPS) {
        let items = category.items.as_ref().expect("shown");
        assert_eq!(shares(items, "rammer"), (of_group[2], 0, 100 - of_group[2], 100));
    }
}

/// "In three of five groups time for the conversation is first, in the other two second."
#[test]
fn capability_31_items_are_ranked_within_each_group() {
    let noted = answer(&five_groups(), &by(&["gruppe"]));
    let places: Vec<u32> = noted.value.groups[0]
        .categories
        .iter()
        .map(|category| category.ranking.iter().find(|ranked| ranked.name == "tid").expect("ranked").rank)
        .collect();
    assert_eq!(places, [1, 1, 2, 1, 2]);
    assert!(noted.value.groups[0].categories.iter().all(|category| category.ranking[2].name == "rammer"));
    // Equals share a place, and the next one is passed over.
    let half = |favourable| [satisfied(favourable, 10), vec![None; 10]].concat();
    let tied = survey(vec![
        rating("a", Role::Item, 1, 5, &half(6)),
        rating("b", Role::Item, 1, 5, &half(3)),
        rating("c", Role::Item, 1, 5, &satisfied(12, 20)),
    ]);
    let ranks: Vec<(String, u32)> = answer(&tied, &SettingsInput::default())
        .value
        .ranking
        .into_iter()
        .map(|ranked| (ranked.name, ranked.rank))
        .collect();
    assert_eq!(ranks, [("a".to_owned(), 1), ("c".to_owned(), 1), ("b".to_owned(), 3)]);
}

/// Svendborg 3.4: "mellem 16 og 28 %" find the rooms insufficient; each end is a group's own share.
#[test]
fn capability_32_a_range_over_groups_names_its_ends() {
    let noted = answer(&five_groups(), &by(&["gruppe"]));
    let range = noted.value.groups[0]
        .ranges
        .iter()
        .find(|range| range.item == "rammer" && range.measure == RangeMeasure::Unfavourable)
        .expect("a range");
    let percent = |value: f64| (100.0 * value + 0.5).floor() as u32;
    assert_eq!((percent(range.low.value), percent(range.high.value)), (16, 28));
    assert_eq!(
        (range.low.codes.as_slice(), range.high.codes.as_slice()),
        (&[Code::Number(3)][..], &[Code::Number(4)][..])
    );
    assert_eq!(range.groups, 5);
}

/// Randers: by length of the course and by age, each from a number; the highest and the lowest are told.
#[test]
fn capability_18_bands_are_derived_from_numbers() {
    let rows: Vec<Vec<String>> = (0..120)
        .map(|row: u32| {
            let weeks = 3 * row;
            let pleased = if weeks < 52 {
                !row.is_multiple_of(4)
            } else if weeks < 104 {
                row.is_multiple_of(2)
            } else {
                row.is_multiple_of(5)
            };
            vec![(18 + row % 48).to_string(), weeks.to_string(), if pleased { "4" } else { "2" }.to_owned()]
        })
        .collect();
    let header = ["alder", "uger", "tilfredshed"].map(str::to_owned);
    let derive = |cuts: &[f64], name: &str, labels: Option<&[&str]>| Edit {
        derive: Some(Bands {
            name: Some(name.to_owned()),
            label: None,
            cuts: cuts.to_vec(),
            labels: labels.map(|labels| labels.iter().map(|label| (*label).to_owned()).collect()),
        }),
        ..Edit::default()
    };
    let edits: Edits = [
        ("alder".to_owned(), derive(&[30.0, 50.0], "aldersgruppe", None)),
        (
            "uger".to_owned(),
            derive(&[52.0, 104.0], "varighed", Some(&["Under 52 uger", "52-103 uger", "Over 2 år"])),
        ),
    ]
    .into();
    let mut study = edited(&[file("svar.csv", &header, &rows)], edits);
    let codebook = study.codebook().value;
    let ages = codebook.variables.iter().find(|variable| variable.name == "aldersgruppe").expect("made");
    assert_eq!(ages.options.iter().map(|o| o.label.as_str()).collect::<Vec<_>>(), ["< 30", "30-49", "≥ 50"]);
    assert_eq!(
        (ages.role, ages.valid, ages.options.iter().map(|o| o.n).sum::<u32>()),
        (Role::Group, 120, 120)
    );

    let noted = analyse(&study, &by(&["varighed", "aldersgruppe"]));
    let [duration, age] = &noted.value.groups[..] else { panic!("two groups") };
    // 0, 3 .. 51 weeks; 54 .. 102; 105 and more. A number on a cut is in the band above it.
    let n: Vec<_> = duration.categories.iter().map(|category| category.n).collect();
    assert_eq!(n, [Some(18), Some(17), Some(85)]);
    assert_eq!(age.categories.iter().filter_map(|category| category.n).sum::<u32>(), 120);
    let range =
        duration.ranges.iter().find(|range| range.measure == RangeMeasure::Favourable).expect("a range");
    assert_eq!(
        (range.high.codes.as_slice(), range.low.codes.as_slice()),
        (&[Code::Number(1)][..], &[Code::Number(3)][..])
    );

    // A derived variable is renamed, merged and taken back as any other.
    let merge = Edit {
        merge: Some([("Under 2 år".to_owned(), vec![Code::Number(1), Code::Number(2)])].into()),
        ..Edit::default()
    };
    study.edit(&[("varighed".to_owned(), merge)].into()).expect("its codes are there");
    let merged = analyse(&study, &by(&["varighed"]));
    assert_eq!(
        merged.value.groups[0].categories.iter().map(|c| c.n).collect::<Vec<_>>(),
        [Some(35), Some(85)]
    );
    study.revise(&[]).expect("nothing is left to fail");
    assert!(study.codebook().value.variables.iter().all(|variable| variable.name != "varighed"));
}

#[test]
fn bands_that_cannot_be_are_refused() {
    let rows: Vec<Vec<String>> = (0..60)
        .map(|row: u32| vec![(18 + row).to_string(), ["Ja", "Nej"][(row % 2) as usize].to_owned()])
        .collect();
    let sources = [file("svar.csv", &["alder", "samme"].map(str::to_owned), &rows)];
    let bands = |cuts: &[f64], name: Option<&str>| Edit {
        derive: Some(Bands { cuts: cuts.to_vec(), name: name.map(str::to_owned), ..Bands::default() }),
        ..Edit::default()
    };
    for (variable, edit) in [
        ("alder", bands(&[], None)),
        ("alder", bands(&[50.0, 30.0], None)),
        ("alder", bands(&[f64::NAN], None)),
        ("alder", bands(&[30.0], Some("samme"))),
        ("samme", bands(&[30.0], None)),
    ] {
        let refused = open(&sources).edit(&[(variable.to_owned(), edit)].into()).expect_err("refused");
        assert_eq!(refused.code(), "bad_settings", "{variable}");
    }
}

/// Six target groups are expected (Randers); uddannelseshjælp is among the answers and not among them (number check F5).
#[test]
fn capability_25_a_group_that_is_not_on_the_list_is_flagged() {
    let groups =
        ["A-dagpenge", "Sygedagpenge", "Kontanthjælp", "Uddannelseshjælp", "Fleksjob", "Ressourceforløb"];
    let rows: Vec<Vec<String>> =
        (0..180).map(|row: usize| vec![groups[row % 6].to_owned(), (1 + row % 5).to_string()]).collect();
    let sources = [file("svar.csv", &["ydelse", "tilfredshed"].map(str::to_owned), &rows)];
    let text = |label: &str| Code::Text(label.to_owned());
    let list: Vec<Code> =
        ["Sygedagpenge", "A-dagpenge", "Kontanthjælp", "Fleksjob", "Ressourceforløb", "Ledighedsydelse"]
            .map(text)
            .into();
    let mut study = edited(
        &sources,
        [("ydelse".to_owned(), Edit { expected: Some(Some(list)), ..Edit::default() })].into(),
    );
    let noted = analyse(&study, &by(&["ydelse"]));
    assert_eq!(
        kinds(&noted, "unexpected_group"),
        [&NoteKind::UnexpectedGroup { labels: vec!["Uddannelseshjælp".to_owned()] }]
    );
    assert_eq!(
        kinds(&noted, "absent_group"),
        [&NoteKind::AbsentGroup { labels: vec!["Ledighedsydelse".to_owned()] }]
    );
    let categories = &noted.value.groups[0].categories;
    // The list's order, then what it does not name.
    assert_eq!(categories[0].label, "Sygedagpenge");
    assert_eq!(
        categories.last().map(|c| (c.label.as_str(), c.expected)),
        Some(("Uddannelseshjælp", Some(false)))
    );
    // Renaming and merging settle it; undo brings the flag back.
    let merge = Edit {
        merge: Some(
            [(
                "Kontant- og uddannelseshjælp".to_owned(),
                vec![text("Kontanthjælp"), text("Uddannelseshjælp")],
            )]
            .into(),
        ),
        ..Edit::default()
    };
    study.edit(&[("ydelse".to_owned(), merge)].into()).expect("both are there");
    assert!(kinds(&analyse(&study, &by(&["ydelse"])), "unexpected_group").is_empty());
    let rename =
        Edit { rename: Some([("A-dagpenge".to_owned(), "Dagpenge".to_owned())].into()), ..Edit::default() };
    study.edit(&[("ydelse".to_owned(), rename)].into()).expect("it is there");
    let labels: Vec<String> = analyse(&study, &by(&["ydelse"])).value.groups[0]
        .categories
        .iter()
        .map(|c| c.label.clone())
        .collect();
    assert!(
        labels.contains(&"Dagpenge".to_owned())
            && labels.contains(&"Kontant- og uddannelseshjælp".to_owned())
    );
}

/// "Short and easy": how many questions, how many left each out, and where those stopped who did not get to the end.
#[test]
fn capability_26_length_missing_answers_and_drop_out() {
    let rows: Vec<Vec<String>> = (0..40)
        .map(|row: usize| {
            // The last ten stop after the second question.
            let answer = |question: usize| {
                if row >= 30 && question >= 2 {
                    String::new()
                } else {
                    (1 + (row + question) % 5).to_string()
                }
            };
            let mut cells: Vec<String> = (0..4).map(answer).collect();
            cells.push(["Mand", "Kvinde"][row % 2].to_owned());
            cells
        })
        .collect();
    let header = ["q1", "q2", "q3", "q4", "koen"].map(str::to_owned);
    let noted = analyse(&open(&[file("svar.csv", &header, &rows)]), &SettingsInput::default());
    let response = &noted.value.response;
    assert_eq!((response.questions.items, response.questions.background), (4, 1));
    let blank: Vec<u32> = response.answers.iter().map(|answers| answers.blank).collect();
    assert_eq!(blank, [0, 0, 10, 10, 0]);
    let drop_out = response.drop_out.as_ref().expect("questions in order");
    let stops: Vec<(u32, u32)> = drop_out.stops.iter().map(|stop| (stop.position, stop.n)).collect();
    assert_eq!((drop_out.base, drop_out.none, stops), (40, 0, vec![(1, 0), (2, 10), (3, 0), (4, 30)]));
}

/// Aalborg's nine questions: the published top-2 of four for the whole centre and for each unit, two units left out by
/// name. The n of each question is not published (F6); a thousand and a hundred are chosen here.
#[test]
fn capability_41_top_two_of_four_for_the_centre_and_each_unit() {
    const PUBLISHED: [u32; 9] = [97, 74, 94, 63, 80, 67, 81, 81, 91];
    let units = ["Job", "Ungecenter", "Sygedagpenge", "Ydelsescentret", "Sprogcenter Aalborg"];
    let codes = |top: u32| -> Vec<Option<i64>> {
        // Units of a hundred: the third is two below the first, and those left out say the opposite.
        let unit = |top: u32| {
            (0..100)
                .map(move |row| Some(if row < top { 3 + i64::from(row % 2) } else { 1 + i64::from(row % 2) }))
        };
        unit(top + 2).chain(unit(top)).chain(unit(top - 2)).chain(unit(0)).chain(unit(100)).collect()
    };
    let mut variables: Vec<_> = (1..)
        .zip(PUBLISHED)
        .map(|(place, top)| rating(&format!("q{place}"), Role::Item, 1, 4, &codes(top)))
        .collect();
    let unit: Vec<i64> = (0..500).map(|row| 1 + row / 100).collect();
    let mut by_unit = single("enhed", Role::Group, &[1, 2, 3, 4, 5], &all(&unit));
    for (option, name) in by_unit.variable.options.iter_mut().zip(units) {
        option.label = name.to_owned();
    }
    variables.push(by_unit);
    let made = survey(variables);
    let kept = [("enhed".to_owned(), [1, 2, 3].map(Code::Number).to_vec())].into();
    let asked = SettingsInput { filter: Some(kept), convention: Some(Convention::Top2), ..by(&["enhed"]) };
    let noted = answer(&made, &asked);
    let top = |item: &svarkort_core::analysis::Item| {
        let Measure::Rating { boxes, .. } = &item.measure else { panic!("a rating") };
        percent(boxes.upper_half.expect("n").n, item.n.0)
    };
    let centre: Vec<u32> = noted.value.items.iter().map(top).collect();
    assert_eq!(centre, PUBLISHED);
    assert_eq!(noted.value.respondents.answered, 300);
    let second: Vec<u32> = noted.value.groups[0].categories[1].items.iter().flatten().map(top).collect();
    assert_eq!(second, PUBLISHED);
    assert_eq!(noted.value.ranking[0].name, "q1");
}

/// 67 % say that earlier agreements were followed up: the base is those with earlier conversations (number check F9).
#[test]
fn capability_42_a_question_is_of_those_it_was_put_to() {
    let rows: Vec<Vec<String>> = (0..200)
        .map(|row: u32| {
            let earlier = row < 150;
            // Some with a first conversation answered all the same: they were not asked.
            let answer = if earlier && row < 145 {
                (1 + row % 4).to_string()
            } else if row >= 190 {
                "4".to_owned()
            } else {
                String::new()
            };
            vec![if earlier { "Ja" } else { "Nej" }.to_owned(), answer, (1 + row % 4).to_string()]
        })
        .collect();
    let sources = [file("svar.csv", &["tidligere", "opfulgt", "tilfreds"].map(str::to_owned), &rows)];
    let rule = AskedIf { variable: "tidligere".to_owned(), codes: vec![Code::Text("Ja".to_owned())] };
    let role = |role| Edit { role: Some(role), ..Edit::default() };
    let edits: Edits = [
        ("opfulgt".to_owned(), Edit { asked_if: Some(Some(rule)), ..role(Role::Item) }),
        ("tidligere".to_owned(), role(Role::Group)),
        ("tilfreds".to_owned(), role(Role::Item)),
    ]
    .into();
    let noted = analyse(&edited(&sources, edits), &by(&["tidligere"]));
    let item = |name: &str| {
        noted
            .value
            .items
            .iter()
            .find(|item| item.name == name)
            .unwrap_or_else(|| panic!("{name}: {:?}", noted.value.hidden_items))
    };
    let followed = item("opfulgt");
    assert_eq!((followed.asked, followed.n.0, followed.missing.blank), (150, 145, 5));
    assert_eq!(item("tilfreds").asked, 200);
    let answers =
        noted.value.response.answers.iter().find(|answers| answers.name == "opfulgt").expect("told");
    assert_eq!((answers.asked, answers.valid, answers.blank), (150, 145, 5));
    // Nobody with a first conversation was asked.
    let first = noted.value.groups[0].categories.iter().find(|c| c.label == "Nej").expect("there");
    let items = first.items.as_ref().expect("shown");
    assert_eq!(
        items.iter().find(|item| item.name == "opfulgt").map(|item| (item.asked, item.n.0)),
        Some((0, 0))
    );
}

/// Each unit's own figures and the total come from one file; what a unit is of is told beside it.
#[test]
fn capability_43_a_unit_stands_beside_the_whole() {
    let noted = answer(&five_groups(), &by(&["gruppe"]));
    let alone = |code: i64| {
        let filter = [("gruppe".to_owned(), vec![Code::Number(code)])].into();
        answer(&five_groups(), &SettingsInput { filter: Some(filter), ..SettingsInput::default() })
    };
    for (category, code) in noted.value.groups[0].categories.iter().zip(1..) {
        assert_eq!(category.items.as_ref().expect("shown"), &alone(code).value.items);
    }
}

/// The same answers, four figures: 91, 77 and 54 % "satisfied" are three measures.
#[test]
fn the_bridge_shows_the_same_answers_under_all_four_conventions() {
    let codes: Vec<i64> = [vec![1; 10], vec![2; 15], vec![3; 20], vec![4; 35], vec![5; 20]].concat();
    let ten: Vec<i64> = codes.iter().map(|code| 2 * code).collect();
    let made = survey(vec![
        rating("samlet", Role::Outcome, 1, 5, &all(&codes)),
        rating("a", Role::Item, 1, 5, &all(&codes)),
        rating("b", Role::Item, 1, 10, &all(&ten)),
    ]);
    let bridge: Bridge = answer(&made, &SettingsInput::default()).value.bridge;
    assert_eq!(
        (bridge.outcome.as_deref(), bridge.items.as_slice()),
        (Some("samlet"), &["a".to_owned(), "b".to_owned()][..])
    );
    let figure = |convention, of| {
        bridge
            .figures
            .iter()
            .find(|f| f.convention == convention && f.of == of)
            .expect("all four, of both")
            .clone()
    };
    let outcome = |convention| {
        let figure = figure(convention, BridgeOf::Outcome);
        (
            figure.satisfied.map(|a| a.n),
            figure.neutral.map(|a| a.n),
            figure.dissatisfied.map(|a| a.n),
            figure.n.0,
        )
    };
    assert_eq!(outcome(Convention::TrafficLight), (Some(55), Some(20), Some(25), 100));
    assert_eq!(outcome(Convention::Mean), (Some(55), None, Some(25), 100));
    assert_eq!(outcome(Convention::Index), (Some(55), Some(20), Some(25), 100));
    assert_eq!(outcome(Convention::Top2), (Some(55), None, Some(25), 100));
    // The ten-point item: 2, 4, 6, 8, 10. 6 is neutral by the middle fifth and above the middle of the scale.
    let pooled = figure(Convention::TrafficLight, BridgeOf::Items);
    assert_eq!(
        (pooled.n.0, pooled.satisfied.map(|a| a.n), pooled.neutral.map(|a| a.n)),
        (200, Some(110), Some(40))
    );
    assert_eq!(figure(Convention::Top2, BridgeOf::Items).satisfied.map(|a| a.n), Some(55 + 75));
    assert_eq!(figure(Convention::Mean, BridgeOf::Items).satisfied.map(|a| a.n), Some(55 + 20));
    assert!(bridge.figures[0].headline && bridge.figures[0].convention == Convention::TrafficLight);
    let ten = bridge.conversions.iter().find(|conversion| conversion.name == "b").expect("declared");
    let six = &ten.answers[5];
    assert_eq!((six.traffic_light, six.boxes, six.top2), (Class::Neutral, Class::Neutral, Class::Satisfied));
    assert!((six.index - (1.0 + 4.0 * 5.0 / 9.0)).abs() < 1e-15);
}

/// How 4, 5, 7, 10 and 11 points convert: satisfied and dissatisfied per convention, by how many answers each holds.
#[test]
fn every_scale_declares_its_conversion() {
    for (start, points, light, boxes, top2) in [
        (1, 4, (2, 2), (2, 2), (2, 2)),
        (1, 5, (2, 2), (2, 2), (2, 2)),
        (1, 7, (3, 3), (2, 2), (3, 3)),
        (1, 10, (4, 4), (2, 2), (5, 5)),
        (0, 11, (4, 4), (2, 2), (5, 5)),
    ] {
        let codes: Vec<i64> = (0..110).map(|row| start + row % points).collect();
        let made = survey(vec![rating("q", Role::Item, start, points as u32, &all(&codes))]);
        let conversion = &answer(&made, &SettingsInput::default()).value.bridge.conversions[0];
        let held = |class: fn(&svarkort_core::analysis::ConvertedAnswer) -> Class| {
            let count = |wanted| conversion.answers.iter().filter(|answer| class(answer) == wanted).count();
            (count(Class::Satisfied), count(Class::Dissatisfied))
        };
        assert_eq!(held(|answer| answer.traffic_light), light, "{points} points");
        assert_eq!(held(|answer| answer.boxes), boxes, "{points} points");
        assert_eq!(held(|answer| answer.top2), top2, "{points} points");
        let ends = (conversion.answers[0].index, conversion.answers[points as usize - 1].index);
        assert_eq!(ends, (1.0, 5.0), "{points} points");
    }
}

/// Those invited, in a file beside: their background and nothing else.
#[test]
fn a_file_of_those_invited_gives_rates_per_group() {
    let invited: Vec<Vec<String>> = (0..200)
        .map(|row: usize| {
            vec![
                format!("person{row}@example.dk"),
                ["Mand", "Kvinde"][row % 2].to_owned(),
                ["Øst", "Vest", "Nord"][row % 3].to_owned(),
            ]
        })
        .collect();
    let answers: Vec<Vec<String>> = (0..90)
        .map(|row: usize| {
            let mut cells = vec![["Mand", "Kvinde"][usize::from(row >= 30)].to_owned()];
            cells.extend((0..5).map(|question| (1 + (row + question) % 5).to_string()));
            cells
        })
        .collect();
    let header = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
    let frame = file("inviterede.csv", &header(&["email", "koen", "distrikt"]), &invited);
    let survey = file("svar.csv", &header(&["koen", "q1", "q2", "q3", "q4", "q5"]), &answers);
    for sources in [[frame.clone(), survey.clone()], [survey.clone(), frame.clone()]] {
        let study = open(&sources);
        let codebook = study.codebook();
        assert!(codebook.notes.iter().any(|note| note.kind.code() == "frame_file"));
        assert!(codebook.value.variables.iter().all(|variable| variable.name != "email"));
        let noted = analyse(&study, &SettingsInput::default());
        let response = &noted.value.response;
        assert_eq!(response.invited.map(|counted| (counted.n, counted.source)), Some((200, Source::Frame)));
        let rates: Vec<(u32, u32)> =
            response.by_group.iter().map(|rate| (rate.answered, rate.invited)).collect();
        assert_eq!(rates, [(60, 100), (30, 100)]);
        // What is typed for one group goes before the file; the others stay as the file has them.
        let typed = [("koen".to_owned(), [("Mand".to_owned(), 120)].into())].into();
        let population = Some(svarkort_core::analysis::Population::Margins(typed));
        let noted = analyse(&study, &SettingsInput { population, ..SettingsInput::default() });
        let told: Vec<(u32, Source)> =
            noted.value.response.by_group.iter().map(|rate| (rate.invited, rate.source)).collect();
        assert!(told.contains(&(120, Source::Typed)) && told.contains(&(100, Source::Frame)));
        assert_eq!(noted.value.respondents.invited, Some(200));
    }
    // Two exports of one survey are laid together, and are no survey and its invited.
    let two: [File; 2] = [survey.clone(), File { name: "svar2.csv".to_owned(), ..survey }];
    let study = Study::open(&two, &mut |_, _, _| {}).expect("laid together");
    assert_eq!(analyse(&study, &SettingsInput::default()).value.respondents.invited, None);
}

/// Rødovre's 54 % is 3.5 points to either side, and 2.6 where the 1,700 are the whole population (number check, d1).
#[test]
fn a_known_population_makes_intervals_narrower() {
    let made = survey(vec![
        rating("q1", Role::Item, 1, 5, &satisfied(411, 761)),
        number("minutter", Role::Item, &(0..761).map(|row| Some(f64::from(row % 40))).collect::<Vec<_>>()),
    ]);
    let asked = |finite| SettingsInput {
        population: Some(svarkort_core::analysis::Population::Total(1700)),
        finite_population: Some(finite),
        ..SettingsInput::default()
    };
    let half = |finite| {
        let noted = answer(&made, &asked(finite));
        let Measure::Rating { favourable: Some(share), .. } = &noted.value.items[0].measure else {
            panic!("a rating")
        };
        50.0 * (share.interval.high - share.interval.low)
    };
    assert_eq!(((10.0 * half(false)).round(), (10.0 * half(true)).round()), (35.0, 26.0));
    let nobody = SettingsInput { finite_population: Some(true), ..SettingsInput::default() };
    assert_eq!(made::ask(&made, &nobody).expect_err("no population").code(), "bad_settings");
}
