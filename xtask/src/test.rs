//! `cargo xtask test`: exactly what CI runs. Each part can be run alone; all parts together start with the set-up.

use crate::command_line::Part;
use crate::{Outcome, bundle, demo, paths, real_clients, setup, shell};
use std::process::Command;

/// Runs one part, or everything.
pub fn run(only: Option<Part>) -> Outcome {
    match only {
        Some(Part::Style) => style(),
        Some(Part::Host) => host(),
        Some(Part::Contract) => contract(),
        Some(Part::Clients) => real_clients::run(),
        Some(Part::Browser) => browser(),
        None => {
            setup::everything()?;
            style()?;
            host()?;
            contract()?;
            real_clients::run()?;
            browser()?;
            shell::say("All tests passed.");
            Ok(())
        }
    }
}

fn style() -> Outcome {
    shell::say("Format and lints");
    shell::run(paths::host_cargo()?.args(["fmt", "--all", "--check"]))?;
    shell::run(paths::host_cargo()?.args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
}

/// Without the feature `browser`: what is tested on the host needs none of its 170 crates.
fn host() -> Outcome {
    shell::say("Host tests");
    shell::run(paths::host_cargo()?.args([
        "test",
        "--package",
        "sell-sidebar",
        "--no-default-features",
        "--lib",
        "--test",
        "repository",
        "--test",
        "matching",
        "--test",
        "hostile_replies",
    ]))?;
    shell::run(paths::host_cargo()?.args(["test", "--package", "xtask"]))?;
    shell::run(paths::host_cargo()?.args(["test", "--package", "sandbox"]))
}

fn contract() -> Outcome {
    let sandbox = demo::build_sandbox()?;
    shell::say("Contract tests: the Sell client against the running sandbox");
    let mut cargo = paths::host_cargo()?;
    shell::run(cargo.env("SANDBOX_BIN", sandbox).args([
        "test",
        "--package",
        "sell-sidebar",
        "--no-default-features",
        "--test",
        "contract",
    ]))
}

fn browser() -> Outcome {
    let mut node = node_with_the_packaged_app()?;
    shell::say("Browser tests: the packaged app in the sandbox's host page");
    // Each file has a sandbox, a browser and ports of its own; two at a time keep two processors busy.
    shell::run(node.args(["--test", "--test-concurrency=2", "--test-reporter=spec", "tests/e2e/"]))
}

/// `cargo xtask screenshots`: the states that the README and the reviewers look at.
pub fn screenshots() -> Outcome {
    let mut node = node_with_the_packaged_app()?;
    shell::say("Taking screenshots");
    shell::run(node.arg("tests/e2e/screenshots.js"))
}

/// Node with everything built that a browser script needs, and told where it is.
fn node_with_the_packaged_app() -> Outcome<Command> {
    setup::for_browser_tests()?;
    let app = bundle::package_and_report()?;
    let sandbox = demo::build_sandbox()?;
    let chromium = setup::find_browser().ok_or("There is no Chromium; run `cargo xtask setup`.")?;
    let mut node = Command::new("node");
    node.current_dir(paths::root()).env("SANDBOX_BIN", sandbox).env("PACKAGED_APP", app).env("CHROMIUM", chromium);
    Ok(node)
}
