//! What the sidebar shows: one enum, each state with the data that it needs and no other.

use crate::domain::contact::Contact;
use crate::domain::deal::Deal;
use crate::domain::lead::Lead;
use crate::domain::matching::{MatchReason, Matches};
use crate::domain::user::Directory;
use crate::failure::Failure;
use std::sync::Arc;

/// The screens.
#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    /// The search is under way.
    Looking,
    /// The agent stopped the search.
    Cancelled,
    /// A new ticket without requester.
    NoRequester,
    /// A requester with neither address nor number.
    NothingToSearchBy,
    /// The agent is no Sell user (S18).
    NoAccess,
    /// There is no valid token.
    NotConfigured,
    /// The search failed.
    Failed(Failure),
    /// Sell does not know the requester.
    NoMatch,
    /// Several records match; the agent chooses.
    Several(Arc<Customer>),
    /// One record.
    Record(Arc<Customer>, RecordView),
    /// The form for a new lead.
    Creating,
    /// The lead was made.
    Created(Arc<Lead>),
}

/// Who was found, with names for the ids.
#[derive(Debug, Clone, PartialEq)]
pub struct Customer {
    /// Records with reasons.
    pub matches: Matches,
    /// Names.
    pub directory: Directory,
}

/// One chosen record.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordView {
    /// Which.
    pub pick: Pick,
    /// Its deals.
    pub deals: Deals,
}

/// A record among the matches, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// A person or company.
    Contact(usize),
    /// A lead.
    Lead(usize),
}

/// The deals of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Deals {
    /// Leads have none.
    NotForLeads,
    /// On their way.
    Loading,
    /// Sorted.
    Ready(Vec<Deal>),
    /// They could not be loaded; the record stands.
    Failed(Failure),
}

/// A record to be drawn.
#[derive(Debug, Clone, Copy)]
pub enum Record<'a> {
    /// A person or company.
    Contact(&'a Contact),
    /// A lead.
    Lead(&'a Lead),
}

impl Customer {
    /// The only match, if there is just one.
    pub fn only(&self) -> Option<Pick> {
        match (self.matches.contacts.len(), self.matches.leads.len()) {
            (1, 0) => Some(Pick::Contact(0)),
            (0, 1) => Some(Pick::Lead(0)),
            _ => None,
        }
    }

    /// Every match, contacts first.
    pub fn picks(&self) -> Vec<Pick> {
        let contacts = (0..self.matches.contacts.len()).map(Pick::Contact);
        contacts.chain((0..self.matches.leads.len()).map(Pick::Lead)).collect()
    }

    /// The chosen record and why it matched.
    pub fn record(&self, pick: Pick) -> Option<(Record<'_>, &[MatchReason])> {
        match pick {
            Pick::Contact(at) => {
                self.matches.contacts.get(at).map(|it| (Record::Contact(&it.record), it.reasons.as_slice()))
            }
            Pick::Lead(at) => self.matches.leads.get(at).map(|it| (Record::Lead(&it.record), it.reasons.as_slice())),
        }
    }
}

impl Record<'_> {
    /// The name to show.
    pub fn name(&self) -> Option<String> {
        match self {
            Self::Contact(contact) => contact.display_name(),
            Self::Lead(lead) => lead.display_name(),
        }
    }
}
