//! Handing a customer over to sales, seen from the browser: one tab at a time, what has come of it on screen, and what
//! was left unfinished taken up again when the ticket is opened the next time. The rules of "exactly once" are in
//! `crate::handover`; this is what they need of a page.

use super::creation;
use super::desk::{Desk, SellClient, Sidebar};
use super::drafts;
use super::handover_page::Page;
use super::handover_texts as texts;
use super::lookup;
use super::progress::{Progress, UNDO_MS, change};
use super::screen::Screen;
use crate::customer_view::{Admission, admission};
use crate::domain::ids::SupportUserId;
use crate::domain::lead_form::LeadForm;
use crate::failure::{Cause, Failure};
use crate::handover::{self, Deed, Doing, Handover, Origin, Stage, Step, Undone, World, carry_out};
use crate::store::{self, Asking, ChosenRecord, Hold, Lock};
use crate::transport::Service;
use crate::zaf::Place;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What was asked for longer ago than this is not sent without being asked for again.
const TAKE_UP_MS: u64 = 10 * 60 * 1000;

/// Where drafts and handovers of a page are kept: each ticket and each person's page has its own place.
pub fn place(desk: &Desk, requester: Option<SupportUserId>) -> String {
    match (desk.surroundings.place, requester) {
        (Place::Ticket(id), _) => format!("ticket-{id}"),
        (Place::NewTicket, Some(id)) => format!("new-ticket-{id}"),
        (Place::NewTicket, None) => "new-ticket".to_owned(),
        (Place::UserPage, id) => format!("user-{}", id.unwrap_or(SupportUserId(0))),
    }
}

/// The lock that keeps two tabs from handing over from the same place at once.
pub async fn lock(place: &str, wait: bool) -> Hold {
    Lock::ask(&format!("sell-sidebar/handover/{place}"), wait).await
}

/// Where and when something is asked for.
pub fn origin(sidebar: Sidebar) -> Origin {
    let desk = sidebar.desk();
    let requester = sidebar.requester_id();
    Origin { place: place(&desk, requester), requester, ticket: texts::ticket(&desk), at: desk.shelf.now() }
}

/// Starts a handover, or goes on with one that is not finished here: another tab may have left it, and the lead that it
/// asks for may exist. The lock, if the browser gave one, is held until it rests.
pub fn begin(sidebar: Sidebar, handover: Handover, lock: Hold) {
    let desk = sidebar.desk();
    let handover = handover::handover_of(desk.shelf.as_ref(), &handover.place).unwrap_or(handover);
    desk.next_turn();
    sidebar.renewal.set(super::screen::Renewal::Done);
    sidebar.progress.set(Some(Progress::of(&handover)));
    sidebar.screen.set(Screen::HandingOver);
    spawn_local(go_on(sidebar, handover, lock));
}

/// Takes up again what was left unfinished here, if the agent still may. Answers whether there was something.
pub async fn take_up(sidebar: Sidebar) -> bool {
    let desk = sidebar.desk();
    if desk.has_taken_up.get() {
        return false;
    }
    let place = place(&desk, sidebar.requester_id());
    let kept = || handover::handover_of(desk.shelf.as_ref(), &place);
    if kept().is_none() {
        desk.has_taken_up.set(true);
        return false;
    }
    let access = desk.settings.new_lead.owners.access;
    match admission(access, &desk.surroundings.agent, &desk.sell(Asking::WhereNeeded)).await {
        Ok(Admission::Granted(sell_user)) => *desk.sell_user.borrow_mut() = sell_user,
        // The look-up that follows meets the same, and says it.
        Ok(Admission::Refused) | Err(_) => return false,
    }
    if desk.has_taken_up.replace(true) {
        return false;
    }
    // Another tab may be at work on it; what it leaves is taken up.
    let lock = lock(&place, true).await;
    let Some(handover) = kept() else { return false };
    if TAKE_UP_MS < desk.shelf.now().saturating_sub(handover.begun_at) && !handover.is_partly_done() {
        // The agent may have helped themselves since: they decide whether it is still to be sent.
        rest(sidebar, handover);
    } else {
        begin(sidebar, handover, lock);
    }
    true
}

/// Shows a handover that nobody is at work on.
fn rest(sidebar: Sidebar, handover: Handover) {
    let mut progress = Progress { running: false, ..Progress::of(&handover) };
    let open = progress.steps.iter_mut().find(|(_, doing)| doing.is_none());
    if let Some((_, doing)) = open {
        *doing = Some(Doing::Unknown(Failure::unsent(Cause::Interrupted, Service::Sell, "POST")));
    }
    sidebar.progress.set(Some(progress));
    sidebar.screen.set(Screen::HandingOver);
}

/// Goes on with a handover that rests on a step that did not work.
pub fn try_again(sidebar: Sidebar) {
    let resting =
        sidebar.progress.with_untracked(|it| it.as_ref().filter(|it| !it.running).map(|it| it.handover.clone()));
    let Some(handover) = resting else { return };
    change(sidebar, |it| it.running = true);
    spawn_local(async move {
        let lock = lock(&handover.place, true).await;
        if is_kept(&sidebar.desk(), &handover) {
            go_on(sidebar, (*handover).clone(), lock).await;
        } else {
            // Another tab has finished it or let it be: what is there now says more than what this page knows.
            leave(sidebar);
        }
    });
}

/// Whether this handover is still to be finished.
fn is_kept(desk: &Desk, handover: &Handover) -> bool {
    let kept = handover::handover_of(desk.shelf.as_ref(), &handover.place);
    kept.is_some_and(|it| it.begun_at == handover.begun_at)
}

/// Goes on by itself with what only waited for the network.
pub fn wake(sidebar: Sidebar) {
    let offline = |doing: &Option<Doing>| match doing {
        Some(Doing::Failed(failure) | Doing::Unknown(failure)) => failure.cause == Cause::Offline,
        _ => false,
    };
    let waits = |it: &Progress| !it.running && it.steps.iter().any(|(_, doing)| offline(doing));
    if sidebar.progress.with_untracked(|it| it.as_ref().is_some_and(waits)) {
        try_again(sidebar);
    }
}

/// The agent lets a handover be: what is done stays, what is not is given up.
pub fn give_up(sidebar: Sidebar) {
    let desk = sidebar.desk();
    let handover = sidebar.progress.with_untracked(|it| it.as_ref().map(|it| it.handover.clone()));
    if let Some(handover) = handover.filter(|it| is_kept(&desk, it)) {
        store::forget_handover(desk.shelf.as_ref(), &handover.place);
    }
    leave(sidebar);
}

/// Back to what Sell knows about the requester.
pub fn leave(sidebar: Sidebar) {
    sidebar.progress.set(None);
    sidebar.screen.set(Screen::Looking);
    lookup::look_up(sidebar, Asking::WhereNeeded);
}

/// Carries out what is left and shows how it goes.
async fn go_on(sidebar: Sidebar, mut handover: Handover, lock: Hold) {
    let desk = sidebar.desk();
    let world = Page::new(sidebar);
    let outcome = carry_out(&mut handover, &world).await;
    remember(&desk, &handover);
    let refused = match &outcome {
        Err(Undone { step, failure, certain: true }) => {
            let first =
                matches!((&handover.deed, step), (Deed::CreateLead(_), Step::Lead) | (Deed::WriteNote(_), Step::Note));
            Some(failure.clone()).filter(|_| first)
        }
        _ => None,
    };
    if outcome.is_ok() || refused.is_some() {
        store::forget_handover(desk.shelf.as_ref(), &handover.place);
    }
    // Not before: a tab that waits for the lock takes up what is kept.
    drop(lock);
    if let Some(failure) = refused {
        // Nothing was done: the agent goes on in the form.
        return back_to_form(sidebar, &handover.deed, failure);
    }
    // Only what Sell gave just now can be compared with what is there when it is taken back.
    let undo_until = handover.made.is_some().then(|| desk.shelf.now() + UNDO_MS);
    change(sidebar, |it| {
        it.handover = Arc::new(handover.clone());
        it.running = false;
        it.undo_until = it.undo_until.or(undo_until);
    });
    name_owner(sidebar, world.sell(), &handover).await;
}

/// Takes the lead back that was just made.
pub fn undo(sidebar: Sidebar) {
    let desk = sidebar.desk();
    let made = sidebar.progress.with_untracked(|it| it.as_ref().filter(|it| !it.running).map(|it| it.handover.clone()));
    let Some(made) = made else { return };
    let name = made.made.as_ref().and_then(|it| it.display_name());
    let comment = texts::lead_taken_back(&desk, name);
    let Some(back) = Handover::taking_back(&made, desk.shelf.now(), Some(comment)) else { return };
    spawn_local(async move {
        let lock = lock(&back.place, true).await;
        // What is left of it, such as a comment that failed, is not wanted any more.
        if is_kept(&desk, &made) {
            store::forget_handover(desk.shelf.as_ref(), &made.place);
        }
        begin(sidebar, back, lock);
    });
}

/// The form as it was sent. An earlier page's is filled from the draft, which stands until the lead or note does.
fn back_to_form(sidebar: Sidebar, deed: &Deed, failure: Failure) {
    sidebar.progress.set(None);
    let is_note = matches!(deed, Deed::WriteNote(_));
    if sidebar.form.with_untracked(|it| *it != LeadForm::default()) {
        sidebar.screen.set(if is_note { Screen::WritingNote } else { Screen::Creating });
    } else if let Some(draft) = drafts::find(sidebar) {
        creation::go_on_with(sidebar, &draft);
    } else if is_note {
        return leave(sidebar);
    } else {
        creation::open(sidebar, None);
    }
    if !is_note && failure.cause == Cause::Invalid {
        // An owner, status or source may be gone that is still on offer.
        store::forget_replies(sidebar.desk().shelf.as_ref());
        creation::load_offer(sidebar);
    }
    sidebar.refused.set(Some(failure));
}

/// A pool has handed the lead on: whoever has it now is named, where Sell tells.
async fn name_owner(sidebar: Sidebar, sell: &SellClient, handover: &Handover) {
    let Some(owner) = handover.made.as_ref().and_then(|it| it.owner.as_ref()) else { return };
    match sell.users_with_ids(&[owner.id]).await {
        Ok(users) => change(sidebar, |it| it.owner = users.into_iter().find(|it| it.id == owner.id)),
        Err(failure) => leptos::logging::warn!("The owner is shown as the agent was told: {failure}"),
    }
}

/// Sell's search may not know the new lead for some seconds, and what is kept does not know it at all: the requester's
/// record it is, whatever they say. A lead that was taken back is nobody's.
fn remember(desk: &Desk, handover: &Handover) {
    let is_done = |step| handover.stage(step) == Some(&Stage::Done);
    let lead = handover.lead_id().map(ChosenRecord::Lead);
    match (&handover.deed, lead) {
        (Deed::CreateLead(_), Some(lead)) if is_done(Step::Lead) => {
            desk.decide(handover.requester, |choices| choices.pick(lead));
        }
        (Deed::WriteNote(_), _) if is_done(Step::Note) => {}
        (Deed::TakeBack(..), Some(lead)) if is_done(Step::TakeBack) => {
            desk.decide(handover.requester, |choices| choices.picked = choices.picked.filter(|it| *it != lead));
        }
        _ => return,
    }
    store::discard_draft(desk.shelf.as_ref(), &handover.place);
    store::forget_replies(desk.shelf.as_ref());
}
