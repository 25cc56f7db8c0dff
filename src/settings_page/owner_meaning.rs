//! What the settings mean for a new lead, in words (spec 3). The rule is asked, not repeated.

use super::remote::Remote;
use crate::configuring::owner_list::{self, Meaning};
use crate::domain::access::Access;
use crate::domain::ownership::{ConfiguredOwner, NoOwner, Owner, OwnerRules};
use crate::domain::user::User;
use crate::i18n::{key, plural, t, t_with};
use leptos::prelude::*;

/// The words; none while they depend on users who are not known.
#[component]
pub fn OwnerMeaning(
    owners: Signal<Vec<ConfiguredOwner>>,
    users: Signal<Remote<Vec<User>>>,
    access: Signal<Access>,
    any_owner: Signal<bool>,
) -> impl IntoView {
    let meaning = Memo::new(move |_| {
        let rules = OwnerRules { any: any_owner.get(), configured: owners.get(), access: access.get() };
        let users = users.get();
        owner_list::meaning(&rules, users.ready().map(|it| it.as_slice()))
    });
    let sentences = Memo::new(move |_| {
        let configured = owners.with(|it| !it.is_empty());
        meaning.with(|it| it.as_ref().map(|it| sentences(it, configured)).unwrap_or_default())
    });
    let lines = move || sentences.get().into_iter().map(|it| view! { <p><bdi>{it}</bdi></p> }).collect::<Vec<_>>();
    view! {
        <div class="owners__meaning" role="status">
            {move || (!sentences.with(Vec::is_empty)).then(|| view! {
                <h4 class="owners__meaning-title">{t("settings.owners.now")}</h4>
            })}
            {lines}
        </div>
    }
}

/// What happens, and what has to be known about it.
fn sentences(meaning: &Meaning, configured: bool) -> Vec<String> {
    let mut all = Vec::new();
    let alone = matches!(meaning, Meaning::Agent | Meaning::TopmostManager(_) | Meaning::Nobody(_));
    if configured && alone {
        all.push(t("settings.owners.none_usable"));
    }
    match meaning {
        Meaning::Anybody { suggested, preselected } => {
            all.push(t("settings.owners.means.anybody"));
            match preselected {
                Some(owner) => all.push(named(key("settings.owners.means.preselected"), owner)),
                None if 0 < *suggested => all.push(plural("settings.owners.means.suggested", *suggested)),
                None => {}
            }
        }
        Meaning::OneOf(count) => all.push(plural("settings.owners.means.one_of", *count)),
        Meaning::Always(owner) if owner.pool => all.push(named(key("settings.owners.means.pool"), owner)),
        Meaning::Always(owner) => all.push(named(key("settings.owners.means.always"), owner)),
        Meaning::Agent => all.push(t("settings.owners.means.agent")),
        Meaning::TopmostManager(owner) => {
            all.push(named(key("settings.owners.means.manager"), owner));
            all.push(t("settings.owners.manager_means"));
        }
        Meaning::Nobody(NoOwner::NobodyActive) => all.push(t("settings.owners.means.nobody_active")),
        Meaning::Nobody(NoOwner::NoManager | NoOwner::AgentIsNoSellUser) => {
            all.push(t("settings.owners.means.nobody"));
            all.push(t("settings.owners.manager_means"));
        }
    }
    all
}

fn named(text: &str, owner: &Owner) -> String {
    t_with(text, &[("name", &owner.name)])
}
