//! The customer as the screens show it: matches, names, deals, and what is missing.

use crate::domain::contact::Contact;
use crate::domain::deal::Deal;
use crate::domain::lead::Lead;
use crate::domain::matching::{MatchReason, Matches};
use crate::domain::user::Directory;
use crate::failure::{Cause, Failure};
use crate::sell::Gap;
use crate::store::ChosenRecord;
use std::sync::Arc;

/// The answer to the question who the requester is in sales.
#[derive(Debug, Clone, PartialEq)]
pub enum CustomerView {
    /// A new ticket without requester.
    NoRequester,
    /// A requester with neither address nor number.
    NothingToSearchBy,
    /// The agent is no Sell user (S18).
    NoAccess,
    /// Sell does not know the requester.
    NoMatch {
        /// Records that match, and of which the agent said that they are somebody else.
        hidden: usize,
    },
    /// Several records match; the agent chooses.
    Several(Arc<Customer>),
    /// One record.
    Record(Arc<Customer>, RecordView),
}

impl CustomerView {
    /// Whether nothing is missing. What is kept is shown only if it is all there: the rest would push things around
    /// when it comes.
    pub fn is_complete(&self) -> bool {
        match self {
            Self::Several(_) | Self::Record(..) => self.failure().is_none(),
            Self::NoMatch { .. } => true,
            _ => false,
        }
    }

    /// Why something is missing, if something is.
    pub fn failure(&self) -> Option<&Failure> {
        self.failures().next()
    }

    /// Whether a part is missing because Sell asked for a pause: it comes by asking again later.
    pub fn waits_for_pause(&self) -> bool {
        self.failures().any(|failure| failure.cause == Cause::RateLimited)
    }

    fn failures(&self) -> impl Iterator<Item = &Failure> {
        let (gaps, deals) = match self {
            Self::Several(customer) => (customer.gaps.as_slice(), None),
            Self::Record(customer, view) => (customer.gaps.as_slice(), Some(&view.deals)),
            _ => (&[][..], None),
        };
        let deals = deals.and_then(|it| if let Deals::Failed(failure) = it { Some(failure) } else { None });
        gaps.iter().map(|gap| &gap.failure).chain(deals)
    }
}

/// Who was found, with names for the ids.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Customer {
    /// Records with reasons.
    pub matches: Matches,
    /// Names.
    pub directory: Directory,
    /// What could not be had.
    pub gaps: Vec<Gap>,
    /// How many records match that the agent said are somebody else.
    pub hidden: usize,
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

    /// Where this record is among the matches.
    pub fn pick_of(&self, wanted: ChosenRecord) -> Option<Pick> {
        self.picks().into_iter().find(|pick| self.record(*pick).is_some_and(|(it, _)| it.chosen() == wanted))
    }

    /// The contact at this position.
    pub fn contact(&self, pick: Pick) -> Option<&Contact> {
        match self.record(pick)? {
            (Record::Contact(contact), _) => Some(contact),
            (Record::Lead(_), _) => None,
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

    /// The record as it is remembered.
    pub fn chosen(&self) -> ChosenRecord {
        match self {
            Self::Contact(contact) => ChosenRecord::Contact(contact.id),
            Self::Lead(lead) => ChosenRecord::Lead(lead.id),
        }
    }
}
