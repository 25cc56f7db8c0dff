//! The Search API v3 (`sell-api.md` 4): `POST /v3/{leads|contacts|deals}/search` and the custom-field mapping. It reads
//! the same tables as v2 at once; the real index lags by seconds.

mod attribute_table;
mod attributes;
mod filter;
mod query;

use axum::http::Method;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::errors::ApiError;
use super::reply::Reply;
use super::request::SellRequest;
use attributes::Index;

/// True for the part of a path after `/v3/` that belongs to this API.
pub fn is_path(path: &[&str]) -> bool {
    matches!(path, [kind, "search" | "custom_fields"] if Index::of(kind).is_some())
}

/// Answers a search or a mapping request.
pub fn handle(db: &Connection, request: &SellRequest, path: &[&str]) -> Result<Reply, ApiError> {
    let (Some(index), Some(what)) = (path.first().and_then(|kind| Index::of(kind)), path.last()) else {
        return Err(ApiError::unknown_path());
    };
    match (*what, &request.method) {
        ("custom_fields", &Method::GET) => mapping(db, index).map(Reply::ok),
        ("search", &Method::POST) => search(db, index, request).map(Reply::ok),
        _ => Err(ApiError::unknown_path()),
    }
}

/// One reply item per request item, in order.
fn search(db: &Connection, index: &Index, request: &SellRequest) -> Result<Value, ApiError> {
    if let Some((name, _)) = request.query.first() {
        return Err(ApiError::unknown_param(name));
    }
    let envelope: Value = serde_json::from_slice(&request.body).map_err(|_not_json| ApiError::invalid_payload())?;
    let items = envelope.get("items").and_then(Value::as_array).filter(|items| !items.is_empty());
    let items = items.ok_or_else(|| ApiError::incorrect_payload("The payload must hold a non-empty list 'items'."))?;
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

/// A malformed search: 422 with the place in the request. The real error body is not known.
fn refused(details: &str) -> ApiError {
    ApiError::incorrect_payload(details)
}
