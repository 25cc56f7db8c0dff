//! The sidebar beside a ticket or user: one file per screen or card. A screen draws a state and reports what the agent
//! does; what follows from that is in `lookup` and `creation`.

mod app;
mod company_screen;
mod create_lead;
mod creation;
mod deals_section;
mod deciding;
mod desk;
mod drafts;
mod duplicates_list;
mod freshness;
mod gap_notice;
mod handing_over;
mod handover_page;
mod handover_screen;
mod handover_texts;
mod header;
mod lead_fields;
mod lookup;
mod matches_list;
mod note_screen;
mod owner_field;
mod progress;
mod record_card;
mod screen;
mod search_screen;
mod start;
mod states;
mod text_search;
mod waiting;
mod writing_form;

pub use start::start;
