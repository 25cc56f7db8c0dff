//! What Support did not do, in words: the settings are Support's to keep, and the texts that cards show speak of Sell.

use crate::failure::{Cause, Failure};
use crate::i18n::{key, t};
use crate::ui::{Notice, NoticeTone};
use leptos::prelude::*;

/// The message; actions are children.
#[component]
pub fn SupportFailure(failure: Failure, children: Children) -> impl IntoView {
    leptos::logging::warn!("{failure}");
    let (title, text) = words(failure.cause);
    view! { <Notice title text tone=NoticeTone::Danger>{children()}</Notice> }
}

/// What happened, and what to do.
pub fn words(cause: Cause) -> (String, String) {
    let (title, text) = match cause {
        Cause::Offline => (key("failure.offline.title"), key("failure.offline.wait")),
        Cause::NoReply => (key("settings.support.no_reply.title"), key("settings.support.no_reply.text")),
        Cause::RateLimited => (key("settings.support.rate_limited.title"), key("settings.support.rate_limited.text")),
        Cause::TokenRefused => (key("settings.support.signed_out.title"), key("settings.support.signed_out.text")),
        Cause::Forbidden => (key("settings.support.forbidden.title"), key("settings.support.forbidden.text")),
        Cause::NotFound => (key("settings.support.not_found.title"), key("settings.support.not_found.text")),
        Cause::Invalid => (key("settings.support.invalid.title"), key("settings.support.invalid.text")),
        Cause::ServiceDown => (key("settings.support.service_down.title"), key("settings.support.service_down.text")),
        Cause::Conflict | Cause::Changed | Cause::Unreadable | Cause::Unexpected(_) | Cause::NotKept => {
            (key("failure.unexpected.title"), key("settings.support.unexpected.text"))
        }
    };
    (t(title), t(text))
}
