//! Coming to life: the services, what happens outside, and the first look-up.

use super::app::App;
use super::desk::{Desk, Sidebar};
use super::lookup;
use crate::cards::KeptPause;
use crate::page::{self, Texts};
use crate::store::Asking;
use crate::zaf::{self, ZafClient};
use leptos::prelude::*;
use std::rc::Rc;

/// Takes over the page for a client that the host page has accepted or will accept.
pub fn start(client: ZafClient) {
    page::open(client, Texts::Shared, |page| {
        let desk = Rc::new(Desk::new(page.client.clone(), page.surroundings, page.shelf));
        // What the app keeps belongs to the mounted view, which lives as long as the page.
        mount_to(page.place, move || {
            let sidebar = Sidebar::new(desk.clone());
            provide_context(KeptPause::on(desk.shelf.clone()));
            provide_context(sidebar);
            listen(&desk, sidebar);
            lookup::look_up(sidebar, Asking::WhereNeeded);
            view! { <App /> }
        })
        .forget();
        if let Some(body) = document().body() {
            zaf::follow_content(&page.client, body.into());
        }
    });
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
    window_event_listener_untyped("online", move |_| lookup::wake(sidebar));
}
