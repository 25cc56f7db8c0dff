//! Which fields a card shows, in which order, and what each holds (spec 5). The screens only draw what this list says.

mod catalogue;
mod custom;
mod deal;
mod key;
mod party;
mod value;

use super::contact::Contact;
use super::custom_field::CustomFieldEntry;
use super::deal::Deal;
use super::lead::Lead;
use super::user::Directory;

pub use catalogue::{Card, FieldChoice};
pub use key::{Field, FieldKey};
pub use value::{FieldValue, Word};

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is called.
    pub label: Label,
    /// What it holds.
    pub value: FieldValue,
}

/// What a field is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// A field of ours, which the screens name.
    Standard(Field),
    /// The name of a custom field: a text from outside.
    Custom(String),
}

/// A lead's fields as chosen; blank ones are left out.
pub fn of_lead(lead: &Lead, directory: &Directory, choice: &FieldChoice) -> Vec<Row> {
    let standard = |field| party::of_lead(field, lead, directory);
    rows(Card::Lead, choice, directory, &lead.profile.custom_fields, &standard)
}

/// A person's or company's fields as chosen; blank ones are left out.
pub fn of_contact(contact: &Contact, directory: &Directory, choice: &FieldChoice) -> Vec<Row> {
    let standard = |field| party::of_contact(field, contact, directory);
    rows(contact.kind.into(), choice, directory, &contact.profile.custom_fields, &standard)
}

/// A deal's fields as chosen; blank ones are left out.
pub fn of_deal(deal: &Deal, directory: &Directory, choice: &FieldChoice) -> Vec<Row> {
    let standard = |field| deal::value(field, deal, directory);
    rows(Card::Deal, choice, directory, &deal.custom_fields, &standard)
}

/// A chosen custom field that the CRM no longer defines is left out, too.
fn rows(
    card: Card,
    choice: &FieldChoice,
    directory: &Directory,
    entries: &[CustomFieldEntry],
    standard: &dyn Fn(Field) -> Option<FieldValue>,
) -> Vec<Row> {
    let row = |key: &FieldKey| {
        Some(match key {
            FieldKey::Standard(field) => Row { label: Label::Standard(*field), value: standard(*field)? },
            FieldKey::Custom(id) => {
                let definition = directory.custom_field(card.owner(), *id)?;
                let value = custom::value(definition.kind, definition.value_in(entries)?)?;
                Row { label: Label::Custom(definition.name.clone()), value }
            }
        })
    };
    choice.of(card).iter().filter_map(row).collect()
}

#[cfg(test)]
mod tests;
