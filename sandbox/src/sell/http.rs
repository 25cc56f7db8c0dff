//! The Sell listener: one handler that applies faults, passes the gate, runs the request in a transaction, adds the
//! response headers (`sell-api.md` 1.3) and writes the request log.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, HOST, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use futures_util::stream;
use serde_json::json;
use uuid::Uuid;

use super::errors::ApiError;
use super::reply::Reply;
use super::request::SellRequest;
use super::{dispatch, gate};
use crate::control::{FaultKind, LoggedRequest};
use crate::launch::CutSwitch;
use crate::sandbox::Sandbox;

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
    let mut entry = LoggedRequest::new(&parts);
    let cut = parts.extensions.get::<ConnectInfo<CutSwitch>>().map(|info| info.0.clone());

    let (response, dropped) = match fault {
        None => (process(&sandbox, parts, body, &request_id).await, false),
        Some(FaultKind::Delay(pause)) => {
            tokio::time::sleep(pause).await;
            (process(&sandbox, parts, body, &request_id).await, false)
        }
        Some(FaultKind::Status(status)) => (injected(&request_id, status), false),
        Some(FaultKind::RateLimit) => (too_many_requests(&request_id), false),
        Some(FaultKind::DropBefore) => (Response::default(), true),
        Some(FaultKind::DropAfter) => (process(&sandbox, parts, body, &request_id).await, true),
        Some(FaultKind::Garbage) => (garbage(process(&sandbox, parts, body, &request_id).await), false),
        Some(FaultKind::SlowBody(pause)) => {
            (slowly(process(&sandbox, parts, body, &request_id).await, pause).await, false)
        }
    };
    if dropped {
        entry.status = 0;
        if let Some(cut) = cut {
            cut.cut();
        }
    } else {
        entry.status = response.status().as_u16();
    }
    entry.ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    sandbox.events.request(&sandbox.log.add(entry));
    response
}

async fn process(sandbox: &Arc<Sandbox>, parts: Parts, body: Body, request_id: &str) -> Response {
    let Ok(body) = to_bytes(body, MAX_BODY).await else {
        return respond(request_id, Err(ApiError::invalid_payload()));
    };
    if let Err(error) = gate::check_headers(&parts.headers, !body.is_empty()) {
        return respond(request_id, Err(error));
    }
    let token = gate::token(&parts.headers).map(str::to_owned);
    if !sandbox.rate_limit.admits(token.as_deref().unwrap_or_default()) {
        return too_many_requests(request_id);
    }
    let request = decode(&parts, body.to_vec());
    let search_enabled = sandbox.search_enabled();
    let work = move |db: &mut rusqlite::Connection| -> Result<Reply, ApiError> {
        let mut request = request;
        request.token_user = gate::authorize(db, token.as_deref(), &request.method, &request.path)?;
        let transaction = db.transaction()?;
        let reply = dispatch::handle(&transaction, &request, search_enabled)?;
        transaction.commit()?;
        Ok(reply)
    };
    let result = sandbox.database(work).await;
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
    let (status, body) = match result {
        Ok(reply) => (reply.status, reply.body),
        Err(error) => (error.status, Some(error.body(request_id))),
    };
    let body = body.map_or_else(Body::empty, |json| Body::from(json.to_string()));
    let has_body = status != StatusCode::NO_CONTENT;
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = response_headers(request_id, has_body);
    response
}

fn response_headers(request_id: &str, has_body: bool) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if has_body {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static("en"));
    }
    headers.insert(VARY, HeaderValue::from_static("Accept, Accept-Language"));
    if let Ok(id) = HeaderValue::from_str(request_id) {
        headers.insert("x-request-id", id);
    }
    headers
}

fn injected(request_id: &str, status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if status == StatusCode::TOO_MANY_REQUESTS {
        return too_many_requests(request_id);
    }
    respond(request_id, Err(ApiError::injected(status)))
}

/// No rate-limit header, and a body outside the envelope (`sell-api.md` 1.3, 1.4).
fn too_many_requests(request_id: &str) -> Response {
    let mut response = Response::new(Body::from(json!({"error": "rate_limit_exceeded"}).to_string()));
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    *response.headers_mut() = response_headers(request_id, true);
    response
}

/// The request was done, but what comes back is no JSON.
fn garbage(response: Response) -> Response {
    let (mut parts, _body) = response.into_parts();
    parts.status = StatusCode::OK;
    parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    Response::from_parts(parts, Body::from("{\"items\":[{\"data\":{\"id\":1,\"na"))
}

/// Headers at once, the body in ten pieces spread over `pause`.
async fn slowly(response: Response, pause: Duration) -> Response {
    const PIECES: usize = 10;
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let size = bytes.len().div_ceil(PIECES).max(1);
    let step = pause / u32::try_from(PIECES).unwrap_or(1);
    let pieces = stream::unfold(bytes, move |mut rest: Bytes| async move {
        if rest.is_empty() {
            return None;
        }
        tokio::time::sleep(step).await;
        let piece = rest.split_to(size.min(rest.len()));
        Some((Ok::<Bytes, Infallible>(piece), rest))
    });
    Response::from_parts(parts, Body::from_stream(pieces))
}
