//! Finding a customer: the records that share an address or number with the requester (spec 4), and the names that
//! their ids stand for. With search v3 that is one request for leads and one for contacts; without it, one list for
//! each field and value.

use super::search::{Filter, Resource};
use super::{SearchPlan, Sell, contacts, leads, profile, records};
use crate::domain::contact::Contact;
use crate::domain::ids::ContactId;
use crate::domain::lead::{Lead, StatusOfLead};
use crate::domain::matching::Matches;
use crate::domain::reference::Reference;
use crate::domain::requester::SearchTerms;
use crate::domain::user::Directory;
use crate::failure::Failure;
use crate::transport::Transport;
use futures_util::future::{join, try_join, try_join_all, try_join3};
use serde_json::Value;

/// How many v2 lists are asked for at once on a plan without search v3. Enough for a main address and number of leads
/// and contacts (6 lists) and some more; a person with fifty addresses must not use up the account's requests.
const MOST_LISTS: usize = 24;

impl<T: Transport> Sell<T> {
    /// Everything that matches the terms.
    ///
    /// # Errors
    /// Any failure of any request: half an answer could hide that a customer is known.
    pub async fn find_customer(&self, terms: &SearchTerms) -> Result<Matches, Failure> {
        if self.search.get() == SearchPlan::Try {
            let (leads, contacts) = try_join(self.search_leads(terms), self.search_contacts(terms)).await?;
            if let (Some(leads), Some(contacts)) = (leads, contacts) {
                return Ok(Matches::among(contacts, leads, terms));
            }
        }
        let typed = self.list_customers(terms, |spellings| spellings.into_iter().take(1).collect()).await?;
        if 0 < typed.count() {
            return Ok(typed);
        }
        // Sell compares numbers as text: look again for the other ways to write them.
        let phones_only = SearchTerms { emails: Vec::new(), phones: terms.phones.clone() };
        self.list_customers(&phones_only, |spellings| spellings.into_iter().skip(1).take(1).collect()).await
    }

    /// The names behind the ids in these records: only what is needed and did not come along. Stages are there as soon
    /// as somebody can have deals, so that this can run beside the request for them.
    ///
    /// # Errors
    /// Any failure of any request.
    pub async fn directory_for(&self, matches: &Matches) -> Result<Directory, Failure> {
        let leads = || matches.leads.iter().map(|it| &it.record);
        let contacts = || matches.contacts.iter().map(|it| &it.record);
        let wants_users = leads().map(|it| &it.owner).chain(contacts().map(|it| &it.owner)).any(nameless);
        let wants_sources = leads().any(|it| nameless(&it.source));
        let wants_statuses = leads().any(|it| matches!(it.status, Some(StatusOfLead::Listed(_))));
        let wants_stages = !matches.contacts.is_empty();
        let nameless_companies =
            contacts().filter(|it| nameless(&it.company)).filter_map(|it| Some(it.company.as_ref()?.id));
        let companies: Vec<ContactId> = nameless_companies.take(super::PAGE).collect();
        let (people, lists) = join(
            try_join3(
                when(wants_users, self.users()),
                when(wants_sources, self.lead_sources()),
                when(!companies.is_empty(), self.contact_names(&companies)),
            ),
            try_join(when(wants_statuses, self.lead_statuses()), when(wants_stages, self.stages())),
        )
        .await;
        let ((users, lead_sources, companies), (lead_statuses, stages)) = (people?, lists?);
        Ok(Directory { users, stages, lead_sources, lead_statuses, companies, ..Directory::default() })
    }

    async fn search_leads(&self, terms: &SearchTerms) -> Result<Option<Vec<Lead>>, Failure> {
        let attributes = [&profile::V3_ATTRIBUTES[..], &leads::V3_ATTRIBUTES[..]];
        let hits = self.search(Resource::Leads, reached_by(terms), &attributes).await?;
        Ok(hits.map(|hits| records(&hits, leads::of_v3)))
    }

    async fn search_contacts(&self, terms: &SearchTerms) -> Result<Option<Vec<Contact>>, Failure> {
        let attributes = [&profile::V3_ATTRIBUTES[..], &contacts::V3_ATTRIBUTES[..]];
        let hits = self.search(Resource::Contacts, reached_by(terms), &attributes).await?;
        Ok(hits.map(|hits| records(&hits, contacts::of_v3)))
    }

    async fn list_customers(
        &self,
        terms: &SearchTerms,
        choose: impl Fn(Vec<String>) -> Vec<String>,
    ) -> Result<Matches, Failure> {
        let by_email = terms.emails.iter().map(|it| ("email", it.as_str().to_owned()));
        let by_phone = terms.phones.iter().flat_map(|it| {
            let spellings = choose(it.spellings());
            spellings.into_iter().flat_map(|it| [("phone", it.clone()), ("mobile", it)])
        });
        let lookups: Vec<(&str, String)> = by_email.chain(by_phone).take(MOST_LISTS / 2).collect();
        let leads = try_join_all(lookups.iter().map(|(field, value)| self.leads_where(field, value)));
        let contacts = try_join_all(lookups.iter().map(|(field, value)| self.contacts_where(field, value)));
        let (leads, contacts) = try_join(leads, contacts).await?;
        Ok(Matches::among(contacts.concat(), leads.concat(), terms))
    }
}

/// Sell's index keeps addresses as typed and numbers both as typed and without country code. What comes back is
/// compared again, so asking for a little too much is safe.
fn reached_by(terms: &SearchTerms) -> Filter {
    let mut conditions = Vec::new();
    if !terms.emails.is_empty() {
        conditions.push(Filter::any("email", terms.emails.iter().flat_map(|it| it.spellings())));
    }
    if !terms.phones.is_empty() {
        let spellings = || terms.phones.iter().flat_map(|it| it.spellings()).map(Value::from);
        let national = terms.phones.iter().flat_map(|it| it.possible_national_numbers());
        conditions.push(Filter::any("phone_numbers.phone", spellings()));
        conditions.push(Filter::any("phone_numbers.mobile", spellings()));
        conditions.push(Filter::any("normalized_phone_numbers.national_number", national));
    }
    Filter::or(conditions)
}

fn nameless<Id>(reference: &Option<Reference<Id>>) -> bool {
    reference.as_ref().is_some_and(|it| it.name.is_none())
}

async fn when<R: Default>(wanted: bool, work: impl Future<Output = Result<R, Failure>>) -> Result<R, Failure> {
    if wanted { work.await } else { Ok(R::default()) }
}
