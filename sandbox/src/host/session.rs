//! `GET /host/session.json?as=KEY`: who is signed in and which app is installed, in ZAF's own forms (`zaf.md` 6).

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rusqlite::{Connection, OptionalExtension};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::assets;
use crate::control::FAULT_KINDS;
use crate::manifest::Manifest;
use crate::sandbox::Sandbox;
use crate::support::{self, Agent};

const DEFAULT_AGENT: &str = "sell_agent";
const LOCALES: [(&str, &str); 7] = [
    ("en-US", "English"),
    ("ja", "日本語"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("pt-BR", "Português (Brasil)"),
    ("ar", "العربية"),
];

#[derive(Deserialize)]
pub struct Whom {
    #[serde(rename = "as")]
    key: Option<String>,
}

/// Everything that the host page needs before it opens an app.
pub async fn session(State(sandbox): State<Arc<Sandbox>>, Query(whom): Query<Whom>) -> Response {
    let key = whom.key.unwrap_or_else(|| DEFAULT_AGENT.to_owned());
    let manifest = Manifest::of(sandbox.options().app.as_deref());
    let base = format!("{}{}", sandbox.addresses().assets, assets::base_path(sandbox.options().app.as_deref()));
    let unknown = format!("no agent '{key}'");
    match sandbox.database(move |db| compose(db, &key, &manifest, &base)).await {
        Some(Ok(Some(session))) => Json(session).into_response(),
        Some(Ok(None)) => (StatusCode::NOT_FOUND, Json(json!({"error": unknown}))).into_response(),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn compose(db: &Connection, key: &str, manifest: &Manifest, asset_base: &str) -> rusqlite::Result<Option<Value>> {
    let Some(agent) = support::agent_by_key(db, key)? else { return Ok(None) };
    let agents: Vec<Value> = support::agents(db)?
        .into_iter()
        .map(
            |agent| json!({"key": agent.key, "name": agent.name, "role": agent.role, "description": agent.description}),
        )
        .collect();
    let settings = manifest.shown_settings(&support::stored_settings(db)?);
    let locales = LOCALES.map(|(code, name)| json!({"code": code, "name": name}));
    let (subdomain, currency): (String, String) =
        db.query_row("SELECT subdomain, currency FROM accounts", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Some(json!({
        "agent": current_user(db, &agent)?,
        "agents": agents,
        "account": {"subdomain": subdomain, "planName": "Suite Professional", "currency": currency},
        "installation": {"id": 1, "app_id": 1, "settings": settings, "enabled": true},
        "manifest": manifest.raw,
        "asset_base": asset_base,
        "locales": locales,
        "fault_kinds": FAULT_KINDS,
    })))
}

/// The `currentUser` object of ZAF.
fn current_user(db: &Connection, agent: &Agent) -> rusqlite::Result<Value> {
    let user = support::user(db, agent.id)?.unwrap_or_default();
    let identities: Vec<Value> = support::identities(db, agent.id)?.iter().map(identity).collect();
    let time_zone: Option<String> =
        db.query_row("SELECT time_zone FROM support_users WHERE id = ?1", [agent.id], |row| row.get(0)).optional()?;
    let sql = "SELECT g.id, g.name FROM support_groups g JOIN support_users u ON u.group_id = g.id WHERE u.id = ?1";
    let group = |row: &rusqlite::Row<'_>| Ok(json!({"id": row.get::<_, i64>(0)?, "name": row.get::<_, String>(1)?}));
    let groups: Vec<Value> = db.prepare_cached(sql)?.query_map([agent.id], group)?.collect::<rusqlite::Result<_>>()?;
    Ok(json!({
        "id": agent.id,
        "name": agent.name,
        "email": user.get("email"),
        "role": agent.role,
        "externalId": null,
        "locale": agent.locale,
        "alias": "",
        "details": user.get("details"),
        "notes": user.get("notes"),
        "signature": format!("{}\nSandbox Demo Support", agent.name),
        "avatarUrl": "",
        "tags": user.get("tags"),
        "groups": groups,
        "organizations": support::organizations_of(db, &user)?,
        "timeZone": zone(&time_zone.unwrap_or_default()),
        "identities": identities,
    }))
}

fn identity(identity: &Value) -> Value {
    let names = [
        ("id", "id"),
        ("type", "type"),
        ("value", "value"),
        ("verified", "verified"),
        ("primary", "primary"),
        ("user_id", "userId"),
        ("undeliverable_count", "undeliverableCount"),
        ("deliverable_state", "deliverableState"),
    ];
    let rename = |(from, to): (&str, &str)| (to.to_owned(), identity.get(from).cloned().unwrap_or_default());
    Value::Object(names.into_iter().map(rename).collect::<Map<_, _>>())
}

fn zone(stored: &str) -> Value {
    let stored: Value = serde_json::from_str(stored).unwrap_or_default();
    let name = stored.get("name");
    let minutes = stored.get("offset_minutes").and_then(Value::as_i64).unwrap_or(0);
    let sign = if minutes < 0 { '-' } else { '+' };
    json!({
        "name": name,
        "translatedName": name,
        "ianaName": stored.get("iana_name"),
        "offset": minutes,
        "formattedOffset": format!("GMT{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60),
    })
}
