//! What agents ask for in these tests.

use sell_sidebar::domain::ids::{SupportUserId, TicketId, UserId};
use sell_sidebar::domain::lead_form::{NewLead, TAG};
use sell_sidebar::handover::{Handover, Origin};

pub fn origin(ticket: u64) -> Origin {
    Origin {
        place: format!("ticket-{ticket}"),
        requester: Some(SupportUserId(7)),
        ticket: Some(TicketId(ticket)),
        at: 999_000,
    }
}

pub fn new_lead() -> NewLead {
    NewLead {
        first_name: Some("Ada".to_owned()),
        last_name: Some("Lovelace".to_owned()),
        organization_name: None,
        email: Some("Ada@example.com".to_owned()),
        phone: Some("+44 20 7946 0958".to_owned()),
        twitter: None,
        facebook: None,
        owner: UserId(5),
        status: Some("New".to_owned()),
        source: None,
        tags: vec![TAG.to_owned()],
    }
}

pub fn note_text(ticket: u64) -> String {
    format!("Wants a demo.\nhttps://acme.zendesk.com/agent/tickets/{ticket}")
}

/// A lead with note and comment, asked for at a ticket.
pub fn handover(ticket: u64) -> Handover {
    let comment = "Passed to sales: {link}".to_owned();
    Handover::lead(origin(ticket), new_lead(), "Sam".to_owned(), Some(note_text(ticket)), Some(comment))
}
