//! Coming to life: who is asking and in which language, then the first screen.

use super::app::App;
use super::desk::{Desk, Sidebar};
use super::lookup;
use crate::store::{self, Asking, BrowserShelf};
use crate::zaf::{self, Surroundings, ZafClient};
use crate::{crash, i18n};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Takes over the page for a client that the host page has accepted or will accept.
pub fn start(client: ZafClient) {
    // Leptos's own executor is set up by the first mount.
    wasm_bindgen_futures::spawn_local(async move {
        if let Err(problem) = run(client).await {
            leptos::logging::error!("The app could not start: {problem}");
            crash::show();
        }
    });
}

async fn run(client: ZafClient) -> Result<(), String> {
    let surroundings = Surroundings::read(&client).await.map_err(|error| error.0)?;
    let language = i18n::load(&surroundings.agent.locale).await?;
    let document = web_sys::window().and_then(|it| it.document()).ok_or("There is no document.")?;
    if let Some(page) = document.document_element() {
        page.set_attribute("lang", language)
            .map_err(|error| format!("The page's language could not be set: {error:?}"))?;
    }
    crash::translate();
    let place = document.get_element_by_id("app").ok_or("The page has no place for the app.")?;
    let place: HtmlElement = place.dyn_into().map_err(|_element| "The app's place is no HTML element.")?;

    let shelf = BrowserShelf::open();
    store::belong_to(shelf.as_ref(), &surroundings.owner_of_kept_data());
    let desk = Rc::new(Desk::new(client.clone(), surroundings, shelf));
    place.set_text_content(None);
    // What the app keeps belongs to the mounted view, which lives as long as the page.
    mount_to(place, move || {
        let sidebar = Sidebar::new(desk.clone());
        provide_context(sidebar);
        listen(&desk, sidebar);
        lookup::look_up(sidebar, Asking::WhereNeeded);
        view! { <App /> }
    })
    .forget();
    if let Some(body) = document.body() {
        zaf::follow_content(&client, body.into());
    }
    Ok(())
}

/// What happens outside and matters here.
fn listen(desk: &Desk, sidebar: Sidebar) {
    for event in desk.surroundings.requester_events() {
        desk.zaf.on(event, move || lookup::look_up(sidebar, Asking::WhereNeeded));
    }
    desk.zaf.on("app.deactivated", move || sidebar.desk().looked_at.set(false));
    desk.zaf.on("app.activated", move || {
        sidebar.desk().looked_at.set(true);
        lookup::wake(sidebar);
    });
    let client = desk.zaf.clone();
    desk.zaf.on("colorScheme.changed", move || spawn_local(follow_color_scheme(client.clone())));
    window_event_listener_untyped("online", move |_| lookup::wake(sidebar));
}

async fn follow_color_scheme(client: ZafClient) {
    let scheme =
        client.get(&["colorScheme"]).await.ok().and_then(|it| Some(it.get("colorScheme")?.as_str()?.to_owned()));
    let dark = scheme.as_deref() == Some("dark");
    let page = web_sys::window().and_then(|it| it.document()).and_then(|it| it.document_element());
    let set = page.map(|it| it.set_attribute("data-color-scheme", if dark { "dark" } else { "light" }));
    if let Some(Err(_)) = set {
        leptos::logging::warn!("The colours could not be changed.");
    }
}
