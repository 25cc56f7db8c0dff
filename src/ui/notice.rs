//! A message with what can be done about it.

use leptos::html;
use leptos::prelude::*;

/// What kind of message it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoticeTone {
    /// A state of things.
    #[default]
    Plain,
    /// Something worked.
    Success,
    /// Something needs a look.
    Warning,
    /// Something did not work.
    Danger,
}

impl NoticeTone {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "notice",
            Self::Success => "notice notice--success",
            Self::Warning => "notice notice--warning",
            Self::Danger => "notice notice--danger",
        }
    }

    /// Bad news interrupts a screen reader, other news waits.
    fn role(self) -> &'static str {
        if self == Self::Danger { "alert" } else { "status" }
    }
}

/// A message: a title, an explanation, and actions as children.
#[component]
pub fn Notice(
    /// What it is about, in a few words.
    #[prop(into)]
    title: String,
    /// More words, if any.
    #[prop(optional, into)]
    text: Option<String>,
    /// What kind of message it is.
    #[prop(optional)]
    tone: NoticeTone,
    /// For moving the focus to the message.
    #[prop(optional)]
    node: NodeRef<html::Div>,
    /// Buttons and links.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let label = title.clone();
    view! {
        <div class=tone.class() role=tone.role() aria-label=label tabindex="-1" node_ref=node>
            <p class="notice__title"><bdi>{title}</bdi></p>
            {text.map(|text| view! { <p class="notice__text"><bdi>{text}</bdi></p> })}
            {children.map(|children| view! { <div class="notice__actions">{children()}</div> })}
        </div>
    }
}
