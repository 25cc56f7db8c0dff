//! What there is to show about a requester. The questions and the order in which they are put to Sell are here, the
//! screens draw the answer; so the same question can be put first to what is kept and then to Sell, and all of it is
//! tested without a browser.

mod finding;
mod new_lead;
mod shown;

pub use finding::{Admission, Answer, Finding, admission, company, sell_user};
pub use new_lead::{NewLeadOffer, offers_lead};
pub use shown::{Customer, CustomerView, Deals, Pick, Record, RecordView};
