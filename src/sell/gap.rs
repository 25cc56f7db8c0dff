//! What is missing from an answer that is otherwise there. Screens show what came and say what did not, instead of
//! hiding all of it.

use crate::failure::Failure;

/// A part that could not be had, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Which part.
    pub part: Part,
    /// Why.
    pub failure: Failure,
}

/// The parts of what is known about a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The search for leads.
    Leads,
    /// The search for people and companies.
    Contacts,
    /// Names that ids stand for: owners, companies, sources, statuses.
    Names,
    /// Deal stages: without them no deal can be told to be open.
    Stages,
    /// Definitions of custom fields.
    CustomFields,
    /// The record that the agent has chosen for the requester.
    Chosen,
}

impl Part {
    /// The value, or the gap that is left, which goes to the others.
    pub(super) fn or_gap<R: Default>(self, result: Result<R, Failure>, gaps: &mut Vec<Gap>) -> R {
        result.unwrap_or_else(|failure| {
            gaps.push(Gap { part: self, failure });
            R::default()
        })
    }
}
