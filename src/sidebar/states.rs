//! The screens that are one message (spec 8).

use super::creation;
use super::desk::Sidebar;
use super::lookup;
use super::matches_list;
use super::text_search;
use crate::cards::FailureNotice;
use crate::customer_view::offers_lead;
use crate::failure::Failure;
use crate::i18n::{list, t, t_with};
use crate::store::Asking;
use crate::ui::{Button, ButtonKind, Notice, NoticeTone, Skeleton};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// More names are a list to read, not somebody to ask.
const MOST_ADMINS: usize = 3;

/// The search is under way: words after a moment, a way out after a longer one. Both appear by the stylesheet's clock,
/// so that a quick answer shows neither.
pub fn looking(sidebar: Sidebar) -> impl IntoView {
    view! {
        <div class="looking">
            <div aria-busy="true"><Skeleton /></div>
            <p class="looking__text" role="status">{t("loading.slow")}</p>
            <div class="looking__way-out">
                <Button label=t("action.cancel") kind=ButtonKind::Quiet on_press=move |()| lookup::cancel(sidebar) />
            </div>
        </div>
    }
}

/// The agent did not want to wait.
pub fn cancelled(sidebar: Sidebar) -> impl IntoView {
    view! {
        <Notice title=t("cancelled.title") text=t("cancelled.text")>
            <TryAgain sidebar />
        </Notice>
    }
}

/// A new ticket without requester.
pub fn no_requester(sidebar: Sidebar) -> impl IntoView {
    view! {
        <Notice title=t("no_requester.title") text=t("no_requester.text")>
            <SearchByHand sidebar />
        </Notice>
    }
}

/// A requester with neither address nor number; a lead can still be made.
pub fn nothing_to_search_by(sidebar: Sidebar) -> impl IntoView {
    view! {
        <Notice title=t("nothing_to_search.title") text=t("nothing_to_search.text")>
            <OfferLead sidebar />
            <SearchByHand sidebar />
        </Notice>
    }
}

/// The agent is no Sell user; whom to ask is named, if Sell tells.
pub fn no_access(sidebar: Sidebar) -> impl IntoView {
    let names = RwSignal::new(String::new());
    spawn_local(async move {
        match sidebar.desk().sell(Asking::WhereNeeded).active_admins().await {
            Ok(admins) => {
                let first = admins.into_iter().take(MOST_ADMINS).map(|it| it.name);
                if names.try_set(list(first)).is_some() {
                    leptos::logging::warn!("Nobody waits for the names of administrators any more.");
                }
            }
            Err(failure) => leptos::logging::warn!("Nobody is named who could give access: {failure}"),
        }
    });
    let whom =
        move || Some(names.get()).filter(|it| !it.is_empty()).map(|it| t_with("no_access.whom", &[("names", &it)]));
    view! {
        <Notice title=t("no_access.title") text=t("no_access.text")>
            {move || whom().map(|it| view! { <p class="notice__text notice__wide"><bdi>{it}</bdi></p> })}
        </Notice>
    }
}

/// There is no valid token: an administrator learns where to enter one, others whom to ask.
pub fn not_configured(sidebar: Sidebar) -> impl IntoView {
    let admin = sidebar.desk().surroundings.agent.admin;
    let text = if admin { t("not_configured.admin") } else { t("not_configured.agent") };
    view! {
        <Notice title=t("not_configured.title") text tone=NoticeTone::Warning>
            <TryAgain sidebar />
        </Notice>
    }
}

/// The search failed.
pub fn failed(sidebar: Sidebar, failure: Failure) -> impl IntoView {
    view! {
        <FailureNotice failure by_itself=true>
            <TryAgain sidebar />
        </FailureNotice>
    }
}

/// Sell does not know the requester, or only records that the agent left out.
pub fn no_match(sidebar: Sidebar, hidden: usize) -> impl IntoView {
    let text = if hidden == 0 { t("no_match.text") } else { t("no_match.hidden") };
    view! {
        <Notice title=t("no_match.title") text>
            <OfferLead sidebar />
            <SearchByHand sidebar />
        </Notice>
        {matches_list::hidden(hidden)}
    }
}

#[component]
fn TryAgain(sidebar: Sidebar) -> impl IntoView {
    view! { <Button label=t("action.try_again") on_press=move |()| lookup::try_again(sidebar) /> }
}

#[component]
fn SearchByHand(sidebar: Sidebar) -> impl IntoView {
    view! { <Button label=t("action.search") on_press=move |()| text_search::open(sidebar) /> }
}

#[component]
fn OfferLead(sidebar: Sidebar) -> impl IntoView {
    let open = move |()| creation::open(sidebar, None);
    offers_lead(&sidebar.desk().settings.new_lead, false)
        .then(|| view! { <Button label=t("action.create_lead") kind=ButtonKind::Primary on_press=open /> })
}
