//! The copy of the database that lists and searches see while they lag: every changed row reaches it after the lag,
//! created, updated and deleted rows alike. Single records are read from the original (`sell-api.md` 1.2, 4).

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::hooks::Action;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use crate::database;

type Touched = Arc<Mutex<Vec<(String, i64)>>>;

/// A database in memory that follows the original at a distance.
pub struct LaggingCopy {
    db: Connection,
    /// The distance.
    pub lag: Duration,
    waiting: VecDeque<Change>,
    touched: Touched,
}

/// A row as it was after a write.
struct Change {
    at: Instant,
    table: String,
    rowid: i64,
    /// Column names and values; none: the row was deleted.
    row: Option<(Vec<String>, Vec<Sql>)>,
}

impl LaggingCopy {
    /// Copies `original` and watches it from now on.
    pub fn of(original: &mut Connection, lag: Duration) -> rusqlite::Result<Self> {
        let db = Connection::open_in_memory()?;
        database::prepare(&db)?;
        // Rows arrive in any order; the original has checked the references.
        db.pragma_update(None, "foreign_keys", false)?;
        copy_everything(original, &db)?;
        let touched = Touched::default();
        let seen = Arc::clone(&touched);
        let watch = move |_action: Action, _database: &str, table: &str, rowid: i64| {
            let mut rows = seen.lock().unwrap_or_else(PoisonError::into_inner);
            if rows.last().is_none_or(|(last_table, last_row)| last_table != table || *last_row != rowid) {
                rows.push((table.to_owned(), rowid));
            }
        };
        original.update_hook(Some(watch))?;
        Ok(Self { db, lag, waiting: VecDeque::new(), touched })
    }

    /// Ends the watching that [`Self::of`] began.
    pub fn stop_watching(original: &mut Connection) -> rusqlite::Result<()> {
        original.update_hook(None::<fn(Action, &str, &str, i64)>)
    }

    /// Takes up what was written to `original` since the last call. A row whose change was rolled back is read as it
    /// was, which does no harm.
    pub fn note_changes(&mut self, original: &Connection) -> rusqlite::Result<()> {
        let touched = std::mem::take(&mut *self.touched.lock().unwrap_or_else(PoisonError::into_inner));
        let at = Instant::now();
        for (table, rowid) in touched {
            let row = read_row(original, &table, rowid)?;
            self.waiting.push_back(Change { at, table, rowid, row });
        }
        Ok(())
    }

    /// The copy in the state that a reader sees at `now`.
    pub fn at(&mut self, now: Instant) -> rusqlite::Result<&mut Connection> {
        let due = |change: &Change| now.saturating_duration_since(change.at) >= self.lag;
        while self.waiting.front().is_some_and(due) {
            if let Some(change) = self.waiting.pop_front() {
                apply(&self.db, change)?;
            }
        }
        Ok(&mut self.db)
    }
}

fn apply(db: &Connection, change: Change) -> rusqlite::Result<()> {
    match change.row {
        Some((names, values)) => write_row(db, &change.table, change.rowid, &names, values),
        None => db
            .prepare_cached(&format!("DELETE FROM \"{}\" WHERE rowid = ?1", change.table))?
            .execute([change.rowid])
            .map(|_| ()),
    }
}

fn copy_everything(from: &Connection, to: &Connection) -> rusqlite::Result<()> {
    let mut made = from.prepare(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index'",
    )?;
    let made: Vec<(String, String, String)> =
        made.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<_>>()?;
    to.execute_batch("BEGIN")?;
    for (kind, name, sql) in made {
        to.execute_batch(&sql)?;
        if kind != "table" {
            continue;
        }
        let mut statement = from.prepare(&format!("SELECT rowid, * FROM \"{name}\""))?;
        let names: Vec<String> = statement.column_names().skip(1).map(str::to_owned).collect();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let values = (1..=names.len()).map(|column| row.get(column)).collect::<rusqlite::Result<_>>()?;
            write_row(to, &name, row.get(0)?, &names, values)?;
        }
    }
    to.execute_batch("COMMIT")
}

fn read_row(db: &Connection, table: &str, rowid: i64) -> rusqlite::Result<Option<(Vec<String>, Vec<Sql>)>> {
    let mut statement = db.prepare_cached(&format!("SELECT * FROM \"{table}\" WHERE rowid = ?1"))?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let read = |row: &rusqlite::Row<'_>| (0..names.len()).map(|column| row.get(column)).collect();
    let values: Option<Vec<Sql>> = statement.query_row([rowid], read).optional()?;
    Ok(values.map(|values| (names, values)))
}

fn write_row(db: &Connection, table: &str, rowid: i64, names: &[String], mut values: Vec<Sql>) -> rusqlite::Result<()> {
    let list: Vec<String> = names.iter().map(|name| format!(", \"{name}\"")).collect();
    let marks = ", ?".repeat(names.len());
    // Tables without a number of their own are found again by the row id.
    let sql = format!("INSERT OR REPLACE INTO \"{table}\" (rowid{}) VALUES (?{marks})", list.concat());
    values.insert(0, Sql::Integer(rowid));
    db.prepare_cached(&sql)?.execute(params_from_iter(values)).map(|_| ())
}
