//! Whether agents can work, and what to do if not (spec 9); for a new installation the way to get there.

use super::check_words as words;
use super::checks::{self, CHECKS};
use super::page::SettingsPage;
use super::section::Section;
use super::summary::Summary;
use crate::cards::RequestId;
use crate::configuring::health::{Check, Finding};
use crate::i18n::{day, key, moment_at, plural, t, t_with};
use crate::store::last_failure;
use crate::ui::{Button, ButtonKind, Icon, Notice, NoticeTone, Shape, focus, once_shown};
use leptos::prelude::*;

/// The day on which Zendesk ends Sell (spec 12).
const RETIRED_ON: &str = "2027-08-31";

/// The checks, the next steps, and what is set.
#[component]
pub fn SetUp() -> impl IntoView {
    let page = SettingsPage::here();
    let rows = CHECKS.into_iter().map(|check| view! { <CheckRow check /> });
    view! {
        <Verdict />
        <FirstSteps />
        <div class="section__group">
            <div class="section__bar">
                <h3 class="section__subtitle">{t("settings.checks.title")}</h3>
                <Button
                    label=t("settings.checks.again")
                    kind=ButtonKind::Quiet
                    on_press=move |()| checks::run_again(page)
                />
            </div>
            <ul class="checks">{rows.collect_view()}</ul>
            <LastError />
        </div>
        <div class="section__group">
            <h3 class="section__subtitle">{t("settings.summary.title")}</h3>
            <Summary />
        </div>
        <Notice
            title=t_with("settings.retired.title", &[("date", &day(RETIRED_ON))])
            text=t("settings.retired.text")
        />
    }
}

/// All checks in one sentence.
#[component]
fn Verdict() -> impl IntoView {
    let page = SettingsPage::here();
    let verdict = Memo::new(move |_| {
        let found: Vec<Option<Finding>> = CHECKS.into_iter().map(|it| checks::finding(page, it)).collect();
        let broken = found.iter().flatten().filter(|it| matches!(it, Finding::Broken(_))).count();
        (found.iter().all(Option::is_some), broken)
    });
    move || match verdict.get() {
        (_, broken) if 0 < broken => {
            let title = plural("settings.verdict.broken", broken);
            view! { <Notice title text=t("settings.verdict.broken_text") tone=NoticeTone::Danger /> }.into_any()
        }
        (false, _) => view! { <Notice title=t("settings.verdict.checking") /> }.into_any(),
        (true, _) => {
            let text = t("settings.verdict.fine_text");
            view! { <Notice title=t("settings.verdict.fine") text tone=NoticeTone::Success /> }.into_any()
        }
    }
}

/// Where nothing was ever set, what an admin decides first.
#[component]
fn FirstSteps() -> impl IntoView {
    let page = SettingsPage::here();
    let is_new = Memo::new(move |_| page.document.with(|it| it.history().is_empty()));
    let step = move |text: &'static str, section: Section| {
        view! {
            <li class="steps__step">
                <p>{t(text)}</p>
                <Button label=section.title() kind=ButtonKind::Quiet on_press=move |()| go_to(page, section) />
            </li>
        }
    };
    view! {
        <Show when=move || is_new.get() && page.may_edit.get()>
            <div class="section__group">
                <h3 class="section__subtitle">{t("settings.first.title")}</h3>
                <p class="quiet">{t("settings.first.text")}</p>
                <ol class="steps">
                    {step(key("settings.first.access"), Section::Access)}
                    {step(key("settings.first.new_leads"), Section::NewLeads)}
                    {step(key("settings.first.as_seen_by"), Section::AsSeenBy)}
                </ol>
            </div>
        </Show>
    }
}

/// Shows a section, where the keyboard goes on.
fn go_to(page: SettingsPage, section: Section) {
    page.section.set(section);
    once_shown(|| focus(document().get_element_by_id("section-title")));
}

/// What somebody at this browser was told last; nobody else's browser tells.
#[component]
fn LastError() -> impl IntoView {
    let page = SettingsPage::here();
    let told = last_failure(page.desk().shelf.as_ref()).map_or_else(
        || view! { <p class="quiet">{t("settings.last_error.none")}</p> }.into_any(),
        |told| {
            let words = [("title", told.title.as_str()), ("when", &moment_at(told.at)), ("what", &told.operation)];
            let line = t_with("settings.last_error.line", &words);
            view! {
                <p class="quiet"><bdi>{line}</bdi></p>
                {told.logref.map(|logref| view! { <RequestId logref /> })}
            }
            .into_any()
        },
    );
    view! {
        <div>
            <h4 class="checks__name">{t("settings.last_error.title")}</h4>
            {told}
        </div>
    }
}

/// One check: what was looked at, what was found, what to do.
#[component]
fn CheckRow(check: Check) -> impl IntoView {
    let page = SettingsPage::here();
    let finding = Memo::new(move |_| checks::finding(page, check));
    let body = move || match finding.get() {
        None => row("checks__row", Shape::Waiting, t("settings.check_state.running"), check, ().into_any()),
        Some(Finding::Fine(fact)) => {
            let found = view! { <p class="checks__found"><bdi>{words::fact(&fact)}</bdi></p> }.into_any();
            row("checks__row checks__row--fine", Shape::Done, t("settings.check_state.fine"), check, found)
        }
        Some(Finding::Attention(trouble)) => {
            let class = "checks__row checks__row--attention";
            row(
                class,
                Shape::Attention,
                t("settings.check_state.attention"),
                check,
                explained(words::trouble(&trouble)),
            )
        }
        Some(Finding::Broken(trouble)) => {
            let class = "checks__row checks__row--broken";
            row(class, Shape::Failed, t("settings.check_state.broken"), check, explained(words::trouble(&trouble)))
        }
    };
    view! { <li>{body}</li> }
}

fn row(class: &'static str, shape: Shape, state: String, check: Check, found: AnyView) -> AnyView {
    view! {
        <div class=class>
            <span class="checks__state"><Icon shape />{state}</span>
            <div>
                <p class="checks__name">{words::name(check)}</p>
                {found}
            </div>
        </div>
    }
    .into_any()
}

fn explained((what, fix, failure): (String, String, Option<&crate::failure::Failure>)) -> AnyView {
    let logref = failure.and_then(|it| it.logref.clone());
    view! {
        <p class="checks__found"><bdi>{what}</bdi></p>
        <p class="checks__fix">{fix}</p>
        {logref.map(|logref| view! { <RequestId logref /> })}
    }
    .into_any()
}
