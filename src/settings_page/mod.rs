//! The page on which admins set the app up.

pub mod fields;
