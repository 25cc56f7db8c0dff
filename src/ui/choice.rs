//! Choosing among a few, and switching something on.

use super::field_lines::FieldLines;
use leptos::prelude::*;

/// One of a few things to choose.
#[derive(Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it is called.
    pub text: String,
    /// What it means.
    pub explanation: Option<String>,
}

/// A group of radio buttons.
#[component]
pub fn RadioGroup(
    /// What is chosen here.
    #[prop(into)]
    label: String,
    /// The things to choose.
    choices: Vec<Choice>,
    /// Which one is chosen, by its place.
    #[prop(into)]
    chosen: Signal<Option<usize>>,
    /// Called with the place of another one.
    #[prop(into)]
    on_choose: Callback<usize>,
    /// Whether nothing can be chosen.
    #[prop(optional, into)]
    locked: Signal<bool>,
) -> impl IntoView {
    let name = FieldLines::new(Signal::stored(None), Signal::stored(None)).id;
    let options = choices.into_iter().enumerate().map(|(at, choice)| {
        let hint_id = format!("{name}-{at}-means");
        let described_by = choice.explanation.is_some().then(|| hint_id.clone());
        view! {
            <label class="choice">
                <input
                    class="choice__input"
                    type="radio"
                    name=name.clone()
                    aria-describedby=described_by
                    prop:checked=move || chosen.get() == Some(at)
                    disabled=move || locked.get()
                    on:change=move |_| on_choose.run(at)
                />
                <span class="choice__words">
                    <span class="choice__text">{choice.text}</span>
                    {choice.explanation.map(|it| view! { <span class="choice__means" id=hint_id aria-hidden="true">{it}</span> })}
                </span>
            </label>
        }
    });
    view! {
        <fieldset class="choices">
            <legend class="field__label">{label}</legend>
            {options.collect_view()}
        </fieldset>
    }
}

/// Something that is on or off.
#[component]
pub fn Checkbox(
    /// What it switches on.
    #[prop(into)]
    label: String,
    /// What it means.
    #[prop(optional, into)]
    explanation: Option<String>,
    /// Whether it is on.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the other state.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Whether it cannot be changed.
    #[prop(optional, into)]
    locked: Signal<bool>,
) -> impl IntoView {
    let id = FieldLines::new(Signal::stored(None), Signal::stored(None)).id;
    let hint_id = format!("{id}-means");
    let described_by = explanation.is_some().then(|| hint_id.clone());
    view! {
        <label class="choice">
            <input
                class="choice__input"
                type="checkbox"
                aria-describedby=described_by
                prop:checked=checked
                disabled=move || locked.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span class="choice__words">
                <span class="choice__text">{label}</span>
                {explanation.map(|it| view! { <span class="choice__means" id=hint_id aria-hidden="true">{it}</span> })}
            </span>
        </label>
    }
}
