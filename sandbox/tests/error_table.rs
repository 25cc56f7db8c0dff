//! The table of errors in `sell-api.md` 1.4, one row for each: status, code, field, and a `logref` equal to the header
//! `X-Request-Id`. What else is refused with these codes: `documented_errors`.
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

mod desk;

use desk::Desk;
use serde_json::{Value, json};

/// What is switched on, or how the request deviates from a good one.
enum Circumstance {
    Usual,
    Without(&'static str),
    With(&'static str, &'static str),
    ScopesOf(&'static str),
    Fault(u16),
    RateLimit,
}
use Circumstance::{Fault, RateLimit, ScopesOf, Usual, With, Without};

/// Circumstance, method, path, body; status, code, field.
type Row = (Circumstance, &'static str, &'static str, Value, u16, &'static str, &'static str);

fn lead(data: Value) -> Value {
    json!({"data": data})
}

fn table() -> Vec<Row> {
    let nothing = || Value::Null;
    vec![
        (Usual, "GET", "/v2/users/self?unknown=param", nothing(), 400, "invalid_param", ""),
        (With("content-type", "text/plain"), "POST", "/v2/leads", lead(json!({})), 400, "invalid_header", ""),
        (Without("user-agent"), "GET", "/v2/leads", nothing(), 400, "invalid_user_agent", ""),
        (Usual, "POST", "/v2/leads", json!("{\"data\":"), 400, "invalid_payload", ""),
        (Without("authorization"), "GET", "/v2/leads", nothing(), 401, "unauthorized", ""),
        (ScopesOf("read write"), "GET", "/v2/users/self", nothing(), 403, "insufficient_scope", ""),
        (Usual, "GET", "/v2/leads/1", nothing(), 404, "not_found", ""),
        (Usual, "GET", "/v2/nowhere", nothing(), 404, "not_found", ""),
        (With("accept", "text/html"), "GET", "/v2/leads", nothing(), 406, "invalid_header", ""),
        (
            Usual,
            "POST",
            "/v2/contacts/upsert?email=jonas.weber@weber-partner.example",
            lead(json!({"last_name": "Weber"})),
            409,
            "conflict",
            "",
        ),
        (Usual, "POST", "/v2/leads", json!({"lead": {}}), 422, "incorrect_payload", ""),
        (Usual, "POST", "/v2/leads", lead(json!({"last_name": "x", "colour": 1})), 422, "unknown", "/colour"),
        (Usual, "POST", "/v2/leads", lead(json!({})), 422, "missing", "/last_name"),
        (Usual, "POST", "/v2/lead_sources", lead(json!({"name": "Website"})), 422, "already_exists", "/name"),
        (Usual, "POST", "/v2/leads", lead(json!({"last_name": ""})), 422, "blank", "/last_name"),
        (Usual, "POST", "/v2/leads", lead(json!({"last_name": "x", "title": 1})), 422, "invalid_type", "/title"),
        (Usual, "POST", "/v2/leads", lead(json!({"last_name": "x", "status": "?"})), 422, "incorrect_value", "/status"),
        (RateLimit, "GET", "/v2/leads", nothing(), 429, "rate_limit_exceeded", ""),
        (Fault(500), "GET", "/v2/leads", nothing(), 500, "server_error", ""),
        (Fault(503), "GET", "/v2/leads", nothing(), 503, "temporarily_unavailable", ""),
    ]
}

#[tokio::test]
async fn each_documented_error_is_answered_once() {
    for (circumstance, method, path, body, status, code, field) in table() {
        let mut desk = Desk::open().await;
        if let ScopesOf(scopes) = circumstance {
            desk.use_token_with_scopes(scopes).await;
        }
        let authorization = format!("Bearer {}", desk.token());
        let mut headers = vec![("user-agent", "test"), ("authorization", authorization.as_str())];
        match circumstance {
            Without(name) => headers.retain(|(header, _)| *header != name),
            With(name, value) => headers.push((name, value)),
            Fault(status) => {
                desk.control("/control/faults", json!({"match": "GET /v2", "kind": "status", "status": status})).await;
            }
            RateLimit => {
                desk.control("/control/rate_limit", json!({"enabled": true})).await;
                for _ in 0..10 {
                    desk.get("/v2/leads?per_page=1").await;
                }
            }
            Usual | ScopesOf(_) => {}
        }
        let body = Some(body).filter(|body| !body.is_null());
        let answer = desk.bare_sell(method, path, &headers, body).await;
        let at = format!("{status} {code}: {}", answer.body);
        assert_eq!(answer.status.as_u16(), status, "{at}");
        let request_id = answer.headers["x-request-id"].to_str().unwrap();
        assert!(!request_id.is_empty(), "{at}");
        if status == 429 {
            // The one body outside the envelope.
            assert_eq!(answer.body, json!({"error": code}));
            continue;
        }
        assert_eq!(answer.problems(), [(code.to_owned(), field.to_owned())], "{at}");
        assert_eq!(answer.body["meta"]["logref"], request_id, "{at}");
        assert_eq!(answer.body["meta"]["type"], "errors");
        assert!(answer.body["meta"]["http_status"].as_str().unwrap().starts_with(&status.to_string()), "{at}");
        let about_resource = answer.body["errors"][0]["error"].get("resource").is_some();
        assert_eq!(about_resource, !field.is_empty(), "only resource errors name a resource: {at}");
    }
}
