//! Distribution pools: a phantom user whose records go to the next member, round robin (`sell-api.md` 5).

use rusqlite::{Connection, OptionalExtension};

/// The member whose turn it is, remembering that the turn was taken. `None`: `user` is no pool, or has no active
/// member (the phantom user then stays the owner: a guess).
pub fn next_member(db: &Connection, user: i64) -> rusqlite::Result<Option<i64>> {
    let last: Option<Option<i64>> = db
        .prepare_cached("SELECT last_member FROM distribution_pools WHERE user_id = ?1")?
        .query_row([user], |row| row.get(0))
        .optional()?;
    let Some(last) = last else { return Ok(None) };
    let members: Vec<i64> = db
        .prepare_cached(
            "SELECT member.user_id FROM distribution_pool_members member JOIN users ON users.id = member.user_id \
             WHERE member.pool_user_id = ?1 AND users.status = 'active' ORDER BY member.position",
        )?
        .query_map([user], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let turn = last.and_then(|last| members.iter().position(|member| *member == last)).map_or(0, |index| index + 1);
    let next = members.get(turn).or_else(|| members.first()).copied();
    if next.is_some() {
        db.prepare_cached("UPDATE distribution_pools SET last_member = ?2 WHERE user_id = ?1")?
            .execute((user, next))?;
    }
    Ok(next)
}
