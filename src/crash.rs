//! The last resort. A panic cannot be recovered in wasm: whatever is on screen no longer answers. The page carries a
//! static card with a Reload button (wired up in boot.js, outside the wasm); here it is only made visible.

use crate::i18n::t;
use web_sys::{Document, Element};

/// Every panic shows the card and goes to the browser's console.
pub fn show_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        show();
    }));
}

/// Puts the card in the app's place.
pub fn show() {
    for (id, hidden) in [("app", true), ("crashed", false)] {
        if let Some(element) = element(id) {
            let changed = if hidden { element.set_attribute("hidden", "") } else { element.remove_attribute("hidden") };
            if changed.is_err() {
                web_sys::console::error_1(&"The crash card could not be shown.".into());
            }
        }
    }
}

/// Puts the card into the agent's language while that still works.
pub fn translate() {
    let texts =
        [("crash.title", t("crash.title")), ("crash.text", t("crash.text")), ("crash.reload", t("crash.reload"))];
    for (name, text) in texts {
        if let Some(element) = document().and_then(|it| it.query_selector(&format!("[data-text='{name}']")).ok()?) {
            element.set_text_content(Some(&text));
        }
    }
}

fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
