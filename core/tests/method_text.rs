//! The text of "Hvordan er det beregnet?" on the invented example: it says what was done, with the analysis' own numbers.

use svarkort_core::analysis::{Analysis, SettingsInput};
use svarkort_core::words::method::{Topic, cited, explained};
use svarkort_core::words::number::share_in_prose;
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
        for topic in [Topic::Distribution, Topic::Groups, Topic::Importance, Topic::PriorityMap] {
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
    let line = share_in_prose(Share(map.split.importance), 1, Language::Da);
    assert!(text(Topic::PriorityMap, &analysis, Language::Da).contains(&line));
}
