//! Export files in, what was recognised out: one line per variable, with the evidence and the questions left.
//!
//! `cargo run --example codebook -- dataset.csv structure.csv labels.csv`
#![expect(clippy::print_stdout, reason = "its output is what the example is for")]

use svarkort_core::read::Source;
use svarkort_core::{Language, Study, words};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut sources = Vec::new();
    for path in std::env::args().skip(1) {
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        sources.push(Source { name, bytes: std::fs::read(&path)? });
    }
    let language = Language::Da;
    let study =
        Study::open(&sources, &mut |_, _, _| {}).map_err(|problem| words::problem(&problem, language))?;
    let codebook = study.codebook();
    for variable in &codebook.value.variables {
        let options: Vec<String> = variable
            .options
            .iter()
            .take(14)
            .map(|option| {
                let place = option.favourability.map_or(String::new(), |place| format!("@{place}"));
                let missing = if option.missing { "!" } else { "" };
                let label: String = option.label.chars().take(24).collect();
                format!("{missing}{}{place}={label}:{}", option.code, option.n)
            })
            .collect();
        println!(
            "{:<28} {:?} {:?} points {:?}{} valid {} missing {} | {} | {}",
            variable.name.chars().take(28).collect::<String>(),
            variable.role,
            variable.kind,
            variable.points,
            if variable.reversed { " reversed" } else { "" },
            variable.valid,
            variable.missing,
            options.join(" "),
            words::evidence(&variable.reasons, language),
        );
    }
    for note in &codebook.notes {
        println!("? {}", words::note(note, language));
    }
    Ok(())
}
