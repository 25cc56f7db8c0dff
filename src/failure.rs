//! What can go wrong between the app and the two services, in one type with one mapper. Screens turn a [`Cause`] into
//! words and an action; everything else here is for whoever has to find the reason afterwards.

use crate::transport::{Reply, Service};
use serde_json::Value;
use std::fmt;

/// Something that was asked for and did not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Why.
    pub cause: Cause,
    /// Who was asked.
    pub service: Service,
    /// What was asked, as method and path without the query: the query may hold a customer's address.
    pub operation: String,
    /// The service's own id of the request, to give to its support (`sell-api.md` 1.4).
    pub logref: Option<String>,
    /// The service's own words, for the log and the "details" line; not translated.
    pub detail: Option<String>,
}

/// Why it did not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The browser has no network.
    Offline,
    /// Nothing came back, or not in time. What was asked may or may not have been done.
    NoReply,
    /// The page ended before it was known what came of it.
    Interrupted,
    /// Too many requests; waiting helps.
    RateLimited,
    /// The access token is missing, expired or revoked.
    TokenRefused,
    /// The token, the plan or the person may not do this.
    Forbidden,
    /// There is no such record, or no such path on this plan.
    NotFound,
    /// The service understood and refused the values.
    Invalid,
    /// Somebody else changed the same thing meanwhile.
    Conflict,
    /// The record is no longer what it was when it was last looked at, so it was left alone.
    Changed,
    /// The service itself failed.
    ServiceDown,
    /// The reply is not what the service documents.
    Unreadable,
    /// Any other status.
    Unexpected(u16),
    /// Only what is kept was asked for, and it is not kept. Never reaches a screen.
    NotKept,
}

impl Failure {
    /// The one place that turns a reply's status into a cause. `None` for 2xx.
    pub fn of_reply(service: Service, operation: &str, reply: &Reply) -> Option<Self> {
        let cause = match reply.status {
            200..=299 => return None,
            0 | 408 | 502 | 504 => Cause::NoReply,
            401 => Cause::TokenRefused,
            403 => Cause::Forbidden,
            404 => Cause::NotFound,
            409 => Cause::Conflict,
            400 | 422 => Cause::Invalid,
            429 => Cause::RateLimited,
            500..=599 => Cause::ServiceDown,
            other => Cause::Unexpected(other),
        };
        let body = serde_json::from_str::<Value>(&reply.body).unwrap_or(Value::Null);
        Some(Self {
            cause,
            service,
            operation: operation.to_owned(),
            logref: short_text(body.pointer("/meta/logref")),
            detail: detail(&body),
        })
    }

    /// A reply that came with success and cannot be read.
    pub fn unreadable(service: Service, operation: &str, why: impl Into<String>) -> Self {
        Self {
            cause: Cause::Unreadable,
            service,
            operation: operation.to_owned(),
            logref: None,
            detail: Some(why.into()),
        }
    }

    /// Whether what was asked may have been done all the same. Refusals, and what was never sent, did nothing.
    pub fn may_be_done(&self) -> bool {
        matches!(self.cause, Cause::NoReply | Cause::ServiceDown | Cause::Unreadable | Cause::Unexpected(_))
    }

    /// Nothing was sent, for a reason on this side.
    pub fn unsent(cause: Cause, service: Service, operation: &str) -> Self {
        Self { cause, service, operation: operation.to_owned(), logref: None, detail: None }
    }
}

/// For the log: what was asked, the cause, and the service's request id. Values that were sent stay out.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (status, cause) = match self.cause {
            Cause::Offline => (0, "the browser is offline"),
            Cause::NoReply => (0, "no reply"),
            Cause::Interrupted => (0, "interrupted"),
            Cause::RateLimited => (429, "too many requests"),
            Cause::TokenRefused => (401, "the token was refused"),
            Cause::Forbidden => (403, "not allowed"),
            Cause::NotFound => (404, "not found"),
            Cause::Invalid => (422, "refused"),
            Cause::Conflict => (409, "changed meanwhile"),
            Cause::Changed => (200, "the record has changed"),
            Cause::ServiceDown => (500, "the service failed"),
            Cause::Unreadable => (200, "the reply is unreadable"),
            Cause::Unexpected(status) => (status, "an unexpected status"),
            Cause::NotKept => (0, "not kept"),
        };
        let logref = self.logref.as_deref().unwrap_or("none");
        let detail = self.detail.as_deref().unwrap_or_default();
        write!(f, "{}: {cause} ({status}), request id {logref}. {detail}", self.operation)
    }
}

/// Sell sends a list of errors; the first with words says most (`sell-api.md` 1.4).
fn detail(body: &Value) -> Option<String> {
    let errors = body.get("errors")?.as_array()?;
    errors.iter().find_map(|it| {
        let error = it.get("error")?;
        short_text(error.get("details")).or_else(|| short_text(error.get("message")))
    })
}

fn short_text(value: Option<&Value>) -> Option<String> {
    let text = value?.as_str()?.trim();
    (!text.is_empty()).then(|| text.chars().take(300).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(status: u16, body: &str) -> Option<Failure> {
        let reply = Reply { status, body: body.to_owned() };
        Failure::of_reply(Service::Sell, "GET /v2/leads", &reply)
    }

    #[test]
    fn every_status_has_its_cause() {
        for (status, cause) in [
            (0, Cause::NoReply),
            (400, Cause::Invalid),
            (401, Cause::TokenRefused),
            (403, Cause::Forbidden),
            (404, Cause::NotFound),
            (409, Cause::Conflict),
            (418, Cause::Unexpected(418)),
            (422, Cause::Invalid),
            (429, Cause::RateLimited),
            (500, Cause::ServiceDown),
            (502, Cause::NoReply),
            (503, Cause::ServiceDown),
            (504, Cause::NoReply),
        ] {
            assert_eq!(failure(status, "").map(|it| it.cause), Some(cause), "{status}");
        }
        assert_eq!(failure(200, ""), None);
        assert_eq!(failure(204, ""), None);
    }

    #[test]
    fn the_request_id_and_the_words_are_kept() {
        let body = r#"{"errors":[{"error":{"field":"/status","code":"incorrect_value","message":"attribute value is incorrect",
            "details":"The attribute '/status' value is not included in the list"},"meta":{"type":"error"}}],
            "meta":{"type":"errors","http_status":"422 Unprocessable Entity","logref":"1e0a2e5c"}}"#;
        let failure = failure(422, body);
        assert_eq!(failure.as_ref().and_then(|it| it.logref.as_deref()), Some("1e0a2e5c"));
        let words = "The attribute '/status' value is not included in the list";
        assert_eq!(failure.and_then(|it| it.detail).as_deref(), Some(words));
    }

    #[test]
    fn a_hostile_body_changes_nothing_but_the_words() {
        for body in
            ["", "<html>", "[]", r#"{"errors":5,"meta":[]}"#, r#"{"errors":[null,{"error":"x"}],"meta":{"logref":7}}"#]
        {
            let failure = failure(422, body);
            assert_eq!(
                failure.map(|it| (it.cause, it.logref, it.detail)),
                Some((Cause::Invalid, None, None)),
                "{body}"
            );
        }
    }

    #[test]
    fn the_services_words_are_cut_at_300_characters() {
        let long = "語".repeat(301);
        let body = serde_json::json!({"errors": [{"error": {"details": long}}], "meta": {"logref": long}}).to_string();
        let cut = Some("語".repeat(300));
        assert_eq!(failure(422, &body).map(|it| (it.logref, it.detail)), Some((cut.clone(), cut)));
    }
}
