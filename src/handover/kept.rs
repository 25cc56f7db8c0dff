//! Handovers on the shelf.

use super::deed::Handover;
use crate::store::{self, Shelf};

/// The handover that is kept for a place.
pub fn handover_of(shelf: &dyn Shelf, place: &str) -> Option<Handover> {
    let handover = Handover::parse(&store::handover_of(shelf, place)?)?;
    (handover.place == place).then_some(handover)
}

/// Keeps a handover in its place.
pub fn keep(shelf: &dyn Shelf, handover: &Handover) {
    store::keep_handover(shelf, &handover.place, &handover.to_text());
}

/// The handovers of other places.
pub fn others(shelf: &dyn Shelf, place: &str) -> Vec<Handover> {
    let others = store::unfinished(shelf).into_iter().filter(|it| it != place);
    others.filter_map(|it| handover_of(shelf, &it)).collect()
}
