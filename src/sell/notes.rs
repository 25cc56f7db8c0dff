//! Notes (`sell-api.md` 2.6): text on a record that everybody in sales sees.

use super::{Sell, single};
use crate::domain::ids::{ContactId, LeadId, NoteId};
use crate::failure::Failure;
use crate::transport::Transport;
use serde_json::json;

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteSubject {
    /// A lead.
    Lead(LeadId),
    /// A person or company.
    Contact(ContactId),
}

impl<T: Transport> Sell<T> {
    /// Writes a note.
    ///
    /// # Errors
    /// Any failure of the request. After [`Cause::NoReply`] the note may exist.
    ///
    /// [`Cause::NoReply`]: crate::failure::Cause::NoReply
    pub async fn create_note(&self, subject: NoteSubject, content: &str) -> Result<NoteId, Failure> {
        let (kind, id) = match subject {
            NoteSubject::Lead(id) => ("lead", id.0),
            NoteSubject::Contact(id) => ("contact", id.0),
        };
        let body = json!({"data": {"resource_type": kind, "resource_id": id, "content": content}});
        single(&self.post("/v2/notes", body).await?, "POST /v2/notes", |it| it.number("id").map(NoteId))
    }
}
