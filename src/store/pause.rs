//! The pause that Sell asks for by 429. One token serves every agent, and Sell says neither how much is left nor how
//! long to wait (`sell-api.md` 1.5), so each refusal doubles the wait. All sidebars of a browser keep the same pause: the
//! one that was refused tells the others.

use super::shelf::Shelf;

const NAME: &str = "sell-sidebar/pause";
const FIRST_MS: u64 = 4_000;
const LONGEST_MS: u64 = 60_000;

/// Until when nothing is sent to Sell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// The moment in milliseconds since 1970.
    pub until: u64,
    refusals: u32,
}

impl Pause {
    /// The pause that is going on.
    pub fn now(shelf: &dyn Shelf) -> Option<Self> {
        // A pause that lasts longer than any was written by a wrong clock.
        read(shelf).filter(|it| (1..=2 * LONGEST_MS).contains(&it.until.saturating_sub(shelf.now())))
    }

    /// Sell refused. `chance` (0 to 999) spreads the sidebars of many agents, who were all refused at once.
    pub fn begin(shelf: &dyn Shelf, chance: u64) {
        if Self::now(shelf).is_some() {
            return; // Requests that were sent together are refused together: one refusal.
        }
        let refusals = read(shelf).map_or(0, |it| it.refusals).min(10);
        let wait = FIRST_MS.saturating_mul(1 << refusals).min(LONGEST_MS);
        let until = shelf.now() + wait + wait * chance.min(999) / 1000;
        shelf.hold(NAME, &format!("{until} {}", refusals + 1));
    }

    /// Sell answered. What is answered while the pause goes on was asked before it, and says nothing about it.
    pub fn end(shelf: &dyn Shelf) {
        if shelf.read(NAME).is_some() && Self::now(shelf).is_none() {
            shelf.remove(NAME);
        }
    }

    /// Milliseconds that are left.
    pub fn left(self, shelf: &dyn Shelf) -> u64 {
        self.until.saturating_sub(shelf.now())
    }
}

fn read(shelf: &dyn Shelf) -> Option<Pause> {
    let text = shelf.read(NAME)?;
    let (until, refusals) = text.split_once(' ')?;
    Some(Pause { until: until.parse().ok()?, refusals: refusals.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::shelf::MemoryShelf;
    use std::cell::Cell;

    thread_local! { static NOW: Cell<u64> = const { Cell::new(0) }; }

    #[test]
    fn each_refusal_doubles_the_wait_up_to_a_minute_and_an_answer_ends_it() {
        let shelf = MemoryShelf::with_clock(|| NOW.get());
        let mut waits = Vec::new();
        for _ in 0..6 {
            Pause::begin(&shelf, 0);
            let left = Pause::now(&shelf).map_or(0, |it| it.left(&shelf));
            waits.push(left / 1000);
            NOW.set(NOW.get() + left);
            assert_eq!(Pause::now(&shelf), None);
        }
        assert_eq!(waits, [4, 8, 16, 32, 60, 60]);
        Pause::end(&shelf);
        Pause::begin(&shelf, 500);
        assert_eq!(Pause::now(&shelf).map(|it| it.left(&shelf)), Some(6_000));
        Pause::end(&shelf);
        assert_eq!(Pause::now(&shelf).map(|it| it.left(&shelf)), Some(6_000));
    }

    #[test]
    fn requests_that_are_refused_together_are_one_refusal() {
        let shelf = MemoryShelf::with_clock(|| 1);
        for _ in 0..5 {
            Pause::begin(&shelf, 0);
        }
        assert_eq!(Pause::now(&shelf).map(|it| it.left(&shelf)), Some(4_000));
    }

    #[test]
    fn a_pause_that_makes_no_sense_is_none() {
        let shelf = MemoryShelf::with_clock(|| 1_000);
        for text in ["", "5000", "x 1", "5000 x", "9999999999999 1", "999 1", "-4 1"] {
            assert!(shelf.write(NAME, text));
            assert_eq!(Pause::now(&shelf), None, "{text:?}");
        }
    }
}
