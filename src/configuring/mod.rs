//! What admins do with the settings, without the page they do it on: rules and drafts that need no browser.

pub mod owner_list;
