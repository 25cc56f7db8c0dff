//! The field settings on this page: what they start from, and how they are published.

use super::fields::{CustomFields, FieldSettings};
use super::page::SettingsPage;
use super::remote::Remote;
use super::saving::{self, Saving};
use crate::domain::field::Card;
use crate::i18n::{moment_at, t_with};
use crate::settings::Setting;
use leptos::prelude::*;

/// The section.
#[component]
pub fn FieldsSection() -> impl IntoView {
    let page = SettingsPage::here();
    let published = Signal::derive(move || page.settings().fields.as_ref().clone());
    let custom = Signal::derive(move || match page.custom_fields.get() {
        Remote::Loading => CustomFields::Loading,
        Remote::Failed(_) => CustomFields::Failed,
        Remote::Ready(all) => CustomFields::Ready(all.to_vec()),
    });
    let last_change = Signal::derive(move || {
        let fields = Card::ALL.map(Setting::Fields);
        let version = page.document.with(|it| it.last_change(&fields))?;
        let when = moment_at(version.at);
        Some(t_with("settings.fields.last_change", &[("name", &version.by.name), ("when", &when)]))
    });
    view! {
        <FieldSettings
            published
            custom
            on_retry=move |()| page.load_custom_fields()
            draft=page.field_draft
            publish=move |change| saving::change(page, change)
            may_edit=page.may_edit
            saving=Signal::derive(move || page.saving.with(|it| *it == Saving::UnderWay))
            last_change
        />
    }
}
