//! The page on which admins set the app up (spec 2, 9): a surface of its own with its own wasm, so that agents never
//! download it. One file per section; what is set is saved by `saving`, which no section can go around.

mod access;
mod app;
mod as_seen_by;
mod check_words;
mod checks;
mod desk;
mod fields;
mod fields_section;
mod history_section;
mod new_leads;
mod owner_meaning;
mod owners;
mod page;
mod pool_label;
mod remote;
mod save_status;
mod saving;
mod section;
mod seen_result;
mod set_up;
mod source_field;
mod start;
mod summary;
mod support_failure;
mod words;

pub use start::start;
