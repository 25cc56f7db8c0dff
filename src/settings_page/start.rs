//! Coming to life: the services, the document, and the lists that sections need.

use super::app::App;
use super::checks;
use super::desk::Desk;
use super::page::SettingsPage;
use super::saving;
use crate::cards::KeptPause;
use crate::i18n::t;
use crate::page::{self, Texts};
use crate::zaf::ZafClient;
use leptos::prelude::*;
use std::rc::Rc;

/// Takes over the page for a client that the host page has accepted or will accept.
pub fn start(client: ZafClient) {
    page::open(client, Texts::SettingsPage, |page| {
        document().set_title(&t("settings.title"));
        let desk = Rc::new(Desk::new(page.client, page.surroundings, page.shelf));
        // What the app keeps belongs to the mounted view, which lives as long as the page.
        mount_to(page.place, move || {
            let page = SettingsPage::new(desk.clone());
            provide_context(KeptPause::on(desk.shelf.clone()));
            provide_context(page);
            for event in ["app.activated", "pane.activated"] {
                desk.zaf.on(event, move || saving::look_again(page));
            }
            saving::open(page);
            // Whoever may only look makes no checks, and needs no lists to choose from.
            if page.may_edit.get_untracked() {
                checks::run(page);
                page.load_lists();
            }
            page.load_agents();
            view! { <App /> }
        })
        .forget();
    });
}
