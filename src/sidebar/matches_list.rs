//! Several records match: contacts first, then leads, each with the reason, and the agent chooses.

use super::deciding;
use super::desk::Sidebar;
use super::gap_notice::GapNotices;
use super::record_card::offer_lead;
use crate::cards::{message_text, record_summary};
use crate::customer_view::{Customer, Pick};
use crate::i18n::{plural, t, t_with};
use crate::ui::{Button, ButtonKind, Notice, NoticeTone};
use leptos::prelude::*;
use std::sync::Arc;

/// The list.
#[component]
pub fn MatchesList(customer: Arc<Customer>) -> impl IntoView {
    let entries: Vec<AnyView> = customer.picks().into_iter().filter_map(|pick| entry(&customer, pick)).collect();
    view! {
        <h2 class="section-title">{plural("match.several", customer.matches.count())}</h2>
        <GapNotices gaps=customer.gaps.clone() />
        {possible_duplicate(&customer)}
        <ul class="matches">{entries}</ul>
        {offer_lead(Sidebar::here(), &customer)}
        {hidden(customer.hidden)}
    }
}

/// Both a contact and a lead match.
pub fn possible_duplicate(customer: &Customer) -> Option<AnyView> {
    customer.matches.possible_duplicate().then(|| {
        view! { <Notice title=t("match.possible_duplicate") text=t("match.possible_duplicate_text") tone=NoticeTone::Warning /> }
            .into_any()
    })
}

/// How many records were left out because the agent said so, and the way to see them.
pub fn hidden(count: usize) -> Option<AnyView> {
    let sidebar = Sidebar::here();
    (0 < count).then(|| {
        view! {
            <p class="quiet hidden-records">
                <span>{plural("match.hidden", count)}</span>
                <Button label=t("action.show_hidden") kind=ButtonKind::Quiet on_press=move |()| deciding::show_hidden(sidebar) />
            </p>
        }
        .into_any()
    })
}

fn entry(customer: &Arc<Customer>, pick: Pick) -> Option<AnyView> {
    let sidebar = Sidebar::here();
    let (record, reasons) = customer.record(pick)?;
    let name = record.name().unwrap_or_else(|| t("nameless"));
    let mut lines = record_summary::lines(record, &customer.directory);
    // The reason names the address or number already.
    lines.truncate(1);
    lines.push(message_text::reasons(reasons));
    let choose = t_with("action.choose_described", &[("name", &name)]);
    let customer = customer.clone();
    let show = move |_| deciding::choose(sidebar, customer.clone(), pick);
    let button = view! {
        <button type="button" class="button button--quiet card__choose" aria-label=choose on:click=show>
            {t("action.choose")}
        </button>
    };
    Some(view! { <li>{record_summary::card(record, name, lines, Some(button.into_any()), None)}</li> }.into_any())
}
