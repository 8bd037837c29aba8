//! Themes in, the best and the worst of them out, as far as they beat the others.

use super::{Cell, CellField, End, Evidence, Figure, Finding, FindingTest, Placed, Statement};
use crate::analysis::{SIGNIFICANCE, TestName, Theme, ThemePair};
use crate::order::InOrder;

pub(super) fn ends(evidence: &Evidence) -> Vec<Finding> {
    let mut themes: Vec<(&Theme, f64)> = evidence
        .analysis
        .themes
        .iter()
        .filter_map(|theme| Some((theme, theme.mean.as_ref()?.value)))
        .collect();
    themes.order_by(|a, b| b.1.total_cmp(&a.1));
    let best = end(evidence, &themes, End::Best);
    themes.reverse();
    let worst = end(evidence, &themes, End::Worst);
    best.into_iter().chain(worst).collect()
}

fn end(evidence: &Evidence, themes: &[(&Theme, f64)], end: End) -> Option<Finding> {
    let (first, others) = themes.split_first()?;
    let (mut tied, mut hardest): (Vec<&(&Theme, f64)>, Option<&ThemePair>) = (Vec::new(), None);
    for other in others {
        match beats(evidence, first.0, other.0, end) {
            Some(pair) if hardest.is_none_or(|hardest| pair.p_adjusted > hardest.p_adjusted) => {
                hardest = Some(pair)
            }
            Some(_) => {}
            None => tied.push(other),
        }
    }
    if 2 * tied.len() > others.len() {
        return None;
    }
    let pair = hardest?;
    let named = || std::iter::once(first).chain(tied.iter().copied());
    Some(Finding {
        statement: Statement::ThemeEnds {
            end,
            themes: named()
                .map(|(theme, mean)| Placed { label: theme.name.clone(), figure: Figure::Index(*mean) })
                .collect(),
        },
        cells: named()
            .map(|(theme, _)| Cell {
                item: None,
                theme: Some(theme.name.clone()),
                variable: None,
                code: None,
                field: CellField::Index,
            })
            .collect(),
        test: Some(FindingTest {
            test: TestName::PairedT,
            p: pair.p,
            p_adjusted: pair.p_adjusted,
            adjustment: pair.adjustment,
        }),
    })
}

/// The pair that shows it, where the first lies further out among the same respondents.
fn beats<'a>(evidence: &Evidence<'a>, first: &Theme, other: &Theme, end: End) -> Option<&'a ThemePair> {
    let pair = evidence.analysis.theme_pairs.iter().find(|pair| {
        (pair.a == first.name && pair.b == other.name) || (pair.a == other.name && pair.b == first.name)
    })?;
    let above = if pair.a == first.name { pair.difference } else { -pair.difference };
    let out = match end {
        End::Best => above > 0.0,
        End::Worst => above < 0.0,
    };
    (out && pair.p_adjusted < SIGNIFICANCE).then_some(pair)
}
