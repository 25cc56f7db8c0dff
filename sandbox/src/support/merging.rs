//! Merging two customers who are one person: tickets, comments and identities of the one become the other's, and the one
//! is gone. Agents and admins cannot be merged. What is documented is the request, who may be merged, and that the
//! winner is answered; which of the other values survive is a guess (`docs/sandbox.md`).

use axum::http::StatusCode;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

use super::http::{Answer, Refusal, SupportRequest};
use super::people;
use crate::clock;

/// What belongs to a person by id, besides the identities: `?1` loses it to `?2`.
const HANDED_OVER: [&str; 3] = [
    "UPDATE tickets SET requester_id = ?2, \
     organization_id = (SELECT organization_id FROM support_users WHERE id = ?2) WHERE requester_id = ?1",
    "UPDATE tickets SET submitter_id = ?2 WHERE submitter_id = ?1",
    "UPDATE ticket_comments SET author_id = ?2 WHERE author_id = ?1",
];

/// `PUT users/{id}/merge` with `{"user": {"id": …}}`: the one in the path becomes the one in the body.
pub fn merge(db: &Connection, loser: i64, request: &SupportRequest) -> Result<Answer, Refusal> {
    let winner = request.body.get("user").and_then(|user| user.get("id")).and_then(Value::as_i64);
    let winner = winner.ok_or_else(|| Refusal::invalid("Parameter user.id is required"))?;
    let role = |id: i64| -> rusqlite::Result<Option<String>> {
        let sql = "SELECT role FROM support_users WHERE id = ?1";
        db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()
    };
    let of_loser = role(loser)?.ok_or_else(Refusal::not_found)?;
    let of_winner = role(winner)?.ok_or_else(|| Refusal::invalid("User: is not known"))?;
    if [of_loser, of_winner].iter().any(|role| role != "end-user") {
        return Err(Refusal::invalid("Agents and admins cannot be merged"));
    }
    if loser == winner {
        return Err(Refusal::invalid("User: cannot be merged with itself"));
    }
    let changed_tickets = tickets_of(db, loser)?;
    let now = clock::now();
    for sql in HANDED_OVER {
        db.prepare_cached(sql)?.execute((loser, winner))?;
    }
    for ticket in &changed_tickets {
        db.prepare_cached("UPDATE tickets SET updated_at = ?2 WHERE id = ?1")?.execute((ticket, &now))?;
    }
    hand_over_identities(db, loser, winner)?;
    db.prepare_cached("DELETE FROM support_users WHERE id = ?1")?.execute([loser])?;
    complete(db, winner, &now)?;
    let body = people::show(db, winner)?;
    Ok(Answer { status: StatusCode::OK, body, changed_users: vec![loser, winner], changed_tickets })
}

fn tickets_of(db: &Connection, user: i64) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT id FROM tickets WHERE requester_id = ?1 OR submitter_id = ?1 ORDER BY id";
    db.prepare_cached(sql)?.query_map([user], |row| row.get(0))?.collect()
}

/// A main address or number stays main only where the winner has none.
fn hand_over_identities(db: &Connection, loser: i64, winner: i64) -> rusqlite::Result<()> {
    let second = "UPDATE support_identities SET is_primary = 0 WHERE user_id = ?1 AND type IN \
                  (SELECT type FROM support_identities WHERE user_id = ?2 AND is_primary)";
    let moved = "UPDATE support_identities SET user_id = ?2 WHERE user_id = ?1";
    [second, moved].iter().try_for_each(|sql| db.prepare_cached(sql)?.execute((loser, winner)).map(|_| ()))
}

/// The winner's own columns, where they were empty, tell what came along.
fn complete(db: &Connection, winner: i64, now: &str) -> rusqlite::Result<()> {
    let sql = "UPDATE support_users SET updated_at = ?2, \
               email = coalesce(email, (SELECT value FROM support_identities WHERE user_id = ?1 AND type = 'email' AND is_primary)), \
               phone = coalesce(phone, (SELECT value FROM support_identities WHERE user_id = ?1 AND type = 'phone_number' AND is_primary)) \
               WHERE id = ?1";
    db.prepare_cached(sql)?.execute((winner, now)).map(|_| ())
}
