//! The committee's case: each sentence on cells that are shown, the reader's edits kept, what changed told.

use std::collections::BTreeSet;

use svarkort_core::analysis::{Analysis, BootstrapInput, SettingsInput};
use svarkort_core::codebook::Role;
use svarkort_core::report::case::written::{Text, document, html, plain};
use svarkort_core::report::case::{Case, CaseEdits, CaseKind, Move, Part, Standing, Trace, draft, lay};
use svarkort_core::report::document::{Block, Brand, Imprint};
use svarkort_core::{Language, Seed, Study, example};

const LANGUAGES: [Language; 2] = [Language::Da, Language::En];

fn published(seed: Option<Seed>, replicates: u32) -> Analysis {
    let sources = seed.map_or_else(example::sources, example::survey);
    let study = Study::open(&sources, &mut |_, _, _| {}).expect("the example opens");
    let group =
        study.codebook().value.variables.iter().find(|v| v.role == Role::Group).map(|v| v.name.clone());
    let asked = SettingsInput {
        groups: Some(group.into_iter().collect()),
        bootstrap: Some(BootstrapInput { replicates: Some(replicates), ..BootstrapInput::default() }),
        ..SettingsInput::default()
    };
    study.publish(&asked, &[], None, &mut |_, _, _| {}).expect("published").answer.value
}

fn case(analysis: &Analysis, edits: &CaseEdits, language: Language) -> Case {
    lay(draft(analysis, edits.kind, language), edits, language)
}

#[test]
fn it_has_the_parts_of_the_form_in_their_order() {
    let analysis = published(None, 200);
    let text = plain(&case(&analysis, &CaseEdits::default(), Language::Da), Text::Case);
    let mut rest = text.as_str();
    for heading in [
        "Sagsnr.",
        "Beslutningskompetence",
        "Sagens kerne",
        "Indstilling",
        "Beslutning",
        "Sagsfremstilling",
        "Anbefalinger",
        "Lov- og plangrundlag",
        "Økonomiske konsekvenser",
        "Tidsplan",
        "Bilag",
    ] {
        let at = rest.find(heading).unwrap_or_else(|| panic!("{heading} in {text}"));
        rest = &rest[at + heading.len()..];
    }
    assert!(text.contains("761 af 1.700") && text.contains("54"), "{text}");
    assert!(text.contains("\r\nBeslutning\r\n\r\nSagsfremstilling"), "the resolution is left empty: {text}");
}

#[test]
fn a_case_for_information_asks_for_no_decision() {
    let analysis = published(None, 0);
    for language in LANGUAGES {
        let edits = CaseEdits { kind: CaseKind::Information, ..CaseEdits::default() };
        let told = case(&analysis, &edits, language);
        assert_eq!(told.part(Part::Motion).len(), 2);
        assert!(!plain(&told, Text::Case).to_lowercase().contains("handleplan, der først"));
    }
}

#[test]
fn every_number_of_a_sentence_is_traced_and_shown() {
    for analysis in [published(None, 200), published(Some(Seed(9)), 0)] {
        for language in LANGUAGES {
            let told = draft(&analysis, CaseKind::Decision, language);
            let all = told.parts.iter().flat_map(|(_, sentences)| sentences).chain(&told.offered);
            for sentence in all {
                let digits = sentence.text.bytes().any(|byte| byte.is_ascii_digit());
                let appendix = sentence.key.starts_with("appendix") || sentence.key == "presentation";
                assert!(!digits || appendix || !sentence.traces.is_empty(), "{sentence:?}");
                for trace in &sentence.traces {
                    match trace {
                        Trace::Cell(cell) => {
                            let shown = cell.item.as_ref().is_none_or(|item| {
                                let whole = analysis.items.iter().any(|one| one.name == *item);
                                let groups = analysis.groups.iter().flat_map(|by| &by.categories);
                                let of_group = groups
                                    .filter(|category| cell.code.as_ref() == Some(&category.code))
                                    .any(|category| {
                                        category.items.iter().flatten().any(|one| one.name == *item)
                                    });
                                if cell.code.is_some() { of_group } else { whole }
                            });
                            assert!(shown, "{sentence:?}");
                        }
                        Trace::Place(name) => {
                            let map = analysis.priority_map.as_ref().expect("a map");
                            assert!(map.items.iter().any(|item| item.name == *name));
                        }
                        Trace::Response | Trace::Explained | Trace::Settings => {}
                    }
                }
            }
        }
    }
}

#[test]
fn no_two_sentences_share_a_key() {
    let told = draft(&published(None, 200), CaseKind::Decision, Language::Da);
    let all: Vec<&str> = told
        .parts
        .iter()
        .flat_map(|(_, sentences)| sentences)
        .chain(&told.offered)
        .map(|s| s.key.as_str())
        .collect();
    let different: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(different.len(), all.len(), "{all:?}");
}

#[test]
fn advice_claims_no_more_than_the_map_is_sure_of() {
    for analysis in [published(None, 400), published(Some(Seed(3)), 400)] {
        let map = analysis.priority_map.as_ref().expect("a map");
        let told = draft(&analysis, CaseKind::Decision, Language::Da);
        let motion = told.sentence("motion.effort").expect("a motion");
        for item in &map.items {
            if motion.traces.contains(&Trace::Place(item.name.clone())) {
                assert!(!item.unsure() && !item.negative, "{}", item.name);
            }
            if let Some(advice) = told.sentence(&format!("advice:{}", item.name)) {
                assert_eq!(advice.text.starts_with("Undersøg"), item.unsure(), "{advice:?}");
            }
        }
        assert!(
            plain(&lay(told, &CaseEdits::default(), Language::Da), Text::Case)
                .contains("viser ikke, hvad der er årsagen")
        );
    }
}

#[test]
fn an_edited_text_survives_a_change_of_data_and_is_marked() {
    let (before, after) = (published(None, 0), published(Some(Seed(5)), 0));
    let mut edits = CaseEdits::default();
    let made = draft(&before, CaseKind::Decision, Language::Da);
    let (part, sentence) = made
        .parts
        .iter()
        .flat_map(|(part, sentences)| sentences.iter().map(move |sentence| (*part, sentence)))
        .find(|(part, sentence)| *part == Part::Results && sentence.key.starts_with("range"))
        .expect("a range");
    let key = sentence.key.clone();
    let texts = edits.texts_mut(Language::Da);
    texts.edit(part, &key, &sentence.text, "Der er stor forskel på grupperne.");
    let standing = |analysis: &Analysis, edits: &CaseEdits| {
        let told = case(analysis, edits, Language::Da);
        let found = told.part(Part::Results).iter().find(|paragraph| paragraph.key == key).cloned();
        (found, told.changed())
    };
    let (unchanged, n) = standing(&before, &edits);
    let unchanged = unchanged.expect("stands");
    assert_eq!((unchanged.text.as_str(), n), ("Der er stor forskel på grupperne.", 0));
    assert!(matches!(unchanged.standing, Standing::Edited { .. }));

    let (changed, n) = standing(&after, &edits);
    let changed = changed.expect("stands still");
    assert_eq!((changed.text.as_str(), n), ("Der er stor forskel på grupperne.", 1));
    let Standing::Changed { made } = changed.standing else { panic!("{:?}", changed.standing) };
    edits.texts_mut(Language::Da).confirm(&key, &made);
    assert_eq!(standing(&after, &edits).1, 0, "the reader has looked");
    edits.texts_mut(Language::Da).reset(&key);
    assert_eq!(standing(&after, &edits).0.expect("stands").standing, Standing::Made);

    // Without groups there is no such sentence any more.
    edits.texts_mut(Language::Da).edit(part, &key, &made, "Der er stor forskel på grupperne.");
    let mut without = after;
    without.findings.retain(|finding| !finding.kind().starts_with("range"));
    let (gone, n) = standing(&without, &edits);
    assert_eq!((gone.expect("is the reader's").standing, n), (Standing::Gone, 1));
}

#[test]
fn the_reader_writes_orders_leaves_out_and_puts_in() {
    let analysis = published(None, 0);
    let mut edits = CaseEdits::default();
    let first = case(&analysis, &edits, Language::Da);
    let keys = |case: &Case, part| case.part(part).iter().map(|one| one.key.clone()).collect::<Vec<_>>();
    let before = keys(&first, Part::Results);
    let texts = edits.texts_mut(Language::Da);
    texts.shift(Part::Results, before.clone(), &before[1], Move::Up);
    texts.remove(&before[0]);
    let own = texts.write(Part::Results, "Forvaltningen noterer sig dette.");
    let offered = first.offered.first().expect("more findings").key.clone();
    texts.add(&offered);
    let after = case(&analysis, &edits, Language::Da);
    let now = keys(&after, Part::Results);
    assert_eq!(now[0], before[1]);
    assert!(!now.contains(&before[0]) && now.contains(&own) && now.contains(&offered));
    assert_eq!(after.removed, 1);
    assert!(after.offered.iter().all(|sentence| sentence.key != offered));
    // The other language is another text.
    assert_eq!(keys(&case(&analysis, &edits, Language::En), Part::Results).len(), before.len());
    let texts = edits.texts_mut(Language::Da);
    texts.put_back();
    texts.remove(&own);
    texts.remove(&offered);
    assert_eq!(keys(&case(&analysis, &edits, Language::Da), Part::Results).len(), before.len());
    // The same text again is no edit.
    let sentence = first.part(Part::Core)[0].clone();
    edits.texts_mut(Language::Da).edit(
        Part::Core,
        &sentence.key,
        &sentence.text,
        &format!(" {} ", sentence.text),
    );
    assert!(edits.danish.edited.is_empty());
}

#[test]
fn word_and_clean_text_say_the_same() {
    let analysis = published(None, 0);
    for language in LANGUAGES {
        let mut edits =
            CaseEdits { number: "39".to_owned(), competence: "KB".to_owned(), ..CaseEdits::default() };
        edits.texts_mut(language).write(Part::Motion, "at <b>intet</b> & alt \"tages\"");
        let told = case(&analysis, &edits, language);
        let (text, html) = (plain(&told, Text::Case), html(&told, Text::Case));
        assert!(html.contains("&lt;b&gt;intet&lt;/b&gt; &amp; alt") && !html.contains("<b>"));
        let document = document(&told, Text::Case, Imprint::default(), Brand::default());
        for section in &document.sections {
            for block in &section.blocks {
                match block {
                    Block::Paragraph(said) | Block::Heading(said) => {
                        assert!(text.contains(said.as_str()), "{said}")
                    }
                    Block::List(points) => {
                        points.iter().for_each(|said| assert!(text.contains(said.as_str())))
                    }
                    other => panic!("{other:?}"),
                }
            }
        }
        assert!(text.contains("39") && text.contains("KB"));
        assert!(told.to_fill() >= 3);
        let press = plain(&told, Text::Press);
        assert!(press.contains("54") && !press.contains("Holm") && !press.contains("p ="), "{press}");
    }
}

#[test]
fn a_survey_without_an_outcome_has_a_case_too() {
    let csv = format!("q1;q2;q3\n{}", "1;2;3\n2;3;4\n5;4;3\n4;1;2\n".repeat(15));
    let sources = [svarkort_core::read::Source { name: "svar.csv".to_owned(), bytes: csv.into_bytes() }];
    let study = Study::open(&sources, &mut |_, _, _| {}).expect("opens");
    let asked = SettingsInput { groups: Some(Vec::new()), ..SettingsInput::default() };
    let answer = study.publish(&asked, &[], None, &mut |_, _, _| {}).expect("published").answer.value;
    for language in LANGUAGES {
        let text = plain(&case(&answer, &CaseEdits::default(), language), Text::Case);
        assert!(text.len() > 400, "{text}");
    }
}
