//! The control switches: reset, faults, the request log, events, and a database in a file.
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

mod desk;

use std::collections::HashSet;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use desk::Desk;
use http_body_util::BodyExt;
use sandbox::{Addresses, Options, host_app};
use serde_json::{Value, json};
use tower::ServiceExt;

#[tokio::test]
async fn a_reset_brings_back_the_seed_and_switches_everything_off() {
    let desk = Desk::open().await;
    let fresh = desk.state().await;
    desk.create("/v2/leads", json!({"last_name": "x", "tags": ["new-tag"]})).await;
    desk.control("/control/settings", json!({"config": "{}", "sell_access_token": "t"})).await;
    desk.control("/control/faults", json!({"match": "* /v2", "kind": "status", "status": 500})).await;
    desk.control("/control/rate_limit", json!({"enabled": true})).await;
    desk.control("/control/search_v3", json!({"enabled": false})).await;
    assert_ne!(desk.state().await, fresh);
    desk.control("/control/reset", json!({"seed": "demo"})).await;
    assert_eq!(desk.state().await, fresh);
    let faults = desk.host("admin", "GET", "/control/faults", None).await.body;
    let requests = desk.host("admin", "GET", "/control/requests", None).await.body;
    assert_eq!((faults, requests), (json!({"faults": []}), json!({"requests": []})));
    assert_eq!(desk.create("/v2/leads", json!({"last_name": "x"})).await["id"], 3116, "numbers start again");
}

#[tokio::test]
async fn settings_written_by_control_are_what_the_app_sees() {
    let desk = Desk::open().await;
    desk.control("/control/settings", json!({"config": "{\"version\":1}"})).await;
    let session = desk.host("admin", "GET", "/host/session.json?as=sell_agent", None).await.body;
    assert_eq!(session["installation"]["settings"], json!({"config": "{\"version\":1}"}));
    assert_eq!(desk.state().await["installation"]["settings"]["sell_access_token"], desk.token());
}

#[tokio::test]
async fn a_switch_that_makes_no_sense_is_refused_with_words() {
    let desk = Desk::open().await;
    let cases = [
        ("/control/faults", json!({"match": "POST /v2/leads", "kind": "explode"})),
        ("/control/faults", json!({"match": "POST /v2/leads", "kind": "delay", "tmies": 1})),
        ("/control/reset", json!({"seed": "full"})),
        ("/control/search_v3", json!({"enabled": "no"})),
        ("/control/users", json!({"count": 0})),
        ("/control/users", json!({"count": 10_001})),
        ("/control/custom_fields", json!({"count": 0})),
        ("/control/custom_fields", json!({"count": 1_001})),
    ];
    for (path, body) in cases {
        let answer = desk.host("admin", "POST", path, Some(body.clone())).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {body}");
    }
}

#[tokio::test]
async fn users_are_added_to_those_that_are_there() {
    let desk = Desk::open().await;
    let before = desk.get("/v2/users").await.body["items"].as_array().map_or(0, Vec::len);
    desk.control("/control/users", json!({"count": 40})).await;
    desk.control("/control/users", json!({"count": 30})).await;
    let users = desk.get("/v2/users?per_page=100").await.body["items"].clone();
    let users = users.as_array().unwrap();
    assert_eq!(users.len(), before + 70);
    assert!(users.iter().skip(before).all(|it| it["data"]["status"] == "active"));
}

#[tokio::test]
async fn custom_fields_are_added_to_those_of_leads_under_names_of_their_own() {
    let desk = Desk::open().await;
    let names = async || -> Vec<Value> {
        let mut all = Vec::new();
        for page in 1..=2 {
            let items =
                desk.get(&format!("/v2/lead/custom_fields?per_page=100&page={page}")).await.body["items"].clone();
            all.extend(items.as_array().unwrap().iter().map(|it| it["data"]["name"].clone()));
        }
        all
    };
    let before = names().await;
    let deals = desk.get("/v2/deal/custom_fields").await.body;
    desk.control("/control/custom_fields", json!({"count": 100})).await;
    desk.control("/control/custom_fields", json!({"count": 30})).await;
    let after = names().await;
    assert_eq!(after.len(), before.len() + 130);
    assert!(after.starts_with(&before));
    let different: HashSet<&Value> = after.iter().collect();
    assert_eq!(different.len(), after.len());
    assert_eq!(desk.get("/v2/deal/custom_fields").await.body, deals);
}

#[tokio::test]
async fn every_sell_request_is_logged_even_a_refused_one() {
    let desk = Desk::open().await;
    desk.get("/v2/leads?email=a@b.example").await;
    desk.get("/v2/nothing").await;
    let requests = desk.host("admin", "GET", "/control/requests", None).await.body["requests"].clone();
    let seen: Vec<Value> = requests
        .as_array()
        .unwrap()
        .iter()
        .map(|request| json!([request["method"], request["path"], request["query"], request["status"]]))
        .collect();
    assert_eq!(seen, [json!(["GET", "/v2/leads", "email=a@b.example", 200]), json!(["GET", "/v2/nothing", "", 404])]);
    desk.host("admin", "DELETE", "/control/requests", None).await;
    assert_eq!(desk.host("admin", "GET", "/control/requests", None).await.body, json!({"requests": []}));
}

#[tokio::test]
async fn listeners_are_told_of_requests_and_changed_tickets() {
    let desk = Desk::open().await;
    let request = Request::builder().uri("/control/events").body(Body::empty()).unwrap();
    let response = host_app(Arc::clone(&desk.sandbox)).oneshot(request).await.unwrap();
    let mut events = response.into_body();
    desk.get("/v2/leads/3001").await;
    let change = json!({"ticket": {"status": "solved"}});
    desk.host("sell_agent", "PUT", "/api/v2/tickets/2.json", Some(change)).await;
    let mut text = String::new();
    while !text.contains("event: ticket") {
        let frame = events.frame().await.unwrap().unwrap();
        text.push_str(std::str::from_utf8(frame.data_ref().unwrap()).unwrap());
    }
    assert!(text.contains("event: request") && text.contains("\"path\":\"/v2/leads/3001\""), "{text}");
    assert!(text.contains("{\"ticket_id\":2}"), "{text}");
}

#[tokio::test]
async fn a_database_file_keeps_what_was_saved() {
    let file = std::env::temp_dir().join(format!("sandbox-file-{}.sqlite", std::process::id()));
    let open = || Desk::with(Options { db: Some(file.clone()), ..Options::default() }, Addresses::on_ports(1, 2, 3));
    let desk = open().await;
    let id = desk.create("/v2/leads", json!({"last_name": "Kept"})).await["id"].clone();
    drop(desk);
    let desk = open().await;
    assert_eq!(desk.get(&format!("/v2/leads/{id}")).await.data()["last_name"], "Kept");
    // Connections that only read must notice new tables, new rows and the lag.
    desk.control("/control/reset", json!({"seed": "demo"})).await;
    for _ in 0..4 {
        assert_eq!(desk.get(&format!("/v2/leads/{id}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(desk.get("/v2/leads?ids=3001").await.column("id"), [json!(3001)]);
    }
    desk.control("/control/consistency", json!({"lag_ms": 3_600_000})).await;
    let late = desk.create("/v2/leads", json!({"last_name": "Late"})).await["id"].clone();
    assert_eq!(desk.get(&format!("/v2/leads?ids={late}")).await.column("id"), [] as [Value; 0]);
    assert_eq!(desk.get(&format!("/v2/leads/{late}")).await.data()["last_name"], "Late");
    drop(desk);
    for ending in ["", "-wal", "-shm"] {
        let mut path = file.clone().into_os_string();
        path.push(ending);
        if std::path::Path::new(&path).exists() {
            std::fs::remove_file(path).unwrap();
        }
    }
}
