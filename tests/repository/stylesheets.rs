//! What no stylesheet does: put things into another order than the document has, or ask for an orientation or a size of the
//! window by hand; and what no page does: keep somebody from zooming.

use super::{files, read};
use std::fs;

#[test]
fn the_order_on_screen_is_that_of_the_document_and_no_orientation_is_asked_for() {
    for path in files("src", "css") {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for line in text.lines().map(str::trim) {
            let reorders = line.starts_with("order:") || line.contains("-reverse");
            let places = line.starts_with("grid-area:") || line.starts_with("float:");
            let turns = line.contains("orientation");
            assert!(!reorders && !places && !turns, "{}: {line}", path.display());
        }
    }
}

#[test]
fn nobody_is_kept_from_zooming() {
    for page in ["index.html", "settings.html"] {
        let text = read(page);
        assert!(!text.contains("user-scalable") && !text.contains("maximum-scale"), "{page}");
    }
}
