//! The account's settings: one versioned JSON document in the installation parameter `config` (spec 2). Who only reads
//! them gets safe defaults for what cannot be read; who changes them works on the whole [`Document`], which keeps what
//! this app does not know and how the settings were before.

mod change;
mod document;
mod fields;
mod history;
mod new_lead;

use crate::domain::field::FieldChoice;
use serde_json::{Map, Value};
use std::rc::Rc;

pub use change::{Change, Setting};
pub use document::{Document, LARGEST, TooLarge};
pub use fields::MOST_FIELDS;
pub use history::{Editor, Version};
pub use new_lead::{LONGEST_LABEL, MOST_OWNERS, NewLeadSettings};

/// The version of the document that this app reads.
const VERSION: u64 = 1;

/// What an account can set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The fields of each card (S33).
    pub fields: Rc<FieldChoice>,
    /// Access and new leads (S17–S28, N17).
    pub new_lead: Rc<NewLeadSettings>,
}

/// The settings, and what was wrong with the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What holds: defaults where the document says nothing readable.
    pub settings: Settings,
    /// Why the document as a whole was not used; admins are told.
    pub problem: Option<ConfigProblem>,
}

/// Why a document was not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfigProblem {
    /// It is no JSON object with a version.
    Unreadable,
    /// A newer version of the app wrote it.
    Newer,
}

impl Settings {
    /// Reads the value of the parameter. An account that never saved settings has none or an empty one.
    pub fn read(text: Option<&str>) -> Reading {
        let text = text.map(str::trim).unwrap_or_default();
        if text.is_empty() {
            return Reading::default();
        }
        match parse(text) {
            Ok(document) => Reading { settings: Self::of(&document), problem: None },
            Err(problem) => Reading { settings: Self::default(), problem: Some(problem) },
        }
    }

    fn of(document: &Map<String, Value>) -> Self {
        Self { fields: Rc::new(fields::read(document.get("fields"))), new_lead: Rc::new(new_lead::read(document)) }
    }
}

fn parse(text: &str) -> Result<Map<String, Value>, ConfigProblem> {
    let Ok(Value::Object(document)) = serde_json::from_str(text) else { return Err(ConfigProblem::Unreadable) };
    match document.get("version").and_then(Value::as_u64) {
        Some(VERSION) => Ok(document),
        Some(newer) if VERSION < newer => Err(ConfigProblem::Newer),
        _ => Err(ConfigProblem::Unreadable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_account_without_settings_has_the_defaults() {
        for text in [None, Some(""), Some(" \n"), Some(r#"{"version": 1}"#), Some(r#"{"version": 1, "access": "x"}"#)] {
            assert_eq!(Settings::read(text), Reading::default(), "{text:?}");
        }
    }

    #[test]
    fn a_document_that_cannot_be_read_gives_the_defaults_and_says_why() {
        for (text, problem) in [
            ("fields", ConfigProblem::Unreadable),
            ("null", ConfigProblem::Unreadable),
            ("[]", ConfigProblem::Unreadable),
            (r#"{"version": 1, "fields": "#, ConfigProblem::Unreadable),
            (r#"{"fields": {"lead": ["email"]}}"#, ConfigProblem::Unreadable),
            (r#"{"version": "1", "fields": {"lead": ["email"]}}"#, ConfigProblem::Unreadable),
            (r#"{"version": 0, "fields": {"lead": ["email"]}}"#, ConfigProblem::Unreadable),
            (r#"{"version": -1}"#, ConfigProblem::Unreadable),
            (r#"{"version": 1.5}"#, ConfigProblem::Unreadable),
            (r#"{"version": 2, "fields": {"lead": ["email"]}}"#, ConfigProblem::Newer),
        ] {
            let reading = Settings::read(Some(text));
            assert_eq!(reading, Reading { settings: Settings::default(), problem: Some(problem) }, "{text}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(Settings::read(Some(&deep)).problem, Some(ConfigProblem::Unreadable));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,200}") {
            let reading = Settings::read(Some(&text));
            prop_assert!(reading.problem.is_some() || reading.settings == Settings::default());
        }

        #[test]
        fn a_document_that_broke_off_gives_the_defaults(length in 1_usize..60) {
            let whole = r#"{"version":1,"fields":{"lead":["email","custom:12","status"]}}"#;
            prop_assume!(length < whole.len());
            let reading = Settings::read(whole.get(..length));
            prop_assert_eq!(reading.settings, Settings::default());
            prop_assert_eq!(reading.problem, Some(ConfigProblem::Unreadable));
        }
    }
}
