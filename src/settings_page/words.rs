//! Settings in words: what each is called, what is set, and what differs between two versions.

use super::page::SettingsPage;
use crate::cards::message_text;
use crate::domain::access::Access;
use crate::domain::custom_field::CustomFieldDefinition;
use crate::domain::field::{Card, FieldChoice, FieldKey};
use crate::domain::ownership::ConfiguredOwner;
use crate::i18n::{key, list, t, t_with};
use crate::settings::{Document, Setting, Settings};
use leptos::prelude::*;

/// What a setting is called.
pub fn name(setting: Setting) -> String {
    t(match setting {
        Setting::Access => key("settings.name.access"),
        Setting::Status => key("settings.name.status"),
        Setting::Source => key("settings.name.source"),
        Setting::Owners => key("settings.name.owners"),
        Setting::AnyOwner => key("settings.name.any_owner"),
        Setting::OfferWhenMatched => key("settings.name.offer_when_matched"),
        Setting::Fields(Card::Lead) => key("settings.name.fields_lead"),
        Setting::Fields(Card::Person) => key("settings.name.fields_person"),
        Setting::Fields(Card::Company) => key("settings.name.fields_company"),
        Setting::Fields(Card::Deal) => key("settings.name.fields_deal"),
    })
}

/// What is set. Names come from Sell's lists as far as they are here.
pub fn value(page: SettingsPage, settings: &Settings, setting: Setting) -> String {
    let new_lead = &settings.new_lead;
    match setting {
        Setting::Access => match new_lead.owners.access {
            Access::SellUsers => t("settings.access.sell_users"),
            Access::AllAgents => t("settings.access.all_agents"),
        },
        Setting::Status => new_lead.status.clone().unwrap_or_else(|| t("settings.status.first")),
        Setting::Source => match new_lead.source {
            None => t("settings.source.none"),
            Some(id) => {
                let known = page.sources.with(|it| Some(it.ready()?.iter().find(|it| it.id == id)?.name.clone()));
                known.unwrap_or_else(|| t_with("settings.source.number", &[("id", &id.0.to_string())]))
            }
        },
        Setting::Owners => {
            let names: Vec<String> = new_lead.owners.configured.iter().map(|it| owner(page, it)).collect();
            if names.is_empty() { t("settings.owners.nobody") } else { list(names) }
        }
        Setting::AnyOwner => on_or_off(new_lead.owners.any),
        Setting::OfferWhenMatched => on_or_off(new_lead.offer_when_matched),
        Setting::Fields(card) => fields(page, &settings.fields, card),
    }
}

/// A configured owner by name; a pool as agents read it.
pub fn owner(page: SettingsPage, owner: &ConfiguredOwner) -> String {
    let known = || page.users.with(|it| Some(it.ready()?.iter().find(|it| it.id == owner.id)?.name.clone()));
    let number = || t_with("settings.owner.number", &[("id", &owner.id.0.to_string())]);
    owner.label.clone().or_else(known).unwrap_or_else(number)
}

fn on_or_off(on: bool) -> String {
    if on { t("settings.on") } else { t("settings.off") }
}

fn fields(page: SettingsPage, choice: &FieldChoice, card: Card) -> String {
    let names: Vec<String> = page.custom_fields.with(|custom| {
        let custom = custom.ready().map(|it| it.as_slice()).unwrap_or_default();
        choice.of(card).iter().map(|it| field(custom, card, *it)).collect()
    });
    if names.is_empty() { t("settings.fields.none_chosen") } else { list(names) }
}

/// A field's label.
pub fn field(custom: &[CustomFieldDefinition], card: Card, field: FieldKey) -> String {
    match field {
        FieldKey::Standard(field) => message_text::field(field),
        FieldKey::Custom(id) => {
            let known = custom.iter().find(|it| it.owner == card.owner() && it.id == id);
            let number = || t_with("settings.field.number", &[("id", &id.0.to_string())]);
            known.map_or_else(number, |it| it.name.clone())
        }
    }
}

/// What differs, a sentence for each setting: how it was and how it is.
pub fn differences(page: SettingsPage, before: &Settings, after: &Settings, of: &[Setting]) -> Vec<String> {
    let sentence = |setting: &Setting| {
        let (was, is) = (value(page, before, *setting), value(page, after, *setting));
        t_with("settings.difference", &[("name", &name(*setting)), ("before", &was), ("after", &is)])
    };
    of.iter().map(sentence).collect()
}

/// What was changed here and is not stored, in a sentence.
pub fn unsaved(page: SettingsPage) -> String {
    let names: Vec<String> = page.unsaved().change.borrow().values.iter().map(|(it, _)| name(*it)).collect();
    t_with("settings.unsaved", &[("names", &list(names))])
}

/// What somebody else has changed since this page last knew.
pub fn theirs(page: SettingsPage, theirs: &Document) -> Vec<String> {
    let unsaved = page.unsaved();
    let base = unsaved.base.borrow();
    differences(page, &base.settings(), &theirs.settings(), &base.differing(theirs))
}

/// Who has saved last.
pub fn last_editor(document: &Document) -> Option<String> {
    document.history().into_iter().next().map(|it| it.by.name)
}
