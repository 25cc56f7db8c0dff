//! The chosen fields in the document: `{"lead": ["status", "custom:12", …], "person": […], "company": […], "deal": […]}`.

use crate::domain::field::{Card, FieldChoice, FieldKey};
use serde_json::Value;

/// No card shows more: beyond this a list was not made by choosing.
pub const MOST_FIELDS: usize = 100;

/// The choice of each card. A card that the document leaves out, or of which nothing can be read, keeps its defaults.
pub fn read(document: Option<&Value>) -> FieldChoice {
    let mut choice = FieldChoice::default();
    for (name, card, kept) in [
        ("lead", Card::Lead, &mut choice.lead),
        ("person", Card::Person, &mut choice.person),
        ("company", Card::Company, &mut choice.company),
        ("deal", Card::Deal, &mut choice.deal),
    ] {
        if let Some(chosen) =
            document.and_then(|it| it.get(name)).and_then(Value::as_array).and_then(|it| keys(card, it))
        {
            *kept = chosen;
        }
    }
    choice
}

/// The keys that the card offers, each once, in order. An empty list means a card without fields; a list in which
/// nothing can be read means nothing (`None`).
fn keys(card: Card, list: &[Value]) -> Option<Vec<FieldKey>> {
    let mut keys = Vec::new();
    for key in list.iter().filter_map(Value::as_str).filter_map(FieldKey::parse) {
        if keys.len() < MOST_FIELDS && card.offers(key) && !keys.contains(&key) {
            keys.push(key);
        }
    }
    (list.is_empty() || !keys.is_empty()).then_some(keys)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::custom_field::CustomFieldOwner;
    use crate::domain::ids::CustomFieldId;
    use proptest::prelude::*;
    use serde_json::json;

    fn texts(keys: &[FieldKey]) -> Vec<String> {
        keys.iter().map(|key| key.text()).collect()
    }

    #[test]
    fn each_card_has_its_list_and_keeps_its_order() {
        let document = json!({
            "lead": ["email", "custom:12", "status"],
            "person": ["custom:7"],
            "company": [],
            "deal": ["value", "name"],
        });
        let choice = read(Some(&document));
        assert_eq!(texts(&choice.lead), ["email", "custom:12", "status"]);
        assert_eq!(texts(&choice.person), ["custom:7"]);
        assert_eq!(texts(&choice.company), Vec::<String>::new());
        assert_eq!(texts(&choice.deal), ["value", "name"]);
        assert_eq!(choice.custom(CustomFieldOwner::Contact), [CustomFieldId(7)]);
    }

    #[test]
    fn what_cannot_be_read_is_skipped() {
        for (list, kept) in [
            (json!(["email", "email", "custom:1", "custom:1"]), vec!["email", "custom:1"]),
            (json!(["shoe_size", "stage", 7, null, ["phone"], "Email", "custom:x", "phone"]), vec!["phone"]),
        ] {
            assert_eq!(texts(&read(Some(&json!({"lead": list}))).lead), kept);
        }
    }

    #[test]
    fn a_list_without_a_readable_key_leaves_the_defaults() {
        for lead in [json!(null), json!("email"), json!({"0": "email"}), json!(["shoe_size"]), json!([7])] {
            let choice = read(Some(&json!({"lead": lead, "person": ["email"]})));
            assert_eq!(choice.lead, FieldChoice::default().lead, "{lead}");
            assert_eq!(texts(&choice.person), ["email"]);
        }
        for document in [json!(null), json!([]), json!("lead"), json!({})] {
            assert_eq!(read(Some(&document)), FieldChoice::default(), "{document}");
        }
        assert_eq!(read(None), FieldChoice::default());
    }

    #[test]
    fn no_card_gets_more_than_a_hundred_fields() {
        let list: Vec<String> = (0..300).map(|id| format!("custom:{id}")).collect();
        assert_eq!(texts(&read(Some(&json!({"deal": list}))).deal), list[..100]);
    }

    fn card() -> impl Strategy<Value = Card> {
        prop::sample::select(Card::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn the_order_of_any_choice_is_kept(
            (card, chosen) in card().prop_flat_map(|card| {
                let fields = card.defaults().iter().chain(card.further()).copied().map(FieldKey::Standard);
                let all: Vec<FieldKey> = fields.chain((1..5).map(|id| FieldKey::Custom(CustomFieldId(id)))).collect();
                (Just(card), prop::sample::subsequence(all.clone(), 1..=all.len()).prop_shuffle())
            })
        ) {
            let words = texts(&chosen);
            let all = json!({"lead": words, "person": words, "company": words, "deal": words});
            let choice = read(Some(&all));
            prop_assert_eq!(choice.of(card), chosen.as_slice());
        }

        #[test]
        fn no_list_panics(words in prop::collection::vec("[a-z_]{0,12}|custom:[0-9]{0,21}", 0..20)) {
            let choice = read(Some(&json!({"lead": words})));
            prop_assert!(choice.lead.iter().all(|key| Card::Lead.offers(*key)));
        }
    }
}
