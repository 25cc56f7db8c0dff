//! The person who wrote the ticket, and what sales can be searched by.

use super::email::Email;
use super::ids::SupportUserId;
use super::phone::Phone;

/// How many identities are searched by (spec 4): more would cost requests and tell nothing new.
pub const MOST_IDENTITIES: usize = 50;

/// A person in Support. Everything is as Support has it, unchecked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Requester {
    /// The person's id; absent while a new ticket has none.
    pub id: Option<SupportUserId>,
    /// Full name, perhaps empty.
    pub name: String,
    /// Ways to reach the person, in Support's order.
    pub identities: Vec<Identity>,
    /// The person's first organization in Support.
    pub organization: Option<String>,
    /// X (Twitter) name, of somebody who wrote from there.
    pub twitter: Option<String>,
    /// Facebook name or number, of somebody who wrote from there.
    pub facebook: Option<String>,
}

/// What the list of a person's identities tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identities {
    /// Addresses and numbers, in Support's order.
    pub reached_by: Vec<Identity>,
    /// X (Twitter) name.
    pub twitter: Option<String>,
    /// Facebook name or number.
    pub facebook: Option<String>,
}

/// One way to reach a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// What the value is.
    pub kind: IdentityKind,
    /// An address or number.
    pub value: String,
    /// Whether it is the person's main one.
    pub primary: bool,
}

/// The kinds of identity that sales can be searched by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityKind {
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
}

/// What to search by: readable, without repeats, primary ones first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchTerms {
    /// Addresses.
    pub emails: Vec<Email>,
    /// Numbers.
    pub phones: Vec<Phone>,
}

impl SearchTerms {
    /// The terms of a requester, at most [`MOST_IDENTITIES`] in all.
    pub fn of(requester: &Requester) -> Self {
        let (primary, other): (Vec<_>, Vec<_>) = requester.identities.iter().partition(|it| it.primary);
        let mut terms = Self::default();
        for identity in primary.into_iter().chain(other) {
            if MOST_IDENTITIES <= terms.emails.len() + terms.phones.len() {
                break;
            }
            terms.add(identity);
        }
        terms
    }

    /// Whether there is nothing to search by.
    pub fn is_empty(&self) -> bool {
        self.emails.is_empty() && self.phones.is_empty()
    }

    fn add(&mut self, identity: &Identity) {
        match identity.kind {
            IdentityKind::Email => {
                if let Some(email) = Email::parse(&identity.value).filter(|it| !self.emails.contains(it)) {
                    self.emails.push(email);
                }
            }
            IdentityKind::Phone => {
                if let Some(phone) =
                    Phone::read(&identity.value).filter(|it| !self.phones.iter().any(|known| known.same_as(it)))
                {
                    self.phones.push(phone);
                }
            }
        }
    }
}

impl Requester {
    /// Takes over what the whole list of identities tells.
    pub fn learn(&mut self, all: Identities) {
        (self.identities, self.twitter, self.facebook) = (all.reached_by, all.twitter, all.facebook);
    }

    /// The main e-mail address as Support has it, if any.
    pub fn main_email(&self) -> Option<&str> {
        self.main(IdentityKind::Email)
    }

    /// The main phone number as Support has it, if any.
    pub fn main_phone(&self) -> Option<&str> {
        self.main(IdentityKind::Phone)
    }

    fn main(&self, kind: IdentityKind) -> Option<&str> {
        let of_kind = || self.identities.iter().filter(|it| it.kind == kind);
        of_kind().find(|it| it.primary).or_else(|| of_kind().next()).map(|it| it.value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(kind: IdentityKind, value: &str, primary: bool) -> Identity {
        Identity { kind, value: value.to_owned(), primary }
    }

    fn terms(identities: Vec<Identity>) -> SearchTerms {
        SearchTerms::of(&Requester { identities, ..Requester::default() })
    }

    #[test]
    fn primary_identities_come_first_and_repeats_go() {
        let found = terms(vec![
            identity(IdentityKind::Email, "second@example.com", false),
            identity(IdentityKind::Email, "First@Example.com", true),
            identity(IdentityKind::Email, "first@example.com ", false),
            identity(IdentityKind::Phone, "+33 1 42 68 53 00", false),
            identity(IdentityKind::Phone, "0033142685300", false),
        ]);
        let emails: Vec<_> = found.emails.iter().map(Email::as_str).collect();
        assert_eq!(emails, ["first@example.com", "second@example.com"]);
        assert_eq!(found.phones.len(), 1);
    }

    #[test]
    fn no_more_than_fifty_are_searched() {
        let many = (0..70).map(|n| identity(IdentityKind::Email, &format!("n{n}@example.com"), n == 69)).collect();
        let found = terms(many);
        assert_eq!(found.emails.len(), 50);
        assert_eq!(found.emails.first().map(Email::as_str), Some("n69@example.com"));
    }

    #[test]
    fn unreadable_addresses_are_left_out_and_unreadable_numbers_kept_as_typed() {
        let found =
            terms(vec![identity(IdentityKind::Email, "nobody", true), identity(IdentityKind::Phone, "ext 12", true)]);
        assert!(found.emails.is_empty());
        assert_eq!(found.phones.iter().map(Phone::typed).collect::<Vec<_>>(), ["ext 12"]);
        assert!(terms(vec![identity(IdentityKind::Phone, "  ", true)]).is_empty());
    }
}
