//! One record: who it is, why it matched, its fields, its deals.

use super::deals_section::DealsSection;
use super::desk::Sidebar;
use super::field_rows::FieldRows;
use super::message_text;
use super::screen::{Customer, Record, RecordView, Screen};
use crate::domain::field::{self, Field, FieldChoice, Label};
use crate::domain::user::Directory;
use crate::i18n::{t, t_with};
use crate::ui::{Button, ButtonKind, Chip, ChipTone, ExternalLink};
use leptos::prelude::*;
use std::sync::Arc;

/// The chosen record with its deals; where it was one of several, the way back.
#[component]
pub fn RecordScreen(customer: Arc<Customer>, record: RecordView) -> impl IntoView {
    let sidebar = Sidebar::here();
    let several = 1 < customer.matches.count();
    let card = customer.record(record.pick).map(|(shown, reasons)| {
        let name = shown.name().unwrap_or_else(|| t("nameless"));
        let card = record_card(sidebar, shown, &customer.directory, Some(message_text::reasons(reasons)));
        view! {
            {card}
            <DealsSection of=name deals=record.deals.clone() directory=customer.directory.clone() />
        }
    });
    let back_to = customer.clone();
    let back = move |()| {
        sidebar.desk().next_turn();
        sidebar.screen.set(Screen::Several(back_to.clone()));
    };
    view! {
        {several.then(|| view! { <div class="back"><Button label=t("action.all_matches") kind=ButtonKind::Quiet on_press=back /></div> })}
        {card}
    }
}

/// A card for a person, company or lead.
pub fn record_card(
    sidebar: Sidebar,
    record: Record<'_>,
    directory: &Directory,
    reason: Option<String>,
) -> impl IntoView + use<> {
    let name = record.name().unwrap_or_else(|| t("nameless"));
    let (kind, mut fields, link) = match record {
        Record::Contact(contact) => {
            let link = sidebar.desk().web.as_ref().map(|it| it.contact(contact));
            (message_text::kind(contact.kind), field::of_contact(contact, directory, &FieldChoice::default()), link)
        }
        Record::Lead(lead) => {
            let link = sidebar.desk().web.as_ref().map(|it| it.lead(lead.id));
            (t("kind.lead"), field::of_lead(lead, directory, &FieldChoice::default()), link)
        }
    };
    // The chip beside the name says it already.
    fields.retain(|row| row.label != Label::Standard(Field::Type));
    let described = t_with("action.open_in_sell_described", &[("name", &name)]);
    let label = name.clone();
    view! {
        <article class="card" aria-label=label>
            <div class="card__head">
                <Chip label=kind tone=ChipTone::Active />
                {link.map(|href| view! { <ExternalLink href label=t("action.open_in_sell") described /> })}
            </div>
            <h2 class="card__name"><bdi>{name}</bdi></h2>
            {reason.map(|reason| view! { <p class="card__reason"><bdi>{reason}</bdi></p> })}
            <FieldRows fields />
        </article>
    }
}
