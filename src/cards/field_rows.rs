//! A record's fields as a list of labels and values. Everything from the CRM is text; links come from checked types.

use super::message_text;
use crate::domain::field::{FieldValue, Row};
use crate::i18n::{amount, day, moment, money, percent, t, t_with};
use crate::ui::Chip;
use leptos::prelude::*;

/// The list; `inline` puts one field after the other, for small cards.
#[component]
pub fn FieldRows(fields: Vec<Row>, #[prop(optional)] inline: bool) -> impl IntoView {
    let rows = fields.into_iter().map(|row| {
        let label = message_text::label(row.label);
        view! {
            <div class="fields__row">
                <dt class="fields__label"><bdi>{label.clone()}</bdi></dt>
                <dd class="fields__value">{draw(label, row.value)}</dd>
            </div>
        }
    });
    let class = if inline { "fields fields--inline" } else { "fields" };
    view! { <dl class=class>{rows.collect_view()}</dl> }
}

/// Longer texts scroll in their place, so that they do not push the deals out of sight.
const LONG: usize = 200;

fn draw(label: String, value: FieldValue) -> AnyView {
    match value {
        FieldValue::Text(text) | FieldValue::LongText(text) if LONG < text.len() => {
            view! { <div class="long-text long-text--scrolls" dir="auto" role="group" aria-label=label tabindex="0">{text}</div> }
                .into_any()
        }
        FieldValue::Text(text) => line(text),
        FieldValue::LongText(text) => view! { <div class="long-text" dir="auto">{text}</div> }.into_any(),
        FieldValue::Chips(texts) => {
            let chips = texts.into_iter().map(|label| view! { <li><Chip label /></li> });
            view! { <ul class="chips">{chips.collect_view()}</ul> }.into_any()
        }
        FieldValue::Email(shown, email) => link(shown, format!("mailto:{}", email.as_str()), false),
        FieldValue::Phone(shown, phone) => link(shown, format!("tel:{}", phone.dial()), false),
        FieldValue::Link(shown, place) => link(shown, place.href().to_owned(), true),
        FieldValue::Number(number) => line(amount(number)),
        FieldValue::Percent(number) => line(percent(number)),
        FieldValue::Money(value) => line(money(&value)),
        FieldValue::Flag(set) => line(if set { t("word.yes") } else { t("word.no") }),
        FieldValue::Date(date) => time(day(&date), date),
        FieldValue::Moment(at) => time(moment(&at), at),
        FieldValue::Task(task) => {
            let due = task.due.map(|at| {
                let date = if at.contains('T') { moment(&at) } else { day(&at) };
                time(t_with("field.next_activity.due", &[("date", &date)]), at)
            });
            view! { <bdi class="fields__task">{task.content}</bdi> {due} }.into_any()
        }
        FieldValue::Words(words) => {
            let words: Vec<String> = words.into_iter().map(message_text::word).collect();
            line(words.join(" · "))
        }
    }
}

fn line(text: String) -> AnyView {
    view! { <bdi>{text}</bdi> }.into_any()
}

fn time(shown: String, at: String) -> AnyView {
    view! { <time dir="auto" datetime=at>{shown}</time> }.into_any()
}

fn link(shown: String, href: String, outside: bool) -> AnyView {
    let (target, rel) = if outside { (Some("_blank"), Some("noopener noreferrer")) } else { (None, None) };
    view! { <a class="link" href=href target=target rel=rel><bdi>{shown}</bdi></a> }.into_any()
}
