//! What the browser keeps, so that a customer who was looked at before is on screen at once and Sell is asked less. It
//! may refuse to keep anything (a private window, a strict setting, a full disk); that changes nothing but speed.
//!
//! Everything lies on one [`Shelf`] of texts. What is there is hostile until checked, like any reply: it is read again
//! by the same readers, and what cannot be read counts as not there. docs/security.md tells administrators what is kept.

#[cfg(feature = "browser")]
mod browser_lock;
#[cfg(feature = "browser")]
mod browser_shelf;
mod choices;
mod drafts;
mod kept_replies;
mod last_failure;
mod outbox;
mod pause;
mod remembering;
mod search_plan;
mod shelf;

#[cfg(feature = "browser")]
pub use browser_lock::{Hold, Lock};
#[cfg(feature = "browser")]
pub use browser_shelf::BrowserShelf;
pub use choices::{ChosenRecord, RequesterChoices, choices_of, choose};
pub use drafts::{Draft, discard_draft, draft_of, keep_draft};
pub use kept_replies::{forget_replies, tidy};
pub use last_failure::{ToldFailure, last_failure, remember_failure};
pub use outbox::{forget_handover, handover_of, keep_handover, unfinished};
pub use pause::Pause;
pub use remembering::{Asking, Remembering};
pub use search_plan::{remember_search_plan, search_plan};
pub use shelf::{MemoryShelf, SETTINGS_CHANGE, Shelf, belong_to, forget_customers};
