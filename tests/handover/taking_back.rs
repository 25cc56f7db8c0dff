//! Taking a lead back: only as it was made, and certainly.

use crate::crm::Crm;
use crate::exactly_once::live_through;
use crate::faults::{Course, any_course, at_least};
use crate::fixtures::{handover, note_text};
use crate::page::Page;
use futures_util::future::join;
use proptest::prelude::*;
use sell_sidebar::failure::Cause;
use sell_sidebar::handover::{Handover, Step, carry_out};
use sell_sidebar::store::MemoryShelf;
use serde_json::json;
use std::rc::Rc;

const NO_FAULTS: Course = Course { lag: 0, faults: Vec::new(), attempts: Vec::new() };

/// A lead that was made, and what takes it back.
fn made(lag: u64) -> (Rc<Crm>, Handover) {
    let crm = Crm::new(lag, &[]);
    let (_, now) = live_through(&Course { attempts: vec![(None, 0)], ..NO_FAULTS }, &crm, handover(3));
    let text = Some("Taken back: {link}".to_owned());
    let Some(back) = Handover::taking_back(&now, crm.now(), text) else { panic!("the lead was made") };
    (crm, back)
}

fn deletions(crm: &Crm) -> usize {
    crm.log.borrow().iter().filter(|it| it.starts_with("DELETE")).count()
}

proptest! {
    #![proptest_config(at_least(1_000))]

    #[test]
    fn a_lead_is_gone_exactly_if_the_agent_is_told(course in any_course()) {
        let (crm, back) = made(course.lag);
        crm.set_faults(&course.faults);
        let (told, now) = live_through(&course, &crm, back);
        let gone = crm.leads.borrow()[0].gone_at.is_some();
        let comments = crm.comments.borrow().len();
        assert!(comments <= 2);
        match told {
            Some(Ok(())) => assert_eq!((gone, comments, now.is_finished()), (true, 2, true)),
            Some(Err(undone)) if undone.step == Step::TakeBack && undone.certain => assert!(!gone),
            Some(Err(undone)) if undone.step == Step::Comment => assert!(gone),
            _ => {}
        }
    }
}

#[test]
fn a_lead_that_somebody_has_changed_is_left_alone() {
    type Change = fn(&Crm);
    let changes: [(&str, Change); 4] = [
        ("the status", |crm| crm.leads.borrow_mut()[0].data["status"] = json!("Working")),
        ("a field that was blank", |crm| crm.leads.borrow_mut()[0].data["title"] = json!("Countess")),
        ("a note", |crm| {
            let lead = crm.leads.borrow()[0].id;
            crm.add(&crm.notes, json!({"resource_type": "lead", "resource_id": lead, "content": "Called her."}));
        }),
        ("gone", |crm| crm.leads.borrow_mut()[0].gone_at = Some(0)),
    ];
    for (what, change) in changes {
        let (crm, back) = made(0);
        change(&crm);
        let (told, _) = live_through(&Course { attempts: vec![(None, 0)], ..NO_FAULTS }, &crm, back);
        let cause = told.and_then(Result::err).map(|it| (it.failure.cause, it.certain));
        assert_eq!((cause, deletions(&crm)), (Some((Cause::Changed, true)), 0), "{what}");
    }
}

#[test]
fn a_lead_that_is_gone_when_it_is_to_be_deleted_is_taken_back() {
    let (crm, mut back) = made(0);
    let page = Page::new(&crm, &Rc::new(MemoryShelf::default()));
    let somebody_else = async {
        while deletions(&crm) == 0 && crm.log.borrow().last().is_none_or(|it| it != "GET /v2/notes") {
            crm.until(crm.now() + 1).await;
        }
        crm.leads.borrow_mut()[0].gone_at = Some(crm.now());
    };
    let told = crm.run(None, join(carry_out(&mut back, &page), somebody_else)).map(|it| it.0);
    assert_eq!((told, deletions(&crm)), (Some(Ok(())), 1));
}

#[test]
fn times_that_change_by_themselves_do_not_matter() {
    let (crm, back) = made(0);
    for name in ["updated_at", "last_activity_date"] {
        crm.leads.borrow_mut()[0].data[name] = json!("2026-11-24T00:00:00Z");
    }
    let (told, _) = live_through(&Course { attempts: vec![(None, 0)], ..NO_FAULTS }, &crm, back);
    assert_eq!((told, deletions(&crm)), (Some(Ok(())), 1));
    let last = crm.comments.borrow().last().map(|it| it.data["body"].clone()).unwrap_or_default();
    assert!(last.as_str().is_some_and(|it| it.starts_with("Taken back: https://")), "{last}");
}

#[test]
fn without_the_first_comment_there_is_no_second() {
    let mut begun = handover(3);
    begun.steps.truncate(2);
    begun.comment = None;
    let crm = Crm::new(0, &[]);
    let (_, now) = live_through(&Course { attempts: vec![(None, 0)], ..NO_FAULTS }, &crm, begun);
    let back = Handover::taking_back(&now, crm.now(), Some("Taken back".to_owned()));
    let steps: Vec<Step> = back.iter().flat_map(|it| &it.steps).map(|it| it.0).collect();
    assert_eq!(steps, [Step::TakeBack]);
    assert_eq!(back.and_then(|it| it.note), Some(note_text(3)));
}
