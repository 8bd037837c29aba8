//! How long a large export takes natively, phase by phase: `cargo run --release -p svarkort-core --example large [file.csv]`;
//! without a file an invented one of 1,000,000 rows x 40 columns.
#![expect(clippy::print_stdout, reason = "it tells what it measured")]

use svarkort_core::Study;
use svarkort_core::analysis::SettingsInput;
use svarkort_core::read::{Incoming, Source};
use svarkort_core::tools::ReadAs;

/// As the benchmark's generator: 33 codes, three questions with labels, id, unit, class and sex.
fn invented(rows: u32) -> Vec<u8> {
    let mut state = 1_u64;
    let mut below = move |bound: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as u32) % bound
    };
    let labels = ["Nej", "Lidt", "Delvis", "Ja", "Ja, meget"];
    let mut text = String::from("\u{feff}id;enhed;klasse;køn");
    for item in 1..=33 {
        text.push_str(&format!(";q{item}"));
    }
    text.push_str(";samlet;personale;lokaler\r\n");
    for row in 1..=rows {
        let sex = ["K", "M"][below(2) as usize];
        text.push_str(&format!(
            "{row};{};{}.{};{sex}",
            100 + below(120),
            below(10),
            ["A", "B"][below(2) as usize]
        ));
        for _ in 0..33 {
            text.push(';');
            if below(50) > 0 {
                text.push(char::from(b'1' + below(5).max(below(5)) as u8));
            }
        }
        for _ in 0..3 {
            text.push(';');
            text.push_str(labels[below(5).max(below(5)) as usize]);
        }
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// Seconds of the processor, which other work on the machine does not lengthen.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |place: usize| fields.get(place).and_then(|n| n.parse::<f64>().ok()).unwrap_or_default();
    (ticks(11) + ticks(12)) / 100.0
}

/// The most memory that the process held so far, in megabytes.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    let kilobytes = line.split_whitespace().nth(1).and_then(|n| n.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
}

fn main() -> Result<(), String> {
    let bytes = match std::env::args().nth(1) {
        Some(path) => std::fs::read(path).map_err(|error| error.to_string())?,
        None => invented(1_000_000),
    };
    println!("{} bytes; {:.0} MB with them", bytes.len(), peak());
    let mut last = processor();
    let mut told = |what: &str| {
        println!("{what}: {:.2} s; peak {:.0} MB", processor() - last, peak());
        last = processor();
    };
    let problem = |problem| format!("{problem:?}");
    let mut incoming = Incoming::new("stor.csv", bytes.len() as u64).map_err(problem)?;
    for piece in bytes.chunks(1 << 20) {
        incoming.push(piece).map_err(problem)?;
    }
    let read = incoming.finish().map_err(problem)?;
    told("read");
    let study = Study::from_tables(read.value, read.notes, ReadAs::Recognised).map_err(problem)?;
    told("recognised and checked");
    let codebook = study.codebook();
    told("codebook");
    println!("{} variables, {} notes", codebook.value.variables.len(), codebook.notes.len());
    let asked = SettingsInput::default();
    let mut stage = None;
    let mut began = processor();
    let answer = study
        .analyse(&asked, &mut |done, total, at| {
            if stage != Some(at) {
                println!("  {stage:?} {:.2} s; peak {:.0} MB", processor() - began, peak());
                stage = Some(at);
                began = processor();
            }
            let _ = (done, total);
        })
        .map_err(problem)?;
    println!("  {stage:?} {:.2} s", processor() - began);
    told("analysed");
    println!("{} items", answer.value.items.len());
    let again = Source { name: "stor.csv".to_owned(), bytes };
    drop(study);
    told("let go");
    Study::open(&[again], &mut |_, _, _| {}).map_err(problem)?;
    told("opened at once");
    Ok(())
}
