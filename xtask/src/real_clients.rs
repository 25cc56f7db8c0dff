//! `cargo xtask test --only clients`: software that others wrote for the real Sell and the real Zendesk, run unchanged.
//! The official Python client of Sell tests itself against the sandbox; Zendesk's `zcli` packages and serves the app.

use crate::running_sandbox::RunningSandbox;
use crate::{Outcome, bundle, demo, paths, setup, shell};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// The one test of the Python suite that is left out.
const LEFT_OUT: &str = "basecrm/test/test_http_client.py::HttpClientTests::test_authentication_error";
const WHY_LEFT_OUT: &str =
    "it makes a client without a base URL, which ignores BASECRM_BASE_URL and calls the real Sell";

/// All others of basecrm 1.2.9.
const EXPECTED: &str = "205 passed, 1 deselected";

const RUNS_IN_MEMORY: usize = 3;

/// Nobody listens there (RFC 863 gave the port to a service that discards). The suite asks for a name that must not
/// exist; sent to this proxy it fails at once, and nothing leaves the machine.
const DEAD_END: &str = "http://127.0.0.1:9";

/// Runs both clients.
pub fn run() -> Outcome {
    setup::for_real_clients()?;
    let sandbox = demo::build_sandbox()?;
    python_client(&sandbox)?;
    zcli()
}

/// The Python suite: several times in a row on one sandbox, whose data each run leaves behind, and once on a file.
fn python_client(program: &Path) -> Outcome {
    shell::say("Sell's official Python client: its own test suite against the sandbox");
    println!("  Left out: {LEFT_OUT}\n  because {WHY_LEFT_OUT}.");
    let in_memory = RunningSandbox::start(program, &[])?;
    for run in 1..=RUNS_IN_MEMORY {
        println!("  In memory, run {run} of {RUNS_IN_MEMORY}");
        suite(&in_memory)?;
    }
    drop(in_memory);
    println!("  With --db FILE");
    let folder = fresh_folder()?;
    let file = folder.join("sell.db").display().to_string();
    suite(&RunningSandbox::start(program, &["--db", &file])?)
}

/// An empty folder for the database file.
fn fresh_folder() -> Outcome<std::path::PathBuf> {
    let folder = paths::root().join("target/clients");
    let trouble = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(trouble)?;
    }
    fs::create_dir_all(&folder).map_err(trouble)?;
    Ok(folder)
}

/// One run of the suite. Its names of tests are relative to the folder that holds the package.
fn suite(sandbox: &RunningSandbox) -> Outcome {
    let place = "import basecrm, os; print(os.path.dirname(os.path.dirname(basecrm.__file__)))";
    let packages = shell::answer(Command::new(paths::python()).args(["-c", place]))?;
    let mut pytest = Command::new(paths::python());
    pytest
        .args(["-m", "pytest", "--quiet", "--tb=short", "-p", "no:cacheprovider", "--rootdir=.", "basecrm/test"])
        .args(["--deselect", LEFT_OUT])
        .current_dir(packages)
        .env("BASECRM_ACCESS_TOKEN", sandbox.token()?)
        .env("BASECRM_BASE_URL", sandbox.sell_address())
        .env("HTTPS_PROXY", DEAD_END)
        .env("NO_PROXY", "127.0.0.1");
    let verdict = last_line(&mut pytest)?;
    if verdict.starts_with(EXPECTED) {
        Ok(())
    } else {
        Err(format!("The Python client's suite was expected to end with `{EXPECTED}`, not with `{verdict}`."))
    }
}

/// Runs with the output shown as it comes, and gives back its last line, whatever the exit code.
fn last_line(command: &mut Command) -> Outcome<String> {
    let trouble = |error: std::io::Error| format!("pytest: {error}");
    let mut process = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(trouble)?;
    let mut last = String::new();
    for line in process.stdout.take().map(|it| BufReader::new(it).lines()).into_iter().flatten() {
        last = line.map_err(trouble)?;
        println!("    {last}");
    }
    process.wait().map_err(trouble)?;
    Ok(last)
}

/// zcli on the packaged app.
fn zcli() -> Outcome {
    let app = bundle::package_and_report()?;
    shell::say("Zendesk's zcli: apps:package and apps:server on the package");
    shell::run(
        Command::new("node")
            .current_dir(paths::root())
            .env("PACKAGED_APP", app)
            .env("ZCLI", paths::zcli().join("node_modules/@zendesk/zcli/bin/run"))
            .args(["--test", "--test-reporter=spec", "tests/clients/zcli.test.js"]),
    )
}
