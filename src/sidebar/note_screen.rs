//! Sending a note to sales (F7): the agent's words, who wrote them and the ticket's address become a note on a lead,
//! person or company, with the same guarantees as a new lead.

use super::desk::Sidebar;
use super::drafts;
use super::handing_over;
use super::handover_texts as texts;
use super::lookup;
use super::screen::{NoteTarget, Screen, Sending};
use super::writing_form::WritingForm;
use crate::cards::{FailureNotice, message_text};
use crate::customer_view::{Customer, Pick, Record};
use crate::domain::lead_form::{LeadField, LeadForm};
use crate::domain::user::Directory;
use crate::handover::Handover;
use crate::i18n::{t, t_with};
use crate::sell::NoteSubject;
use crate::store::{Asking, ChosenRecord, Hold};
use crate::ui::{Button, Notice, NoticeTone, TextField, focus_first_invalid};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a note on this record needs to know of it.
pub fn target(record: Record<'_>, directory: &Directory) -> NoteTarget {
    let owner = match record {
        Record::Contact(contact) => contact.owner.as_ref(),
        Record::Lead(lead) => lead.owner.as_ref(),
    };
    NoteTarget {
        record: record.chosen(),
        name: record.name().unwrap_or_else(|| t("nameless")),
        owner: owner.and_then(|it| directory.owner_name(it)),
    }
}

/// Opens an empty note.
pub fn open(sidebar: Sidebar, target: NoteTarget) {
    sidebar.form.set(LeadForm::default());
    show(sidebar, target);
}

/// Instead of a lead: the note that was written for the lead goes on this record.
pub fn add_instead(sidebar: Sidebar, target: NoteTarget) {
    let note = sidebar.form.with_untracked(|it| it.note.clone());
    sidebar.form.set(LeadForm { note, ..LeadForm::default() });
    show(sidebar, target);
    drafts::keep(sidebar);
}

/// Goes on with a draft, on the record as the customer on screen has it.
pub fn go_on(sidebar: Sidebar, record: ChosenRecord) {
    let of = |customer: &Customer| {
        let pick = customer.pick_of(record)?;
        customer.record(pick).map(|(it, _)| target(it, &customer.directory))
    };
    let known = sidebar.screen.with_untracked(|it| match it {
        Screen::Record(customer, _) | Screen::Several(customer) => of(customer),
        _ => None,
    });
    let unnamed = || NoteTarget { record, name: t("nameless"), owner: None };
    show(sidebar, known.unwrap_or_else(unnamed));
}

fn show(sidebar: Sidebar, target: NoteTarget) {
    sidebar.prefilled.set(LeadForm::default());
    // A note has no owner to choose; one that was chosen for a lead would count as written.
    sidebar.owner.set(None);
    sidebar.draft.set(None);
    sidebar.refused.set(None);
    sidebar.sending.set(Sending::NotYet);
    sidebar.note_on.set(Some(target));
    sidebar.screen.set(Screen::WritingNote);
}

/// The button that opens it, for a record's screen.
pub fn offer(sidebar: Sidebar, customer: &Customer, pick: Pick) -> Option<AnyView> {
    let target = customer.record(pick).map(|(it, _)| target(it, &customer.directory))?;
    let press = move |()| open(sidebar, target.clone());
    Some(view! { <Button label=t("action.send_note") on_press=press /> }.into_any())
}

/// The form.
#[component]
pub fn WriteNote() -> impl IntoView {
    let sidebar = Sidebar::here();
    let attempted = RwSignal::new(false);
    let problem = Memo::new(move |_| if attempted.get() { problem(sidebar) } else { None });
    let busy = Signal::derive(move || sidebar.sending.with(|it| *it == Sending::UnderWay));
    let form = NodeRef::<html::Form>::new();
    let send = Callback::new(move |()| {
        attempted.set(true);
        if problem.get_untracked().is_none() { submit(sidebar) } else { focus_first_invalid(form) }
    });
    let discard = Callback::new(move |()| {
        drafts::discard(sidebar);
        back(sidebar);
    });
    let change = move |text: String| {
        sidebar.form.update(|it| it.edit(LeadField::Note, text));
        drafts::keep(sidebar);
    };
    let value = Signal::derive(move || sidebar.form.with(|it| it.note.clone()));
    let target = sidebar.note_on.get_untracked();
    let name = target.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    view! {
        <WritingForm
            title=t_with("note_form.title", &[("name", &name)])
            send_label=t("action.send_note")
            send
            keep=Callback::new(move |()| back(sidebar))
            discard
            form
        >
            <TextField
                label=t("note_form.label")
                value
                on_change=change
                problem=Signal::derive(move || problem.get())
                multiline=true
            />
            <p class="quiet"><bdi>{outcome(sidebar, target)}</bdi></p>
            <div role="status">{move || busy.get().then(|| view! { <p class="quiet">{t("form.checking")}</p> })}</div>
            {move || sidebar.refused.get().map(|failure| view! { <FailureNotice failure /> })}
            {move || {
                sidebar.sending.with(|it| *it == Sending::Elsewhere).then(|| {
                    view! { <Notice title=t("form.elsewhere") text=t("form.elsewhere_text") tone=NoticeTone::Warning /> }
                })
            }}
        </WritingForm>
    }
}

/// Who will read it, and what goes along.
fn outcome(sidebar: Sidebar, target: Option<NoteTarget>) -> String {
    let with_link = texts::ticket(&sidebar.desk()).is_some();
    let along = if with_link { t("note_form.along_ticket") } else { t("note_form.along") };
    match target.and_then(|it| it.owner) {
        Some(owner) => t_with("note_form.owner", &[("owner", &owner), ("along", &along)]),
        None => along,
    }
}

fn problem(sidebar: Sidebar) -> Option<String> {
    sidebar.form.with(|it| {
        if it.note.trim().is_empty() {
            return Some(t("note_form.missing"));
        }
        it.problems().into_iter().find(|(field, _)| *field == LeadField::Note).map(|(_, it)| message_text::problem(it))
    })
}

fn submit(sidebar: Sidebar) {
    if sidebar.sending.with_untracked(|it| *it == Sending::UnderWay) {
        return;
    }
    let Some(target) = sidebar.note_on.get_untracked() else { return };
    let words = sidebar.form.with_untracked(|it| it.note.clone());
    sidebar.refused.set(None);
    sidebar.sending.set(Sending::UnderWay);
    spawn_local(async move {
        let desk = sidebar.desk();
        let origin = handing_over::origin(sidebar);
        let lock = handing_over::lock(&origin.place, false).await;
        if matches!(lock, Hold::Theirs) {
            return sidebar.sending.set(Sending::Elsewhere);
        }
        sidebar.sending.set(Sending::NotYet);
        let subject = match target.record {
            ChosenRecord::Contact(id) => NoteSubject::Contact(id),
            ChosenRecord::Lead(id) => NoteSubject::Lead(id),
        };
        let owner = target.owner.unwrap_or_default();
        let handover = Handover::note(origin, subject, owner, texts::note(&desk, &words), None);
        handing_over::begin(sidebar, handover, lock);
    });
}

fn back(sidebar: Sidebar) {
    sidebar.screen.set(Screen::Looking);
    lookup::look_up(sidebar, Asking::WhereNeeded);
}
