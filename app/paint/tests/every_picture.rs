//! Whatever the figure and the width: no text lies on another, none leaves the picture, none is cut, and what is drawn on
//! a larger scale is the same picture.

mod sample;

use sample::{LONG, analysis_of, crowd, job_centre};
use svarkort_core::Language;
use svarkort_core::figure::{
    Figure, Order, Orientation, breakdowns, distribution, heat, importance, multiples, priority_map,
};
use svarkort_paint::{Frame, Theme, draw, lettering, scene, size, svg, svg_of_chart};

fn figures() -> Vec<Figure> {
    let mut plain = job_centre();
    let mut long = job_centre();
    let text: String = LONG.chars().take(200).collect();
    for (place, item) in long.items.iter_mut().enumerate() {
        item.label = format!("{text} {place}");
    }
    for category in long.groups.iter_mut().flat_map(|group| &mut group.categories) {
        category.label =
            format!("{} Beskæftigelsesindsatslovgivningsforståelsesvanskeligheder", category.label);
    }
    for weight in plain.drivers.iter_mut().flat_map(|drivers| &mut drivers.weights) {
        weight.interval = Some(svarkort_core::analysis::Interval {
            low: weight.share.0 * 0.5,
            high: weight.share.0 * 1.7,
            method: svarkort_core::analysis::IntervalMethod::Bca,
        });
    }
    let mut figures = Vec::new();
    for survey in [plain, long, analysis_of(&crowd(40, 2)), analysis_of(&crowd(1, 2))] {
        for language in [Language::Da, Language::En] {
            figures.extend(distribution(&survey, Order::Questionnaire, language));
            figures.extend(breakdowns(&survey, "q0", language));
            for group in &survey.groups {
                figures.extend(heat(&survey, group, Order::Questionnaire, language));
                figures.extend(multiples(&survey, group, Order::Difference(0), language));
            }
            figures.extend(importance(&survey, language));
            figures.extend(priority_map(&survey, Orientation::PerformanceAcross, language));
        }
    }
    assert!(figures.len() >= 2 * (4 + 4 + 3 + 3 + 2 + 2));
    figures
}

#[test]
fn no_text_lies_on_another_or_outside() {
    for figure in figures() {
        for width in [280.0, 340.0, 519.0, 520.0, 800.0, 1200.0] {
            for frame in [Frame::Chart, Frame::Complete] {
                let scene = scene(&figure, width, Theme { scale: 1.0, frame });
                let texts: Vec<_> = scene.texts().map(|text| (text.rect(), &text.text)).collect();
                for (place, (rect, text)) in texts.iter().enumerate() {
                    let what = format!("{} at {width}: \"{text}\"", figure.id);
                    assert!(rect.left >= -0.5 && rect.right <= width + 0.5, "{what} {rect:?}");
                    assert!(rect.top >= -1.5 && rect.bottom <= scene.size.height + 1.5, "{what} {rect:?}");
                    for (other, other_text) in &texts[..place] {
                        // Lines of one text stand closer than their letters are tall at most.
                        assert!(!rect.grown(-2.0).overlaps(other), "{what} lies on \"{other_text}\"");
                    }
                }
            }
        }
    }
}

#[test]
fn every_word_is_drawn() {
    for figure in figures() {
        let drawn = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        for width in [280.0, 960.0] {
            let scene = scene(&figure, width, Theme { scale: 1.0, frame: Frame::Complete });
            let all: String = scene.texts().map(|text| drawn(&text.text)).collect();
            for text in [&figure.title, &figure.subtitle, &figure.footnote] {
                assert!(all.contains(&drawn(text)), "{} at {width}: {text}", figure.id);
            }
            let first_cells = figure.table.rows.iter().flat_map(|row| row.iter().take(2));
            for cell in first_cells {
                if let svarkort_core::figure::Cell::Text(text) = cell {
                    assert!(all.contains(&drawn(text)), "{} at {width}: {text}", figure.id);
                }
            }
        }
    }
}

#[test]
fn an_svg_is_complete_and_the_same_every_time() {
    for figure in figures() {
        let file = svg(&figure, 800.0);
        assert_eq!(file, svg(&figure, 800.0));
        assert!(file.starts_with("<svg xmlns=") && file.ends_with("</svg>\n"));
        for part in ["role=\"img\"", "<title id=", "<desc id=", " lang=\"", "aria-labelledby="] {
            assert!(file.contains(part), "{}: {part}", figure.id);
        }
        for outside in ["href", "url(", "@import", "<script", "<image", "NaN", "inf"] {
            assert!(!file.contains(outside) || figure.title.contains(outside), "{}: {outside}", figure.id);
        }
        assert!(svg_of_chart(&figure, 800.0).len() < file.len());
    }
}

#[test]
fn a_hostile_text_stays_text() {
    let mut survey = job_centre();
    survey.items[0].label = "<script>alert(\"1\")</script> & 'to' \u{0} \u{1b}".to_owned();
    let figure = distribution(&survey, Order::Questionnaire, Language::Da).expect("there are items");
    let file = svg(&figure, 800.0);
    assert!(file.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;to&#39;"));
    assert!(!file.contains("<script") && !file.contains('\u{0}') && !file.contains('\u{1b}'));
}

#[test]
fn a_backend_of_more_pixels_gets_the_same_picture() {
    use plotters_backend::{BackendColor, BackendCoord, BackendTextStyle, DrawingBackend, DrawingErrorKind};

    /// Notes down where text is set and how large.
    struct Notes<'a>(&'a mut Vec<(BackendCoord, f64)>);
    impl DrawingBackend for Notes<'_> {
        type ErrorType = std::convert::Infallible;
        fn get_size(&self) -> (u32, u32) {
            (4000, 4000)
        }
        fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
            Ok(())
        }
        fn present(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
            Ok(())
        }
        fn draw_pixel(
            &mut self,
            _: BackendCoord,
            _: BackendColor,
        ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
            Ok(())
        }
        fn draw_text<T: BackendTextStyle>(
            &mut self,
            _: &str,
            style: &T,
            pos: BackendCoord,
        ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
            assert!(style.family().as_str().starts_with("'IBM Plex Sans'"));
            self.0.push((pos, style.size()));
            Ok(())
        }
    }

    let figure = distribution(&job_centre(), Order::Share, Language::Da).expect("there are items");
    let drawn_at = |scale: f64| {
        let theme = Theme { scale, frame: Frame::Chart };
        let mut texts = Vec::new();
        draw(&figure, Notes(&mut texts), size(&figure, 700.0, theme), theme).expect("notes never fail");
        texts
    };
    let (once, twice) = (drawn_at(1.0), drawn_at(2.0));
    assert!(once.len() > 50);
    for ((at, size), (at_twice, size_twice)) in once.iter().zip(&twice) {
        assert!((at.0 * 2 - at_twice.0).abs() <= 1 && (at.1 * 2 - at_twice.1).abs() <= 1);
        assert_eq!(size * 2.0, *size_twice);
    }
    assert!(lettering::FAMILY.ends_with("sans-serif"));
}
