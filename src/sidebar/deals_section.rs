//! A contact's deals: open ones first, the first five, and what the open ones add up to.

use super::desk::Sidebar;
use super::failure_notice::FailureNotice;
use super::lookup;
use super::screen::Deals;
use crate::domain::deal::Deal;
use crate::domain::deal_list::{self, FIRST};
use crate::domain::stage::StageCategory;
use crate::domain::user::Directory;
use crate::i18n::{day, money, number, t, t_with};
use crate::ui::{Button, ButtonKind, Chip, ChipTone, ExternalLink, Notice, NoticeTone, Skeleton};
use leptos::prelude::*;

/// The section below a record; nothing for leads, which have no deals.
#[component]
pub fn DealsSection(of: String, deals: Deals, directory: Directory) -> impl IntoView {
    let sidebar = Sidebar::here();
    let content = match deals {
        Deals::NotForLeads => return ().into_any(),
        Deals::Loading => view! { <div aria-busy="true"><Skeleton /></div> }.into_any(),
        Deals::Ready(deals) if deals.is_empty() => view! { <p class="quiet">{t("deals.none")}</p> }.into_any(),
        Deals::Ready(deals) => view! { <DealList deals directory /> }.into_any(),
        Deals::Failed(failure) => view! {
            <Notice title=t("deals.failed") tone=NoticeTone::Warning />
            <FailureNotice failure>
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
fn DealList(deals: Vec<Deal>, directory: Directory) -> impl IntoView {
    let totals: Vec<String> = deal_list::open_totals(&deals, &directory).iter().map(money).collect();
    let total = (!totals.is_empty()).then(|| t_with("deals.open_total", &[("total", &totals.join(" + "))]));
    let count = deals.len();
    let all = Sidebar::here().all_deals;
    let shown = move || {
        let most = if all.get() { count } else { FIRST };
        deals.iter().take(most).map(|deal| deal_card(deal, &directory)).collect_view()
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

fn deal_card(deal: &Deal, directory: &Directory) -> impl IntoView + use<> {
    let name = deal.name.clone().unwrap_or_else(|| t("deal.nameless"));
    let link = Sidebar::here().desk().web.as_ref().map(|it| it.deal(deal.id));
    let described = t_with("action.open_in_sell_described", &[("name", &name)]);
    let value = deal.value.as_ref().map(money);
    let owner = deal.owner.as_ref().and_then(|it| directory.owner_name(it));
    let close = deal.expected_close.as_deref().map(|date| t_with("deal.expected_close", &[("date", &day(date))]));
    let more: Vec<String> =
        close.into_iter().chain(owner.map(|name| t_with("deal.owner", &[("name", &name)]))).collect();
    let label = name.clone();
    view! {
        <article class="deal" aria-label=label>
            <div class="deal__head">
                <h3 class="deal__name"><bdi>{name}</bdi></h3>
                {value.map(|value| view! { <span class="deal__value"><bdi>{value}</bdi></span> })}
            </div>
            <div class="deal__facts">
                {stage(deal, directory)}
                {deal.hot.then(|| view! { <Chip label=t("deal.hot") tone=ChipTone::Attention /> })}
                {link.map(|href| view! { <ExternalLink href label=t("action.open_in_sell") described /> })}
            </div>
            {(!more.is_empty()).then(|| view! { <p class="deal__more"><bdi>{more.join(" · ")}</bdi></p> })}
        </article>
    }
}

/// The stage by its own name; what it means comes along only where the name may hide it.
fn stage(deal: &Deal, directory: &Directory) -> Option<impl IntoView + use<>> {
    let stage = directory.stage(deal.stage?)?;
    let (meaning, tone) = match stage.category {
        StageCategory::Open => (None, ChipTone::Active),
        StageCategory::Won => (Some(t("deal.category.won")), ChipTone::Good),
        StageCategory::Lost => (Some(t("deal.category.lost")), ChipTone::Neutral),
        StageCategory::Unqualified => (Some(t("deal.category.unqualified")), ChipTone::Neutral),
    };
    let label = match meaning {
        Some(meaning) if meaning != stage.name => format!("{} ({meaning})", stage.name),
        _ => stage.name.clone(),
    };
    Some(view! { <Chip label tone /> })
}
