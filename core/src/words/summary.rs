//! An analysis in, the few sentences that a press release opens with out: who answered, how satisfied they are, what is
//! best and worst, which groups stand out, with the reservation where one is due. No number that is not a cell of it.

use crate::analysis::Analysis;
use crate::findings::{Finding, Statement};
use crate::note::Note;
use crate::note::NoteKind;
use crate::units::Language;
use crate::words::{finding, note, response};

/// So many sentences about groups; the rest stand on the page.
const GROUPS: usize = 3;

/// `notes`: those of the analysis; reservations are among them.
#[must_use]
pub fn summary(analysis: &Analysis, notes: &[Note], language: Language) -> Vec<String> {
    let mut sentences: Vec<String> = response::sentence(&analysis.response, language).into_iter().collect();
    let told = |kinds: &[&str], most: usize| -> Vec<String> {
        let chosen = analysis.findings.iter().filter(|one| kinds.contains(&one.kind()));
        chosen.take(most).map(|one: &Finding| finding(one, language)).collect()
    };
    sentences.extend(told(&["key_figure"], 1));
    sentences.extend(told(&["mean"], 1));
    sentences.extend(told(&["best_items"], 1));
    sentences.extend(told(&["worst_items"], 1));
    let named = told(&["groups_differ", "group_above_others", "group_below_others"], GROUPS);
    let ranges = analysis.findings.iter().filter(|one| matches!(one.statement, Statement::Range { .. }));
    sentences.extend(named);
    sentences.extend(ranges.take(1).map(|one| finding(one, language)));
    let reservation = |one: &&Note| {
        matches!(
            one.kind,
            NoteKind::LowResponse { .. } | NoteKind::RateMismatch { .. } | NoteKind::PopulationUnknown { .. }
        )
    };
    sentences.extend(notes.iter().filter(reservation).map(|one| note(one, language)));
    sentences
}
