//! `cargo xtask bench`: what the app weighs, how it behaves in a browser, and how fast the sandbox is. Figures are measured
//! and compared with their targets; nothing fails by them, because a budget is a promise to measure and not a test. A
//! figure that cannot be measured is a failure, told at the end.

mod app_size;
mod browser_script;
mod labelled_cases;
mod row;
mod sandbox_load;

use crate::bundle::{self, Package};
use crate::{Outcome, demo, shell};
use browser_script::Stage;
use row::Row;
use serde_json::json;
use std::fs;
use std::path::Path;

/// How a part is measured.
#[derive(Clone, Copy)]
enum Way {
    AppSize,
    SandboxLoad,
    /// A test over labelled cases, by its folder in `tests/`.
    LabelledCases(&'static str),
    /// A script in `tests/bench/`.
    Browser(&'static str),
}

/// The parts by name, in the order in which they are measured (docs/performance.md).
const PARTS: [(&str, Way); 12] = [
    ("size", Way::AppSize),
    ("names", Way::LabelledCases("names")),
    ("duplicates", Way::LabelledCases("duplicates")),
    ("view", Way::Browser("view_time.js")),
    ("reopen", Way::Browser("reopen.js")),
    ("requests", Way::Browser("requests.js")),
    ("agents", Way::Browser("agents.js")),
    ("memory", Way::Browser("memory.js")),
    ("shift", Way::Browser("layout_shift.js")),
    ("settings", Way::Browser("settings_page.js")),
    ("sandbox", Way::SandboxLoad),
    (ENDURANCE, Way::Browser("endurance.js")),
];
/// Takes half an hour, so only who names it gets it.
const ENDURANCE: &str = "endurance";

/// Prints the figures as they come; `only` names one part, `json` a file for all rows.
pub fn run(json: Option<&Path>, only: Option<&str>) -> Outcome {
    let parts: Vec<_> =
        PARTS.iter().filter(|(name, _)| only.map_or(*name != ENDURANCE, |only| only == *name)).collect();
    if parts.is_empty() {
        let names = PARTS.map(|(name, _)| name).join(", ");
        return Err(format!("--only knows {names}, not `{}`.", only.unwrap_or_default()));
    }
    let mut built = Built::default();
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for (name, way) in parts {
        match measure(*way, &mut built) {
            Ok(measured) => {
                for row in &measured {
                    println!("{row}");
                }
                rows.extend(measured);
            }
            Err(problem) => {
                shell::say(&format!("{name} could not be measured: {problem}"));
                problems.push(format!("{name}: {problem}"));
            }
        }
    }
    if let Some(file) = json {
        let text = json!({"rows": rows.iter().map(Row::to_json).collect::<Vec<_>>()}).to_string();
        fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

fn measure(way: Way, built: &mut Built) -> Outcome<Vec<Row>> {
    match way {
        Way::AppSize => Ok(app_size::rows(&built.package()?.first_views)),
        Way::SandboxLoad => sandbox_load::measure(),
        Way::LabelledCases(test) => labelled_cases::measure(test),
        Way::Browser(script) => browser_script::measure(built.stage()?, script),
    }
}

/// What several parts need: built when the first of them asks.
#[derive(Default)]
struct Built {
    package: Option<Package>,
    stage: Option<Stage>,
}

impl Built {
    fn package(&mut self) -> Outcome<&Package> {
        let package = match self.package.take() {
            Some(package) => package,
            None => bundle::package()?,
        };
        Ok(self.package.insert(package))
    }

    fn stage(&mut self) -> Outcome<&Stage> {
        let stage = match self.stage.take() {
            Some(stage) => stage,
            None => Stage {
                chromium: browser_script::chromium()?,
                app: self.package()?.app.clone(),
                sandbox: demo::build_sandbox()?,
            },
        };
        Ok(self.stage.insert(stage))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_help_names_every_part_and_no_other() {
        let listed = xtask::command_line::HELP.split_once("measures one of").map_or("", |it| it.1);
        let listed = listed.split_once('(').map_or("", |it| it.0).split(|it: char| !it.is_alphanumeric());
        let listed: BTreeSet<_> = listed.filter(|it| !it.is_empty()).collect();
        assert_eq!(listed, PARTS.iter().map(|it| it.0).collect());
    }
}
