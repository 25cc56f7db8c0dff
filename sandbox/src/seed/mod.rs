//! What a new or reset database holds. The data are JSON files under `sandbox/seed/`, compiled in: `account/` is what
//! every account has (users, lists, agents), `demo/` the customers of the demo: those with a story, and those that stand
//! for one rule of finding a customer each (`matching_…`).

mod custom_fields;
mod generator;
mod large;
mod support_data;
mod users;

use std::fmt;

use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{sell, support};

pub use custom_fields::add as add_custom_fields;
pub use users::add as add_users;

const ACCOUNT_SELL: &str = include_str!("../../seed/account/sell.json");
const ACCOUNT_SUPPORT: &str = include_str!("../../seed/account/support.json");
const ACCOUNT_ACCESS: &str = include_str!("../../seed/account/access.json");
const DEMO_SELL: &str = include_str!("../../seed/demo/sell.json");
const DEMO_CUSTOMERS: &str = include_str!("../../seed/demo/customers.json");
const MATCHING_SELL: &str = include_str!("../../seed/demo/matching_sell.json");
const MATCHING_CUSTOMERS: &str = include_str!("../../seed/demo/matching_customers.json");

/// A named set of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seed {
    /// About seventy customers with tickets and sales data.
    Demo,
    /// The account without any customer.
    Empty,
    /// The demo filled up to 50,000 leads, 50,000 contacts, 100,000 deals and 500 users.
    Large,
}

impl Seed {
    /// By the name that the command line and `/control/reset` use.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "demo" => Some(Self::Demo),
            "empty" => Some(Self::Empty),
            "large" => Some(Self::Large),
            _ => None,
        }
    }
}

/// Why a seed could not be stored: names the file and the place.
#[derive(Debug)]
pub struct SeedError(String);

impl fmt::Display for SeedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<rusqlite::Error> for SeedError {
    fn from(error: rusqlite::Error) -> Self {
        Self(error.to_string())
    }
}

/// Fills empty tables. References are checked at the end, so that files may be in any order.
///
/// # Errors
/// A file that does not fit the schema.
pub fn fill(db: &Connection, seed: Seed) -> Result<(), SeedError> {
    plant_sell(db, "account/sell.json", ACCOUNT_SELL)?;
    support_data::plant_account(db, &parse("account/support.json", ACCOUNT_SUPPORT)?)?;
    plant_access(db, &parse("account/access.json", ACCOUNT_ACCESS)?)?;
    if seed != Seed::Empty {
        plant_sell(db, "demo/sell.json", DEMO_SELL)?;
        plant_sell(db, "demo/matching_sell.json", MATCHING_SELL)?;
        for (file, text) in
            [("demo/customers.json", DEMO_CUSTOMERS), ("demo/matching_customers.json", MATCHING_CUSTOMERS)]
        {
            support_data::plant_customers(db, &parse::<Vec<_>>(file, text)?)?;
        }
    }
    if seed == Seed::Large {
        large::plant(db)?;
    }
    check_references(db)
}

/// The token of every seed that may do everything.
///
/// # Errors
/// The seed's own file cannot be read.
pub fn access_token() -> Result<String, crate::StartError> {
    let access: Result<Access, SeedError> = parse("account/access.json", ACCOUNT_ACCESS);
    let tokens = access.map_err(|error| crate::StartError::new(error.to_string()))?.tokens;
    let first = tokens.into_iter().next().map(|token| token.token);
    first.ok_or_else(|| crate::StartError::new("the seed has no token"))
}

fn parse<'a, T: Deserialize<'a>>(file: &str, text: &'a str) -> Result<T, SeedError> {
    serde_json::from_str(text).map_err(|error| SeedError(format!("seed {file}: {error}")))
}

/// Collections by their path after `/v2/`, each a list of records.
fn plant_sell(db: &Connection, file: &str, text: &str) -> Result<(), SeedError> {
    let collections: Map<String, Value> = parse(file, text)?;
    for (path, records) in &collections {
        for record in records.as_array().into_iter().flatten() {
            let fields = record.as_object().ok_or_else(|| SeedError(format!("seed {file}: {path} holds {record}")))?;
            sell::plant(db, path, fields)
                .map_err(|problem| SeedError(format!("seed {file}: {problem} in {record}")))?;
        }
    }
    Ok(())
}

/// Tokens, pools and the settings of the installation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Access {
    tokens: Vec<Token>,
    pools: Vec<Pool>,
    installation: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_field_names, reason = "the names of the seed files")]
struct Token {
    token: String,
    user_id: i64,
    scopes: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pool {
    user_id: i64,
    record_kind: String,
    members: Vec<i64>,
}

fn plant_access(db: &Connection, access: &Access) -> Result<(), SeedError> {
    for token in &access.tokens {
        let sql = "INSERT INTO access_tokens (token, user_id, scopes) VALUES (?1, ?2, ?3)";
        db.execute(sql, (&token.token, token.user_id, &token.scopes))?;
    }
    for pool in &access.pools {
        let sql = "INSERT INTO distribution_pools (user_id, record_kind) VALUES (?1, ?2)";
        db.execute(sql, (pool.user_id, &pool.record_kind))?;
        for (position, member) in (1_i64..).zip(&pool.members) {
            let sql = "INSERT INTO distribution_pool_members (pool_user_id, position, user_id) VALUES (?1, ?2, ?3)";
            db.execute(sql, (pool.user_id, position, member))?;
        }
    }
    support::write_settings(db, &access.installation)?;
    Ok(())
}

fn check_references(db: &Connection) -> Result<(), SeedError> {
    let read = |row: &rusqlite::Row<'_>| {
        Ok(format!(
            "row {:?} of {} points to nothing in {}",
            row.get::<_, Option<i64>>(1)?,
            row.get::<_, String>(0)?,
            row.get::<_, String>(2)?
        ))
    };
    let broken: Vec<String> =
        db.prepare("PRAGMA foreign_key_check")?.query_map([], read)?.collect::<rusqlite::Result<_>>()?;
    broken.first().map_or(Ok(()), |first| Err(SeedError(format!("seed: {first}"))))
}
