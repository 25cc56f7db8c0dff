//! What every screen works with: the services, who is asking, what the browser keeps, and the state that screens share.

use super::progress::Progress;
use super::screen::{NoteTarget, OfferState, Renewal, Screen, Sending};
use super::text_search::TextSearch;
use crate::domain::ids::{LeadId, SupportUserId, UserId};
use crate::domain::lead_form::LeadForm;
use crate::domain::requester::Requester;
use crate::domain::user::User;
use crate::failure::Failure;
use crate::sell::{Sell, SellWeb};
use crate::settings::{ConfigProblem, Reading, Settings};
use crate::store::{self, Asking, Draft, Remembering, RequesterChoices, Shelf};
use crate::support::Support;
use crate::zaf::{Surroundings, ZafClient, ZafTransport};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Sell's API as one look-up sees it.
pub type SellClient = Sell<Remembering<ZafTransport>>;

/// The services and the surroundings. Lives as long as the page.
pub struct Desk {
    /// The host page.
    pub zaf: ZafClient,
    /// Support's API.
    pub support: Support<Remembering<ZafTransport>>,
    /// Agent, account, page.
    pub surroundings: Surroundings,
    /// Sell's pages, if the account's subdomain can be part of a link.
    pub web: Option<SellWeb>,
    /// The account's settings.
    pub settings: Settings,
    /// Why the settings document was not used, if it was not.
    pub config_problem: Option<ConfigProblem>,
    /// What the browser keeps.
    pub shelf: Rc<dyn Shelf>,
    /// The agent's own Sell user, once it is known.
    pub sell_user: RefCell<Option<User>>,
    /// Whether the agent wants to see all matches although one of them was chosen.
    pub wants_all: Cell<bool>,
    /// Whether this is the ticket that the agent looks at: the host page keeps the frames of all open ones.
    pub looked_at: Cell<bool>,
    /// Whether what got too old was removed from what is kept since the page was opened.
    pub has_tidied: Cell<bool>,
    /// Whether what an earlier page left unfinished was looked for.
    pub has_taken_up: Cell<bool>,
    /// Whether a draft was looked for: the form opens by itself only once.
    pub has_restored: Cell<bool>,
    /// What was decided where there is no requester to remember it for.
    without_requester: RefCell<RequesterChoices>,
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
    /// When the data on screen came from Sell, in milliseconds since 1970.
    pub as_of: RwSignal<Option<u64>>,
    /// How it compares with what Sell has.
    pub renewal: RwSignal<Renewal>,
    /// Whether more than the first deals are shown.
    pub all_deals: RwSignal<bool>,
    /// What the agent searches for by hand.
    pub search: RwSignal<TextSearch>,
    /// The form of a lead that is not finished.
    pub form: RwSignal<LeadForm>,
    /// What the form was prefilled with, to tell what the agent has edited.
    pub prefilled: RwSignal<LeadForm>,
    /// The owner that the agent chose for the lead.
    pub owner: RwSignal<Option<UserId>>,
    /// What a new lead can be given.
    pub offer: RwSignal<OfferState>,
    /// How far the form is on its way.
    pub sending: RwSignal<Sending>,
    /// Why Sell refused what was sent; the form stands.
    pub refused: RwSignal<Option<Failure>>,
    /// The record that gets a note; the note's text is the form's.
    pub note_on: RwSignal<Option<NoteTarget>>,
    /// What was written here before and not sent.
    pub draft: RwSignal<Option<Draft>>,
    /// What is being handed over.
    pub progress: RwSignal<Option<Progress>>,
    /// The names of records that match, while a lead is offered all the same (N17).
    pub matched: RwSignal<Option<String>>,
    /// The requester's lead when the form was opened: another one was made meanwhile.
    pub known_lead: RwSignal<Option<LeadId>>,
}

/// A number that says whether an answer still belongs to what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn(u32);

impl Desk {
    /// A desk for the page that the app runs beside.
    pub fn new(zaf: ZafClient, surroundings: Surroundings, shelf: Rc<dyn Shelf>) -> Self {
        let Reading { settings, problem } = Settings::read(surroundings.config.as_deref());
        Self {
            settings,
            config_problem: problem,
            // Of one type with Sell's, though nothing of Support's is kept: the code is there once.
            support: Support::new(remembering(&zaf, &shelf, Asking::Anew)),
            web: SellWeb::of(&surroundings.subdomain),
            zaf,
            surroundings,
            shelf,
            sell_user: RefCell::default(),
            wants_all: Cell::default(),
            looked_at: Cell::new(true),
            has_tidied: Cell::default(),
            has_taken_up: Cell::default(),
            has_restored: Cell::default(),
            without_requester: RefCell::default(),
            turn: Cell::default(),
        }
    }

    /// Sell's API for one piece of work.
    pub fn sell(&self, asking: Asking) -> SellClient {
        let sell = Sell::new(remembering(&self.zaf, &self.shelf, asking), store::search_plan(self.shelf.as_ref()));
        sell.for_cards(self.settings.fields.clone())
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

    /// What was decided about a requester, or about nobody in particular.
    pub fn choices(&self, requester: Option<SupportUserId>) -> RequesterChoices {
        match requester {
            Some(id) => store::choices_of(self.shelf.as_ref(), id),
            None => self.without_requester.borrow().clone(),
        }
    }

    /// Changes what was decided about a requester, and remembers it.
    pub fn decide(&self, requester: Option<SupportUserId>, change: impl FnOnce(&mut RequesterChoices)) {
        let mut choices = self.choices(requester);
        change(&mut choices);
        match requester {
            Some(id) => store::choose(self.shelf.as_ref(), id, &choices),
            None => *self.without_requester.borrow_mut() = choices,
        }
    }
}

fn remembering(zaf: &ZafClient, shelf: &Rc<dyn Shelf>, asking: Asking) -> Remembering<ZafTransport> {
    Remembering::new(ZafTransport::new(zaf.clone()), shelf.clone(), asking, chance)
}

/// 0 to 999, differently in each sidebar.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number between 0 and 999")]
pub fn chance() -> u64 {
    (js_sys::Math::random() * 1000.0) as u64
}

impl Sidebar {
    /// The state before anything is known.
    pub fn new(desk: Rc<Desk>) -> Self {
        Self {
            desk: StoredValue::new_local(desk),
            screen: RwSignal::new(Screen::Looking),
            requester: RwSignal::new(None),
            as_of: RwSignal::new(None),
            renewal: RwSignal::new(Renewal::Done),
            all_deals: RwSignal::new(false),
            search: RwSignal::default(),
            form: RwSignal::default(),
            prefilled: RwSignal::default(),
            owner: RwSignal::default(),
            offer: RwSignal::new(OfferState::Loading),
            sending: RwSignal::new(Sending::NotYet),
            refused: RwSignal::default(),
            note_on: RwSignal::default(),
            draft: RwSignal::default(),
            progress: RwSignal::default(),
            matched: RwSignal::default(),
            known_lead: RwSignal::default(),
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

    /// The requester's id, for events.
    pub fn requester_id(&self) -> Option<SupportUserId> {
        self.requester.with_untracked(|it| it.as_ref().and_then(|it| it.id))
    }
}
