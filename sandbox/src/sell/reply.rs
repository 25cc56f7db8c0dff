//! The success envelopes (`sell-api.md` 1.2) and what a handled request answers.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::record::{self, Record};
use super::resource::Resource;

/// The body of a success.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    None,
    Json(Value),
    /// The search schemas (`sell-api.md` 4).
    Yaml(String),
}

/// What a handler answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub status: StatusCode,
    pub content: Content,
}

impl Reply {
    pub fn ok(body: Value) -> Self {
        Self { status: StatusCode::OK, content: Content::Json(body) }
    }

    pub fn yaml(text: String) -> Self {
        Self { status: StatusCode::OK, content: Content::Yaml(text) }
    }

    pub fn no_content() -> Self {
        Self { status: StatusCode::NO_CONTENT, content: Content::None }
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
