//! The package check against good and bad packages: a good one has no findings, and each broken rule gives exactly its own finding.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod files;
mod good_package;
mod locations;
mod manifest;
mod pages;
mod parameters;
mod requirements;
mod translations;

use good_package::Package;
use xtask::package::{Severity, check};

/// One way to spoil a good package.
pub struct Case {
    /// The rule in words.
    pub rule: &'static str,
    /// What spoils the package.
    pub spoil: fn(&mut Package),
    /// How the only finding begins: `severity: file: words`.
    pub finding: &'static str,
}

/// Spoils a good package once for every case and looks at what the check says. All wrong answers are shown together.
pub fn assert_each_gives_its_finding(cases: &[Case]) {
    let mut wrong = String::new();
    for case in cases {
        let mut package = Package::good();
        (case.spoil)(&mut package);
        let findings = package.findings();
        let is_expected = matches!(findings.as_slice(), [only] if only.starts_with(case.finding));
        if !is_expected {
            wrong += &format!("\n{}\n  expected: {}…\n  found: {findings:#?}", case.rule, case.finding);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A change to a good package, with words for it.
pub type Change = (&'static str, fn(&mut Package));

/// Changes a good package in ways that are allowed; nothing may be found.
pub fn assert_each_is_allowed(changes: &[Change]) {
    for (what, change) in changes {
        let mut package = Package::good();
        change(&mut package);
        assert_eq!(package.findings(), Vec::<String>::new(), "{what}");
    }
}

#[test]
fn a_good_package_has_no_findings() {
    assert_eq!(Package::good().findings(), Vec::<String>::new());
}

#[test]
fn a_folder_that_does_not_exist_is_a_finding() {
    let parent = tempfile::tempdir().unwrap();
    let findings = check(&parent.path().join("nowhere"), "1.2.3");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].severity, Severity::Error);
    assert!(findings[0].message.contains("cannot be read"), "{}", findings[0]);
}

#[test]
fn errors_are_listed_before_warnings() {
    let mut package = Package::good();
    package.set("assets/a.js", "console.log(1)");
    package.manifest["parameters"][0]["default"] = "x".into();
    package.set("zzz.pdf", "x");
    let severities: Vec<_> =
        package.findings().iter().map(|finding| finding.split(':').next().unwrap().to_owned()).collect();
    assert_eq!(severities, ["error", "warning", "warning"]);
}
