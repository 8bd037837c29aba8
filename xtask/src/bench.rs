//! In: the built page and toolkit. Out: a table of sizes and times with their limits and the machine's load.

use std::process::Command;

use crate::step::{Outcome, run, say};
use crate::{dist, place, test, tools};

/// # Errors
/// When something cannot be measured; a limit that is not kept is told in the table.
pub fn bench(arguments: &[String]) -> Outcome {
    if !place::dist().join("SHA256SUMS").exists() {
        dist::dist()?;
    }
    tools::node()?;
    tools::npm_ci("install the test packages from npm", &place::root().join("tests"))?;
    let browser = test::chromium()?;
    let mut rows = Vec::new();
    for script in test::ending_in(&place::root().join("tests").join("bench"), ".bench.mjs")? {
        let name = script.file_stem().unwrap_or_default().to_string_lossy().replace(".bench", "");
        if !arguments.is_empty() && !arguments.contains(&name) {
            continue;
        }
        let load = load();
        let output = run(
            &format!("measure: {name}"),
            Command::new("node").current_dir(place::root()).env("CHROMIUM", &browser).arg(&script),
        )?;
        for line in output.lines() {
            if let Ok(measured) = serde_json::from_str::<serde_json::Value>(line) {
                rows.push(row(&measured, &load));
            }
        }
    }
    if rows.is_empty() {
        return Err("Nothing was measured; see `cargo xtask help` for the parts.".into());
    }
    say(&table(&rows));
    Ok(())
}

type Row = [String; 7];

const HEAD: [&str; 7] = ["measure", "median", "limit", "ratio", "least", "most", "load before"];

/// A script prints one object a line: `{ "name", "unit", "runs": [numbers], "limit": number or null }`.
fn row(measured: &serde_json::Value, load: &str) -> Row {
    let mut runs: Vec<f64> =
        measured["runs"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect();
    runs.sort_by(f64::total_cmp);
    let unit = measured["unit"].as_str().unwrap_or_default();
    let shown = |value: Option<&f64>| value.map_or_else(|| "-".to_owned(), |value| number(*value, unit));
    let median = runs.get(runs.len() / 2);
    let limit = measured["limit"].as_f64();
    let ratio = median.zip(limit).map_or_else(
        || "-".to_owned(),
        |(median, limit)| format!("{:.2}{}", median / limit, if *median > limit { " OVER" } else { "" }),
    );
    [
        measured["name"].as_str().unwrap_or_default().to_owned(),
        shown(median),
        shown(limit.as_ref()),
        ratio,
        shown(runs.first()),
        shown(runs.last()),
        load.to_owned(),
    ]
}

fn number(value: f64, unit: &str) -> String {
    if unit == "B" { format!("{value:.0} B") } else { format!("{value:.1} {unit}") }
}

fn table(rows: &[Row]) -> String {
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .chain([HEAD[column].len()])
            .max()
            .unwrap_or_default()
    };
    let line = |cells: [&str; 7]| {
        let mut text = String::from("|");
        for (column, cell) in cells.into_iter().enumerate() {
            let fill = " ".repeat(width(column) - cell.chars().count());
            let (before, after) = if column == 0 { ("", fill.as_str()) } else { (fill.as_str(), "") };
            text.push_str(&format!(" {before}{cell}{after} |"));
        }
        text
    };
    let rule: Vec<String> = (0..HEAD.len()).map(|column| "-".repeat(width(column))).collect();
    let mut lines = vec![line(HEAD), line(std::array::from_fn(|column| rule[column].as_str()))];
    lines.extend(rows.iter().map(|row| line(std::array::from_fn(|column| row[column].as_str()))));
    format!("\nMachine: {}\n\n{}", machine(), lines.join("\n"))
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZeroUsize::get);
    format!("{cores} cores, {}, {}", std::env::consts::OS, std::env::consts::ARCH)
}

/// The load of the last minute, where the system tells it.
fn load() -> String {
    std::fs::read_to_string("/proc/loadavg")
        .ok()
        .and_then(|text| text.split(' ').next().map(str::to_owned))
        .unwrap_or_else(|| "?".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_shows_the_median_and_what_is_over() {
        let measured = serde_json::json!({ "name": "open", "unit": "ms", "runs": [310.0, 250.0, 330.0], "limit": 300.0 });
        let text = table(&[row(&measured, "0.10")]);
        assert!(
            text.contains("| open    | 310.0 ms | 300.0 ms | 1.03 OVER | 250.0 ms | 330.0 ms |"),
            "{text}"
        );
    }
}
