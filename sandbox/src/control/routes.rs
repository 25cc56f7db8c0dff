//! The HTTP side of `/control`. Bodies must be JSON with the right Content-Type, which keeps other web pages out.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::faults::Fault;
use crate::sandbox::{Freshness, Sandbox};
use crate::seed::{self, Seed};
use crate::{database, sell, support};

/// The most users that one call adds.
const MOST_USERS: i64 = 10_000;
/// The most custom fields that one call adds.
const MOST_CUSTOM_FIELDS: i64 = 1_000;

type Shared = State<Arc<Sandbox>>;

/// Everything under `/control`.
pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/control/reset", post(reset))
        .route("/control/faults", get(list_faults).post(add_fault).delete(clear_faults))
        .route("/control/requests", get(list_requests).delete(clear_requests))
        .route("/control/state", get(state))
        .route("/control/search_v3", post(switch_search))
        .route("/control/rate_limit", post(switch_rate_limit))
        .route("/control/consistency", post(switch_consistency))
        .route("/control/pools", get(list_pools).post(join_pool).delete(leave_pool))
        .route("/control/users", post(add_users))
        .route("/control/custom_fields", post(add_custom_fields))
        .route("/control/settings", post(write_settings))
        .route("/control/events", get(events))
}

fn problem(status: StatusCode, message: impl Into<String>) -> Response {
    (status, Json(json!({"error": message.into()}))).into_response()
}

fn done() -> Response {
    Json(json!({"ok": true})).into_response()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reset {
    seed: Option<String>,
}

/// New data, no faults, an empty log, search on, rate limit off, no lag.
async fn reset(State(sandbox): Shared, Json(body): Json<Reset>) -> Response {
    let seed = match body.seed.as_deref().map(Seed::named) {
        None => sandbox.options().seed,
        Some(Some(seed)) => seed,
        Some(None) => return problem(StatusCode::UNPROCESSABLE_ENTITY, "'seed' is demo, empty or large"),
    };
    if !matches!(sandbox.set_lag(Duration::ZERO).await, Some(Ok(()))) {
        return problem(StatusCode::INTERNAL_SERVER_ERROR, "the lag cannot be switched off");
    }
    match sandbox.database(move |db| database::reset(db, seed).map_err(|error| error.to_string())).await {
        Some(Ok(())) => {
            sandbox.faults.reset();
            sandbox.log.clear();
            sandbox.enable_search(true);
            sandbox.rate_limit.enable(false);
            done()
        }
        Some(Err(error)) => problem(StatusCode::INTERNAL_SERVER_ERROR, error),
        None => problem(StatusCode::INTERNAL_SERVER_ERROR, "the reset failed"),
    }
}

async fn list_faults(State(sandbox): Shared) -> Response {
    Json(json!({"faults": sandbox.faults.list()})).into_response()
}

async fn add_fault(State(sandbox): Shared, Json(fault): Json<Fault>) -> Response {
    match sandbox.faults.add(fault) {
        Ok(()) => Json(json!({"faults": sandbox.faults.list()})).into_response(),
        Err(message) => problem(StatusCode::UNPROCESSABLE_ENTITY, message),
    }
}

async fn clear_faults(State(sandbox): Shared) -> Response {
    sandbox.faults.clear();
    done()
}

async fn list_requests(State(sandbox): Shared) -> Response {
    Json(json!({"requests": sandbox.log.list()})).into_response()
}

async fn clear_requests(State(sandbox): Shared) -> Response {
    sandbox.log.clear();
    done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Switch {
    enabled: bool,
}

async fn switch_search(State(sandbox): Shared, Json(switch): Json<Switch>) -> Response {
    sandbox.enable_search(switch.enabled);
    done()
}

async fn switch_rate_limit(State(sandbox): Shared, Json(switch): Json<Switch>) -> Response {
    sandbox.rate_limit.enable(switch.enabled);
    done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Consistency {
    lag_ms: u64,
}

/// Lists and searches stay behind writes by so many milliseconds; 0 ends that.
async fn switch_consistency(State(sandbox): Shared, Json(switch): Json<Consistency>) -> Response {
    match sandbox.set_lag(Duration::from_millis(switch.lag_ms)).await {
        Some(Ok(())) => done(),
        _ => problem(StatusCode::INTERNAL_SERVER_ERROR, "the lagging copy cannot be made"),
    }
}

/// Somebody in a distribution pool, both by their Sell user id.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Membership {
    pool: i64,
    member: i64,
}

async fn list_pools(State(sandbox): Shared) -> Response {
    match sandbox.read(Freshness::Now, |db| sell::pools(db)).await {
        Some(Ok(pools)) => Json(json!({"pools": pools})).into_response(),
        _ => problem(StatusCode::INTERNAL_SERVER_ERROR, "the pools cannot be read"),
    }
}

/// A new member joins at the end, as in Sell's settings (`sell-api.md` 5).
async fn join_pool(State(sandbox): Shared, Json(body): Json<Membership>) -> Response {
    membership(sandbox.database(move |db| sell::join_pool(db, body.pool, body.member)).await)
}

async fn leave_pool(State(sandbox): Shared, Json(body): Json<Membership>) -> Response {
    membership(sandbox.database(move |db| sell::leave_pool(db, body.pool, body.member)).await)
}

fn membership(changed: Option<rusqlite::Result<bool>>) -> Response {
    match changed {
        Some(Ok(true)) => done(),
        Some(Ok(false)) => problem(StatusCode::UNPROCESSABLE_ENTITY, "'pool' and 'member' are no such pair"),
        _ => problem(StatusCode::INTERNAL_SERVER_ERROR, "the pool cannot be changed"),
    }
}

/// How many.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct More {
    count: i64,
}

/// More active Sell users, for lists of many pages.
async fn add_users(State(sandbox): Shared, Json(more): Json<More>) -> Response {
    if !(1..=MOST_USERS).contains(&more.count) {
        return problem(StatusCode::UNPROCESSABLE_ENTITY, format!("'count' is from 1 to {MOST_USERS}"));
    }
    match sandbox.database(move |db| seed::add_users(db, more.count).map_err(|error| error.to_string())).await {
        Some(Ok(())) => done(),
        _ => problem(StatusCode::INTERNAL_SERVER_ERROR, "the users cannot be added"),
    }
}

/// More custom fields of leads, for accounts that have collected many.
async fn add_custom_fields(State(sandbox): Shared, Json(more): Json<More>) -> Response {
    if !(1..=MOST_CUSTOM_FIELDS).contains(&more.count) {
        return problem(StatusCode::UNPROCESSABLE_ENTITY, format!("'count' is from 1 to {MOST_CUSTOM_FIELDS}"));
    }
    match sandbox.database(move |db| seed::add_custom_fields(db, more.count).map_err(|error| error.to_string())).await {
        Some(Ok(())) => done(),
        _ => problem(StatusCode::INTERNAL_SERVER_ERROR, "the custom fields cannot be added"),
    }
}

/// Writes installation settings as an installer would, without a look at roles or at the manifest.
async fn write_settings(State(sandbox): Shared, Json(settings): Json<Map<String, Value>>) -> Response {
    match sandbox.database(move |db| support::write_settings(db, &settings)).await {
        Some(Ok(())) => done(),
        _ => problem(StatusCode::INTERNAL_SERVER_ERROR, "the settings were not written"),
    }
}

async fn events(State(sandbox): Shared) -> Response {
    sandbox.events.listen().into_response()
}

async fn state(State(sandbox): Shared) -> Response {
    let search = sandbox.search_enabled();
    let rate_limit = sandbox.rate_limit.is_enabled();
    let lag = u64::try_from(sandbox.lag().as_millis()).unwrap_or(u64::MAX);
    match sandbox.database(snapshot).await {
        Some(Ok(mut state)) => {
            state.insert("search_v3".into(), json!({"enabled": search}));
            state.insert("rate_limit".into(), json!({"enabled": rate_limit}));
            state.insert("consistency".into(), json!({"lag_ms": lag}));
            Json(state).into_response()
        }
        Some(Err(error)) => problem(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()),
        None => problem(StatusCode::INTERNAL_SERVER_ERROR, "the state cannot be read"),
    }
}

fn snapshot(db: &mut Connection) -> rusqlite::Result<Map<String, Value>> {
    let mut state = Map::new();
    for collection in ["leads", "contacts", "deals", "notes", "lead_sources"] {
        state.insert(collection.into(), json!(sell::everything(db, collection)?));
    }
    state.insert("tickets".into(), json!(support::all_tickets(db)?));
    state.insert("comments".into(), json!(support::all_comments(db)?));
    state.insert("installation".into(), json!({"settings": support::stored_settings(db)?}));
    let tokens: Vec<(String, String)> = db
        .prepare_cached("SELECT token, scopes FROM access_tokens ORDER BY rowid")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    state.insert("sell_access_token".into(), json!(tokens.first().map(|(token, _)| token)));
    let tokens: Vec<Value> = tokens.iter().map(|(token, scopes)| json!({"token": token, "scopes": scopes})).collect();
    state.insert("access_tokens".into(), json!(tokens));
    Ok(state)
}
