//! A failure as a message: what happened, what to do, and the request id for whoever looks into it.

use crate::cards::message_text;
use crate::failure::{Cause, Failure};
use crate::i18n::{plural, t, t_with};
use crate::store::{Pause, Shelf, remember_failure};
use crate::ui::{Button, ButtonKind, Notice, NoticeTone};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// Where the pause is kept that Sell asked for: every page of this browser sees the same one.
#[derive(Clone, Copy)]
pub struct KeptPause(StoredValue<Rc<dyn Shelf>, LocalStorage>);

impl KeptPause {
    /// The pause on this shelf, to be given to the page as context.
    pub fn on(shelf: Rc<dyn Shelf>) -> Self {
        Self(StoredValue::new_local(shelf))
    }

    /// Keeps a failure that is told here, for whoever sets the app up.
    fn tell(self, title: &str, failure: &Failure) {
        let shelf = self.0.get_value();
        remember_failure(shelf.as_ref(), title, &failure.operation, failure.logref.as_deref());
    }

    /// Milliseconds until Sell may be asked again.
    fn left(self) -> Option<u64> {
        let shelf = self.0.get_value();
        Pause::now(shelf.as_ref()).map(|it| it.left(shelf.as_ref()))
    }
}

/// The message; actions are children. `stands` if what is on screen is merely not newer: that is less than a danger.
/// `by_itself` if the app asks again when Sell's pause is over.
#[component]
pub fn FailureNotice(
    failure: Failure,
    #[prop(optional)] stands: bool,
    #[prop(optional)] by_itself: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    leptos::logging::warn!("{failure}");
    let (title, text) = message_text::failure(&failure);
    if let Some(kept) = use_context::<KeptPause>() {
        kept.tell(&title, &failure);
    }
    let text = if failure.cause == Cause::Offline && !by_itself { t("failure.offline.wait") } else { text };
    let title = if stands { t_with("age.not_refreshed", &[("why", &title)]) } else { title };
    let tone = if stands { NoticeTone::Warning } else { NoticeTone::Danger };
    view! {
        <Notice title text tone>
            {(failure.cause == Cause::RateLimited).then(|| view! { <PauseLeft by_itself /> })}
            {children.map(|children| children())}
            {details(failure)}
        </Notice>
    }
}

/// What support needs to look into it: the request's id, or, where the answer makes no sense, what was asked.
fn details(failure: Failure) -> Option<AnyView> {
    let senseless = matches!(failure.cause, Cause::Unreadable | Cause::Unexpected(_));
    match failure.logref {
        Some(logref) => Some(view! { <RequestId logref /> }.into_any()),
        None if senseless => Some(
            view! {
                <details class="details">
                    <summary>{t("failure.details")}</summary>
                    <p class="details__id">{failure.operation}</p>
                </details>
            }
            .into_any(),
        ),
        None => None,
    }
}

/// What a failure that is named elsewhere has to add: words, the pause, the request id.
#[component]
pub fn FailureDetails(failure: Failure) -> impl IntoView {
    let (_, text) = message_text::failure(&failure);
    view! {
        <p class="notice__text notice__wide"><bdi>{text}</bdi></p>
        {(failure.cause == Cause::RateLimited).then(|| view! { <PauseLeft by_itself=false /> })}
        {details(failure)}
    }
}

/// How long the pause still lasts, and who goes on then. A timer: screen readers tell it when asked, not every second.
#[component]
pub fn PauseLeft(by_itself: bool) -> impl IntoView {
    let pause: KeptPause = expect_context();
    let seconds = move || pause.left().map_or(0, |it| it.div_ceil(1000));
    let left = RwSignal::new(seconds());
    if let Ok(ticking) = set_interval_with_handle(move || left.set(seconds()), Duration::from_secs(1)) {
        on_cleanup(move || ticking.clear());
    }
    let words = move || match (usize::try_from(left.get()).unwrap_or_default(), by_itself) {
        (0, true) => t("failure.rate_limited.soon"),
        (0, false) => t("failure.rate_limited.over"),
        (seconds, true) => plural("failure.rate_limited.left", seconds),
        (seconds, false) => plural("failure.rate_limited.wait", seconds),
    };
    view! { <p class="notice__text notice__wide" role="timer">{words}</p> }
}

/// Sell's own id of the request. Shown, so that it can be selected where copying is not allowed.
#[component]
pub fn RequestId(logref: String) -> impl IntoView {
    let said = RwSignal::new(None);
    let shown = t_with("request_id", &[("id", &logref)]);
    let copy = move |()| {
        let logref = logref.clone();
        spawn_local(async move {
            let clipboard = web_sys::window().map(|it| it.navigator().clipboard());
            let copied = match clipboard.filter(|it| !it.is_undefined()) {
                Some(clipboard) => JsFuture::from(clipboard.write_text(&logref)).await.is_ok(),
                None => false,
            };
            said.set(Some(if copied { t("copied") } else { t("copy_failed") }));
        });
    };
    view! {
        <details class="details">
            <summary>{t("failure.details")}</summary>
            <p class="details__id">{shown}</p>
            <Button label=t("action.copy_request_id") kind=ButtonKind::Quiet on_press=copy />
            <span role="status">{said}</span>
        </details>
    }
}
