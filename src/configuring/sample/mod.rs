//! Records of ours on which admins see what a choice of fields looks like: every field holds something plausible. The
//! words come from the caller, in the admin's language.

use crate::domain::address::Address;
use crate::domain::amount::{Amount, Money};
use crate::domain::contact::{Contact, ContactKind, Relationship};
use crate::domain::custom_field::{
    CustomFieldDefinition, CustomFieldEntry, CustomFieldKey, CustomFieldKind, CustomFieldOwner, CustomFieldValue,
};
use crate::domain::deal::Deal;
use crate::domain::ids::{ContactId, DealId, LeadId, LossReasonId, PipelineId, SourceId, StageId, UserId};
use crate::domain::lead::{Lead, StatusOfLead};
use crate::domain::profile::{NextTask, Profile};
use crate::domain::reference::Reference;
use crate::domain::stage::{Stage, StageCategory};
use crate::domain::user::Directory;

/// What differs between languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SampleText {
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// Both, in the order of the language.
    FullName,
    /// A company.
    Company,
    /// The company that it belongs to.
    ParentCompany,
    /// Job title.
    Title,
    /// Line of business.
    Industry,
    /// Street and number.
    Street,
    /// Town.
    City,
    /// Country.
    Country,
    /// A few sentences.
    Description,
    /// A tag.
    Tag,
    /// Lead status.
    Status,
    /// Lead or deal source.
    Source,
    /// A salesperson.
    Owner,
    /// What sales will do next.
    Task,
    /// A deal.
    Deal,
    /// A deal's stage.
    Stage,
    /// Why a deal was lost.
    LossReason,
    /// What somebody typed into a field of the account's own.
    Own,
}

/// Gives the words.
pub type Words<'a> = &'a dyn Fn(SampleText) -> String;

const EMAIL: &str = "mia@example.com";
/// From the ranges that are kept free for stories.
const PHONE: &str = "+44 20 7946 0958";
const MOBILE: &str = "+44 7700 900123";
const WEBSITE: &str = "https://www.example.com";
const CREATED: &str = "2026-09-14T08:15:00Z";
const RECENTLY: &str = "2026-11-19T13:40:00Z";
const DAY: &str = "2026-12-15";
const SOON: &str = "2026-12-01T10:00:00Z";

/// The names that ids of the sample stand for, and the definitions of the account's own fields.
pub fn directory(words: Words<'_>, custom: &[CustomFieldDefinition]) -> Directory {
    let stage = |id: u64, position| Stage {
        id: StageId(id),
        name: words(SampleText::Stage),
        category: StageCategory::Open,
        position,
        pipeline: Some(PipelineId(1)),
    };
    Directory {
        stages: (1..=4).zip(1..).map(|(id, position)| stage(id, position)).collect(),
        custom_fields: custom.to_vec(),
        ..Directory::default()
    }
}

/// A lead.
pub fn lead(words: Words<'_>, custom: &[CustomFieldDefinition]) -> Lead {
    Lead {
        first_name: Some(words(SampleText::FirstName)),
        last_name: Some(words(SampleText::LastName)),
        organization_name: Some(words(SampleText::Company)),
        status: Some(StatusOfLead::Named(words(SampleText::Status))),
        owner: Some(named(UserId(1), words(SampleText::Owner))),
        source: Some(named(SourceId(1), words(SampleText::Source))),
        profile: profile(words, own(CustomFieldOwner::Lead, words, custom)),
        ..Lead::blank(LeadId(1))
    }
}

/// A person, or the company that the person works for.
pub fn contact(kind: ContactKind, words: Words<'_>, custom: &[CustomFieldDefinition]) -> Contact {
    let person = kind == ContactKind::Person;
    Contact {
        name: Some(words(if person { SampleText::FullName } else { SampleText::Company })),
        first_name: person.then(|| words(SampleText::FirstName)),
        last_name: person.then(|| words(SampleText::LastName)),
        company: person.then(|| named(ContactId(2), words(SampleText::Company))),
        parent_company: Some(named(ContactId(3), words(SampleText::ParentCompany))),
        owner: Some(named(UserId(1), words(SampleText::Owner))),
        customer_status: Relationship::Current,
        profile: profile(words, own(CustomFieldOwner::Contact, words, custom)),
        ..Contact::blank(ContactId(1), kind)
    }
}

/// A deal with the person.
pub fn deal(words: Words<'_>, custom: &[CustomFieldDefinition]) -> Deal {
    Deal {
        name: Some(words(SampleText::Deal)),
        value: Amount::parse("12500").map(|it| Money::new(it, Some("EUR"))),
        stage: Some(StageId(2)),
        owner: Some(named(UserId(1), words(SampleText::Owner))),
        contact: Some(named(ContactId(1), words(SampleText::FullName))),
        source: Some(named(SourceId(1), words(SampleText::Source))),
        loss_reason: Some(named(LossReasonId(1), words(SampleText::LossReason))),
        expected_close: Some(DAY.into()),
        win_likelihood: Amount::parse("60"),
        hot: true,
        tags: vec![words(SampleText::Tag)],
        last_stage_change_at: Some(RECENTLY.into()),
        last_activity_at: Some(RECENTLY.into()),
        next_task: Some(task(words)),
        created_at: Some(CREATED.into()),
        updated_at: Some(RECENTLY.into()),
        custom_fields: own(CustomFieldOwner::Deal, words, custom),
        ..Deal::blank(DealId(1))
    }
}

fn profile(words: Words<'_>, custom_fields: Vec<CustomFieldEntry>) -> Profile {
    let same = |text: &str| Some(text.to_owned());
    Profile {
        title: Some(words(SampleText::Title)),
        description: Some(words(SampleText::Description)),
        industry: Some(words(SampleText::Industry)),
        website: same(WEBSITE),
        email: same(EMAIL),
        phone: same(PHONE),
        mobile: same(MOBILE),
        fax: same("+44 20 7946 0959"),
        skype: same("mia.example"),
        twitter: same("@mia_example"),
        facebook: same("mia.example"),
        linkedin: same("https://www.linkedin.com/in/mia-example"),
        address: address(words),
        tags: vec![words(SampleText::Tag)],
        last_contact_at: same(RECENTLY),
        last_activity_at: same(RECENTLY),
        next_task: Some(task(words)),
        created_at: same(CREATED),
        updated_at: same(RECENTLY),
        custom_fields,
    }
}

fn address(words: Words<'_>) -> Address {
    Address {
        street: Some(words(SampleText::Street)),
        city: Some(words(SampleText::City)),
        country: Some(words(SampleText::Country)),
        ..Address::default()
    }
}

fn task(words: Words<'_>) -> NextTask {
    NextTask { content: words(SampleText::Task), due: Some(SOON.into()) }
}

fn named<Id>(id: Id, name: String) -> Reference<Id> {
    Reference { id, name: Some(name) }
}

/// The account's own fields, each with a value of its type.
fn own(owner: CustomFieldOwner, words: Words<'_>, custom: &[CustomFieldDefinition]) -> Vec<CustomFieldEntry> {
    let entry = |field: &CustomFieldDefinition| CustomFieldEntry {
        key: CustomFieldKey::Id(field.id),
        value: value(field, words),
    };
    custom.iter().filter(|it| it.owner == owner).map(entry).collect()
}

fn value(field: &CustomFieldDefinition, words: Words<'_>) -> CustomFieldValue {
    let typed = || words(SampleText::Own);
    CustomFieldValue::Text(match field.kind {
        CustomFieldKind::Flag => return CustomFieldValue::Flag(true),
        CustomFieldKind::Address => return CustomFieldValue::Address(address(words)),
        CustomFieldKind::Choices if field.choices.is_empty() => return CustomFieldValue::List(vec![typed()]),
        CustomFieldKind::Choices => {
            return CustomFieldValue::List(field.choices.iter().take(2).cloned().collect());
        }
        CustomFieldKind::Choice => field.choices.first().cloned().unwrap_or_else(typed),
        CustomFieldKind::Text => typed(),
        CustomFieldKind::LongText => words(SampleText::Description),
        CustomFieldKind::Email => EMAIL.into(),
        CustomFieldKind::Phone => PHONE.into(),
        CustomFieldKind::Url => WEBSITE.into(),
        CustomFieldKind::Number => "42".into(),
        CustomFieldKind::Date => DAY.into(),
        CustomFieldKind::Moment => SOON.into(),
    })
}

#[cfg(test)]
mod tests;
