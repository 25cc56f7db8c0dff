//! What is said about two packages that should be the same.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;

use tempfile::TempDir;
use xtask::package::differing_files;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in files {
        let target = folder.path().join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, content).unwrap();
    }
    folder
}

fn differences(one: &[(&str, &str)], other: &[(&str, &str)]) -> Vec<String> {
    differing_files(folder(one).path(), folder(other).path()).unwrap()
}

#[test]
fn the_same_files_do_not_differ() {
    let files = [("manifest.json", "{}"), ("assets/app.js", "start()")];
    assert_eq!(differences(&files, &files), [""; 0]);
}

#[test]
fn what_is_left_out_of_the_zip_is_not_compared() {
    assert_eq!(differences(&[("manifest.json", "{}")], &[("manifest.json", "{}"), (".DS_Store", "x")]), [""; 0]);
}

#[test]
fn every_file_that_differs_is_named_with_the_place() {
    let one = [("a.js", "start(1)"), ("b.js", "same"), ("c.js", "short"), ("only.css", "")];
    let other = [("a.js", "start(2)"), ("b.js", "same"), ("c.js", "shorter"), ("other.css", "")];
    assert_eq!(
        differences(&one, &other),
        [
            "a.js (from byte 6 on; 8 and 8 bytes)",
            "c.js (from byte 5 on; 5 and 7 bytes)",
            "only.css (only in the first)",
            "other.css (only in the second)",
        ]
    );
}
