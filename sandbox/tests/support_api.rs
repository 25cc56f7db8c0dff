//! The Support look-alike: who may do what, comments, tags, and the settings of the installation.
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

mod desk;

use axum::http::StatusCode;
use desk::Desk;
use serde_json::{Value, json};

const INSTALLATION: &str = "/api/v2/apps/installations/1.json";

#[tokio::test]
async fn without_a_signed_in_agent_nothing_is_answered() {
    let desk = Desk::open().await;
    for key in ["", "nobody"] {
        assert_eq!(
            desk.host(key, "GET", "/api/v2/tickets/1.json", None).await.status,
            StatusCode::UNAUTHORIZED,
            "{key}"
        );
    }
}

#[tokio::test]
async fn only_admins_write_settings_and_the_others_stay_as_they_are() {
    let desk = Desk::open().await;
    let change = json!({"settings": {"config": "{\"version\":1}"}});
    for agent in ["sell_agent", "support_agent", "inactive_agent"] {
        let answer = desk.host(agent, "PUT", INSTALLATION, Some(change.clone())).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{agent}");
    }
    for agent in ["admin", "support_admin"] {
        let answer = desk.host(agent, "PUT", INSTALLATION, Some(change.clone())).await;
        assert_eq!(answer.body["settings"], json!({"config": "{\"version\":1}"}), "{agent}");
    }
    let stored = desk.state().await["installation"]["settings"].clone();
    assert_eq!(stored["sell_access_token"], desk.token());
}

#[tokio::test]
async fn a_secure_setting_is_written_but_never_shown() {
    let desk = Desk::open().await;
    let secret = "s3cret-value";
    let change = json!({"settings": {"sell_access_token": secret}});
    let written = desk.host("admin", "PUT", INSTALLATION, Some(change)).await;
    let read = desk.host("sell_agent", "GET", INSTALLATION, None).await;
    let session = desk.host("admin", "GET", "/host/session.json?as=admin", None).await;
    for answer in [&written, &read, &session] {
        assert!(answer.status.is_success() && !answer.body.to_string().contains(secret));
    }
    assert_eq!(desk.state().await["installation"]["settings"]["sell_access_token"], secret);
}

#[tokio::test]
async fn settings_that_are_no_parameters_are_refused() {
    let desk = Desk::open().await;
    for settings in [json!({"confg": "x"}), json!({"config": {"a": 1}})] {
        let answer = desk.host("admin", "PUT", INSTALLATION, Some(json!({"settings": settings}))).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{settings}");
    }
}

#[tokio::test]
async fn a_safe_update_of_a_ticket_that_has_changed_is_refused() {
    let desk = Desk::open().await;
    let stamp =
        desk.host("sell_agent", "GET", "/api/v2/tickets/1.json", None).await.body["ticket"]["updated_at"].clone();
    let comment = |stamp: &Value| {
        let comment = json!({"body": "Passed on", "public": false});
        json!({"ticket": {"comment": comment, "safe_update": true, "updated_stamp": stamp}})
    };
    let path = "/api/v2/tickets/1.json";
    let first = desk.host("sell_agent", "PUT", path, Some(comment(&stamp))).await;
    assert_eq!(first.status, 200, "{}", first.body);
    let again = desk.host("sell_agent", "PUT", path, Some(comment(&stamp))).await;
    assert_eq!((again.status.as_u16(), &again.body["error"]), (409, &json!("UpdateConflict")));
}

#[tokio::test]
async fn an_internal_comment_keeps_links_and_loses_scripts() {
    let desk = Desk::open().await;
    let html = "<p>Passed to <a href=\"https://x.example/1\">Sell</a></p><script>alert(1)</script>";
    let change = json!({"ticket": {"comment": {"html_body": html, "public": false}, "additional_tags": ["Sell lead"]}});
    let answer = desk.host("sell_agent", "PUT", "/api/v2/tickets/1.json", Some(change)).await;
    assert_eq!(answer.body["ticket"]["tags"], json!(["expansion", "sell_lead", "vip"]));
    let comments = desk.host("admin", "GET", "/api/v2/tickets/1/comments.json", None).await.body["comments"].clone();
    let last = comments.as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["public"], &last["author_id"]), (&json!(false), &json!(102)));
    assert_eq!(last["body"], "Passed to Sell");
    let shown = last["html_body"].as_str().unwrap();
    assert!(shown.contains("https://x.example/1") && !shown.contains("alert"), "{shown}");
}

#[tokio::test]
async fn a_new_ticket_may_bring_its_requester() {
    let desk = Desk::open().await;
    let ticket = json!({"ticket": {
        "subject": "Hello",
        "comment": {"body": "First line"},
        "requester": {"name": "New Person", "email": "new.person@fresh.example"},
    }});
    let made = desk.host("sell_agent", "POST", "/api/v2/tickets.json", Some(ticket)).await;
    assert_eq!(made.status, StatusCode::CREATED);
    let requester = made.body["ticket"]["requester_id"].as_i64().unwrap();
    let found = desk.host("sell_agent", "GET", "/api/v2/users/search.json?query=fresh.example", None).await;
    assert_eq!(found.body["users"][0]["id"], requester);
}

#[tokio::test]
async fn the_requester_of_a_ticket_can_be_changed() {
    let desk = Desk::open().await;
    let change = json!({"ticket": {"requester_id": 202}});
    let answer = desk.host("sell_agent", "PUT", "/api/v2/tickets/1.json", Some(change)).await;
    assert_eq!(answer.body["ticket"]["requester_id"], 202);
    let change = json!({"ticket": {"requester_id": 9_999}});
    let answer = desk.host("sell_agent", "PUT", "/api/v2/tickets/1.json", Some(change)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn search_finds_the_unsolved_tickets_of_a_requester() {
    let desk = Desk::open().await;
    let cases = [
        ("type:ticket requester:201 status<solved", json!([1])),
        ("type:ticket requester:201", json!([1, 41])),
        ("type:ticket requester:amelie.laurent@maison-lumiere.example status:solved", json!([41])),
        ("type:user requester:201", json!([])),
        ("organization:\"Maison Lumière\" status<solved", json!([1])),
    ];
    for (query, expected) in cases {
        let query: String = form_urlencoded::byte_serialize(query.as_bytes()).collect();
        let answer = desk.host("sell_agent", "GET", &format!("/api/v2/search.json?query={query}"), None).await;
        let ids: Value = answer.body["results"].as_array().unwrap().iter().map(|ticket| ticket["id"].clone()).collect();
        assert_eq!(ids, expected, "{query}");
    }
}

#[tokio::test]
async fn lists_and_single_records_have_the_same_form() {
    let desk = Desk::open().await;
    for (list, single) in [("users", "user"), ("organizations", "organization"), ("groups", "group")] {
        let answer = desk.host("sell_agent", "GET", &format!("/api/v2/{list}.json"), None).await;
        let first = answer.body[list][0].clone();
        let path = format!("/api/v2/{list}/{}.json", first["id"]);
        assert_eq!(desk.host("sell_agent", "GET", &path, None).await.body[single], first, "{list}");
        assert_eq!(
            desk.host("sell_agent", "GET", &format!("/api/v2/{list}/999999.json"), None).await.status,
            StatusCode::NOT_FOUND
        );
    }
    assert_eq!(desk.host("sell_agent", "GET", "/api/v2/user_fields.json", None).await.body["user_fields"], json!([]));
}

#[tokio::test]
async fn users_come_by_role_and_in_pages() {
    let desk = Desk::open().await;
    let list = async |query: &str| desk.host("support_admin", "GET", &format!("/api/v2/users.json{query}"), None).await;
    let column = |body: &Value, name: &str| -> Vec<Value> {
        body["users"].as_array().into_iter().flatten().map(|it| it[name].clone()).collect()
    };
    let roles = "role%5B%5D=agent&role%5B%5D=admin";
    let all = list(&format!("?{roles}")).await.body;
    let ids = column(&all, "id");
    assert_eq!(ids, [101, 102, 103, 104, 105].map(|it| json!(it)));
    assert_eq!((&all["count"], &all["next_page"]), (&json!(5), &Value::Null));

    let mut paged = Vec::new();
    for page in 1..=3 {
        let body = list(&format!("?{roles}&per_page=2&page={page}")).await.body;
        assert_eq!((body["next_page"].is_null(), body["previous_page"].is_null()), (page == 3, page == 1));
        paged.extend(column(&body, "id"));
    }
    assert_eq!(paged, ids);
    assert_eq!(column(&list(&format!("?{roles}&page=9")).await.body, "id"), Vec::<Value>::new());

    let customers = column(&list("?role=end-user").await.body, "role");
    assert!(!customers.is_empty() && customers.iter().all(|it| it == "end-user"));
    for wrong in ["?page=0", "?page=x", "?per_page=-1"] {
        assert_eq!(list(wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
}
