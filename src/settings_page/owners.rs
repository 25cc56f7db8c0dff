//! Who gets new leads (S24–S27): the list, who can be added to it, and what it means. What is configured stays on screen
//! and can be changed while Sell does not tell its users.

use super::owner_meaning::OwnerMeaning;
use super::pool_label::PoolLabel;
use super::remote::Remote;
use crate::cards::FailureNotice;
use crate::configuring::owner_list::{self, Entry, Standing};
use crate::domain::access::Access;
use crate::domain::ids::UserId;
use crate::domain::ownership::ConfiguredOwner;
use crate::domain::user::User;
use crate::i18n::{number, t, t_with};
use crate::settings::MOST_OWNERS;
use crate::ui::{Button, Checkbox, ComboOption, Combobox, OrderedItem, OrderedList, Skeleton};
use leptos::prelude::*;

/// The list and what belongs to it.
#[component]
pub fn Owners(
    /// The owners as they are set, with what is not stored yet.
    #[prop(into)]
    owners: Signal<Vec<ConfiguredOwner>>,
    /// Sell's users and pools.
    #[prop(into)]
    users: Signal<Remote<Vec<User>>>,
    /// Who may create leads.
    #[prop(into)]
    access: Signal<Access>,
    /// Whether agents may choose anybody (S28).
    #[prop(into)]
    any_owner: Signal<bool>,
    /// Called with the whole list as it shall be; `owners` must give it back at once.
    #[prop(into)]
    on_change: Callback<Vec<ConfiguredOwner>>,
    /// Whether the list can be changed.
    #[prop(into)]
    may_edit: Signal<bool>,
    /// Asks for the users again.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    let entries = Memo::new(move |_| {
        let users = users.get();
        owners.with(|it| owner_list::entries(it, users.ready().map(|it| it.as_slice())))
    });
    let items = Memo::new(move |_| entries.with(|all| all.iter().map(item).collect::<Vec<_>>()));
    let order = Callback::new(move |keys: Vec<String>| {
        let order: Vec<UserId> = keys.iter().filter_map(|it| id(it)).collect();
        on_change.run(owner_list::in_order(owners.get_untracked(), &order));
    });
    let remove = Callback::new(move |key: String| {
        if let Some(id) = id(&key) {
            on_change.run(owner_list::without(owners.get_untracked(), id));
        }
    });
    let label = Callback::new(move |key: String| match id(&key) {
        Some(id) => view! { <PoolLabel id entries owners on_change may_edit /> }.into_any(),
        None => ().into_any(),
    });
    let locked = Signal::derive(move || !may_edit.get());
    let nobody = Memo::new(move |_| owners.with(Vec::is_empty));
    let failed = move || match users.get() {
        Remote::Failed(failure) => Some(view! {
            <FailureNotice failure>
                <p class="notice__text notice__wide">{t("settings.owners.failed")}</p>
                {retry.map(|retry| view! { <Button label=t("action.try_again") on_press=retry /> })}
            </FailureNotice>
        }),
        Remote::Loading | Remote::Ready(_) => None,
    };
    view! {
        <div class="owners">
            <p class="quiet">{t("settings.owners.intro")}</p>
            {failed}
            <OrderedList label=t("settings.owners.title") items on_order=order on_remove=remove detail=label locked />
            {move || nobody.get().then(|| view! { <p class="owners__nobody">{t("settings.owners.empty")}</p> })}
            <Add owners users on_change may_edit />
            <OwnerMeaning owners users access any_owner />
            <p class="quiet">{t("settings.owners.pool_means")}</p>
            <UntoldPools entries owners on_change may_edit />
        </div>
    }
}

fn id(key: &str) -> Option<UserId> {
    key.parse().ok().map(UserId)
}

/// A row: who it is, and why agents do not see it.
fn item(entry: &Entry) -> OrderedItem {
    let id = entry.id.to_string();
    let unnamed = || entry.label.clone().unwrap_or_else(|| t_with("settings.owners.unnamed", &[("id", &id)]));
    let warning = match entry.standing {
        Standing::Unknown | Standing::Active => None,
        Standing::Inactive => Some(t("settings.owners.inactive")),
        Standing::Gone => Some(t_with("settings.owners.gone", &[("id", &id)])),
    };
    let text = entry.name.clone().unwrap_or_else(unnamed);
    OrderedItem { key: id, text, mark: entry.pool.then(|| t("owner.pool")), warning }
}

/// Adds one at the end, as often as there is room.
#[component]
fn Add(
    owners: Signal<Vec<ConfiguredOwner>>,
    users: Signal<Remote<Vec<User>>>,
    on_change: Callback<Vec<ConfiguredOwner>>,
    may_edit: Signal<bool>,
) -> impl IntoView {
    // Whoever is moved within the list changes nobody who can be added.
    let listed = Memo::new(move |_| owners.with(|it| owner_list::listed(it)));
    let options = Memo::new(move |_| {
        let users = users.get();
        let users = users.ready().map(|it| it.as_slice()).unwrap_or_default();
        let candidates = listed.with(|it| owner_list::candidates(it, users));
        let (pools, people) = (t("settings.owners.pools"), t("settings.owners.people"));
        let option = |it: owner_list::Candidate| ComboOption {
            value: it.id.0,
            text: it.name,
            mark: None,
            group: Some(if it.pool { pools.clone() } else { people.clone() }),
        };
        candidates.into_iter().map(option).collect::<Vec<_>>()
    });
    let add = Callback::new(move |chosen: Option<u64>| {
        if let Some(id) = chosen {
            on_change.run(owner_list::with(owners.get_untracked(), UserId(id)));
        }
    });
    let full = Memo::new(move |_| owners.with(|it| owner_list::is_full(it)));
    let loading = Memo::new(move |_| users.with(Remote::is_loading));
    let known = Memo::new(move |_| users.with(|it| it.ready().is_some()));
    move || {
        if !may_edit.get() {
            ().into_any()
        } else if full.get() {
            let most = number(MOST_OWNERS);
            view! { <p class="quiet" role="status">{t_with("settings.owners.full", &[("most", &most)])}</p> }.into_any()
        } else if known.get() {
            // Nothing stays chosen: the next one can be added at once.
            view! { <Combobox label=t("settings.owners.add") options chosen=Signal::stored(None) on_choose=add /> }
                .into_any()
        } else if loading.get() {
            view! {
                <p class="quiet" role="status">{t("settings.owners.loading")}</p>
                <Skeleton />
            }
            .into_any()
        } else {
            ().into_any()
        }
    }
}

/// For pools that look like people: Sell does not document how it tells them (`sell-api.md` 5).
#[component]
fn UntoldPools(
    entries: Memo<Vec<Entry>>,
    owners: Signal<Vec<ConfiguredOwner>>,
    on_change: Callback<Vec<ConfiguredOwner>>,
    may_edit: Signal<bool>,
) -> impl IntoView {
    let untold = Memo::new(move |_| {
        let known = |it: &&Entry| !it.told_pool && matches!(it.standing, Standing::Active | Standing::Inactive);
        let named = |it: &Entry| Some((it.id, it.name.clone()?));
        entries.with(|all| all.iter().filter(known).filter_map(named).collect::<Vec<_>>())
    });
    let locked = Signal::derive(move || !may_edit.get());
    let row = move |(id, name): (UserId, String)| {
        let checked = Memo::new(move |_| entries.with(|all| all.iter().any(|it| it.id == id && it.pool)));
        let mark = move |pool| on_change.run(owner_list::marked(owners.get_untracked(), id, pool));
        view! { <li><Checkbox label=name checked on_change=mark locked /></li> }
    };
    view! {
        <details class="details" hidden=move || untold.with(Vec::is_empty)>
            <summary>{t("settings.owners.untold")}</summary>
            <p class="quiet">{t("settings.owners.untold_means")}</p>
            <div role="group" aria-label=t("settings.owners.untold")>
                <ul class="owners__untold">
                    <For each=move || untold.get() key=|it| it.clone() children=row />
                </ul>
            </div>
        </details>
    }
}
