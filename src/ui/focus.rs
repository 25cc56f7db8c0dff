//! Moving the focus to what has just appeared, so that keyboard and screen reader are where the eye is.

use leptos::html::{self, ElementType};
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, FocusOptions, HtmlElement, MutationObserver, MutationObserverInit};

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

/// Where something with the focus is taken out of a page, the nearest place around it that can have the focus gets it:
/// the next Tab goes on there and not at the top. Only while somebody works in this page: the focus is never taken from
/// the page around it. `page` is what stays.
pub fn keep_focus_inside(page: NodeRef<html::Main>) {
    Effect::new(move |_| {
        if let Some(page) = page.get() {
            watch(&page.into());
        }
    });
}

/// For as long as the page lives.
fn watch(page: &Element) {
    // What has the focus, and then the places around it, from the inside out.
    let around = Rc::new(RefCell::new(Vec::<Element>::new()));
    let remember = {
        let around = around.clone();
        Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let mut next = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            let mut found = Vec::new();
            while let Some(element) = next {
                if found.is_empty() || element.has_attribute("tabindex") {
                    found.push(element.clone());
                }
                next = element.parent_element();
            }
            *around.borrow_mut() = found;
        })
    };
    // Whoever presses where there is nothing wants the focus nowhere.
    let let_go = {
        let around = around.clone();
        Closure::<dyn Fn()>::new(move || {
            let is_there = around.borrow().first().is_some_and(|it| it.is_connected());
            if is_there && is_on_nothing() {
                around.take();
            }
        })
    };
    // What is taken out and put in again loses the focus, too.
    let look = Closure::<dyn Fn()>::new(move || {
        if is_on_nothing() && !around.borrow().is_empty() {
            let around = around.take();
            // What takes its place may want the focus, and gets it first.
            set_timeout(move || give_back(&around), Duration::ZERO);
        }
    });
    let observed = MutationObserver::new(look.as_ref().unchecked_ref()).and_then(|observer| {
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        observer.observe_with_options(page, &what)?;
        document().add_event_listener_with_callback("click", let_go.as_ref().unchecked_ref())?;
        page.add_event_listener_with_callback("focusin", remember.as_ref().unchecked_ref())
    });
    if observed.is_err() {
        leptos::logging::warn!("The focus cannot be looked after.");
    }
    look.forget();
    let_go.forget();
    remember.forget();
}

/// Whether somebody works in this page, and not in the one around it.
fn has_focus() -> bool {
    document().has_focus().unwrap_or(false)
}

fn is_on_nothing() -> bool {
    document().active_element().is_none_or(|it| it.tag_name() == "BODY")
}

fn give_back(around: &[Element]) {
    let place = around.iter().find(|it| it.is_connected()).and_then(|it| it.dyn_ref::<HtmlElement>());
    if let (true, Some(place)) = (is_on_nothing() && has_focus(), place) {
        let where_it_is = FocusOptions::new();
        where_it_is.set_prevent_scroll(true);
        if place.focus_with_options(&where_it_is).is_err() {
            leptos::logging::warn!("The focus could not be moved.");
        }
    }
}

/// Whether somebody is there with the keyboard: the focus is in this page, and there in this element.
pub fn holds_focus(element: &Element) -> bool {
    has_focus() && element.contains(document().active_element().as_deref())
}

/// Focuses the first field of a form in which something is wrong.
pub fn focus_first_invalid(form: NodeRef<leptos::html::Form>) {
    let go = move || {
        focus(form.get_untracked().and_then(|it| it.query_selector("[aria-invalid=true]").ok().flatten()));
    };
    // What is wrong is marked after the event that found it.
    once_shown(go);
}

/// Focuses the element as soon as it is in the page, if somebody works here: it may come by itself, while they write in
/// the page around this one.
pub fn focus_when_shown<E>(element: NodeRef<E>)
where
    E: ElementType,
    E::Output: JsCast + Clone + 'static,
{
    Effect::new(move |_| {
        let shown = element.get().and_then(|it| it.dyn_into::<Element>().ok());
        if has_focus() {
            focus(shown);
        }
    });
}
