//! Everything that turns a built folder into a Zendesk app package: checking it, zipping it, weighing it.
//!
//! It knows Zendesk's package format and nothing about how the folder was built, so the same check can run on any app.
//! Zendesk's own validator is a Ruby gem and looks at fewer things than a Zendesk account demands; [`check`] is written from
//! the platform's rules (`reference/zaf.md` 1 and 2) and adds the rules of this project.

mod archive;
mod byte_budget;
mod comparison;
mod finding;
mod folder;
mod rules;
mod size;

use std::path::Path;

pub use archive::write_zip;
pub use byte_budget::{ByteBudget, byte_budgets};
pub use comparison::differing_files;
pub use finding::{Finding, Severity};
pub use size::{SizeRow, first_view, size_table};

use finding::Findings;
use folder::Folder;

/// Checks a package folder: the rules of Zendesk's validator, what an installation needs besides, and this project's own rules.
///
/// `expected_version` is the version of the workspace. The result is sorted, errors first; an empty list means a good package.
/// A folder that cannot be read is itself a finding.
pub fn check(package_dir: &Path, expected_version: &str) -> Vec<Finding> {
    let mut findings = Findings::default();
    match Folder::read(package_dir) {
        Ok(folder) => rules::apply(&folder, expected_version, &mut findings),
        Err(problem) => findings.error(
            &package_dir.display().to_string(),
            format!("the package folder cannot be read ({problem}): build the app first, or give the right folder"),
        ),
    }
    findings.sorted()
}
