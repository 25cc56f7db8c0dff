//! What will happen when the form is sent: owner and why, status, source, note, comment. The line above the button reads
//! it and the lead is made from it (spec 6.3), so that the agent is told exactly what is then done.

use super::ids::SourceId;
use super::ownership::{Owner, OwnerReason};
use super::user::{LeadStatus, Source};
use crate::letter_case::lower;

/// The plan for one lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadPlan {
    /// Who gets it.
    pub owner: Owner,
    /// Why they do.
    pub why: OwnerReason,
    /// The status it starts with (S20); `None` leaves it to Sell.
    pub status: Option<String>,
    /// Where it came from (S22).
    pub source: Option<Source>,
    /// Whether the ticket gets an internal comment; a ticket that does not exist yet gets none.
    pub comment: bool,
}

/// The status of a new lead (S20): the configured one as Sell spells it, else the account's first. `None` if the account
/// tells no statuses (`sell-api.md` 3).
pub fn status(configured: Option<&str>, offered: &[LeadStatus]) -> Option<String> {
    configured_status(configured, offered).or_else(|| offered.first()).map(|it| it.name.clone())
}

/// The configured status among those offered.
pub fn configured_status<'a>(configured: Option<&str>, offered: &'a [LeadStatus]) -> Option<&'a LeadStatus> {
    let wanted = lower(configured?.trim());
    offered.iter().find(|it| lower(it.name.trim()) == wanted)
}

/// The source of a new lead (S22): the configured one if Sell still has it.
pub fn source(configured: Option<SourceId>, offered: &[Source]) -> Option<Source> {
    offered.iter().find(|it| Some(it.id) == configured).cloned()
}
