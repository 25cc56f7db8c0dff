//! What an administrator does with the app: without screens, so that all of it is tested on the host.

pub mod as_seen_by;
pub mod health;
