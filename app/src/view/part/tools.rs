//! A figure in, what can be done with it out: its table, a copy, a file.

use leptos::prelude::*;
use svarkort_core::figure::{Figure, Table};

use super::super::App;
use super::{icon, table};
use crate::arrange::cells;
use crate::arrange::name::file_name;
use crate::bridge::{clipboard, picture, save};
use crate::state::{Action, Shared};

/// Of what is handed out: pictures at twice the size, so that they are sharp in print.
pub const PICTURE_WIDTH: f64 = 1000.0;
const PICTURE_SCALE: f64 = 2.0;

/// Whether a figure's table is shown, and how that is turned.
#[derive(Clone, Copy)]
pub struct Fold {
    pub open: Signal<bool>,
    pub turn: Callback<()>,
}

impl Fold {
    pub fn of(open: RwSignal<bool>) -> Self {
        Fold { open: open.into(), turn: Callback::new(move |()| open.update(|open| *open = !*open)) }
    }
}

/// Table, copies and files of a figure. `numbers` is the table copied and shown; `fold` is absent where
/// the table stands on the page anyway.
pub fn tools(app: App, figure: Shared<Figure>, numbers: Shared<Table>, fold: Option<Fold>) -> AnyView {
    let words = app.words_now().part;
    let language = app.language.get_untracked();
    let said = RwSignal::new(None::<&'static str>);
    let tell = move |text: &'static str| {
        said.set(Some(text));
        app.send(Action::Tell(text.to_owned()));
    };
    let of = (words.of)(&figure.title);
    let group = (words.tools)(&figure.title);
    let name = survey_name(app);
    let copy_picture = {
        let figure = figure.clone();
        move |_| {
            let figure = figure.clone();
            leptos::task::spawn_local(async move {
                let made = async move { picture::png(&figure, PICTURE_WIDTH, PICTURE_SCALE).await };
                let copied = clipboard::picture(made).await;
                tell(if copied.is_ok() { words.copied } else { words.copy_failed });
            });
        }
    };
    let copy_table = {
        let numbers = numbers.clone();
        move |_| {
            let (html, text) = (cells::html(&numbers, language), cells::tabbed(&numbers, language));
            leptos::task::spawn_local(async move {
                let copied = clipboard::table(&html, &text).await;
                tell(if copied.is_ok() { words.copied } else { words.copy_failed });
            });
        }
    };
    let numbers_shown = numbers.clone();
    view! {
        <div class="figure-tools no-print" role="group" aria-label=group>
            {fold.map(|fold| fold_button(app, fold, of))}
            <button type="button" class="button button-secondary button-small" on:click=copy_picture>
                {icon::COPY.view()}
                {words.copy_picture}
            </button>
            <button type="button" class="button button-secondary button-small" on:click=copy_table>
                {icon::COPY.view()}
                {words.copy_table}
            </button>
            {files(app, figure, name)}
            <span class="figure-said">{move || said.get()}</span>
        </div>
        {move || fold.is_some_and(|fold| fold.open.get()).then(|| table::table(&numbers_shown, language))}
    }
    .into_any()
}

fn fold_button(app: App, fold: Fold, of: String) -> AnyView {
    let Fold { open, turn } = fold;
    let words = app.words_now().part;
    view! {
        <button
            type="button"
            class="button button-secondary button-small"
            aria-expanded=move || open.get().to_string()
            on:click=move |_| turn.run(())
        >
            {icon::TABLE.view()}
            {move || if open.get() { words.hide_table } else { words.show_table }}
            <span class="visually-hidden">{of}</span>
        </button>
    }
    .into_any()
}

/// The figure as SVG and as PNG.
fn files(app: App, figure: Shared<Figure>, name: String) -> AnyView {
    let of = (app.words_now().part.of)(&figure.title);
    let (svg_of, png_of) = (of.clone(), of);
    let svg = {
        let (figure, name) = (figure.clone(), file_name(&name, &figure.id, "svg"));
        move |_| {
            let text = svarkort_paint::svg(&figure, PICTURE_WIDTH);
            saved(app, &name, save(&name, "image/svg+xml", text.as_bytes()).is_ok());
        }
    };
    let png = {
        let name = file_name(&name, &figure.id, "png");
        move |_| {
            let (figure, name) = (figure.clone(), name.clone());
            leptos::task::spawn_local(async move {
                let done = match picture::png(&figure, PICTURE_WIDTH, PICTURE_SCALE).await {
                    Ok(blob) => crate::bridge::save_blob(&name, &blob).is_ok(),
                    Err(_) => false,
                };
                saved(app, &name, done);
            });
        }
    };
    view! {
        <button type="button" class="button button-secondary button-small" on:click=svg>
            {icon::DOWNLOAD.view()}
            "SVG"
            <span class="visually-hidden">{svg_of}</span>
        </button>
        <button type="button" class="button button-secondary button-small" on:click=png>
            {icon::DOWNLOAD.view()}
            "PNG"
            <span class="visually-hidden">{png_of}</span>
        </button>
    }
    .into_any()
}

/// Says in the status region whether a file was handed over.
pub fn saved(app: App, name: &str, done: bool) {
    let words = app.words_now().part;
    let text = if done { (words.saved)(name) } else { words.save_failed.to_owned() };
    app.send(Action::Tell(text));
}

/// What files of this survey are called after: the first file that was read.
pub fn survey_name(app: App) -> String {
    app.codebook.with_untracked(|codebook| {
        let file = codebook.as_ref().and_then(|codebook| codebook.value.files.first());
        file.map(|file| file.name.clone()).unwrap_or_default()
    })
}
