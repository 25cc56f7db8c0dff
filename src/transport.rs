//! The one door to the outside: a request goes out, a status and a text come back. In the browser it leads through the
//! ZAF SDK, in contract tests straight to a server, so that the clients above it are the same in both.

use crate::failure::Failure;
use serde_json::Value;
use std::future::Future;

/// Who is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Zendesk Sell, through Zendesk's proxy with the installation's token.
    Sell,
    /// Zendesk Support, with the rights of the signed-in agent.
    Support,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Read.
    Get,
    /// Make.
    Post,
    /// Change.
    Put,
    /// Remove.
    Delete,
}

impl Method {
    /// The word on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// What the answer to a request tells, which decides how long it may serve again (`store` has the times).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// Nothing that may be kept: the request changes something, or its answer must be of this moment.
    ThisOnce,
    /// A customer's data: leads, contacts, deals.
    Customer,
    /// Whether the agent may see Sell's data at all.
    Access,
    /// What seldom changes: users, stages, sources, statuses, definitions of fields.
    Reference,
}

/// A request to one of the services.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Who is asked.
    pub service: Service,
    /// What is to be done.
    pub method: Method,
    /// Path with leading slash, such as `/v2/leads/7`.
    pub path: String,
    /// Encoded query without `?`, may be empty.
    pub query: String,
    /// JSON to send.
    pub body: Option<Value>,
    /// What the answer tells.
    pub tells: Tells,
}

impl Request {
    /// Path and query as they go on the wire.
    pub fn target(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }

    /// The body as it goes on the wire. Zendesk's proxy replaces `{{setting.x}}` wherever it stands, by plain search
    /// (`zaf.md` 5); whoever writes that into a ticket or a form must get it as written. JSON itself never has two braces
    /// in a row that open, so these stand within a text, and an escape says the same.
    pub fn body_text(&self) -> Option<String> {
        self.body.as_ref().map(|it| it.to_string().replace("{{", "{\\u007b"))
    }

    /// Method and path, as failures name it. The query stays out: it may hold a customer's address.
    pub fn operation(&self) -> String {
        format!("{} {}", self.method.as_str(), self.path)
    }
}

/// A reply, of whatever status. Status 0 stands for "no reply".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Body as text.
    pub body: String,
}

impl Reply {
    /// Whether what was asked was done.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// Carries requests. Implementations answer `Ok` for every status; `Err` means that nothing could be sent.
pub trait Transport {
    /// Sends one request.
    fn send(&self, request: Request) -> impl Future<Output = Result<Reply, Failure>>;
}

/// Sends a request and gives back the JSON of a successful reply (`Null` for an empty one).
///
/// # Errors
/// The transport's failure, the one of the reply's status, or [`Cause::Unreadable`] if the body is not JSON.
///
/// [`Cause::Unreadable`]: crate::failure::Cause::Unreadable
pub async fn ask(transport: &impl Transport, request: Request) -> Result<Value, Failure> {
    let (service, operation) = (request.service, request.operation());
    let reply = transport.send(request).await?;
    if let Some(failure) = Failure::of_reply(service, &operation, &reply) {
        return Err(failure);
    }
    if reply.body.trim().is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_str(&reply.body).map_err(|error| Failure::unreadable(service, &operation, error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_looks_like_a_placeholder_in_a_text_is_sent_as_it_was_written() {
        for text in ["{{setting.sell_access_token}}", "{{{setting.sell_access_token}}}", "{{", "{ {", "a{{b}}c", "\\{{"]
        {
            let body = json!({"data": {"first_name": text, "fields": {"x": {}}, "tags": [text]}});
            let request = Request {
                service: Service::Sell,
                method: Method::Post,
                path: "/v2/leads".to_owned(),
                query: String::new(),
                body: Some(body.clone()),
                tells: Tells::ThisOnce,
            };
            let sent = request.body_text().unwrap_or_default();
            assert!(!sent.contains("{{"), "{sent}");
            assert_eq!(serde_json::from_str::<Value>(&sent).ok(), Some(body), "{text}");
        }
    }
}
