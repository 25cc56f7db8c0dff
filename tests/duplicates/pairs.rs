//! The labelled pairs: a new lead, a record, and what somebody who knows both would say.

use sell_sidebar::domain::lead_form::LeadForm;
use serde::Deserialize;

/// One pair.
#[derive(Deserialize)]
pub struct Pair {
    /// What makes it interesting.
    pub why: String,
    /// Whether both are one person or company, so that a second record would be wrong.
    pub duplicate: bool,
    new: New,
    /// What the record is.
    pub kind: Kind,
    /// The record.
    pub known: Known,
}

/// The kinds of record.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Lead,
    Person,
    Company,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct New {
    first_name: String,
    last_name: String,
    organization: String,
    email: String,
    phone: String,
}

/// A record's fields; a company's name is its organization.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Known {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub organization: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub mobile: Option<String>,
}

impl Pair {
    /// The form of the new lead.
    pub fn form(&self) -> LeadForm {
        let New { first_name, last_name, organization, email, phone } = &self.new;
        LeadForm {
            first_name: first_name.clone(),
            last_name: last_name.clone(),
            organization: organization.clone(),
            email: email.clone(),
            phone: phone.clone(),
            ..LeadForm::default()
        }
    }
}

/// All pairs.
pub fn pairs() -> Vec<Pair> {
    serde_json::from_str(include_str!("pairs.json")).unwrap_or_else(|error| panic!("pairs.json: {error}"))
}
