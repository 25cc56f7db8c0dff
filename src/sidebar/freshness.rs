//! How old what is shown is, in words; whether Sell is being asked; and what stood in the way if it was asked in vain.

use super::desk::Sidebar;
use super::lookup;
use super::screen::{Renewal, Screen};
use crate::cards::FailureNotice;
use crate::i18n::{ago, t, t_with};
use crate::ui::Button;
use leptos::prelude::*;
use std::time::Duration;

/// Words change with the minute; looking every twenty seconds is often enough.
const TICK: Duration = Duration::from_secs(20);

/// One line below the requester's name. Its place is always there, so that nothing moves when it is filled.
#[component]
pub fn Age() -> impl IntoView {
    let sidebar = Sidebar::here();
    let tick = RwSignal::new(());
    let words = move || {
        if !sidebar.screen.with(Screen::is_about_a_customer) {
            return String::new();
        }
        let age = sidebar.as_of.get().map(|at| sidebar.desk().shelf.now().saturating_sub(at) / 1000).map(in_words);
        let under_way = sidebar.renewal.with(|it| *it == Renewal::UnderWay).then(|| t("age.refreshing"));
        age.into_iter().chain(under_way).collect::<Vec<_>>().join(" · ")
    };
    // What merely gets older is announced to nobody.
    let ages = RwSignal::new(false);
    Effect::new(move |_| {
        sidebar.as_of.track();
        sidebar.renewal.track();
        ages.set(false);
    });
    let next = move || {
        ages.set(true);
        tick.set(());
    };
    if let Ok(ticking) = set_interval_with_handle(next, TICK) {
        on_cleanup(move || ticking.clear());
    }
    let shown = move || {
        tick.track();
        words()
    };
    let live = move || if ages.get() { "off" } else { "polite" };
    view! { <p class="header__age" role="status" aria-live=live>{shown}</p> }
}

fn in_words(seconds: u64) -> String {
    if seconds < 60 { t("age.now") } else { t_with("age.updated", &[("ago", &ago(seconds))]) }
}

/// Why what is shown is not newer. Above the data, which stand.
#[component]
pub fn NotRefreshed() -> impl IntoView {
    let sidebar = Sidebar::here();
    move || match sidebar.renewal.get() {
        Renewal::Failed(failure) => Some(
            view! {
                <FailureNotice failure stands=true by_itself=true>
                    <Button label=t("action.try_again") on_press=move |()| lookup::try_again(sidebar) />
                </FailureNotice>
            }
            .into_any(),
        ),
        Renewal::Done | Renewal::UnderWay => None,
    }
}
