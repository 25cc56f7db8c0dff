//! A labelled input.

use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

static NEXT_ID: AtomicU32 = AtomicU32::new(0);

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
    let id = format!("field-{}", NEXT_ID.fetch_add(1, Ordering::Relaxed));
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let described_by = {
        let (hint_id, problem_id) = (hint_id.clone(), problem_id.clone());
        move || {
            let hint = hint.with(Option::is_some).then(|| hint_id.clone());
            let problem = problem.with(Option::is_some).then(|| problem_id.clone());
            let ids: Vec<String> = problem.into_iter().chain(hint).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let invalid = move || problem.with(Option::is_some).then_some("true");
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
            {move || problem.get().map(|text| view! { <p class="field__problem" id=problem_id.clone()>{text}</p> })}
            {move || hint.get().map(|text| view! { <p class="field__hint" id=hint_id.clone()>{text}</p> })}
        </div>
    }
}
