//! Routing of `/api/v2`: the agent from the header, the path without `.json`, one transaction per request.

use std::sync::Arc;

use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum::{Json, Router};
use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::people::{self, Agent};
use super::{installations, merging, organizations, search, ticket_changes, tickets};
use crate::control;
use crate::manifest::Manifest;
use crate::sandbox::{Freshness, Sandbox};
use crate::sell::AGENT_HEADER;

const MAX_BODY: usize = 1 << 20;

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

/// What a handler answers; who and what changed is told to listeners of `/control/events`.
pub struct Answer {
    pub status: StatusCode,
    pub body: Value,
    pub changed_users: Vec<i64>,
    pub changed_tickets: Vec<i64>,
}

impl From<Value> for Answer {
    fn from(body: Value) -> Self {
        Self { status: StatusCode::OK, body, changed_users: Vec::new(), changed_tickets: Vec::new() }
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

    pub fn conflict() -> Self {
        let description = "The ticket has been updated since it was read.".into();
        Self { status: StatusCode::CONFLICT, error: "UpdateConflict", description }
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
        let interrupted = error.sqlite_error_code() == Some(rusqlite::ErrorCode::OperationInterrupted);
        let status = if interrupted { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::INTERNAL_SERVER_ERROR };
        Self { status, error: "InternalError", description: error.to_string() }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(json!({"error": self.error, "description": self.description}))).into_response()
    }
}

/// Everything under `/api/v2`.
pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new().route("/api/v2/{*path}", any(receive))
}

/// Applies a fault that waits for the request. Runs as a task of its own: a request whose client has gone is finished.
async fn receive(State(sandbox): State<Arc<Sandbox>>, request: Request) -> Response {
    let fault = sandbox.faults.take(request.method().as_str(), request.uri().path());
    let still = sandbox.faults.until_reset();
    let cut = control::cut_switch(request.extensions());
    let task = tokio::spawn(control::apply_fault(fault, still, cut, injected, answer(sandbox, request)));
    match task.await {
        Ok(kept) => kept.unwrap_or_default(),
        Err(_panicked) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn answer(sandbox: Arc<Sandbox>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Some(key) = parts.headers.get(AGENT_HEADER).and_then(|key| key.to_str().ok()).map(str::to_owned) else {
        return unauthenticated();
    };
    let Ok(Some(body)) = to_bytes(body, MAX_BODY).await.map(|bytes| read_object(&bytes)) else {
        return Refusal::unreadable().into_response();
    };
    let method = parts.method;
    let path =
        parts.uri.path().trim_start_matches("/api/v2/").trim_end_matches('/').trim_end_matches(".json").to_owned();
    let query = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
    let manifest = Manifest::of(sandbox.options().app.as_deref());
    let reads = method == Method::GET;
    let work = move |db: &mut Connection| -> Result<Option<Answer>, Refusal> {
        let Some(agent) = people::agent_by_key(db, &key)? else { return Ok(None) };
        let request = SupportRequest { agent, query, body, manifest };
        let transaction = db.transaction()?;
        let answer = dispatch(&transaction, &method, &path, &request)?;
        transaction.commit()?;
        Ok(Some(answer))
    };
    let result = if reads { sandbox.read(Freshness::Now, work).await } else { sandbox.database(work).await };
    match result {
        Some(Ok(Some(answer))) => {
            // People first: who reads a ticket again must not find its requester as they were before.
            answer.changed_users.iter().for_each(|user| sandbox.events.user(*user));
            answer.changed_tickets.iter().for_each(|ticket| sandbox.events.ticket(*ticket));
            (answer.status, Json(answer.body)).into_response()
        }
        Some(Ok(None)) => unauthenticated(),
        Some(Err(refusal)) => refusal.into_response(),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// An absent body counts as an empty object.
fn read_object(bytes: &[u8]) -> Option<Map<String, Value>> {
    if bytes.is_empty() { Some(Map::new()) } else { serde_json::from_slice(bytes).ok() }
}

/// The refusal that a fault asks for. Unlike Sell, Support says when to come back (`zaf.md` 5).
fn injected(status: StatusCode) -> Response {
    let error = if status == StatusCode::TOO_MANY_REQUESTS { "TooManyRequests" } else { "Injected" };
    let refusal = Refusal { status, error, description: "Injected by the sandbox.".into() };
    let mut response = refusal.into_response();
    if status == StatusCode::TOO_MANY_REQUESTS {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    }
    response
}

fn unauthenticated() -> Response {
    (StatusCode::UNAUTHORIZED, Json(json!({"error": "Couldn't authenticate you"}))).into_response()
}

/// A list as Support sends it; but for users, the sandbox's lists have one page.
pub fn page(name: &str, items: Vec<Value>) -> Value {
    json!({name: items, "count": items.len(), "next_page": null, "previous_page": null})
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
        (&Method::PUT, ["users", user, "merge"]) => merging::merge(db, id(user)?, request),
        (&Method::GET, ["users"]) => people::list(db, request).map(Answer::from),
        (&Method::GET, ["organizations"]) => organizations::list(db).map(Answer::from),
        (&Method::GET, ["organizations", organization]) => organizations::show(db, id(organization)?).map(Answer::from),
        (&Method::GET, ["groups"]) => organizations::groups(db).map(Answer::from),
        (&Method::GET, ["groups", group]) => organizations::group(db, id(group)?).map(Answer::from),
        // The demo account has none of its own.
        (&Method::GET, [fields @ ("user_fields" | "organization_fields")]) => Ok(page(fields, Vec::new()).into()),
        (&Method::GET, ["search"]) => search::search(db, request).map(Answer::from),
        (&Method::GET, ["apps", "installations", "1"]) => installations::show(db, request).map(Answer::from),
        (&Method::PUT, ["apps", "installations", "1"]) => installations::update(db, request).map(Answer::from),
        _ => Err(Refusal::not_found()),
    }
}
