//! The reader's choices for the map in, new settings out.

use leptos::prelude::*;
use svarkort_core::analysis::{Importance, Performance, Quadrant, Settings, Split, SplitLines};
use svarkort_core::figure::{Highlight, Orientation, Outlines, Zoom};

use super::super::App;
use super::super::part::{choice, choice_of, icon};
use super::{drivers, method, names};
use crate::arrange::source::{measurable, without};
use crate::state::Answer;

const PERFORMANCES: [Performance; 3] = [Performance::Mean, Performance::Index, Performance::Share];

/// The settings as the newest answer filled them in.
pub fn filled(app: App) -> Memo<Option<Settings>> {
    Memo::new(move |_| {
        app.answer.with(|answer| answer.analysis().map(|analysis| analysis.value.settings.clone()))
    })
}

pub fn bar(app: App) -> AnyView {
    let words = &app.words_now().map.settings;
    let filled = filled(app);
    let kept = app.kept.map;
    let transposed = move || kept.seen.with(|seen| seen.orientation == Orientation::PerformanceAcross);
    let transpose = move |event| {
        let across = event_target_checked(&event);
        kept.seen.update(|seen| {
            seen.orientation =
                if across { Orientation::PerformanceAcross } else { Orientation::ImportanceAcross };
        });
    };
    view! {
        <section class="slice no-print" aria-label=words.title>
            <div class="slice-bar map-settings">
                <div class="form-group form-wide">
                    <label class="form-label" for="outcome">{words.outcome}</label>
                    {outcome(app, "outcome")}
                </div>
                {performance(app, filled)}
                {split(app)}
                {lines(app, filled)}
                {names::choose(app)}
                {zoom(app)}
                {highlight(app)}
                {outlines(app)}
                <label class="form-checkbox">
                    <input type="checkbox" prop:checked=transposed on:change=transpose />
                    <span>{words.transposed}</span>
                </label>
                <button
                    type="button"
                    class="button button-secondary"
                    aria-expanded=move || kept.choosing_drivers.get().to_string()
                    on:click=move |_| kept.choosing_drivers.update(|open| *open = !*open)
                >
                    {icon::CHEVRON_DOWN.view()}
                    {move || drivers::count(app, filled)}
                </button>
                <button
                    type="button"
                    class="button button-secondary"
                    aria-expanded=move || kept.choosing_method.get().to_string()
                    on:click=move |_| kept.choosing_method.update(|open| *open = !*open)
                >
                    {icon::CHEVRON_DOWN.view()}
                    {app.words_now().map.choices.method.open}
                </button>
            </div>
            {move || kept.choosing_drivers.get().then(|| drivers::panel(app, filled))}
            {move || kept.choosing_method.get().then(|| method::panel(app, filled))}
        </section>
    }
    .into_any()
}

/// Outlines can be drawn about what was resampled.
fn outlines(app: App) -> impl IntoView {
    let words = &app.words_now().map.settings;
    let kept = app.kept.map;
    let resampled = Memo::new(move |_| {
        let map = |answer: &Answer| {
            let map = answer.analysis().and_then(|analysis| analysis.value.priority_map.clone());
            map.is_some_and(|map| map.items.iter().any(|item| item.spread.is_some()))
        };
        app.answer.with(map)
    });
    let drawn = move || kept.seen.with(|seen| seen.outlines == Outlines::Drawn);
    let draw = move |event| {
        let drawn = event_target_checked(&event);
        kept.seen.update(|seen| seen.outlines = if drawn { Outlines::Drawn } else { Outlines::Hidden });
    };
    move || {
        resampled.get().then(|| {
            view! {
                <label class="form-checkbox">
                    <input type="checkbox" prop:checked=drawn on:change=draw />
                    <span>{words.outlines}</span>
                </label>
            }
        })
    }
}

/// The choice of the outcome; also where there is none yet.
pub fn outcome(app: App, id: &'static str) -> AnyView {
    let words = &app.words_now().map.settings;
    let filled = filled(app);
    let chosen = Memo::new(move |_| {
        let asked = app.settings.with(|settings| settings.outcome.clone());
        asked.or_else(|| filled.with(|filled| filled.as_ref().and_then(|filled| filled.outcome.clone())))
    });
    let choices: Vec<(String, String)> = app.codebook.with_untracked(|codebook| {
        let variables = codebook.as_ref().map(|codebook| measurable(&codebook.value)).unwrap_or_default();
        variables.into_iter().map(|variable| (variable.name.clone(), variable.label.clone())).collect()
    });
    let mut options = Vec::new();
    if chosen.with_untracked(Option::is_none) {
        options.push((String::new(), words.outcome_choose.to_owned()));
    }
    options.extend(choices);
    let choose = move |name: String| {
        app.ask(|settings| {
            if name.is_empty() {
                return;
            }
            // An outcome cannot explain itself.
            settings.drivers = settings.drivers.take().map(|drivers| without(drivers, &name));
            settings.outcome = Some(name);
            // Another outcome may have more than the two answers that logistic weights are for.
            settings.importance =
                settings.importance.filter(|importance| *importance != Importance::Logistic);
        });
    };
    choice(id, None, options, Signal::derive(move || chosen.get().unwrap_or_default()), choose)
}

fn performance(app: App, filled: Memo<Option<Settings>>) -> AnyView {
    let words = &app.words_now().map.settings;
    let chosen = Memo::new(move |_| {
        let filled = filled.with(|filled| filled.as_ref().map(|filled| filled.performance));
        filled.or_else(|| app.settings.with(|settings| settings.performance)).unwrap_or_default()
    });
    // The core falls back on the index where means cannot be compared.
    let fallen_back = move || {
        let asked = app.settings.with(|settings| settings.performance.unwrap_or_default());
        asked == Performance::Mean && chosen.get() == Performance::Index
    };
    let place = move || PERFORMANCES.iter().position(|one| *one == chosen.get()).unwrap_or_default();
    let choose = move |place: usize| {
        app.ask(|settings| {
            // Lines chosen in the unit before say nothing in this one.
            if matches!(settings.split, Some(Split::Free(_))) {
                settings.split = None;
            }
            settings.performance = PERFORMANCES.get(place).copied();
        });
    };
    view! {
        <div class="form-group">
            <label class="form-label" for="performance">{words.performance}</label>
            {choice_of("performance", PERFORMANCES.map(words.performances), Signal::derive(place), choose)}
            {move || fallen_back().then(|| view! { <span class="form-hint">{words.performance_index}</span> })}
        </div>
    }
    .into_any()
}

fn place(split: Split) -> usize {
    match split {
        Split::Mean => 0,
        Split::Median => 1,
        Split::Midpoint => 2,
        Split::Free(_) => 3,
    }
}

fn split(app: App) -> AnyView {
    let words = &app.words_now().map.settings;
    let chosen = move || place(app.settings.with(|settings| settings.split.unwrap_or_default()));
    let choose = move |place: usize| {
        let split = match place {
            1 => Split::Median,
            2 => Split::Midpoint,
            // From where the lines are now.
            3 => standing(app).map_or(Split::Mean, Split::Free),
            _ => Split::Mean,
        };
        app.ask(|settings| settings.split = Some(split));
    };
    view! {
        <div class="form-group">
            <label class="form-label" for="split">{words.split}</label>
            {choice_of("split", words.splits, Signal::derive(chosen), choose)}
            <span class="form-hint">{app.words_now().map.choices.lines.hint}</span>
        </div>
    }
    .into_any()
}

/// Where the newest answer drew the lines, rounded to what the fields show.
pub fn standing(app: App) -> Option<SplitLines> {
    app.answer.with_untracked(|answer: &Answer| {
        let map = answer.analysis()?.value.priority_map.as_ref()?;
        Some(rounded(map.split, map.performance))
    })
}

/// To what the fields show.
pub fn rounded(lines: SplitLines, performance: Performance) -> SplitLines {
    let round = |value: f64, steps: f64| (value * steps).round() / steps;
    let steps = if performance == Performance::Share { 1000.0 } else { 100.0 };
    SplitLines { performance: round(lines.performance, steps), importance: round(lines.importance, 1000.0) }
}

/// The whole map, a field of it, or the chosen point with its neighbours.
fn zoom(app: App) -> AnyView {
    const FIELDS: [Quadrant; 4] =
        [Quadrant::ImproveFirst, Quadrant::KeepUp, Quadrant::Watch, Quadrant::Maintain];
    let words = &app.words_now().map.choices.view;
    let kept = app.kept.map;
    let language = app.language.get_untracked();
    let place = move || {
        kept.seen.with(|seen| match &seen.zoom {
            Zoom::Whole => String::new(),
            Zoom::Quadrant(quadrant) => (*quadrant as usize).to_string(),
            Zoom::Around(_) => "around".to_owned(),
        })
    };
    let choose = move |value: String| {
        let zoom = match value.as_str() {
            "around" => kept.chosen.get_untracked().map_or(Zoom::Whole, Zoom::Around),
            place => {
                let field = place.parse().ok().and_then(|place: usize| FIELDS.get(place).copied());
                field.map_or(Zoom::Whole, Zoom::Quadrant)
            }
        };
        kept.seen.update(|seen| seen.zoom = zoom);
    };
    let names = Memo::new(move |_| {
        kept.seen.with(|seen| FIELDS.map(|field| seen.names.name(field, language).to_owned()))
    });
    let options = move || {
        let mut options = vec![(String::new(), words.whole.to_owned())];
        options.extend(names.get().into_iter().enumerate().map(|(place, name)| (place.to_string(), name)));
        options.push(("around".to_owned(), words.around.to_owned()));
        options
    };
    view! {
        <div class="form-group">
            <label class="form-label" for="zoom">{words.zoom}</label>
            {move || choice("zoom", None, options(), Signal::derive(place), choose)}
        </div>
    }
    .into_any()
}

/// The questions of a theme stand out; nothing to choose where there are no themes.
fn highlight(app: App) -> AnyView {
    let words = &app.words_now().map.choices.view;
    let seen = app.kept.map.seen;
    let themes = Memo::new(move |_| {
        app.codebook.with(|codebook| {
            let mut themes: Vec<Highlight> = Vec::new();
            let variables = codebook.as_ref().map(|codebook| measurable(&codebook.value)).unwrap_or_default();
            for variable in variables {
                let Some(name) = variable.theme.clone() else { continue };
                match themes.iter_mut().find(|theme| theme.name == name) {
                    Some(theme) => theme.members.push(variable.name.clone()),
                    None => themes.push(Highlight { name, members: vec![variable.name.clone()] }),
                }
            }
            themes
        })
    });
    let now =
        move || seen.with(|seen| seen.highlight.as_ref().map(|theme| theme.name.clone()).unwrap_or_default());
    let choose = move |name: String| {
        let theme = themes.with_untracked(|themes| themes.iter().find(|theme| theme.name == name).cloned());
        seen.update(|seen| seen.highlight = theme);
    };
    (move || {
        let themes = themes.get();
        (!themes.is_empty()).then(|| {
            let mut options = vec![(String::new(), words.highlight_none.to_owned())];
            options.extend(themes.into_iter().map(|theme| (theme.name.clone(), theme.name)));
            view! {
                <div class="form-group">
                    <label class="form-label" for="highlight">{words.highlight}</label>
                    {choice("highlight", None, options, Signal::derive(now), choose)}
                </div>
            }
        })
    })
    .into_any()
}

/// Two numbers for lines that the reader sets.
fn lines(app: App, filled: Memo<Option<Settings>>) -> impl IntoView {
    let words = &app.words_now().map.settings;
    let free =
        Memo::new(move |_| app.settings.with(|settings| matches!(settings.split, Some(Split::Free(_)))));
    let unit = move || {
        let share = |filled: &Option<Settings>| {
            filled.as_ref().is_some_and(|filled| filled.performance == Performance::Share)
        };
        if filled.with(share) { 100.0 } else { 1.0 }
    };
    let now = move || match app.settings.with(|settings| settings.split) {
        Some(Split::Free(lines)) => lines,
        _ => SplitLines { performance: 0.0, importance: 0.0 },
    };
    let set = move |change: &dyn Fn(&mut SplitLines)| {
        let mut lines = match app.settings.with_untracked(|settings| settings.split) {
            Some(Split::Free(lines)) => lines,
            _ => return,
        };
        change(&mut lines);
        app.ask(|settings| settings.split = Some(Split::Free(lines)));
    };
    let written = |value: f64| ((value * 1000.0).round() / 1000.0).to_string();
    let typed = |event: &leptos::ev::Event| event_target_value(event).replace(',', ".").parse::<f64>().ok();
    let performance = move |event| {
        if let Some(value) = typed(&event) {
            set(&|lines| lines.performance = value / unit());
        }
    };
    let importance = move |event| {
        if let Some(value) = typed(&event) {
            set(&|lines| lines.importance = value / 100.0);
        }
    };
    move || {
        free.get().then(|| {
            view! {
                <div class="form-group form-number">
                    <label class="form-label" for="line-performance">{words.line_performance}</label>
                    <input
                        id="line-performance"
                        class="form-input"
                        type="number"
                        step="any"
                        prop:value=move || written(now().performance * unit())
                        on:change=performance
                    />
                </div>
                <div class="form-group form-number">
                    <label class="form-label" for="line-importance">{words.line_importance}</label>
                    <input
                        id="line-importance"
                        class="form-input"
                        type="number"
                        step="any"
                        min="0"
                        max="100"
                        prop:value=move || written(now().importance * 100.0)
                        on:change=importance
                    />
                </div>
            }
        })
    }
}
