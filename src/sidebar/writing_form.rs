//! What every form that is sent to sales has: the keys, whether what is written survives a reload, the question before it
//! is thrown away, and the two buttons.

use super::desk::Sidebar;
use super::drafts;
use super::screen::Sending;
use crate::i18n::t;
use crate::ui::{Button, ButtonKind, Notice, NoticeTone, focus, focus_when_shown};
use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// A form around its fields and what they have to say. Leaving asks only if something was written; otherwise it is as
/// discarding.
#[component]
pub fn WritingForm(
    title: String,
    send_label: String,
    send: Callback<()>,
    /// Whether it cannot be sent yet; what it waits for stands in the form.
    #[prop(optional, into)]
    waits: Signal<bool>,
    keep: Callback<()>,
    discard: Callback<()>,
    form: NodeRef<html::Form>,
    children: Children,
) -> impl IntoView {
    let sidebar = Sidebar::here();
    let heading = NodeRef::<html::H2>::new();
    focus_when_shown(heading);
    let busy = Signal::derive(move || sidebar.sending.with(|it| *it == Sending::UnderWay));
    let cannot_send = Signal::derive(move || busy.get() || waits.get());
    let asks = RwSignal::new(false);
    let leave = Callback::new(move |()| if drafts::is_touched(sidebar) { asks.set(true) } else { discard.run(()) });
    view! {
        <form
            class="form"
            novalidate
            node_ref=form
            on:submit=move |event| {
                event.prevent_default();
                send.run(());
            }
            on:keydown=move |event| on_keys(&event, send, leave)
        >
            <h2 class="section-title" tabindex="-1" node_ref=heading><bdi>{title}</bdi></h2>
            {(!sidebar.desk().shelf.lasts()).then(|| view! { <p class="quiet">{t("draft.not_kept")}</p> })}
            {children()}
            <AskBeforeLeaving asks keep discard />
            <div class="form__actions">
                <Button label=send_label kind=ButtonKind::Primary submits=true busy=cannot_send />
                <Button label=t("action.cancel") busy on_press=leave />
            </div>
        </form>
    }
}

/// Ctrl or Cmd with Enter sends, Escape leaves. A list that Escape has just closed says so by taking the event.
fn on_keys(event: &KeyboardEvent, send: Callback<()>, leave: Callback<()>) {
    if event.default_prevented() || event.is_composing() {
        return;
    }
    match event.key().as_str() {
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            send.run(());
        }
        "Escape" => {
            event.prevent_default();
            leave.run(());
        }
        _ => {}
    }
}

/// Shown when the agent leaves a form in which something was written.
#[component]
fn AskBeforeLeaving(asks: RwSignal<bool>, keep: Callback<()>, discard: Callback<()>) -> impl IntoView {
    let shown = Memo::new(move |_| asks.get());
    move || shown.get().then(|| view! { <Question asks keep discard /> })
}

#[component]
fn Question(asks: RwSignal<bool>, keep: Callback<()>, discard: Callback<()>) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    // Who goes on writing goes on where they were.
    let before = StoredValue::new_local(document().active_element());
    focus_when_shown(node);
    let go_on = move |()| {
        asks.set(false);
        focus(before.get_value());
    };
    view! {
        <Notice title=t("form.leave") text=t("form.leave_text") tone=NoticeTone::Warning node>
            <Button label=t("action.keep_draft") on_press=keep />
            <Button label=t("action.discard") on_press=discard />
            <Button label=t("action.go_on_writing") kind=ButtonKind::Quiet on_press=go_on />
        </Notice>
    }
}
