//! The Sell API (`sell-api.md`): HTTP in [`app`], everything else works on decoded requests and SQLite.

mod catalogue;
mod conversions;
mod custom_fields;
mod dispatch;
mod errors;
mod filters;
mod gate;
mod http;
mod list;
mod payload;
mod phone_numbers;
mod pools;
mod problems;
#[cfg(test)]
mod query_plans;
mod record;
mod reply;
mod request;
mod resource;
mod rules;
mod save;
mod schema;
mod search;
mod upsert;

pub use gate::RateLimit;
pub use http::{AGENT_HEADER, app};
pub use phone_numbers::register as register_functions;
pub use pools::{all as pools, join as join_pool, leave as leave_pool};
pub use schema::{VERSION as SCHEMA_VERSION, create_all_indexes, create_tables};

use rusqlite::Connection;
use serde_json::{Map, Value};

use resource::Kind;

/// Every record of a collection (`leads`, `contacts`, `deals`, `notes`) as the API shows it, in id order.
pub fn everything(db: &Connection, path: &str) -> rusqlite::Result<Vec<Value>> {
    catalogue::find(None, path).map_or_else(|| Ok(Vec::new()), |resource| dispatch::everything(db, resource))
}

/// Stores a record of the seed under its path. Unlike a request it may set read-only fields; the value of every field
/// must still be of the field's kind.
///
/// # Errors
/// A sentence that names the attribute.
pub fn plant(db: &Connection, path: &str, data: &Map<String, Value>) -> Result<(), String> {
    let (parent, path) = path
        .rsplit_once('/')
        .filter(|(_, last)| *last == "associated_contacts")
        .map_or((None, path), |(above, last)| (Some(above), last));
    let resource = catalogue::find(parent, path).ok_or_else(|| format!("there is no resource '{path}'"))?;
    let mut record = data.clone();
    for (name, value) in &record {
        let field = resource.field(name).ok_or_else(|| format!("'{name}' is no attribute of '{path}'"))?;
        let lost = !value.is_null() && record::encode(field.kind, value) == rusqlite::types::Value::Null;
        let off_list =
            matches!(field.kind, Kind::Choice(words) if value.as_str().is_some_and(|word| !words.contains(&word)));
        if lost || off_list {
            return Err(format!("{value} does not fit '{name}' of '{path}'"));
        }
    }
    save::fill_in(resource, &mut record, 1);
    record::insert(db, resource, &record).map(|_| ()).map_err(|error| format!("{path}: {error}"))
}
