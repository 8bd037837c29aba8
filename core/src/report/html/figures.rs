//! A figure in, its table with the bars in it out; a map as a drawing of lines and marks, its numbers told in its
//! description.

use super::super::document::cells::written;
use super::super::ooxml::theme;
use super::super::ooxml::xml::Xml;
use crate::analysis::Quadrant;
use crate::figure::{Axis, Chart, Figure, Importance, Map, Point, Stacked};
use crate::words::document::DocumentWords;
use crate::words::figure::FigureWords;

const CLASSES: [&str; 3] = [theme::GREEN, theme::YELLOW, theme::RED];

pub fn figure(html: &mut Xml, figure: &Figure, heading: &'static str) {
    html.open("figure", &[]).open("figcaption", &[]).element(heading, &[], &figure.title);
    if !figure.subtitle.is_empty() {
        html.element("p", &[("class", &"sub")], &figure.subtitle);
    }
    html.close();
    match &figure.chart {
        Chart::Stacked(of) => stacked(html, figure, of),
        Chart::Importance(of) => importance(html, figure, of),
        Chart::Map(of) => map(html, figure, of),
        Chart::Heat(_) => super::table(html, &figure.table, figure.language),
    }
    html.element("p", &[("class", &"foot")], &figure.footnote).close();
}

fn open_table(html: &mut Xml, figure: &Figure) {
    let name = &figure.table.caption;
    html.open("div", &[("class", &"wide"), ("tabindex", &0), ("role", &"region"), ("aria-label", name)]);
    html.open("table", &[]).open("thead", &[]).open("tr", &[]);
}

fn head(html: &mut Xml, text: &str, class: &str) {
    html.element("th", &[("scope", &"col"), ("class", &class)], text);
}

fn stacked(html: &mut Xml, figure: &Figure, of: &Stacked) {
    let words = FigureWords::of(figure.language);
    open_table(html, figure);
    head(html, &of.heads.label, "");
    head(html, &of.heads.bar, "bars");
    for (name, colour) in of.legend.iter().zip(CLASSES) {
        html.open("th", &[("scope", &"col"), ("class", &"number")]);
        html.open("svg", &[("class", &"swatch"), ("viewBox", &"0 0 10 10"), ("aria-hidden", &"true")]);
        rect(html, (0.5, 0.5, 9.0, 9.0), colour);
        html.close().text(name).close();
    }
    head(html, &of.heads.end, "number");
    html.close_last(2).open("tbody", &[]);
    for row in &of.rows {
        html.open("tr", &[("class", &if row.total { "total" } else { "" })]);
        html.element("th", &[("scope", &"row")], &row.label).open("td", &[("class", &"bars")]);
        match (row.shares, &row.instead) {
            (Some(shares), _) => {
                open_bar(html);
                let mut left = 0.0;
                for (share, colour) in shares.into_iter().zip(CLASSES) {
                    if share > 0.0 {
                        rect(html, (left, 0.0, share * 100.0, 10.0), colour);
                    }
                    left += share * 100.0;
                }
                html.close();
            }
            (None, Some(instead)) => {
                html.element("span", &[("class", &"hidden")], instead);
            }
            (None, None) => {}
        }
        html.close();
        for class in 0..3 {
            let text = match row.percents {
                Some(_) if class == 1 && !row.middle => String::new(),
                Some(percents) => words.percent(percents[class]),
                None => String::new(),
            };
            html.element("td", &[("class", &"number")], &text);
        }
        html.element("td", &[("class", &"number")], &row.end).close();
    }
    html.close_last(3);
}

fn importance(html: &mut Xml, figure: &Figure, of: &Importance) {
    let words = FigureWords::of(figure.language);
    let reach = |low: f64, row: &crate::figure::ImportanceRow| {
        low.max(row.share).max(row.interval.map_or(0.0, |end| end.1))
    };
    let longest = of.rows.iter().fold(0.01, reach);
    let intervals = of.rows.iter().any(|row| row.interval.is_some());
    open_table(html, figure);
    head(html, &of.heads.label, "");
    head(html, &of.heads.bar, "bars");
    head(html, words.importance_share, "number");
    if intervals {
        head(html, words.interval, "number");
    }
    html.close_last(2).open("tbody", &[]);
    for row in &of.rows {
        let part = |value: f64| value / longest * 100.0;
        html.open("tr", &[]).open("th", &[("scope", &"row")]).text(&row.label);
        if row.negative {
            html.text(&format!(" ({})", words.negative));
        }
        html.close().open("td", &[("class", &"bars")]);
        open_bar(html);
        rect(html, (0.0, 1.0, part(row.share), 8.0), if row.negative { theme::WHITE } else { theme::BLUE });
        if let Some((low, high)) = row.interval {
            line(html, (part(low), 5.0), (part(high), 5.0), "");
        }
        html.close_last(2).element("td", &[("class", &"number")], &row.end);
        if intervals {
            let ends =
                row.interval.map(|(low, high)| format!("{}–{}", words.share(low, 1), words.share(high, 1)));
            html.element("td", &[("class", &"number")], &ends.unwrap_or_default());
        }
        html.close();
    }
    html.close_last(3);
}

fn open_bar(html: &mut Xml) {
    html.open(
        "svg",
        &[
            ("class", &"bar"),
            ("viewBox", &"0 0 100 10"),
            ("preserveAspectRatio", &"none"),
            ("aria-hidden", &"true"),
        ],
    );
}

fn rect(html: &mut Xml, (x, y, width, height): (f64, f64, f64, f64), colour: &str) {
    html.leaf(
        "rect",
        &[
            ("x", &number(x)),
            ("y", &number(y)),
            ("width", &number(width)),
            ("height", &number(height)),
            ("fill", &format_args!("#{colour}")),
            ("stroke", &format_args!("#{}", theme::OUTLINE)),
            ("vector-effect", &"non-scaling-stroke"),
        ],
    );
}

fn line(html: &mut Xml, from: (f64, f64), to: (f64, f64), dash: &str) {
    html.leaf(
        "line",
        &[
            ("x1", &number(from.0)),
            ("y1", &number(from.1)),
            ("x2", &number(to.0)),
            ("y2", &number(to.1)),
            ("stroke", &format_args!("#{}", theme::INK)),
            ("stroke-dasharray", &dash),
            ("vector-effect", &"non-scaling-stroke"),
        ],
    );
}

fn number(value: f64) -> String {
    let written = format!("{value:.2}");
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The drawing, and where its plot stands in it: left, top, right, bottom.
const SIZE: (f64, f64) = (720.0, 460.0);
const PLOT: (f64, f64, f64, f64) = (60.0, 30.0, 710.0, 405.0);

fn map(html: &mut Xml, figure: &Figure, of: &Map) {
    html.open(
        "svg",
        &[
            ("class", &"map"),
            ("viewBox", &format_args!("0 0 {} {}", SIZE.0, SIZE.1)),
            ("role", &"img"),
            ("aria-label", &format_args!("{}. {}", figure.title, figure.description)),
            ("font-size", &13),
            ("fill", &format_args!("#{}", theme::INK)),
        ],
    );
    let x = |value: f64| PLOT.0 + (value - of.x.low) / (of.x.high - of.x.low) * (PLOT.2 - PLOT.0);
    let y = |value: f64| PLOT.3 - (value - of.y.low) / (of.y.high - of.y.low) * (PLOT.3 - PLOT.1);
    rect(html, (PLOT.0, PLOT.1, PLOT.2 - PLOT.0, PLOT.3 - PLOT.1), theme::WHITE);
    for tick in &of.x.ticks {
        line(html, (x(tick.at), PLOT.3), (x(tick.at), PLOT.3 + 5.0), "");
        said(html, (x(tick.at), PLOT.3 + 20.0), "middle", "", &tick.text);
    }
    for tick in &of.y.ticks {
        line(html, (PLOT.0 - 5.0, y(tick.at)), (PLOT.0, y(tick.at)), "");
        said(html, (PLOT.0 - 8.0, y(tick.at) + 4.0), "end", "", &tick.text);
    }
    let name = |axis: &Axis| axis.label.clone();
    said(html, (PLOT.2, PLOT.3 + 42.0), "end", "600", &name(&of.x));
    said(html, (PLOT.0, PLOT.1 - 12.0), "start", "600", &name(&of.y));
    let inside = |axis: &Axis, at: f64| (axis.low..=axis.high).contains(&at);
    if inside(&of.x, of.split_x) {
        line(html, (x(of.split_x), PLOT.1), (x(of.split_x), PLOT.3), "6 4");
    }
    if inside(&of.y, of.split_y) {
        line(html, (PLOT.0, y(of.split_y)), (PLOT.2, y(of.split_y)), "6 4");
    }
    for (place, corner) in of.corners.iter().enumerate() {
        let (across, anchor) = if place % 2 == 0 { (PLOT.0 + 8.0, "start") } else { (PLOT.2 - 8.0, "end") };
        let down = if place < 2 { PLOT.1 + 18.0 } else { PLOT.3 - 9.0 };
        said(html, (across, down), anchor, "600", &corner.name);
    }
    for point in &of.points {
        mark(html, point, (x(point.x), y(point.y)));
    }
    html.close();
    if of.points.len() != figure.table.rows.len() {
        return;
    }
    // The numbers on the map are told here too, should the table of it stand elsewhere.
    let words = DocumentWords::of(figure.language);
    html.open("details", &[]).element("summary", &[], words.key).open("ol", &[]);
    for row in &figure.table.rows {
        html.element("li", &[], &row.get(1).map_or_else(String::new, |cell| written(cell, figure.language)));
    }
    html.close_last(2);
}

fn said(html: &mut Xml, (x, y): (f64, f64), anchor: &str, weight: &str, text: &str) {
    let weight = if weight.is_empty() { "400" } else { weight };
    html.element(
        "text",
        &[("x", &number(x)), ("y", &number(y)), ("text-anchor", &anchor), ("font-weight", &weight)],
        text,
    );
}

/// A shape and a colour for each field, with the number in it.
fn mark(html: &mut Xml, point: &Point, (x, y): (f64, f64)) {
    let (colour, ink, shape): (&str, &str, &[(f64, f64)]) = match point.quadrant {
        Quadrant::ImproveFirst => {
            (theme::RED, theme::WHITE, &[(0.0, -14.0), (14.0, 0.0), (0.0, 14.0), (-14.0, 0.0)])
        }
        Quadrant::KeepUp => (theme::GREEN, theme::INK, &[]),
        Quadrant::Watch => {
            (theme::YELLOW, theme::INK, &[(-10.0, -10.0), (10.0, -10.0), (10.0, 10.0), (-10.0, 10.0)])
        }
        Quadrant::Maintain => (theme::GREY, theme::WHITE, &[(0.0, -15.0), (15.0, 11.0), (-15.0, 11.0)]),
    };
    let (fill, ink) = if point.negative { (theme::WHITE, theme::INK) } else { (colour, ink) };
    let opacity = if point.unsure && !point.negative { 0.45 } else { 1.0 };
    let ink = if opacity < 1.0 { theme::INK } else { ink };
    let dash = if point.unsure { "3 2" } else { "" };
    let fill = format!("#{fill}");
    let outline = format!("#{}", theme::OUTLINE);
    if shape.is_empty() {
        html.leaf(
            "circle",
            &[
                ("cx", &number(x)),
                ("cy", &number(y)),
                ("r", &11),
                ("fill", &fill),
                ("fill-opacity", &opacity),
                ("stroke", &outline),
                ("stroke-dasharray", &dash),
            ],
        );
    } else {
        let points: Vec<String> =
            shape.iter().map(|(dx, dy)| format!("{},{}", number(x + dx), number(y + dy))).collect();
        html.leaf(
            "polygon",
            &[
                ("points", &points.join(" ")),
                ("fill", &fill),
                ("fill-opacity", &opacity),
                ("stroke", &outline),
                ("stroke-dasharray", &dash),
            ],
        );
    }
    let down = if point.quadrant == Quadrant::Maintain { 8.0 } else { 4.0 };
    html.element(
        "text",
        &[
            ("x", &number(x)),
            ("y", &number(y + down)),
            ("text-anchor", &"middle"),
            ("font-size", &11),
            ("font-weight", &600),
            ("fill", &format_args!("#{ink}")),
        ],
        &point.number.to_string(),
    );
}
