//! Trunk, the wasm-bindgen command line and cargo-deny, built into the user's cache. The second must be exactly the
//! version of the library in Cargo.lock, or it refuses the app's wasm.

use crate::{Outcome, paths, shell};
use std::fs;
use std::process::Command;

/// Trunk 0.22 wants a newer compiler than the project does.
const TRUNK: &str = "0.21.14";
const CARGO_DENY: &str = "0.20.2";

/// Installs what is missing or of another version.
pub fn install() -> Outcome {
    let bindgen = locked_version("wasm-bindgen")?;
    if installed_version("wasm-bindgen").as_deref() != Some(bindgen.as_str()) {
        shell::say(&format!(
            "Installing wasm-bindgen {bindgen} (makes the JavaScript side of the wasm; about 3 minutes)"
        ));
        cargo_install("wasm-bindgen-cli", &bindgen, &[])?;
    }
    if installed_version("trunk").as_deref() != Some(TRUNK) {
        shell::say(&format!("Installing Trunk {TRUNK} (builds the pages; about 8 minutes)"));
        // Its default features are for downloading tools, which `setup` does itself.
        cargo_install("trunk", TRUNK, &["--no-default-features"])?;
    }
    Ok(())
}

/// Only `cargo xtask audit` needs it, so that nobody waits for it who builds or tests.
pub fn install_cargo_deny() -> Outcome {
    if installed_version("cargo-deny").as_deref() != Some(CARGO_DENY) {
        shell::say(&format!("Installing cargo-deny {CARGO_DENY} (checks what others wrote; about 8 minutes)"));
        cargo_install("cargo-deny", CARGO_DENY, &[])?;
    }
    Ok(())
}

/// First with the tool's own lock file; where the registry lacks a version that it names, without.
fn cargo_install(name: &str, version: &str, features: &[&str]) -> Outcome {
    let attempt = |locked: bool| {
        let mut command = Command::new("cargo");
        command
            .args(["install", name, "--version", version, "--root"])
            .arg(paths::cache().join("tools"))
            .args(features)
            .args(locked.then_some("--locked"))
            .env("CARGO_TARGET_DIR", paths::cache().join("target-tools"))
            // A tool that runs for seconds need not be built for minutes.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env_remove("RUSTUP_TOOLCHAIN");
        shell::run(&mut command)
    };
    attempt(true).or_else(|_| attempt(false))
}

fn installed_version(name: &str) -> Option<String> {
    let line = shell::answer(Command::new(paths::tool(name)).arg("--version")).ok()?;
    line.split_whitespace().last().map(str::to_owned)
}

fn locked_version(name: &str) -> Outcome<String> {
    let path = paths::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    lock.split("[[package]]")
        .find(|entry| entry.contains(&format!("name = \"{name}\"\n")))
        .and_then(|entry| entry.split("version = \"").nth(1)?.split('"').next())
        .map(str::to_owned)
        .ok_or_else(|| format!("Cargo.lock names no {name}."))
}
