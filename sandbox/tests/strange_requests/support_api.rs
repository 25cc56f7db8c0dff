//! Requests to the Support API by agents that exist and that do not.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, json};

use super::values::{any_json, word};
use super::{Port, StrangeRequest, body, encode, method};

const SUPPORT_PATHS: &[&str] = &[
    "tickets",
    "tickets/2",
    "tickets/2.json",
    "tickets/2/comments",
    "users/me",
    "users/search",
    "users",
    "users/201",
    "users/201/identities",
    "users/201/merge",
    "organizations",
    "organizations/401",
    "groups",
    "search",
    "apps/installations/1",
    "user_fields",
];

/// Requests to every path that is offered.
pub fn requests() -> impl Strategy<Value = StrangeRequest> {
    let field = select(
        &[
            "subject",
            "status",
            "priority",
            "type",
            "requester_id",
            "requester",
            "assignee_id",
            "comment",
            "tags",
            "additional_tags",
            "remove_tags",
            "settings",
            "config",
            "id",
        ][..],
    );
    let inner = vec(
        (
            field,
            prop_oneof![
                any_json(),
                select(vec![
                    json!({"body": "x"}),
                    json!({"html_body": "<b onclick=x>y</b><"}),
                    json!({"email": "a@b.example"}),
                    json!("open"),
                    json!(202),
                    json!("solved"),
                    json!({"config": "{}"})
                ])
            ],
        ),
        0..5,
    )
    .prop_map(|pairs| pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>());
    let good = (select(&["ticket", "settings", "user", "x"][..]), inner).prop_map(|(name, inner)| json!({name: inner}));
    let words = prop_oneof![
        4 => select(&["type:ticket", "requester:me", "requester:201", "status<solved", "status>x", "tags:vip", "organization:a", "\"", "a b", "colour:red"][..]).prop_map(str::to_owned),
        1 => Just("x ".repeat(1_500)),
        2 => word(),
    ];
    let agent = select(&["admin", "sell_agent", "nobody", ""][..]);
    (method(), select(SUPPORT_PATHS), option::of(vec(words, 0..4)), agent, body(good)).prop_map(
        |(method, path, words, agent, body)| {
            let query = words.map(|words| format!("?query={}", encode(&words.join(" ")))).unwrap_or_default();
            let body = if matches!(method.as_str(), "POST" | "PUT") { body } else { Vec::new() };
            let headers = [("x-sandbox-agent", agent), ("content-type", "application/json")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()));
            StrangeRequest {
                port: Port::Support,
                method,
                target: format!("/api/v2/{path}{query}"),
                headers: headers.to_vec(),
                body,
            }
        },
    )
}
