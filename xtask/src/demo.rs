//! `cargo xtask demo`: the packaged app in the sandbox, for a person to look at.

use crate::{Outcome, bundle, paths, shell};
use std::process::Command;

/// Builds everything, starts the sandbox and stays until it is ended. With `live`, Sell requests go to the real Sell.
pub fn run(port: u16, live: bool) -> Outcome {
    if live && std::env::var_os("SELL_ACCESS_TOKEN").is_none() {
        return Err("`--live` needs a Sell access token in SELL_ACCESS_TOKEN.".to_owned());
    }
    let app = bundle::package_and_report()?;
    let sandbox = build_sandbox()?;
    shell::say("Starting the sandbox (Ctrl-C ends it)");
    let mut command = Command::new(sandbox);
    command.current_dir(paths::root()).arg("--port").arg(port.to_string()).arg("--app").arg(app);
    if live {
        command.arg("--live");
    }
    shell::become_it(&mut command)
}

/// Builds the sandbox and gives back its program.
pub fn build_sandbox() -> Outcome<std::path::PathBuf> {
    shell::say("Building the sandbox (from nothing about 2 minutes)");
    shell::run(paths::host_cargo()?.args(["build", "--package", "sandbox"]))?;
    // A copy of this clone's own: another clone may build its sandbox into the shared folder while this one runs.
    let name = format!("sandbox{}", std::env::consts::EXE_SUFFIX);
    let (built, own) =
        (paths::host_target().join("debug").join(&name), paths::root().join("target/sandbox").join(&name));
    let trouble = |error: std::io::Error| format!("{}: {error}", own.display());
    if own.exists() {
        std::fs::remove_file(&own).map_err(trouble)?;
    }
    std::fs::create_dir_all(paths::root().join("target/sandbox")).map_err(trouble)?;
    std::fs::copy(&built, &own).map_err(trouble)?;
    Ok(own)
}
