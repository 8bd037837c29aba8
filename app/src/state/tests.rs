//! The state as the reader meets it: what each action leads to, what is sent, and what is never lost.

use std::collections::BTreeMap;

use svarkort_core::analysis::SettingsInput;
use svarkort_core::codebook::{Codebook, Edit, Edits, FileFacts, Kind, Role, Variable};
use svarkort_core::problem::Place;
use svarkort_core::tools::ReadAs;
use svarkort_core::{Language, Noted, Problem};

use super::{Action, Answer, Effect, Failure, Origin, State, Step, What};
use crate::protocol::{Phase, Progress, Reply, Ticket};

fn variable(name: &str, role: Role) -> Variable {
    Variable {
        name: name.to_owned(),
        label: name.to_owned(),
        file: "svar.csv".to_owned(),
        role,
        kind: Kind::Rating,
        options: Vec::new(),
        points: Some(5),
        reversed: false,
        theme: None,
        valid: 10,
        missing: 0,
        reasons: Vec::new(),
        doubts: Vec::new(),
        asked_if: None,
        expected: None,
        derived: None,
        classes: None,
    }
}

fn codebook(roles: &[(&str, Role)]) -> Noted<Codebook> {
    let files = vec![FileFacts {
        name: "svar.csv".to_owned(),
        format: "csv".to_owned(),
        tool: None,
        encoding: None,
        delimiter: None,
        rows: 1700,
        sign: None,
    }];
    Noted::plain(Codebook {
        files,
        variables: roles.iter().map(|(name, role)| variable(name, *role)).collect(),
    })
}

fn usual() -> Noted<Codebook> {
    codebook(&[("q1", Role::Outcome), ("q2", Role::Item), ("unit", Role::Group)])
}

fn files(batch: usize) -> Origin {
    Origin::Files { batch, names: vec!["svar.csv".to_owned()], read_as: ReadAs::Recognised }
}

fn edits(name: &str, role: Role) -> Edits {
    BTreeMap::from([(name.to_owned(), Edit { role: Some(role), ..Edit::default() })])
}

/// The ticket of the only effect that asks the worker for something.
fn asked(effects: &[Effect]) -> Ticket {
    let tickets: Vec<Ticket> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Restart
            | Effect::Stop
            | Effect::Save { .. }
            | Effect::Keep { .. }
            | Effect::HandOver { .. } => None,
            Effect::Open { ticket, .. }
            | Effect::Revise { ticket, .. }
            | Effect::Analyse { ticket, .. }
            | Effect::Publish { ticket, .. }
            | Effect::Write { ticket, .. }
            | Effect::Pack { ticket, .. }
            | Effect::Fingerprint { ticket } => Some(*ticket),
        })
        .collect();
    assert_eq!(tickets.len(), 1, "{effects:?}");
    tickets[0]
}

/// A study is open and its analysis asked for: the state, and the ticket of the analysis.
fn opened() -> (State, Ticket) {
    let mut state = State::new(Language::Da);
    let ticket = asked(&state.apply(Action::Open(files(0))));
    let effects = state.apply(Action::Heard(Reply::Codebook { ticket, codebook: usual() }));
    (state, asked(&effects))
}

fn refuse(state: &mut State, ticket: Ticket) -> Vec<Effect> {
    let problem = Problem::EmptyFile { place: Place::file("tom.csv") };
    state.apply(Action::Heard(Reply::Refused { ticket, problem }))
}

#[test]
fn steps_without_material_cannot_be_gone_to() {
    let mut state = State::new(Language::Da);
    for step in Step::ALL {
        assert_eq!(state.reachable(step), step == Step::Files);
        assert!(state.apply(Action::GoTo(step)).is_empty());
        assert_eq!(state.step, Step::Files);
    }
    let (mut state, _) = opened();
    for step in Step::ALL {
        let _ = state.apply(Action::GoTo(step));
        assert_eq!(state.step, step);
    }
}

#[test]
fn opening_leads_to_the_check_and_asks_for_the_analysis() {
    let (state, _) = opened();
    assert_eq!(state.step, Step::Check);
    assert!(matches!(state.answer, Answer::Pending { earlier: None }));
    assert_eq!(state.news.what, What::Opened { rows: 1700, variables: 3 });
}

#[test]
fn a_file_that_cannot_be_read_leaves_everything_as_it_was() {
    let (mut state, _) = opened();
    let _ = state.apply(Action::Edit(edits("q2", Role::Unused)));
    let _ = state.apply(Action::GoTo(Step::Files));
    let ticket = asked(&state.apply(Action::Open(files(1))));
    assert!(refuse(&mut state, ticket).is_empty());
    assert!(matches!(state.failure, Some(Failure::Refused(Problem::EmptyFile { .. }))));
    let study = state.study.as_ref().expect("the study before");
    assert_eq!(study.origin, files(0));
    assert_eq!(study.history, [edits("q2", Role::Unused)]);
    let _ = state.apply(Action::Dismiss);
    assert_eq!(state.failure, None);
}

#[test]
fn other_files_can_be_left_again_with_all_decisions() {
    let (mut state, _) = opened();
    let _ = state.apply(Action::Edit(edits("q2", Role::Unused)));
    let ticket = asked(&state.apply(Action::Open(Origin::Example)));
    let _ = state.apply(Action::Heard(Reply::Codebook { ticket, codebook: usual() }));
    assert!(state.study.as_ref().is_some_and(|study| study.history.is_empty()));
    let effects = state.apply(Action::Reopen);
    assert!(
        matches!(&effects[..], [Effect::Open { origin, history, .. }]
            if *origin == files(0) && *history == [edits("q2", Role::Unused)]),
        "{effects:?}"
    );
}

#[test]
fn only_the_newest_answer_is_taken() {
    let (mut state, first) = opened();
    let revise = asked(&state.apply(Action::Edit(edits("q2", Role::Unused))));
    assert!(revise > first);
    let second = asked(&state.apply(Action::Edit(edits("q2", Role::Group))));
    // The reply to the first decision is stale: the second has been taken since.
    let stale = codebook(&[("q2", Role::Unused)]);
    assert!(state.apply(Action::Heard(Reply::Codebook { ticket: revise, codebook: stale })).is_empty());
    let newest = codebook(&[("q2", Role::Group)]);
    let effects = state.apply(Action::Heard(Reply::Codebook { ticket: second, codebook: newest }));
    asked(&effects);
    assert_eq!(state.study.as_ref().map(|study| study.codebook.value.variables[0].role), Some(Role::Group));
    // And the analysis asked for before that may no longer be refused either.
    assert!(refuse(&mut state, first).is_empty());
    assert!(matches!(state.answer, Answer::Pending { .. }));
}

#[test]
fn decisions_are_undone_and_redone_one_by_one() {
    let (mut state, _) = opened();
    let (one, two) = (edits("q2", Role::Unused), edits("unit", Role::Unused));
    let _ = state.apply(Action::Edit(one.clone()));
    let _ = state.apply(Action::Edit(two.clone()));
    let history = |effects: Vec<Effect>| match &effects[..] {
        [Effect::Revise { history, .. }] => history.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(history(state.apply(Action::Undo)), std::slice::from_ref(&one));
    assert_eq!(history(state.apply(Action::Undo)), []);
    assert!(!state.can_undo() && state.can_redo());
    assert!(state.apply(Action::Undo).is_empty());
    assert_eq!(history(state.apply(Action::Redo)), [one]);
    // A new decision takes the place of those taken back.
    let _ = state.apply(Action::Edit(two));
    assert!(!state.can_redo());
}

#[test]
fn a_decision_that_is_refused_is_taken_out_of_the_history() {
    let (mut state, _) = opened();
    let ticket = asked(&state.apply(Action::Edit(edits("ukendt", Role::Item))));
    let _ = refuse(&mut state, ticket);
    assert!(!state.can_undo());
    assert!(state.failure.is_some());
}

#[test]
fn settings_forget_what_a_decision_took_away() {
    let (mut state, _) = opened();
    let groups = Some(vec!["unit".to_owned()]);
    let settings = SettingsInput { groups, minimum_group: Some(7), ..SettingsInput::default() };
    let _ = state.apply(Action::Ask(Box::new(settings.clone())));
    assert!(state.apply(Action::Ask(Box::new(settings))).is_empty(), "asked already");
    let ticket = asked(&state.apply(Action::Edit(edits("unit", Role::Unused))));
    let after = codebook(&[("q1", Role::Outcome), ("q2", Role::Item), ("unit", Role::Unused)]);
    let effects = state.apply(Action::Heard(Reply::Codebook { ticket, codebook: after }));
    assert!(matches!(&effects[..], [Effect::Analyse { settings, .. }]
        if settings.groups == Some(Vec::new()) && settings.minimum_group == Some(7)));
}

#[test]
fn the_first_crash_is_mended_and_tried_again_the_second_is_told() {
    let (mut state, _) = opened();
    let _ = state.apply(Action::Edit(edits("q2", Role::Unused)));
    let effects = state.apply(Action::Crashed);
    assert!(
        matches!(&effects[..], [Effect::Restart, Effect::Open { origin, history, .. }]
            if *origin == files(0) && history.len() == 1),
        "{effects:?}"
    );
    assert_eq!(state.news.what, What::Retrying);
    assert_eq!(state.failure, None);
    assert_eq!(state.apply(Action::Crashed), [Effect::Restart]);
    assert_eq!(state.failure, Some(Failure::Crashed));
    assert_eq!(state.answer, Answer::Failed(Failure::Crashed));
    // The decision is still there to be taken back, and taking it back opens the study again.
    assert!(matches!(&state.apply(Action::Undo)[..], [Effect::Open { history, .. }] if history.is_empty()));
}

#[test]
fn a_crash_while_opening_is_retried_and_then_gives_the_study_before_back() {
    let (mut state, _) = opened();
    let _ = state.apply(Action::Open(files(1)));
    let effects = state.apply(Action::Crashed);
    assert!(matches!(&effects[..], [Effect::Restart, Effect::Open { origin, .. }] if *origin == files(1)));
    let effects = state.apply(Action::Crashed);
    assert!(matches!(&effects[..], [Effect::Restart, Effect::Open { origin, .. }] if *origin == files(0)));
    assert_eq!(state.failure, Some(Failure::Crashed));
    let ticket = asked(&effects);
    let step = state.step;
    asked(&state.apply(Action::Heard(Reply::Codebook { ticket, codebook: usual() })));
    assert_eq!((state.step, state.previous.is_some()), (step, false));
}

#[test]
fn cancelling_ends_the_worker_and_keeps_the_study() {
    let mut state = State::new(Language::Da);
    assert!(state.apply(Action::Cancel).is_empty(), "nothing to cancel");
    let _ = state.apply(Action::Open(files(0)));
    assert_eq!(state.apply(Action::Cancel), [Effect::Restart]);
    assert!(!state.busy());

    let (mut state, analysis) = opened();
    let effects = state.apply(Action::Cancel);
    assert_eq!(state.answer, Answer::Failed(Failure::Cancelled));
    let ticket = asked(&effects);
    assert!(ticket > analysis);
    // What was cancelled is not begun again unasked.
    assert!(state.apply(Action::Heard(Reply::Codebook { ticket, codebook: usual() })).is_empty());
    assert!(matches!(&state.apply(Action::AskAgain)[..], [Effect::Analyse { .. }]));
}

/// What the worker would say of the example.
fn answer() -> Box<Noted<svarkort_core::analysis::Analysis>> {
    let study = svarkort_core::Study::open(&svarkort_core::example::sources(), &mut |_, _, _| {});
    let answer = study.and_then(|study| study.analyse(&SettingsInput::default(), &mut |_, _, _| {}));
    Box::new(answer.expect("the example can be analysed"))
}

#[test]
fn an_answer_is_shown_at_once_and_sharpens() {
    let (mut state, ticket) = opened();
    let first = answer();
    let told = |replicates| Action::Heard(Reply::Analysis { ticket, analysis: first.clone(), replicates });
    let news = state.news.number;
    assert!(state.apply(told(10_000)).is_empty());
    assert!(matches!(state.answer, Answer::Ready(_)) && state.busy());
    assert_eq!(state.news.number, news, "nothing is said before the answer is whole");
    let _ = state.apply(told(6000));
    assert!(state.busy());
    let _ = state.apply(told(0));
    assert!(matches!(state.answer, Answer::Ready(_)) && !state.busy());
    assert_eq!(state.news.what, What::Analysed);
}

#[test]
fn what_sharpens_can_be_stopped_where_it_is() {
    let (mut state, ticket) = opened();
    let told = Action::Heard(Reply::Analysis { ticket, analysis: answer(), replicates: 400 });
    let _ = state.apply(told.clone());
    assert_eq!(state.apply(Action::Cancel), [Effect::Stop]);
    assert!(matches!(state.answer, Answer::Ready(_)) && !state.busy());
    // What was still on its way says nothing any more.
    let before = state.answer.clone();
    let _ = state.apply(told);
    assert!(state.answer == before && !state.busy());
}

#[test]
fn the_uncertainty_is_asked_for_unasked() {
    let (mut state, _) = opened();
    let replicates = |effects: &[Effect]| match effects {
        [Effect::Analyse { settings, .. }] => settings.bootstrap.and_then(|bootstrap| bootstrap.replicates),
        _ => None,
    };
    let asked = |importance| SettingsInput { importance, ..SettingsInput::default() };
    let dominance = Some(svarkort_core::analysis::Importance::Dominance);
    assert_eq!(replicates(&state.apply(Action::Ask(Box::new(asked(dominance))))), Some(1000));
    assert_eq!(replicates(&state.apply(Action::Ask(Box::new(asked(None))))), Some(10_000));
}

#[test]
fn reading_is_told_at_each_quarter() {
    let mut state = State::new(Language::Da);
    let ticket = asked(&state.apply(Action::Open(files(0))));
    let mut told = Vec::new();
    for percent in 0..=100 {
        let before = state.news.number;
        let progress = Progress { phase: Phase::Loading, done: f64::from(percent) / 100.0 };
        let _ = state.apply(Action::Heard(Reply::Progress { ticket, progress }));
        if state.news.number > before {
            told.push(state.news.what.clone());
        }
    }
    let quarters = [0, 25, 50, 75, 100].map(|percent| What::Reading { percent });
    assert_eq!(told, quarters);
}

#[test]
fn the_language_is_part_of_the_question() {
    let (mut state, _) = opened();
    let effects = state.apply(Action::Speak(Language::En));
    assert!(
        matches!(&effects[..], [Effect::Analyse { settings, .. }] if settings.language == Some(Language::En))
    );
    assert!(state.apply(Action::Speak(Language::En)).is_empty());
}

#[test]
fn what_is_described_is_shown_while_the_drivers_are_estimated_and_the_map_waits() {
    let (mut state, ticket) = opened();
    let described = || Action::Heard(Reply::Described { ticket, analysis: answer() });
    let _ = state.apply(Action::GoTo(Step::Results));
    let _ = state.apply(described());
    assert!(matches!(&state.answer, Answer::Pending { earlier: Some(_) }) && state.busy());
    let _ = state.apply(Action::GoTo(Step::Map));
    assert!(matches!(&state.answer, Answer::Pending { earlier: None }), "no map without its drivers");
    let _ = state.apply(described());
    assert!(matches!(&state.answer, Answer::Pending { earlier: None }));
    let told = Action::Heard(Reply::Analysis { ticket, analysis: answer(), replicates: 0 });
    let _ = state.apply(told);
    assert!(matches!(state.answer, Answer::Ready(_)) && !state.busy());
}

#[test]
fn a_note_belongs_to_its_figure_and_its_study() {
    let (mut state, _) = opened();
    let note = |text: &str| Action::Remark { place: "groups".to_owned(), text: text.to_owned() };
    let _ = state.apply(note("Reformen i 2026"));
    let _ = state.apply(note(" Ventetid "));
    assert_eq!((state.remark("groups"), state.remark("results")), (Some("Ventetid"), None));
    let ticket = asked(&state.apply(Action::Open(files(1))));
    let _ = state.apply(Action::Heard(Reply::Codebook { ticket, codebook: usual() }));
    assert_eq!(state.remark("groups"), None, "another study");
    let ticket = asked(&state.apply(Action::Reopen));
    let _ = state.apply(Action::Heard(Reply::Codebook { ticket, codebook: usual() }));
    assert_eq!(state.remark("groups"), Some("Ventetid"), "nothing is lost");
    let _ = state.apply(note("  "));
    assert_eq!(state.remark("groups"), None);
}
