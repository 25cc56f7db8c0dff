//! How much a page may weigh. A page that grows past its limit stops the build until somebody has raised the limit in
//! `byte_budget.json` and written there what the bytes are for: so that weight is a decision and not an accident.

use serde::Deserialize;

use super::size::{SizeRow, with_separators};

/// The limit of one page, all sizes in bytes with gzip at level 9.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByteBudget {
    /// What its rows in the measurements begin with.
    pub id: String,
    /// The page, in words.
    pub page: String,
    /// What a browser loads before the page shows its first content, as paths in the package.
    pub files: Vec<String>,
    /// What it should weigh at most (design, budgets); not every page has such a number.
    pub target: Option<u64>,
    /// What it may weigh at most today.
    pub most: u64,
    /// Why it may weigh that much.
    pub reason: String,
}

/// Reads the budgets of all pages.
///
/// # Errors
/// Words for whoever edits the file: what is wrong with it.
pub fn byte_budgets(json: &str) -> Result<Vec<ByteBudget>, String> {
    let budgets: Vec<ByteBudget> = serde_json::from_str(json).map_err(|error| format!("byte_budget.json: {error}"))?;
    for it in &budgets {
        let within_target = it.target.is_some_and(|target| it.most <= target);
        if it.reason.trim().is_empty() && !within_target {
            return Err(format!(
                "byte_budget.json: {} may weigh {} bytes without a reason: write what the bytes are for",
                it.page,
                with_separators(it.most)
            ));
        }
    }
    Ok(budgets)
}

impl ByteBudget {
    /// What there is to say about the weight of these files.
    ///
    /// # Errors
    /// The page weighs more than it may, in words.
    pub fn judge(&self, rows: &[SizeRow]) -> Result<String, String> {
        let gzip: u64 = rows.iter().map(|row| row.gzip).sum();
        if gzip > self.most {
            return Err(format!(
                "{} weighs {} bytes (gzip) and may weigh {}: make it smaller, or raise the limit in byte_budget.json and \
                 write into its reason what the bytes are for.",
                self.page,
                with_separators(gzip),
                with_separators(self.most)
            ));
        }
        let target = match self.target.map(|target| (target, target.checked_sub(gzip))) {
            Some((target, Some(room))) => {
                format!("target {} gzip: met, {} to spare; ", with_separators(target), with_separators(room))
            }
            Some((target, None)) => {
                format!("target {} gzip: missed by {}; ", with_separators(target), with_separators(gzip - target))
            }
            None => String::new(),
        };
        Ok(format!("{target}limit {}: met, {} to spare", with_separators(self.most), with_separators(self.most - gzip)))
    }
}
