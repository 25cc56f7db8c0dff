//! What a browser shows: scripts in `tests/bench/` drive Chromium with the packaged app in the sandbox's host page, and
//! each prints its rows as one line of JSON. What they say while they work goes to the terminal as it comes.

use super::row::Row;
use crate::{Outcome, paths, setup, shell};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where the programs lie that a script needs.
pub struct Stage {
    pub app: PathBuf,
    pub sandbox: PathBuf,
    pub chromium: PathBuf,
}

/// Chromium, installed where the set-up can do that.
pub fn chromium() -> Outcome<PathBuf> {
    setup::for_browser_tests()?;
    setup::find_browser().ok_or_else(|| "There is no Chromium; run `cargo xtask setup`.".to_owned())
}

/// Runs a script of `tests/bench/` to its end.
///
/// # Errors
/// The script could not measure, or printed something else than rows.
pub fn measure(stage: &Stage, script: &str) -> Outcome<Vec<Row>> {
    let script = Path::new("tests/bench").join(script);
    shell::say(&format!("Measuring with {}", script.display()));
    let mut node = Command::new("node");
    node.current_dir(paths::root())
        .env("SANDBOX_BIN", &stage.sandbox)
        .env("PACKAGED_APP", &stage.app)
        .env("CHROMIUM", &stage.chromium)
        .arg(&script)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit());
    let output = node.output().map_err(|error| format!("`node` could not be started: {error}"))?;
    if !output.status.success() {
        return Err(format!("`node {}` could not measure ({}).", script.display(), output.status));
    }
    rows(&String::from_utf8_lossy(&output.stdout))
        .ok_or_else(|| format!("`node {}` printed no rows.", script.display()))
}

fn rows(printed: &str) -> Option<Vec<Row>> {
    let report: Value = serde_json::from_str(printed.trim()).ok()?;
    report.get("rows")?.as_array()?.iter().map(Row::from_json).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_script_printed_becomes_rows() {
        let printed = concat!(
            r#"{"rows":[{"id":"a","what":"in words","value":1.2,"unit":"ms","target":2},"#,
            r#"{"id":"b","what":"in words","value":3,"unit":"ms","target":"first","met":false}]}"#,
            "\n"
        );
        let found = rows(printed).unwrap_or_default();
        let found: Vec<_> = found.iter().map(|it| (it.id.as_ref(), it.value, it.met())).collect();
        assert_eq!(found, [("a", 1.2, Some(true)), ("b", 3.0, Some(false))]);
    }

    #[test]
    fn anything_else_is_no_report() {
        for printed in ["", "3", "{}", r#"{"rows":[{"id":"a"}]}"#, "warning\n{\"rows\":[]}"] {
            assert_eq!(rows(printed), None, "{printed}");
        }
    }
}
