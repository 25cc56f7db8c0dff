//! From method and path to the generic operation on a resource of the catalogue.

use axum::http::Method;
use rusqlite::Connection;
use serde_json::Value;

use super::catalogue::{self, LEADS};
use super::errors::ApiError;
use super::reply::Reply;
use super::request::SellRequest;
use super::resource::{Resource, Verb};
use super::{conversions, list, payload, record, save, search, upsert};

/// Where a path leads.
enum Target<'a> {
    Collection(&'static Resource, Option<i64>),
    Item(&'static Resource, Option<i64>, &'a str),
    Upsert(&'static Resource),
}

/// What a request needs of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Write,
    /// A single record, seen as soon as it is written.
    Record,
    /// A list or a search, which may lag behind writes.
    Collection,
}

/// Decided by method and path alone; a path that leads nowhere counts as a record.
pub fn access(request: &SellRequest) -> Access {
    let reads = matches!(request.method, Method::GET | Method::HEAD);
    match request.segments().as_slice() {
        ["v3", _, "search"] => Access::Collection,
        ["v3", ..] => Access::Record,
        ["v2", path @ ..] if reads => match target(path) {
            Some(Target::Collection(..)) => Access::Collection,
            _ => Access::Record,
        },
        _ => Access::Write,
    }
}

/// The media type that a path answers with.
pub fn media_type(path: &str) -> &'static str {
    if path.starts_with("/v3/") && path.ends_with("/schema") { "application/yaml" } else { "application/json" }
}

/// Answers a request that has passed the gate. Writes happen in the caller's transaction, which is rolled back on `Err`.
pub fn handle(db: &Connection, request: &SellRequest, search_enabled: bool) -> Result<Reply, ApiError> {
    let segments = request.segments();
    match segments.as_slice() {
        ["v2", rest @ ..] => handle_v2(db, request, rest),
        ["v3", rest @ ..] if search::is_path(rest) => {
            if search_enabled {
                refuse_query(request)?;
                search::handle(db, request, rest)
            } else {
                Err(ApiError::plan_without_search())
            }
        }
        _ => Err(ApiError::unknown_path()),
    }
}

fn handle_v2(db: &Connection, request: &SellRequest, path: &[&str]) -> Result<Reply, ApiError> {
    let target = target(path).ok_or_else(ApiError::unknown_path)?;
    let verb = verb(&target, &request.method).ok_or_else(ApiError::unknown_path)?;
    match (target, verb) {
        (Target::Collection(resource, parent), verb) => {
            parent_exists(db, resource, parent)?;
            if verb == Verb::List {
                return list::list(db, resource, parent, request).map(Reply::ok);
            }
            refuse_query(request)?;
            let data = payload::data_of(&request.body)?;
            if resource.kind == "lead_conversion" {
                return conversions::convert(db, &data, request.token_user);
            }
            save::create(db, resource, parent, &data, request.token_user).map(|record| Reply::single(resource, record))
        }
        (Target::Upsert(resource), _) => upsert::upsert(db, resource, request),
        (Target::Item(resource, parent, key), verb) => item(db, request, resource, parent, key, verb),
    }
}

fn item(
    db: &Connection,
    request: &SellRequest,
    resource: &'static Resource,
    parent: Option<i64>,
    key: &str,
    verb: Verb,
) -> Result<Reply, ApiError> {
    refuse_query(request)?;
    let own = match (resource.kind, key) {
        ("user", "self") => Some(request.token_user),
        ("account", "self") => Some(1),
        _ => None,
    };
    let key = own.or_else(|| key.parse().ok()).ok_or_else(ApiError::not_found)?;
    if verb == Verb::Delete {
        return save::delete(db, resource, parent, key).map(|()| Reply::no_content());
    }
    let condition = resource.parent.map_or_else(|| "?2 IS NULL".to_owned(), |above| format!("{} = ?2", above.column));
    let condition = format!("{} = ?1 AND {condition}", resource.key);
    let found = record::find(db, resource, &condition, &[&key, &parent])?.ok_or_else(ApiError::not_found)?;
    if verb == Verb::Update {
        let data = payload::data_of(&request.body)?;
        let saved = save::update(db, resource, &found, &data, request.token_user)?;
        return Ok(Reply::single(resource, saved));
    }
    Ok(Reply::single(resource, found))
}

fn target<'a>(path: &[&'a str]) -> Option<Target<'a>> {
    if let Some(resource) = catalogue::find(None, &path.join("/")) {
        return Some(Target::Collection(resource, None));
    }
    match *path {
        [collection, "upsert"] => catalogue::find(None, collection).map(Target::Upsert),
        [collection, key] => catalogue::find(None, collection).map(|resource| Target::Item(resource, None, key)),
        [above, parent, collection] => {
            let resource = catalogue::find(Some(above), collection)?;
            Some(Target::Collection(resource, Some(parent.parse().ok()?)))
        }
        [above, parent, collection, key] => {
            let resource = catalogue::find(Some(above), collection)?;
            Some(Target::Item(resource, Some(parent.parse().ok()?), key))
        }
        _ => None,
    }
}

fn verb(target: &Target<'_>, method: &Method) -> Option<Verb> {
    let (resource, verb) = match (target, method) {
        (Target::Item(resource, _, "self"), &Method::GET | &Method::HEAD)
            if matches!(resource.kind, "user" | "account") =>
        {
            return Some(Verb::Get);
        }
        (Target::Collection(resource, _), &Method::GET | &Method::HEAD) => (resource, Verb::List),
        (Target::Collection(resource, _), &Method::POST) => (resource, Verb::Create),
        (Target::Item(resource, ..), &Method::GET | &Method::HEAD) => (resource, Verb::Get),
        (Target::Item(resource, ..), &Method::PUT) => (resource, Verb::Update),
        (Target::Item(resource, ..), &Method::DELETE) => (resource, Verb::Delete),
        (Target::Upsert(resource), &Method::POST) => (resource, Verb::Upsert),
        _ => return None,
    };
    resource.allows(verb).then_some(verb)
}

fn parent_exists(db: &Connection, resource: &Resource, parent: Option<i64>) -> Result<(), ApiError> {
    let (Some(above), Some(id)) = (resource.parent, parent) else { return Ok(()) };
    let above = catalogue::find(None, above.path).unwrap_or(&LEADS);
    record::by_id(db, above, id)?.map(|_| ()).ok_or_else(ApiError::not_found)
}

/// Single records and writes take no query parameter (`sell-api.md` 1.2: `/v2/users/self?unknown=param` is 400).
fn refuse_query(request: &SellRequest) -> Result<(), ApiError> {
    request.query.first().map_or(Ok(()), |(name, _)| Err(ApiError::unknown_param(name)))
}

/// Every record of a resource in id order: what `GET /control/state` shows.
pub fn everything(db: &Connection, resource: &Resource) -> rusqlite::Result<Vec<Value>> {
    let sql = format!("SELECT {} FROM {} ORDER BY id", record::columns(resource), resource.table);
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([], |row| record::from_row(resource, row))?;
    rows.map(|row| row.map(|record| record::visible(resource, record))).collect()
}
