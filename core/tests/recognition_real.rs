//! What is recognised in real surveys, column by column. The files lie in `shared/data`, described in its MANIFEST.md.

mod recognised;
#[path = "made/shared.rs"]
#[allow(dead_code, reason = "only its paths are used here")]
mod shared;

use recognised::{codes, find, missing, open, order};
use svarkort_core::codebook::{Codebook, Kind, Reason, Role, Variable};
use svarkort_core::{Code, NoteKind};

fn real(files: &[&str]) -> Option<Codebook> {
    let mut read = Vec::new();
    for file in files {
        let path = shared::path(&format!("data/{file}"))?;
        let name = file.rsplit('/').next().unwrap_or(file);
        read.push((name, std::fs::read(path).expect("readable")));
    }
    Some(open(&read))
}

fn number(code: i64) -> Code {
    Code::Number(code)
}

fn is(variable: &Variable, role: Role, kind: Kind, points: Option<u32>, no_answer: &[i64]) {
    let no_answer: Vec<Code> = no_answer.iter().copied().map(number).collect();
    let found = (variable.role, variable.kind, variable.points, missing(variable));
    assert_eq!(found, (role, kind, points, no_answer), "{}", variable.name);
}

fn asked(book: &Codebook) -> Vec<(&str, &NoteKind)> {
    book.variables.iter().flat_map(|v| v.doubts.iter().map(move |doubt| (v.name.as_str(), doubt))).collect()
}

#[test]
fn kansas_city_says_dont_know_with_nine() {
    let Some(book) = real(&["real/kcmo_resident_survey_2021Q3.csv"]) else { return };
    let batteries = [
        (1, 3),
        (2, 8),
        (3, 16),
        (5, 7),
        (7, 4),
        (9, 10),
        (11, 2),
        (12, 10),
        (14, 4),
        (15, 5),
        (17, 4),
        (19, 6),
        (32, 4),
    ];
    for (battery, items) in batteries {
        for item in 1..=items {
            let variable = find(&book, &format!("q{battery}_{item:02}"));
            is(variable, Role::Item, Kind::Rating, Some(5), &[9]);
            assert_eq!(codes(variable), (1..=5).map(number).collect::<Vec<_>>());
            assert_eq!(variable.doubts, [], "9 outside a battery of 1-5 is no doubt");
        }
    }
    let overall = find(&book, "q2_01");
    assert_eq!((overall.valid, overall.missing), (1018, 15));
    for pair in ["q6", "q8", "q10", "q13", "q16", "q18", "q20", "q21"] {
        for choice in ["01", "02"] {
            let variable = find(&book, &format!("{pair}_{choice}"));
            assert_eq!((variable.role, variable.kind), (Role::Item, Kind::Single), "{}", variable.name);
            assert_eq!(variable.reasons[0], Reason::NeverTheSame { columns: 2 });
        }
    }
    is(find(&book, "q6_01"), Role::Item, Kind::Single, None, &[99]);
    for name in ["method", "q37_race", "q41_w", "q40_w", "counci", "zip"] {
        let variable = find(&book, name);
        assert_eq!((variable.role, variable.kind), (Role::Group, Kind::Single), "{name}");
    }
    is(find(&book, "q41_w"), Role::Group, Kind::Single, None, &[9]);
    is(find(&book, "q31_05"), Role::Item, Kind::Single, None, &[9]);
    assert_eq!(find(&book, "q36_a").kind, Kind::Number);
    for name in ["q22_01", "q22_04", "q23_05"] {
        assert_eq!(find(&book, name).kind, Kind::Multiple, "{name}");
    }
    for name in ["city", "state", "quarte"] {
        assert_eq!(find(&book, name).role, Role::Unused, "{name}");
    }
    assert_eq!(find(&book, "id").role, Role::Id);
    // Bare names say nothing of an outcome, and none is guessed.
    assert!(book.variables.iter().all(|variable| variable.role != Role::Outcome));
    let asked: Vec<&str> = asked(&book).iter().map(|(name, _)| *name).collect();
    assert_eq!(asked, ["q25_d", "q35_w", "q39_w", "q40_w"], "few questions on 160 columns");
}

#[test]
fn the_airline_says_not_applicable_with_zero() {
    let Some(book) = real(&["real/airline_satisfaction_25976.csv"]) else { return };
    let items: Vec<&Variable> =
        book.variables.iter().filter(|v| v.role == Role::Item && v.kind == Kind::Rating).collect();
    assert_eq!(items.len(), 14);
    let mut not_applicable = 0;
    for item in items {
        assert_eq!((item.points, codes(item)[0].clone()), (Some(5), number(1)), "{}", item.name);
        let zeros = item.options.iter().filter(|option| option.missing).map(|option| option.n).sum::<u32>();
        assert_eq!(zeros > 0, item.reasons.contains(&Reason::MissingZero), "{}", item.name);
        not_applicable += zeros;
    }
    assert_eq!(not_applicable, 4202);
    let outcome = find(&book, "satisfaction");
    is(outcome, Role::Outcome, Kind::Rating, Some(2), &[]);
    assert_eq!(order(outcome), ["neutral or dissatisfied", "satisfied"]);
    for name in ["Gender", "Customer Type", "Type of Travel", "Class"] {
        assert_eq!((find(&book, name).role, find(&book, name).kind), (Role::Group, Kind::Single), "{name}");
    }
    assert_eq!((find(&book, "Age").role, find(&book, "Age").kind), (Role::Group, Kind::Number));
    assert_eq!((find(&book, "id").role, book.variables[0].role), (Role::Id, Role::Id));
    assert_eq!(asked(&book), []);
}

#[test]
fn nine_and_zero_are_answers_where_the_scale_holds_them() {
    let Some(mobi) = real(&["real/mobi_ecsi_250.csv"]) else { return };
    assert_eq!(mobi.variables.len(), 24);
    for variable in &mobi.variables {
        is(variable, Role::Item, Kind::Rating, Some(10), &[]);
        assert_eq!((variable.valid, variable.scale_start()), (250, 1));
    }
    assert_eq!(asked(&mobi), []);

    let Some(bank) = real(&["real/plspm_bank_satisfaction_250.csv"]) else { return };
    for variable in bank.variables.iter().filter(|variable| variable.name != "gender") {
        assert_eq!(
            (variable.kind, variable.points, variable.scale_start()),
            (Kind::Rating, Some(11), 0),
            "{}",
            variable.name
        );
        assert_eq!((missing(variable), variable.valid), (vec![], 250));
    }
    assert_eq!(find(&bank, "gender").role, Role::Group);
    assert_eq!(find(&bank, "sat1").role, Role::Outcome);
    assert_eq!(asked(&bank), [("sat1", &NoteKind::DoubtfulRole)]);
}

#[test]
fn small_classic_files_are_read() {
    let Some(somerville) = real(&["real/somerville_happiness_2015.csv"]) else { return };
    is(find(&somerville, "Y"), Role::Outcome, Kind::Rating, Some(2), &[]);
    for item in 1..=6 {
        is(find(&somerville, &format!("X{item}")), Role::Item, Kind::Rating, Some(5), &[]);
    }

    let Some(attitude) = real(&["real/attitude_supervisors_30.csv"]) else { return };
    assert_eq!(
        (find(&attitude, "rating").role, find(&attitude, "rating").kind),
        (Role::Outcome, Kind::Number)
    );
    for name in ["complaints", "privileges", "learning", "raises", "critical", "advance"] {
        assert_eq!(
            (find(&attitude, name).role, find(&attitude, name).kind),
            (Role::Item, Kind::Number),
            "{name}"
        );
    }
    assert_eq!(find(&attitude, "rownames").role, Role::Id);

    let Some(engagement) = real(&["real/peopleanalytics_engagement.csv"]) else { return };
    for variable in &engagement.variables {
        let points = if variable.name == "psafety" { 7 } else { 5 };
        assert_eq!((variable.kind, variable.points), (Kind::Rating, Some(points)), "{}", variable.name);
    }
    assert_eq!(asked(&engagement), [("happ", &NoteKind::DoubtfulRole)]);
}

#[test]
fn danish_panels_keep_their_backgrounds() {
    let Some(panel) = real(&["real/dk_covid_panel_main.csv"]) else { return };
    for name in ["wave", "gender", "edu", "hinc"] {
        assert_eq!((find(&panel, name).role, find(&panel, name).kind), (Role::Group, Kind::Single), "{name}");
    }
    assert_eq!((find(&panel, "id").role, find(&panel, "age").role), (Role::Id, Role::Group));
    assert_eq!(missing(find(&panel, "health")), [Code::Text("NA".into())]);

    let Some(ess) = real(&["real/ess2014_dk_subset.csv"]) else { return };
    let happy = find(&ess, "happy");
    assert_eq!(
        (happy.kind, happy.points, order(happy)[10].as_str()),
        (Kind::Rating, Some(11), "Extremely happy")
    );
    let often = find(&ess, "alcfreq");
    assert_eq!(
        (often.kind, order(often)[0].as_str(), order(often)[6].as_str()),
        (Kind::Rating, "Never", "Every day")
    );
    // Kilograms, not case weights.
    assert_eq!((find(&ess, "weight").role, find(&ess, "weight").kind), (Role::Group, Kind::Number));
}

#[test]
fn surveyxact_is_read_by_its_labels() {
    let folder = |file: &str| format!("surveyxact/elev_tab_utf16/{file}.csv");
    let files = [folder("dataset"), folder("structure"), folder("labels")];
    let Some(book) = real(&files.each_ref().map(String::as_str)) else { return };
    for (battery, items, low, high) in [
        ("up", 14, "Helt uenig", "Helt enig"),
        ("fp", 19, "Ikke viktig", "Veldig viktig"),
        ("i", 18, "I liten grad", "I stor grad"),
    ] {
        for item in 1..=items {
            let variable = find(&book, &format!("{battery}_{item:02}"));
            is(variable, Role::Item, Kind::Rating, Some(4), &[]);
            assert_eq!((order(variable)[0].as_str(), order(variable)[3].as_str()), (low, high));
            assert!(
                !variable.reversed && !variable.label.is_empty() && variable.theme.is_some(),
                "{}",
                variable.name
            );
        }
    }
    for mark in ["b_7_1", "b_8_3", "bp_00", "bp_01", "bp_09"] {
        is(find(&book, mark), Role::Item, Kind::Rating, Some(6), &[7]);
    }
    assert_eq!(find(&book, "bp_11").role, Role::Unused, "nobody answered");
    for option in 1..=16 {
        let variable = find(&book, &format!("v_1_{option}"));
        is(variable, Role::Item, Kind::Multiple, None, &[]);
        assert_eq!(order(variable), ["Ikke valgt", "Valgt"]);
    }
    for status in 1..=5 {
        assert_eq!(find(&book, &format!("stato_{status}")).role, Role::Technical);
    }
    for group in ["b_1", "b_1_1", "s_2", "b_2", "b_6_3"] {
        assert_eq!(
            (find(&book, group).role, find(&book, group).kind),
            (Role::Group, Kind::Single),
            "{group}"
        );
    }
    is(find(&book, "b_4"), Role::Item, Kind::Single, None, &[3]);
    is(find(&book, "s_6"), Role::Group, Kind::Single, None, &[6]);
    for text in ["a_p", "a_fp"] {
        assert_eq!((find(&book, text).role, find(&book, text).kind), (Role::Comment, Kind::Text));
        assert!(find(&book, text).options.is_empty(), "no text of an answer in the codebook");
    }
    // Counts are over the 340 who completed.
    assert_eq!((find(&book, "up_03").valid, find(&book, "up_03").missing), (334, 6));
    let asked = asked(&book);
    let names: Vec<&str> = asked.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["up_02", "up_12", "up_13", "up_14", "hm_1", "hm_3", "hn_1", "hn_3"]);
    assert!(asked.iter().all(|(_, doubt)| **doubt == NoteKind::DoubtfulDirection));
}

#[test]
fn exports_of_other_tools_give_something_sensible() {
    let Some(typeform) = real(&["typeform/osmi_2018.csv"]) else { return };
    let named =
        |start: &str| typeform.variables.iter().find(|v| v.label.starts_with(start)).expect("a column");
    assert_eq!(named("#").role, Role::Id);
    assert_eq!(named("What is your age?").role, Role::Group);
    assert_eq!(named("Network ID").role, Role::Id);
    let ease = named("If a mental health issue prompted you");
    assert_eq!((ease.kind, ease.points, missing(ease).len()), (Kind::Rating, Some(5), 1));
    let importance = named("Overall, how much importance does your employer place on mental");
    assert_eq!((importance.role, importance.points, importance.scale_start()), (Role::Item, Some(11), 0));
    assert_eq!(named("Describe the conversation you had with your employer").role, Role::Comment);
    assert!(typeform.variables.iter().all(|variable| variable.role != Role::Outcome));

    let Some(google) = real(&["google_forms/toronto_ebike_2013.csv"]) else { return };
    assert_eq!(google.variables[0].role, Role::Technical);
    assert_eq!(google.variables[1].role, Role::Group);
    assert_eq!((google.variables[3].kind, google.variables[3].points), (Kind::Rating, Some(5)));
    // "Most e-bikes weigh more than an average bicycle, of average fitness": one option that holds the sign.
    let statements: Vec<&Variable> = google
        .variables
        .iter()
        .filter(|v| v.kind == Kind::Multiple && v.label.starts_with("Do you support any of the following"))
        .collect();
    assert_eq!(statements.len(), 12);
    let chosen = |label: &str| {
        let found = statements.iter().find(|v| v.label.ends_with(label)).expect("an option");
        found.options.iter().find(|option| option.code == number(1)).map_or(0, |option| option.n)
    };
    // Counted with Python: cells that hold the option's whole text.
    assert_eq!(chosen("an average cyclist, of average fitness"), 1308);
    assert_eq!(chosen("allowed to carry a passenger"), 472);

    let Some(redcap) = real(&["redcap/simple/data.csv"]) else { return };
    for name in ["name_first", "name_last", "address", "telephone", "email", "dob", "record_id"] {
        let variable = find(&redcap, name);
        assert_eq!((variable.role, variable.options.len()), (Role::Id, 0), "{name}");
    }
}
