//! An answer as it may leave in, the sentences of a case out: what the findings say, what the map says, and no more.

use super::{CaseKind, Draft, Form, Part, Sentence, Trace};
use crate::analysis::{Analysis, MapItem, Quadrant, RateName};
use crate::findings::{AnswersOf, CellField, End, Finding, Placed, Statement, item_figure};
use crate::units::Language;
use crate::words;
use crate::words::case::Words;

/// The items of one quadrant are named up to so many; the rest are counted.
const NAMED: usize = 4;

/// So many findings stand among the results at first; the others are offered.
const TOLD: usize = 10;

/// `published`: an answer as it may leave.
#[must_use]
pub fn draft(published: &Analysis, kind: CaseKind, language: Language) -> Draft {
    let words = Words::of(language);
    let told = Told { analysis: published, words, kind, language };
    let (results, offered) = told.results();
    let parts = vec![
        (Part::Core, told.core()),
        (Part::Motion, told.motion()),
        (Part::Resolution, Vec::new()),
        (Part::Presentation, told.presentation()),
        (Part::Results, results),
        (Part::Priorities, told.priorities()),
        (Part::Advice, told.advice()),
        (Part::Reservations, told.reservations()),
        (Part::Law, vec![fill("law", words.law)]),
        (Part::Economy, vec![fill("economy", words.economy)]),
        (Part::Schedule, vec![fill("schedule", words.schedule)]),
        (Part::Appendices, told.appendices()),
        (Part::Press, told.press()),
        (Part::PressFacts, told.press_facts()),
    ];
    let title = match kind {
        CaseKind::Decision => words.title_decision,
        CaseKind::Information => words.title_information,
    };
    Draft { title: title.to_owned(), parts, offered }
}

struct Told<'a> {
    analysis: &'a Analysis,
    words: &'static Words,
    kind: CaseKind,
    language: Language,
}

fn sentence(key: impl Into<String>, text: impl Into<String>, traces: Vec<Trace>) -> Sentence {
    Sentence { key: key.into(), text: text.into(), form: Form::Paragraph, traces, to_fill: false }
}

fn point(key: impl Into<String>, text: impl Into<String>, traces: Vec<Trace>) -> Sentence {
    Sentence { form: Form::Point, ..sentence(key, text, traces) }
}

fn fill(key: &str, text: &str) -> Sentence {
    Sentence { to_fill: true, ..sentence(key, text, Vec::new()) }
}

/// What a finding is called whatever its numbers.
fn key(finding: &Finding) -> String {
    let first = finding.cells.first();
    let item = first.and_then(|cell| cell.item.as_deref()).unwrap_or_default();
    let by = first.and_then(|cell| cell.variable.as_deref()).unwrap_or_default();
    match &finding.statement {
        Statement::Answers { .. } | Statement::Mean { .. } => format!("{}:{item}", finding.kind()),
        Statement::Ends { .. } | Statement::ThemeEnds { .. } => finding.kind().to_owned(),
        // Whether they differ is what may change.
        Statement::GroupsDiffer { .. } | Statement::GroupsAlike { .. } => format!("groups:{by}"),
        Statement::AgainstOthers { .. } => {
            let code = first.and_then(|cell| cell.code.as_ref()).map(ToString::to_string).unwrap_or_default();
            format!("against_others:{by}:{code}")
        }
        Statement::Range { .. } => {
            let end = match first.map(|cell| cell.field) {
                Some(CellField::Unfavourable) => "unfavourable",
                _ => "favourable",
            };
            format!("range:{by}:{end}")
        }
        Statement::EndInGroups { .. } => format!("{}:{by}", finding.kind()),
        Statement::Pair { .. } => {
            let mut names: Vec<&str> = finding.cells.iter().filter_map(|cell| cell.item.as_deref()).collect();
            names.sort_unstable();
            names.dedup();
            format!("pair:{}", names.join(":"))
        }
    }
}

fn cells(finding: &Finding) -> Vec<Trace> {
    finding.cells.iter().cloned().map(Trace::Cell).collect()
}

impl Told<'_> {
    fn found(&self, prefix: &str, finding: &Finding) -> Sentence {
        let text = words::finding(finding, self.language);
        sentence(format!("{prefix}{}", key(finding)), text, cells(finding))
    }

    /// For those who do not read tests: the same sentence, which holds by the same test.
    fn found_plainly(&self, prefix: &str, finding: &Finding) -> Sentence {
        let text = words::finding_without_test(finding, self.language);
        sentence(format!("{prefix}{}", key(finding)), text, cells(finding))
    }

    fn key_figure(&self) -> Option<&Finding> {
        let is = |finding: &&Finding| {
            matches!(finding.statement, Statement::Answers { of: AnswersOf::Outcome, .. })
        };
        self.analysis.findings.iter().find(is)
    }

    fn mean(&self) -> Option<&Finding> {
        self.analysis.findings.iter().find(|finding| matches!(finding.statement, Statement::Mean { .. }))
    }

    /// "761 af 1.700 inviterede har svaret: 44,8 %.", or how many answered where nobody is known to be invited.
    fn answered(&self, key: &str) -> Sentence {
        let rate = words::response::sentence(&self.analysis.response, self.language);
        let text = rate.unwrap_or_else(|| (self.words.answered)(self.analysis.response.usable));
        sentence(key, text, vec![Trace::Response])
    }

    fn outcome(&self) -> Option<&str> {
        let name = self.analysis.settings.outcome.as_ref()?;
        self.analysis.items.iter().find(|item| item.name == *name).map(|item| item.label.as_str())
    }

    fn core(&self) -> Vec<Sentence> {
        let mut said = vec![sentence("core", self.words.core, Vec::new()), self.answered("core.response")];
        said.extend(self.key_figure().map(|finding| self.outcome_figure("core.", finding)));
        said.push(sentence(
            "core.end",
            match self.kind {
                CaseKind::Decision => self.words.core_decision,
                CaseKind::Information => self.words.core_information,
            },
            Vec::new(),
        ));
        said
    }

    /// The key figure, led in by the question it is about.
    fn outcome_figure(&self, prefix: &str, finding: &Finding) -> Sentence {
        let figure = words::finding(finding, self.language);
        let text = match self.outcome() {
            Some(outcome) => (self.words.of_outcome)(outcome, &figure),
            None => figure,
        };
        sentence(format!("{prefix}{}", key(finding)), text, cells(finding))
    }

    fn motion(&self) -> Vec<Sentence> {
        let mut said = vec![sentence("motion", self.words.motion, Vec::new())];
        match self.kind {
            CaseKind::Information => {
                said.push(point("motion.information", self.words.motion_information, Vec::new()))
            }
            CaseKind::Decision => {
                said.push(point("motion.result", self.words.motion_result, Vec::new()));
                let (sure, _) = self.improve();
                let traces = sure.iter().map(|item| Trace::Place(item.name.clone())).collect();
                let text = if sure.is_empty() {
                    self.words.motion_plan.to_owned()
                } else {
                    (self.words.motion_first)(&self.named(&sure))
                };
                said.push(point("motion.effort", text, traces));
            }
        }
        said
    }

    fn presentation(&self) -> Vec<Sentence> {
        let mut said = vec![sentence("presentation", self.words.presentation, Vec::new())];
        said.push(self.answered("presentation.response"));
        if !self.analysis.settings.filter.is_empty() {
            let text = (self.words.filtered)(self.analysis.respondents.answered);
            said.push(sentence("presentation.filter", text, vec![Trace::Settings]));
        }
        let items = self.analysis.items.iter().filter(|item| item.n.0 > 0).count();
        let themes = self.analysis.themes.iter().map(|theme| theme.name.clone()).collect::<Vec<_>>();
        let text = (self.words.covers)(u32::try_from(items).unwrap_or(u32::MAX), &themes);
        said.push(sentence("presentation.covers", text, vec![Trace::Settings]));
        said.push(sentence(
            "presentation.convention",
            self.words.convention(self.analysis.settings.convention),
            vec![Trace::Settings],
        ));
        said
    }

    fn results(&self) -> (Vec<Sentence>, Vec<Sentence>) {
        let (mut said, mut offered) = (Vec::new(), Vec::new());
        for finding in &self.analysis.findings {
            let first = match &finding.statement {
                Statement::Answers { of: AnswersOf::Outcome, .. } => {
                    said.push(self.outcome_figure("", finding));
                    continue;
                }
                Statement::Mean { .. }
                | Statement::Ends { .. }
                | Statement::ThemeEnds { .. }
                | Statement::GroupsDiffer { .. }
                | Statement::Range { .. } => true,
                Statement::Answers { of: AnswersOf::Item, .. }
                | Statement::GroupsAlike { .. }
                | Statement::AgainstOthers { .. }
                | Statement::EndInGroups { .. }
                | Statement::Pair { .. } => false,
            };
            let found = self.found("", finding);
            if first && said.len() < TOLD { said.push(found) } else { offered.push(found) }
        }
        (unlike(said), unlike(offered))
    }

    /// The items of *Forbedr først*: those that are sure to be there, and those that are not.
    fn improve(&self) -> (Vec<&MapItem>, Vec<&MapItem>) {
        let items = self.of_quadrant(Quadrant::ImproveFirst);
        items.into_iter().partition(|item| !item.unsure())
    }

    fn of_quadrant(&self, quadrant: Quadrant) -> Vec<&MapItem> {
        let Some(map) = &self.analysis.priority_map else { return Vec::new() };
        let mut items: Vec<&MapItem> =
            map.items.iter().filter(|item| item.quadrant == quadrant && !item.negative).collect();
        items.sort_by(|a, b| b.importance.total_cmp(&a.importance));
        items
    }

    fn named(&self, items: &[&MapItem]) -> String {
        let labels: Vec<&str> = items.iter().take(NAMED).map(|item| item.label.as_str()).collect();
        (self.words.names)(&labels, items.len().saturating_sub(NAMED))
    }

    /// Whether places are known to be sure: without replicates they are not.
    fn examined(&self) -> bool {
        let map = self.analysis.priority_map.as_ref();
        map.is_some_and(|map| map.items.iter().any(|item| item.stability.is_some()))
    }

    fn priorities(&self) -> Vec<Sentence> {
        let (Some(_), Some(drivers)) = (&self.analysis.priority_map, &self.analysis.drivers) else {
            return vec![sentence("map.none", self.words.no_map, Vec::new())];
        };
        let places = |items: &[&MapItem]| -> Vec<Trace> {
            items.iter().map(|item| Trace::Place(item.name.clone())).collect()
        };
        let outcome = self.outcome().unwrap_or_default();
        let mut said = vec![sentence(
            "map.explained",
            (self.words.explained)(outcome, drivers.r2, drivers.n.0),
            vec![Trace::Explained],
        )];
        let (sure, unsure) = self.improve();
        let text = match (sure.is_empty(), unsure.is_empty()) {
            (true, true) => self.words.improve_none.to_owned(),
            (true, false) => (self.words.improve_unsure)(&self.named(&unsure)),
            (false, _) => (self.words.improve)(&self.named(&sure), self.examined()),
        };
        let first = if sure.is_empty() { &unsure } else { &sure };
        said.push(sentence("map.improve_first", text, places(first)));
        if !sure.is_empty() && !unsure.is_empty() {
            let text = (self.words.improve_also_unsure)(&self.named(&unsure));
            said.push(sentence("map.improve_unsure", text, places(&unsure)));
        }
        let keep = self.of_quadrant(Quadrant::KeepUp);
        let keep: Vec<&MapItem> = keep.into_iter().filter(|item| !item.unsure()).collect();
        if !keep.is_empty() {
            said.push(sentence("map.keep_up", (self.words.keep_up)(&self.named(&keep)), places(&keep)));
        }
        said.push(sentence("map.cause", self.words.not_cause, Vec::new()));
        said
    }

    /// Each cites what it rests on.
    fn advice(&self) -> Vec<Sentence> {
        let (sure, unsure) = self.improve();
        let mut said = Vec::new();
        for item in sure.iter().take(NAMED) {
            let (figure, cell) = self.figure(item);
            let text =
                (self.words.advise_first)(&item.label, figure.as_deref(), item.importance, item.certainty());
            let traces = cell.into_iter().chain([Trace::Place(item.name.clone())]).collect();
            said.push(point(format!("advice:{}", item.name), text, traces));
        }
        for item in unsure.iter().take(NAMED) {
            let text = (self.words.advise_look)(&item.label, item.certainty());
            said.push(point(format!("advice:{}", item.name), text, vec![Trace::Place(item.name.clone())]));
        }
        for finding in &self.analysis.findings {
            if let Statement::GroupsDiffer { by, lowest, .. } = &finding.statement
                && !lowest.is_empty()
            {
                let labels: Vec<&str> =
                    lowest.iter().take(NAMED).map(|Placed { label, .. }| label.as_str()).collect();
                let text = (self.words.advise_groups)(by, &labels, lowest.len().saturating_sub(NAMED));
                said.push(point(format!("advice.{}", key(finding)), text, cells(finding)));
            }
        }
        if said.is_empty() {
            said.push(point("advice.none", self.words.advise_none, Vec::new()));
        }
        unlike(said)
    }

    /// The item's number as the convention tells it.
    fn figure(&self, of: &MapItem) -> (Option<String>, Option<Trace>) {
        let item = self.analysis.items.iter().find(|item| item.name == of.name);
        let told = item.and_then(|item| item_figure(item, self.analysis.settings.convention));
        let Some((figure, answers, cell)) = told else { return (None, None) };
        (Some(words::placed_figure(figure, answers, self.language)), Some(Trace::Cell(cell)))
    }

    fn reservations(&self) -> Vec<Sentence> {
        let mut said = vec![sentence("reservation.answered", self.words.only_answered, Vec::new())];
        if self.analysis.response.below_limit == Some(true) {
            said.push(sentence("reservation.response", self.words.low_response, vec![Trace::Response]));
        }
        let minimum = self.analysis.settings.minimum_group;
        if minimum > 1 {
            said.push(sentence("reservation.hidden", (self.words.hidden)(minimum), vec![Trace::Settings]));
        }
        let tested = self.analysis.findings.iter().any(|finding| finding.test.is_some());
        if tested {
            said.push(sentence("reservation.tests", self.words.tests, vec![Trace::Settings]));
        }
        said
    }

    fn appendices(&self) -> Vec<Sentence> {
        let mut said = vec![point("appendix.results", self.words.appendix, Vec::new())];
        if self.kind == CaseKind::Decision {
            said.push(point("appendix.plan", self.words.appendix_plan, Vec::new()));
        }
        said
    }

    fn press(&self) -> Vec<Sentence> {
        let mut said = Vec::new();
        said.extend(self.key_figure().map(|finding| self.outcome_figure("press.", finding)));
        said.push(self.answered("press.response"));
        let wanted = |finding: &&Finding| {
            matches!(finding.statement, Statement::Ends { .. } | Statement::GroupsDiffer { .. })
        };
        let found = self.analysis.findings.iter().filter(wanted).take(4);
        said.extend(found.map(|finding| self.found_plainly("press.", finding)));
        let (sure, _) = self.improve();
        if !sure.is_empty() {
            let traces = sure.iter().map(|item| Trace::Place(item.name.clone())).collect();
            said.push(sentence("press.improve", (self.words.press_improve)(&self.named(&sure)), traces));
        }
        said.push(fill("press.quote", self.words.quote));
        unlike(said)
    }

    fn press_facts(&self) -> Vec<Sentence> {
        let as_point = |sentence: Sentence| Sentence { form: Form::Point, ..sentence };
        let mut said = vec![as_point(self.answered("facts.response"))];
        said.extend(self.key_figure().map(|finding| as_point(self.outcome_figure("facts.", finding))));
        said.extend(self.mean().map(|finding| as_point(self.found_plainly("facts.", finding))));
        let ranges = self.analysis.findings.iter().filter(|finding| {
            matches!(
                finding.statement,
                Statement::Range { .. } | Statement::ThemeEnds { end: End::Best | End::Worst, .. }
            )
        });
        said.extend(ranges.take(3).map(|finding| as_point(self.found_plainly("facts.", finding))));
        if self.analysis.response.rates.iter().any(|rate| rate.name == RateName::ResponseRate) {
            said.push(point("facts.answered", self.words.only_answered, Vec::new()));
        }
        unlike(said)
    }
}

/// No two sentences of a part have the same key.
fn unlike(mut sentences: Vec<Sentence>) -> Vec<Sentence> {
    for place in 1..sentences.len() {
        let (before, rest) = sentences.split_at_mut(place);
        let same = before.iter().filter(|other| other.key == rest[0].key).count();
        if same > 0 {
            rest[0].key = format!("{}#{}", rest[0].key, same + 1);
        }
    }
    sentences
}
