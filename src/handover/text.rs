//! A handover as text, to be kept across reloads: JSON, written and read by hand. Sell's words for a lead are used for
//! it, too: what is kept is what is sent.

use super::deed::{Deed, Handover, Stage, Step};
use crate::domain::ids::{ContactId, LeadId, SupportUserId, TicketId};
use crate::sell::{NoteSubject, lead_body, lead_in_body};
use serde_json::{Value, json};

/// A handover of another version of the app is not read.
const VERSION: u64 = 1;
/// The longest note in any script, escaped, with all ids that can be known; longer texts are not ours.
const LONGEST: usize = 300_000;

impl Handover {
    /// Everything but what Sell gave.
    pub fn to_text(&self) -> String {
        let (deed, of) = match &self.deed {
            Deed::CreateLead(lead) => ("create", lead_body(lead)),
            Deed::WriteNote(NoteSubject::Lead(id)) => ("note_on_lead", json!(id.0)),
            Deed::WriteNote(NoteSubject::Contact(id)) => ("note_on_contact", json!(id.0)),
            Deed::TakeBack(id, print) => ("take_back", json!([id.0, print])),
        };
        let stage = |(step, stage): &(Step, Stage)| match stage {
            Stage::Waiting => json!([word(*step)]),
            Stage::Sent { at, known } => json!([word(*step), at, known]),
            Stage::Done => json!([word(*step), "done"]),
        };
        json!({
            "version": VERSION,
            "place": self.place,
            "requester": self.requester.map(|it| it.0),
            "begun_at": self.begun_at,
            "deed": [deed, of],
            "owner_name": self.owner_name,
            "ticket": self.ticket.map(|it| it.0),
            "note": self.note,
            "comment": self.comment,
            "steps": self.steps.iter().map(stage).collect::<Value>(),
            "lead": self.lead.map(|it| it.0),
        })
        .to_string()
    }

    /// Reads what [`Handover::to_text`] wrote. What is kept is hostile until checked: anything else, and anything whose
    /// parts do not fit together, is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok().filter(|_| text.len() <= LONGEST)?;
        if value.get("version")?.as_u64()? != VERSION {
            return None;
        }
        let texts = |name| value.get(name)?.as_str().map(str::to_owned);
        let mut handover = Self {
            place: texts("place")?,
            requester: number_or_null(value.get("requester")?)?.map(SupportUserId),
            begun_at: value.get("begun_at")?.as_u64()?,
            deed: deed(value.get("deed")?)?,
            owner_name: texts("owner_name")?,
            ticket: number_or_null(value.get("ticket")?)?.map(TicketId),
            note: text_or_null(value.get("note")?)?,
            comment: text_or_null(value.get("comment")?)?,
            steps: Vec::new(),
            lead: number_or_null(value.get("lead")?)?.map(LeadId),
            made: None,
        };
        handover.steps = value.get("steps")?.as_array()?.iter().map(step).collect::<Option<_>>()?;
        handover.fits_together().then_some(handover)
    }

    /// Whether the steps are those of the deed, in their order, with everything that they need.
    fn fits_together(&self) -> bool {
        let expected = Self::steps_of(&self.deed, self.note.is_some(), self.comment.is_some());
        let steps = self.steps.iter().map(|it| it.0);
        let lead_is_known = self.lead.is_some() || self.stage(Step::Lead) != Some(&Stage::Done);
        let note_is_known = self.note.is_some() || self.stage(Step::Note).is_none();
        let ticket_is_known = self.ticket.is_some() || self.comment.is_none();
        steps.eq(expected) && lead_is_known && note_is_known && ticket_is_known
    }
}

fn word(step: Step) -> &'static str {
    match step {
        Step::Lead => "lead",
        Step::Note => "note",
        Step::TakeBack => "take_back",
        Step::Comment => "comment",
    }
}

fn step(value: &Value) -> Option<(Step, Stage)> {
    let parts = value.as_array()?.as_slice();
    let word_of_it = parts.first()?.as_str()?;
    let step =
        [Step::Lead, Step::Note, Step::TakeBack, Step::Comment].into_iter().find(|it| word(*it) == word_of_it)?;
    let stage = match parts.get(1..)? {
        [] => Stage::Waiting,
        [done] if done.as_str() == Some("done") => Stage::Done,
        [at, known] => {
            let known = known.as_array()?.iter().map(Value::as_u64).collect::<Option<_>>()?;
            Stage::Sent { at: at.as_u64()?, known }
        }
        _ => return None,
    };
    Some((step, stage))
}

fn deed(value: &Value) -> Option<Deed> {
    let [deed, of] = value.as_array()?.as_slice() else { return None };
    match deed.as_str()? {
        "create" => lead_in_body(of).map(Deed::CreateLead),
        "note_on_lead" => Some(Deed::WriteNote(NoteSubject::Lead(LeadId(of.as_u64()?)))),
        "note_on_contact" => Some(Deed::WriteNote(NoteSubject::Contact(ContactId(of.as_u64()?)))),
        "take_back" => match of.as_array()?.as_slice() {
            [id, print] => Some(Deed::TakeBack(LeadId(id.as_u64()?), print.as_u64()?)),
            _ => None,
        },
        _ => None,
    }
}

fn number_or_null(value: &Value) -> Option<Option<u64>> {
    if value.is_null() { Some(None) } else { value.as_u64().map(Some) }
}

fn text_or_null(value: &Value) -> Option<Option<String>> {
    if value.is_null() { Some(None) } else { value.as_str().map(|it| Some(it.to_owned())) }
}
