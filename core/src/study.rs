//! Files in, answers out, with the reader's decisions in between: the typed door of the core.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::analysis::{self, Analysis, Begun, Estimate, OnDescribed, Resampling, Settings, SettingsInput};
use crate::codebook::{Codebook, Edits, VariableName};
use crate::note::{Note, Noted};
use crate::problem::{BadSetting, Problem};
use crate::protect::{Publication, Published};
use crate::read::{self, Source, Table};
use crate::report::document::Imprint;
use crate::report::{self, Format};
use crate::survey::{self, Survey};
use crate::tools::{self, Export, ReadAs};
use crate::units::Code;

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

/// Outputs that leave together: the whole first, then one for each category.
#[derive(Debug)]
pub struct Bundle {
    pub outputs: Vec<Output>,
    /// Categories with too few respondents for a report of their own.
    pub left_out: Vec<PartOf>,
    settings: Vec<Settings>,
    publication: Publication,
}

/// One of them; of nothing in particular, where it is the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Output {
    pub of: Option<PartOf>,
    pub asked: SettingsInput,
}

/// A unit or a target group: one category of a background variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartOf {
    pub variable: VariableName,
    pub code: Code,
    pub label: String,
}

const PART_REPLICATES: u32 = 500;

/// The same question about one category alone: it is not broken down by its own variable, and nothing is known of how
/// many of it were invited but in the ledger by group.
fn of_part(asked: &SettingsInput, part: &PartOf) -> SettingsInput {
    let mut asked = asked.clone();
    let codes = vec![part.code.clone()];
    asked.filter.get_or_insert_default().insert(part.variable.clone(), codes);
    if let Some(groups) = &mut asked.groups {
        groups.retain(|name| *name != part.variable);
    }
    if let Some(crossed) = &mut asked.crossed {
        crossed.retain(|pair| !pair.contains(&part.variable));
    }
    // Sixty reports are made in one go: fewer replicates tell a small unit as much.
    if let Some(replicates) = asked.bootstrap.as_mut().and_then(|bootstrap| bootstrap.replicates.as_mut()) {
        *replicates = (*replicates).min(PART_REPLICATES);
    }
    asked
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
    Documents,
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
        Study::from_tables(tables.value, tables.notes, ReadAs::Recognised)
    }

    /// By the rules of the tool that was recognised, or of the one that the reader says it is.
    ///
    /// # Errors
    /// When no table holds respondents.
    pub fn from_tables(tables: Vec<Table>, mut notes: Vec<Note>, read_as: ReadAs) -> Result<Study, Problem> {
        let export = tools::recognise(tables, read_as)?;
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
        let alone: Vec<Vec<SettingsInput>> = taken.iter().map(|asked| vec![asked.clone()]).collect();
        self.publish_after(asked, &alone, answer, on_progress)
    }

    /// As [`Study::publish`], where several outputs have left together.
    ///
    /// # Errors
    /// As [`Study::analyse`].
    pub fn publish_after(
        &self,
        asked: &SettingsInput,
        taken: &[Vec<SettingsInput>],
        answer: Option<&Noted<Analysis>>,
        on_progress: OnProgress,
    ) -> Result<Published, Problem> {
        let settings = Settings::fill(asked, &self.survey)?;
        let publication = self.publication(taken, std::slice::from_ref(&settings))?;
        let answer = answer.filter(|answer| answer.value.settings == settings);
        publication.publish(&self.survey, &settings, 0, answer, on_progress)
    }

    fn publication(&self, taken: &[Vec<SettingsInput>], now: &[Settings]) -> Result<Publication, Problem> {
        let fill = |asked: &SettingsInput| Settings::fill(asked, &self.survey).ok();
        let taken: Vec<Vec<Settings>> =
            taken.iter().map(|together| together.iter().filter_map(fill).collect()).collect();
        Publication::after_all(&self.survey, &taken, now)
    }

    /// The whole and each category of these background variables, to leave together.
    ///
    /// # Errors
    /// When the settings name what is not there.
    pub fn bundle(
        &self,
        asked: &SettingsInput,
        by: &[VariableName],
        taken: &[Vec<SettingsInput>],
    ) -> Result<Bundle, Problem> {
        let mut outputs = vec![Output { of: None, asked: asked.clone() }];
        let mut settings = vec![Settings::fill(asked, &self.survey)?];
        let mut left_out = Vec::new();
        for name in by {
            let variable = &analysis::grouping(&self.survey, name)?.variable;
            let chosen = asked.filter.as_ref().and_then(|filter| filter.get(name));
            let among = |code: &Code| chosen.is_none_or(|codes| codes.contains(code));
            for option in variable.options.iter().filter(|option| !option.missing && among(&option.code)) {
                let part =
                    PartOf { variable: name.clone(), code: option.code.clone(), label: option.label.clone() };
                let asked = of_part(asked, &part);
                // A category of nobody, or one that the filter leaves out, is no output.
                match Settings::fill(&asked, &self.survey) {
                    Ok(filled) if self.enough(&filled) => {
                        settings.push(filled);
                        outputs.push(Output { of: Some(part), asked });
                    }
                    _ => left_out.push(part),
                }
            }
        }
        let publication = self.publication(taken, &settings)?;
        Ok(Bundle { outputs, left_out, settings, publication })
    }

    /// Whether so many respondents are left that anything may be told of them.
    fn enough(&self, settings: &Settings) -> bool {
        let n = analysis::domain(&self.survey, &settings.filter).map_or(0, |domain| domain.rows.len());
        n > 0 && n >= settings.minimum_group as usize
    }

    /// The `place`th output of a bundle, as it may leave with the others.
    ///
    /// # Errors
    /// As [`Study::analyse`].
    pub fn publish_of(
        &self,
        bundle: &Bundle,
        place: usize,
        answer: Option<&Noted<Analysis>>,
        on_progress: OnProgress,
    ) -> Result<Published, Problem> {
        let settings = &bundle.settings[place];
        let answer = answer.filter(|answer| answer.value.settings == *settings);
        bundle.publication.publish(&self.survey, settings, place, answer, on_progress)
    }

    /// The document of one category, told by its code or label, as it may leave together with the whole's and those of
    /// all other categories: whatever order they are asked for in, they are the same.
    ///
    /// # Errors
    /// As [`Study::analyse`]; when there is no such category, or it has too few respondents for a report of its own.
    pub fn report_of(
        &self,
        asked: &SettingsInput,
        (by, unit): (&VariableName, &str),
        taken: &[SettingsInput],
        format: Format,
        imprint: &Imprint,
        on_progress: OnProgress,
    ) -> Result<Vec<u8>, Problem> {
        let alone: Vec<Vec<SettingsInput>> = taken.iter().map(|asked| vec![asked.clone()]).collect();
        let bundle = self.bundle(asked, std::slice::from_ref(by), &alone)?;
        let is = |part: &PartOf| part.label == unit || part.code.to_string() == unit;
        let place = bundle.outputs.iter().position(|output| output.of.as_ref().is_some_and(is));
        let Some(place) = place else {
            // Too few for a report of its own: why, the analysis of it says.
            if let Some(part) = bundle.left_out.iter().find(|part| is(part)) {
                let _ = self.analyse(&of_part(asked, part), on_progress)?;
            }
            return Err(Problem::BadSettings { setting: "unit".to_owned(), why: BadSetting::UnknownCode });
        };
        let published = self.publish_of(&bundle, place, None, on_progress)?;
        Ok(report::file(&published, format, imprint))
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
