//! What agents see of a record: the card of a lead, person or company, the card of a deal, and the words for what they
//! hold; and a failure in words. The sidebar shows them, and the settings page shows admins the very same ones.

mod deal_card;
mod failure_notice;
mod field_rows;
pub mod message_text;
mod record_card;
pub mod record_summary;

pub use deal_card::deal_card;
pub use failure_notice::{FailureDetails, FailureNotice, KeptPause, PauseLeft, RequestId};
pub use field_rows::FieldRows;
pub use record_card::record_card;
