//! What there is to show about a requester, asked of one client: access, search, names, deals. It changes nothing on
//! screen, so that the same questions can be put first to what is kept and then to Sell.

use super::shown::{Customer, CustomerView, Deals, Pick, Record, RecordView};
use crate::domain::access::{self, Access};
use crate::domain::agent::Agent;
use crate::domain::deal::Deal;
use crate::domain::deal_list;
use crate::domain::ids::ContactId;
use crate::domain::matching::{MatchReason, Matched};
use crate::domain::requester::{Requester, SearchTerms};
use crate::domain::user::{Directory, User};
use crate::failure::{Cause, Failure};
use crate::sell::{Found, Gap, Part, Sell};
use crate::store::{ChosenRecord, RequesterChoices};
use crate::transport::Transport;
use futures_util::future::join;
use std::sync::Arc;

/// The question.
pub struct Finding<'a> {
    /// Who asks.
    pub agent: &'a Agent,
    /// Whom the account lets ask.
    pub access: Access,
    /// Who is looked for; nobody on a new ticket without requester.
    pub requester: Option<&'a Requester>,
    /// What the agent decided about them.
    pub choices: RequesterChoices,
    /// Whether all matches are wanted although the agent decided for one.
    pub all: bool,
}

/// The answer, and the agent's own Sell user if there is one.
pub struct Answer {
    /// What there is to show.
    pub view: CustomerView,
    /// Who the agent is in Sell; `None` also if that was not asked.
    pub sell_user: Option<User>,
}

impl Finding<'_> {
    /// The answer from one client.
    ///
    /// # Errors
    /// The failure that leaves nothing to show. What is merely missing from an answer is told by the view.
    pub async fn with<T: Transport>(&self, sell: &Sell<T>) -> Result<Answer, Failure> {
        if self.requester.is_none() && self.choices.picked.is_none() {
            return Ok(Answer { view: CustomerView::NoRequester, sell_user: None });
        }
        match admission(self.access, self.agent, sell).await? {
            Admission::Refused => Ok(Answer { view: CustomerView::NoAccess, sell_user: None }),
            Admission::Granted(sell_user) => Ok(Answer { view: self.view(sell).await?, sell_user }),
        }
    }

    /// Sales data; only for an agent who may see them.
    async fn view<T: Transport>(&self, sell: &Sell<T>) -> Result<CustomerView, Failure> {
        let picked = self.choices.picked;
        let terms = self.requester.map(SearchTerms::of).unwrap_or_default();
        if terms.is_empty() && picked.is_none() {
            return Ok(CustomerView::NothingToSearchBy);
        }
        let found = if terms.is_empty() { Found::default() } else { sell.find_customer(&terms).await? };
        let mut customer = Customer { matches: found.matches, gaps: found.gaps, ..Customer::default() };
        self.leave_out_refused(&mut customer);
        if let Some(picked) = picked.filter(|it| customer.pick_of(*it).is_none()) {
            add_chosen(sell, picked, &mut customer).await;
        }
        if customer.matches.count() == 0 {
            // Half an answer without a match does not say that there is none.
            return match customer.gaps.into_iter().next() {
                Some(gap) => Err(gap.failure),
                None => Ok(CustomerView::NoMatch { hidden: customer.hidden }),
            };
        }
        let chosen = picked.and_then(|it| customer.pick_of(it)).filter(|_| !self.all);
        let pick = chosen.or_else(|| customer.only());
        let (customer, deals) = complete(sell, customer, pick).await;
        Ok(match pick {
            Some(pick) => CustomerView::Record(customer, RecordView { pick, deals }),
            None => CustomerView::Several(customer),
        })
    }

    fn leave_out_refused(&self, customer: &mut Customer) {
        let before = customer.matches.count();
        let kept = |record: Record<'_>| !self.choices.refused.contains(&record.chosen());
        customer.matches.contacts.retain(|it| kept(Record::Contact(&it.record)));
        customer.matches.leads.retain(|it| kept(Record::Lead(&it.record)));
        customer.hidden = before - customer.matches.count();
    }
}

/// Whether an agent may see sales data and hand customers over (F14).
pub enum Admission {
    /// They may; with their own Sell user, where that had to be known.
    Granted(Option<User>),
    /// They may not.
    Refused,
}

/// Asks who the agent is in Sell, if that decides (S17–S19).
///
/// # Errors
/// The failure of asking: then nobody is let in.
pub async fn admission<T: Transport>(access: Access, agent: &Agent, sell: &Sell<T>) -> Result<Admission, Failure> {
    let sell_user = if access.asks_who() { sell_user(agent, sell).await? } else { None };
    Ok(Admission::of(access, sell_user))
}

impl Admission {
    /// Of an agent with this Sell user, or none.
    pub fn of(access: Access, sell_user: Option<User>) -> Self {
        if access.admits(sell_user.as_ref()) { Self::Granted(sell_user) } else { Self::Refused }
    }
}

/// A company by itself, with its deals.
///
/// # Errors
/// The failure that leaves nothing to show.
pub async fn company<T: Transport>(sell: &Sell<T>, id: ContactId) -> Result<(Arc<Customer>, RecordView), Failure> {
    let record = sell.contact(id).await?;
    let mut customer = Customer::default();
    customer.matches.contacts.push(Matched { record, reasons: Vec::new() });
    let pick = Pick::Contact(0);
    let (customer, deals) = complete(sell, customer, Some(pick)).await;
    Ok((customer, RecordView { pick, deals }))
}

/// Names for the ids and, for one record, its deals.
async fn complete<T: Transport>(sell: &Sell<T>, mut customer: Customer, pick: Option<Pick>) -> (Arc<Customer>, Deals) {
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
    (Arc::new(customer), deals)
}

/// Without stages no deal can be told to be open: a sum would be wrong.
fn sorted(deals: Result<Vec<Deal>, Failure>, directory: &Directory, gaps: &[Gap]) -> Deals {
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
async fn add_chosen<T: Transport>(sell: &Sell<T>, chosen: ChosenRecord, customer: &mut Customer) {
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

/// The agent's own Sell user. Sales data is asked for only after that (S18).
///
/// # Errors
/// The failure of asking.
pub async fn sell_user<T: Transport>(agent: &Agent, sell: &Sell<T>) -> Result<Option<User>, Failure> {
    // Had Sell ignored a filter, everybody would be here; whoever is not plainly this agent does not count.
    let mut users = sell.users_linked_to(agent.id).await?;
    if !users.iter().any(|it| access::is_linked(agent, it)) && !agent.email.is_empty() {
        users = sell.users_with_email(&agent.email).await?;
    }
    Ok(access::sell_user_among(agent, &users).cloned())
}
