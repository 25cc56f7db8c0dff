//! Making a lead: the lead, then a note on it, then an internal comment on the ticket (spec 6.6). The lead comes first
//! and stands whatever follows; a later step that fails can be done again alone.

use super::desk::{Desk, Sidebar};
use super::screen::Screen;
use crate::domain::ids::{LeadId, TicketId};
use crate::domain::lead::Lead;
use crate::domain::lead_plan::LeadPlan;
use crate::domain::ownership::{Owner, OwnerReason};
use crate::failure::Failure;
use crate::i18n::{t, t_with};
use crate::sell::NoteSubject;
use crate::store::{self, Asking, ChosenRecord};
use crate::zaf::Place;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What sending the form has come to.
#[derive(Debug, Clone, PartialEq)]
pub enum Sending {
    /// Nothing was sent yet.
    NotYet,
    /// On its way.
    UnderWay,
    /// Refused or lost; the form stands.
    Failed(Failure),
}

/// How far a step has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// On its way.
    Running,
    /// Done.
    Done,
    /// Not done; can be done again.
    Failed(Failure),
}

/// The steps after the lead itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowUp {
    /// The note on the lead.
    Note,
    /// The comment on the ticket.
    Comment,
}

/// Sends the form. On success the screen changes; otherwise `sending` says why not.
pub fn create(sidebar: Sidebar, sending: RwSignal<Sending>) {
    let desk = sidebar.desk();
    let Some(owner) =
        desk.sell_user.borrow().as_ref().map(|it| Owner { id: it.id, name: it.name.clone(), pool: false })
    else {
        return;
    };
    let plan = LeadPlan { owner, why: OwnerReason::Agent, status: None, source: None, comment: true };
    let Ok(lead) = sidebar.form.with_untracked(|it| it.lead(&plan)) else { return };
    sending.set(Sending::UnderWay);
    spawn_local(async move {
        match desk.sell(Asking::Anew).create_lead(&lead).await {
            Ok(lead) => {
                remember(&desk, sidebar, lead.id);
                sidebar.screen.set(Screen::Created(Arc::new(lead)));
            }
            Err(failure) => {
                // The form may be gone by now, and with it this signal.
                if sending.try_set(Sending::Failed(failure.clone())).is_some() {
                    leptos::logging::warn!("The lead was not made, and its form is closed: {failure}");
                }
            }
        }
    });
}

/// Sell's search may not know the new lead for some seconds, and what is kept does not know it at all: the requester's
/// record it is, whatever they say.
fn remember(desk: &Desk, sidebar: Sidebar, lead: LeadId) {
    desk.decide(sidebar.requester_id(), |choices| choices.pick(ChosenRecord::Lead(lead)));
    store::forget_replies(desk.shelf.as_ref());
}

/// The steps that belong to a lead made here: a comment only where there is a ticket.
pub fn follow_ups(desk: &Desk) -> Vec<FollowUp> {
    let comment = matches!(desk.surroundings.place, Place::Ticket(_)).then_some(FollowUp::Comment);
    std::iter::once(FollowUp::Note).chain(comment).collect()
}

/// Does one step and writes down how it went.
pub async fn follow_up(desk: &Desk, step: FollowUp, lead: &Lead, note: &str) -> Result<(), Failure> {
    match step {
        FollowUp::Note => {
            desk.sell(Asking::Anew).create_note(NoteSubject::Lead(lead.id), &note_text(desk, note)).await.map(drop)
        }
        FollowUp::Comment => match desk.surroundings.place {
            Place::Ticket(ticket) => desk.support.add_internal_comment(ticket, &comment_text(desk, lead)).await,
            Place::NewTicket | Place::UserPage => Ok(()),
        },
    }
}

/// The agent's words, who wrote them, and where (F12).
fn note_text(desk: &Desk, note: &str) -> String {
    let agent = &desk.surroundings.agent.name;
    let mut parts: Vec<String> = Some(note.trim()).filter(|it| !it.is_empty()).map(str::to_owned).into_iter().collect();
    parts.push(t_with("note.signature", &[("agent", agent)]));
    if let Place::Ticket(id) = desk.surroundings.place {
        let link = ticket_link(desk, id);
        parts.push(t_with("note.ticket", &[("id", &id.to_string()), ("link", &link)]));
    }
    parts.join("\n")
}

/// That the lead exists and where (F13).
fn comment_text(desk: &Desk, lead: &Lead) -> String {
    let name = lead.display_name().unwrap_or_else(|| t("nameless"));
    let said = t_with("comment.lead_created", &[("agent", &desk.surroundings.agent.name), ("lead", &name)]);
    let link = lead_link(desk, lead.id);
    link.map_or_else(|| said.clone(), |link| format!("{said}\n{link}"))
}

fn lead_link(desk: &Desk, lead: LeadId) -> Option<String> {
    desk.web.as_ref().map(|it| it.lead(lead))
}

fn ticket_link(desk: &Desk, ticket: TicketId) -> String {
    format!("https://{}.zendesk.com/agent/tickets/{ticket}", desk.surroundings.subdomain)
}
