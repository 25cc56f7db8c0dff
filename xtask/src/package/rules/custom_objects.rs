//! Rules for `custom_objects_v2` in `requirements.json`: its keys and its limits (`zaf.md` 2, rule 4).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::requirements::REQUIREMENTS;
use crate::package::finding::Findings;

const OBJECT_KEYS: &[&str] = &["key", "title", "title_pluralized", "include_in_list_view"];
const FIELD_KEYS: &[&str] = &["key", "title", "type", "object_key"];

const MAX_BYTES: usize = 1024 * 1024;
const MAX_OBJECTS: usize = 50;
const MAX_FIELDS: usize = 20;
const MAX_TRIGGERS: usize = 10;
const MAX_CHOICE_FIELDS: usize = 5;
const MAX_OPTIONS: usize = 10;

/// Checks the block: `objects`, `object_fields` and `object_triggers` are lists that refer to each other by `object_key`.
pub(super) fn check(block: &Map<String, Value>, findings: &mut Findings) {
    let written = Value::Object(block.clone()).to_string();
    if written.len() > MAX_BYTES {
        findings.error(
            REQUIREMENTS,
            format!("custom_objects_v2 has {} bytes: at most {MAX_BYTES} are allowed", written.len()),
        );
    }
    if written.contains("{{setting.") {
        findings.error(REQUIREMENTS, "custom_objects_v2 holds a {{setting.…}} placeholder, which Zendesk does not fill in there: write the value");
    }
    let objects = entries(block, "objects");
    let fields = entries(block, "object_fields");
    let triggers = entries(block, "object_triggers");

    check_keys("object", OBJECT_KEYS, &objects, findings);
    check_keys("field", FIELD_KEYS, &fields, findings);

    if objects.len() > MAX_OBJECTS {
        findings.error(
            REQUIREMENTS,
            format!("custom_objects_v2 has {} objects: at most {MAX_OBJECTS} are allowed", objects.len()),
        );
    }
    check_count_per_object("fields", MAX_FIELDS, &fields, findings);
    check_count_per_object("triggers", MAX_TRIGGERS, &triggers, findings);
    for kind in ["dropdown", "multiselect"] {
        let of_kind: Vec<_> = fields.iter().copied().filter(|field| text(field, "type") == kind).collect();
        check_count_per_object(&format!("{kind} fields"), MAX_CHOICE_FIELDS, &of_kind, findings);
        check_options(&of_kind, findings);
    }
}

fn entries<'a>(block: &'a Map<String, Value>, key: &str) -> Vec<&'a Map<String, Value>> {
    block.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object).collect()
}

fn text<'a>(entry: &'a Map<String, Value>, key: &str) -> &'a str {
    entry.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn check_keys(what: &str, needed: &[&str], entries: &[&Map<String, Value>], findings: &mut Findings) {
    for entry in entries {
        let missing: Vec<&str> = needed.iter().copied().filter(|key| !entry.contains_key(*key)).collect();
        if !missing.is_empty() {
            let name = text(entry, "key");
            findings.error(
                REQUIREMENTS,
                format!("custom_objects_v2: the {what} {name:?} lacks {}: add it", missing.join(", ")),
            );
        }
    }
}

fn check_count_per_object(what: &str, most: usize, entries: &[&Map<String, Value>], findings: &mut Findings) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries {
        *counts.entry(text(entry, "object_key")).or_default() += 1;
    }
    for (object, count) in counts.into_iter().filter(|(_, count)| *count > most) {
        findings.error(
            REQUIREMENTS,
            format!("custom_objects_v2: the object {object:?} has {count} {what}: at most {most} are allowed"),
        );
    }
}

fn check_options(fields: &[&Map<String, Value>], findings: &mut Findings) {
    for field in fields {
        let count = field.get("custom_field_options").and_then(Value::as_array).map_or(0, Vec::len);
        if count > MAX_OPTIONS {
            let name = text(field, "key");
            findings.error(
                REQUIREMENTS,
                format!("custom_objects_v2: the field {name:?} has {count} options: at most {MAX_OPTIONS} are allowed"),
            );
        }
    }
}
