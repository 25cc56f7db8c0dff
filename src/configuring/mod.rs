//! What admins do with the settings, beyond what they mean. Needs neither browser nor screens.

pub mod as_seen_by;
pub mod health;
pub mod owner_list;
pub mod pending;
pub mod saving;
