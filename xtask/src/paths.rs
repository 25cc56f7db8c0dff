//! Where things lie: the repository, the user's cache, the tools. One place, so that a fresh clone finds what an
//! earlier one built.

use crate::{Outcome, shared_target};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository's root folder. Cargo says at run time which clone it is; what was compiled in may be another's.
pub fn root() -> PathBuf {
    let said = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = said.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    here.parent().map_or_else(|| here.clone(), Path::to_path_buf)
}

/// The cache that survives a fresh clone: `$SELL_SIDEBAR_CACHE`, else the user's cache folder.
pub fn cache() -> PathBuf {
    let from = |name: &str| std::env::var_os(name).map(PathBuf::from);
    from("SELL_SIDEBAR_CACHE")
        .or_else(|| from("XDG_CACHE_HOME").map(|dir| dir.join("sell-sidebar")))
        .or_else(|| from("LOCALAPPDATA").map(|dir| dir.join("sell-sidebar")))
        .or_else(|| from("HOME").map(|dir| dir.join(".cache/sell-sidebar")))
        .unwrap_or_else(|| root().join("target/cache"))
}

/// Programs that `setup` builds for this project alone.
pub fn tool(name: &str) -> PathBuf {
    cache().join("tools/bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Cargo's target folder for host code (tests, sandbox).
pub fn host_target() -> PathBuf {
    cache().join("target-host")
}

/// Cargo for host code, in the cached target folder. `$CARGO` is the one that runs this program.
///
/// # Errors
/// The folder cannot be taken over from another clone.
pub fn host_cargo() -> Outcome<Command> {
    shared_target::take_over(&host_target())?;
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()).env("CARGO_TARGET_DIR", host_target());
    Ok(command)
}

/// Cargo's target folder for the app's wasm.
pub fn wasm_target() -> PathBuf {
    cache().join("target-wasm")
}

/// Where `package` leaves the folder that becomes the zip.
pub fn packaged_app() -> PathBuf {
    root().join("target/package/app")
}

/// The virtual environment of Sell's official Python client.
pub fn python_environment() -> PathBuf {
    cache().join("python")
}

/// The Python of [`python_environment`].
pub fn python() -> PathBuf {
    python_environment().join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// The folder with Zendesk's command line and its packages.
pub fn zcli() -> PathBuf {
    cache().join("zcli")
}

/// A program from the project's npm packages.
pub fn node_program(name: &str) -> PathBuf {
    root().join("node_modules/.bin").join(name)
}
