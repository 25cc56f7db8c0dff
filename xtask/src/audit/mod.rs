//! `cargo xtask audit`: known vulnerabilities, licences and sources of everything that others wrote. Not a part of `test`,
//! because its answer changes with what is reported about crates and packages, not with what is written here.

mod npm;
mod verdict;

use crate::{Outcome, paths, setup, shell};
use std::process::Command;
use verdict::Verdict;

/// Makes every check, also after one that found something or could not be made.
pub fn run() -> Outcome {
    setup::for_audit()?;
    let verdicts = [
        ("licences, sources and versions of the crates", crates(&["bans", "licenses", "sources"])),
        ("known vulnerabilities of the crates", advisories()),
        ("known vulnerabilities of the project's npm packages", npm_packages("", &[])),
        // Without what the set-up leaves out, too.
        ("known vulnerabilities of zcli's npm packages", npm_packages("tests/clients/zcli", &["--omit=optional"])),
    ];
    verdict::conclusion(&verdicts)
}

/// The database is fetched apart from the check, so that one that is out of reach is not taken for a finding.
fn advisories() -> Verdict {
    shell::say("Known vulnerabilities of the crates: fetching the database");
    if shell::run(cargo_deny().args(["fetch", "db"])).is_err() {
        return Verdict::NotChecked("the database of vulnerabilities could not be fetched".to_owned());
    }
    crates(&["advisories"])
}

/// What `deny.toml` says about crates.
fn crates(checks: &[&str]) -> Verdict {
    shell::say(&format!("Crates: {}", checks.join(", ")));
    // Who wants a crate, `cargo tree --invert` says in fewer lines.
    match shell::run(cargo_deny().args(["check", "--hide-inclusion-graph"]).args(checks)) {
        Ok(()) => Verdict::Clean,
        Err(_) => Verdict::Found("see above".to_owned()),
    }
}

/// All crates of the workspace, not only the app's.
fn cargo_deny() -> Command {
    let mut command = Command::new(paths::tool("cargo-deny"));
    command.current_dir(paths::root()).arg("--workspace");
    command
}

fn npm_packages(folder: &str, options: &[&str]) -> Verdict {
    let folder = paths::root().join(folder);
    shell::say(&format!("npm packages: {}", folder.join("package-lock.json").display()));
    let mut command = Command::new("npm");
    command.args(["audit", "--json", "--package-lock-only"]).args(options).current_dir(folder);
    // npm ends with failure both for a finding and for no answer; what it says tells them apart.
    match shell::words(&mut command) {
        Ok(report) => npm::verdict(&report),
        Err(problem) => Verdict::NotChecked(problem),
    }
}
