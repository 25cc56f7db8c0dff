//! The npm packages that build and test the app (esbuild, wasm-opt, the ZAF SDK, playwright-core, axe-core), exactly as
//! package-lock.json pins them.

use crate::{Outcome, paths, shell};
use std::fs;
use std::process::Command;

/// Installs unless the lock file has not changed since the last time.
pub fn install() -> Outcome {
    let lock = read(&paths::root().join("package-lock.json"))?;
    let stamp = paths::root().join("node_modules/.sell-sidebar-lock");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    require_node()?;
    shell::say("Installing npm packages (esbuild, wasm-opt, ZAF SDK, playwright-core, axe-core)");
    shell::run(
        Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--prefer-offline"]).current_dir(paths::root()),
    )?;
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

fn require_node() -> Outcome {
    let version = shell::answer(Command::new("node").arg("--version"))
        .map_err(|problem| format!("Node.js 20 or newer is needed. {problem}"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|text| text.parse::<u32>().ok());
    match major {
        Some(20..) => Ok(()),
        _ => Err(format!("Node.js 20 or newer is needed; this is {version}.")),
    }
}

fn read(path: &std::path::Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
