//! What an arrangement of fields may and may not do.

use super::*;
use crate::domain::custom_field::{CustomFieldKind, CustomFieldOwner};
use crate::domain::field::Field;
use crate::domain::ids::{CustomFieldId, SupportUserId};
use crate::settings::{Document, Editor, Setting};
use proptest::prelude::*;
use serde_json::json;

const EMAIL: FieldKey = FieldKey::Standard(Field::Email);
const PHONE: FieldKey = FieldKey::Standard(Field::Phone);
const STAGE: FieldKey = FieldKey::Standard(Field::Stage);

fn custom(id: u64) -> FieldKey {
    FieldKey::Custom(CustomFieldId(id))
}

fn published() -> FieldChoice {
    FieldChoice { lead: vec![EMAIL, PHONE], ..FieldChoice::default() }
}

#[test]
fn a_field_is_added_once_where_the_card_offers_it() {
    let (mut draft, published) = (FieldDraft::default(), published());
    assert!(!draft.add(Card::Lead, EMAIL, &published));
    assert!(!draft.add(Card::Lead, STAGE, &published));
    assert!(draft.add(Card::Lead, custom(7), &published));
    assert_eq!(draft.of(Card::Lead, &published), [EMAIL, PHONE, custom(7)]);
    assert_eq!(draft.of(Card::Deal, &published), published.of(Card::Deal));
}

#[test]
fn a_card_takes_as_many_fields_as_the_settings_keep() {
    let (mut draft, published) = (FieldDraft::default(), published());
    for id in 0..98 {
        assert!(draft.add(Card::Lead, custom(id), &published), "{id}");
    }
    assert!(draft.is_full(Card::Lead, &published));
    assert!(!draft.add(Card::Lead, custom(98), &published));
}

#[test]
fn nothing_is_to_be_published_once_all_is_as_it_was() {
    let (mut draft, published) = (FieldDraft::default(), published());
    assert_eq!(draft.change(&published), None);
    draft.reorder(Card::Lead, &[PHONE, EMAIL], &published);
    assert!(draft.changes(Card::Lead, &published));
    draft.reorder(Card::Lead, &[EMAIL, PHONE], &published);
    draft.remove(Card::Deal, custom(1), &published);
    draft.reset(Card::Person, &published);
    assert_eq!(draft, FieldDraft::default());
    assert_eq!(draft.change(&published), None);
}

#[test]
fn all_changed_cards_are_published_in_one_change() {
    let (mut draft, published) = (FieldDraft::default(), published());
    draft.reset(Card::Lead, &published);
    draft.add(Card::Company, custom(3), &published);
    draft.remove(Card::Company, PHONE, &published);
    for field in draft.of(Card::Deal, &published).to_vec() {
        draft.remove(Card::Deal, field, &published);
    }
    let Some(change) = draft.change(&published) else { panic!("nothing to publish") };
    let values: Vec<_> = change.values.iter().map(|(setting, value)| (*setting, value.clone())).collect();
    let company: Vec<String> = draft.of(Card::Company, &published).iter().map(|it| it.text()).collect();
    assert_eq!(
        values,
        [
            (Setting::Fields(Card::Lead), None),
            (Setting::Fields(Card::Company), Some(json!(company))),
            (Setting::Fields(Card::Deal), Some(json!([]))),
        ]
    );
    assert_eq!(draft.choice(&published).of(Card::Deal), []);
}

#[test]
fn what_is_published_is_forgotten_and_what_is_not_stays() {
    let (mut draft, published) = (FieldDraft::default(), published());
    draft.reorder(Card::Lead, &[PHONE], &published);
    draft.remove(Card::Deal, STAGE, &published);
    let later = FieldChoice { lead: vec![PHONE, EMAIL], ..published };
    draft.settle(&later);
    assert!(!draft.changes(Card::Lead, &later));
    assert!(draft.changes(Card::Deal, &later));
    draft.discard();
    assert_eq!(draft.change(&later), None);
}

#[test]
fn a_card_that_was_not_touched_follows_what_others_publish() {
    let mut draft = FieldDraft::default();
    draft.remove(Card::Lead, PHONE, &published());
    let theirs = FieldChoice { lead: vec![PHONE], deal: vec![STAGE], ..published() };
    assert_eq!(draft.of(Card::Lead, &theirs), [EMAIL]);
    assert_eq!(draft.of(Card::Deal, &theirs), [STAGE]);
}

#[test]
fn what_the_card_has_already_or_does_not_offer_cannot_be_added() {
    let field = |id, owner, for_person: bool| CustomFieldDefinition {
        owner,
        id: CustomFieldId(id),
        name: format!("Field {id}"),
        kind: CustomFieldKind::Text,
        for_company: !for_person,
        for_person,
        choices: Vec::new(),
    };
    let contact = CustomFieldOwner::Contact;
    let all = [field(1, contact, true), field(2, contact, false), field(3, CustomFieldOwner::Lead, true)];
    let offered = available(Card::Person, &[EMAIL], &all);
    assert!(!offered.contains(&EMAIL) && !offered.contains(&STAGE) && offered.contains(&PHONE));
    let own: Vec<&FieldKey> = offered.iter().filter(|it| matches!(it, FieldKey::Custom(_))).collect();
    assert_eq!(own, [&custom(1)]);
    assert_eq!(available(Card::Person, &offered, &all), [EMAIL]);
}

proptest! {
    #[test]
    fn no_order_loses_or_doubles_a_field(order in prop::collection::vec(0_u64..8, 0..12)) {
        let published = FieldChoice { deal: (0..6).map(custom).collect(), ..FieldChoice::default() };
        let mut draft = FieldDraft::default();
        let order: Vec<FieldKey> = order.into_iter().map(custom).collect();
        draft.reorder(Card::Deal, &order, &published);
        let mut ids: Vec<String> = draft.of(Card::Deal, &published).iter().map(|it| it.text()).collect();
        ids.sort();
        prop_assert_eq!(ids, (0..6).map(|id| custom(id).text()).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_published_is_read_as_it_was_arranged(steps in prop::collection::vec((0..4_usize, 0..3_u8, 0..40_usize), 0..20)) {
        let published = published();
        let mut draft = FieldDraft::default();
        for (card, step, at) in steps {
            let Some(card) = Card::ALL.get(card).copied() else { continue };
            let free = available(card, draft.of(card, &published), &[]);
            let taken = draft.of(card, &published).to_vec();
            match step {
                0 => {
                    if let Some(field) = free.get(at) {
                        draft.add(card, *field, &published);
                    }
                }
                1 => {
                    if let Some(field) = taken.get(at) {
                        draft.remove(card, *field, &published);
                    }
                }
                _ => draft.reset(card, &published),
            }
        }
        let first = Change::fields(Card::Lead, Some(&published.lead));
        let change = draft.change(&published).map_or(first.clone(), |it| first.then(it));
        let by = Editor { id: SupportUserId(1), name: "Ann".into() };
        let Ok(document) = Document::empty().changed(&change, &by, 0) else { panic!("too large") };
        prop_assert_eq!(&*document.settings().fields, &draft.choice(&published));
    }
}
