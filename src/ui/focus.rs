//! Moving the focus to what has just appeared, so that keyboard and screen reader are where the eye is.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Focuses the element as soon as it is in the page.
pub fn focus_when_shown<E>(element: NodeRef<E>)
where
    E: ElementType,
    E::Output: JsCast + Clone + 'static,
{
    Effect::new(move |_| {
        let shown = element.get().and_then(|it| it.dyn_into::<HtmlElement>().ok());
        if let Some(Err(_)) = shown.map(|it| it.focus()) {
            leptos::logging::warn!("The focus could not be moved.");
        }
    });
}
