//! Moving the focus to what has just appeared, so that keyboard and screen reader are where the eye is.

use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Moves the focus there.
pub fn focus(element: Option<Element>) {
    let element = element.and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(Err(_)) = element.map(|it| it.focus()) {
        leptos::logging::warn!("The focus could not be moved.");
    }
}

/// Runs this once the page shows what was just changed, and before anything else that somebody does there: waiting for a
/// frame would lose the keys of whoever types fast.
pub fn once_shown(then: impl FnOnce() + 'static) {
    spawn_local(async move {
        tick().await;
        then();
    });
}

/// Whenever what `changes` tracks takes away what had the focus, the place where it was gets it: the next Tab goes on there and not at
/// the top of the page. Only while somebody works in this page: the focus is never taken from the page around it.
pub fn keep_focus_inside<E>(place: NodeRef<E>, changes: impl Fn() + 'static)
where
    E: ElementType,
    E::Output: JsCast + Clone + 'static,
{
    Effect::new(move |_| {
        changes();
        let document = web_sys::window().and_then(|it| it.document());
        let lost = document.is_some_and(|it| {
            let on_nothing = it.active_element().is_none_or(|active| active.tag_name() == "BODY");
            on_nothing && it.has_focus().unwrap_or(false)
        });
        let shown = place.get_untracked().and_then(|it| it.dyn_into::<HtmlElement>().ok());
        if let (true, Some(Err(_))) = (lost, shown.filter(|_| lost).map(|it| it.focus())) {
            leptos::logging::warn!("The focus could not be moved.");
        }
    });
}

/// Focuses the first field of a form in which something is wrong.
pub fn focus_first_invalid(form: NodeRef<leptos::html::Form>) {
    let go = move || {
        focus(form.get_untracked().and_then(|it| it.query_selector("[aria-invalid=true]").ok().flatten()));
    };
    // What is wrong is marked after the event that found it.
    once_shown(go);
}

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
