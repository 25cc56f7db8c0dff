//! Requests through the SDK (`zaf.md` 5). Relative addresses reach Support with the agent's session; Sell is reached
//! through Zendesk's proxy, which puts the installation's token where the placeholder stands. The token itself never
//! comes into this page.

use super::client::ZafClient;
use crate::failure::{Cause, Failure};
use crate::transport::{Method, Reply, Request, Service, Transport};
use serde_json::{Map, Value, json};

const SELL: &str = "https://api.getbase.com";

/// Longer than Zendesk's proxy waits, so that its answer arrives first.
const PATIENCE_MS: u32 = 15_000;

/// A [`Transport`] for the browser.
#[derive(Clone)]
pub struct ZafTransport {
    client: ZafClient,
}

impl ZafTransport {
    /// Sends through this client.
    pub fn new(client: ZafClient) -> Self {
        Self { client }
    }
}

impl Transport for ZafTransport {
    async fn send(&self, request: Request) -> Result<Reply, Failure> {
        let (service, operation) = (request.service, request.operation());
        if is_offline() {
            return Err(Failure::unsent(Cause::Offline, service, &operation));
        }
        let reads = request.method == Method::Get;
        let reply = match self.client.request(&options(request)).await {
            Ok(done) => reply(&done, 200),
            Err(fail) => reply(&fail, 0),
        };
        // Whether a request that changes something arrived before the network went, nobody here knows.
        if reply.status == 0 && reads && is_offline() {
            return Err(Failure::unsent(Cause::Offline, service, &operation));
        }
        Ok(reply)
    }
}

fn options(request: Request) -> Value {
    let mut options = Map::new();
    let mut set = |name: &str, value: Value| options.insert(name.to_owned(), value);
    set("type", json!(request.method.as_str()));
    // Status and body of every reply are needed, and repeating is decided by the callers.
    set("httpCompleteResponse", json!(true));
    set("autoRetry", json!(false));
    set("timeout", json!(PATIENCE_MS));
    match request.service {
        Service::Support => set("url", json!(request.target())),
        Service::Sell => {
            set("secure", json!(true));
            set(
                "headers",
                json!({"Authorization": "Bearer {{setting.sell_access_token}}", "Accept": "application/json"}),
            );
            set("url", json!(format!("{SELL}{}", request.target())))
        }
    };
    if let Some(body) = request.body_text() {
        set("contentType", json!("application/json"));
        set("data", json!(body));
    }
    Value::Object(options)
}

/// Reads what the SDK gave: the documented response object, or the bare parsed body of an older host.
fn reply(answer: &Value, status_if_unsaid: u16) -> Reply {
    let status = answer.get("status").and_then(Value::as_u64).and_then(|it| u16::try_from(it).ok());
    let Some(status) = status else {
        return Reply { status: status_if_unsaid, body: answer.to_string() };
    };
    let text = answer.get("responseText").and_then(Value::as_str).map(str::to_owned);
    let json = || answer.get("responseJSON").filter(|it| !it.is_null()).map(Value::to_string);
    Reply { status, body: text.or_else(json).unwrap_or_default() }
}

fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}
