//! Several records match: contacts first, then leads, each with the reason, and the agent chooses.

use super::desk::Sidebar;
use super::lookup;
use super::message_text;
use super::screen::{Customer, Pick, Record};
use crate::i18n::{plural, t, t_with};
use crate::ui::{Chip, ChipTone, Notice, NoticeTone};
use leptos::prelude::*;
use std::sync::Arc;

/// The list.
#[component]
pub fn MatchesList(customer: Arc<Customer>) -> impl IntoView {
    let entries = customer.picks().into_iter().map(|pick| entry(&customer, pick)).collect_view();
    let duplicate = customer.matches.possible_duplicate().then(|| {
        view! { <Notice title=t("match.possible_duplicate") text=t("match.possible_duplicate_text") tone=NoticeTone::Warning /> }
    });
    view! {
        <h2 class="section-title">{plural("match.several", customer.matches.count())}</h2>
        {duplicate}
        <ul class="matches">{entries}</ul>
    }
}

fn entry(customer: &Arc<Customer>, pick: Pick) -> impl IntoView + use<> {
    let sidebar = Sidebar::here();
    let (record, reasons) = customer.record(pick)?;
    let name = record.name().unwrap_or_else(|| t("nameless"));
    let (kind, more) = match record {
        Record::Contact(contact) => {
            let company = contact.company.as_ref().and_then(|it| customer.directory.company_name(it));
            (message_text::kind(contact.kind), [contact.profile.title.clone(), company])
        }
        Record::Lead(lead) => (t("kind.lead"), [lead.profile.title.clone(), lead.organization_name.clone()]),
    };
    let more = more.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let reason = message_text::reasons(reasons);
    let customer = customer.clone();
    let show = move |_| lookup::choose(sidebar, customer.clone(), pick);
    let label = name.clone();
    let choose = t_with("action.choose_described", &[("name", &name)]);
    Some(view! {
        <li>
            <article class="card card--choice" aria-label=label>
                <div class="card__head">
                    <Chip label=kind tone=ChipTone::Active />
                    <button
                        type="button"
                        class="button button--quiet card__choose"
                        aria-label=choose
                        on:click=show
                    >
                        {t("action.choose")}
                    </button>
                </div>
                <h3 class="card__name"><bdi>{name}</bdi></h3>
                {(!more.is_empty()).then(|| view! { <p class="card__more"><bdi>{more}</bdi></p> })}
                <p class="card__reason"><bdi>{reason}</bdi></p>
            </article>
        </li>
    })
}
