//! A priority map in, a scatter chart out: a series per field with a mark of its own, split lines and the names of the
//! fields as series too, so that they move with their numbers.

use super::super::theme;
use super::super::workbook::{Format, Value};
use super::super::xml::Xml;
use super::marks::{self, Shows, Target};
use super::{CM_PER_POINT, Drawn, LETTER, Letters, Weight};
use crate::analysis::Quadrant;
use crate::figure::{Axis, Map, Point};
use crate::words::document::ChartWords;

const ORDER: [Quadrant; 4] = [Quadrant::ImproveFirst, Quadrant::KeepUp, Quadrant::Watch, Quadrant::Maintain];
/// Column of x; y stands beside it.
const X: usize = 3;
/// Where the plot stands in its chart.
const PLOT: (f64, f64, f64, f64) = (0.09, 0.025, 0.885, 0.79);
const MARK: u32 = 9;
/// A longer label is broken into lines by the suite, over its neighbours: the number stands for it, and the table tells it.
const LONGEST_LABEL: usize = 22;

/// Fill and shape: told apart without colour too.
fn look(quadrant: Quadrant) -> (&'static str, &'static str) {
    match quadrant {
        Quadrant::ImproveFirst => (theme::RED, "diamond"),
        Quadrant::KeepUp => (theme::GREEN, "circle"),
        Quadrant::Watch => (theme::YELLOW, "square"),
        Quadrant::Maintain => (theme::GREY, "triangle"),
    }
}

/// One row per point, then the two ends of each split line, then the corners; the heights of each series stand in a column
/// of their own. So all series are equally long: LibreOffice loses a series that a longer one follows.
pub fn rows(map: &Map, words: &ChartWords) -> (Vec<String>, Vec<Vec<Value>>) {
    let series = series_of(map, words);
    let mut heads =
        vec![words.question.to_owned(), words.number.to_owned(), words.field.to_owned(), map.x.label.clone()];
    heads.extend(series.iter().map(|(_, name)| (*name).to_owned()));
    let (x, y) = (format(&map.x), format(&map.y));
    let row = |text: &str, number: Value, field: &str, at: (f64, f64), of: Series| {
        let mut row =
            vec![Value::Text(text.to_owned()), number, Value::Text(field.to_owned()), Value::Number(at.0, x)];
        row.extend(
            series.iter().map(|(one, _)| if *one == of { Value::Number(at.1, y) } else { Value::Empty }),
        );
        row
    };
    let mut rows: Vec<Vec<Value>> = ordered(map)
        .map(|point| {
            let number = Value::Number(f64::from(point.number), Format::Count);
            let of = Series::Field(point.quadrant);
            row(&point.label, number, field(map, point.quadrant), (point.x, point.y), of)
        })
        .collect();
    for (name, of, ends) in [
        (words.upright_line, Series::Upright, [(map.split_x, map.y.low), (map.split_x, map.y.high)]),
        (words.lying_line, Series::Level, [(map.x.low, map.split_y), (map.x.high, map.split_y)]),
    ] {
        rows.extend(ends.map(|end| row(name, Value::Empty, "", end, of)));
    }
    let corners = map.corners.iter().zip(corners(map));
    rows.extend(
        corners.map(|(corner, at)| row(words.fields, Value::Empty, &corner.name, at, Series::Corners)),
    );
    (heads, rows)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Series {
    Field(Quadrant),
    Upright,
    Level,
    Corners,
}

/// In the order of their columns, with their names.
fn series_of<'a>(map: &'a Map, words: &ChartWords) -> Vec<(Series, &'a str)> {
    let with_points = |quadrant: &Quadrant| map.points.iter().any(|point| point.quadrant == *quadrant);
    let fields = ORDER.into_iter().filter(with_points);
    let mut series: Vec<(Series, &str)> =
        fields.map(|quadrant| (Series::Field(quadrant), field(map, quadrant))).collect();
    series.extend([
        (Series::Upright, words.upright_line),
        (Series::Level, words.lying_line),
        (Series::Corners, words.fields),
    ]);
    series
}

fn ordered(map: &Map) -> impl Iterator<Item = &Point> {
    ORDER.into_iter().flat_map(|quadrant| map.points.iter().filter(move |point| point.quadrant == quadrant))
}

fn field(map: &Map, quadrant: Quadrant) -> &str {
    map.corners.iter().find(|corner| corner.quadrant == quadrant).map_or("", |corner| &corner.name)
}

/// A little inside the plot: top left, top right, bottom left, bottom right.
fn corners(map: &Map) -> [(f64, f64); 4] {
    let inset = |axis: &Axis, part: f64| axis.low + part * (axis.high - axis.low);
    let (left, right) = (inset(&map.x, 0.005), inset(&map.x, 0.995));
    let (low, high) = (inset(&map.y, 0.035), inset(&map.y, 0.965));
    [(left, high), (right, high), (left, low), (right, low)]
}

/// As the ticks are written: per cent or not, with so many decimals.
fn format(axis: &Axis) -> Format {
    let decimals = axis.ticks.iter().map(|tick| {
        let behind = tick.text.rsplit_once([',', '.']).map_or("", |(_, behind)| behind);
        behind.chars().take_while(char::is_ascii_digit).count()
    });
    let decimals = u8::try_from(decimals.max().unwrap_or(1)).unwrap_or(4);
    if axis.ticks.iter().any(|tick| tick.text.contains('%')) {
        Format::Percent(decimals)
    } else {
        Format::Decimal(decimals)
    }
}

pub fn map(xml: &mut Xml, map: &Map, drawn: &Drawn, words: &ChartWords) {
    xml.open("c:plotArea", &[]);
    marks::layout(xml, Target::Plot, PLOT);
    xml.open("c:scatterChart", &[]).leaf("c:scatterStyle", &[("val", &"lineMarker")]);
    xml.leaf("c:varyColors", &[("val", &0)]);
    let all = series_of(map, words);
    let sides = sides(map, drawn);
    let points: Vec<&Point> = ordered(map).collect();
    for (order, (series, name)) in all.iter().enumerate() {
        xml.open("c:ser", &[]).leaf("c:idx", &[("val", &order)]).leaf("c:order", &[("val", &order)]);
        drawn.name(xml, X + 1 + order, 1, name);
        match *series {
            Series::Field(quadrant) => {
                let own = points.iter().enumerate().filter(|(_, point)| point.quadrant == quadrant);
                let own: Vec<_> = own.map(|(place, point)| (place, *point, sides[place])).collect();
                of_field(xml, quadrant, &own, drawn);
            }
            Series::Upright | Series::Level => {
                xml.open("c:spPr", &[]);
                marks::line(xml, 12_700, theme::OUTLINE, "dash");
                xml.close().open("c:marker", &[]).leaf("c:symbol", &[("val", &"none")]).close();
            }
            Series::Corners => {
                marks::no_line(xml);
                xml.open("c:marker", &[]).leaf("c:symbol", &[("val", &"none")]).close();
                xml.open("c:dLbls", &[]);
                for (place, corner) in map.corners.iter().enumerate() {
                    let side = if place % 2 == 0 { "r" } else { "l" };
                    let letters = Letters { size: drawn.letters, weight: Weight::Bold, colour: theme::MUTED };
                    label(xml, points.len() + 4 + place, &corner.name, side, letters, drawn.language);
                }
                nothing(xml);
            }
        }
        for (name, column, axis) in [("c:xVal", X, &map.x), ("c:yVal", X + 1 + order, &map.y)] {
            xml.open(name, &[]);
            drawn.values(xml, column, 0..drawn.numbers.len(), &format(axis).code(drawn.language));
            xml.close();
        }
        xml.leaf("c:smooth", &[("val", &0)]).close();
    }
    let lines = all.len() - 3;
    let order = all.len() - 1;
    xml.open("c:dLbls", &[]);
    marks::flags(xml, Shows::Nothing);
    xml.close();
    xml.leaf("c:axId", &[("val", &1)]).leaf("c:axId", &[("val", &2)]).close();
    axis(xml, &map.x, Across::X, drawn);
    axis(xml, &map.y, Across::Y, drawn);
    xml.open("c:spPr", &[]);
    marks::shape(xml, Some(theme::WHITE), theme::OUTLINE, "solid");
    xml.close().close();
    xml.open("c:legend", &[]).leaf("c:legendPos", &[("val", &"b")]);
    for entry in lines..=order {
        xml.open("c:legendEntry", &[])
            .leaf("c:idx", &[("val", &entry)])
            .leaf("c:delete", &[("val", &1)])
            .close();
    }
    marks::layout(xml, Target::Legend, (0.12, 0.935, 0.83, 0.06));
    xml.leaf("c:overlay", &[("val", &0)]);
    marks::text(xml, Letters { size: drawn.letters, ..Letters::default() }, drawn.language);
    xml.close();
}

/// The marks of a field and their labels; each point with its place among all.
fn of_field(xml: &mut Xml, quadrant: Quadrant, points: &[(usize, &Point, (&str, Shown))], drawn: &Drawn) {
    let (colour, symbol) = look(quadrant);
    let marker = |xml: &mut Xml, fill: &str, outline: &str, dash: &str| {
        xml.open("c:marker", &[]).leaf("c:symbol", &[("val", &symbol)]).leaf("c:size", &[("val", &MARK)]);
        xml.open("c:spPr", &[]);
        marks::shape(xml, Some(fill), outline, dash);
        xml.close_last(2);
    };
    marks::no_line(xml);
    marker(xml, colour, theme::OUTLINE, "solid");
    for (place, point, _) in points.iter().filter(|(_, point, _)| point.negative || point.unsure) {
        xml.open("c:dPt", &[]).leaf("c:idx", &[("val", place)]);
        let dash = if point.unsure { "sysDash" } else { "solid" };
        let outline = if colour == theme::YELLOW { theme::OUTLINE } else { colour };
        marker(xml, if point.negative { theme::WHITE } else { pale(quadrant) }, outline, dash);
        xml.leaf("c:bubble3D", &[("val", &0)]).close();
    }
    xml.open("c:dLbls", &[]);
    for (place, point, (side, shown)) in points {
        let letters = Letters { size: drawn.letters, ..Letters::default() };
        label(xml, *place, &said(point, *shown), side, letters, drawn.language);
    }
    nothing(xml);
}

fn said(point: &Point, shown: Shown) -> String {
    match shown {
        Shown::Name => format!("{} {}", point.number, point.label),
        Shown::Number => point.number.to_string(),
    }
}

fn label(xml: &mut Xml, place: usize, said: &str, side: &str, letters: Letters, language: &str) {
    xml.open("c:dLbl", &[]).leaf("c:idx", &[("val", &place)]);
    marks::rich(xml, said, letters, language);
    xml.leaf("c:dLblPos", &[("val", &side)]);
    marks::flags(xml, Shows::Value);
    xml.close();
}

/// Closes the labels: other points have none.
fn nothing(xml: &mut Xml) {
    marks::flags(xml, Shows::Nothing);
    xml.close();
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Across {
    X,
    Y,
}

fn axis(xml: &mut Xml, axis: &Axis, across: Across, drawn: &Drawn) {
    let (id, other, position) = match across {
        Across::X => (1, 2, "b"),
        Across::Y => (2, 1, "l"),
    };
    xml.open("c:valAx", &[]).leaf("c:axId", &[("val", &id)]);
    xml.open("c:scaling", &[]).leaf("c:orientation", &[("val", &"minMax")]);
    xml.leaf("c:max", &[("val", &axis.high)]).leaf("c:min", &[("val", &axis.low)]).close();
    xml.leaf("c:delete", &[("val", &0)]).leaf("c:axPos", &[("val", &position)]);
    xml.open("c:title", &[]);
    let letters = Letters { size: drawn.letters, weight: Weight::Bold, colour: theme::MUTED };
    marks::rich(xml, &axis.label, letters, drawn.language);
    xml.leaf("c:overlay", &[("val", &0)]).close();
    xml.leaf("c:numFmt", &[("formatCode", &format(axis).code(drawn.language)), ("sourceLinked", &0)]);
    for (name, value) in [("c:majorTickMark", "out"), ("c:minorTickMark", "none"), ("c:tickLblPos", "low")] {
        xml.leaf(name, &[("val", &value)]);
    }
    xml.open("c:spPr", &[]);
    marks::line(xml, 9_525, theme::OUTLINE, "solid");
    xml.close();
    marks::text(xml, Letters { size: drawn.letters, ..Letters::default() }, drawn.language);
    xml.leaf("c:crossAx", &[("val", &other)]).leaf("c:crosses", &[("val", &"min")]);
    xml.leaf("c:crossBetween", &[("val", &"midCat")]);
    if let [one, two, ..] = &axis.ticks[..] {
        xml.leaf("c:majorUnit", &[("val", &(two.at - one.at))]);
    }
    xml.close();
}

/// Its fill, mixed with white.
fn pale(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::ImproveFirst => "DFBFBF",
        Quadrant::KeepUp => "CBE5DC",
        Quadrant::Watch => "FFFAE0",
        Quadrant::Maintain => "DADADA",
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Name,
    /// There is no room for the name.
    Number,
}

/// A box in centimetres from the plot's lower left: left, bottom, right, top.
type Covered = (f64, f64, f64, f64);

/// Beside which side of its mark each label stands, in the order of [`ordered`]: the first side where it covers neither
/// another label nor a mark, else the number alone.
fn sides(map: &Map, drawn: &Drawn) -> Vec<(&'static str, Shown)> {
    let (width, height) = (drawn.size.0 * PLOT.2, drawn.size.1 * PLOT.3);
    let part = |axis: &Axis, value: f64| (value - axis.low) / (axis.high - axis.low);
    let at = |point: &Point| (part(&map.x, point.x) * width, part(&map.y, point.y) * height);
    let mark = f64::from(MARK) * CM_PER_POINT / 2.0 + 0.03;
    let line = drawn.letters * CM_PER_POINT * 1.25;
    let mut covered: Vec<Covered> = ordered(map)
        .map(|point| {
            let (x, y) = at(point);
            (x - mark, y - mark, x + mark, y + mark)
        })
        .collect();
    for (place, (x, y)) in corners(map).into_iter().enumerate() {
        let (x, y) = (part(&map.x, x) * width, part(&map.y, y) * height);
        let long = map.corners[place].name.chars().count() as f64 * drawn.letters * CM_PER_POINT * 0.58;
        let (left, right) = if place % 2 == 0 { (x, x + long) } else { (x - long, x) };
        covered.push((left, y - line / 2.0, right, y + line / 2.0));
    }
    let mut sides = Vec::new();
    for point in ordered(map) {
        let (x, y) = at(point);
        let own = (x - mark, y - mark, x + mark, y + mark);
        let room = |said: &str, side: &str| -> Option<Covered> {
            let long = (said.chars().count() as f64 + 1.0) * drawn.letters * CM_PER_POINT * LETTER + 0.15;
            let covers = match side {
                "r" => (x + mark, y - line / 2.0, x + mark + long, y + line / 2.0),
                "l" => (x - mark - long, y - line / 2.0, x - mark, y + line / 2.0),
                "t" => (x - long / 2.0, y + mark, x + long / 2.0, y + mark + line),
                _ => (x - long / 2.0, y - mark - line, x + long / 2.0, y - mark),
            };
            let inside = covers.0 >= 0.0 && covers.1 >= 0.0 && covers.2 <= width && covers.3 <= height;
            let free = |other: &Covered| {
                *other == own
                    || covers.2 <= other.0
                    || other.2 <= covers.0
                    || covers.3 <= other.1
                    || other.3 <= covers.1
            };
            (inside && covered.iter().all(free)).then_some(covers)
        };
        let short = point.label.chars().count() <= LONGEST_LABEL;
        let wished =
            [Shown::Name, Shown::Number].into_iter().filter(|shown| short || *shown == Shown::Number);
        let found = wished.into_iter().find_map(|shown| {
            let said = said(point, shown);
            ["r", "l", "t", "b"].into_iter().find_map(|side| Some((side, shown, room(&said, side)?)))
        });
        match found {
            Some((side, shown, covers)) => {
                covered.push(covers);
                sides.push((side, shown));
            }
            None => sides.push(("r", Shown::Number)),
        }
    }
    sides
}
