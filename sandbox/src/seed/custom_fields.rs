//! Generated custom fields of leads, for accounts that have collected many.

use rusqlite::Connection;

use super::SeedError;
use super::generator::Generator;

/// Far above the numbers of the demo.
const FIRST_ID: i64 = 20_000;
const INSERT: &str = "INSERT INTO custom_fields (id, record_kind, filterable, name, type, for_organisation, for_contact, choices, \
     created_at, updated_at) VALUES (?1, 'lead', 0, ?2, ?3, 0, 0, ?4, ?5, ?5)";

/// What each is about, with its type; a number behind tells them apart.
const SUBJECTS: [(&str, &str); 12] = [
    ("Reference", "string"),
    ("Remarks on site", "text"),
    ("Second e-mail", "email"),
    ("Night phone", "phone"),
    ("Shop page", "url"),
    ("Licences", "number"),
    ("Signed", "bool"),
    ("Renewal", "date"),
    ("Training begins", "datetime"),
    ("Product line", "list"),
    ("Industries served", "multi_select_list"),
    ("Warehouse", "address"),
];

/// What can be chosen in a list.
const CHOICES: &str = r#"[{"id": 1, "name": "North"}, {"id": 2, "name": "South"}, {"id": 3, "name": "Overseas"}]"#;

/// So many beside those that are there.
///
/// # Errors
/// The generator does not fit the schema.
pub fn add(db: &mut Connection, count: i64) -> Result<(), SeedError> {
    let transaction = db.transaction()?;
    let sql = "SELECT count(*) FROM custom_fields WHERE id >= ?1";
    let first: i64 = transaction.query_row(sql, [FIRST_ID], |row| row.get(0))?;
    let mut generator = Generator(2026);
    for (number, (subject, kind)) in (first..first + count).zip(SUBJECTS.iter().cycle()) {
        let choices = if kind.contains("list") { CHOICES } else { "[]" };
        let (name, moment) = (format!("{subject} {}", number + 1), generator.moment());
        transaction.prepare_cached(INSERT)?.execute((FIRST_ID + number, name, kind, choices, moment))?;
    }
    Ok(transaction.commit()?)
}
