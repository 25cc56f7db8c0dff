//! What Support did not do with the settings, in words: they are Support's to keep.

use crate::cards::message_text;
use crate::failure::{Cause, Failure};
use crate::i18n::t;
use crate::ui::{Notice, NoticeTone};
use leptos::prelude::*;

/// The message; actions are children.
#[component]
pub fn SupportFailure(failure: Failure, children: Children) -> impl IntoView {
    leptos::logging::warn!("{failure}");
    let (title, text) = words(failure.cause);
    view! { <Notice title text tone=NoticeTone::Danger>{children()}</Notice> }
}

/// What happened, and what to do, where it is about the settings and not about a ticket.
pub fn words(cause: Cause) -> (String, String) {
    let (title, text) = message_text::support_failure(cause);
    match cause {
        Cause::Offline => (title, t("failure.offline.wait")),
        Cause::TokenRefused => (t("settings.support.signed_out.title"), t("settings.support.signed_out.text")),
        Cause::NotFound => (t("settings.support.not_found.title"), t("settings.support.not_found.text")),
        Cause::Invalid => (title, t("settings.support.invalid.text")),
        Cause::Conflict => (t("failure.unexpected.title"), t("failure.support.unexpected.text")),
        _ => (title, text),
    }
}
