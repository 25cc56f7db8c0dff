//! Fields that an account added to its records.

use super::address::Address;
use super::ids::CustomFieldId;

/// What a record holds in a custom field, before the field's definition says how to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustomFieldValue {
    /// Any single text, number, date or choice.
    Text(String),
    /// A checkbox.
    Flag(bool),
    /// Several choices.
    List(Vec<String>),
    /// A postal address.
    Address(Address),
}

/// How a record names a custom field: one of the CRM's two interfaces by the field's display name, the other by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustomFieldKey {
    /// The display name.
    Name(String),
    /// The id.
    Id(CustomFieldId),
}

/// A custom field of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomFieldEntry {
    /// Which field.
    pub key: CustomFieldKey,
    /// What it holds.
    pub value: CustomFieldValue,
}

/// The kinds of record that have custom fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CustomFieldOwner {
    /// Leads.
    Lead,
    /// People and companies.
    Contact,
    /// Deals.
    Deal,
}

/// The types of custom fields (`sell-api.md` 2.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CustomFieldKind {
    /// One line, and every type that is not known here.
    Text,
    /// Several lines.
    LongText,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A web address.
    Url,
    /// A number.
    Number,
    /// A checkbox.
    Flag,
    /// A day.
    Date,
    /// A day and time.
    Moment,
    /// One of several choices.
    Choice,
    /// Some of several choices.
    Choices,
    /// A postal address.
    Address,
}

/// What a custom field is for and what it may hold (`sell-api.md` 2.7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomFieldDefinition {
    /// Whose field it is.
    pub owner: CustomFieldOwner,
    /// Its id; unique among the fields of one owner.
    pub id: CustomFieldId,
    /// The name that people gave it.
    pub name: String,
    /// What it holds.
    pub kind: CustomFieldKind,
    /// Whether companies have it.
    pub for_company: bool,
    /// Whether people have it.
    pub for_person: bool,
    /// The choices of a list.
    pub choices: Vec<String>,
}

impl CustomFieldDefinition {
    /// What a record holds in this field, whichever way the record names it.
    pub fn value_in<'a>(&self, entries: &'a [CustomFieldEntry]) -> Option<&'a CustomFieldValue> {
        let named = |key: &CustomFieldKey| match key {
            CustomFieldKey::Name(name) => *name == self.name,
            CustomFieldKey::Id(id) => *id == self.id,
        };
        entries.iter().find(|entry| named(&entry.key)).map(|entry| &entry.value)
    }
}
