//! The source of new leads (S22), and new sources by typing (S23).

use super::page::SettingsPage;
use super::remote::Remote;
use super::saving;
use crate::cards::FailureNotice;
use crate::domain::ids::SourceId;
use crate::domain::lead_source::same_source;
use crate::domain::user::Source;
use crate::failure::Failure;
use crate::i18n::{t, t_with};
use crate::settings::Change;
use crate::ui::{Button, ComboOption, Combobox};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// No source, which is the default, has this value; the option to create one the other.
const NONE: u64 = 0;
const CREATE: u64 = u64::MAX;

/// The field.
#[component]
pub fn SourceField() -> impl IntoView {
    let page = SettingsPage::here();
    let typed = RwSignal::new(String::new());
    let creating = RwSignal::new(false);
    let refused = RwSignal::new(None::<Failure>);
    let options = Signal::derive(move || {
        let option = |value, text| ComboOption { value, text, mark: None, group: None };
        let mut options = vec![option(NONE, t("settings.source.none"))];
        page.sources.with(|sources| {
            let Some(sources) = sources.ready() else { return };
            options.extend(sources.iter().map(|it| option(it.id.0, it.name.clone())));
            let name = typed.get().trim().to_owned();
            if !name.is_empty() && same_source(&name, sources).is_none() {
                options.push(option(CREATE, t_with("settings.source.create", &[("name", &name)])));
            }
        });
        options
    });
    let set = move || page.settings().new_lead.source;
    let is_listed = move |id: SourceId| page.sources.with(|it| it.ready().map(|it| it.iter().any(|it| it.id == id)));
    let chosen = Signal::derive(move || match set() {
        None => Some(NONE),
        Some(id) => is_listed(id).unwrap_or(false).then_some(id.0),
    });
    let problem =
        Signal::derive(move || set().filter(|it| is_listed(*it) == Some(false)).map(|_| t("settings.source.gone")));
    let choose = Callback::new(move |chosen: Option<u64>| match chosen {
        Some(CREATE) => create(page, typed.get_untracked().trim().to_owned(), creating, refused),
        None | Some(NONE) => saving::change(page, Change::source(None)),
        Some(id) => saving::change(page, Change::source(Some(SourceId(id)))),
    });
    let hint = Signal::derive(|| Some(t("settings.source.hint")));
    let on_type = Callback::new(move |text: String| typed.set(text));
    view! {
        <Combobox label=t("settings.name.source") options chosen on_choose=choose problem hint on_type />
        <p class="quiet" role="status">{move || creating.get().then(|| t("settings.source.creating"))}</p>
        {move || refused.get().map(|failure| view! { <FailureNotice failure /> })}
        {move || page.sources.with(|it| match it {
            Remote::Failed(failure) => Some(view! {
                <FailureNotice failure=failure.clone()>
                    <Button label=t("action.try_again") on_press=move |()| page.load_sources() />
                </FailureNotice>
            }),
            Remote::Loading | Remote::Ready(_) => None,
        })}
    }
}

/// Creates a source and sets it. Somebody else may have created it meanwhile, or the reply may be lost: the list tells.
fn create(page: SettingsPage, name: String, creating: RwSignal<bool>, refused: RwSignal<Option<Failure>>) {
    if creating.get_untracked() {
        return;
    }
    creating.set(true);
    refused.set(None);
    spawn_local(async move {
        let sell = page.desk().sell();
        let made = sell.create_lead_source(&name).await;
        let listed = sell.lead_sources_now().await;
        let found = listed.as_ref().ok().and_then(|it| same_source(&name, it).cloned());
        match (made.or_else(|failure| found.ok_or(failure)), listed) {
            (Ok(source), listed) => {
                let mut all: Vec<Source> = listed.unwrap_or_else(|_| known(page));
                if !all.iter().any(|it| it.id == source.id) {
                    all.push(source.clone());
                }
                page.sources.set(Remote::Ready(Arc::new(all)));
                saving::change(page, Change::source(Some(source.id)));
            }
            (Err(failure), _) => refused.set(Some(failure)),
        }
        creating.set(false);
    });
}

fn known(page: SettingsPage) -> Vec<Source> {
    page.sources.with_untracked(|it| it.ready().map(|it| it.to_vec()).unwrap_or_default())
}
