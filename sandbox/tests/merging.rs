//! Merging one customer into another: what moves, what is gone, who is told, and who cannot be merged.
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

mod desk;

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use desk::{Answer, Desk};
use http_body_util::BodyExt;
use sandbox::host_app;
use serde_json::{Value, json};
use tower::ServiceExt;

async fn merge(desk: &Desk, loser: i64, winner: impl Into<Value>) -> Answer {
    let body = json!({"user": {"id": winner.into()}});
    desk.host("sell_agent", "PUT", &format!("/api/v2/users/{loser}/merge.json"), Some(body)).await
}

async fn support(desk: &Desk, path: &str) -> Answer {
    desk.host("sell_agent", "GET", &format!("/api/v2/{path}"), None).await
}

/// Type, value and whether it is the main one, for each identity of a user.
async fn identities(desk: &Desk, user: i64) -> Vec<(String, String, bool)> {
    let body = support(desk, &format!("users/{user}/identities.json")).await.body;
    let text = |it: &Value, name: &str| it[name].as_str().unwrap_or_default().to_owned();
    let all = body["identities"].as_array().unwrap();
    all.iter().map(|it| (text(it, "type"), text(it, "value"), it["primary"] == true)).collect()
}

fn identity(kind: &str, value: &str, primary: bool) -> (String, String, bool) {
    (kind.to_owned(), value.to_owned(), primary)
}

#[tokio::test]
async fn tickets_comments_and_identities_become_the_winners() {
    let desk = Desk::open().await;
    let answer = merge(&desk, 202, 201).await;
    assert_eq!((answer.status, &answer.body["user"]["id"]), (StatusCode::OK, &json!(201)));
    assert_eq!(answer.body["user"]["name"], "Amélie Laurent");
    let ticket = support(&desk, "tickets/2.json").await.body["ticket"].clone();
    assert_eq!((&ticket["requester_id"], &ticket["submitter_id"]), (&json!(201), &json!(201)));
    let comments = support(&desk, "tickets/2/comments.json").await.body["comments"].clone();
    assert_eq!(comments[0]["author_id"], 201);
    let winners = support(&desk, "tickets/1.json").await.body["ticket"].clone();
    assert_eq!(ticket["organization_id"], winners["organization_id"]);
    assert_eq!(
        identities(&desk, 201).await,
        [
            identity("email", "amelie.laurent@maison-lumiere.example", true),
            identity("phone_number", "+33 1 42 68 53 00", true),
            identity("email", "kenji.tanaka@hoshino-denki.example", false),
            identity("phone_number", "+81 52 555 0182", false),
        ]
    );
}

#[tokio::test]
async fn the_loser_is_gone_and_cannot_be_asked_for() {
    let desk = Desk::open().await;
    merge(&desk, 202, 201).await;
    for path in ["users/202.json", "users/202/identities.json"] {
        assert_eq!(support(&desk, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let found = support(&desk, "users/search.json?query=kenji.tanaka").await.body["users"].clone();
    assert_eq!(found.as_array().unwrap().iter().map(|it| it["id"].clone()).collect::<Vec<_>>(), [json!(201)]);
    assert_eq!(merge(&desk, 202, 201).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_winner_without_address_and_number_gets_the_losers() {
    let desk = Desk::open().await;
    let winner = merge(&desk, 201, 208).await.body["user"].clone();
    assert_eq!(
        (winner["email"].as_str(), winner["phone"].as_str()),
        (Some("amelie.laurent@maison-lumiere.example"), Some("+33 1 42 68 53 00"))
    );
    assert!(identities(&desk, 208).await.iter().all(|(_, _, primary)| *primary));
}

#[tokio::test]
async fn a_winner_keeps_its_own_address_and_gets_the_number_that_it_lacked() {
    let desk = Desk::open().await;
    let winner = merge(&desk, 202, 204).await.body["user"].clone();
    assert_eq!(
        (winner["email"].as_str(), winner["phone"].as_str()),
        (Some("jonas.weber@weber-partner.example"), Some("+81 52 555 0182"))
    );
    assert_eq!(
        identities(&desk, 204).await,
        [
            identity("phone_number", "+81 52 555 0182", true),
            identity("email", "jonas.weber@weber-partner.example", true),
            identity("email", "kenji.tanaka@hoshino-denki.example", false),
        ]
    );
}

#[tokio::test]
async fn only_two_different_customers_can_be_merged() {
    let desk = Desk::open().await;
    let refused = [
        (201, json!(101), StatusCode::UNPROCESSABLE_ENTITY),
        (102, json!(201), StatusCode::UNPROCESSABLE_ENTITY),
        (201, json!(201), StatusCode::UNPROCESSABLE_ENTITY),
        (201, json!(9_999), StatusCode::UNPROCESSABLE_ENTITY),
        (201, json!("Amélie"), StatusCode::UNPROCESSABLE_ENTITY),
        (201, Value::Null, StatusCode::UNPROCESSABLE_ENTITY),
        (9_999, json!(201), StatusCode::NOT_FOUND),
    ];
    let before = desk.state().await;
    for (loser, winner, status) in refused {
        assert_eq!(merge(&desk, loser, winner.clone()).await.status, status, "{loser} into {winner}");
    }
    assert_eq!(desk.state().await, before);
}

#[tokio::test]
async fn listeners_are_told_of_both_people_before_the_tickets() {
    let desk = Desk::open().await;
    let request = Request::builder().uri("/control/events").body(Body::empty()).unwrap();
    let mut events = host_app(Arc::clone(&desk.sandbox)).oneshot(request).await.unwrap().into_body();
    merge(&desk, 201, 202).await;
    let mut text = String::new();
    while !text.contains("{\"ticket_id\":41}") {
        let frame = events.frame().await.unwrap().unwrap();
        text.push_str(std::str::from_utf8(frame.data_ref().unwrap()).unwrap());
    }
    let told = ["{\"user_id\":201}", "{\"user_id\":202}", "{\"ticket_id\":1}", "{\"ticket_id\":41}"];
    let places: Vec<_> = told.iter().map(|it| text.find(it)).collect();
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "{text}");
}
