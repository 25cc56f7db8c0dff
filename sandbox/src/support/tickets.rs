//! Reading tickets and their comments.

use rusqlite::{Connection, OptionalExtension, Params, Row};
use serde_json::{Value, json};

use super::http::{Refusal, SupportRequest};

const COLUMNS: &str = "tickets.id, subject, status, priority, type, channel, requester_id, submitter_id, assignee_id, \
    group_id, organization_id, tags, created_at, updated_at, \
    (SELECT body FROM ticket_comments WHERE ticket_id = tickets.id ORDER BY id LIMIT 1)";

fn to_json(row: &Row<'_>) -> rusqlite::Result<Value> {
    let id: i64 = row.get(0)?;
    let subject: String = row.get(1)?;
    let tags: Value = serde_json::from_str(&row.get::<_, String>(11)?).unwrap_or_default();
    Ok(json!({
        "id": id,
        "url": format!("https://sandbox-demo.zendesk.com/api/v2/tickets/{id}.json"),
        "subject": subject,
        "raw_subject": subject,
        "description": row.get::<_, Option<String>>(14)?,
        "status": row.get::<_, String>(2)?,
        "priority": row.get::<_, Option<String>>(3)?,
        "type": row.get::<_, Option<String>>(4)?,
        "via": {"channel": row.get::<_, String>(5)?, "source": {"from": {}, "to": {}, "rel": null}},
        "requester_id": row.get::<_, i64>(6)?,
        "submitter_id": row.get::<_, i64>(7)?,
        "assignee_id": row.get::<_, Option<i64>>(8)?,
        "group_id": row.get::<_, Option<i64>>(9)?,
        "organization_id": row.get::<_, Option<i64>>(10)?,
        "tags": tags,
        "external_id": null,
        "recipient": null,
        "collaborator_ids": [],
        "custom_fields": [],
        "brand_id": 1,
        "created_at": row.get::<_, String>(12)?,
        "updated_at": row.get::<_, String>(13)?,
    }))
}

/// Tickets that fulfil a condition over their columns (`1` for all), newest change first.
pub fn matching(db: &Connection, condition: &str, parameters: impl Params) -> rusqlite::Result<Vec<Value>> {
    let sql = format!("SELECT {COLUMNS} FROM tickets WHERE {condition} ORDER BY updated_at DESC, id DESC");
    db.prepare_cached(&sql)?.query_map(parameters, to_json)?.collect()
}

/// One ticket. `None`: no such ticket.
pub fn find(db: &Connection, id: i64) -> rusqlite::Result<Option<Value>> {
    let sql = format!("SELECT {COLUMNS} FROM tickets WHERE id = ?1");
    db.prepare_cached(&sql)?.query_row([id], to_json).optional()
}

/// `GET tickets`, in id order, 100 on a page.
pub fn list(db: &Connection, request: &SupportRequest) -> Result<Value, Refusal> {
    let number = |name: &str, default: usize| {
        request.parameter(name).and_then(|text| text.parse().ok()).unwrap_or(default).max(1)
    };
    let (page, size) = (number("page", 1), number("per_page", 100).min(100));
    let all = all(db)?;
    let tickets: Vec<&Value> = all.iter().skip((page - 1).saturating_mul(size)).take(size).collect();
    let next = (page.saturating_mul(size) < all.len())
        .then(|| format!("https://sandbox-demo.zendesk.com/api/v2/tickets.json?page={}&per_page={size}", page + 1));
    Ok(json!({"tickets": tickets, "count": all.len(), "next_page": next, "previous_page": null}))
}

/// `GET tickets/{id}`.
pub fn show(db: &Connection, id: i64) -> Result<Value, Refusal> {
    let ticket = find(db, id)?.ok_or_else(Refusal::not_found)?;
    Ok(json!({"ticket": ticket}))
}

/// `GET tickets/{id}/comments`, oldest first.
pub fn comments(db: &Connection, ticket: i64) -> Result<Value, Refusal> {
    find(db, ticket)?.ok_or_else(Refusal::not_found)?;
    let comments = comments_where(db, "ticket_id = ?1", [ticket])?;
    Ok(json!({"comments": comments, "count": comments.len(), "next_page": null, "previous_page": null}))
}

fn comments_where(db: &Connection, condition: &str, parameters: impl Params) -> rusqlite::Result<Vec<Value>> {
    let sql = format!(
        "SELECT id, ticket_id, author_id, body, html_body, public, created_at FROM ticket_comments WHERE {condition} ORDER BY id"
    );
    let read = |row: &Row<'_>| {
        let body: String = row.get(3)?;
        Ok(json!({
            "id": row.get::<_, i64>(0)?,
            "ticket_id": row.get::<_, i64>(1)?,
            "type": "Comment",
            "author_id": row.get::<_, i64>(2)?,
            "body": body,
            "plain_body": body,
            "html_body": row.get::<_, String>(4)?,
            "public": row.get::<_, bool>(5)?,
            "attachments": [],
            "via": {"channel": "web"},
            "created_at": row.get::<_, String>(6)?,
        }))
    };
    db.prepare_cached(&sql)?.query_map(parameters, read)?.collect()
}

/// Every ticket in id order.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Value>> {
    let sql = format!("SELECT {COLUMNS} FROM tickets ORDER BY id");
    db.prepare_cached(&sql)?.query_map([], to_json)?.collect()
}

/// Every comment in id order.
pub fn all_comments(db: &Connection) -> rusqlite::Result<Vec<Value>> {
    comments_where(db, "1", [])
}
