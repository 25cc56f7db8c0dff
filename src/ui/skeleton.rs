//! The place of a card that is still coming. The page itself starts with the same drawing, so nothing moves when the
//! app takes over.

use leptos::prelude::*;

/// Grey lines in the place of a card; screen readers skip them.
#[component]
pub fn Skeleton() -> impl IntoView {
    view! {
        <div class="skeleton" aria-hidden="true">
            <div class="skeleton__line skeleton__line--title"></div>
            <div class="skeleton__line"></div>
            <div class="skeleton__line"></div>
            <div class="skeleton__line skeleton__line--short"></div>
        </div>
    }
}
