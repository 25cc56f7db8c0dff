//! The table "Claims and tests" of docs/threat-model.md: every test that it names is there, every claim is named by the
//! text, and the text names no other.

use super::{read, root};
use std::collections::BTreeSet;

const DOCUMENT: &str = "docs/threat-model.md";

/// A row of the table.
struct Row {
    mark: String,
    test: String,
}

fn rows(document: &str) -> Vec<Row> {
    let rows = document.lines().filter_map(|it| it.strip_prefix("| C")?.strip_suffix(" |"));
    rows.map(|row| {
        let (number, rest) = row.split_once(" | ").unwrap_or((row, ""));
        let test = rest.rsplit_once(" | ").map(|it| it.1).unwrap_or_default();
        Row { mark: format!("C{number}"), test: test.to_owned() }
    })
    .collect()
}

/// What a cell names: a file in backticks, and after it the tests in it, Rust functions in backticks and JavaScript titles
/// in quotation marks. Remarks in brackets name nothing.
fn named(cell: &str) -> Vec<(String, Vec<String>)> {
    let mut files: Vec<(String, Vec<String>)> = Vec::new();
    let mut rest = cell;
    while let Some(at) = rest.find(['`', '"', '(']) {
        let (opening, after) = rest.split_at(at).1.split_at(1);
        let closing = if opening == "(" { ")" } else { opening };
        let Some((name, after)) = after.split_once(closing) else { panic!("{opening} without {closing}: {cell}") };
        rest = after;
        let is_file = opening == "`" && (name.contains('/') || name.ends_with(".toml"));
        match files.last_mut() {
            _ if opening == "(" => {}
            _ if is_file => files.push((name.to_owned(), Vec::new())),
            Some((_, tests)) => tests.push(name.to_owned()),
            None => panic!("{name} stands before any file: {cell}"),
        }
    }
    files
}

/// Whether the file has a test of that name, or of which the title has these words.
fn has_test(path: &str, text: &str, name: &str) -> bool {
    if path.ends_with(".rs") {
        text.contains(&format!("fn {name}("))
    } else {
        let titles =
            text.lines().filter(|it| it.trim_start().starts_with("test(") || it.trim_start().starts_with("it("));
        titles.map(|it| it.replace("\\\"", "\"")).any(|it| it.contains(name))
    }
}

#[test]
fn every_test_that_a_claim_names_is_there() {
    let mut missing = Vec::new();
    let mut count = 0;
    for Row { mark, test } in rows(&read(DOCUMENT)) {
        let named = named(&test);
        let shown =
            test.starts_with("no test") || (!named.is_empty() && named.iter().all(|(_, tests)| !tests.is_empty()));
        if !shown {
            missing.push(format!("{mark}: neither a test in a file nor \"no test\": {test}"));
        }
        for (path, tests) in named {
            let text = if root().join(&path).is_file() { read(&path) } else { String::new() };
            count += tests.len();
            let lost = tests.iter().filter(|it| !has_test(&path, &text, it));
            missing.extend(lost.map(|it| format!("{mark}: {path} has no {it}")));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(count > 150, "{count}");
}

#[test]
fn the_claims_are_numbered_in_order_and_each_is_part_of_the_text() {
    let document = read(DOCUMENT);
    let Some((text, _)) = document.split_once("\n## Claims and tests\n") else { panic!("there is no table") };
    let marks: Vec<String> = rows(&document).into_iter().map(|it| it.mark).collect();
    let expected: Vec<String> = (1..=marks.len()).map(|it| format!("C{it}")).collect();
    assert_eq!(marks, expected);
    let is_mark = |it: &&str| it.strip_prefix('C').is_some_and(|it| it.parse::<usize>().is_ok());
    let words = text.split(|it: char| !it.is_ascii_alphanumeric()).filter(is_mark);
    let used: BTreeSet<String> = words.map(str::to_owned).collect();
    assert_eq!(used, marks.into_iter().collect::<BTreeSet<_>>());
}
