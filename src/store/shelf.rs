//! Where texts are kept by name, and whose they are.

use std::cell::RefCell;

/// Everything of the app's own begins with this; the storage may be shared with others.
pub const PREFIX: &str = "sell-sidebar/";
/// An admin's change of the settings that is not stored yet.
pub const SETTINGS_CHANGE: &str = "sell-sidebar/settings-change";
/// Whose data lies here.
const OWNER: &str = "sell-sidebar/owner";

/// Keeps texts by name.
pub trait Shelf {
    /// The text of that name.
    fn read(&self, name: &str) -> Option<String>;
    /// Keeps a text. `false` if there is no room for it.
    fn write(&self, name: &str, text: &str) -> bool;
    /// Keeps a text at least as long as the page lives, whether there is room or not. For what is short.
    fn hold(&self, name: &str, text: &str);
    /// Forgets a text.
    fn remove(&self, name: &str);
    /// The names that begin with [`PREFIX`].
    fn names(&self) -> Vec<String>;
    /// Milliseconds since 1970.
    fn now(&self) -> u64;
    /// Whether what is kept outlives the page.
    fn lasts(&self) -> bool {
        true
    }
}

/// What is kept belongs to one agent of one installation: whatever another one left goes before anything is read.
pub fn belong_to(shelf: &dyn Shelf, owner: &str) {
    if shelf.read(OWNER).as_deref() != Some(owner) {
        clear(shelf);
        shelf.hold(OWNER, owner);
    }
}

/// Forgets everything about customers; for an agent who has no access (spec S18). An admin without access may still be
/// changing the settings.
pub fn forget_customers(shelf: &dyn Shelf) {
    let changes_settings = shelf.read(SETTINGS_CHANGE).is_some();
    for name in shelf.names() {
        if !(changes_settings && [SETTINGS_CHANGE, OWNER].contains(&name.as_str())) {
            shelf.remove(&name);
        }
    }
}

/// Forgets everything.
pub(super) fn clear(shelf: &dyn Shelf) {
    for name in shelf.names() {
        shelf.remove(&name);
    }
}

/// The texts whose names begin like this, the newest first: when each was written, its name, and its length with the
/// name's. Every text that is let go of by age begins with that moment.
pub(super) fn newest_first(shelf: &dyn Shelf, beginning: &str) -> Vec<(u64, String, usize)> {
    let entry = |name: String| {
        let text = shelf.read(&name).unwrap_or_default();
        let at = text.split([' ', '\n']).next().and_then(|it| it.parse().ok()).unwrap_or_default();
        let length = name.len() + text.len();
        (at, name, length)
    };
    let mut all: Vec<_> = shelf.names().into_iter().filter(|name| name.starts_with(beginning)).map(entry).collect();
    all.sort_unstable_by_key(|entry| std::cmp::Reverse(entry.0));
    all
}

/// A shelf that lasts as long as the page, for browsers that keep nothing, and for tests.
#[derive(Default)]
pub struct MemoryShelf {
    texts: RefCell<Vec<(String, String)>>,
    clock: Option<fn() -> u64>,
}

impl MemoryShelf {
    /// A shelf that tells the time by this clock.
    pub fn with_clock(clock: fn() -> u64) -> Self {
        Self { texts: RefCell::default(), clock: Some(clock) }
    }
}

impl Shelf for MemoryShelf {
    fn read(&self, name: &str) -> Option<String> {
        self.texts.borrow().iter().find(|it| it.0 == name).map(|it| it.1.clone())
    }

    fn write(&self, name: &str, text: &str) -> bool {
        self.hold(name, text);
        true
    }

    fn hold(&self, name: &str, text: &str) {
        self.remove(name);
        self.texts.borrow_mut().push((name.to_owned(), text.to_owned()));
    }

    fn remove(&self, name: &str) {
        self.texts.borrow_mut().retain(|it| it.0 != name);
    }

    fn names(&self) -> Vec<String> {
        self.texts.borrow().iter().map(|it| it.0.clone()).collect()
    }

    fn now(&self) -> u64 {
        self.clock.map_or(0, |clock| clock())
    }

    fn lasts(&self) -> bool {
        false
    }
}

/// A shelf whose clock tests set.
#[cfg(test)]
pub(super) mod test_clock {
    use super::MemoryShelf;
    use std::cell::Cell;

    thread_local! { pub static NOW: Cell<u64> = const { Cell::new(0) }; }

    pub fn shelf_at(now: u64) -> MemoryShelf {
        NOW.set(now);
        MemoryShelf::with_clock(|| NOW.get())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEPT: [&str; 5] = [
        "sell-sidebar/reply/GET /v2/leads",
        "sell-sidebar/draft/ticket-3",
        "sell-sidebar/outbox/ticket-3",
        "sell-sidebar/choice/7",
        "sell-sidebar/last-failure",
    ];

    fn shelf() -> MemoryShelf {
        let shelf = MemoryShelf::default();
        belong_to(&shelf, "acme 5 7");
        for name in KEPT {
            shelf.hold(name, "text");
        }
        shelf
    }

    #[test]
    fn the_same_agent_of_the_same_installation_finds_everything() {
        let shelf = shelf();
        belong_to(&shelf, "acme 5 7");
        assert!(KEPT.iter().all(|name| shelf.read(name).is_some()));
    }

    #[test]
    fn another_agent_installation_or_account_finds_nothing() {
        for owner in ["acme 5 8", "acme 6 7", "other 5 7", "acme 5 77", "acme 5 ", ""] {
            let shelf = shelf();
            belong_to(&shelf, owner);
            assert_eq!(shelf.names(), [OWNER], "{owner:?}");
            assert_eq!(shelf.read(OWNER).as_deref(), Some(owner));
        }
    }

    #[test]
    fn what_nobody_owns_goes() {
        let shelf = shelf();
        shelf.remove(OWNER);
        belong_to(&shelf, "acme 5 7");
        assert_eq!(shelf.names(), [OWNER]);
    }

    #[test]
    fn an_agent_without_access_leaves_nothing() {
        let shelf = shelf();
        forget_customers(&shelf);
        assert_eq!(shelf.names(), [""; 0]);
    }

    #[test]
    fn an_admin_without_access_leaves_an_unsaved_change_and_nothing_else() {
        let shelf = shelf();
        shelf.hold(SETTINGS_CHANGE, "change");
        forget_customers(&shelf);
        assert_eq!(shelf.names(), [OWNER, SETTINGS_CHANGE]);
        // It is still the same agent's when the settings are opened again.
        belong_to(&shelf, "acme 5 7");
        assert_eq!(shelf.read(SETTINGS_CHANGE).as_deref(), Some("change"));
    }
}
