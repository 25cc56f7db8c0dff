//! A sidebar beside a ticket, as far as a handover can tell.

use crate::crm::{Crm, Link};
use sell_sidebar::domain::ids::LeadId;
use sell_sidebar::handover::{self, Doing, Handover, Step, World};
use sell_sidebar::sell::{SearchPlan, Sell};
use sell_sidebar::store::MemoryShelf;
use sell_sidebar::support::Support;
use std::cell::RefCell;
use std::rc::Rc;

pub struct Page {
    crm: Rc<Crm>,
    shelf: Rc<MemoryShelf>,
    sell: Sell<Link>,
    support: Support<Link>,
    pub told: RefCell<Vec<(Step, Doing)>>,
}

impl Page {
    /// Pages of one browser share the shelf.
    pub fn new(crm: &Rc<Crm>, shelf: &Rc<MemoryShelf>) -> Self {
        Self {
            crm: crm.clone(),
            shelf: shelf.clone(),
            sell: Sell::new(Link(crm.clone()), SearchPlan::Try),
            support: Support::new(Link(crm.clone())),
            told: RefCell::default(),
        }
    }
}

impl World for Page {
    type T = Link;

    fn sell(&self) -> &Sell<Link> {
        &self.sell
    }

    fn support(&self) -> &Support<Link> {
        &self.support
    }

    fn now(&self) -> u64 {
        self.crm.now()
    }

    async fn wait(&self, ms: u64) {
        self.crm.until(self.crm.now() + ms).await;
    }

    fn keep(&self, handover: &Handover) {
        handover::keep(self.shelf.as_ref(), handover);
    }

    fn kept(&self, handover: &Handover) -> Option<Handover> {
        handover::handover_of(self.shelf.as_ref(), &handover.place)
    }

    fn others(&self, handover: &Handover) -> Vec<Handover> {
        handover::others(self.shelf.as_ref(), &handover.place)
    }

    fn lead_link(&self, lead: LeadId) -> Option<String> {
        Some(format!("https://acme.zendesk.com/sales/leads/{lead}"))
    }

    fn report(&self, step: Step, doing: Doing) {
        self.told.borrow_mut().push((step, doing));
    }
}
