//! From "whose ticket is this" to a screen: access, search, names and deals. Every step asks whether it is still its
//! turn, so that a slow answer about one customer never appears under another's ticket.

use super::desk::{Desk, Sidebar, Turn};
use super::screen::{Customer, Deals, Pick, RecordView, Screen};
use crate::domain::deal_list;
use crate::domain::lead_form::LeadForm;
use crate::domain::requester::{Requester, SearchTerms};
use crate::domain::user::User;
use crate::failure::{Cause, Failure};
use crate::store;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Asks who the requester is and looks them up. What is on screen stays until there is something newer, if it is about
/// the same requester; otherwise it goes at once.
pub fn look_up(sidebar: Sidebar) {
    let desk = sidebar.desk();
    let turn = desk.next_turn();
    sidebar.refreshing.set(true);
    spawn_local(async move {
        let screen = match who(&desk, sidebar, turn).await {
            Some(Some(requester)) if is_writing(sidebar) => {
                follow_requester(sidebar, &requester);
                None
            }
            Some(Some(requester)) => find(&desk, sidebar, turn, &requester).await,
            // Without a requester there is nothing to look up, but an unfinished form stays.
            Some(None) => (!is_writing(sidebar)).then_some(Screen::NoRequester),
            None => None,
        };
        if desk.is_current(turn) {
            sidebar.refreshing.set(false);
            if let Some(screen) = screen {
                sidebar.screen.set(screen);
            }
        }
    });
}

/// Looks again if the last look-up failed; for when the network is back.
pub fn look_up_if_failed(sidebar: Sidebar) {
    if sidebar.screen.with_untracked(|it| matches!(it, Screen::Failed(_))) {
        sidebar.screen.set(Screen::Looking);
        look_up(sidebar);
    }
}

/// Forgets everything that is under way; the agent does not want to wait.
pub fn cancel(sidebar: Sidebar) {
    sidebar.desk().next_turn();
    sidebar.refreshing.set(false);
    sidebar.screen.set(Screen::Cancelled);
}

/// Shows one of several matches and loads its deals.
pub fn choose(sidebar: Sidebar, customer: Arc<Customer>, pick: Pick) {
    let desk = sidebar.desk();
    let turn = desk.next_turn();
    let deals = if matches!(pick, Pick::Lead(_)) { Deals::NotForLeads } else { Deals::Loading };
    let waits = deals == Deals::Loading;
    sidebar.screen.set(Screen::Record(customer.clone(), RecordView { pick, deals }));
    if !waits {
        return;
    }
    spawn_local(async move {
        let deals = deals_of(&desk, &customer, pick).await;
        if desk.is_current(turn) {
            sidebar.screen.set(Screen::Record(customer, RecordView { pick, deals }));
        }
    });
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
    show_requester(sidebar, &requester);
    if let (Some(id), false) = (requester.id, on_page.identities_told) {
        match desk.support.identities(id).await {
            Ok(identities) => requester.identities = identities,
            // The main address is known; searching by it is better than not searching.
            Err(failure) => leptos::logging::warn!("Only the main address is known: {failure}"),
        }
    }
    desk.is_current(turn).then_some(Some(requester))
}

fn show_requester(sidebar: Sidebar, requester: &Requester) {
    let same = sidebar.requester.with_untracked(|it| it.as_ref().is_some_and(|it| it.id == requester.id));
    sidebar.requester.set(Some(requester.clone()));
    let kept = same && sidebar.screen.with_untracked(|it| matches!(it, Screen::Record(..) | Screen::Several(_)));
    if !kept && !is_writing(sidebar) {
        sidebar.screen.set(Screen::Looking);
    }
}

fn is_writing(sidebar: Sidebar) -> bool {
    sidebar.screen.with_untracked(|it| *it == Screen::Creating)
}

/// Takes the new requester into the open form without touching what the agent wrote (spec 6.8).
fn follow_requester(sidebar: Sidebar, requester: &Requester) {
    let now = LeadForm::prefilled(requester);
    sidebar.requester.set(Some(requester.clone()));
    sidebar.prefilled.with_untracked(|before| sidebar.form.update(|form| form.follow(before, &now)));
    sidebar.prefilled.set(now);
}

async fn find(desk: &Desk, sidebar: Sidebar, turn: Turn, requester: &Requester) -> Option<Screen> {
    match sell_user(desk).await {
        Err(failure) => return Some(failed(failure)),
        Ok(None) => return Some(Screen::NoAccess),
        Ok(Some(_)) => {}
    }
    let terms = SearchTerms::of(requester);
    if terms.is_empty() {
        return Some(Screen::NothingToSearchBy);
    }
    if !desk.is_current(turn) {
        return None;
    }
    let matches = match desk.sell.find_customer(&terms).await {
        Ok(matches) => matches,
        Err(failure) => return Some(failed(failure)),
    };
    store::remember_search_plan(desk.sell.search_plan());
    if !desk.is_current(turn) {
        return None;
    }
    sidebar.requester.set(Some(requester.clone()));
    if matches.count() == 0 {
        return Some(Screen::NoMatch);
    }
    let mut customer = Customer { matches, directory: Default::default() };
    let only = customer.only();
    let directory = desk.sell.directory_for(&customer.matches);
    let deals = async {
        match only.and_then(|pick| contact_id(&customer, pick)) {
            Some(id) => Some(desk.sell.deals_of(id).await),
            None => None,
        }
    };
    let (directory, deals) = futures_util::future::join(directory, deals).await;
    customer.directory = match directory {
        Ok(directory) => directory,
        Err(failure) => return Some(failed(failure)),
    };
    let Some(pick) = only else { return Some(Screen::Several(Arc::new(customer))) };
    let deals = deals.map_or(Deals::NotForLeads, |it| sorted(it, &customer));
    Some(Screen::Record(Arc::new(customer), RecordView { pick, deals }))
}

/// The agent's own Sell user: linked to the Support user, else with the same e-mail address. Only an active one counts.
/// It is asked for once; sales data is asked for only after that (S18).
async fn sell_user(desk: &Desk) -> Result<Option<User>, Failure> {
    if let Some(user) = desk.sell_user.borrow().clone() {
        return Ok(Some(user));
    }
    let agent = &desk.surroundings.agent;
    let mut users = desk.sell.users_linked_to(agent.id).await?;
    // Had Sell ignored the filter, everybody would be here; whoever is not plainly this agent does not count.
    users.retain(|it| it.support_user == Some(agent.id));
    if users.is_empty() && !agent.email.is_empty() {
        users = desk.sell.users_with_email(&agent.email).await?;
        users.retain(|it| it.email.as_ref().is_some_and(|email| email.eq_ignore_ascii_case(&agent.email)));
    }
    let user = users.into_iter().find(|it| it.active);
    *desk.sell_user.borrow_mut() = user.clone();
    Ok(user)
}

async fn deals_of(desk: &Desk, customer: &Customer, pick: Pick) -> Deals {
    match contact_id(customer, pick) {
        Some(id) => sorted(desk.sell.deals_of(id).await, customer),
        None => Deals::NotForLeads,
    }
}

fn contact_id(customer: &Customer, pick: Pick) -> Option<crate::domain::ids::ContactId> {
    match pick {
        Pick::Contact(at) => customer.matches.contacts.get(at).map(|it| it.record.id),
        Pick::Lead(_) => None,
    }
}

fn sorted(deals: Result<Vec<crate::domain::deal::Deal>, Failure>, customer: &Customer) -> Deals {
    match deals {
        Ok(mut deals) => {
            deal_list::sort(&mut deals, &customer.directory);
            Deals::Ready(deals)
        }
        Err(failure) => Deals::Failed(failure),
    }
}

fn failed(failure: Failure) -> Screen {
    if failure.cause == Cause::TokenRefused { Screen::NotConfigured } else { Screen::Failed(failure) }
}
