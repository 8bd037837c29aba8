//! A publication in, every number of it as one CSV file out: one number a row, for a spreadsheet in the reader's language.
//!
//! Danish spreadsheets expect `;` between cells and a decimal comma, English ones `,` and a point. The file starts with
//! a byte order mark, without which Excel reads æ, ø and å wrong.

use crate::analysis::{
    Analysis, Drivers, GroupBreakdown, HiddenItem, Interval, Item, MeanOf, Measure, PriorityMap, ShareOf,
};
use crate::protect::Published;
use crate::units::{Code, Language};
use crate::words::{self, csv::Words};

/// All numbers of what may leave, with their base, interval and method; hidden cells are told as hidden.
#[must_use]
pub fn document(published: &Published) -> Vec<u8> {
    let answer = &published.answer;
    let analysis = &answer.value;
    let language = analysis.settings.language;
    let mut file = File::new(language);
    let words = file.words;
    settings(&mut file, analysis);
    response(&mut file, analysis);
    for item in &analysis.items {
        distribution(&mut file, &Row::of(words.results, item), item);
    }
    hidden(&mut file, &Row { section: words.results, ..Row::default() }, &analysis.hidden_items);
    for breakdown in &analysis.groups {
        groups(&mut file, breakdown, analysis);
    }
    weights_and_map(
        &mut file,
        &Row::default(),
        analysis,
        analysis.drivers.as_ref(),
        analysis.priority_map.as_ref(),
    );
    if let Some(maps) = &analysis.group_maps {
        for group in &maps.maps {
            let text = group.code.to_string();
            let label = if group.label.is_empty() { &text } else { &group.label };
            let row = Row { background: &maps.variable, group: label, ..Row::default() };
            if group.suppressed {
                file.row(&Row { section: words.map, ..row.word(words.answered, words.hidden) });
            }
            weights_and_map(&mut file, &row, analysis, group.drivers.as_ref(), group.priority_map.as_ref());
        }
    }
    for note in &answer.notes {
        let variable = note.variable.as_deref().unwrap_or_default();
        let text = words::note(note, language);
        file.row(&Row {
            section: words.notes,
            variable,
            text: &text,
            measure: note.kind.code(),
            ..Row::default()
        });
    }
    file.text.into_bytes()
}

/// One row: where it belongs, what is measured, and the number with its base.
#[derive(Debug, Clone, Copy, Default)]
struct Row<'a> {
    section: &'a str,
    variable: &'a str,
    text: &'a str,
    background: &'a str,
    group: &'a str,
    measure: &'a str,
    code: Option<&'a Code>,
    option: &'a str,
    value: Value<'a>,
    /// How many of `n`.
    count: Option<u32>,
    n: Option<u32>,
    interval: Option<Interval>,
    method: &'a str,
}

#[derive(Debug, Clone, Copy, Default)]
enum Value<'a> {
    #[default]
    Empty,
    Number(f64),
    Text(&'a str),
}

impl<'a> Row<'a> {
    fn of(section: &'a str, item: &'a Item) -> Row<'a> {
        Row { section, variable: &item.name, text: &item.label, n: Some(item.n.0), ..Row::default() }
    }

    fn number(self, measure: &'a str, value: f64) -> Row<'a> {
        Row { measure, value: Value::Number(value), ..self }
    }

    fn word(self, measure: &'a str, value: &'a str) -> Row<'a> {
        Row { measure, value: Value::Text(value), ..self }
    }
}

struct File {
    text: String,
    words: &'static Words,
    delimiter: char,
    decimal: char,
}

impl File {
    fn new(language: Language) -> File {
        let (delimiter, decimal) = match language {
            Language::Da => (';', ','),
            Language::En => (',', '.'),
        };
        let mut file =
            File { text: String::from('\u{feff}'), words: Words::of(language), delimiter, decimal };
        file.line(&file.words.columns.map(str::to_owned));
        file
    }

    fn row(&mut self, row: &Row) {
        let method = row.interval.map_or(row.method, |interval| self.words.interval(interval.method));
        let cells = [
            inert(row.section),
            inert(row.variable),
            inert(row.text),
            inert(row.background),
            inert(row.group),
            inert(row.measure),
            match row.code {
                Some(Code::Number(code)) => code.to_string(),
                Some(Code::Text(code)) => inert(code),
                None => String::new(),
            },
            inert(row.option),
            match row.value {
                Value::Empty => String::new(),
                Value::Number(value) => self.number(value),
                Value::Text(text) => inert(text),
            },
            row.count.map(|n| n.to_string()).unwrap_or_default(),
            row.n.map(|n| n.to_string()).unwrap_or_default(),
            row.interval.map(|interval| self.number(interval.low)).unwrap_or_default(),
            row.interval.map(|interval| self.number(interval.high)).unwrap_or_default(),
            inert(method),
        ];
        self.line(&cells);
    }

    /// As many digits as bring the same number back.
    fn number(&self, value: f64) -> String {
        if !value.is_finite() {
            return String::new();
        }
        value.to_string().replace('.', &self.decimal.to_string())
    }

    fn line(&mut self, cells: &[String]) {
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                self.text.push(self.delimiter);
            }
            if cell.contains([self.delimiter, '"', '\r', '\n']) {
                self.text.push('"');
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(cell);
            }
        }
        self.text.push_str("\r\n");
    }
}

/// A text that a spreadsheet will not run as a formula. Texts come from a survey's file, which anybody may have written.
fn inert(text: &str) -> String {
    // A spreadsheet looks past blanks before the sign, and takes the wide forms of East Asian text for the sign itself.
    let starts = |c| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    let first = text.trim_start_matches(' ').chars().next();
    if first.is_some_and(starts) && !is_number(text) { format!("'{text}") } else { text.to_owned() }
}

/// A plain number: a sign, digits, at most one comma or point.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.bytes().any(|b| b.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.')
        && digits.bytes().filter(|b| !b.is_ascii_digit()).count() <= 1
}

fn settings(file: &mut File, analysis: &Analysis) {
    let row = Row { section: file.words.settings, ..Row::default() };
    file.row(&row.word("version", &analysis.version));
    // The settings' own names: what a statistician types to get the same numbers.
    let Ok(serde_json::Value::Object(settings)) = serde_json::to_value(&analysis.settings) else { return };
    for (name, value) in &settings {
        let text = match value {
            serde_json::Value::Null => String::new(),
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        file.row(&row.word(name, &text));
    }
}

fn response(file: &mut File, analysis: &Analysis) {
    let words = file.words;
    let respondents = &analysis.respondents;
    let row = Row { section: words.response, ..Row::default() };
    for (measure, n) in [
        (words.invited, respondents.invited),
        (words.rows, Some(respondents.rows)),
        (words.started, respondents.started),
        (words.answered, Some(respondents.answered)),
        (words.completed, respondents.completed),
    ] {
        if let Some(n) = n {
            file.row(&Row { measure, value: Value::Number(f64::from(n)), ..row });
        }
    }
    if let Some(rate) = respondents.rate {
        file.row(&Row {
            count: Some(respondents.answered),
            n: respondents.invited,
            ..row.number(words.rate, rate.0)
        });
    }
    for group in &respondents.by_group {
        let row = Row { background: &group.variable, code: Some(&group.code), ..row };
        file.row(&Row {
            count: Some(group.answered),
            n: Some(group.invited),
            ..row.number(words.rate, group.rate.0)
        });
    }
}

/// The counts, shares and measures of one item, under the section and group that `row` names.
fn distribution(file: &mut File, row: &Row, item: &Item) {
    let words = file.words;
    let n = |measure, n: u32| Row { n: None, ..row.number(measure, f64::from(n)) };
    file.row(&n(words.valid, item.n.0));
    file.row(&n(words.blank, item.missing.blank));
    file.row(&n(words.not_applicable, item.missing.not_applicable));
    for option in &item.counts {
        file.row(&Row {
            code: Some(&option.code),
            option: &option.label,
            count: Some(option.n),
            ..row.number(words.option, option.share.0)
        });
    }
    match &item.measure {
        Measure::Rating { favourable, neutral, unfavourable, mean, index, .. } => {
            share(file, row, words.favourable, *favourable);
            share(file, row, words.neutral, *neutral);
            share(file, row, words.unfavourable, *unfavourable);
            average(file, row, *mean);
            if let Some(index) = index {
                file.row(&row.number(words.index, *index));
            }
        }
        Measure::Number { mean } => average(file, row, *mean),
        Measure::Single | Measure::Multiple => {}
    }
}

/// What is not told is told to be so, else it would look as if nobody was asked.
fn hidden(file: &mut File, row: &Row, items: &[HiddenItem]) {
    for item in items {
        let row = Row { variable: &item.name, ..*row };
        file.row(&row.word(file.words.valid, file.words.hidden));
    }
}

fn share(file: &mut File, row: &Row, measure: &str, share: Option<ShareOf>) {
    if let Some(ShareOf { n, share, interval }) = share {
        file.row(&Row { count: Some(n), interval: Some(interval), ..row.number(measure, share.0) });
    }
}

fn average(file: &mut File, row: &Row, mean: Option<MeanOf>) {
    if let Some(MeanOf { value, sd, interval }) = mean {
        file.row(&Row { interval, ..row.number(file.words.mean, value) });
        file.row(&row.number(file.words.deviation, sd));
    }
}

fn groups(file: &mut File, breakdown: &GroupBreakdown, analysis: &Analysis) {
    let words = file.words;
    for category in &breakdown.categories {
        let group =
            if category.label.is_empty() { category.code.to_string() } else { category.label.clone() };
        let place =
            Row { section: words.groups, background: &breakdown.variable, group: &group, ..Row::default() };
        match category.n {
            Some(n) if !category.suppressed => file.row(&place.number(words.answered, f64::from(n))),
            _ => file.row(&place.word(words.answered, words.hidden)),
        }
        for item in category.items.iter().flatten() {
            let row = Row { variable: &item.name, text: &item.label, n: Some(item.n.0), ..place };
            distribution(file, &row, item);
        }
        hidden(file, &place, &category.hidden_items);
    }
    for test in &breakdown.tests {
        let text = analysis.items.iter().find(|item| item.name == test.item).map_or("", |item| &item.label);
        let row = Row {
            section: words.tests,
            background: &breakdown.variable,
            variable: &test.item,
            text,
            method: test.test.code(),
            ..Row::default()
        };
        file.row(&row.number(words.statistic, test.statistic));
        for &df in &test.df {
            file.row(&row.number(words.degrees, df));
        }
        file.row(&row.number(words.p, test.p));
        file.row(&Row { method: test.adjustment.code(), ..row.number(words.p_adjusted, test.p_adjusted) });
        if let Some(detectable) = test.detectable {
            file.row(&row.number(words.detectable, detectable));
        }
    }
}

/// Of everybody, or of the group that `row` names.
fn weights_and_map(
    file: &mut File,
    row: &Row,
    analysis: &Analysis,
    drivers: Option<&Drivers>,
    priority_map: Option<&PriorityMap>,
) {
    if let Some(drivers) = drivers {
        weights(file, row, analysis, drivers);
    }
    if let Some(of) = priority_map {
        map(file, row, of);
    }
}

fn weights(file: &mut File, row: &Row, analysis: &Analysis, drivers: &Drivers) {
    let words = file.words;
    let row = Row { section: words.drivers, n: Some(drivers.n.0), ..*row };
    let outcome = analysis.items.iter().find(|item| item.name == drivers.outcome);
    let text = outcome.map_or("", |item| &item.label);
    file.row(&Row { variable: &drivers.outcome, text, ..row.number(words.r2, drivers.r2.0) });
    for weight in &drivers.weights {
        let row = Row { variable: &weight.name, text: &weight.label, ..row };
        file.row(&row.number(words.raw, weight.raw));
        file.row(&Row { interval: weight.interval, ..row.number(words.share_of_r2, weight.share.0) });
        if let Some(rank) = weight.rank {
            file.row(&Row { measure: words.rank, interval: Some(rank), ..row });
        }
        if let Some(dominance) = weight.dominance {
            file.row(&row.number(words.dominance, dominance));
        }
        file.row(&row.number(words.beta, weight.beta));
        file.row(&row.number(words.correlation, weight.correlation));
        if let Some(above) = weight.above_noise {
            file.row(&row.word(words.above_noise, if above { words.yes } else { words.no }));
        }
    }
}

fn map(file: &mut File, row: &Row, map: &PriorityMap) {
    let words = file.words;
    let row = Row { section: words.map, ..*row };
    file.row(&row.number(words.split_performance, map.split.performance));
    file.row(&row.number(words.split_importance, map.split.importance));
    for item in &map.items {
        let row = Row { variable: &item.name, text: &item.label, ..row };
        file.row(&row.number(words.performance, item.performance));
        file.row(&row.number(words.importance, item.importance));
        file.row(&row.word(words.quadrant, words.corner(item.quadrant)));
        for (quadrant, share) in item.stability.iter().flatten() {
            file.row(&Row { option: words.corner(*quadrant), ..row.number(words.quadrant, share.0) });
        }
    }
}
