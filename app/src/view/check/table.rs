//! All variables, searched and filtered. Rows are put on the page a few at a time, so that 300 of them never block it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use svarkort_core::codebook::{Role, Variable};

use super::{Filter, bulk, row};
use crate::state::{Action, decisions};
use crate::view::App;

/// Rows added per frame; none in the first, so that what is above the table is painted at once.
const PORTION: usize = 10;

pub fn view(app: App) -> impl IntoView {
    let words = app.words_now().check;
    let kept = app.kept.check;
    let all = app.in_codebook(|codebook| codebook.value.variables.len());
    // Which variables are to be shown, by their place in the codebook.
    let found = Memo::new(move |_| {
        let sought = kept.search.get().trim().to_lowercase();
        let filter = kept.filter.get();
        app.codebook.with(|codebook| {
            let variables = codebook.iter().flat_map(|codebook| codebook.value.variables.iter().enumerate());
            variables
                .filter(|(_, variable)| passes(variable, filter) && holds(variable, &sought))
                .map(|(place, variable)| (place, variable.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    let shown = RwSignal::new(0);
    Effect::new(move |_| {
        if shown.get() < found.with(Vec::len) {
            request_animation_frame(move || {
                // The step may have been left in the meantime.
                let _ = shown.try_update(|shown| *shown += PORTION);
            });
        }
    });
    // Said in the page's one status region, once the reader has searched or filtered.
    Effect::new(move |before: Option<usize>| {
        let now = found.with(Vec::len);
        if before.is_some_and(|before| before != now) {
            app.send(Action::Tell((words.shown)(now, all)));
        }
        now
    });
    view! {
        <section class="variables">
            <h2>{words.variables}</h2>
            {tools(app, all, found)}
            {bulk::view(app)}
            <table class="table variable-table">
                <thead>
                    <tr>
                        <th scope="col" class="cell-choose">{choose_all(app, found)}</th>
                        <th scope="col">{words.column_variable}</th>
                        <th scope="col">{words.column_scale}</th>
                        <th scope="col">{words.column_role}</th>
                        <th scope="col" class="num">{words.column_valid}</th>
                        <th scope="col"><span class="visually-hidden">{words.column_details}</span></th>
                    </tr>
                </thead>
                <For
                    each=move || found.with(|found| found.iter().take(shown.get()).cloned().collect::<Vec<_>>())
                    key=|(_, name)| name.clone()
                    children=move |(place, name)| row::view(app, place, name)
                />
            </table>
            <p class="form-hint" hidden=move || !found.with(Vec::is_empty)>{words.none_shown}</p>
            <datalist id="themes">{move || themes(app)}</datalist>
        </section>
    }
}

fn passes(variable: &Variable, filter: Filter) -> bool {
    match filter {
        Filter::All => true,
        Filter::Doubtful => decisions::asks(variable),
        Filter::Role(role) => variable.role == role,
    }
}

fn holds(variable: &Variable, sought: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(sought);
    sought.is_empty()
        || has(&variable.name)
        || has(&variable.label)
        || variable.theme.as_deref().is_some_and(has)
        || variable.options.iter().any(|option| has(&option.label))
}

/// The themes given so far, to choose from.
fn themes(app: App) -> impl IntoView {
    let themes: BTreeSet<String> = app.codebook.with(|codebook| {
        codebook.iter().flat_map(|c| &c.value.variables).filter_map(|v| v.theme.clone()).collect()
    });
    themes.into_iter().map(|theme| view! { <option value=theme></option> }).collect_view()
}

fn tools(app: App, all: usize, found: Memo<Vec<(usize, String)>>) -> impl IntoView {
    let words = app.words_now().check;
    let kept = app.kept.check;
    let filters: Vec<(Filter, &'static str)> =
        [(Filter::All, words.filter_all), (Filter::Doubtful, words.filter_doubtful)]
            .into_iter()
            .chain(Role::ALL.map(|role| (Filter::Role(role), (words.role)(role))))
            .collect();
    // How many variables each filter would show, so that an empty one is not tried.
    let counted = {
        let filters: Vec<Filter> = filters.iter().map(|(filter, _)| *filter).collect();
        Memo::new(move |_| {
            app.codebook.with(|codebook| {
                let variables = || codebook.iter().flat_map(|codebook| &codebook.value.variables);
                filters
                    .iter()
                    .map(|&filter| variables().filter(|v| passes(v, filter)).count())
                    .collect::<Vec<_>>()
            })
        })
    };
    let button = move |(place, (filter, name)): (usize, (Filter, &'static str))| {
        let count = move || counted.with(|counted| counted.get(place).copied().unwrap_or(0));
        let pressed = move || kept.filter.get() == filter;
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || pressed().to_string()
                hidden=move || count() == 0 && filter != Filter::All && !pressed()
                on:click=move |_| kept.filter.set(filter)
            >
                {name}
                <span class="chip-count">{count}</span>
            </button>
        }
    };
    view! {
        <div class="table-tools">
            <div class="chips" role="group" aria-label=words.filter>
                {filters.into_iter().enumerate().map(button).collect_view()}
            </div>
            <div class="search">
                <input
                    type="search"
                    class="form-input"
                    aria-label=words.search
                    placeholder=words.search
                    prop:value=move || kept.search.get()
                    on:input=move |event| kept.search.set(event_target_value(&event))
                />
                <span class="form-hint">{move || (words.shown)(found.with(Vec::len), all)}</span>
            </div>
        </div>
    }
}

fn choose_all(app: App, found: Memo<Vec<(usize, String)>>) -> impl IntoView {
    let words = app.words_now().check;
    let chosen = app.kept.check.chosen;
    let all = Memo::new(move |_| {
        chosen.with(|chosen| {
            found.with(|found| !found.is_empty() && found.iter().all(|(_, name)| chosen.contains(name)))
        })
    });
    view! {
        <label class="choose-all">
        <input
            type="checkbox"
            aria-label=words.select_all
            prop:checked=move || all.get()
            on:change=move |event| {
                let choose = event_target_checked(&event);
                chosen.update(|chosen| found.with_untracked(|found| for (_, name) in found {
                    if choose { chosen.insert(name.clone()); } else { chosen.remove(name); }
                }));
            }
        />
        <span class="narrow-only">{words.select_all}</span>
        </label>
    }
}
