//! Values of custom fields: checked against the account's definitions, kept by display name (`sell-api.md` 2.7).

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value, json};

use super::errors::Problem;
use super::payload;
use super::problems::Complaint;
use crate::clock;

/// A definition as far as values depend on it.
pub struct Definition {
    pub kind: String,
    pub choices: Vec<String>,
    pub filterable: bool,
}

/// The definition with this display name (compared exactly). `None`: the account has no such field.
pub fn definition(db: &Connection, record_kind: &str, name: &str) -> rusqlite::Result<Option<Definition>> {
    let sql = "SELECT type, choices, filterable FROM custom_fields WHERE record_kind = ?1 AND name = ?2";
    let read = |row: &rusqlite::Row<'_>| {
        let choices: String = row.get(1)?;
        let choices: Vec<Value> = serde_json::from_str(&choices).unwrap_or_default();
        let names = choices.iter().filter_map(|choice| choice.get("name")?.as_str().map(str::to_owned)).collect();
        Ok(Definition { kind: row.get(0)?, choices: names, filterable: row.get(2)? })
    };
    db.prepare_cached(sql)?.query_row((record_kind, name), read).optional()
}

/// Merges the sent values into the stored ones; null removes a value. Numbers become strings, as on read.
pub fn normalise(
    db: &Connection,
    complaint: Complaint,
    record_kind: &str,
    value: &Value,
    stored: Option<&Value>,
) -> rusqlite::Result<Result<Value, Vec<Problem>>> {
    let Value::Object(sent) = value else {
        return Ok(Err(vec![complaint.invalid_type("custom_fields", "an object")]));
    };
    let mut merged: Map<String, Value> = stored.and_then(Value::as_object).cloned().unwrap_or_default();
    let mut problems = Vec::new();
    for (name, value) in sent {
        let path = format!("custom_fields/{name}");
        let Some(definition) = definition(db, record_kind, name)? else {
            problems.push(complaint.unknown(&path));
            continue;
        };
        if value.is_null() {
            merged.remove(name);
            continue;
        }
        match normalise_one(complaint, &path, &definition, value, merged.get(name)) {
            Ok(value) => {
                merged.insert(name.clone(), value);
            }
            Err(mut found) => problems.append(&mut found),
        }
    }
    Ok(if problems.is_empty() { Ok(Value::Object(merged)) } else { Err(problems) })
}

fn normalise_one(
    complaint: Complaint,
    path: &str,
    definition: &Definition,
    value: &Value,
    stored: Option<&Value>,
) -> Result<Value, Vec<Problem>> {
    let wrong = |expected: &str| Err(vec![complaint.invalid_type(path, expected)]);
    let listed = |word: &str| definition.choices.iter().any(|choice| choice == word);
    match definition.kind.as_str() {
        "number" => number(value).map_or_else(|| wrong("a number"), |text| Ok(json!(text))),
        "bool" => value.as_bool().map_or_else(|| wrong("a boolean"), |flag| Ok(json!(flag))),
        "date" => match value.as_str() {
            Some(text) if clock::is_date(text) => Ok(json!(text)),
            _ => wrong("a date (YYYY-MM-DD)"),
        },
        "datetime" => match value.as_str().and_then(clock::parse_moment) {
            Some(moment) => Ok(json!(moment)),
            None => wrong("an ISO 8601 date and time"),
        },
        "list" => match value.as_str() {
            None => wrong("a string"),
            Some(word) if listed(word) => Ok(json!(word)),
            Some(_) => Err(vec![complaint.incorrect_value(path)]),
        },
        "multi_select_list" => {
            let words: Option<Vec<&str>> = value.as_array().and_then(|words| words.iter().map(Value::as_str).collect());
            match words {
                None => wrong("a list of strings"),
                Some(words) if words.iter().all(|word| listed(word)) => Ok(json!(words)),
                Some(_) => Err(vec![complaint.incorrect_value(path)]),
            }
        }
        "address" => payload::address(complaint, path, value, stored),
        _ => value.as_str().map_or_else(|| wrong("a string"), |text| Ok(json!(text))),
    }
}

/// A number sent as number or as string, written as a string.
fn number(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) if text.trim().parse::<f64>().is_ok_and(f64::is_finite) => Some(text.trim().to_owned()),
        _ => None,
    }
}
