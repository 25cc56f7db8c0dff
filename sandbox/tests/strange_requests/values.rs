//! Values: those that fit an attribute, those at the edge, and those that fit nothing.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// Numbers of records that exist, that do not, and that cannot.
pub fn id() -> impl Strategy<Value = i64> {
    prop_oneof![
        4 => select(&[3001, 3002, 5001, 5002, 5011, 7001, 1002, 1090, 1091, 601, 1][..]),
        1 => select(&[0, -1, i64::MAX, i64::MIN][..]),
        1 => any::<i64>(),
    ]
}

/// Texts with what breaks parsers: quotes, NUL, direction marks, long ones, parts of SQL and JSON.
pub fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => "[a-z_]{0,8}",
        8 => any::<String>(),
        8 => select(&["'", "\"", "\\", "\0", "a\0b", "%", "_", "--", "';DROP TABLE leads;--", "$", "{}", "[]", "null", "\u{202e}x",
            "😀", "é", "٣", "1e400", "NaN", "+", " ", "9999-12-31T00:00:00Z", "-0001-01-01T00:00:00Z", "2026-02-30"][..]).prop_map(str::to_owned),
        1 => Just("x".repeat(10_000)),
    ]
}

/// Any JSON of small size, and some of strange size.
pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        id().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((word(), inner), 0..4).prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

/// Something that the attribute might take.
pub fn value_for(attribute: &str) -> BoxedStrategy<Value> {
    match attribute {
        "address" | "billing_address" => {
            (word(), word()).prop_map(|(city, line)| json!({"city": city, "line1": line, "country": null})).boxed()
        }
        "tags" => vec(word(), 0..4).prop_map(Value::from).boxed(),
        "custom_fields" => select(vec![
            json!({"Region": "APAC"}),
            json!({"Newsletter": true}),
            json!({"Budget (€)": "1e300"}),
            json!({"Region": null}),
            json!({"'": 1}),
        ])
        .boxed(),
        "is_organization" | "hot" | "completed" | "is_important" | "create_deal" | "incoming" | "active" => {
            any::<bool>().prop_map(Value::from).boxed()
        }
        "value" | "price" | "discount" | "variation" => select(vec![
            json!(1),
            json!("1.50"),
            json!(-0.0),
            json!("999999999999999.99"),
            json!("-999999999999999"),
            json!(1e308),
            json!("1."),
        ])
        .boxed(),
        "currency" => select(vec![json!("EUR"), json!("eur"), json!("€€€")]).boxed(),
        "status" | "customer_status" | "prospect_status" => {
            select(vec![json!("New"), json!("none"), json!("current")]).boxed()
        }
        "resource_type" => select(vec![json!("lead"), json!("contact"), json!("deal")]).boxed(),
        "role" => Just(json!("involved")).boxed(),
        name if name.ends_with("_at") || name.ends_with("_date") => select(vec![
            json!("2026-01-01T10:00:00Z"),
            json!("2026-01-01"),
            json!("9999-12-31T23:59:59+00:00"),
            json!("0000-01-01T00:00:00+23:59"),
        ])
        .boxed(),
        name if name.ends_with("id") => id().prop_map(Value::from).boxed(),
        "customized_win_likelihood" | "duration" | "quantity" => id().prop_map(Value::from).boxed(),
        _ => word().prop_map(Value::from).boxed(),
    }
}
