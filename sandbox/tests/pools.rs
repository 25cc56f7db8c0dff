//! Distribution pools: fair turns, one counter for all channels, members that come and go, pools without anybody.
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

mod desk;

use std::collections::BTreeMap;

use axum::http::StatusCode;
use desk::Desk;
use serde_json::{Value, json};

/// Members 1003, 1006, 1007, all of them active.
const POOL: i64 = 1090;

async fn owner_of_next(desk: &Desk) -> Value {
    desk.create("/v2/leads", json!({"last_name": "x", "owner_id": POOL})).await["owner_id"].clone()
}

async fn change(desk: &Desk, method: &str, member: i64) -> StatusCode {
    let body = json!({"pool": POOL, "member": member});
    desk.host("admin", method, "/control/pools", Some(body)).await.status
}

#[tokio::test]
async fn a_thousand_leads_are_shared_out_fairly() {
    let desk = Desk::open().await;
    let mut counts: BTreeMap<i64, i64> = BTreeMap::new();
    for _ in 0..1_000 {
        *counts.entry(owner_of_next(&desk).await.as_i64().unwrap()).or_default() += 1;
    }
    assert_eq!(counts.keys().copied().collect::<Vec<_>>(), [1003, 1006, 1007]);
    assert!(counts.values().max().unwrap() - counts.values().min().unwrap() <= 1, "{counts:?}");
}

#[tokio::test]
async fn creating_updating_upserting_and_converting_share_one_counter() {
    let desk = Desk::open().await;
    assert_eq!(owner_of_next(&desk).await, 1003);
    let moved = desk.sell("PUT", "/v2/leads/3001", Some(json!({"data": {"owner_id": POOL}}))).await;
    assert_eq!(moved.data()["owner_id"], 1006);
    let body = json!({"data": {"last_name": "x", "owner_id": POOL}});
    let upserted = desk.sell("POST", "/v2/leads/upsert?email=nobody@new.example", Some(body)).await;
    assert_eq!(upserted.data()["owner_id"], 1007);
    let conversion = desk.create("/v2/lead_conversions", json!({"lead_id": 3001, "owner_id": POOL})).await;
    for (collection, id) in [("contacts", "individual_id"), ("contacts", "organization_id"), ("deals", "deal_id")] {
        let record = desk.get(&format!("/v2/{collection}/{}", conversion[id])).await;
        assert_eq!(record.data()["owner_id"], 1003, "a conversion is one turn: {id}");
    }
    assert_eq!(owner_of_next(&desk).await, 1006);
}

#[tokio::test]
async fn a_new_member_joins_at_the_end() {
    let desk = Desk::open().await;
    assert_eq!(owner_of_next(&desk).await, 1003);
    assert_eq!(change(&desk, "POST", 1008).await, StatusCode::OK);
    let mut owners = Vec::new();
    for _ in 0..5 {
        owners.push(owner_of_next(&desk).await);
    }
    assert_eq!(owners, [1006, 1007, 1008, 1003, 1006].map(Value::from));
    assert_eq!(change(&desk, "DELETE", 1007).await, StatusCode::OK);
    assert_eq!([owner_of_next(&desk).await, owner_of_next(&desk).await], [json!(1008), json!(1003)]);
    let pools = desk.host("admin", "GET", "/control/pools", None).await.body["pools"].clone();
    assert_eq!(pools[0]["members"], json!([1003, 1006, 1008]));
}

#[tokio::test]
async fn only_people_join_and_only_once() {
    let desk = Desk::open().await;
    for member in [1003, 1091, 9999] {
        assert_eq!(change(&desk, "POST", member).await, StatusCode::UNPROCESSABLE_ENTITY, "{member}");
    }
    assert_eq!(change(&desk, "DELETE", 1008).await, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_empty_pool_is_refused_and_takes_nothing() {
    let desk = Desk::open().await;
    for member in [1003, 1006, 1007] {
        assert_eq!(change(&desk, "DELETE", member).await, StatusCode::OK);
    }
    let before = desk.state().await;
    let lead = json!({"data": {"last_name": "x", "owner_id": POOL}});
    let conversion = json!({"data": {"lead_id": 3001, "owner_id": POOL}});
    for (path, body) in [("/v2/leads", lead), ("/v2/lead_conversions", conversion)] {
        let answer = desk.sell("POST", path, Some(body)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert_eq!(answer.problems(), [("incorrect_value".to_owned(), "/owner_id".to_owned())]);
        let details = answer.body["errors"][0]["error"]["details"].as_str().unwrap();
        assert!(details.contains("pool without active members"), "{details}");
    }
    assert_eq!(desk.state().await, before);
}
