//! Opening, filling and resetting the one SQLite database behind both APIs. Who may use which connection when is the
//! business of `connections`.

use std::path::Path;

use rusqlite::Connection;

use crate::sandbox::StartError;
use crate::seed::{self, Seed};
use crate::{sell, support};

/// Opens `file`, or a database in memory. A new one is filled with `seed`; a stored one is kept as it is.
///
/// # Errors
/// The file cannot be opened, is no database, or was made by another version of the sandbox.
pub fn open(file: Option<&Path>, seed: Seed) -> Result<Connection, StartError> {
    let name = file.map_or_else(|| "memory".into(), |file| file.display().to_string());
    let failed = |error: rusqlite::Error| StartError::new(format!("database {name}: {error}"));
    let mut db = match file {
        Some(file) => Connection::open(file),
        None => Connection::open_in_memory(),
    }
    .map_err(failed)?;
    db.pragma_update(None, "journal_mode", "WAL").map_err(failed)?;
    // With FULL a commit returns only after its log is on the disk: what was acknowledged survives a killed process.
    db.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
    db.pragma_update(None, "foreign_keys", true).map_err(failed)?;
    prepare(&db).map_err(failed)?;

    let version: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(failed)?;
    match version {
        0 => reset(&mut db, seed).map_err(|error| StartError::new(format!("database {name}: {error}")))?,
        sell::SCHEMA_VERSION => {}
        _ => {
            return Err(StartError::new(format!(
                "database {name} was made by another version of the sandbox; delete it or give another --db"
            )));
        }
    }
    Ok(db)
}

/// A further connection to a file that is open already; it can only read.
///
/// # Errors
/// The file cannot be opened again.
pub fn open_reader(file: &Path) -> Result<Connection, StartError> {
    let open = || -> rusqlite::Result<Connection> {
        let db = Connection::open(file)?;
        db.pragma_update(None, "query_only", true)?;
        prepare(&db)?;
        Ok(db)
    };
    open().map_err(|error| StartError::new(format!("database {}: {error}", file.display())))
}

/// What every connection needs before the first statement.
pub fn prepare(db: &Connection) -> rusqlite::Result<()> {
    db.set_prepared_statement_cache_capacity(256);
    sell::register_functions(db)
}

/// Throws everything away and fills the database anew.
///
/// # Errors
/// The seed does not fit the schema; the message names the place.
pub fn reset(db: &mut Connection, seed: Seed) -> Result<(), seed::SeedError> {
    db.pragma_update(None, "foreign_keys", false)?;
    let result = rebuild(db, seed);
    db.pragma_update(None, "foreign_keys", true)?;
    result
}

fn rebuild(db: &mut Connection, seed: Seed) -> Result<(), seed::SeedError> {
    // Prepared statements would keep the old tables in use.
    db.flush_prepared_statement_cache();
    let transaction = db.transaction()?;
    let tables: Vec<String> = transaction
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for table in tables {
        transaction.execute(&format!("DROP TABLE \"{table}\""), [])?;
    }
    transaction.execute("DELETE FROM sqlite_sequence WHERE 1", []).or_else(ignore_missing_table)?;
    transaction.execute_batch(&sell::create_tables())?;
    transaction.execute_batch(support::SCHEMA)?;
    seed::fill(&transaction, seed)?;
    transaction.execute_batch(&sell::create_all_indexes())?;
    transaction.pragma_update(None, "user_version", sell::SCHEMA_VERSION)?;
    transaction.commit()?;
    Ok(())
}

/// `sqlite_sequence` exists only once a table with AUTOINCREMENT has been made.
fn ignore_missing_table(error: rusqlite::Error) -> rusqlite::Result<usize> {
    match error {
        rusqlite::Error::SqliteFailure(_, Some(ref text)) if text.contains("no such table") => Ok(0),
        other => Err(other),
    }
}
