//! What stands around every input: its ids, the hint and the problem below it, and the ties between them.

use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

static NEXT_ID: AtomicU32 = AtomicU32::new(0);

/// The lines below one input.
#[derive(Clone)]
pub struct FieldLines {
    /// The id of the input, of which the others are made.
    pub id: String,
    hint: Signal<Option<String>>,
    problem: Signal<Option<String>>,
}

impl FieldLines {
    /// The lines of an input that is new on the page.
    pub fn new(hint: Signal<Option<String>>, problem: Signal<Option<String>>) -> Self {
        Self { id: format!("field-{}", NEXT_ID.fetch_add(1, Ordering::Relaxed)), hint, problem }
    }

    /// For `aria-invalid`.
    pub fn invalid(&self) -> Option<&'static str> {
        self.problem.with(Option::is_some).then_some("true")
    }

    /// For `aria-describedby`: the lines that are there, the problem first.
    pub fn described_by(&self) -> Option<String> {
        let (hint, problem) = (self.hint.with(Option::is_some), self.problem.with(Option::is_some));
        let ids = match (problem, hint) {
            (true, true) => format!("{0}-problem {0}-hint", self.id),
            (true, false) => format!("{}-problem", self.id),
            (false, true) => format!("{}-hint", self.id),
            (false, false) => return None,
        };
        Some(ids)
    }

    /// The lines themselves.
    pub fn view(self) -> AnyView {
        let Self { id, hint, problem } = self;
        let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
        view! {
            {move || problem.get().map(|text| view! { <p class="field__problem" id=problem_id.clone()>{text}</p> })}
            {move || hint.get().map(|text| view! { <p class="field__hint" id=hint_id.clone()>{text}</p> })}
        }
        .into_any()
    }
}
