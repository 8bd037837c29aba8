//! A name and what it does in, a button out.

use leptos::prelude::*;

pub fn button_primary(name: impl IntoView + 'static, act: impl FnMut() + 'static) -> impl IntoView {
    button("button button-primary", name.into_any(), act)
}

pub fn button_secondary(name: impl IntoView + 'static, act: impl FnMut() + 'static) -> impl IntoView {
    button("button button-secondary", name.into_any(), act)
}

pub fn button_tertiary(name: impl IntoView + 'static, act: impl FnMut() + 'static) -> impl IntoView {
    button("button button-tertiary", name.into_any(), act)
}

fn button(class: &'static str, name: AnyView, mut act: impl FnMut() + 'static) -> impl IntoView {
    view! { <button type="button" class=class on:click=move |_| act()>{name}</button> }
}
