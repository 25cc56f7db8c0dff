//! Paging, sorting and filters of v2 lists (`sell-api.md` 1.2, 2).

mod desk;

use desk::Desk;
use serde_json::{Value, json};

#[tokio::test]
async fn pages_follow_each_other_and_end_without_a_next_link() {
    let desk = Desk::open().await;
    let all = desk.get("/v2/contacts?per_page=100&sort_by=id").await.column("id");
    let mut seen: Vec<Value> = Vec::new();
    let mut page = 1;
    loop {
        let answer = desk.get(&format!("/v2/contacts?per_page=10&sort_by=id&page={page}")).await;
        let ids = answer.column("id");
        assert_eq!(answer.body["meta"]["count"], json!(ids.len()));
        seen.extend(ids);
        if answer.body["meta"]["links"].get("next_page").is_none() {
            break;
        }
        page += 1;
    }
    assert_eq!(seen, all);
    let beyond = desk.get("/v2/contacts?per_page=10&page=99").await;
    assert_eq!((beyond.status.as_u16(), beyond.body["items"].clone()), (200, json!([])));
}

#[tokio::test]
async fn a_list_has_twenty_five_items_unless_asked_otherwise() {
    let desk = Desk::open().await;
    assert_eq!(desk.get("/v2/contacts").await.column("id").len(), 25);
    assert_eq!(desk.get("/v2/contacts?per_page=1").await.column("id").len(), 1);
}

#[tokio::test]
async fn filters_find_what_they_say() {
    let desk = Desk::open().await;
    let cases = [
        ("/v2/leads?email=KENJI.Tanaka@hoshino-denki.example", json!([3001])),
        ("/v2/leads?email=kenji.tanaka@hoshino-denki", json!([])),
        ("/v2/leads?mobile=%2B2348035550142", json!([3003])),
        ("/v2/leads?mobile=2348035550142", json!([])),
        ("/v2/leads?status=unqualified", json!([3013])),
        ("/v2/leads?last_name=tanaka", json!([])),
        ("/v2/leads?ids=3002,3001&sort_by=id", json!([3001, 3002])),
        ("/v2/leads?owner_id=1011,1012&sort_by=id:desc", json!([3010, 3006])),
        ("/v2/leads?address%5Bcity%5D=Santos", json!([3006])),
        ("/v2/leads?custom_fields%5BRegion%5D=APAC", json!([3001])),
        ("/v2/leads?custom_fields%5BBudget%20(%E2%82%AC)%5D=18000.0", json!([3001])),
        ("/v2/leads?custom_fields%5BInterests%5D=Training", json!([3001])),
        ("/v2/contacts?email=jonas.weber@weber-partner.example&sort_by=id", json!([5011, 5013])),
        ("/v2/contacts?is_organization=true&name=Nordwind%20Logistik%20GmbH", json!([5030])),
        ("/v2/contacts?contact_id=5001", json!([5002])),
        ("/v2/users?zendesk_user_ids=102,101&sort_by=id", json!([1002, 1003])),
        ("/v2/users?status=inactive", json!([1009])),
        ("/v2/users?email=sofia.rossi@sandbox-demo.example", json!([1004])),
        ("/v2/notes?resource_type=contact&resource_id=5002&q=LILLE", json!([9002])),
        ("/v2/stages?pipeline_id=502&active=true", json!([611, 612])),
        ("/v2/deals?contact_id=5061&sort_by=value:desc", json!([7014, 7015])),
    ];
    for (path, expected) in cases {
        let answer = desk.get(path).await;
        assert_eq!(Value::from(answer.column("id")), expected, "{path}: {}", answer.body);
    }
}

#[tokio::test]
async fn links_name_the_host_that_the_client_believes_to_talk_to() {
    let desk = Desk::open().await;
    let authorization = format!("Bearer {}", desk.token());
    let mut headers =
        vec![("user-agent", "test"), ("authorization", authorization.as_str()), ("host", "127.0.0.1:4501")];
    let path = "/v2/deal_sources?per_page=2&name=Website";
    let direct = desk.bare_sell("GET", path, &headers, None).await;
    let link = "/v2/deal_sources?name=Website&page=1&per_page=2";
    assert_eq!(direct.body["meta"]["links"]["self"], format!("http://127.0.0.1:4501{link}"));
    headers.push(("x-sandbox-agent", "sell_agent"));
    let proxied = desk.bare_sell("GET", path, &headers, None).await;
    assert_eq!(proxied.body["meta"]["links"]["self"], format!("https://api.getbase.com{link}"));
}

#[tokio::test]
async fn lists_may_be_sorted_by_a_custom_field() {
    let desk = Desk::open().await;
    for (name, region) in [("a", "EMEA"), ("b", "Americas")] {
        desk.create("/v2/leads", json!({"last_name": name, "custom_fields": {"Region": region}})).await;
    }
    let answer = desk.get("/v2/leads?sort_by=custom_fields:Region:desc&per_page=3").await;
    let regions: Vec<Value> = answer.column("custom_fields").iter().map(|fields| fields["Region"].clone()).collect();
    assert_eq!(regions, ["EMEA", "Americas", "APAC"].map(Value::from).to_vec());
}
