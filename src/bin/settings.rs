//! The settings page. `boot.js` calls [`start`] once the SDK and the wasm are there.
#![expect(missing_docs, reason = "the exported function's glue carries no documentation")]

use sell_sidebar::{crash, settings_page, zaf::ZafClient};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    crash::show_on_panic();
}

#[wasm_bindgen]
pub fn start(client: ZafClient) {
    settings_page::start(client);
}
