//! How the settings were before, in the document itself: `"history": [{"at": 1780000000000, "by": {"id": 9, "name":
//! "Ada"}, "was": {"new_lead.owners": null}}]`, the newest change first. `was` has the values before the change, `null`
//! for a default. What cannot be read counts as not there.

use super::{Setting, Settings};
use crate::domain::ids::SupportUserId;
use serde_json::{Map, Value, json};

/// Its name in the document.
pub(super) const NAME: &str = "history";
/// More are not kept.
const MOST: usize = 10;
/// Changes of the same settings by the same person within this time are one version.
const ONE_GO_MS: u64 = 10 * 60 * 1000;
/// Longer names are cut.
const LONGEST_NAME: usize = 100;
/// The end of the year 9999: no calendar tells a later time.
const LATEST: u64 = 253_402_300_799_999;

/// Who changed something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    /// The Support user.
    pub id: SupportUserId,
    /// The name at that time.
    pub name: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// By whom.
    pub by: Editor,
    /// What was changed.
    pub settings: Vec<Setting>,
    /// How all settings were before.
    pub before: Settings,
    /// How all settings were after it.
    pub after: Settings,
}

/// One change as it is stored.
pub(super) struct Past {
    pub at: u64,
    pub by: Editor,
    pub was: Vec<(Setting, Option<Value>)>,
}

/// The history of a document.
pub(super) fn read(document: &Map<String, Value>) -> Vec<Past> {
    document.get(NAME).and_then(Value::as_array).into_iter().flatten().filter_map(past).take(MOST).collect()
}

fn past(value: &Value) -> Option<Past> {
    let at = value.get("at")?.as_u64().filter(|at| *at <= LATEST)?;
    let by = value.get("by")?;
    let name = by.get("name").and_then(Value::as_str).unwrap_or_default();
    let by = Editor { id: SupportUserId(by.get("id")?.as_u64()?), name: short(name) };
    let was = value.get("was")?.as_object()?;
    let was: Vec<_> = was
        .iter()
        .filter_map(|(name, value)| Some((Setting::named(name)?, Some(value.clone()).filter(|it| !it.is_null()))))
        .collect();
    (!was.is_empty()).then_some(Past { at, by, was })
}

/// Puts the history into a document.
pub(super) fn write(history: &[Past], document: &mut Map<String, Value>) {
    if history.is_empty() {
        document.remove(NAME);
        return;
    }
    let entry = |past: &Past| {
        let was: Map<String, Value> =
            past.was.iter().map(|(setting, value)| (setting.name(), value.clone().unwrap_or_default())).collect();
        json!({"at": past.at, "by": {"id": past.by.id.0, "name": past.by.name}, "was": was})
    };
    document.insert(NAME.to_owned(), history.iter().map(entry).collect());
}

/// Adds a change of the settings in `touched` from one state to another.
pub(super) fn add(
    history: &mut Vec<Past>,
    touched: &[Setting],
    (before, after): (&Settings, &Settings),
    by: &Editor,
    at: u64,
) {
    if touched.is_empty() {
        return;
    }
    let by = Editor { id: by.id, name: short(&by.name) };
    let at = at.min(LATEST);
    match history.first_mut().filter(|it| it.is_one_go(touched, &by, at)) {
        Some(last) => {
            (last.at, last.by) = (at, by);
            // Back where it was: nothing has changed.
            if last.was.iter().all(|(setting, was)| *was == setting.value_in(after)) {
                history.remove(0);
            }
        }
        None => {
            let was = touched.iter().map(|it| (*it, it.value_in(before))).collect();
            history.insert(0, Past { at, by, was });
            history.truncate(MOST);
        }
    }
}

impl Past {
    fn is_one_go(&self, touched: &[Setting], by: &Editor, at: u64) -> bool {
        self.by.id == by.id
            && self.at.abs_diff(at) < ONE_GO_MS
            && self.was.len() == touched.len()
            && self.was.iter().all(|(setting, _)| touched.contains(setting))
    }
}

fn short(name: &str) -> String {
    name.chars().filter(|it| !it.is_control()).take(LONGEST_NAME).collect()
}
