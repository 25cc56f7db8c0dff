//! `POST /host/proxy`: what Zendesk's app proxy does with `client.request` to an absolute address (`zaf.md` 5): only hosts
//! of `domainWhitelist`, secure placeholders filled in here, ten seconds, and for api.getbase.com the local Sell API.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::placeholders::{Place, fill};
use crate::control::LoggedRequest;
use crate::manifest::Manifest;
use crate::sandbox::Sandbox;
use crate::sell::AGENT_HEADER;
use crate::support;

const SELL_HOST: &str = "api.getbase.com";
const SELL_TOKEN: &str = "sell_access_token";
const USER_AGENT: &str = "ZendeskAppProxy-Sandbox/1.0";
/// The content type where the app names none.
const FORM: &str = "application/x-www-form-urlencoded; charset=UTF-8";
const TIME_OUT: Duration = Duration::from_secs(10);
const MAX_REPLY: u64 = 16 << 20;

/// A request as the app asked for it.
#[derive(Debug, Deserialize)]
pub struct ProxyRequest {
    #[serde(rename = "as")]
    agent: String,
    url: String,
    #[serde(rename = "type")]
    method: Option<String>,
    #[serde(default)]
    headers: Map<String, Value>,
    #[serde(default)]
    data: Value,
    #[serde(rename = "contentType")]
    content_type: Option<String>,
    #[serde(default)]
    secure: bool,
    timeout: Option<u64>,
}

/// A request ready to be sent.
struct Outgoing {
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    body: Option<String>,
    time_out: Duration,
}

/// Answers 200 with what happened; `status` 0, 502 and 504 stand for "no reply", "refused" and "too late".
pub async fn proxy(State(sandbox): State<Arc<Sandbox>>, Json(request): Json<ProxyRequest>) -> Json<Value> {
    let key = request.agent.clone();
    let found = sandbox
        .database(move |db| Ok::<_, rusqlite::Error>((support::agent_by_key(db, &key)?, support::stored_settings(db)?)))
        .await;
    let Some(Ok((Some(agent), mut settings))) = found else {
        return no_reply(502, "The proxy does not know the signed-in agent.");
    };
    if let Some(token) = &sandbox.options().live_token {
        settings.insert(SELL_TOKEN.into(), json!(token));
    }
    let manifest = Manifest::of(sandbox.options().app.as_deref());
    let mut outgoing = match prepare(&request, &manifest, &settings) {
        Ok(outgoing) => outgoing,
        Err(reason) => return no_reply(502, &format!("The proxy refused the request: {reason}.")),
    };
    let to_sell = host_of(&outgoing.url).as_deref() == Some(SELL_HOST);
    if to_sell && sandbox.options().live_token.is_none() {
        outgoing.url = outgoing.url.replacen(&format!("https://{SELL_HOST}"), &sandbox.addresses().sell, 1);
        outgoing.headers.push((AGENT_HEADER.into(), agent.key.clone()));
    }
    let log_live = (to_sell && sandbox.options().live_token.is_some()).then(|| live_entry(&outgoing, &agent.key));
    let started = Instant::now();
    let sent = tokio::task::spawn_blocking(move || send(&outgoing)).await;
    let reply = sent.unwrap_or_else(|_panicked| no_reply(502, "The proxy failed."));
    if let Some(mut entry) = log_live {
        entry.ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        entry.status =
            reply.0.get("status").and_then(Value::as_u64).and_then(|status| u16::try_from(status).ok()).unwrap_or(0);
        sandbox.events.request(&sandbox.log.add(entry));
    }
    reply
}

/// The real Sell's listener is not ours, so the proxy writes the log.
fn live_entry(outgoing: &Outgoing, agent: &str) -> LoggedRequest {
    let uri: Uri = outgoing.url.parse().unwrap_or_default();
    LoggedRequest::of(&outgoing.method, uri.path(), uri.query().unwrap_or_default(), Some(agent))
}

fn no_reply(status: u16, body: &str) -> Json<Value> {
    let text = match status {
        0 => "",
        504 => "Gateway Timeout",
        _ => "Bad Gateway",
    };
    Json(json!({"status": status, "statusText": text, "headers": {}, "body": body}))
}

fn host_of(url: &str) -> Option<String> {
    let uri: Uri = url.parse().ok()?;
    (uri.scheme_str() == Some("https")).then(|| uri.host().map(str::to_lowercase))?
}

/// Checks the request against the manifest and fills in the secure values.
fn prepare(request: &ProxyRequest, manifest: &Manifest, settings: &Map<String, Value>) -> Result<Outgoing, String> {
    let place = |text: &str, place: Place| {
        if request.secure { fill(text, place, manifest, settings) } else { Ok(text.to_owned()) }
    };
    let method = request.method.as_deref().unwrap_or("GET").to_uppercase();
    let mut url = place(&request.url, Place::Url)?;
    let host = host_of(&url).ok_or("the address is no https address")?;
    if !manifest.allows_host(&host) {
        return Err(format!("the host {host} is not in the app's domainWhitelist"));
    }
    let mut headers = Vec::new();
    for (name, value) in &request.headers {
        if name.contains('_') {
            return Err(format!("the header name '{name}' has an underscore"));
        }
        headers.push((name.clone(), place(&plain(value), Place::Header)?));
    }
    let names = |wanted: &str| headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(wanted));
    let (has_type, has_agent) = (names("content-type"), names("user-agent"));
    if !has_agent {
        headers.push(("User-Agent".into(), USER_AGENT.into()));
    }
    let content_type = request.content_type.as_deref().unwrap_or(FORM);
    let mut body = body_text(&request.data, content_type);
    if matches!(method.as_str(), "GET" | "HEAD")
        && let Some(query) = body.take()
    {
        url.push(if url.contains('?') { '&' } else { '?' });
        url.push_str(&place(&query, Place::Url)?);
    }
    let body = body.map(|body| place(&body, Place::Body)).transpose()?;
    if body.is_some() && !has_type {
        headers.push(("Content-Type".into(), content_type.to_owned()));
    }
    let time_out = request.timeout.filter(|ms| *ms > 0).map_or(TIME_OUT, |ms| TIME_OUT.min(Duration::from_millis(ms)));
    Ok(Outgoing { method, url, headers, body, time_out })
}

/// Data as jQuery sends them, which the real proxy inherits: text as it is, an object as JSON where the content type says
/// so and otherwise as a form.
fn body_text(data: &Value, content_type: &str) -> Option<String> {
    match data {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Object(fields) if !content_type.starts_with("application/json") => {
            let pairs = fields.iter().map(|(name, value)| (name, plain(value)));
            Some(form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
        }
        other => Some(other.to_string()),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Sends the request and turns whatever happens into the host page's form.
fn send(outgoing: &Outgoing) -> Json<Value> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(outgoing.time_out))
        .http_status_as_error(false)
        .max_redirects(0)
        // A pooled connection that died would be retried or fail: each request gets its own.
        .max_idle_connections(0)
        .build()
        .into();
    let mut builder = axum::http::Request::builder().method(outgoing.method.as_str()).uri(&outgoing.url);
    for (name, value) in &outgoing.headers {
        builder = builder.header(name, value);
    }
    let result = match &outgoing.body {
        Some(body) => builder.body(body.as_str()).map_err(ureq::Error::from).and_then(|request| agent.run(request)),
        None => builder.body(()).map_err(ureq::Error::from).and_then(|request| agent.run(request)),
    };
    let received = result.and_then(|mut response| {
        let body = response.body_mut().with_config().limit(MAX_REPLY).lossy_utf8(true).read_to_string()?;
        Ok((response, body))
    });
    match received {
        Ok((response, body)) => {
            let headers: Map<String, Value> = response
                .headers()
                .iter()
                .map(|(name, value)| (name.to_string(), json!(String::from_utf8_lossy(value.as_bytes()))))
                .collect();
            let status = response.status();
            Json(json!({
                "status": status.as_u16(),
                "statusText": status.canonical_reason().unwrap_or_default(),
                "headers": headers,
                "body": body,
            }))
        }
        Err(ureq::Error::Timeout(_)) => no_reply(504, "The other side did not answer in time."),
        Err(ureq::Error::Http(error)) => no_reply(502, &format!("The proxy refused the request: {error}.")),
        Err(error) => no_reply(0, &format!("There was no answer: {error}.")),
    }
}
