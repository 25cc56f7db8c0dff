//! Distribution pools: a phantom user whose records go to the next member, round robin (`sell-api.md` 5). The pool
//! remembers the place of the last turn, not the person: somebody who leaves or joins moves nobody else's turn.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};

/// Who becomes the owner of a record that is given to a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The user is a person.
    NoPool,
    Member(i64),
    /// The pool has no active member.
    Nobody,
}

/// Takes a turn of the pool `user`.
pub fn take_turn(db: &Connection, user: i64) -> rusqlite::Result<Turn> {
    let last: Option<i64> = db
        .prepare_cached("SELECT last_position FROM distribution_pools WHERE user_id = ?1")?
        .query_row([user], |row| row.get(0))
        .optional()?;
    let Some(last) = last else { return Ok(Turn::NoPool) };
    // Those behind the last turn come first, then the circle starts again.
    let next: Option<(i64, i64)> = db
        .prepare_cached(
            "SELECT member.position, member.user_id FROM distribution_pool_members member \
             JOIN users ON users.id = member.user_id \
             WHERE member.pool_user_id = ?1 AND users.status = 'active' \
             ORDER BY member.position <= ?2, member.position LIMIT 1",
        )?
        .query_row([user, last], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((position, member)) = next else { return Ok(Turn::Nobody) };
    db.prepare_cached("UPDATE distribution_pools SET last_position = ?2 WHERE user_id = ?1")?
        .execute([user, position])?;
    Ok(Turn::Member(member))
}

/// Puts a Sell user at the end of a pool. False: there is no such pool or user, or the user is in the pool.
pub fn join(db: &Connection, pool: i64, member: i64) -> rusqlite::Result<bool> {
    let sql = "INSERT INTO distribution_pool_members (pool_user_id, position, user_id) \
               SELECT user_id, 1 + coalesce((SELECT max(position) FROM distribution_pool_members \
               WHERE pool_user_id = ?1), 0), ?2 FROM distribution_pools WHERE user_id = ?1 \
               AND EXISTS (SELECT 1 FROM users WHERE id = ?2) \
               AND NOT EXISTS (SELECT 1 FROM distribution_pools WHERE user_id = ?2) \
               AND NOT EXISTS (SELECT 1 FROM distribution_pool_members WHERE pool_user_id = ?1 AND user_id = ?2)";
    Ok(db.execute(sql, [pool, member])? == 1)
}

/// Takes a member out of a pool. False: there is no such member.
pub fn leave(db: &Connection, pool: i64, member: i64) -> rusqlite::Result<bool> {
    let sql = "DELETE FROM distribution_pool_members WHERE pool_user_id = ?1 AND user_id = ?2";
    Ok(db.execute(sql, [pool, member])? == 1)
}

/// Every pool with its members in the order of turns.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Value>> {
    let sql = "SELECT pool.user_id, users.name, pool.record_kind, (SELECT json_group_array(user_id ORDER BY position) \
               FROM distribution_pool_members WHERE pool_user_id = pool.user_id) \
               FROM distribution_pools pool JOIN users ON users.id = pool.user_id ORDER BY 1";
    let read = |row: &rusqlite::Row<'_>| {
        let members: Value = serde_json::from_str(&row.get::<_, String>(3)?).unwrap_or_default();
        Ok(json!({
            "pool": row.get::<_, i64>(0)?,
            "name": row.get::<_, String>(1)?,
            "record_kind": row.get::<_, String>(2)?,
            "members": members,
        }))
    };
    db.prepare(sql)?.query_map([], read)?.collect()
}
