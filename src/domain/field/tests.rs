//! The rows of whole records: choice, order, and what is left out.

use super::*;
use crate::domain::amount::{Amount, Money};
use crate::domain::contact::{ContactKind, Relationship};
use crate::domain::custom_field::{
    CustomFieldDefinition, CustomFieldKey, CustomFieldKind, CustomFieldOwner, CustomFieldValue,
};
use crate::domain::ids::{ContactId, CustomFieldId, DealId, LeadId, LeadStatusId, LossReasonId, SourceId, StageId};
use crate::domain::lead::StatusOfLead;
use crate::domain::profile::{NextTask, Profile};
use crate::domain::reference::Reference;
use crate::domain::stage::{Stage, StageCategory};
use crate::domain::user::{LeadStatus, Source};

fn lead(profile: Profile) -> Lead {
    Lead {
        first_name: Some("Ada".into()),
        last_name: Some("Lovelace".into()),
        status: Some(StatusOfLead::Listed(LeadStatusId(3))),
        profile,
        ..Lead::blank(LeadId(1))
    }
}

fn contact(kind: ContactKind) -> Contact {
    Contact {
        customer_status: Relationship::Past,
        prospect_status: Relationship::Current,
        ..Contact::blank(ContactId(1), kind)
    }
}

fn definition(owner: CustomFieldOwner, id: u64, name: &str) -> CustomFieldDefinition {
    CustomFieldDefinition {
        owner,
        id: CustomFieldId(id),
        name: name.into(),
        kind: CustomFieldKind::Text,
        for_company: false,
        for_person: false,
        choices: Vec::new(),
    }
}

fn keys(words: &[&str]) -> Vec<FieldKey> {
    words.iter().filter_map(|it| FieldKey::parse(it)).collect()
}

fn text(label: Label, text: &str) -> Row {
    Row { label, value: FieldValue::Text(text.into()) }
}

#[test]
fn blank_fields_are_left_out_and_ids_become_names() {
    let directory = Directory {
        lead_statuses: vec![LeadStatus { id: LeadStatusId(3), name: "Working".into() }],
        ..Directory::default()
    };
    assert_eq!(
        of_lead(&lead(Profile::default()), &directory, &FieldChoice::default()),
        [text(Label::Standard(Field::Status), "Working")]
    );
}

#[test]
fn only_real_addresses_become_links() {
    let profile = Profile {
        website: Some("javascript:alert(1)".into()),
        email: Some("not an address".into()),
        phone: Some("call me".into()),
        linkedin: Some("jane.doe".into()),
        facebook: Some("javascript://evil.example/%0aalert(1)".into()),
        last_contact_at: Some("recently".into()),
        ..Profile::default()
    };
    let choice = FieldChoice {
        lead: keys(&["website", "email", "phone", "linkedin", "facebook", "last_contact"]),
        ..FieldChoice::default()
    };
    let rows = of_lead(&lead(profile), &Directory::default(), &choice);
    assert_eq!(rows.len(), 6);
    assert!(rows.iter().all(|row| matches!(row.value, FieldValue::Text(_))), "{rows:?}");
}

#[test]
fn the_chosen_fields_come_in_the_chosen_order() {
    let profile = Profile {
        title: Some("Countess".into()),
        industry: Some("Computing".into()),
        next_task: Some(NextTask { content: "Call".into(), due: None }),
        ..Profile::default()
    };
    let choice =
        FieldChoice { lead: keys(&["next_activity", "last_name", "industry", "fax"]), ..FieldChoice::default() };
    let labels: Vec<Label> =
        of_lead(&lead(profile), &Directory::default(), &choice).into_iter().map(|row| row.label).collect();
    assert_eq!(labels, [Field::NextActivity, Field::LastName, Field::Industry].map(Label::Standard));
}

#[test]
fn a_custom_field_is_found_by_id_or_by_name_and_skipped_once_it_is_deleted() {
    let directory = Directory {
        custom_fields: vec![
            definition(CustomFieldOwner::Deal, 7, "Of deals"),
            definition(CustomFieldOwner::Lead, 7, "Region"),
        ],
        ..Directory::default()
    };
    let choice = FieldChoice { lead: keys(&["custom:99", "custom:7"]), ..FieldChoice::default() };
    let entry = |key, words: &str| CustomFieldEntry { key, value: CustomFieldValue::Text(words.into()) };
    for key in [CustomFieldKey::Id(CustomFieldId(7)), CustomFieldKey::Name("Region".into())] {
        let other = entry(CustomFieldKey::Id(CustomFieldId(99)), "deleted");
        let profile = Profile { custom_fields: vec![other, entry(key, "APAC")], ..Profile::default() };
        let rows = of_lead(&lead(profile), &directory, &choice);
        assert_eq!(rows, [text(Label::Custom("Region".into()), "APAC")]);
    }
    let named_like_an_id = entry(CustomFieldKey::Name("7".into()), "another field");
    let profile = Profile { custom_fields: vec![named_like_an_id], ..Profile::default() };
    assert_eq!(of_lead(&lead(profile), &directory, &choice), []);
}

#[test]
fn people_and_companies_have_choices_of_their_own() {
    let choice = FieldChoice {
        person: keys(&["relationship"]),
        company: keys(&["type", "relationship"]),
        ..FieldChoice::default()
    };
    let values = |kind| -> Vec<FieldValue> {
        of_contact(&contact(kind), &Directory::default(), &choice).into_iter().map(|row| row.value).collect()
    };
    let both = vec![Word::PastCustomer, Word::CurrentProspect];
    assert_eq!(values(ContactKind::Person), [FieldValue::Words(both)]);
    assert_eq!(
        values(ContactKind::Company),
        [FieldValue::Words(vec![Word::Company]), FieldValue::Words(vec![Word::PastCustomer])]
    );
}

#[test]
fn every_field_of_a_deal_is_shown_as_what_it_is() {
    let (Some(amount), Some(seventy)) = (Amount::parse("12500.50"), Amount::parse("70")) else {
        panic!("the test's own values are in order")
    };
    let money = Money::new(amount, Some("EUR"));
    let task = NextTask { content: "Send the offer".into(), due: Some("2026-11-24T10:00:00Z".into()) };
    let deal = Deal {
        name: Some("Ten seats".into()),
        value: Some(money.clone()),
        stage: Some(StageId(3)),
        contact: Some(Reference { id: ContactId(2), name: Some("Amélie".into()) }),
        source: Some(Reference::to(SourceId(4))),
        loss_reason: Some(Reference::to(LossReasonId(5))),
        expected_close: Some("2026-12-15".into()),
        win_likelihood: Some(seventy),
        tags: vec!["expansion".into()],
        last_stage_change_at: Some("2026-11-18T16:00:00Z".into()),
        next_task: Some(task.clone()),
        ..Deal::blank(DealId(1))
    };
    let directory = Directory {
        stages: vec![Stage {
            id: StageId(3),
            name: "Quote".into(),
            category: StageCategory::Open,
            position: 3,
            pipeline: None,
        }],
        deal_sources: vec![Source { id: SourceId(4), name: "Fair".into() }],
        loss_reasons: vec![Reference { id: LossReasonId(5), name: Some("Price".into()) }],
        ..Directory::default()
    };
    for (name, shown) in [
        ("name", FieldValue::Text("Ten seats".into())),
        ("stage", FieldValue::Text("Quote".into())),
        ("value", FieldValue::Money(money)),
        ("expected_close", FieldValue::Date("2026-12-15".into())),
        ("source", FieldValue::Text("Fair".into())),
        ("hot", FieldValue::Flag(false)),
        ("win_likelihood", FieldValue::Percent(seventy)),
        ("primary_contact", FieldValue::Text("Amélie".into())),
        ("last_stage_change", FieldValue::Moment("2026-11-18T16:00:00Z".into())),
        ("tags", FieldValue::Chips(vec!["expansion".into()])),
        ("loss_reason", FieldValue::Text("Price".into())),
        ("next_activity", FieldValue::Task(task)),
    ] {
        let choice = FieldChoice { deal: keys(&[name]), ..FieldChoice::default() };
        let values: Vec<_> = of_deal(&deal, &directory, &choice).into_iter().map(|row| row.value).collect();
        assert_eq!(values, [shown], "{name}");
    }
}

#[test]
fn every_field_that_a_card_offers_has_a_source() {
    let words = || Some("2026-11-24".to_owned());
    let task = || Some(NextTask { content: "Call".into(), due: None });
    let profile = Profile {
        title: words(),
        description: words(),
        industry: words(),
        website: words(),
        email: words(),
        phone: words(),
        mobile: words(),
        fax: words(),
        skype: words(),
        twitter: words(),
        facebook: words(),
        linkedin: words(),
        address: crate::domain::address::Address { city: words(), ..Default::default() },
        tags: words().into_iter().collect(),
        last_contact_at: words(),
        last_activity_at: words(),
        next_task: task(),
        created_at: words(),
        updated_at: words(),
        custom_fields: Vec::new(),
    };
    let company = || Some(Reference { id: ContactId(9), name: words() });
    let owner = || Some(Reference { id: crate::domain::ids::UserId(1), name: words() });
    let source = || Some(Reference { id: SourceId(1), name: words() });
    let lead = Lead {
        organization_name: words(),
        status: words().map(StatusOfLead::Named),
        owner: owner(),
        source: source(),
        ..lead(profile.clone())
    };
    let contact = |kind| Contact {
        first_name: words(),
        last_name: words(),
        owner: owner(),
        company: company(),
        parent_company: company(),
        profile: profile.clone(),
        ..contact(kind)
    };
    let deal = Deal {
        name: words(),
        value: Some(Money::new(Amount::default(), None)),
        stage: Some(StageId(1)),
        owner: owner(),
        contact: company(),
        source: source(),
        loss_reason: Some(Reference { id: LossReasonId(1), name: words() }),
        expected_close: words(),
        win_likelihood: Some(Amount::default()),
        tags: words().into_iter().collect(),
        last_stage_change_at: words(),
        last_activity_at: words(),
        next_task: task(),
        created_at: words(),
        ..Deal::blank(DealId(1))
    };
    let stage =
        Stage { id: StageId(1), name: "Quote".into(), category: StageCategory::Open, position: 1, pipeline: None };
    let directory = Directory { stages: vec![stage], ..Directory::default() };
    let all = |card: Card| -> Vec<FieldKey> {
        card.defaults().iter().chain(card.further()).copied().map(FieldKey::Standard).collect()
    };
    let choice = FieldChoice {
        lead: all(Card::Lead),
        person: all(Card::Person),
        company: all(Card::Company),
        deal: all(Card::Deal),
    };
    for (card, rows) in [
        (Card::Lead, of_lead(&lead, &directory, &choice)),
        (Card::Person, of_contact(&contact(ContactKind::Person), &directory, &choice)),
        (Card::Company, of_contact(&contact(ContactKind::Company), &directory, &choice)),
        (Card::Deal, of_deal(&deal, &directory, &choice)),
    ] {
        let shown: Vec<Label> = rows.into_iter().map(|row| row.label).collect();
        let offered: Vec<Label> = card.defaults().iter().chain(card.further()).copied().map(Label::Standard).collect();
        assert_eq!(shown, offered, "{card:?}");
    }
}
