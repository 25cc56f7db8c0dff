//! Creating, changing and deleting one record: validation, rules, uniqueness, and the row itself.

use rusqlite::{Connection, OptionalExtension, params_from_iter};
use serde_json::{Map, Value, json};

use super::errors::{ApiError, Problem};
use super::payload;
use super::problems::Complaint;
use super::record::{self, Record};
use super::resource::{Initial, Resource};
use super::rules::Draft;
use crate::clock;

/// Saves a new record and returns it as stored. `parent` is the id above a nested resource.
pub fn create(
    db: &Connection,
    resource: &Resource,
    parent: Option<i64>,
    data: &Map<String, Value>,
    token_user: i64,
) -> Result<Record, ApiError> {
    let (mut changes, mut problems) = payload::validate(db, resource, data, None)?;
    fill_in(resource, &mut changes, token_user);
    if let (Some(above), Some(id)) = (resource.parent, parent) {
        changes.insert(above.column.to_owned(), json!(id));
    }
    apply_rules(db, resource, None, &mut changes, token_user, &mut problems)?;
    refuse(problems)?;
    let row = record::insert(db, resource, &changes)?;
    let stored = record::find(db, resource, "rowid = ?1", &[&row])?;
    stored.ok_or_else(|| ApiError::server_error("The saved record was not found."))
}

/// Changes the given attributes of a stored record and returns it as stored.
pub fn update(
    db: &Connection,
    resource: &Resource,
    before: &Record,
    data: &Map<String, Value>,
    token_user: i64,
) -> Result<Record, ApiError> {
    let id = before.get("id").and_then(Value::as_i64).ok_or_else(ApiError::not_found)?;
    let (mut changes, mut problems) = payload::validate(db, resource, data, Some(before))?;
    apply_rules(db, resource, Some(before), &mut changes, token_user, &mut problems)?;
    refuse(problems)?;
    if resource.field("updated_at").is_some() {
        changes.insert("updated_at".into(), json!(clock::now()));
    }
    record::update(db, resource, id, &changes)?;
    record::by_id(db, resource, id)?.ok_or_else(ApiError::not_found)
}

/// Removes the record whose key is `key`. Records that pointed to it lose the reference.
pub fn delete(db: &Connection, resource: &Resource, parent: Option<i64>, key: i64) -> Result<(), ApiError> {
    let above = resource.parent.map_or_else(|| "?2 IS NULL".to_owned(), |above| format!("{} = ?2", above.column));
    let sql = format!("DELETE FROM {} WHERE {} = ?1 AND {above}", resource.table, resource.key);
    let removed = db.prepare_cached(&sql)?.execute((key, parent))?;
    if removed == 0 { Err(ApiError::not_found()) } else { Ok(()) }
}

/// Gives every field that the request left out its first value.
pub fn fill_in(resource: &Resource, record: &mut Record, token_user: i64) {
    for field in resource.fields.iter().filter(|field| !record.contains_key(field.name)).collect::<Vec<_>>() {
        let value = match field.initial {
            Initial::Null => continue,
            Initial::False => json!(false),
            Initial::Text(text) => json!(text),
            Initial::EmptyList => json!([]),
            Initial::EmptyObject => json!({}),
            Initial::TokenUser => json!(token_user),
            Initial::Now => json!(clock::now()),
        };
        record.insert(field.name.to_owned(), value);
    }
    // An explicit null in a flag or a choice means the same as leaving it out.
    for field in resource.fields {
        let slot = record.get_mut(field.name).filter(|value| value.is_null());
        match (slot, field.initial) {
            (Some(slot), Initial::False) => *slot = json!(false),
            (Some(slot), Initial::Text(text)) => *slot = json!(text),
            (Some(slot), Initial::TokenUser) => *slot = json!(token_user),
            _ => {}
        }
    }
}

fn apply_rules(
    db: &Connection,
    resource: &Resource,
    before: Option<&Record>,
    changes: &mut Record,
    token_user: i64,
    problems: &mut Vec<Problem>,
) -> rusqlite::Result<()> {
    let complaint = Complaint { resource: resource.kind };
    let mut draft = Draft { before, changes, complaint, token_user, problems };
    // Uniqueness comes first: a refused record must not take a pool's turn.
    if let Some(problem) = duplicate(db, resource, &draft)? {
        draft.problems.push(problem);
    }
    for rule in resource.rules {
        rule(db, &mut draft)?;
    }
    Ok(())
}

fn duplicate(db: &Connection, resource: &Resource, draft: &Draft<'_>) -> rusqlite::Result<Option<Problem>> {
    let Some(first) = resource.unique.last().filter(|_| !resource.unique.is_empty()) else { return Ok(None) };
    let value = |name: &str| {
        draft.changes.get(name).or_else(|| draft.before.and_then(|record| record.get(name))).unwrap_or(&Value::Null)
    };
    let own_id = draft.before.and_then(|record| record.get("id")).and_then(Value::as_i64).unwrap_or(0);
    let same: Vec<String> = resource
        .unique
        .iter()
        .map(|name| format!("{} = trim(?) COLLATE NOCASE", super::schema::quoted(name)))
        .collect();
    let sql = format!("SELECT 1 FROM {} WHERE rowid <> {own_id} AND {}", resource.table, same.join(" AND "));
    let values =
        resource.unique.iter().filter_map(|name| Some(record::encode(resource.field(name)?.kind, value(name))));
    let found = db.prepare_cached(&sql)?.query_row(params_from_iter(values), |_row| Ok(())).optional()?;
    let field = if resource.unique.contains(&"name") { "name" } else { first };
    Ok(found.map(|()| draft.complaint.already_exists(field)))
}

fn refuse(problems: Vec<Problem>) -> Result<(), ApiError> {
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}
