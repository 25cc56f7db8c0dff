//! Organizations and groups.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};

use super::http::Refusal;

/// `GET organizations/{id}`.
pub fn show(db: &Connection, id: i64) -> Result<Value, Refusal> {
    let sql = "SELECT name, domains, notes, created_at FROM support_organizations WHERE id = ?1";
    let read = |row: &rusqlite::Row<'_>| {
        let domains: Value = serde_json::from_str(&row.get::<_, String>(1)?).unwrap_or_default();
        let created_at: String = row.get(3)?;
        Ok(json!({
            "id": id,
            "url": format!("https://sandbox-demo.zendesk.com/api/v2/organizations/{id}.json"),
            "name": row.get::<_, String>(0)?,
            "domain_names": domains,
            "notes": row.get::<_, Option<String>>(2)?,
            "details": null,
            "tags": [],
            "organization_fields": {},
            "created_at": created_at,
            "updated_at": created_at,
        }))
    };
    let organization = db.prepare_cached(sql)?.query_row([id], read).optional()?.ok_or_else(Refusal::not_found)?;
    Ok(json!({"organization": organization}))
}

/// `GET groups`.
pub fn groups(db: &Connection) -> Result<Value, Refusal> {
    let read = |row: &rusqlite::Row<'_>| {
        let created_at: String = row.get(2)?;
        Ok(json!({
            "id": row.get::<_, i64>(0)?,
            "name": row.get::<_, String>(1)?,
            "deleted": false,
            "created_at": created_at,
            "updated_at": created_at,
        }))
    };
    let groups: Vec<Value> = db
        .prepare_cached("SELECT id, name, created_at FROM support_groups ORDER BY id")?
        .query_map([], read)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(json!({"groups": groups, "count": groups.len(), "next_page": null, "previous_page": null}))
}
