//! Files in, answers out, with the reader's decisions in between: the typed door of the core.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::analysis::{self, Analysis, Begun, Estimate, OnDescribed, Resampling, Settings, SettingsInput};
use crate::codebook::{Codebook, Edits};
use crate::note::{Note, Noted};
use crate::problem::Problem;
use crate::protect::{Publication, Published};
use crate::read::{self, Source, Table};
use crate::report::document::Imprint;
use crate::report::{self, Format};
use crate::survey::{self, Survey};
use crate::tools::{self, Export};

/// One opened survey: the export as read, what they were taken to mean, and the survey that follows.
#[derive(Debug)]
pub struct Study {
    export: Export,
    reading: Vec<Note>,
    /// As recognised; the reader's edits come on top and can be taken back.
    proposal: Codebook,
    codebook: Codebook,
    survey: Survey,
}

/// How far a long request has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Reading,
    Recognising,
    Distributions,
    Groups,
    Drivers,
    Dominance,
    Bootstrap,
}

/// Told of progress: done, total, stage.
pub type OnProgress<'a> = &'a mut dyn FnMut(u32, u32, Stage);

impl Study {
    /// Opens one or several files that belong together.
    ///
    /// # Errors
    /// When a file cannot be read at all, or none of them holds respondents.
    pub fn open(sources: &[Source], on_progress: OnProgress) -> Result<Study, Problem> {
        let tables = read::tables(sources, on_progress)?;
        Study::from_tables(tables.value, tables.notes)
    }

    /// # Errors
    /// When no table holds respondents.
    pub fn from_tables(tables: Vec<Table>, mut notes: Vec<Note>) -> Result<Study, Problem> {
        let export = tools::recognise(tables)?;
        notes.extend(export.notes);
        let proposal = crate::codebook::propose(&export.value)?;
        notes.extend(proposal.notes);
        let codebook = proposal.value.clone();
        let survey = survey::check(&export.value, &codebook);
        notes.extend(survey.notes);
        Ok(Study {
            export: export.value,
            reading: notes,
            proposal: proposal.value,
            codebook,
            survey: survey.value,
        })
    }

    /// What was recognised, with the reader's decisions; the notes of reading and the doubts left.
    pub fn codebook(&self) -> Noted<Codebook> {
        let mut notes = self.reading.clone();
        for variable in &self.codebook.variables {
            let name = Some(variable.name.clone());
            notes.extend(
                variable.doubts.iter().map(|kind| Note { kind: kind.clone(), variable: name.clone() }),
            );
        }
        Noted { value: self.codebook.clone(), notes }
    }

    /// Adds decisions to those already taken.
    ///
    /// # Errors
    /// When a variable or code is named that does not exist; nothing is changed then.
    pub fn edit(&mut self, edits: &Edits) -> Result<(), Problem> {
        let edited = self.codebook.edited(edits)?;
        self.adopt(edited);
        Ok(())
    }

    /// Takes all decisions anew, from what was recognised: undo is a shorter list.
    ///
    /// # Errors
    /// As [`Study::edit`].
    pub fn revise(&mut self, history: &[Edits]) -> Result<(), Problem> {
        let mut codebook = self.proposal.clone();
        for edits in history {
            codebook = codebook.edited(edits)?;
        }
        self.adopt(codebook);
        Ok(())
    }

    fn adopt(&mut self, mut codebook: Codebook) {
        self.survey = survey::check(&self.export, &codebook).value;
        // Who is in which band is known only now.
        for measured in self.survey.variables.iter().filter(|measured| measured.variable.derived.is_some()) {
            let made = codebook.variables.iter_mut().find(|made| made.name == measured.variable.name);
            if let Some(made) = made {
                *made = measured.variable.clone();
            }
        }
        self.codebook = codebook;
    }

    /// The answer without its bootstrap, and the bootstrap to be run in parts: see [`analysis::begin`].
    ///
    /// # Errors
    /// As [`Study::analyse`].
    pub fn begin(
        &self,
        asked: &SettingsInput,
        known: Option<&Estimate>,
        on_described: OnDescribed,
        on_progress: OnProgress,
    ) -> Result<Begun, Problem> {
        let settings = Settings::fill(asked, &self.survey)?;
        analysis::begin(&self.survey, &settings, known, on_described, on_progress)
    }

    /// The bootstrap alone, for a worker that makes some of its replicates.
    ///
    /// # Errors
    /// As [`Study::analyse`].
    pub fn resampling(&self, asked: &SettingsInput) -> Result<Option<Resampling>, Problem> {
        let settings = Settings::fill(asked, &self.survey)?;
        analysis::resampling(&self.survey, &settings)
    }

    /// # Errors
    /// When the settings name what is not there, or the filter leaves too few.
    pub fn analyse(
        &self,
        asked: &SettingsInput,
        on_progress: OnProgress,
    ) -> Result<Noted<Analysis>, Problem> {
        let settings = Settings::fill(asked, &self.survey)?;
        analysis::analyse(&self.survey, &settings, on_progress)
    }

    /// The same as it may leave, after what was `taken` before and has left: the data holder may see more.
    ///
    /// `answer` spares the work where it is the answer to `asked`. What was taken under other decisions about the
    /// variables, and cannot be asked for any more, is not looked at.
    ///
    /// # Errors
    /// As [`Study::analyse`].
    pub fn publish(
        &self,
        asked: &SettingsInput,
        taken: &[SettingsInput],
        answer: Option<&Noted<Analysis>>,
        on_progress: OnProgress,
    ) -> Result<Published, Problem> {
        let settings = Settings::fill(asked, &self.survey)?;
        let taken: Vec<Settings> =
            taken.iter().filter_map(|asked| Settings::fill(asked, &self.survey).ok()).collect();
        let now = std::slice::from_ref(&settings);
        let publication = Publication::of(&self.survey, &taken, now)?;
        let answer = answer.filter(|answer| answer.value.settings == settings);
        publication.publish(&self.survey, &settings, 0, answer, on_progress)
    }

    /// A document of what may leave.
    ///
    /// # Errors
    /// As [`Study::analyse`].
    pub fn report(
        &self,
        asked: &SettingsInput,
        taken: &[SettingsInput],
        format: Format,
        imprint: &Imprint,
        on_progress: OnProgress,
    ) -> Result<Vec<u8>, Problem> {
        let published = self.publish(asked, taken, None, on_progress)?;
        Ok(report::file(&published, format, imprint))
    }
}
