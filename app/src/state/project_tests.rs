//! A project and the state: what is kept, what is restored, and when the reader is told that work is not kept.

use std::collections::BTreeMap;

use svarkort_core::analysis::SettingsInput;
use svarkort_core::codebook::{Edit, Edits, Role};
use svarkort_core::project::{Date, FileMark, KeptAnswers, Match, Project};
use svarkort_core::protect::Published;
use svarkort_core::tools::ReadAs;
use svarkort_core::{Language, Study as Core, example};

use super::{Action, Brought, Effect, Keep, NotSaved, Origin, Papers, Shared, State, Step};
use crate::protocol::{Reply, Ticket};

fn today() -> Date {
    Date::new(2026, 11, 30).expect("a day")
}

fn core() -> Core {
    Core::open(&example::sources(), &mut |_, _, _| {}).expect("the example opens")
}

fn marks(sum: &str) -> Vec<FileMark> {
    vec![FileMark { name: "svar.csv".to_owned(), bytes: 9, sha256: sum.to_owned() }]
}

fn files(batch: usize) -> Origin {
    Origin::Files { batch, names: vec!["svar.csv".to_owned()], read_as: ReadAs::Recognised }
}

fn ticket(effects: &[Effect]) -> Ticket {
    match effects {
        [
            Effect::Open { ticket, .. }
            | Effect::Revise { ticket, .. }
            | Effect::Analyse { ticket, .. }
            | Effect::Publish { ticket, .. }
            | Effect::Fingerprint { ticket },
        ] => *ticket,
        other => panic!("{other:?}"),
    }
}

fn answer_codebook(state: &mut State, effects: &[Effect]) -> Vec<Effect> {
    let ticket = ticket(effects);
    let mut study = core();
    let history = match effects {
        [Effect::Open { history, .. } | Effect::Revise { history, .. }] => history.clone(),
        other => panic!("{other:?}"),
    };
    study.revise(&history).expect("decisions that can be taken");
    state.apply(Action::Heard(Reply::Codebook { ticket, codebook: study.codebook() }))
}

/// An open study whose answer may leave.
fn opened() -> State {
    let mut state = State::new(Language::Da);
    let effects = state.apply(Action::Open(files(0)));
    let effects = answer_codebook(&mut state, &effects);
    answer(&mut state, &effects);
    state
}

fn answer(state: &mut State, effects: &[Effect]) {
    let asked = SettingsInput { groups: Some(Vec::new()), ..SettingsInput::default() };
    let answer = core().analyse(&asked, &mut |_, _, _| {}).expect("analysed");
    let told = Reply::Analysis { ticket: ticket(effects), analysis: Box::new(answer.clone()), replicates: 0 };
    let effects = state.apply(Action::Heard(told));
    let published = Box::new(Published { answer, further: 0 });
    let _ = state.apply(Action::Heard(Reply::Published { ticket: ticket(&effects), published }));
}

fn decision(role: Role) -> Edits {
    let item =
        core().codebook().value.variables.iter().find(|v| v.role == Role::Item).map(|v| v.name.clone());
    BTreeMap::from([(item.expect("an item"), Edit { role: Some(role), ..Edit::default() })])
}

fn keep(state: &mut State, sum: &str) -> Project {
    let mut effects = state.apply(Action::Keep(Keep::Work, today()));
    if let [Effect::Fingerprint { ticket }] = effects[..] {
        effects = state.apply(Action::Heard(Reply::Fingerprints { ticket, marks: marks(sum) }));
    }
    match &effects[..] {
        [Effect::Keep { project, keep: Keep::Work, .. }] => (**project).clone(),
        other => panic!("{other:?}"),
    }
}

fn bring(state: &mut State, project: Project) -> Vec<Effect> {
    let brought = Brought { name: "a.svarkort".to_owned(), project: Shared::new(project), answers: None };
    state.apply(Action::Bring(brought, today()))
}

/// Worked on, and kept.
fn project() -> Project {
    let mut state = opened();
    let effects = state.apply(Action::Edit(decision(Role::Unused)));
    let effects = answer_codebook(&mut state, &effects);
    answer(&mut state, &effects);
    let _ =
        state.apply(Action::Pen(Box::new(Papers { notes: "Husk bilag".to_owned(), ..Papers::default() })));
    let settings = SettingsInput { minimum_group: Some(8), ..state.settings.clone() };
    let effects = state.apply(Action::Ask(Box::new(settings)));
    answer(&mut state, &effects);
    let _ = state.apply(Action::Take);
    keep(&mut state, "aa")
}

#[test]
fn looking_around_is_no_work_and_every_change_is() {
    let mut state = opened();
    assert!(!state.unsaved());
    let _ = state.apply(Action::GoTo(Step::Results));
    let _ = state.apply(Action::Speak(Language::En));
    assert!(!state.unsaved(), "neither a step nor a language is work");
    for action in [
        Action::Edit(decision(Role::Unused)),
        Action::Pen(Box::new(Papers { notes: "x".to_owned(), ..Papers::default() })),
        Action::Ask(Box::new(SettingsInput { minimum_group: Some(9), ..SettingsInput::default() })),
    ] {
        let mut changed = state.clone();
        let _ = changed.apply(action);
        assert!(changed.unsaved());
    }
}

#[test]
fn what_is_kept_is_no_longer_unsaved() {
    let mut state = opened();
    let _ = state.apply(Action::Pen(Box::new(Papers { notes: "x".to_owned(), ..Papers::default() })));
    let project = keep(&mut state, "aa");
    assert!(state.unsaved(), "not before the file is handed over");
    let _ = state.apply(Action::NotKept(NotSaved::Refused));
    assert!(state.unsaved() && state.failure.is_some());
    let _ = state.apply(Action::Kept(Box::new(project)));
    assert!(!state.unsaved());
    // The check sums are asked for once.
    assert!(matches!(&state.apply(Action::Keep(Keep::Work, today()))[..], [Effect::Keep { .. }]));
}

#[test]
fn numbers_that_are_kept_count_as_taken() {
    let mut state = opened();
    let project = keep(&mut state, "aa");
    assert_eq!(project.taken.len(), 1);
    assert_eq!(project.aggregates.map(|numbers| numbers.answered), Some(761));
    assert_eq!(project.settings.language, None);
}

#[test]
fn the_same_export_restores_everything() {
    let kept = project();
    let mut state = State::new(Language::Da);
    assert!(bring(&mut state, kept.clone()).is_empty());
    assert!(state.waiting.is_some() && state.step == Step::Files);
    let effects = state.apply(Action::Open(files(3)));
    let effects = answer_codebook(&mut state, &effects);
    assert!(matches!(effects[..], [Effect::Fingerprint { .. }]) && state.busy());
    let told = Reply::Fingerprints { ticket: ticket(&effects), marks: marks("aa") };
    let effects = state.apply(Action::Heard(told));
    let effects = answer_codebook(&mut state, &effects);
    assert!(matches!(effects[..], [Effect::Analyse { .. }]));
    let study = state.study.as_ref().expect("a study");
    assert_eq!(study.history, kept.history);
    assert_eq!(study.papers.notes, "Husk bilag");
    assert_eq!(study.taken, kept.taken);
    assert_eq!(state.settings, kept.settings);
    assert_eq!(study.restored.map(|restored| restored.found), Some(Match::Same));
    assert!(state.waiting.is_none() && !state.unsaved());
}

#[test]
fn another_export_of_the_survey_is_taken_and_told() {
    let mut kept = project();
    kept.history.push(BTreeMap::from([("er her ikke".to_owned(), Edit::default())]));
    let mut state = State::new(Language::Da);
    let _ = bring(&mut state, kept);
    let effects = state.apply(Action::Open(files(0)));
    let effects = answer_codebook(&mut state, &effects);
    let told = Reply::Fingerprints { ticket: ticket(&effects), marks: marks("bb") };
    let effects = state.apply(Action::Heard(told));
    let _ = answer_codebook(&mut state, &effects);
    let restored = state.study.as_ref().and_then(|study| study.restored).expect("told");
    assert!(matches!(restored.found, Match::Survey { .. }));
    assert_eq!(restored.dropped, 1);
    assert!(state.unsaved(), "it is not what the file holds");
}

#[test]
fn another_survey_leaves_the_project_waiting() {
    let mut kept = project();
    kept.variables = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
    let mut state = State::new(Language::Da);
    let _ = bring(&mut state, kept);
    let effects = state.apply(Action::Open(files(0)));
    let effects = answer_codebook(&mut state, &effects);
    let told = Reply::Fingerprints { ticket: ticket(&effects), marks: marks("bb") };
    assert!(matches!(state.apply(Action::Heard(told))[..], [Effect::Analyse { .. }]));
    assert!(state.waiting.is_some());
    assert!(state.study.as_ref().is_some_and(|study| study.history.is_empty()));
    let _ = state.apply(Action::PutAway("a.svarkort".to_owned()));
    assert!(state.waiting.is_none() && state.laid.is_empty());
}

#[test]
fn the_example_and_kept_answers_are_opened_at_once() {
    let example = Project { example: true, ..project() };
    let mut state = State::new(Language::Da);
    assert!(matches!(&bring(&mut state, example)[..], [Effect::Open { origin: Origin::Example, .. }]));

    let delete_by = Date::new(2026, 11, 29).expect("a day");
    let with_answers = Project { answers: Some(KeptAnswers { delete_by }), ..project() };
    let mut state = State::new(Language::Da);
    let brought = Brought {
        name: "b.svarkort".to_owned(),
        project: Shared::new(with_answers),
        answers: Some(files(0)),
    };
    let effects = state.apply(Action::Bring(brought, today()));
    assert!(matches!(&effects[..], [Effect::Open { origin: Origin::Files { batch: 0, .. }, .. }]));
    let effects = answer_codebook(&mut state, &effects);
    let told = Reply::Fingerprints { ticket: ticket(&effects), marks: marks("aa") };
    let _ = state.apply(Action::Heard(told));
    let restored = state.study.as_ref().and_then(|study| study.restored).expect("told");
    assert_eq!(restored.overdue, Some(delete_by), "a day that has passed is told");
}

#[test]
fn two_projects_lie_beside_each_other_and_a_third_takes_the_place_of_the_first() {
    let mut state = State::new(Language::Da);
    for name in ["a", "b", "b", "c"] {
        let brought =
            Brought { name: name.to_owned(), project: Shared::new(Project::default()), answers: None };
        assert!(state.apply(Action::Lay(brought)).is_empty());
    }
    let names: Vec<&str> = state.laid.iter().map(|laid| laid.name.as_str()).collect();
    assert_eq!(names, ["b", "c"]);
    assert!(state.waiting.is_none());
}

#[test]
fn a_project_survives_a_crash_of_the_worker() {
    let mut state = opened();
    let _ = state.apply(Action::Pen(Box::new(Papers { notes: "x".to_owned(), ..Papers::default() })));
    let effects = state.apply(Action::Crashed);
    let open = effects.into_iter().filter(|effect| matches!(effect, Effect::Open { .. })).collect::<Vec<_>>();
    let _ = answer_codebook(&mut state, &open);
    assert_eq!(state.study.as_ref().map(|study| study.papers.notes.as_str()), Some("x"));
    assert!(state.unsaved());
}
