//! That the account's plan lacks search v3, so that not every page load finds it out anew.

use super::shelf::Shelf;
use crate::sell::SearchPlan;

/// After a day the plan may have changed.
const LASTS_MS: u64 = 24 * 60 * 60 * 1000;
const NAME: &str = "sell-sidebar/no-search-v3-since";

/// What is remembered about the account's plan.
pub fn search_plan(shelf: &dyn Shelf) -> SearchPlan {
    let noted: Option<u64> = shelf.read(NAME).and_then(|it| it.parse().ok());
    let age = noted.and_then(|at| shelf.now().checked_sub(at));
    if age.is_some_and(|it| it < LASTS_MS) { SearchPlan::Missing } else { SearchPlan::Try }
}

/// Remembers that the plan has no search v3, or that it has.
pub fn remember_search_plan(shelf: &dyn Shelf, plan: SearchPlan) {
    match plan {
        SearchPlan::Missing if search_plan(shelf) == SearchPlan::Missing => {}
        SearchPlan::Missing => shelf.hold(NAME, &shelf.now().to_string()),
        SearchPlan::Try => shelf.remove(NAME),
    }
}
