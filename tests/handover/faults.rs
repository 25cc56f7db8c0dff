//! What may happen to a request.

use proptest::prelude::*;

/// So many cases, or as many as `PROPTEST_CASES` says if that is more.
pub fn at_least(cases: u32) -> ProptestConfig {
    let given = ProptestConfig::default();
    ProptestConfig { cases: cases.max(given.cases), max_shrink_iters: 20_000, ..given }
}

/// What becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Done and answered.
    Fine,
    /// The browser is offline: not sent.
    Unsent,
    /// Lost on the way there.
    LostBefore,
    /// Done, perhaps after the connection was lost.
    LostAfter,
    /// Done, but the proxy has given up.
    GivenUp,
    /// Answered with a refusal.
    Refused(u16),
    /// 500, done or not.
    Failed(bool),
    /// Done, answered with half an answer.
    Garbage,
}

/// With its times in milliseconds: the proxy ends everything after ten seconds.
#[derive(Debug, Clone, Copy)]
pub struct Fault {
    pub fate: Fate,
    pub arrives: u64,
    pub replies: u64,
}

impl Fate {
    pub fn is_done(self) -> bool {
        !matches!(self, Self::Unsent | Self::LostBefore | Self::Refused(_) | Self::Failed(false))
    }
}

/// Any fault; every third request goes well.
pub fn any_fault() -> impl Strategy<Value = Fault> {
    let fate = prop_oneof![
        5 => Just(Fate::Fine),
        1 => Just(Fate::Unsent),
        1 => Just(Fate::LostBefore),
        3 => Just(Fate::LostAfter),
        1 => Just(Fate::GivenUp),
        1 => prop_oneof![Just(400), Just(401), Just(403), Just(404), Just(409), Just(422), Just(429)]
            .prop_map(Fate::Refused),
        2 => any::<bool>().prop_map(Fate::Failed),
        2 => Just(Fate::Garbage),
    ];
    let ms = || prop_oneof![1..=300_u64, 1..=10_000_u64, Just(10_000)];
    (fate, ms(), ms()).prop_map(|(fate, arrives, replies)| Fault { fate, arrives, replies })
}

/// The course of one test: a lag, the faults, and for each attempt the wait at which the page goes and the pause after it.
#[derive(Debug, Clone)]
pub struct Course {
    pub lag: u64,
    pub faults: Vec<Fault>,
    pub attempts: Vec<(Option<usize>, u64)>,
}

pub fn any_course() -> impl Strategy<Value = Course> {
    let pause = prop_oneof![Just(0), 1..=3_000_u64, 1..=60_000_u64];
    let attempt = (prop::option::weighted(0.4, 0..14_usize), pause);
    (0..=2_000_u64, prop::collection::vec(any_fault(), 0..12), prop::collection::vec(attempt, 1..5))
        .prop_map(|(lag, faults, attempts)| Course { lag, faults, attempts })
}
