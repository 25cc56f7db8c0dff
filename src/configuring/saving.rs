//! Saving the settings so that nothing is lost and nothing overwritten unseen (spec 2). Zendesk takes any `config` over
//! any other, without asking which one was seen last (`zaf.md` 5). So what is stored is looked at before it is written,
//! and again afterwards: whatever a reply says or does not say, the truth is what is stored.
//!
//! What remains: two admins whose requests cross exactly. The one whose value is stored last cannot know of the other;
//! the other one sees it when looking again, here or at the page's next look.

use crate::failure::Failure;
use crate::settings::{Change, ConfigProblem, Document, Editor, TooLarge};
use crate::support::Support;
use crate::transport::{Service, Transport};

/// Why it cannot be said that the change is stored.
#[derive(Debug, Clone, PartialEq)]
pub enum NotSaved {
    /// Something else is stored than what the change was made from. Nothing was written over it.
    ChangedMeanwhile(Result<Document, ConfigProblem>),
    /// It does not fit; nothing was sent.
    TooLarge(TooLarge),
    /// This attempt has certainly stored nothing.
    Refused(Failure),
    /// It may be stored, now or in a moment. Saving the same change again is safe: it looks first.
    Unknown(Failure),
}

/// What a change starts from.
#[derive(Clone, Copy)]
enum Base<'a> {
    Document(&'a Document),
    /// A text that is no document.
    Unreadable(&'a str),
}

impl Base<'_> {
    fn is(self, stored: &Stored) -> bool {
        match self {
            Self::Document(base) => stored.document.as_ref() == Ok(base),
            Self::Unreadable(text) => stored.text.as_deref() == Some(text),
        }
    }
}

struct Stored {
    text: Option<String>,
    document: Result<Document, ConfigProblem>,
}

/// What is stored.
///
/// # Errors
/// Any failure of the request.
pub async fn load<T: Transport>(
    support: &Support<T>,
    installation: &str,
) -> Result<Result<Document, ConfigProblem>, Failure> {
    Ok(look(support, installation).await?.document)
}

/// Saves a change of the document that was last seen, and gives back what is stored then.
///
/// # Errors
/// See [`NotSaved`]. The change is the caller's to keep.
pub async fn save<T: Transport>(
    support: &Support<T>,
    installation: &str,
    base: &Document,
    change: &Change,
    by: &Editor,
    at: u64,
) -> Result<Document, NotSaved> {
    let wanted = base.changed(change, by, at).map_err(NotSaved::TooLarge)?;
    store(support, installation, Base::Document(base), wanted).await
}

/// Saves a change of an empty document over a text that cannot be read, because the admin wants to start anew; only if
/// that text, to the letter, is still what is stored.
///
/// # Errors
/// See [`NotSaved`].
pub async fn save_over<T: Transport>(
    support: &Support<T>,
    installation: &str,
    unreadable: &str,
    change: &Change,
    by: &Editor,
    at: u64,
) -> Result<Document, NotSaved> {
    let wanted = Document::empty().changed(change, by, at).map_err(NotSaved::TooLarge)?;
    store(support, installation, Base::Unreadable(unreadable), wanted).await
}

async fn store<T: Transport>(
    support: &Support<T>,
    installation: &str,
    base: Base<'_>,
    wanted: Document,
) -> Result<Document, NotSaved> {
    let before = look(support, installation).await.map_err(NotSaved::Refused)?;
    // The reply to an earlier attempt was lost, or somebody else set the same.
    if let Some(stored) = before.same_as(&wanted) {
        return Ok(stored);
    }
    if !base.is(&before) {
        return Err(NotSaved::ChangedMeanwhile(before.document));
    }
    let mut doubt = None;
    match support.save_config(installation, &wanted.text()).await {
        Err(failure) if !failure.may_be_done() => return Err(NotSaved::Refused(failure)),
        Err(failure) => doubt = Some(failure),
        Ok(()) => {}
    }
    // One look may fail or come too early.
    for _ in 0..2 {
        match look(support, installation).await {
            Ok(after) => {
                if let Some(stored) = after.same_as(&wanted) {
                    return Ok(stored);
                }
                if !base.is(&after) {
                    return Err(NotSaved::ChangedMeanwhile(after.document));
                }
            }
            Err(failure) => doubt = doubt.or(Some(failure)),
        }
    }
    let unseen = || {
        let operation = format!("PUT /api/v2/apps/installations/{installation}.json");
        Failure::unreadable(Service::Support, &operation, "The settings were taken and are not stored.")
    };
    Err(NotSaved::Unknown(doubt.unwrap_or_else(unseen)))
}

async fn look<T: Transport>(support: &Support<T>, installation: &str) -> Result<Stored, Failure> {
    let text = support.config(installation).await?;
    let document = Document::read(text.as_deref());
    Ok(Stored { text, document })
}

impl Stored {
    fn same_as(&self, wanted: &Document) -> Option<Document> {
        self.document.as_ref().ok().filter(|it| it.same_but_history(wanted)).cloned()
    }
}
