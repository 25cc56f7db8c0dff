//! The screen for searching by hand: a field, what was found, and "Use this record".

use super::deciding;
use super::desk::Sidebar;
use super::gap_notice::GapNotices;
use super::text_search::{self, SearchState};
use crate::cards::{FailureNotice, record_summary};
use crate::customer_view::Record;
use crate::domain::user::Directory;
use crate::i18n::{plural, t, t_with};
use crate::sell::Hits;
use crate::ui::{Button, ButtonKind, Icon, Shape, Skeleton, TextField, focus_when_shown};
use leptos::html;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn SearchScreen() -> impl IntoView {
    let sidebar = Sidebar::here();
    let heading = NodeRef::<html::H2>::new();
    focus_when_shown(heading);
    let value = Signal::derive(move || sidebar.search.with(|it| it.text.clone()));
    let hint = Signal::derive(|| Some(t("search.hint")));
    // The field itself must outlive what is found.
    let state = Memo::new(move |_| sidebar.search.with(|it| it.state.clone()));
    view! {
        <form
            class="form"
            role="search"
            on:submit=move |event| {
                event.prevent_default();
                text_search::search(sidebar);
            }
        >
            <div class="back">
                <Button label=t("action.back") kind=ButtonKind::Quiet on_press=move |()| text_search::close(sidebar) />
            </div>
            <h2 class="section-title" tabindex="-1" node_ref=heading>{t("search.title")}</h2>
            <TextField
                label=t("search.label")
                value
                on_change=move |text| text_search::type_in(sidebar, text)
                kind="search"
                hint
            />
        </form>
        <div role="status">{move || told(&state.get())}</div>
        {move || found(sidebar, state.get())}
    }
}

/// What a screen reader hears: that it is under way, and how many there are.
fn told(state: &SearchState) -> Option<AnyView> {
    let text = match state {
        SearchState::Waiting | SearchState::Failed(_) => return None,
        SearchState::UnderWay => t("loading.slow"),
        SearchState::Found(hits) => match hits.contacts.len() + hits.leads.len() {
            0 => t("search.nothing"),
            count => plural("search.found", count),
        },
    };
    Some(view! { <p class="quiet">{text}</p> }.into_any())
}

fn found(sidebar: Sidebar, state: SearchState) -> AnyView {
    match state {
        SearchState::Waiting => ().into_any(),
        SearchState::UnderWay => view! { <div aria-busy="true"><Skeleton /></div> }.into_any(),
        SearchState::Failed(failure) => view! {
            <FailureNotice failure by_itself=true>
                <Button label=t("action.try_again") on_press=move |()| text_search::search(sidebar) />
            </FailureNotice>
        }
        .into_any(),
        SearchState::Found(hits) => hit_list(sidebar, &hits),
    }
}

fn hit_list(sidebar: Sidebar, hits: &Hits) -> AnyView {
    let contacts = hits.contacts.iter().map(|it| hit(sidebar, Record::Contact(it)));
    let leads = hits.leads.iter().map(|it| hit(sidebar, Record::Lead(it)));
    let all: Vec<AnyView> = contacts.chain(leads).collect();
    let again = Callback::new(move |()| text_search::search(sidebar));
    let whole = hits.whole_names_only.then(|| view! { <p class="quiet">{t("search.whole_names")}</p> });
    view! {
        <GapNotices gaps=hits.gaps.clone() again />
        <ul class="matches">{all}</ul>
        {whole}
    }
    .into_any()
}

fn hit(sidebar: Sidebar, record: Record<'_>) -> AnyView {
    let name = record.name().unwrap_or_else(|| t("nameless"));
    let chosen = record.chosen();
    let label = t_with("action.use_record_described", &[("name", &name)]);
    let press = move |_| {
        sidebar.screen.set(super::screen::Screen::Looking);
        deciding::use_record(sidebar, chosen);
    };
    let button = view! {
        <button type="button" class="button button--quiet card__choose" aria-label=label on:click=press>
            <Icon shape=Shape::Done />
            {t("action.use_record")}
        </button>
    };
    let lines = record_summary::lines(record, &Directory::default());
    view! { <li>{record_summary::card(record, name, lines, Some(button.into_any()), None)}</li> }.into_any()
}
