//! The last ten versions: who has changed what and when, and the way back.

use super::page::SettingsPage;
use super::saving;
use super::words;
use crate::i18n::{moment_at, t, t_with};
use crate::settings::Version;
use crate::ui::{Button, ButtonKind};
use leptos::prelude::*;

/// The versions, the newest first.
#[component]
pub fn HistorySection() -> impl IntoView {
    let page = SettingsPage::here();
    let list = move || {
        let versions = page.document.with(|it| it.history());
        if versions.is_empty() {
            return view! { <p class="quiet">{t("settings.history.empty")}</p> }.into_any();
        }
        let rows = versions.into_iter().enumerate().map(|(at, version)| row(page, at, version));
        view! { <ol class="history">{rows.collect_view()}</ol> }.into_any()
    };
    view! {
        <p class="quiet">{t("settings.history.text")}</p>
        {list}
    }
}

fn row(page: SettingsPage, at: usize, version: Version) -> AnyView {
    let when = moment_at(version.at);
    let title = t_with("settings.history.by", &[("name", &version.by.name), ("when", &when)]);
    // Names that come later change words, not rows: somebody may be at a row's question.
    let version = StoredValue::new_local(version);
    let lines = move || {
        let lines = version.with_value(|it| words::differences(page, &it.before, &it.after, &it.settings));
        lines.into_iter().map(|it| view! { <li><bdi>{it}</bdi></li> }).collect_view()
    };
    let asks = RwSignal::new(false);
    let restore = move |()| {
        asks.set(false);
        if let Some(change) = page.document.with_untracked(|it| it.restoring(at)) {
            saving::change(page, change);
        }
    };
    let described = t_with("settings.history.restore_described", &[("when", &when)]);
    let question = {
        let described = described.clone();
        move || if asks.get() { t("settings.history.sure") } else { described.clone() }
    };
    let actions = move || {
        if asks.get() {
            view! {
                <p class="history__ask">{t("settings.history.sure")}</p>
                <Button label=t("settings.history.yes") kind=ButtonKind::Primary on_press=restore />
                <Button label=t("action.cancel") on_press=move |()| asks.set(false) />
            }
            .into_any()
        } else {
            view! { <Button label=described.clone() kind=ButtonKind::Quiet on_press=move |()| asks.set(true) /> }
                .into_any()
        }
    };
    view! {
        <li class="history__version">
            <p class="history__title"><bdi>{title}</bdi></p>
            <ul class="words">{lines}</ul>
            <div class="history__actions" tabindex="-1" role="group" aria-label=question>
                {actions}
            </div>
        </li>
    }
    .into_any()
}
