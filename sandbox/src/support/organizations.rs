//! Organizations and groups.

use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::{Value, json};

use super::http::{Refusal, page};

const ORGANIZATION: &str = "SELECT id, name, domains, notes, created_at FROM support_organizations";
const GROUP: &str = "SELECT id, name, created_at FROM support_groups";

/// `GET organizations`.
pub fn list(db: &Connection) -> Result<Value, Refusal> {
    let mut statement = db.prepare_cached(&format!("{ORGANIZATION} ORDER BY id LIMIT 100"))?;
    let organizations = statement.query_map([], organization)?.collect::<rusqlite::Result<_>>()?;
    Ok(page("organizations", organizations))
}

/// `GET organizations/{id}`.
pub fn show(db: &Connection, id: i64) -> Result<Value, Refusal> {
    let mut statement = db.prepare_cached(&format!("{ORGANIZATION} WHERE id = ?1"))?;
    let organization = statement.query_row([id], organization).optional()?.ok_or_else(Refusal::not_found)?;
    Ok(json!({"organization": organization}))
}

fn organization(row: &Row<'_>) -> rusqlite::Result<Value> {
    let id: i64 = row.get(0)?;
    let domains: Value = serde_json::from_str(&row.get::<_, String>(2)?).unwrap_or_default();
    let created_at: String = row.get(4)?;
    Ok(json!({
        "id": id,
        "url": format!("https://sandbox-demo.zendesk.com/api/v2/organizations/{id}.json"),
        "name": row.get::<_, String>(1)?,
        "domain_names": domains,
        "notes": row.get::<_, Option<String>>(3)?,
        "details": null,
        "tags": [],
        "organization_fields": {},
        "created_at": created_at,
        "updated_at": created_at,
    }))
}

/// `GET groups`.
pub fn groups(db: &Connection) -> Result<Value, Refusal> {
    let mut statement = db.prepare_cached(&format!("{GROUP} ORDER BY id"))?;
    let groups = statement.query_map([], as_group)?.collect::<rusqlite::Result<_>>()?;
    Ok(page("groups", groups))
}

/// `GET groups/{id}`.
pub fn group(db: &Connection, id: i64) -> Result<Value, Refusal> {
    let mut statement = db.prepare_cached(&format!("{GROUP} WHERE id = ?1"))?;
    let group = statement.query_row([id], as_group).optional()?.ok_or_else(Refusal::not_found)?;
    Ok(json!({"group": group}))
}

fn as_group(row: &Row<'_>) -> rusqlite::Result<Value> {
    let created_at: String = row.get(2)?;
    Ok(json!({
        "id": row.get::<_, i64>(0)?,
        "name": row.get::<_, String>(1)?,
        "deleted": false,
        "created_at": created_at,
        "updated_at": created_at,
    }))
}
