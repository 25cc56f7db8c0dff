//! What one agent gets, for an administrator who sets it up. The answers come from the very functions that the sidebar
//! asks, so that they are what the agent will see.

use crate::customer_view::{Admission, NewLeadOffer, offers_lead};
use crate::domain::access::sell_user_among;
use crate::domain::agent::Agent;
use crate::domain::lead_plan::LeadPlan;
use crate::domain::ownership::OwnerOffer;
use crate::domain::user::{LeadStatus, Source, User};
use crate::settings::Settings;

/// Whom the agent has before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SampleCase {
    /// A requester whom nobody in Sell matches.
    Unknown,
    /// A requester whom a person in Sell matches.
    Matched,
    /// The same as [`Self::Unknown`] on a ticket that does not exist yet, so that nothing can be written on it.
    UnknownOnNewTicket,
}

impl SampleCase {
    /// In the order of the page.
    pub const ALL: [Self; 3] = [Self::Unknown, Self::Matched, Self::UnknownOnNewTicket];
}

/// What the agent gets. Without access, or where "Create lead" is not shown, there is nothing after `offered`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenBy {
    /// Whether they see Sell's data at all (S17–S19).
    pub access: bool,
    /// Who they are in Sell, if they are an active user there; told whether it decides or not.
    pub sell_user: Option<User>,
    /// Whether "Create lead" is shown.
    pub offered: bool,
    /// Who the lead can be given to.
    pub owners: Option<OwnerOffer>,
    /// What the form says will happen when it opens; `None` if the agent has to choose an owner first, or nobody can get
    /// the lead.
    pub plan: Option<LeadPlan>,
    /// The status that the lead starts with.
    pub status: Option<String>,
    /// Where it comes from.
    pub source: Option<Source>,
    /// Whether the ticket gets an internal comment.
    pub comment: bool,
}

/// What an agent gets, by what Sell has: all its users, its lead statuses and its lead sources.
pub fn as_seen_by(
    settings: &Settings,
    agent: &Agent,
    case: SampleCase,
    users: &[User],
    statuses: &[LeadStatus],
    sources: &[Source],
) -> SeenBy {
    let settings = settings.new_lead.as_ref();
    let access = settings.owners.access;
    let sell_user = sell_user_among(agent, users).cloned();
    let nothing = SeenBy {
        access: false,
        sell_user: sell_user.clone(),
        offered: false,
        owners: None,
        plan: None,
        status: None,
        source: None,
        comment: false,
    };
    // The sidebar does not ask who the agent is in Sell where that does not decide.
    let Admission::Granted(known) = Admission::of(access, sell_user.filter(|_| access.asks_who())) else {
        return nothing;
    };
    if !offers_lead(settings, case == SampleCase::Matched) {
        return SeenBy { access: true, ..nothing };
    }
    let offer = NewLeadOffer::of(settings, users, known.as_ref(), statuses, sources);
    let comment = case != SampleCase::UnknownOnNewTicket;
    let plan = offer.plan(offer.owners.preselected(), comment);
    let NewLeadOffer { owners, status, source } = offer;
    SeenBy { access: true, offered: true, owners: Some(owners), plan, status, source, comment, ..nothing }
}
