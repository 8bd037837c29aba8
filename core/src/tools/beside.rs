//! Tables in, those that describe others apart from those that may hold respondents out.

use super::{codebook_file, redcap, surveyxact};
use crate::read::Table;

/// What lies beside the answers; several of each where several exports were dropped together.
#[derive(Default)]
pub(super) struct Beside {
    pub structure: Vec<Table>,
    /// SurveyXact's sheet of names and texts, which says less than the structure does.
    pub variables: Vec<Table>,
    pub labels: Vec<Table>,
    pub dictionary: Vec<Table>,
}

impl Beside {
    pub fn sort(tables: Vec<Table>) -> (Beside, Vec<Table>) {
        let (mut beside, mut datasets) = (Beside::default(), Vec::new());
        for table in tables {
            let place = match surveyxact::part(&table) {
                Some(surveyxact::Part::Structure) => &mut beside.structure,
                Some(surveyxact::Part::Variables) => &mut beside.variables,
                Some(surveyxact::Part::Labels) => &mut beside.labels,
                None if redcap::is_dictionary(&table) => &mut beside.dictionary,
                None => &mut datasets,
            };
            place.push(table);
        }
        (beside, datasets)
    }

    pub fn any(&self) -> Option<&Table> {
        let first = [&self.structure, &self.labels, &self.variables, &self.dictionary];
        first.into_iter().find_map(|tables| tables.first())
    }
}

/// Which of several exports a dataset is, in the order in which they were chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    pub place: usize,
    pub of: usize,
}

/// The table of these that describes the dataset: the one in its own workbook; of several, the one that names most of its
/// columns, whose file is named most alike, or that came in the same turn.
pub(super) fn of<'t>(tables: &'t [Table], dataset: &Table, turn: Turn) -> Option<&'t Table> {
    if let ([only], 1) = (tables, turn.of) {
        return Some(only);
    }
    let own = tables.iter().find(|table| table.file == dataset.file && dataset.sheet.is_some());
    let same_turn = |place: usize| tables.len() == turn.of && place == turn.place;
    let fits = |(place, table): &(usize, &Table)| {
        (named(table, dataset), common_beginning(&table.file, &dataset.file), same_turn(*place))
    };
    let best = tables.iter().enumerate().max_by_key(fits).filter(|(_, table)| named(table, dataset) > 0);
    own.or(best.map(|(_, table)| table))
}

fn common_beginning(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

/// How many of the dataset's columns the table names.
fn named(table: &Table, dataset: &Table) -> usize {
    let listed = |name: &str| {
        table.columns.iter().take(4).any(|column| {
            column.header.eq_ignore_ascii_case(name)
                || column.values.iter().any(|value| value.eq_ignore_ascii_case(name))
        })
    };
    dataset.columns.iter().take(50).filter(|column| listed(&column.header)).count()
}

/// Tables that list another's variables, apart from those that hold answers.
pub(super) fn lists(tables: Vec<Table>) -> (Vec<Table>, Vec<Table>) {
    // What only a form or a codebook of JSON becomes.
    let is_form = |table: &Table| {
        table.format == "json"
            && ["variable", "label", "choices"].iter().eq(table.columns.iter().map(|column| &column.header))
    };
    let is_list = |table: &Table| {
        is_form(table)
            || tables.iter().any(|dataset| {
                !std::ptr::eq(dataset, table)
                    && codebook_file::lists(table, dataset)
                    && !codebook_file::lists(dataset, table)
            })
    };
    let listed: Vec<bool> = tables.iter().map(is_list).collect();
    let (mut lists, mut datasets) = (Vec::new(), Vec::new());
    for (table, list) in tables.into_iter().zip(listed) {
        if list { lists.push(table) } else { datasets.push(table) }
    }
    (lists, datasets)
}
