//! What a browser loads before the sidebar shows its first customer.

use super::row::{Row, Target};
use xtask::package::{FIRST_VIEW_GZIP_BUDGET, SizeRow};

/// Rows of what a package's files weigh.
pub fn rows(first_view: &[SizeRow]) -> Vec<Row> {
    let row = |id: &'static str, what: &'static str, of: fn(&SizeRow) -> u64, target: Option<u64>| Row {
        id: id.into(),
        what: what.into(),
        value: bytes(first_view.iter().map(of).sum()),
        unit: "bytes".into(),
        target: target.map(bytes).map(Target::AtMost),
    };
    vec![
        row(
            "first_view_gzip",
            "bytes of the sidebar's first view, gzip -9",
            |it| it.gzip,
            Some(FIRST_VIEW_GZIP_BUDGET),
        ),
        row("first_view_brotli", "bytes of the sidebar's first view, brotli 11", |it| it.brotli, None),
        row("first_view_raw", "bytes of the sidebar's first view, uncompressed", |it| it.raw, None),
    ]
}

#[expect(clippy::cast_precision_loss, reason = "packages are far smaller than 2^53 bytes")]
fn bytes(count: u64) -> f64 {
    count as f64
}
