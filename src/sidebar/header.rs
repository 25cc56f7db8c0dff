//! Whose data it is, how old, and what can be asked: search by hand, Refresh.

use super::desk::Sidebar;
use super::freshness::Age;
use super::lookup;
use super::screen::{Renewal, Screen};
use super::text_search;
use crate::i18n::t;
use crate::store::Asking;
use crate::ui::{Icon, Shape};
use leptos::prelude::*;

/// The requester's name, the age of what is shown, and the buttons.
#[component]
pub fn Header() -> impl IntoView {
    let sidebar = Sidebar::here();
    let name = move || sidebar.requester_name().unwrap_or_else(|| t("header.requester"));
    let can_search = move || sidebar.screen.with(|it| !cannot_search(it));
    let can_refresh = move || {
        sidebar.screen.with(|it| matches!(it, Screen::Record(..) | Screen::Several(_) | Screen::NoMatch { .. }))
    };
    let busy = move || sidebar.renewal.with(|it| *it == Renewal::UnderWay);
    let refresh = move || {
        if sidebar.renewal.with_untracked(|it| *it != Renewal::UnderWay) {
            lookup::look_up(sidebar, Asking::Anew);
        }
    };
    view! {
        <header class="header">
            <div class="header__titles">
                <h1 class="header__name" id="requester"><bdi>{name}</bdi></h1>
                <Age />
            </div>
            <Show when=can_search>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=t("action.search")
                    title=t("action.search")
                    on:click=move |_| text_search::open(sidebar)
                >
                    <Icon shape=Shape::Search />
                </button>
            </Show>
            <Show when=can_refresh>
                <button
                    type="button"
                    class="icon-button"
                    class:icon-button--busy=busy
                    aria-label=t("action.refresh")
                    title=t("action.refresh")
                    aria-disabled=move || busy().then_some("true")
                    on:click=move |_| refresh()
                >
                    <Icon shape=Shape::Refresh />
                </button>
            </Show>
        </header>
    }
}

/// Where Sell may not be asked, or something unfinished would be lost.
fn cannot_search(screen: &Screen) -> bool {
    matches!(
        screen,
        Screen::Looking
            | Screen::NoAccess
            | Screen::NotConfigured
            | Screen::Failed(_)
            | Screen::Searching
            | Screen::Creating
            | Screen::WritingNote
            | Screen::HandingOver
    )
}
