//! The switch that makes lists and searches lag behind writes, as the real ones do.
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

mod desk;

use axum::http::StatusCode;
use desk::Desk;
use serde_json::{Value, json};

const AN_HOUR: u64 = 3_600_000;

async fn titles(desk: &Desk) -> Value {
    Value::from(desk.get("/v2/leads?ids=3001,3002&sort_by=id").await.column("title"))
}

async fn found(desk: &Desk, email: &str) -> Value {
    let filter = json!({"filter": {"attribute": {"name": "email"}, "parameter": {"eq": email}}});
    desk.search("leads", json!({"query": {"filter": filter}})).await["meta"]["total_count"].clone()
}

#[tokio::test]
async fn lists_and_searches_do_not_see_young_writes_but_single_records_do() {
    let desk = Desk::open().await;
    let before = titles(&desk).await;
    desk.control("/control/consistency", json!({"lag_ms": AN_HOUR})).await;
    assert_eq!(desk.state().await["consistency"], json!({"lag_ms": AN_HOUR}));

    let created = desk.create("/v2/leads", json!({"last_name": "New", "email": "new@young.example"})).await;
    let own = format!("/v2/leads/{}", created["id"]);
    desk.sell("PUT", "/v2/leads/3001", Some(json!({"data": {"title": "Changed"}}))).await;
    desk.sell("DELETE", "/v2/leads/3002", None).await;

    assert_eq!(desk.get(&own).await.data()["last_name"], "New");
    assert_eq!(desk.get("/v2/leads/3001").await.data()["title"], "Changed");
    assert_eq!(desk.get("/v2/leads/3002").await.status, StatusCode::NOT_FOUND);
    assert_eq!(desk.get("/v2/leads?email=new@young.example").await.column("id"), [] as [Value; 0]);
    assert_eq!(found(&desk, "new@young.example").await, 0);
    assert_eq!(titles(&desk).await, before, "changed and deleted leads are listed as they were");

    desk.control("/control/consistency", json!({"lag_ms": 0})).await;
    assert_eq!(desk.get("/v2/leads?email=new@young.example").await.column("id"), [created["id"].clone()]);
    assert_eq!(found(&desk, "new@young.example").await, 1);
    assert_eq!(titles(&desk).await, json!(["Changed"]));
}

#[tokio::test]
async fn writes_appear_once_they_are_old_enough() {
    let desk = Desk::open().await;
    desk.control("/control/consistency", json!({"lag_ms": AN_HOUR})).await;
    let lead = desk.create("/v2/leads", json!({"last_name": "New", "tags": ["young"]})).await;
    let note = json!({"resource_type": "lead", "resource_id": lead["id"], "content": "x"});
    desk.create("/v2/notes", note).await;
    desk.sell("DELETE", "/v2/lead_sources/501", None).await;
    // A lag of a millisecond has passed by the time of the next request but one at the latest.
    desk.control("/control/consistency", json!({"lag_ms": 1})).await;
    let list = format!("/v2/leads?ids={}", lead["id"]);
    while desk.get(&list).await.column("id").is_empty() {}
    assert_eq!(desk.get("/v2/tags?name=young").await.column("resource_type"), [json!("lead")]);
    assert_eq!(
        desk.get(&format!("/v2/notes?resource_type=lead&resource_id={}", lead["id"])).await.column("content"),
        [json!("x")]
    );
    let listed = desk.get("/v2/leads?per_page=100&sort_by=id").await.body["items"].clone();
    desk.control("/control/consistency", json!({"lag_ms": 0})).await;
    assert_eq!(desk.get("/v2/leads?per_page=100&sort_by=id").await.body["items"], listed, "the copy has become equal");
}

#[tokio::test]
async fn a_reset_ends_the_lag() {
    let desk = Desk::open().await;
    desk.control("/control/consistency", json!({"lag_ms": AN_HOUR})).await;
    desk.control("/control/reset", json!({"seed": "demo"})).await;
    let lead = desk.create("/v2/leads", json!({"last_name": "New"})).await;
    assert_eq!(desk.get(&format!("/v2/leads?ids={}", lead["id"])).await.column("last_name"), [json!("New")]);
}
