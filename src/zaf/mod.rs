//! Zendesk Apps Framework, typed (`zaf.md` 4 to 6): what the app asks of the page that hosts it. No screen is known
//! here, and no other module knows the SDK's JavaScript.

mod client;
mod frame_height;
mod place;
mod transport;

pub use client::ZafClient;
pub use frame_height::follow_content;
pub use place::{Place, RequesterOnPage, Surroundings};
pub use transport::ZafTransport;
