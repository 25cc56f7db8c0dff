//! Requests as nobody would send them on purpose: the words of the API, values of every kind in every place.
#![allow(dead_code, reason = "only the fuzz test uses it")]

mod core_api;
mod search_api;
mod support_api;
mod values;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use values::any_json;

/// Which router a request is for.
#[derive(Clone, Copy, Debug)]
pub enum Port {
    Sell,
    Support,
}

/// One request.
#[derive(Clone, Debug)]
pub struct StrangeRequest {
    pub port: Port,
    pub method: String,
    /// Path and query.
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// Requests to both routers; most of those to Sell bring the token and all headers.
pub fn requests(token: String) -> impl Strategy<Value = StrangeRequest> {
    let authorization = format!("Bearer {token}");
    prop_oneof![
        4 => core_api::requests(authorization.clone()),
        4 => core_api::nearly_good(authorization.clone()),
        3 => search_api::requests(authorization.clone()),
        1 => core_api::headers_of_all_kinds(authorization),
        2 => support_api::requests(),
    ]
}

fn good_headers(authorization: &str) -> Vec<(String, String)> {
    [("user-agent", "fuzz"), ("authorization", authorization), ("content-type", "application/json")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
}

fn method() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => Just("GET"),
        5 => Just("POST"),
        3 => Just("PUT"),
        1 => Just("DELETE"),
        1 => select(&["HEAD", "PATCH", "OPTIONS"][..]),
    ]
    .prop_map(str::to_owned)
}

fn body(good: impl Strategy<Value = Value>) -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        8 => good.prop_map(|value| value.to_string().into_bytes()),
        1 => any_json().prop_map(|value| value.to_string().into_bytes()),
        1 => vec(any::<u8>(), 0..60),
        1 => (1_usize..3_000).prop_map(|depth| format!("{{\"data\":{}", "[".repeat(depth)).into_bytes()),
    ]
}

fn encode(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
