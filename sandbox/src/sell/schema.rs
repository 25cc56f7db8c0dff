//! The SQLite schema of the Sell side, derived from the catalogue: one table per resource with foreign keys, an index
//! on every field that a filter or a join uses, and two tables of the sandbox's own (tokens, distribution pools).

use super::catalogue::RESOURCES;
use super::resource::{Field, Kind, Resource, Verb};

/// Raised whenever a stored file could no longer be read by the present schema.
pub const VERSION: i64 = 2;

const OWN_TABLES: &str = "
CREATE TABLE access_tokens (
    token   TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users(id),
    scopes  TEXT NOT NULL
) STRICT;
CREATE TABLE distribution_pools (
    user_id       INTEGER PRIMARY KEY REFERENCES users(id),
    record_kind   TEXT NOT NULL,
    last_position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE distribution_pool_members (
    pool_user_id INTEGER NOT NULL REFERENCES distribution_pools(user_id) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    user_id      INTEGER NOT NULL REFERENCES users(id),
    PRIMARY KEY (pool_user_id, position)
) STRICT;
";

/// The statements that make the empty tables.
pub fn create_tables() -> String {
    let tables: String = tables().map(create_table).collect();
    format!("{tables}{OWN_TABLES}")
}

/// The statements that make the indexes: cheaper once the tables are filled.
pub fn create_all_indexes() -> String {
    tables().map(create_indexes).collect()
}

/// One resource for each table, the one that defines its columns.
fn tables() -> impl Iterator<Item = &'static Resource> {
    let first = |(position, resource): &(usize, &'static Resource)| {
        !RESOURCES.iter().take(*position).any(|earlier| earlier.table == resource.table)
    };
    RESOURCES.iter().copied().enumerate().filter(first).map(|(_, resource)| resource)
}

fn create_table(resource: &Resource) -> String {
    let mut lines: Vec<String> = resource.fields.iter().map(|field| column(resource, field)).collect();
    if let (Some(parent), None) = (resource.parent, resource.field("id")) {
        lines.push(format!("PRIMARY KEY ({}, {})", parent.column, resource.key));
    }
    format!("CREATE TABLE {} (\n    {}\n) STRICT;\n", resource.table, lines.join(",\n    "))
}

fn column(resource: &Resource, field: &Field) -> String {
    let name = quoted(field.name);
    match field.kind {
        Kind::Id => format!("{name} INTEGER PRIMARY KEY AUTOINCREMENT"),
        Kind::Integer | Kind::Money => format!("{name} INTEGER"),
        Kind::Flag => format!("{name} INTEGER CHECK ({name} IN (0, 1))"),
        Kind::Decimal => format!("{name} REAL"),
        Kind::Reference(table) => {
            let is_parent = resource.parent.is_some_and(|parent| parent.column == field.name);
            let on_delete = if is_parent || resource.key == field.name { "CASCADE" } else { "SET NULL" };
            format!("{name} INTEGER REFERENCES {table}(id) ON DELETE {on_delete}")
        }
        Kind::Handle => format!("{name} TEXT COLLATE NOCASE"),
        Kind::Address | Kind::Tags | Kind::CustomFields(_) | Kind::Json => {
            format!("{name} TEXT CHECK ({name} IS NULL OR json_valid({name}))")
        }
        Kind::Text | Kind::Date | Kind::Moment | Kind::Choice(_) => format!("{name} TEXT"),
    }
}

fn create_indexes(resource: &Resource) -> String {
    let indexed = |field: &&Field| {
        let filtered =
            resource.filters.contains(&field.name) && !matches!(field.kind, Kind::Address | Kind::CustomFields(_));
        filtered || matches!(field.kind, Kind::Reference(_)) || field.name == "zendesk_user_id"
    };
    let table = resource.table;
    let index = |field: &Field| format!("CREATE INDEX {table}_{0} ON {table} ({1});\n", field.name, quoted(field.name));
    let mut sql: String = resource.fields.iter().filter(indexed).map(index).collect();
    if let Some((name, expression)) = sorted_by_default(resource) {
        sql.push_str(&format!("CREATE INDEX {table}_by_{name} ON {table} ({expression}, {});\n", quoted(resource.key)));
    }
    for field in ["phone", "mobile"] {
        // Search finds people by the national number.
        if resource.field("phone").is_some() && resource.field("mobile").is_some() {
            sql.push_str(&format!("CREATE INDEX {table}_national_{field} ON {table} (national_number({field}));\n"));
        }
    }
    sql
}

/// The field of the default order, where an index on it spares sorting the whole table.
fn sorted_by_default(resource: &Resource) -> Option<(&'static str, String)> {
    let (name, _direction) = resource.default_sort.split_once(':')?;
    let field =
        resource.field(name).filter(|field| field.name != resource.key && resource.verbs.contains(&Verb::Create))?;
    Some((field.name, sort_expression(field)))
}

/// How a list compares a field when it sorts.
pub fn sort_expression(field: &Field) -> String {
    match field.kind {
        Kind::Text | Kind::Handle => format!("{} COLLATE NOCASE", quoted(field.name)),
        _ => quoted(field.name),
    }
}

/// A column name as SQL: some of Sell's attributes (`group`) are words of SQL.
pub fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}
