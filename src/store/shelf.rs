//! Where texts are kept by name, and whose they are.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// Everything of the app's own begins with this; the storage may be shared with others.
pub const PREFIX: &str = "sell-sidebar/";
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
}

/// What is kept belongs to one agent of one installation: whatever another one left goes before anything is read.
pub fn belong_to(shelf: &dyn Shelf, owner: &str) {
    if shelf.read(OWNER).as_deref() != Some(owner) {
        clear(shelf);
        shelf.hold(OWNER, owner);
    }
}

/// Forgets everything; for an agent who has no access (spec S18).
pub fn clear(shelf: &dyn Shelf) {
    for name in shelf.names() {
        shelf.remove(&name);
    }
}

/// A shelf that lasts as long as the page, for browsers that keep nothing, and for tests.
#[derive(Default)]
pub struct MemoryShelf {
    texts: RefCell<BTreeMap<String, String>>,
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
        self.texts.borrow().get(name).cloned()
    }

    fn write(&self, name: &str, text: &str) -> bool {
        self.hold(name, text);
        true
    }

    fn hold(&self, name: &str, text: &str) {
        self.texts.borrow_mut().insert(name.to_owned(), text.to_owned());
    }

    fn remove(&self, name: &str) {
        self.texts.borrow_mut().remove(name);
    }

    fn names(&self) -> Vec<String> {
        self.texts.borrow().keys().cloned().collect()
    }

    fn now(&self) -> u64 {
        self.clock.map_or(0, |clock| clock())
    }
}
