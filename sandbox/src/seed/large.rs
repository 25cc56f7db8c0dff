//! The account of a large company, for lists, paging and speed: with the demo's records exactly 50,000 leads, 50,000
//! contacts, 100,000 deals and 500 Sell users. Every value follows from a generator with a fixed start, so that two runs
//! hold the same. Written with plain statements, because two hundred thousand records pass here.

use rusqlite::Connection;

use super::SeedError;
use super::generator::{FIRST_NAMES, Generator, LAST_NAMES};
use super::users;

const LEADS: i64 = 50_000;
const CONTACTS: i64 = 50_000;
const DEALS: i64 = 100_000;
const USERS: i64 = 500;
/// Far above the numbers of the demo.
const FIRST_ID: i64 = 100_000;
/// One contact in five is a company; the four after it work there.
const COMPANY_EVERY: i64 = 5;

const TRADES: [&str; 10] =
    ["Logistics", "Foods", "Solar", "Textiles", "Robotics", "Travel", "Clinics", "Printing", "Optics", "Timber"];
const CITIES: [(&str, &str); 8] = [
    ("Berlin", "Germany"),
    ("Osaka", "Japan"),
    ("Lyon", "France"),
    ("Porto", "Portugal"),
    ("Leeds", "United Kingdom"),
    ("Austin", "United States"),
    ("Pune", "India"),
    ("Gdynia", "Poland"),
];
const CURRENCIES: [&str; 4] = ["EUR", "USD", "GBP", "JPY"];

/// Ids of the account that records point to.
struct Account {
    owners: Vec<i64>,
    statuses: Vec<String>,
    lead_sources: Vec<i64>,
    deal_sources: Vec<i64>,
    stages: Vec<i64>,
}

/// Fills up to the numbers above. The demo is stored already.
///
/// # Errors
/// The generator does not fit the schema.
pub fn plant(db: &Connection) -> Result<(), SeedError> {
    let mut generator = Generator(2026);
    users::fill_up(db, &mut generator, missing(db, "users", USERS)?)?;
    let account = Account {
        owners: column(db, "SELECT id FROM users WHERE status = 'active' AND system_tags = '[]' ORDER BY id")?,
        statuses: column(db, "SELECT name FROM lead_statuses ORDER BY id")?,
        lead_sources: column(db, "SELECT id FROM lead_sources ORDER BY id")?,
        deal_sources: column(db, "SELECT id FROM deal_sources ORDER BY id")?,
        stages: column(db, "SELECT id FROM stages ORDER BY id")?,
    };
    leads(db, &mut generator, &account)?;
    contacts(db, &mut generator, &account)?;
    deals(db, &mut generator, &account)
}

fn column<T: rusqlite::types::FromSql>(db: &Connection, sql: &str) -> rusqlite::Result<Vec<T>> {
    db.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}

/// How many records are missing in `table`.
fn missing(db: &Connection, table: &str, wanted: i64) -> rusqlite::Result<i64> {
    let present: i64 = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
    Ok(wanted - present)
}

fn leads(db: &Connection, generator: &mut Generator, account: &Account) -> Result<(), SeedError> {
    let mut insert = db.prepare(
        "INSERT INTO leads (id, creator_id, owner_id, first_name, last_name, organization_name, status, source_id, title, \
         email, phone, mobile, address, tags, custom_fields, created_at, updated_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'Buyer', ?9, ?10, ?11, ?12, '[\"large\"]', '{}', ?13, ?13)",
    )?;
    for number in 0..missing(db, "leads", LEADS)? {
        let (first, last) = (generator.one_of(&FIRST_NAMES)?, generator.one_of(&LAST_NAMES)?);
        let company = format!("{last} {} {}", generator.one_of(&TRADES)?, number % 900);
        let email = format!("{}.{}.{number}@prospect.example", first.to_lowercase(), last.to_lowercase());
        let (phone, mobile) = (generator.phone(number), format!("+49 171 {:07}", 2_000_000 + number));
        let status = account.statuses.get(usize::try_from(generator.below(3)).unwrap_or_default());
        insert.execute(rusqlite::params![
            FIRST_ID + number,
            generator.one_of(&account.owners)?,
            generator.one_of(&account.owners)?,
            first,
            last,
            company,
            status.map_or("New", String::as_str),
            generator.one_of(&account.lead_sources)?,
            email,
            phone,
            mobile,
            address(generator)?,
            generator.moment(),
        ])?;
    }
    Ok(())
}

fn contacts(db: &Connection, generator: &mut Generator, account: &Account) -> Result<(), SeedError> {
    let mut insert = db.prepare(
        "INSERT INTO contacts (id, creator_id, contact_id, is_organization, owner_id, name, first_name, last_name, \
         customer_status, prospect_status, email, phone, mobile, address, tags, custom_fields, created_at, updated_at) \
         VALUES (?1, ?2, ?3, ?4, ?2, ?5, ?6, ?7, 'none', 'none', ?8, ?9, ?10, ?11, '[]', '{}', ?12, ?12)",
    )?;
    for number in 0..missing(db, "contacts", CONTACTS)? {
        let owner = generator.one_of(&account.owners)?;
        let (first, last) = (generator.one_of(&FIRST_NAMES)?, generator.one_of(&LAST_NAMES)?);
        let (phone, mobile) = (generator.phone(number), format!("+49 172 {:07}", 3_000_000 + number));
        let company = number - number % COMPANY_EVERY;
        let (id, address, at) = (FIRST_ID + number, address(generator)?, generator.moment());
        if company == number {
            let name = format!("{last} {} {number}", generator.one_of(&TRADES)?);
            let email = format!("office@company-{number}.example");
            let nobody = None::<&str>;
            insert.execute(rusqlite::params![
                id,
                owner,
                None::<i64>,
                true,
                name,
                nobody,
                nobody,
                email,
                phone,
                nobody,
                address,
                at
            ])?;
        } else {
            let name = format!("{first} {last}");
            let email = format!("{}.{number}@company-{company}.example", last.to_lowercase());
            let employer = FIRST_ID + company;
            insert.execute(rusqlite::params![
                id, owner, employer, false, name, first, last, email, phone, mobile, address, at
            ])?;
        }
    }
    Ok(())
}

/// Two for every contact of the generator, and some more for the first ones.
fn deals(db: &Connection, generator: &mut Generator, account: &Account) -> Result<(), SeedError> {
    let mut insert = db.prepare(
        "INSERT INTO deals (id, creator_id, owner_id, name, value, currency, hot, stage_id, contact_id, organization_id, \
         source_id, estimated_close_date, last_stage_change_at, last_stage_change_by_id, added_at, tags, custom_fields, \
         created_at, updated_at) \
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT contact_id FROM contacts WHERE id = ?8), ?9, ?10, ?11, ?2, \
         ?12, '[]', '{}', ?12, ?11)",
    )?;
    let contacts: Vec<i64> = column(db, &format!("SELECT id FROM contacts WHERE id >= {FIRST_ID} ORDER BY id"))?;
    let mut customers = contacts.iter().copied().cycle();
    for number in 0..missing(db, "deals", DEALS)? {
        let contact = customers.next().ok_or_else(|| SeedError("seed large: no contacts".into()))?;
        let owner = generator.one_of(&account.owners)?;
        let cents = generator.below(5_000_000) + if number % 3 == 0 { 0 } else { 50 };
        let close = format!("2027-{:02}-{:02}", 1 + generator.below(12), 1 + generator.below(28));
        insert.execute(rusqlite::params![
            FIRST_ID + number,
            owner,
            format!("{} order {number}", generator.one_of(&TRADES)?),
            cents - cents % 50,
            generator.one_of(&CURRENCIES)?,
            number % 11 == 0,
            generator.one_of(&account.stages)?,
            contact,
            generator.one_of(&account.deal_sources)?,
            close,
            generator.moment(),
            generator.moment(),
        ])?;
    }
    Ok(())
}

fn address(generator: &mut Generator) -> Result<String, SeedError> {
    let (city, country) = generator.one_of(&CITIES)?;
    let (house, code) = (1 + generator.below(200), 10_000 + generator.below(80_000));
    Ok(format!(
        "{{\"line1\":\"Main Street {house}\",\"city\":\"{city}\",\"postal_code\":\"{code}\",\"state\":null,\"country\":\"{country}\"}}"
    ))
}
