//! Finding a customer: the records that share an address or number with the requester (spec 4), and the names that
//! their ids stand for. With search v3 that is one request for leads and one for contacts; without it, one list for
//! each field and value.

use super::query::Query;
use super::search::{Filter, Resource};
use super::{Gap, Part, SearchPlan, Sell, contacts, leads, profile, records};
use crate::domain::contact::Contact;
use crate::domain::custom_field::{CustomFieldDefinition, CustomFieldOwner};
use crate::domain::field::{Card, Field, FieldKey};
use crate::domain::ids::ContactId;
use crate::domain::lead::{Lead, StatusOfLead};
use crate::domain::matching::Matches;
use crate::domain::reference::Reference;
use crate::domain::requester::SearchTerms;
use crate::domain::user::Directory;
use crate::failure::{Cause, Failure};
use crate::transport::Transport;
use futures_util::future::{join, join3, join4, try_join_all, try_join3};
use serde_json::Value;

/// How many v2 lists are asked for at once on a plan without search v3. Enough for a main address and number of leads
/// and contacts (6 lists) and some more; a person with fifty addresses must not use up the account's requests.
const MOST_LISTS: usize = 24;

/// What a search found, and which part of it could not be searched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The records.
    pub matches: Matches,
    /// Each part once. Both only without a match: had neither part answered, there would be nothing to show.
    pub gaps: Vec<Gap>,
}

impl<T: Transport> Sell<T> {
    /// Everything that matches the terms.
    ///
    /// # Errors
    /// The first failure if neither leads nor contacts could be searched, or if the token was refused.
    pub async fn find_customer(&self, terms: &SearchTerms) -> Result<Found, Failure> {
        if self.search.get() == SearchPlan::Try {
            let (leads, contacts) =
                join(self.leads_that(reached_by(terms)), self.contacts_that(reached_by(terms))).await;
            if let (Some(leads), Some(contacts)) = (leads.transpose(), contacts.transpose()) {
                return found(contacts, leads, terms);
            }
        }
        let typed = self.list_customers(terms, 0).await?;
        if 0 < typed.matches.count() || terms.phones.is_empty() {
            return Ok(typed);
        }
        // Sell compares numbers as text: look again for the other ways to write them.
        let phones_only = SearchTerms { emails: Vec::new(), phones: terms.phones.clone() };
        let mut again = self.list_customers(&phones_only, 1).await?;
        again.gaps.extend(typed.gaps);
        again.gaps.dedup_by_key(|gap| gap.part);
        Ok(again)
    }

    /// The names behind the ids in these records: only what is needed and did not come along. Stages are there as soon
    /// as somebody can have deals, so that this can run beside the request for them. What fails leaves a gap.
    pub async fn directory_for(&self, matches: &Matches) -> (Directory, Vec<Gap>) {
        let leads = || matches.leads.iter().map(|it| &it.record);
        let contacts = || matches.contacts.iter().map(|it| &it.record);
        let wants_users = leads().map(|it| &it.owner).chain(contacts().map(|it| &it.owner)).any(nameless);
        let wants_sources = leads().any(|it| nameless(&it.source));
        let wants_statuses = leads().any(|it| matches!(it.status, Some(StatusOfLead::Listed(_))));
        let wants_stages = !matches.contacts.is_empty();
        let nameless_companies =
            contacts().filter(|it| nameless(&it.company)).filter_map(|it| Some(it.company.as_ref()?.id));
        let companies: Vec<ContactId> = nameless_companies.take(super::PAGE).collect();
        // With search v3 deals bring these names along.
        let deals_lack = |field| {
            wants_stages
                && self.search.get() == SearchPlan::Missing
                && self.cards.of(Card::Deal).contains(&FieldKey::Standard(field))
        };
        let ((users, lead_sources, companies), (lead_statuses, stages), (deal_sources, loss_reasons), custom_fields) =
            join4(
                join3(
                    when(wants_users, self.users()),
                    when(wants_sources, self.lead_sources()),
                    when(!companies.is_empty(), self.contact_names(&companies)),
                ),
                join(when(wants_statuses, self.lead_statuses()), when(wants_stages, self.stages())),
                join(
                    when(deals_lack(Field::Source), self.deal_sources()),
                    when(deals_lack(Field::LossReason), self.loss_reasons()),
                ),
                self.definitions(leads().next().is_some(), wants_stages),
            )
            .await;
        let mut gaps = Vec::new();
        let directory = Directory {
            users: Part::Names.or_gap(users, &mut gaps),
            stages: Part::Stages.or_gap(stages, &mut gaps),
            lead_sources: Part::Names.or_gap(lead_sources, &mut gaps),
            lead_statuses: Part::Names.or_gap(lead_statuses, &mut gaps),
            companies: Part::Names.or_gap(companies, &mut gaps),
            deal_sources: Part::Names.or_gap(deal_sources, &mut gaps),
            loss_reasons: Part::Names.or_gap(loss_reasons, &mut gaps),
            custom_fields: Part::CustomFields.or_gap(custom_fields, &mut gaps),
        };
        (directory, gaps)
    }

    /// What custom fields are, as far as cards show any.
    async fn definitions(&self, of_leads: bool, of_contacts: bool) -> Result<Vec<CustomFieldDefinition>, Failure> {
        let shown = |owner: CustomFieldOwner, there: bool| there && !self.cards.custom(owner).is_empty();
        let of = |owner, there| when(shown(owner, there), self.custom_fields(owner));
        let (leads, contacts, deals) = try_join3(
            of(CustomFieldOwner::Lead, of_leads),
            of(CustomFieldOwner::Contact, of_contacts),
            of(CustomFieldOwner::Deal, of_contacts),
        )
        .await?;
        Ok([leads, contacts, deals].concat())
    }

    /// The leads that meet a condition of search v3; `None` if the plan has none.
    pub(super) async fn leads_that(&self, filter: Filter) -> Result<Option<Vec<Lead>>, Failure> {
        let custom = self.custom_attributes(CustomFieldOwner::Lead);
        let attributes = [&profile::V3_ATTRIBUTES[..], &leads::V3_ATTRIBUTES[..], custom];
        let hits = self.search(Resource::Leads, filter, &attributes).await?;
        Ok(hits.map(|hits| records(&hits, leads::of_v3)))
    }

    /// The people and companies that meet a condition of search v3; `None` if the plan has none.
    pub(super) async fn contacts_that(&self, filter: Filter) -> Result<Option<Vec<Contact>>, Failure> {
        let custom = self.custom_attributes(CustomFieldOwner::Contact);
        let attributes = [&profile::V3_ATTRIBUTES[..], &contacts::V3_ATTRIBUTES[..], custom];
        let hits = self.search(Resource::Contacts, filter, &attributes).await?;
        Ok(hits.map(|hits| records(&hits, contacts::of_v3)))
    }

    /// The v2 lists for the terms; of each number, the spelling at this position.
    async fn list_customers(&self, terms: &SearchTerms, spelling: usize) -> Result<Found, Failure> {
        let by_email = terms.emails.iter().map(|it| ("email", it.as_str().to_owned()));
        let by_phone = terms.phones.iter().filter_map(|it| it.spellings().into_iter().nth(spelling));
        let by_phone = by_phone.flat_map(|it| [("phone", it.clone()), ("mobile", it)]);
        let filters = by_email.chain(by_phone).take(MOST_LISTS / 2);
        let filters: Vec<Query> = filters.map(|(field, value)| Query::default().with(field, value)).collect();
        let (leads, contacts) = self.lists_of(&filters, &filters).await;
        found(contacts, leads, terms)
    }

    /// The v2 lists that pass these filters, all asked for at once.
    pub(super) async fn lists_of(
        &self,
        of_leads: &[Query],
        of_contacts: &[Query],
    ) -> (Result<Vec<Lead>, Failure>, Result<Vec<Contact>, Failure>) {
        let leads = try_join_all(of_leads.iter().map(|filter| self.leads_where(filter)));
        let contacts = try_join_all(of_contacts.iter().map(|filter| self.contacts_where(filter)));
        let (leads, contacts) = join(leads, contacts).await;
        (leads.map(|it| it.concat()), contacts.map(|it| it.concat()))
    }
}

fn found(
    contacts: Result<Vec<Contact>, Failure>,
    leads: Result<Vec<Lead>, Failure>,
    terms: &SearchTerms,
) -> Result<Found, Failure> {
    let (contacts, leads, gaps) = halves(contacts, leads)?;
    match gaps.first() {
        Some(gap) if gap.failure.cause == Cause::TokenRefused => Err(gap.failure.clone()),
        _ => Ok(Found { matches: Matches::among(contacts, leads, terms), gaps }),
    }
}

/// The two parts of an answer, and which of them is missing.
type Halves = (Vec<Contact>, Vec<Lead>, Vec<Gap>);

/// Half an answer is shown with its gap; none at all is a failure.
pub(super) fn halves(
    contacts: Result<Vec<Contact>, Failure>,
    leads: Result<Vec<Lead>, Failure>,
) -> Result<Halves, Failure> {
    let mut gaps = Vec::new();
    let contacts = Part::Contacts.or_gap(contacts, &mut gaps);
    let leads = Part::Leads.or_gap(leads, &mut gaps);
    match gaps.as_slice() {
        [one, _, ..] => Err(one.failure.clone()),
        _ => Ok((contacts, leads, gaps)),
    }
}

/// Sell's index keeps addresses as typed and numbers both as typed and without country code. What comes back is
/// compared again, so asking for a little too much is safe.
pub(super) fn reached_by(terms: &SearchTerms) -> Filter {
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

#[allow(clippy::ref_option, reason = "records have it so, and are asked one after the other")]
fn nameless<Id>(reference: &Option<Reference<Id>>) -> bool {
    reference.as_ref().is_some_and(|it| it.name.is_none())
}

async fn when<R: Default>(wanted: bool, work: impl Future<Output = Result<R, Failure>>) -> Result<R, Failure> {
    if wanted { work.await } else { Ok(R::default()) }
}
