//! A table in, what it is instead of one row per respondent out: a finished table of results, a text, a list of answers.

use super::long::Long;
use crate::read::{Column, Table, number};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Respondents,
    /// Counts or percentages of answers.
    Aggregated,
    OneColumnOfText,
    Long(Long),
}

pub(super) fn shape(table: &Table) -> Shape {
    if is_text(table) {
        Shape::OneColumnOfText
    } else if is_aggregated(table) {
        Shape::Aggregated
    } else if let Some(long) = Long::of(table) {
        Shape::Long(long)
    } else {
        Shape::Respondents
    }
}

/// A single column whose rows are sentences. A single column of answers is a small survey, but one.
fn is_text(table: &Table) -> bool {
    let [column] = table.columns.as_slice() else { return false };
    let texts = column.values.answers();
    let written = column.cells.iter().filter(|cell| *cell != 0).count();
    let sentences = texts.clone().filter(|text| text.chars().count() > 25 && text.contains(' ')).count();
    texts.len() * 2 > written && sentences * 2 > texts.len()
}

/// Words for the last row or column of a table of results.
const TOTAL: [&str; 9] = ["i alt", "total", "alle", "sum", "samlet", "all", "hele", "totalt", "samtlige"];
const PERCENT: [&str; 6] = ["pct", "%", "procent", "percent", "andel", "share"];

/// The first column names things, the others count them, and the counts add up as only results do.
fn is_aggregated(table: &Table) -> bool {
    let [names, others @ ..] = table.columns.as_slice() else { return false };
    // The longest table of results has a row per unit of a municipality, not per citizen.
    if others.len() < 2 && !others.iter().any(has_percent_name) || table.rows > 200 || !are_names(names) {
        return false;
    }
    let counts: Vec<Vec<Option<f64>>> =
        others.iter().filter(|column| is_numeric(column)).map(cells).collect();
    if counts.is_empty() || counts.len() * 2 < others.len() {
        return false;
    }
    let total = total_row(names);
    percent_signs(others) || rows_make_hundred(&counts, total) || columns_add_up(&counts, total) || {
        let percents = others.iter().filter(|column| has_percent_name(column) && is_numeric(column));
        percents.map(cells).any(|cells| adds_to_hundred(&without(&cells, total)))
    }
}

fn has_percent_name(column: &Column) -> bool {
    let name = column.header.to_lowercase();
    PERCENT.iter().any(|word| name.contains(word))
}

/// All different, none a number.
fn are_names(column: &Column) -> bool {
    let texts = column.values.answers();
    texts.len() + 1 >= column.cells.len()
        && texts.clone().all(|text| number::parse(text).is_none() && text.chars().any(char::is_alphabetic))
        && texts.clone().filter(|text| text.chars().any(|c| c.is_ascii_digit())).count() * 2 <= texts.len()
}

fn is_numeric(column: &Column) -> bool {
    let texts = column.values.answers();
    let numbers = texts.clone().filter(|text| number::parse(text).is_some()).count();
    texts.len() > 0 && numbers * 10 >= texts.len() * 8
}

fn cells(column: &Column) -> Vec<Option<f64>> {
    let numbers: Vec<Option<f64>> = column.values.iter().map(number::parse).collect();
    column.cells.iter().map(|cell| numbers[cell as usize]).collect()
}

fn total_row(names: &Column) -> Option<usize> {
    let is_total = |row: &usize| {
        let name = names.text(*row).to_lowercase();
        TOTAL
            .iter()
            .any(|word| name.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
    };
    (0..names.cells.len()).find(is_total)
}

fn without(cells: &[Option<f64>], row: Option<usize>) -> Vec<f64> {
    cells.iter().enumerate().filter(|(at, _)| Some(*at) != row).filter_map(|(_, cell)| *cell).collect()
}

fn percent_signs(columns: &[Column]) -> bool {
    let count = |wanted: fn(&str) -> bool| -> usize {
        columns.iter().flat_map(|column| column.values.answers()).filter(|text| wanted(text)).count()
    };
    let signs = count(|text| text.ends_with('%') && number::parse(text).is_some());
    signs > 1 && signs * 2 >= count(|text| number::parse(text).is_some())
}

/// Rounded shares of several classes.
fn adds_to_hundred(cells: &[f64]) -> bool {
    let sum: f64 = cells.iter().sum();
    cells.len() > 1
        && cells.iter().all(|cell| *cell >= 0.0)
        && ((sum - 100.0).abs() <= 1.6 || (sum - 1.0).abs() <= 0.016)
}

fn rows_make_hundred(columns: &[Vec<Option<f64>>], total: Option<usize>) -> bool {
    let rows = columns[0].len();
    let full = |row: usize| -> Vec<f64> { columns.iter().filter_map(|column| column[row]).collect() };
    let rows: Vec<Vec<f64>> = (0..rows).filter(|row| Some(*row) != total).map(full).collect();
    // Beside the shares there may be one column of counts.
    let hundred = |row: &&Vec<f64>| {
        adds_to_hundred(row)
            || (row.len() > 2 && (adds_to_hundred(&row[1..]) || adds_to_hundred(&row[..row.len() - 1])))
    };
    rows.len() > 1 && rows.iter().filter(hundred).count() * 10 >= rows.len() * 8
}

fn columns_add_up(columns: &[Vec<Option<f64>>], total: Option<usize>) -> bool {
    let Some(total) = total else { return false };
    let adds_up = |column: &&Vec<Option<f64>>| {
        let parts = without(column, Some(total));
        parts.len() > 1 && column[total].is_some_and(|total| (parts.iter().sum::<f64>() - total).abs() < 0.5)
    };
    columns.iter().filter(adds_up).count() * 2 >= columns.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Source, tables};

    fn of(text: &str) -> Shape {
        let source = Source { name: "x.csv".to_owned(), bytes: text.as_bytes().to_vec() };
        let read = tables(&[source], &mut |_, _, _| {}).expect("readable");
        shape(&read.value[0])
    }

    #[test]
    fn results_are_not_respondents() {
        for text in [
            "Spørgsmål;Tilfreds;Hverken/eller;Utilfreds\nVenlighed;73;16;11\nHjælp;54;21;25\n",
            "Spørgsmål;n;Tilfreds;Hverken/eller;Utilfreds\nVenlighed;700;73;16;11\nHjælp;650;54;21;25\n",
            "Svar;Antal;Procent\nMeget tilfreds;120;60,0\nUtilfreds;80;40,0\nI alt;200;100,0\n",
            "Center;Tilfreds;Utilfreds;I alt\nNord;10;5;15\nSyd;20;5;25\nI alt;30;10;40\n",
            "Svar;Andel\nMeget tilfreds;60 %\nUtilfreds;40 %\n",
        ] {
            assert_eq!(of(text), Shape::Aggregated, "{text}");
        }
    }

    #[test]
    fn respondents_are_not_results() {
        for text in [
            "id;q1;q2;q3\nA1;5;4;3\nA2;4;4;2\nA3;1;2;3\n",
            "navn;q1;q2;q3\nAnna;5;4;3\nBo;4;4;2\nCarl;1;2;3\n",
            "køn;q1;q2\nMand;5;4\nKvinde;4;4\n",
            "q1;q2\n50;50\n40;60\n",
            "q1\n1\n2\n3\n",
            "q1\nMeget tilfreds\nTilfreds\nTilfreds\nMeget tilfreds\n",
            "id;q1\n1;5\n",
        ] {
            assert_eq!(of(text), Shape::Respondents, "{text}");
        }
    }

    #[test]
    fn sentences_and_lists_of_answers_are_told_apart() {
        let letter = "Kære borger\nTak for din henvendelse til os den 3. maj.\nVi vender tilbage, så snart vi kan det.\n";
        assert_eq!(of(letter), Shape::OneColumnOfText);
        let long = "id;spørgsmål;svar\n1;q1;5\n1;q2;4\n2;q1;3\n2;q2;2\n";
        assert!(matches!(of(long), Shape::Long(_)));
    }
}
