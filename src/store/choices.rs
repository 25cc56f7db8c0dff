//! What an agent has decided about a requester: which record it is, and which ones it is not (spec 4). Kept in this
//! browser until another agent uses it; only ids are kept, no customer's data.

use super::shelf::{Shelf, newest_first};
use crate::domain::ids::{ContactId, LeadId, SupportUserId};

const CHOICES: &str = "sell-sidebar/choice/";
/// More than an agent decides about in a year.
const MOST: usize = 500;

/// A record that an agent pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChosenRecord {
    /// A person or company.
    Contact(ContactId),
    /// A lead.
    Lead(LeadId),
}

/// The decisions about one requester.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequesterChoices {
    /// This record it is.
    pub picked: Option<ChosenRecord>,
    /// These it is not.
    pub refused: Vec<ChosenRecord>,
}

impl ChosenRecord {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let id = |digits: &str| digits.parse::<u64>().ok();
        match text.split_at_checked(1)? {
            ("c", digits) => id(digits).map(|it| Self::Contact(ContactId(it))),
            ("l", digits) => id(digits).map(|it| Self::Lead(LeadId(it))),
            _ => None,
        }
    }

    pub(super) fn to_text(self) -> String {
        match self {
            Self::Contact(id) => format!("c{id}"),
            Self::Lead(id) => format!("l{id}"),
        }
    }
}

impl RequesterChoices {
    /// This record it is, whatever was said before.
    pub fn pick(&mut self, record: ChosenRecord) {
        self.refused.retain(|it| *it != record);
        self.picked = Some(record);
    }

    /// This record it is not.
    pub fn refuse(&mut self, record: ChosenRecord) {
        if self.picked == Some(record) {
            self.picked = None;
        }
        if !self.refused.contains(&record) {
            self.refused.push(record);
        }
    }

    /// `time picked refused,refused`; `-` for none.
    fn to_text(&self, now: u64) -> String {
        let picked = self.picked.map_or_else(|| "-".to_owned(), ChosenRecord::to_text);
        let refused: Vec<String> = self.refused.iter().map(|it| it.to_text()).collect();
        format!("{now} {picked} {}", refused.join(","))
    }

    fn parse(text: &str) -> Self {
        let mut parts = text.split(' ').skip(1);
        let picked = parts.next().and_then(ChosenRecord::parse);
        let refused = parts.next().unwrap_or_default().split(',').filter_map(ChosenRecord::parse).collect();
        Self { picked, refused }
    }
}

/// What was decided about a requester; nothing if it cannot be read.
pub fn choices_of(shelf: &dyn Shelf, requester: SupportUserId) -> RequesterChoices {
    shelf.read(&name(requester)).map(|text| RequesterChoices::parse(&text)).unwrap_or_default()
}

/// Keeps what was decided about a requester, where the browser has room.
pub fn choose(shelf: &dyn Shelf, requester: SupportUserId, choices: &RequesterChoices) {
    if *choices == RequesterChoices::default() {
        shelf.remove(&name(requester));
        return;
    }
    shelf.hold(&name(requester), &choices.to_text(shelf.now()));
    drop_oldest(shelf);
}

fn drop_oldest(shelf: &dyn Shelf) {
    newest_first(shelf, CHOICES).iter().skip(MOST).for_each(|(_, name, _)| shelf.remove(name));
}

fn name(requester: SupportUserId) -> String {
    format!("{CHOICES}{requester}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::shelf::MemoryShelf;
    use crate::store::shelf::test_clock::{NOW, shelf_at};

    const ADA: SupportUserId = SupportUserId(7);
    const PERSON: ChosenRecord = ChosenRecord::Contact(ContactId(5));
    const LEAD: ChosenRecord = ChosenRecord::Lead(LeadId(5));

    #[test]
    fn what_was_decided_is_read_again() {
        let shelf = MemoryShelf::default();
        let mut choices = RequesterChoices::default();
        choices.pick(PERSON);
        choices.refuse(LEAD);
        choose(&shelf, ADA, &choices);
        assert_eq!(choices_of(&shelf, ADA), choices);
        assert_eq!(choices_of(&shelf, SupportUserId(8)), RequesterChoices::default());
    }

    #[test]
    fn the_last_word_counts() {
        let mut choices = RequesterChoices::default();
        choices.refuse(PERSON);
        choices.pick(PERSON);
        assert_eq!(choices, RequesterChoices { picked: Some(PERSON), refused: vec![] });
        choices.refuse(PERSON);
        assert_eq!(choices, RequesterChoices { picked: None, refused: vec![PERSON] });
    }

    #[test]
    fn what_cannot_be_read_is_no_choice() {
        let shelf = MemoryShelf::default();
        for text in ["", "x", "1 c l", "1 c-5 ,,", "1 é7 é", "1  ", "c5"] {
            assert!(shelf.write(&name(ADA), text));
            assert_eq!(choices_of(&shelf, ADA), RequesterChoices::default(), "{text:?}");
        }
    }

    #[test]
    fn the_latest_500_are_kept() {
        let shelf = shelf_at(0);
        let choices = RequesterChoices { picked: Some(PERSON), refused: vec![] };
        for requester in 0..=500 {
            NOW.set(requester);
            choose(&shelf, SupportUserId(requester), &choices);
        }
        assert_eq!(choices_of(&shelf, SupportUserId(0)), RequesterChoices::default());
        assert_eq!(choices_of(&shelf, SupportUserId(1)), choices);
        assert_eq!(choices_of(&shelf, SupportUserId(500)), choices);
    }
}
