//! What the lead form does: it opens with what is known, learns what a new lead can be given, looks for duplicates, and
//! then hands the lead over. Drawing is `create_lead`'s, sending and its guarantees are `handing_over`'s.

use super::deciding;
use super::desk::Sidebar;
use super::drafts;
use super::handing_over::{self, place};
use super::handover_texts as texts;
use super::lookup;
use super::screen::{OfferState, Screen, Sending};
use crate::customer_view::NewLeadOffer;
use crate::domain::duplicate::Duplicates;
use crate::domain::ids::LeadId;
use crate::domain::lead_form::LeadForm;
use crate::domain::lead_plan::LeadPlan;
use crate::failure::{Cause, Failure};
use crate::handover::Handover;
use crate::store::{Asking, ChosenRecord, Draft, Hold};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Opens the form with what is known about the requester. `matched` names what matched all the same (N17).
pub fn open(sidebar: Sidebar, matched: Option<String>) {
    sidebar.matched.set(matched);
    let prefilled = sidebar.requester.with_untracked(|it| it.as_ref().map(LeadForm::prefilled).unwrap_or_default());
    sidebar.form.set(prefilled.clone());
    sidebar.prefilled.set(prefilled);
    sidebar.owner.set(None);
    show(sidebar);
}

/// Opens what was written before.
pub fn go_on_with(sidebar: Sidebar, draft: &Draft) {
    drafts::restore(sidebar, draft);
    match draft.note_on {
        Some(record) => super::note_screen::go_on(sidebar, record),
        None => show(sidebar),
    }
}

/// The form, and behind it the questions what the lead can be given.
pub fn show(sidebar: Sidebar) {
    // Who has seen the form and left it does not want it to come back by itself.
    sidebar.desk().has_restored.set(true);
    sidebar.draft.set(None);
    sidebar.note_on.set(None);
    sidebar.refused.set(None);
    sidebar.sending.set(Sending::NotYet);
    sidebar.known_lead.set(picked_lead(sidebar));
    sidebar.screen.set(Screen::Creating);
    load_offer(sidebar);
}

/// Asks what the lead can be given.
pub fn load_offer(sidebar: Sidebar) {
    sidebar.offer.set(OfferState::Loading);
    spawn_local(async move {
        let desk = sidebar.desk();
        let (sell, sell_user) = (desk.sell(Asking::WhereNeeded), desk.sell_user.borrow().clone());
        let asked = NewLeadOffer::ask(&desk.settings.new_lead, &sell, sell_user.as_ref()).await;
        match asked {
            Ok(offer) => {
                // A draft's owner may be gone by now.
                let chosen =
                    sidebar.owner.get_untracked().filter(|it| offer.owners.owners().any(|owner| owner.id == *it));
                sidebar.owner.set(chosen.or_else(|| offer.owners.preselected()));
                sidebar.offer.set(OfferState::Ready(Arc::new(offer)));
            }
            Err(failure) => sidebar.offer.set(OfferState::Failed(failure)),
        }
    });
}

/// What will happen when the form is sent; `None` while it is not known or a choice is missing.
pub fn plan(sidebar: Sidebar) -> Option<LeadPlan> {
    let comment = texts::ticket(&sidebar.desk()).is_some();
    let chosen = sidebar.owner.get();
    sidebar.offer.with(|it| if let OfferState::Ready(offer) = it { offer.plan(chosen, comment) } else { None })
}

/// Sends the form as it is now: first the look for duplicates, unless the agent has seen them, then the lead.
pub fn submit(sidebar: Sidebar, seen_duplicates: bool) {
    if sidebar.sending.with_untracked(|it| *it == Sending::UnderWay) {
        return;
    }
    let form = sidebar.form.get_untracked();
    let Some(plan) = untrack(|| plan(sidebar)) else { return };
    let Ok(lead) = form.lead(&plan) else { return };
    sidebar.refused.set(None);
    sidebar.sending.set(Sending::UnderWay);
    spawn_local(async move {
        let desk = sidebar.desk();
        let place = place(&desk, sidebar.requester_id());
        let lock = handing_over::lock(&place, false).await;
        if matches!(lock, Hold::Theirs) {
            sidebar.sending.set(Sending::Elsewhere);
            return;
        }
        if !seen_duplicates {
            match duplicates(sidebar, &form).await {
                Ok(duplicates) if duplicates.is_empty() => {}
                Ok(duplicates) => return sidebar.sending.set(Sending::Duplicates(Arc::new(duplicates))),
                Err(failure) => return sidebar.sending.set(Sending::NotChecked(failure)),
            }
        }
        // The agent may have left the form while it was looked for duplicates.
        if sidebar.screen.with_untracked(|it| *it != Screen::Creating) {
            return sidebar.sending.set(Sending::NotYet);
        }
        sidebar.sending.set(Sending::NotYet);
        let (note, comment) = (texts::note(&desk, &form.note), texts::lead_created(&desk, lead.display_name()));
        let origin = handing_over::origin(sidebar);
        let handover = Handover::lead(origin, lead, plan.owner.name, Some(note), Some(comment));
        handing_over::begin(sidebar, handover, lock);
    });
}

/// Who may be the same customer. A lead that was made for this requester since the form was opened, in another tab, is
/// asked for by its id: Sell's search may not know it yet.
async fn duplicates(sidebar: Sidebar, form: &LeadForm) -> Result<Duplicates, Failure> {
    let sell = sidebar.desk().sell(Asking::Anew);
    let mut found = sell.duplicates_of(form).await?;
    let made = picked_lead(sidebar).filter(|it| sidebar.known_lead.get_untracked() != Some(*it));
    let Some(made) = made.filter(|id| !found.leads.iter().any(|(it, _)| it.id == *id)) else { return Ok(found) };
    match sell.lead(made).await {
        // Without a reason of its own: it was made for this requester.
        Ok(lead) => found.leads.insert(0, (lead, Vec::new())),
        Err(failure) if failure.cause == Cause::NotFound => {}
        Err(failure) => return Err(failure),
    }
    Ok(found)
}

fn picked_lead(sidebar: Sidebar) -> Option<LeadId> {
    match sidebar.desk().choices(sidebar.requester_id()).picked? {
        ChosenRecord::Lead(id) => Some(id),
        ChosenRecord::Contact(_) => None,
    }
}

/// Takes a duplicate for the requester's record and shows it. What was written stays as a draft.
pub fn open_duplicate(sidebar: Sidebar, record: ChosenRecord) {
    drafts::keep(sidebar);
    sidebar.screen.set(Screen::Looking);
    deciding::use_record(sidebar, record);
}

/// Closes the form; what was written stays as a draft.
pub fn close(sidebar: Sidebar) {
    drafts::keep(sidebar);
    back(sidebar);
}

/// Closes the form and throws away what was written.
pub fn throw_away(sidebar: Sidebar) {
    drafts::discard(sidebar);
    back(sidebar);
}

fn back(sidebar: Sidebar) {
    sidebar.screen.set(Screen::Looking);
    lookup::look_up(sidebar, Asking::WhereNeeded);
}
