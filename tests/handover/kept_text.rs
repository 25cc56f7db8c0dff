//! What is kept is read again as it was, and anything else is nothing.

use crate::fixtures::{handover, new_lead, origin};
use proptest::prelude::*;
use sell_sidebar::domain::ids::{ContactId, LeadId, SourceId, UserId};
use sell_sidebar::domain::lead_form::NewLead;
use sell_sidebar::handover::{Deed, Handover, Stage, Step};
use sell_sidebar::sell::NoteSubject;
use serde_json::{Value, json};

fn any_stage() -> impl Strategy<Value = Stage> {
    prop_oneof![
        Just(Stage::Waiting),
        Just(Stage::Done),
        (any::<u64>(), prop::collection::vec(any::<u64>(), 0..5)).prop_map(|(at, known)| Stage::Sent { at, known }),
    ]
}

fn any_lead() -> impl Strategy<Value = NewLead> {
    let text = || prop::option::of(any::<String>());
    let numbers = (any::<u64>(), prop::option::of(any::<u64>()));
    (text(), text(), text(), text(), text(), text(), numbers, prop::collection::vec(any::<String>(), 0..3)).prop_map(
        |(first_name, last_name, organization_name, email, phone, twitter, (owner, source), tags)| NewLead {
            first_name,
            last_name,
            organization_name,
            email,
            phone,
            twitter,
            owner: UserId(owner),
            source: source.map(SourceId),
            tags,
            ..new_lead()
        },
    )
}

fn any_handover() -> impl Strategy<Value = Handover> {
    let deed = prop_oneof![
        any_lead().prop_map(Deed::CreateLead),
        any::<u64>().prop_map(|id| Deed::WriteNote(NoteSubject::Lead(LeadId(id)))),
        any::<u64>().prop_map(|id| Deed::WriteNote(NoteSubject::Contact(ContactId(id)))),
        (any::<u64>(), any::<u64>()).prop_map(|(id, print)| Deed::TakeBack(LeadId(id), print)),
    ];
    let rest = (any::<String>(), any::<String>(), any::<String>(), any::<u64>());
    (deed, rest, prop::collection::vec(any_stage(), 3)).prop_map(|(deed, (place, note, comment, lead), stages)| {
        let mut it = match deed {
            Deed::WriteNote(subject) => Handover::note(origin(3), subject, "Sam".to_owned(), note, Some(comment)),
            Deed::CreateLead(lead) => Handover::lead(origin(3), lead, "Sam".to_owned(), Some(note), Some(comment)),
            Deed::TakeBack(..) => {
                let steps = vec![(Step::TakeBack, Stage::Waiting), (Step::Comment, Stage::Waiting)];
                Handover { deed, steps, ..handover(3) }
            }
        };
        it.place = place;
        it.lead = Some(LeadId(lead));
        for (step, stage) in it.steps.iter_mut().zip(stages) {
            step.1 = stage;
        }
        it
    })
}

/// Every place in a document.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, it)| places(it, &format!("{at}/{name}"), found)),
        Value::Array(items) => items.iter().enumerate().for_each(|(nr, it)| places(it, &format!("{at}/{nr}"), found)),
        _ => {}
    }
}

proptest! {
    #[test]
    fn what_was_kept_is_read_again(handover in any_handover()) {
        assert_eq!(Handover::parse(&handover.to_text()), Some(handover));
    }

    #[test]
    fn hostile_texts_are_nothing(text in any::<String>()) {
        assert_eq!(Handover::parse(&text), None);
    }

    #[test]
    fn a_text_that_was_cut_is_nothing(handover in any_handover(), at in any::<prop::sample::Index>()) {
        let text = handover.to_text();
        let end = text.char_indices().map(|it| it.0).nth(at.index(text.chars().count()));
        assert_eq!(Handover::parse(&text[..end.unwrap_or(0)]), None);
    }

    #[test]
    fn whatever_stands_in_any_place_nothing_panics_and_nothing_comes_apart(
        handover in any_handover(),
        which in any::<prop::sample::Index>(),
        kind in 0..8_usize,
    ) {
        let mut value: Value = serde_json::from_str(&handover.to_text()).unwrap_or_default();
        let mut found = Vec::new();
        places(&value, "", &mut found);
        let hostile = [json!(null), json!(-1), json!(1.5), json!("x"), json!([]), json!({}), json!(true), json!([[], {}])];
        if let Some(place) = value.pointer_mut(&found[which.index(found.len())]) {
            *place = hostile[kind].clone();
        }
        if let Some(read) = Handover::parse(&value.to_string()) {
            assert_eq!(Handover::parse(&read.to_text()), Some(read));
        }
    }
}

#[test]
fn parts_that_do_not_fit_together_are_nothing() {
    let good: Value = serde_json::from_str(&handover(3).to_text()).unwrap_or_default();
    assert!(Handover::parse(&good.to_string()).is_some());
    for (place, value) in [
        ("/version", json!(2)),
        ("/note", json!(null)),
        ("/ticket", json!(null)),
        ("/steps", json!([["note"], ["lead"], ["comment"]])),
        ("/steps", json!([["lead"], ["lead"], ["note"], ["comment"]])),
        ("/steps/0", json!(["lead", "done"])),
        ("/steps/0", json!(["take_back"])),
        ("/deed/0", json!("note_on_lead")),
        ("/deed/1/owner_id", json!("5")),
    ] {
        let mut changed = good.clone();
        if let Some(there) = changed.pointer_mut(place) {
            *there = value;
        }
        assert_eq!(Handover::parse(&changed.to_string()), None, "{place}");
    }
    let long = Value::from("x".repeat(400_000));
    let mut changed = good;
    changed["owner_name"] = long;
    assert_eq!(Handover::parse(&changed.to_string()), None);
}
