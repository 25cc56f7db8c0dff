//! What the fields of leads, people and companies hold.

use super::key::Field;
use super::value::{FieldValue, Word};
use crate::domain::contact::{Contact, ContactKind, Relationship};
use crate::domain::lead::{Lead, StatusOfLead};
use crate::domain::profile::Profile;
use crate::domain::user::Directory;

/// A lead's field; `None` if it is blank or leads have no such field.
pub fn of_lead(field: Field, lead: &Lead, directory: &Directory) -> Option<FieldValue> {
    let text = match field {
        Field::Status => match lead.status.as_ref()? {
            StatusOfLead::Named(name) => Some(name.clone()),
            StatusOfLead::Listed(id) => directory.lead_status_name(*id),
        },
        Field::Owner => directory.owner_name(lead.owner.as_ref()?),
        Field::Source => directory.lead_source_name(lead.source.as_ref()?),
        Field::Organization => lead.organization_name.clone(),
        Field::FirstName => lead.first_name.clone(),
        Field::LastName => lead.last_name.clone(),
        other => return of_profile(other, &lead.profile),
    };
    text.map(FieldValue::Text)
}

/// A person's or company's field; `None` if it is blank or contacts have no such field.
pub fn of_contact(field: Field, contact: &Contact, directory: &Directory) -> Option<FieldValue> {
    let person = contact.kind == ContactKind::Person;
    let text = match field {
        Field::Type => return FieldValue::words([Some(if person { Word::Person } else { Word::Company }), None]),
        // Of a company only whether it buys (spec 5).
        Field::Relationship => {
            return FieldValue::words([customer(contact), prospect(contact).filter(|_| person)]);
        }
        Field::Owner => directory.owner_name(contact.owner.as_ref()?),
        Field::Company => directory.company_name(contact.company.as_ref()?),
        Field::ParentCompany => directory.company_name(contact.parent_company.as_ref()?),
        Field::FirstName => contact.first_name.clone(),
        Field::LastName => contact.last_name.clone(),
        other => return of_profile(other, &contact.profile),
    };
    text.map(FieldValue::Text)
}

fn of_profile(field: Field, profile: &Profile) -> Option<FieldValue> {
    let (text, read): (&Option<String>, fn(String) -> FieldValue) = match field {
        Field::Title => (&profile.title, FieldValue::Text),
        Field::Industry => (&profile.industry, FieldValue::Text),
        Field::Email => (&profile.email, FieldValue::email),
        Field::Phone => (&profile.phone, FieldValue::phone),
        Field::Mobile => (&profile.mobile, FieldValue::phone),
        Field::Fax => (&profile.fax, FieldValue::Text),
        Field::Website => (&profile.website, FieldValue::link),
        Field::X => (&profile.twitter, FieldValue::social),
        Field::Facebook => (&profile.facebook, FieldValue::social),
        Field::LinkedIn => (&profile.linkedin, FieldValue::social),
        Field::Skype => (&profile.skype, FieldValue::Text),
        Field::Description => (&profile.description, FieldValue::LongText),
        Field::LastContact => (&profile.last_contact_at, FieldValue::moment),
        Field::LastActivity => (&profile.last_activity_at, FieldValue::moment),
        Field::Created => (&profile.created_at, FieldValue::moment),
        Field::Updated => (&profile.updated_at, FieldValue::moment),
        Field::Address => return FieldValue::address(&profile.address),
        Field::Tags => return FieldValue::chips(&profile.tags),
        Field::NextActivity => return FieldValue::task(profile.next_task.as_ref()),
        _ => return None,
    };
    text.clone().map(read)
}

fn customer(contact: &Contact) -> Option<Word> {
    match contact.customer_status {
        Relationship::Current => Some(Word::CurrentCustomer),
        Relationship::Past => Some(Word::PastCustomer),
        Relationship::None | Relationship::Lost => None,
    }
}

fn prospect(contact: &Contact) -> Option<Word> {
    match contact.prospect_status {
        Relationship::Current => Some(Word::CurrentProspect),
        Relationship::Lost => Some(Word::LostProspect),
        Relationship::None | Relationship::Past => None,
    }
}
