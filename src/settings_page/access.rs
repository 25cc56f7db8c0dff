//! Who sees sales data (S17–S19).

use super::page::SettingsPage;
use super::saving;
use crate::domain::access::Access;
use crate::i18n::t;
use crate::settings::Change;
use crate::ui::{Choice, RadioGroup};
use leptos::prelude::*;

/// In the order of the page.
const ALL: [Access; 2] = [Access::SellUsers, Access::AllAgents];

/// The choice, with what each means.
#[component]
pub fn AccessSection() -> impl IntoView {
    let page = SettingsPage::here();
    let choices = vec![
        Choice { text: t("settings.access.sell_users"), explanation: Some(t("settings.access.sell_users_means")) },
        Choice { text: t("settings.access.all_agents"), explanation: Some(t("settings.access.all_agents_means")) },
    ];
    let chosen = Signal::derive(move || {
        let access = page.settings().new_lead.owners.access;
        ALL.iter().position(|it| *it == access)
    });
    let choose = Callback::new(move |at: usize| {
        if let Some(access) = ALL.get(at) {
            saving::change(page, Change::access(*access));
        }
    });
    view! {
        <RadioGroup label=t("settings.access.label") choices chosen on_choose=choose />
        <p class="quiet">{t("settings.access.when")}</p>
        <p class="quiet">{t("settings.access.token")}</p>
    }
}
