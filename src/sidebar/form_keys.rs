//! Keys that hold for every form, and the question before something written is thrown away.

use crate::i18n::t;
use crate::ui::{Button, ButtonKind, Notice, NoticeTone, focus, focus_when_shown};
use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// Ctrl or Cmd with Enter sends, Escape leaves. A list that Escape has just closed says so by taking the event.
pub fn on_keys(event: &KeyboardEvent, send: Callback<()>, leave: Callback<()>) {
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
pub fn AskBeforeLeaving(asks: RwSignal<bool>, keep: Callback<()>, discard: Callback<()>) -> impl IntoView {
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
