//! Notes (`sell-api.md` 2.6): text on a record that everybody in sales sees.

use super::query::Query;
use super::{Listed, Sell, single};
use crate::domain::ids::{ContactId, LeadId, NoteId};
use crate::failure::Failure;
use crate::transport::{Tells, Transport};
use serde_json::{Value, json};

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteSubject {
    /// A lead.
    Lead(LeadId),
    /// A person or company.
    Contact(ContactId),
}

impl NoteSubject {
    fn parts(self) -> (&'static str, u64) {
        match self {
            Self::Lead(id) => ("lead", id.0),
            Self::Contact(id) => ("contact", id.0),
        }
    }
}

/// A note that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// Its whole text as it came; nothing is cut, so that it can be compared.
    pub content: String,
}

impl<T: Transport> Sell<T> {
    /// The notes on a record, as they are at this moment.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn notes_on(&self, subject: NoteSubject) -> Result<Listed<Note>, Failure> {
        let (kind, id) = subject.parts();
        let query = Query::default().with("resource_type", kind).with("resource_id", id);
        let items = self.list_telling(Tells::ThisOnce, "/v2/notes", query).await?;
        Ok(Listed::of(&items, items.iter().filter_map(note).collect()))
    }

    /// Writes a note.
    ///
    /// # Errors
    /// Any failure of the request. After [`Cause::NoReply`] the note may exist.
    ///
    /// [`Cause::NoReply`]: crate::failure::Cause::NoReply
    pub async fn create_note(&self, subject: NoteSubject, content: &str) -> Result<NoteId, Failure> {
        let (kind, id) = subject.parts();
        let body = json!({"data": {"resource_type": kind, "resource_id": id, "content": content}});
        single(&self.post("/v2/notes", body).await?, "POST /v2/notes", |it| it.number("id").map(NoteId))
    }
}

fn note(item: &Value) -> Option<Note> {
    let data = item.get("data")?;
    let content = data.get("content")?.as_str()?.to_owned();
    Some(Note { id: NoteId(data.get("id")?.as_u64()?), content })
}
