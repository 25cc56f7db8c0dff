//! From "whose ticket is this" to a screen. What is kept is shown first, then what Sell says. Every step asks whether it
//! is still its turn, so that a slow answer about one customer never appears under another's ticket.

use super::company_screen;
use super::desk::{Desk, Sidebar, Turn};
use super::drafts;
use super::handing_over;
use super::screen::{Renewal, Screen};
use super::text_search;
use super::waiting;
use crate::customer_view::{Answer, CustomerView, Deals, Finding};
use crate::domain::lead_form::LeadForm;
use crate::domain::requester::Requester;
use crate::failure::{Cause, Failure};
use crate::store::{self, Asking};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Asks who the requester is and looks them up. What is on screen stays until there is something newer, if it is about
/// the same requester; otherwise it goes at once.
pub fn look_up(sidebar: Sidebar, asking: Asking) {
    let desk = sidebar.desk();
    let turn = desk.next_turn();
    sidebar.renewal.set(Renewal::UnderWay);
    spawn_local(async move {
        let Some(requester) = who(&desk, sidebar, turn).await else { return };
        if handing_over::take_up(sidebar).await {
            return;
        }
        if is_writing(sidebar) {
            // Without a requester there is nothing to follow, but an unfinished form stays.
            if let Some(requester) = requester {
                follow_requester(sidebar, &requester);
            }
            sidebar.renewal.set(Renewal::Done);
            return;
        }
        find(&desk, sidebar, turn, requester, asking).await;
    });
}

/// Looks again if what is shown failed or is no longer fresh: for when the network is back, or the ticket is looked at
/// again.
pub fn wake(sidebar: Sidebar) {
    handing_over::wake(sidebar);
    text_search::wake(sidebar);
    let shown = sidebar.screen.with_untracked(|it| {
        matches!(it, Screen::Failed(_) | Screen::NoMatch { .. } | Screen::Several(_) | Screen::Record(..))
            || matches!(it, Screen::Company(visit) if !visit.failures().is_empty())
    });
    if shown && sidebar.renewal.with_untracked(|it| *it != Renewal::UnderWay) {
        try_again(sidebar);
    }
}

/// Asks anew after a failure. What is on screen stays if it is about a customer.
pub fn try_again(sidebar: Sidebar) {
    if let Screen::Company(shown) = sidebar.screen.get_untracked() {
        return company_screen::visit(sidebar, shown.from.clone(), shown.id, shown.name.clone());
    }
    let nothing_there =
        sidebar.screen.with_untracked(|it| matches!(it, Screen::Failed(_) | Screen::Cancelled | Screen::NotConfigured));
    if nothing_there {
        sidebar.screen.set(Screen::Looking);
    }
    // What is shown may still be fresh enough, and yet it was to be asked for anew.
    let in_vain = sidebar.renewal.with_untracked(|it| matches!(it, Renewal::Failed(_)));
    look_up(sidebar, if in_vain { Asking::Anew } else { Asking::WhereNeeded });
}

/// Forgets everything that is under way; the agent does not want to wait.
pub fn cancel(sidebar: Sidebar) {
    sidebar.desk().next_turn();
    sidebar.renewal.set(Renewal::Done);
    sidebar.screen.set(Screen::Cancelled);
}

/// The requester, with every way to reach them. The outer `None` means that the answer is about an earlier turn.
async fn who(desk: &Desk, sidebar: Sidebar, turn: Turn) -> Option<Option<Requester>> {
    let on_page = match desk.surroundings.requester(&desk.zaf).await {
        Ok(on_page) => on_page,
        Err(error) => {
            leptos::logging::warn!("The host page names no requester: {}", error.0);
            None
        }
    };
    if !desk.is_current(turn) {
        return None;
    }
    let Some(on_page) = on_page else {
        sidebar.requester.set(None);
        return Some(None);
    };
    let mut requester = on_page.requester;
    show_requester(desk, sidebar, &requester);
    if let (Some(id), false) = (requester.id, on_page.identities_told) {
        match desk.support.identities(id).await {
            Ok(identities) => requester.learn(identities),
            // The main address is known; searching by it is better than not searching.
            Err(failure) => leptos::logging::warn!("Only the main address is known: {failure}"),
        }
    }
    desk.is_current(turn).then_some(Some(requester))
}

fn show_requester(desk: &Desk, sidebar: Sidebar, requester: &Requester) {
    if is_writing(sidebar) {
        return;
    }
    let same = sidebar.requester.with_untracked(|it| it.as_ref().is_some_and(|it| it.id == requester.id));
    sidebar.requester.set(Some(requester.clone()));
    if !same {
        desk.wants_all.set(false);
        sidebar.as_of.set(None);
        sidebar.all_deals.set(false);
    }
    if !same || !is_about_a_customer(sidebar) {
        sidebar.screen.set(Screen::Looking);
    }
}

/// What the agent has not finished stays, whatever the ticket does meanwhile.
fn is_writing(sidebar: Sidebar) -> bool {
    let unfinished = || sidebar.progress.with_untracked(|it| it.as_ref().is_some_and(|it| !it.is_finished()));
    sidebar.screen.with_untracked(|it| match it {
        Screen::Creating | Screen::WritingNote => true,
        Screen::HandingOver => unfinished(),
        _ => false,
    })
}

fn is_about_a_customer(sidebar: Sidebar) -> bool {
    sidebar.screen.with_untracked(Screen::is_about_a_customer)
}

/// Whether all of a customer is on screen.
fn is_complete(sidebar: Sidebar) -> bool {
    sidebar.screen.with_untracked(|it| match it {
        Screen::Record(customer, view) => customer.gaps.is_empty() && matches!(view.deals, Deals::Ready(_)),
        Screen::Several(customer) => customer.gaps.is_empty(),
        _ => false,
    })
}

/// Takes the new requester into the open form without touching what the agent wrote (spec 6.8).
fn follow_requester(sidebar: Sidebar, requester: &Requester) {
    if sidebar.screen.with_untracked(|it| *it != Screen::Creating) {
        sidebar.requester.set(Some(requester.clone()));
        return;
    }
    let now = LeadForm::prefilled(requester);
    if sidebar.requester_id() != requester.id {
        // Where the page itself has no ticket yet, the draft's place goes with the requester.
        drafts::forget(sidebar);
    }
    sidebar.requester.set(Some(requester.clone()));
    sidebar.prefilled.with_untracked(|before| sidebar.form.update(|form| form.follow(before, &now)));
    sidebar.prefilled.set(now);
}

/// What is kept first, if nothing is there yet, then what Sell says.
async fn find(desk: &Desk, sidebar: Sidebar, turn: Turn, requester: Option<Requester>, asking: Asking) {
    let finding = Finding {
        agent: &desk.surroundings.agent,
        access: desk.settings.new_lead.owners.access,
        choices: desk.choices(requester.as_ref().and_then(|it| it.id)),
        requester: requester.as_ref(),
        all: desk.wants_all.get(),
    };
    if !is_about_a_customer(sidebar) {
        let sell = desk.sell(Asking::Nobody);
        let kept = finding.with(&sell).await;
        if desk.is_current(turn)
            && let Ok(answer) = kept
            && answer.view.is_complete()
        {
            show(sidebar, answer, sell.transport().as_of(), Newest::NotYet);
        }
    }
    let sell = desk.sell(asking);
    let found = finding.with(&sell).await;
    store::remember_search_plan(desk.shelf.as_ref(), sell.search_plan());
    if !desk.is_current(turn) {
        return;
    }
    if let Some(requester) = requester.filter(|_| found.is_ok()) {
        sidebar.requester.set(Some(requester));
    }
    match found {
        Ok(answer) => {
            if answer.view == CustomerView::NoAccess {
                store::forget_customers(desk.shelf.as_ref());
            }
            if let Some(failure) = answer.view.failure().filter(|_| is_complete(sidebar)) {
                // All that was there before is worth more than half of what is new.
                fail(sidebar, turn, failure.clone());
                return;
            }
            let waits = answer.view.waits_for_pause();
            show(sidebar, answer, sell.transport().as_of(), Newest::Yes);
            sidebar.renewal.set(Renewal::Done);
            if waits {
                waiting::look_up_after_pause(sidebar, turn);
            }
            sell.transport().renew().await;
            // It reads everything that is kept: once in a page for what got old, then only when there is more.
            if !desk.has_tidied.replace(true) || sell.transport().has_kept() {
                store::tidy(desk.shelf.as_ref());
            }
        }
        Err(failure) => fail(sidebar, turn, failure),
    }
}

/// Whether an answer is Sell's of now, or one that was kept and may be out of date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Newest {
    Yes,
    NotYet,
}

/// The same again moves nothing on screen, and what the agent has begun to write meanwhile stays.
fn show(sidebar: Sidebar, answer: Answer, as_of: Option<u64>, newest: Newest) {
    let screen = Screen::from(answer.view);
    *sidebar.desk().sell_user.borrow_mut() = answer.sell_user;
    sidebar.as_of.set(as_of);
    if is_writing(sidebar) && screen != Screen::NoAccess {
        return;
    }
    if drafts::offer(sidebar, &screen, newest == Newest::Yes) {
        return;
    }
    if sidebar.screen.with_untracked(|it| *it != screen) {
        sidebar.screen.set(screen);
    }
}

fn fail(sidebar: Sidebar, turn: Turn, failure: Failure) {
    let cause = failure.cause;
    if is_writing(sidebar) {
        // It has begun meanwhile; what does not work says so when it is sent.
        sidebar.renewal.set(Renewal::Done);
    } else if cause == Cause::TokenRefused {
        sidebar.screen.set(Screen::NotConfigured);
        sidebar.renewal.set(Renewal::Done);
    } else if is_about_a_customer(sidebar) {
        sidebar.screen.update(|screen| give_up_deals(screen, &failure));
        sidebar.renewal.set(Renewal::Failed(failure));
    } else {
        sidebar.screen.set(Screen::Failed(failure));
        sidebar.renewal.set(Renewal::Done);
    }
    if cause == Cause::RateLimited {
        waiting::look_up_after_pause(sidebar, turn);
    }
}

/// Deals that were still on their way do not come any more.
fn give_up_deals(screen: &mut Screen, failure: &Failure) {
    if let Screen::Record(_, view) = screen
        && view.deals == Deals::Loading
    {
        view.deals = Deals::Failed(failure.clone());
    }
}
