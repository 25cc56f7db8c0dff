//! One thing that an agent asked for, and how far each of its steps has come.

use super::likeness;
use crate::domain::ids::{LeadId, SupportUserId, TicketId};
use crate::domain::lead::Lead;
use crate::domain::lead_form::NewLead;
use crate::sell::NoteSubject;

/// One thing that an agent asked for. Kept across reloads.
#[derive(Debug, Clone, PartialEq)]
pub struct Handover {
    /// Key of the ticket or the user's page, such as `ticket-3`.
    pub place: String,
    /// Whom it is about.
    pub requester: Option<SupportUserId>,
    /// When the agent asked for it, in milliseconds since 1970. Two handovers of one place differ in it.
    pub begun_at: u64,
    /// What is to be done.
    pub deed: Deed,
    /// The owner that the agent was told.
    pub owner_name: String,
    /// The ticket that gets the comment.
    pub ticket: Option<TicketId>,
    /// The complete text of the note. Taking back: the note that was written, which is the only one allowed.
    pub note: Option<String>,
    /// The text of the internal comment; `{link}` stands for the lead's address.
    pub comment: Option<String>,
    /// The steps in the order in which they are carried out.
    pub steps: Vec<(Step, Stage)>,
    /// The lead that was made, as soon as there is one.
    pub lead: Option<LeadId>,
    /// The same as Sell gave it. Not kept.
    pub made: Option<Lead>,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "a page has one at a time")]
pub enum Deed {
    /// Make this lead.
    CreateLead(NewLead),
    /// Write the note on a record that exists.
    WriteNote(NoteSubject),
    /// Delete a lead that was made here, if it is still as it was made; the number is the likeness of that.
    TakeBack(LeadId, u64),
}

/// A part of a handover that is sent on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The lead.
    Lead,
    /// The note on the lead or contact.
    Note,
    /// Deleting the lead.
    TakeBack,
    /// The internal comment on the ticket.
    Comment,
}

/// How far a step has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Certainly not done.
    Waiting,
    /// Sent, or about to be: may have been done.
    Sent {
        /// When, in milliseconds since 1970.
        at: u64,
        /// The records like it that were there before, by their ids.
        known: Vec<u64>,
    },
    /// Done.
    Done,
}

/// Where and when an agent asks for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Key of the ticket or the user's page.
    pub place: String,
    /// Whom it is about.
    pub requester: Option<SupportUserId>,
    /// The ticket, if there is one already.
    pub ticket: Option<TicketId>,
    /// Milliseconds since 1970.
    pub at: u64,
}

impl Handover {
    /// A new lead; then the note on it; then the comment, if there is a ticket.
    pub fn lead(
        origin: Origin,
        lead: NewLead,
        owner_name: String,
        note: Option<String>,
        comment: Option<String>,
    ) -> Self {
        Self::of(origin, Deed::CreateLead(lead), owner_name, note, comment)
    }

    /// A note on a record that exists; then the comment, if there is one and a ticket.
    pub fn note(
        origin: Origin,
        subject: NoteSubject,
        owner_name: String,
        note: String,
        comment: Option<String>,
    ) -> Self {
        Self::of(origin, Deed::WriteNote(subject), owner_name, Some(note), comment)
    }

    /// Undoes another handover: deletes the lead that it made; then the comment, if the other one's was sent. `None` if
    /// it is not known how the lead was made.
    pub fn taking_back(of: &Self, at: u64, comment: Option<String>) -> Option<Self> {
        let made = of.made.as_ref()?;
        let told = of.steps.iter().any(|(step, stage)| *step == Step::Comment && *stage != Stage::Waiting);
        let origin = Origin { place: of.place.clone(), requester: of.requester, ticket: of.ticket, at };
        let deed = Deed::TakeBack(made.id, likeness::of_lead(made));
        Some(Self::of(origin, deed, of.owner_name.clone(), of.note.clone(), comment.filter(|_| told)))
    }

    fn of(origin: Origin, deed: Deed, owner_name: String, note: Option<String>, comment: Option<String>) -> Self {
        let Origin { place, requester, ticket, at: begun_at } = origin;
        let comment = comment.filter(|_| ticket.is_some());
        let steps = Self::steps_of(&deed, note.is_some(), comment.is_some()).map(|it| (it, Stage::Waiting)).collect();
        Self { place, requester, begun_at, deed, owner_name, ticket, note, comment, steps, lead: None, made: None }
    }

    /// The steps of a deed, in their order.
    pub(super) fn steps_of(deed: &Deed, note: bool, comment: bool) -> impl Iterator<Item = Step> {
        let (first, note) = match deed {
            Deed::CreateLead(_) => (Some(Step::Lead), note),
            Deed::WriteNote(_) => (None, true),
            Deed::TakeBack(..) => (Some(Step::TakeBack), false),
        };
        let steps = [first, note.then_some(Step::Note), comment.then_some(Step::Comment)];
        steps.into_iter().flatten()
    }

    /// The lead that this is about, as soon as there is one.
    pub fn lead_id(&self) -> Option<LeadId> {
        match self.deed {
            Deed::CreateLead(_) => self.lead,
            Deed::WriteNote(NoteSubject::Lead(id)) | Deed::TakeBack(id, _) => Some(id),
            Deed::WriteNote(NoteSubject::Contact(_)) => None,
        }
    }

    /// What the note is written on, as soon as it exists.
    pub fn note_subject(&self) -> Option<NoteSubject> {
        match self.deed {
            Deed::WriteNote(subject) => Some(subject),
            Deed::CreateLead(_) | Deed::TakeBack(..) => self.lead_id().map(NoteSubject::Lead),
        }
    }

    /// How far a step has come. `None` if it is no part of this.
    pub fn stage(&self, step: Step) -> Option<&Stage> {
        self.steps.iter().find(|it| it.0 == step).map(|it| &it.1)
    }

    pub(super) fn next_step(&self) -> Option<Step> {
        self.steps.iter().find(|it| it.1 != Stage::Done).map(|it| it.0)
    }

    pub(super) fn set(&mut self, step: Step, stage: Stage) {
        if let Some(entry) = self.steps.iter_mut().find(|it| it.0 == step) {
            entry.1 = stage;
        }
    }

    /// Whether something of it stands already, so that the rest belongs to it however late it comes.
    pub fn is_partly_done(&self) -> bool {
        self.steps.iter().any(|it| it.1 == Stage::Done)
    }

    /// Whether every step is done.
    pub fn is_finished(&self) -> bool {
        self.steps.iter().all(|it| it.1 == Stage::Done)
    }
}
