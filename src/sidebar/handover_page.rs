//! What a handover needs of the page: the services, the clock, the shelf, and somebody to tell how it goes.

use super::desk::{Desk, SellClient, Sidebar};
use super::progress;
use crate::domain::ids::LeadId;
use crate::handover::{self, Doing, Handover, Step, World};
use crate::store::{Asking, Remembering};
use crate::support::Support;
use crate::zaf::ZafTransport;
use js_sys::Promise;
use leptos::prelude::*;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// The page, for one handover.
pub struct Page {
    sidebar: Sidebar,
    desk: Rc<Desk>,
    sell: SellClient,
}

impl Page {
    /// The page of a sidebar.
    pub fn new(sidebar: Sidebar) -> Self {
        let desk = sidebar.desk();
        Self { sidebar, sell: desk.sell(Asking::Anew), desk }
    }
}

impl World for Page {
    type T = Remembering<ZafTransport>;

    fn sell(&self) -> &SellClient {
        &self.sell
    }

    fn support(&self) -> &Support<Self::T> {
        &self.desk.support
    }

    fn now(&self) -> u64 {
        self.desk.shelf.now()
    }

    async fn wait(&self, ms: u64) {
        let pause = Promise::new(&mut |resolve, _reject| {
            let go_on = move || {
                if let Err(error) = resolve.call0(&wasm_bindgen::JsValue::NULL) {
                    leptos::logging::warn!("A pause has no end: {error:?}");
                }
            };
            set_timeout(go_on, Duration::from_millis(ms));
        });
        if let Err(error) = JsFuture::from(pause).await {
            leptos::logging::warn!("A pause ended early: {error:?}");
        }
    }

    fn keep(&self, handover: &Handover) {
        handover::keep(self.desk.shelf.as_ref(), handover);
    }

    fn kept(&self, handover: &Handover) -> Option<Handover> {
        handover::handover_of(self.desk.shelf.as_ref(), &handover.place)
    }

    fn others(&self, handover: &Handover) -> Vec<Handover> {
        handover::others(self.desk.shelf.as_ref(), &handover.place)
    }

    fn lead_link(&self, lead: LeadId) -> Option<String> {
        self.desk.web.as_ref().map(|it| it.lead(lead))
    }

    fn report(&self, step: Step, doing: Doing) {
        if let Doing::Failed(failure) | Doing::Unknown(failure) = &doing {
            leptos::logging::warn!("{failure}");
        }
        progress::change(self.sidebar, |progress| {
            if let Some((_, shown)) = progress.steps.iter_mut().find(|(at, _)| *at == step) {
                *shown = Some(doing);
            }
        });
    }
}
