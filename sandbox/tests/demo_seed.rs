//! The customers of the demo that other tests rely on.
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

mod desk;

use desk::Desk;
use serde_json::{Value, json};

async fn requester(desk: &Desk, ticket: i64) -> Value {
    let ticket =
        desk.host("admin", "GET", &format!("/api/v2/tickets/{ticket}.json"), None).await.body["ticket"].clone();
    let user = desk.host("admin", "GET", &format!("/api/v2/users/{}.json", ticket["requester_id"]), None).await;
    user.body["user"].clone()
}

#[tokio::test]
async fn every_promised_ticket_has_its_requester_and_matches() {
    let desk = Desk::open().await;
    // Ticket, name, e-mail, leads and contacts with that e-mail.
    let promised = [
        (1, "Amélie Laurent", "amelie.laurent@maison-lumiere.example", 0, 1),
        (2, "Kenji Tanaka", "kenji.tanaka@hoshino-denki.example", 1, 0),
        (3, "Priya Raghunathan", "priya.r@coconut-systems.example", 0, 0),
        (4, "Jonas Weber", "jonas.weber@weber-partner.example", 0, 2),
        (5, "Lucía Fernández", "lucia@solana.example", 1, 1),
        (6, "Nordwind Logistik GmbH", "office@nordwind.example", 0, 1),
        (7, "<img src=x onerror=alert(1)> Mallory", "mallory@evil.example", 0, 1),
        (9, "Sukarno", "sukarno@garuda-travel.example", 0, 0),
        (12, "佐藤 美咲", "misaki.sato@sakura-trading.example", 0, 1),
        (13, "Emma Thompson", "emma.thompson@brightwater.example", 0, 1),
        (14, "Tomasz Nowak", "tomasz.nowak@example-instytut.example", 0, 0),
        (15, "Grace Kim", "grace.kim@hanriver.example", 0, 1),
    ];
    for (ticket, name, email, leads, contacts) in promised {
        let user = requester(&desk, ticket).await;
        assert_eq!((user["name"].as_str(), user["email"].as_str()), (Some(name), Some(email)), "ticket {ticket}");
        assert_eq!(desk.get(&format!("/v2/leads?email={email}")).await.column("id").len(), leads, "ticket {ticket}");
        assert_eq!(
            desk.get(&format!("/v2/contacts?email={email}")).await.column("id").len(),
            contacts,
            "ticket {ticket}"
        );
    }
    for (ticket, name) in [(8, "Guest"), (11, "Owen Okafor")] {
        let user = requester(&desk, ticket).await;
        assert_eq!((user["name"].as_str(), &user["email"]), (Some(name), &Value::Null), "ticket {ticket}");
    }
    assert_eq!(desk.get("/v2/leads?email=t.nowak@private.example").await.column("id").len(), 1);
}

/// What each of them must show is the app's table of matching cases; here only that nothing is lost on the way.
#[tokio::test]
async fn the_customers_that_stand_for_a_rule_keep_every_identity_as_written() {
    let desk = Desk::open().await;
    for ticket in 42..=73 {
        assert_eq!(requester(&desk, ticket).await["role"], "end-user", "ticket {ticket}");
    }
    let identities = async |user: i64| {
        let answer = desk.host("admin", "GET", &format!("/api/v2/users/{user}/identities.json"), None).await;
        let all = answer.body["identities"].as_array().cloned().unwrap_or_default();
        all.iter().map(|it| (it["value"].clone(), it["primary"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(identities(248).await, [(json!("  Mirjam.HOLT@Polder-Mill.Example "), json!(true))]);
    assert_eq!(identities(261).await, [(json!("Harbour office, desk 4"), json!(true))]);
    assert_eq!(identities(271).await, [(json!("+49 30 5550 7204"), json!(true)), (json!("5572 04"), json!(false))]);
    assert_eq!(identities(272).await.len(), 52);
}

#[tokio::test]
async fn every_default_field_of_the_first_customers_is_filled() {
    let desk = Desk::open().await;
    for path in ["/v2/contacts/5002", "/v2/leads/3001"] {
        let record = desk.get(path).await.data().clone();
        let shown =
            ["owner_id", "title", "email", "phone", "mobile", "website", "address", "description", "tags", "twitter"];
        for field in shown {
            assert!(!record[field].is_null() && record[field] != json!([]), "{path} {field}");
        }
    }
    let types: Vec<Value> =
        desk.get("/v2/contacts/5002").await.data()["custom_fields"].as_object().unwrap().values().cloned().collect();
    assert!(types.len() >= 8);
}

#[tokio::test]
async fn the_first_customer_has_seven_deals() {
    let desk = Desk::open().await;
    let deals = desk.get("/v2/deals?contact_id=5002").await;
    let stages = desk.get("/v2/stages?per_page=100").await;
    let open: Vec<i64> = stages.body["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|stage| stage["data"]["active"] == true)
        .filter_map(|stage| stage["data"]["id"].as_i64())
        .collect();
    let deals: Vec<Value> = deals.body["items"].as_array().unwrap().iter().map(|item| item["data"].clone()).collect();
    assert_eq!(deals.len(), 7);
    let open_in = |currency: &str| {
        deals
            .iter()
            .filter(|deal| {
                deal["currency"] == currency && deal["stage_id"].as_i64().is_some_and(|stage| open.contains(&stage))
            })
            .count()
    };
    assert_eq!((open_in("EUR"), open_in("USD")), (4, 1));
    assert!(deals.iter().any(|deal| deal["value"] == "12500.50") && deals.iter().any(|deal| deal["value"].is_i64()));
    assert_eq!(desk.get("/v2/deals?contact_id=5081").await.column("id").len(), 13);
    assert_eq!(desk.get("/v2/deals?contact_id=5071").await.column("id").len(), 0);
}

#[tokio::test]
async fn long_and_hostile_texts_are_stored_as_they_are() {
    let desk = Desk::open().await;
    let long = desk.get("/v2/contacts/5051").await.data().clone();
    let length = |field: &str| long[field].as_str().unwrap().chars().count();
    assert_eq!((length("title"), length("description"), long["tags"].as_array().unwrap().len()), (200, 3_000, 25));
    let hostile = desk.get("/v2/contacts/5040").await.data().clone();
    assert_eq!(hostile["website"], "javascript:alert(1)");
    assert!(hostile["title"].as_str().unwrap().contains('\u{202e}'));
    assert_eq!(desk.get("/v2/deals?contact_id=5040").await.column("value"), [json!("-1234.56")]);
}

#[tokio::test]
async fn the_agents_are_who_they_are_said_to_be() {
    let desk = Desk::open().await;
    let agents = [
        ("admin", "admin", Some("active")),
        ("sell_agent", "agent", Some("active")),
        ("support_agent", "agent", None),
        ("inactive_agent", "agent", Some("inactive")),
        ("support_admin", "admin", None),
    ];
    for (key, role, in_sell) in agents {
        let session = desk.host(key, "GET", &format!("/host/session.json?as={key}"), None).await.body;
        assert_eq!(session["agent"]["role"], role, "{key}");
        let users = desk.get(&format!("/v2/users?zendesk_user_ids={}", session["agent"]["id"])).await;
        assert_eq!(users.column("status").first().and_then(Value::as_str), in_sell, "{key}");
    }
}

#[tokio::test]
async fn the_empty_account_has_lists_and_agents_but_no_customer() {
    let desk = Desk::open().await;
    desk.control("/control/reset", json!({"seed": "empty"})).await;
    let state = desk.state().await;
    for collection in ["leads", "contacts", "deals", "notes", "tickets"] {
        assert_eq!(state[collection], json!([]), "{collection}");
    }
    assert!(desk.get("/v2/lead_statuses").await.column("name").contains(&json!("New")));
}
