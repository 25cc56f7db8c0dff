//! The frame is as high as the host page is told: it follows the content.

use super::client::ZafClient;
use leptos::task::spawn_local;
use serde_json::json;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// Lower than this, a frame looks broken while it loads.
const LOWEST: i32 = 120;

/// Tells the host page the content's height now and whenever it changes, for as long as the page lives.
pub fn follow_content(client: &ZafClient, content: Element) {
    let client = client.clone();
    let told = Rc::new(Cell::new(0));
    let observed = content.clone();
    let tell = Closure::<dyn Fn()>::new(move || {
        let height = content.scroll_height().max(LOWEST);
        if told.replace(height) == height {
            return;
        }
        let client = client.clone();
        spawn_local(async move {
            let size = json!({"width": "100%", "height": format!("{height}px")});
            if let Err(error) = client.invoke("resize", &size).await {
                leptos::logging::warn!("The frame keeps its height: {}", error.0);
            }
        });
    });
    match ResizeObserver::new(tell.as_ref().unchecked_ref()) {
        Ok(observer) => {
            observer.observe(&observed);
            tell.forget();
        }
        Err(_) => leptos::logging::warn!("This browser cannot observe sizes; the frame keeps its height."),
    }
}
