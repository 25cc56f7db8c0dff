//! What the API does to a record on save beyond checking single attributes: names, statuses, pools, stages, companies.
//! A rule sees the stored record and the validated changes, and may add changes or problems.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};

use super::errors::Problem;
use super::payload::is_blank;
use super::pools::{self, Turn};
use super::problems::Complaint;
use super::record::Record;
use crate::clock;

/// A record that is about to be saved.
pub struct Draft<'a> {
    /// Absent on create.
    pub before: Option<&'a Record>,
    pub changes: &'a mut Record,
    pub complaint: Complaint,
    /// The user whose token is used.
    pub token_user: i64,
    pub problems: &'a mut Vec<Problem>,
}

/// One rule; errors are those of the database.
pub type Rule = fn(&Connection, &mut Draft<'_>) -> rusqlite::Result<()>;

impl Draft<'_> {
    fn creating(&self) -> bool {
        self.before.is_none()
    }

    /// The value that the attribute will have.
    fn after(&self, name: &str) -> &Value {
        self.changes.get(name).or_else(|| self.before.and_then(|record| record.get(name))).unwrap_or(&Value::Null)
    }

    /// The value that the attribute had.
    fn stored(&self, name: &str) -> &Value {
        self.before.and_then(|record| record.get(name)).unwrap_or(&Value::Null)
    }

    fn changed(&self, name: &str) -> bool {
        self.changes.get(name).is_some_and(|value| value != self.stored(name))
    }

    fn set(&mut self, name: &str, value: Value) {
        self.changes.insert(name.to_owned(), value);
    }

    fn fills_gap(&mut self, name: &str, value: Value) {
        if self.after(name).is_null() {
            self.set(name, value);
        }
    }
}

/// A lead has a last name or an organization; a first name wants a last name (`sell-api.md` 2.1).
pub fn lead_is_named(_db: &Connection, draft: &mut Draft<'_>) -> rusqlite::Result<()> {
    let (first, last, organization) = (
        is_blank(draft.after("first_name")),
        is_blank(draft.after("last_name")),
        is_blank(draft.after("organization_name")),
    );
    if !last || (first && !organization) {
        return Ok(());
    }
    let sent = draft.changes.contains_key("last_name") || !draft.creating() || !organization;
    let complaint = draft.complaint;
    draft.problems.push(if sent { complaint.blank("last_name") } else { complaint.missing("last_name") });
    Ok(())
}

/// The status is a name from the account's list, found without regard to case and stored as it is spelled there; the
/// first of the list is the default (`sell-api.md` 3; the refusal of other names is a guess).
pub fn lead_status_exists(db: &Connection, draft: &mut Draft<'_>) -> rusqlite::Result<()> {
    let name = draft.after("status").as_str().map(str::to_owned);
    let sql = "SELECT name FROM lead_statuses WHERE ?1 IS NULL OR name = ?1 COLLATE NOCASE ORDER BY id LIMIT 1";
    let found: Option<String> = db.prepare_cached(sql)?.query_row([&name], |row| row.get(0)).optional()?;
    match found {
        Some(found) if name.as_deref() != Some(&found) => draft.set("status", json!(found)),
        Some(_) => {}
        None if name.is_none() => {}
        None => draft.problems.push(draft.complaint.incorrect_value("status")),
    }
    Ok(())
}

/// A person needs a last name and gets a composed name; a company needs a name (`sell-api.md` 2.2).
pub fn contact_is_named(_db: &Connection, draft: &mut Draft<'_>) -> rusqlite::Result<()> {
    let company = draft.after("is_organization").as_bool().unwrap_or(false);
    let needed = if company { "name" } else { "last_name" };
    if is_blank(draft.after(needed)) {
        let sent = draft.changes.contains_key(needed) || !draft.creating();
        let complaint = draft.complaint;
        draft.problems.push(if sent { complaint.blank(needed) } else { complaint.missing(needed) });
    }
    if company {
        draft.set("first_name", Value::Null);
        draft.set("last_name", Value::Null);
        return Ok(());
    }
    let part = |name: &str| draft.after(name).as_str().unwrap_or_default().trim().to_owned();
    let name = format!("{} {}", part("first_name"), part("last_name")).trim().to_owned();
    draft.set("name", json!(name));
    Ok(())
}

/// `contact_id` of a person and `parent_organization_id` of a company point to companies.
pub fn contact_belongs_to_company(db: &Connection, draft: &mut Draft<'_>) -> rusqlite::Result<()> {
    for name in ["contact_id", "parent_organization_id"] {
        let Some(id) = draft.changes.get(name).and_then(Value::as_i64) else { continue };
        let sql = "SELECT is_organization FROM contacts WHERE id = ?1";
        let company: Option<bool> = db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
        if company != Some(true) {
            draft.problems.push(draft.complaint.incorrect_value(name));
        }
    }
    Ok(())
}

/// A distribution pool given as owner is replaced by its next member (`sell-api.md` 5).
pub fn pool_hands_over(db: &Connection, draft: &mut Draft<'_>) -> rusqlite::Result<()> {
    let Some(owner) = draft.changes.get("owner_id").and_then(Value::as_i64) else { return Ok(()) };
    // A refused record must not use up a member's turn.
    if !draft.problems.is_empty() {
        return Ok(());
    }
    match pools::take_turn(db, owner)? {
        Turn::NoPool => {}
        Turn::Member(member) => draft.set("owner_id", json!(member)),
        Turn::Nobody => draft.problems.push(draft.complaint.empty_pool("owner_id")),
    }
    Ok(())
}

/// Tags are created on first use (`sell-api.md` 1.2).
pub fn tags_exist(db: &Connection, draft: &mut Draft<'_>) -> rusqlite::Result<()> {
    let names: Vec<String> = serde_json::from_value(draft.after("tags").clone()).unwrap_or_default();
    let sql = "INSERT INTO tags (name, resource_type, creator_id, created_at, updated_at) SELECT ?1, ?2, ?3, ?4, ?4 \
               WHERE NOT EXISTS (SELECT 1 FROM tags WHERE name = ?1 COLLATE NOCASE AND resource_type = ?2)";
    for name in names {
        db.prepare_cached(sql)?.execute((&name, draft.complaint.resource, draft.token_user, clock::now()))?;
    }
    Ok(())
}

/// Currency default, three capitals, and a likelihood between 0 and 100.
pub fn deal_money(db: &Connection, draft: &mut Draft<'_>) -> rusqlite::Result<()> {
    let currency: Option<String> =
        db.prepare_cached("SELECT currency FROM accounts")?.query_row([], |row| row.get(0)).optional()?;
    draft.fills_gap("currency", json!(currency));
    draft.fills_gap("value", json!(0));
    let well_formed = |code: &str| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    if !draft.after("currency").as_str().is_some_and(well_formed) {
        draft.problems.push(draft.complaint.incorrect_value("currency"));
    }
    if draft.after("customized_win_likelihood").as_i64().is_some_and(|likelihood| !(0..=100).contains(&likelihood)) {
        draft.problems.push(draft.complaint.incorrect_value("customized_win_likelihood"));
    }
    Ok(())
}

/// Default stage, and who changed it when.
pub fn deal_stage(db: &Connection, draft: &mut Draft<'_>) -> rusqlite::Result<()> {
    if draft.creating() {
        let sql = "SELECT id FROM stages WHERE active ORDER BY pipeline_id, position LIMIT 1";
        let first: Option<i64> = db.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?;
        draft.fills_gap("stage_id", json!(first));
        draft.set("dropbox_email", json!(dropbox_address()));
    }
    if draft.changed("stage_id") {
        if !draft.changed("last_stage_change_at") {
            draft.set("last_stage_change_at", json!(clock::now()));
        }
        draft.set("last_stage_change_by_id", json!(draft.token_user));
    }
    Ok(())
}

fn dropbox_address() -> String {
    let id = uuid::Uuid::new_v4().simple().to_string();
    format!("dropbox@{}.deals.futuresimple.com", id.get(..8).unwrap_or_default())
}

/// The company of a deal is the company of its primary contact (`sell-api.md` 2.3).
pub fn deal_organization(db: &Connection, draft: &mut Draft<'_>) -> rusqlite::Result<()> {
    if draft.changed("contact_id") {
        let sql = "SELECT contact_id FROM contacts WHERE id = ?1";
        let contact = draft.after("contact_id").as_i64();
        let company: Option<Option<i64>> = db.prepare_cached(sql)?.query_row([contact], |row| row.get(0)).optional()?;
        draft.set("organization_id", json!(company.flatten()));
    }
    Ok(())
}

/// A note, task or call about a record: the record exists; kind and id come together.
pub fn resource_exists(db: &Connection, draft: &mut Draft<'_>) -> rusqlite::Result<()> {
    let (kind, id) = (draft.after("resource_type").as_str(), draft.after("resource_id").as_i64());
    let table = match kind {
        Some("lead") => "leads",
        Some("contact") => "contacts",
        Some("deal") => "deals",
        _ if id.is_some()
            && !draft.problems.iter().any(|problem| problem.field.as_deref() == Some("/resource_type")) =>
        {
            draft.problems.push(draft.complaint.missing("resource_type"));
            return Ok(());
        }
        _ => return Ok(()),
    };
    let Some(id) = id else {
        if !draft.problems.iter().any(|problem| problem.field.as_deref() == Some("/resource_id")) {
            draft.problems.push(draft.complaint.missing("resource_id"));
        }
        return Ok(());
    };
    let sql = format!("SELECT 1 FROM {table} WHERE id = ?1");
    if db.prepare_cached(&sql)?.query_row([id], |_row| Ok(())).optional()?.is_none() {
        draft.problems.push(draft.complaint.incorrect_value("resource_id"));
    }
    Ok(())
}

/// Completion time, and whether the task is overdue at the time of saving.
pub fn task_completion(_db: &Connection, draft: &mut Draft<'_>) -> rusqlite::Result<()> {
    let completed = draft.after("completed").as_bool().unwrap_or(false);
    if draft.changed("completed") {
        draft.set("completed_at", if completed { json!(clock::now()) } else { Value::Null });
    }
    // ISO moments in UTC compare as text.
    let overdue = !completed && draft.after("due_date").as_str().is_some_and(|due| due < clock::now().as_str());
    draft.set("overdue", json!(overdue));
    Ok(())
}
