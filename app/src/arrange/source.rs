//! An answer in, the figures that the page shows and hands out: each tells in its footnote which respondents it is about.

use svarkort_core::analysis::{Analysis, GroupBreakdown};
use svarkort_core::codebook::{Codebook, Kind, Role, Variable, VariableName};
use svarkort_core::figure::{self, Chart, Figure, MapView, Order, Table, rated};
use svarkort_core::words::number::list;
use svarkort_core::{Language, Noted};

use super::numbers::numbers;
use crate::state::Shared;
use crate::words;

/// The variables that respondents can be grouped and filtered by: background with at least two categories.
pub fn groupings(codebook: &Codebook) -> Vec<&Variable> {
    let categories = |variable: &Variable| variable.options.iter().filter(|option| !option.missing).count();
    let coded = |kind: Kind| matches!(kind, Kind::Single | Kind::Rating | Kind::Multiple);
    let suits = |variable: &&Variable| {
        variable.role == Role::Group && coded(variable.kind) && categories(variable) > 1
    };
    codebook.variables.iter().filter(suits).collect()
}

/// The ends of a rating's response scale, as the export codes it: 1 and 5, 0 and 10.
pub fn ends(variable: &Variable) -> Option<(i64, i64)> {
    let start = variable.scale_start();
    variable
        .points
        .filter(|_| variable.kind == Kind::Rating)
        .map(|points| (start, start + i64::from(points) - 1))
}

/// What figures are made of.
#[derive(Clone)]
pub struct Source {
    pub analysis: Shared<Noted<Analysis>>,
    pub codebook: Shared<Noted<Codebook>>,
    pub language: Language,
}

impl Source {
    pub fn analysis(&self) -> &Analysis {
        &self.analysis.value
    }

    pub fn variable(&self, name: &str) -> Option<&Variable> {
        self.codebook.value.variables.iter().find(|variable| variable.name == name)
    }

    pub fn label(&self, name: &str) -> String {
        self.variable(name).map_or(name, |variable| &variable.label).to_owned()
    }

    pub fn quoted(&self, name: &str) -> String {
        (words::of(self.language).part.quoted)(&self.label(name))
    }

    /// The variables that respondents can be grouped and filtered by.
    pub fn groupings(&self) -> Vec<&Variable> {
        groupings(&self.codebook.value)
    }

    pub fn distribution(&self, order: Order) -> Option<Shared<Figure>> {
        figure::distribution(self.analysis(), order, self.language).map(|figure| self.told(figure))
    }

    /// All that is known of each rating item, to be copied.
    pub fn distribution_numbers(&self, order: Order) -> Option<Table> {
        let figure = self.distribution(order)?;
        let Chart::Stacked(chart) = &figure.chart else { return None };
        Some(numbers(
            &figure.title,
            &chart.legend,
            &rated(self.analysis(), order),
            figure::Reporting::of(&self.analysis().settings),
            self.language,
        ))
    }

    /// The breakdown by a variable, or by two crossed.
    pub fn grouped(&self, variable: &str) -> Option<&GroupBreakdown> {
        let crossed = self.analysis().crossed.iter().map(|crossing| &crossing.breakdown);
        self.analysis().groups.iter().chain(crossed).find(|breakdown| breakdown.variable == variable)
    }

    /// Every item in every group.
    pub fn heat(&self, group: &str, order: Order) -> Option<Shared<Figure>> {
        let figure = figure::heat(self.analysis(), self.grouped(group)?, order, self.language);
        figure.map(|figure| self.told(figure))
    }

    /// Every item's bars, one small chart each.
    pub fn multiples(&self, group: &str, order: Order) -> Option<Shared<Figure>> {
        let figure = figure::multiples(self.analysis(), self.grouped(group)?, order, self.language);
        figure.map(|figure| self.told(figure))
    }

    pub fn theme(&self, name: &str) -> Option<Shared<Figure>> {
        figure::theme(self.analysis(), name, self.language).map(|figure| self.told(figure))
    }

    pub fn breakdown(&self, group: &str, item: &str) -> Option<Shared<Figure>> {
        let group = self.grouped(group)?;
        figure::breakdown(self.analysis(), group, item, self.language).map(|figure| self.told(figure))
    }

    pub fn importance(&self) -> Option<Shared<Figure>> {
        figure::importance(self.analysis(), self.language).map(|figure| self.told(figure))
    }

    pub fn priority_map(&self, view: &MapView) -> Option<Shared<Figure>> {
        figure::priority_map(self.analysis(), view.clone(), self.language).map(|figure| self.told(figure))
    }

    /// The filter that this answer was made with, in words.
    pub fn filter(&self) -> Option<String> {
        let filter = &self.analysis().settings.filter;
        let parts: Vec<String> = filter
            .iter()
            .map(|(name, codes)| {
                let labels = |variable: &Variable| {
                    let chosen = variable.options.iter().filter(|option| codes.contains(&option.code));
                    chosen.map(|option| option.label.clone()).collect::<Vec<_>>()
                };
                let labels = self.variable(name).map(labels).unwrap_or_default();
                format!("{}: {}", self.label(name), list(&labels, self.language))
            })
            .collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// A figure of some of the respondents must not pass for one of all.
    fn told(&self, mut figure: Figure) -> Shared<Figure> {
        if let Some(filter) = self.filter() {
            let told = (words::of(self.language).part.filter)(&filter);
            figure.footnote = format!("{told} {}", figure.footnote);
            figure.description = format!("{told} {}", figure.description);
        }
        Shared::new(figure)
    }
}

/// The questions that can be a map's outcome or drivers: ratings, numbers, and choices between two.
pub fn measurable(codebook: &Codebook) -> Vec<&Variable> {
    let categories = |variable: &Variable| variable.options.iter().filter(|option| !option.missing).count();
    let suits = |variable: &&Variable| {
        matches!(variable.role, Role::Outcome | Role::Item)
            && match variable.kind {
                Kind::Rating | Kind::Number => true,
                Kind::Single | Kind::Multiple => categories(variable) == 2,
                Kind::Date | Kind::Text => false,
            }
    };
    codebook.variables.iter().filter(suits).collect()
}

/// The names but this one.
pub fn without(mut names: Vec<VariableName>, name: &str) -> Vec<VariableName> {
    names.retain(|other| other != name);
    names
}
