//! A table's cells in, their writing out: on the page, as HTML for a document and as text for a spreadsheet.

use svarkort_core::Language;
use svarkort_core::figure::{Cell, Table};
use svarkort_core::units::Share;
use svarkort_core::words::number;

use crate::words;

/// For the clipboard: a word processor takes it as a table.
pub fn html(table: &Table, language: Language) -> String {
    let mut html = format!("<table><caption>{}</caption><thead><tr>", escaped(&table.caption));
    for name in &table.header {
        html.push_str(&format!("<th>{}</th>", escaped(name)));
    }
    html.push_str("</tr></thead><tbody>");
    for row in &table.rows {
        html.push_str("<tr>");
        for (place, cell) in row.iter().enumerate() {
            let tag = if place == 0 { "th" } else { "td" };
            html.push_str(&format!("<{tag}>{}</{tag}>", escaped(&text(cell, language))));
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    html
}

/// For the clipboard: a spreadsheet takes it as cells.
pub fn tabbed(table: &Table, language: Language) -> String {
    let line = |cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace(['\t', '\n', '\r'], " ")).collect();
        cells.join("\t")
    };
    let mut lines = vec![line(table.header.clone())];
    lines.extend(table.rows.iter().map(|row| line(row.iter().map(|cell| text(cell, language)).collect())));
    lines.join("\r\n")
}

/// A cell as it is written.
pub fn text(cell: &Cell, language: Language) -> String {
    let part = words::of(language).part;
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number { value, decimals, percent: true } => {
            number::share(Share(value / 100.0), u32::from(*decimals), language)
        }
        Cell::Number { value, decimals, percent: false } => {
            number::decimal(*value, u32::from(*decimals), language)
        }
        Cell::Hidden => part.hidden.to_owned(),
        Cell::Empty => part.empty.to_owned(),
    }
}

/// Whether a column holds numbers: then it is set to the right.
pub fn numeric(table: &Table, place: usize) -> bool {
    let mut cells = table.rows.iter().filter_map(|row| row.get(place)).peekable();
    cells.peek().is_some() && cells.all(|cell| !matches!(cell, Cell::Text(_)))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Table {
        let number = |value, decimals, percent| Cell::Number { value, decimals, percent };
        Table {
            caption: "Svar & mere".to_owned(),
            header: vec!["Spørgsmål".to_owned(), "Tilfreds".to_owned(), "n".to_owned()],
            rows: vec![
                vec![
                    Cell::Text("<script>\talert".to_owned()),
                    number(54.0, 0, true),
                    number(1960.0, 0, false),
                ],
                vec![Cell::Text("Til".to_owned()), Cell::Hidden, Cell::Empty],
            ],
        }
    }

    #[test]
    fn a_copied_table_carries_no_markup_of_the_survey() {
        let html = html(&sample(), Language::Da);
        assert!(html.contains("<caption>Svar &amp; mere</caption>"));
        assert!(html.contains("<th>&lt;script&gt;\talert</th><td>54\u{a0}%</td><td>1.960</td>"));
        assert!(html.contains("<td>skjult</td><td>–</td>"));
    }

    #[test]
    fn a_spreadsheet_gets_one_cell_per_number() {
        let text = tabbed(&sample(), Language::En);
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines, ["Spørgsmål\tTilfreds\tn", "<script> alert\t54%\t1,960", "Til\thidden\t–"]);
    }

    #[test]
    fn only_columns_without_words_are_set_to_the_right() {
        let table = sample();
        assert_eq!([0, 1, 2, 3].map(|place| numeric(&table, place)), [false, true, true, false]);
    }
}
