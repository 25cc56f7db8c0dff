//! The npm packages, exactly as lock files pin them: those that build and test the app (esbuild, wasm-opt, the ZAF SDK,
//! playwright-core, axe-core), and Zendesk's command line `zcli`, which only the tests with real clients run.

use crate::{Outcome, paths, shell};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Installs the project's packages unless the lock file has not changed since the last time.
pub fn install() -> Outcome {
    let folder = paths::root();
    let lock = read(&folder.join("package-lock.json"))?;
    if installed(&folder, &lock) {
        return Ok(());
    }
    shell::say("Installing npm packages (esbuild, wasm-opt, ZAF SDK, playwright-core, axe-core)");
    clean_install(&folder, &lock, &[])
}

/// Installs zcli into the user's cache: its 490 packages (94 MB) would slow down everybody who only builds the app.
///
/// `rollup`, which only zcli's commands for connectors use, is held at a version whose packages for other systems are
/// complete; npm refuses a lock file without them.
pub fn install_zcli() -> Outcome {
    let (pinned, folder) = (paths::root().join("tests/clients/zcli"), paths::zcli());
    let lock = read(&pinned.join("package-lock.json"))?;
    if installed(&folder, &lock) {
        return Ok(());
    }
    shell::say("Installing Zendesk's command line zcli (its commands check the package; about 30 seconds)");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(pinned.join(file), folder.join(file)).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    // None of its packages needs a script to be installed, and the optional ones are for a keyring and other commands.
    clean_install(&folder, &lock, &["--ignore-scripts", "--omit=optional"])
}

fn installed(folder: &Path, lock: &str) -> bool {
    fs::read_to_string(stamp(folder)).is_ok_and(|installed| installed == lock)
}

fn stamp(folder: &Path) -> std::path::PathBuf {
    folder.join("node_modules/.sell-sidebar-lock")
}

fn clean_install(folder: &Path, lock: &str, options: &[&str]) -> Outcome {
    require_node()?;
    shell::run(
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund", "--prefer-offline"])
            .args(options)
            .current_dir(folder),
    )?;
    fs::write(stamp(folder), lock).map_err(|error| format!("{}: {error}", folder.display()))
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

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
