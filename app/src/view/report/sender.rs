//! The municipality's name, logo and colour in, what is wrong with them said at the field.

use leptos::html;
use leptos::prelude::*;
use svarkort_core::report::document::Rgb;
use svarkort_core::report::sender::colour::darker;
use svarkort_core::report::sender::{BadLogo, LogoFile, Sender, contrast_on_white};

use super::super::App;
use super::super::part::button_small;
use super::case::opened;
use crate::bridge::kept::bytes;
use crate::state::{Action, Papers};

pub fn section(app: App) -> AnyView {
    let words = app.words_now().sender;
    let open = app.kept.report.sender_open;
    let sender = Memo::new(move |_| {
        app.with(|state| state.study.as_ref().map(|study| study.papers.sender.clone())).unwrap_or_default()
    });
    let refused = RwSignal::new(None::<BadLogo>);
    view! {
        <details class="fold-section no-print" prop:open=move || open.get() on:toggle=move |event| opened(open, &event)>
            <summary><h2>{words.title}</h2></summary>
            <p>{words.what}</p>
            <div class="sender-fields">
                <div class="form-group">
                    <label class="form-label" for="sender-name">{words.name}</label>
                    <input
                        id="sender-name"
                        type="text"
                        autocomplete="organization"
                        class="form-input"
                        prop:value=move || sender.get().name
                        on:change=move |event| change(app, |sender| sender.name = event_target_value(&event))
                    />
                </div>
                {logo(app, sender, refused)}
                {accent(app, sender)}
            </div>
        </details>
    }
    .into_any()
}

fn change(app: App, edit: impl FnOnce(&mut Sender)) {
    let papers = app.look(|state| state.study.as_ref().map(|study| study.papers.clone()));
    let mut papers: Papers = papers.unwrap_or_default();
    edit(&mut papers.sender);
    app.send(Action::Pen(Box::new(papers)));
}

fn logo(app: App, sender: Memo<Sender>, refused: RwSignal<Option<BadLogo>>) -> AnyView {
    let words = app.words_now().sender;
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let file = input.files().and_then(|files| files.item(0));
        input.set_value("");
        let Some(file) = file else { return };
        leptos::task::spawn_local(async move {
            let logo =
                bytes(&file).await.map_err(|()| BadLogo::Damaged).and_then(|bytes| LogoFile::of(&bytes));
            match logo {
                Ok(logo) => {
                    refused.set(None);
                    change(app, |sender| sender.logo = Some(logo));
                }
                Err(why) => refused.set(Some(why)),
            }
        });
    };
    let choose = move || {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <div class="form-group">
            <span class="form-label" id="sender-logo-label">{words.logo}</span>
            <span class="form-hint" id="sender-logo-hint">{words.logo_hint}</span>
            {move || sender.get().logo.map(|logo| view! { <img class="sender-logo" src=logo.address() alt=words.chosen /> })}
            <input
                type="file"
                accept="image/png,image/jpeg"
                tabindex="-1"
                class="visually-hidden"
                aria-label=words.logo
                node_ref=input
                on:change=chosen
            />
            <div class="button-group">
                {button_small(words.choose, choose)}
                {move || {
                    sender.get().logo.map(|_| button_small(words.remove, move || change(app, |sender| sender.logo = None)))
                }}
            </div>
            {move || refused.get().map(|why| view! { <span class="form-fault" role="alert">{(words.bad_logo)(why)}</span> })}
        </div>
    }
    .into_any()
}

fn accent(app: App, sender: Memo<Sender>) -> AnyView {
    let words = app.words_now().sender;
    let told = move || {
        let sender = sender.get();
        if sender.accent.trim().is_empty() {
            return None;
        }
        let Some(colour) = sender.accent() else {
            return Some(view! { <span class="form-fault" role="alert">{words.no_colour}</span> }.into_any());
        };
        let contrast = contrast_on_white(colour);
        if contrast.enough() {
            return Some(view! { <span class="form-hint">{(words.readable)(contrast.0)}</span> }.into_any());
        }
        let dark = written(darker(colour));
        let take = dark.clone();
        Some(
            view! {
                <span class="form-fault" role="alert">{(words.pale)(contrast.0)}</span>
                <div class="button-group">
                    {button_small((words.darker)(&dark), move || change(app, |sender| sender.accent.clone_from(&take)))}
                </div>
            }
            .into_any(),
        )
    };
    let swatch = move || sender.get().accent().map(written).unwrap_or_else(|| "transparent".to_owned());
    view! {
        <div class="form-group">
            <label class="form-label" for="sender-accent">{words.colour}</label>
            <span class="form-hint" id="sender-accent-hint">{words.colour_hint}</span>
            <span class="sender-colour">
                <input
                    id="sender-accent"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    class="form-input form-day"
                    aria-describedby="sender-accent-hint"
                    prop:value=move || sender.get().accent
                    on:change=move |event| change(app, |sender| sender.accent = event_target_value(&event).trim().to_owned())
                />
                <span class="sender-swatch" aria-hidden="true" style:background-color=swatch></span>
            </span>
            {told}
        </div>
    }
    .into_any()
}

fn written(colour: Rgb) -> String {
    format!("#{}", colour.hex().to_lowercase())
}
