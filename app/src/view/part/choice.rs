//! Names to choose among in, a select out that follows what is chosen.

use leptos::html;
use leptos::prelude::*;

/// `options`: value and text. `chosen`: the value that is shown, also when it changes elsewhere.
pub fn choice(
    id: &'static str,
    described_by: Option<&'static str>,
    options: Vec<(String, String)>,
    chosen: Signal<String>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    select(id, described_by, options, chosen, Box::new(choose))
}

/// As [`choice`], among a few whose places are their values.
pub fn choice_of<const N: usize>(
    id: &'static str,
    names: [&'static str; N],
    chosen: Signal<usize>,
    choose: impl Fn(usize) + 'static,
) -> AnyView {
    let options =
        names.iter().enumerate().map(|(place, name)| (place.to_string(), (*name).to_owned())).collect();
    let chosen = Signal::derive(move || chosen.get().to_string());
    select(id, None, options, chosen, Box::new(move |value| choose(value.parse().unwrap_or_default())))
}

fn select(
    id: &'static str,
    described_by: Option<&'static str>,
    options: Vec<(String, String)>,
    chosen: Signal<String>,
    choose: Box<dyn Fn(String)>,
) -> AnyView {
    let node = NodeRef::<html::Select>::new();
    // One effect for the whole list: a hundred questions are a hundred options.
    Effect::new(move |_| {
        let value = chosen.get();
        if let Some(select) = node.get() {
            select.set_value(&value);
        }
    });
    let first = chosen.get_untracked();
    let option = |(value, text): (String, String)| {
        let selected = value == first;
        view! { <option value=value selected=selected>{text}</option> }.into_any()
    };
    view! {
        <select
            id=id
            class="form-select"
            aria-describedby=described_by
            node_ref=node
            on:change=move |event| choose(event_target_value(&event))
        >
            {options.into_iter().map(option).collect::<Vec<_>>()}
        </select>
    }
    .into_any()
}
