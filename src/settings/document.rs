//! The settings document as it is stored. It is kept whole: a change touches what it names, and whatever else is in
//! the document, from another version of the app or from somebody's hand, stays.

use super::history::{self, Editor, Version};
use super::{Change, ConfigProblem, Setting, Settings, VERSION, parse};
use serde_json::{Map, Value, json};

/// The most bytes that are stored; Zendesk's limit is not known (`zaf.md` 5).
pub const LARGEST: usize = 10_000;

/// A document that this app can read.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    map: Map<String, Value>,
}

/// The settings do not fit, even without their history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// How long the text would be; [`LARGEST`] is allowed.
    pub bytes: usize,
}

impl Document {
    /// Reads the value of the parameter. An account that never saved settings has none or an empty one.
    ///
    /// # Errors
    /// Why it cannot be read. Nothing may be written over such a text unless an admin says so; [`Self::empty`] is what
    /// is begun with then.
    pub fn read(text: Option<&str>) -> Result<Self, ConfigProblem> {
        match text.map(str::trim).unwrap_or_default() {
            "" => Ok(Self::empty()),
            text => Ok(Self { map: parse(text)? }),
        }
    }

    /// A document in which nothing is set.
    pub fn empty() -> Self {
        Self { map: Map::from_iter([("version".to_owned(), json!(VERSION))]) }
    }

    /// The text to store.
    pub fn text(&self) -> String {
        Value::Object(self.map.clone()).to_string()
    }

    /// What it sets.
    pub fn settings(&self) -> Settings {
        Settings::of(&self.map)
    }

    /// What it says about a setting, readable or not.
    pub fn value(&self, setting: Setting) -> Option<&Value> {
        match setting.path() {
            (Some(block), name) => self.map.get(block)?.get(name),
            (None, name) => self.map.get(name),
        }
    }

    /// The settings that mean something else in the other document.
    pub fn differing(&self, other: &Self) -> Vec<Setting> {
        differing(&self.settings(), &other.settings())
    }

    /// Whether both hold the same, whatever their histories say.
    pub fn same_but_history(&self, other: &Self) -> bool {
        self.clone().without_history() == other.clone().without_history()
    }

    /// The document with the change and without a trace of it in its history: what is on screen before it is stored.
    #[must_use]
    pub fn with(&self, change: &Change) -> Self {
        let mut next = self.clone();
        next.put_all(change.values.iter().cloned());
        next
    }

    /// The document with the change, and with a version in its history if that changes what the settings mean. `at` is
    /// in milliseconds since 1970.
    ///
    /// # Errors
    /// The settings would not fit. Old versions go first.
    pub fn changed(&self, change: &Change, by: &Editor, at: u64) -> Result<Self, TooLarge> {
        let mut next = self.with(change);
        let (before, after) = (self.settings(), next.settings());
        let touched = differing(&before, &after);
        if touched.is_empty() && next.text().len() <= LARGEST {
            return Ok(next);
        }
        let mut past = history::read(&self.map);
        history::add(&mut past, &touched, (&before, &after), by, at);
        loop {
            history::write(&past, &mut next.map);
            let bytes = next.text().len();
            if bytes <= LARGEST {
                return Ok(next);
            }
            if past.pop().is_none() {
                return Err(TooLarge { bytes });
            }
        }
    }

    /// The latest changes, the newest first, at most ten.
    pub fn history(&self) -> Vec<Version> {
        let mut document = self.clone();
        let mut after = document.settings();
        let version = |past: history::Past| {
            document.put_all(past.was.iter().cloned());
            let before = document.settings();
            let settings = past.was.iter().map(|(setting, _)| *setting).collect();
            let after = std::mem::replace(&mut after, before.clone());
            Version { at: past.at, by: past.by, settings, before, after }
        };
        history::read(&self.map).into_iter().map(version).collect()
    }

    /// What leads back to how the settings were before `history()[version]`.
    pub fn restoring(&self, version: usize) -> Option<Change> {
        let past = history::read(&self.map);
        let undone = past.get(..=version)?;
        Some(undone.iter().fold(Change::default(), |change, it| change.then(Change { values: it.was.clone() })))
    }

    /// The latest change of one of these settings.
    pub fn last_change(&self, settings: &[Setting]) -> Option<Version> {
        self.history().into_iter().find(|version| version.settings.iter().any(|it| settings.contains(it)))
    }

    fn without_history(mut self) -> Self {
        self.map.remove(history::NAME);
        self
    }

    fn put_all(&mut self, values: impl Iterator<Item = (Setting, Option<Value>)>) {
        for (setting, value) in values {
            self.put(setting, value);
        }
    }

    /// A block that is no object makes room for one; an empty one goes.
    fn put(&mut self, setting: Setting, value: Option<Value>) {
        let (block, name) = setting.path();
        let Some(block) = block else {
            set(&mut self.map, name, value);
            return;
        };
        if value.is_none() && !self.map.get(block).is_some_and(Value::is_object) {
            return;
        }
        let mut inner = match self.map.remove(block) {
            Some(Value::Object(inner)) => inner,
            _ => Map::new(),
        };
        set(&mut inner, name, value);
        if !inner.is_empty() {
            self.map.insert(block.to_owned(), Value::Object(inner));
        }
    }
}

fn set(map: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    match value {
        Some(value) => map.insert(name.to_owned(), value),
        None => map.remove(name),
    };
}

/// The settings that mean something else.
pub(super) fn differing(one: &Settings, other: &Settings) -> Vec<Setting> {
    Setting::ALL.into_iter().filter(|it| it.value_in(one) != it.value_in(other)).collect()
}
