//! The Sell listener: one handler that applies faults, passes the gate, runs the request in a transaction, adds the
//! response headers (`sell-api.md` 1.3) and writes the request log.

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, HOST, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use serde_json::json;
use uuid::Uuid;

use super::dispatch::Access;
use super::errors::ApiError;
use super::reply::{Content, Reply};
use super::request::SellRequest;
use super::{dispatch, gate};
use crate::control::{self, LoggedRequest};
use crate::sandbox::{Freshness, Sandbox};

/// Names the agent for whom the host's proxy sends a request.
pub const AGENT_HEADER: &str = "x-sandbox-agent";
const MAX_BODY: usize = 1 << 20;

/// The Sell API as a router: one handler for every path, because unknown paths answer in Sell's envelope as well.
pub fn app(sandbox: Arc<Sandbox>) -> Router {
    Router::new().fallback(receive).with_state(sandbox)
}

/// Runs as a task of its own: like the real service it finishes a request whose client has gone.
async fn receive(State(sandbox): State<Arc<Sandbox>>, request: Request) -> Response {
    let request_id = Uuid::new_v4().to_string();
    let task = tokio::spawn(handle(sandbox, request, request_id.clone()));
    task.await
        .unwrap_or_else(|_panicked| respond(&request_id, Err(ApiError::server_error("The sandbox failed to answer."))))
}

async fn handle(sandbox: Arc<Sandbox>, request: Request, request_id: String) -> Response {
    let started = Instant::now();
    let (parts, body) = request.into_parts();
    let fault = sandbox.faults.take(parts.method.as_str(), parts.uri.path());
    let still = sandbox.faults.until_reset();
    let mut entry = LoggedRequest::new(&parts);
    let cut = control::cut_switch(&parts.extensions);
    let refuse = |status| injected(&request_id, status);
    let answer = process(&sandbox, parts, body, &request_id);
    let kept = control::apply_fault(fault, still, cut, refuse, answer).await;
    entry.status = kept.as_ref().map_or(0, |response| response.status().as_u16());
    entry.ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    sandbox.events.request(&sandbox.log.add(entry));
    kept.unwrap_or_default()
}

async fn process(sandbox: &Arc<Sandbox>, parts: Parts, body: Body, request_id: &str) -> Response {
    let Ok(body) = to_bytes(body, MAX_BODY).await else {
        return respond(request_id, Err(ApiError::invalid_payload()));
    };
    if let Err(error) = gate::check_headers(&parts.headers, !body.is_empty(), dispatch::media_type(parts.uri.path())) {
        return respond(request_id, Err(error));
    }
    let token = gate::token(&parts.headers).map(str::to_owned);
    if !sandbox.rate_limit.admits(token.as_deref().unwrap_or_default()) {
        return too_many_requests(request_id);
    }
    let request = decode(&parts, body.to_vec());
    let search_enabled = sandbox.search_enabled();
    let access = dispatch::access(&request);
    let work = move |db: &mut rusqlite::Connection| -> Result<Reply, ApiError> {
        let mut request = request;
        request.token_user = gate::authorize(db, token.as_deref(), &request.method, &request.path)?;
        let transaction = db.transaction()?;
        let reply = dispatch::handle(&transaction, &request, search_enabled)?;
        transaction.commit()?;
        Ok(reply)
    };
    let result = match access {
        Access::Write => sandbox.database(work).await,
        Access::Record => sandbox.read(Freshness::Now, work).await,
        Access::Collection => sandbox.read(Freshness::Lagging, work).await,
    };
    respond(request_id, result.unwrap_or_else(|| Err(ApiError::server_error("The sandbox failed to answer."))))
}

fn decode(parts: &Parts, body: Vec<u8>) -> SellRequest {
    // A client behind the app proxy believes to talk to Sell itself; others follow links to this server.
    let base_url = if parts.headers.contains_key(AGENT_HEADER) {
        "https://api.getbase.com".to_owned()
    } else {
        let host = parts.headers.get(HOST).and_then(|host| host.to_str().ok());
        format!("http://{}", host.unwrap_or("127.0.0.1"))
    };
    let query = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
    SellRequest {
        method: parts.method.clone(),
        path: parts.uri.path().to_owned(),
        query,
        body,
        base_url,
        token_user: 0,
    }
}

fn respond(request_id: &str, result: Result<Reply, ApiError>) -> Response {
    let (status, content) = match result {
        Ok(reply) => (reply.status, reply.content),
        Err(error) => (error.status, Content::Json(error.body(request_id))),
    };
    let (body, media_type) = match content {
        Content::Json(json) => (Body::from(json.to_string()), Some("application/json; charset=utf-8")),
        Content::Yaml(text) => (Body::from(text), Some("application/yaml; charset=utf-8")),
        Content::None => (Body::empty(), None),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = response_headers(request_id, media_type);
    response
}

fn response_headers(request_id: &str, media_type: Option<&'static str>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if let Some(media_type) = media_type {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static("en"));
    }
    headers.insert(VARY, HeaderValue::from_static("Accept, Accept-Language"));
    if let Ok(id) = HeaderValue::from_str(request_id) {
        headers.insert("x-request-id", id);
    }
    headers
}

fn injected(request_id: &str, status: StatusCode) -> Response {
    if status == StatusCode::TOO_MANY_REQUESTS {
        return too_many_requests(request_id);
    }
    respond(request_id, Err(ApiError::injected(status)))
}

/// No rate-limit header, and a body outside the envelope (`sell-api.md` 1.3, 1.4).
fn too_many_requests(request_id: &str) -> Response {
    let mut response = Response::new(Body::from(json!({"error": "rate_limit_exceeded"}).to_string()));
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    *response.headers_mut() = response_headers(request_id, Some("application/json; charset=utf-8"));
    response
}
