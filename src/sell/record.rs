//! Reading a record out of Sell's JSON. Replies are hostile until checked: a field that is missing, null, blank or of
//! another type than documented reads as "not there" and spoils nothing else, so that a change on Sell's side costs one
//! line on a card and not the card.

use crate::domain::address::Address;
use crate::domain::custom_field::{CustomFieldEntry, CustomFieldKey, CustomFieldValue};
use crate::domain::ids::CustomFieldId;
use crate::domain::profile::NextTask;
use crate::domain::reference::Reference;
use serde_json::{Map, Value};

/// Longer texts are cut: a card is no place for a novel, and memory is the browser's.
const LONGEST_TEXT: usize = 5_000;

/// The fields of one record.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a>(&'a Map<String, Value>);

impl<'a> Record<'a> {
    /// The record inside `{"data": {…}}`.
    pub fn in_envelope(envelope: &'a Value) -> Option<Self> {
        Self::of(envelope.get("data")?)
    }

    /// The fields of a JSON object.
    pub fn of(value: &'a Value) -> Option<Self> {
        value.as_object().map(Self)
    }

    /// A nested object.
    pub fn object(self, name: &str) -> Option<Self> {
        Self::of(self.0.get(name)?)
    }

    /// A text, trimmed and not blank. Numbers read as text, too: Sell sends custom numbers in both forms.
    pub fn text(self, name: &str) -> Option<String> {
        as_text(self.0.get(name)?)
    }

    /// An id, sent as a number or as digits.
    pub fn number(self, name: &str) -> Option<u64> {
        match self.0.get(name)? {
            Value::Number(number) => number.as_u64(),
            Value::String(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// A signed whole number.
    pub fn integer(self, name: &str) -> Option<i64> {
        match self.0.get(name)? {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// A truth value; anything but `true` is false.
    pub fn flag(self, name: &str) -> bool {
        self.0.get(name).and_then(Value::as_bool).unwrap_or(false)
    }

    /// Texts of a list.
    pub fn texts(self, name: &str) -> Vec<String> {
        self.0.get(name).and_then(Value::as_array).map(|it| it.iter().filter_map(as_text).collect()).unwrap_or_default()
    }

    /// The objects of a list.
    pub fn objects(self, name: &str) -> impl Iterator<Item = Record<'a>> {
        self.0.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Record::of)
    }

    /// `{"id": …, "name": …}`, as search v3 points at other records.
    pub fn reference<Id>(self, name: &str, id: impl Fn(u64) -> Id) -> Option<Reference<Id>> {
        let target = self.object(name)?;
        Some(Reference { id: id(target.number("id")?), name: target.text("name") })
    }

    /// Custom fields of a v2 record, which names them by their display name.
    pub fn named_custom_fields(self) -> Vec<CustomFieldEntry> {
        self.custom_fields(|name| Some(CustomFieldKey::Name(name.trim().to_owned())))
    }

    /// Custom fields of a record of search v3, which names them by id: `123` or `contact:123`.
    pub fn numbered_custom_fields(self) -> Vec<CustomFieldEntry> {
        self.custom_fields(|name| name.rsplit(':').next()?.parse().ok().map(CustomFieldId).map(CustomFieldKey::Id))
    }

    fn custom_fields(self, key: fn(&str) -> Option<CustomFieldKey>) -> Vec<CustomFieldEntry> {
        let fields = self.0.get("custom_fields").and_then(Value::as_object).into_iter().flatten();
        fields
            .filter_map(|(name, value)| Some(CustomFieldEntry { key: key(name)?, value: custom_field(value)? }))
            .collect()
    }

    /// An address in the words of v2 or of search v3.
    pub fn address(self, name: &str) -> Address {
        self.object(name).map_or_else(Address::default, address)
    }

    /// The next task, as search v3 gives it along.
    pub fn next_task(self) -> Option<NextTask> {
        let task = self.object("next_task")?;
        Some(NextTask { content: task.text("content")?, due: task.text("due_date") })
    }
}

fn address(parts: Record<'_>) -> Address {
    let either = |v2, v3| parts.text(v2).or_else(|| parts.text(v3));
    Address {
        street: either("line1", "street"),
        city: parts.text("city"),
        postal_code: either("postal_code", "zip_code"),
        region: either("state", "region"),
        country: parts.text("country"),
    }
}

fn as_text(value: &Value) -> Option<String> {
    let number: String;
    let text = match value {
        Value::String(text) => text.trim(),
        // As long as it was sent: numbers stay text.
        Value::Number(digits) => {
            number = digits.to_string();
            &number
        }
        _ => return None,
    };
    // A NUL or other control character has no business in a text to show; line breaks and tabs do.
    let clean =
        text.chars().filter(|it| !it.is_control() || matches!(it, '\n' | '\t')).take(LONGEST_TEXT).collect::<String>();
    (!clean.is_empty()).then_some(clean)
}

fn custom_field(value: &Value) -> Option<CustomFieldValue> {
    match value {
        Value::Bool(flag) => Some(CustomFieldValue::Flag(*flag)),
        Value::Array(items) => {
            let texts: Vec<String> = items.iter().filter_map(as_text).collect();
            (!texts.is_empty()).then_some(CustomFieldValue::List(texts))
        }
        Value::Object(parts) => Some(CustomFieldValue::Address(address(Record(parts)))),
        other => as_text(other).map(CustomFieldValue::Text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_not_as_documented_reads_as_not_there() {
        let value = json!({"data": {"a": null, "b": "  ", "c": 7, "d": ["x", null, 3], "e": {"id": "12", "name": "N"}, "f": "a\u{0}b"}});
        let record = Record::in_envelope(&value);
        let text = |name| record.and_then(|it| it.text(name));
        assert_eq!(text("a"), None);
        assert_eq!(text("b"), None);
        assert_eq!(text("c").as_deref(), Some("7"));
        assert_eq!(text("d"), None);
        assert_eq!(text("f").as_deref(), Some("ab"));
        assert_eq!(record.map(|it| it.texts("d")), Some(vec!["x".to_owned(), "3".to_owned()]));
        assert_eq!(record.and_then(|it| it.reference("e", |id| id)).map(|it| it.id), Some(12));
        assert!(Record::in_envelope(&json!({"data": []})).is_none());
        assert!(Record::in_envelope(&json!("data")).is_none());
    }

    #[test]
    fn long_values_are_cut_whether_they_are_texts_or_numbers() {
        let digits = "9".repeat(9_000);
        for json in [format!("{{\"a\": \"{digits}\"}}"), format!("{{\"a\": {digits}}}")] {
            let value: Value = serde_json::from_str(&json).unwrap_or_default();
            let length = Record::of(&value).and_then(|it| it.text("a")).map(|it| it.len());
            assert_eq!(length, Some(LONGEST_TEXT));
        }
    }

    #[test]
    fn custom_fields_are_read_by_name_or_by_id() {
        let value = json!({"custom_fields": {"812": 1.5, " contact:7": true, "x:": "lost", "Ort ": {"city": "Ulm", "n": 1}, "e": {}, "n": null}});
        let Some(record) = Record::of(&value) else { panic!("it is a record") };
        let entry = |key, value| CustomFieldEntry { key, value };
        let (number, flag) = (CustomFieldValue::Text("1.5".into()), CustomFieldValue::Flag(true));
        let ids = [(812, &number), (7, &flag)].map(|(id, it)| entry(CustomFieldKey::Id(CustomFieldId(id)), it.clone()));
        let mut numbered = record.numbered_custom_fields();
        numbered.sort_by_key(|it| it.value == flag);
        assert_eq!(numbered, ids);
        let named = record.named_custom_fields();
        let place = Address { city: Some("Ulm".into()), ..Address::default() };
        assert!(named.contains(&entry(CustomFieldKey::Name("Ort".into()), CustomFieldValue::Address(place))));
        assert!(named.contains(&entry(CustomFieldKey::Name("812".into()), number)));
        assert_eq!(named.len(), 5, "null is no value: {named:?}");
    }

    #[test]
    fn addresses_are_read_in_both_interfaces_words() {
        let value = json!({"a": {"line1": "1 High St", "postal_code": "N1", "state": "London"}, "b": {"street": "1 High St", "zip_code": "N1", "region": "London"}});
        let Some(record) = Record::of(&value) else { panic!("it is a record") };
        assert_eq!(record.address("a").lines(), ["1 High St", "N1", "London"]);
        assert_eq!(record.address("a"), record.address("b"));
    }

    #[test]
    fn a_task_without_words_is_none() {
        for (task, known) in [
            (json!(null), false),
            (json!({"due_date": "2026-11-24"}), false),
            (json!("Call"), false),
            (json!({"content": "Call"}), true),
        ] {
            let value = json!({"next_task": task});
            assert_eq!(Record::of(&value).and_then(Record::next_task).is_some(), known, "{value}");
        }
    }
}
