//! What the agent decides about the matches of a requester: which record is theirs, which is not. It is remembered, and
//! the look-up that follows goes by it.

use super::desk::Sidebar;
use super::lookup::look_up;
use super::screen::Screen;
use crate::customer_view::{Customer, Deals, Pick, RecordView};
use crate::store::{self, Asking, ChosenRecord};
use leptos::prelude::*;
use std::sync::Arc;

/// Shows one of several matches, and remembers it for this requester.
pub fn choose(sidebar: Sidebar, customer: Arc<Customer>, pick: Pick) {
    let Some(chosen) = customer.record(pick).map(|(record, _)| record.chosen()) else { return };
    let deals = if matches!(pick, Pick::Lead(_)) { Deals::NotForLeads } else { Deals::Loading };
    sidebar.screen.set(Screen::Record(customer, RecordView { pick, deals }));
    sidebar.all_deals.set(false);
    use_record(sidebar, chosen);
}

/// Takes a record for the requester's from now on.
pub fn use_record(sidebar: Sidebar, chosen: ChosenRecord) {
    decide(sidebar, |choices| choices.pick(chosen));
}

/// Leaves a record out for this requester from now on.
pub fn refuse(sidebar: Sidebar, refused: ChosenRecord) {
    sidebar.screen.set(Screen::Looking);
    decide(sidebar, |choices| choices.refuse(refused));
}

/// Takes back that records are somebody else's.
pub fn show_hidden(sidebar: Sidebar) {
    decide(sidebar, |choices| choices.refused.clear());
}

fn decide(sidebar: Sidebar, change: impl FnOnce(&mut store::RequesterChoices)) {
    let desk = sidebar.desk();
    desk.decide(sidebar.requester_id(), change);
    desk.wants_all.set(false);
    look_up(sidebar, Asking::WhereNeeded);
}

/// Back to the list of all matches.
pub fn show_all(sidebar: Sidebar, customer: Arc<Customer>) {
    sidebar.desk().wants_all.set(true);
    sidebar.screen.set(Screen::Several(customer));
    look_up(sidebar, Asking::WhereNeeded);
}
