//! The parts of the project's commands that are worth testing on their own; `main.rs` only reads the command line and calls them.

pub mod command_line;
pub mod package;
pub mod short_forms;

/// What every command answers: nothing, or the sentence that tells a person what went wrong and what to do.
pub type Outcome<T = ()> = Result<T, String>;
