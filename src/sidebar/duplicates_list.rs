//! Records that may be the same customer, found before a lead is sent: the agent opens one, adds a note to it, or creates
//! the lead all the same (spec 6.5).

use super::creation;
use super::desk::Sidebar;
use super::note_screen;
use crate::cards::{message_text, record_summary};
use crate::customer_view::Record;
use crate::domain::duplicate::{DuplicateReason, Duplicates};
use crate::domain::user::Directory;
use crate::i18n::{key, plural, t, t_with};
use crate::ui::{Button, Notice, NoticeTone, focus_when_shown};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// The list, with the focus on what it says.
#[component]
pub fn DuplicatesList(duplicates: Arc<Duplicates>) -> impl IntoView {
    let sidebar = Sidebar::here();
    let message = NodeRef::<html::Div>::new();
    focus_when_shown(message);
    let contacts = duplicates.contacts.iter().map(|(it, reasons)| entry(sidebar, Record::Contact(it), reasons));
    let leads = duplicates.leads.iter().map(|(it, reasons)| entry(sidebar, Record::Lead(it), reasons));
    let entries: Vec<AnyView> = contacts.chain(leads).collect();
    let title = plural("duplicates.title", entries.len());
    view! {
        <Notice title text=t("duplicates.text") tone=NoticeTone::Warning node=message>
            <ul class="matches notice__wide">{entries}</ul>
            <Button label=t("action.create_anyway") on_press=move |()| creation::submit(sidebar, true) />
        </Notice>
    }
}

fn entry(sidebar: Sidebar, record: Record<'_>, reasons: &[DuplicateReason]) -> AnyView {
    let name = record.name().unwrap_or_else(|| t("nameless"));
    let chosen = record.chosen();
    let described = |text: &str| t_with(text, &[("name", &name)]);
    let lines = vec![message_text::duplicate_reasons(reasons)];
    let target = note_screen::target(record, &Directory::default());
    let note = move |_| note_screen::add_instead(sidebar, target.clone());
    let buttons = view! {
        <div class="card__buttons">
            <button
                type="button"
                class="button"
                aria-label=described(key("duplicates.open"))
                on:click=move |_| creation::open_duplicate(sidebar, chosen)
            >
                {t("action.open_duplicate")}
            </button>
            <button type="button" class="button" aria-label=described(key("duplicates.note")) on:click=note>
                {t("action.note_instead")}
            </button>
        </div>
    };
    view! { <li>{record_summary::card(record, name.clone(), lines, None, Some(buttons.into_any()))}</li> }.into_any()
}
