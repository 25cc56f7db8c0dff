//! Which fields a card shows, in which order, and what kind of value each holds (spec 5). The screens only draw what
//! this list says.

use super::address::Address;
use super::contact::{Contact, ContactKind, Relationship};
use super::email::Email;
use super::lead::{Lead, StatusOfLead};
use super::link::WebLink;
use super::phone::Phone;
use super::profile::Profile;
use super::user::Directory;

/// A field's meaning, which the screens turn into a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Person or company.
    Type,
    /// Lead status.
    Status,
    /// Prospect or customer.
    Relationship,
    /// Who works on it.
    Owner,
    /// Lead source.
    Source,
    /// A lead's company, as text.
    Organization,
    /// A person's company, a record of its own.
    Company,
    /// Job title.
    Title,
    /// E-mail address.
    Email,
    /// Phone number.
    Phone,
    /// Mobile number.
    Mobile,
    /// Website.
    Website,
    /// X (Twitter).
    X,
    /// Facebook.
    Facebook,
    /// LinkedIn.
    LinkedIn,
    /// Skype.
    Skype,
    /// Postal address.
    Address,
    /// Free text.
    Description,
    /// Tags.
    Tags,
    /// Last touch.
    LastContact,
}

/// What a field holds, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// One line.
    Text(String),
    /// Several lines.
    LongText(String),
    /// Short labels.
    Chips(Vec<String>),
    /// Text with an address to write to.
    Email(String, Email),
    /// Text with a number to call.
    Phone(String, Phone),
    /// Text with a place to open.
    Link(String, WebLink),
    /// A moment, ISO 8601.
    Moment(String),
    /// Words of ours.
    Words(Vec<Word>),
}

/// Words that the screens translate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// A contact that is somebody.
    Person,
    /// A contact that is a company.
    Company,
    /// Buys now.
    CurrentCustomer,
    /// Bought once.
    PastCustomer,
    /// May buy.
    CurrentProspect,
    /// Was a prospect.
    LostProspect,
}

/// A lead's fields; blank ones are left out.
pub fn of_lead(lead: &Lead, directory: &Directory) -> Vec<(Field, FieldValue)> {
    let profile = &lead.profile;
    let status = lead.status.as_ref().and_then(|status| match status {
        StatusOfLead::Named(name) => Some(name.clone()),
        StatusOfLead::Listed(id) => directory.lead_status_name(*id),
    });
    let shown = [
        (Field::Status, text(&status)),
        (Field::Owner, lead.owner.as_ref().and_then(|it| directory.owner_name(it)).map(FieldValue::Text)),
        (Field::Source, lead.source.as_ref().and_then(|it| directory.lead_source_name(it)).map(FieldValue::Text)),
        (Field::Organization, text(&lead.organization_name)),
        (Field::Title, text(&profile.title)),
        (Field::Email, email(profile)),
        (Field::Phone, phone(&profile.phone)),
        (Field::Mobile, phone(&profile.mobile)),
        (Field::Website, link(&profile.website)),
        (Field::Address, address(&profile.address)),
        (Field::Description, profile.description.clone().map(FieldValue::LongText)),
        (Field::Tags, tags(profile)),
        (Field::LastContact, profile.last_contact_at.clone().map(FieldValue::Moment)),
    ];
    filled(shown)
}

/// A person's or company's fields; blank ones are left out.
pub fn of_contact(contact: &Contact, directory: &Directory) -> Vec<(Field, FieldValue)> {
    match contact.kind {
        ContactKind::Person => of_person(contact, directory),
        ContactKind::Company => of_company(contact, directory),
    }
}

fn of_person(person: &Contact, directory: &Directory) -> Vec<(Field, FieldValue)> {
    let profile = &person.profile;
    filled([
        (Field::Type, Some(FieldValue::Words(vec![Word::Person]))),
        (Field::Relationship, words([customer(person), prospect(person)])),
        (Field::Owner, person.owner.as_ref().and_then(|it| directory.owner_name(it)).map(FieldValue::Text)),
        (Field::Company, person.company.as_ref().and_then(|it| directory.company_name(it)).map(FieldValue::Text)),
        (Field::Title, text(&profile.title)),
        (Field::Email, email(profile)),
        (Field::Phone, phone(&profile.phone)),
        (Field::Mobile, phone(&profile.mobile)),
        (Field::Website, link(&profile.website)),
        (Field::X, social(&profile.twitter)),
        (Field::Facebook, social(&profile.facebook)),
        (Field::LinkedIn, social(&profile.linkedin)),
        (Field::Skype, text(&profile.skype)),
        (Field::Address, address(&profile.address)),
        (Field::Description, profile.description.clone().map(FieldValue::LongText)),
        (Field::LastContact, profile.last_contact_at.clone().map(FieldValue::Moment)),
    ])
}

fn of_company(company: &Contact, directory: &Directory) -> Vec<(Field, FieldValue)> {
    let profile = &company.profile;
    filled([
        (Field::Type, Some(FieldValue::Words(vec![Word::Company]))),
        (Field::Relationship, words([customer(company), None])),
        (Field::Owner, company.owner.as_ref().and_then(|it| directory.owner_name(it)).map(FieldValue::Text)),
        (Field::Phone, phone(&profile.phone)),
        (Field::Website, link(&profile.website)),
        (Field::Address, address(&profile.address)),
        (Field::Description, profile.description.clone().map(FieldValue::LongText)),
    ])
}

fn filled<const N: usize>(fields: [(Field, Option<FieldValue>); N]) -> Vec<(Field, FieldValue)> {
    fields.into_iter().filter_map(|(field, value)| Some((field, value?))).collect()
}

fn text(text: &Option<String>) -> Option<FieldValue> {
    text.clone().map(FieldValue::Text)
}

fn email(profile: &Profile) -> Option<FieldValue> {
    let shown = profile.email.clone()?;
    Some(match Email::parse(&shown) {
        Some(email) => FieldValue::Email(shown, email),
        None => FieldValue::Text(shown),
    })
}

fn phone(number: &Option<String>) -> Option<FieldValue> {
    let shown = number.clone()?;
    Some(match Phone::parse(&shown) {
        Some(phone) => FieldValue::Phone(shown, phone),
        None => FieldValue::Text(shown),
    })
}

fn link(place: &Option<String>) -> Option<FieldValue> {
    let shown = place.clone()?;
    Some(match WebLink::parse(&shown) {
        Some(link) => FieldValue::Link(shown, link),
        None => FieldValue::Text(shown),
    })
}

/// A name such as `jane.doe` looks like a host; only a written-out address is one.
fn social(place: &Option<String>) -> Option<FieldValue> {
    let written_out = place.as_ref().is_some_and(|it| it.contains("://"));
    if written_out { link(place) } else { text(place) }
}

fn address(address: &Address) -> Option<FieldValue> {
    let lines = address.lines();
    (!lines.is_empty()).then(|| FieldValue::LongText(lines.join("\n")))
}

fn tags(profile: &Profile) -> Option<FieldValue> {
    (!profile.tags.is_empty()).then(|| FieldValue::Chips(profile.tags.clone()))
}

fn words(words: [Option<Word>; 2]) -> Option<FieldValue> {
    let words: Vec<Word> = words.into_iter().flatten().collect();
    (!words.is_empty()).then_some(FieldValue::Words(words))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{LeadId, LeadStatusId};
    use crate::domain::user::LeadStatus;

    fn lead(profile: Profile) -> Lead {
        Lead {
            id: LeadId(1),
            first_name: None,
            last_name: Some("Lovelace".into()),
            organization_name: None,
            status: Some(StatusOfLead::Listed(LeadStatusId(3))),
            owner: None,
            source: None,
            profile,
        }
    }

    #[test]
    fn blank_fields_are_left_out_and_ids_become_names() {
        let directory = Directory {
            lead_statuses: vec![LeadStatus { id: LeadStatusId(3), name: "Working".into() }],
            ..Directory::default()
        };
        assert_eq!(
            of_lead(&lead(Profile::default()), &directory),
            [(Field::Status, FieldValue::Text("Working".into()))]
        );
    }

    #[test]
    fn only_real_addresses_become_links() {
        let profile = Profile {
            website: Some("javascript:alert(1)".into()),
            email: Some("not an address".into()),
            phone: Some("call me".into()),
            ..Profile::default()
        };
        let fields = of_lead(&lead(profile), &Directory::default());
        assert!(fields.iter().all(|(_, value)| matches!(value, FieldValue::Text(_))), "{fields:?}");
    }
}
