//! The parts of the project's commands that are worth testing on their own; `main.rs` only reads the command line and calls them.

pub mod package;
