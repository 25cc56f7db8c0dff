//! The form for a new lead: prefilled, editable, with every problem at its field and words that say what will happen.

use super::creation;
use super::desk::Sidebar;
use super::drafts;
use super::duplicates_list::DuplicatesList;
use super::lead_fields::{LeadFields, RequesterChanged};
use super::owner_field::OwnerField;
use super::screen::{OfferState, Sending};
use super::writing_form::WritingForm;
use crate::cards::{FailureNotice, message_text};
use crate::i18n::{plural, t, t_with};
use crate::ui::{Button, ButtonKind, Notice, NoticeTone, focus_first_invalid};
use leptos::html;
use leptos::prelude::*;

/// The form.
#[component]
pub fn CreateLead() -> impl IntoView {
    let sidebar = Sidebar::here();
    // Problems show from the first attempt on, and follow what is typed after that.
    let attempted = RwSignal::new(false);
    let problems = Memo::new(move |_| if attempted.get() { sidebar.form.with(|it| it.problems()) } else { Vec::new() });
    let owner_missing = Memo::new(move |_| attempted.get() && must_choose(sidebar));
    let busy = Signal::derive(move || sidebar.sending.with(|it| *it == Sending::UnderWay));
    // Nothing is sent before the agent could read what will happen.
    let waits = Signal::derive(move || sidebar.offer.with(|it| matches!(it, OfferState::Loading)));
    let form = NodeRef::<html::Form>::new();
    Effect::new(move |before: Option<()>| {
        sidebar.form.track();
        sidebar.owner.track();
        if before.is_some() {
            drafts::keep(sidebar);
        }
    });

    let send = Callback::new(move |()| {
        attempted.set(true);
        if problems.with_untracked(Vec::is_empty) && !owner_missing.get_untracked() {
            creation::submit(sidebar, false);
        } else {
            focus_first_invalid(form);
        }
    });
    view! {
        <WritingForm
            title=t("form.title")
            send_label=t("action.create_lead")
            send
            waits
            keep=Callback::new(move |()| creation::close(sidebar))
            discard=Callback::new(move |()| creation::throw_away(sidebar))
            form
        >
            <Restored />
            <AlreadyMatched />
            <RequesterChanged />
            <p class="quiet">{t("form.needed")}</p>
            <LeadFields problems />
            <OwnerField missing=owner_missing />
            <Outcome />
            <div role="status">
                {move || {
                    let count = problems.with(Vec::len) + usize::from(owner_missing.get());
                    (0 < count).then(|| view! { <p class="form__problems">{plural("form.problems", count)}</p> })
                }}
                {move || busy.get().then(|| view! { <p class="quiet">{t("form.checking")}</p> })}
            </div>
            <Standing />
        </WritingForm>
    }
}

/// Whether a choice of owner is missing, or cannot be made.
fn must_choose(sidebar: Sidebar) -> bool {
    let chosen = sidebar.owner.get();
    sidebar.offer.with(|it| match it {
        OfferState::Loading => false,
        OfferState::Failed(_) => true,
        OfferState::Ready(offer) => offer.owners.owner(chosen).is_none(),
    })
}

/// What was written before is back.
#[component]
fn Restored() -> impl IntoView {
    let sidebar = Sidebar::here();
    move || {
        sidebar.draft.get().map(|draft| {
            let text = drafts::age(sidebar, draft.at);
            view! {
                <Notice title=t("draft.restored") text>
                    <Button
                        label=t("action.discard")
                        kind=ButtonKind::Quiet
                        on_press=move |()| creation::throw_away(sidebar)
                    />
                </Notice>
            }
        })
    }
}

/// Where a lead is offered although something matched (N17): what it was.
#[component]
fn AlreadyMatched() -> impl IntoView {
    let sidebar = Sidebar::here();
    let names = sidebar.matched.get_untracked();
    names.map(|names| {
        let text = t_with("form.already_matched_text", &[("names", &names)]);
        view! { <Notice title=t("form.already_matched") text tone=NoticeTone::Warning /> }
    })
}

/// What will happen, in words, as soon as it is known.
#[component]
fn Outcome() -> impl IntoView {
    let sidebar = Sidebar::here();
    let sentences = Memo::new(move |_| creation::plan(sidebar).map(|it| message_text::plan(&it)).unwrap_or_default());
    let list = move || sentences.get().into_iter().map(|it| view! { <li><bdi>{it}</bdi></li> }).collect_view();
    view! {
        <Show when=move || sentences.with(|it| !it.is_empty())>
            <div class="outcome" aria-live="polite">
                <h3 class="outcome__title">{t("form.outcome")}</h3>
                <ul>{list}</ul>
            </div>
        </Show>
    }
}

/// What stands between the form and the lead.
#[component]
fn Standing() -> impl IntoView {
    let sidebar = Sidebar::here();
    let send_again = Callback::new(move |()| creation::submit(sidebar, false));
    move || {
        if let Some(failure) = sidebar.refused.get() {
            return view! { <FailureNotice failure /> }.into_any();
        }
        match sidebar.sending.get() {
            Sending::NotYet | Sending::UnderWay => ().into_any(),
            Sending::Elsewhere => view! {
                <Notice title=t("form.elsewhere") text=t("form.elsewhere_text") tone=NoticeTone::Warning>
                    <Button label=t("action.try_again") on_press=send_again />
                </Notice>
            }
            .into_any(),
            Sending::Duplicates(duplicates) => view! { <DuplicatesList duplicates /> }.into_any(),
            Sending::NotChecked(failure) => view! {
                <FailureNotice failure>
                    <p class="notice__text notice__wide">{t("form.not_checked")}</p>
                    <Button label=t("action.try_again") on_press=send_again />
                </FailureNotice>
            }
            .into_any(),
        }
    }
}
