//! `cargo xtask package --twice`: shows that the package is reproducible. The same sources are built a second time in
//! another folder, and both zips must be the same, byte for byte: no date, folder or chance of a build is in them.

use crate::{Outcome, bundle, paths, shell};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::package;

/// Builds the package here and elsewhere, and compares.
pub fn run() -> Outcome {
    let here = bundle::package()?;
    let elsewhere = elsewhere(&paths::root(), &std::env::temp_dir());
    shell::say(&format!("Building once more in {}", elsewhere.display()));
    if elsewhere.exists() {
        remove(&elsewhere)?;
    }
    copy_sources(&paths::root(), &elsewhere)?;
    link_node_packages(&elsewhere)?;
    package_in(&elsewhere)?;
    let there = elsewhere.join("target/package");
    let zip = there.join(here.zip.file_name().unwrap_or_default());
    compare(&here.app, &here.zip, &there.join("app"), &zip)?;
    remove(&elsewhere)?;
    shell::say("Both packages are the same, byte for byte.");
    Ok(())
}

/// A temporary folder whose path is longer than the repository's: a path that gets into the build shows by its length, too.
fn elsewhere(root: &Path, temporary: &Path) -> PathBuf {
    let mut name = "sell-sidebar-built-a-second-time".to_owned();
    while temporary.join(&name).as_os_str().len() <= root.as_os_str().len() {
        name.push_str("-elsewhere");
    }
    temporary.join(name)
}

/// The files that git tracks, as they are in the working tree: a change need not be committed to be compared.
fn copy_sources(from: &Path, to: &Path) -> Outcome {
    let listed = shell::answer(Command::new("git").args(["ls-files", "-z"]).current_dir(from))?;
    // A file that is deleted and not yet committed is still listed.
    for path in listed.split('\0').filter(|path| !path.is_empty() && from.join(path).is_file()) {
        bundle::copy(&from.join(path), &to.join(path))?;
    }
    Ok(())
}

/// The npm packages are those that the lock file pins; installing them twice would show nothing about the app.
fn link_node_packages(elsewhere: &Path) -> Outcome {
    let (from, to) = (paths::root().join("node_modules"), elsewhere.join("node_modules"));
    #[cfg(unix)]
    let linked = std::os::unix::fs::symlink(&from, &to);
    #[cfg(not(unix))]
    let linked = Err(std::io::Error::from(std::io::ErrorKind::Unsupported));
    linked.map_err(|error| format!("{} to {}: {error}", from.display(), to.display()))
}

/// This program, told that the other folder is the repository. Crates of others are found in the cache; the project's own
/// is compiled anew, because the folder for the wasm is taken over by another clone (`shared_target.rs`).
fn package_in(elsewhere: &Path) -> Outcome {
    let program = std::env::current_exe().map_err(|error| format!("This program cannot be found: {error}"))?;
    let mut command = Command::new(program);
    shell::run(command.arg("package").current_dir(elsewhere).env("CARGO_MANIFEST_DIR", elsewhere.join("xtask")))
}

fn compare(app: &Path, zip: &Path, other_app: &Path, other_zip: &Path) -> Outcome {
    let trouble = |error: std::io::Error| format!("The packages could not be compared: {error}");
    if fs::read(zip).map_err(trouble)? == fs::read(other_zip).map_err(trouble)? {
        return Ok(());
    }
    let differing = package::differing_files(app, other_app).map_err(trouble)?;
    let named = if differing.is_empty() { "only the zip itself".to_owned() } else { differing.join("\n  ") };
    Err(format!("{} and {} differ:\n  {named}", zip.display(), other_zip.display()))
}

fn remove(folder: &Path) -> Outcome {
    fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_folder_has_a_longer_path_wherever_the_first_lies() {
        for root in ["/a", "/home/somebody/in/a/folder/with/a/rather/long/path/of/several/levels/sell-sidebar"] {
            let other = elsewhere(Path::new(root), Path::new("/tmp"));
            assert!(other.as_os_str().len() > root.len(), "{}", other.display());
            assert!(other.starts_with("/tmp"), "{}", other.display());
        }
    }

    #[test]
    fn the_sources_are_what_git_tracks_with_changes_that_are_not_committed() {
        let Ok((from, to)) = tempfile::tempdir().and_then(|from| Ok((from, tempfile::tempdir()?))) else {
            panic!("no temporary folder")
        };
        let git = |words: &[&str]| shell::answer(Command::new("git").args(words).current_dir(from.path()));
        let write = |path: &str, text: &str| bundle::write(&from.path().join(path), text);
        assert_eq!(git(&["init", "--quiet"]), Ok(String::new()));
        assert_eq!(write("src/kept ü.rs", "old").and(write("gone.rs", "")), Ok(()));
        assert_eq!(git(&["add", "."]), Ok(String::new()));
        assert_eq!(write("src/kept ü.rs", "changed").and(write("not_added.rs", "")), Ok(()));
        assert!(fs::remove_file(from.path().join("gone.rs")).is_ok());

        assert_eq!(copy_sources(from.path(), to.path()), Ok(()));
        assert_eq!(fs::read_to_string(to.path().join("src/kept ü.rs")).ok().as_deref(), Some("changed"));
        assert!(!to.path().join("gone.rs").exists() && !to.path().join("not_added.rs").exists());
    }

    #[test]
    fn two_zips_that_differ_are_a_failure_that_names_the_files() {
        let Ok(folder) = tempfile::tempdir() else { panic!("no temporary folder") };
        let at = |path: &str| folder.path().join(path);
        for (path, text) in
            [("one/a.js", "1"), ("other/a.js", "2"), ("one.zip", "1"), ("other.zip", "2"), ("same.zip", "1")]
        {
            assert_eq!(bundle::write(&at(path), text), Ok(()));
        }
        assert_eq!(compare(&at("one"), &at("one.zip"), &at("other"), &at("same.zip")), Ok(()));
        let Err(problem) = compare(&at("one"), &at("one.zip"), &at("other"), &at("other.zip")) else {
            panic!("not noticed")
        };
        assert!(problem.ends_with("differ:\n  a.js (from byte 0 on; 1 and 1 bytes)"), "{problem}");
    }
}
