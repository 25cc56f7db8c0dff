//! A link that leaves the sidebar.

use super::icon::{Icon, Shape};
use leptos::prelude::*;

/// Opens in a new tab; the new page learns nothing of this one. `href` must come from a checked type.
#[component]
pub fn ExternalLink(
    /// Where to.
    #[prop(into)]
    href: String,
    /// The words of the link.
    #[prop(into)]
    label: String,
    /// What a screen reader says instead of the words, where several links read the same.
    #[prop(optional, into)]
    described: Option<String>,
) -> impl IntoView {
    view! {
        <a class="link" href=href target="_blank" rel="noopener noreferrer" aria-label=described>
            <bdi>{label}</bdi>
            <Icon shape=Shape::NewTab />
        </a>
    }
}
