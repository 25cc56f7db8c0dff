//! The Search API v3 (`sell-api.md` 4).
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

mod desk;

use axum::http::StatusCode;
use desk::Desk;
use serde_json::{Value, json};

fn leaf(name: &str, parameter: Value) -> Value {
    json!({"filter": {"attribute": {"name": name}, "parameter": parameter}})
}

fn ids(result: &Value) -> Value {
    result["items"].as_array().unwrap().iter().map(|item| item["data"]["id"].clone()).collect()
}

#[tokio::test]
async fn filters_find_what_they_say() {
    let desk = Desk::open().await;
    let cases = [
        ("leads", leaf("email", json!({"eq": "KENJI.tanaka@hoshino-denki.example"})), json!([3001])),
        ("leads", leaf("company_name", json!({"starts_with": "hoshi"})), json!([3001])),
        ("leads", leaf("normalized_phone_numbers.national_number", json!({"eq": "8035550142"})), json!([3003])),
        ("leads", leaf("phone_numbers.mobile", json!({"eq": "+2348035550142"})), json!([3003])),
        ("leads", leaf("tags", json!({"any": ["solar", "health"]})), json!([3002, 3012])),
        ("leads", leaf("status.id", json!({"eq": 355})), json!([3013])),
        ("leads", leaf("owner.id", json!({"any": [1011, 1012]})), json!([3006, 3010])),
        ("leads", leaf("custom_fields.806", json!({"eq": "APAC"})), json!([3001])),
        ("leads", leaf("custom_fields.802", json!({"range": {"gte": 18000, "lt": 18001}})), json!([3001])),
        ("leads", leaf("custom_fields.807", json!({"eq": "Training"})), json!([3001])),
        ("leads", leaf("unqualified_reason.id", json!({"is_null": false})), json!([3013])),
        (
            "leads",
            json!({"and": [
                {"not": leaf("status.id", json!({"eq": 351}))},
                {"or": [leaf("last_name", json!({"eq": "nowak"})), leaf("first_name", json!({"eq": "Dmytro"}))]},
            ]}),
            json!([3004]),
        ),
        ("contacts", leaf("custom_fields.contact:821", json!({"starts_with": "K-1007"})), json!([5001, 5002])),
        (
            "contacts",
            json!({"and": [leaf("is_organisation", json!({"eq": false})), leaf("company.id", json!({"eq": 5001}))]}),
            json!([5002]),
        ),
        ("deals", leaf("contact.id", json!({"any": [5061]})), json!([7014, 7015])),
        ("deals", leaf("decimal_value", json!({"range": {"gte": 1_000_000}})), json!([7013, 7014, 7045])),
        (
            "deals",
            json!({"and": [leaf("company.id", json!({"eq": 5001})), leaf("is_won", json!({"eq": true}))]}),
            json!([7006]),
        ),
    ];
    for (collection, filter, expected) in cases {
        let result = desk.search(collection, json!({"query": {"filter": filter}})).await;
        assert_eq!(ids(&result), expected, "{collection} {filter}");
        assert_eq!(result["meta"]["total_count"], json!(expected.as_array().unwrap().len()));
    }
}

#[tokio::test]
async fn a_hit_holds_id_version_and_what_was_asked_for() {
    let desk = Desk::open().await;
    let query = json!({
        "projection": [{"name": "owner"}, {"name": "company.name"}, {"name": "communication"}, {"name": "custom_fields.contact:821"}],
        "filter": leaf("id", json!({"eq": 5002})),
    });
    let hit = desk.search("contacts", json!({"query": query})).await["items"][0]["data"].clone();
    assert_eq!(hit["owner"], json!({"id": 1007, "name": "Chloé Dubois"}));
    assert_eq!(hit["company"], json!({"name": "Maison Lumière"}));
    assert_eq!(hit["communication"]["last_touch"]["medium"], "call");
    assert_eq!(hit["custom_fields"], json!({"contact:821": "K-1007-2"}));
    assert!(hit["version"].is_i64() && hit.get("email").is_none());

    let bare = desk.search("contacts", json!({"per_page": 1})).await["items"][0]["data"].clone();
    assert_eq!(bare.as_object().unwrap().keys().collect::<Vec<_>>(), ["id", "version"]);
}

#[tokio::test]
async fn cursors_lead_through_all_hits() {
    let desk = Desk::open().await;
    let sort = json!([{"attribute": {"name": "name"}, "order": "descending"}]);
    let everything = ids(&desk.search("contacts", json!({"query": {"sort": sort}, "per_page": 200})).await);
    let mut seen: Vec<Value> = Vec::new();
    let mut data = json!({"query": {"sort": sort}, "per_page": 7});
    loop {
        let result = desk.search("contacts", data.clone()).await;
        seen.extend(ids(&result).as_array().unwrap().iter().cloned());
        match result["meta"]["links"].get("next_page") {
            Some(cursor) => data["cursor"] = cursor.clone(),
            None => break,
        }
    }
    assert_eq!(Value::from(seen), everything);
}

#[tokio::test]
async fn several_queries_are_answered_in_order() {
    let desk = Desk::open().await;
    let item = |email: &str| json!({"data": {"query": {"filter": leaf("email", json!({"eq": email}))}, "hits": false}});
    let body = json!({"items": [item("jonas.weber@weber-partner.example"), item("nobody@none.example")]});
    let answer = desk.sell("POST", "/v3/contacts/search", Some(body)).await;
    let counts: Vec<&Value> =
        answer.body["items"].as_array().unwrap().iter().map(|item| &item["meta"]["total_count"]).collect();
    assert_eq!(counts, [&json!(2), &json!(0)]);
}

#[tokio::test]
async fn malformed_searches_are_refused() {
    let desk = Desk::open().await;
    let cases = [
        json!({"query": {"filter": leaf("organization_name", json!({"eq": "x"}))}}),
        json!({"query": {"filter": leaf("owner", json!({"eq": 1}))}}),
        json!({"query": {"filter": leaf("email", json!({"like": "x"}))}}),
        json!({"query": {"filter": leaf("email", json!({"eq": 5}))}}),
        json!({"query": {"filter": {"and": [], "or": []}}}),
        json!({"query": {"filter": {"and": []}}}),
        json!({"query": {"projection": [{"name": "phone"}]}}),
        json!({"query": {"sort": [{"attribute": {"name": "email"}, "order": "up"}]}}),
        json!({"per_page": 201}),
        json!({"page": 0, "offset": 0}),
        json!({"cursor": "nonsense"}),
        json!({"limit": 5}),
        json!({"per_page": -1}),
        json!({"per_page": "50"}),
        json!({"page": -1}),
        json!({"offset": 0.5}),
        json!({"cursor": 7}),
        json!({"cursor": "c0000005e11", "page": 1}),
        json!({"hits": "yes"}),
        json!({"query": []}),
        json!({"query": {"projections": []}}),
        json!({"query": {"projection": {"name": "id"}}}),
        json!({"query": {"sort": {"attribute": {"name": "id"}}}}),
        json!({"query": {"sort": [{"attribute": {"name": "custom_fields"}}]}}),
        json!({"query": {"sort": [{"attribute": {"name": "id"}, "direction": "ascending"}]}}),
        json!({"query": {"filter": {"filter": {"attribute": {"name": "email"}, "parameter": {"eq": "x"}, "boost": 2}}}}),
        json!({"query": {"filter": leaf("email", json!({"eq": "x", "is_null": true}))}}),
        json!({"query": {"filter": leaf("email", json!({}))}}),
        json!({"query": {"filter": leaf("email", json!({"eq": null}))}}),
        json!({"query": {"filter": leaf("email", json!({"any": []}))}}),
        json!({"query": {"filter": leaf("email", json!({"any": "x"}))}}),
        json!({"query": {"filter": leaf("email", json!({"starts_with": 1}))}}),
        json!({"query": {"filter": leaf("id", json!({"starts_with": "1"}))}}),
        json!({"query": {"filter": leaf("email", json!({"is_null": 1}))}}),
        json!({"query": {"filter": leaf("id", json!({"range": {}}))}}),
        json!({"query": {"filter": leaf("id", json!({"range": {"above": 1}}))}}),
        json!({"query": {"filter": leaf("email", json!({"any": vec!["x"; 1_001]}))}}),
        json!({"query": {"filter": {"and": vec![leaf("id", json!({"eq": 1})); 201]}}}),
        json!({"aggregations": {}}),
    ];
    for data in cases {
        let answer = desk.sell("POST", "/v3/leads/search", Some(json!({"items": [{"data": data}]}))).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{data}");
    }
}

#[tokio::test]
async fn pages_and_offsets_count_from_zero() {
    let desk = Desk::open().await;
    let all = ids(&desk.search("leads", json!({"per_page": 200})).await);
    let all = all.as_array().unwrap();
    let cases = [
        (json!({"per_page": 5, "page": 0}), &all[..5], true),
        (json!({"per_page": 10, "page": 2}), &all[20..], false),
        (json!({"per_page": 5, "offset": 3}), &all[3..8], true),
        (json!({"offset": 8}), &all[8..], false),
        (json!({"per_page": 5, "page": 99}), &all[..0], false),
        (json!({"per_page": 0}), &all[..0], false),
        (json!({"hits": false}), &all[..0], false),
    ];
    for (data, expected, more) in cases {
        let result = desk.search("leads", data.clone()).await;
        assert_eq!(ids(&result), Value::from(expected.to_vec()), "{data}");
        assert_eq!(result["meta"]["total_count"], all.len(), "{data}");
        assert_eq!(result["meta"]["links"].get("next_page").is_some(), more, "{data}");
    }
}

#[tokio::test]
async fn hits_are_sorted_by_several_attributes_in_order() {
    let desk = Desk::open().await;
    let sort = json!([
        {"attribute": {"name": "currency"}, "order": "descending"},
        {"attribute": {"name": "decimal_value"}},
    ]);
    let projection = json!([{"name": "currency"}, {"name": "decimal_value"}]);
    let result =
        desk.search("deals", json!({"query": {"sort": sort, "projection": projection}, "per_page": 200})).await;
    let keys: Vec<(String, f64)> = result["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            (item["data"]["currency"].as_str().unwrap().to_owned(), item["data"]["decimal_value"].as_f64().unwrap())
        })
        .collect();
    assert!(keys.windows(2).all(|pair| pair[0].0 > pair[1].0 || (pair[0].0 == pair[1].0 && pair[0].1 <= pair[1].1)));
}

#[tokio::test]
async fn every_attribute_of_the_schema_can_be_asked_for_and_compared() {
    let desk = Desk::open().await;
    for (collection, least) in [("leads", 61), ("contacts", 69), ("deals", 45)] {
        let schema = desk.text(&format!("/v3/{collection}/schema")).await;
        let names: Vec<&str> = schema
            .lines()
            .filter_map(|line| line.strip_prefix("  - name: ").map(|name| name.trim_matches('"')))
            .collect();
        assert!(names.len() >= least, "{collection} has {}", names.len());
        for name in names {
            let query = json!({
                "projection": [{"name": name}],
                "filter": leaf(name, json!({"is_null": false})),
                "sort": [{"attribute": {"name": name}, "order": "descending"}],
            });
            let result = desk.search(collection, json!({"query": query})).await;
            assert_eq!(result["successful"], true, "{collection} {name}");
        }
    }
}

#[tokio::test]
async fn the_schemas_are_yaml_and_the_request_schema_is_json() {
    let desk = Desk::open().await;
    let schema = desk.text("/v3/leads/schema").await;
    for line in
        ["resource: lead", "  - name: \"company_name\"", "  - name: \"owner.id\"", "  - name: \"custom_fields.801\""]
    {
        assert!(schema.lines().any(|own| own == line), "{line}");
    }
    let answer = desk.get("/v3/leads/schema").await;
    assert_eq!(answer.headers["content-type"], "application/yaml; charset=utf-8");
    let request = desk.get("/v3/search-schema").await;
    assert_eq!(request.body["$defs"]["search"]["properties"]["per_page"]["maximum"], 200);
    for path in ["/v3/users/schema", "/v3/schema", "/v3/leads/search-schema", "/v3/leads/search"] {
        assert_eq!(desk.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(desk.get("/v3/leads/schema?format=json").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_mapping_names_every_custom_field_for_searches() {
    let desk = Desk::open().await;
    let leads = desk.get("/v3/leads/custom_fields").await;
    assert_eq!(leads.body["items"][0]["data"]["search_api_id"], "custom_fields.801");
    let contacts = desk.get("/v3/contacts/custom_fields").await;
    assert_eq!(contacts.body["items"][0]["data"]["search_api_id"], "custom_fields.contact:821");
    for answer in [leads, contacts] {
        assert_eq!(answer.column("type").len(), 12, "one field of every type");
    }
}

#[tokio::test]
async fn a_plan_without_search_answers_403() {
    let desk = Desk::open().await;
    desk.control("/control/search_v3", json!({"enabled": false})).await;
    let answer = desk.sell("POST", "/v3/leads/search", Some(json!({"items": [{"data": {}}]}))).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    for path in ["/v3/leads/custom_fields", "/v3/leads/schema", "/v3/search-schema"] {
        assert_eq!(desk.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    desk.control("/control/reset", json!({"seed": "demo"})).await;
    assert_eq!(desk.get("/v3/leads/custom_fields").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_address_in_a_custom_field_is_an_object() {
    let desk = Desk::open().await;
    let filter = leaf("custom_fields.812", json!({"eq": "Nagoya"}));
    let query = json!({"query": {"filter": filter, "projection": [{"name": "custom_fields.812"}]}});
    let result = desk.search("leads", query).await;
    assert_eq!(ids(&result), json!([3001]));
    assert_eq!(
        result["items"][0]["data"]["custom_fields"]["812"],
        json!({"line1": "5 Minato Yard", "city": "Nagoya", "postal_code": "455-0001", "state": "Aichi", "country": "Japan"})
    );
}
