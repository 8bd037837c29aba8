//! Each figure as SVG against the file that was looked at and found good. A changed picture is looked at anew:
//! `SVARKORT_GOLDEN=write cargo test -p svarkort-paint`, then open `tests/golden/*.svg`.

mod sample;

use std::path::PathBuf;

use sample::{LONG, analysis_of, crowd, job_centre};
use svarkort_core::analysis::{GroupMap, GroupMaps, MapStanding, PlaceSpread};
use svarkort_core::figure::{
    Figure, Highlight, MapView, Order, Orientation, Outlines, QuadrantNames, Zoom, breakdowns, distribution,
    group_map, importance, priority_map,
};
use svarkort_core::{Language, Share};

fn golden(name: &str, figure: Option<Figure>, width: f64) {
    let figure = figure.expect("the sample has this figure");
    let svg = svarkort_paint::svg(&figure, width);
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.svg"));
    if std::env::var_os("SVARKORT_GOLDEN").is_some() {
        std::fs::write(&path, &svg).expect("the golden folder can be written");
    }
    let expected = std::fs::read_to_string(&path).expect("the golden file is there");
    let line = svg.lines().zip(expected.lines()).position(|(new, old)| new != old);
    assert!(svg == expected, "{name}: differs from the golden file, first in line {:?}", line.map(|l| l + 1));
    assert!(svg.len() < 40 * 1024, "{name}: {} bytes", svg.len());
}

fn map(drivers: &[(String, f64, f64, bool)]) -> Option<Figure> {
    priority_map(&analysis_of(drivers), Orientation::ImportanceAcross, Language::Da)
}

#[test]
fn distributions() {
    let survey = job_centre();
    golden("distribution", distribution(&survey, Order::Questionnaire, Language::Da), 960.0);
    golden("distribution-by-share-en", distribution(&survey, Order::Share, Language::En), 960.0);
    golden("distribution-phone", distribution(&survey, Order::Share, Language::Da), 320.0);
}

#[test]
fn groups() {
    let figure = breakdowns(&job_centre(), "q0", Language::Da).pop();
    golden("groups", figure, 800.0);
}

#[test]
fn importances() {
    let mut survey = job_centre();
    golden("importance", importance(&survey, Language::Da), 900.0);
    for weight in survey.drivers.iter_mut().flat_map(|drivers| &mut drivers.weights) {
        let share = weight.share.0;
        let method = svarkort_core::analysis::IntervalMethod::Bca;
        weight.interval =
            Some(svarkort_core::analysis::Interval { low: share * 0.6, high: share * 1.5, method });
    }
    golden("importance-intervals", importance(&survey, Language::Da), 900.0);
}

#[test]
fn maps() {
    let survey = job_centre();
    golden("map", priority_map(&survey, Orientation::ImportanceAcross, Language::Da), 960.0);
    golden("map-transposed-en", priority_map(&survey, Orientation::PerformanceAcross, Language::En), 960.0);
    golden("map-phone", priority_map(&survey, Orientation::ImportanceAcross, Language::Da), 320.0);
}

#[test]
fn maps_of_few_and_many() {
    golden("map-3", map(&crowd(3, 4)), 720.0);
    golden("map-12", map(&crowd(12, 7)), 720.0);
    golden("map-40", map(&crowd(40, 11)), 1000.0);
}

#[test]
fn maps_that_are_hard() {
    let mut coincident = crowd(12, 7);
    for place in 1..5 {
        (coincident[place].1, coincident[place].2) = (coincident[0].1, coincident[0].2);
    }
    golden("map-coincident", map(&coincident), 720.0);
    let mut long = crowd(12, 9);
    for driver in &mut long {
        driver.0 = LONG.chars().take(200).collect();
    }
    golden("map-long-texts", map(&long), 720.0);
}

/// A cluster filling the map, a theme that stands out, and a group's small map with its own lines.
#[test]
fn parts_of_a_map() {
    let mut survey = job_centre();
    let drawn =
        |survey: &svarkort_core::analysis::Analysis, view: MapView| priority_map(survey, view, Language::Da);
    let map = survey.priority_map.clone().expect("the sample has a map");
    let zoom = Zoom::Around(map.items[4].name.clone());
    golden("map-zoomed", drawn(&survey, MapView { zoom, ..MapView::default() }), 720.0);
    let members = map.items.iter().step_by(3).map(|item| item.name.clone()).collect();
    let highlight = Some(Highlight { name: "Samtalen".to_owned(), members });
    golden("map-theme", drawn(&survey, MapView { highlight, ..MapView::default() }), 960.0);
    let mut own = map;
    for (place, item) in own.items.iter_mut().enumerate() {
        item.performance += 0.05 * ((place % 5) as f64 - 3.0);
    }
    survey.group_maps = Some(GroupMaps {
        variable: "ydelse".to_owned(),
        label: "Ydelsesgruppe".to_owned(),
        maps: vec![GroupMap {
            code: svarkort_core::Code::Number(1),
            label: "Sygedagpenge".to_owned(),
            suppressed: false,
            n: Some(svarkort_core::units::ValidN(118)),
            needed: 162,
            standing: MapStanding::Few,
            drivers: survey.drivers.clone(),
            priority_map: Some(own),
        }],
        comparison: None,
    });
    golden("map-of-a-group", group_map(&survey, 0, &MapView::default(), Language::Da), 380.0);
}

/// Every quadrant sure and unsure, with and without a negative driver.
#[test]
fn a_map_with_its_certainty() {
    let mut survey = job_centre();
    survey.settings.bootstrap.replicates = 2000;
    let map = survey.priority_map.as_mut().expect("the sample has a map");
    for (place, item) in map.items.iter_mut().enumerate() {
        let certainty = [0.97, 0.62, 0.85][place % 3];
        item.stability = Some([(item.quadrant, Share(certainty))].into());
    }
    golden("map-certainty", priority_map(&survey, Orientation::ImportanceAcross, Language::Da), 960.0);
    let map = survey.priority_map.as_mut().expect("the sample has a map");
    for item in &mut map.items {
        item.spread = Some(PlaceSpread { performance: 0.045, importance: 0.006, correlation: -0.3 });
    }
    let view = MapView { outlines: Outlines::Drawn, names: QuadrantNames::Scb, ..MapView::default() };
    golden("map-outlines", priority_map(&survey, view, Language::Da), 960.0);
}
