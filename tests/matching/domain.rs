//! The table's words as values of the app's domain, and back.

use crate::table::{Case, Identity, IdentityType, Kind, Reason, Record};
use sell_sidebar::domain::contact::{Contact, ContactKind};
use sell_sidebar::domain::ids::{ContactId, LeadId};
use sell_sidebar::domain::lead::Lead;
use sell_sidebar::domain::matching::{MatchReason, Matches};
use sell_sidebar::domain::profile::Profile;
use sell_sidebar::domain::requester::{self, IdentityKind, Requester, SearchTerms};

/// What the requester of a case is searched by.
pub fn terms(case: &Case) -> SearchTerms {
    let identities = case.identities.iter().map(identity).collect();
    SearchTerms::of(&Requester { identities, ..Requester::default() })
}

/// What is shown of `records` to the agent who looks at the case: id and reasons, in order.
pub fn shown(matches: &Matches) -> Vec<(u64, Vec<Reason>)> {
    let contacts = matches.contacts.iter().map(|it| (it.record.id.0, reasons(&it.reasons)));
    contacts.chain(matches.leads.iter().map(|it| (it.record.id.0, reasons(&it.reasons)))).collect()
}

/// The matches of a case among all these records.
pub fn matches(case: &Case, records: &[Record]) -> Matches {
    let contacts = records.iter().filter(|it| it.kind != Kind::Lead).map(contact).collect();
    let leads = records.iter().filter(|it| it.kind == Kind::Lead).map(lead).collect();
    Matches::among(contacts, leads, &terms(case))
}

fn identity(identity: &Identity) -> requester::Identity {
    let kind = match identity.kind {
        IdentityType::Email => IdentityKind::Email,
        IdentityType::PhoneNumber => IdentityKind::Phone,
    };
    requester::Identity { kind, value: identity.value.clone(), primary: identity.primary }
}

fn reasons(reasons: &[MatchReason]) -> Vec<Reason> {
    let reason = |it: &MatchReason| match it {
        MatchReason::Email(value) => Some(Reason::Email(value.clone())),
        MatchReason::Phone(value) => Some(Reason::Phone(value.clone())),
        // Only an agent makes it one, never the matching.
        MatchReason::Chosen => None,
    };
    reasons.iter().filter_map(reason).collect()
}

fn profile(record: &Record) -> Profile {
    let Record { email, phone, mobile, .. } = record.clone();
    Profile { email, phone, mobile, ..Profile::default() }
}

fn contact(record: &Record) -> Contact {
    let kind = if record.kind == Kind::Company { ContactKind::Company } else { ContactKind::Person };
    Contact { name: Some(record.name.clone()), profile: profile(record), ..Contact::blank(ContactId(record.id), kind) }
}

fn lead(record: &Record) -> Lead {
    Lead { last_name: Some(record.name.clone()), profile: profile(record), ..Lead::blank(LeadId(record.id)) }
}
