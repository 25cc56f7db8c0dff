//! How often the app's rules agree with people: tests over labelled cases print their shares as rows, and fail below
//! their floors. Here the rows are read.

use super::row::Row;
use crate::{Outcome, paths, shell};

/// Builds and runs a test of the app, and gives back the rows that it prints.
pub fn measure(test: &str) -> Outcome<Vec<Row>> {
    shell::say(&format!("Counting labelled cases in tests/{test}"));
    let run =
        ["test", "--quiet", "--package", "sell-sidebar", "--no-default-features", "--test", test, "--", "--nocapture"];
    rows(&shell::answer(paths::host_cargo()?.args(run))?).ok_or_else(|| format!("tests/{test} printed no rows."))
}

/// A line that is no row is what the test tells people.
fn rows(output: &str) -> Option<Vec<Row>> {
    let printed = output.lines().filter_map(|line| line.split_once("row: ").map(|(_, row)| row));
    let rows: Option<Vec<Row>> = printed.map(|row| Row::from_json(&serde_json::from_str(row).ok()?)).collect();
    rows.filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_among_other_lines_and_a_broken_one_is_told() {
        let row = r#"row: {"id": "x", "what": "misses", "value": 1.5, "unit": "%", "target": 5}"#;
        let found = rows(&format!("\nmissed: Ada\n.{row}\ntest result: ok")).unwrap_or_default();
        let found: Vec<_> = found.iter().map(|it| (it.id.as_ref(), it.value, it.met())).collect();
        assert_eq!(found, [("x", 1.5, Some(true))]);
        assert_eq!(rows("missed: Ada"), None);
        assert_eq!(rows(&format!("{row}\nrow: {{}}")), None);
    }
}
