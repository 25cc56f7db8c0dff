//! `POST /v2/lead_conversions` (`sell-api.md` 2.8): a lead becomes a person, a company or both, and by default a deal;
//! the lead disappears from `/v2/leads`.

use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::catalogue::{self, CONTACTS, DEALS, LEADS};
use super::errors::{ApiError, Problem};
use super::payload::{self, is_blank};
use super::pools::{self, Turn};
use super::problems::Complaint;
use super::record::{self, Record};
use super::reply::Reply;
use super::save;

const SHARED: [&str; 14] = [
    "title",
    "description",
    "industry",
    "website",
    "email",
    "phone",
    "mobile",
    "fax",
    "twitter",
    "facebook",
    "linkedin",
    "skype",
    "address",
    "tags",
];
const COMPLAINT: Complaint = Complaint { resource: "lead_conversion" };

/// Converts the lead named in `data`.
pub fn convert(db: &Connection, data: &Map<String, Value>, token_user: i64) -> Result<Reply, ApiError> {
    let (lead, given_owner, with_deal) = read(db, data)?;
    let lead_id = lead.get("id").and_then(Value::as_i64).ok_or_else(ApiError::not_found)?;
    let owner = match given_owner {
        // One turn for the whole conversion, of the same counter that every other channel uses.
        Some(owner) => match pools::take_turn(db, owner)? {
            Turn::NoPool => json!(owner),
            Turn::Member(member) => json!(member),
            Turn::Nobody => return Err(vec![COMPLAINT.empty_pool("owner_id")].into()),
        },
        None => lead.get("owner_id").cloned().unwrap_or_default(),
    };

    let organization = match lead.get("organization_name") {
        Some(name) if !is_blank(name) => {
            let mut company =
                Map::from_iter([("is_organization".to_owned(), json!(true)), ("name".to_owned(), name.clone())]);
            company.insert("owner_id".into(), owner.clone());
            Some(save::create(db, &CONTACTS, None, &company, token_user)?)
        }
        _ => None,
    };
    let individual = match lead.get("last_name") {
        Some(last_name) if !is_blank(last_name) => {
            let mut person = person_of(&lead);
            person.insert("owner_id".into(), owner.clone());
            if let Some(company) = &organization {
                person.insert("contact_id".into(), id_of(company));
            }
            Some(save::create(db, &CONTACTS, None, &person, token_user)?)
        }
        _ => None,
    };
    let primary = individual.as_ref().or(organization.as_ref());
    let deal = match primary {
        Some(contact) if with_deal => {
            let name = contact.get("name").cloned().unwrap_or_default();
            let deal = Map::from_iter([
                ("name".to_owned(), name),
                ("contact_id".to_owned(), id_of(contact)),
                ("owner_id".to_owned(), owner),
            ]);
            Some(save::create(db, &DEALS, None, &deal, token_user)?)
        }
        _ => None,
    };
    save::delete(db, &LEADS, None, lead_id)?;
    let conversions = catalogue::find(None, "lead_conversions").ok_or_else(ApiError::unknown_path)?;
    let mut row = Record::new();
    row.insert("lead_id".into(), json!(lead_id));
    row.insert("individual_id".into(), individual.as_ref().map(id_of).unwrap_or_default());
    row.insert("organization_id".into(), organization.as_ref().map(id_of).unwrap_or_default());
    row.insert("deal_id".into(), deal.as_ref().map(id_of).unwrap_or_default());
    save::fill_in(conversions, &mut row, token_user);
    let id = record::insert(db, conversions, &row)?;
    let saved = record::by_id(db, conversions, id)?.ok_or_else(ApiError::not_found)?;
    Ok(Reply::single(conversions, saved))
}

/// The lead, the owner if one is given, and whether a deal is wanted; all problems of the payload at once.
fn read(db: &Connection, data: &Map<String, Value>) -> Result<(Record, Option<i64>, bool), ApiError> {
    let mut problems: Vec<Problem> = data
        .keys()
        .filter(|name| !matches!(name.as_str(), "lead_id" | "owner_id" | "create_deal"))
        .map(|name| COMPLAINT.unknown(name))
        .collect();
    let mut lead = None;
    match data.get("lead_id").map(Value::as_i64) {
        None => problems.push(COMPLAINT.missing("lead_id")),
        Some(None) => problems.push(COMPLAINT.invalid_type("lead_id", "an integer")),
        Some(Some(id)) => {
            lead = record::by_id(db, &LEADS, id)?;
            if lead.is_none() {
                problems.push(COMPLAINT.incorrect_value("lead_id"));
            }
        }
    }
    let given = data.get("owner_id").filter(|owner| !owner.is_null());
    let owner = given.and_then(Value::as_i64);
    match owner {
        None if given.is_some() => problems.push(COMPLAINT.invalid_type("owner_id", "an integer")),
        Some(id) if !payload::exists(db, "users", id)? => problems.push(COMPLAINT.incorrect_value("owner_id")),
        _ => {}
    }
    let with_deal = data.get("create_deal").map_or(Some(true), Value::as_bool);
    if with_deal.is_none() {
        problems.push(COMPLAINT.invalid_type("create_deal", "a boolean"));
    }
    match (lead, with_deal) {
        (Some(lead), Some(with_deal)) if problems.is_empty() => Ok((lead, owner, with_deal)),
        _ => Err(problems.into()),
    }
}

fn person_of(lead: &Record) -> Map<String, Value> {
    let names = ["first_name", "last_name"].into_iter().chain(SHARED);
    names.filter_map(|name| Some((name.to_owned(), lead.get(name)?.clone()))).collect()
}

fn id_of(record: &Record) -> Value {
    record.get("id").cloned().unwrap_or_default()
}
