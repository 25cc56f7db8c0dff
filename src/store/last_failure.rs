//! The last failure that somebody at this browser was told, for whoever sets the app up (spec 9): in the words that were
//! shown, with what was asked and Sell's id of the request. Nothing of it is about a customer.

use super::shelf::Shelf;
use serde_json::{Value, json};

const NAME: &str = "sell-sidebar/last-failure";
/// Longer texts are not ours.
const LONGEST: usize = 300;

/// A failure as it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldFailure {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// In a few words.
    pub title: String,
    /// What was asked, without the query.
    pub operation: String,
    /// Sell's id of the request.
    pub logref: Option<String>,
}

/// Keeps what was told.
pub fn remember_failure(shelf: &dyn Shelf, title: &str, operation: &str, logref: Option<&str>) {
    shelf.hold(NAME, &json!([shelf.now(), title, operation, logref]).to_string());
}

/// What was told last.
pub fn last_failure(shelf: &dyn Shelf) -> Option<ToldFailure> {
    let value: Value = serde_json::from_str(&shelf.read(NAME)?).ok()?;
    let [at, title, operation, logref] = value.as_array()?.as_slice() else { return None };
    let text = |it: &Value| it.as_str().filter(|it| it.len() <= LONGEST).map(str::to_owned);
    Some(ToldFailure { at: at.as_u64()?, title: text(title)?, operation: text(operation)?, logref: text(logref) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryShelf;

    #[test]
    fn the_last_one_counts_and_what_is_not_ours_is_nothing() {
        let shelf = MemoryShelf::default();
        assert_eq!(last_failure(&shelf), None);
        remember_failure(&shelf, "No answer from Sell", "GET /v2/leads", None);
        remember_failure(&shelf, "Sell has a problem", "GET /v2/users", Some("a1"));
        let told = last_failure(&shelf).map(|it| (it.title, it.operation, it.logref));
        let wanted = ("Sell has a problem".to_owned(), "GET /v2/users".to_owned(), Some("a1".to_owned()));
        assert_eq!(told, Some(wanted));
        let long = json!([1, "x".repeat(1_000), "y", null]).to_string();
        for text in ["", "{}", "[]", "[1]", "[-1,\"a\",\"b\",null]", "[1,2,3,4]", "[1,\"a\",", long.as_str()] {
            shelf.hold(NAME, text);
            assert_eq!(last_failure(&shelf), None, "{text}");
        }
    }
}
