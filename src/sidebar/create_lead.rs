//! The form for a new lead: prefilled, editable, with every problem at its field and a line that says what will happen.

use super::creation::{self, Sending};
use super::desk::Sidebar;
use super::failure_notice::FailureNotice;
use super::lookup;
use super::message_text;
use super::screen::Screen;
use crate::domain::lead_form::{LeadField, Problem};
use crate::failure::{Cause, Failure};
use crate::i18n::{plural, t, t_with};
use crate::store::Asking;
use crate::ui::{Button, ButtonKind, Notice, NoticeTone, TextField, focus_when_shown};
use crate::zaf::Place;
use leptos::html;
use leptos::prelude::*;

/// The form.
#[component]
pub fn CreateLead() -> impl IntoView {
    let sidebar = Sidebar::here();
    let sending = RwSignal::new(Sending::NotYet);
    // Problems show from the first attempt on, and follow what is typed after that.
    let attempted = RwSignal::new(false);
    let problems = Memo::new(move |_| if attempted.get() { sidebar.form.with(|it| it.problems()) } else { Vec::new() });
    let busy = Signal::derive(move || sending.with(|it| *it == Sending::UnderWay));
    let heading = NodeRef::<html::H2>::new();
    focus_when_shown(heading);

    let send = move || {
        attempted.set(true);
        let clean = sidebar.form.with_untracked(|it| it.problems().is_empty());
        if clean && !busy.get_untracked() {
            creation::create(sidebar, sending);
        }
    };
    let leave = move |()| {
        sidebar.screen.set(Screen::Looking);
        lookup::look_up(sidebar, Asking::WhereNeeded);
    };
    let fields = LeadField::ALL.map(|field| view! { <FormField field problems /> });
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <h2 class="section-title" tabindex="-1" node_ref=heading>{t("form.title")}</h2>
            <RequesterChanged />
            {fields}
            <p class="form__outcome"><bdi>{outcome(sidebar)}</bdi></p>
            <div role="status">
                {move || {
                    let count = problems.with(Vec::len);
                    (0 < count).then(|| view! { <p class="form__problems">{plural("form.problems", count)}</p> })
                }}
                {move || busy.get().then(|| view! { <p class="quiet">{t("form.sending")}</p> })}
            </div>
            {move || match sending.get() {
                Sending::Failed(failure) => Some(view! { <NotSent failure /> }),
                Sending::NotYet | Sending::UnderWay => None,
            }}
            <div class="form__actions">
                <Button label=t("action.create_lead") kind=ButtonKind::Primary submits=true busy />
                <Button label=t("action.cancel") busy on_press=leave />
            </div>
        </form>
    }
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

/// Where the text in a field came from, as long as the agent has not changed it.
fn prefill_source(sidebar: Sidebar, field: LeadField) -> Option<String> {
    let prefilled = sidebar.prefilled.with(|it| it.text(field).to_owned());
    let untouched = !prefilled.is_empty() && sidebar.form.with(|it| it.text(field) == prefilled);
    let source = || if field == LeadField::Organization { t("form.from_organization") } else { t("form.from_profile") };
    untouched.then(source)
}

/// Says so when the ticket's requester is not the one for whom the form was opened.
#[component]
fn RequesterChanged() -> impl IntoView {
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

fn outcome(sidebar: Sidebar) -> String {
    let desk = sidebar.desk();
    let owner = desk.sell_user.borrow().as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let values = [("owner", owner.as_str())];
    match desk.surroundings.place {
        Place::Ticket(_) => t_with("form.outcome_ticket", &values),
        Place::NewTicket | Place::UserPage => t_with("form.outcome", &values),
    }
}

/// Sending failed: why, and, where the reply was lost, that the lead may exist.
#[component]
fn NotSent(failure: Failure) -> impl IntoView {
    let lost = failure.cause == Cause::NoReply;
    view! {
        <FailureNotice failure>{lost.then(|| view! { <p class="notice__text">{t("form.may_exist")}</p> })}</FailureNotice>
    }
}
