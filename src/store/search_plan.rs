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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::shelf::test_clock::{NOW, shelf_at};

    #[test]
    fn that_the_plan_lacks_search_counts_for_a_day() {
        let shelf = shelf_at(1000);
        assert_eq!(search_plan(&shelf), SearchPlan::Try);
        remember_search_plan(&shelf, SearchPlan::Missing);
        NOW.set(999 + LASTS_MS);
        // Whoever meets it again within the day makes it last no longer.
        remember_search_plan(&shelf, SearchPlan::Missing);
        assert_eq!(search_plan(&shelf), SearchPlan::Missing);
        NOW.set(1000 + LASTS_MS);
        assert_eq!(search_plan(&shelf), SearchPlan::Try);
        assert_eq!(LASTS_MS, 86_400_000);
    }

    #[test]
    fn a_plan_that_has_search_is_not_remembered() {
        let shelf = shelf_at(1000);
        remember_search_plan(&shelf, SearchPlan::Missing);
        remember_search_plan(&shelf, SearchPlan::Try);
        assert_eq!((search_plan(&shelf), shelf.names().len()), (SearchPlan::Try, 0));
    }

    #[test]
    fn a_time_that_makes_no_sense_is_none() {
        let shelf = shelf_at(1000);
        for text in ["", "x", "-1", "1001", "99999999999999999999"] {
            assert!(shelf.write(NAME, text));
            assert_eq!(search_plan(&shelf), SearchPlan::Try, "{text:?}");
        }
    }
}
