//! A page of a v2 collection: paging, sorting and filters from the query string, and the list envelope
//! (`sell-api.md` 1.2).

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};
use serde_json::{Map, Value, json};

use super::errors::ApiError;
use super::filters;
use super::record;
use super::reply;
use super::request::SellRequest;
use super::resource::Resource;
use super::schema::{quoted, sort_expression};

const DEFAULT_PER_PAGE: i64 = 25;
const MAX_PER_PAGE: i64 = 100;

struct Page {
    number: i64,
    size: i64,
    order: String,
    conditions: Vec<String>,
    values: Vec<Sql>,
}

/// Answers `GET` on a collection; `parent` is the id above a nested resource.
pub fn list(
    db: &Connection,
    resource: &Resource,
    parent: Option<i64>,
    request: &SellRequest,
) -> Result<Value, ApiError> {
    let mut page = read_query(db, resource, request)?;
    if let (Some(above), Some(id)) = (resource.parent, parent) {
        page.conditions.push(format!("{} = ?", above.column));
        page.values.push(Sql::Integer(id));
    }
    let mut rows = fetch(db, resource, &page)?;
    let size = usize::try_from(page.size).unwrap_or_default();
    let more = rows.len() > size;
    rows.truncate(size);
    let count = rows.len();
    let mut links = Map::new();
    links.insert("self".into(), json!(link(request, page.number, page.size)));
    if page.number > 1 {
        links.insert("first_page".into(), json!(link(request, 1, page.size)));
        links.insert("prev_page".into(), json!(link(request, page.number - 1, page.size)));
    }
    if more {
        links.insert("next_page".into(), json!(link(request, page.number + 1, page.size)));
    }
    Ok(json!({"items": rows, "meta": {"type": "collection", "count": count, "links": links}}))
}

fn read_query(db: &Connection, resource: &Resource, request: &SellRequest) -> Result<Page, ApiError> {
    let mut page = Page {
        number: 1,
        size: DEFAULT_PER_PAGE,
        order: order(db, resource, resource.default_sort)?,
        conditions: Vec::new(),
        values: Vec::new(),
    };
    for (position, (name, value)) in request.query.iter().enumerate() {
        // Also bounds the number of conditions.
        if request.query.iter().take(position).any(|(earlier, _)| earlier == name) {
            return Err(ApiError::repeated_param(name));
        }
        match name.as_str() {
            "page" => page.number = whole_number(name, value, i64::from(i32::MAX))?,
            "per_page" => page.size = whole_number(name, value, MAX_PER_PAGE)?,
            "sort_by" => page.order = order(db, resource, value)?,
            _ => {
                let condition = filters::condition(db, resource, name, value)?;
                let condition = condition.ok_or_else(|| ApiError::unknown_param(name))?;
                page.conditions.push(condition.sql);
                page.values.extend(condition.values);
            }
        }
    }
    Ok(page)
}

fn whole_number(name: &str, value: &str, max: i64) -> Result<i64, ApiError> {
    let number = value.parse::<i64>().ok().filter(|number| (1..=max).contains(number));
    number.ok_or_else(|| ApiError::invalid_param(name, value, Some(&format!("must be between 1 and {max}"))))
}

/// `field`, `field:asc`, `field:desc` or `custom_fields:<name>:desc` as an ORDER BY list.
fn order(db: &Connection, resource: &Resource, sort_by: &str) -> Result<String, ApiError> {
    let refused = || ApiError::invalid_param("sort_by", sort_by, None);
    let (name, direction) = match sort_by.rsplit_once(':') {
        Some((name, "asc")) => (name, "ASC"),
        Some((name, "desc")) => (name, "DESC"),
        _ => (sort_by, "ASC"),
    };
    let expression = if let Some(custom) = name.strip_prefix("custom_fields:") {
        super::custom_fields::definition(db, resource.kind, custom)?.ok_or_else(refused)?;
        // The name is known to the account, and a quote in it is doubled: nothing of the request becomes SQL.
        format!("(SELECT value FROM json_each(custom_fields) WHERE key = '{}')", custom.replace('\'', "''"))
    } else {
        let field = resource.field(name).filter(|field| resource.sorts.contains(&field.name)).ok_or_else(refused)?;
        sort_expression(field)
    };
    Ok(format!("{expression} {direction}, {} {direction}", quoted(resource.key)))
}

/// The rows of the page and one more, which tells whether another page follows.
fn fetch(db: &Connection, resource: &Resource, page: &Page) -> rusqlite::Result<Vec<Value>> {
    let mut conditions = vec![resource.scope.unwrap_or("1").to_owned()];
    conditions.extend(page.conditions.iter().cloned());
    let sql = format!(
        "SELECT {} FROM {} WHERE {} ORDER BY {} LIMIT {} OFFSET {}",
        record::columns(resource),
        resource.table,
        conditions.join(" AND "),
        page.order,
        page.size + 1,
        (page.number - 1) * page.size,
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(&page.values), |row| record::from_row(resource, row))?;
    rows.map(|row| row.map(|record| reply::item(resource, record))).collect()
}

/// The request's own address with the effective page; parameters are sorted by name, as in the recorded replies.
fn link(request: &SellRequest, page: i64, per_page: i64) -> String {
    let mut parameters: Vec<(&str, String)> = request
        .query
        .iter()
        .filter(|(name, _)| name != "page" && name != "per_page")
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    parameters.push(("page", page.to_string()));
    parameters.push(("per_page", per_page.to_string()));
    parameters.sort();
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
    format!("{}{}?{query}", request.base_url, request.path)
}
