//! Every refusal that `sell-api.md` 1.4 describes: status, code and field.
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

mod desk;

use desk::Desk;
use serde_json::{Value, json};

/// Headers of a request, then status and code of its answer.
type HeaderCase<'a> = (&'a [(&'a str, &'a str)], u16, &'static str);

/// Method, path, body; status; code and field of every error.
type Case = (&'static str, &'static str, Option<Value>, u16, &'static [(&'static str, &'static str)]);

fn data(data: Value) -> Option<Value> {
    Some(json!({"data": data}))
}

fn cases() -> Vec<Case> {
    vec![
        ("GET", "/v2/users/self?unknown=param", None, 400, &[("invalid_param", "")]),
        ("GET", "/v2/leads?emial=a@b.example", None, 400, &[("invalid_param", "")]),
        ("GET", "/v2/leads?per_page=101", None, 400, &[("invalid_param", "")]),
        ("GET", "/v2/leads?per_page=0", None, 400, &[("invalid_param", "")]),
        ("GET", "/v2/leads?page=0", None, 400, &[("invalid_param", "")]),
        ("GET", "/v2/leads?sort_by=phone", None, 400, &[("invalid_param", "")]),
        ("GET", "/v2/leads?sort_by=id:down", None, 400, &[("invalid_param", "")]),
        ("GET", "/v2/leads?ids=1,x", None, 400, &[("invalid_param", "")]),
        ("GET", "/v2/leads?ids=1&ids=2", None, 400, &[("invalid_param", "")]),
        ("GET", "/v2/leads?address[street]=x", None, 400, &[("invalid_param", "")]),
        ("GET", "/v2/leads?custom_fields[Newsletter]=true", None, 400, &[("invalid_param", "")]),
        ("GET", "/v2/leads?custom_fields[None such]=x", None, 400, &[("invalid_param", "")]),
        ("GET", "/v2/contacts?is_organization=yes", None, 400, &[("invalid_param", "")]),
        ("GET", "/v2/users?status=asleep", None, 400, &[("invalid_param", "")]),
        ("GET", "/v2/leads/3001?page=1", None, 400, &[("invalid_param", "")]),
        ("POST", "/v2/leads", Some(json!("{\"data\":")), 400, &[("invalid_payload", "")]),
        ("POST", "/v2/leads", Some(json!({"lead": {}})), 422, &[("incorrect_payload", "")]),
        ("POST", "/v2/leads", Some(json!([])), 422, &[("incorrect_payload", "")]),
        ("GET", "/v2/leads/1", None, 404, &[("not_found", "")]),
        ("DELETE", "/v2/leads/1", None, 404, &[("not_found", "")]),
        ("GET", "/v2/lead", None, 404, &[("not_found", "")]),
        ("GET", "/v9/leads", None, 404, &[("not_found", "")]),
        ("POST", "/v2/users", data(json!({"name": "x"})), 404, &[("not_found", "")]),
        ("GET", "/v2/deals/1/associated_contacts", None, 404, &[("not_found", "")]),
        (
            "POST",
            "/v2/leads",
            data(json!({"last_name": "x", "invalid_field": 1})),
            422,
            &[("unknown", "/invalid_field")],
        ),
        ("POST", "/v2/leads", data(json!({"last_name": "x", "id": 7})), 422, &[("unknown", "/id")]),
        ("POST", "/v2/leads", data(json!({})), 422, &[("missing", "/last_name")]),
        ("POST", "/v2/leads", data(json!({"last_name": "  "})), 422, &[("blank", "/last_name")]),
        (
            "POST",
            "/v2/leads",
            data(json!({"first_name": "Ada", "organization_name": "Engines"})),
            422,
            &[("blank", "/last_name")],
        ),
        (
            "POST",
            "/v2/leads",
            data(json!({"last_name": "x", "status": "Frozen"})),
            422,
            &[("incorrect_value", "/status")],
        ),
        ("POST", "/v2/leads", data(json!({"last_name": "x", "owner_id": 1})), 422, &[("incorrect_value", "/owner_id")]),
        (
            "POST",
            "/v2/leads",
            data(json!({"last_name": "x", "owner_id": "1003"})),
            422,
            &[("invalid_type", "/owner_id")],
        ),
        ("POST", "/v2/leads", data(json!({"last_name": "x", "tags": "a"})), 422, &[("invalid_type", "/tags")]),
        (
            "POST",
            "/v2/leads",
            data(json!({"last_name": "x", "address": {"street": "y"}})),
            422,
            &[("unknown", "/address/street")],
        ),
        (
            "POST",
            "/v2/leads",
            data(json!({"last_name": "x", "custom_fields": {"Region": "Mars", "Nope": 1, "Newsletter": "yes"}})),
            422,
            &[
                ("incorrect_value", "/custom_fields/Region"),
                ("unknown", "/custom_fields/Nope"),
                ("invalid_type", "/custom_fields/Newsletter"),
            ],
        ),
        (
            "POST",
            "/v2/leads",
            data(json!({"last_name": 5, "email": ["a"], "colour": "red"})),
            422,
            &[
                ("invalid_type", "/last_name"),
                ("invalid_type", "/email"),
                ("unknown", "/colour"),
                ("missing", "/last_name"),
            ],
        ),
        ("POST", "/v2/contacts", data(json!({"is_organization": true})), 422, &[("missing", "/name")]),
        ("PUT", "/v2/contacts/5002", data(json!({"is_organization": true})), 422, &[("unknown", "/is_organization")]),
        ("PUT", "/v2/contacts/5002", data(json!({"contact_id": 5011})), 422, &[("incorrect_value", "/contact_id")]),
        ("POST", "/v2/deals", data(json!({"name": "x"})), 422, &[("missing", "/contact_id")]),
        (
            "POST",
            "/v2/deals",
            data(json!({"name": "x", "contact_id": 5002, "value": "12,50"})),
            422,
            &[("invalid_type", "/value")],
        ),
        (
            "POST",
            "/v2/deals",
            data(json!({"name": "x", "contact_id": 5002, "currency": "euro"})),
            422,
            &[("incorrect_value", "/currency")],
        ),
        ("POST", "/v2/lead_sources", data(json!({"name": "wEbSiTe"})), 422, &[("already_exists", "/name")]),
        ("POST", "/v2/lead_sources", data(json!({"name": ""})), 422, &[("blank", "/name")]),
        (
            "POST",
            "/v2/notes",
            data(json!({"content": "x", "resource_type": "lead", "resource_id": 1})),
            422,
            &[("incorrect_value", "/resource_id")],
        ),
        (
            "POST",
            "/v2/tasks",
            data(json!({"content": "x", "resource_type": "ticket"})),
            422,
            &[("incorrect_value", "/resource_type")],
        ),
        (
            "POST",
            "/v2/lead_conversions",
            data(json!({"lead_id": 1, "owner_id": "x", "create_deal": "no", "colour": "red"})),
            422,
            &[
                ("unknown", "/colour"),
                ("incorrect_value", "/lead_id"),
                ("invalid_type", "/owner_id"),
                ("invalid_type", "/create_deal"),
            ],
        ),
        ("POST", "/v2/lead_conversions", data(json!({})), 422, &[("missing", "/lead_id")]),
        ("POST", "/v2/leads/upsert?email=a&email=b", data(json!({})), 400, &[("invalid_param", "")]),
        ("POST", "/v2/leads/upsert", data(json!({"last_name": "x"})), 400, &[("invalid_param", "")]),
        (
            "POST",
            "/v2/contacts/upsert?email=jonas.weber@weber-partner.example",
            data(json!({"last_name": "x"})),
            409,
            &[("conflict", "")],
        ),
    ]
}

#[tokio::test]
async fn every_documented_refusal_has_its_status_code_and_field() {
    let desk = Desk::open().await;
    for (method, path, body, status, problems) in cases() {
        let path = path.replace(' ', "%20").replace('[', "%5B").replace(']', "%5D");
        let answer = desk.sell(method, &path, body.clone()).await;
        assert_eq!(answer.status.as_u16(), status, "{method} {path} {body:?}: {}", answer.body);
        let expected: Vec<(String, String)> =
            problems.iter().map(|(code, field)| ((*code).to_owned(), (*field).to_owned())).collect();
        assert_eq!(answer.problems(), expected, "{method} {path} {body:?}");
        assert_eq!(answer.body["meta"]["logref"], answer.headers["x-request-id"].to_str().unwrap(), "{method} {path}");
    }
}

#[tokio::test]
async fn a_refused_record_leaves_nothing_behind() {
    let desk = Desk::open().await;
    let before = desk.state().await;
    for (method, path, body, ..) in cases() {
        let path = path.replace(' ', "%20").replace('[', "%5B").replace(']', "%5D");
        desk.sell(method, &path, body).await;
    }
    assert_eq!(desk.state().await, before);
}

#[tokio::test]
async fn recorded_texts_are_kept_to_the_letter() {
    let desk = Desk::open().await;
    let answer = desk.sell("POST", "/v2/leads", data(json!({"last_name": "x", "invalid_field": 1}))).await;
    let error = &answer.body["errors"][0]["error"];
    assert_eq!(error["message"], "unknown attribute");
    assert_eq!(error["resource"], "lead");
    assert_eq!(error["details"], "The attribute '/invalid_field' is not a known attribute for the 'lead' resource.");
    assert_eq!(answer.body["meta"]["http_status"], "422 Unprocessable Entity");

    let answer = desk.get("/v2/leads?per_page=200").await;
    assert_eq!(
        answer.body["errors"][0]["error"]["details"],
        "The request query parameter 'per_page' is malformed, missing, or has an invalid value (must be between 1 and 100, given: 200)"
    );
}

#[tokio::test]
async fn headers_are_checked_before_anything_else() {
    let desk = Desk::open().await;
    let good = format!("Bearer {}", desk.token());
    let agent = ("user-agent", "test");
    let cases: [HeaderCase<'_>; 7] = [
        (&[("authorization", good.as_str())], 400, "invalid_user_agent"),
        (&[agent], 401, "unauthorized"),
        (&[agent, ("authorization", "Bearer wrong")], 401, "unauthorized"),
        (&[agent, ("authorization", "Basic abc")], 401, "unauthorized"),
        (&[agent, ("authorization", good.as_str()), ("accept", "text/html")], 406, "invalid_header"),
        (&[agent, ("authorization", good.as_str()), ("accept", "application/json")], 200, ""),
        (&[agent, ("authorization", good.as_str()), ("accept", "text/html, */*;q=0.1")], 200, ""),
    ];
    for (headers, status, code) in cases {
        let answer = desk.bare_sell("GET", "/v2/leads", headers, None).await;
        assert_eq!(answer.status.as_u16(), status, "{headers:?}");
        assert_eq!(answer.problems().first().map(|(code, _)| code.as_str()).unwrap_or_default(), code, "{headers:?}");
    }
}

#[tokio::test]
async fn a_token_can_do_what_its_scopes_say() {
    let mut desk = Desk::open().await;
    desk.use_token_with_scopes("read profile").await;
    assert_eq!(desk.get("/v2/leads").await.status.as_u16(), 200);
    let answer = desk.sell("POST", "/v2/leads", data(json!({"last_name": "x"}))).await;
    assert_eq!((answer.status.as_u16(), answer.problems()[0].0.as_str()), (403, "insufficient_scope"));
    let search = json!({"items": [{"data": {}}]});
    assert_eq!(desk.sell("POST", "/v3/leads/search", Some(search)).await.status.as_u16(), 200);

    desk.use_token_with_scopes("read write").await;
    assert_eq!(desk.get("/v2/users/self").await.problems()[0].0, "insufficient_scope");
    assert_eq!(desk.get("/v2/accounts/self").await.problems()[0].0, "insufficient_scope");
}
