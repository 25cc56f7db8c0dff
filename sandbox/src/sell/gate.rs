//! What every Sell request passes before it is looked at: headers, token, scope, rate limit (`sell-api.md` 1.1-1.5).

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use axum::http::{HeaderMap, Method};
use rusqlite::{Connection, OptionalExtension};

use super::errors::ApiError;

/// Header problems that need no database; `produced` is the media type of the reply.
pub fn check_headers(headers: &HeaderMap, has_body: bool, produced: &str) -> Result<(), ApiError> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    if text(USER_AGENT).is_none_or(str::is_empty) {
        return Err(ApiError::invalid_user_agent());
    }
    let produces = |range: &str| {
        let range = range.split(';').next().unwrap_or_default().trim();
        range == produced || matches!(range, "application/json" | "application/*" | "*/*")
    };
    if text(ACCEPT).is_some_and(|ranges| !ranges.split(',').any(produces)) {
        return Err(ApiError::not_acceptable());
    }
    let is_json = |kind: &str| kind.split(';').next().map(str::trim) == Some("application/json");
    if has_body && !text(CONTENT_TYPE).is_some_and(is_json) {
        return Err(ApiError::invalid_header("Content-Type"));
    }
    Ok(())
}

/// The bearer token of a request. `None`: there is none, or it is not in the header's form.
pub fn token(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// The Sell user of the token, if the token carries the scope that method and path need.
pub fn authorize(db: &Connection, token: Option<&str>, method: &Method, path: &str) -> Result<i64, ApiError> {
    let sql = "SELECT user_id, scopes FROM access_tokens WHERE token = ?1";
    let found: Option<(i64, String)> =
        db.prepare_cached(sql)?.query_row([token], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let (user, scopes) = found.ok_or_else(ApiError::unauthorized)?;
    let needed = needed_scope(method, path);
    if scopes.split(' ').any(|scope| scope == needed) { Ok(user) } else { Err(ApiError::insufficient_scope(needed)) }
}

fn needed_scope(method: &Method, path: &str) -> &'static str {
    let reads = matches!(*method, Method::GET | Method::HEAD) || path.starts_with("/v3/");
    match () {
        () if path.starts_with("/v2/users") || path.starts_with("/v2/accounts") => "profile",
        () if reads => "read",
        () => "write",
    }
}

const PER_SECOND: f64 = 10.0;
const BURST: f64 = 10.0;

/// 36,000 requests an hour per token: ten a second after a burst of ten. Off until switched on.
#[derive(Default)]
pub struct RateLimit {
    enabled: AtomicBool,
    buckets: Mutex<HashMap<String, Bucket>>,
}

struct Bucket {
    tokens: f64,
    filled_at: Instant,
}

impl RateLimit {
    /// Switches the limit; every token starts with a full bucket.
    pub fn enable(&self, enabled: bool) {
        self.enabled.store(enabled, Ordering::Relaxed);
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub fn is_enabled(&self) -> bool {
        self.enabled.load(Ordering::Relaxed)
    }

    /// Takes one request out of the token's bucket. False: it is empty.
    pub fn admits(&self, token: &str) -> bool {
        self.admits_at(token, Instant::now())
    }

    fn admits_at(&self, token: &str, now: Instant) -> bool {
        if !self.is_enabled() {
            return true;
        }
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let bucket = buckets.entry(token.to_owned()).or_insert(Bucket { tokens: BURST, filled_at: now });
        bucket.tokens = (bucket.tokens + now.duration_since(bucket.filled_at).as_secs_f64() * PER_SECOND).min(BURST);
        bucket.filled_at = now;
        if bucket.tokens < 1.0 {
            return false;
        }
        bucket.tokens -= 1.0;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::RateLimit;
    use std::time::{Duration, Instant};

    #[test]
    fn a_burst_of_ten_passes_and_then_ten_a_second() {
        let limit = RateLimit::default();
        limit.enable(true);
        let start = Instant::now();
        let admitted = |at: Duration| (0..40).filter(|_| limit.admits_at("token", start + at)).count();
        assert_eq!(admitted(Duration::ZERO), 10);
        assert_eq!(admitted(Duration::from_millis(500)), 5);
        assert_eq!(admitted(Duration::from_secs(60)), 10);
        assert!(limit.admits_at("another token", start));
    }
}
