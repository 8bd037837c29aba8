//! A codebook in, the questions it leaves to the reader out; and for each answer the edits that say it.
//!
//! Forty questions with the same doubtful code are one question to the reader.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use svarkort_core::Code;
use svarkort_core::analysis::{Favour, class_of, favour};
use svarkort_core::codebook::{Classes, Codebook, Edit, Edits, ResponseOption, Role, Variable, VariableName};
use svarkort_core::note::NoteKind;

/// What is doubtful, the same for all variables of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    Role,
    Missing,
    Direction,
    Scale,
}

/// One decision to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub doubt: Doubt,
    /// The doubtful codes, for [`Doubt::Missing`].
    pub codes: Vec<Code>,
    pub variables: Vec<VariableName>,
}

/// Whether codes are answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    In,
    Out,
}

/// Which end of a scale is the good one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoodEnd {
    AsRead,
    Other,
}

/// In the order of the questionnaire; variables with the same options and the same doubt are asked about together.
pub fn questions(codebook: &Codebook) -> Vec<Question> {
    let mut questions: Vec<(Signature<'_>, Question)> = Vec::new();
    for variable in &codebook.variables {
        for kind in &variable.doubts {
            let Some((doubt, codes)) = relevant(variable, kind) else { continue };
            let signature = Signature::of(doubt, codes, variable);
            match questions.iter_mut().find(|(other, _)| doubt != Doubt::Role && *other == signature) {
                Some((_, question)) => question.variables.push(variable.name.clone()),
                None => {
                    let variables = vec![variable.name.clone()];
                    questions.push((signature, Question { doubt, codes: codes.to_vec(), variables }));
                }
            }
        }
    }
    questions.into_iter().map(|(_, question)| question).collect()
}

/// Rows of the files that hold answers, not of those that only explain them.
pub fn rows(codebook: &Codebook) -> u32 {
    let answers = |name: &str| codebook.variables.iter().any(|variable| variable.file == name);
    codebook.files.iter().filter(|file| answers(&file.name)).map(|file| file.rows).max().unwrap_or(0)
}

/// A doubt about a scale matters only where the variable is rated.
fn relevant<'a>(variable: &Variable, kind: &'a NoteKind) -> Option<(Doubt, &'a [Code])> {
    let rated = matches!(variable.role, Role::Outcome | Role::Item);
    let used = rated || matches!(variable.role, Role::Group | Role::Weight);
    match kind {
        // Whether the outcome is the right one is asked where it is chosen.
        NoteKind::DoubtfulRole if variable.role != Role::Outcome => Some((Doubt::Role, &[])),
        NoteKind::DoubtfulMissing { codes } if used => Some((Doubt::Missing, codes)),
        NoteKind::DoubtfulDirection if rated => Some((Doubt::Direction, &[])),
        NoteKind::DoubtfulScale if rated => Some((Doubt::Scale, &[])),
        _ => None,
    }
}

/// A variable that the reader is still asked about.
pub fn asks(variable: &Variable) -> bool {
    doubtful_outcome(variable) || variable.doubts.iter().any(|kind| relevant(variable, kind).is_some())
}

/// It was taken to be the outcome, and it may be another.
pub fn doubtful_outcome(variable: &Variable) -> bool {
    variable.role == Role::Outcome && variable.doubts.contains(&NoteKind::DoubtfulRole)
}

#[derive(PartialEq)]
struct Signature<'a> {
    doubt: Doubt,
    codes: Vec<&'a Code>,
    options: Vec<(&'a Code, &'a str, bool)>,
}

impl<'a> Signature<'a> {
    fn of(doubt: Doubt, codes: &'a [Code], variable: &'a Variable) -> Self {
        // For codes that may be no answers only those matter, not on which scale they stand.
        let matters = |option: &&ResponseOption| doubt != Doubt::Missing || codes.contains(&option.code);
        let options = variable.options.iter().filter(matters);
        Signature {
            doubt,
            codes: codes.iter().collect(),
            options: options.map(|o| (&o.code, o.label.as_str(), o.missing)).collect(),
        }
    }
}

/// The codes that do not count now.
pub fn out_codes(variable: &Variable) -> Vec<Code> {
    variable.options.iter().filter(|option| option.missing).map(|option| option.code.clone()).collect()
}

/// The codes that count, least favourable first.
pub fn in_codes(variable: &Variable) -> Vec<Code> {
    variable.options.iter().filter(|option| !option.missing).map(|option| option.code.clone()).collect()
}

/// The same edit to several variables.
pub fn each<'a>(
    codebook: &Codebook,
    names: impl IntoIterator<Item = &'a VariableName>,
    edit: impl Fn(&Variable) -> Option<Edit>,
) -> Edits {
    let variables: BTreeMap<&str, &Variable> =
        codebook.variables.iter().map(|variable| (variable.name.as_str(), variable)).collect();
    names.into_iter().filter_map(|name| Some((name.clone(), edit(variables.get(name.as_str())?)?))).collect()
}

pub fn role(role: Role) -> Edit {
    Edit { role: Some(role), ..Edit::default() }
}

/// Whether these codes count; all other codes stay as they are.
pub fn counting(variable: &Variable, codes: &[Code], counts: Counts) -> Edit {
    let mut missing = out_codes(variable);
    missing.retain(|code| !codes.contains(code));
    if counts == Counts::Out {
        missing.extend(codes.iter().cloned());
    }
    Edit { missing: Some(missing), ..Edit::default() }
}

pub fn good_end(variable: &Variable, end: GoodEnd) -> Edit {
    let reversed = variable.reversed ^ (end == GoodEnd::Other);
    Edit { reversed: Some(reversed), ..Edit::default() }
}

/// The options are a scale, in the order in which they stand.
pub fn scale_as_read(variable: &Variable) -> Edit {
    Edit { order: Some(in_codes(variable)), ..Edit::default() }
}

/// One option changes places with its neighbour towards the best (`+1`) or the worst (`-1`).
pub fn moved(variable: &Variable, code: &Code, by: isize) -> Option<Edit> {
    let mut order = in_codes(variable);
    let from = order.iter().position(|other| other == code)?;
    let to = from.checked_add_signed(by).filter(|&to| to < order.len())?;
    order.swap(from, to);
    Some(Edit { order: Some(order), ..Edit::default() })
}

/// An option counts as `class`; those below it as no better, those above it as no worse.
pub fn classed(variable: &Variable, code: &Code, class: Favour) -> Option<Edit> {
    let place = variable.options.iter().find(|option| option.code == *code)?.favourability?;
    let points = variable.points?;
    let wanted = |step: u32| {
        let now = class_of(variable, step);
        match step.cmp(&place) {
            Ordering::Less => now.min(class),
            Ordering::Equal => class,
            Ordering::Greater => now.max(class),
        }
    };
    let classes: Vec<Favour> = (1..=points).map(wanted).collect();
    let up_to = |class: Favour| classes.iter().take_while(|other| **other <= class).count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let made = Classes {
        unfavourable_to: count(up_to(Favour::Unfavourable)),
        favourable_from: count(up_to(Favour::Neutral)) + 1,
    };
    let by_rule = (1..=points).zip(&classes).all(|(step, class)| favour(step, points) == *class);
    let classes = Some(made).filter(|_| !by_rule);
    (classes != variable.classes).then(|| Edit { classes: Some(classes), ..Edit::default() })
}

/// A new label for an option.
pub fn labelled(variable: &Variable, code: &Code, label: &str) -> Option<Edit> {
    let label = label.trim();
    let now = variable.options.iter().find(|option| option.code == *code)?;
    (!label.is_empty() && now.label != label)
        .then(|| Edit { rename: Some([(code.to_string(), label.to_owned())].into()), ..Edit::default() })
}

/// Where an option stands as text: its label, and its code where that says more.
pub fn option_name(option: &ResponseOption) -> String {
    let code = option.code.to_string();
    let label = option.label.trim();
    if label.is_empty() || label == code {
        return code;
    }
    match option.code {
        Code::Number(_) => format!("{label} ({code})"),
        Code::Text(_) => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use svarkort_core::codebook::Kind;

    fn option(code: i64, label: &str, missing: bool) -> ResponseOption {
        ResponseOption {
            code: Code::Number(code),
            label: label.to_owned(),
            n: 1,
            missing,
            favourability: (!missing).then(|| u32::try_from(code).unwrap_or(0)),
            ..bare()
        }
    }

    fn bare() -> ResponseOption {
        serde_json::from_str(r#"{"code":0,"label":"","n":0,"missing":false,"favourability":null}"#)
            .expect("a plain option")
    }

    fn variable(name: &str, role: Role, doubts: Vec<NoteKind>) -> Variable {
        Variable {
            name: name.to_owned(),
            label: name.to_owned(),
            file: "svar.csv".to_owned(),
            role,
            kind: Kind::Rating,
            options: vec![option(1, "Dårligt", false), option(2, "Godt", false), option(9, "", true)],
            points: Some(2),
            reversed: false,
            theme: None,
            valid: 2,
            missing: 1,
            reasons: Vec::new(),
            doubts,
            asked_if: None,
            expected: None,
            derived: None,
            classes: None,
        }
    }

    fn nine() -> NoteKind {
        NoteKind::DoubtfulMissing { codes: vec![Code::Number(9)] }
    }

    #[test]
    fn the_same_doubt_of_many_variables_is_one_question() {
        let mut variables: Vec<Variable> =
            (1..=40).map(|place| variable(&format!("q{place}"), Role::Item, vec![nine()])).collect();
        variables.push(variable("turned", Role::Item, vec![NoteKind::DoubtfulDirection]));
        variables.push(variable("what", Role::Item, vec![NoteKind::DoubtfulRole]));
        variables.push(variable("who", Role::Item, vec![NoteKind::DoubtfulRole]));
        let questions = questions(&Codebook { variables, ..Codebook::default() });
        let shape: Vec<_> = questions.iter().map(|q| (q.doubt, q.variables.len())).collect();
        assert_eq!(shape, [(Doubt::Missing, 40), (Doubt::Direction, 1), (Doubt::Role, 1), (Doubt::Role, 1)]);
    }

    #[test]
    fn what_is_not_used_asks_nothing_but_its_role() {
        let doubts = || vec![nine(), NoteKind::DoubtfulDirection, NoteKind::DoubtfulScale];
        let asked = |role| {
            let variables = vec![variable("q", role, doubts())];
            questions(&Codebook { variables, ..Codebook::default() }).len()
        };
        assert_eq!([Role::Item, Role::Group, Role::Unused].map(asked), [3, 1, 0]);
    }

    #[test]
    fn counting_changes_only_the_codes_asked_about() {
        let q = variable("q", Role::Item, Vec::new());
        let one = [Code::Number(1)];
        assert_eq!(counting(&q, &one, Counts::Out).missing, Some(vec![Code::Number(9), Code::Number(1)]));
        assert_eq!(counting(&q, &one, Counts::In).missing, Some(vec![Code::Number(9)]));
        assert_eq!(counting(&q, &[Code::Number(9)], Counts::In).missing, Some(Vec::new()));
    }

    #[test]
    fn an_option_moves_one_place_and_not_off_the_end() {
        let q = variable("q", Role::Item, Vec::new());
        let up = moved(&q, &Code::Number(1), 1).and_then(|edit| edit.order);
        assert_eq!(up, Some(vec![Code::Number(2), Code::Number(1)]));
        assert_eq!(moved(&q, &Code::Number(1), -1), None);
        assert_eq!(moved(&q, &Code::Number(2), 1), None);
        assert_eq!(moved(&q, &Code::Number(9), 1), None);
    }

    #[test]
    fn the_classes_of_a_scale_never_fall_along_it() {
        let mut q = variable("q", Role::Item, Vec::new());
        q.options = (1..=5).map(|code| option(code, "", false)).collect();
        q.points = Some(5);
        let made = |q: &Variable, code, class| classed(q, &Code::Number(code), class).and_then(|e| e.classes);
        let to = |unfavourable_to, favourable_from| Some(Some(Classes { unfavourable_to, favourable_from }));
        assert_eq!(made(&q, 4, Favour::Favourable), None, "so it is");
        assert_eq!(made(&q, 4, Favour::Neutral), to(2, 5));
        assert_eq!(made(&q, 4, Favour::Unfavourable), to(4, 5));
        assert_eq!(made(&q, 1, Favour::Favourable), to(0, 1));
        assert_eq!(made(&q, 5, Favour::Neutral), to(2, 6));
        q.classes = Some(Classes { unfavourable_to: 2, favourable_from: 5 });
        assert_eq!(made(&q, 4, Favour::Favourable), Some(None), "the rule again");
    }

    #[test]
    fn an_option_is_called_by_its_label_and_its_code_where_that_says_more() {
        assert_eq!(option_name(&option(5, "Meget tilfreds", false)), "Meget tilfreds (5)");
        assert_eq!(option_name(&option(5, "5", false)), "5");
        let text = ResponseOption { code: Code::Text("Ja".to_owned()), label: "Ja".to_owned(), ..bare() };
        assert_eq!(option_name(&text), "Ja");
    }
}
