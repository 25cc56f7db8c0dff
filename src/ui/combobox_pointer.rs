//! When the list of a combobox closes because somebody presses elsewhere: not before the press is over.

use super::combobox::Parts;
use leptos::prelude::*;
use std::time::Duration;

impl Parts {
    /// The list lies in the flow of the page. Were it gone before a press is over, what is pressed below it would move away
    /// under the pointer.
    pub(super) fn leave(self) {
        // What is taken out of the page loses the focus, too, and then there is nothing to close.
        if self.pressing.try_get_value() == Some(false) {
            self.close();
        }
    }

    /// Follows the pointer, wherever on the page it is.
    pub(super) fn follow_pointer(self) {
        let down = window_event_listener_untyped("pointerdown", move |_| self.pressing.set_value(true));
        let over = move |_| {
            self.pressing.set_value(false);
            // The press is a click first.
            set_timeout(move || self.close_unless_focused(), Duration::ZERO);
        };
        let (up, gone) =
            (window_event_listener_untyped("pointerup", over), window_event_listener_untyped("pointercancel", over));
        on_cleanup(move || {
            for listener in [down, up, gone] {
                listener.remove();
            }
        });
    }

    fn close_unless_focused(self) {
        let focused = || {
            let input = self.input.get_untracked()?;
            document().active_element().map(|it| it.is_same_node(Some(&input)))
        };
        if self.open.try_get_untracked() == Some(true) && focused() != Some(true) {
            self.close();
        }
    }
}
