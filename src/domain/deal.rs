//! Deals: sales that are under way, won or lost.

use super::amount::{Amount, Money};
use super::custom_field::CustomFieldEntry;
use super::ids::{ContactId, DealId, LossReasonId, SourceId, StageId, UserId};
use super::profile::NextTask;
use super::reference::Reference;

/// A deal as the CRM has it. Texts and dates are as in [`Profile`](super::profile::Profile).
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
    /// The company of the primary contact, or the primary contact if that is a company.
    pub company: Option<Reference<ContactId>>,
    /// Where it came from.
    pub source: Option<Reference<SourceId>>,
    /// Why it was lost.
    pub loss_reason: Option<Reference<LossReasonId>>,
    /// The day it is expected to close, `YYYY-MM-DD`.
    pub expected_close: Option<String>,
    /// How likely it is to be won, in percent.
    pub win_likelihood: Option<Amount>,
    /// Marked as hot.
    pub hot: bool,
    /// Tags, in the CRM's order.
    pub tags: Vec<String>,
    /// When it came into its stage.
    pub last_stage_change_at: Option<String>,
    /// Last call, note or other event.
    pub last_activity_at: Option<String>,
    /// The open task that is due first, where the CRM tells it.
    pub next_task: Option<NextTask>,
    /// When it was made.
    pub created_at: Option<String>,
    /// Last change.
    pub updated_at: Option<String>,
    /// Custom fields that have a value.
    pub custom_fields: Vec<CustomFieldEntry>,
}

impl Deal {
    /// Whether the deal is this contact's, or one with people of this company.
    pub fn is_about(&self, contact: ContactId) -> bool {
        [&self.contact, &self.company].into_iter().flatten().any(|it| it.id == contact)
    }

    /// A deal of which nothing but the id is known.
    pub fn blank(id: DealId) -> Self {
        Self {
            id,
            name: None,
            value: None,
            stage: None,
            owner: None,
            contact: None,
            company: None,
            source: None,
            loss_reason: None,
            expected_close: None,
            win_likelihood: None,
            hot: false,
            tags: Vec::new(),
            last_stage_change_at: None,
            last_activity_at: None,
            next_task: None,
            created_at: None,
            updated_at: None,
            custom_fields: Vec::new(),
        }
    }
}
