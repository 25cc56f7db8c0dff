//! One query of a search request: projection, filter, sort and paging in, a page of records and `meta` out.

use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, Row, params_from_iter};
use serde_json::{Map, Value, json};

use super::attributes::{self, Attribute, Index, Shape};
use super::filter::{self, Clause};
use super::{only, refused};
use crate::sell::errors::ApiError;

const DEFAULT_PER_PAGE: i64 = 50;
const MAX_PER_PAGE: i64 = 200;
const MAX_SORTS: usize = 20;
const KNOWN: [&str; 8] = ["query", "hits", "per_page", "cursor", "page", "offset", "aggregations", "suggestions"];

/// Runs one item of a search request.
pub fn run(db: &Connection, index: &Index, data: &Map<String, Value>) -> Result<Value, ApiError> {
    let data_object = Value::Object(data.clone());
    only(&data_object, &KNOWN, "A search")?;
    let query = data.get("query").filter(|query| !query.is_null()).cloned().unwrap_or_else(|| json!({}));
    only(&query, &["projection", "filter", "sort"], "A query")?;
    for ignored in ["aggregations", "suggestions"] {
        if data.get(ignored).is_some_and(|list| !list.is_array()) {
            return Err(refused(&format!("'{ignored}' is a list.")));
        }
    }
    let (size, offset) = paging(data)?;
    let columns = projection(db, index, query.get("projection"))?;
    let mut clause = Clause::default();
    match query.get("filter") {
        None | Some(Value::Null) => clause.sql.push('1'),
        Some(node) => filter::translate(db, index, node, &mut clause, 0)?,
    }
    let wants_hits = match data.get("hits") {
        None | Some(Value::Null) => true,
        Some(hits) => hits.as_bool().ok_or_else(|| refused("'hits' is true or false."))?,
    };
    let order = sorting(db, index, query.get("sort"))?;

    let count = format!("SELECT count(*) FROM {} t WHERE {}", index.table, clause.sql);
    let total: i64 = db.prepare(&count)?.query_row(params_from_iter(&clause.values), |row| row.get(0))?;
    let hits = if wants_hits { fetch(db, index, &columns, clause, &order, (size, offset))? } else { Vec::new() };

    let mut links = Map::new();
    if wants_hits && size > 0 && offset.saturating_add(size) < total {
        links.insert("next_page".into(), json!(cursor(offset + size)));
    }
    Ok(json!({
        "successful": true,
        "items": hits,
        "meta": {"type": "search_results", "total_count": total, "count": hits.len(), "links": links},
    }))
}

fn paging(data: &Map<String, Value>) -> Result<(i64, i64), ApiError> {
    let integer = |name: &str| match data.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value
            .as_i64()
            .filter(|number| *number >= 0)
            .map(Some)
            .ok_or_else(|| refused(&format!("'{name}' is a whole number."))),
    };
    let size = integer("per_page")?.unwrap_or(DEFAULT_PER_PAGE);
    if size > MAX_PER_PAGE {
        return Err(refused(&format!("'per_page' is between 0 and {MAX_PER_PAGE}.")));
    }
    let (page, offset) = (integer("page")?, integer("offset")?);
    let cursor = data.get("cursor").filter(|cursor| !cursor.is_null());
    if [page.is_some(), offset.is_some(), cursor.is_some()].iter().filter(|given| **given).count() > 1 {
        return Err(refused("'cursor', 'page' and 'offset' exclude each other."));
    }
    let from_cursor = match cursor {
        Some(cursor) => Some(cursor.as_str().and_then(read_cursor).ok_or_else(|| refused("The cursor is not valid."))?),
        None => None,
    };
    let offset = from_cursor.or(offset).unwrap_or_else(|| page.unwrap_or(0).saturating_mul(size));
    Ok((size, offset))
}

/// Opaque to clients on purpose: the real cursor is, too.
fn cursor(offset: i64) -> String {
    format!("c{:010x}", offset ^ 0x5e11)
}

fn read_cursor(cursor: &str) -> Option<i64> {
    let offset = i64::from_str_radix(cursor.strip_prefix('c')?, 16).ok()? ^ 0x5e11;
    (offset >= 0).then_some(offset)
}

/// `id` and `version` unless something is named (`sell-api.md` 4).
fn projection(db: &Connection, index: &Index, projection: Option<&Value>) -> Result<Vec<Attribute>, ApiError> {
    let mut columns = Vec::new();
    for name in ["id", "version"] {
        columns.extend(attributes::named(db, index, name)?);
    }
    let Some(projection) = projection.filter(|projection| !projection.is_null()) else { return Ok(columns) };
    let entries = projection.as_array().ok_or_else(|| refused("'projection' is a list."))?;
    for entry in entries {
        let name = entry.get("name").and_then(Value::as_str);
        let name = name.ok_or_else(|| refused("A projection entry has a 'name'."))?;
        let found = attributes::named(db, index, name)?;
        // `custom_fields` stands for all of them, even where the account has none.
        if found.is_empty() && name != "custom_fields" {
            return Err(refused(&format!("'{name}' is no attribute of '{}'.", index.table)));
        }
        for attribute in found {
            if !columns.iter().any(|column| column.name == attribute.name) {
                columns.push(attribute);
            }
        }
    }
    Ok(columns)
}

fn sorting(db: &Connection, index: &Index, sort: Option<&Value>) -> Result<String, ApiError> {
    let mut terms = Vec::new();
    let entries = match sort {
        None | Some(Value::Null) => &[],
        Some(Value::Array(entries)) if entries.len() <= MAX_SORTS => entries.as_slice(),
        Some(_) => return Err(refused(&format!("'sort' is a list of at most {MAX_SORTS} entries."))),
    };
    for entry in entries {
        only(entry, &["attribute", "order"], "A sort entry")?;
        let name = entry.pointer("/attribute/name").and_then(Value::as_str);
        let name = name.ok_or_else(|| refused("A sort entry names its attribute in 'attribute.name'."))?;
        let found = attributes::named(db, index, name)?;
        let [attribute] = found.as_slice() else {
            return Err(refused(&format!("'{name}' is no attribute that can be sorted by.")));
        };
        let direction = match entry.get("order").map(Value::as_str) {
            None | Some(Some("ascending")) => "ASC",
            Some(Some("descending")) => "DESC",
            _ => return Err(refused("'order' is 'ascending' or 'descending'.")),
        };
        let collation = if attribute.shape == Shape::Text { " COLLATE NOCASE" } else { "" };
        terms.push(format!("{}{collation} {direction}", attribute.sql));
    }
    terms.push("t.id ASC".into());
    Ok(terms.join(", "))
}

fn fetch(
    db: &Connection,
    index: &Index,
    columns: &[Attribute],
    clause: Clause,
    order: &str,
    (size, offset): (i64, i64),
) -> rusqlite::Result<Vec<Value>> {
    let select: Vec<&str> = columns.iter().map(|column| column.sql.as_str()).collect();
    let sql = format!(
        "SELECT {} FROM {} t WHERE {} ORDER BY {order} LIMIT ? OFFSET ?",
        select.join(", "),
        index.table,
        clause.sql
    );
    let mut values = clause.values;
    values.extend([Sql::Integer(size), Sql::Integer(offset)]);
    let mut statement = db.prepare(&sql)?;
    let hit = |row: &Row<'_>| Ok(json!({"data": record(columns, row)?, "meta": {"type": index.kind}}));
    statement.query_map(params_from_iter(values), hit)?.collect()
}

/// The projected attributes, dotted names unfolded into objects; an object of which nothing is known is null.
fn record(columns: &[Attribute], row: &Row<'_>) -> rusqlite::Result<Value> {
    let mut record = Map::new();
    for (position, column) in columns.iter().enumerate() {
        place(&mut record, &column.name, show(column.shape, row.get_ref(position)?));
    }
    for value in record.values_mut() {
        collapse(value);
    }
    Ok(Value::Object(record))
}

fn place(object: &mut Map<String, Value>, name: &str, value: Value) {
    match name.split_once('.') {
        None => {
            object.insert(name.to_owned(), value);
        }
        Some((outer, rest)) => {
            let slot = object.entry(outer).or_insert_with(|| json!({}));
            if let Some(inner) = slot.as_object_mut() {
                place(inner, rest, value);
            }
        }
    }
}

fn collapse(value: &mut Value) {
    if let Value::Object(parts) = value {
        parts.values_mut().for_each(collapse);
        if parts.values().all(Value::is_null) {
            *value = Value::Null;
        }
    }
}

fn show(shape: Shape, value: ValueRef<'_>) -> Value {
    match (shape, value) {
        (_, ValueRef::Null | ValueRef::Blob(_)) => Value::Null,
        (Shape::Flag, ValueRef::Integer(flag)) => json!(flag != 0),
        (Shape::List, ValueRef::Text(list)) => serde_json::from_slice(list).unwrap_or_default(),
        (_, ValueRef::Integer(number)) => json!(number),
        (_, ValueRef::Real(number)) => json!(number),
        (_, ValueRef::Text(text)) => json!(String::from_utf8_lossy(text)),
    }
}
