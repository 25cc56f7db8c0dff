//! docs/accessibility.md: every test and every file that it names is there.

use super::{read, root};

/// Where a file that the document names may be.
const FOLDERS: [&str; 3] = ["", "src/", "tests/e2e/"];

fn path_of(file: &str) -> Option<String> {
    FOLDERS.map(|it| format!("{it}{file}")).into_iter().find(|it| root().join(it).is_file())
}

#[test]
fn every_test_and_file_that_the_document_on_accessibility_names_is_there() {
    let (mut missing, mut count) = (Vec::new(), 0);
    let document = read("docs/accessibility.md");
    for line in document.lines() {
        let pieces: Vec<&str> = line.split('`').collect();
        for pair in pieces.get(1..).unwrap_or_default().chunks(2) {
            let (file, after) = match pair {
                [file, after] => (*file, *after),
                [file] => (*file, ""),
                _ => continue,
            };
            let is_file = [".rs", ".css", ".js", ".html"].iter().any(|it| file.ends_with(it));
            if !is_file || !(file.contains('/') || file.ends_with(".test.js")) {
                continue;
            }
            let Some(path) = path_of(file) else {
                missing.push(file.to_owned());
                continue;
            };
            let names = after.strip_prefix(" \"").and_then(|it| it.rsplit_once('"')).map(|it| it.0);
            let text = read(&path).replace("\\\"", "\"");
            for name in names.into_iter().flat_map(|it| it.split("\", \"")) {
                // What follows differs from test to test.
                let name = name.split('…').next().unwrap_or_default().trim();
                count += 1;
                if !text.contains(name) {
                    missing.push(format!("{path}: {name}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(80 < count, "only {count} tests are named");
}
