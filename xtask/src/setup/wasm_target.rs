//! The compiler that makes wasm. Normally that is rustup's own toolchain with the wasm target added. Where rustup
//! cannot download (machines with package registries only), Debian's compiler with a standard library built from
//! Debian's source takes its place; host code keeps rustup's toolchain either way.

use super::debian_std;
use crate::{Outcome, shell};
use std::path::Path;
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// Which compiler builds the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Toolchain {
    /// The toolchain that also builds host code.
    Rustup,
    /// A linked toolchain (its name for `RUSTUP_TOOLCHAIN`) and the linker it needs.
    Linked { name: &'static str, linker: String },
}

impl Toolchain {
    /// Sets the environment of a command that builds wasm.
    pub fn apply(&self, command: &mut Command) {
        if let Self::Linked { name, linker } = self {
            command.env("RUSTUP_TOOLCHAIN", name).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
    }
}

/// The toolchain that is ready, or none. `SELL_SIDEBAR_WASM_TOOLCHAIN=debian` asks for Debian's.
pub fn toolchain() -> Option<Toolchain> {
    if !debian_is_wanted() && rustup_has_target() {
        return Some(Toolchain::Rustup);
    }
    debian_std::ready()
}

/// Makes one of the toolchains ready.
pub fn install() -> Outcome {
    if toolchain().is_some() {
        return Ok(());
    }
    if !debian_is_wanted() {
        shell::say("Adding the wasm target to rustup's toolchain (the app is WebAssembly)");
        if shell::run(Command::new("rustup").args(["target", "add", TARGET])).is_ok() && rustup_has_target() {
            return Ok(());
        }
        shell::say("rustup could not download it; trying Debian's compiler instead");
    }
    debian_std::install()
}

fn debian_is_wanted() -> bool {
    std::env::var("SELL_SIDEBAR_WASM_TOOLCHAIN").is_ok_and(|it| it == "debian")
}

fn rustup_has_target() -> bool {
    shell::answer(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_ok_and(|dir| Path::new(&dir).is_dir())
}
