//! The rows of a card: both of Sell's interfaces give the same ones, custom fields of every type among them.

use crate::BOTH_PLANS;
use crate::customers::{by_email, only_v3};
use crate::sandbox::Sandbox;
use pollster::block_on;
use sell_sidebar::domain::contact::{Contact, ContactKind};
use sell_sidebar::domain::custom_field::{CustomFieldDefinition, CustomFieldKind, CustomFieldOwner};
use sell_sidebar::domain::field::{self, Card, Field, FieldChoice, FieldKey, FieldValue, Label, Row};
use sell_sidebar::domain::ids::{ContactId, CustomFieldId};
use sell_sidebar::domain::reference::Reference;
use sell_sidebar::domain::user::Directory;
use sell_sidebar::sell::{SearchPlan, Sell};
use std::rc::Rc;

const AMELIE: &str = "amelie.laurent@maison-lumiere.example";
const MAISON_LUMIERE: &str = "bonjour@maison-lumiere.example";
const KENJI: &str = "kenji.tanaka@hoshino-denki.example";
const AMELIES_ID: ContactId = ContactId(5002);

fn amelie() -> Contact {
    Contact::blank(AMELIES_ID, ContactKind::Person)
}

fn definitions(sandbox: &Sandbox) -> Vec<CustomFieldDefinition> {
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    [CustomFieldOwner::Lead, CustomFieldOwner::Contact, CustomFieldOwner::Deal]
        .into_iter()
        .flat_map(|owner| block_on(sell.custom_fields(owner)).unwrap_or_else(|failure| panic!("{failure:?}")))
        .collect()
}

/// Everything that every card offers.
fn everything(definitions: &[CustomFieldDefinition]) -> FieldChoice {
    let keys = |card: Card| {
        let standard = card.defaults().iter().chain(card.further()).copied().map(FieldKey::Standard);
        let custom = definitions.iter().filter(|it| card.offers_custom(it)).map(|it| FieldKey::Custom(it.id));
        standard.chain(custom).collect()
    };
    FieldChoice {
        lead: keys(Card::Lead),
        person: keys(Card::Person),
        company: keys(Card::Company),
        deal: keys(Card::Deal),
    }
}

/// All rows of the one customer with this address.
fn rows_of_customer(sandbox: &Sandbox, plan: SearchPlan, email: &str) -> Vec<Row> {
    let choice = Rc::new(everything(&definitions(sandbox)));
    let sell = Sell::new(sandbox.transport(), plan).for_cards(choice.clone());
    let found = block_on(sell.find_customer(&by_email(email))).unwrap_or_else(|failure| panic!("{failure:?}"));
    let (directory, gaps) = block_on(sell.directory_for(&found.matches));
    assert_eq!((found.gaps, gaps), (vec![], vec![]));
    let contacts = found.matches.contacts.iter().flat_map(|it| field::of_contact(&it.record, &directory, &choice));
    let leads = found.matches.leads.iter().flat_map(|it| field::of_lead(&it.record, &directory, &choice));
    contacts.chain(leads).collect()
}

/// All rows of the deal that has everything.
fn rows_of_deal(sandbox: &Sandbox, plan: SearchPlan) -> Vec<Row> {
    let choice = Rc::new(everything(&definitions(sandbox)));
    let sell = Sell::new(sandbox.transport(), plan).for_cards(choice.clone());
    let directory = Directory {
        users: block_on(sell.users()).unwrap_or_else(|failure| panic!("{failure:?}")),
        stages: block_on(sell.stages()).unwrap_or_else(|failure| panic!("{failure:?}")),
        deal_sources: block_on(sell.deal_sources()).unwrap_or_else(|failure| panic!("{failure:?}")),
        loss_reasons: block_on(sell.loss_reasons()).unwrap_or_else(|failure| panic!("{failure:?}")),
        companies: vec![Reference { id: AMELIES_ID, name: Some("Amélie Laurent".to_owned()) }],
        custom_fields: definitions(sandbox),
        ..Directory::default()
    };
    let deals = block_on(sell.deals_of(&amelie())).unwrap_or_else(|failure| panic!("{failure:?}"));
    let deal = deals.iter().find(|deal| !deal.custom_fields.is_empty());
    deal.map(|deal| field::of_deal(deal, &directory, &choice)).unwrap_or_default()
}

/// The kinds of custom fields that the rows show, and how each is drawn.
fn custom_values(rows: &[Row], owner: CustomFieldOwner, definitions: &[CustomFieldDefinition]) -> Vec<CustomFieldKind> {
    let shown = |definition: &&CustomFieldDefinition| {
        let row = rows.iter().find(|row| row.label == Label::Custom(definition.name.clone()));
        row.is_some_and(|row| reads_as(definition.kind, &row.value))
    };
    definitions.iter().filter(|it| it.owner == owner).filter(shown).map(|it| it.kind).collect()
}

fn reads_as(kind: CustomFieldKind, value: &FieldValue) -> bool {
    match kind {
        CustomFieldKind::Text | CustomFieldKind::Choice => matches!(value, FieldValue::Text(_)),
        CustomFieldKind::LongText | CustomFieldKind::Address => matches!(value, FieldValue::LongText(_)),
        CustomFieldKind::Email => matches!(value, FieldValue::Email(..)),
        CustomFieldKind::Phone => matches!(value, FieldValue::Phone(..)),
        CustomFieldKind::Url => matches!(value, FieldValue::Link(..)),
        CustomFieldKind::Number => matches!(value, FieldValue::Number(_)),
        CustomFieldKind::Flag => matches!(value, FieldValue::Flag(true)),
        CustomFieldKind::Date => matches!(value, FieldValue::Date(_)),
        CustomFieldKind::Moment => matches!(value, FieldValue::Moment(_)),
        CustomFieldKind::Choices => matches!(value, FieldValue::Chips(_)),
    }
}

fn value(rows: &[Row], wanted: Field) -> Option<&FieldValue> {
    rows.iter().find(|row| row.label == Label::Standard(wanted)).map(|row| &row.value)
}

fn in_both(rows: &[Row]) -> Vec<&Row> {
    rows.iter().filter(|row| !only_v3(row)).collect()
}

#[test]
fn both_interfaces_show_the_same_fields_of_a_lead_with_custom_fields_of_every_type() {
    let sandbox = Sandbox::start();
    let [with_v3, without] = BOTH_PLANS.map(|plan| rows_of_customer(&sandbox, plan, KENJI));
    assert_eq!(in_both(&with_v3), in_both(&without));
    let definitions = definitions(&sandbox);
    assert_eq!(custom_values(&with_v3, CustomFieldOwner::Lead, &definitions).len(), 12, "{with_v3:#?}");
}

#[test]
fn both_interfaces_show_the_same_fields_of_a_person_and_a_company() {
    let sandbox = Sandbox::start();
    let definitions = definitions(&sandbox);
    let mut kinds = Vec::new();
    for (email, count) in [(AMELIE, 8), (MAISON_LUMIERE, 8)] {
        let [with_v3, without] = BOTH_PLANS.map(|plan| rows_of_customer(&sandbox, plan, email));
        assert_eq!(in_both(&with_v3), in_both(&without), "{email}");
        let shown = custom_values(&with_v3, CustomFieldOwner::Contact, &definitions);
        assert_eq!(shown.len(), count, "{email}: {with_v3:#?}");
        kinds.extend(shown);
    }
    assert!(definitions.iter().all(|it| kinds.contains(&it.kind)), "{kinds:?}");
}

#[test]
fn both_interfaces_show_the_same_fields_of_a_deal_with_custom_fields_of_every_type() {
    let sandbox = Sandbox::start();
    let [with_v3, without] = BOTH_PLANS.map(|plan| rows_of_deal(&sandbox, plan));
    let comparable = |mut rows: Vec<Row>| {
        rows.retain(|row| row.label != Label::Standard(Field::NextActivity));
        rows
    };
    assert_eq!(comparable(with_v3.clone()), comparable(without));
    let definitions = definitions(&sandbox);
    assert_eq!(custom_values(&with_v3, CustomFieldOwner::Deal, &definitions).len(), 12, "{with_v3:#?}");
    for field in
        [Field::Value, Field::Stage, Field::Source, Field::PrimaryContact, Field::WinLikelihood, Field::LastActivity]
    {
        assert!(value(&with_v3, field).is_some(), "{field:?}: {with_v3:#?}");
    }
}

#[test]
fn search_v3_tells_the_next_task_and_the_last_activity() {
    let sandbox = Sandbox::start();
    for (email, content, due) in [
        (AMELIE, "Send the two-part offer", "2026-11-24T10:00:00Z"),
        (KENJI, "Prepare ten scanners", "2026-11-30T01:00:00Z"),
    ] {
        let rows = rows_of_customer(&sandbox, SearchPlan::Try, email);
        let Some(FieldValue::Task(task)) = value(&rows, Field::NextActivity) else { panic!("{rows:#?}") };
        assert_eq!((task.content.as_str(), task.due.as_deref()), (content, Some(due)));
        for field in [Field::LastActivity, Field::LastContact] {
            assert!(matches!(value(&rows, field), Some(FieldValue::Moment(_))), "{field:?}: {rows:#?}");
        }
    }
}

#[test]
fn hostile_custom_fields_stay_text() {
    let sandbox = Sandbox::start();
    for plan in BOTH_PLANS {
        let rows = rows_of_customer(&sandbox, plan, "mallory@evil.example");
        let custom: Vec<&Row> = rows.iter().filter(|row| matches!(row.label, Label::Custom(_))).collect();
        assert_eq!(custom.len(), 4, "{plan:?}: {rows:#?}");
        let text = |row: &&Row| matches!(row.value, FieldValue::Text(_) | FieldValue::LongText(_));
        assert!(custom.iter().all(text), "{plan:?}: {custom:#?}");
    }
}

#[test]
fn a_chosen_custom_field_without_definition_is_skipped() {
    let sandbox = Sandbox::start();
    let sell = Sell::new(sandbox.transport(), SearchPlan::Missing);
    let deals = block_on(sell.deals_of(&amelie())).unwrap_or_else(|failure| panic!("{failure:?}"));
    let deleted = vec![FieldKey::Custom(CustomFieldId(841)), FieldKey::Standard(Field::Name)];
    let choice = FieldChoice { deal: deleted, ..FieldChoice::default() };
    for deal in &deals {
        let labels: Vec<Label> =
            field::of_deal(deal, &Directory::default(), &choice).into_iter().map(|row| row.label).collect();
        assert_eq!(labels, [Label::Standard(Field::Name)]);
    }
}
