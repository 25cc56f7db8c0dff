//! What an agent asked for and is not done yet, as text under the place where it was asked for (spec 6.7). It must
//! outlive a reload, so it is held even where there is no room, and never let go of by age.

use super::shelf::Shelf;

const OUTBOX: &str = "sell-sidebar/outbox/";

/// What is kept for a place.
pub fn handover_of(shelf: &dyn Shelf, place: &str) -> Option<String> {
    shelf.read(&name(place))
}

/// Keeps what is under way at a place.
pub fn keep_handover(shelf: &dyn Shelf, place: &str, text: &str) {
    shelf.hold(&name(place), text);
}

/// Forgets what was under way at a place.
pub fn forget_handover(shelf: &dyn Shelf, place: &str) {
    shelf.remove(&name(place));
}

/// The places at which something is under way.
pub fn unfinished(shelf: &dyn Shelf) -> Vec<String> {
    shelf.names().iter().filter_map(|name| name.strip_prefix(OUTBOX)).map(str::to_owned).collect()
}

fn name(place: &str) -> String {
    format!("{OUTBOX}{place}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::shelf::{MemoryShelf, belong_to};
    use crate::store::{forget_replies, tidy};

    #[test]
    fn what_is_under_way_stays_until_it_is_forgotten() {
        let shelf = MemoryShelf::with_clock(|| u64::MAX / 2);
        belong_to(&shelf, "acme 7");
        keep_handover(&shelf, "ticket-3", "one");
        keep_handover(&shelf, "ticket-4", "two");
        tidy(&shelf);
        forget_replies(&shelf);
        belong_to(&shelf, "acme 7");
        assert_eq!(handover_of(&shelf, "ticket-3").as_deref(), Some("one"));
        assert_eq!(unfinished(&shelf), ["ticket-3", "ticket-4"]);
        forget_handover(&shelf, "ticket-3");
        assert_eq!(handover_of(&shelf, "ticket-3"), None);
        assert_eq!(unfinished(&shelf), ["ticket-4"]);
    }

    #[test]
    fn another_agent_finds_nothing() {
        let shelf = MemoryShelf::default();
        belong_to(&shelf, "acme 7");
        keep_handover(&shelf, "ticket-3", "one");
        belong_to(&shelf, "acme 8");
        assert!(unfinished(&shelf).is_empty());
    }
}
