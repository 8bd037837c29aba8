//! Answers and the questionnaire's routing in, whom each question was put to out; answers of others are taken away.

use super::{Answers, Measured};

/// Applies the variables' `asked_if` in the order of the questionnaire: whoever was not asked one question is not asked
/// what depends on it either.
pub(super) fn route(variables: &mut [Measured]) {
    for place in 0..variables.len() {
        let Some(rule) = variables[place].variable.asked_if.clone() else { continue };
        let Some(by) = variables.iter().find(|other| other.variable.name == rule.variable) else { continue };
        let Answers::Coded(given) = &by.answers else { continue };
        let wanted: Vec<bool> = by
            .variable
            .options
            .iter()
            .map(|option| {
                std::iter::once(&option.code).chain(&option.merged).any(|code| rule.codes.contains(code))
            })
            .collect();
        let asked: Vec<bool> =
            given.iter().map(|answer| answer.is_some_and(|option| wanted[usize::from(option)])).collect();
        take_away(&mut variables[place], &asked);
        variables[place].asked = Some(asked);
    }
}

fn take_away(measured: &mut Measured, asked: &[bool]) {
    match &mut measured.answers {
        Answers::NotKept => {}
        Answers::Coded(answers) => {
            answers.keep(asked);
            let options = &mut measured.variable.options;
            let counts = answers.counts(options.len());
            options.iter_mut().zip(counts).for_each(|(option, n)| option.n = n);
            let options = measured.variable.options.iter().filter(|option| !option.missing);
            measured.variable.valid = options.map(|option| option.n).sum();
        }
        Answers::Numbers { values, not_applicable } => {
            for (value, _) in values.iter_mut().zip(asked).filter(|(_, asked)| !**asked) {
                *value = None;
            }
            not_applicable.retain(|&row| asked[row as usize]);
            measured.variable.valid = values.iter().flatten().count() as u32;
        }
    }
    let all = asked.iter().filter(|asked| **asked).count() as u32;
    measured.variable.missing = all.saturating_sub(measured.variable.valid);
}
