//! What both pages do before their first screen: who is asking and in which language, what the browser keeps, light or
//! dark. Screens are the pages' own.

use crate::crash;
use crate::i18n::{self, language};
use crate::store::{self, BrowserShelf, Shelf};
use crate::zaf::{Surroundings, ZafClient};
use leptos::task::spawn_local;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// An opened page.
pub struct Page {
    /// The host page.
    pub client: ZafClient,
    /// Agent, account, place.
    pub surroundings: Surroundings,
    /// What the browser keeps for this agent.
    pub shelf: Rc<dyn Shelf>,
    /// Where the screens go.
    pub place: HtmlElement,
}

/// Which texts a page needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// Those that all pages have.
    Shared,
    /// Those of the settings page, too.
    SettingsPage,
}

/// Runs `begin` with the opened page, or shows the crash card.
pub fn open(client: ZafClient, texts: Texts, begin: impl FnOnce(Page) + 'static) {
    // Leptos's own executor is set up by the first mount.
    wasm_bindgen_futures::spawn_local(async move {
        match prepare(client, texts).await {
            Ok(page) => {
                let client = page.client.clone();
                page.client.on("colorScheme.changed", move || spawn_local(follow_color_scheme(client.clone())));
                page.place.set_text_content(None);
                begin(page);
            }
            Err(problem) => {
                leptos::logging::error!("The app could not start: {problem}");
                crash::show();
            }
        }
    });
}

async fn prepare(client: ZafClient, texts: Texts) -> Result<Page, String> {
    let surroundings = Surroundings::read(&client).await.map_err(|error| error.0)?;
    let locale = &surroundings.agent.locale;
    let language = match texts {
        Texts::Shared => i18n::load(locale).await?,
        Texts::SettingsPage => i18n::load_settings_page(locale).await?,
    };
    let document = web_sys::window().and_then(|it| it.document()).ok_or("There is no document.")?;
    if let Some(page) = document.document_element() {
        for (name, value) in [("lang", language), ("dir", language::direction(language))] {
            page.set_attribute(name, value)
                .map_err(|error| format!("The page's {name} could not be set: {error:?}"))?;
        }
    }
    crash::translate();
    let place = document.get_element_by_id("app").ok_or("The page has no place for the app.")?;
    let place: HtmlElement = place.dyn_into().map_err(|_element| "The app's place is no HTML element.")?;
    let shelf = BrowserShelf::open();
    store::belong_to(shelf.as_ref(), &surroundings.owner_of_kept_data());
    Ok(Page { client, surroundings, shelf, place })
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
