//! Answers in, a survey out: built directly, so that the analysis is tested without reading and recognition.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod shared;

use svarkort_core::Code;
use svarkort_core::analysis::{Analysis, Settings, SettingsInput, analyse};
use svarkort_core::codebook::{Kind, ResponseOption, Role, Variable};
use svarkort_core::survey::{Answers, Measured, Response, Survey};
use svarkort_core::{NoteKind, Noted, Problem};

fn variable(name: &str, role: Role, kind: Kind, options: Vec<ResponseOption>, answers: &Answers) -> Variable {
    let of_options = |missing| options.iter().filter(|o| o.missing == missing).map(|o| o.n).sum::<u32>();
    let (valid, missing) = match answers {
        Answers::Coded(cells) => {
            (of_options(false), of_options(true) + cells.iter().filter(|cell| cell.is_none()).count() as u32)
        }
        Answers::Numbers { values: cells, .. } => {
            let valid = cells.iter().flatten().count();
            (valid as u32, (cells.len() - valid) as u32)
        }
        Answers::NotKept => (0, 0),
    };
    let points = options.iter().filter_map(|o| o.favourability).max();
    Variable {
        name: name.to_owned(),
        label: format!("Label of {name}"),
        file: "made.csv".to_owned(),
        role,
        kind,
        options,
        points,
        reversed: false,
        theme: None,
        valid,
        missing,
        reasons: Vec::new(),
        doubts: Vec::new(),
        asked_if: None,
        expected: None,
        derived: None,
        classes: None,
    }
}

fn coded(
    name: &str,
    role: Role,
    kind: Kind,
    mut options: Vec<ResponseOption>,
    codes: &[Option<i64>],
) -> Measured {
    let cells: svarkort_core::survey::Codes = codes
        .iter()
        .map(|code| {
            let code = (*code)?;
            let place = options.iter().position(|option| option.code == Code::Number(code));
            let place = place.unwrap_or_else(|| panic!("{name} has no option {code}"));
            options[place].n += 1;
            Some(place as u16)
        })
        .collect();
    let answers = Answers::Coded(cells);
    Measured { variable: variable(name, role, kind, options, &answers), answers, asked: None }
}

fn option(code: i64, missing: bool, favourability: Option<u32>) -> ResponseOption {
    ResponseOption {
        code: Code::Number(code),
        label: format!("answer {code}"),
        n: 0,
        missing,
        favourability,
        merged: Vec::new(),
    }
}

/// Codes `start..start + points`, least to most favourable; 99 is "not applicable".
pub fn rating(name: &str, role: Role, start: i64, points: u32, codes: &[Option<i64>]) -> Measured {
    let mut options: Vec<ResponseOption> =
        (0..points).map(|step| option(start + i64::from(step), false, Some(step + 1))).collect();
    options.push(option(99, true, None));
    coded(name, role, Kind::Rating, options, codes)
}

/// The same with the codes running from favourable to unfavourable.
pub fn reversed(name: &str, role: Role, start: i64, points: u32, codes: &[Option<i64>]) -> Measured {
    let mut options: Vec<ResponseOption> =
        (0..points).map(|step| option(start + i64::from(points - 1 - step), false, Some(step + 1))).collect();
    options.push(option(99, true, None));
    let mut measured = coded(name, role, Kind::Rating, options, codes);
    measured.variable.reversed = true;
    measured
}

pub fn single(name: &str, role: Role, options: &[i64], codes: &[Option<i64>]) -> Measured {
    let options = options.iter().map(|&code| option(code, false, None)).collect();
    coded(name, role, Kind::Single, options, codes)
}

pub fn number(name: &str, role: Role, values: &[Option<f64>]) -> Measured {
    let answers = Answers::Numbers { values: values.to_vec(), not_applicable: Vec::new() };
    Measured { variable: variable(name, role, Kind::Number, Vec::new(), &answers), answers, asked: None }
}

pub fn comment(name: &str) -> Measured {
    Measured {
        variable: variable(name, Role::Comment, Kind::Text, Vec::new(), &Answers::NotKept),
        answers: Answers::NotKept,
        asked: None,
    }
}

pub fn survey(variables: Vec<Measured>) -> Survey {
    let respondents = variables
        .iter()
        .map(|measured| match &measured.answers {
            Answers::Coded(cells) => cells.len(),
            Answers::Numbers { values, .. } => values.len(),
            Answers::NotKept => 0,
        })
        .max()
        .unwrap_or(0) as u32;
    Survey { respondents, response: Response { rows: respondents, ..Response::default() }, variables }
}

pub fn all(codes: &[i64]) -> Vec<Option<i64>> {
    codes.iter().map(|&code| Some(code)).collect()
}

pub fn ask(survey: &Survey, asked: &SettingsInput) -> Result<Noted<Analysis>, Problem> {
    let settings = Settings::fill(asked, survey)?;
    analyse(survey, &settings, &mut |_, _, _| {})
}

pub fn answer(survey: &Survey, asked: &SettingsInput) -> Noted<Analysis> {
    ask(survey, asked).unwrap_or_else(|problem| panic!("{problem:?}"))
}

/// The codes of the notes, with their variables.
pub fn codes(noted: &Noted<Analysis>) -> Vec<(&'static str, Option<&str>)> {
    noted.notes.iter().map(|note| (note.kind.code(), note.variable.as_deref())).collect()
}

pub fn kinds<'a>(noted: &'a Noted<Analysis>, code: &str) -> Vec<&'a NoteKind> {
    noted.notes.iter().map(|note| &note.kind).filter(|kind| kind.code() == code).collect()
}

/// Pseudo-random numbers for tests: a multiplicative congruence, the same everywhere.
pub struct Draws(pub u64);

impl Draws {
    pub fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as u32) % bound
    }

    /// A satisfied-looking survey: one trait behind all items, and noise.
    pub fn answers(&mut self, respondents: usize, items: usize, points: i64) -> Vec<Vec<Option<i64>>> {
        let mut columns = vec![Vec::with_capacity(respondents); items];
        for _ in 0..respondents {
            let leaning = i64::from(self.below(points as u32));
            for (j, column) in columns.iter_mut().enumerate() {
                let own = i64::from(self.below(points as u32));
                let pull = 1 + j as i64 % 3;
                column.push(Some(1 + (pull * leaning + 2 * own) / (pull + 2)));
            }
        }
        columns
    }
}
