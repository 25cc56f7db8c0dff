//! How far something has come in a row of steps: a small picture with the same in words beside it.

use leptos::prelude::*;

/// The most pieces that are drawn: more would be too thin to tell apart.
const MOST: usize = 12;

/// Pieces, of which those up to `at` are filled.
#[component]
pub fn StepBar(
    /// Which step, from 1.
    at: usize,
    /// Of how many.
    of: usize,
    /// The same in words.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    let piece = |step: usize| {
        let class = if step <= at { "steps-bar__piece steps-bar__piece--done" } else { "steps-bar__piece" };
        view! { <span class=class></span> }.into_any()
    };
    let pieces: Vec<AnyView> = if of <= MOST { (1..=of).map(piece).collect() } else { Vec::new() };
    view! {
        <span class="steps-bar">
            <span class="steps-bar__pieces" aria-hidden="true">{pieces}</span>
            <span class="steps-bar__words">{words}</span>
        </span>
    }
}
