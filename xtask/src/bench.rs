//! `cargo xtask bench`: what the app weighs. Figures are measured and compared with their targets; nothing fails by
//! them, because a budget is a promise to weigh and not a test.

use crate::{Outcome, bundle};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use xtask::package::{FIRST_VIEW_GZIP_BUDGET, SizeRow};

/// Prints the tables; `json` names a file for the rows.
pub fn run(json: Option<&Path>) -> Outcome {
    let sizes = bundle::package()?.first_view;
    let rows = size_rows(&sizes);
    for row in &rows {
        let target = row["target"].as_u64().map_or_else(String::new, |it| format!(" (target {it})"));
        println!(
            "{}: {} {}{target}",
            row["what"].as_str().unwrap_or_default(),
            row["value"],
            row["unit"].as_str().unwrap_or_default()
        );
    }
    match json {
        Some(file) => {
            fs::write(file, json!({"rows": rows}).to_string()).map_err(|error| format!("{}: {error}", file.display()))
        }
        None => Ok(()),
    }
}

fn size_rows(sizes: &[SizeRow]) -> Vec<Value> {
    let total = |of: fn(&SizeRow) -> u64| sizes.iter().map(of).sum::<u64>();
    let gzip = total(|it| it.gzip);
    vec![
        row("first_view_gzip", "bytes of the sidebar's first view, gzip -9", gzip, Some(FIRST_VIEW_GZIP_BUDGET)),
        row("first_view_brotli", "bytes of the sidebar's first view, brotli 11", total(|it| it.brotli), None),
        row("first_view_raw", "bytes of the sidebar's first view, uncompressed", total(|it| it.raw), None),
    ]
}

fn row(id: &str, what: &str, value: u64, target: Option<u64>) -> Value {
    json!({"id": id, "what": what, "value": value, "unit": "bytes", "target": target, "met": target.map(|it| value <= it)})
}
