//! What is set, in words: for whoever may not change it, and for admins as the first thing to see.

use super::page::SettingsPage;
use super::words;
use crate::settings::Setting;
use leptos::prelude::*;

/// Each setting with its value.
#[component]
pub fn Summary() -> impl IntoView {
    let page = SettingsPage::here();
    let rows = Setting::ALL.into_iter().map(|setting| {
        view! {
            <div class="facts__row">
                <dt class="facts__name">{words::name(setting)}</dt>
                <dd class="facts__value"><bdi>{move || words::value(page, &page.settings(), setting)}</bdi></dd>
            </div>
        }
    });
    view! { <dl class="facts">{rows.collect_view()}</dl> }
}
