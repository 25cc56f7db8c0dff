//! The app proxy and the faults over real connections: which placeholders are filled where, which hosts are reached, and
//! what an app sees when a reply is lost.
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

mod desk;

use std::fs;
use std::path::PathBuf;

use desk::Desk;
use sandbox::{Listeners, Options, serve};
use serde_json::{Value, json};

/// A demo sandbox whose three servers listen on any free ports.
async fn listening(options: Options) -> Desk {
    let listeners = Listeners::bind(0).await.unwrap();
    let addresses = listeners.addresses().unwrap();
    let desk = Desk::with(options, addresses).await;
    tokio::spawn(serve(listeners, std::sync::Arc::clone(&desk.sandbox)));
    desk
}

async fn proxied(desk: &Desk, request: Value) -> Value {
    let mut whole = json!({
        "as": "sell_agent",
        "url": "https://api.getbase.com/v2/users/self",
        "type": "GET",
        "headers": {"Authorization": "Bearer {{setting.sell_access_token}}"},
        "secure": true,
    });
    whole.as_object_mut().unwrap().extend(request.as_object().unwrap().clone());
    desk.host("sell_agent", "POST", "/host/proxy", Some(whole)).await.body
}

#[tokio::test]
async fn placeholders_are_filled_only_where_the_manifest_allows() {
    let desk = listening(Options::default()).await;
    let cases = [
        (json!({}), 200, "Marta"),
        (json!({"secure": false}), 401, "unauthorized"),
        (
            json!({"url": "https://api.getbase.com/v2/leads?email={{setting.sell_access_token}}"}),
            502,
            "do not allow it in the url",
        ),
        (json!({"type": "POST", "data": "{{setting.sell_access_token}}"}), 502, "do not allow it in the body"),
        (json!({"headers": {"X-Config": "{{setting.config}}"}}), 502, "is not secure"),
        (json!({"headers": {"X-Config": "{{setting.other}}"}}), 502, "has no parameter"),
        (json!({"headers": {"X_Token": "a"}}), 502, "underscore"),
        (json!({"url": "https://evil.example/collect"}), 502, "domainWhitelist"),
        (json!({"url": "https://api.getbase.com.evil.example/"}), 502, "domainWhitelist"),
        (json!({"url": "https://api.getbase.com@evil.example/"}), 502, "domainWhitelist"),
        (json!({"url": "http://api.getbase.com/v2/users/self"}), 502, "https"),
        (json!({"as": "nobody"}), 502, "agent"),
    ];
    for (request, status, words) in cases {
        let reply = proxied(&desk, request.clone()).await;
        assert_eq!(reply["status"], status, "{request}: {reply}");
        let body = reply["body"].as_str().unwrap();
        assert!(body.contains(words) && !body.contains(desk.token()), "{request}: {body}");
    }
}

#[tokio::test]
async fn data_travel_as_jquery_sends_them() {
    let desk = listening(Options::default()).await;
    let url = "https://api.getbase.com/v2/leads";
    let fields = json!({"email": "kenji.tanaka@hoshino-denki.example"});
    let found = proxied(&desk, json!({"url": url, "data": fields})).await;
    assert!(found["body"].as_str().unwrap().contains("\"id\":3001"), "{found}");
    let lead = json!({"data": {"last_name": "x"}});
    let made =
        proxied(&desk, json!({"url": url, "type": "POST", "data": lead, "contentType": "application/json"})).await;
    assert_eq!(made["status"], 200, "{made}");
    let form = proxied(&desk, json!({"url": url, "type": "POST", "data": lead})).await;
    assert_eq!(form["status"], 400, "without a content type it is a form: {form}");
}

#[tokio::test]
async fn the_manifest_of_the_served_app_decides() {
    let folder = std::env::temp_dir().join(format!("sandbox-proxy-test-{}", std::process::id()));
    fs::create_dir_all(folder.join("assets")).unwrap();
    let manifest = json!({
        "domainWhitelist": ["api.getbase.com"],
        "parameters": [{"name": "sell_access_token", "secure": true, "scopes": ["body"]}, {"name": "colour", "default": "blue"}],
    });
    fs::write(folder.join("manifest.json"), manifest.to_string()).unwrap();
    let desk = listening(Options { app: Some(PathBuf::from(&folder)), ..Options::default() }).await;
    let reply = proxied(&desk, json!({})).await;
    assert!(reply["body"].as_str().unwrap().contains("do not allow it in the header"), "{reply}");
    let session = desk.host("sell_agent", "GET", "/host/session.json", None).await.body;
    assert_eq!(session["installation"]["settings"], json!({"colour": "blue"}));
    assert_eq!(session["manifest"], manifest);
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn a_lost_reply_differs_from_a_request_that_never_arrived() {
    let desk = listening(Options::default()).await;
    let post = |last_name: &str| {
        json!({
            "url": "https://api.getbase.com/v2/leads",
            "type": "POST",
            "contentType": "application/json",
            "data": json!({"data": {"last_name": last_name}}).to_string(),
        })
    };
    for (kind, last_name) in
        [("drop_before", "Never"), ("drop_after", "Lost"), ("garbage", "Garbled"), ("status", "Failed")]
    {
        desk.control("/control/faults", json!({"match": "POST /v2/leads", "kind": kind, "status": 503, "times": 1}))
            .await;
        let reply = proxied(&desk, post(last_name)).await;
        let expected = match kind {
            "garbage" => 200,
            "status" => 503,
            _ => 0,
        };
        assert_eq!(reply["status"], expected, "{kind}: {reply}");
    }
    let made = |name: &str| format!("/v2/leads?last_name={name}");
    for (name, count) in [("Never", 0), ("Lost", 1), ("Garbled", 1), ("Failed", 0)] {
        assert_eq!(desk.get(&made(name)).await.column("id").len(), count, "{name}");
    }
    let log = desk.host("admin", "GET", "/control/requests", None).await.body["requests"].clone();
    let of_agent = |request: &&Value| request["agent"] == "sell_agent";
    let statuses: Vec<Value> =
        log.as_array().unwrap().iter().filter(of_agent).map(|request| request["status"].clone()).collect();
    assert_eq!(statuses, [0, 0, 200, 503].map(Value::from).to_vec());
}

#[tokio::test]
async fn an_answer_that_comes_too_late_is_a_504() {
    let desk = listening(Options::default()).await;
    desk.control("/control/faults", json!({"match": "* /v2/users", "kind": "delay", "ms": 60_000, "times": 1})).await;
    let reply = proxied(&desk, json!({"timeout": 20})).await;
    assert_eq!(reply["status"], 504, "{reply}");
}

#[tokio::test]
async fn rate_limit_and_slow_body_reach_the_app() {
    let desk = listening(Options::default()).await;
    desk.control("/control/faults", json!({"match": "* /v2/users", "kind": "rate_limit", "times": 1})).await;
    assert_eq!(proxied(&desk, json!({})).await["status"], 429);
    desk.control("/control/faults", json!({"match": "* /v2/users", "kind": "slow_body", "ms": 20, "times": 1})).await;
    let reply = proxied(&desk, json!({})).await;
    assert!(reply["status"] == 200 && reply["body"].as_str().unwrap().contains("Marta"), "{reply}");
}

#[tokio::test]
async fn other_web_pages_are_kept_out() {
    let desk = Desk::open().await;
    let plain = desk.host("admin", "POST", "/control/reset", None).await;
    assert_eq!(plain.status.as_u16(), 415, "a form of another page cannot send JSON");
}
