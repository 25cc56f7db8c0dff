//! What every screen works with: the services, who is asking, and the state that the screens share.

use super::screen::Screen;
use crate::domain::lead_form::LeadForm;
use crate::domain::requester::Requester;
use crate::domain::user::User;
use crate::sell::{Sell, SellWeb};
use crate::support::Support;
use crate::zaf::{Surroundings, ZafClient, ZafTransport};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The services and the surroundings. Lives as long as the page.
pub struct Desk {
    /// The host page.
    pub zaf: ZafClient,
    /// Sell's API.
    pub sell: Sell<ZafTransport>,
    /// Support's API.
    pub support: Support<ZafTransport>,
    /// Agent, account, page.
    pub surroundings: Surroundings,
    /// Sell's pages, if the account's subdomain can be part of a link.
    pub web: Option<SellWeb>,
    /// The agent's own Sell user, once it is known.
    pub sell_user: RefCell<Option<User>>,
    turn: Cell<u32>,
}

/// A handle that every component and event can hold.
#[derive(Clone, Copy)]
pub struct Sidebar {
    desk: StoredValue<Rc<Desk>, LocalStorage>,
    /// What is shown.
    pub screen: RwSignal<Screen>,
    /// Whose ticket it is.
    pub requester: RwSignal<Option<Requester>>,
    /// Whether what is shown is being fetched anew.
    pub refreshing: RwSignal<bool>,
    /// The form of a lead that is not finished.
    pub form: RwSignal<LeadForm>,
    /// What the form was prefilled with, to tell what the agent has edited.
    pub prefilled: RwSignal<LeadForm>,
}

/// A number that says whether an answer still belongs to what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn(u32);

impl Desk {
    /// A desk for the page that the app runs beside.
    pub fn new(zaf: ZafClient, surroundings: Surroundings) -> Self {
        let transport = ZafTransport::new(zaf.clone());
        Self {
            sell: Sell::new(transport.clone(), crate::store::search_plan()),
            support: Support::new(transport),
            web: SellWeb::of(&surroundings.subdomain),
            zaf,
            surroundings,
            sell_user: RefCell::default(),
            turn: Cell::default(),
        }
    }

    /// Starts a new turn: answers to everything that was asked before count no more.
    pub fn next_turn(&self) -> Turn {
        self.turn.set(self.turn.get().wrapping_add(1));
        Turn(self.turn.get())
    }

    /// Whether nothing newer has been started.
    pub fn is_current(&self, turn: Turn) -> bool {
        self.turn.get() == turn.0
    }
}

impl Sidebar {
    /// The state before anything is known.
    pub fn new(desk: Rc<Desk>) -> Self {
        Self {
            desk: StoredValue::new_local(desk),
            screen: RwSignal::new(Screen::Looking),
            requester: RwSignal::new(None),
            refreshing: RwSignal::new(false),
            form: RwSignal::default(),
            prefilled: RwSignal::default(),
        }
    }

    /// The services.
    pub fn desk(&self) -> Rc<Desk> {
        self.desk.get_value()
    }

    /// The handle, inside a component.
    pub fn here() -> Self {
        expect_context()
    }

    /// The requester's name, or nothing.
    pub fn requester_name(&self) -> Option<String> {
        self.requester.with(|it| it.as_ref().map(|it| it.name.clone())).filter(|it| !it.is_empty())
    }
}
