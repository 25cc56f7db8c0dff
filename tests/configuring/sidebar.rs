//! What the sidebar does when an agent opens a ticket and, where that is offered, the form: its own questions, put to any
//! Sell.

use pollster::block_on;
use sell_sidebar::configuring::as_seen_by::{SampleCase, SeenBy};
use sell_sidebar::customer_view::{CustomerView, Finding, NewLeadOffer, sell_user};
use sell_sidebar::domain::agent::Agent;
use sell_sidebar::domain::requester::{Identity, IdentityKind, Requester};
use sell_sidebar::failure::Failure;
use sell_sidebar::sell::Sell;
use sell_sidebar::settings::Settings;
use sell_sidebar::store::RequesterChoices;
use sell_sidebar::transport::Transport;

/// What one agent sees of a requester with this address.
pub fn sidebar<T: Transport>(
    settings: &Settings,
    agent: &Agent,
    case: SampleCase,
    address: &str,
    sell: &Sell<T>,
) -> Result<SeenBy, Failure> {
    let settings = settings.new_lead.as_ref();
    let identity = Identity { kind: IdentityKind::Email, value: address.to_owned(), primary: true };
    let requester = Requester { identities: vec![identity], ..Requester::default() };
    let finding = Finding {
        agent,
        access: settings.owners.access,
        requester: Some(&requester),
        choices: RequesterChoices::default(),
        all: false,
    };
    let answer = block_on(finding.with(sell))?;
    let mut seen = SeenBy {
        access: answer.view != CustomerView::NoAccess,
        sell_user: block_on(sell_user(agent, sell))?,
        offered: match answer.view {
            CustomerView::NoMatch { .. } => true,
            CustomerView::Record(..) | CustomerView::Several(_) => settings.offer_when_matched,
            _ => false,
        },
        owners: None,
        plan: None,
        status: None,
        source: None,
        comment: false,
    };
    if seen.offered {
        let offer = block_on(NewLeadOffer::ask(settings, sell, answer.sell_user.as_ref()))?;
        seen.comment = matches!(case, SampleCase::Unknown | SampleCase::Matched);
        seen.plan = offer.plan(offer.owners.preselected(), seen.comment);
        (seen.owners, seen.status, seen.source) = (Some(offer.owners), offer.status, offer.source);
    }
    Ok(seen)
}
