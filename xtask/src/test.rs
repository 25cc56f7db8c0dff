//! `cargo xtask test`: exactly what CI runs. Each part can be run alone; all parts together start with the set-up.

use crate::command_line::Part;
use crate::{Outcome, bundle, demo, paths, real_clients, setup, shell, short_runs};
use std::path::Path;
use std::process::Command;

/// The tests that need a running sandbox.
const CONTRACT: &str = "contract";

/// Runs one part, or everything.
pub fn run(only: Option<Part>) -> Outcome {
    match only {
        Some(Part::Style) => style(),
        Some(Part::Host) => host(),
        Some(Part::Contract) => contract(),
        Some(Part::Clients) => real_clients::run(),
        Some(Part::Browser) => browser(),
        Some(Part::Commands) => short_runs::run(),
        None => {
            setup::everything()?;
            style()?;
            host()?;
            contract()?;
            real_clients::run()?;
            browser()?;
            // Last: the package is up to date then.
            short_runs::run()?;
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
    let mut app = paths::host_cargo()?;
    app.args(["test", "--package", "sell-sidebar", "--no-default-features", "--lib"]);
    for target in host_targets()? {
        app.args(["--test", &target]);
    }
    shell::run(&mut app)?;
    shell::run(paths::host_cargo()?.args(["test", "--package", "xtask"]))?;
    shell::run(paths::host_cargo()?.args(["test", "--package", "sandbox"]))
}

/// The folders of `tests/` that are Rust tests, so that none is forgotten; all but the one that needs a sandbox.
fn host_targets() -> Outcome<Vec<String>> {
    let folder = paths::root().join("tests");
    let unreadable = |error| format!("{}: {error}", folder.display());
    let entries = std::fs::read_dir(&folder).map_err(unreadable)?.collect::<Result<Vec<_>, _>>().map_err(unreadable)?;
    let targets = entries.into_iter().map(|it| it.path()).filter(|it| it.join("main.rs").is_file());
    let targets = targets.filter_map(|it| Some(it.file_name()?.to_str()?.to_owned()));
    Ok(targets.filter(|it| it != CONTRACT).collect())
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
        CONTRACT,
    ]))
}

fn browser() -> Outcome {
    let mut node = node_with_the_packaged_app()?;
    shell::say("Browser tests: the packaged app in the sandbox's host page");
    // Each file has a sandbox, a browser and ports of its own; two at a time keep two processors busy.
    shell::run(node.args(["--test", "--test-concurrency=2", "--test-reporter=spec", "tests/e2e/"]))
}

/// `cargo xtask screenshots`: the states that the README and the reviewers look at. `only` takes the pictures whose
/// names contain it, `to` is a folder in place of `docs/screenshots/`.
pub fn screenshots(only: Option<&str>, to: Option<&Path>) -> Outcome {
    let mut node = node_with_the_packaged_app()?;
    shell::say("Taking screenshots");
    if let Some(folder) = to {
        let folder = std::path::absolute(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        node.env("SCREENSHOTS", folder);
    }
    shell::run(node.arg("tests/e2e/screenshots.js").args(only))
}

/// Node with everything built that a browser script needs, and told where it is.
pub fn node_with_the_packaged_app() -> Outcome<Command> {
    setup::for_browser_tests()?;
    let app = bundle::package_and_report()?;
    let sandbox = demo::build_sandbox()?;
    let chromium = setup::find_browser().ok_or("There is no Chromium; run `cargo xtask setup`.")?;
    let mut node = Command::new("node");
    node.current_dir(paths::root()).env("SANDBOX_BIN", sandbox).env("PACKAGED_APP", app).env("CHROMIUM", chromium);
    Ok(node)
}
