//! Leads given to a distribution pool by our client: Sell hands each to the next member, and all get the same share (S32).

use crate::plan_for;
use crate::sandbox::Sandbox;
use pollster::block_on;
use sell_sidebar::domain::ids::UserId;
use sell_sidebar::domain::lead_form::LeadForm;
use sell_sidebar::sell::{SearchPlan, Sell};
use std::collections::BTreeMap;

/// The demo's pool with three active members.
const POOL: UserId = UserId(1090);

#[test]
fn a_thousand_leads_for_a_pool_are_shared_out_evenly() {
    let sandbox = Sandbox::start();
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    let form = LeadForm { last_name: "Okonkwo".into(), ..LeadForm::default() };
    let lead = form.lead(&plan_for(POOL)).unwrap_or_else(|problems| panic!("{problems:?}"));
    let mut shares: BTreeMap<UserId, usize> = BTreeMap::new();
    for _ in 0..1000 {
        let made = block_on(sell.create_lead(&lead)).unwrap_or_else(|failure| panic!("{failure:?}"));
        let Some(owner) = made.owner else { panic!("{made:?} belongs to nobody") };
        *shares.entry(owner.id).or_default() += 1;
    }
    assert_eq!(shares.keys().copied().collect::<Vec<_>>(), [1003, 1006, 1007].map(UserId));
    let (most, least) = (shares.values().max().copied(), shares.values().min().copied());
    assert_eq!((most, least), (Some(334), Some(333)), "{shares:?}");
}
