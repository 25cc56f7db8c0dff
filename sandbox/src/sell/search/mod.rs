//! The Search API v3 (`sell-api.md` 4): `POST /v3/{leads|contacts|deals}/search` and the custom-field mapping. It reads
//! the same tables as v2; a lag can be switched on.

mod attribute_table;
mod attributes;
mod filter;
mod query;
mod request_schema;
mod schema;

use axum::http::Method;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::errors::ApiError;
use super::reply::Reply;
use super::request::SellRequest;
use attributes::Index;

/// Queries in one request; the real limit is not known.
const MAX_QUERIES: usize = 50;

/// True for the part of a path after `/v3/` that belongs to this API.
pub fn is_path(path: &[&str]) -> bool {
    match path {
        ["search-schema"] => true,
        [kind, "search" | "custom_fields" | "schema"] => Index::of(kind).is_some(),
        _ => false,
    }
}

/// Answers a search or a mapping request.
pub fn handle(db: &Connection, request: &SellRequest, path: &[&str]) -> Result<Reply, ApiError> {
    if path == ["search-schema"] {
        return if request.method == Method::GET {
            Ok(Reply::ok(request_schema::schema()))
        } else {
            Err(ApiError::unknown_path())
        };
    }
    let (Some(index), Some(what)) = (path.first().and_then(|kind| Index::of(kind)), path.last()) else {
        return Err(ApiError::unknown_path());
    };
    match (*what, &request.method) {
        ("custom_fields", &Method::GET) => mapping(db, index).map(Reply::ok),
        ("schema", &Method::GET) => Ok(Reply::yaml(schema::of(db, index)?)),
        ("search", &Method::POST) => search(db, index, request).map(Reply::ok),
        _ => Err(ApiError::unknown_path()),
    }
}

/// One reply item per request item, in order.
fn search(db: &Connection, index: &Index, request: &SellRequest) -> Result<Value, ApiError> {
    let envelope: Value = serde_json::from_slice(&request.body).map_err(|_not_json| ApiError::invalid_payload())?;
    let items = envelope.get("items").and_then(Value::as_array);
    let items = items.filter(|items| (1..=MAX_QUERIES).contains(&items.len()));
    let items =
        items.ok_or_else(|| refused(&format!("The payload must hold a list 'items' of 1 to {MAX_QUERIES}.")))?;
    let mut results = Vec::new();
    for item in items {
        let data = item.get("data").and_then(Value::as_object);
        let data = data.ok_or_else(|| ApiError::incorrect_payload("Every item must hold an object 'data'."))?;
        results.push(query::run(db, index, data)?);
    }
    Ok(json!({"items": results, "meta": {"type": "collection", "count": results.len()}}))
}

/// `{id, name, type, resource_type, search_api_id}` for every custom field.
fn mapping(db: &Connection, index: &Index) -> Result<Value, ApiError> {
    let items: Vec<Value> = attributes::custom_fields(db, index)?
        .into_iter()
        .map(|field| {
            json!({
                "data": {
                    "id": field.id,
                    "name": field.name,
                    "type": field.kind,
                    "resource_type": index.kind,
                    "search_api_id": field.search_api_id,
                },
                "meta": {"type": "custom_field"},
            })
        })
        .collect();
    Ok(json!({"items": items, "meta": {"type": "collection", "count": items.len()}}))
}

/// Refuses an object with other than the known names, or what is no object.
fn only(value: &Value, known: &[&str], what: &str) -> Result<(), ApiError> {
    let object = value.as_object().ok_or_else(|| refused(&format!("{what} is an object.")))?;
    match object.keys().find(|name| !known.contains(&name.as_str())) {
        Some(unknown) => Err(refused(&format!("{what} has no '{unknown}'."))),
        None => Ok(()),
    }
}

/// A malformed search: 422 with the place in the request. The real error body is not known.
fn refused(details: &str) -> ApiError {
    ApiError::incorrect_payload(details)
}
