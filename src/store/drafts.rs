//! Forms that an agent has begun and not sent (spec 6.8), each under the ticket or page it belongs to. They hold a
//! customer's data, so they go after a week.

use super::choices::ChosenRecord;
use super::shelf::{Shelf, newest_first};
use crate::domain::ids::UserId;
use crate::domain::lead_form::{LeadField, LeadForm};
use serde_json::{Value, json};

const DRAFTS: &str = "sell-sidebar/draft/";
const LONGEST_MS: u64 = 7 * 24 * 60 * 60 * 1000;
/// More than an agent leaves unfinished.
const MOST: usize = 50;
/// A full form in any script, escaped; longer texts are not ours.
const LONGEST_TEXT: usize = 200_000;

/// A form that was begun.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// What the agent sees.
    pub form: LeadForm,
    /// What it was filled with: a field that still equals it was not edited.
    pub prefilled: LeadForm,
    /// The owner that the agent chose.
    pub owner: Option<UserId>,
    /// The record that a note is written on; `None` for a new lead.
    pub note_on: Option<ChosenRecord>,
    /// When it was kept, in milliseconds since 1970. Set by [`keep_draft`].
    pub at: u64,
}

/// The draft of a place; nothing if it is too old or cannot be read.
pub fn draft_of(shelf: &dyn Shelf, place: &str) -> Option<Draft> {
    let draft = parse(&shelf.read(&name(place))?)?;
    is_young(shelf, draft.at).then_some(draft)
}

/// Keeps a draft. One that is kept already gets no younger by being opened: its week counts from the last word.
pub fn keep_draft(shelf: &dyn Shelf, place: &str, draft: &Draft) {
    let is_kept = |kept: Draft| Draft { at: draft.at, ..kept } == *draft;
    if draft_of(shelf, place).is_some_and(is_kept) {
        return;
    }
    let name = name(place);
    let is_new = shelf.read(&name).is_none();
    shelf.hold(&name, &to_text(draft, shelf.now()));
    if is_new {
        tidy(shelf);
    }
}

/// It reads every draft: not at every letter that is typed into one that is there already.
fn tidy(shelf: &dyn Shelf) {
    for (count, (at, name, _)) in newest_first(shelf, DRAFTS).into_iter().enumerate() {
        if MOST <= count || !is_young(shelf, at) {
            shelf.remove(&name);
        }
    }
}

/// Forgets the draft of a place.
pub fn discard_draft(shelf: &dyn Shelf, place: &str) {
    shelf.remove(&name(place));
}

/// A draft from the future was written by a clock that was wrong.
fn is_young(shelf: &dyn Shelf, at: u64) -> bool {
    shelf.now().checked_sub(at).is_some_and(|age| age < LONGEST_MS)
}

/// `time`, and on the next line the rest: each form as its texts in the form's order.
fn to_text(draft: &Draft, now: u64) -> String {
    let texts = |form: &LeadForm| LeadField::ALL.iter().map(|it| Value::from(form.text(*it))).collect::<Value>();
    let rest = json!([
        texts(&draft.form),
        texts(&draft.prefilled),
        draft.owner.map(|it| it.0),
        draft.note_on.map(ChosenRecord::to_text),
    ]);
    format!("{now}\n{rest}")
}

fn parse(text: &str) -> Option<Draft> {
    let (at, rest) = text.split_once('\n').filter(|_| text.len() <= LONGEST_TEXT)?;
    let rest: Value = serde_json::from_str(rest).ok()?;
    let [form, prefilled, owner, note_on] = rest.as_array()?.as_slice() else { return None };
    let optional = |value: &Value| !value.is_null();
    Some(Draft {
        form: form_of(form)?,
        prefilled: form_of(prefilled)?,
        owner: if optional(owner) { Some(UserId(owner.as_u64()?)) } else { None },
        note_on: if optional(note_on) { Some(ChosenRecord::parse(note_on.as_str()?)?) } else { None },
        at: at.parse().ok()?,
    })
}

fn form_of(texts: &Value) -> Option<LeadForm> {
    let texts = texts.as_array().filter(|it| it.len() == LeadField::ALL.len())?;
    let mut form = LeadForm::default();
    for (field, text) in LeadField::ALL.into_iter().zip(texts) {
        form.edit(field, text.as_str()?.to_owned());
    }
    Some(form)
}

fn name(place: &str) -> String {
    format!("{DRAFTS}{place}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::LeadId;
    use crate::store::shelf::clear;
    use crate::store::shelf::test_clock::{NOW, shelf_at};
    use crate::store::{forget_replies, tidy};
    use proptest::prelude::*;

    fn draft(last_name: &str, note: &str) -> Draft {
        let form = LeadForm { last_name: last_name.into(), note: note.into(), ..LeadForm::default() };
        Draft { form, ..Draft::default() }
    }

    proptest! {
        #[test]
        fn a_draft_is_read_as_it_was_kept(
            texts in prop::collection::vec(any::<String>(), LeadField::ALL.len()),
            owner in prop::option::of(any::<u64>()),
            lead in prop::option::of(any::<u64>()),
        ) {
            let mut form = LeadForm::default();
            LeadField::ALL.into_iter().zip(texts).for_each(|(field, text)| form.edit(field, text));
            let note_on = lead.map(LeadId).map(ChosenRecord::Lead);
            let draft = Draft { form: form.clone(), owner: owner.map(UserId), note_on, ..draft("Lovelace", "") };
            let shelf = shelf_at(5);
            keep_draft(&shelf, "ticket-3", &draft);
            assert_eq!(draft_of(&shelf, "ticket-3"), Some(Draft { at: 5, ..draft }));
            assert_eq!(draft_of(&shelf, "ticket-4"), None);
        }

        #[test]
        fn no_text_panics(text in any::<String>(), time in any::<bool>()) {
            assert_eq!(parse(&if time { format!("5\n{text}") } else { text }), None);
        }
    }

    #[test]
    fn what_cannot_be_read_is_no_draft() {
        let shelf = shelf_at(5);
        keep_draft(&shelf, "ticket-3", &draft("Lovelace", ""));
        let Some(good) = shelf.read(&name("ticket-3")) else { panic!("it was kept") };
        let bad = [
            good.replace("null,null]", "null]"),
            good.replace("null,null]", "\"7\",null]"),
            good.replace("null,null]", "null,\"x7\"]"),
            good.replace("\"Lovelace\"", "7"),
            good.replace("\"Lovelace\",", ""),
            good.replace('5', "x"),
            good.replace('\n', " "),
            good.replace("Lovelace", &"x".repeat(LONGEST_TEXT)),
        ];
        for text in bad {
            assert_ne!(text, good);
            shelf.hold(&name("ticket-3"), &text);
            assert_eq!(draft_of(&shelf, "ticket-3"), None, "{text:.80}");
        }
    }

    #[test]
    fn a_draft_grows_no_younger_by_being_opened() {
        let shelf = shelf_at(1_000);
        keep_draft(&shelf, "ticket-3", &draft("Lovelace", "Call her"));
        NOW.set(5_000);
        keep_draft(&shelf, "ticket-3", &draft("Lovelace", "Call her"));
        assert_eq!(draft_of(&shelf, "ticket-3").map(|it| it.at), Some(1_000));
        keep_draft(&shelf, "ticket-3", &draft("Lovelace", "Call her today"));
        assert_eq!(draft_of(&shelf, "ticket-3").map(|it| it.at), Some(5_000));
    }

    #[test]
    fn drafts_go_after_a_week_and_the_oldest_ones_if_there_are_many() {
        let shelf = shelf_at(LONGEST_MS);
        for at in 0..=MOST as u64 {
            NOW.set(LONGEST_MS + at);
            keep_draft(&shelf, &format!("ticket-{at}"), &draft("Lovelace", ""));
        }
        assert_eq!(draft_of(&shelf, "ticket-0"), None);
        assert!(draft_of(&shelf, "ticket-1").is_some());
        assert_eq!(shelf.names().len(), MOST);
        NOW.set(2 * LONGEST_MS + 1);
        assert_eq!(draft_of(&shelf, "ticket-1"), None);
        assert!(draft_of(&shelf, "ticket-2").is_some());
        NOW.set(0);
        assert_eq!(draft_of(&shelf, "ticket-2"), None, "it is from the future");
    }

    #[test]
    fn only_sending_discarding_and_another_agent_let_go_of_a_draft() {
        let shelf = shelf_at(5);
        keep_draft(&shelf, "ticket-3", &draft("Lovelace", "Call her"));
        tidy(&shelf);
        forget_replies(&shelf);
        assert!(draft_of(&shelf, "ticket-3").is_some());
        discard_draft(&shelf, "ticket-3");
        assert_eq!(draft_of(&shelf, "ticket-3"), None);
        keep_draft(&shelf, "ticket-3", &draft("Lovelace", "Call her"));
        clear(&shelf);
        assert_eq!(draft_of(&shelf, "ticket-3"), None);
    }
}
