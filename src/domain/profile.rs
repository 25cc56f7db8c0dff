//! What leads, people and companies have in common: how to reach them and what is known about them.

use super::address::Address;
use super::custom_field::CustomFieldEntry;

/// Texts are trimmed and never empty; what the CRM left blank is `None`. Dates are ISO 8601 in UTC, as text: the
/// browser formats them, and nothing here calculates with them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Job title.
    pub title: Option<String>,
    /// Free text.
    pub description: Option<String>,
    /// Line of business.
    pub industry: Option<String>,
    /// Website, unchecked.
    pub website: Option<String>,
    /// E-mail address, unchecked.
    pub email: Option<String>,
    /// Phone number as typed.
    pub phone: Option<String>,
    /// Mobile number as typed.
    pub mobile: Option<String>,
    /// Fax number as typed.
    pub fax: Option<String>,
    /// Skype name.
    pub skype: Option<String>,
    /// X (Twitter) name or address.
    pub twitter: Option<String>,
    /// Facebook name or address.
    pub facebook: Option<String>,
    /// LinkedIn name or address.
    pub linkedin: Option<String>,
    /// Postal address.
    pub address: Address,
    /// Tags, in the CRM's order.
    pub tags: Vec<String>,
    /// Last touch by mail, phone or text, where the CRM tells it.
    pub last_contact_at: Option<String>,
    /// Last call, note or other event, where the CRM tells it.
    pub last_activity_at: Option<String>,
    /// The open task that is due first, where the CRM tells it.
    pub next_task: Option<NextTask>,
    /// When the record was made.
    pub created_at: Option<String>,
    /// When it was last changed.
    pub updated_at: Option<String>,
    /// Custom fields that have a value.
    pub custom_fields: Vec<CustomFieldEntry>,
}

/// What sales will do next for a customer or deal (`sell-api.md` 4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextTask {
    /// What is to be done.
    pub content: String,
    /// When it is due, ISO 8601.
    pub due: Option<String>,
}
