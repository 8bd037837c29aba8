//! Everything about one variable that can be changed, and why it was read as it was.

use leptos::prelude::*;
use svarkort_core::Code;
use svarkort_core::analysis::{Favour, class_of};
use svarkort_core::codebook::{Edit, Kind, ResponseOption, Role, Variable};

use super::grouping;
use crate::state::decisions::{self, Counts, GoodEnd, option_name};
use crate::view::App;
use crate::view::part::{button_small, icon};
use crate::words::check::Words;

/// Options listed at first; a question may have hundreds.
const LISTED: usize = 40;

/// Unfolds a variable from elsewhere on the page and goes to it.
pub fn unfold(app: App, name: &str) {
    let kept = app.kept.check;
    kept.filter.set(super::Filter::All);
    kept.search.set(name.to_owned());
    kept.unfolded.update(|names| {
        names.insert(name.to_owned());
    });
    request_animation_frame(|| {
        let table = document().query_selector(".variable-table").ok().flatten();
        if let Some(table) = table {
            table.scroll_into_view();
        }
    });
}

pub fn view(app: App, variable: Memo<Option<Variable>>, place: usize) -> impl IntoView {
    let words = app.words_now();
    let check = words.check;
    let edit = move |change: &dyn Fn(&Variable) -> Option<Edit>| {
        let Some(now) = variable.get_untracked() else { return };
        app.edit(change(&now).map(|edit| [(now.name.clone(), edit)].into()).unwrap_or_default());
    };
    let evidence = move || {
        variable.with(|v| v.as_ref().map(|v| svarkort_core::words::evidence(&v.reasons, words.language)))
    };
    view! {
        <tr class="details-row">
            <td colspan="6">
                <div class="details-grid">
                    <div class="details-side">
                        {fields(app, variable, place, edit)}
                        {move || variable.with(|v| v.as_ref().and_then(|v| direction(v, check, place, edit)))}
                        <p class="evidence small-text"><b>{check.evidence}": "</b>{evidence}</p>
                    </div>
                    <div class="details-main">
                        {move || variable.with(|v| v.as_ref().map(|v| options(v, check, place, edit)))}
                        {move || variable.with(|v| v.as_ref().map(|v| grouping::view(app, v, place, edit)))}
                    </div>
                </div>
            </td>
        </tr>
    }
}

fn fields(
    app: App,
    variable: Memo<Option<Variable>>,
    place: usize,
    edit: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Copy + 'static,
) -> impl IntoView {
    let words = app.words_now().check;
    let (label_id, theme_id) = (format!("label-{place}"), format!("theme-{place}"));
    let label = move || variable.with(|v| v.as_ref().map(|v| v.label.clone()).unwrap_or_default());
    let theme = move || variable.with(|v| v.as_ref().and_then(|v| v.theme.clone()).unwrap_or_default());
    let set_label = move |event| {
        let label = event_target_value(&event).trim().to_owned();
        edit(&|now| {
            (!label.is_empty() && label != now.label)
                .then(|| Edit { label: Some(label.clone()), ..Edit::default() })
        });
    };
    let set_theme = move |event| {
        let theme = Some(event_target_value(&event).trim().to_owned()).filter(|theme| !theme.is_empty());
        edit(&|now| (theme != now.theme).then(|| Edit { theme: Some(theme.clone()), ..Edit::default() }));
    };
    view! {
        <div class="form-group">
            <label class="form-label" for=label_id.clone()>{words.label}</label>
            <textarea id=label_id class="form-input" rows="2" prop:value=label on:change=set_label></textarea>
        </div>
        <div class="form-group">
            <label class="form-label" for=theme_id.clone()>{words.theme}</label>
            <input id=theme_id type="text" class="form-input" list="themes" prop:value=theme on:change=set_theme />
            <span class="form-hint">{words.theme_hint}</span>
        </div>
    }
}

/// Which end is the good one: said by naming it.
fn direction(
    variable: &Variable,
    words: &'static Words,
    variable_place: usize,
    edit: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Copy + 'static,
) -> Option<AnyView> {
    let mut rated = variable.options.iter().filter(|option| option.favourability.is_some());
    let (worst, best) = (rated.next()?, rated.next_back()?);
    let group = format!("end-{variable_place}");
    let end = |option: &ResponseOption, end: GoodEnd| {
        view! {
            <label class="form-radio">
                <input
                    type="radio"
                    id=id(variable_place, &option.code, "end")
                    name=group.clone()
                    prop:checked=end == GoodEnd::AsRead
                    on:change=move |_| edit(&|now| Some(decisions::good_end(now, end)))
                />
                <span>{option_name(option)}</span>
            </label>
        }
    };
    // By code, so that the two stay where they are when the other one is chosen.
    let mut ends = [(best, GoodEnd::AsRead), (worst, GoodEnd::Other)];
    if best.code > worst.code {
        ends.swap(0, 1);
    }
    Some(
        view! {
            <fieldset class="good-end">
                <legend>{words.good_end}</legend>
                {ends.map(|(option, is)| end(option, is))}
            </fieldset>
        }
        .into_any(),
    )
}

fn options(
    variable: &Variable,
    words: &'static Words,
    variable_place: usize,
    edit: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Copy + 'static,
) -> AnyView {
    if variable.options.is_empty() {
        return view! { <p class="form-hint">{(words.no_options)(variable.kind)}</p> }.into_any();
    }
    let rated = variable.kind == Kind::Rating;
    let orderable =
        rated || (variable.kind == Kind::Single && matches!(variable.role, Role::Item | Role::Outcome));
    let most = variable.options.iter().map(|option| option.n).max().unwrap_or(0).max(1);
    let valid = variable.options.iter().filter(|option| !option.missing).count();
    let coded = variable.options.iter().any(|option| option.code.to_string() != option.label);
    // Groups are named, and made one, further down.
    let labelled = variable.role != Role::Group;
    let rows = variable.options.iter().take(LISTED).enumerate().map(|(place, option)| {
        let moves = (orderable && !option.missing)
            .then(|| moves(option, variable_place, (place, valid), words, edit));
        let code = option.code.clone();
        let name = option_name(option);
        let label = if labelled {
            label_field(option, variable_place, words, edit)
        } else {
            option.label.clone().into_any()
        };
        let class = rated.then(|| {
            let class = option.favourability.map(|place| class_of(variable, place));
            let field = class.map(|class| class_field(option, variable_place, class, words, edit));
            view! { <td>{field}</td> }
        });
        let width = format!("{}%", f64::from(option.n) / f64::from(most) * 100.0);
        view! {
            <tr class:out=option.missing>
                {coded.then(|| view! { <td class="option-code"><code>{option.code.to_string()}</code></td> })}
                <td>{label}</td>
                <td class="option-n">
                    <span class="num">{option.n}</span>
                    <span class="option-bar" aria-hidden="true"><span style:width=width></span></span>
                </td>
                <td>
                    <input
                        type="checkbox"
                        id=id(variable_place, &code, "out")
                        aria-label=(words.option_out_one)(&name)
                        prop:checked=option.missing
                        on:change=move |event| {
                            let counts = if event_target_checked(&event) { Counts::Out } else { Counts::In };
                            edit(&|now| Some(decisions::counting(now, std::slice::from_ref(&code), counts)));
                        }
                    />
                </td>
                {class}
                {orderable.then(|| view! { <td class="option-moves">{moves}</td> })}
            </tr>
        }
    });
    let more = variable.options.len().saturating_sub(LISTED);
    view! {
        <table class="table option-table">
            <caption class=if rated { "" } else { "visually-hidden" }>
                {if rated { words.options_order } else { words.option_label }}
            </caption>
            <thead>
                <tr>
                    {coded.then(|| view! { <th scope="col">{words.option_code}</th> })}
                    <th scope="col">{words.option_label}</th>
                    <th scope="col">{words.option_n}</th>
                    <th scope="col">{words.option_out}</th>
                    {rated.then(|| view! { <th scope="col">{words.option_class}</th> })}
                    {orderable.then(|| view! { <th scope="col">{words.option_move}</th> })}
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {rated.then(|| view! { <p class="form-hint">{words.class_hint}</p> })}
        {(more > 0).then(|| view! { <p class="form-hint">{(words.more_options)(more)}</p> })}
        {(orderable && !rated && valid >= 2).then(|| {
            button_small(words.make_scale, move || edit(&|now| Some(decisions::scale_as_read(now))))
        })}
    }
    .into_any()
}

fn label_field(
    option: &ResponseOption,
    variable_place: usize,
    words: &'static Words,
    edit: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Copy + 'static,
) -> AnyView {
    let code = option.code.clone();
    let change = move |event| {
        let (label, code) = (event_target_value(&event), code.clone());
        // The focus is where it goes next by then, and stays there.
        request_animation_frame(move || edit(&|now| decisions::labelled(now, &code, &label)));
    };
    view! {
        <input
            type="text"
            class="form-input option-text"
            id=id(variable_place, &option.code, "label")
            autocomplete="off"
            aria-label=(words.option_label_of)(&option.code.to_string())
            prop:value=option.label.clone()
            on:change=change
        />
    }
    .into_any()
}

fn class_field(
    option: &ResponseOption,
    variable_place: usize,
    class: Favour,
    words: &'static Words,
    edit: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Copy + 'static,
) -> AnyView {
    let code = option.code.clone();
    let change = move |event| {
        let chosen = CLASSES.iter().zip(words.classes).find(|(_, name)| *name == event_target_value(&event));
        if let Some((class, _)) = chosen {
            edit(&|now| decisions::classed(now, &code, *class));
        }
    };
    let choice = |(one, name): (&Favour, &'static str)| {
        view! { <option value=name selected=*one == class>{name}</option> }
    };
    view! {
        <select
            class="form-select option-class"
            id=id(variable_place, &option.code, "class")
            aria-label=(words.option_class_of)(&option_name(option))
            on:change=change
        >
            {CLASSES.iter().zip(words.classes).map(choice).collect_view()}
        </select>
    }
    .into_any()
}

/// As the words name them.
const CLASSES: [Favour; 3] = [Favour::Favourable, Favour::Neutral, Favour::Unfavourable];

fn moves(
    option: &ResponseOption,
    variable_place: usize,
    (place, of): (usize, usize),
    words: &'static Words,
    edit: impl Fn(&dyn Fn(&Variable) -> Option<Edit>) + Copy + 'static,
) -> impl IntoView {
    let name = option_name(option);
    let button = |label: String, arrow: icon::Icon, by: isize, last: bool, what: &str| {
        let code = option.code.clone();
        view! {
            <button
                type="button"
                class="move"
                id=id(variable_place, &code, what)
                aria-label=label
                aria-disabled=last.then_some("true")
                on:click=move |_| edit(&|now| decisions::moved(now, &code, by))
            >
                {arrow.view()}
            </button>
        }
    };
    view! {
        {button((words.option_up)(&name), icon::ARROW_UP, -1, place == 0, "up")}
        {button((words.option_down)(&name), icon::ARROW_DOWN, 1, place + 1 == of, "down")}
    }
}

/// Names what is built anew with every decision, so that it can take the focus again.
fn id(variable: usize, code: &Code, what: &str) -> String {
    let code: String = code.to_string().chars().map(|c| if c.is_whitespace() { '_' } else { c }).collect();
    format!("{what}-{variable}-{code}")
}
