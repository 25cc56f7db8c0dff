//! Whose data it is, and Refresh.

use super::desk::Sidebar;
use super::lookup;
use super::screen::Screen;
use crate::i18n::t;
use crate::ui::{Icon, Shape};
use leptos::prelude::*;

/// The requester's name and the button that asks Sell anew.
#[component]
pub fn Header() -> impl IntoView {
    let sidebar = Sidebar::here();
    let name = move || sidebar.requester_name().unwrap_or_else(|| t("header.requester"));
    let can_refresh =
        move || sidebar.screen.with(|it| matches!(it, Screen::Record(..) | Screen::Several(_) | Screen::NoMatch));
    let busy = move || sidebar.refreshing.get();
    let refresh = move |_| {
        if !sidebar.refreshing.get_untracked() {
            lookup::look_up(sidebar);
        }
    };
    view! {
        <header class="header">
            <h1 class="header__name"><bdi>{name}</bdi></h1>
            <Show when=can_refresh>
                <button
                    type="button"
                    class="icon-button"
                    class:icon-button--busy=busy
                    aria-label=t("action.refresh")
                    title=t("action.refresh")
                    aria-disabled=move || busy().then_some("true")
                    on:click=refresh
                >
                    <Icon shape=Shape::Refresh />
                </button>
            </Show>
        </header>
    }
}
