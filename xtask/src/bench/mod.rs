//! `cargo xtask bench`: what the app weighs and how fast the sandbox is. Figures are measured and compared with their
//! targets; nothing fails by them, because a budget is a promise to measure and not a test.

mod app_size;
mod row;
mod sandbox_load;

use crate::Outcome;
use row::Row;
use serde_json::json;
use std::fs;
use std::path::Path;

/// Prints the figures as they come; `json` names a file for all of them.
pub fn run(json: Option<&Path>) -> Outcome {
    let mut rows = Vec::new();
    for measure in [app_size::measure, sandbox_load::measure] {
        let measured = measure()?;
        for row in &measured {
            println!("{row}");
        }
        rows.extend(measured);
    }
    match json {
        Some(file) => {
            let text = json!({"rows": rows.iter().map(Row::to_json).collect::<Vec<_>>()}).to_string();
            fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
        }
        None => Ok(()),
    }
}
