//! What every section works with: the services, and who is at the page.

use crate::sell::Sell;
use crate::settings::Editor;
use crate::store::{self, Asking, Remembering, Shelf};
use crate::support::Support;
use crate::zaf::{Surroundings, ZafClient, ZafTransport};
use std::rc::Rc;

/// Sell's API as the page sees it.
pub type SellClient = Sell<Remembering<ZafTransport>>;

/// The services and the surroundings. Lives as long as the page.
pub struct Desk {
    /// The host page.
    pub zaf: ZafClient,
    /// Support's API.
    pub support: Support<ZafTransport>,
    /// Agent, account, installation.
    pub surroundings: Surroundings,
    /// What the browser keeps.
    pub shelf: Rc<dyn Shelf>,
}

impl Desk {
    /// A desk for the page.
    pub fn new(zaf: ZafClient, surroundings: Surroundings, shelf: Rc<dyn Shelf>) -> Self {
        let support = Support::new(ZafTransport::new(zaf.clone()));
        Self { zaf, support, surroundings, shelf }
    }

    /// Sell's API. Admins want to see what is so now: nothing that was kept serves, but what comes is kept for sidebars.
    pub fn sell(&self) -> SellClient {
        let transport = ZafTransport::new(self.zaf.clone());
        let remembering = Remembering::new(transport, self.shelf.clone(), Asking::Everything, || 0);
        Sell::new(remembering, store::search_plan(self.shelf.as_ref()))
    }

    /// Who changes the settings here.
    pub fn editor(&self) -> Editor {
        Editor { id: self.surroundings.agent.id, name: self.surroundings.agent.name.clone() }
    }
}
