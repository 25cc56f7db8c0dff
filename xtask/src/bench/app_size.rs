//! What a browser loads before a page shows its first content.

use super::row::{Row, Target};
use xtask::package::{ByteBudget, SizeRow};

/// Rows of what the files of each page weigh.
pub fn rows(first_views: &[(ByteBudget, Vec<SizeRow>)]) -> Vec<Row> {
    first_views.iter().flat_map(|(budget, files)| rows_of(budget, files)).collect()
}

fn rows_of(budget: &ByteBudget, files: &[SizeRow]) -> [Row; 3] {
    let row = |id: &str, how: &str, of: fn(&SizeRow) -> u64, target: Option<u64>| Row {
        id: format!("{}_{id}", budget.id).into(),
        what: format!("bytes of {}'s first view, {how}", budget.page).into(),
        value: bytes(files.iter().map(of).sum()),
        unit: "bytes".into(),
        target: target.map(bytes).map(Target::AtMost),
    };
    [
        row("gzip", "gzip -9", |it| it.gzip, budget.target),
        row("brotli", "brotli 11", |it| it.brotli, None),
        row("raw", "uncompressed", |it| it.raw, None),
    ]
}

#[expect(clippy::cast_precision_loss, reason = "packages are far smaller than 2^53 bytes")]
fn bytes(count: u64) -> f64 {
    count as f64
}
