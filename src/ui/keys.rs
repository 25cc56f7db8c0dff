//! Which keys mean a component and which the browser or the system: one place, so that all components agree.

use web_sys::KeyboardEvent;

/// Whether a key was pressed by itself or with Alt, which some components know. With any other modifier it selects text,
/// zooms, or belongs to a screen reader.
pub(super) fn is_plain(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key())
}
