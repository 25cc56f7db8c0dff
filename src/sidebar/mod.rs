//! The sidebar beside a ticket or user: one file per screen or card. A screen draws a state and reports what the agent
//! does; what follows from that is in `lookup` and `creation`.

mod app;
mod company_screen;
mod create_lead;
mod created;
mod creation;
mod deals_section;
mod desk;
mod failure_notice;
mod field_rows;
mod freshness;
mod gap_notice;
mod header;
mod lookup;
mod matches_list;
mod message_text;
mod record_card;
mod record_summary;
mod screen;
mod search_screen;
mod start;
mod states;
mod text_search;
mod waiting;

pub use start::start;
