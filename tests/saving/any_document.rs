//! Whatever is stored is a document with safe settings or is left alone; whatever is changed, nothing else is.

use crate::fixtures::{AT, any_document, any_json, change, document, editor};
use proptest::prelude::*;
use sell_sidebar::settings::{Change, Document, LARGEST, Setting, Settings, TooLarge};
use serde_json::Value;

/// The sidebar's reader and the settings page's agree.
fn check_reading(text: &str) {
    let (reading, read) = (Settings::read(Some(text)), Document::read(Some(text)));
    match read {
        Ok(document) => {
            assert_eq!((document.settings(), None), (reading.settings, reading.problem), "{text}");
            let again = document.text();
            assert_eq!(Document::read(Some(&again)).map(|it| it.text()), Ok(again));
            for (index, version) in document.history().into_iter().enumerate() {
                let change = document.restoring(index).unwrap_or_default();
                if let Ok(restored) = document.changed(&change, &editor(1), AT) {
                    assert_eq!(restored.settings(), version.before, "{text}");
                }
            }
        }
        Err(problem) => {
            assert_eq!((Settings::default(), Some(problem)), (reading.settings, reading.problem), "{text}");
        }
    }
}

/// What this app does not know, as the text of a JSON object.
fn strange(text: &str) -> Value {
    let mut document: Value = serde_json::from_str(text).unwrap_or_default();
    for setting in Setting::ALL {
        let (block, name) = setting.path();
        let place = match block {
            Some(block) => document.get_mut(block),
            None => Some(&mut document),
        };
        if let Some(place) = place.and_then(Value::as_object_mut) {
            place.remove(name);
        }
    }
    if let Some(document) = document.as_object_mut() {
        document.remove("history");
        // A block without anything strange in it is ours, in whatever form.
        let ours = |name: &String, value: &Value| {
            ["new_lead", "fields"].contains(&name.as_str()) && value.as_object().is_none_or(|it| it.is_empty())
        };
        document.retain(|name, value| !ours(name, value));
    }
    document
}

proptest! {
    #[test]
    fn any_bytes_give_settings_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check_reading(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_json_gives_settings_or_a_reason(json in any_json()) {
        check_reading(&json.to_string());
    }

    #[test]
    fn any_document_gives_settings_and_any_of_its_versions_can_be_restored(json in any_document()) {
        check_reading(&json.to_string());
    }

    #[test]
    fn a_document_with_a_wrong_letter_gives_settings_or_a_reason(
        json in any_document(), place in any::<prop::sample::Index>(), letter in any::<char>()
    ) {
        let mut letters: Vec<char> = json.to_string().chars().collect();
        let place = place.index(letters.len());
        letters[place] = letter;
        check_reading(&letters.into_iter().collect::<String>());
    }

    #[test]
    fn a_change_touches_nothing_else(json in any_document(), change in change()) {
        let before = document(&json.to_string());
        let Ok(after) = before.changed(&change, &editor(1), AT) else { return Ok(()) };
        let text = after.text();
        prop_assert!(text.len() <= LARGEST);
        prop_assert!(after.history().len() <= 10);
        prop_assert_eq!(&document(&text), &after, "it can be read again");
        prop_assert_eq!(strange(&text), strange(&before.text()));
        for (setting, value) in &change.values {
            prop_assert_eq!(after.value(*setting), value.as_ref());
        }
        for setting in before.differing(&after) {
            prop_assert!(change.values.iter().any(|(it, _)| *it == setting));
            prop_assert!(after.last_change(&[setting]).is_none_or(|it| it.settings.contains(&setting)));
        }
        if before.differing(&after).is_empty() {
            prop_assert_eq!(before.history(), after.history());
        }
    }

    #[test]
    fn settings_differ_exactly_where_something_differs(one in any_document(), other in any_document()) {
        let (one, other) = (document(&one.to_string()), document(&other.to_string()));
        prop_assert_eq!(one.differing(&other).is_empty(), one.settings() == other.settings());
        prop_assert_eq!(one.differing(&other), other.differing(&one));
        prop_assert_eq!(one.differing(&one), []);
    }

}

proptest! {
    // Each case is many steps.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_history_tells_every_step(
        changes in prop::collection::vec((change(), 1_u64..3, 0_u64..1_000_000), 1..25)
    ) {
        let mut now = Document::empty();
        let mut at = AT;
        let mut states = vec![now.settings()];
        for (change, by, later) in changes {
            at += later;
            let Ok(next) = now.changed(&change, &editor(by), at) else { continue };
            now = next;
            states.push(now.settings());
            let history = now.history();
            prop_assert!(history.len() <= 10);
            let stored: Value = serde_json::from_str(&now.text()).unwrap_or_default();
            prop_assert!(stored["history"].as_array().is_none_or(|it| it.len() == history.len()));
            let mut after = now.settings();
            for (index, version) in history.into_iter().enumerate() {
                prop_assert_eq!(&version.after, &after);
                prop_assert!(states.contains(&version.before), "it was like that once");
                prop_assert!(!version.settings.is_empty() && version.before != version.after);
                let restoring = now.restoring(index).unwrap_or_default();
                let restored = now.changed(&restoring, &editor(9), at).map(|it| it.settings());
                prop_assert_eq!(restored, Ok(version.before.clone()));
                after = version.before;
            }
            prop_assert_eq!(now.restoring(now.history().len()), None);
        }
    }

    #[test]
    fn the_oldest_versions_make_room_until_nothing_helps(lengths in prop::collection::vec(0_usize..12_000, 1..15)) {
        let mut now = Document::empty();
        for (by, length) in (0_u64..).zip(lengths) {
            let owners: Vec<Value> = (0..length / 130)
                .map(|id| serde_json::json!({"id": id, "label": format!("{by}{}", "x".repeat(95))}))
                .collect();
            let change = Change::of(Setting::Owners, Some(Value::from(owners)));
            match now.changed(&change, &editor(by), AT) {
                Ok(next) => {
                    prop_assert!(next.text().len() <= LARGEST);
                    now = next;
                }
                Err(TooLarge { bytes: needed }) => prop_assert!(LARGEST < needed),
            }
        }
    }
}
