//! Every document, for looking at: `cargo run -p svarkort-core --example documents FOLDER [da|en] [FILE GROUP...]`; the
//! built-in example where no file is named, with all its background variables where no group is.
#![expect(clippy::print_stdout, reason = "it tells what it wrote")]

use std::path::Path;
use std::time::Instant;

use svarkort_core::analysis::{BootstrapInput, SettingsInput};
use svarkort_core::codebook::Role;
use svarkort_core::read::Source;
use svarkort_core::report::document::Imprint;
use svarkort_core::report::{Extent, Format, file};
use svarkort_core::{Language, Study, example};

fn main() {
    let mut given = std::env::args().skip(1);
    let folder = given.next().expect("a folder to write to");
    let language = if given.next().as_deref() == Some("en") { Language::En } else { Language::Da };
    let sources = given.next().map_or_else(example::sources, |path| {
        let bytes = std::fs::read(&path).expect("a file that can be read");
        vec![Source { name: path, bytes }]
    });
    let study = Study::open(&sources, &mut |_, _, _| {}).expect("a survey");
    let mut groups: Vec<String> = given.collect();
    if groups.is_empty() {
        let codebook = study.codebook().value;
        let found = codebook.variables.into_iter().filter(|variable| variable.role == Role::Group);
        groups = found.map(|variable| variable.name).take(4).collect();
    }
    let bootstrap = Some(BootstrapInput { replicates: Some(400), ..BootstrapInput::default() });
    let asked = SettingsInput {
        language: Some(language),
        groups: Some(groups),
        bootstrap,
        ..SettingsInput::default()
    };
    let published = study.publish(&asked, &[], None, &mut |_, _, _| {}).expect("enough answers");
    let imprint = Imprint { unit: None, date: Some("2026-11-30".to_owned()) };
    for (name, format) in [
        ("bilag.docx", Format::Docx(Extent::Full)),
        ("notat.docx", Format::Docx(Extent::Note)),
        ("bilag.pptx", Format::Pptx),
        ("alle-tal.xlsx", Format::Xlsx),
        ("bilag.html", Format::Html),
        ("alle-tal.json", Format::Json),
        ("alle-tal.csv", Format::Csv),
    ] {
        let started = Instant::now();
        let bytes = file(&published, format, &imprint);
        println!("{name}: {} bytes in {:?}", bytes.len(), started.elapsed());
        std::fs::write(Path::new(&folder).join(name), bytes).expect("a folder that can be written to");
    }
}
