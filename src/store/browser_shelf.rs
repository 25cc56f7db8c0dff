//! The browser's own storage, or memory where it refuses.

use super::shelf::{MemoryShelf, PREFIX, Shelf};
use std::rc::Rc;
use web_sys::Storage;

/// `localStorage`: it is shared by all sidebars of this browser, so that forty open tickets know of each other.
pub struct BrowserShelf {
    storage: Storage,
    /// What must be held and found no room.
    overflow: MemoryShelf,
}

impl BrowserShelf {
    /// The best shelf there is.
    pub fn open() -> Rc<dyn Shelf> {
        match storage() {
            Some(storage) => Rc::new(Self { storage, overflow: MemoryShelf::with_clock(now) }),
            None => Rc::new(MemoryShelf::with_clock(now)),
        }
    }
}

impl Shelf for BrowserShelf {
    fn read(&self, name: &str) -> Option<String> {
        // A storage that was there and now throws reads as empty.
        self.overflow.read(name).or_else(|| self.storage.get_item(name).unwrap_or_default())
    }

    fn write(&self, name: &str, text: &str) -> bool {
        self.overflow.remove(name);
        self.storage.set_item(name, text).is_ok()
    }

    fn hold(&self, name: &str, text: &str) {
        if !self.write(name, text) {
            self.overflow.hold(name, text);
        }
    }

    fn remove(&self, name: &str) {
        self.overflow.remove(name);
        if self.storage.remove_item(name).is_err() {
            // What is kept may be named after a customer's address, which is nobody's business in a log.
            leptos::logging::warn!("The browser's storage does not let go of something that was kept.");
        }
    }

    fn names(&self) -> Vec<String> {
        let length = self.storage.length().unwrap_or_default();
        let stored = (0..length).filter_map(|at| self.storage.key(at).ok()?).filter(|name| name.starts_with(PREFIX));
        stored.chain(self.overflow.names()).collect()
    }

    fn now(&self) -> u64 {
        now()
    }

    fn lasts(&self) -> bool {
        self.overflow.names().is_empty()
    }
}

/// Merely touching the property throws where storage is refused.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the clock gives whole, positive milliseconds"
)]
fn now() -> u64 {
    js_sys::Date::now() as u64
}
