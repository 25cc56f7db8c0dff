//! People and companies that are known to sales.

use super::ids::{ContactId, UserId};
use super::profile::Profile;
use super::reference::Reference;

/// A person or company as the CRM has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// Which of the two it is.
    pub kind: ContactKind,
    /// Full name, composed by the CRM.
    pub name: Option<String>,
    /// First name of a person.
    pub first_name: Option<String>,
    /// Last name of a person.
    pub last_name: Option<String>,
    /// The company that a person belongs to.
    pub company: Option<Reference<ContactId>>,
    /// The company that a company belongs to.
    pub parent_company: Option<Reference<ContactId>>,
    /// Who works on it.
    pub owner: Option<Reference<UserId>>,
    /// Whether it buys.
    pub customer_status: Relationship,
    /// Whether it may buy.
    pub prospect_status: Relationship,
    /// How to reach it, and more.
    pub profile: Profile,
}

/// A contact is one of two things, for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactKind {
    /// Somebody.
    Person,
    /// A company or other organization.
    Company,
}

/// Where a contact stands as a customer or prospect (`sell-api.md` 2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Relationship {
    /// Not one.
    #[default]
    None,
    /// One now.
    Current,
    /// A customer once.
    Past,
    /// A prospect that was lost.
    Lost,
}

impl Contact {
    /// A contact of which nothing but id and kind is known.
    pub fn blank(id: ContactId, kind: ContactKind) -> Self {
        Self {
            id,
            kind,
            name: None,
            first_name: None,
            last_name: None,
            company: None,
            parent_company: None,
            owner: None,
            customer_status: Relationship::None,
            prospect_status: Relationship::None,
            profile: Profile::default(),
        }
    }

    /// The name to show. `None` if every name is blank.
    pub fn display_name(&self) -> Option<String> {
        let parts = [&self.first_name, &self.last_name].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
        self.name.clone().or_else(|| (!parts.is_empty()).then_some(parts))
    }
}
