//! Going on by itself after Sell asked for a pause. Only a sidebar that somebody looks at does so: forty open tickets
//! must not all ask at once. The others look again when their ticket is shown.

use super::desk::{Sidebar, Turn, chance};
use super::lookup;
use crate::store::Pause;
use leptos::prelude::*;
use std::time::Duration;

/// Without a pause that could be read, wait this long.
const USUAL_MS: u64 = 4_000;

/// Milliseconds until Sell may be asked again.
pub fn pause_left(sidebar: Sidebar) -> Option<u64> {
    let shelf = sidebar.desk().shelf.clone();
    Pause::now(shelf.as_ref()).map(|it| it.left(shelf.as_ref()))
}

/// Looks up again when the pause is over, unless something else was begun by then.
pub fn look_up_after_pause(sidebar: Sidebar, turn: Turn) {
    after_pause(sidebar, turn, lookup::try_again);
}

/// Does something when the pause is over, unless something else was begun by then.
pub fn after_pause(sidebar: Sidebar, turn: Turn, then: fn(Sidebar)) {
    // The sidebars of one browser were told the same moment; a second spreads them.
    let wait = pause_left(sidebar).unwrap_or(USUAL_MS) + chance();
    let go_on = move || {
        let desk = sidebar.desk();
        if desk.is_current(turn) && desk.looked_at.get() && !is_in_background() {
            then(sidebar);
        }
    };
    set_timeout(go_on, Duration::from_millis(wait));
}

fn is_in_background() -> bool {
    web_sys::window().and_then(|it| it.document()).is_some_and(|it| it.hidden())
}
