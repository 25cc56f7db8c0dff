//! The lead was made: who owns it, which steps are done, and the lead itself.

use super::creation::{self, FollowUp, Step};
use super::desk::Sidebar;
use super::message_text;
use super::record_card::record_card;
use crate::customer_view::Record;
use crate::domain::lead::Lead;
use crate::domain::user::Directory;
use crate::failure::Cause;
use crate::i18n::{t, t_with};
use crate::ui::{Button, Icon, Notice, NoticeTone, Shape, focus_when_shown};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Success, said where the focus goes.
#[component]
pub fn Created(lead: Arc<Lead>) -> impl IntoView {
    let sidebar = Sidebar::here();
    let message = NodeRef::<html::Div>::new();
    focus_when_shown(message);
    let name = lead.display_name().unwrap_or_else(|| t("nameless"));
    let users = sidebar.desk().sell_user.borrow().clone().into_iter().collect();
    let directory = Directory { users, ..Directory::default() };
    let owner = lead.owner.as_ref().and_then(|it| directory.owner_name(it));
    let owner = owner.map(|owner| t_with("created.owner", &[("owner", &owner)]));
    let title = t_with("created.title", &[("name", &name)]);
    let steps = creation::follow_ups(&sidebar.desk()).into_iter().map({
        let lead = lead.clone();
        move |step| view! { <FollowUpRow step lead=lead.clone() /> }
    });
    view! {
        <Notice title tone=NoticeTone::Success node=message>
            {owner.map(|owner| view! { <p class="notice__text"><bdi>{owner}</bdi></p> })}
            <ul class="steps">
                <li class="steps__row"><StepState label=t("created.step.lead") state=Step::Done /></li>
                {steps.collect_view()}
            </ul>
        </Notice>
        {record_card(sidebar, Record::Lead(&lead), &directory, None)}
    }
}

/// A step that starts as soon as it is shown, and can be done again if it failed.
#[component]
fn FollowUpRow(step: FollowUp, lead: Arc<Lead>) -> impl IntoView {
    let sidebar = Sidebar::here();
    let state = RwSignal::new(Step::Running);
    let run = move || {
        let (desk, lead) = (sidebar.desk(), lead.clone());
        let note = sidebar.form.with_untracked(|it| it.note.clone());
        state.set(Step::Running);
        spawn_local(async move {
            let outcome = creation::follow_up(&desk, step, &lead, &note).await;
            if let Err(failure) = &outcome {
                leptos::logging::warn!("{failure}");
            }
            if state.try_set(outcome.map_or_else(Step::Failed, |()| Step::Done)).is_some() {
                leptos::logging::warn!("A step ended after its screen was closed.");
            }
        });
    };
    run();
    let label = match step {
        FollowUp::Note => t("created.step.note"),
        FollowUp::Comment => t("created.step.comment"),
    };
    let again = Callback::new(move |()| run());
    view! {
        <li class="steps__row">
            {move || {
                let now = state.get();
                let failed = matches!(now, Step::Failed(_));
                let lost = matches!(&now, Step::Failed(failure) if failure.cause == Cause::NoReply);
                view! {
                    <StepState label=label.clone() state=now />
                    {failed.then(|| view! {
                        <p class="notice__text">{t("created.unfinished")}</p>
                        {lost.then(|| view! { <p class="notice__text">{t("created.may_be_done")}</p> })}
                        <Button label=t("action.try_again") on_press=again />
                    })}
                }
            }}
        </li>
    }
}

#[component]
fn StepState(label: String, state: Step) -> impl IntoView {
    let (shape, word) = match &state {
        Step::Running => (Shape::Waiting, t("created.step_state.running")),
        Step::Done => (Shape::Done, t("created.step_state.done")),
        Step::Failed(failure) => {
            (Shape::Failed, format!("{} – {}", t("created.step_state.failed"), message_text::failure(failure).0))
        }
    };
    view! {
        <span class="steps__state">
            <Icon shape />
            <span>{label}": "{word}</span>
        </span>
    }
}
