//! The fields of the lead form, each with where its text came from.

use super::desk::Sidebar;
use crate::cards::message_text;
use crate::domain::lead_form::{self, LeadField, Problem};
use crate::i18n::{t, t_with};
use crate::ui::{Button, ButtonKind, Notice, NoticeTone, TextField};
use leptos::prelude::*;

/// Every field; names can be swapped, because no rule splits all names of the world rightly.
#[component]
pub fn LeadFields(problems: Memo<Vec<(LeadField, Problem)>>) -> impl IntoView {
    let sidebar = Sidebar::here();
    LeadField::ALL
        .map(|field| {
            let swap = (field == LeadField::LastName).then(|| view! { <SwapNames /> });
            // Handles are seldom known; a field that only says so is in the way.
            let seldom = matches!(field, LeadField::X | LeadField::Facebook);
            let shown = move || !seldom || sidebar.prefilled.with(|it| !it.text(field).is_empty());
            view! {
                <Show when=shown>
                    <FormField field problems />
                </Show>
                {swap}
            }
        })
        .into_iter()
        .collect_view()
}

#[component]
fn FormField(field: LeadField, problems: Memo<Vec<(LeadField, Problem)>>) -> impl IntoView {
    let sidebar = Sidebar::here();
    let value = Signal::derive(move || sidebar.form.with(|it| it.text(field).to_owned()));
    let change = move |text: String| sidebar.form.update(|it| it.edit(field, text));
    let problem = Signal::derive(move || {
        problems.with(|all| all.iter().find(|(at, _)| *at == field).map(|(_, problem)| message_text::problem(*problem)))
    });
    let kind = match field {
        LeadField::Email => "email",
        LeadField::Phone => "tel",
        _ => "text",
    };
    let hint = Signal::derive(move || prefill_source(sidebar, field));
    view! {
        <TextField
            label=message_text::form_label(field)
            value
            on_change=change
            kind
            hint
            problem
            multiline=field == LeadField::Note
        />
    }
}

/// For a name that was split the wrong way round.
#[component]
fn SwapNames() -> impl IntoView {
    let sidebar = Sidebar::here();
    let swap = move |()| sidebar.form.update(|it| it.swap_names());
    view! { <div class="back"><Button label=t("action.swap_names") kind=ButtonKind::Quiet on_press=swap /></div> }
}

/// Where the text in a field came from, as long as the agent has not changed it.
fn prefill_source(sidebar: Sidebar, field: LeadField) -> Option<String> {
    let prefilled = sidebar.prefilled.with(|it| it.text(field).to_owned());
    let untouched = !prefilled.is_empty() && sidebar.form.with(|it| it.text(field) == prefilled);
    lead_form::prefill_source(field).filter(|_| untouched).map(message_text::prefill_source)
}

/// Says so when the ticket's requester is not the one for whom the form was opened.
#[component]
pub fn RequesterChanged() -> impl IntoView {
    let sidebar = Sidebar::here();
    let opened_for = sidebar.requester.with_untracked(|it| it.as_ref().and_then(|it| it.id));
    move || {
        let changed = sidebar.requester.with(|it| it.as_ref().and_then(|it| it.id)) != opened_for;
        let name = sidebar.requester_name().unwrap_or_else(|| t("form.requester_unknown"));
        changed.then(
            || view! { <Notice title=t_with("form.requester_changed", &[("name", &name)]) tone=NoticeTone::Warning /> },
        )
    }
}
