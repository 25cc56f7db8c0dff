//! A change of the settings that is not stored yet, kept where a reload finds it again (spec 2: never silently lost).

use crate::settings::{Change, Setting};
use crate::store::{SETTINGS_CHANGE as NAME, Shelf};
use serde_json::{Map, Value, json};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::access::Access;
    use crate::settings::Document;
    use crate::store::MemoryShelf;
    use proptest::prelude::*;

    #[test]
    fn a_change_is_found_again_until_it_is_forgotten() {
        let shelf = MemoryShelf::default();
        assert_eq!(pending(&shelf), None);
        let change = Change::access(Access::AllAgents).then(Change::status(None));
        let base = Document::empty().text();
        keep_pending(&shelf, &change, &base);
        assert_eq!((pending(&shelf), pending_base(&shelf)), (Some(change), Some(base)));
        let later = Change::any_owner(true);
        keep_pending(&shelf, &later, "{");
        assert_eq!((pending(&shelf), pending_base(&shelf)), (Some(later), Some("{".to_owned())));
        forget_pending(&shelf);
        assert_eq!((pending(&shelf), pending_base(&shelf)), (None, None));
    }

    #[test]
    fn half_a_change_is_none() {
        for text in [
            "",
            "null",
            "[]",
            r#"[{"access":null}]"#,
            r#"[{},""]"#,
            r#"[["access"],""]"#,
            r#"[{"access":null},null]"#,
            r#"[{"access":null,"shoe_size":4},""]"#,
            r#"[{"access":null},"",7]"#,
            &format!(r#"[{{"access":"{}"}},""]"#, "x".repeat(LONGEST_TEXT)),
        ] {
            assert_eq!(parse(text), None, "{text:.80}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in any::<String>()) {
            prop_assert_eq!(parse(&text), None);
        }
    }
}
