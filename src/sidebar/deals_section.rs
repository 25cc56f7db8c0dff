//! A contact's deals: open ones first, the first five, and what the open ones add up to.

use super::desk::Sidebar;
use super::failure_notice::FailureNotice;
use super::field_rows::FieldRows;
use super::lookup;
use crate::customer_view::Deals;
use crate::domain::deal::Deal;
use crate::domain::deal_list::{self, FIRST};
use crate::domain::field::{self, Field, FieldValue, Label, Row};
use crate::domain::stage::StageCategory;
use crate::domain::user::Directory;
use crate::i18n::{money, number, t, t_with};
use crate::ui::{Button, ButtonKind, Chip, ChipTone, ExternalLink, Notice, NoticeTone, Skeleton, StepBar};
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
    let all = Sidebar::here().all_deals;
    let shown = move || {
        let most = if all.get() { count } else { FIRST };
        deals.iter().take(most).map(|deal| deal_card(&of, deal, &directory)).collect::<Vec<AnyView>>()
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

fn deal_card(of: &str, deal: &Deal, directory: &Directory) -> AnyView {
    let desk = Sidebar::here().desk();
    let mut rows = field::of_deal(deal, directory, &desk.settings.fields);
    let mut take = |wanted: Field| {
        let at = rows.iter().position(|row| row.label == Label::Standard(wanted))?;
        Some(rows.remove(at).value)
    };
    let (_, value, stage, hot) = (take(Field::Name), take(Field::Value), take(Field::Stage), take(Field::Hot));
    // A company's deals are with its people: say with whom.
    let contact = deal.contact.as_ref().and_then(|it| it.name.clone()).filter(|name| name != of);
    let label = Label::Standard(Field::PrimaryContact);
    if let Some(name) = contact.filter(|_| !rows.iter().any(|row| row.label == label)) {
        rows.insert(0, Row { label, value: FieldValue::Text(name) });
    }
    let value = if let Some(FieldValue::Money(value)) = value { Some(money(&value)) } else { None };
    let stage = stage.and_then(|_| stage_view(deal, directory));
    let hot =
        (hot == Some(FieldValue::Flag(true))).then(|| view! { <Chip label=t("deal.hot") tone=ChipTone::Attention /> });
    let name = deal.name.clone().unwrap_or_else(|| t("deal.nameless"));
    let described = t_with("action.open_in_sell_described", &[("name", &name)]);
    let label = name.clone();
    let title = match desk.web.as_ref().map(|it| it.deal(deal.id)) {
        Some(href) => view! { <ExternalLink href label=name described /> }.into_any(),
        None => view! { <bdi>{name}</bdi> }.into_any(),
    };
    let facts = (stage.is_some() || hot.is_some()).then(|| view! { <div class="deal__facts">{stage}{hot}</div> });
    view! {
        <article class="deal" aria-label=label>
            <div class="deal__head">
                <h3 class="deal__name">{title}</h3>
                {value.map(|value| view! { <span class="deal__value"><bdi>{value}</bdi></span> })}
            </div>
            {facts}
            {(!rows.is_empty()).then(|| view! { <FieldRows fields=rows inline=true /> })}
        </article>
    }
    .into_any()
}

/// The stage by its own name, with its place in the pipeline; what it means comes along only where the name may hide it.
fn stage_view(deal: &Deal, directory: &Directory) -> Option<AnyView> {
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
    let step = deal_list::step(stage, directory).map(|(at, of)| {
        let words = t_with("deal.step", &[("at", &number(at)), ("of", &number(of))]);
        view! { <StepBar at of words /> }
    });
    Some(view! { <Chip label tone /> {step} }.into_any())
}
