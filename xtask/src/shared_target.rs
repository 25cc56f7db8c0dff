//! Cargo's target folders in the user's cache are shared by all clones. Cargo tells clones apart by nothing: it takes
//! what one built for another's, if the other's files are older. So each clone takes the folder over before it builds,
//! and what the former one made of the project's own crates is built anew; other crates stay.

use crate::{Outcome, paths};
use std::fs;
use std::path::Path;

/// The project's own crates.
const OWN: [&str; 3] = ["sell-sidebar", "sandbox", "xtask"];
/// Where Cargo notes what is up to date, for the ways in which the project builds.
const NOTES: [&str; 3] = ["debug/.fingerprint", "release/.fingerprint", "wasm32-unknown-unknown/release/.fingerprint"];

/// Makes the folder this clone's.
pub fn take_over(target: &Path) -> Outcome {
    let owner = target.join("sell-sidebar-clone");
    let clone = paths::root().display().to_string();
    if fs::read_to_string(&owner).is_ok_and(|it| it == clone) {
        return Ok(());
    }
    let trouble = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    for folder in NOTES.map(|it| target.join(it)) {
        for note in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let name = note.file_name().to_string_lossy().into_owned();
            if is_own(&name) {
                fs::remove_dir_all(note.path()).map_err(|error| trouble(&note.path(), error))?;
            }
        }
    }
    fs::create_dir_all(target).map_err(|error| trouble(target, error))?;
    fs::write(&owner, clone).map_err(|error| trouble(&owner, error))
}

/// Cargo names a note after the crate, with a hash behind it.
fn is_own(note: &str) -> bool {
    note.rsplit_once('-').is_some_and(|(name, _)| OWN.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_projects_own_crates_are_built_anew() {
        for own in ["sell-sidebar-0123456789abcdef", "sandbox-0f", "xtask-ff"] {
            assert!(is_own(own), "{own}");
        }
        for other in ["serde-0f", "sandbox-tools-0f", "leptos_macro-0f", "sandbox"] {
            assert!(!is_own(other), "{other}");
        }
    }
}
