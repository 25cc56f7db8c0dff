//! What there is to show about a requester, asked of one client: access, search, names, deals. It changes nothing on
//! screen, so that the same questions can be put first to what is kept and then to Sell.

use super::desk::{Desk, SellClient};
use super::screen::{Customer, Deals, Pick, Record, RecordView, Screen};
use crate::domain::deal_list;
use crate::domain::matching::{MatchReason, Matched};
use crate::domain::requester::{Requester, SearchTerms};
use crate::domain::user::{Directory, User};
use crate::failure::{Cause, Failure};
use crate::sell::{Found, Gap, Part};
use crate::store::{ChosenRecord, RequesterChoices};
use futures_util::future::join;
use std::sync::Arc;

/// The question.
pub struct Finding<'a> {
    /// Who asks, and from where.
    pub desk: &'a Desk,
    /// Who is looked for; nobody on a new ticket without requester.
    pub requester: Option<&'a Requester>,
    /// What the agent decided about them.
    pub choices: RequesterChoices,
}

impl Finding<'_> {
    /// The screen that answers it.
    ///
    /// # Errors
    /// The failure that leaves nothing to show. What is merely missing from an answer is told by the screen.
    pub async fn with(&self, sell: &SellClient) -> Result<Screen, Failure> {
        let picked = self.choices.picked;
        let terms = self.requester.map(SearchTerms::of).unwrap_or_default();
        if self.requester.is_none() && picked.is_none() {
            return Ok(Screen::NoRequester);
        }
        if sell_user(self.desk, sell).await?.is_none() {
            return Ok(Screen::NoAccess);
        }
        if terms.is_empty() && picked.is_none() {
            return Ok(Screen::NothingToSearchBy);
        }
        let found = match terms.is_empty() {
            true => Found { matches: Default::default(), gaps: Vec::new() },
            false => sell.find_customer(&terms).await?,
        };
        let mut customer = Customer { matches: found.matches, gaps: found.gaps, ..Customer::default() };
        self.leave_out_refused(&mut customer);
        if let Some(picked) = picked.filter(|it| customer.pick_of(*it).is_none()) {
            add_chosen(sell, picked, &mut customer).await;
        }
        if customer.matches.count() == 0 {
            // Half an answer without a match does not say that there is none.
            return match customer.gaps.into_iter().next() {
                Some(gap) => Err(gap.failure),
                None => Ok(Screen::NoMatch { hidden: customer.hidden }),
            };
        }
        let chosen = picked.and_then(|it| customer.pick_of(it)).filter(|_| !self.desk.wants_all.get());
        let pick = chosen.or_else(|| customer.only());
        Ok(complete(sell, customer, pick).await)
    }

    fn leave_out_refused(&self, customer: &mut Customer) {
        let before = customer.matches.count();
        let kept = |record: Record<'_>| !self.choices.refused.contains(&record.chosen());
        customer.matches.contacts.retain(|it| kept(Record::Contact(&it.record)));
        customer.matches.leads.retain(|it| kept(Record::Lead(&it.record)));
        customer.hidden = before - customer.matches.count();
    }
}

/// Whether nothing is missing. What is kept is shown only if it is all there: the rest would push things around later.
pub fn is_complete(screen: &Screen) -> bool {
    match screen {
        Screen::Several(customer) => customer.gaps.is_empty(),
        Screen::Record(customer, view) => customer.gaps.is_empty() && !matches!(view.deals, Deals::Failed(_)),
        Screen::NoMatch { .. } => true,
        _ => false,
    }
}

/// A company by itself, with its deals.
///
/// # Errors
/// The failure that leaves nothing to show.
pub async fn company(
    sell: &SellClient,
    id: crate::domain::ids::ContactId,
) -> Result<(Arc<Customer>, RecordView), Failure> {
    let record = sell.contact(id).await?;
    let mut customer = Customer::default();
    customer.matches.contacts.push(Matched { record, reasons: Vec::new() });
    match complete(sell, customer, Some(Pick::Contact(0))).await {
        Screen::Record(customer, view) => Ok((customer, view)),
        _ => Err(Failure::unsent(Cause::NotFound, crate::transport::Service::Sell, "GET /contacts")),
    }
}

/// Names for the ids and, for one record, its deals.
async fn complete(sell: &SellClient, mut customer: Customer, pick: Option<Pick>) -> Screen {
    let contact = pick.and_then(|it| customer.contact(it));
    let deals = async {
        match contact {
            Some(contact) => Some(sell.deals_of(contact).await),
            None => None,
        }
    };
    let ((directory, gaps), deals) = join(sell.directory_for(&customer.matches), deals).await;
    let deals = deals.map_or(Deals::NotForLeads, |deals| sorted(deals, &directory, &gaps));
    customer.directory = directory;
    // Deals say by themselves that their stages are missing.
    customer.gaps.extend(gaps.into_iter().filter(|it| it.part != Part::Stages));
    match pick {
        Some(pick) => Screen::Record(Arc::new(customer), RecordView { pick, deals }),
        None => Screen::Several(Arc::new(customer)),
    }
}

/// Without stages no deal can be told to be open: a sum would be wrong.
fn sorted(deals: Result<Vec<crate::domain::deal::Deal>, Failure>, directory: &Directory, gaps: &[Gap]) -> Deals {
    if let Some(gap) = gaps.iter().find(|it| it.part == Part::Stages) {
        return Deals::Failed(gap.failure.clone());
    }
    match deals {
        Ok(mut deals) => {
            deal_list::sort(&mut deals, directory);
            Deals::Ready(deals)
        }
        Err(failure) => Deals::Failed(failure),
    }
}

/// The record that the agent pointed at although it does not match. One that is gone from Sell is no longer pointed at.
async fn add_chosen(sell: &SellClient, chosen: ChosenRecord, customer: &mut Customer) {
    let reasons = vec![MatchReason::Chosen];
    let failure = match chosen {
        ChosenRecord::Contact(id) => match sell.contact(id).await {
            Ok(record) => return customer.matches.contacts.insert(0, Matched { record, reasons }),
            Err(failure) => failure,
        },
        ChosenRecord::Lead(id) => match sell.lead(id).await {
            Ok(record) => return customer.matches.leads.insert(0, Matched { record, reasons }),
            Err(failure) => failure,
        },
    };
    if failure.cause != Cause::NotFound {
        customer.gaps.push(Gap { part: Part::Chosen, failure });
    }
}

/// The agent's own Sell user: linked to the Support user, else with the same e-mail address. Only an active one counts.
/// Sales data is asked for only after that (S18).
async fn sell_user(desk: &Desk, sell: &SellClient) -> Result<Option<User>, Failure> {
    let agent = &desk.surroundings.agent;
    let mut users = sell.users_linked_to(agent.id).await?;
    // Had Sell ignored the filter, everybody would be here; whoever is not plainly this agent does not count.
    users.retain(|it| it.support_user == Some(agent.id));
    if users.is_empty() && !agent.email.is_empty() {
        users = sell.users_with_email(&agent.email).await?;
        users.retain(|it| it.email.as_ref().is_some_and(|email| email.eq_ignore_ascii_case(&agent.email)));
    }
    let user = users.into_iter().find(|it| it.active);
    desk.sell_user.borrow_mut().clone_from(&user);
    Ok(user)
}
