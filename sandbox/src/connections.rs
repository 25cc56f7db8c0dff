//! Who uses which SQLite connection: one writes; on a file further ones read beside it, so that a search does not wait
//! for the disk; and where lists and searches shall lag, a copy answers them.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::database;
use crate::lagging_copy::LaggingCopy;
use crate::sandbox::StartError;
use crate::seed::Seed;

const READERS: usize = 2;
/// A read that takes longer is interrupted: no request hangs, whatever it asks for.
const LONGEST_READ: Duration = Duration::from_secs(5);
/// Steps of SQLite's machine between two looks at the clock.
const STEPS: i32 = 20_000;

/// All connections to the one database. Locked in the order of the fields.
pub struct Connections {
    writer: Mutex<Connection>,
    copy: Mutex<Option<LaggingCopy>>,
    /// None for a database in memory, which belongs to its connection.
    readers: Vec<Mutex<Connection>>,
    turn: AtomicUsize,
}

impl Connections {
    /// Opens `file` or a database in memory; a new one is filled with `seed`.
    ///
    /// # Errors
    /// As `database::open`.
    pub fn open(file: Option<&Path>, seed: Seed) -> Result<Self, StartError> {
        let writer = database::open(file, seed)?;
        let mut readers = Vec::new();
        if let Some(file) = file {
            for _ in 0..READERS {
                readers.push(Mutex::new(database::open_reader(file)?));
            }
        }
        Ok(Self { writer: Mutex::new(writer), copy: Mutex::new(None), readers, turn: AtomicUsize::new(0) })
    }

    /// Runs work that may write.
    pub fn write<T>(&self, work: impl FnOnce(&mut Connection) -> T) -> T {
        let mut db = lock(&self.writer);
        let result = work(&mut db);
        let mut copy = lock(&self.copy);
        if let Some(lagging) = copy.as_mut()
            && let Err(error) = lagging.note_changes(&db)
        {
            eprintln!("sandbox: the lagging copy failed ({error}); lists see writes at once again");
            *copy = None;
        }
        result
    }

    /// Runs work that only reads, on what has been committed.
    pub fn read<T>(&self, work: impl FnOnce(&mut Connection) -> T) -> T {
        let free = self.readers.iter().find_map(|reader| reader.try_lock().ok());
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let next = || self.readers.get(turn % self.readers.len().max(1)).map(lock);
        let mut db = free.or_else(next).unwrap_or_else(|| lock(&self.writer));
        bounded(&mut db, LONGEST_READ, work)
    }

    /// Runs work that only reads, on the state that lists and searches see.
    pub fn read_late<T>(&self, work: impl FnOnce(&mut Connection) -> T) -> T {
        let mut copy = lock(&self.copy);
        match copy.as_mut().map(|lagging| lagging.at(Instant::now())) {
            Some(Ok(db)) => bounded(db, LONGEST_READ, work),
            Some(Err(error)) => {
                eprintln!("sandbox: the lagging copy failed ({error}); lists see writes at once again");
                *copy = None;
                drop(copy);
                self.read(work)
            }
            None => {
                drop(copy);
                self.read(work)
            }
        }
    }

    /// Makes lists and searches stay behind by `lag`; zero ends that.
    ///
    /// # Errors
    /// The copy cannot be made.
    pub fn set_lag(&self, lag: Duration) -> rusqlite::Result<()> {
        let mut db = lock(&self.writer);
        let mut copy = lock(&self.copy);
        match copy.as_mut() {
            Some(lagging) if !lag.is_zero() => lagging.lag = lag,
            Some(_) => {
                LaggingCopy::stop_watching(&mut db)?;
                *copy = None;
            }
            None if lag.is_zero() => {}
            None => *copy = Some(LaggingCopy::of(&mut db, lag)?),
        }
        Ok(())
    }

    /// The present lag of lists and searches.
    pub fn lag(&self) -> Duration {
        lock(&self.copy).as_ref().map_or(Duration::ZERO, |lagging| lagging.lag)
    }
}

/// Runs `work`; SQLite gives up a statement that is still running after `limit`.
fn bounded<T>(db: &mut Connection, limit: Duration, work: impl FnOnce(&mut Connection) -> T) -> T {
    let started = Instant::now();
    // Without the limit the read is merely unbounded: not worth failing for.
    if let Err(error) = db.progress_handler(STEPS, Some(move || started.elapsed() > limit)) {
        eprintln!("sandbox: a read has no time limit ({error})");
    }
    let limited = Limited(db);
    work(&mut *limited.0)
}

/// Takes the limit off even when the work panics: the next user of the connection may take its time.
struct Limited<'a>(&'a mut Connection);

impl Drop for Limited<'_> {
    fn drop(&mut self) {
        if let Err(error) = self.0.progress_handler(0, None::<fn() -> bool>) {
            eprintln!("sandbox: the time limit of a read could not be taken off ({error})");
        }
    }
}

/// A poisoned lock only means that an earlier request panicked; its transaction was rolled back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::bounded;
    use rusqlite::{Connection, ErrorCode};
    use std::time::Duration;

    #[test]
    fn a_read_that_takes_too_long_is_given_up_and_the_connection_goes_on() {
        let mut db = Connection::open_in_memory().unwrap_or_else(|error| panic!("{error}"));
        let count = |db: &mut Connection, to: i64| -> rusqlite::Result<i64> {
            let sql =
                "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ?1) SELECT count(*) FROM c";
            db.query_row(sql, [to], |row| row.get(0))
        };
        let given_up = bounded(&mut db, Duration::ZERO, |db| count(db, i64::MAX));
        let code = given_up.err().and_then(|error| error.sqlite_error_code());
        assert_eq!(code, Some(ErrorCode::OperationInterrupted));
        assert_eq!(count(&mut db, 100_000), Ok(100_000));
    }
}
