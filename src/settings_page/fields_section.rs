//! The field settings as a section of the page: what they are given, and what becomes of what they say.

use super::fields::FieldSettings;
use super::page::SettingsPage;
use super::saving::{self, Saving};
use crate::domain::field::Card;
use crate::i18n::{moment_at, t_with};
use crate::settings::{Change, Setting};
use leptos::prelude::*;

const FIELDS: [Setting; 4] = [
    Setting::Fields(Card::Lead),
    Setting::Fields(Card::Person),
    Setting::Fields(Card::Company),
    Setting::Fields(Card::Deal),
];

/// The section.
#[component]
pub fn FieldsSection() -> impl IntoView {
    let page = SettingsPage::here();
    let published = Memo::new(move |_| page.settings().fields.as_ref().clone());
    let saving = Signal::derive(move || page.saving.get() == Saving::UnderWay);
    let last_change = Signal::derive(move || {
        let version = page.document.with(|it| it.last_change(&FIELDS))?;
        Some(t_with("settings.fields.last_change", &[("name", &version.by.name), ("when", &moment_at(version.at))]))
    });
    view! {
        <FieldSettings
            published
            custom=page.custom_fields
            on_retry=move |()| page.load_custom_fields()
            draft=page.field_draft
            publish=move |change: Change| saving::change(page, change)
            may_edit=page.may_edit
            saving
            last_change
        />
    }
}
