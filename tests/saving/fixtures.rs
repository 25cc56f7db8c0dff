//! What the tests begin with: any JSON, documents that are nearly right, changes.

use proptest::prelude::*;
use sell_sidebar::domain::field::Card;
use sell_sidebar::domain::ids::SupportUserId;
use sell_sidebar::settings::{Change, Document, Editor, Setting};
use serde_json::{Map, Value, json};

/// Some day in 2026.
pub const AT: u64 = 1_780_000_000_000;

pub fn editor(id: u64) -> Editor {
    Editor { id: SupportUserId(id), name: format!("Admin {id}") }
}

pub fn document(text: &str) -> Document {
    Document::read(Some(text)).unwrap_or_else(|problem| panic!("{problem:?}: {text}"))
}

/// Any JSON.
pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        Just(json!(0.5)),
        any::<String>().prop_map(Value::from),
        "[a-z_]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-z_.]{0,12}", inner, 0..5)
                .prop_map(|it| Value::Object(it.into_iter().collect())),
        ]
    })
}

pub fn setting() -> impl Strategy<Value = Setting> {
    prop::sample::select(Setting::ALL.to_vec())
}

/// A value for a setting: of the right form, or anything.
pub fn value_for(setting: Setting) -> BoxedStrategy<Option<Value>> {
    let owner = (1_u64..6, prop::option::of("[a-z \u{7}]{0,120}"), any::<bool>())
        .prop_map(|(id, label, pool)| json!({"id": id, "label": label, "pool": pool}));
    let right = match setting {
        Setting::Access => prop::sample::select(vec![json!("all_agents"), json!("sell_users")]).boxed(),
        Setting::Status => "[A-Za-zé ]{0,20}".prop_map(Value::from).boxed(),
        Setting::Source => (1_u64..4).prop_map(Value::from).boxed(),
        Setting::Owners => prop::collection::vec(owner, 0..5).prop_map(Value::from).boxed(),
        Setting::AnyOwner | Setting::OfferWhenMatched => any::<bool>().prop_map(Value::from).boxed(),
        Setting::Fields(card) => {
            prop::collection::vec(prop::sample::select(words(card)), 0..5).prop_map(Value::from).boxed()
        }
    };
    prop_oneof![1 => Just(None), 4 => right.prop_map(Some), 1 => any_json().prop_map(Some)].boxed()
}

fn words(card: Card) -> Vec<&'static str> {
    match card {
        Card::Deal => vec!["name", "value", "custom:1", "custom:2"],
        _ => vec!["email", "phone", "custom:1", "custom:2"],
    }
}

pub fn change() -> impl Strategy<Value = Change> {
    let one = setting().prop_flat_map(|it| (Just(it), value_for(it)));
    prop::collection::vec(one, 0..4).prop_map(|values| {
        values.into_iter().fold(Change::default(), |change, (setting, value)| change.then(Change::of(setting, value)))
    })
}

/// An entry of a history, nearly right or anything.
fn entry() -> impl Strategy<Value = Value> {
    let was = prop::collection::vec(setting().prop_flat_map(|it| (Just(it.name()), value_for(it))), 0..4);
    let right = (any::<u64>(), 1_u64..3, was).prop_map(|(at, id, was)| {
        let was: Map<String, Value> = was.into_iter().map(|(name, value)| (name, json!(value))).collect();
        json!({"at": at % (2 * AT), "by": {"id": id, "name": "Somebody"}, "was": was})
    });
    prop_oneof![4 => right, 1 => any_json()]
}

/// A document of version 1 with anything in it, and things that this app does not know.
pub fn any_document() -> impl Strategy<Value = Value> {
    let values = prop::collection::vec(setting().prop_flat_map(|it| (Just(it), value_for(it))), 0..8);
    let strange =
        prop::collection::vec((prop::sample::select(vec!["", "new_lead", "fields"]), "x_[a-z]{1,4}", any_json()), 0..4);
    let blocks = prop::collection::vec((prop::sample::select(vec!["new_lead", "fields", "history"]), any_json()), 0..2);
    let history = prop::option::of(prop::collection::vec(entry(), 0..15));
    (values, strange, blocks, history).prop_map(|(values, strange, blocks, history)| {
        let mut document = json!({"version": 1});
        for (block, value) in blocks {
            document[block] = value;
        }
        for (setting, value) in values {
            let (block, name) = setting.path();
            put(&mut document, block.unwrap_or_default(), name, json!(value));
        }
        for (block, name, value) in strange {
            put(&mut document, block, &name, value);
        }
        if let Some(history) = history {
            document["history"] = json!(history);
        }
        document
    })
}

fn put(document: &mut Value, block: &str, name: &str, value: Value) {
    let place = if block.is_empty() { document } else { &mut document[block] };
    if place.is_null() {
        *place = json!({});
    }
    if let Some(place) = place.as_object_mut() {
        place.insert(name.to_owned(), value);
    }
}
