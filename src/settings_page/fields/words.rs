//! The words of the field settings: names of cards, types of custom fields, and what the sample record holds.

use crate::configuring::sample::SampleText;
use crate::domain::custom_field::{CustomFieldDefinition, CustomFieldKind};
use crate::domain::field::{Card, FieldKey};
use crate::i18n::{key, t, t_with};

/// What a card is for.
pub fn card(card: Card) -> String {
    t(match card {
        Card::Lead => key("kind.lead"),
        Card::Person => key("kind.person"),
        Card::Company => key("kind.company"),
        Card::Deal => key("settings.fields.deal"),
    })
}

/// The definition of a custom field.
pub fn definition(card: Card, field: FieldKey, custom: &[CustomFieldDefinition]) -> Option<&CustomFieldDefinition> {
    let FieldKey::Custom(id) = field else { return None };
    custom.iter().find(|it| it.owner == card.owner() && it.id == id)
}

/// What sort a custom field is, for a chip beside its name.
pub fn sort(card: Card, field: FieldKey, custom: &[CustomFieldDefinition]) -> Option<String> {
    let definition = definition(card, field, custom)?;
    Some(t_with("settings.fields.custom", &[("type", &kind(definition.kind))]))
}

fn kind(kind: CustomFieldKind) -> String {
    t(match kind {
        CustomFieldKind::Text => key("settings.fields.type.text"),
        CustomFieldKind::LongText => key("settings.fields.type.long_text"),
        CustomFieldKind::Email => key("settings.fields.type.email"),
        CustomFieldKind::Phone => key("settings.fields.type.phone"),
        CustomFieldKind::Url => key("settings.fields.type.url"),
        CustomFieldKind::Number => key("settings.fields.type.number"),
        CustomFieldKind::Flag => key("settings.fields.type.flag"),
        CustomFieldKind::Date => key("settings.fields.type.date"),
        CustomFieldKind::Moment => key("settings.fields.type.moment"),
        CustomFieldKind::Choice => key("settings.fields.type.choice"),
        CustomFieldKind::Choices => key("settings.fields.type.choices"),
        CustomFieldKind::Address => key("settings.fields.type.address"),
    })
}

/// What the sample record holds.
pub fn sample(text: SampleText) -> String {
    t(match text {
        SampleText::FirstName => key("settings.sample.first_name"),
        SampleText::LastName => key("settings.sample.last_name"),
        SampleText::FullName => key("settings.sample.full_name"),
        SampleText::Company => key("settings.sample.company"),
        SampleText::ParentCompany => key("settings.sample.parent_company"),
        SampleText::Title => key("settings.sample.title"),
        SampleText::Industry => key("settings.sample.industry"),
        SampleText::Street => key("settings.sample.street"),
        SampleText::City => key("settings.sample.city"),
        SampleText::Country => key("settings.sample.country"),
        SampleText::Description => key("settings.sample.description"),
        SampleText::Tag => key("settings.sample.tag"),
        SampleText::Status => key("settings.sample.status"),
        SampleText::Source => key("settings.sample.source"),
        SampleText::Owner => key("settings.sample.owner"),
        SampleText::Task => key("settings.sample.task"),
        SampleText::Deal => key("settings.sample.deal"),
        SampleText::Stage => key("settings.sample.stage"),
        SampleText::LossReason => key("settings.sample.loss_reason"),
        SampleText::Own => key("settings.sample.own"),
    })
}
