//! The text of "Hvordan er det beregnet?" on the invented example: it says what was done, with the analysis' own numbers.

use svarkort_core::analysis::{Analysis, SettingsInput};
use svarkort_core::words::compare::verdict;
use svarkort_core::words::method::{Topic, cited, explained};
use svarkort_core::words::number::{p_value, share, share_in_prose};
use svarkort_core::{Language, Share, Study, example};

fn analysis(settings: &SettingsInput) -> Analysis {
    let study = Study::open(&example::sources(), &mut |_, _, _| {}).expect("our own example");
    study.analyse(settings, &mut |_, _, _| {}).expect("an analysis").value
}

fn text(topic: Topic, analysis: &Analysis, language: Language) -> String {
    let explained = explained(topic, analysis, language, &|name| format!("»{name}«"));
    assert!(!explained.rules.is_empty(), "{topic:?}");
    assert!(
        explained.works().into_iter().map(cited).all(|work| work.contains(" (1") || work.contains(" (2"))
    );
    explained.rules.join("\n")
}

#[test]
fn every_figure_is_explained_in_both_languages() {
    let mut settings = SettingsInput::default();
    let study = Study::open(&example::sources(), &mut |_, _, _| {}).expect("our own example");
    let book = study.codebook().value;
    let first = book.variables.iter().find(|v| v.role == svarkort_core::codebook::Role::Group);
    settings.groups = Some(vec![first.expect("a background variable").name.clone()]);
    let analysis = analysis(&settings);
    for language in [Language::Da, Language::En] {
        for topic in [
            Topic::Response,
            Topic::Distribution,
            Topic::Groups,
            Topic::Importance,
            Topic::PriorityMap,
            Topic::Findings,
            Topic::Differences,
            Topic::Themes,
            Topic::Conventions,
            Topic::Others,
        ] {
            let text = text(topic, &analysis, language);
            assert!(!text.contains("NaN") && !text.contains("{"), "{text}");
        }
    }
}

#[test]
fn the_text_names_the_base_and_the_lines_of_this_analysis() {
    let analysis = analysis(&SettingsInput::default());
    assert!(text(Topic::Distribution, &analysis, Language::Da).contains("761 svarpersoner"));
    let drivers = analysis.drivers.as_ref().expect("drivers");
    let importance = text(Topic::Importance, &analysis, Language::Da);
    assert!(importance.contains(&format!("de {} af 761 svarpersoner", drivers.n.0)), "{importance}");
    assert!(importance.contains(&share_in_prose(drivers.r2, 0, Language::Da)));
    let map = analysis.priority_map.as_ref().expect("a map");
    let line = share(Share(map.split.importance), 1, Language::Da);
    assert!(text(Topic::PriorityMap, &analysis, Language::Da).contains(&line));
}

/// The sentence claims a difference exactly where the adjusted p-value allows it, and always names test and p.
#[test]
fn a_verdict_says_no_more_than_its_test() {
    let study = Study::open(&example::sources(), &mut |_, _, _| {}).expect("our own example");
    let book = study.codebook().value;
    let groups = book.variables.iter().filter(|v| v.role == svarkort_core::codebook::Role::Group);
    let groups = Some(groups.map(|v| v.name.clone()).collect());
    let analysis = analysis(&SettingsInput { groups, ..SettingsInput::default() });
    let tests = || analysis.groups.iter().flat_map(|group| &group.tests);
    assert!(tests().any(|test| test.p_adjusted < 0.05) && tests().any(|test| test.p_adjusted >= 0.05));
    for test in tests() {
        let label = |code: &svarkort_core::Code| code.to_string();
        let danish = verdict(test, 17, &label, Language::Da);
        let english = verdict(test, 17, &label, Language::En);
        assert_eq!(danish.starts_with("Grupperne svarer forskelligt"), test.p_adjusted < 0.05, "{danish}");
        assert_eq!(english.starts_with("The groups answer differently"), test.p_adjusted < 0.05);
        assert!(danish.contains(&p_value(test.p_adjusted, Language::Da)) && danish.contains("Holm"));
        assert!(!danish.contains("NaN") && !english.contains("NaN"));
    }
}
