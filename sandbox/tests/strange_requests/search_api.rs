//! Searches: filter trees of any shape, wider and deeper than a database takes.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use super::values::any_json;
use super::{Port, StrangeRequest, body, good_headers};

const SEARCHED: &[&str] = &[
    "id",
    "version",
    "uid",
    "email",
    "name",
    "display_name",
    "company_name",
    "owner",
    "owner.id",
    "owner.name",
    "status.id",
    "status.position",
    "source.id",
    "phone_numbers.phone",
    "normalized_phone_numbers.national_number",
    "address.city",
    "tags",
    "tag_ids",
    "custom_fields",
    "custom_fields.801",
    "custom_fields.802",
    "custom_fields.807",
    "custom_fields.contact:821",
    "is_organisation",
    "company.id",
    "decimal_value",
    "stage.is_active",
    "is_won",
    "contact.id",
    "close_date",
    "next_task",
    "next_task.due_date",
    "communication.last_touch.at",
    "communication.last_touch.participating_user_ids",
    "created_at",
    "last_activity_date",
    "is_sales_account",
    "nothing",
];

/// Searches in all indexes.
pub fn requests(authorization: String) -> impl Strategy<Value = StrangeRequest> {
    let names = || vec(select(SEARCHED).prop_map(|name| json!({"name": name})), 0..4);
    let order = select(&["ascending", "descending", "up"][..]);
    let sort = vec(
        (select(SEARCHED), order).prop_map(|(name, order)| json!({"attribute": {"name": name}, "order": order})),
        0..3,
    );
    let query = (option::of(names()), option::of(filter()), option::of(sort)).prop_map(|(projection, filter, sort)| {
        let mut query = Map::new();
        query.extend(projection.map(|value| ("projection".to_owned(), Value::from(value))));
        query.extend(filter.map(|value| ("filter".to_owned(), value)));
        query.extend(sort.map(|value| ("sort".to_owned(), Value::from(value))));
        Value::Object(query)
    });
    let extra = (select(&["page", "offset", "cursor", "per_page", "hits", "aggregations", "x"][..]), any_json());
    let item = (query, vec(extra, 0..2)).prop_map(|(query, extras)| {
        let mut data = Map::from_iter([("query".to_owned(), query)]);
        data.extend(extras.into_iter().map(|(name, value)| (name.to_owned(), value)));
        json!({"data": data})
    });
    let item = item.boxed();
    let good = prop_oneof![9 => vec(item.clone(), 0..3), 1 => item.prop_map(|item| vec![item; 60])];
    let path = select(&["leads", "contacts", "deals", "users"][..]);
    (path, body(good.prop_map(|items| json!({"items": items})))).prop_map(move |(path, body)| StrangeRequest {
        port: Port::Sell,
        method: "POST".into(),
        target: format!("/v3/{path}/search"),
        headers: good_headers(&authorization),
        body,
    })
}

fn filter() -> impl Strategy<Value = Value> {
    let bounds = vec((select(&["gte", "gt", "lte", "lt", "above"][..]), any_json()), 0..3)
        .prop_map(|bounds| bounds.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>());
    let parameter = prop_oneof![
        any_json().prop_map(|value| json!({"eq": value})),
        vec(any_json(), 0..4).prop_map(|values| json!({"any": values})),
        any_json().prop_map(|value| json!({"starts_with": value})),
        any_json().prop_map(|value| json!({"is_null": value})),
        bounds.prop_map(|bounds| json!({"range": bounds})),
        any_json(),
    ];
    let leaf = (select(SEARCHED), parameter)
        .prop_map(|(name, parameter)| json!({"filter": {"attribute": {"name": name}, "parameter": parameter}}));
    let tree = leaf.prop_recursive(6, 30, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(|nodes| json!({"and": nodes})),
            vec(inner.clone(), 0..4).prop_map(|nodes| json!({"or": nodes})),
            inner.clone().prop_map(|node| json!({"not": node})),
        ]
    });
    let small =
        select(SEARCHED).prop_map(|name| json!({"filter": {"attribute": {"name": name}, "parameter": {"eq": 1}}}));
    // Wider, deeper and longer than SQLite takes.
    prop_oneof![
        30 => tree,
        1 => small.clone().prop_map(|node| json!({"and": vec![node; 1_200]})),
        1 => small.prop_map(|node| (0..40).fold(node, |node, _| json!({"not": node}))),
        1 => Just(json!({"filter": {"attribute": {"name": "id"}, "parameter": {"any": vec![1; 40_000]}}})),
    ]
}
