//! What an administrator is told: what an agent gets, and who the agents are. Against a Sell and a Support made of a few
//! lines, so that any account can be tried.

mod agents;
mod as_seen_by;
mod health;
mod sidebar;
mod small_account;
