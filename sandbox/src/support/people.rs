//! Support users: agents and customers, and their identities.

use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::{Value, json};

use super::http::{Refusal, SupportRequest, page};

const COLUMNS: &str = "id, name, email, phone, role, locale, time_zone, organization_id, tags, details, notes, \
                       created_at, updated_at, group_id";

/// Somebody who can be signed in.
#[derive(Clone, Debug)]
pub struct Agent {
    pub key: String,
    pub id: i64,
    pub name: String,
    pub role: String,
    pub description: String,
    pub locale: String,
}

impl Agent {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            key: row.get(0)?,
            id: row.get(1)?,
            name: row.get(2)?,
            role: row.get(3)?,
            description: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
            locale: row.get(5)?,
        })
    }

    pub fn is_admin(&self) -> bool {
        self.role == "admin"
    }
}

const AGENT: &str = "SELECT agent_key, id, name, role, description, locale FROM support_users WHERE agent_key";

/// The agent with this key. `None`: nobody has it.
pub fn agent_by_key(db: &Connection, key: &str) -> rusqlite::Result<Option<Agent>> {
    db.prepare_cached(&format!("{AGENT} = ?1"))?.query_row([key], Agent::from_row).optional()
}

/// Everybody who can be signed in.
pub fn agents(db: &Connection) -> rusqlite::Result<Vec<Agent>> {
    db.prepare_cached(&format!("{AGENT} IS NOT NULL ORDER BY id"))?.query_map([], Agent::from_row)?.collect()
}

fn parsed(row: &Row<'_>, column: usize) -> rusqlite::Result<Value> {
    Ok(serde_json::from_str(&row.get::<_, String>(column)?).unwrap_or_default())
}

fn to_json(row: &Row<'_>) -> rusqlite::Result<Value> {
    let id: i64 = row.get(0)?;
    let time_zone = parsed(row, 6)?;
    Ok(json!({
        "id": id,
        "url": format!("https://sandbox-demo.zendesk.com/api/v2/users/{id}.json"),
        "name": row.get::<_, String>(1)?,
        "email": row.get::<_, Option<String>>(2)?,
        "phone": row.get::<_, Option<String>>(3)?,
        "role": row.get::<_, String>(4)?,
        "locale": row.get::<_, String>(5)?,
        "time_zone": time_zone.get("name"),
        "iana_time_zone": time_zone.get("iana_name"),
        "organization_id": row.get::<_, Option<i64>>(7)?,
        "default_group_id": row.get::<_, Option<i64>>(13)?,
        "tags": parsed(row, 8)?,
        "details": row.get::<_, Option<String>>(9)?,
        "notes": row.get::<_, Option<String>>(10)?,
        "alias": null,
        "external_id": null,
        "photo": null,
        "active": true,
        "verified": true,
        "suspended": false,
        "user_fields": {},
        "created_at": row.get::<_, String>(11)?,
        "updated_at": row.get::<_, String>(12)?,
    }))
}

/// A user in the form of the REST API. `None`: no such user.
pub fn user(db: &Connection, id: i64) -> rusqlite::Result<Option<Value>> {
    let sql = format!("SELECT {COLUMNS} FROM support_users WHERE id = ?1");
    db.prepare_cached(&sql)?.query_row([id], to_json).optional()
}

/// `GET users/{id}`.
pub fn show(db: &Connection, id: i64) -> Result<Value, Refusal> {
    let user = user(db, id)?.ok_or_else(Refusal::not_found)?;
    Ok(json!({"user": user}))
}

/// The most users on one page.
const MOST_PER_PAGE: i64 = 100;

/// `GET users`, or only those with one of the roles `role[]`; pages of up to a hundred.
pub fn list(db: &Connection, request: &SupportRequest) -> Result<Value, Refusal> {
    let named = |name: &str| matches!(name, "role" | "role[]");
    let roles: Vec<&str> =
        request.query.iter().filter(|(name, _)| named(name)).map(|(_, role)| role.as_str()).collect();
    let number = |name: &str, default: i64| match request.parameter(name).map(str::parse::<i64>) {
        None => Ok(default),
        Some(Ok(number)) if 1 <= number => Ok(number),
        Some(_) => Err(Refusal::invalid(format!("{name} is not valid"))),
    };
    let (number_of_page, per_page) = (number("page", 1)?, number("per_page", MOST_PER_PAGE)?.min(MOST_PER_PAGE));
    let wanted = "FROM support_users WHERE ?1 = '[]' OR role IN (SELECT value FROM json_each(?1))";
    let roles = json!(roles).to_string();
    let count: i64 = db.prepare_cached(&format!("SELECT count(*) {wanted}"))?.query_row([&roles], |row| row.get(0))?;
    let sql = format!("SELECT {COLUMNS} {wanted} ORDER BY id LIMIT ?2 OFFSET ?3");
    let before = number_of_page.saturating_sub(1).saturating_mul(per_page);
    let users: Vec<Value> =
        db.prepare_cached(&sql)?.query_map((&roles, per_page, before), to_json)?.collect::<rusqlite::Result<_>>()?;
    let address =
        |page: i64| format!("https://sandbox-demo.zendesk.com/api/v2/users.json?page={page}&per_page={per_page}");
    Ok(json!({
        "users": users,
        "count": count,
        "next_page": (before.saturating_add(per_page) < count).then(|| address(number_of_page + 1)),
        "previous_page": (1 < number_of_page).then(|| address(number_of_page - 1)),
    }))
}

/// `GET users/search?query=`: part of a name, an e-mail address or a phone number.
pub fn search(db: &Connection, request: &SupportRequest) -> Result<Value, Refusal> {
    let text = request.parameter("query").unwrap_or_default();
    let text = text.strip_prefix("email:").unwrap_or(text).trim().trim_matches('"');
    let sql = format!(
        "SELECT {COLUMNS} FROM support_users WHERE instr(lower(name), lower(?1)) > 0 OR instr(lower(coalesce(email, '')), lower(?1)) > 0 \
         OR id IN (SELECT user_id FROM support_identities WHERE instr(lower(value), lower(?1)) > 0) ORDER BY name LIMIT 100"
    );
    let users = db.prepare_cached(&sql)?.query_map([text], to_json)?.collect::<rusqlite::Result<_>>()?;
    Ok(page("users", users))
}

/// The identities of a user, the primary ones first.
pub fn identities(db: &Connection, user: i64) -> rusqlite::Result<Vec<Value>> {
    let sql = "SELECT id, type, value, is_primary, created_at FROM support_identities WHERE user_id = ?1 ORDER BY is_primary DESC, id";
    let read = |row: &Row<'_>| {
        let id: i64 = row.get(0)?;
        let created_at: String = row.get(4)?;
        Ok(json!({
            "id": id,
            "url": format!("https://sandbox-demo.zendesk.com/api/v2/users/{user}/identities/{id}.json"),
            "user_id": user,
            "type": row.get::<_, String>(1)?,
            "value": row.get::<_, String>(2)?,
            "verified": true,
            "primary": row.get::<_, bool>(3)?,
            "undeliverable_count": 0,
            "deliverable_state": "deliverable",
            "created_at": created_at,
            "updated_at": created_at,
        }))
    };
    db.prepare_cached(sql)?.query_map([user], read)?.collect()
}

/// `GET users/{id}/identities`.
pub fn list_identities(db: &Connection, id: i64) -> Result<Value, Refusal> {
    user(db, id)?.ok_or_else(Refusal::not_found)?;
    Ok(page("identities", identities(db, id)?))
}

/// The organization of a user as ZAF shows it: none or one.
pub fn organizations_of(db: &Connection, user: &Value) -> rusqlite::Result<Vec<Value>> {
    let id = user.get("organization_id").and_then(Value::as_i64);
    let sql = "SELECT id, name, domains FROM support_organizations WHERE id = ?1";
    let read = |row: &Row<'_>| {
        let domains: Value = serde_json::from_str(&row.get::<_, String>(2)?).unwrap_or_default();
        let domains: Vec<&str> = domains.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        Ok(json!({"id": row.get::<_, i64>(0)?, "name": row.get::<_, String>(1)?, "domains": domains.join(" ")}))
    };
    db.prepare_cached(sql)?.query_map([id], read)?.collect()
}
