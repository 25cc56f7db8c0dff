//! The table of matching cases, `cases.json`: what Support knows of a requester, what Sell holds, and what must be shown.
//! The browser tests read the same file.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::Path;

/// One requester and what the agent must see of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The rule, in words.
    pub name: String,
    /// The requester's ticket in the demo account.
    pub ticket: u64,
    /// In the order in which Support may tell them.
    pub identities: Vec<Identity>,
    /// Records that must be shown, and look-alikes that must not.
    pub records: Vec<Record>,
    /// What is shown, in this order.
    pub shown: Vec<Shown>,
    /// Whether the agent is warned.
    pub possible_duplicate: bool,
}

/// One way to reach the requester.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// Support's word for it.
    #[serde(rename = "type")]
    pub kind: IdentityType,
    /// As Support stores it.
    pub value: String,
    /// Whether it is the main one of its type.
    pub primary: bool,
}

/// The types that count here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityType {
    Email,
    PhoneNumber,
}

/// A record in Sell, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    pub id: u64,
    pub kind: Kind,
    /// As the card names it.
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub mobile: Option<String>,
}

/// The three kinds of record that a requester can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Person,
    Company,
    Lead,
}

/// A record that must be shown.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    pub id: u64,
    /// Why, in this order.
    pub reasons: Vec<Reason>,
    /// A Sell plan without search v3 cannot find it; [`Self::because`] says why.
    #[serde(default)]
    pub only_with_search_v3: bool,
    /// The reason in words.
    pub because: Option<String>,
}

/// A shared value, as the record has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Email(String),
    Phone(String),
}

impl Case {
    /// The record of a line of `shown`.
    pub fn record(&self, id: u64) -> &Record {
        let found = self.records.iter().find(|it| it.id == id);
        found.unwrap_or_else(|| panic!("{}: record {id} is shown but not in `records`", self.name))
    }
}

/// All cases.
pub fn cases() -> Vec<Case> {
    read("tests/matching/cases.json")
}

/// A JSON file of the repository.
pub fn read<T: DeserializeOwned>(path: &str) -> T {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}
