//! The sample shows every field that can be chosen.

use super::*;
use crate::domain::field::{self, Card, FieldChoice, FieldKey, FieldValue, Row};
use crate::domain::ids::CustomFieldId;
use CustomFieldKind as Kind;

const KINDS: [Kind; 12] = [
    Kind::Text,
    Kind::LongText,
    Kind::Email,
    Kind::Phone,
    Kind::Url,
    Kind::Number,
    Kind::Flag,
    Kind::Date,
    Kind::Moment,
    Kind::Choice,
    Kind::Choices,
    Kind::Address,
];

fn words(text: SampleText) -> String {
    format!("{text:?}")
}

/// A field of every kind for an owner.
fn custom(owner: CustomFieldOwner) -> Vec<CustomFieldDefinition> {
    let field = |(id, kind)| CustomFieldDefinition {
        owner,
        id: CustomFieldId(id),
        name: format!("Field {id}"),
        kind,
        for_company: true,
        for_person: true,
        choices: Vec::new(),
    };
    (1..).zip(KINDS).map(field).collect()
}

fn rows(card: Card, chosen: Vec<FieldKey>, custom: &[CustomFieldDefinition]) -> Vec<Row> {
    let choice = FieldChoice { lead: chosen.clone(), person: chosen.clone(), company: chosen.clone(), deal: chosen };
    let directory = directory(&words, custom);
    match card {
        Card::Lead => field::of_lead(&lead(&words, custom), &directory, &choice),
        Card::Person => field::of_contact(&contact(ContactKind::Person, &words, custom), &directory, &choice),
        Card::Company => field::of_contact(&contact(ContactKind::Company, &words, custom), &directory, &choice),
        Card::Deal => field::of_deal(&deal(&words, custom), &directory, &choice),
    }
}

#[test]
fn every_field_that_a_card_offers_holds_something() {
    for card in Card::ALL {
        for field in card.defaults().iter().chain(card.further()) {
            assert_eq!(rows(card, vec![FieldKey::Standard(*field)], &[]).len(), 1, "{card:?}: {field:?}");
        }
    }
}

#[test]
fn a_field_of_the_account_holds_what_its_type_says() {
    for card in Card::ALL {
        let custom = custom(card.owner());
        let chosen = custom.iter().map(|it| FieldKey::Custom(it.id)).collect();
        let rows = rows(card, chosen, &custom);
        assert_eq!(rows.len(), KINDS.len(), "{card:?}");
        let plain = rows.iter().filter(|row| matches!(row.value, FieldValue::Text(_))).count();
        assert_eq!(plain, 2, "{card:?}: only a text and a choice are plain");
    }
}

#[test]
fn the_first_choices_of_a_list_are_shown() {
    let mut fields = custom(CustomFieldOwner::Lead);
    for field in &mut fields {
        field.choices = ["Red", "Green", "Blue"].map(String::from).to_vec();
    }
    let chosen = fields.iter().map(|it| FieldKey::Custom(it.id)).collect();
    let values: Vec<FieldValue> = rows(Card::Lead, chosen, &fields).into_iter().map(|it| it.value).collect();
    assert!(values.contains(&FieldValue::Text("Red".into())));
    assert!(values.contains(&FieldValue::Chips(vec!["Red".into(), "Green".into()])));
}
