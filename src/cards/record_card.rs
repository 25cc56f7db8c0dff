//! The card of a lead, person or company: what it is, who, why it is shown, its fields.

use super::field_rows::FieldRows;
use super::record_summary;
use crate::customer_view::Record;
use crate::domain::field::{self, Field, FieldChoice, Label};
use crate::domain::user::Directory;
use crate::i18n::{t, t_with};
use crate::ui::{Chip, ChipTone, ExternalLink};
use leptos::prelude::*;

/// The card; `link` leads to the record in Sell, `why` stands below the name, `level` is that of its
/// heading, where it is not 2.
pub fn record_card(
    record: Record<'_>,
    directory: &Directory,
    choice: &FieldChoice,
    link: Option<String>,
    why: Option<AnyView>,
    level: Option<&'static str>,
) -> AnyView {
    let name = record.name().unwrap_or_else(|| t("nameless"));
    let mut fields = match record {
        Record::Contact(contact) => field::of_contact(contact, directory, choice),
        Record::Lead(lead) => field::of_lead(lead, directory, choice),
    };
    // The chip beside the name says it already.
    fields.retain(|row| row.label != Label::Standard(Field::Type));
    let described = t_with("action.open_in_sell_described", &[("name", &name)]);
    let label = name.clone();
    view! {
        <article class="card" aria-label=label>
            <div class="card__head">
                <Chip label=record_summary::kind(record) tone=ChipTone::Active />
                {link.map(|href| view! { <ExternalLink href label=t("action.open_in_sell") described /> })}
            </div>
            <h2 class="card__name" attr:aria-level=level><bdi>{name}</bdi></h2>
            {why}
            <FieldRows fields />
        </article>
    }
    .into_any()
}
