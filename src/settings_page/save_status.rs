//! What became of the last change, always in sight; and what there is to decide when it could not be saved.

use super::page::SettingsPage;
use super::saving::{self, Saving};
use super::support_failure::{self, SupportFailure};
use super::words;
use crate::i18n::{number, t, t_with};
use crate::settings::{ConfigProblem, Document, LARGEST};
use crate::ui::{Button, ButtonKind, Icon, Notice, NoticeTone, Shape};
use leptos::prelude::*;

/// A line that screen readers hear, and below it what needs a decision.
#[component]
pub fn SaveStatus() -> impl IntoView {
    let page = SettingsPage::here();
    let line = move || match page.saving.get() {
        Saving::Nothing => ().into_any(),
        Saving::UnderWay => view! { <span class="quiet">{t("settings.saving")}</span> }.into_any(),
        Saving::Saved => {
            view! { <span class="save__done"><Icon shape=Shape::Done />{t("settings.saved")}</span> }.into_any()
        }
        // Nothing of one's own waits to be saved.
        Saving::ChangedMeanwhile(_) if !page.has_unsaved() => ().into_any(),
        _ => view! { <span class="save__not"><Icon shape=Shape::Failed />{t("settings.not_saved")}</span> }.into_any(),
    };
    let decision = move || {
        match page.saving.get() {
        Saving::Nothing | Saving::UnderWay | Saving::Saved => ().into_any(),
        Saving::FromBefore => view! {
            <Notice title=t("settings.from_before.title") text=words::unsaved(page) tone=NoticeTone::Warning>
                <Button label=t("settings.action.save_now") kind=ButtonKind::Primary on_press=move |()| saving::save(page) />
                <GiveUp page />
            </Notice>
        }
        .into_any(),
        Saving::ChangedMeanwhile(theirs) => changed_meanwhile(page, theirs).into_any(),
        Saving::TooLarge(bytes) => view! {
            <Notice title=t("settings.too_large.title") text=t_with("settings.too_large.text", &[("bytes", &number(bytes)), ("most", &number(LARGEST))]) tone=NoticeTone::Danger>
                <GiveUp page />
            </Notice>
        }
        .into_any(),
        Saving::Refused(failure) => view! {
            <SupportFailure failure>
                <p class="notice__text notice__wide">{t("settings.refused")}</p>
                <Again page />
                <GiveUp page />
            </SupportFailure>
        }
        .into_any(),
        Saving::Unknown(failure) => {
            let (_, text) = support_failure::words(failure.cause);
            view! {
                <Notice title=t("settings.unknown.title") text tone=NoticeTone::Danger>
                    <p class="notice__text notice__wide">{t("settings.unknown.text")}</p>
                    <Again page />
                    <GiveUp page />
                </Notice>
            }
            .into_any()
        }
    }
    };
    view! {
        <div class="save-area">
            <p class="save" role="status">{line}</p>
            {decision}
        </div>
    }
}

#[component]
fn Again(page: SettingsPage) -> impl IntoView {
    view! { <Button label=t("action.try_again") kind=ButtonKind::Primary on_press=move |()| saving::save(page) /> }
}

#[component]
fn GiveUp(page: SettingsPage) -> impl IntoView {
    view! { <Button label=t("settings.action.give_up") on_press=move |()| saving::give_up(page) /> }
}

/// What the other one has set, what was to be set here, and the choice.
fn changed_meanwhile(page: SettingsPage, theirs: Result<Document, ConfigProblem>) -> impl IntoView {
    let (who, what) = match &theirs {
        Ok(theirs) => (words::last_editor(theirs), words::theirs(page, theirs)),
        Err(_) => (None, vec![t("settings.meanwhile.unreadable")]),
    };
    let title = match who {
        Some(name) => t_with("settings.meanwhile.title_by", &[("name", &name)]),
        None => t("settings.meanwhile.title"),
    };
    let readable = theirs.is_ok();
    let mine = page.has_unsaved();
    let take = if mine { t("settings.meanwhile.take_theirs") } else { t("settings.meanwhile.show_theirs") };
    view! {
        <Notice title tone=NoticeTone::Warning>
            <p class="notice__text notice__wide">{t("settings.meanwhile.theirs")}</p>
            <ul class="words notice__wide">{what.into_iter().map(|it| view! { <li><bdi>{it}</bdi></li> }).collect_view()}</ul>
            {mine.then(|| view! { <p class="notice__text notice__wide"><bdi>{words::unsaved(page)}</bdi></p> })}
            {(readable && mine).then(|| view! {
                <Button label=t("settings.meanwhile.mine_too") kind=ButtonKind::Primary on_press=move |()| saving::save_mine_too(page) />
            })}
            <Button label=take on_press=move |()| saving::take_theirs(page) />
        </Notice>
    }
}
