//! An analysis in, a figure of one item's shares in the categories of one background variable out.

use super::distribution::{Reporting, base, classes, extremes, heads, is_rating, row, table};
use super::{Chart, Figure, Stacked, StackedRow};
use crate::analysis::{Analysis, GroupBreakdown, Item};
use crate::units::Language;
use crate::words::figure::FigureWords;

/// One figure per background variable of the analysis, for one rating item.
#[must_use]
pub fn breakdowns(analysis: &Analysis, item: &str, language: Language) -> Vec<Figure> {
    analysis.groups.iter().filter_map(|group| breakdown(analysis, group, item, language)).collect()
}

/// All respondents first, then a row per category; a hidden one is marked, without the reason.
#[must_use]
pub fn breakdown(
    analysis: &Analysis,
    group: &GroupBreakdown,
    item: &str,
    language: Language,
) -> Option<Figure> {
    let words = FigureWords::of(language);
    let everyone = analysis.items.iter().find(|candidate| candidate.name == item && is_rating(candidate))?;
    let reporting = Reporting::of(&analysis.settings);
    let classes = classes(&[everyone], reporting.convention, words);
    let mut rows = vec![StackedRow { total: true, ..row(words.everyone, Some(everyone), reporting, words) }];
    rows.extend(group.categories.iter().map(|category| {
        let measured = category.items.as_ref().filter(|_| !category.suppressed);
        row(&category.label, measured.and_then(|items| named(items, item)), reporting, words)
    }));
    let hidden = rows.iter().filter(|row| row.n.is_none()).count();
    let mut description = vec![words.groups(rows.len() - 1 - hidden, hidden)];
    description
        .extend(rows[0].percents.map(|percents| words.everyone_has(percents, rows[0].middle, classes)));
    description.extend(extremes(&rows, classes, words));
    let mut footnote = vec![words.base(base(&rows[1..])), words.outside_base.to_owned()];
    if hidden > 0 {
        footnote.push(words.hidden_rule.to_owned());
    }
    footnote.extend(words.not_answered(&group.label, group.not_answered));
    footnote.extend(words.counted(reporting.convention).map(str::to_owned));
    footnote.push(words.rounding(reporting.rounding).to_owned());
    let subtitle = words.breakdown_subtitle(&group.label);
    Some(Figure {
        id: format!("grupper-{}-{}", slug(&group.variable), slug(item)),
        language,
        title: everyone.label.clone(),
        table: table(&format!("{}. {subtitle}", everyone.label), &group.label, &rows, classes, words),
        subtitle,
        description: description.join(" "),
        footnote: footnote.join(" "),
        chart: Chart::Stacked(Stacked {
            legend: classes.legend.map(str::to_owned),
            heads: heads(&group.label, words),
            rows,
        }),
    })
}

fn named<'a>(items: &'a [Item], name: &str) -> Option<&'a Item> {
    items.iter().find(|item| item.name == name)
}

/// A name that any file system takes.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'æ' => slug.push_str("ae"),
            'ø' => slug.push_str("oe"),
            'å' => slug.push_str("aa"),
            letter if letter.is_ascii_alphanumeric() || letter == '_' => slug.push(letter),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.chars().take(40).collect::<String>().trim_end_matches('-').to_owned()
}
