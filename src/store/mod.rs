//! What the browser keeps between page loads. It may refuse to keep anything (a private window, a strict setting); that
//! changes nothing but speed.

use crate::sell::SearchPlan;
use web_sys::Storage;

/// After a day the plan may have changed.
const PLAN_LASTS_MS: u64 = 24 * 60 * 60 * 1000;
const PLAN: &str = "sell-sidebar/no-search-v3-since";

/// What is remembered about the account's plan.
pub fn search_plan() -> SearchPlan {
    let noted = storage().and_then(|it| it.get_item(PLAN).ok()?);
    recent(noted.and_then(|it| it.parse().ok()))
}

/// Remembers that the plan has no search v3, or that it has.
pub fn remember_search_plan(plan: SearchPlan) {
    let Some(storage) = storage() else { return };
    let kept = match plan {
        SearchPlan::Missing if search_plan() == SearchPlan::Missing => Ok(()),
        SearchPlan::Missing => storage.set_item(PLAN, &now_ms().to_string()),
        SearchPlan::Try => storage.remove_item(PLAN),
    };
    if kept.is_err() {
        leptos::logging::warn!("The browser keeps nothing; the plan is asked for at the next load again.");
    }
}

fn recent(noted: Option<u64>) -> SearchPlan {
    let now = now_ms();
    match noted {
        Some(at) if at <= now && now - at < PLAN_LASTS_MS => SearchPlan::Missing,
        _ => SearchPlan::Try,
    }
}

/// Milliseconds since 1970 by this browser's clock.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the clock gives whole, positive milliseconds"
)]
fn now_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// Merely touching the property throws where storage is refused.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
