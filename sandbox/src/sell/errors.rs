//! Sell's error envelope (`sell-api.md` 1.4). Every refusal in the Sell API becomes an [`ApiError`]; nothing else
//! writes error bodies.

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

const MORE_INFO: &str = "https://developer.zendesk.com/api-reference/sales-crm/errors/";

/// One entry of `errors`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub code: &'static str,
    pub message: String,
    pub details: Option<String>,
    /// JSON pointer; only on problems with the body.
    pub field: Option<String>,
    pub resource: Option<&'static str>,
}

/// A refused request: the HTTP status and at least one problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    pub status: StatusCode,
    pub problems: Vec<Problem>,
}

impl ApiError {
    fn plain(status: StatusCode, code: &'static str, message: &str, details: impl Into<String>) -> Self {
        let details = Some(details.into());
        Self { status, problems: vec![Problem { code, message: message.into(), details, field: None, resource: None }] }
    }

    /// 400 for a query parameter. Text as recorded for `per_page` (`sell-api.md` 1.4); `rule` is its bracketed part.
    pub fn invalid_param(name: &str, given: &str, rule: Option<&str>) -> Self {
        let given = if given.is_empty() { "''" } else { given };
        let rule = rule.map_or_else(|| format!(" (given: {given})"), |rule| format!(" ({rule}, given: {given})"));
        Self::plain(
            StatusCode::BAD_REQUEST,
            "invalid_param",
            "invalid request query parameter",
            format!("The request query parameter '{name}' is malformed, missing, or has an invalid value{rule}"),
        )
    }

    pub fn unknown_param(name: &str) -> Self {
        Self::plain(
            StatusCode::BAD_REQUEST,
            "invalid_param",
            "invalid request query parameter",
            format!("The request query parameter '{name}' is not known for this resource"),
        )
    }

    pub fn repeated_param(name: &str) -> Self {
        Self::plain(
            StatusCode::BAD_REQUEST,
            "invalid_param",
            "invalid request query parameter",
            format!("The request query parameter '{name}' is given more than once"),
        )
    }

    pub fn invalid_payload() -> Self {
        Self::plain(
            StatusCode::BAD_REQUEST,
            "invalid_payload",
            "invalid payload",
            "The request body is not valid JSON.",
        )
    }

    pub fn invalid_user_agent() -> Self {
        Self::plain(
            StatusCode::BAD_REQUEST,
            "invalid_user_agent",
            "invalid user agent",
            "The User-Agent header is required.",
        )
    }

    pub fn invalid_header(name: &str) -> Self {
        Self::plain(
            StatusCode::BAD_REQUEST,
            "invalid_header",
            "invalid header",
            format!("The header '{name}' is not acceptable."),
        )
    }

    pub fn not_acceptable() -> Self {
        Self::plain(
            StatusCode::NOT_ACCEPTABLE,
            "invalid_header",
            "not acceptable",
            "Only application/json can be produced.",
        )
    }

    /// Details text as seen on the live API (`sell-api.md` 1.4).
    pub fn unauthorized() -> Self {
        Self::plain(
            StatusCode::UNAUTHORIZED,
            "unauthorized",
            "Unauthorized",
            "Required access token is missing, malformed, expired, or invalid.",
        )
    }

    pub fn insufficient_scope(scope: &str) -> Self {
        Self::plain(
            StatusCode::FORBIDDEN,
            "insufficient_scope",
            "insufficient scope",
            format!("The access token lacks the scope '{scope}'."),
        )
    }

    /// What a plan without the Search API answers; its code on the real API is not known.
    pub fn plan_without_search() -> Self {
        Self::plain(
            StatusCode::FORBIDDEN,
            "forbidden",
            "forbidden",
            "The account's plan does not include the Search API.",
        )
    }

    pub fn not_found() -> Self {
        Self::plain(StatusCode::NOT_FOUND, "not_found", "Not Found", "The requested resource was not found.")
    }

    /// Texts as seen on the live API (`sell-api.md` 1.4).
    pub fn unknown_path() -> Self {
        Self::plain(StatusCode::NOT_FOUND, "not_found", "Not Found", "Requested path was not found.")
    }

    pub fn several_matches() -> Self {
        Self::plain(StatusCode::CONFLICT, "conflict", "conflict", "The filters match more than one record.")
    }

    pub fn incorrect_payload(details: &str) -> Self {
        Self::plain(StatusCode::UNPROCESSABLE_ENTITY, "incorrect_payload", "incorrect payload", details)
    }

    /// An injected failure: the envelope of the given status.
    pub fn injected(status: StatusCode) -> Self {
        let code = match status.as_u16() {
            401 => return Self::unauthorized(),
            403 => return Self::insufficient_scope("read"),
            404 => return Self::not_found(),
            400 => "invalid_param",
            409 => "conflict",
            422 => "incorrect_value",
            503 => "temporarily_unavailable",
            _ => "server_error",
        };
        Self::plain(status, code, status.canonical_reason().unwrap_or("error"), "Injected by the sandbox.")
    }

    /// A read that was given up after the sandbox's time limit.
    pub fn took_too_long() -> Self {
        let details = "The request reads too much; it was given up.";
        Self::plain(StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable", "temporarily unavailable", details)
    }

    pub fn server_error(details: impl Into<String>) -> Self {
        Self::plain(StatusCode::INTERNAL_SERVER_ERROR, "server_error", "server error", details)
    }

    /// The JSON body; `logref` is the request's id, equal to the header `X-Request-Id`.
    pub fn body(&self, logref: &str) -> Value {
        let reason = self.status.canonical_reason().unwrap_or_default();
        let errors: Vec<Value> = self.problems.iter().map(Problem::envelope).collect();
        json!({
            "errors": errors,
            "meta": {
                "type": "errors",
                "http_status": format!("{} {reason}", self.status.as_u16()),
                "logref": logref,
                "links": {"more_info": MORE_INFO},
            },
        })
    }
}

impl Problem {
    fn envelope(&self) -> Value {
        let mut error = Map::new();
        if let Some(resource) = self.resource {
            error.insert("resource".into(), json!(resource));
        }
        if let Some(field) = &self.field {
            error.insert("field".into(), json!(field));
        }
        error.insert("code".into(), json!(self.code));
        error.insert("message".into(), json!(self.message));
        if let Some(details) = &self.details {
            error.insert("details".into(), json!(details));
        }
        json!({"error": error, "meta": {"type": "error", "links": {"more_info": MORE_INFO}}})
    }
}

impl From<rusqlite::Error> for ApiError {
    fn from(error: rusqlite::Error) -> Self {
        if error.sqlite_error_code() == Some(rusqlite::ErrorCode::OperationInterrupted) {
            return Self::took_too_long();
        }
        Self::server_error(format!("The sandbox's database refused: {error}"))
    }
}

impl From<Vec<Problem>> for ApiError {
    fn from(problems: Vec<Problem>) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, problems }
    }
}
