//! People and companies (`sell-api.md` 2.2), in both interfaces' words.

use super::query::Query;
use super::record::Record;
use super::{Sell, about_another, profile, records, single};
use crate::domain::contact::{Contact, ContactKind, Relationship};
use crate::domain::ids::{ContactId, UserId};
use crate::domain::reference::Reference;
use crate::failure::Failure;
use crate::transport::Transport;

impl<T: Transport> Sell<T> {
    /// The contacts that pass a filter of v2.
    pub(super) async fn contacts_where(&self, filter: &Query) -> Result<Vec<Contact>, Failure> {
        Ok(records(&self.list("/v2/contacts", filter.clone()).await?, of_v2))
    }

    /// The names of people and companies by id.
    ///
    /// # Errors
    /// Any failure of the request.
    pub(super) async fn contact_names(&self, ids: &[ContactId]) -> Result<Vec<Reference<ContactId>>, Failure> {
        let ids: Vec<String> = ids.iter().map(ContactId::to_string).collect();
        Ok(records(&self.list("/v2/contacts", Query::default().with("ids", ids.join(","))).await?, name_of))
    }

    /// One person or company.
    ///
    /// # Errors
    /// Any failure of the request; `Unreadable` if the reply is about another record.
    pub async fn contact(&self, id: ContactId) -> Result<Contact, Failure> {
        let path = format!("/v2/contacts/{id}");
        let reply = self.get(&path, Query::default()).await?;
        let operation = format!("GET {path}");
        let contact = single(&reply, &operation, of_v2)?;
        if contact.id == id { Ok(contact) } else { Err(about_another(&operation)) }
    }
}

/// What search v3 must be asked for beyond [`profile::V3_ATTRIBUTES`]. It spells organisation the British way.
pub const V3_ATTRIBUTES: [&str; 6] =
    ["name", "is_organisation", "company", "parent_company", "customer_status", "prospect_status"];

fn of_v2(record: Record<'_>) -> Option<Contact> {
    Some(Contact {
        kind: kind(record.flag("is_organization")),
        company: record.number("contact_id").map(ContactId).map(Reference::to),
        parent_company: record.number("parent_organization_id").map(ContactId).map(Reference::to),
        owner: record.number("owner_id").map(UserId).map(Reference::to),
        profile: profile::of_v2(record),
        ..named(record)?
    })
}

fn name_of(record: Record<'_>) -> Option<Reference<ContactId>> {
    let contact = named(record)?;
    Some(Reference { id: contact.id, name: contact.display_name() })
}

/// From a record of search v3.
pub fn of_v3(record: Record<'_>) -> Option<Contact> {
    Some(Contact {
        kind: kind(record.flag("is_organisation")),
        company: record.reference("company", ContactId),
        parent_company: record.reference("parent_company", ContactId),
        owner: record.reference("owner", UserId),
        profile: profile::of_v3(record),
        ..named(record)?
    })
}

/// What both interfaces call the same.
fn named(record: Record<'_>) -> Option<Contact> {
    Some(Contact {
        name: record.text("name"),
        first_name: record.text("first_name"),
        last_name: record.text("last_name"),
        customer_status: relationship(record.text("customer_status")),
        prospect_status: relationship(record.text("prospect_status")),
        ..Contact::blank(ContactId(record.number("id")?), ContactKind::Person)
    })
}

fn kind(is_company: bool) -> ContactKind {
    if is_company { ContactKind::Company } else { ContactKind::Person }
}

fn relationship(text: Option<String>) -> Relationship {
    match text.as_deref() {
        Some("current") => Relationship::Current,
        Some("past") => Relationship::Past,
        Some("lost") => Relationship::Lost,
        _ => Relationship::None,
    }
}
