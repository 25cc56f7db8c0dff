//! Files stay short enough to be read in one go.

use super::{files, root};
use std::collections::BTreeSet;
use std::fs;

/// The most lines of a source file.
const MOST: usize = 300;
/// Longer files, each with the cause. One that has become short is taken out.
const LONGER: [(&str, &str); 0] = [];

#[test]
fn no_source_file_is_longer_than_three_hundred_lines_without_a_cause() {
    let mut longer = BTreeSet::new();
    for (folder, ending) in [
        ("src", "rs"),
        ("src", "css"),
        ("src", "js"),
        ("sandbox/src", "rs"),
        ("sandbox/tests", "rs"),
        ("sandbox/host", "js"),
        ("sandbox/host", "css"),
        ("xtask/src", "rs"),
        ("xtask/tests", "rs"),
        ("tests", "rs"),
        ("tests", "js"),
    ] {
        for path in files(folder, ending) {
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            if MOST < text.lines().count() {
                longer.insert(path.strip_prefix(root()).unwrap_or(&path).display().to_string());
            }
        }
    }
    let expected: BTreeSet<_> = LONGER.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(longer, expected, "split it by subject, or write the cause into LONGER");
}
