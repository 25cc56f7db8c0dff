//! The state of the page, behind a handle that every section and event can hold.

use super::desk::Desk;
use super::remote::Remote;
use super::saving::Saving;
use super::section::Section;
use crate::configuring::field_draft::FieldDraft;
use crate::configuring::health::{Check, Finding};
use crate::domain::agent::Agent;
use crate::domain::custom_field::{CustomFieldDefinition, CustomFieldOwner};
use crate::domain::user::{LeadStatus, Source, User};
use crate::failure::Failure;
use crate::settings::{Change, ConfigProblem, Document, Settings};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Whether there is a document to work on.
#[derive(Debug, Clone, PartialEq)]
pub enum Opening {
    /// It is being asked for.
    Loading,
    /// Support does not give it.
    Failed(Failure),
    /// It is there and cannot be read: nothing is changed until the admin decides.
    Unreadable(ConfigProblem, String),
    /// It is there.
    Ready,
}

/// What is stored, and what is to be stored.
pub struct Unsaved {
    /// The document as Support has it, as far as the page knows.
    pub base: RefCell<Document>,
    /// What was changed here and is not stored yet.
    pub change: RefCell<Change>,
    /// Whether a save is on its way.
    pub under_way: Cell<bool>,
    /// Whether an earlier attempt may be stored without anybody knowing.
    pub in_doubt: Cell<bool>,
}

/// The handle.
#[derive(Clone, Copy)]
pub struct SettingsPage {
    desk: StoredValue<Rc<Desk>, LocalStorage>,
    unsaved: StoredValue<Rc<Unsaved>, LocalStorage>,
    /// Whether there is a document.
    pub opening: RwSignal<Opening>,
    /// The document as it is on screen: what is stored with what is not stored yet.
    pub document: RwSignal<Document>,
    /// What became of the last change.
    pub saving: RwSignal<Saving>,
    /// Which section is shown.
    pub section: RwSignal<Section>,
    /// Whether Support lets this person change the settings.
    pub may_edit: RwSignal<bool>,
    /// The fields of the cards as they are arranged and not published.
    pub field_draft: RwSignal<FieldDraft>,
    /// What the checks of the set-up have found so far.
    pub findings: RwSignal<Vec<(Check, Finding)>>,
    /// Sell's users and pools.
    pub users: RwSignal<Remote<Vec<User>>>,
    /// Sell's lead statuses.
    pub statuses: RwSignal<Remote<Vec<LeadStatus>>>,
    /// Sell's lead sources.
    pub sources: RwSignal<Remote<Vec<Source>>>,
    /// Support's agents.
    pub agents: RwSignal<Remote<Vec<Agent>>>,
    /// Sell's custom fields.
    pub custom_fields: RwSignal<Remote<Vec<CustomFieldDefinition>>>,
}

impl SettingsPage {
    /// The state before anything is known.
    pub fn new(desk: Rc<Desk>) -> Self {
        let unsaved = Unsaved {
            base: RefCell::new(Document::empty()),
            change: RefCell::default(),
            under_way: Cell::default(),
            in_doubt: Cell::default(),
        };
        Self {
            may_edit: RwSignal::new(desk.surroundings.agent.admin),
            desk: StoredValue::new_local(desk),
            unsaved: StoredValue::new_local(Rc::new(unsaved)),
            opening: RwSignal::new(Opening::Loading),
            document: RwSignal::new(Document::empty()),
            saving: RwSignal::new(Saving::Nothing),
            section: RwSignal::new(Section::SetUp),
            field_draft: RwSignal::default(),
            findings: RwSignal::default(),
            users: RwSignal::new(Remote::Loading),
            statuses: RwSignal::new(Remote::Loading),
            sources: RwSignal::new(Remote::Loading),
            agents: RwSignal::new(Remote::Loading),
            custom_fields: RwSignal::new(Remote::Loading),
        }
    }

    /// The handle, inside a component.
    pub fn here() -> Self {
        expect_context()
    }

    /// The services.
    pub fn desk(&self) -> Rc<Desk> {
        self.desk.get_value()
    }

    /// What is stored and what is not yet.
    pub fn unsaved(&self) -> Rc<Unsaved> {
        self.unsaved.get_value()
    }

    /// Whether there is something that is not stored.
    pub fn has_unsaved(&self) -> bool {
        !self.unsaved().change.borrow().values.is_empty()
    }

    /// The settings as they are on screen, tracked.
    pub fn settings(&self) -> Settings {
        self.document.with(Document::settings)
    }

    /// Asks for every list that an admin chooses from.
    pub fn load_lists(self) {
        self.load_users();
        self.load_statuses();
        self.load_sources();
        self.load_custom_fields();
    }

    /// Asks for the lists that name what is set: whoever may only look needs no others.
    pub fn load_names(self) {
        let settings = self.document.with_untracked(Document::settings);
        if !settings.new_lead.owners.configured.is_empty() {
            self.load_users();
        }
        if settings.new_lead.source.is_some() {
            self.load_sources();
        }
        let kinds = [CustomFieldOwner::Lead, CustomFieldOwner::Contact, CustomFieldOwner::Deal];
        if kinds.into_iter().any(|it| !settings.fields.custom(it).is_empty()) {
            self.load_custom_fields();
        }
    }

    /// Asks for Sell's users.
    pub fn load_users(self) {
        self.users.set(Remote::Loading);
        spawn_local(async move { self.users.set(self.desk().sell().users().await.into()) });
    }

    /// Asks for Sell's lead statuses.
    pub fn load_statuses(self) {
        self.statuses.set(Remote::Loading);
        spawn_local(async move { self.statuses.set(self.desk().sell().lead_statuses_now().await.into()) });
    }

    /// Asks for Sell's lead sources.
    pub fn load_sources(self) {
        self.sources.set(Remote::Loading);
        spawn_local(async move { self.sources.set(self.desk().sell().lead_sources_now().await.into()) });
    }

    /// Asks for Support's agents.
    pub fn load_agents(self) {
        self.agents.set(Remote::Loading);
        spawn_local(async move { self.agents.set(self.desk().support.agents().await.into()) });
    }

    /// Asks for Sell's custom fields of every kind.
    pub fn load_custom_fields(self) {
        self.custom_fields.set(Remote::Loading);
        spawn_local(async move {
            let desk = self.desk();
            let sell = desk.sell();
            let mut all = Vec::new();
            for owner in [CustomFieldOwner::Lead, CustomFieldOwner::Contact, CustomFieldOwner::Deal] {
                match sell.custom_fields(owner).await {
                    Ok(definitions) => all.extend(definitions),
                    Err(failure) => return self.custom_fields.set(Remote::Failed(failure)),
                }
            }
            self.custom_fields.set(Ok(all).into());
        });
    }
}
