//! What has come of a handover: each step, what to do where one did not work, the lead itself, and for a moment the way
//! to take it back.

use super::desk::Sidebar;
use super::handing_over;
use super::progress::{self, Progress};
use super::record_card::record_card;
use crate::cards::{FailureDetails, message_text};
use crate::customer_view::Record;
use crate::domain::user::Directory;
use crate::failure::{Cause, Failure};
use crate::handover::{Deed, Doing, Step};
use crate::i18n::{plural, t, t_with};
use crate::ui::{Button, ButtonKind, Icon, Notice, NoticeTone, Shape, focus_when_shown, holds_focus};
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

/// The screen.
#[component]
pub fn HandoverScreen() -> impl IntoView {
    let sidebar = Sidebar::here();
    // Words are drawn anew only when they change: the focus stays on them while the steps go on.
    let head = Memo::new(move |_| sidebar.progress.with(|it| it.as_ref().map(|it| (title(it), tone(it)))));
    let made = Memo::new(move |_| {
        let shown = |it: &Progress| (it.handover.clone(), it.owner.clone());
        sidebar.progress.with(|it| it.as_ref().filter(|it| shows_lead(it)).map(shown))
    });
    view! {
        {move || head.get().map(|(title, tone)| view! { <Message title tone /> })}
        {move || {
            let (handover, owner) = made.get()?;
            let lead = handover.made.as_ref()?;
            let users = owner.into_iter().collect();
            let directory = Directory { users, ..Directory::default() };
            Some(record_card(sidebar, Record::Lead(lead), &directory, None))
        }}
    }
}

/// What happened, where the focus goes.
#[component]
fn Message(title: String, tone: NoticeTone) -> impl IntoView {
    let sidebar = Sidebar::here();
    let message = NodeRef::<html::Div>::new();
    focus_when_shown(message);
    let owner = Memo::new(move |_| sidebar.progress.with(|it| it.as_ref().map(owner_name)).unwrap_or_default());
    let owner =
        move || Some(owner.get()).filter(|it| !it.is_empty()).map(|it| t_with("created.owner", &[("owner", &it)]));
    let steps = move || {
        let steps = sidebar.progress.with(|it| it.as_ref().map(|it| it.steps.clone()).unwrap_or_default());
        steps.into_iter().map(|(step, doing)| step_row(step, doing)).collect_view()
    };
    view! {
        <Notice title tone node=message>
            {move || owner().map(|owner| view! { <p class="notice__text notice__wide"><bdi>{owner}</bdi></p> })}
            <ul class="steps">{steps}</ul>
            <Undo message />
            <Standing />
        </Notice>
    }
}

fn step_row(step: Step, doing: Option<Doing>) -> AnyView {
    let label = message_text::step(step);
    let (shape, word) = match &doing {
        None => (Shape::Waiting, t("created.step_state.waiting")),
        Some(Doing::Running) => (Shape::Waiting, t("created.step_state.running")),
        Some(Doing::Checking) => (Shape::Waiting, t("created.step_state.checking")),
        Some(Doing::Done) => (Shape::Done, t("created.step_state.done")),
        Some(Doing::Failed(failure)) => (Shape::Failed, with_reason(t("created.step_state.failed"), failure)),
        Some(Doing::Unknown(failure)) => (Shape::Failed, with_reason(t("created.step_state.unknown"), failure)),
    };
    view! {
        <li class="steps__row">
            <span class="steps__state">
                <Icon shape />
                <span>{t_with("created.step_line", &[("step", &label), ("state", &word)])}</span>
            </span>
        </li>
    }
    .into_any()
}

fn with_reason(word: String, failure: &Failure) -> String {
    t_with("created.step_reason", &[("state", &word), ("reason", &message_text::failure(failure).0)])
}

/// The step that stands in the way, and what can be done about it.
#[component]
fn Standing() -> impl IntoView {
    let sidebar = Sidebar::here();
    let shown = move || {
        let progress = sidebar.progress.get().filter(|it| !it.running)?;
        let stands = progress.steps.iter().find_map(|(step, doing)| match doing {
            Some(Doing::Failed(failure)) => Some((*step, failure.clone(), true)),
            Some(Doing::Unknown(failure)) => Some((*step, failure.clone(), false)),
            _ => None,
        });
        stands.map(|stands| (stands, progress.handover.clone()))
    };
    move || {
        let Some(((step, failure, certain), handover)) = shown() else {
            let finished = sidebar.progress.with(|it| it.as_ref().is_some_and(Progress::is_finished));
            return finished.then(|| view! { <Leave /> }.into_any());
        };
        let taking_back = matches!(handover.deed, Deed::TakeBack(..));
        let is_note = matches!(handover.deed, Deed::WriteNote(_));
        let text = match (step, certain) {
            (Step::TakeBack, true) if failure.cause == Cause::Changed => t("created.changed"),
            _ if taking_back && certain => t("created.still_there"),
            (Step::Lead, _) | (_, false) => t("created.unknown"),
            _ if is_note => t("created.unknown"),
            _ => t("created.unfinished"),
        };
        let final_word = failure.cause == Cause::Changed;
        let again = move |()| handing_over::try_again(sidebar);
        let stop = move |()| handing_over::give_up(sidebar);
        let stop_label = if final_word { t("action.close") } else { t("action.give_up") };
        Some(
            view! {
                <p class="notice__text notice__wide">{text}</p>
                <FailureDetails failure />
                {(!final_word).then(|| view! { <Button label=t("action.try_again") on_press=again /> })}
                <Button label=stop_label kind=ButtonKind::Quiet on_press=stop />
            }
            .into_any(),
        )
    }
}

#[component]
fn Leave() -> impl IntoView {
    let sidebar = Sidebar::here();
    view! { <Button label=t("action.close") kind=ButtonKind::Quiet on_press=move |()| handing_over::leave(sidebar) /> }
}

/// The way back: as long as the keyboard is at the message, and for some seconds more. Whoever is slow there has the time
/// that they need (WCAG 2.2.1).
#[component]
fn Undo(message: NodeRef<html::Div>) -> impl IntoView {
    let sidebar = Sidebar::here();
    let left = move || {
        let until = sidebar.progress.with(|it| it.as_ref().filter(|it| !it.running).and_then(|it| it.undo_until));
        until.map_or(0, |it| it.saturating_sub(sidebar.desk().shelf.now()).div_ceil(1000))
    };
    let seconds = RwSignal::new(0);
    let stands = RwSignal::new(true);
    Effect::new(move |_| seconds.set(left()));
    let next = move || {
        stands.set(message.get_untracked().is_some_and(|it| holds_focus(&it)));
        if stands.get_untracked() && 0 < seconds.get_untracked() {
            progress::keep_undo(sidebar);
        }
        seconds.set(untrack(left));
    };
    if let Ok(ticking) = set_interval_with_handle(next, Duration::from_secs(1)) {
        on_cleanup(move || ticking.clear());
    }
    let open = Memo::new(move |_| 0 < seconds.get());
    let words = move || plural("created.undo_left", usize::try_from(seconds.get()).unwrap_or_default());
    view! {
        <Show when=move || open.get()>
            <Button label=t("action.undo") on_press=move |()| handing_over::undo(sidebar) />
            <span class="quiet" role="timer">{move || (!stands.get()).then(words)}</span>
        </Show>
    }
}

/// Who has it, or whom the agent was told. What is gone has no owner.
fn owner_name(progress: &Progress) -> String {
    if matches!(progress.handover.deed, Deed::TakeBack(..)) {
        return String::new();
    }
    progress.owner.as_ref().map_or_else(|| progress.handover.owner_name.clone(), |it| it.name.clone())
}

fn shows_lead(progress: &Progress) -> bool {
    matches!(progress.handover.deed, Deed::CreateLead(_)) && progress.handover.made.is_some()
}

fn is_done(progress: &Progress, step: Step) -> bool {
    progress.doing(step) == Some(&Doing::Done)
}

fn title(progress: &Progress) -> String {
    let handover = &progress.handover;
    match &handover.deed {
        Deed::CreateLead(lead) => {
            let name = lead.display_name().unwrap_or_else(|| t("nameless"));
            let with_name = [("name", name.as_str())];
            if is_done(progress, Step::Lead) {
                t_with("created.title", &with_name)
            } else if progress.running {
                t_with("created.under_way", &with_name)
            } else {
                t_with("created.not_sure", &with_name)
            }
        }
        Deed::WriteNote(_) if is_done(progress, Step::Note) => t("created.note_sent"),
        Deed::WriteNote(_) if progress.running => t("created.note_under_way"),
        Deed::WriteNote(_) => t("created.note_not_sure"),
        Deed::TakeBack(..) if is_done(progress, Step::TakeBack) => t("created.taken_back"),
        Deed::TakeBack(..) if progress.running => t("created.taking_back"),
        Deed::TakeBack(..) => t("created.not_taken_back"),
    }
}

fn tone(progress: &Progress) -> NoticeTone {
    if progress.is_finished() {
        NoticeTone::Success
    } else if progress.running {
        NoticeTone::Plain
    } else {
        NoticeTone::Warning
    }
}
