//! Tests, weights, the ledger and what is said in words in, their sheets out; and the codes.

use super::{About, Format, Sheet, Value, code, count, decimal, share, text};
use crate::note::Severity;
use crate::words::compare::{effect_name, test_name};
use crate::words::document::DocumentWords;
use crate::words::method::{Topic, cited, explained};
use crate::words::{self, csv};

impl About<'_> {
    pub(super) fn key_figures(&self) -> (String, Sheet) {
        let words = csv::Words::of(self.language);
        let response = &self.analysis.response;
        let heads = [
            (self.words.measure, 60.0),
            (self.words.value, 14.0),
            (self.words.count, 12.0),
            (self.words.base, 12.0),
        ];
        let mut rows = Vec::new();
        for (name, counted) in [
            (words.invited, response.invited.map(|counted| counted.n)),
            (words.started, response.started.map(|counted| counted.n)),
            (words.completed, response.completed.map(|counted| counted.n)),
            (words.answered, Some(self.analysis.respondents.answered)),
        ] {
            rows.extend(counted.map(|n| vec![text(name), count(n)]));
        }
        rows.extend(response.rates.iter().map(|rate| {
            let name = words::response::definition(rate.name, response.unit, self.language);
            vec![text(name), share(rate.share.0), count(rate.n), count(rate.base)]
        }));
        rows.extend(response.by_group.iter().map(|group| {
            let name = format!("{}: {}", group.variable, group.label);
            vec![Value::Text(name), share(group.rate.0), count(group.answered), count(group.invited)]
        }));
        self.sheet(self.words.key_figures, &heads, rows)
    }

    pub(super) fn tests(&self) -> (String, Sheet) {
        let words = self.words;
        let heads = [
            (words.background, 26.0),
            (words.variable, 16.0),
            (words.text, 50.0),
            (words.option, 14.0),
            (words.tests.0, 22.0),
            (words.value, 12.0),
            ("df 1", 10.0),
            ("df 2", 10.0),
            ("n", 10.0),
            (words.p, 10.0),
            (words.p_adjusted, 12.0),
            (words.difference, 14.0),
            (words.effect, 26.0),
            (csv::Words::of(self.language).detectable, 18.0),
        ];
        let crossed = self.analysis.crossed.iter().map(|crossing| &crossing.breakdown);
        let rows = self.analysis.groups.iter().chain(crossed).flat_map(|group| {
            group.tests.iter().map(|test| {
                let p = |value: f64| Value::Number(value, Format::Decimal(4));
                let number = |value: Option<f64>| value.map_or(Value::Empty, decimal);
                let effect = test.effect.map_or(Value::Empty, |effect| {
                    let value = words::number::decimal(effect.value, 2, self.language);
                    Value::Text(format!("{} {value}", effect_name(effect.name, self.language)))
                });
                vec![
                    text(&group.label),
                    text(&test.item),
                    text(self.label(&test.item)),
                    test.option.as_ref().map_or(Value::Empty, code),
                    text(test_name(test.test, self.language)),
                    decimal(test.statistic),
                    number(test.df.first().copied()),
                    number(test.df.get(1).copied()),
                    count(test.n),
                    p(test.p),
                    p(test.p_adjusted),
                    number(test.difference.as_ref().map(|spread| spread.value)),
                    effect,
                    number(test.detectable),
                ]
            })
        });
        self.sheet(words.tests, &heads, rows.collect())
    }

    /// The drivers with every digit: the table of the figure rounds.
    pub(super) fn weights(&self) -> (String, Sheet) {
        let words = self.words;
        let names = csv::Words::of(self.language);
        let low = (words.low)(names.share_of_r2);
        let high = (words.high)(names.share_of_r2);
        let heads = [
            (words.variable, 16.0),
            (words.text, 50.0),
            (words.raw, 14.0),
            (names.share_of_r2, 14.0),
            (low.as_str(), 14.0),
            (high.as_str(), 14.0),
            (words.method_of_interval, 16.0),
            (names.dominance, 14.0),
            (names.beta, 14.0),
            (names.correlation, 14.0),
        ];
        let rows = self.analysis.drivers.iter().flat_map(|drivers| &drivers.weights).map(|weight| {
            let exact = |value: f64| Value::Number(value, Format::Decimal(4));
            let ends = weight.interval.map_or([Value::Empty, Value::Empty, Value::Empty], |interval| {
                [share(interval.low), share(interval.high), text(names.interval(interval.method))]
            });
            let mut row =
                vec![text(&weight.name), text(&weight.label), exact(weight.raw), share(weight.share.0)];
            row.extend(ends);
            row.extend([
                weight.dominance.map_or(Value::Empty, exact),
                exact(weight.beta),
                exact(weight.correlation),
            ]);
            row
        });
        let name = format!("{} ({})", words.drivers.0, words.raw);
        self.sheet((&name, words.drivers.1), &heads, rows.collect())
    }

    pub(super) fn response(&self) -> (String, Sheet) {
        let words = self.words;
        let heads = [
            (words.variable, 16.0),
            (words.text, 50.0),
            (words.asked, 12.0),
            (words.valid, 12.0),
            (words.not_applicable, 14.0),
            (words.blank, 12.0),
        ];
        let rows = self.analysis.response.answers.iter().map(|question| {
            vec![
                text(&question.name),
                text(&question.label),
                count(question.asked),
                count(question.valid),
                count(question.not_applicable),
                count(question.blank),
            ]
        });
        self.sheet(words.response, &heads, rows.collect())
    }

    pub(super) fn findings(&self) -> (String, Sheet) {
        let findings = self.analysis.findings.iter();
        let rows = findings.map(|finding| vec![Value::Text(words::finding(finding, self.language))]);
        self.sheet(self.words.findings, &[(self.words.finding, 120.0)], rows.collect())
    }

    pub(super) fn method(&self) -> (String, Sheet) {
        let names = DocumentWords::of(self.language);
        let mut rows = Vec::new();
        let mut works = Vec::new();
        for topic in
            [Topic::Response, Topic::Distribution, Topic::Groups, Topic::Importance, Topic::PriorityMap]
        {
            if topic == Topic::Groups && self.analysis.groups.is_empty() {
                continue;
            }
            let told = explained(topic, self.analysis, self.language, &|name| {
                let group = self.analysis.groups.iter().find(|group| group.variable == *name);
                group.map_or_else(|| self.label(name).to_owned(), |group| group.label.clone())
            });
            works.extend(told.works());
            let topic = names.topics[topic as usize];
            rows.extend(told.rules.into_iter().map(|rule| vec![text(topic), Value::Text(rule)]));
        }
        let mut works: Vec<String> = works.into_iter().map(cited).collect();
        works.sort();
        works.dedup();
        rows.extend(works.into_iter().map(|work| vec![text(names.works), Value::Text(work)]));
        self.sheet(self.words.method, &[(self.words.topic, 30.0), (self.words.rule, 120.0)], rows)
    }

    pub(super) fn notes(&self) -> (String, Sheet) {
        let words = self.words;
        let heads = [(words.kind, 14.0), (words.variable, 20.0), (words.reservation, 110.0)];
        let rows = self.published.answer.notes.iter().map(|note| {
            let [info, warning, error] = words.severities;
            let kind = match note.kind.severity() {
                Severity::Info => info,
                Severity::Warning => warning,
                Severity::Error => error,
            };
            let variable = note.variable.as_deref().unwrap_or_default();
            vec![text(kind), text(variable), Value::Text(words::note(note, self.language))]
        });
        self.sheet(words.notes, &heads, rows.collect())
    }

    /// What may be told of the codes: those of the questions and of the background variables.
    pub(super) fn codes(&self) -> (String, Sheet) {
        let words = self.words;
        let heads = [
            (words.role, 14.0),
            (words.variable, 16.0),
            (words.text, 50.0),
            (words.code, 10.0),
            (words.option, 40.0),
        ];
        let items = self.analysis.items.iter().flat_map(|item| {
            item.counts.iter().map(|option| {
                vec![
                    text(words.roles[0]),
                    text(&item.name),
                    text(&item.label),
                    code(&option.code),
                    text(&option.label),
                ]
            })
        });
        let groups = self.analysis.groups.iter().flat_map(|group| {
            group.categories.iter().map(|category| {
                vec![
                    text(words.roles[1]),
                    text(&group.variable),
                    text(&group.label),
                    code(&category.code),
                    text(&category.label),
                ]
            })
        });
        self.sheet(words.codes, &heads, items.chain(groups).collect())
    }
}
