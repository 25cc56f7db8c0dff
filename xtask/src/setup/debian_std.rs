//! Wasm with Debian's packages alone: Debian ships a compiler (`rustc-web`) and the source of the standard library, but
//! no standard library for wasm. It is built once and put where that compiler looks for it; rustup then gets the
//! compiler as a linked toolchain, so that every tool can be told to use it by name.

use super::wasm_target::Toolchain;
use crate::{Outcome, paths, shell};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const NAME: &str = "sell-sidebar-wasm";
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";

/// The linked toolchain, if an earlier run made it and it still works.
pub fn ready() -> Option<Toolchain> {
    let linker = find_linker()?;
    let usable =
        shell::works(Command::new("rustc").arg("-V").env("RUSTUP_TOOLCHAIN", NAME)) && has_std(&library_folder().ok()?);
    usable.then_some(Toolchain::Linked { name: NAME, linker })
}

/// Installs Debian's packages, builds the standard library (about a minute) and links the toolchain.
pub fn install() -> Outcome {
    if !Path::new("/etc/debian_version").exists() {
        return Err("The wasm target is missing and rustup could not add it. \
                    Check the network and run `rustup target add wasm32-unknown-unknown`."
            .to_owned());
    }
    install_packages()?;
    let library = library_folder()?;
    if !has_std(&library) {
        build_std(&library)?;
    }
    link_toolchain()?;
    // Crates built against another standard library do not fit this one.
    let stale = paths::wasm_target().join("wasm32-unknown-unknown");
    if stale.exists() {
        fs::remove_dir_all(&stale).map_err(|error| format!("{} could not be cleared: {error}", stale.display()))?;
    }
    ready().map(drop).ok_or_else(|| "The linked toolchain was made but does not answer.".to_owned())
}

fn install_packages() -> Outcome {
    shell::say(
        "Installing Debian's Rust compiler with its source and the LLVM linker (rustup has no wasm target here)",
    );
    apt(&["update"])?;
    let lld = newest_lld()?;
    apt(&["install", "--yes", "--no-install-recommends", "rustc-web", "cargo-web", "rust-web-src", &lld])
}

/// Runs apt-get, or says which command an administrator must run.
pub fn apt(words: &[&str]) -> Outcome {
    let mut command = Command::new("apt-get");
    command.arg("-qq").args(words).env("DEBIAN_FRONTEND", "noninteractive");
    shell::run(&mut command)
        .map_err(|problem| format!("{problem}\n  As an administrator, run: apt-get {}", words.join(" ")))
}

/// The `lld-N` that matches the compiler's LLVM, or the newest there is.
fn newest_lld() -> Outcome<String> {
    let names = shell::answer(Command::new("apt-cache").args(["pkgnames", "lld-"]))?;
    names
        .lines()
        .filter_map(|name| name.strip_prefix("lld-")?.parse::<u32>().ok())
        .max()
        .map(|version| format!("lld-{version}"))
        .ok_or_else(|| "Debian offers no lld package here; `apt-get update` may be needed.".to_owned())
}

fn find_linker() -> Option<String> {
    (14..40).rev().map(|version| format!("/usr/bin/wasm-ld-{version}")).find(|path| Path::new(path).exists())
}

fn library_folder() -> Outcome<PathBuf> {
    let sysroot = shell::answer(Command::new(RUSTC).args(["--print", "sysroot"]))?;
    Ok(Path::new(&sysroot).join("lib/rustlib/wasm32-unknown-unknown/lib"))
}

fn has_std(library: &Path) -> bool {
    fs::read_dir(library)
        .is_ok_and(|files| files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-")))
}

fn build_std(library: &Path) -> Outcome {
    shell::say("Building the standard library for wasm (about a minute, once)");
    let work = paths::cache().join("wasm-std");
    let trouble = |what: &Path, error: std::io::Error| format!("{}: {error}", what.display());
    fs::create_dir_all(work.join("src")).map_err(|error| trouble(&work, error))?;
    let manifest = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n[profile.release]\npanic = \"abort\"\n";
    fs::write(work.join("Cargo.toml"), manifest).map_err(|error| trouble(&work, error))?;
    fs::write(work.join("src/lib.rs"), "#![no_std]\n").map_err(|error| trouble(&work, error))?;
    shell::run(
        Command::new(CARGO)
            .args([
                "build",
                "--release",
                "-Zbuild-std=std,panic_abort,proc_macro,test",
                "--target",
                "wasm32-unknown-unknown",
            ])
            .current_dir(&work)
            .env("RUSTC_BOOTSTRAP", "1")
            // Without bitcode in the libraries, link-time optimisation of the app fails.
            .env("RUSTFLAGS", "-Cembed-bitcode=yes")
            .env("RUSTC", RUSTC)
            .env("CARGO_TARGET_DIR", work.join("target")),
    )?;
    fs::create_dir_all(library).map_err(|error| trouble(library, error))?;
    let built = work.join("target/wasm32-unknown-unknown/release/deps");
    for file in fs::read_dir(&built).map_err(|error| trouble(&built, error))?.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            fs::copy(file.path(), library.join(&name)).map_err(|error| trouble(library, error))?;
        }
    }
    Ok(())
}

fn link_toolchain() -> Outcome {
    let dir = paths::cache().join("debian-toolchain");
    let links = [
        ("bin/cargo", CARGO),
        ("bin/rustc", RUSTC),
        ("bin/rustdoc", "/usr/bin/rustdoc"),
        ("lib/rustlib", "/usr/lib/rustlib"),
    ];
    for (name, target) in links {
        let link = dir.join(name);
        if let Some(parent) = link.parent() {
            fs::create_dir_all(parent).map_err(|error| format!("{}: {error}", parent.display()))?;
        }
        if fs::symlink_metadata(&link).is_err() {
            symlink(target, &link)?;
        }
    }
    shell::run(Command::new("rustup").args(["toolchain", "link", NAME]).arg(&dir))
}

#[cfg(unix)]
fn symlink(target: &str, link: &Path) -> Outcome {
    std::os::unix::fs::symlink(target, link).map_err(|error| format!("{}: {error}", link.display()))
}

#[cfg(not(unix))]
fn symlink(_target: &str, link: &Path) -> Outcome {
    Err(format!("{}: Debian's toolchain exists on Debian only.", link.display()))
}
