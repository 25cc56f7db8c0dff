//! What keys do in a combobox, as the ARIA Authoring Practices have it.

use super::combobox::Parts;
use super::keys::is_plain;
use crate::option_search::moved;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

impl Parts {
    /// Answers a key in the input, or leaves it to the browser and to what is around the input.
    pub(super) fn press(self, event: &KeyboardEvent) {
        // Enter and the arrows belong to the input method while it composes.
        if !event.is_composing() && is_plain(event) && self.answers(event) {
            event.prevent_default();
        }
    }

    /// Whether a key meant the list.
    fn answers(self, event: &KeyboardEvent) -> bool {
        let key = event.key();
        let at = self.at.get_untracked();
        match (key.as_str(), self.open.get_untracked()) {
            ("ArrowDown" | "ArrowUp", false) => {
                self.show();
                if !event.alt_key() {
                    self.at.set(self.at_chosen().or_else(|| moved(&key, None, self.shown())));
                }
            }
            (_, false) => return false,
            ("Escape", true) => {
                // What is around the input may close at it, too, but at the next one.
                event.stop_propagation();
                self.close();
            }
            ("ArrowUp", true) if event.alt_key() => self.close(),
            ("Enter", true) => {
                let only = || (self.shown() == 1).then_some(0);
                if let Some(value) = at.or_else(only).and_then(|at| self.value(at)) {
                    self.choose(value);
                }
            }
            _ => {
                let to = moved(&key, at, self.shown());
                if to.is_some() {
                    self.at.set(to);
                }
                return to.is_some();
            }
        }
        true
    }
}
