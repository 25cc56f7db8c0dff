//! A failure as a message: what happened, what to do, and the request id for whoever looks into it.

use super::message_text;
use crate::failure::Failure;
use crate::i18n::{t, t_with};
use crate::ui::{Button, ButtonKind, Notice, NoticeTone};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// The message; actions are children.
#[component]
pub fn FailureNotice(failure: Failure, children: Children) -> impl IntoView {
    leptos::logging::warn!("{failure}");
    let (title, text) = message_text::failure(&failure);
    view! {
        <Notice title text tone=NoticeTone::Danger>
            {children()}
            {failure.logref.map(|logref| view! { <RequestId logref /> })}
        </Notice>
    }
}

/// Sell's own id of the request. Shown, so that it can be selected where copying is not allowed.
#[component]
fn RequestId(logref: String) -> impl IntoView {
    let copied = RwSignal::new(false);
    let shown = t_with("request_id", &[("id", &logref)]);
    let copy = move |()| {
        let logref = logref.clone();
        spawn_local(async move {
            let clipboard = web_sys::window().map(|it| it.navigator().clipboard());
            let Some(clipboard) = clipboard.filter(|it| !it.is_undefined()) else { return };
            copied.set(JsFuture::from(clipboard.write_text(&logref)).await.is_ok());
        });
    };
    view! {
        <details class="details">
            <summary>{t("failure.details")}</summary>
            <p class="details__id">{shown}</p>
            <Button label=t("action.copy_request_id") kind=ButtonKind::Quiet on_press=copy />
            <span role="status">{move || copied.get().then(|| t("copied"))}</span>
        </details>
    }
}
