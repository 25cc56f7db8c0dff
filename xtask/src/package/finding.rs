//! What a check reports: one finding per broken rule, in words for the person who has to mend it.

use std::fmt;

/// How bad a finding is. Errors come first when sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Zendesk refuses the package, or the installed app would not work.
    Error,
    /// Zendesk accepts the package; a reviewer or a user may stumble.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// One broken rule. Its `Display` is one line: `error: manifest.json: what is wrong: what to do`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Whether the package can be used at all.
    pub severity: Severity,
    /// The file inside the package, with `/` as separator.
    pub file: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}: {}", self.severity, self.file, self.message)
    }
}

/// Collects findings while the rules run.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    /// Notes a broken rule that makes the package unusable.
    pub(super) fn error(&mut self, file: &str, message: impl Into<String>) {
        self.add(Severity::Error, file, message.into());
    }

    /// Notes a broken rule that Zendesk lets pass.
    pub(super) fn warning(&mut self, file: &str, message: impl Into<String>) {
        self.add(Severity::Warning, file, message.into());
    }

    /// Errors first, then by file and words, so that two runs read the same; a finding made twice is listed once.
    pub(super) fn sorted(mut self) -> Vec<Finding> {
        self.0.sort();
        self.0.dedup();
        self.0
    }

    fn add(&mut self, severity: Severity, file: &str, message: String) {
        self.0.push(Finding { severity, file: file.to_owned(), message });
    }
}
