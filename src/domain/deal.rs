//! Deals: sales that are under way, won or lost.

use super::amount::Money;
use super::ids::{ContactId, DealId, StageId, UserId};
use super::reference::Reference;

/// A deal as the CRM has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deal {
    /// Its id.
    pub id: DealId,
    /// Its name.
    pub name: Option<String>,
    /// What it is worth.
    pub value: Option<Money>,
    /// The stage it is in.
    pub stage: Option<StageId>,
    /// Who works on it.
    pub owner: Option<Reference<UserId>>,
    /// The primary contact.
    pub contact: Option<Reference<ContactId>>,
    /// The day it is expected to close, `YYYY-MM-DD`.
    pub expected_close: Option<String>,
    /// Marked as hot.
    pub hot: bool,
    /// Last change, ISO 8601.
    pub updated_at: Option<String>,
}
