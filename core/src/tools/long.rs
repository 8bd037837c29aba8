//! A table with one row per answer in, one with a row per respondent out.

use std::collections::BTreeMap;

use crate::read::{Column, Names, Table, Texts};

/// Which columns say whose answer to what a row holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Long {
    respondent: usize,
    question: usize,
    answer: usize,
}

const QUESTION: [&str; 12] = [
    "question",
    "questionid",
    "question_id",
    "questionname",
    "spørgsmål",
    "spoergsmaal",
    "spørgsmålsid",
    "spm",
    "item",
    "variable",
    "variablename",
    "variabel",
];
const ANSWER: [&str; 9] =
    ["answer", "answer_text", "svar", "svarværdi", "besvarelse", "value", "værdi", "response", "score"];
/// More questions than any survey has.
const MOST_QUESTIONS: usize = 2000;

impl Long {
    /// One column names the question, one holds the answer, and a third says whose it is, several times each.
    pub fn of(table: &Table) -> Option<Long> {
        let named = |words: &[&str]| {
            table.columns.iter().position(|column| words.contains(&column.header.to_lowercase().as_str()))
        };
        let (question, answer) = (named(&QUESTION)?, named(&ANSWER)?);
        let different = |at: usize| table.columns[at].values.len() - 1;
        let (rows, questions) = (table.rows as usize, different(question));
        // Nobody answers a question twice, so respondents times questions is at least the number of rows.
        let whose = |at: &usize| {
            let respondents = different(*at);
            ![question, answer].contains(at)
                && respondents > 0
                && respondents * 3 <= rows * 2
                && respondents * questions >= rows
        };
        let respondent = (0..table.columns.len()).filter(whose).min_by_key(|at| different(*at))?;
        let long = Long { respondent, question, answer };
        (questions > 1 && questions <= MOST_QUESTIONS && table.columns.len() <= 20 && long.is_unique(table))
            .then_some(long)
    }

    fn is_unique(self, table: &Table) -> bool {
        let mut seen = std::collections::BTreeSet::new();
        let key = |row: usize| {
            (table.columns[self.respondent].cells.at(row), table.columns[self.question].cells.at(row))
        };
        (0..table.rows as usize).all(|row| seen.insert(key(row)))
    }

    /// One row per respondent, one column per question, in the order in which they first come; beside them what is the
    /// same in all rows of a respondent. What is the same in all rows of a question is its text.
    pub fn wide(self, table: &Table) -> Table {
        let whose = &table.columns[self.respondent];
        let question = &table.columns[self.question];
        // Values are numbered in the order of first appearance, the empty one first.
        let row_of = |row: usize| whose.cells.at(row).checked_sub(1);
        let rows = whose.values.len() - 1;
        let mut names = Names::default();
        let mut columns = Vec::new();
        let mut texts = None;
        for (place, column) in table.columns.iter().enumerate() {
            if place == self.question || place == self.answer {
                continue;
            }
            if let Some(cells) = once_per(column, whose) {
                columns.push(new_column(names.unique(&column.header, place), column, cells));
            } else if texts.is_none() {
                texts = once_per(column, question).map(|cells| (column, cells));
            }
        }
        let answer = &table.columns[self.answer];
        let mut answers = vec![vec![0_u32; rows]; question.values.len() - 1];
        for row in 0..table.rows as usize {
            if let (Some(respondent), Some(asked)) = (row_of(row), question.cells.at(row).checked_sub(1)) {
                answers[asked][respondent] = answer.cells.at(row) as u32;
            }
        }
        for (place, cells) in answers.into_iter().enumerate() {
            let name = names.unique(&question.values[place + 1].replace('\n', " "), place);
            let mut column = new_column(name, answer, cells);
            column.texts =
                texts.iter().map(|(text, cells)| text.values[cells[place] as usize].to_owned()).collect();
            columns.push(column);
        }
        Table { rows: rows as u32, columns, ..table.clone() }
    }
}

/// The column's cell for each value of `by`, where it is the same in all of its rows.
fn once_per(column: &Column, by: &Column) -> Option<Vec<u32>> {
    let mut cells: Vec<Option<u32>> = vec![None; by.values.len()];
    for (cell, by) in column.cells.iter().zip(by.cells.iter()) {
        if *cells[by as usize].get_or_insert(cell) != cell {
            return None;
        }
    }
    Some(cells.into_iter().skip(1).map(|cell| cell.unwrap_or(0)).collect())
}

/// Cells numbered by another column's values, with the values that they use.
fn new_column(name: String, from: &Column, cells: Vec<u32>) -> Column {
    let mut numbers = BTreeMap::from([(0, 0)]);
    let mut values: Texts = [""].into_iter().collect();
    let number = |old: u32| {
        *numbers.entry(old).or_insert_with(|| {
            values.push(&from.values[old as usize]);
            values.len() as u32 - 1
        })
    };
    let cells = cells.into_iter().map(number).collect();
    Column { header: name.clone(), name, texts: Vec::new(), cells, values }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Source, tables};

    fn read(text: &str) -> Table {
        let source = Source { name: "x.csv".to_owned(), bytes: text.as_bytes().to_vec() };
        tables(&[source], &mut |_, _, _| {}).expect("readable").value.remove(0)
    }

    #[test]
    fn answers_are_gathered_by_respondent() {
        let long = read(
            "id;køn;spørgsmål;tekst;svar\n7;K;q1;Hvor glad?;5\n7;K;q2;Hvor ofte?;4\n9;M;q2;Hvor ofte?;2\n8;K;q1;Hvor \
             glad?;4\n8;K;q2;Hvor ofte?;4\n",
        );
        let wide = Long::of(&long).expect("one row per answer").wide(&long);
        let names: Vec<&str> = wide.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["id", "køn", "q1", "q2"]);
        let rows: Vec<Vec<&str>> =
            (0..3).map(|row| wide.columns.iter().map(|column| column.text(row)).collect()).collect();
        assert_eq!(rows, [["7", "K", "5", "4"], ["9", "M", "", "2"], ["8", "K", "4", "4"]]);
        assert_eq!(wide.columns[2].texts, ["Hvor glad?"]);
        assert_eq!(wide.columns[3].values, ["", "4", "2"]);
    }

    #[test]
    fn one_row_per_respondent_is_left_alone() {
        for text in [
            "id;item;score\n1;3;4\n2;4;5\n3;1;2\n4;3;3\n",
            "id;wave;y\n1;1;3\n1;2;4\n2;1;2\n2;2;2\n",
            "id;variabel;svar\n1;a;1\n1;a;2\n2;b;1\n2;b;2\n",
        ] {
            assert_eq!(Long::of(&read(text)), None, "{text}");
        }
    }
}
