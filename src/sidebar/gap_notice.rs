//! What is missing from what is shown, why, and the way to try again.

use super::desk::Sidebar;
use super::lookup;
use crate::cards::{PauseLeft, message_text};
use crate::failure::Cause;
use crate::i18n::t;
use crate::sell::Gap;
use crate::ui::{Button, Notice, NoticeTone};
use leptos::prelude::*;

/// A notice for each part that is missing, the same part once. `again` asks anew where the requester is not looked up:
/// there nothing goes on by itself when Sell's pause is over.
#[component]
pub fn GapNotices(mut gaps: Vec<Gap>, #[prop(optional)] again: Option<Callback<()>>) -> impl IntoView {
    let sidebar = Sidebar::here();
    let by_itself = again.is_none();
    let again = again.unwrap_or_else(|| Callback::new(move |()| lookup::try_again(sidebar)));
    gaps.dedup_by_key(|gap| gap.part);
    let notices = gaps.into_iter().map(|gap| {
        leptos::logging::warn!("{}", gap.failure);
        let (_, why) = message_text::failure(&gap.failure);
        view! {
            <Notice title=message_text::gap(gap.part) text=why tone=NoticeTone::Warning>
                {(gap.failure.cause == Cause::RateLimited).then(|| view! { <PauseLeft by_itself /> })}
                <Button label=t("action.try_again") on_press=again />
            </Notice>
        }
        .into_any()
    });
    notices.collect::<Vec<AnyView>>()
}
