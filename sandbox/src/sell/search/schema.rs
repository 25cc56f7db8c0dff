//! `GET /v3/{leads|contacts|deals}/schema`: the attributes of an index as YAML. Names and types follow the dumped schemas
//! (`sell-api.md` 4); how the real document is laid out is not known.

use rusqlite::Connection;

use super::attributes::{self, Index, Shape};

/// The document for one index, custom fields included.
pub fn of(db: &Connection, index: &Index) -> rusqlite::Result<String> {
    let mut lines = format!("resource: {}\nattributes:\n", index.kind);
    let fixed = attributes::fixed(index).map(|(name, shape)| (name.to_owned(), type_of(name, shape).to_owned()));
    let custom = attributes::custom_fields(db, index)?;
    let custom = custom.into_iter().map(|field| (field.search_api_id, custom_type(&field.kind).to_owned()));
    let entry = |(name, kind): (String, String)| format!("  - name: \"{name}\"\n    type: {kind}\n");
    lines.extend(fixed.chain(custom).map(entry));
    Ok(lines)
}

/// The v3 type of an attribute: by its name where the shape alone does not tell.
fn type_of(name: &str, shape: Shape) -> &'static str {
    match (name, shape) {
        ("id", _) => "id",
        ("version", _) => "version",
        ("decimal_value" | "normalized_decimal_value", _) => "double",
        ("email" | "currency" | "uid" | "created_via", _) => "keyword",
        ("estimated_close_date" | "close_date", _) => "date",
        (_, Shape::Flag) => "boolean",
        (_, Shape::List) => "array",
        (name, Shape::Number) if name.ends_with("id") => "long",
        (_, Shape::Number) => "integer",
        (name, Shape::Text) if name.ends_with("_at") || name.ends_with(".at") || name.ends_with("_date") => "date_time",
        (name, Shape::Text) if name.ends_with("_status") => "keyword",
        (_, Shape::Text) => "string",
    }
}

fn custom_type(kind: &str) -> &'static str {
    match kind {
        "number" => "double",
        "bool" => "boolean",
        "date" => "date",
        "datetime" => "date_time",
        "multi_select_list" => "array",
        "address" => "object",
        _ => "string",
    }
}
