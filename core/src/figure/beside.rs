//! A breakdown in, tables of it out: one group beside all others, and what the groups answered to a question without a
//! scale from bad to good.

use super::distribution::{Order, Reporting, rated, satisfied};
use super::{Cell, Table};
use crate::analysis::{Analysis, Category, Convention, GroupBreakdown, Item, Measure};
use crate::units::{Code, Language};
use crate::words::figure::FigureWords;
use crate::words::number::difference;

/// One group's answers to each rating item beside those of all other groups together: its number, theirs, the
/// difference, p, and both n. `None` where the group is hidden or nothing is compared.
#[must_use]
pub fn beside_others(
    analysis: &Analysis,
    by: &GroupBreakdown,
    code: &Code,
    order: Order,
    language: Language,
) -> Option<Table> {
    let words = FigureWords::of(language);
    let category = by.categories.iter().find(|category| category.code == *code && !category.suppressed)?;
    let convention = Reporting::of(&analysis.settings).convention;
    let shares = matches!(convention, Convention::TrafficLight | Convention::Top2);
    let rows: Vec<Vec<Cell>> = rated(analysis, order)
        .into_iter()
        .filter_map(|item| {
            let found = by.against_others.iter().find(|one| one.item == item.name && one.code == *code)?;
            let own = category.items.iter().flatten().find(|own| own.name == item.name)?;
            let (value, off) = match (shares, found.difference_share) {
                (true, Some(off)) => (100.0 * satisfied(own, convention)?.share.0, 100.0 * off),
                _ => (mean(own)?, found.difference),
            };
            let number = |value: f64| match shares {
                true => Cell::Number { value, decimals: 0, percent: true },
                false => Cell::decimal(value, 2),
            };
            Some(vec![
                Cell::Text(item.label.clone()),
                number(value),
                number(value - off),
                Cell::Text(difference(off, if shares { 0 } else { 2 }, language)),
                Cell::Number { value: found.p_adjusted, decimals: 3, percent: false },
                Cell::Text(words.standing(by.standing(&item.name, code)).to_owned()),
                Cell::count(found.n),
                Cell::count(found.others_n),
            ])
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        caption: words.beside_title(&category.label, &by.label, shares),
        header: words.beside_header(&category.label),
        rows,
    })
}

/// What all and each group answered to one item that is not rated: the share of each option, or mean and standard
/// deviation; those in no group last, so that the groups add up. `None` where the item is rated or hidden.
#[must_use]
pub fn by_group(analysis: &Analysis, by: &GroupBreakdown, item: &str, language: Language) -> Option<Table> {
    let words = FigureWords::of(language);
    let everyone = analysis.items.iter().find(|candidate| candidate.name == item)?;
    let columns: Vec<String> = match &everyone.measure {
        Measure::Rating { .. } => return None,
        Measure::Number { .. } => vec![words.mean_alone.to_owned(), words.deviation.to_owned()],
        Measure::Single | Measure::Multiple => {
            everyone.counts.iter().map(|option| option.label.clone()).collect()
        }
    };
    let cells = |label: &str, own: Option<&Item>| {
        let mut row = vec![Cell::Text(label.to_owned())];
        match own {
            None => row.extend(columns.iter().map(|_| Cell::Hidden)),
            Some(own) if own.n.0 == 0 => row.extend(columns.iter().map(|_| Cell::Empty)),
            Some(own) => match &own.measure {
                Measure::Number { mean } => {
                    row.push(mean.map_or(Cell::Empty, |mean| Cell::decimal(mean.value, 1)));
                    row.push(mean.map_or(Cell::Empty, |mean| Cell::decimal(mean.sd, 1)));
                }
                Measure::Rating { .. } | Measure::Single | Measure::Multiple => {
                    row.extend(everyone.counts.iter().map(|option| {
                        let chosen = own.counts.iter().find(|other| other.code == option.code);
                        super::percent_cell(chosen.map_or(0, |chosen| chosen.n), own.n.0)
                    }));
                }
            },
        }
        row.push(own.map_or(Cell::Hidden, |own| Cell::count(own.n.0)));
        row
    };
    let mut rows = vec![cells(words.everyone, Some(everyone))];
    rows.extend(by.categories.iter().map(|category| {
        let own =
            |category: &'_ Category| category.items.iter().flatten().find(|own| own.name == item).cloned();
        cells(&category.label, own(category).as_ref())
    }));
    let mut header = vec![by.label.clone()];
    header.extend(columns.iter().cloned());
    header.push(words.answers.to_owned());
    Some(Table { caption: words.by_group_title(&everyone.label, &by.label), header, rows })
}

fn mean(item: &Item) -> Option<f64> {
    let (Measure::Rating { mean, .. } | Measure::Number { mean }) = &item.measure else { return None };
    mean.map(|mean| mean.value)
}
