//! Long lists come into the page piece by piece: their beginning is on the screen at once, and a key that is pressed
//! meanwhile waits for one piece and not for the whole list.

use leptos::prelude::*;
use std::time::Duration;

/// So many rows fill a screen and are made in a fraction of the time that a person notices.
pub const PIECE: usize = 25;

/// How many rows of a list of so many are to be in the page by now. Set back to [`PIECE`], it begins again.
pub fn gradually(count: Signal<usize>) -> RwSignal<usize> {
    let drawn = RwSignal::new(PIECE);
    Effect::new(move |_| {
        if drawn.get() < count.get() {
            // The timer ends after the frame has been painted.
            request_animation_frame(move || {
                let more = move || {
                    drawn.try_update(|it| *it += PIECE);
                };
                set_timeout(more, Duration::ZERO);
            });
        }
    });
    drawn
}
