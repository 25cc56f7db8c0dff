//! That the queries of a ticket's card use indexes: asked of SQLite for the very statements that a request runs.

use std::sync::{Arc, Mutex, PoisonError};

use axum::http::Method;
use rusqlite::Connection;
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use serde_json::{Value, json};

use super::dispatch;
use super::request::SellRequest;
use crate::database;
use crate::seed::Seed;

/// Every step of the plans of the SELECTs that a request runs on `table`.
fn plans(db: &mut Connection, table: &str, method: Method, path: &str, query: &[(&str, &str)], body: &Value) -> String {
    let statements = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&statements);
    let note = move |event: TraceEvent<'_>| {
        if let TraceEvent::Stmt(statement, _) = event
            && let Some(sql) = statement.expanded_sql()
        {
            seen.lock().unwrap_or_else(PoisonError::into_inner).push(sql.clone());
        }
    };
    db.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note)).unwrap_or_else(|error| panic!("{error}"));
    let request = SellRequest {
        method,
        path: path.into(),
        query: query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        body: body.to_string().into_bytes(),
        base_url: String::new(),
        token_user: 1002,
    };
    dispatch::handle(db, &request, true).unwrap_or_else(|error| panic!("{path}: {error:?}"));
    db.trace_v2(TraceEventCodes::empty(), None::<fn(TraceEvent<'_>)>).unwrap_or_else(|error| panic!("{error}"));
    let statements = std::mem::take(&mut *statements.lock().unwrap_or_else(PoisonError::into_inner));
    let from = format!("FROM {table}");
    let explain = |sql: &String| {
        let mut plan =
            db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap_or_else(|error| panic!("{sql}: {error}"));
        let steps = plan.query_map([], |row| row.get::<_, String>(3)).unwrap_or_else(|error| panic!("{error}"));
        steps.map(|step| step.unwrap_or_default()).collect::<Vec<_>>().join("\n")
    };
    let relevant: Vec<String> =
        statements.iter().filter(|sql| sql.starts_with("SELECT") && sql.contains(&from)).map(explain).collect();
    assert!(!relevant.is_empty(), "{path} reads nothing from {table}");
    relevant.join("\n")
}

#[test]
fn the_queries_of_a_ticket_use_indexes() {
    let mut db = database::open(None, Seed::Demo).unwrap_or_else(|error| panic!("{error}"));
    let email = ("email", "kenji.tanaka@hoshino-denki.example");
    let search = |name: &str, parameter: Value| {
        let filter = json!({"filter": {"attribute": {"name": name}, "parameter": parameter}});
        json!({"items": [{"data": {"query": {"filter": filter}}}]})
    };
    let national = "normalized_phone_numbers.national_number";
    let lists = [
        ("leads", "/v2/leads", email, "leads_email"),
        ("contacts", "/v2/contacts", email, "contacts_email"),
        ("leads", "/v2/leads", ("mobile", "+2348035550142"), "leads_mobile"),
        ("deals", "/v2/deals", ("contact_id", "5002"), "deals_contact_id"),
        ("users", "/v2/users", ("zendesk_user_ids", "101"), "users_zendesk_user_id"),
    ];
    let mut seen: Vec<(String, &str, &str)> = lists
        .iter()
        .map(|(table, path, filter, index)| {
            (plans(&mut db, table, Method::GET, path, &[*filter], &Value::Null), *table, *index)
        })
        .collect();
    let searches = [
        ("leads", search("email", json!({"eq": "a@b.example"})), "leads_email"),
        ("contacts", search("email", json!({"eq": "a@b.example"})), "contacts_email"),
        ("contacts", search("email", json!({"any": ["a@b.example", "c@d.example"]})), "contacts_email"),
        ("contacts", search("phone_numbers.phone", json!({"eq": "+33 1"})), "contacts_phone"),
        ("contacts", search(national, json!({"eq": "8035550142"})), "contacts_national_mobile"),
        ("leads", search(national, json!({"any": ["8035550142", "1"]})), "leads_national_phone"),
        ("deals", search("contact.id", json!({"eq": 5002})), "deals_contact_id"),
        ("deals", search("contact.id", json!({"any": [5002, 5011]})), "deals_contact_id"),
    ];
    for (table, body, index) in &searches {
        let path = format!("/v3/{table}/search");
        seen.push((plans(&mut db, table, Method::POST, &path, &[], body), table, index));
    }
    for (plan, table, index) in seen {
        assert!(plan.contains(index), "{index} is not used:\n{plan}");
        assert!(
            !plan.contains(&format!("SCAN {table}")) && !plan.contains("SCAN t\n"),
            "the table is scanned:\n{plan}"
        );
    }
}

#[test]
fn a_list_in_its_default_order_is_not_sorted() {
    let mut db = database::open(None, Seed::Demo).unwrap_or_else(|error| panic!("{error}"));
    for (table, index) in [("leads", "leads_by_updated_at"), ("contacts", "contacts_by_last_name")] {
        let plan = plans(&mut db, table, Method::GET, &format!("/v2/{table}"), &[], &Value::Null);
        assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}
