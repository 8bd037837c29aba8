//! Columns in, the part that makes a sheet a table out: its head is a head to screen readers too, and its rows filter.

use super::{Column, MAIN, Xml};

pub const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";

/// The heads as the table demands them: one line, not empty, none twice.
pub(super) fn heads(columns: &[Column]) -> Vec<String> {
    let mut heads: Vec<String> = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        let line = column.head.split(|letter: char| letter.is_control() || letter.is_whitespace());
        let mut head: String = line.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        head = head.chars().take(200).collect();
        if head.is_empty() {
            head = format!("{}", place + 1);
        }
        let stem = head.clone();
        let mut number = 2;
        while heads.iter().any(|known| known.to_lowercase() == head.to_lowercase()) {
            head = format!("{stem} ({number})");
            number += 1;
        }
        heads.push(head);
    }
    heads
}

/// `last`: the cell at its lower right.
pub(super) fn part(number: usize, heads: &[String], last: &str) -> String {
    let area = format!("A1:{last}");
    let mut xml = Xml::part();
    xml.open(
        "table",
        &[
            ("xmlns", &MAIN),
            ("id", &number),
            ("name", &format_args!("Tabel{number}")),
            ("displayName", &format_args!("Tabel{number}")),
            ("ref", &area),
            ("totalsRowShown", &0),
        ],
    );
    xml.leaf("autoFilter", &[("ref", &area)]);
    xml.open("tableColumns", &[("count", &heads.len())]);
    for (place, head) in heads.iter().enumerate() {
        xml.leaf("tableColumn", &[("id", &(place + 1)), ("name", &super::unescaped(head))]);
    }
    xml.close().leaf(
        "tableStyleInfo",
        &[
            ("name", &"TableStyleLight1"),
            ("showFirstColumn", &0),
            ("showLastColumn", &0),
            ("showRowStripes", &1),
            ("showColumnStripes", &0),
        ],
    );
    xml.finish()
}
