//! One column in, what its different values look like out: each value is looked at once, cells are only counted.

use std::collections::BTreeMap;

use super::{Reason, labels, wording};
use crate::order::InOrder;
use crate::read::{Column, number};
use crate::tools::{Asked, Teller, Told};
use crate::units::Code;

/// One different answer of a column, with every spelling that is the same code.
#[derive(Debug, Clone)]
pub struct Seen {
    pub code: Code,
    pub n: u32,
    /// Says by itself that nothing was answered: "NA", "ved ikke".
    pub missing: bool,
}

/// Numbers of a column, its missing texts left out.
#[derive(Debug, Clone, Copy)]
pub struct Numbers {
    pub low: f64,
    pub high: f64,
    pub mean: f64,
    pub whole: bool,
    pub different: u32,
}

/// What the values of a column are.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Empty,
    /// Whole numbers, few different ones.
    Codes,
    /// Whole numbers with one or two words among them: a scale with its ends labelled.
    CodesWithEnds,
    Numbers,
    Dates,
    /// Few different texts.
    Labels,
    Texts,
}

/// A column as recognition sees it.
#[derive(Debug)]
pub struct Profile<'a> {
    pub column: &'a Column,
    pub told: Option<&'a Told>,
    /// The question as a reader shall see it; the name where there is none.
    pub label: String,
    /// What ties it to the other lines of its battery: the tool's stem, else that of text or name. `None` where no other
    /// column shares it.
    pub battery: Option<String>,
    /// The stem of the text is shared, so the line alone is the column's own text.
    shares_text: bool,
    /// Distinct answers by code, in the order of codes.
    pub seen: Vec<Seen>,
    pub shape: Shape,
    pub numbers: Option<Numbers>,
    pub answered: u32,
    /// Rows that count, answered or not.
    pub rows: u32,
    /// Value labels, with the steps between two labelled ends; none where they only name ends or gaps of numbers.
    labels: Vec<(Code, String)>,
    /// Average length of the different texts, in letters.
    pub length: u32,
}

impl<'a> Profile<'a> {
    /// `counts`: how many of the `rows` that count hold each value of the column.
    #[must_use]
    pub fn of(column: &'a Column, counts: &[u32], rows: u32, told: Option<&'a Told>) -> Profile<'a> {
        let mut seen: Vec<Seen> = Vec::new();
        let mut letters = 0_usize;
        for (value, &n) in
            column.values.iter().zip(counts).filter(|(value, n)| !value.trim().is_empty() && **n > 0)
        {
            letters += value.chars().count();
            let code = Code::parse(value);
            let missing = matches!(&code, Code::Text(text) if text.len() < 60 && labels::is_missing(text))
                || told.is_some_and(|told| told.missing.contains(&code));
            seen.push(Seen { code, n, missing });
        }
        let different_texts = seen.len().max(1);
        seen.order_by(|a, b| a.code.cmp(&b.code));
        seen.dedup_by(|again, first| {
            let same = again.code == first.code;
            if same {
                first.n += again.n;
            }
            same
        });
        let answered = seen.iter().map(|seen| seen.n).sum();
        let labels = told.map_or_else(Vec::new, |told| labels_in_use(told, &mut seen));
        let numbers = numbers(&seen);
        let label = label(column, told);
        let mut profile = Profile {
            column,
            told,
            battery: None,
            shares_text: false,
            label,
            shape: Shape::Empty,
            numbers,
            answered,
            rows,
            labels,
            length: u32::try_from(letters / different_texts).unwrap_or(u32::MAX),
            seen,
        };
        profile.shape = profile.shape();
        profile
    }

    /// Answers that do not say of themselves that they are none.
    pub fn real(&self) -> impl Iterator<Item = &Seen> {
        self.seen.iter().filter(|seen| !seen.missing)
    }

    #[must_use]
    pub fn asked(&self) -> Option<Asked> {
        self.told.and_then(|told| told.asked)
    }

    /// Value labels of the tool or the file, as far as they make the column a list of options.
    #[must_use]
    pub fn value_labels(&self) -> &[(Code, String)] {
        &self.labels
    }

    /// What the tool or the file calls a code, also where the column is none of options.
    #[must_use]
    pub fn label_of(&self, code: &Code) -> Option<String> {
        let told = self.told?.labels.iter().find(|(known, _)| known == code)?;
        Some(wording::legible(&told.1)).filter(|label| !label.is_empty())
    }

    /// Whether the file or the tool declares the code to be no answer.
    #[must_use]
    pub fn is_declared_missing(&self, code: &Code) -> bool {
        self.told.is_some_and(|told| told.missing.contains(code))
    }

    /// The reason for what is taken from the tool, or from the file itself.
    #[must_use]
    pub fn says_so(&self) -> Reason {
        match self.told.map(|told| told.teller) {
            Some(Teller::File) => Reason::FileSays,
            Some(Teller::FileNames) => Reason::FileNames,
            _ => Reason::ToolSays,
        }
    }

    /// The column's own part of its text, without the stem that it shares.
    #[must_use]
    pub fn own_text(&self) -> &str {
        if let Some(part) = self.told.and_then(|told| told.part.as_deref()).filter(|part| !part.is_empty()) {
            return part;
        }
        match wording::battery_text(&self.label) {
            Some((_, line)) if self.shares_text => line,
            _ => &self.label,
        }
    }

    /// Ties columns together by the first of their stems that another column has too.
    pub fn tie(profiles: &mut [Profile]) {
        let stems: Vec<Vec<(String, bool)>> = profiles.iter().map(Profile::stems).collect();
        let mut shared: BTreeMap<&str, u32> = BTreeMap::new();
        for (stem, _) in stems.iter().flatten() {
            *shared.entry(stem).or_default() += 1;
        }
        for (profile, stems) in profiles.iter_mut().zip(&stems) {
            if let Some((stem, of_text)) =
                stems.iter().find(|(stem, _)| shared.get(stem.as_str()) >= Some(&2))
            {
                profile.battery = Some(stem.clone());
                profile.shares_text = *of_text;
            }
        }
    }

    /// Stems by which it may belong to a battery, most telling first, and whether the stem is one of text.
    fn stems(&self) -> Vec<(String, bool)> {
        let mut stems = Vec::new();
        if let Some(stem) = self.told.and_then(|told| told.stem.as_deref()).map(wording::key) {
            stems.push((stem, true));
        }
        if let Some((stem, _)) = wording::battery_text(&self.label) {
            stems.push((wording::key(stem), true));
        }
        if let Some(stem) = wording::stem(&self.column.name).filter(|stem| stem.close) {
            stems.push((stem.text, false));
        }
        stems.retain(|(stem, of_text)| stem.chars().count() >= if *of_text { 3 } else { 1 });
        stems
    }

    fn shape(&self) -> Shape {
        let real: Vec<&Seen> = self.real().collect();
        if real.is_empty() {
            return Shape::Empty;
        }
        let texts: Vec<&str> = real
            .iter()
            .filter_map(|seen| match &seen.code {
                Code::Text(text) => Some(text.as_str()),
                Code::Number(_) => None,
            })
            .collect();
        let answered: u32 = real.iter().map(|seen| seen.n).sum();
        if texts.is_empty() {
            let high = real.iter().filter_map(|seen| seen.code.number()).map(i64::abs).max().unwrap_or(0);
            let outliers = real.iter().filter(|seen| seen.code.number().is_some_and(|c| c > 11)).count();
            let small = high <= 999 && real.len() <= 30;
            // Thirty people have thirty ages: few answers a value speak for numbers, unless the codes are small.
            let repeated = answered as usize >= 3 * real.len()
                || real.len() - outliers.min(real.len()) >= real.len() / 2;
            return if small && (repeated || high <= 11) { Shape::Codes } else { Shape::Numbers };
        }
        if self.numbers.is_some() {
            return Shape::Numbers;
        }
        if real.iter().take(40).all(|seen| matches!(&seen.code, Code::Text(text) if is_date(text))) {
            return Shape::Dates;
        }
        if texts.len() <= 2 && real.len() - texts.len() >= 3 && real.len() <= 12 {
            return Shape::CodesWithEnds;
        }
        let n = answered as usize;
        // A country or a municipality: many, but each many times.
        let many = real.len() <= 120 && n >= 8 * real.len() && self.length <= 40;
        let few = many || (real.len() <= 40 && n >= 3 * real.len()) || (real.len() <= 7 && self.length <= 40);
        if few && self.length <= 120 { Shape::Labels } else { Shape::Texts }
    }
}

/// The longest scale of which only ends and middle may be labelled.
const MOST_STEPS: i64 = 10;

/// The labels, where they list what may be answered. Between two labelled ends ("1 = Helt uenig", "7 = Helt enig") the
/// codes that were chosen are steps of the scale; over a longer way, or where only gaps have labels, they are numbers.
fn labels_in_use(told: &Told, seen: &mut [Seen]) -> Vec<(Code, String)> {
    let none = |(code, label): &&(Code, String)| told.missing.contains(code) || labels::is_beside(label);
    let answers: Option<Vec<i64>> =
        told.labels.iter().filter(|label| !none(label)).map(|(code, _)| code.number()).collect();
    let Some(mut answers) = answers.filter(|_| !told.labels.is_empty()) else { return told.labels.clone() };
    answers.order();
    let labelled = |code: &Code| told.labels.iter().any(|(known, _)| known == code);
    let free: Vec<&Code> = seen.iter().filter(|seen| !seen.missing).map(|seen| &seen.code).collect();
    let free: Vec<&Code> = free.into_iter().filter(|code| !labelled(code)).collect();
    let (low, high) = (answers.first().copied().unwrap_or(0), answers.last().copied().unwrap_or(0));
    let only_ends = match answers.as_slice() {
        [] | [_, _] => true,
        [first, middle, last] => 2 * middle == first + last,
        _ => false,
    };
    let between = |code: &&Code| code.number().is_some_and(|code| low < code && code < high);
    if free.is_empty() || !only_ends {
        return told.labels.clone();
    }
    if !answers.is_empty() && high - low <= MOST_STEPS {
        // A code outside the ends, 9 say, is told apart when the scale is read.
        if !free.iter().any(between) {
            return told.labels.clone();
        }
        let mut labels = told.labels.clone();
        let steps = (low..=high).map(Code::Number).filter(|code| !labelled(code));
        labels.extend(steps.map(|code| (code.clone(), code.to_string())));
        return labels;
    }
    let numbers = |code: &&Code| match code {
        Code::Number(_) => true,
        Code::Text(text) => number::parse(text).is_some(),
    };
    if free.len() <= answers.len() || !free.iter().all(numbers) {
        return told.labels.clone();
    }
    for seen in seen {
        seen.missing |= told.labels.iter().filter(none).any(|(code, _)| *code == seen.code);
    }
    Vec::new()
}

/// Whether a text is a day, with or without time: "2023-05-01 12:30", "1/5/23", "01.05.2023".
#[must_use]
pub fn is_date(text: &str) -> bool {
    let text = text.trim();
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let mut parts = 0;
    let mut year = false;
    let separators = day.chars().filter(|c| "-/.".contains(*c)).count();
    for part in day.split(['-', '/', '.']).filter(|part| !part.is_empty()) {
        if part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return false;
        }
        year |= part.len() == 4;
        parts += 1;
    }
    let rest = text[day.len()..].trim();
    let time = rest.is_empty() || rest.contains(':');
    parts == 3 && separators >= 2 && time && (year || day.contains(['/', '.', '-'])) && text.len() <= 32
}

fn numbers(seen: &[Seen]) -> Option<Numbers> {
    let real = || seen.iter().filter(|seen| !seen.missing);
    let value = |seen: &Seen| match &seen.code {
        Code::Number(whole) => Some(*whole as f64),
        Code::Text(text) => number::parse(text),
    };
    let mut sum = 0.0;
    let mut n = 0.0;
    let (mut low, mut high, mut whole, mut different) = (f64::INFINITY, f64::NEG_INFINITY, true, 0_u32);
    for seen in real() {
        let number = value(seen)?;
        sum += number * f64::from(seen.n);
        n += f64::from(seen.n);
        low = low.min(number);
        high = high.max(number);
        whole &= number == number.trunc();
        different += 1;
    }
    (different > 0).then_some(Numbers { low, high, mean: sum / n, whole, different })
}

fn label(column: &Column, told: Option<&Told>) -> String {
    let text =
        told.and_then(|told| told.text.as_deref()).map(wording::legible).filter(|text| !text.is_empty());
    let header = || {
        let texts = column.texts.iter().map(|text| wording::legible(text)).filter(|text| !text.is_empty());
        texts.fold(
            String::new(),
            |joined, text| if joined.is_empty() { text } else { format!("{joined} - {text}") },
        )
    };
    text.or_else(|| Some(header()).filter(|text| !text.is_empty()))
        .or_else(|| Some(wording::legible(&column.header)).filter(|text| !text.is_empty()))
        .unwrap_or_else(|| wording::legible(&column.name))
}
