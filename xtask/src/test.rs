//! stub
use crate::{Outcome, command_line::Part};
pub fn run(_p: Option<Part>) -> Outcome {
    Err("x".into())
}
