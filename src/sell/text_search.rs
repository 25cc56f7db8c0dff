//! Finding a record by what an agent types: a name, a company, an address or a number (spec 4, manual search).

use super::customer_search::{halves, reached_by};
use super::query::Query;
use super::search::Filter;
use super::{Gap, SearchPlan, Sell, first_time};
use crate::domain::contact::Contact;
use crate::domain::email::Email;
use crate::domain::lead::Lead;
use crate::domain::person_name;
use crate::domain::phone::Phone;
use crate::domain::requester::SearchTerms;
use crate::failure::Failure;
use crate::transport::Transport;
use futures_util::future::join;

/// What was typed and what came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// People and companies.
    pub contacts: Vec<Contact>,
    /// Leads.
    pub leads: Vec<Lead>,
    /// What could not be searched.
    pub gaps: Vec<Gap>,
    /// Whether a name had to be typed in full: so it is on a plan without search v3.
    pub whole_names_only: bool,
}

/// A single letter finds half of everything.
const SHORTEST: usize = 2;
/// More than a person reads through; who sees so many types another letter.
const MOST: usize = 20;

/// Whether a typed text is enough to search by.
pub fn is_enough(text: &str) -> bool {
    SHORTEST <= text.trim().chars().count()
}

impl<T: Transport> Sell<T> {
    /// Records by a typed text, at most twenty of each kind. With search v3 the beginning of a name is enough. Nothing
    /// is asked, and nothing found, if the text is not enough: an empty one would be the beginning of every name.
    ///
    /// # Errors
    /// The first failure if neither leads nor contacts could be searched.
    pub async fn find_by_text(&self, text: &str) -> Result<Hits, Failure> {
        let text = text.trim();
        if !is_enough(text) {
            return Ok(Hits::default());
        }
        let terms = SearchTerms {
            emails: Email::parse(text).into_iter().collect(),
            phones: Phone::parse(text).into_iter().collect(),
        };
        if self.search.get() == SearchPlan::Try {
            let filter = |company: &str| if terms.is_empty() { named(text, company) } else { reached_by(&terms) };
            let leads = self.leads_that(filter("company_name"));
            let (leads, contacts) = join(leads, self.contacts_that(filter("company.name"))).await;
            if let (Some(leads), Some(contacts)) = (leads.transpose(), contacts.transpose()) {
                return hits(contacts, leads, false);
            }
        }
        let (of_leads, of_contacts) = lists(text, &terms);
        let (leads, contacts) = self.lists_of(&of_leads, &of_contacts).await;
        hits(contacts, leads, terms.is_empty())
    }
}

fn named(text: &str, company: &str) -> Filter {
    Filter::or(["name", "first_name", "last_name", company].map(|attribute| Filter::starts_with(attribute, text)))
}

/// What v2 is asked for, of leads and of contacts: it compares whole values.
fn lists(text: &str, terms: &SearchTerms) -> (Vec<Query>, Vec<Query>) {
    let by = |field: &'static str| Query::default().with(field, text);
    if let Some(email) = terms.emails.first() {
        let email = vec![Query::default().with("email", email.as_str())];
        return (email.clone(), email);
    }
    if !terms.phones.is_empty() {
        let numbers = vec![by("phone"), by("mobile")];
        return (numbers.clone(), numbers);
    }
    let mut of_leads = vec![by("last_name"), by("organization_name")];
    // A lead has no field for the whole name.
    let name = person_name::split(text);
    if !name.first.is_empty() {
        of_leads.push(Query::default().with("first_name", name.first).with("last_name", name.last));
    }
    (of_leads, vec![by("name"), by("last_name")])
}

fn hits(
    contacts: Result<Vec<Contact>, Failure>,
    leads: Result<Vec<Lead>, Failure>,
    whole_names_only: bool,
) -> Result<Hits, Failure> {
    let (mut contacts, mut leads, gaps) = halves(contacts, leads)?;
    let mut seen = Vec::new();
    contacts.retain(|it| first_time(&mut seen, it.id.0) && seen.len() <= MOST);
    seen.clear();
    leads.retain(|it| first_time(&mut seen, it.id.0) && seen.len() <= MOST);
    Ok(Hits { contacts, leads, gaps, whole_names_only })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::{Reply, Request};
    use std::cell::Cell;

    /// Counts what it is asked, and answers that nobody was found.
    #[derive(Default)]
    struct Counting(Cell<usize>);

    impl Transport for Counting {
        async fn send(&self, _request: Request) -> Result<Reply, Failure> {
            self.0.set(self.0.get() + 1);
            Ok(Reply { status: 200, body: r#"{"items": [{"items": []}]}"#.to_owned() })
        }
    }

    #[test]
    fn sell_is_not_asked_for_everybody() {
        for (text, requests) in [("", 0), ("  ", 0), ("a", 0), (" a ", 0), ("美", 0), ("ab", 2), ("李明", 2)] {
            let sell = Sell::new(Counting::default(), SearchPlan::Try);
            let found = pollster::block_on(sell.find_by_text(text));
            assert_eq!((sell.transport.0.get(), found), (requests, Ok(Hits::default())), "{text}");
        }
    }
}
