//! A short label on a coloured ground. The colour only repeats what the words say.

use leptos::prelude::*;

/// What the colour hints at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChipTone {
    /// Nothing in particular.
    #[default]
    Neutral,
    /// Under way.
    Active,
    /// Good.
    Good,
    /// Over, or worth a look.
    Attention,
}

impl ChipTone {
    fn class(self) -> &'static str {
        match self {
            Self::Neutral => "chip",
            Self::Active => "chip chip--active",
            Self::Good => "chip chip--good",
            Self::Attention => "chip chip--attention",
        }
    }
}

/// A chip.
#[component]
pub fn Chip(
    /// The words.
    #[prop(into)]
    label: String,
    /// The hint.
    #[prop(optional)]
    tone: ChipTone,
) -> impl IntoView {
    view! { <span class=tone.class()><bdi>{label}</bdi></span> }
}
