//! Every note and every reason has its own sentences in Danish and in English, without holes and without answers.

use std::collections::BTreeSet;

use svarkort_core::codebook::Reason;
use svarkort_core::words::{evidence, note};
use svarkort_core::{Code, Language, Note, NoteKind};

fn notes() -> Vec<NoteKind> {
    use NoteKind as K;
    let file = || "svar.csv".to_owned();
    vec![
        K::ConstantItem,
        K::ConstantOutcome,
        K::IdenticalItems { other: "q2".into() },
        K::Collinear { condition: 106.2 },
        K::FewRespondents { n: 30, drivers: 15, needed: 170, estimated: true },
        K::FewRespondents { n: 9, drivers: 8, needed: 10, estimated: false },
        K::FewRespondents { n: 1, drivers: 1, needed: 5, estimated: false },
        K::ListwiseLoss { kept: 452, of: 1033 },
        K::StraightLining { respondents: 12, of: 340 },
        K::FlatWeights { condition: 40.0 },
        K::Ceiling { share: 0.63 },
        K::NegativeDriver { drivers: vec!["q3".into()] },
        K::NegativeDriver { drivers: ["q3", "q5", "q7", "q8", "q9", "q10"].map(String::from).to_vec() },
        K::MethodsDisagree { relative_weight_rank: 2, dominance_rank: 5 },
        K::OutcomeAmongDrivers { correlation: Some(0.96) },
        K::OutcomeAmongDrivers { correlation: None },
        K::NotPositiveDefinite,
        K::Separated,
        K::RowsSkipped { file: file(), rows: vec![12, 40], count: 2 },
        K::RaggedRows { file: file(), rows: vec![1, 2, 3, 4, 5, 6], count: 900 },
        K::EncodingGuessed { file: file(), encoding: "Windows-1252".into() },
        K::DelimiterGuessed { file: file(), delimiter: ";".into() },
        K::PartialAnswers { rows: 999, completed: 340 },
        K::LongFormat { file: file() },
        K::DuplicateRespondents { count: 1 },
        K::DoubtfulScale,
        K::DoubtfulMissing { codes: vec![Code::Number(0), Code::Number(9)] },
        K::DoubtfulDirection,
        K::DoubtfulRole,
        K::PersonalData,
        K::SmallGroup { groups: 2, minimum: 5 },
        K::AllAlike { groups: 1 },
        K::LowResponse { rate: 0.31, limit: 0.5 },
        K::RateMismatch { stated: 0.23, computed: 0.114, base_low: 8430, base_high: 8610 },
    ]
}

fn reasons() -> Vec<Reason> {
    use Reason as R;
    vec![
        R::KnownLabels { points: 5 },
        R::LabelsInOrder { points: 4 },
        R::BareCodes { low: 1, high: 5 },
        R::Battery { items: 16 },
        R::EndLabels { points: 11 },
        R::MissingLabel { code: Code::Number(6) },
        R::MissingOutside { code: Code::Number(9) },
        R::MissingZero,
        R::ReversedLabels,
        R::OutcomeWords,
        R::CommentWords,
        R::BackgroundWords,
        R::FewCategories { categories: 3 },
        R::ManyDifferentTexts,
        R::AllDifferent,
        R::NumbersManyValues { different: 1234 },
        R::Dates,
        R::TechnicalName,
        R::IdName,
        R::WeightName,
        R::ToolSays,
        R::OneOfMultiple,
        R::NeverTheSame { columns: 2 },
        R::RareTexts { answers: 1 },
        R::JoinedAnswers,
        R::Personal,
        R::Constant,
        R::Empty,
        R::Decided,
    ]
}

fn is_sentence(text: &str) {
    assert!(text.ends_with(['.', '?']) && !text.contains("  "), "{text}");
    assert!(!text.contains(['{', '}', '\n']) && !text.contains("NaN"), "{text}");
    assert!(text.chars().next().is_some_and(|c| c.is_alphanumeric()), "{text}");
}

#[test]
fn every_note_says_its_own_in_both_languages() {
    let mut seen = BTreeSet::new();
    for kind in notes() {
        let remark = Note { kind, variable: Some("q1".into()) };
        let (da, en) = (note(&remark, Language::Da), note(&remark, Language::En));
        is_sentence(&da);
        is_sentence(&en);
        assert_ne!(da, en);
        assert!(seen.insert(da) && seen.insert(en));
    }
}

#[test]
fn every_reason_says_its_own_in_both_languages() {
    let mut seen = BTreeSet::new();
    for reason in reasons() {
        let (da, en) =
            (evidence(std::slice::from_ref(&reason), Language::Da), evidence(&[reason], Language::En));
        is_sentence(&da);
        is_sentence(&en);
        assert!(seen.insert(da) && seen.insert(en));
    }
}

#[test]
fn numbers_are_written_as_the_language_writes_them() {
    let loss = Note { kind: NoteKind::ListwiseLoss { kept: 1960, of: 17177 }, variable: None };
    assert!(note(&loss, Language::Da).contains("1.960 af 17.177"), "{}", note(&loss, Language::Da));
    assert!(note(&loss, Language::En).contains("1,960 of 17,177"));
    let rows = Note {
        kind: NoteKind::RowsSkipped { file: "a.csv".into(), rows: vec![3], count: 1 },
        variable: None,
    };
    assert_eq!(
        note(&rows, Language::Da),
        "a.csv: 1 række uden svar (tomme, titler eller summer) er sprunget over (række 3)."
    );
    assert_eq!(
        note(&rows, Language::En),
        "a.csv: 1 row without answers (empty, titles or totals) was skipped (row 3)."
    );
}

#[test]
fn a_scale_and_how_many_share_it_are_one_sentence() {
    let reasons = [Reason::BareCodes { low: 1, high: 5 }, Reason::Battery { items: 16 }, Reason::MissingZero];
    assert_eq!(
        evidence(&reasons, Language::Da),
        "Svarene er tal fra 1 til 5, som i 16 spørgsmål; det høje tal regnes for det gode. Svarskalaen begynder ved 1, \
         så 0 regnes ikke som et svar."
    );
}

#[test]
fn codes_of_no_answer_are_told_in_one_sentence() {
    let reasons = [
        Reason::BareCodes { low: 1, high: 5 },
        Reason::MissingOutside { code: Code::Number(8) },
        Reason::MissingOutside { code: Code::Number(9) },
    ];
    assert_eq!(
        evidence(&reasons, Language::Da),
        "Svarene er tal fra 1 til 5 uden tekst; det høje tal regnes for det gode. 8 og 9 ligger uden for svarskalaen og \
         regnes som ”ved ikke”."
    );
}
