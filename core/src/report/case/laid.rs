//! A draft and the reader's edits in, the case as it stands out: where a number has changed under an edited text, and
//! what is still to be filled in.

use super::edits::CaseEdits;
use super::{CaseKind, Draft, Form, Part, Sentence, Trace};
use crate::units::Language;

/// A case as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    pub language: Language,
    pub kind: CaseKind,
    pub title: String,
    pub number: String,
    pub competence: String,
    /// In their order, the empty ones too.
    pub parts: Vec<CasePart>,
    /// Findings that could be put among the results.
    pub offered: Vec<Sentence>,
    /// So many sentences were left out.
    pub removed: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub struct CasePart {
    pub part: Part,
    pub paragraphs: Vec<Paragraph>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    pub key: String,
    pub text: String,
    pub form: Form,
    pub standing: Standing,
    pub traces: Vec<Trace>,
}

/// Where a paragraph's text comes from, and whether it still holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// As the numbers make it.
    Made,
    /// The reader's text; the numbers are those it was written on. The sentence that the numbers make.
    Edited { made: String },
    /// The reader's text; a number has changed since. The sentence that the numbers make now.
    Changed { made: String },
    /// The reader's text; the numbers no longer carry such a sentence.
    Gone,
    /// The reader's own, on no number.
    Own,
    /// Only the administration knows.
    ToFill,
}

#[must_use]
pub fn lay(draft: Draft, edits: &CaseEdits, language: Language) -> Case {
    let texts = edits.texts(language);
    let Draft { title, parts, offered } = draft;
    let (added, offered): (Vec<Sentence>, Vec<Sentence>) =
        offered.into_iter().partition(|sentence| texts.added.contains(&sentence.key));
    let mut added = Some(added);
    let mut removed = 0;
    let all: Vec<String> = parts
        .iter()
        .flat_map(|(_, sentences)| sentences)
        .chain(added.iter().flatten())
        .map(|s| s.key.clone())
        .collect();
    let lay_part = |(part, mut sentences): (Part, Vec<Sentence>)| {
        if part == Part::Results {
            sentences.extend(added.take().into_iter().flatten());
        }
        let before = sentences.len();
        sentences.retain(|sentence| !texts.removed.contains(&sentence.key));
        removed += before - sentences.len();
        let mut paragraphs: Vec<Paragraph> =
            sentences.into_iter().map(|sentence| stand(sentence, edits, language)).collect();
        for (key, edited) in &texts.edited {
            // An edited sentence that the numbers no longer carry is the reader's to take out.
            if edited.part == part && !all.contains(key) && !texts.removed.contains(key) {
                paragraphs.push(Paragraph {
                    key: key.clone(),
                    text: edited.text.clone(),
                    form: Form::Paragraph,
                    standing: Standing::Gone,
                    traces: Vec::new(),
                });
            }
        }
        let form = if matches!(part, Part::Motion | Part::Appendices | Part::PressFacts | Part::Advice) {
            Form::Point
        } else {
            Form::Paragraph
        };
        paragraphs.extend(texts.own.iter().filter(|own| own.part == part).map(|own| Paragraph {
            key: own.key.clone(),
            text: own.text.clone(),
            form,
            standing: Standing::Own,
            traces: Vec::new(),
        }));
        if let Some(order) = texts.order.get(&part) {
            let place = |key: &str| order.iter().position(|one| one == key).unwrap_or(order.len());
            paragraphs.sort_by_key(|paragraph| place(&paragraph.key));
        }
        CasePart { part, paragraphs }
    };
    let parts = parts.into_iter().map(lay_part).collect();
    Case {
        language,
        kind: edits.kind,
        title: texts.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or(title),
        number: edits.number.clone(),
        competence: edits.competence.clone(),
        parts,
        offered,
        removed,
    }
}

fn stand(sentence: Sentence, edits: &CaseEdits, language: Language) -> Paragraph {
    let Sentence { key, text: made, form, traces, to_fill } = sentence;
    let (text, standing) = match edits.texts(language).edited.get(&key) {
        None if to_fill => (made, Standing::ToFill),
        None => (made, Standing::Made),
        Some(edited) if edited.of == made => (edited.text.clone(), Standing::Edited { made }),
        Some(edited) => (edited.text.clone(), Standing::Changed { made }),
    };
    Paragraph { key, text, form, standing, traces }
}

impl Case {
    #[must_use]
    pub fn part(&self, part: Part) -> &[Paragraph] {
        self.parts.iter().find(|one| one.part == part).map_or(&[], |one| &one.paragraphs)
    }

    /// Paragraphs whose number has changed or gone under the reader's text.
    #[must_use]
    pub fn changed(&self) -> usize {
        let all = self.parts.iter().flat_map(|part| &part.paragraphs);
        all.filter(|paragraph| matches!(paragraph.standing, Standing::Changed { .. } | Standing::Gone))
            .count()
    }

    /// Places that only the administration can fill in.
    #[must_use]
    pub fn to_fill(&self) -> usize {
        let all = self.parts.iter().flat_map(|part| &part.paragraphs);
        all.filter(|paragraph| paragraph.standing == Standing::ToFill).count()
    }
}
