//! Documents for a committee: well formed, whole, the same each time, with the numbers of the publication and nothing of
//! what it hides.

mod archive;

use archive::Files;
use base64::Engine;
use sha2::{Digest, Sha256};
use svarkort_core::analysis::{Measure, SettingsInput};
use svarkort_core::codebook::Role;
use svarkort_core::protect::Published;
use svarkort_core::read::Source;
use svarkort_core::report::appendix::appendix;
use svarkort_core::report::document::{Block, Imprint, Logo, LogoFormat, Rgb};
use svarkort_core::report::html::STYLE_HASH;
use svarkort_core::report::{Extent, Format, docx, file, html, pptx};
use svarkort_core::{Language, Study, example};

const FORMATS: [Format; 4] =
    [Format::Docx(Extent::Full), Format::Docx(Extent::Note), Format::Pptx, Format::Xlsx];

fn published(sources: &[Source], language: Language, minimum: u32) -> Published {
    let study = Study::open(sources, &mut |_, _, _| {}).expect("a survey");
    let codebook = study.codebook().value;
    let groups = codebook.variables.into_iter().filter(|variable| variable.role == Role::Group);
    let asked = SettingsInput {
        language: Some(language),
        groups: Some(groups.map(|variable| variable.name).take(2).collect()),
        minimum_group: Some(minimum),
        ..SettingsInput::default()
    };
    study.publish(&asked, &[], None, &mut |_, _, _| {}).expect("enough answers")
}

fn imprint() -> Imprint {
    Imprint { unit: Some("Jobcenter Øst & Vest".to_owned()), date: Some("2026-11-30".to_owned()) }
}

#[test]
fn every_part_is_well_formed_named_and_typed() {
    for language in [Language::Da, Language::En] {
        let published = published(&example::sources(), language, 5);
        for format in FORMATS {
            let files = Files::of(&file(&published, format, &imprint()));
            files.check();
        }
    }
}

#[test]
fn the_same_gives_the_same_bytes() {
    let published = published(&example::sources(), Language::Da, 5);
    for format in FORMATS.into_iter().chain([Format::Html]) {
        assert!(file(&published, format, &imprint()) == file(&published, format, &imprint()), "{format:?}");
    }
}

#[test]
fn charts_and_sheets_hold_the_numbers_of_the_publication() {
    let published = published(&example::sources(), Language::Da, 5);
    let analysis = &published.answer.value;
    let workbook = Files::of(&file(&published, Format::Xlsx, &imprint()));
    let word = Files::of(&file(&published, Format::Docx(Extent::Full), &imprint()));
    let slides = Files::of(&file(&published, Format::Pptx, &imprint()));
    let mut checked = 0;
    let mut holds = |number: f64, files: &[&Files]| {
        let told = format!("<v>{number}</v>").replace("<v>", "").replace("</v>", "");
        for files in files {
            assert!(
                files
                    .any(|text| text.contains(&format!(">{told}</v>"))
                        || text.contains(&format!(">{told}</c:v>"))),
                "{number}"
            );
        }
        checked += 1;
    };
    for item in &analysis.items {
        if let Measure::Rating { favourable: Some(share), mean: Some(mean), .. } = &item.measure {
            holds(share.share.0, &[&workbook, &word, &slides]);
            holds(mean.value, &[&workbook]);
            holds(share.interval.low, &[&workbook]);
        }
    }
    for weight in analysis.drivers.iter().flat_map(|drivers| &drivers.weights) {
        holds(weight.share.0, &[&workbook, &word, &slides]);
        holds(weight.beta, &[&workbook]);
    }
    for place in analysis.priority_map.iter().flat_map(|map| &map.items) {
        holds(place.performance, &[&workbook, &word, &slides]);
    }
    assert!(checked > 80);
    // Each chart carries the workbook of its numbers.
    let charts = word.names().filter(|name| name.starts_with("word/charts/chart")).count();
    let books = word.names().filter(|name| name.starts_with("word/embeddings/")).count();
    assert!(charts > 5 && charts == books);
}

#[test]
fn charts_deny_what_they_do_not_show_and_have_an_alternative_text() {
    let published = published(&example::sources(), Language::Da, 5);
    for (format, place) in
        [(Format::Docx(Extent::Full), "word/document.xml"), (Format::Pptx, "ppt/slides/slide5.xml")]
    {
        let files = Files::of(&file(&published, format, &imprint()));
        let page = files.text(place);
        assert!(
            page.contains("drawingml/2006/chart")
                && page.contains("descr=\"")
                && !page.contains("descr=\"\"")
        );
        for name in files.names().filter(|name| name.contains("/charts/chart")) {
            let chart = files.text(name);
            let flags = chart.matches("<c:showVal ").count();
            for flag in ["LegendKey", "CatName", "SerName", "Percent", "BubbleSize"] {
                assert_eq!(
                    chart.matches(&format!("<c:show{flag} val=\"0\"/>")).count(),
                    flags,
                    "{name} {flag}"
                );
            }
            assert!(chart.contains("<c:externalData") && !chart.contains("schemeClr"), "{name}");
        }
    }
}

#[test]
fn documents_say_their_language_title_headings_and_heads() {
    for (language, code) in [(Language::Da, "da-DK"), (Language::En, "en-GB")] {
        let published = published(&example::sources(), language, 5);
        let word = Files::of(&file(&published, Format::Docx(Extent::Full), &imprint()));
        assert!(word.text("word/styles.xml").contains(&format!("<w:lang w:val=\"{code}\"")));
        assert!(word.text("docProps/core.xml").contains("<dc:title>Res"));
        assert!(word.text("docProps/core.xml").contains(&format!("<dc:language>{code}</dc:language>")));
        let page = word.text("word/document.xml");
        assert_eq!(page.matches("w:val=\"Heading1\"").count(), 6);
        assert!(page.matches("<w:tblHeader/>").count() == page.matches("<w:tbl>").count());
        let slides = Files::of(&file(&published, Format::Pptx, &imprint()));
        for name in slides.names().filter(|name| name.starts_with("ppt/slides/slide")) {
            let slide = slides.text(name);
            assert!(slide.contains("type=\"title\"") || slide.contains("type=\"ctrTitle\""), "{name}");
        }
    }
}

#[test]
fn what_is_hidden_is_marked_and_its_number_stands_nowhere() {
    let hidden = published(&example::sources(), Language::Da, 10);
    let open = published(&example::sources(), Language::Da, 1);
    let groups = |published: &Published| published.answer.value.groups.clone();
    let mut secret = 0;
    let told: Vec<Vec<u8>> = FORMATS.map(|format| file(&hidden, format, &imprint())).into();
    let workbook = Files::of(&told[3]);
    for (group, all) in groups(&hidden).iter().zip(groups(&open)) {
        for (category, known) in group.categories.iter().zip(all.categories) {
            if !category.suppressed {
                continue;
            }
            secret += 1;
            // An interval of fewer than the smallest group's answers is no other cell's; a share of them may be.
            let bounds = known.items.iter().flatten().filter_map(|item| match &item.measure {
                Measure::Rating { favourable: Some(share), .. } => Some(share.interval),
                _ => None,
            });
            for written in
                bounds.flat_map(|interval| [interval.low, interval.high]).map(|bound| bound.to_string())
            {
                if written.len() > 12 {
                    for told in &told {
                        let stands = Files::of(told).any(|text| text.contains(&format!(">{written}<")));
                        assert!(!stands, "{written}");
                    }
                }
            }
        }
    }
    assert!(secret > 0, "somebody must be hidden for this to say anything");
    assert!(workbook.any(|text| text.contains(">Skjult<")));
}

/// What somebody may have called a question, who wishes the reader ill or only has odd keys.
const ODD: [&str; 6] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2",
    "@SUM(A1)",
    "<script>alert(1)</script> & \"x\"",
    "a\u{1}\u{b}b _x0041_ \u{1b}[0m",
];

#[test]
fn no_text_of_a_survey_is_a_formula_or_markup() {
    let mut csv = String::new();
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    csv.push_str(&ODD.map(quoted).join(";"));
    csv.push_str(";=Gruppe\r\n");
    for row in 0..200_usize {
        for item in 0..ODD.len() {
            csv.push_str(&format!("{};", 1 + (row * (item + 3) + row / 7) % 5));
        }
        csv.push_str(if row % 2 == 0 { "=1+1\r\n" } else { "@x\r\n" });
    }
    let published =
        published(&[Source { name: "=odd.csv".to_owned(), bytes: csv.into_bytes() }], Language::Da, 5);
    assert!(published.answer.value.items.len() >= ODD.len() - 1);
    for format in FORMATS {
        let files = Files::of(&file(&published, format, &imprint()));
        files.check();
        for name in files.names().filter(|name| name.contains("/embeddings/")) {
            let book = Files::of(files.bytes(name));
            book.check();
            assert!(!book.any(|text| text.contains("<f>")));
        }
    }
    let workbook = Files::of(&file(&published, Format::Xlsx, &imprint()));
    assert!(!workbook.any(|text| text.contains("<f>") || text.contains("t=\"str\"")));
    let sheet = workbook.text("xl/worksheets/sheet4.xml");
    assert!(sheet.contains("s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=cmd"));
    let page = String::from_utf8(file(&published, Format::Html, &imprint())).expect("text");
    assert!(!page.contains("<script"));
}

/// The municipality's colour is let through by a hash of its own.
#[test]
fn the_web_page_has_the_colour_of_its_sender() {
    let published = published(&example::sources(), Language::En, 5);
    let mut document = appendix(&published, &imprint(), Extent::Full);
    document.brand.accent = Some(Rgb(0x7a, 0, 0x3c));
    let page = String::from_utf8(html::document(&document)).expect("text");
    let style = ":root{--accent:#7A003C}";
    assert!(page.contains(&format!("<style>{style}</style>")));
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style));
    assert!(page.contains(&format!("sha256-{STYLE_HASH}' 'sha256-{hash}'")));
}

#[test]
fn the_web_page_fetches_and_runs_nothing() {
    let published = published(&example::sources(), Language::Da, 5);
    let page = String::from_utf8(file(&published, Format::Html, &imprint())).expect("text");
    let (_, rest) = page.split_once("<style>").expect("a style");
    let (style, _) = rest.split_once("</style>").expect("its end");
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style));
    assert_eq!(hash, STYLE_HASH, "the style has changed: this is its new hash");
    assert!(
        page.contains(&format!("default-src 'none'; style-src &apos;sha256-{hash}").replace("&apos;", "'"))
    );
    for never in ["<script", "javascript:", " on", "style=\"", "http://", "https://", "<link", "url("] {
        let found = page.matches(never).count();
        assert!(
            found == 0 || never == " on" && !page.contains(" onclick") && !page.contains(" onload"),
            "{never}"
        );
    }
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"da\">"));
    let tables = page.matches("<table>").count();
    assert!(tables > 5 && page.matches("<thead>").count() == tables);
    assert!(page.matches("role=\"img\" aria-label=").count() >= 1);
}

#[test]
fn a_municipality_stands_on_its_documents() {
    let published = published(&example::sources(), Language::Da, 5);
    let mut document = appendix(&published, &imprint(), Extent::Full);
    document.brand.organisation = Some("Svendborg Kommune".to_owned());
    document.brand.accent = Some(Rgb(0x00, 0x5A, 0x3C));
    document.brand.logo = Some(Logo {
        format: LogoFormat::Png,
        bytes: vec![0x89, b'P', b'N', b'G'],
        width: 200,
        height: 50,
        description: "Svendborg Kommunes våben".to_owned(),
    });
    let word = Files::of(&docx::document(&document));
    word.check();
    assert!(word.text("word/header1.xml").contains("descr=\"Svendborg Kommunes våben\""));
    assert!(word.text("word/styles.xml").contains("005A3C"));
    let slides = Files::of(&pptx::document(&document));
    slides.check();
    assert!(slides.text("ppt/slides/slide1.xml").contains("Svendborg Kommune"));
    let page = String::from_utf8(html::document(&document)).expect("text");
    assert!(page.contains("src=\"data:image/png;base64,iVBORw==\" alt=\"Svendborg Kommunes våben\""));
}

#[test]
fn an_appendix_has_its_six_parts_method_and_reservations() {
    let published = published(&example::sources(), Language::Da, 5);
    let document = appendix(&published, &imprint(), Extent::Full);
    let headings: Vec<&str> = document.sections.iter().map(|section| section.heading.as_str()).collect();
    let asked = [
        "Introduktion",
        "Læsevejledning",
        "Samlede resultater",
        "Resultater på tværs",
        "Prioriteringskort",
        "Metode",
    ];
    assert_eq!(headings, asked);
    for extent in [Extent::Full, Extent::Note, Extent::Slides] {
        let document = appendix(&published, &imprint(), extent);
        let last = document.sections.last().expect("sections");
        assert!(last.blocks.iter().any(|block| matches!(block, Block::List(_))));
        assert!(last.blocks.iter().any(|block| matches!(block, Block::Note(_))));
        assert!(document.figures().all(|figure| !figure.description.is_empty()));
    }
}

/// 300 questions and 60 groups are under 10 MB: of the groups a sixth is made here, which must be under a sixth of it, since
/// the rest is as large and tests are not optimised.
#[test]
fn many_questions_and_groups_stay_small() {
    let mut published = published(&example::sources(), Language::Da, 5);
    let analysis = &mut published.answer.value;
    let many = |items: &[svarkort_core::analysis::Item], count: usize| {
        let rated = items.iter().filter(|item| matches!(item.measure, Measure::Rating { .. }));
        let rated: Vec<_> = rated.collect();
        (0..count)
            .map(|place| {
                let mut item = rated[place % rated.len()].clone();
                item.name = format!("{}_{place}", item.name);
                item.label = format!("{} ({place})", item.label);
                item
            })
            .collect::<Vec<_>>()
    };
    analysis.items = many(&analysis.items, 300);
    analysis.groups.truncate(1);
    let group = &mut analysis.groups[0];
    let category =
        group.categories.iter().find(|category| !category.suppressed).expect("one is shown").clone();
    group.categories = (0..10)
        .map(|place| {
            let mut category = category.clone();
            category.label = format!("Afdeling {place}");
            category.items = category.items.map(|items| many(&items, 300));
            category
        })
        .collect();
    for format in
        [Format::Docx(Extent::Full), Format::Docx(Extent::Note), Format::Pptx, Format::Xlsx, Format::Html]
    {
        let bytes = file(&published, format, &imprint());
        assert!(bytes.len() < 10_000_000 / 6, "{format:?}: {} bytes", bytes.len());
    }
}
