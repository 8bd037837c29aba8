//! An analysis in, the map of what matters against how it is going out.

use super::importance::label_of;
use super::{Axis, Cell, Chart, Corner, Figure, Map, Outlines, Point, Table, axis};
use crate::analysis::{Analysis, MapItem, Measure, Performance, Quadrant};
use crate::codebook::VariableName;
use crate::order::InOrder;
use crate::units::{Code, Language};
use crate::words::figure::FigureWords;

/// What the horizontal axis shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// As SCB draws it.
    #[default]
    ImportanceAcross,
    PerformanceAcross,
}

/// What the quadrants are called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum QuadrantNames {
    #[default]
    Svarkort,
    /// As Statistics Sweden (SCB) named them in its citizen surveys (Medborgarundersökningen, 2005-2020).
    Scb,
    /// As Martilla and James (1977) did.
    MartillaJames,
    /// The reader's own: improve first, keep up, watch, maintain.
    Own([String; 4]),
}

impl QuadrantNames {
    #[must_use]
    pub fn name(&self, quadrant: Quadrant, language: Language) -> &str {
        let words = FigureWords::of(language);
        match self {
            QuadrantNames::Own(names) => &names[quadrant as usize],
            QuadrantNames::Svarkort => words.quadrants[quadrant as usize],
            QuadrantNames::Scb => words.quadrants_scb[quadrant as usize],
            QuadrantNames::MartillaJames => words.quadrants_martilla_james[quadrant as usize],
        }
    }
}

/// How a map is to be seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MapView {
    pub orientation: Orientation,
    pub outlines: Outlines,
    pub names: QuadrantNames,
}

impl From<Orientation> for MapView {
    fn from(orientation: Orientation) -> Self {
        MapView { orientation, ..MapView::default() }
    }
}

/// Numbered by quadrant, *improve first* first, within it by importance; `None` where the analysis has no map.
#[must_use]
pub fn priority_map(analysis: &Analysis, view: impl Into<MapView>, language: Language) -> Option<Figure> {
    seen(analysis, &view.into(), language)
}

fn seen(analysis: &Analysis, view: &MapView, language: Language) -> Option<Figure> {
    let words = FigureWords::of(language);
    let map = analysis.priority_map.as_ref().filter(|map| !map.items.is_empty())?;
    let drivers = analysis.drivers.as_ref()?;
    let mut items: Vec<&MapItem> = map.items.iter().collect();
    items.order_by(|a, b| {
        a.quadrant.cmp(&b.quadrant).then(b.importance.total_cmp(&a.importance)).then(a.name.cmp(&b.name))
    });

    let bounds = bounds(analysis, map.performance, &items);
    let performance = axis::around(
        items.iter().map(|item| item.performance),
        map.split.performance,
        bounds,
        words.performance_axis(map.performance, bounds),
        |value, decimals| match map.performance {
            Performance::Share => words.share(value, (decimals as u32).saturating_sub(2)),
            Performance::Mean | Performance::Index => words.decimal(value, decimals as u32),
        },
    );
    let importance = axis::around(
        items.iter().map(|item| item.importance),
        map.split.importance,
        (0.0, 1.0),
        words.importance_axis.to_owned(),
        |value, decimals| words.share(value, (decimals as u32).saturating_sub(2)),
    );
    let title = words.map_title.to_owned();
    let subtitle = words.map_subtitle(&label_of(analysis, &drivers.outcome));
    let split_performance = write_performance(map.split.performance, map.performance, words);
    let split_importance = words.share(map.split.importance, 1);
    let resampled = items.iter().any(|item| item.stability.is_some());
    let outlined = view.outlines == Outlines::Drawn && items.iter().any(|item| item.spread.is_some());
    let replicates = analysis.settings.bootstrap.replicates;
    let footnote = [
        words.not_cause.to_owned(),
        if resampled { words.certainty_rule(replicates) } else { String::new() },
        if outlined { words.outline_rule.to_owned() } else { String::new() },
        words.split_lines(analysis.settings.split, &split_performance, &split_importance),
        words.importance_method(drivers.method, drivers.missing, drivers.n.0, drivers.r2.0),
    ];
    Some(Figure {
        id: "prioriteringskort".to_owned(),
        language,
        table: table(&format!("{title}. {subtitle}"), &items, map.performance, view, words),
        title,
        subtitle,
        description: description(&items, view, words),
        footnote: footnote.iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join(" "),
        chart: Chart::Map(chart(
            &items,
            performance,
            importance,
            (map.split.performance, map.split.importance),
            view,
            words,
        )),
    })
}

fn chart(
    items: &[&MapItem],
    performance: Axis,
    importance: Axis,
    (split_performance, split_importance): (f64, f64),
    view: &MapView,
    words: &FigureWords,
) -> Map {
    use Quadrant::{ImproveFirst, KeepUp, Maintain, Watch};
    let points = |place: fn(&MapItem) -> (f64, f64)| -> Vec<Point> {
        items
            .iter()
            .zip(1..)
            .map(|(item, number)| {
                let (x, y) = place(item);
                Point {
                    number,
                    name: item.name.clone(),
                    label: item.label.clone(),
                    x,
                    y,
                    quadrant: item.quadrant,
                    negative: item.negative,
                    unsure: item.unsure(),
                    spread: item.spread.map(|spread| match view.orientation {
                        Orientation::ImportanceAcross => {
                            (spread.importance, spread.performance, spread.correlation)
                        }
                        Orientation::PerformanceAcross => {
                            (spread.performance, spread.importance, spread.correlation)
                        }
                    }),
                }
            })
            .collect()
    };
    let corners = |quadrants: [Quadrant; 4]| {
        quadrants
            .map(|quadrant| Corner { name: view.names.name(quadrant, words.language).to_owned(), quadrant })
    };
    let negative_name = items.iter().any(|item| item.negative).then(|| words.negative_mark.to_owned());
    let unsure_name = items.iter().any(|item| item.unsure()).then(|| words.unsure_mark.to_owned());
    match view.orientation {
        Orientation::ImportanceAcross => Map {
            x: importance,
            y: performance,
            split_x: split_importance,
            split_y: split_performance,
            corners: corners([Maintain, KeepUp, Watch, ImproveFirst]),
            points: points(|item| (item.importance, item.performance)),
            negative_name,
            unsure_name,
            outlines: view.outlines,
        },
        Orientation::PerformanceAcross => Map {
            x: performance,
            y: importance,
            split_x: split_performance,
            split_y: split_importance,
            corners: corners([ImproveFirst, KeepUp, Watch, Maintain]),
            points: points(|item| (item.performance, item.importance)),
            negative_name,
            unsure_name,
            outlines: view.outlines,
        },
    }
}

/// What performance can be at all: the ends of the scale where they are known.
fn bounds(analysis: &Analysis, performance: Performance, items: &[&MapItem]) -> (f64, f64) {
    match performance {
        Performance::Share => (0.0, 1.0),
        Performance::Index => (0.0, 100.0),
        Performance::Mean => {
            let on_map = |name: &VariableName| items.iter().any(|item| item.name == *name);
            let rated = analysis.items.iter().filter(|item| on_map(&item.name));
            let codes = rated
                .filter(|item| matches!(item.measure, Measure::Rating { .. }))
                .flat_map(|item| item.counts.iter())
                .filter_map(|option| match option.code {
                    Code::Number(code) => Some(code as f64),
                    Code::Text(_) => None,
                });
            codes
                .fold(None, |found: Option<(f64, f64)>, code| match found {
                    Some((low, high)) => Some((low.min(code), high.max(code))),
                    None => Some((code, code)),
                })
                .unwrap_or((f64::NEG_INFINITY, f64::INFINITY))
        }
    }
}

fn write_performance(value: f64, performance: Performance, words: &FigureWords) -> String {
    match performance {
        Performance::Mean => words.decimal(value, 2),
        Performance::Index => words.decimal(value, 1),
        Performance::Share => words.share(value, 1),
    }
}

fn table(
    caption: &str,
    items: &[&MapItem],
    performance: Performance,
    view: &MapView,
    words: &FigureWords,
) -> Table {
    let mut header = vec![
        words.number,
        words.question,
        words.importance_share,
        words.performance(performance),
        words.quadrant_head,
    ];
    let resampled = items.iter().any(|item| item.stability.is_some());
    if resampled {
        header.push(words.certainty_head);
    }
    let rows = items
        .iter()
        .zip(1..)
        .map(|(item, number)| {
            let field = view.names.name(item.quadrant, words.language);
            let mut row = vec![
                Cell::count(number),
                Cell::Text(item.label.clone()),
                Cell::Number { value: 100.0 * item.importance, decimals: 1, percent: true },
                match performance {
                    Performance::Mean => Cell::decimal(item.performance, 2),
                    Performance::Index => Cell::decimal(item.performance, 1),
                    Performance::Share => {
                        Cell::Number { value: 100.0 * item.performance, decimals: 1, percent: true }
                    }
                },
                Cell::Text(if item.negative {
                    format!("{field} ({})", words.negative)
                } else {
                    field.to_owned()
                }),
            ];
            if resampled {
                row.push(item.certainty().map_or(Cell::Empty, |certainty| Cell::Number {
                    value: 100.0 * certainty.0,
                    decimals: 0,
                    percent: true,
                }));
            }
            row
        })
        .collect();
    Table { caption: caption.to_owned(), header: header.into_iter().map(str::to_owned).collect(), rows }
}

fn description(items: &[&MapItem], view: &MapView, words: &FigureWords) -> String {
    let mut sentences = vec![words.questions(items.len()), words.map_axes(view.orientation).to_owned()];
    for quadrant in [Quadrant::ImproveFirst, Quadrant::KeepUp, Quadrant::Watch, Quadrant::Maintain] {
        let names: Vec<&str> =
            items.iter().filter(|item| item.quadrant == quadrant).map(|item| item.label.as_str()).collect();
        // What asks for action is told in full.
        let most = if quadrant == Quadrant::ImproveFirst { usize::MAX } else { 4 };
        sentences.push(words.quadrant_holds(
            view.names.name(quadrant, words.language),
            names.len(),
            &words.list(&names, most),
        ));
    }
    let unsure: Vec<&str> =
        items.iter().filter(|item| item.unsure()).map(|item| item.label.as_str()).collect();
    if !unsure.is_empty() {
        sentences.push(words.unsure_places(&unsure));
    }
    let negative: Vec<&str> =
        items.iter().filter(|item| item.negative).map(|item| item.label.as_str()).collect();
    if !negative.is_empty() {
        sentences.push(words.negative_drivers(&negative));
    }
    sentences.join(" ")
}
