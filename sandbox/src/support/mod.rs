//! A small look-alike of the Support API under `/api/v2` on the host's port, as far as a sidebar app and the host page
//! use it (`zaf.md` 5, 6). The header `X-Sandbox-Agent` stands for the session cookie of the signed-in agent.

mod comment_html;
mod http;
mod installations;
mod merging;
mod organizations;
mod people;
mod schema;
mod search;
mod ticket_changes;
mod tickets;

pub use comment_html::from_plain_text;
pub use http::routes;
pub use installations::{stored as stored_settings, write as write_settings};
pub use people::{Agent, agent_by_key, agents, identities, organizations_of, user};
pub use schema::SCHEMA;
pub use tickets::{all as all_tickets, all_comments};
