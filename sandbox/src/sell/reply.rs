//! The success envelopes (`sell-api.md` 1.2) and what a handled request answers.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::record::{self, Record};
use super::resource::Resource;

/// What a handler answers: a status and a body, or nothing (DELETE).
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub status: StatusCode,
    pub body: Option<Value>,
}

impl Reply {
    pub fn ok(body: Value) -> Self {
        Self { status: StatusCode::OK, body: Some(body) }
    }

    pub fn no_content() -> Self {
        Self { status: StatusCode::NO_CONTENT, body: None }
    }

    /// One record with its envelope.
    pub fn single(resource: &Resource, record: Record) -> Self {
        Self::ok(item(resource, record))
    }
}

/// A record with its `meta`.
pub fn item(resource: &Resource, record: Record) -> Value {
    json!({"data": record::visible(resource, record), "meta": {"type": resource.kind}})
}
