//! Reports by unit: one for each, the whole beside it, and all of them protected as one publication.

use svarkort_core::analysis::{Analysis, BootstrapInput, SettingsInput};
use svarkort_core::codebook::Role;
use svarkort_core::read::Source;
use svarkort_core::report::document::{Block, Brand, Imprint};
use svarkort_core::report::{Extent, Format, units};
use svarkort_core::study::{Bundle, Stage};
use svarkort_core::{Problem, Study, example};

fn asked(groups: &[&str]) -> SettingsInput {
    SettingsInput {
        groups: Some(groups.iter().map(|name| (*name).to_owned()).collect()),
        bootstrap: Some(BootstrapInput { replicates: Some(0), ..BootstrapInput::default() }),
        ..SettingsInput::default()
    }
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn published(study: &Study, bundle: &Bundle) -> Vec<Analysis> {
    (0..bundle.outputs.len())
        .map(|place| {
            study.publish_of(bundle, place, None, &mut |_, _, _| {}).expect("published").answer.value
        })
        .collect()
}

/// A survey in which some units are small and some answers alike.
fn small_units() -> Study {
    let mut rows = String::from("enhed;kon;q1;q2;q3\n");
    for row in 0..140_u32 {
        let unit = match row % 20 {
            0 => 7,
            1..=2 => 6,
            other => other % 5 + 1,
        };
        let q = |k: u32| (row * (2 * k + 3) / 7 + k + row % 3) % 5 + 1;
        rows.push_str(&format!(
            "E{unit};{};{};{};{}\n",
            ["M", "K"][(row % 2) as usize],
            q(1),
            if unit == 6 { 4 } else { q(2) },
            q(3)
        ));
    }
    let sources = [Source { name: "svar.csv".to_owned(), bytes: rows.into_bytes() }];
    Study::open(&sources, &mut |_, _, _| {}).expect("opens")
}

#[test]
fn each_category_has_a_report_beside_the_whole() {
    let study = Study::open(&example::sources(), &mut |_, _, _| {}).expect("the example opens");
    let bundle = study.bundle(&asked(&["ydelse"]), &names(&["ydelse", "koen"]), &[]).expect("a bundle");
    assert!(bundle.outputs.len() > 8 && bundle.outputs[0].of.is_none());
    let all = published(&study, &bundle);
    for (output, analysis) in bundle.outputs.iter().zip(&all).skip(1) {
        let part = output.of.as_ref().expect("a part");
        assert!(analysis.groups.iter().all(|by| by.variable != part.variable), "not broken down by itself");
        assert!(analysis.respondents.answered < all[0].respondents.answered);
    }
    let mut told = Vec::new();
    let archive = |told: &mut Vec<(u32, u32)>| {
        let mut on = |done, total, stage| {
            assert_eq!(stage, Stage::Documents);
            told.push((done, total));
        };
        units::archive(&study, &bundle, None, Format::Docx(Extent::Full), &Brand::default(), &mut on)
            .expect("an archive")
    };
    let zip = archive(&mut told);
    assert_eq!(told.last().map(|(done, total)| done == total), Some(true));
    assert_eq!(told.len(), bundle.outputs.len());
    assert!(zip.starts_with(b"PK\x03\x04"));
    assert!(zip == archive(&mut told), "the same, to the last byte");
    let names = |wanted: &str| zip.windows(wanted.len()).filter(|part| *part == wanted.as_bytes()).count();
    assert!(names("00-hele-undersoegelsen.docx") >= 1 && names("01-a-dagpenge.docx") >= 1);
}

#[test]
fn a_part_is_shown_beside_the_whole() {
    let study = Study::open(&example::sources(), &mut |_, _, _| {}).expect("the example opens");
    let bundle = study.bundle(&asked(&[]), &names(&["ydelse"]), &[]).expect("a bundle");
    let whole = study.publish_of(&bundle, 0, None, &mut |_, _, _| {}).expect("published");
    let part = study.publish_of(&bundle, 1, None, &mut |_, _, _| {}).expect("published");
    let of = bundle.outputs[1].of.as_ref().expect("a part");
    let document = units::part_document(&part, &whole, of, Extent::Full, &Brand::default());
    assert_eq!(document.imprint.unit.as_deref(), Some(of.label.as_str()));
    let tables = document.sections[1].blocks.iter().filter(|block| matches!(block, Block::Table(_)));
    assert_eq!(tables.count(), 1);
}

/// What one output hides of a group, no other tells.
#[test]
fn what_is_hidden_of_a_unit_is_hidden_in_all_of_them() {
    let study = small_units();
    let role = |name: &str| study.codebook().value.variables.iter().find(|v| v.name == name).map(|v| v.role);
    assert_eq!((role("enhed"), role("kon")), (Some(Role::Group), Some(Role::Group)));
    let bundle = study.bundle(&asked(&["enhed", "kon"]), &names(&["enhed"]), &[]).expect("a bundle");
    let all = published(&study, &bundle);
    let by = all[0].groups.iter().find(|by| by.variable == "enhed").expect("units");
    let mut hidden = 0;
    for category in &by.categories {
        let own = bundle
            .outputs
            .iter()
            .position(|output| output.of.as_ref().is_some_and(|part| part.code == category.code));
        let shown = |name: &str| category.items.iter().flatten().any(|item| item.name == name);
        match own {
            None => {
                assert!(category.suppressed || bundle.left_out.iter().any(|part| part.code == category.code))
            }
            Some(place) => {
                for item in ["q1", "q2", "q3"] {
                    let told = all[place].items.iter().any(|one| one.name == item && one.n.0 > 0);
                    hidden += usize::from(!shown(item));
                    assert!(!told || shown(item), "{item} of {} is hidden in the whole", category.label);
                }
            }
        }
    }
    assert!(hidden > 0 || !bundle.left_out.is_empty(), "the test hides something");
}

/// What left alone before stays told, and what leaves with the bundle hides with it.
#[test]
fn a_bundle_that_has_left_counts_as_one() {
    let study = small_units();
    let bundle = study.bundle(&asked(&["enhed"]), &names(&["enhed"]), &[]).expect("a bundle");
    let gone: Vec<SettingsInput> = bundle.outputs.iter().map(|output| output.asked.clone()).collect();
    let again = study
        .publish_after(&asked(&["enhed"]), std::slice::from_ref(&gone), None, &mut |_, _, _| {})
        .expect("published")
        .answer
        .value;
    let first = published(&study, &bundle).swap_remove(0);
    let shown = |analysis: &Analysis| -> Vec<(String, usize)> {
        let categories = analysis.groups.iter().flat_map(|by| &by.categories);
        categories.map(|c| (c.label.clone(), c.items.iter().flatten().count())).collect()
    };
    assert_eq!(shown(&again), shown(&first), "what has left is told again as it was");
}

#[test]
fn one_unit_is_asked_for_by_code_or_label() {
    let study = small_units();
    let by = "enhed".to_owned();
    let report = |unit: &str| {
        let format = Format::Json;
        study.report_of(&asked(&["enhed"]), (&by, unit), &[], format, &Imprint::default(), &mut |_, _, _| {})
    };
    let bytes = report("E1").expect("a report");
    let json: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    let bundle = study.bundle(&asked(&["enhed"]), &names(&["enhed"]), &[]).expect("a bundle");
    let place = bundle.outputs.iter().position(|o| o.of.as_ref().is_some_and(|part| part.label == "E1"));
    let alone =
        study.publish_of(&bundle, place.expect("is there"), None, &mut |_, _, _| {}).expect("published");
    assert_eq!(json["respondents"]["answered"], alone.answer.value.respondents.answered);
    assert_eq!(json["settings"]["where"]["enhed"][0], "E1");
    assert!(matches!(report("findes ikke"), Err(Problem::BadSettings { .. })));
}
