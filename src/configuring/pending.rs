//! A change of the settings that is not stored yet, kept where a reload finds it again (spec 2: never silently lost).

use crate::settings::{Change, Setting};
use crate::store::Shelf;
use serde_json::{Map, Value, json};

const NAME: &str = "sell-sidebar/settings-change";
/// Longer than any settings with what they were made from; such a text is not ours.
const LONGEST_TEXT: usize = 100_000;

/// Keeps a change, and the text of the document that it was made from.
pub fn keep_pending(shelf: &dyn Shelf, change: &Change, base: &str) {
    let values: Map<String, Value> =
        change.values.iter().map(|(setting, value)| (setting.name(), value.clone().unwrap_or_default())).collect();
    shelf.hold(NAME, &json!([values, base]).to_string());
}

/// The change that is kept.
pub fn pending(shelf: &dyn Shelf) -> Option<Change> {
    read(shelf).map(|(change, _)| change)
}

/// The text of the document from which the change was made: saving compares it with what is stored then.
pub fn pending_base(shelf: &dyn Shelf) -> Option<String> {
    read(shelf).map(|(_, base)| base)
}

/// Forgets the change: it is stored, or the admin gave it up.
pub fn forget_pending(shelf: &dyn Shelf) {
    shelf.remove(NAME);
}

fn read(shelf: &dyn Shelf) -> Option<(Change, String)> {
    parse(&shelf.read(NAME)?)
}

/// All or nothing: half a change is not what the admin wanted.
fn parse(text: &str) -> Option<(Change, String)> {
    let value: Value = serde_json::from_str(text).ok().filter(|_| text.len() <= LONGEST_TEXT)?;
    let [Value::Object(values), Value::String(base)] = value.as_array()?.as_slice() else { return None };
    let value = |(name, value): (&String, &Value)| {
        Some((Setting::named(name)?, Some(value.clone()).filter(|it| !it.is_null())))
    };
    let values: Option<Vec<_>> = values.iter().map(value).collect();
    let values = values.filter(|it| !it.is_empty())?;
    Some((Change { values }, base.clone()))
}
