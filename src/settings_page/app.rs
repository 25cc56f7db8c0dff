//! The page's frame: its name, what became of the last change, the sections, and the one that is shown.

use super::access::AccessSection;
use super::as_seen_by::AsSeenBy;
use super::fields_section::FieldsSection;
use super::history_section::HistorySection;
use super::new_leads::NewLeadsSection;
use super::page::{Opening, SettingsPage};
use super::save_status::SaveStatus;
use super::saving;
use super::section::Section;
use super::set_up::SetUp;
use super::summary::Summary;
use super::support_failure::SupportFailure;
use crate::i18n::{list, t};
use crate::settings::ConfigProblem;
use crate::ui::{Button, ButtonKind, Notice, NoticeTone, Skeleton, keep_focus_inside};
use leptos::html;
use leptos::prelude::*;

/// Header, sections, and what is to be said about saving.
#[component]
pub fn App() -> impl IntoView {
    let page = SettingsPage::here();
    let place = NodeRef::<html::Main>::new();
    keep_focus_inside(place);
    let body = move || match page.opening.get() {
        Opening::Loading => view! { <div aria-busy="true"><Skeleton /></div> }.into_any(),
        Opening::Failed(failure) => view! {
            <SupportFailure failure>
                <Button label=t("action.try_again") on_press=move |()| saving::open(page) />
            </SupportFailure>
        }
        .into_any(),
        Opening::Unreadable(problem, text) => unreadable(page, problem, text).into_any(),
        Opening::Ready if page.may_edit.get() => view! { <Editing /> }.into_any(),
        Opening::Ready => view! { <ReadOnly /> }.into_any(),
    };
    view! {
        <main class="settings" tabindex="-1" aria-labelledby="page-title" node_ref=place>
            <header class="settings__head">
                <h1 class="settings__title" id="page-title">{t("settings.title")}</h1>
            </header>
            <SaveStatus />
            {body}
        </main>
    }
}

/// For admins: one section at a time.
#[component]
fn Editing() -> impl IntoView {
    let page = SettingsPage::here();
    let links = Section::ALL.into_iter().map(|section| {
        view! {
            <li>
                <button
                    type="button"
                    class="sections__link"
                    aria-current=move || (page.section.get() == section).then_some("page")
                    on:click=move |_| page.section.set(section)
                >
                    {section.title()}
                </button>
            </li>
        }
    });
    let shown = move || {
        let section = page.section.get();
        let body = match section {
            Section::SetUp => view! { <SetUp /> }.into_any(),
            Section::Access => view! { <AccessSection /> }.into_any(),
            Section::NewLeads => view! { <NewLeadsSection /> }.into_any(),
            Section::History => view! { <HistorySection /> }.into_any(),
            Section::AsSeenBy => as_seen_by(page).into_any(),
            Section::Fields => view! { <FieldsSection /> }.into_any(),
        };
        view! {
            <section class="section" class:section--wide=section == Section::Fields aria-labelledby="section-title">
                <h2 class="section__title" id="section-title" tabindex="-1">{section.title()}</h2>
                {body}
            </section>
        }
    };
    view! {
        <div class="settings__columns">
            <nav class="sections" aria-label=t("settings.sections")>
                <ul>{links.collect_view()}</ul>
            </nav>
            {shown}
        </div>
    }
}

/// What an agent gets with what is on screen.
fn as_seen_by(page: SettingsPage) -> impl IntoView {
    let retry = Callback::new(move |()| {
        page.load_agents();
        page.load_users();
        page.load_statuses();
        page.load_sources();
    });
    view! {
        <AsSeenBy
            settings=Signal::derive_local(move || page.settings())
            agents=page.agents
            users=page.users
            statuses=page.statuses
            sources=page.sources
            retry
        />
    }
}

/// For everybody else: what is set, and whom to ask.
#[component]
fn ReadOnly() -> impl IntoView {
    view! {
        <section class="section" aria-labelledby="section-title">
            <h2 class="section__title" id="section-title">{t("settings.summary.title")}</h2>
            <WhomToAsk />
            <Summary />
        </section>
    }
}

#[component]
fn WhomToAsk() -> impl IntoView {
    let page = SettingsPage::here();
    let names = move || {
        let agents = page.agents.get();
        let names = agents.ready().map(|all| list(all.iter().filter(|it| it.admin).map(|it| it.name.clone())));
        names.filter(|it| !it.is_empty())
    };
    view! {
        <Notice title=t("settings.read_only.title") text=t("settings.read_only.text")>
            {move || names().map(|it| view! { <p class="notice__text notice__wide"><bdi>{it}</bdi></p> })}
        </Notice>
    }
}

/// What cannot be read is shown and kept until the admin decides.
fn unreadable(page: SettingsPage, problem: ConfigProblem, text: String) -> impl IntoView {
    let why = match problem {
        ConfigProblem::Unreadable => t("settings.unreadable.text"),
        ConfigProblem::Newer => t("settings.unreadable.newer"),
    };
    let asks = RwSignal::new(false);
    let decide = move || {
        if !page.may_edit.get() {
            return ().into_any();
        }
        if asks.get() {
            // In a place of its own: a button that stood there before would become the one that replaces everything, and
            // whoever presses twice would have done it.
            view! {
                <div class="notice__actions notice__wide">
                    <p class="notice__text notice__wide">{t("settings.unreadable.sure")}</p>
                    <Button label=t("settings.unreadable.yes") kind=ButtonKind::Primary on_press=move |()| saving::start_anew(page) />
                    <Button label=t("action.cancel") on_press=move |()| asks.set(false) />
                </div>
            }
            .into_any()
        } else {
            view! {
                <Button label=t("action.try_again") on_press=move |()| saving::open(page) />
                <Button label=t("settings.unreadable.anew") on_press=move |()| asks.set(true) />
            }
            .into_any()
        }
    };
    view! {
        <Notice title=t("settings.unreadable.title") text=why tone=NoticeTone::Warning>
            {decide}
            <details class="details">
                <summary>{t("settings.unreadable.stored")}</summary>
                <pre class="settings__stored" tabindex="0" role="group" aria-label=t("settings.unreadable.stored") dir="ltr">{text}</pre>
            </details>
        </Notice>
    }
}
