//! The three search indexes and how a name in a request finds its attributes: a plain name, a part of an object
//! (`owner.id`), a whole object (`owner`), or a custom field by its `search_api_id`.

use rusqlite::Connection;

use super::attribute_table::{self, COMMON, CONTACT, DEAL, LEAD, PARTY, Row};
use Shape::{Flag, List, Number, Text};

/// How an attribute is compared and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Text,
    Number,
    Flag,
    /// A JSON array or object: a comparison holds when one element fulfils it.
    List,
}

/// One attribute: its dotted v3 name and a SQL expression over the row `t`.
#[derive(Clone, Debug)]
pub struct Attribute {
    pub name: String,
    pub sql: String,
    pub shape: Shape,
    /// For some lists the elements one by one, as expressions that have an index.
    pub elements: &'static [&'static str],
}

/// One of the three searchable collections.
#[derive(Debug)]
pub struct Index {
    pub kind: &'static str,
    pub table: &'static str,
    rows: &'static [&'static [Row]],
    /// What stands before the id of a custom field in `search_api_id`.
    custom_prefix: &'static str,
}

static INDEXES: [Index; 3] = [
    Index { kind: "lead", table: "leads", rows: &[COMMON, PARTY, LEAD], custom_prefix: "custom_fields." },
    Index {
        kind: "contact",
        table: "contacts",
        rows: &[COMMON, PARTY, CONTACT],
        custom_prefix: "custom_fields.contact:",
    },
    Index { kind: "deal", table: "deals", rows: &[COMMON, DEAL], custom_prefix: "custom_fields." },
];

impl Index {
    /// By the path segment: `leads`, `contacts`, `deals`.
    pub fn of(segment: &str) -> Option<&'static Self> {
        INDEXES.iter().find(|index| index.table == segment)
    }
}

/// Every attribute with its dotted name and shape, without custom fields.
pub fn fixed(index: &Index) -> impl Iterator<Item = (&'static str, Shape)> + use<> {
    index.rows.iter().copied().flatten().map(|(name, shape, _)| (*name, *shape))
}

/// A custom field as the mapping endpoint shows it.
#[derive(Debug)]
pub struct CustomField {
    pub id: i64,
    pub name: String,
    pub kind: String,
    pub search_api_id: String,
}

/// The account's custom fields of this record kind.
pub fn custom_fields(db: &Connection, index: &Index) -> rusqlite::Result<Vec<CustomField>> {
    let sql = "SELECT id, name, type FROM custom_fields WHERE record_kind = ?1 ORDER BY id";
    let read = |row: &rusqlite::Row<'_>| {
        let id: i64 = row.get(0)?;
        let search_api_id = format!("{}{id}", index.custom_prefix);
        Ok(CustomField { id, name: row.get(1)?, kind: row.get(2)?, search_api_id })
    };
    db.prepare_cached(sql)?.query_map([index.kind], read)?.collect()
}

/// The attributes that a name stands for: itself, or for an object such as `owner` all its parts. Empty: unknown.
pub fn named(db: &Connection, index: &Index, name: &str) -> rusqlite::Result<Vec<Attribute>> {
    let within =
        |attribute: &str| attribute.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let mut found: Vec<Attribute> = index
        .rows
        .iter()
        .copied()
        .flatten()
        .filter(|(attribute, ..)| within(attribute))
        .map(|(name, shape, sql)| Attribute {
            name: (*name).to_owned(),
            sql: sql.replace("{kind}", index.kind),
            shape: *shape,
            elements: attribute_table::elements(name),
        })
        .collect();
    for field in custom_fields(db, index)?.into_iter().filter(|field| within(&field.search_api_id)) {
        found.push(custom_attribute(field));
    }
    Ok(found)
}

fn custom_attribute(field: CustomField) -> Attribute {
    let shape = match field.kind.as_str() {
        "number" => Number,
        "bool" => Flag,
        "multi_select_list" | "address" => List,
        _ => Text,
    };
    // The name comes from the account's definitions; a quote in it is doubled.
    let value =
        format!("(SELECT value FROM json_each(t.custom_fields) WHERE key = '{}')", field.name.replace('\'', "''"));
    let sql = if shape == Number { format!("CAST({value} AS REAL)") } else { value };
    Attribute { name: field.search_api_id, sql, shape, elements: &[] }
}
