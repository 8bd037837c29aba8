//! Items and groups in, their sheets out: one row per item, per option, per item and group.

use super::{About, Sheet, Value, code, count, decimal, share, text};
use crate::analysis::{Category, GroupBreakdown, Item, MeanOf, Measure, ShareOf};

impl About<'_> {
    pub(super) fn questions(&self) -> (String, Sheet) {
        let words = self.words;
        let mut heads =
            vec![(words.variable, 16.0), (words.text, 50.0), (words.kind, 12.0), (words.asked, 11.0)];
        let measured = self.measured_heads();
        heads.extend(measured.iter().map(|head| (head.as_str(), 13.0)));
        let mut rows: Vec<Vec<Value>> = Vec::new();
        for item in &self.analysis.items {
            let kind = match item.measure {
                Measure::Rating { .. } => 0,
                Measure::Number { .. } => 1,
                Measure::Single => 2,
                Measure::Multiple => 3,
            };
            let mut row =
                vec![text(&item.name), text(&item.label), text(words.kinds[kind]), count(item.asked)];
            row.extend(measures(item));
            rows.push(row);
        }
        for hidden in &self.analysis.hidden_items {
            let mut row = vec![text(&hidden.name), Value::Empty, Value::Empty];
            row.extend(vec![Value::Hidden(self.hidden); measured.len() + 1]);
            rows.push(row);
        }
        self.sheet(words.questions, &heads, rows)
    }

    pub(super) fn answers(&self) -> (String, Sheet) {
        let words = self.words;
        let heads = [
            (words.variable, 16.0),
            (words.text, 50.0),
            (words.code, 9.0),
            (words.option, 34.0),
            (words.count, 10.0),
            (words.valid, 12.0),
            (words.share, 10.0),
        ];
        let rows = self.analysis.items.iter().flat_map(options).collect();
        self.sheet(words.answers, &heads, rows)
    }

    pub(super) fn groups(&self) -> (String, Sheet) {
        let words = self.words;
        let mut heads = vec![
            (words.background, 26.0),
            (words.group, 26.0),
            (words.in_group, 14.0),
            (words.variable, 16.0),
            (words.text, 50.0),
        ];
        let measured = self.measured_heads();
        heads.extend(measured.iter().map(|head| (head.as_str(), 13.0)));
        let mut rows = Vec::new();
        self.each_category(|group, category| {
            let start = self.category(group, category);
            for item in category.items.iter().flatten().filter(|_| !category.suppressed) {
                let mut row = start.clone();
                row.extend([text(&item.name), text(&item.label)]);
                row.extend(measures(item));
                rows.push(row);
            }
            let hidden = category.hidden_items.iter().map(|item| item.name.as_str());
            let whole = if category.suppressed { vec![""] } else { Vec::new() };
            for name in whole.into_iter().chain(hidden) {
                let mut row = start.clone();
                row.extend([text(name), text(self.label(name))]);
                row.extend(vec![Value::Hidden(self.hidden); measured.len()]);
                rows.push(row);
            }
        });
        self.sheet(words.groups, &heads, rows)
    }

    pub(super) fn group_answers(&self) -> (String, Sheet) {
        let words = self.words;
        let heads = [
            (words.background, 26.0),
            (words.group, 26.0),
            (words.in_group, 14.0),
            (words.variable, 16.0),
            (words.text, 50.0),
            (words.code, 9.0),
            (words.option, 34.0),
            (words.count, 10.0),
            (words.valid, 12.0),
            (words.share, 10.0),
        ];
        let mut rows = Vec::new();
        self.each_category(|group, category| {
            let start = self.category(group, category);
            let items = category.items.iter().flatten().filter(|_| !category.suppressed);
            rows.extend(items.flat_map(options).map(|option| [start.clone(), option].concat()));
        });
        self.sheet(words.group_answers, &heads, rows)
    }

    /// Those of one background variable, and those of two crossed.
    fn each_category(&self, mut tell: impl FnMut(&GroupBreakdown, &Category)) {
        let crossed = self.analysis.crossed.iter().map(|crossing| &crossing.breakdown);
        for group in self.analysis.groups.iter().chain(crossed) {
            group.categories.iter().for_each(|category| tell(group, category));
        }
    }

    fn category(&self, group: &GroupBreakdown, category: &Category) -> Vec<Value> {
        let label =
            if category.label.is_empty() { category.code.to_string() } else { category.label.clone() };
        let n = category.n.filter(|_| !category.suppressed).map_or(Value::Hidden(self.hidden), count);
        vec![text(&group.label), Value::Text(label), n]
    }

    pub(super) fn label(&self, name: &str) -> &str {
        self.analysis.items.iter().find(|item| item.name == name).map_or("", |item| &item.label)
    }

    /// Over the columns of [`measures`].
    fn measured_heads(&self) -> Vec<String> {
        let words = self.words;
        let mut heads = vec![words.valid.to_owned(), words.blank.to_owned(), words.not_applicable.to_owned()];
        for class in [words.favourable, words.neutral, words.unfavourable, words.mean] {
            if class != words.mean {
                heads.push((words.count_of)(class));
            }
            heads.push(class.to_owned());
            heads.push((words.low)(class));
            heads.push((words.high)(class));
        }
        heads.extend([words.deviation, words.index].map(str::to_owned));
        heads
    }
}

/// n, missing, the three classes, mean, deviation and index.
fn measures(item: &Item) -> Vec<Value> {
    let mut row = vec![count(item.n.0), count(item.missing.blank), count(item.missing.not_applicable)];
    let class = |of: Option<ShareOf>| match of {
        Some(ShareOf { n, share: part, interval }) => {
            vec![count(n), share(part.0), share(interval.low), share(interval.high)]
        }
        None => vec![Value::Empty; 4],
    };
    let mean = |of: Option<MeanOf>| match of {
        Some(MeanOf { value, interval, .. }) => {
            let ends =
                interval.map_or([Value::Empty, Value::Empty], |ends| [decimal(ends.low), decimal(ends.high)]);
            [vec![decimal(value)], ends.into()].concat()
        }
        None => vec![Value::Empty; 3],
    };
    let deviation = |of: Option<MeanOf>| of.map_or(Value::Empty, |of| decimal(of.sd));
    match &item.measure {
        Measure::Rating { favourable, neutral, unfavourable, mean: of, index, .. } => {
            row.extend([*favourable, *neutral, *unfavourable].into_iter().flat_map(class));
            row.extend(mean(*of));
            row.extend([deviation(*of), index.map_or(Value::Empty, decimal)]);
        }
        Measure::Number { mean: of } => {
            row.extend(vec![Value::Empty; 12]);
            row.extend(mean(*of));
            row.push(deviation(*of));
        }
        Measure::Single | Measure::Multiple => {}
    }
    row
}

fn options(item: &Item) -> Vec<Vec<Value>> {
    let row = |option: &crate::analysis::OptionCount| {
        vec![
            text(&item.name),
            text(&item.label),
            code(&option.code),
            text(&option.label),
            count(option.n),
            count(item.n.0),
            share(option.share.0),
        ]
    };
    item.counts.iter().map(row).collect()
}
