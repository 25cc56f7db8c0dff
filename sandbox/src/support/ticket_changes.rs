//! Creating and changing tickets: comments, tags, requester, status.

use axum::http::StatusCode;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value, json};

use super::comment_html;
use super::http::{Answer, Refusal, SupportRequest};
use super::tickets;
use crate::clock;

/// `POST tickets` with `{"ticket": {"subject", "comment", "requester_id" | "requester", …}}`.
pub fn create(db: &Connection, request: &SupportRequest) -> Result<Answer, Refusal> {
    let ticket = ticket_of(request)?;
    let comment = ticket.get("comment").and_then(Value::as_object);
    let comment = comment.ok_or_else(|| Refusal::invalid("Description: cannot be blank"))?;
    let requester = requester(db, ticket)?.unwrap_or(request.agent.id);
    let now = clock::now();
    let subject = ticket.get("subject").and_then(Value::as_str).unwrap_or_default();
    let status = ticket.get("status").and_then(Value::as_str).unwrap_or("new");
    let sql = "INSERT INTO tickets (subject, status, priority, type, channel, requester_id, submitter_id, organization_id, tags, created_at, updated_at) \
               SELECT ?1, ?2, ?3, ?4, 'web', id, ?5, organization_id, '[]', ?6, ?6 FROM support_users WHERE id = ?7";
    let text = |name: &str| ticket.get(name).and_then(Value::as_str);
    let made = db.prepare_cached(sql)?.execute((
        subject,
        status,
        text("priority"),
        text("type"),
        request.agent.id,
        &now,
        requester,
    ));
    if made.map_err(refused_value)? == 0 {
        return Err(Refusal::invalid("Requester: is not known"));
    }
    let id = db.last_insert_rowid();
    add_comment(db, id, requester, comment)?;
    change_tags(db, id, ticket)?;
    answer(db, id, StatusCode::CREATED)
}

/// `PUT tickets/{id}`; what is left out stays. With `safe_update` only if nobody has changed the ticket since
/// `updated_stamp`.
pub fn update(db: &Connection, id: i64, request: &SupportRequest) -> Result<Answer, Refusal> {
    let ticket = ticket_of(request)?;
    let before = tickets::find(db, id)?.ok_or_else(Refusal::not_found)?;
    if before.get("status").and_then(Value::as_str) == Some("closed") {
        return Err(Refusal::invalid("Status: closed prevents ticket update"));
    }
    if ticket.get("safe_update").and_then(Value::as_bool) == Some(true)
        && ticket.get("updated_stamp") != before.get("updated_at")
    {
        return Err(Refusal::conflict());
    }
    for column in ["subject", "status", "priority", "type"] {
        if let Some(value) = ticket.get(column).and_then(Value::as_str) {
            let sql = format!("UPDATE tickets SET {column} = ?2 WHERE id = ?1");
            db.prepare_cached(&sql)?.execute((id, value)).map_err(refused_value)?;
        }
    }
    if let Some(requester) = requester(db, ticket)? {
        let sql = "UPDATE tickets SET requester_id = ?2, organization_id = (SELECT organization_id FROM support_users WHERE id = ?2) WHERE id = ?1";
        db.prepare_cached(sql)?.execute((id, requester)).map_err(refused_value)?;
    }
    if let Some(assignee) = ticket.get("assignee_id") {
        db.prepare_cached("UPDATE tickets SET assignee_id = ?2 WHERE id = ?1")?
            .execute((id, assignee.as_i64()))
            .map_err(refused_value)?;
    }
    if let Some(comment) = ticket.get("comment").and_then(Value::as_object) {
        add_comment(db, id, request.agent.id, comment)?;
    }
    change_tags(db, id, ticket)?;
    db.prepare_cached("UPDATE tickets SET updated_at = ?2 WHERE id = ?1")?.execute((id, clock::now()))?;
    answer(db, id, StatusCode::OK)
}

fn answer(db: &Connection, id: i64, status: StatusCode) -> Result<Answer, Refusal> {
    let body = tickets::show(db, id)?;
    Ok(Answer { status, body, changed_users: Vec::new(), changed_tickets: vec![id] })
}

fn ticket_of(request: &SupportRequest) -> Result<&Map<String, Value>, Refusal> {
    let ticket = request.body.get("ticket").and_then(Value::as_object);
    ticket.ok_or_else(|| Refusal::invalid("Parameter ticket is required"))
}

/// A value that the schema refuses: an unknown status, an unknown person.
fn refused_value(error: rusqlite::Error) -> Refusal {
    match error {
        rusqlite::Error::SqliteFailure(failure, _) if failure.code == rusqlite::ErrorCode::ConstraintViolation => {
            Refusal::invalid("Record validation errors: a value is not known")
        }
        other => other.into(),
    }
}

/// `requester_id`, or `requester` with an e-mail address that is looked up and made a user where it is new.
fn requester(db: &Connection, ticket: &Map<String, Value>) -> Result<Option<i64>, Refusal> {
    if let Some(id) = ticket.get("requester_id") {
        let id = id.as_i64().ok_or_else(|| Refusal::invalid("Requester: is not known"))?;
        let known = db
            .prepare_cached("SELECT id FROM support_users WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        return known.map(Some).ok_or_else(|| Refusal::invalid("Requester: is not known"));
    }
    let Some(person) = ticket.get("requester").and_then(Value::as_object) else { return Ok(None) };
    let text = |name: &str| person.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let email = text("email").ok_or_else(|| Refusal::invalid("Requester: Email: cannot be blank"))?;
    let sql = "SELECT user_id FROM support_identities WHERE type = 'email' AND value = ?1";
    if let Some(id) = db.prepare_cached(sql)?.query_row([email], |row| row.get(0)).optional()? {
        return Ok(Some(id));
    }
    let now = clock::now();
    let name = text("name").or_else(|| email.split('@').next()).unwrap_or(email);
    let sql = "INSERT INTO support_users (name, email, role, locale, time_zone, tags, created_at, updated_at) \
               VALUES (?1, ?2, 'end-user', 'en-US', '{\"name\":\"UTC\",\"iana_name\":\"Etc/UTC\",\"offset_minutes\":0}', '[]', ?3, ?3)";
    db.prepare_cached(sql)?.execute((name, email, &now))?;
    let id = db.last_insert_rowid();
    let sql =
        "INSERT INTO support_identities (user_id, type, value, is_primary, created_at) VALUES (?1, 'email', ?2, 1, ?3)";
    db.prepare_cached(sql)?.execute((id, email, &now))?;
    Ok(Some(id))
}

/// `html_body` wins over `body`, as in the real API; markup that Zendesk strips is stripped.
fn add_comment(db: &Connection, ticket: i64, author: i64, comment: &Map<String, Value>) -> Result<(), Refusal> {
    let text = |name: &str| comment.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    let (html, body) = match (text("html_body"), text("body")) {
        (Some(html), _) => (comment_html::sanitize(html), comment_html::to_plain_text(html)),
        (None, Some(body)) => (comment_html::from_plain_text(body), body.to_owned()),
        (None, None) => return Err(Refusal::invalid("Comment: body cannot be blank")),
    };
    let public = comment.get("public").and_then(Value::as_bool).unwrap_or(true);
    let sql = "INSERT INTO ticket_comments (ticket_id, author_id, body, html_body, public, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    db.prepare_cached(sql)?.execute((ticket, author, body, html, public, clock::now()))?;
    Ok(())
}

/// `tags` replaces the set, `additional_tags` and `remove_tags` change it.
fn change_tags(db: &Connection, id: i64, ticket: &Map<String, Value>) -> Result<(), Refusal> {
    let words = |name: &str| -> Option<Vec<String>> {
        let list = ticket.get(name)?.as_array()?;
        Some(list.iter().filter_map(Value::as_str).map(|tag| tag.trim().to_lowercase().replace(' ', "_")).collect())
    };
    let stored: String =
        db.prepare_cached("SELECT tags FROM tickets WHERE id = ?1")?.query_row([id], |row| row.get(0))?;
    let mut tags: Vec<String> = words("tags").unwrap_or_else(|| serde_json::from_str(&stored).unwrap_or_default());
    tags.extend(words("additional_tags").unwrap_or_default());
    let removed = words("remove_tags").unwrap_or_default();
    tags.retain(|tag| !tag.is_empty() && !removed.contains(tag));
    tags.sort();
    tags.dedup();
    db.prepare_cached("UPDATE tickets SET tags = ?2 WHERE id = ?1")?.execute((id, json!(tags).to_string()))?;
    Ok(())
}
