//! Faults on both APIs: any method and path, a number of times or until they are cleared.
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

mod desk;

use axum::http::StatusCode;
use desk::Desk;
use serde_json::{Value, json};

async fn fault(desk: &Desk, fault: Value) {
    desk.control("/control/faults", fault).await;
}

async fn support(desk: &Desk, method: &str, path: &str, body: Option<Value>) -> StatusCode {
    desk.host("sell_agent", method, path, body).await.status
}

#[tokio::test]
async fn a_fault_without_a_number_lasts_until_it_is_cleared() {
    let desk = Desk::open().await;
    fault(&desk, json!({"match": "* /v2/leads", "kind": "status", "status": 503, "times": null})).await;
    fault(&desk, json!({"match": "GET /api/v2/tickets", "kind": "status", "status": 500})).await;
    for _ in 0..5 {
        for method in ["GET", "POST", "PUT", "DELETE"] {
            let answer = desk.sell(method, "/v2/leads/3001", None).await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{method}");
            assert_eq!(answer.problems()[0].0, "temporarily_unavailable");
        }
        assert_eq!(support(&desk, "GET", "/api/v2/tickets/1.json", None).await, StatusCode::INTERNAL_SERVER_ERROR);
    }
    assert_eq!(desk.get("/v2/contacts").await.status, StatusCode::OK);
    assert_eq!(support(&desk, "GET", "/api/v2/users/me.json", None).await, StatusCode::OK);
    desk.host("admin", "DELETE", "/control/faults", None).await;
    assert_eq!(desk.get("/v2/leads/3001").await.status, StatusCode::OK);
    assert_eq!(support(&desk, "GET", "/api/v2/tickets/1.json", None).await, StatusCode::OK);
}

#[tokio::test]
async fn a_refusing_fault_leaves_the_ticket_alone_and_a_dropped_reply_does_not() {
    let desk = Desk::open().await;
    let status = async |desk: &Desk| {
        desk.host("sell_agent", "GET", "/api/v2/tickets/2.json", None).await.body["ticket"]["status"].clone()
    };
    let before = status(&desk).await;
    let solve = Some(json!({"ticket": {"status": "solved"}}));
    for kind in [json!("rate_limit"), json!("drop_before")] {
        fault(&desk, json!({"match": "PUT /api/v2/tickets/2", "kind": kind, "times": 1})).await;
        support(&desk, "PUT", "/api/v2/tickets/2.json", solve.clone()).await;
        assert_eq!(status(&desk).await, before, "{kind}");
    }
    fault(&desk, json!({"match": "PUT /api/v2/tickets/2", "kind": "drop_after", "times": 1})).await;
    support(&desk, "PUT", "/api/v2/tickets/2.json", solve).await;
    assert_eq!(status(&desk).await, "solved");
}

#[tokio::test]
async fn support_says_when_to_come_back_and_sell_does_not() {
    let desk = Desk::open().await;
    fault(&desk, json!({"match": "* /", "kind": "rate_limit", "times": 2})).await;
    let sell = desk.get("/v2/leads").await;
    let support = desk.host("sell_agent", "GET", "/api/v2/groups.json", None).await;
    assert_eq!((sell.status, support.status), (StatusCode::TOO_MANY_REQUESTS, StatusCode::TOO_MANY_REQUESTS));
    assert!(sell.headers.get("retry-after").is_none() && support.headers.get("retry-after").is_some());
}

#[tokio::test]
async fn garbage_on_either_api_is_200_without_json() {
    let desk = Desk::open().await;
    fault(&desk, json!({"match": "GET /", "kind": "garbage", "times": 2})).await;
    let answers = [desk.get("/v2/leads").await, desk.host("admin", "GET", "/api/v2/groups.json", None).await];
    for answer in answers {
        assert_eq!((answer.status, &answer.body), (StatusCode::OK, &Value::Null));
    }
}

#[tokio::test]
async fn what_a_fault_holds_back_does_nothing_to_the_data_of_a_reset() {
    let desk = Desk::open().await;
    let leads = async |desk: &Desk| desk.state().await["leads"].as_array().map(Vec::len);
    let before = leads(&desk).await;
    fault(&desk, json!({"match": "POST /v2/leads", "kind": "delay", "ms": 300, "times": 1})).await;
    let lead = Some(json!({"data": {"last_name": "Late"}}));
    let reset = async {
        // The request is there before the data go.
        while !desk.host("admin", "GET", "/control/faults", None).await.body["faults"]
            .as_array()
            .is_some_and(Vec::is_empty)
        {
            tokio::task::yield_now().await;
        }
        desk.control("/control/reset", json!({"seed": "demo"})).await;
    };
    tokio::join!(desk.sell("POST", "/v2/leads", lead), reset);
    assert_eq!(leads(&desk).await, before);
}
