//! The texts that a handover leaves in Sell and on the ticket: who, from where, and where to (F12, F13).

use super::desk::Desk;
use crate::domain::ids::TicketId;
use crate::i18n::{key, t, t_with};
use crate::zaf::Place;

/// The ticket that gets a comment, if there is one.
pub fn ticket(desk: &Desk) -> Option<TicketId> {
    match desk.surroundings.place {
        Place::Ticket(id) => Some(id),
        Place::NewTicket | Place::UserPage => None,
    }
}

/// The agent's words, who wrote them, and where.
pub fn note(desk: &Desk, words: &str) -> String {
    let mut parts: Vec<String> =
        Some(words.trim()).filter(|it| !it.is_empty()).map(str::to_owned).into_iter().collect();
    parts.push(t_with("note.signature", &[("agent", &desk.surroundings.agent.name)]));
    if let Some(id) = ticket(desk) {
        let number = id.to_string();
        parts.push(match desk.web.as_ref().map(|it| it.ticket(id)) {
            Some(link) => t_with("note.ticket", &[("id", &number), ("link", &link)]),
            None => t_with("note.ticket_bare", &[("id", &number)]),
        });
    }
    parts.join("\n")
}

/// That the lead exists. The handover puts the lead's address where `{link}` stands.
pub fn lead_created(desk: &Desk, name: Option<String>) -> String {
    said(key("comment.lead_created"), desk, name)
}

/// That the lead is gone again.
pub fn lead_taken_back(desk: &Desk, name: Option<String>) -> String {
    said(key("comment.lead_taken_back"), desk, name)
}

fn said(text: &str, desk: &Desk, name: Option<String>) -> String {
    let name = name.unwrap_or_else(|| t("nameless"));
    let said = t_with(text, &[("agent", &desk.surroundings.agent.name), ("lead", &name)]);
    // What a name says about a link is the customer's word, not ours.
    format!("{}\n{{link}}", said.replace("{link}", ""))
}
