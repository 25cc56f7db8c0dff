//! Thousands of records beside the demo, for lists, paging and speed. Generated from their number, so that two runs hold
//! the same.

use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::SeedError;
use crate::sell;

const COMPANIES: i64 = 2_000;
const FIRST_COMPANY: i64 = 100_000;
const LEADS: i64 = 10_000;
const PERSONS_PER_COMPANY: i64 = 2;
const STAGES: [i64; 7] = [601, 602, 603, 604, 605, 606, 607];
const CURRENCIES: [&str; 4] = ["EUR", "USD", "GBP", "JPY"];
const OWNERS: [i64; 6] = [1003, 1006, 1007, 1008, 1010, 1011];

/// Stores companies with two persons and a deal each, and leads.
///
/// # Errors
/// The generator does not fit the schema.
pub fn plant(db: &Connection) -> Result<(), SeedError> {
    for number in 0..COMPANIES {
        let company = FIRST_COMPANY + number * (PERSONS_PER_COMPANY + 1);
        let domain = format!("company-{number}.example");
        store(
            db,
            "contacts",
            json!({
                "id": company, "is_organization": true, "name": format!("Company {number}"), "owner_id": cycle(&OWNERS, number, 1003),
                "creator_id": 1002, "website": format!("https://{domain}"), "created_at": day(number), "updated_at": day(number),
            }),
        )?;
        for place in 1..=PERSONS_PER_COMPANY {
            let last_name = format!("Person{number}x{place}");
            store(
                db,
                "contacts",
                json!({
                    "id": company + place, "is_organization": false, "contact_id": company, "first_name": "Robin", "last_name": last_name,
                    "name": format!("Robin {last_name}"), "email": format!("robin.{place}@{domain}"), "owner_id": cycle(&OWNERS, number, 1003),
                    "creator_id": 1002, "phone": format!("+49 30 {:07}", number * 10 + place), "created_at": day(number), "updated_at": day(number),
                }),
            )?;
        }
        store(
            db,
            "deals",
            json!({
                "id": company, "name": format!("Deal {number}"), "contact_id": company + 1, "organization_id": company,
                "value": number * 37, "currency": cycle(&CURRENCIES, number, "EUR"), "stage_id": cycle(&STAGES, number, 601),
                "owner_id": cycle(&OWNERS, number, 1003), "creator_id": 1002, "created_at": day(number), "updated_at": day(number),
            }),
        )?;
    }
    for number in 0..LEADS {
        store(
            db,
            "leads",
            json!({
                "id": FIRST_COMPANY + number, "first_name": "Kim", "last_name": format!("Lead{number}"), "status": "New",
                "organization_name": format!("Prospect {}", number / 3), "email": format!("kim.{number}@prospect.example"),
                "owner_id": cycle(&OWNERS, number, 1003), "creator_id": 1002, "created_at": day(number), "updated_at": day(number),
            }),
        )?;
    }
    Ok(())
}

fn store(db: &Connection, path: &str, record: Value) -> Result<(), SeedError> {
    let fields: Map<String, Value> = record.as_object().cloned().unwrap_or_default();
    sell::plant(db, path, &fields).map_err(SeedError)
}

fn cycle<T: Copy>(values: &[T], number: i64, otherwise: T) -> T {
    let count = i64::try_from(values.len()).unwrap_or(1).max(1);
    usize::try_from(number % count).ok().and_then(|index| values.get(index)).copied().unwrap_or(otherwise)
}

/// Spread over the months before November 2026.
fn day(number: i64) -> String {
    format!("2026-{:02}-{:02}T{:02}:00:00Z", 1 + number % 10, 1 + number / 10 % 28, 6 + number % 12)
}
