//! One record: its card with why it matched, the way to its company, its deals.

use super::company_screen;
use super::creation;
use super::deals_section::DealsSection;
use super::deciding;
use super::desk::Sidebar;
use super::gap_notice::GapNotices;
use super::matches_list::{hidden, possible_duplicate};
use super::note_screen;
use crate::cards::{self, message_text};
use crate::customer_view::{Customer, Pick, Record, RecordView, offers_lead};
use crate::domain::contact::ContactKind;
use crate::domain::user::Directory;
use crate::i18n::{list, t, t_with};
use crate::ui::{Button, ButtonKind, Icon, Shape};
use leptos::prelude::*;
use std::sync::Arc;

/// The chosen record with its company and deals; where it was one of several, the way back.
#[component]
pub fn RecordScreen(customer: Arc<Customer>, record: RecordView) -> impl IntoView {
    let sidebar = Sidebar::here();
    let several = 1 < customer.matches.count();
    let card = customer.record(record.pick).map(|(shown, reasons)| {
        let name = shown.name().unwrap_or_else(|| t("nameless"));
        let why = view! {
            <p class="card__reason"><bdi>{message_text::reasons(reasons)}</bdi></p>
            {not_this_record(sidebar, &customer, record.pick)}
        };
        let card = record_card(sidebar, shown, &customer.directory, Some(why.into_any()));
        view! {
            {card}
            {company_link(&customer, &record)}
            <div class="form__actions">
                {note_screen::offer(sidebar, &customer, record.pick)}
                {offer_lead(sidebar, &customer)}
            </div>
            <DealsSection of=name deals=record.deals.clone() directory=customer.directory.clone() />
        }
    });
    let back_to = customer.clone();
    let back = move |()| deciding::show_all(sidebar, back_to.clone());
    view! {
        {several.then(|| view! { <div class="back"><Button label=t("action.all_matches") kind=ButtonKind::Quiet on_press=back /></div> })}
        <GapNotices gaps=customer.gaps.clone() />
        {several.then(|| possible_duplicate(&customer))}
        {card}
        {hidden(customer.hidden)}
    }
}

/// Where the account wants it, a lead can be made although something matched (N17); the form names what it was.
pub fn offer_lead(sidebar: Sidebar, customer: &Customer) -> Option<AnyView> {
    offers_lead(&sidebar.desk().settings.new_lead, true).then(|| {
        let records = customer.picks().into_iter().filter_map(|it| customer.record(it)?.0.name());
        let names = list(records);
        let open = move |()| creation::open(sidebar, Some(names.clone()));
        view! { <Button label=t("action.create_lead") on_press=open /> }.into_any()
    })
}

/// The company of a person, as a card that leads to it.
fn company_link(customer: &Arc<Customer>, record: &RecordView) -> Option<AnyView> {
    let sidebar = Sidebar::here();
    let company = customer.contact(record.pick)?.company.clone()?;
    let name = customer.directory.company_name(&company).unwrap_or_else(|| t("nameless"));
    let label = t_with("action.show_company", &[("name", &name)]);
    let (from, title) = ((customer.clone(), record.clone()), name.clone());
    let visit = move |_| company_screen::visit(sidebar, from.clone(), company.id, title.clone());
    Some(
        view! {
            <div class="card card--choice card--link">
                <span class="card__kind">{t("kind.company")}</span>
                <button type="button" class="button button--quiet card__choose" aria-label=label on:click=visit>
                    <bdi>{name}</bdi>
                    <Icon shape=Shape::Forward />
                </button>
            </div>
        }
        .into_any(),
    )
}

/// The agent knows better: this is somebody else.
fn not_this_record(sidebar: Sidebar, customer: &Customer, pick: Pick) -> Option<AnyView> {
    let chosen = customer.record(pick)?.0.chosen();
    let is_company = customer.contact(pick).is_some_and(|it| it.kind == ContactKind::Company);
    let label = if is_company { t("action.not_this_company") } else { t("action.not_this_person") };
    let press = move |()| deciding::refuse(sidebar, chosen);
    Some(view! { <div class="back"><Button label kind=ButtonKind::Quiet on_press=press /></div> }.into_any())
}

/// A card for a person, company or lead, with its fields as the account chose them.
pub fn record_card(sidebar: Sidebar, record: Record<'_>, directory: &Directory, why: Option<AnyView>) -> AnyView {
    let desk = sidebar.desk();
    let link = desk.web.as_ref().map(|web| match record {
        Record::Contact(contact) => web.contact(contact),
        Record::Lead(lead) => web.lead(lead.id),
    });
    cards::record_card(record, directory, &desk.settings.fields, link, why)
}
