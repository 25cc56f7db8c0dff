//! A labelled input.

use super::field_lines::FieldLines;
use leptos::prelude::*;

/// One line or several, with a hint below and a problem that is tied to the input.
#[component]
pub fn TextField(
    /// What belongs into it.
    #[prop(into)]
    label: String,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the new text at every change.
    #[prop(into)]
    on_change: Callback<String>,
    /// What the browser may offer and which keyboard a phone shows: `text`, `email`, `tel`.
    #[prop(optional)]
    kind: Option<&'static str>,
    /// Where the text came from, or what it is for.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with it.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// Room for several lines.
    #[prop(optional)]
    multiline: bool,
) -> impl IntoView {
    let lines = FieldLines::new(hint, problem);
    let id = lines.id.clone();
    let described_by = {
        let lines = lines.clone();
        move || lines.described_by()
    };
    let invalid = {
        let lines = lines.clone();
        move || lines.invalid()
    };
    let input = if multiline {
        view! {
            <textarea
                class="field__input"
                id=id.clone()
                rows="3"
                dir="auto"
                prop:value=value
                aria-invalid=invalid
                aria-describedby=described_by
                on:input=move |event| on_change.run(event_target_value(&event))
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="field__input"
                id=id.clone()
                type=kind.unwrap_or("text")
                dir="auto"
                autocomplete="off"
                prop:value=value
                aria-invalid=invalid
                aria-describedby=described_by
                on:input=move |event| on_change.run(event_target_value(&event))
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            {input}
            {lines.view()}
        </div>
    }
}
