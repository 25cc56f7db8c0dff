//! A contact's deals: open ones first, the first five, and what the open ones add up to.

use super::desk::Sidebar;
use super::lookup;
use crate::cards::{FailureNotice, deal_card};
use crate::customer_view::Deals;
use crate::domain::deal::Deal;
use crate::domain::deal_list::{self, FIRST};
use crate::domain::user::Directory;
use crate::i18n::{money, number, t, t_with};
use crate::ui::{Button, ButtonKind, Notice, NoticeTone, Skeleton};
use leptos::prelude::*;

/// The section below a record; nothing for leads, which have no deals.
#[component]
pub fn DealsSection(of: String, deals: Deals, directory: Directory) -> impl IntoView {
    let sidebar = Sidebar::here();
    let content = match deals {
        Deals::NotForLeads => return ().into_any(),
        Deals::Loading => view! { <div aria-busy="true"><Skeleton /></div> }.into_any(),
        Deals::Ready(deals) if deals.is_empty() => view! { <p class="quiet">{t("deals.none")}</p> }.into_any(),
        Deals::Ready(deals) => view! { <DealList of=of.clone() deals directory /> }.into_any(),
        Deals::Failed(failure) => view! {
            <Notice title=t("deals.failed") tone=NoticeTone::Warning />
            <FailureNotice failure by_itself=true>
                <Button label=t("action.try_again") on_press=move |()| lookup::try_again(sidebar) />
            </FailureNotice>
        }
        .into_any(),
    };
    let label = t_with("record.deals_of", &[("name", &of)]);
    view! {
        <section class="deals" aria-label=label>
            <h2 class="section-title">{t("deals.title")}</h2>
            {content}
        </section>
    }
    .into_any()
}

#[component]
fn DealList(of: String, deals: Vec<Deal>, directory: Directory) -> impl IntoView {
    let totals: Vec<String> = deal_list::open_totals(&deals, &directory).iter().map(money).collect();
    let total = (!totals.is_empty()).then(|| t_with("deals.open_total", &[("total", &totals.join(" + "))]));
    let count = deals.len();
    let sidebar = Sidebar::here();
    let all = sidebar.all_deals;
    let shown = move || {
        let most = if all.get() { count } else { FIRST };
        let desk = sidebar.desk();
        let card = |deal: &Deal| {
            let link = desk.web.as_ref().map(|it| it.deal(deal.id));
            deal_card(&of, deal, &directory, &desk.settings.fields, link, None)
        };
        deals.iter().take(most).map(card).collect::<Vec<AnyView>>()
    };
    let toggle = move || {
        let label =
            if all.get() { t("action.show_fewer") } else { t_with("action.show_all", &[("n", &number(count))]) };
        view! { <Button label kind=ButtonKind::Quiet on_press=move |()| all.update(|it| *it = !*it) /> }
    };
    view! {
        {total.map(|total| view! { <p class="deals__total"><bdi>{total}</bdi></p> })}
        <div class="deals__list">{shown}</div>
        {(FIRST < count).then_some(toggle)}
    }
}
