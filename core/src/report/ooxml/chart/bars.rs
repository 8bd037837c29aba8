//! Green, yellow and red shares, or importances, in, a chart of lying bars out.

use super::super::theme;
use super::super::workbook::{Format, Value};
use super::super::xml::Xml;
use super::marks::{self, Shows, Target};
use super::{CM_PER_POINT, Drawn, Letters, Place, Weight, lines, shortened};
use crate::figure::{Importance, ImportanceRow, Stacked};
use crate::words::document::ChartWords;

/// The part of the width that labels have.
const LABELS: f64 = 0.46;
/// Centimetres above the bars for the legend.
const LEGEND: f64 = 0.85;
/// A smaller part has no room for its number; it stands in the workbook.
const SMALLEST_LABELLED: f64 = 0.035;
const LONGEST_LABEL: usize = 150;
const CLASSES: [(&str, &str); 3] =
    [(theme::GREEN, theme::INK), (theme::YELLOW, theme::INK), (theme::RED, theme::WHITE)];

/// Centimetres that are not of the rows.
pub const ABOVE: f64 = LEGEND + 0.25;

/// How high a row must be for its label; in a chart all are alike.
pub fn row<'a>(labels: impl Iterator<Item = &'a str>, place: Place) -> f64 {
    let (mut most, mut count) = (1.0_f64, 0);
    for label in labels {
        count += 1;
        // What stands behind the label, as its n, is about a dozen letters.
        let label = format!("{} (n = 1.000)", shortened(label, LONGEST_LABEL));
        most = most.max(lines(&label, place.width * LABELS * 0.94, place.letters));
    }
    let line = place.letters * CM_PER_POINT * 1.2;
    // One bar alone is drawn as wide as one of many.
    (most * line + 0.3).max(if count < 3 { place.row * 1.4 } else { place.row })
}

pub fn stacked_rows(stacked: &Stacked) -> (Vec<String>, Vec<Vec<Value>>) {
    let mut heads = vec![stacked.heads.label.clone()];
    heads.extend(stacked.legend.iter().cloned());
    heads.push(stacked.heads.end.clone());
    let rows = stacked.rows.iter().map(|row| {
        let label = shortened(&row.label, LONGEST_LABEL);
        let behind = match (&row.instead, row.end.is_empty()) {
            (Some(instead), _) => format!(" ({})", instead.to_lowercase()),
            (None, true) => String::new(),
            (None, false) => format!(" (n\u{a0}=\u{a0}{})", row.end),
        };
        let mut cells = vec![Value::Text(format!("{label}{behind}"))];
        cells.extend((0..3).map(|class| match row.shares {
            Some(_) if class == 1 && !row.middle => Value::Empty,
            Some(shares) => Value::Number(shares[class], Format::Percent(0)),
            None => Value::Empty,
        }));
        cells.push(
            row.n
                .filter(|_| row.shares.is_some())
                .map_or(Value::Empty, |n| Value::Number(f64::from(n), Format::Count)),
        );
        cells
    });
    (heads, rows.collect())
}

pub fn stacked(xml: &mut Xml, stacked: &Stacked, drawn: &Drawn) {
    let count = stacked.rows.len();
    let format = Format::Percent(0).code(drawn.language);
    let top = (LEGEND / drawn.size.1).min(0.3);
    xml.open("c:plotArea", &[]);
    marks::layout(xml, Target::Plot, (LABELS, top, 0.985 - LABELS, 0.985 - top));
    xml.open("c:barChart", &[]).leaf("c:barDir", &[("val", &"bar")]);
    xml.leaf("c:grouping", &[("val", &"percentStacked")]).leaf("c:varyColors", &[("val", &0)]);
    for (class, (colour, ink)) in CLASSES.into_iter().enumerate() {
        xml.open("c:ser", &[]).leaf("c:idx", &[("val", &class)]).leaf("c:order", &[("val", &class)]);
        drawn.name(xml, class + 1, 1, &stacked.legend[class]);
        marks::fill(xml, colour);
        xml.leaf("c:invertIfNegative", &[("val", &0)]);
        let letters = Letters { size: drawn.letters, weight: Weight::Bold, colour: ink };
        xml.open("c:dLbls", &[]);
        for (place, row) in stacked.rows.iter().enumerate() {
            let (Some(shares), Some(percents)) = (row.shares, row.percents) else { continue };
            if shares[class] < SMALLEST_LABELLED {
                xml.open("c:dLbl", &[])
                    .leaf("c:idx", &[("val", &place)])
                    .leaf("c:delete", &[("val", &1)])
                    .close();
            } else if percents[class] != (shares[class] * 100.0 + 0.5).floor() as u32 {
                // Rounded so that the sum is 100: written, since the suite would round on its own.
                xml.open("c:dLbl", &[]).leaf("c:idx", &[("val", &place)]);
                let space = if drawn.language.starts_with("da") { "\u{a0}" } else { "" };
                let percent = format!("{}{space}%", percents[class]);
                marks::rich(xml, &percent, letters, drawn.language);
                xml.leaf("c:dLblPos", &[("val", &"ctr")]);
                marks::flags(xml, Shows::Value);
                xml.close();
            }
        }
        xml.leaf("c:numFmt", &[("formatCode", &format), ("sourceLinked", &0)]);
        xml.markup("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>");
        marks::label_text(xml, letters, drawn.language);
        xml.leaf("c:dLblPos", &[("val", &"ctr")]);
        marks::flags(xml, Shows::Value);
        xml.close().open("c:cat", &[]);
        drawn.texts(xml, 0, 0..count);
        xml.close().open("c:val", &[]);
        drawn.values(xml, class + 1, 0..count, &format);
        xml.close_last(2);
    }
    xml.leaf("c:gapWidth", &[("val", &45)]).leaf("c:overlap", &[("val", &100)]);
    axes(xml, drawn, (0.0, 1.0));
    legend(xml, drawn, (0.0, 0.0, 1.0, top * 0.8));
}

pub fn importance_rows(importance: &Importance, words: &ChartWords) -> (Vec<String>, Vec<Vec<Value>>) {
    let intervals = importance.rows.iter().any(|row| row.interval.is_some());
    let mut heads = vec![importance.heads.label.clone(), importance.heads.bar.clone()];
    if intervals {
        heads.extend([words.low, words.high, words.down, words.up].map(str::to_owned));
    }
    let share = |value: f64| Value::Number(value, Format::Percent(1));
    let rows = importance.rows.iter().map(|row| {
        let mut cells = vec![Value::Text(named(row, importance)), share(row.share)];
        if intervals {
            cells.extend(row.interval.map_or(
                [Value::Empty, Value::Empty, Value::Empty, Value::Empty],
                |(low, high)| {
                    [
                        share(low),
                        share(high),
                        share((row.share - low).max(0.0)),
                        share((high - row.share).max(0.0)),
                    ]
                },
            ));
        }
        cells
    });
    (heads, rows.collect())
}

fn named(row: &ImportanceRow, importance: &Importance) -> String {
    let label = shortened(&row.label, LONGEST_LABEL);
    // Told in words too, and not by the hollow bar alone.
    if row.negative && importance.negative_name.is_some() { format!("{label} (−)") } else { label }
}

pub fn importance(xml: &mut Xml, importance: &Importance, drawn: &Drawn, words: &ChartWords) {
    let count = importance.rows.len();
    let format = Format::Percent(1).code(drawn.language);
    let intervals = importance.rows.iter().any(|row| row.interval.is_some());
    let reach = |row: &ImportanceRow| row.interval.map_or(row.share, |(_, high)| high.max(row.share));
    let longest = importance.rows.iter().map(reach).fold(0.01, f64::max);
    xml.open("c:plotArea", &[]);
    marks::layout(xml, Target::Plot, (LABELS, 0.015, 0.985 - LABELS, 0.97));
    xml.open("c:barChart", &[]).leaf("c:barDir", &[("val", &"bar")]);
    xml.leaf("c:grouping", &[("val", &"clustered")]).leaf("c:varyColors", &[("val", &0)]);
    xml.open("c:ser", &[]).leaf("c:idx", &[("val", &0)]).leaf("c:order", &[("val", &0)]);
    drawn.name(xml, 1, 1, &importance.heads.bar);
    marks::fill(xml, theme::BLUE);
    xml.leaf("c:invertIfNegative", &[("val", &0)]);
    for (place, _) in importance.rows.iter().enumerate().filter(|(_, row)| row.negative) {
        xml.open("c:dPt", &[]).leaf("c:idx", &[("val", &place)]).leaf("c:invertIfNegative", &[("val", &0)]);
        xml.leaf("c:bubble3D", &[("val", &0)]);
        marks::fill(xml, theme::WHITE);
        xml.close();
    }
    let letters = Letters { size: drawn.letters, weight: Weight::Bold, colour: theme::INK };
    xml.open("c:dLbls", &[]).leaf("c:numFmt", &[("formatCode", &format), ("sourceLinked", &0)]);
    xml.markup("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>");
    marks::label_text(xml, letters, drawn.language);
    // Beside the line of its interval, a number at the end of the bar could not be read.
    xml.leaf("c:dLblPos", &[("val", &if intervals { "inBase" } else { "outEnd" })]);
    marks::flags(xml, Shows::Value);
    xml.close();
    if intervals {
        xml.open("c:errBars", &[]).leaf("c:errBarType", &[("val", &"both")]);
        xml.leaf("c:errValType", &[("val", &"cust")]).leaf("c:noEndCap", &[("val", &0)]);
        for (name, column) in [("c:plus", 5), ("c:minus", 4)] {
            xml.open(name, &[]);
            drawn.values(xml, column, 0..count, &format);
            xml.close();
        }
        xml.open("c:spPr", &[]);
        marks::line(xml, 12_700, theme::INK, "solid");
        xml.close_last(2);
    }
    xml.open("c:cat", &[]);
    drawn.texts(xml, 0, 0..count);
    xml.close().open("c:val", &[]);
    drawn.values(xml, 1, 0..count, &format);
    xml.close_last(2);
    xml.leaf("c:gapWidth", &[("val", &45)]);
    let _ = words;
    axes(xml, drawn, (0.0, longest * if intervals { 1.04 } else { 1.18 }));
}

/// Closes the chart's bars: names down the left, and an axis that is not drawn, since each bar has its number.
fn axes(xml: &mut Xml, drawn: &Drawn, (low, high): (f64, f64)) {
    xml.leaf("c:axId", &[("val", &1)]).leaf("c:axId", &[("val", &2)]).close();
    xml.open("c:catAx", &[]).leaf("c:axId", &[("val", &1)]);
    xml.open("c:scaling", &[]).leaf("c:orientation", &[("val", &"maxMin")]).close();
    xml.leaf("c:delete", &[("val", &0)]).leaf("c:axPos", &[("val", &"l")]);
    xml.leaf("c:numFmt", &[("formatCode", &"General"), ("sourceLinked", &0)]);
    for (name, value) in [("c:majorTickMark", "none"), ("c:minorTickMark", "none"), ("c:tickLblPos", "low")] {
        xml.leaf(name, &[("val", &value)]);
    }
    xml.open("c:spPr", &[]);
    marks::line(xml, 9_525, theme::OUTLINE, "solid");
    xml.close();
    marks::text(xml, Letters { size: drawn.letters, ..Letters::default() }, drawn.language);
    xml.leaf("c:crossAx", &[("val", &2)]).leaf("c:crosses", &[("val", &"autoZero")]);
    xml.leaf("c:auto", &[("val", &0)]).leaf("c:lblAlgn", &[("val", &"ctr")]);
    xml.leaf("c:lblOffset", &[("val", &60)]).leaf("c:tickLblSkip", &[("val", &1)]);
    xml.leaf("c:noMultiLvlLbl", &[("val", &1)]).close();
    xml.open("c:valAx", &[]).leaf("c:axId", &[("val", &2)]);
    xml.open("c:scaling", &[]).leaf("c:orientation", &[("val", &"minMax")]);
    xml.leaf("c:max", &[("val", &high)]).leaf("c:min", &[("val", &low)]).close();
    xml.leaf("c:delete", &[("val", &1)]).leaf("c:axPos", &[("val", &"b")]);
    xml.leaf("c:numFmt", &[("formatCode", &Format::Percent(0).code(drawn.language)), ("sourceLinked", &0)]);
    for (name, value) in
        [("c:majorTickMark", "none"), ("c:minorTickMark", "none"), ("c:tickLblPos", "nextTo")]
    {
        xml.leaf(name, &[("val", &value)]);
    }
    xml.leaf("c:crossAx", &[("val", &1)]).leaf("c:crosses", &[("val", &"max")]);
    xml.leaf("c:crossBetween", &[("val", &"between")]).close().close();
}

fn legend(xml: &mut Xml, drawn: &Drawn, place: (f64, f64, f64, f64)) {
    let _ = place;
    xml.open("c:legend", &[]).leaf("c:legendPos", &[("val", &"t")]).leaf("c:overlay", &[("val", &0)]);
    marks::text(xml, Letters { size: drawn.letters, ..Letters::default() }, drawn.language);
    xml.close();
}
