//! A record in a few lines, for lists: what it is, who, and what tells namesakes apart.

use super::message_text;
use crate::customer_view::Record;
use crate::domain::user::Directory;
use crate::i18n::t;
use crate::ui::{Chip, ChipTone};
use leptos::prelude::*;

/// Title, company, e-mail address, as far as they are known.
pub fn lines(record: Record<'_>, directory: &Directory) -> Vec<String> {
    let (profile, company) = match record {
        Record::Contact(contact) => {
            (&contact.profile, contact.company.as_ref().and_then(|it| directory.company_name(it)))
        }
        Record::Lead(lead) => (&lead.profile, lead.organization_name.clone()),
    };
    let work: Vec<String> = profile.title.clone().into_iter().chain(company).collect();
    let reach = profile.email.clone().or_else(|| profile.phone.clone()).or_else(|| profile.mobile.clone());
    Some(work.join(" · ")).filter(|it| !it.is_empty()).into_iter().chain(reach).collect()
}

/// What the record is, in a word.
pub fn kind(record: Record<'_>) -> String {
    match record {
        Record::Contact(contact) => message_text::kind(contact.kind),
        Record::Lead(_) => t("kind.lead"),
    }
}

/// The card; pressing its button does what the list is for. Where there are several, they stand `below`.
pub fn card(
    record: Record<'_>,
    name: String,
    lines: Vec<String>,
    button: Option<AnyView>,
    below: Option<AnyView>,
) -> AnyView {
    let lines: Vec<AnyView> =
        lines.into_iter().map(|line| view! { <p class="card__more"><bdi>{line}</bdi></p> }.into_any()).collect();
    let label = name.clone();
    view! {
        <article class="card card--choice" aria-label=label>
            <div class="card__head">
                <Chip label=kind(record) tone=ChipTone::Active />
                {button}
            </div>
            <h3 class="card__name"><bdi>{name}</bdi></h3>
            {lines}
            {below}
        </article>
    }
    .into_any()
}
