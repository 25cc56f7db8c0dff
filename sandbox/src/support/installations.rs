//! The app's installation: settings that admins may write in part, of which secure ones are never shown (`zaf.md` 5).

use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::http::{Refusal, SupportRequest};
use crate::clock;

/// The settings as stored, secure ones included.
pub fn stored(db: &Connection) -> rusqlite::Result<Map<String, Value>> {
    let read = |row: &rusqlite::Row<'_>| {
        let value: String = row.get(1)?;
        Ok((row.get(0)?, serde_json::from_str(&value).unwrap_or_default()))
    };
    db.prepare_cached("SELECT name, value FROM installation_settings ORDER BY rowid")?.query_map([], read)?.collect()
}

/// Overwrites the named settings; the others stay.
pub fn write(db: &Connection, settings: &Map<String, Value>) -> rusqlite::Result<()> {
    let sql = "INSERT INTO installation_settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    for (name, value) in settings {
        db.prepare_cached(sql)?.execute((name, value.to_string()))?;
    }
    Ok(())
}

/// `GET apps/installations/1`.
pub fn show(db: &Connection, request: &SupportRequest) -> Result<Value, Refusal> {
    let settings = request.manifest.shown_settings(&stored(db)?);
    let objects: Vec<Value> = settings.iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
    Ok(json!({
        "id": 1,
        "app_id": 1,
        "product": "support",
        "enabled": true,
        "settings": settings,
        "settings_objects": objects,
        "updated_at": clock::now(),
    }))
}

/// `PUT apps/installations/1` with `{"settings": {…}}`: admins only.
pub fn update(db: &Connection, request: &SupportRequest) -> Result<Value, Refusal> {
    if !request.agent.is_admin() {
        return Err(Refusal::forbidden());
    }
    let settings = request.body.get("settings").and_then(Value::as_object);
    let settings = settings.ok_or_else(|| Refusal::invalid("settings is required"))?;
    if let Some(unknown) = settings.keys().find(|name| request.manifest.parameter(name).is_none()) {
        return Err(Refusal::invalid(format!("settings: {unknown} is no parameter of the app")));
    }
    if let Some((name, _)) = settings.iter().find(|(_, value)| value.is_object() || value.is_array()) {
        return Err(Refusal::invalid(format!("settings: {name} must be a string, a number or a boolean")));
    }
    write(db, settings)?;
    show(db, request)
}
