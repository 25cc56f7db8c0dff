//! From a request body to validated changes: unknown attributes, types, closed lists, references. All problems of a
//! body are reported at once (`sell-api.md` 1.4).

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value, json};

use super::custom_fields;
use super::errors::{ApiError, Problem};
use super::problems::Complaint;
use super::record::{Record, cents, money};
use super::resource::{Access, Field, Kind, Resource};
use crate::clock;

const ADDRESS_PARTS: [&str; 5] = ["line1", "city", "postal_code", "state", "country"];

/// Takes `data` out of the request envelope.
pub fn data_of(body: &[u8]) -> Result<Map<String, Value>, ApiError> {
    let envelope: Value = serde_json::from_slice(body).map_err(|_not_json| ApiError::invalid_payload())?;
    match envelope {
        Value::Object(mut object) => match object.remove("data") {
            Some(Value::Object(data)) => Ok(data),
            _ => Err(ApiError::incorrect_payload("The payload must be an object with an object 'data'.")),
        },
        _ => Err(ApiError::incorrect_payload("The payload must be an object.")),
    }
}

/// Validates every attribute of `data` by itself; what concerns several attributes is the business of `rules`.
/// `before` is the stored record on update.
pub fn validate(
    db: &Connection,
    resource: &Resource,
    data: &Map<String, Value>,
    before: Option<&Record>,
) -> rusqlite::Result<(Record, Vec<Problem>)> {
    let complaint = Complaint { resource: resource.kind };
    let mut changes = Record::new();
    let mut problems = Vec::new();
    for (name, value) in data {
        let stored = before.and_then(|record| record.get(name));
        match resource.field(name) {
            None => problems.push(complaint.unknown(name)),
            Some(field) if !writable(field, value, stored, before.is_some()) => problems.push(complaint.unknown(name)),
            Some(field) => match normalise(db, complaint, field, value, stored)? {
                Ok(value) => {
                    changes.insert(name.clone(), value);
                }
                Err(mut found) => problems.append(&mut found),
            },
        }
    }
    require(resource, &changes, before.is_none(), data, &mut problems);
    Ok((changes, problems))
}

fn writable(field: &Field, value: &Value, stored: Option<&Value>, updating: bool) -> bool {
    match field.access {
        Access::Write => true,
        Access::CreateOnly => !updating || stored == Some(value),
        Access::ReadOnly => false,
    }
}

fn require(
    resource: &Resource,
    changes: &Record,
    creating: bool,
    data: &Map<String, Value>,
    problems: &mut Vec<Problem>,
) {
    let complaint = Complaint { resource: resource.kind };
    for field in resource.fields.iter().filter(|field| field.required) {
        match changes.get(field.name) {
            Some(value) if is_blank(value) => problems.push(complaint.blank(field.name)),
            None if creating && !data.contains_key(field.name) => problems.push(complaint.missing(field.name)),
            _ => {}
        }
    }
}

/// Null, or text of nothing but blanks.
pub fn is_blank(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty())
}

type Outcome = Result<Value, Vec<Problem>>;

/// Brings a value into the form in which the API shows it, or says what is wrong with it.
fn normalise(
    db: &Connection,
    complaint: Complaint,
    field: &Field,
    value: &Value,
    stored: Option<&Value>,
) -> rusqlite::Result<Outcome> {
    if value.is_null() {
        return Ok(Ok(empty(field.kind)));
    }
    let wrong = |expected: &str| Err(vec![complaint.invalid_type(field.name, expected)]);
    Ok(match field.kind {
        Kind::Id | Kind::Integer => value.as_i64().map_or_else(|| wrong("an integer"), |number| Ok(json!(number))),
        Kind::Decimal => number_of(value).map_or_else(|| wrong("a number"), Ok),
        Kind::Text | Kind::Handle => value.as_str().map_or_else(|| wrong("a string"), |text| Ok(json!(text))),
        Kind::Flag => value.as_bool().map_or_else(|| wrong("a boolean"), |flag| Ok(json!(flag))),
        Kind::Money => {
            cents(value).map_or_else(|| wrong("an amount with at most two decimals"), |cents| Ok(money(cents)))
        }
        Kind::Date => match value.as_str() {
            Some(text) if clock::is_date(text) => Ok(json!(text)),
            _ => wrong("a date (YYYY-MM-DD)"),
        },
        Kind::Moment => match value.as_str().and_then(clock::parse_moment) {
            Some(moment) => Ok(json!(moment)),
            None => wrong("an ISO 8601 date and time"),
        },
        Kind::Choice(words) => match value.as_str() {
            None => wrong("a string"),
            Some(word) if words.contains(&word) => Ok(json!(word)),
            Some(_) => Err(vec![complaint.incorrect_value(field.name)]),
        },
        Kind::Reference(table) => match value.as_i64() {
            None => wrong("an integer"),
            Some(id) if exists(db, table, id)? => Ok(json!(id)),
            Some(_) => Err(vec![complaint.incorrect_value(field.name)]),
        },
        Kind::Address => address(complaint, field.name, value, stored),
        Kind::Tags => tags(value).map_or_else(|| wrong("a list of strings"), Ok),
        Kind::CustomFields(record_kind) => custom_fields::normalise(db, complaint, record_kind, value, stored)?,
        Kind::Json => Ok(value.clone()),
    })
}

fn empty(kind: Kind) -> Value {
    match kind {
        Kind::Tags => json!([]),
        Kind::CustomFields(_) => json!({}),
        _ => Value::Null,
    }
}

fn number_of(value: &Value) -> Option<Value> {
    let number = value.as_f64().or_else(|| value.as_str().and_then(|text| text.trim().parse().ok()))?;
    number.is_finite().then(|| json!(number))
}

/// True if the table has a record of that number.
pub fn exists(db: &Connection, table: &str, id: i64) -> rusqlite::Result<bool> {
    let sql = format!("SELECT 1 FROM {table} WHERE id = ?1");
    Ok(db.prepare_cached(&sql)?.query_row([id], |_row| Ok(())).optional()?.is_some())
}

/// Parts that are sent replace the stored ones, the others stay.
pub fn address(complaint: Complaint, name: &str, value: &Value, stored: Option<&Value>) -> Outcome {
    let Value::Object(sent) = value else {
        return Err(vec![complaint.invalid_type(name, "an address object")]);
    };
    let mut whole: Map<String, Value> = ADDRESS_PARTS
        .map(|part| (part.to_owned(), stored.and_then(|old| old.get(part)).cloned().unwrap_or_default()))
        .into_iter()
        .collect();
    let mut problems = Vec::new();
    for (part, text) in sent {
        let path = format!("{name}/{part}");
        match whole.get_mut(part) {
            None => problems.push(complaint.unknown(&path)),
            Some(slot) if text.is_string() || text.is_null() => *slot = text.clone(),
            Some(_) => problems.push(complaint.invalid_type(&path, "a string")),
        }
    }
    if problems.is_empty() { Ok(Value::Object(whole)) } else { Err(problems) }
}

/// The tag set without repetitions and surrounding blanks.
fn tags(value: &Value) -> Option<Value> {
    let mut set: Vec<String> = Vec::new();
    for tag in value.as_array()? {
        let tag = tag.as_str()?.trim().to_owned();
        if !tag.is_empty() && !set.contains(&tag) {
            set.push(tag);
        }
    }
    Some(json!(set))
}
