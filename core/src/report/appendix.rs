//! What may leave in, the document for a committee out: the appendix (*bilag*) in the order that consultancies use, or a
//! note of a few pages.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::analysis::{Analysis, Measure};
use crate::codebook::VariableName;
use crate::figure::{self, Chart, Figure, Order, Orientation, QuadrantNames, Table};
use crate::findings::{AnswersOf, Finding, Statement};
use crate::note::Severity;
use crate::protect::Published;
use crate::units::Language;
use crate::words::document::{DocumentWords, respondents};
use crate::words::figure::FigureWords;
use crate::words::method::{Topic, cited, explained};
use crate::words::{self, number};

use super::document::{Block, Brand, Document, Imprint, KeyFigure, Section};

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, BorshSerialize, BorshDeserialize)]
pub enum Extent {
    /// Two to four pages: what matters, and how sure it is.
    Note,
    /// Every question by theme, the groups, the map and the whole method.
    #[default]
    Full,
    /// The same without the tables that no slide can show so that they are read.
    Slides,
}

/// A note shows all questions up to this many, else those at the ends.
const MOST_IN_NOTE: usize = 16;
/// Places on the map whose numbers stand in a note: those to improve first stand first.
const PLACES_IN_NOTE: usize = 8;
const ENDS_IN_NOTE: usize = 6;
const FINDINGS_IN_NOTE: usize = 6;
/// More categories than this do not stand side by side on a page; the workbook has them below each other.
const MOST_CATEGORIES: usize = 9;
/// Of a table of all questions by group: more are seven slides a variable that nobody reads.
const MOST_ROWS_ON_SLIDES: usize = 20;

/// The document of what may leave, in the language of its settings.
#[must_use]
pub fn appendix(published: &Published, imprint: &Imprint, extent: Extent) -> Document {
    let analysis = &published.answer.value;
    let language = analysis.settings.language;
    let about = About { published, analysis, language, extent, words: DocumentWords::of(language) };
    let sections = match extent {
        Extent::Full | Extent::Slides => vec![
            about.introduction(),
            about.reading(),
            about.overall(),
            about.across(),
            about.map(),
            about.method(),
        ],
        Extent::Note => vec![about.summary(), about.results(), about.effort(), about.method_in_short()],
    };
    let kind = match extent {
        Extent::Full | Extent::Slides => about.words.appendix,
        Extent::Note => about.words.note,
    };
    Document {
        language,
        title: about.words.title.to_owned(),
        subtitle: Some(kind.to_owned()),
        imprint: imprint.clone(),
        brand: Brand::default(),
        sections,
    }
}

struct About<'a> {
    published: &'a Published,
    analysis: &'a Analysis,
    language: Language,
    extent: Extent,
    words: &'static DocumentWords,
}

impl About<'_> {
    fn introduction(&self) -> Section {
        let answered = respondents(self.analysis.respondents.answered, self.language);
        let mut blocks = vec![Block::Paragraph((self.words.about)(&answered))];
        blocks.extend(self.who_answered());
        blocks.push(Block::KeyFigures(self.key_figures()));
        Section { heading: self.words.introduction.to_owned(), blocks }
    }

    fn who_answered(&self) -> Vec<Block> {
        let analysis = self.analysis;
        let ledger = words::response::sentence(&analysis.response, self.language);
        let mut blocks: Vec<Block> = ledger.into_iter().map(Block::Paragraph).collect();
        if !analysis.settings.filter.is_empty() {
            let filters: Vec<String> =
                analysis.settings.filter.iter().map(|(name, codes)| self.kept(name, codes)).collect();
            blocks.push(Block::Paragraph((self.words.filtered)(&filters.join("; "))));
        }
        blocks
    }

    /// `Alder: 18-29 år, 30-39 år`.
    fn kept(&self, name: &VariableName, codes: &[crate::Code]) -> String {
        let group = self.analysis.groups.iter().find(|group| group.variable == *name);
        let label = |code: &crate::Code| {
            let category =
                group.and_then(|group| group.categories.iter().find(|category| category.code == *code));
            category.map_or_else(|| code.to_string(), |category| category.label.clone())
        };
        let codes: Vec<String> = codes.iter().map(label).collect();
        format!("{}: {}", self.named(name), codes.join(", "))
    }

    fn key_figures(&self) -> Vec<KeyFigure> {
        let (analysis, language, words) = (self.analysis, self.language, self.words);
        let respondents = &analysis.respondents;
        let mut figures = vec![KeyFigure {
            value: number::count(respondents.answered, language),
            label: words.key_answers.to_owned(),
            base: String::new(),
        }];
        if let (Some(rate), Some(invited)) = (respondents.rate, respondents.invited) {
            figures.push(KeyFigure {
                value: number::share(rate, 1, language),
                label: words.key_rate.to_owned(),
                base: (words.key_of_invited)(&number::count(invited, language)),
            });
        }
        let outcome = analysis.settings.outcome.as_ref();
        let outcome = outcome.and_then(|name| analysis.items.iter().find(|item| item.name == *name));
        if let Some(item) = outcome
            && let Measure::Rating { favourable, mean, .. } = &item.measure
        {
            let base = (words.key_n)(&number::count(item.n.0, language));
            if let Some(favourable) = favourable {
                let [good, ..] = figure::legend(&[item], analysis.settings.convention, language);
                figures.push(KeyFigure {
                    value: number::percent(favourable.n, item.n.0, language),
                    label: good.to_lowercase(),
                    base: format!("{} ({base})", item.label),
                });
            }
            if let Some(mean) = mean {
                figures.push(KeyFigure {
                    value: number::decimal(mean.value, 2, language),
                    label: words.key_mean.to_owned(),
                    base: format!("{} ({base})", item.label),
                });
            }
        }
        figures
    }

    fn reading(&self) -> Section {
        let words = self.words;
        let mut rules = Vec::new();
        if let Some(Figure { chart: Chart::Stacked(stacked), .. }) = &self.distribution() {
            rules.push((words.read_bars)(&stacked.legend));
        }
        rules.push(words.read_n.to_owned());
        rules.push(FigureWords::of(self.language).rounding(self.analysis.settings.rounding).to_owned());
        if self.analysis.settings.minimum_group > 1 {
            rules.push((words.read_hidden)(self.analysis.settings.minimum_group));
        }
        if !self.analysis.groups.is_empty() {
            rules.push(words.read_tests.to_owned());
        }
        if let Some(map) = &self.analysis.priority_map {
            rules.push((words.read_map)(FigureWords::of(self.language).quadrants[0]));
            if map.items.iter().any(crate::analysis::MapItem::unsure) {
                rules.push(words.read_certainty.to_owned());
            }
        }
        Section { heading: words.reading.to_owned(), blocks: vec![Block::List(rules)] }
    }

    fn overall(&self) -> Section {
        let mut blocks = Vec::new();
        let findings = self.findings(&Scope::Everyone);
        if !findings.is_empty() {
            blocks.push(Block::List(findings));
        }
        let figures = figure::distributions(self.analysis, self.language);
        if figures.is_empty() {
            blocks.push(Block::Paragraph(self.words.no_items.to_owned()));
        }
        let themed = figures.iter().any(|(theme, _)| theme.is_some());
        for (theme, mut figure) in figures {
            if theme.is_none() && themed {
                self.words.other_questions.clone_into(&mut figure.title);
                figure.table.caption.clone_from(&figure.title);
            }
            blocks.push(Block::Figure(Box::new(figure)));
        }
        blocks.extend(figure::themes(self.analysis, self.language).map(Block::Table));
        Section { heading: self.words.overall.to_owned(), blocks }
    }

    fn across(&self) -> Section {
        let analysis = self.analysis;
        let mut blocks = Vec::new();
        let rated = figure::rated(analysis, Order::Questionnaire);
        let outcome = analysis.settings.outcome.as_ref();
        let item = rated.iter().find(|item| Some(&item.name) == outcome).or(rated.first());
        for group in &analysis.groups {
            blocks.push(Block::Heading(group.label.clone()));
            let findings = self.findings(&Scope::Groups { by: group.label.clone() });
            if !findings.is_empty() {
                blocks.push(Block::List(findings));
            }
            let figure = item.and_then(|item| figure::breakdown(analysis, group, &item.name, self.language));
            blocks.extend(figure.map(|figure| Block::Figure(Box::new(figure))));
            let read = self.extent != Extent::Slides || rated.len() <= MOST_ROWS_ON_SLIDES;
            if read && group.categories.len() <= MOST_CATEGORIES {
                blocks.extend(figure::overview(analysis, group, self.language).map(Block::Table));
            }
        }
        if analysis.groups.is_empty() {
            blocks.push(Block::Paragraph(self.words.no_groups.to_owned()));
        }
        Section { heading: self.words.across.to_owned(), blocks }
    }

    fn map(&self) -> Section {
        let (analysis, language) = (self.analysis, self.language);
        let mut blocks = Vec::new();
        match figure::priority_map(analysis, Orientation::default(), language) {
            Some(map) => {
                let table = self.numbers_of(&map);
                blocks.extend([Block::Figure(Box::new(map)), table]);
            }
            None => blocks.push(Block::Paragraph(self.words.no_map.to_owned())),
        }
        if let Some(importance) = self.importance() {
            let table = self.numbers_of(&importance);
            blocks.push(Block::Figure(Box::new(importance)));
            blocks.extend((self.extent == Extent::Full).then_some(table));
        }
        if self.extent == Extent::Slides {
            return Section { heading: self.words.map.to_owned(), blocks };
        }
        blocks.extend(figure::placements(analysis, &QuadrantNames::default(), language).map(Block::Table));
        Section { heading: self.words.map.to_owned(), blocks }
    }

    fn numbers_of(&self, figure: &Figure) -> Block {
        let caption = (self.words.numbers_of)(&figure.title);
        Block::Table(Table { caption, ..figure.table.clone() })
    }

    fn importance(&self) -> Option<Figure> {
        let mut figure = figure::importance(self.analysis, self.language)?;
        if let Chart::Importance(importance) = &figure.chart {
            let share = FigureWords::of(self.language).share(importance.reference.0, 1);
            figure.footnote = format!("{} {}", figure.footnote, (self.words.equal_share)(&share));
        }
        Some(figure)
    }

    fn method(&self) -> Section {
        let mut blocks = Vec::new();
        let mut works = Vec::new();
        for topic in self.topics() {
            let explained = explained(topic, self.analysis, self.language, &|name| self.quoted(name));
            if explained.rules.is_empty() {
                continue;
            }
            blocks.push(Block::Heading(self.words.topics[topic as usize].to_owned()));
            works.extend(explained.works());
            blocks.push(Block::List(explained.rules));
        }
        if self.extent == Extent::Full {
            blocks.extend(figure::bridge(self.analysis, self.language).map(Block::Table));
        }
        blocks.push(Block::Heading(self.words.reservations.to_owned()));
        blocks.extend(self.reservations(usize::MAX));
        let mut cited: Vec<String> = works.into_iter().map(cited).collect();
        cited.sort();
        cited.dedup();
        if !cited.is_empty() {
            blocks.push(Block::Heading(self.words.works.to_owned()));
            blocks.push(Block::List(cited));
        }
        blocks.push(Block::Paragraph((self.words.made_by)(&self.analysis.version)));
        Section { heading: self.words.method.to_owned(), blocks }
    }

    fn topics(&self) -> Vec<Topic> {
        let mut topics = vec![Topic::Response, Topic::Distribution];
        if !self.analysis.groups.is_empty() {
            topics.push(Topic::Groups);
        }
        topics.extend([Topic::Importance, Topic::PriorityMap]);
        topics
    }

    /// Every warning, of which some may be many: the first `most`.
    fn reservations(&self, most: usize) -> Vec<Block> {
        let notes = &self.published.answer.notes;
        let mut told: Vec<String> = Vec::new();
        for note in notes.iter().filter(|note| note.kind.severity() != Severity::Info) {
            let text = words::note(note, self.language);
            if !told.contains(&text) {
                told.push(text);
            }
        }
        told.truncate(most);
        if told.is_empty() {
            return vec![Block::Paragraph(self.words.no_reservations.to_owned())];
        }
        told.into_iter().map(Block::Note).collect()
    }

    fn summary(&self) -> Section {
        let mut blocks = self.who_answered();
        if blocks.is_empty() {
            let answered = respondents(self.analysis.respondents.answered, self.language);
            blocks.push(Block::Paragraph((self.words.about)(&answered)));
        }
        blocks.push(Block::KeyFigures(self.key_figures()));
        let mut findings = self.findings(&Scope::Everyone);
        findings.truncate(FINDINGS_IN_NOTE);
        // The first of each background variable is whether its groups differ.
        for group in &self.analysis.groups {
            let mut of_group = self.findings(&Scope::Groups { by: group.label.clone() });
            of_group.truncate(1);
            findings.extend(of_group);
        }
        findings.truncate(2 * FINDINGS_IN_NOTE);
        if !findings.is_empty() {
            blocks.push(Block::List(findings));
        }
        Section { heading: self.words.summary.to_owned(), blocks }
    }

    fn results(&self) -> Section {
        let mut blocks = Vec::new();
        match self.distribution() {
            Some(figure) => {
                let of = figure.table.rows.len();
                if of > MOST_IN_NOTE {
                    blocks.push(Block::Paragraph((self.words.rest)(2 * ENDS_IN_NOTE, of)));
                }
                blocks.push(Block::Figure(Box::new(ends(figure))));
            }
            None => blocks.push(Block::Paragraph(self.words.no_items.to_owned())),
        }
        blocks.extend(figure::themes(self.analysis, self.language).map(Block::Table));
        Section { heading: self.words.overall.to_owned(), blocks }
    }

    /// By share where a note cannot show all, else as asked.
    fn distribution(&self) -> Option<Figure> {
        let many = figure::rated(self.analysis, Order::Questionnaire).len() > MOST_IN_NOTE;
        let order = if many { Order::Share } else { Order::Questionnaire };
        let mut figure = figure::distribution(self.analysis, order, self.language)?;
        if let Chart::Stacked(stacked) = &mut figure.chart {
            stacked.rows.iter_mut().for_each(|row| row.theme = None);
        }
        Some(figure)
    }

    fn effort(&self) -> Section {
        let mut blocks = Vec::new();
        match figure::priority_map(self.analysis, Orientation::default(), self.language) {
            Some(map) => {
                blocks.push(Block::Paragraph((self.words.read_map)(
                    FigureWords::of(self.language).quadrants[0],
                )));
                let mut told = map.clone();
                let of = told.table.rows.len();
                told.table.rows.truncate(PLACES_IN_NOTE);
                let table = self.numbers_of(&told);
                blocks.extend([Block::Figure(Box::new(map)), table]);
                if of > PLACES_IN_NOTE {
                    blocks.push(Block::Paragraph((self.words.rest)(PLACES_IN_NOTE, of)));
                }
            }
            None => blocks.push(Block::Paragraph(self.words.no_map.to_owned())),
        }
        Section { heading: self.words.effort.to_owned(), blocks }
    }

    fn method_in_short(&self) -> Section {
        let mut blocks = Vec::new();
        let topics = self.topics().into_iter().filter(|topic| *topic != Topic::Response);
        let rules = topics.flat_map(|topic| {
            explained(topic, self.analysis, self.language, &|name| self.quoted(name)).rules
        });
        let mut told: Vec<String> = Vec::new();
        for rule in rules {
            if !told.contains(&rule) {
                told.push(rule);
            }
        }
        blocks.push(Block::List(told));
        blocks.push(Block::Heading(self.words.reservations.to_owned()));
        blocks.extend(self.reservations(8));
        blocks.push(Block::Paragraph((self.words.made_by)(&self.analysis.version)));
        Section { heading: self.words.method.to_owned(), blocks }
    }

    fn findings(&self, scope: &Scope) -> Vec<String> {
        let mut findings: Vec<&Finding> =
            self.analysis.findings.iter().filter(|finding| scope.holds(finding)).collect();
        // Whether groups differ at all comes before how.
        findings.sort_by_key(|finding| {
            !matches!(
                finding.statement,
                Statement::GroupsDiffer { .. } | Statement::GroupsAlike { .. } | Statement::Answers { .. }
            )
        });
        findings.into_iter().map(|finding| words::finding(finding, self.language)).collect()
    }

    fn named(&self, name: &VariableName) -> String {
        let group = self.analysis.groups.iter().find(|group| group.variable == *name);
        let item = self.analysis.items.iter().find(|item| item.name == *name);
        group.map(|group| &group.label).or(item.map(|item| &item.label)).unwrap_or(name).clone()
    }

    fn quoted(&self, name: &VariableName) -> String {
        FigureWords::of(self.language).quoted(&self.named(name))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Scope {
    /// What is said of everybody; not of each question by itself, since the figures show it.
    Everyone,
    /// What is said of the groups of one background variable.
    Groups { by: String },
}

impl Scope {
    fn holds(&self, finding: &Finding) -> bool {
        match &finding.statement {
            Statement::GroupsDiffer { by, .. }
            | Statement::GroupsAlike { by, .. }
            | Statement::AgainstOthers { by, .. }
            | Statement::Range { by, .. }
            | Statement::EndInGroups { by, .. } => *self == Scope::Groups { by: by.clone() },
            Statement::Answers { of: AnswersOf::Item, .. } => false,
            Statement::Answers { .. }
            | Statement::Mean { .. }
            | Statement::Ends { .. }
            | Statement::ThemeEnds { .. }
            | Statement::Pair { .. } => *self == Scope::Everyone,
        }
    }
}

/// The rows at both ends, where there are too many for a note.
fn ends(mut figure: Figure) -> Figure {
    let count = figure.table.rows.len();
    if count > MOST_IN_NOTE {
        let cut = ENDS_IN_NOTE..count - ENDS_IN_NOTE;
        if let Chart::Stacked(stacked) = &mut figure.chart {
            stacked.rows.drain(cut.clone());
        }
        figure.table.rows.drain(cut);
    }
    figure
}
