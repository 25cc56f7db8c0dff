//! Generated Sell users: some for the account of a large company, and as many as a test wants.

use rusqlite::Connection;

use super::SeedError;
use super::generator::{FIRST_NAMES, Generator, LAST_NAMES};

/// Far above the numbers of the demo.
const FIRST_ID: i64 = 2_000;
const INSERT: &str = "INSERT INTO users (id, name, email, status, invited, confirmed, role, roles, team_name, created_at, updated_at, \
     identity_type, system_tags, detached, sell_login_disabled) \
     VALUES (?1, ?2, ?3, ?4, 0, 1, 'user', '[]', ?5, ?6, ?6, 'sell', '[]', 0, 0)";

/// So many for a large company, every twentieth of whom has left.
pub fn fill_up(db: &Connection, generator: &mut Generator, count: i64) -> Result<(), SeedError> {
    (0..count).try_for_each(|number| {
        let status = if number % 20 == 19 { "inactive" } else { "active" };
        insert(db, generator, number, status)
    })
}

/// So many active ones beside those that are there.
///
/// # Errors
/// The generator does not fit the schema.
pub fn add(db: &mut Connection, count: i64) -> Result<(), SeedError> {
    let transaction = db.transaction()?;
    let sql = "SELECT max(id) FROM users";
    let highest: i64 = transaction.query_row(sql, [], |row| row.get::<_, Option<i64>>(0))?.unwrap_or_default();
    let first = (highest + 1 - FIRST_ID).max(0);
    let mut generator = Generator(2026);
    for number in first..first + count {
        insert(&transaction, &mut generator, number, "active")?;
    }
    Ok(transaction.commit()?)
}

fn insert(db: &Connection, generator: &mut Generator, number: i64, status: &str) -> Result<(), SeedError> {
    let name = format!("{} {}", generator.one_of(&FIRST_NAMES)?, generator.one_of(&LAST_NAMES)?);
    let email = format!("seller.{number}@sandbox-demo.example");
    let team = format!("Team {}", 1 + number / 12);
    let moment = generator.moment();
    db.prepare_cached(INSERT)?.execute((FIRST_ID + number, name, email, status, team, moment))?;
    Ok(())
}
