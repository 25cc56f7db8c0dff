//! Which records belong to a requester, and why (spec 4). A search may answer with more than was asked for; a record is
//! shown only if its own e-mail address or phone number agrees with the requester's, so that nobody sees one customer's
//! data under another's name.

use super::contact::{Contact, ContactKind};
use super::email::Email;
use super::lead::Lead;
use super::phone::Phone;
use super::profile::Profile;
use super::requester::SearchTerms;

/// Why a record matched, with the value that both sides share, as the record has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MatchReason {
    /// The same e-mail address.
    Email(String),
    /// The same phone number.
    Phone(String),
    /// The agent said so.
    Chosen,
}

/// A record and why it matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched<T> {
    /// The record.
    pub record: T,
    /// At least one reason.
    pub reasons: Vec<MatchReason>,
}

/// Everything that matched a requester.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    /// People first, then companies.
    pub contacts: Vec<Matched<Contact>>,
    /// Leads.
    pub leads: Vec<Matched<Lead>>,
}

impl Matches {
    /// Keeps what really matches, each record once.
    pub fn among(contacts: Vec<Contact>, leads: Vec<Lead>, terms: &SearchTerms) -> Self {
        let contacts = matching(contacts, terms, |it| &it.profile, |one, other| one.id == other.id);
        let (mut contacts, companies): (Vec<_>, Vec<_>) =
            contacts.into_iter().partition(|it| it.record.kind == ContactKind::Person);
        contacts.extend(companies);
        Self { contacts, leads: matching(leads, terms, |it| &it.profile, |one, other| one.id == other.id) }
    }

    /// How many records matched.
    pub fn count(&self) -> usize {
        self.contacts.len() + self.leads.len()
    }

    /// A lead for somebody who is a contact already (spec 4).
    pub fn possible_duplicate(&self) -> bool {
        !self.contacts.is_empty() && !self.leads.is_empty()
    }
}

fn matching<T>(
    records: Vec<T>,
    terms: &SearchTerms,
    profile: impl Fn(&T) -> &Profile,
    same: impl Fn(&T, &T) -> bool,
) -> Vec<Matched<T>> {
    let mut kept: Vec<Matched<T>> = Vec::new();
    for record in records {
        let reasons = reasons(profile(&record), terms);
        if !reasons.is_empty() && !kept.iter().any(|it| same(&it.record, &record)) {
            kept.push(Matched { record, reasons });
        }
    }
    kept
}

/// Every value that the record shares with the requester: e-mail address, phone, mobile.
pub fn reasons(profile: &Profile, terms: &SearchTerms) -> Vec<MatchReason> {
    let by_email = profile
        .email
        .iter()
        .filter(|email| Email::parse(email).is_some_and(|it| terms.emails.contains(&it)))
        .map(|email| MatchReason::Email(email.clone()));
    let by_phone = [&profile.phone, &profile.mobile]
        .into_iter()
        .flatten()
        .filter(|number| Phone::read(number).is_some_and(|it| terms.phones.iter().any(|term| term.same_as(&it))))
        .map(|number| MatchReason::Phone(number.clone()));
    by_email.chain(by_phone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{ContactId, LeadId};

    fn terms() -> SearchTerms {
        SearchTerms {
            emails: Email::parse("ada@example.com").into_iter().collect(),
            phones: Phone::parse("+44 20 7946 0958").into_iter().collect(),
        }
    }

    fn profile(email: Option<&str>, phone: Option<&str>, mobile: Option<&str>) -> Profile {
        let owned = |it: Option<&str>| it.map(str::to_owned);
        Profile { email: owned(email), phone: owned(phone), mobile: owned(mobile), ..Profile::default() }
    }

    fn contact(id: u64, kind: ContactKind, profile: Profile) -> Contact {
        Contact { profile, ..Contact::blank(ContactId(id), kind) }
    }

    fn lead(id: u64, profile: Profile) -> Lead {
        Lead { profile, ..Lead::blank(LeadId(id)) }
    }

    #[test]
    fn every_shared_value_is_a_reason() {
        let email = MatchReason::Email("ADA@example.com".into());
        let phone = MatchReason::Phone("020 7946 0958".into());
        for (record, expected) in [
            (profile(Some("ADA@example.com"), None, None), vec![email.clone()]),
            (profile(None, Some("020 7946 0958"), None), vec![phone.clone()]),
            (profile(None, None, Some("020 7946 0958")), vec![phone.clone()]),
            (profile(Some("ADA@example.com"), Some("020 7946 0958"), None), vec![email, phone]),
            (profile(Some("bob@example.com"), Some("020 7946 0959"), None), vec![]),
            (profile(None, None, None), vec![]),
        ] {
            assert_eq!(reasons(&record, &terms()), expected, "{record:?}");
        }
    }

    #[test]
    fn a_record_of_somebody_else_is_dropped_whatever_the_search_said() {
        let found = Matches::among(
            vec![contact(1, ContactKind::Person, profile(Some("eve@example.com"), None, None))],
            vec![lead(1, profile(None, Some("+1 555 0100 200"), None))],
            &terms(),
        );
        assert_eq!(found.count(), 0);
    }

    #[test]
    fn people_come_before_companies_and_each_record_once() {
        let mine = || profile(Some("ada@example.com"), None, None);
        let found = Matches::among(
            vec![
                contact(9, ContactKind::Company, mine()),
                contact(2, ContactKind::Person, mine()),
                contact(2, ContactKind::Person, mine()),
            ],
            vec![lead(5, mine())],
            &terms(),
        );
        assert_eq!(found.contacts.iter().map(|it| it.record.id.0).collect::<Vec<_>>(), [2, 9]);
        assert!(found.possible_duplicate());
    }
}
