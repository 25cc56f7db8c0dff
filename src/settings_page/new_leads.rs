//! What becomes of new leads: status, source, owners (S20–S28), and when one is offered (N17).

use super::owners::Owners;
use super::page::SettingsPage;
use super::remote::Remote;
use super::saving;
use super::source_field::SourceField;
use crate::cards::FailureNotice;
use crate::domain::lead_plan;
use crate::domain::ownership::ConfiguredOwner;
use crate::i18n::{t, t_with};
use crate::settings::Change;
use crate::ui::{Button, Checkbox, ComboOption, Combobox, Skeleton};
use leptos::prelude::*;

/// The fields of the section.
#[component]
pub fn NewLeadsSection() -> impl IntoView {
    let page = SettingsPage::here();
    let locked = Signal::derive(move || !page.may_edit.get());
    let rules = Memo::new(move |_| page.settings().new_lead.owners.clone());
    let owners = Signal::derive(move || rules.with(|it| it.configured.clone()));
    let access = Signal::derive(move || rules.with(|it| it.access));
    let set_owners = Callback::new(move |owners: Vec<ConfiguredOwner>| saving::change(page, Change::owners(&owners)));
    let any = Signal::derive(move || rules.with(|it| it.any));
    let offers = Signal::derive(move || page.settings().new_lead.offer_when_matched);
    // Without its list a field would look as if nothing were set, and find nothing of what is typed.
    let waiting = Memo::new(move |_| page.statuses.with(Remote::is_loading) || page.sources.with(Remote::is_loading));
    view! {
        <div class="section__group">
            <h3 class="section__subtitle">{t("settings.owners.title")}</h3>
            <Owners
                owners
                users=page.users
                access
                any_owner=any
                may_edit=page.may_edit
                on_change=set_owners
                retry=Callback::new(move |()| page.load_users())
            />
            <Checkbox
                label=t("settings.any_owner.label")
                explanation=t("settings.any_owner.means")
                checked=any
                locked
                on_change=move |on| saving::change(page, Change::any_owner(on))
            />
        </div>
        <div class="section__group">
            <h3 class="section__subtitle">{t("settings.given.title")}</h3>
            {move || if waiting.get() {
                view! { <p class="quiet" role="status">{t("settings.given.loading")}</p><Skeleton /> }.into_any()
            } else {
                view! { <StatusField /><SourceField /> }.into_any()
            }}
        </div>
        <div class="section__group">
            <h3 class="section__subtitle">{t("settings.offer.title")}</h3>
            <Checkbox
                label=t("settings.offer.label")
                explanation=t("settings.offer.means")
                checked=offers
                locked
                on_change=move |on| saving::change(page, Change::offer_when_matched(on))
            />
        </div>
    }
}

/// The account's first status, which is the default, has this value.
const FIRST: u64 = 0;

/// The status that new leads start with.
#[component]
fn StatusField() -> impl IntoView {
    let page = SettingsPage::here();
    let options = Signal::derive(move || {
        page.statuses.with(|statuses| {
            let statuses = statuses.ready().map(|it| it.as_slice()).unwrap_or_default();
            let first = lead_plan::status(None, statuses);
            let first = match &first {
                Some(name) => t_with("settings.status.first_named", &[("name", name)]),
                None => t("settings.status.first"),
            };
            let option = |value, text| ComboOption { value, text, mark: None, group: None };
            let named = statuses.iter().map(|it| option(it.id.0, it.name.clone()));
            std::iter::once(option(FIRST, first)).chain(named).collect::<Vec<_>>()
        })
    });
    let set = move || page.settings().new_lead.status.clone();
    let chosen = Signal::derive(move || {
        let Some(name) = set() else { return Some(FIRST) };
        page.statuses.with(|it| Some(lead_plan::configured_status(Some(&name), it.ready()?)?.id.0))
    });
    let problem = Signal::derive(move || {
        let gone = chosen.get().is_none() && page.statuses.with(|it| it.ready().is_some());
        set().filter(|_| gone).map(|name| t_with("settings.status.gone", &[("name", &name)]))
    });
    let choose = Callback::new(move |chosen: Option<u64>| {
        let name = page
            .statuses
            .with_untracked(|it| it.ready()?.iter().find(|it| Some(it.id.0) == chosen).map(|it| it.name.clone()));
        saving::change(page, Change::status(name.as_deref()));
    });
    let hint = Signal::derive(|| Some(t("settings.status.hint")));
    view! {
        <Combobox label=t("settings.name.status") options chosen on_choose=choose problem hint />
        {move || page.statuses.with(|it| match it {
            Remote::Failed(failure) => Some(view! {
                <FailureNotice failure=failure.clone()>
                    <Button label=t("action.try_again") on_press=move |()| page.load_statuses() />
                </FailureNotice>
            }),
            Remote::Loading | Remote::Ready(_) => None,
        })}
    }
}
