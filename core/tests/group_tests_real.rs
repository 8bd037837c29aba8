//! Tests of groups, pairs and themes on real surveys, from bytes to p-values, against what scipy, statsmodels and pingouin
//! give on the same files (`core/oracle/make_real_tests.py`).

#[path = "made/shared.rs"]
#[expect(dead_code, reason = "this file asks for paths alone")]
mod shared;

use std::collections::BTreeMap;

use serde_json::Value;
use svarkort_core::analysis::{
    Adjustment, Analysis, GroupBreakdown, GroupTest, LettersOf, Pair, SettingsInput, TestName, TestOf, Theme,
};
use svarkort_core::codebook::{Edit, Edits};
use svarkort_core::read::Source;
use svarkort_core::{Code, Study};

fn oracle(survey: &str) -> Value {
    let all: Value = serde_json::from_str(include_str!("../oracle/real_tests.json")).expect("JSON");
    all[survey].clone()
}

fn opened(file: &str) -> Option<Study> {
    let bytes = std::fs::read(shared::path(&format!("data/real/{file}"))?).expect("readable");
    let source = Source { name: file.to_owned(), bytes };
    Some(Study::open(&[source], &mut |_, _, _| {}).expect("a survey"))
}

fn ask(study: &Study, asked: &SettingsInput) -> Analysis {
    study.analyse(asked, &mut |_, _, _| {}).expect("an answer").value
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|number| number.as_f64().expect("a number")).collect()
}

#[track_caller]
fn close(ours: &[f64], theirs: &[f64], what: &str) {
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert!(
            (ours - theirs).abs() <= 1e-9 * theirs.abs().max(1e-3),
            "{what}: {ours:e}, oracle {theirs:e}"
        );
    }
}

#[track_caller]
fn same_tests(by: &GroupBreakdown, theirs: &Value, adjustment: &str) {
    for (item, case) in theirs.as_object().expect("items") {
        let found = |of: TestOf| -> &GroupTest {
            by.tests.iter().find(|test| test.item == *item && test.of == of).expect("tested")
        };
        let (ranks, mean) = (found(TestOf::Answers), found(TestOf::Mean));
        let what = format!("{} {item}", by.variable);
        close(&[ranks.statistic, ranks.p], &numbers(&case["ranks"]), &what);
        close(&[&[mean.statistic, mean.p], &mean.df[..]].concat(), &numbers(&case["welch"]), &what);
        assert_eq!(Some(u64::from(ranks.n)), case["n"].as_u64(), "{what}");
        let difference = ranks.difference.as_ref().expect("a difference").value;
        close(&[difference], &[case["difference"].as_f64().expect("a number")], &what);
        let adjusted = |name: &str| case[format!("{name}_{adjustment}")].as_f64().expect("a number");
        close(&[ranks.p_adjusted, mean.p_adjusted], &[adjusted("ranks"), adjusted("welch")], &what);
        assert!(ranks.detectable.is_some_and(|points| points > 0.0), "{what}");
    }
}

#[track_caller]
fn same_pair(pair: &Pair, theirs: &Value) {
    let figures = pair.figures.as_ref().expect("figures");
    assert_eq!(Some(u64::from(figures.n.0)), theirs["n"].as_u64());
    close(&[figures.mean_a, figures.mean_b], &numbers(&theirs["means"]), "means");
    let interval = figures.interval.expect("an interval");
    let test = |name: TestName| pair.tests.iter().find(|test| test.test == name).expect("tested");
    let t = test(TestName::PairedT);
    close(&[t.statistic, t.p, t.df[0], interval.low, interval.high], &numbers(&theirs["t"]), "t");
    let v = test(TestName::SignedRank);
    close(&[v.statistic, v.p], &numbers(&theirs["signed_rank"]), "signed ranks");
    close(&[test(TestName::Mcnemar).p], &[theirs["mcnemar"].as_f64().expect("p")], "McNemar");
    let counts = [figures.higher, figures.equal, figures.lower].map(f64::from);
    close(&counts, &numbers(&theirs["higher_equal_lower"]), "who put which higher");
    let told = [figures.difference, figures.sd];
    close(
        &told,
        &[&theirs["difference"], &theirs["sd"]].map(|v| v.as_f64().expect("a number")),
        "difference",
    );
}

#[track_caller]
fn same_theme(theme: &Theme, theirs: &Value) {
    let number = |name: &str| theirs[name].as_f64().expect("a number");
    let mean = theme.mean.as_ref().expect("a mean");
    let n = [theme.n, theme.complete].map(|n| f64::from(n.expect("shown").0));
    close(&n, &[number("n"), number("complete")], &theme.name);
    close(&[mean.value, mean.sd], &[number("mean"), number("sd")], &theme.name);
    let interval = mean.interval.expect("an interval");
    close(&[interval.low, interval.high], &numbers(&theirs["interval"]), &theme.name);
    close(&[theme.alpha.expect("alpha")], &[number("alpha")], &theme.name);
    assert!(theme.omega.is_some_and(|omega| 0.0 < omega && omega < 1.0));
}

fn themes<'a>(items: impl IntoIterator<Item = (String, &'a str)>) -> Edits {
    let edit = |theme: &str| Edit { theme: Some(Some(theme.to_owned())), ..Edit::default() };
    items.into_iter().map(|(item, theme)| (item, edit(theme))).collect::<BTreeMap<_, _>>()
}

fn numbered(stem: &str, last: usize) -> Vec<String> {
    (1..=last).map(|j| format!("{stem}{j}")).collect()
}

fn pairs(a: &str, b: &str) -> Option<Vec<[String; 2]>> {
    Some(vec![[a.to_owned(), b.to_owned()]])
}

#[test]
fn kansas_city() {
    let Some(mut study) = opened("kcmo_resident_survey_2021Q3.csv") else { return };
    let theirs = oracle("kansas_city");
    // The items the oracle was asked about, and no others: the family is theirs.
    let asked: Vec<&str> =
        theirs["items"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    let mut edits: Edits = study
        .codebook()
        .value
        .variables
        .iter()
        .filter(|v| !asked.contains(&v.name.as_str()) && !["counci", "q24_w"].contains(&v.name.as_str()))
        .map(|v| {
            (v.name.clone(), Edit { role: Some(svarkort_core::codebook::Role::Unused), ..Edit::default() })
        })
        .collect();
    for name in &asked {
        let theme = if name.starts_with("q2") { "general" } else { "services" };
        edits.insert((*name).to_owned(), Edit { theme: Some(Some(theme.to_owned())), ..Edit::default() });
    }
    study.edit(&edits).expect("good edits");
    for (adjustment, name) in [(Adjustment::Holm, "holm"), (Adjustment::BenjaminiHochberg, "bh")] {
        let answer = ask(
            &study,
            &SettingsInput {
                outcome: Some("q2_01".to_owned()),
                groups: Some(vec!["counci".to_owned(), "q24_w".to_owned()]),
                adjustment: Some(adjustment),
                pairs: pairs("q2_01", "q3_03"),
                ..SettingsInput::default()
            },
        );
        same_tests(&answer.groups[0], &theirs["counci"], name);
        same_tests(&answer.groups[1], &theirs["q24_w"], name);
        if adjustment != Adjustment::Holm {
            continue;
        }
        same_letters(&answer.groups[0], &theirs["letters"]);
        same_pair(&answer.pairs[0], &theirs["pair"]);
        for (code, case) in theirs["against_others_q2_05"].as_object().expect("codes") {
            let found = answer.groups[0]
                .against_others
                .iter()
                .find(|one| one.item == "q2_05" && one.code == Code::parse(code))
                .expect("compared");
            let ours = [found.statistic, found.p, found.difference, found.p_adjusted];
            close(&ours, &numbers(case), &format!("q2_05 in {code}"));
        }
        for theme in &answer.themes {
            let case = &theirs[theme.name.as_str()];
            same_theme(theme, case);
            let by = &theme.groups[0];
            for (category, case) in by.categories.iter().zip(case["groups"].as_array().expect("groups")) {
                let mean = category.mean.as_ref().expect("shown").value;
                close(&[f64::from(category.n.expect("shown").0), mean], &numbers(case), &theme.name);
            }
            let test = by.test.as_ref().expect("tested");
            close(&[test.statistic, test.p, test.df[0], test.df[1]], &numbers(&case["welch"]), &theme.name);
        }
        let pair = &answer.theme_pairs[0];
        let ours = [pair.statistic, pair.p, pair.interval.low, pair.interval.high];
        close(&ours, &numbers(&theirs["general_services"]["t"]), "themes compared");
    }
}

#[track_caller]
fn same_letters(by: &GroupBreakdown, theirs: &Value) {
    let letter_of: BTreeMap<String, &String> =
        by.categories.iter().map(|c| c.code.to_string()).zip(&by.letters.columns).collect();
    for (item, above) in theirs.as_object().expect("items") {
        let row = by
            .letters
            .rows
            .iter()
            .find(|row| row.item == *item && row.of == LettersOf::Favourable)
            .expect("a row");
        for (category, ours) in by.categories.iter().zip(&row.above) {
            let lower = above[category.code.to_string()].as_array().expect("codes");
            let mut letters: Vec<&String> =
                lower.iter().map(|code| letter_of[code.as_str().expect("a code")]).collect();
            letters.sort();
            let ours: Vec<&String> = ours.as_ref().expect("compared").iter().collect();
            assert_eq!(ours, letters, "{item} {}", category.code);
        }
    }
}

#[test]
fn bank() {
    let Some(mut study) = opened("plspm_bank_satisfaction_250.csv") else { return };
    let theirs = oracle("bank");
    let items = numbered("qual", 5).into_iter().map(|item| (item, "quality"));
    study
        .edit(&themes(items.chain(numbered("val", 4).into_iter().map(|item| (item, "value")))))
        .expect("edits");
    let answer = ask(
        &study,
        &SettingsInput {
            groups: Some(vec!["gender".to_owned()]),
            pairs: pairs("sat1", "qual1"),
            ..SettingsInput::default()
        },
    );
    same_pair(&answer.pairs[0], &theirs["pair"]);
    for theme in &answer.themes {
        same_theme(theme, &theirs[theme.name.as_str()]);
    }
    let pair = &answer.theme_pairs[0];
    assert_eq!(Some(u64::from(pair.n.0)), theirs["quality_value"]["n"].as_u64());
    let ours = [pair.statistic, pair.p, pair.interval.low, pair.interval.high];
    close(&ours, &numbers(&theirs["quality_value"]["t"]), "themes compared");
    for (item, case) in theirs["gender"].as_object().expect("items") {
        let tests: Vec<&GroupTest> =
            answer.groups[0].tests.iter().filter(|test| test.item == *item).collect();
        close(&[tests[0].statistic, tests[0].p], &numbers(&case["ranks"]), item);
        close(&[tests[1].statistic, tests[1].p, tests[1].df[0]], &numbers(&case["welch"]), item);
        assert_eq!([tests[0].test, tests[1].test], [TestName::MannWhitney, TestName::WelchT]);
    }
}

#[test]
fn mobile_phones() {
    let Some(mut study) = opened("mobi_ecsi_250.csv") else { return };
    let theirs = oracle("mobi");
    study.edit(&themes(numbered("PERQ", 7).into_iter().map(|item| (item, "quality")))).expect("edits");
    let asked = SettingsInput {
        outcome: Some("CUSA1".to_owned()),
        pairs: pairs("CUSA1", "PERQ1"),
        ..SettingsInput::default()
    };
    let answer = ask(&study, &asked);
    same_pair(&answer.pairs[0], &theirs["pair"]);
    same_theme(&answer.themes[0], &theirs["quality"]);
    // psych 2.2.9 stops its search at about nine digits here.
    let omega = answer.themes[0].omega.expect("omega");
    assert!((omega - 0.877_927_335_389_174).abs() < 2e-9, "{omega}");
}
