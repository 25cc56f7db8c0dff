//! What happens to a record on save: partial updates, tags, amounts, names, statuses, pools, companies, conversions.

mod desk;

use axum::http::StatusCode;
use desk::Desk;
use serde_json::{Value, json};

#[tokio::test]
async fn an_update_changes_only_what_it_names_and_replaces_the_tag_set() {
    let desk = Desk::open().await;
    let before = desk.get("/v2/leads/3001").await.data().clone();
    let change = json!({"data": {"title": "Head", "tags": ["one", " two ", "one"], "address": {"city": "Osaka"}, "custom_fields": {"Region": null}}});
    let after = desk.sell("PUT", "/v2/leads/3001", Some(change)).await.data().clone();
    assert_eq!(after["title"], "Head");
    assert_eq!(after["tags"], json!(["one", "two"]));
    assert_eq!(after["address"]["city"], "Osaka");
    assert_eq!(after["address"]["line1"], before["address"]["line1"]);
    assert!(after["custom_fields"].get("Region").is_none());
    assert_eq!(after["custom_fields"]["Budget (€)"], "18000");
    assert_eq!((&after["email"], &after["owner_id"]), (&before["email"], &before["owner_id"]));
    assert!(after["updated_at"].as_str() > before["updated_at"].as_str());
    assert_eq!(desk.get("/v2/tags?name=two&resource_type=lead").await.column("name"), [json!("two")]);
}

#[tokio::test]
async fn the_whole_record_may_be_sent_back() {
    let desk = Desk::open().await;
    let mut lead = desk.get("/v2/leads/3001").await.data().clone();
    for read_only in ["id", "creator_id", "created_at", "updated_at"] {
        lead.as_object_mut().map(|lead| lead.remove(read_only));
    }
    let answer = desk.sell("PUT", "/v2/leads/3001", Some(json!({"data": lead}))).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
}

#[tokio::test]
async fn an_amount_is_an_integer_or_a_string_with_two_decimals() {
    let desk = Desk::open().await;
    let cases = [
        (json!("1000"), json!(1000)),
        (json!(1000.5), json!("1000.50")),
        (json!("0.10"), json!("0.10")),
        (json!("-3.00"), json!(-3)),
        (Value::Null, json!(0)),
    ];
    for (sent, shown) in cases {
        let deal = desk.create("/v2/deals", json!({"name": "x", "contact_id": 5002, "value": sent})).await;
        assert_eq!(deal["value"], shown, "{sent}");
        assert_eq!(
            (&deal["currency"], &deal["stage_id"], &deal["organization_id"]),
            (&json!("EUR"), &json!(601), &json!(5001))
        );
    }
}

#[tokio::test]
async fn a_pool_hands_each_new_lead_to_its_next_active_member() {
    let desk = Desk::open().await;
    let mut owners = Vec::new();
    for number in 0..5 {
        let lead = desk.create("/v2/leads", json!({"last_name": format!("L{number}"), "owner_id": 1091})).await;
        owners.push(lead["owner_id"].clone());
    }
    // 1009 is a member, too, but inactive.
    assert_eq!(owners, [1008, 1010, 1008, 1010, 1008].map(Value::from).to_vec());
    let refused = desk.sell("POST", "/v2/leads", Some(json!({"data": {"owner_id": 1091}}))).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let next = desk.create("/v2/leads", json!({"last_name": "x", "owner_id": 1091})).await;
    assert_eq!(next["owner_id"], 1010, "a refused lead takes nobody's turn");
}

#[tokio::test]
async fn a_lead_gets_the_first_status_and_the_tokens_user_unless_told_otherwise() {
    let desk = Desk::open().await;
    let lead = desk.create("/v2/leads", json!({"organization_name": "Engines"})).await;
    assert_eq!((&lead["status"], &lead["owner_id"], &lead["creator_id"]), (&json!("New"), &json!(1002), &json!(1002)));
    let lead = desk.create("/v2/leads", json!({"last_name": "x", "status": "unQUALIFIED"})).await;
    assert_eq!(lead["status"], "Unqualified");
}

#[tokio::test]
async fn the_name_of_a_person_is_composed() {
    let desk = Desk::open().await;
    let person =
        desk.create("/v2/contacts", json!({"first_name": "Ada", "last_name": "King", "name": "ignored"})).await;
    assert_eq!(person["name"], "Ada King");
    let change = json!({"data": {"first_name": null}});
    let path = format!("/v2/contacts/{}", person["id"]);
    assert_eq!(desk.sell("PUT", &path, Some(change)).await.data()["name"], "King");
}

#[tokio::test]
async fn a_conversion_makes_person_company_and_deal_and_removes_the_lead() {
    let desk = Desk::open().await;
    let conversion = desk.create("/v2/lead_conversions", json!({"lead_id": 3001})).await;
    let person = desk.get(&format!("/v2/contacts/{}", conversion["individual_id"])).await.data().clone();
    assert_eq!(
        (&person["email"], &person["contact_id"]),
        (&json!("kenji.tanaka@hoshino-denki.example"), &conversion["organization_id"])
    );
    let deal = desk.get(&format!("/v2/deals/{}", conversion["deal_id"])).await.data().clone();
    assert_eq!(
        (&deal["contact_id"], &deal["organization_id"]),
        (&conversion["individual_id"], &conversion["organization_id"])
    );
    assert_eq!(desk.get("/v2/leads/3001").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_upsert_updates_the_one_match_or_creates() {
    let desk = Desk::open().await;
    let body = Some(json!({"data": {"last_name": "Tanaka", "title": "Chief"}}));
    let path = "/v2/leads/upsert?email=kenji.tanaka@hoshino-denki.example";
    let updated = desk.sell("POST", path, body.clone()).await;
    assert_eq!((&updated.data()["id"], &updated.data()["title"]), (&json!(3001), &json!("Chief")));
    let created = desk.sell("POST", "/v2/leads/upsert?email=nobody@new.example", body).await;
    assert_ne!(created.data()["id"], 3001);
}

#[tokio::test]
async fn a_deleted_record_answers_204_once_and_its_number_is_not_used_again() {
    let desk = Desk::open().await;
    let id = desk.create("/v2/leads", json!({"last_name": "x"})).await["id"].as_i64();
    let path = format!("/v2/leads/{}", id.unwrap_or_default());
    let answer = desk.sell("DELETE", &path, None).await;
    assert_eq!((answer.status, answer.body), (StatusCode::NO_CONTENT, Value::Null));
    assert_eq!(desk.sell("DELETE", &path, None).await.status, StatusCode::NOT_FOUND);
    assert!(desk.create("/v2/leads", json!({"last_name": "y"})).await["id"].as_i64() > id);
}

#[tokio::test]
async fn associated_contacts_are_addressed_by_the_contact() {
    let desk = Desk::open().await;
    let path = "/v2/deals/7001/associated_contacts";
    let made = desk.create(path, json!({"contact_id": 5011, "role": "involved"})).await;
    assert!(made.get("id").is_none() && made.get("deal_id").is_none());
    assert_eq!(desk.get(path).await.column("contact_id"), [json!(5011)]);
    assert_eq!(desk.get("/v2/deals/7002/associated_contacts").await.column("contact_id"), [] as [Value; 0]);
    assert_eq!(
        desk.sell("DELETE", "/v2/deals/7001/associated_contacts/5011", None).await.status,
        StatusCode::NO_CONTENT
    );
}
