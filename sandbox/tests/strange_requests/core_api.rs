//! Requests to the Core API: every collection, attribute and parameter, with fitting and unfitting values.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use super::values::{any_json, id, value_for, word};
use super::{Port, StrangeRequest, body, encode, good_headers, method};

const COLLECTIONS: &[&str] = &[
    "leads",
    "contacts",
    "deals",
    "notes",
    "tasks",
    "tags",
    "lead_sources",
    "deal_sources",
    "sources",
    "loss_reasons",
    "deal_unqualified_reasons",
    "lead_unqualified_reasons",
    "lead_statuses",
    "pipelines",
    "stages",
    "users",
    "accounts",
    "collaborations",
    "lead_conversions",
    "calls",
    "call_outcomes",
    "visits",
    "visit_outcomes",
    "text_messages",
    "products",
    "orders",
    "lead/custom_fields",
    "contact/custom_fields",
    "deal/custom_fields",
    "lead/industries",
    "contact/industries",
    "deals/7001/associated_contacts",
    "orders/1/line_items",
];

const ATTRIBUTES: &[&str] = &[
    "id",
    "creator_id",
    "owner_id",
    "first_name",
    "last_name",
    "organization_name",
    "status",
    "source_id",
    "unqualified_reason_id",
    "title",
    "description",
    "industry",
    "website",
    "email",
    "phone",
    "mobile",
    "fax",
    "twitter",
    "address",
    "billing_address",
    "tags",
    "custom_fields",
    "created_at",
    "updated_at",
    "contact_id",
    "parent_organization_id",
    "is_organization",
    "name",
    "customer_status",
    "prospect_status",
    "value",
    "currency",
    "hot",
    "stage_id",
    "loss_reason_id",
    "estimated_close_date",
    "customized_win_likelihood",
    "last_stage_change_at",
    "added_at",
    "resource_type",
    "resource_id",
    "content",
    "due_date",
    "completed",
    "remind_at",
    "is_important",
    "collaborator_id",
    "role",
    "lead_id",
    "create_deal",
    "user_id",
    "outcome_id",
    "duration",
    "made_at",
    "associated_deal_ids",
    "prices",
    "max_discount",
    "deal_id",
    "discount",
    "product_id",
    "quantity",
    "price",
    "variation",
    "pipeline_id",
    "active",
    "incoming",
];

const PARAMETERS: &[&str] = &[
    "page",
    "per_page",
    "sort_by",
    "ids",
    "q",
    "zendesk_user_ids",
    "address[city]",
    "address[street]",
    "address",
    "custom_fields[Region]",
    "custom_fields[Newsletter]",
    "custom_fields[Budget (€)]",
    "custom_fields[']",
    "includes",
];

/// Requests with all headers in order.
pub fn requests(authorization: String) -> impl Strategy<Value = StrangeRequest> {
    (method(), path(), option::weighted(0.4, query()), body(record())).prop_map(move |(method, path, query, body)| {
        let body = if matches!(method.as_str(), "POST" | "PUT") { body } else { Vec::new() };
        let target = format!("{path}{}", query.unwrap_or_default());
        StrangeRequest { port: Port::Sell, method, target, headers: good_headers(&authorization), body }
    })
}

/// Records that could be saved, were it not for the few attributes that follow.
pub fn nearly_good(authorization: String) -> impl Strategy<Value = StrangeRequest> {
    let party =
        &["first_name", "title", "email", "phone", "mobile", "address", "tags", "custom_fields", "owner_id"][..];
    let deal = &["value", "currency", "hot", "stage_id", "owner_id", "estimated_close_date", "tags", "added_at"][..];
    let about = &["content", "resource_id", "resource_type"][..];
    let good = |path: &'static str, data: Value, extras| (Just(path), Just(data), vec(fitting(extras), 0..3));
    let lead = json!({"last_name": "x"});
    let note = json!({"content": "x", "resource_type": "lead", "resource_id": 3001});
    let record = prop_oneof![
        4 => good("leads", lead.clone(), party),
        1 => good("leads/3001", lead.clone(), party),
        1 => good("leads/upsert?phone=1", lead, party),
        2 => good("contacts", json!({"last_name": "x"}), party),
        1 => good("contacts/5002", json!({}), party),
        1 => good("contacts", json!({"name": "x", "is_organization": true}), party),
        2 => good("deals", json!({"name": "x", "contact_id": 5002}), deal),
        1 => good("deals/7001", json!({}), deal),
        1 => good("notes", note.clone(), about),
        1 => good("tasks", note, &["completed", "due_date", "remind_at", "owner_id"][..]),
        1 => good("lead_conversions", json!({"lead_id": 3002}), &["owner_id", "create_deal", "lead_id"][..]),
        1 => good("lead_sources", json!({"name": "x"}), &["name"][..]),
        1 => good("products", json!({"name": "x"}), &["max_discount", "prices", "active"][..]),
    ];
    record.prop_map(move |(path, data, extras)| {
        let mut data = data;
        for (name, value) in extras {
            data[name] = value;
        }
        let updates = path.ends_with(|end: char| end.is_ascii_digit()) && !path.contains('?');
        StrangeRequest {
            port: Port::Sell,
            method: if updates { "PUT" } else { "POST" }.into(),
            target: format!("/v2/{path}"),
            headers: good_headers(&authorization),
            body: json!({"data": data}).to_string().into_bytes(),
        }
    })
}

fn fitting(names: &'static [&'static str]) -> impl Strategy<Value = (&'static str, Value)> {
    select(names).prop_flat_map(|name| (Just(name), value_for(name)))
}

/// Requests with headers that are missing, doubled or wrong.
pub fn headers_of_all_kinds(authorization: String) -> impl Strategy<Value = StrangeRequest> {
    let name = select(
        &["user-agent", "authorization", "accept", "accept-language", "content-type", "x-sandbox-agent", "host"][..],
    );
    let value = prop_oneof![
        Just(authorization),
        select(&["", " ", "*/*", "application/json;q=0", "text/html", "Bearer", "Bearer x", "multipart/form-data"][..])
            .prop_map(str::to_owned),
        word(),
    ];
    (method(), path(), vec((name, value), 0..6), body(record())).prop_map(|(method, target, headers, body)| {
        let headers = headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        StrangeRequest { port: Port::Sell, method, target, headers, body }
    })
}

fn path() -> impl Strategy<Value = String> {
    let collection = select(COLLECTIONS).prop_map(str::to_owned);
    let below = prop_oneof![
        3 => Just(String::new()),
        3 => id().prop_map(|id| format!("/{id}")),
        1 => select(&["/self", "/upsert", "/", "//", "/-1", "/99999999999999999999", "/1/2/3"][..]).prop_map(str::to_owned),
        1 => word().prop_map(|word| format!("/{}", encode(&word))),
    ];
    prop_oneof![
        9 => (collection, below).prop_map(|(collection, below)| format!("/v2/{collection}{below}")),
        1 => vec(word(), 0..4).prop_map(|words| format!("/v2/{}", words.iter().map(|word| encode(word)).collect::<Vec<_>>().join("/"))),
    ]
}

fn query() -> impl Strategy<Value = String> {
    let name = prop_oneof![3 => select(PARAMETERS).prop_map(str::to_owned), 3 => select(ATTRIBUTES).prop_map(str::to_owned), 1 => word()];
    let value = prop_oneof![
        2 => id().prop_map(|id| id.to_string()),
        1 => vec(id(), 0..5).prop_map(|ids| ids.iter().map(i64::to_string).collect::<Vec<_>>().join(",")),
        1 => (select(ATTRIBUTES), select(&["", ":asc", ":desc", ":", ":up"][..])).prop_map(|(name, order)| format!("{name}{order}")),
        1 => select(&["true", "false", "custom_fields:Region:desc", "custom_fields:':asc", "2026-01-01", ",,,,", "%", ""][..]).prop_map(str::to_owned),
        1 => word(),
        // Lists longer than SQLite takes.
        1 => Just(",".repeat(20_000)),
    ];
    vec((name, value), 0..4).prop_map(|pairs| {
        let pairs: Vec<String> =
            pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    })
}

fn record() -> impl Strategy<Value = Value> {
    let attribute = select(ATTRIBUTES)
        .prop_flat_map(|name| (Just(name.to_owned()), prop_oneof![3 => value_for(name), 1 => any_json()]));
    let unknown = (word(), any_json());
    vec(prop_oneof![12 => attribute, 1 => unknown], 0..8)
        .prop_map(|pairs| json!({"data": pairs.into_iter().collect::<Map<String, Value>>()}))
}
