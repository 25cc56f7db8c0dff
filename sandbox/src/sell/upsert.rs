//! `POST /v2/{leads|contacts|deals}/upsert?<filters>` (`sell-api.md` 6): no match creates, one match updates, several
//! are a conflict. Filter values are not copied into a created record (a guess; clients repeat them in the body).

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};

use super::errors::ApiError;
use super::reply::Reply;
use super::request::SellRequest;
use super::resource::Resource;
use super::{filters, payload, record, save};

/// Creates or updates one record.
pub fn upsert(db: &Connection, resource: &'static Resource, request: &SellRequest) -> Result<Reply, ApiError> {
    let mut conditions = Vec::new();
    let mut values: Vec<Sql> = Vec::new();
    for (position, (name, value)) in request.query.iter().enumerate() {
        if request.query.iter().take(position).any(|(earlier, _)| earlier == name) {
            return Err(ApiError::repeated_param(name));
        }
        let condition = filters::condition(db, resource, name, value)?.ok_or_else(|| ApiError::unknown_param(name))?;
        conditions.push(condition.sql);
        values.extend(condition.values);
    }
    if conditions.is_empty() {
        return Err(ApiError::invalid_param("filter", "", Some("at least one filter is required")));
    }
    let sql = format!("SELECT id FROM {} WHERE {} LIMIT 2", resource.table, conditions.join(" AND "));
    let matches: Vec<i64> = db
        .prepare_cached(&sql)?
        .query_map(params_from_iter(values), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let data = payload::data_of(&request.body)?;
    let saved = match matches.as_slice() {
        [] => save::create(db, resource, None, &data, request.token_user)?,
        [id] => {
            let before = record::by_id(db, resource, *id)?.ok_or_else(ApiError::not_found)?;
            save::update(db, resource, &before, &data, request.token_user)?
        }
        _ => return Err(ApiError::several_matches()),
    };
    Ok(Reply::single(resource, saved))
}
