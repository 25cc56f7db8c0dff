//! How well the check before a new lead finds the records that are the same already (spec 6.5), over labelled pairs. The
//! labels say what is true, not what the rules can know: nicknames, typos and other scripts are duplicates that are
//! missed, and colleagues who share one number are no duplicates although the specification wants them listed.

mod asking;
mod pairs;
mod small_sell;

use pairs::{Pair, pairs};
use pollster::block_on;
use sell_sidebar::sell::{SearchPlan, Sell};
use small_sell::SmallSell;

/// What was found of all pairs.
struct Score {
    found: usize,
    missed: usize,
    false_alarms: usize,
}

impl Score {
    fn of(all: &[Pair], has_search: bool) -> Self {
        let mut score = Self { found: 0, missed: 0, false_alarms: 0 };
        for pair in all {
            let sell = SmallSell::with(pair, has_search);
            let answer = block_on(Sell::new(&sell, SearchPlan::Try).duplicates_of(&pair.form()));
            let listed = answer.map_or_else(|failure| panic!("{}: {failure}", pair.why), |it| !it.is_empty());
            let verdict = match (listed, pair.duplicate) {
                (true, true) => {
                    score.found += 1;
                    continue;
                }
                (false, false) => continue,
                (false, true) => {
                    score.missed += 1;
                    "missed"
                }
                (true, false) => {
                    score.false_alarms += 1;
                    "listed"
                }
            };
            println!("{verdict}: {} ({})", pair.why, pair.form().last_name);
        }
        score
    }

    /// Of a thousand duplicates.
    fn missed(&self) -> usize {
        (self.missed * 1_000).div_ceil(self.found + self.missed)
    }

    /// Of a thousand that are listed.
    fn false_alarms(&self) -> usize {
        (self.false_alarms * 1_000).div_ceil(self.found + self.false_alarms)
    }
}

/// A row for `cargo xtask bench`, which reads these lines.
fn row(id: &str, what: &str, tenths: usize, target: usize) {
    println!(
        r#"row: {{"id": "{id}", "what": "{what}", "value": {}.{}, "unit": "%", "target": {target}}}"#,
        tenths / 10,
        tenths % 10
    );
}

/// In percent: what may be missed with search v3, without it, and how much of what is listed may be somebody else.
const MOST_MISSED: usize = 18;
const MOST_MISSED_LISTS: usize = 65;
const MOST_FALSE_ALARMS: usize = 5;
/// The same few, of fewer that are found.
const MOST_FALSE_ALARMS_LISTS: usize = 10;

#[test]
fn most_duplicates_are_found_and_few_others_are_listed() {
    let all = pairs();
    let duplicates = all.iter().filter(|it| it.duplicate).count();
    assert!(240 <= all.len() && 100 <= duplicates && 80 <= all.len() - duplicates, "{} pairs", all.len());

    println!("With search v3:");
    let search = Score::of(&all, true);
    println!("Without search v3:");
    let lists = Score::of(&all, false);

    let of = format!("of {duplicates} labelled ones");
    row(
        "duplicates_missed",
        &format!("duplicates that the check misses, with search v3, {of}"),
        search.missed(),
        MOST_MISSED,
    );
    row("duplicates_missed_lists", &format!("the same, without search v3, {of}"), lists.missed(), MOST_MISSED_LISTS);
    row(
        "duplicates_wrong",
        "of what the check lists, with search v3: somebody else",
        search.false_alarms(),
        MOST_FALSE_ALARMS,
    );
    assert!(search.missed() <= MOST_MISSED * 10, "{} missed", search.missed);
    assert!(lists.missed() <= MOST_MISSED_LISTS * 10, "{} missed", lists.missed);
    assert!(search.false_alarms() <= MOST_FALSE_ALARMS * 10, "{} listed", search.false_alarms);
    assert!(lists.false_alarms() <= MOST_FALSE_ALARMS_LISTS * 10, "{} listed", lists.false_alarms);
}
