//! An analysis in, the map of what matters against how it is going out.

use super::importance::label_of;
use super::{Axis, Cell, Chart, Corner, Figure, Map, Outlines, Point, Table, Texts, axis};
use crate::analysis::{Analysis, GroupMap, MapItem, Measure, Performance, PriorityMap, Quadrant, SplitLines};
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
    pub zoom: Zoom,
    pub highlight: Option<Highlight>,
}

/// Which points are drawn, as large as there is room.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Zoom {
    #[default]
    Whole,
    Quadrant(Quadrant),
    /// An item and those nearest to it.
    Around(VariableName),
}

/// A theme, the items of which stand out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Highlight {
    pub name: String,
    pub members: Vec<VariableName>,
}

/// So many points are a cluster: the chosen one and its neighbours.
const CLUSTER: usize = 6;

/// An item with its number on the map.
type Numbered<'a> = (u32, &'a MapItem);

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
    let all = numbered(map);
    let items = zoomed(&all, &view.zoom);
    let axes = axes(analysis, map.performance, map.split, &items, words);
    let title = words.map_title.to_owned();
    let subtitle = words.map_subtitle(&label_of(analysis, &drivers.outcome));
    let split_performance = write_performance(map.split.performance, map.performance, words);
    let split_importance = words.share(map.split.importance, 1);
    let resampled = items.iter().any(|(_, item)| item.stability.is_some());
    let outlined = view.outlines == Outlines::Drawn && items.iter().any(|(_, item)| item.spread.is_some());
    let replicates = analysis.settings.bootstrap.replicates;
    let footnote = [
        if items.len() < all.len() { words.zoomed(items.len(), all.len()) } else { String::new() },
        view.highlight.as_ref().map(|theme| words.highlighted(&theme.name)).unwrap_or_default(),
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
        chart: Chart::Map(chart(&items, axes, map.split, view, words)),
    })
}

/// The map of the group in place `at` of [`Analysis::group_maps`]; all groups have the same axes, and each item the number
/// that it has on the map of everybody. `None` where the group has no map.
#[must_use]
pub fn group_map(analysis: &Analysis, at: usize, view: &MapView, language: Language) -> Option<Figure> {
    let words = FigureWords::of(language);
    let maps = analysis.group_maps.as_ref()?;
    let group = maps.maps.get(at)?;
    let (map, drivers) = (group.priority_map.as_ref()?, group.drivers.as_ref()?);
    let everybody: Vec<&VariableName> =
        analysis.priority_map.iter().flat_map(numbered).map(|(_, item)| &item.name).collect();
    let place = |name: &VariableName| everybody.iter().position(|other| *other == name);
    let mut items: Vec<&MapItem> = map.items.iter().collect();
    items.order_by_key(|item| (place(&item.name).unwrap_or(usize::MAX), item.name.clone()));
    let mut beyond = everybody.len();
    let items: Vec<Numbered> = items
        .into_iter()
        .map(|item| {
            let number = place(&item.name).unwrap_or_else(|| {
                beyond += 1;
                beyond - 1
            });
            (u32::try_from(number + 1).unwrap_or(u32::MAX), item)
        })
        .collect();
    let others = || maps.maps.iter().filter_map(|group| group.priority_map.as_ref());
    let every: Vec<Numbered> = others().flat_map(|map| &map.items).map(|item| (0, item)).collect();
    let first = others().next()?.split;
    let axes = axes(analysis, map.performance, first, &every, words);
    let plain = MapView { zoom: Zoom::Whole, outlines: Outlines::Hidden, ..view.clone() };
    let title = group.label.clone();
    let subtitle = words.group_base(drivers.n.0, drivers.r2.0);
    let mut chart = chart(&items, axes, map.split, &plain, words);
    chart.texts = Texts::Listed;
    Some(Figure {
        id: format!("prioriteringskort-{}", at + 1),
        language,
        table: table(&format!("{title}. {subtitle}"), &items, map.performance, &plain, words),
        title,
        subtitle,
        description: description(&items, &plain, words),
        footnote: standing(group, language),
        chart: Chart::Map(chart),
    })
}

/// What the group's map can be used for; empty where there is nothing to warn of.
#[must_use]
pub fn standing(group: &GroupMap, language: Language) -> String {
    let n = group.n.map_or(0, |n| n.0);
    FigureWords::of(language).map_standing(group.standing, n, group.needed)
}

/// In the order of the table: by quadrant, within it by importance.
fn numbered(map: &PriorityMap) -> Vec<Numbered<'_>> {
    let mut items: Vec<&MapItem> = map.items.iter().collect();
    items.order_by(|a, b| {
        a.quadrant.cmp(&b.quadrant).then(b.importance.total_cmp(&a.importance)).then(a.name.cmp(&b.name))
    });
    (1..).zip(items).collect()
}

/// Those that are drawn; all where the zoom finds none.
fn zoomed<'a>(all: &[Numbered<'a>], zoom: &Zoom) -> Vec<Numbered<'a>> {
    let kept: Vec<Numbered> = match zoom {
        Zoom::Whole => Vec::new(),
        Zoom::Quadrant(quadrant) => {
            all.iter().copied().filter(|(_, item)| item.quadrant == *quadrant).collect()
        }
        Zoom::Around(name) => match all.iter().find(|(_, item)| item.name == *name) {
            Some((_, centre)) => nearest(all, centre),
            None => Vec::new(),
        },
    };
    if kept.is_empty() { all.to_vec() } else { kept }
}

/// By the distance on a map whose axes are as long as the items reach.
fn nearest<'a>(all: &[Numbered<'a>], centre: &MapItem) -> Vec<Numbered<'a>> {
    let reach = |value: fn(&MapItem) -> f64| {
        let each = || all.iter().map(|(_, item)| value(item));
        (each().fold(f64::NEG_INFINITY, f64::max) - each().fold(f64::INFINITY, f64::min))
            .max(f64::MIN_POSITIVE)
    };
    let (across, up) = (reach(|item| item.importance), reach(|item| item.performance));
    let far = |item: &MapItem| {
        let (x, y) = (item.importance - centre.importance, item.performance - centre.performance);
        (x / across).powi(2) + (y / up).powi(2)
    };
    let mut by_distance: Vec<Numbered> = all.to_vec();
    by_distance.order_by(|a, b| far(a.1).total_cmp(&far(b.1)).then(a.0.cmp(&b.0)));
    by_distance.truncate(CLUSTER);
    by_distance.order_by_key(|(number, _)| *number);
    by_distance
}

/// Performance and importance, holding these items.
fn axes(
    analysis: &Analysis,
    measure: Performance,
    split: SplitLines,
    items: &[Numbered],
    words: &FigureWords,
) -> [Axis; 2] {
    let bounds = bounds(analysis, measure, items);
    let performance = axis::around(
        items.iter().map(|(_, item)| item.performance),
        split.performance,
        bounds,
        words.performance_axis(measure, bounds),
        |value, decimals| match measure {
            Performance::Share => words.share(value, (decimals as u32).saturating_sub(2)),
            Performance::Mean | Performance::Index => words.decimal(value, decimals as u32),
        },
    );
    let importance = axis::around(
        items.iter().map(|(_, item)| item.importance),
        split.importance,
        (0.0, 1.0),
        words.importance_axis.to_owned(),
        |value, decimals| words.share(value, (decimals as u32).saturating_sub(2)),
    );
    [performance, importance]
}

fn chart(
    items: &[Numbered],
    [performance, importance]: [Axis; 2],
    split: SplitLines,
    view: &MapView,
    words: &FigureWords,
) -> Map {
    use Quadrant::{ImproveFirst, KeepUp, Maintain, Watch};
    let SplitLines { performance: split_performance, importance: split_importance } = split;
    let highlight = view.highlight.as_ref();
    let faded = |name: &VariableName| highlight.is_some_and(|theme| !theme.members.contains(name));
    let points = |place: fn(&MapItem) -> (f64, f64)| -> Vec<Point> {
        items
            .iter()
            .map(|&(number, item)| {
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
                    faded: faded(&item.name),
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
    let negative_name = items.iter().any(|(_, item)| item.negative).then(|| words.negative_mark.to_owned());
    let unsure_name = items.iter().any(|(_, item)| item.unsure()).then(|| words.unsure_mark.to_owned());
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
            texts: Texts::Beside,
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
            texts: Texts::Beside,
        },
    }
}

/// What performance can be at all: the ends of the scale where they are known.
fn bounds(analysis: &Analysis, performance: Performance, items: &[Numbered]) -> (f64, f64) {
    match performance {
        Performance::Share => (0.0, 1.0),
        Performance::Index => (0.0, 100.0),
        Performance::Mean => {
            let on_map = |name: &VariableName| items.iter().any(|(_, item)| item.name == *name);
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
    items: &[Numbered],
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
    let resampled = items.iter().any(|(_, item)| item.stability.is_some());
    if resampled {
        header.push(words.certainty_head);
    }
    let rows = items
        .iter()
        .map(|&(number, item)| {
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

fn description(items: &[Numbered], view: &MapView, words: &FigureWords) -> String {
    let items: Vec<&MapItem> = items.iter().map(|(_, item)| *item).collect();
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
