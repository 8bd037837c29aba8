//! A bundle of outputs in, one zip file out: a report for each unit or target group beside the whole, and the whole's own.

use super::appendix::{Extent, appendix};
use super::document::{Block, Brand, Document, Imprint, Section};
use super::ooxml::archive::zipped;
use super::{Format, docx, html, pptx};
use crate::analysis::{Analysis, Convention, Item, Measure};
use crate::figure::{Cell, Table};
use crate::note::Noted;
use crate::problem::{BadSetting, Problem};
use crate::protect::Published;
use crate::study::{Bundle, OnProgress, PartOf, Stage, Study};
use crate::words::number::{difference, whole_percent};
use crate::words::units::Words;

/// `answer`: the data holder's of the whole, where it is there. Progress is told by report.
///
/// # Errors
/// As [`Study::analyse`], and for a format that is no document.
pub fn archive(
    study: &Study,
    bundle: &Bundle,
    answer: Option<&Noted<Analysis>>,
    format: Format,
    brand: &Brand,
    on_progress: OnProgress,
) -> Result<Vec<u8>, Problem> {
    let total = u32::try_from(bundle.outputs.len()).unwrap_or(u32::MAX);
    let mut files = Vec::with_capacity(bundle.outputs.len());
    let whole = study.publish_of(bundle, 0, answer, &mut |_, _, _| {})?;
    let words = Words::of(whole.answer.value.settings.language);
    files.push((
        format!("00-{}.{}", words.whole_file, ending(format)?),
        written(&whole_document(&whole, extent(format), brand), format)?,
    ));
    on_progress(1, total, Stage::Documents);
    for (place, output) in bundle.outputs.iter().enumerate().skip(1) {
        let Some(part) = &output.of else { continue };
        let published = study.publish_of(bundle, place, None, &mut |_, _, _| {})?;
        let document = part_document(&published, &whole, part, extent(format), brand);
        files.push((path(place, part, ending(format)?), written(&document, format)?));
        on_progress(u32::try_from(place + 1).unwrap_or(total), total, Stage::Documents);
    }
    Ok(zipped(&files))
}

fn whole_document(whole: &Published, extent: Extent, brand: &Brand) -> Document {
    Document { brand: brand.clone(), ..appendix(whole, &Imprint::default(), extent) }
}

/// As much as the format is read for.
fn extent(format: Format) -> Extent {
    match format {
        Format::Pptx => Extent::Slides,
        Format::Docx(extent) => extent,
        Format::Html | Format::Json | Format::Csv | Format::Xlsx => Extent::Full,
    }
}

/// The part's own appendix, with the whole beside it after the introduction.
#[must_use]
pub fn part_document(
    part: &Published,
    whole: &Published,
    of: &PartOf,
    extent: Extent,
    brand: &Brand,
) -> Document {
    let imprint = Imprint { unit: Some(of.label.clone()), date: None };
    let mut document = appendix(part, &imprint, extent);
    document.brand = brand.clone();
    if let Some(section) = beside(&part.answer.value, &whole.answer.value, of) {
        let after = document.sections.len().min(1);
        document.sections.insert(after, section);
    }
    document
}

/// Each rating item that both tell: the share of favourable answers here and in the whole.
fn beside(part: &Analysis, whole: &Analysis, of: &PartOf) -> Option<Section> {
    let language = part.settings.language;
    let words = Words::of(language);
    let convention = part.settings.convention;
    let rows: Vec<Vec<Cell>> = part
        .items
        .iter()
        .filter_map(|item| {
            let whole = whole.items.iter().find(|other| other.name == item.name)?;
            let ((n, base), (all_n, all_base)) = (share(item, convention)?, share(whole, convention)?);
            let exact = |n: u32, of: u32| 100.0 * f64::from(n) / f64::from(of);
            let percent = |n, of| whole_percent(n, of).map_or(Cell::Empty, |value| number(value, true));
            Some(vec![
                Cell::Text(item.label.clone()),
                number(base, false),
                percent(n, base),
                number(all_base, false),
                percent(all_n, all_base),
                Cell::Text(difference(exact(n, base) - exact(all_n, all_base), 0, language)),
            ])
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let header = vec![
        words.question.to_owned(),
        format!("{}: n", of.label),
        format!("{}: {}", of.label, words.share),
        format!("{}: n", words.whole),
        format!("{}: {}", words.whole, words.share),
        words.difference.to_owned(),
    ];
    let table = Table { caption: (words.caption)(&of.label), header, rows };
    let blocks = vec![
        Block::Paragraph(words.lead.to_owned()),
        Block::Table(table),
        Block::Note(words.not_tested.to_owned()),
    ];
    Some(Section { heading: words.heading.to_owned(), blocks })
}

fn share(item: &Item, convention: Convention) -> Option<(u32, u32)> {
    let Measure::Rating { favourable, boxes, .. } = &item.measure else { return None };
    let share = if convention == Convention::Top2 { &boxes.upper_half } else { favourable };
    share.as_ref().map(|share| (share.n, item.n.0)).filter(|(_, of)| *of > 0)
}

fn number(value: u32, percent: bool) -> Cell {
    Cell::Number { value: f64::from(value), decimals: 0, percent }
}

fn ending(format: Format) -> Result<&'static str, Problem> {
    match format {
        Format::Docx(_) => Ok("docx"),
        Format::Pptx => Ok("pptx"),
        Format::Html => Ok("html"),
        Format::Json | Format::Csv | Format::Xlsx => {
            Err(Problem::BadSettings { setting: "format".to_owned(), why: BadSetting::NotYetAvailable })
        }
    }
}

fn written(document: &Document, format: Format) -> Result<Vec<u8>, Problem> {
    ending(format)?;
    Ok(match format {
        Format::Docx(_) => docx::document(document),
        Format::Html => html::document(document),
        Format::Pptx | Format::Json | Format::Csv | Format::Xlsx => pptx::document(document),
    })
}

/// `03-sygedagpenge.pptx`: letters, digits and hyphens alone, and no two alike.
fn path(place: usize, part: &PartOf, ending: &str) -> String {
    let mut name = String::new();
    for letter in part.label.to_lowercase().chars() {
        match letter {
            'æ' => name.push_str("ae"),
            'ø' => name.push_str("oe"),
            'å' => name.push_str("aa"),
            letter if letter.is_ascii_alphanumeric() => name.push(letter),
            _ if name.is_empty() || name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    let name: String = name.chars().take(60).collect();
    format!("{place:02}-{}.{ending}", name.trim_end_matches('-'))
}
