//! A figure in, what can be done with it out: its table, a copy, a file.

use std::sync::Arc;

use leptos::prelude::*;
use svarkort_core::figure::{Figure, Table};

use super::super::App;
use super::{icon, table};
use crate::arrange::cells;
use crate::arrange::name::file_name;
use crate::arrange::source::Source;
use crate::bridge::{clipboard, picture, save};
use crate::state::{Action, Shared};

/// Of what is handed out: pictures at twice the size, so that they are sharp in print.
pub const PICTURE_WIDTH: f64 = 1000.0;
const PICTURE_SCALE: f64 = 2.0;

/// Made from an answer when it is asked for.
type Made<T> = Arc<dyn Fn(&Source) -> Option<T> + Send + Sync>;

/// How a figure is made of an answer: of the one on the page, and of what of it may leave.
#[derive(Clone)]
pub struct Picture(Made<Shared<Figure>>);

impl Picture {
    pub fn new(make: impl Fn(&Source) -> Option<Shared<Figure>> + Send + Sync + 'static) -> Self {
        Picture(Arc::new(make))
    }

    pub fn of(&self, source: &Source) -> Option<Shared<Figure>> {
        (self.0)(source)
    }
}

/// How a figure's table is made of an answer; when it is asked for, since it may be long.
#[derive(Clone)]
pub struct Numbers(Made<Table>);

impl Numbers {
    pub fn new(make: impl Fn(&Source) -> Option<Table> + Send + Sync + 'static) -> Self {
        Numbers(Arc::new(make))
    }

    /// The table that the figure itself has.
    pub fn of(picture: &Picture) -> Self {
        let picture = picture.clone();
        Numbers::new(move |source| (picture.0)(source).map(|figure| figure.table.clone()))
    }
}

/// What may leave of the answer on the page; from now on it counts as gone. Where it is not settled yet, says so.
pub fn hand_out(app: App) -> Option<Source> {
    let source = app.leaving();
    match &source {
        Some(_) => app.send(Action::Take),
        None => app.send(Action::Tell(app.words_now().part.not_yet.to_owned())),
    }
    source
}

/// That what leaves has more hidden than the page shows, where it has.
pub fn hidden_more(app: App) -> AnyView {
    let words = app.words_now().part;
    (move || {
        let further = app.release.with(|release| release.as_ref().map_or(0, |release| release.further));
        (further > 0).then(|| view! { <p class="form-hint no-print">{(words.hidden_more)(further)}</p> })
    })
    .into_any()
}

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

/// Table, copies and files of a figure. `source` is the answer on the page; copies and files are made of what of it may
/// leave. `numbers` is the table copied and shown; `fold` is absent where the table stands on the page anyway.
pub fn tools(app: App, source: &Source, picture: Picture, numbers: Numbers, fold: Option<Fold>) -> AnyView {
    let Some(title) = (picture.0)(source).map(|figure| figure.title.clone()) else { return ().into_any() };
    let words = app.words_now().part;
    let group = (words.tools)(&title);
    let of = (words.of)(&title);
    let (shown, source) = (numbers.clone(), source.clone());
    let table = move || {
        let open = fold.is_some_and(|fold| fold.open.get());
        open.then(|| (shown.0)(&source).map(|numbers| table::table(&numbers, source.language)))
    };
    view! {
        <div class="figure-tools no-print" role="group" aria-label=group>
            {fold.map(|fold| fold_button(app, fold, of.clone()))}
            {copy_picture(app, picture.clone())}
            {copy_table(app, numbers)}
            {files(app, picture, &of)}
        </div>
        {hidden_more(app)}
        {table}
    }
    .into_any()
}

fn copy_picture(app: App, picture: Picture) -> AnyView {
    let said = RwSignal::new(None::<&'static str>);
    let copy = move |_| {
        let Some(figure) = hand_out(app).and_then(|source| (picture.0)(&source)) else {
            return said.set(Some(app.words_now().part.not_yet));
        };
        let made = async move { picture::png(&figure, PICTURE_WIDTH, PICTURE_SCALE).await };
        leptos::task::spawn_local(async move {
            tell_copied(app, said, clipboard::picture(made).await.is_ok());
        });
    };
    view! {
        <button type="button" class="button button-secondary button-small" on:click=copy>
            {icon::COPY.view()}
            {app.words_now().part.copy_picture}
        </button>
        {said_view(said)}
    }
    .into_any()
}

/// Puts a table on the clipboard, for a word processor or a spreadsheet.
pub fn copy_table(app: App, numbers: Numbers) -> AnyView {
    let words = app.words_now().part;
    let language = app.language.get_untracked();
    let said = RwSignal::new(None::<&'static str>);
    let copy = move |_| {
        let Some(numbers) = hand_out(app).and_then(|source| (numbers.0)(&source)) else {
            return said.set(Some(app.words_now().part.not_yet));
        };
        let (html, text) = (cells::html(&numbers, language), cells::tabbed(&numbers, language));
        leptos::task::spawn_local(async move {
            tell_copied(app, said, clipboard::table(&html, &text).await.is_ok());
        });
    };
    view! {
        <button type="button" class="button button-secondary button-small" on:click=copy>
            {icon::COPY.view()}
            {words.copy_table}
        </button>
        {said_view(said)}
    }
    .into_any()
}

/// Puts sentences on the clipboard, made of what may leave.
pub fn copy_text(app: App, make: impl Fn(&Source) -> String + Send + Sync + 'static) -> AnyView {
    let said = RwSignal::new(None::<&'static str>);
    let copy = move |_| {
        let Some(text) = hand_out(app).map(|source| make(&source)) else {
            return said.set(Some(app.words_now().part.not_yet));
        };
        leptos::task::spawn_local(async move {
            tell_copied(app, said, clipboard::text(&text).await.is_ok());
        });
    };
    view! {
        <button type="button" class="button button-secondary button-small" on:click=copy>
            {icon::COPY.view()}
            {app.words_now().part.copy_text}
        </button>
        {said_view(said)}
    }
    .into_any()
}

fn tell_copied(app: App, said: RwSignal<Option<&'static str>>, copied: bool) {
    let words = app.words_now().part;
    let text = if copied { words.copied } else { words.copy_failed };
    // The button may be gone by the time the browser has answered.
    let _ = said.try_set(Some(text));
    app.send(Action::Tell(text.to_owned()));
}

/// For those who see it; the status region says it to the others.
fn said_view(said: RwSignal<Option<&'static str>>) -> AnyView {
    (move || said.get().map(|text| view! { <span class="figure-said" aria-hidden="true">{text}</span> }))
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
fn files(app: App, picture: Picture, of: &str) -> AnyView {
    let (svg_of, png_of) = (of.to_owned(), of.to_owned());
    let leaving = move || {
        let figure = hand_out(app).and_then(|source| (picture.0)(&source))?;
        let name = survey_name(app);
        Some((figure, name))
    };
    let svg = {
        let leaving = leaving.clone();
        move |_| {
            let Some((figure, name)) = leaving() else { return };
            let name = file_name(&name, &figure.id, "svg");
            let text = svarkort_paint::svg(&figure, PICTURE_WIDTH);
            saved(app, &name, save(&name, "image/svg+xml", text.as_bytes()).is_ok());
        }
    };
    let png = move |_| {
        let Some((figure, name)) = leaving() else { return };
        let name = file_name(&name, &figure.id, "png");
        leptos::task::spawn_local(async move {
            let done = match picture::png(&figure, PICTURE_WIDTH, PICTURE_SCALE).await {
                Ok(blob) => crate::bridge::save_blob(&name, &blob).is_ok(),
                Err(_) => false,
            };
            saved(app, &name, done);
        });
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
