//! Routing of `/api/v2`: the agent from the header, the path without `.json`, one transaction per request.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum::{Json, Router};
use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::people::{self, Agent};
use super::{installations, organizations, search, ticket_changes, tickets};
use crate::manifest::Manifest;
use crate::sandbox::Sandbox;
use crate::sell::AGENT_HEADER;

/// A decoded request of a signed-in agent.
pub struct SupportRequest {
    pub agent: Agent,
    pub query: Vec<(String, String)>,
    pub body: Map<String, Value>,
    pub manifest: Manifest,
}

impl SupportRequest {
    /// A query parameter by name.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// What a handler answers; `changed_ticket` is told to listeners of `/control/events`.
pub struct Answer {
    pub status: StatusCode,
    pub body: Value,
    pub changed_ticket: Option<i64>,
}

impl From<Value> for Answer {
    fn from(body: Value) -> Self {
        Self { status: StatusCode::OK, body, changed_ticket: None }
    }
}

/// A refusal in Support's own form (`error`, `description`).
#[derive(Debug)]
pub struct Refusal {
    pub status: StatusCode,
    pub error: &'static str,
    pub description: String,
}

impl Refusal {
    pub fn not_found() -> Self {
        Self { status: StatusCode::NOT_FOUND, error: "RecordNotFound", description: "Not found".into() }
    }

    pub fn forbidden() -> Self {
        let description = "You do not have access to this page.".into();
        Self { status: StatusCode::FORBIDDEN, error: "Forbidden", description }
    }

    pub fn invalid(description: impl Into<String>) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, error: "RecordInvalid", description: description.into() }
    }

    fn unreadable() -> Self {
        let description = "The request body is no JSON object.".into();
        Self { status: StatusCode::BAD_REQUEST, error: "InvalidJson", description }
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self { status: StatusCode::INTERNAL_SERVER_ERROR, error: "InternalError", description: error.to_string() }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(json!({"error": self.error, "description": self.description}))).into_response()
    }
}

/// Everything under `/api/v2`.
pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new().route("/api/v2/{*path}", any(answer))
}

async fn answer(
    State(sandbox): State<Arc<Sandbox>>,
    method: Method,
    uri: Uri,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(key) = headers.get(AGENT_HEADER).and_then(|key| key.to_str().ok()).map(str::to_owned) else {
        return unauthenticated();
    };
    let body = match serde_json::from_slice(&body) {
        _ if body.is_empty() => Map::new(),
        Ok(Value::Object(body)) => body,
        _ => return Refusal::unreadable().into_response(),
    };
    let path = uri.path().trim_start_matches("/api/v2/").trim_end_matches('/').trim_end_matches(".json").to_owned();
    let query = form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect();
    let manifest = Manifest::of(sandbox.options().app.as_deref());
    let work = move |db: &mut Connection| -> Result<Option<Answer>, Refusal> {
        let Some(agent) = people::agent_by_key(db, &key)? else { return Ok(None) };
        let request = SupportRequest { agent, query, body, manifest };
        let transaction = db.transaction()?;
        let answer = dispatch(&transaction, &method, &path, &request)?;
        transaction.commit()?;
        Ok(Some(answer))
    };
    match sandbox.database(work).await {
        Some(Ok(Some(answer))) => {
            if let Some(ticket) = answer.changed_ticket {
                sandbox.events.ticket(ticket);
            }
            (answer.status, Json(answer.body)).into_response()
        }
        Some(Ok(None)) => unauthenticated(),
        Some(Err(refusal)) => refusal.into_response(),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn unauthenticated() -> Response {
    (StatusCode::UNAUTHORIZED, Json(json!({"error": "Couldn't authenticate you"}))).into_response()
}

fn dispatch(db: &Connection, method: &Method, path: &str, request: &SupportRequest) -> Result<Answer, Refusal> {
    let segments: Vec<&str> = path.split('/').collect();
    let id = |text: &str| text.parse::<i64>().map_err(|_not_a_number| Refusal::not_found());
    match (method, segments.as_slice()) {
        (&Method::GET, ["tickets"]) => tickets::list(db, request).map(Answer::from),
        (&Method::POST, ["tickets"]) => ticket_changes::create(db, request),
        (&Method::GET, ["tickets", ticket]) => tickets::show(db, id(ticket)?).map(Answer::from),
        (&Method::PUT, ["tickets", ticket]) => ticket_changes::update(db, id(ticket)?, request),
        (&Method::GET, ["tickets", ticket, "comments"]) => tickets::comments(db, id(ticket)?).map(Answer::from),
        (&Method::GET, ["users", "me"]) => people::show(db, request.agent.id).map(Answer::from),
        (&Method::GET, ["users", "search"]) => people::search(db, request).map(Answer::from),
        (&Method::GET, ["users", user]) => people::show(db, id(user)?).map(Answer::from),
        (&Method::GET, ["users", user, "identities"]) => people::list_identities(db, id(user)?).map(Answer::from),
        (&Method::GET, ["organizations", organization]) => organizations::show(db, id(organization)?).map(Answer::from),
        (&Method::GET, ["groups"]) => organizations::groups(db).map(Answer::from),
        (&Method::GET, ["search"]) => search::search(db, request).map(Answer::from),
        (&Method::GET, ["apps", "installations", "1"]) => installations::show(db, request).map(Answer::from),
        (&Method::PUT, ["apps", "installations", "1"]) => installations::update(db, request).map(Answer::from),
        _ => Err(Refusal::not_found()),
    }
}
