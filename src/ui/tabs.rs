//! Tabs with one panel: the tabs of the ARIA Authoring Practices, chosen as soon as an arrow key reaches them.

use super::chip::{Chip, ChipTone};
use super::focus::focus;
use super::keys::is_plain;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};
use web_sys::KeyboardEvent;

static NEXT_ID: AtomicU32 = AtomicU32::new(0);

/// One tab.
#[derive(Clone)]
pub struct Tab {
    /// What is behind it.
    pub text: String,
    /// What is special about it just now.
    pub mark: Signal<Option<String>>,
}

/// The tabs and, as children, the panel of the chosen one.
#[component]
pub fn Tabs(
    /// What is chosen here.
    #[prop(into)]
    label: String,
    /// The tabs, in order.
    tabs: Vec<Tab>,
    /// Which of them is chosen.
    chosen: RwSignal<usize>,
    /// What the panel shows.
    children: Children,
) -> impl IntoView {
    let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
    let panel = format!("tabs-{id}-panel");
    let last = tabs.len().saturating_sub(1);
    let press = move |event: KeyboardEvent| {
        let plain = is_plain(&event) && !event.alt_key();
        if let Some(to) = reached(&event.key(), chosen.get_untracked(), last).filter(|_| plain) {
            event.prevent_default();
            chosen.set(to);
            focus(document().get_element_by_id(&tab_id(id, to)));
        }
    };
    let controls = panel.clone();
    let tab = move |(at, Tab { text, mark }): (usize, Tab)| {
        view! {
            <button
                type="button"
                class="tabs__tab"
                role="tab"
                id=tab_id(id, at)
                aria-controls=controls.clone()
                aria-selected=move || if chosen.get() == at { "true" } else { "false" }
                tabindex=move || if chosen.get() == at { "0" } else { "-1" }
                on:click=move |_| chosen.set(at)
            >
                {text}
                {move || mark.get().map(|label| view! { " " <Chip label tone=ChipTone::Attention /> })}
            </button>
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=press>
            {tabs.into_iter().enumerate().map(tab).collect_view()}
        </div>
        <div class="tabs__panel" role="tabpanel" id=panel aria-labelledby=move || tab_id(id, chosen.get())>
            {children()}
        </div>
    }
}

fn tab_id(tabs: u32, at: usize) -> String {
    format!("tabs-{tabs}-{at}")
}

/// The tab that a key leads to; it goes round.
fn reached(key: &str, at: usize, last: usize) -> Option<usize> {
    let mirrored = document().dir() == "rtl";
    let next = if at < last { at + 1 } else { 0 };
    let before = at.checked_sub(1).unwrap_or(last);
    match (key, mirrored) {
        ("ArrowRight", false) | ("ArrowLeft", true) => Some(next),
        ("ArrowLeft", false) | ("ArrowRight", true) => Some(before),
        ("Home", _) => Some(0),
        ("End", _) => Some(last),
        _ => None,
    }
}
