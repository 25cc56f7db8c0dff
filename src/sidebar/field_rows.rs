//! A record's fields as a list of labels and values. Everything from the CRM is text; links come from checked types.

use super::message_text;
use crate::domain::field::{Field, FieldValue};
use crate::i18n::moment;
use crate::ui::Chip;
use leptos::prelude::*;

/// The list.
#[component]
pub fn FieldRows(fields: Vec<(Field, FieldValue)>) -> impl IntoView {
    let rows = fields.into_iter().map(|(field, value)| {
        view! {
            <div class="fields__row">
                <dt class="fields__label">{message_text::field(field)}</dt>
                <dd class="fields__value">{draw(field, value)}</dd>
            </div>
        }
    });
    view! { <dl class="fields">{rows.collect_view()}</dl> }
}

/// Longer texts scroll in their place, so that they do not push the deals out of sight.
const LONG: usize = 200;

fn draw(field: Field, value: FieldValue) -> AnyView {
    match value {
        FieldValue::Text(text) => view! { <bdi>{text}</bdi> }.into_any(),
        FieldValue::LongText(text) if LONG < text.len() => {
            let label = message_text::field(field);
            view! { <div class="long-text long-text--scrolls" dir="auto" role="group" aria-label=label tabindex="0">{text}</div> }
                .into_any()
        }
        FieldValue::LongText(text) => view! { <div class="long-text" dir="auto">{text}</div> }.into_any(),
        FieldValue::Chips(texts) => {
            let chips = texts.into_iter().map(|label| view! { <li><Chip label /></li> });
            view! { <ul class="chips">{chips.collect_view()}</ul> }.into_any()
        }
        FieldValue::Email(shown, email) => {
            view! { <a class="link" href=format!("mailto:{}", email.as_str())><bdi>{shown}</bdi></a> }.into_any()
        }
        FieldValue::Phone(shown, phone) => {
            view! { <a class="link" href=format!("tel:{}", phone.dial())><bdi>{shown}</bdi></a> }.into_any()
        }
        FieldValue::Link(shown, link) => {
            view! { <a class="link" href=link.href().to_owned() target="_blank" rel="noopener noreferrer"><bdi>{shown}</bdi></a> }
                .into_any()
        }
        FieldValue::Moment(at) => view! { <time datetime=at.clone()>{moment(&at)}</time> }.into_any(),
        FieldValue::Words(words) => {
            let text: Vec<String> = words.into_iter().map(message_text::word).collect();
            text.join(" · ").into_any()
        }
    }
}
