//! Elements that several steps share.

mod answer;
pub mod bar;
mod button;
mod choice;
mod explained;
pub mod icon;
mod notes;
mod painted;
mod remark;
pub mod sized;
pub mod table;
mod tools;
mod turns;

use leptos::html;
use leptos::prelude::*;

use super::App;
use crate::state::Step;
pub use answer::{answered, framed, newest, piece};
pub use button::{button_primary, button_secondary, button_small, button_tertiary};
pub use choice::{choice, choice_of};
pub use explained::how;
pub use notes::{notes, sentences};
pub use painted::painted;
pub use remark::remark;
pub use tools::{
    Fold, Numbers, PICTURE_WIDTH, Picture, copy_table, copy_text, hand_out, hidden_more, saved, survey_name,
    tools,
};
pub use turns::Turns;

/// The step's name, above which stands where it is among the steps. Takes the focus when the step is entered.
pub fn heading(app: App, title: &'static str) -> impl IntoView {
    let words = app.words_now().shell;
    let place = (words.step_of)(app.step.get_untracked().number(), Step::ALL.len());
    let node = NodeRef::<html::H1>::new();
    Effect::new(move |_| {
        if let Some(heading) = node.get() {
            app.entered(&heading);
        }
    });
    view! {
        <p class="step-place">{place}</p>
        <h1 tabindex="-1" node_ref=node>{title}</h1>
    }
}
