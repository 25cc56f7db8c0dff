//! Leads: people who may become customers.

use super::ids::{LeadId, LeadStatusId, SourceId, UserId};
use super::profile::Profile;
use super::reference::Reference;

/// A lead as the CRM has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Its id.
    pub id: LeadId,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// The company that the lead works for.
    pub organization_name: Option<String>,
    /// Where it stands.
    pub status: Option<StatusOfLead>,
    /// Who works on it.
    pub owner: Option<Reference<UserId>>,
    /// Where it came from.
    pub source: Option<Reference<SourceId>>,
    /// How to reach it, and more.
    pub profile: Profile,
}

/// One of the CRM's two interfaces names the status, the other gives its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatusOfLead {
    /// By name.
    Named(String),
    /// By id.
    Listed(LeadStatusId),
}

impl Lead {
    /// A lead of which nothing but the id is known.
    pub fn blank(id: LeadId) -> Self {
        Self {
            id,
            first_name: None,
            last_name: None,
            organization_name: None,
            status: None,
            owner: None,
            source: None,
            profile: Profile::default(),
        }
    }

    /// The name to show: the person's, else the company's. `None` if both are blank.
    pub fn display_name(&self) -> Option<String> {
        display_name(self.first_name.as_deref(), self.last_name.as_deref(), self.organization_name.as_deref())
    }
}

/// The name of somebody who is a person or a company: blank parts count as missing.
pub(super) fn display_name(first: Option<&str>, last: Option<&str>, organization: Option<&str>) -> Option<String> {
    let filled = |part: Option<&str>| part.map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
    let person = filled(first).into_iter().chain(filled(last)).collect::<Vec<_>>().join(" ");
    if person.is_empty() { filled(organization) } else { Some(person) }
}
