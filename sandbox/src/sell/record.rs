//! A record between its two forms: the JSON object of the API and the SQLite row.

use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params_from_iter};
use serde_json::{Map, Value, json};

use super::resource::{Field, Kind, Resource};
use super::schema::quoted;

/// Attribute names with their values, in the order of the resource's fields.
pub type Record = Map<String, Value>;

/// The SQL form of a value that has passed validation.
pub fn encode(kind: Kind, value: &Value) -> Sql {
    match (kind, value) {
        (_, Value::Null) => Sql::Null,
        (Kind::Money, value) => cents(value).map_or(Sql::Null, Sql::Integer),
        (Kind::Address | Kind::Tags | Kind::CustomFields(_) | Kind::Json, value) => Sql::Text(value.to_string()),
        (Kind::Decimal, value) => value.as_f64().map_or(Sql::Null, Sql::Real),
        (_, Value::Bool(flag)) => Sql::Integer(i64::from(*flag)),
        (_, Value::Number(number)) => number.as_i64().map_or(Sql::Null, Sql::Integer),
        (_, Value::String(text)) => Sql::Text(text.clone()),
        (_, Value::Array(_) | Value::Object(_)) => Sql::Null,
    }
}

fn decode(kind: Kind, value: ValueRef<'_>) -> Value {
    match (kind, value) {
        (Kind::Flag, ValueRef::Integer(number)) => json!(number != 0),
        (Kind::Money, ValueRef::Integer(cents)) => money(cents),
        (Kind::Address | Kind::Tags | Kind::CustomFields(_) | Kind::Json, ValueRef::Text(bytes)) => {
            serde_json::from_slice(bytes).unwrap_or(Value::Null)
        }
        (_, ValueRef::Null | ValueRef::Blob(_)) => Value::Null,
        (_, ValueRef::Integer(number)) => json!(number),
        (_, ValueRef::Real(number)) => json!(number),
        (_, ValueRef::Text(bytes)) => json!(String::from_utf8_lossy(bytes)),
    }
}

/// An amount in hundredths: `12500.5`, `"12500.50"` and `12500` are understood. `None`: no amount, or more than two decimals.
pub fn cents(value: &Value) -> Option<i64> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    let (negative, digits) = text.strip_prefix('-').map_or((false, text.as_str()), |rest| (true, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let fraction = fraction.trim_end_matches('0');
    if whole.is_empty() || whole.len() > 15 || fraction.len() > 2 || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let amount = whole.parse::<i64>().ok()? * 100 + format!("{fraction:0<2}").parse::<i64>().ok()?;
    Some(if negative { -amount } else { amount })
}

/// An amount as the API writes it: an integer without decimals, else a string with two (`sell-api.md` 2.3).
pub fn money(cents: i64) -> Value {
    if cents % 100 == 0 {
        return json!(cents / 100);
    }
    let sign = if cents < 0 { "-" } else { "" };
    json!(format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100))
}

/// The columns of a resource for a SELECT, in field order.
pub fn columns(resource: &Resource) -> String {
    resource.fields.iter().map(|field| quoted(field.name)).collect::<Vec<_>>().join(", ")
}

/// Reads a row made with [`columns`].
pub fn from_row(resource: &Resource, row: &Row<'_>) -> rusqlite::Result<Record> {
    let read = |(index, field): (usize, &Field)| Ok((field.name.to_owned(), decode(field.kind, row.get_ref(index)?)));
    resource.fields.iter().enumerate().map(read).collect()
}

/// One record by a condition over its columns; hidden fields included.
pub fn find(
    db: &Connection,
    resource: &Resource,
    condition: &str,
    parameters: &[&dyn ToSql],
) -> rusqlite::Result<Option<Record>> {
    let scope = resource.scope.unwrap_or("1");
    let sql = format!("SELECT {} FROM {} WHERE {scope} AND {condition}", columns(resource), resource.table);
    db.prepare_cached(&sql)?.query_row(parameters, |row| from_row(resource, row)).optional()
}

/// One record by its id.
pub fn by_id(db: &Connection, resource: &Resource, id: i64) -> rusqlite::Result<Option<Record>> {
    find(db, resource, "id = ?1", &[&id])
}

/// Writes the fields of `record` as a new row and returns its row id.
pub fn insert(db: &Connection, resource: &Resource, record: &Record) -> rusqlite::Result<i64> {
    let (names, values) = sql_pairs(resource, record);
    let marks = vec!["?"; names.len()].join(", ");
    let sql = format!("INSERT INTO {} ({}) VALUES ({marks})", resource.table, names.join(", "));
    db.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(db.last_insert_rowid())
}

/// Overwrites the fields named in `changes`.
pub fn update(db: &Connection, resource: &Resource, id: i64, changes: &Record) -> rusqlite::Result<()> {
    let (names, mut values) = sql_pairs(resource, changes);
    if names.is_empty() {
        return Ok(());
    }
    let sets: Vec<String> = names.iter().map(|name| format!("{name} = ?")).collect();
    values.push(Sql::Integer(id));
    let sql = format!("UPDATE {} SET {} WHERE id = ?", resource.table, sets.join(", "));
    db.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

fn sql_pairs(resource: &Resource, record: &Record) -> (Vec<String>, Vec<Sql>) {
    record
        .iter()
        .filter_map(|(name, value)| resource.field(name).map(|field| (quoted(name), encode(field.kind, value))))
        .unzip()
}

/// The record as the API shows it.
pub fn visible(resource: &Resource, record: Record) -> Value {
    let shown = |name: &str| resource.field(name).is_some_and(|field| !field.hidden);
    Value::Object(record.into_iter().filter(|(name, _)| shown(name)).collect())
}

#[cfg(test)]
mod tests {
    use super::{cents, money};
    use serde_json::json;

    #[test]
    fn amounts_keep_their_hundredths() {
        let cases = [
            (json!(1000), Some(100_000), json!(1000)),
            (json!("1000.00"), Some(100_000), json!(1000)),
            (json!("12500.50"), Some(1_250_050), json!("12500.50")),
            (json!(1599.99), Some(159_999), json!("1599.99")),
            (json!("-0.05"), Some(-5), json!("-0.05")),
        ];
        for (given, expected, shown) in cases {
            assert_eq!(cents(&given), expected, "{given}");
            assert_eq!(cents(&given).map(money), Some(shown), "{given}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for given in
            [json!("12,50"), json!("1.005"), json!(""), json!("1e9"), json!(true), json!("99999999999999999999")]
        {
            assert_eq!(cents(&given), None, "{given}");
        }
    }
}
