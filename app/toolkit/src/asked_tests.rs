//! Settings and edits as a page may write them: what is read, and what each fault says.

use svarkort_core::analysis::{Adjustment, Unit};
use svarkort_core::codebook::Role;
use svarkort_core::problem::{BadSetting, WantedType};
use svarkort_core::report::{Extent, Format};
use svarkort_core::{Code, Language, Problem};

use super::{ROLES, edits, language, options, report, settings};
use crate::plain::Plain;

fn text(text: &str) -> Plain {
    Plain::Text(text.to_owned())
}

fn fields(fields: &[(&str, Plain)]) -> Plain {
    Plain::Fields(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
}

fn fault<T: std::fmt::Debug>(result: Result<T, Problem>) -> (String, BadSetting) {
    match result {
        Err(Problem::BadSettings { setting, why }) => (setting, why),
        other => panic!("expected bad settings, got {other:?}"),
    }
}

#[test]
fn nothing_asked_is_nothing_set() {
    for given in [Plain::Absent, Plain::Null, fields(&[]), fields(&[("outcome", Plain::Null)])] {
        assert_eq!(settings(&given), Ok(Default::default()));
    }
}

#[test]
fn what_is_asked_arrives() {
    let codes = Plain::List(vec![Plain::Number(1.0), text("2"), text("Mand"), Plain::Number(2.5)]);
    let asked = settings(&fields(&[
        ("language", text("en")),
        ("outcome", text("Q1")),
        ("drivers", Plain::List(vec![text("Q2"), text("Q3")])),
        ("where", fields(&[("sex", codes)])),
        ("population", fields(&[("sex", fields(&[("1", Plain::Number(900.0))]))])),
        ("split", fields(&[("performance", Plain::Number(3.5)), ("importance", Plain::Number(0.2))])),
        ("bootstrap", fields(&[("seed", Plain::Number(7.0))])),
        ("adjustment", text("benjamini_hochberg")),
        ("pairs", Plain::List(vec![Plain::List(vec![text("Q1"), text("Q2")])])),
    ]))
    .expect("each field is right");
    assert_eq!(asked.adjustment, Some(Adjustment::BenjaminiHochberg));
    assert_eq!(asked.pairs, Some(vec![["Q1".to_owned(), "Q2".to_owned()]]));
    assert_eq!(asked.language, Some(Language::En));
    assert_eq!(asked.drivers, Some(vec!["Q2".to_owned(), "Q3".to_owned()]));
    let kept = &asked.filter.expect("asked for")["sex"];
    let text = |text: &str| Code::Text(text.to_owned());
    assert_eq!(*kept, [Code::Number(1), Code::Number(2), text("Mand"), text("2.5")]);
    assert_eq!(asked.bootstrap.expect("asked for").seed, Some(svarkort_core::Seed(7)));
}

#[test]
fn an_unknown_field_is_named_with_those_there_are() {
    let (setting, why) = fault(settings(&fields(&[("drivres", Plain::List(vec![]))])));
    assert_eq!(setting, "drivres");
    assert!(matches!(why, BadSetting::UnknownField { allowed } if allowed.contains(&"drivers".to_owned())));
    let (setting, _) = fault(settings(&fields(&[("bootstrap", fields(&[("sed", Plain::Null)]))])));
    assert_eq!(setting, "bootstrap.sed");
}

#[test]
fn a_wrong_type_is_named_with_the_right_one() {
    for (name, value, wanted) in [
        ("outcome", Plain::Number(1.0), WantedType::Text),
        ("drivers", text("Q1"), WantedType::Texts),
        ("drivers", Plain::List(vec![Plain::Number(1.0)]), WantedType::Texts),
        ("where", Plain::List(vec![]), WantedType::Fields),
        ("minimum_group", Plain::Number(4.5), WantedType::WholeNumber),
        ("minimum_group", Plain::Number(f64::NAN), WantedType::WholeNumber),
        ("minimum_group", Plain::Number(-1.0), WantedType::WholeNumber),
        ("finite_population", text("yes"), WantedType::Flag),
        ("population", text("1700"), WantedType::Population),
        ("population", Plain::Number(17.5), WantedType::Population),
        ("bootstrap", Plain::Number(1000.0), WantedType::Fields),
        ("ledger", Plain::Number(1700.0), WantedType::Fields),
        ("crossed", Plain::List(vec![Plain::List(vec![text("a")])]), WantedType::Pairs),
        ("index_rule", Plain::List(vec![]), WantedType::Fields),
    ] {
        assert_eq!(
            fault(settings(&fields(&[(name, value)]))),
            (name.to_owned(), BadSetting::WrongType { wanted })
        );
    }
    let (setting, _) = fault(settings(&Plain::List(vec![])));
    assert_eq!(setting, "settings");
    let (setting, why) =
        fault(settings(&fields(&[("split", fields(&[("performance", Plain::Number(3.0))]))])));
    assert_eq!(
        (setting.as_str(), why),
        ("split.importance", BadSetting::WrongType { wanted: WantedType::Number })
    );
}

#[test]
fn a_wrong_word_is_answered_with_the_right_ones() {
    let (setting, why) = fault(settings(&fields(&[("missing", text("pairwize"))])));
    assert_eq!(setting, "missing");
    assert!(matches!(why, BadSetting::NotOneOf { allowed } if allowed == ["listwise", "pairwise", "em"]));
    let (setting, _) = fault(options(&fields(&[("language", text("no"))])));
    assert_eq!(setting, "language");
    let (_, why) = fault(report(&Plain::Absent));
    assert!(matches!(why, BadSetting::NotOneOf { allowed } if allowed.len() == 5));
    let (setting, _) = fault(report(&fields(&[("format", text("docx")), ("extent", text("short"))])));
    assert_eq!(setting, "extent");
    let note = fields(&[("format", text("docx")), ("extent", text("note"))]);
    assert_eq!(report(&note).map(|report| report.format), Ok(Format::Docx(Extent::Note)));
}

#[test]
fn faults_are_told_in_the_language_asked_for() {
    assert_eq!(language(&fields(&[("bogus", Plain::Null), ("language", text("en"))])), Some(Language::En));
    assert_eq!(language(&fields(&[("language", text("xx"))])), None);
}

#[test]
fn edits_are_read_by_variable() {
    let edit = fields(&[
        ("role", text("item")),
        ("theme", Plain::Null),
        ("missing", Plain::List(vec![Plain::Number(9.0)])),
    ]);
    let read = edits(&fields(&[("Q1", edit)])).expect("each field is right");
    assert_eq!(read["Q1"].role, Some(Role::Item));
    assert_eq!(read["Q1"].theme, Some(None));
    assert_eq!(read["Q1"].missing, Some(vec![Code::Number(9)]));
    assert_eq!(read["Q1"].label, None);

    let (setting, _) = fault(edits(&fields(&[("Q1", fields(&[("role", text("driver"))]))])));
    assert_eq!(setting, "Q1.role");
    let (setting, _) = fault(edits(&Plain::Absent));
    assert_eq!(setting, "edits");
    let (setting, _) = fault(edits(&fields(&[("Q1", text("item"))])));
    assert_eq!(setting, "Q1");
}

#[test]
fn the_ledger_and_the_index_rule_are_read() {
    let ledger = fields(&[
        ("invited", Plain::Number(2070.0)),
        ("unit", text("conversation")),
        ("bounced", Plain::Null),
    ]);
    let rule = fields(&[("needed", Plain::Number(7.0)), ("cuts", Plain::List(vec![Plain::Number(1.5)]))]);
    let asked = settings(&fields(&[("ledger", ledger), ("index_rule", rule)])).expect("each field is right");
    let ledger = asked.ledger.expect("asked for");
    assert_eq!((ledger.invited, ledger.unit, ledger.bounced), (Some(2070), Some(Unit::Conversation), None));
    assert_eq!(asked.index_rule.expect("asked for").cuts, Some(vec![1.5]));
    let (setting, why) = fault(settings(&fields(&[("ledger", fields(&[("invited", text("2070"))]))])));
    assert_eq!(
        (setting.as_str(), why),
        ("ledger.invited", BadSetting::WrongType { wanted: WantedType::WholeNumber })
    );
    let (setting, _) = fault(settings(&fields(&[("ledger", fields(&[("unit", text("citizen"))]))])));
    assert_eq!(setting, "ledger.unit");
    let (setting, _) = fault(settings(&fields(&[("rounding", text("up"))])));
    assert_eq!(setting, "rounding");
}

#[test]
fn routing_bands_and_target_groups_are_read() {
    let edit = fields(&[
        ("asked_if", fields(&[("variable", text("Q0")), ("codes", Plain::List(vec![Plain::Number(1.0)]))])),
        ("expected", Plain::Null),
        ("rename", fields(&[("1", text("Dagpenge"))])),
        ("derive", fields(&[("cuts", Plain::List(vec![Plain::Number(30.0)]))])),
    ]);
    let read = edits(&fields(&[("Q1", edit)])).expect("each field is right");
    assert_eq!(read["Q1"].asked_if.clone().flatten().expect("a rule").codes, [Code::Number(1)]);
    assert_eq!(read["Q1"].expected, Some(None));
    assert_eq!(read["Q1"].derive.as_ref().expect("bands").cuts, [30.0]);
    let (setting, why) = fault(edits(&fields(&[("Q1", fields(&[("derive", fields(&[]))]))])));
    assert_eq!(
        (setting.as_str(), why),
        ("Q1.derive.cuts", BadSetting::WrongType { wanted: WantedType::Numbers })
    );
    let (setting, _) =
        fault(edits(&fields(&[("Q1", fields(&[("asked_if", fields(&[("codes", Plain::List(vec![]))]))]))])));
    assert_eq!(setting, "Q1.asked_if.variable");
}

#[test]
fn every_role_can_be_asked_for() {
    assert_eq!(ROLES.map(|(_, role)| role), Role::ALL);
}
