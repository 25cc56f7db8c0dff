//! The demo account's data as the sandbox stores them, read from its files: the table must say the same.

use crate::table::{Identity, IdentityType, Kind, Record, read};
use serde::Deserialize;

/// The files under `sandbox/seed/demo/` with customers of Support.
const CUSTOMERS: [&str; 2] = ["customers.json", "matching_customers.json"];
/// The files with records of Sell.
const RECORDS: [&str; 2] = ["sell.json", "matching_sell.json"];

/// A requester in Support.
#[derive(Deserialize)]
pub struct Customer {
    email: Option<String>,
    phone: Option<String>,
    #[serde(default)]
    further_emails: Vec<String>,
    #[serde(default)]
    further_phones: Vec<String>,
    tickets: Vec<Ticket>,
}

#[derive(Deserialize)]
struct Ticket {
    id: u64,
}

#[derive(Deserialize)]
struct Records {
    contacts: Vec<Stored>,
    leads: Vec<Stored>,
}

#[derive(Deserialize)]
struct Stored {
    id: u64,
    is_organization: Option<bool>,
    name: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    mobile: Option<String>,
}

impl Customer {
    /// Whether the customer has this ticket.
    pub fn asks_in(&self, ticket: u64) -> bool {
        self.tickets.iter().any(|it| it.id == ticket)
    }

    /// Every way to reach the customer; the first of each type is the primary one.
    pub fn identities(&self) -> Vec<Identity> {
        let of_type = |kind, main: &Option<String>, further: &[String]| -> Vec<Identity> {
            let primary = main.iter().map(|it| (it, true));
            let all = primary.chain(further.iter().map(|it| (it, false)));
            all.map(|(value, primary)| Identity { kind, value: value.clone(), primary }).collect()
        };
        let mut all = of_type(IdentityType::Email, &self.email, &self.further_emails);
        all.extend(of_type(IdentityType::PhoneNumber, &self.phone, &self.further_phones));
        all
    }
}

/// All customers.
pub fn customers() -> Vec<Customer> {
    CUSTOMERS.iter().flat_map(|file| read::<Vec<Customer>>(&format!("sandbox/seed/demo/{file}"))).collect()
}

/// All people, companies and leads, by kind and id.
pub fn records() -> Vec<Record> {
    let files = RECORDS.iter().map(|file| read::<Records>(&format!("sandbox/seed/demo/{file}")));
    let all = files.flat_map(|it| it.contacts.into_iter().chain(it.leads));
    let mut all: Vec<Record> = all.map(record).collect();
    all.sort_by_key(|it| (it.kind == Kind::Lead, it.id));
    all
}

fn record(stored: Stored) -> Record {
    let kind = match stored.is_organization {
        None => Kind::Lead,
        Some(false) => Kind::Person,
        Some(true) => Kind::Company,
    };
    let parts: Vec<String> = [stored.first_name, stored.last_name].into_iter().flatten().collect();
    let name = stored.name.unwrap_or_else(|| parts.join(" "));
    Record { id: stored.id, kind, name, email: stored.email, phone: stored.phone, mobile: stored.mobile }
}
