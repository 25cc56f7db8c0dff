//! Filter parameters of a v2 list as SQL conditions with bound values (`sell-api.md` 1.2, 2).

use rusqlite::Connection;
use rusqlite::types::Value as Sql;

use super::custom_fields;
use super::errors::ApiError;
use super::resource::{Kind, Resource};
use super::schema::quoted;

/// Far more than an app asks for, and few enough for one SQL statement.
const LONGEST_LIST: usize = 1_000;

/// A condition and the values for its question marks.
pub struct Condition {
    pub sql: String,
    pub values: Vec<Sql>,
}

impl Condition {
    fn one(sql: String, value: Sql) -> Self {
        Self { sql, values: vec![value] }
    }

    fn any_of(column: &str, values: Vec<Sql>) -> Self {
        let marks = vec!["?"; values.len()].join(", ");
        Self { sql: format!("{column} IN ({marks})"), values }
    }
}

/// The condition for one query parameter. `Ok(None)`: the resource has no such filter.
pub fn condition(db: &Connection, resource: &Resource, name: &str, value: &str) -> Result<Option<Condition>, ApiError> {
    let (base, part) = match name.strip_suffix(']').and_then(|open| open.split_once('[')) {
        Some((base, part)) => (base, Some(part)),
        None => (name, None),
    };
    if base == "ids" && part.is_none() && resource.field("id").is_some() {
        return Ok(Some(Condition::any_of("id", integers(name, value)?)));
    }
    if !resource.filters.contains(&base) {
        return Ok(None);
    }
    match (base, part) {
        ("address", Some(part @ ("city" | "country" | "postal_code"))) => {
            Ok(Some(Condition::one(format!("json_extract(address, '$.{part}') = ?"), text(value))))
        }
        ("custom_fields", Some(field)) => custom_field(db, resource, name, field, value).map(Some),
        (_, Some(_)) => Ok(None),
        ("q", None) => Ok(Some(Condition::one("instr(lower(content), lower(?)) > 0".into(), text(value)))),
        ("zendesk_user_ids", None) => {
            let ids: Vec<Sql> = value.split(',').map(|id| text(id.trim())).collect();
            if ids.len() > LONGEST_LIST {
                return Err(too_long(name, value));
            }
            Ok(Some(Condition::any_of("zendesk_user_id", ids)))
        }
        (base, None) => plain(resource, base, value),
    }
}

fn plain(resource: &Resource, name: &str, value: &str) -> Result<Option<Condition>, ApiError> {
    let Some(field) = resource.field(name) else { return Ok(None) };
    let column = quoted(name);
    let equal = |value: Sql| Ok(Some(Condition::one(format!("{column} = ?"), value)));
    match field.kind {
        Kind::Id | Kind::Integer | Kind::Reference(_) => Ok(Some(Condition::any_of(&column, integers(name, value)?))),
        Kind::Flag => match value {
            "true" => equal(Sql::Integer(1)),
            "false" => equal(Sql::Integer(0)),
            _ => Err(ApiError::invalid_param(name, value, Some("must be true or false"))),
        },
        Kind::Choice(words) if !words.contains(&value) => {
            Err(ApiError::invalid_param(name, value, Some(&format!("must be one of {}", words.join(", ")))))
        }
        Kind::Date if !crate::clock::is_date(value) => {
            Err(ApiError::invalid_param(name, value, Some("must be YYYY-MM-DD")))
        }
        Kind::Text if name == "status" => Ok(Some(Condition::one(format!("{column} = ? COLLATE NOCASE"), text(value)))),
        Kind::Text | Kind::Handle | Kind::Choice(_) | Kind::Date | Kind::Moment => equal(text(value)),
        Kind::Decimal | Kind::Money | Kind::Address | Kind::Tags | Kind::CustomFields(_) | Kind::Json => Ok(None),
    }
}

/// Only fields marked filterable, of the types that the documentation names (`sell-api.md` 1.2).
fn custom_field(
    db: &Connection,
    resource: &Resource,
    parameter: &str,
    name: &str,
    value: &str,
) -> Result<Condition, ApiError> {
    let definition = custom_fields::definition(db, resource.kind, name)?;
    let Some(definition) = definition.filter(|definition| definition.filterable) else {
        return Err(ApiError::unknown_param(parameter));
    };
    let member = "SELECT 1 FROM json_each(custom_fields) field WHERE field.key = ?";
    let sql = match definition.kind.as_str() {
        "string" | "list" => format!("EXISTS ({member} AND field.value = ?)"),
        "number" => format!("EXISTS ({member} AND CAST(field.value AS REAL) = CAST(? AS REAL))"),
        "multi_select_list" => {
            format!("EXISTS ({member} AND EXISTS (SELECT 1 FROM json_each(field.value) WHERE value = ?))")
        }
        _ => return Err(ApiError::unknown_param(parameter)),
    };
    Ok(Condition { sql, values: vec![text(name), text(value)] })
}

fn integers(name: &str, list: &str) -> Result<Vec<Sql>, ApiError> {
    let parse = |item: &str| {
        let number = item.trim().parse::<i64>();
        number.map(Sql::Integer).map_err(|_not_a_number| {
            ApiError::invalid_param(name, list, Some("must be an integer or a comma-separated list of integers"))
        })
    };
    let numbers: Vec<Sql> = list.split(',').map(parse).collect::<Result<_, _>>()?;
    if numbers.len() > LONGEST_LIST { Err(too_long(name, list)) } else { Ok(numbers) }
}

fn too_long(name: &str, list: &str) -> ApiError {
    let start: String = list.chars().take(20).collect();
    ApiError::invalid_param(name, &format!("{start}…"), Some(&format!("must have at most {LONGEST_LIST} entries")))
}

fn text(value: &str) -> Sql {
    Sql::Text(value.to_owned())
}
