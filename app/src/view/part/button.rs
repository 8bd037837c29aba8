//! A name and what it does in, a button out.

use leptos::prelude::*;

pub fn button_primary(name: impl IntoView + 'static, act: impl FnMut() + 'static) -> AnyView {
    button("button button-primary", name.into_any(), Box::new(act))
}

pub fn button_secondary(name: impl IntoView + 'static, act: impl FnMut() + 'static) -> AnyView {
    button("button button-secondary", name.into_any(), Box::new(act))
}

pub fn button_tertiary(name: impl IntoView + 'static, act: impl FnMut() + 'static) -> AnyView {
    button("button button-tertiary", name.into_any(), Box::new(act))
}

/// Secondary, for use inside cards and tools.
pub fn button_small(name: impl IntoView + 'static, act: impl FnMut() + 'static) -> AnyView {
    button("button button-secondary button-small", name.into_any(), Box::new(act))
}

fn button(class: &'static str, name: AnyView, mut act: Box<dyn FnMut()>) -> AnyView {
    view! { <button type="button" class=class on:click=move |_| act()>{name}</button> }.into_any()
}
