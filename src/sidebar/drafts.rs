//! What an agent has written and not sent: kept at every change, offered again when the ticket is opened the next time,
//! and gone when it is sent or thrown away (spec 6.8).

use super::creation;
use super::desk::Sidebar;
use super::handing_over::place;
use super::screen::{OfferState, Screen};
use crate::domain::lead_form::LeadForm;
use crate::i18n::{ago, t, t_with};
use crate::store::{self, Draft};
use crate::ui::{Button, ButtonKind, Notice};
use leptos::prelude::*;

/// Keeps the form as it is now. One that says nothing of the agent's own is no draft.
pub fn keep(sidebar: Sidebar) {
    let desk = sidebar.desk();
    let place = place(&desk, sidebar.requester_id());
    if !is_touched(sidebar) {
        store::discard_draft(desk.shelf.as_ref(), &place);
        return;
    }
    let draft = Draft {
        form: sidebar.form.get_untracked(),
        prefilled: sidebar.prefilled.get_untracked(),
        owner: sidebar.owner.get_untracked(),
        note_on: sidebar.note_on.with_untracked(|it| it.as_ref().map(|it| it.record)),
        at: desk.shelf.now(),
    };
    store::keep_draft(desk.shelf.as_ref(), &place, &draft);
}

/// Whether the agent has written or chosen something.
pub fn is_touched(sidebar: Sidebar) -> bool {
    let written = sidebar.form.with_untracked(|form| sidebar.prefilled.with_untracked(|prefilled| form != prefilled));
    written || chose_owner(sidebar)
}

fn chose_owner(sidebar: Sidebar) -> bool {
    let by_itself = sidebar.offer.with_untracked(|it| match it {
        OfferState::Ready(offer) => offer.owners.preselected(),
        OfferState::Loading | OfferState::Failed(_) => None,
    });
    let chosen = sidebar.owner.get_untracked();
    chosen.is_some() && chosen != by_itself
}

/// Throws away what was written.
pub fn discard(sidebar: Sidebar) {
    forget(sidebar);
    sidebar.form.set(LeadForm::default());
    sidebar.prefilled.set(LeadForm::default());
    sidebar.owner.set(None);
    sidebar.draft.set(None);
}

/// What was kept for this page.
pub fn find(sidebar: Sidebar) -> Option<Draft> {
    let desk = sidebar.desk();
    store::draft_of(desk.shelf.as_ref(), &place(&desk, sidebar.requester_id()))
}

/// Lets go of what was kept for this page; the form stands.
pub fn forget(sidebar: Sidebar) {
    let desk = sidebar.desk();
    store::discard_draft(desk.shelf.as_ref(), &place(&desk, sidebar.requester_id()));
}

/// Offers what was written before, once the screen is known. A lead's form opens by itself where nothing matches: it
/// looks as it was left. Answers whether it did. `may_open`: not while something may match that is not known yet.
pub fn offer(sidebar: Sidebar, screen: &Screen, may_open: bool) -> bool {
    let draft = if *screen == Screen::NoAccess { None } else { find(sidebar) };
    let nothing_else = matches!(screen, Screen::NoMatch { .. } | Screen::NothingToSearchBy | Screen::NoRequester);
    let may_open = may_open && !sidebar.desk().has_restored.replace(true);
    match draft {
        Some(draft) if may_open && nothing_else && draft.note_on.is_none() => {
            restore(sidebar, &draft);
            creation::show(sidebar);
            sidebar.draft.set(Some(draft));
            true
        }
        other => {
            if sidebar.draft.with_untracked(|it| *it != other) {
                sidebar.draft.set(other);
            }
            false
        }
    }
}

/// Puts a draft into the form.
pub fn restore(sidebar: Sidebar, draft: &Draft) {
    sidebar.form.set(draft.form.clone());
    sidebar.prefilled.set(draft.prefilled.clone());
    sidebar.owner.set(draft.owner);
}

/// Says that something unfinished is there, and offers to go on or to throw it away.
#[component]
pub fn UnfinishedDraft() -> impl IntoView {
    let sidebar = Sidebar::here();
    let shown = move || {
        let at_rest = sidebar
            .screen
            .with(|it| it.is_about_a_customer() || matches!(it, Screen::NothingToSearchBy | Screen::NoRequester));
        sidebar.draft.get().filter(|_| at_rest)
    };
    move || {
        shown().map(|draft| {
            let title = if draft.note_on.is_some() { t("draft.note") } else { t("draft.lead") };
            let text = age(sidebar, draft.at);
            let go_on = move |()| creation::go_on_with(sidebar, &draft);
            view! {
                <Notice title text>
                    <Button label=t("action.go_on") on_press=go_on />
                    <Button label=t("action.discard") kind=ButtonKind::Quiet on_press=move |()| discard(sidebar) />
                </Notice>
            }
        })
    }
}

/// When it was written, in words.
pub fn age(sidebar: Sidebar, at: u64) -> String {
    let seconds = sidebar.desk().shelf.now().saturating_sub(at) / 1000;
    let when = if seconds < 60 { t("draft.just_now") } else { ago(seconds) };
    t_with("draft.written", &[("ago", &when)])
}
