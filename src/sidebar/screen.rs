//! What the sidebar shows: one enum, each state with the data that it needs and no other.

use crate::customer_view::{Customer, CustomerView, Deals, NewLeadOffer, RecordView};
use crate::domain::duplicate::Duplicates;
use crate::domain::ids::ContactId;
use crate::failure::Failure;
use crate::store::ChosenRecord;
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
    NoMatch {
        /// Records that match, and of which the agent said that they are somebody else.
        hidden: usize,
    },
    /// Several records match; the agent chooses.
    Several(Arc<Customer>),
    /// One record.
    Record(Arc<Customer>, RecordView),
    /// The company of a person whose record was shown before.
    Company(Arc<CompanyVisit>),
    /// The agent searches by hand.
    Searching,
    /// The form for a new lead.
    Creating,
    /// A note for sales on a record that exists.
    WritingNote,
    /// A lead or note is on its way to Sell, or has arrived.
    HandingOver,
}

/// What a new lead can be given.
#[derive(Debug, Clone, PartialEq)]
pub enum OfferState {
    /// Being asked.
    Loading,
    /// Known.
    Ready(Arc<NewLeadOffer>),
    /// It could not be had.
    Failed(Failure),
}

/// How far a form is on its way, before anything is sent to Sell.
#[derive(Debug, Clone, PartialEq)]
pub enum Sending {
    /// Not sent.
    NotYet,
    /// Looking for duplicates.
    UnderWay,
    /// Another tab of this browser is sending from the same ticket.
    Elsewhere,
    /// These may be the same customer; the agent decides.
    Duplicates(Arc<Duplicates>),
    /// It could not be looked for duplicates; nothing was sent.
    NotChecked(Failure),
}

/// A record that gets a note.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteTarget {
    /// Which.
    pub record: ChosenRecord,
    /// Its name.
    pub name: String,
    /// Its owner's name, if it is known.
    pub owner: Option<String>,
}

/// How what is shown compares with what Sell has.
#[derive(Debug, Clone, PartialEq)]
pub enum Renewal {
    /// Nothing is being asked.
    Done,
    /// Sell is being asked.
    UnderWay,
    /// Sell was asked in vain; what is shown stands.
    Failed(Failure),
}

/// A company that is looked at, and where the agent came from.
#[derive(Debug, Clone, PartialEq)]
pub struct CompanyVisit {
    /// The person's record.
    pub from: (Arc<Customer>, RecordView),
    /// Which company.
    pub id: ContactId,
    /// Its name as the person's record gives it.
    pub name: String,
    /// The company.
    pub state: CompanyState,
}

/// How far a company has come.
#[derive(Debug, Clone, PartialEq)]
pub enum CompanyState {
    /// On its way.
    Loading,
    /// It could not be loaded.
    Failed(Failure),
    /// The company as the only match, with its deals.
    Ready(Arc<Customer>, RecordView),
}

impl CompanyVisit {
    /// What could not be had, of the company or at all.
    pub fn failures(&self) -> Vec<&Failure> {
        match &self.state {
            CompanyState::Loading => Vec::new(),
            CompanyState::Failed(failure) => vec![failure],
            CompanyState::Ready(customer, record) => {
                let deals = if let Deals::Failed(failure) = &record.deals { Some(failure) } else { None };
                customer.gaps.iter().map(|it| &it.failure).chain(deals).collect()
            }
        }
    }
}

impl Screen {
    /// Whether it tells what Sell knows about somebody: it has an age, and may stay while Sell is asked again.
    pub fn is_about_a_customer(&self) -> bool {
        matches!(self, Self::Record(..) | Self::Several(_) | Self::Company(_) | Self::NoMatch { .. })
    }
}

impl From<CustomerView> for Screen {
    fn from(view: CustomerView) -> Self {
        match view {
            CustomerView::NoRequester => Self::NoRequester,
            CustomerView::NothingToSearchBy => Self::NothingToSearchBy,
            CustomerView::NoAccess => Self::NoAccess,
            CustomerView::NoMatch { hidden } => Self::NoMatch { hidden },
            CustomerView::Several(customer) => Self::Several(customer),
            CustomerView::Record(customer, record) => Self::Record(customer, record),
        }
    }
}
