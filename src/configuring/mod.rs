//! What admins do with the settings, beyond what they mean: saving them, checking the set-up, looking at it as an agent.
//! Needs neither browser nor screens, so that all of it is tested on the host.

pub mod as_seen_by;
pub mod field_draft;
pub mod health;
pub mod owner_list;
pub mod pending;
pub mod sample;
pub mod saving;
