//! Shares in, a bar with its segments out. The numbers stand in the segments and, for those who do not see them, as one
//! sentence.

use leptos::prelude::*;
use svarkort_core::Language;
use svarkort_core::figure::StackedRow;
use svarkort_core::units::Share;
use svarkort_core::words::number;

/// Per cent from which a number finds room in its segment.
const ROOM: u32 = 4;

/// Favourable, neutral, unfavourable.
const CLASSES: [&str; 3] = ["good", "neutral", "bad"];

/// Symbol and name of each class; without the neutral one where no scale has a middle.
pub fn legend(names: &[String; 3], rows: &[StackedRow]) -> AnyView {
    let middle = rows.iter().filter_map(|row| row.percents).any(|percents| percents[1] > 0);
    let entry = |class: usize| {
        view! {
            <li>
                <span class=format!("swatch {}", CLASSES[class])>{symbol(class)}</span>
                {names[class].clone()}
            </li>
        }
    };
    let shown = (0..3).filter(|&class| class != 1 || middle);
    view! { <ul class="legend">{shown.map(entry).collect_view()}</ul> }.into_any()
}

/// One row's bar, or what stands instead of it.
pub fn stacked(row: &StackedRow, names: &[String; 3], language: Language) -> AnyView {
    let (Some(shares), Some(percents)) = (row.shares, row.percents) else {
        let instead = row.instead.clone().unwrap_or_default();
        let class = if row.n.is_none() { "bar-instead bar-hidden" } else { "bar-instead" };
        return view! { <span class=class>{instead}</span> }.into_any();
    };
    let told: Vec<String> = (0..3)
        .filter(|&class| shares[class] > 0.0)
        .map(|class| format!("{} {}", names[class], whole(percents[class], language)))
        .collect();
    let segments = (0..3).filter(|&class| shares[class] > 0.0).map(|class| {
        let percent = percents[class];
        view! {
            <span class=format!("segment {}", CLASSES[class]) style:flex-grow=format!("{:.5}", shares[class])>
                {(percent >= ROOM).then(|| view! { <span class="segment-value">{percent}</span> })}
            </span>
        }
    });
    view! {
        <span class="visually-hidden">{told.join(", ")}</span>
        <span class="bar" aria-hidden="true">{segments.collect_view()}</span>
    }
    .into_any()
}

/// A single bar from 0 to `of`, without a number in it.
pub fn single(share: f64, class: &'static str) -> AnyView {
    view! {
        <span class="bar-track" aria-hidden="true">
            <span class=format!("bar-single {class}") style:width=format!("{:.3}%", 100.0 * share.clamp(0.0, 1.0))></span>
        </span>
    }
    .into_any()
}

pub fn whole(percent: u32, language: Language) -> String {
    number::share(Share(f64::from(percent) / 100.0), 0, language)
}

/// Triangle up, disc, triangle down: told apart without colour.
fn symbol(class: usize) -> AnyView {
    let path = ["M8 3 14 13H2Z", "M8 3a5 5 0 1 0 0 10A5 5 0 1 0 8 3Z", "M8 13 2 3H14Z"][class];
    view! { <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d=path /></svg> }.into_any()
}
