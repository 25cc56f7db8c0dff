//! The page on which admins set the app up (spec 2, 9): a surface of its own with its own wasm, so that agents never
//! download it. One file per section; what is set is saved by `saving`, which no section can go around.

mod access;
mod app;
mod check_words;
mod checks;
mod desk;
mod history_section;
mod new_leads;
mod page;
mod remote;
mod save_status;
mod saving;
mod section;
mod set_up;
mod source_field;
mod start;
mod summary;
mod support_failure;
mod words;

pub use start::start;
