//! How a row of the ordered list gets to another place: dragged by a pointer, or by keys. Both make an order of the list's
//! own first; it is reported when the row is let go.

use super::focus::{focus, once_shown};
use super::keys::is_plain;
use super::ordered_list::{Moving, Parts};
use crate::i18n::key;
use crate::list_order::{moved, place_by_key, place_by_pointer};
use leptos::prelude::*;
use web_sys::{Element, KeyboardEvent, PointerEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

impl Parts {
    /// Whether keys move this row.
    pub(super) fn moves_by_keys(self, row: &str) -> bool {
        self.moving.with(|it| it.as_ref().is_some_and(|it| it.key == row && it.pointer.is_none()))
    }

    /// Whether a row has left its place or may do so at the next key.
    /// A list that has left the page meanwhile has nothing under way.
    fn under_way(self, row: &str) -> bool {
        let moves = |it: &Option<Moving>| it.as_ref().is_some_and(|it| it.key == row);
        self.order.try_with_untracked(Option::is_some) == Some(true)
            && self.moving.try_with_untracked(moves) == Some(true)
    }

    pub(super) fn press(self, row: &str, event: &KeyboardEvent) {
        let pressed = event.key();
        if !is_plain(event) && pressed != "Tab" {
            return;
        }
        if self.under_way(row) {
            match pressed.as_str() {
                "Escape" => {
                    // What is around the list may close at it, too, but at the next one.
                    event.stop_propagation();
                    self.put_back();
                }
                // The focus goes on, and the row stays where it is.
                "Tab" => return self.finish(),
                _ if !self.go(row, &pressed) => return,
                _ => self.hold_focus("handle", row),
            }
            event.prevent_default();
        } else if event.alt_key() && pressed.starts_with("Arrow") {
            event.prevent_default();
            self.step(row, &pressed, "handle");
        }
    }

    /// One step at once, by a button or by a key.
    pub(super) fn step(self, row: &str, arrow: &str, part: &str) {
        if !self.under_way(row) {
            self.begin(row, None);
        }
        self.go(row, arrow);
        self.finish();
        self.hold_focus(part, row);
    }

    /// For keys, and for those who press without pointing: takes the row, or lets it go.
    pub(super) fn pick_up_or_drop(self, row: &str) {
        if self.has_dragged.get_value() {
            // The end of a drag is no press.
            self.has_dragged.set_value(false);
        } else if self.under_way(row) {
            self.finish();
            self.say(key("settings.list.dropped"), row);
        } else {
            self.begin(row, None);
            self.say(key("settings.list.picked_up"), row);
            // Not every browser focuses a button that is clicked.
            self.hold_focus("handle", row);
        }
    }

    /// The row is where it was before it was taken.
    pub(super) fn put_back(self) {
        let Some(Moving { key: row, .. }) = self.moving.get_untracked() else { return };
        self.moving.set(None);
        if self.order.with_untracked(Option::is_some) {
            self.order.set(None);
            self.say(key("settings.list.put_back"), &row);
            self.hold_focus("handle", &row);
        }
    }

    /// A pointer is down on the handle: it may be the beginning of a drag, or a press.
    pub(super) fn take(self, row: &str, event: &PointerEvent) {
        if event.button() == 0 && event.is_primary() && !self.under_way(row) {
            self.finish();
            self.has_dragged.set_value(false);
            let pointer = Some((event.client_x(), event.client_y()));
            self.moving.set(Some(Moving { key: row.to_owned(), pointer }));
        }
    }

    pub(super) fn drag(self, event: &PointerEvent) {
        let Some(Moving { key: row, pointer: Some((x, y)) }) = self.moving.get_untracked() else { return };
        let now = event.client_y();
        if event.buttons() == 0 {
            // It was let go where the list could not see it.
            return self.release();
        }
        if self.order.with_untracked(Option::is_none) {
            if now.abs_diff(y) < SLACK {
                return;
            }
            // By the list and not by the row: what is moved within the page loses the pointer.
            if let Some(Err(_)) = self.list.get_untracked().map(|it| it.set_pointer_capture(event.pointer_id())) {
                leptos::logging::warn!("The pointer could not be followed.");
            }
            self.has_dragged.set_value(true);
            self.begin(&row, Some((x, y)));
        }
        self.moving.set(Some(Moving { key: row.clone(), pointer: Some((x, now)) }));
        let place = |row: &str| self.shown.with_untracked(|all| all.iter().position(|it| it == row));
        let over = self.row_at(x, now).and_then(|it| it.get_attribute("data-key")).and_then(|it| place(&it));
        if let (Some(at), Some(over)) = (place(&row), over)
            && let Some(to) = place_by_pointer(at, over, y, now)
        {
            self.put(&row, to);
            self.hold_focus("handle", &row);
        }
    }

    /// The pointer is up.
    pub(super) fn release(self) {
        if self.has_dragged.get_value() {
            // Until then some browsers have told of a press.
            request_animation_frame(move || {
                self.has_dragged.try_update_value(|it| *it = false);
            });
        }
        if self.moving.with_untracked(|it| it.as_ref().is_some_and(|it| it.pointer.is_some())) {
            self.finish();
        }
    }

    /// Whoever goes elsewhere while keys move a row has let it go. The move itself takes the focus off the row for a
    /// moment.
    pub(super) fn look_after_focus(self) {
        // The list may just be leaving the page.
        let moving = self.moving.try_get_untracked().flatten();
        let Some(Moving { key: row, pointer: None }) = moving else { return };
        request_animation_frame(move || {
            let handle = self.part_id("handle", &row);
            if self.under_way(&row) && document().active_element().is_none_or(|it| it.id() != handle) {
                self.finish();
            }
        });
    }

    fn begin(self, row: &str, pointer: Option<(i32, i32)>) {
        self.finish();
        self.order.set(Some(self.shown.get_untracked()));
        self.moving.set(Some(Moving { key: row.to_owned(), pointer }));
    }

    /// Goes where a key says; whether the key was one that moves.
    fn go(self, row: &str, pressed: &str) -> bool {
        let place = self.shown.with_untracked(|all| {
            let at = all.iter().position(|it| it == row)?;
            place_by_key(pressed, at, all.len())
        });
        if let Some(to) = place {
            self.put(row, to);
        }
        matches!(pressed, "ArrowUp" | "ArrowDown" | "Home" | "End")
    }

    fn put(self, row: &str, to: usize) {
        self.order.set(Some(self.shown.with_untracked(|all| moved(all, row, to))));
        self.say(key("settings.list.position"), row);
    }

    /// Where a row changes its place in the page, what was focused in it loses the focus: it gets it back, and stays in
    /// sight.
    fn hold_focus(self, part: &str, row: &str) {
        let id = self.part_id(part, row);
        once_shown(move || {
            let Some(button) = document().get_element_by_id(&id) else { return };
            let nearest = ScrollIntoViewOptions::new();
            nearest.set_block(ScrollLogicalPosition::Nearest);
            button.scroll_into_view_with_scroll_into_view_options(&nearest);
            if document().active_element().is_none_or(|it| it.id() != id) {
                focus(Some(button));
            }
        });
    }

    /// The row under a point.
    fn row_at(self, x: i32, y: i32) -> Option<Element> {
        #[expect(clippy::cast_precision_loss, reason = "screens are small")]
        let under = document().element_from_point(x as f32, y as f32)?;
        let row = under.closest("[data-key]").ok()??;
        let list: Element = self.list.get_untracked()?.into();
        list.contains(Some(&row)).then_some(row)
    }
}

/// How far a pointer goes before a press becomes a drag.
const SLACK: u32 = 4;
