//! One handover: whatever happens on the way, there is never more than one lead, note or comment, and what the agent is
//! told is so.

use crate::crm::Crm;
use crate::faults::{Course, Fate, Fault, any_course, at_least};
use crate::fixtures::{handover, new_lead, note_text, origin};
use crate::page::Page;
use proptest::prelude::*;
use sell_sidebar::domain::ids::{ContactId, LeadId};
use sell_sidebar::handover::{Handover, Stage, Step, Undone, carry_out, handover_of};
use sell_sidebar::sell::{NoteSubject, lead_body};
use sell_sidebar::store::MemoryShelf;
use serde_json::json;
use std::rc::Rc;

/// What the agent was told last, and the handover as it is then. Nothing if the page went.
pub type Told = Option<Result<(), Undone>>;

/// Goes on with a handover as often as the course says, or until it is done. A page that went reads what was kept.
pub fn live_through(course: &Course, crm: &Rc<Crm>, begun: Handover) -> (Told, Handover) {
    let shelf = Rc::new(MemoryShelf::default());
    let (mut told, mut now) = (None, begun.clone());
    for (goes_at, pause) in &course.attempts {
        let page = Page::new(crm, &shelf);
        told = crm.run(*goes_at, carry_out(&mut now, &page));
        if told == Some(Ok(())) {
            break;
        }
        crm.pass(*pause);
        now = handover_of(shelf.as_ref(), &begun.place).unwrap_or_else(|| begun.clone());
    }
    crm.pass(100_000);
    (told, now)
}

/// How many of each step there are in the model: made by this handover, whose note names the ticket.
fn made(crm: &Crm, before: usize, step: Step, of: &Handover) -> usize {
    match step {
        Step::Lead => crm.leads.borrow().len() - before,
        Step::Note => crm.notes.borrow().iter().filter(|it| it.data["content"] == json!(of.note)).count(),
        Step::Comment => crm.comments.borrow().len(),
        Step::TakeBack => crm.leads.borrow().iter().filter(|it| it.gone_at.is_some()).count(),
    }
}

fn check(crm: &Crm, before: usize, told: &Told, now: &Handover, notes_before: usize) {
    for (step, stage) in &now.steps {
        let extra = if *step == Step::Note { notes_before } else { 0 };
        let count = made(crm, before, *step, now) - extra;
        assert!(count <= 1, "{step:?} was done {count} times");
        if *stage == Stage::Done || *told == Some(Ok(())) {
            assert_eq!(count, 1, "{step:?} counts as done");
        }
        if let Some(Err(undone)) = told
            && undone.step == *step
            && undone.certain
        {
            assert_eq!(count, 0, "{step:?} was certainly not done: {undone:?}");
        }
    }
    if let Some(Err(undone)) = told {
        let at = now.steps.iter().position(|it| it.0 == undone.step);
        let later = now.steps.iter().skip(at.map_or(0, |it| it + 1));
        assert!(later.clone().all(|it| it.1 == Stage::Waiting), "nothing goes on after {undone:?}");
    }
    if let Some(id) = now.lead {
        assert!(crm.leads.borrow().iter().skip(before).any(|it| it.id == id.0), "{id} is not the lead that was made");
    }
}

proptest! {
    #![proptest_config(at_least(2_500))]

    #[test]
    fn a_lead_its_note_and_its_comment_are_made_once(course in any_course(), like_it_before in 0..3_usize) {
        let crm = Crm::new(course.lag, &course.faults);
        for _ in 0..like_it_before {
            crm.add(&crm.leads, lead_body(&new_lead()));
        }
        crm.pass(10_000);
        let (told, now) = live_through(&course, &crm, handover(3));
        check(&crm, like_it_before, &told, &now, 0);
    }

    #[test]
    fn a_note_on_a_record_that_exists_is_written_once(course in any_course(), like_it_before in 0..3_usize, lead in any::<bool>()) {
        let crm = Crm::new(course.lag, &course.faults);
        let subject = if lead { NoteSubject::Lead(LeadId(9)) } else { NoteSubject::Contact(ContactId(9)) };
        let kind = if lead { "lead" } else { "contact" };
        for _ in 0..like_it_before {
            crm.add(&crm.notes, json!({"resource_type": kind, "resource_id": 9, "content": note_text(3)}));
        }
        crm.pass(10_000);
        let begun = Handover::note(origin(3), subject, "Sam".to_owned(), note_text(3), None);
        let (told, now) = live_through(&course, &crm, begun);
        check(&crm, 0, &told, &now, like_it_before);
    }
}

#[test]
fn what_was_done_is_found_before_the_agent_is_told_that_nobody_knows() {
    let fine = Fault { fate: Fate::Fine, arrives: 50, replies: 100 };
    for fate in [Fate::LostAfter, Fate::GivenUp, Fate::Failed(true), Fate::Garbage] {
        let lost = Fault { fate, arrives: 10_000, replies: 1 };
        let course = Course { lag: 2_000, faults: vec![fine, fine, lost], attempts: vec![(None, 0)] };
        let crm = Crm::new(course.lag, &course.faults);
        let (told, now) = live_through(&course, &crm, handover(3));
        assert_eq!((told, now.made.is_some()), (Some(Ok(())), true), "{fate:?}");
    }
}

#[test]
fn a_later_attempt_knows_what_the_first_one_knew() {
    let fine = Fault { fate: Fate::Fine, arrives: 50, replies: 100 };
    let refused = Fault { fate: Fate::Refused(422), ..fine };
    let lost = Fault { fate: Fate::LostBefore, ..fine };
    // Each look asks for the address in both ways to write it.
    let crm = Crm::new(0, &[fine, fine, refused, fine, fine, lost]);
    let mut begun = handover(3);
    let before = Stage::Sent { at: crm.now() - 20_000, known: vec![4] };
    begun.steps[0].1 = before.clone();
    let page = Page::new(&crm, &Rc::new(MemoryShelf::default()));
    let told = crm.run(None, carry_out(&mut begun, &page));
    assert_eq!(told.and_then(Result::err).map(|it| it.certain), Some(true));
    assert_eq!(begun.stage(Step::Lead), Some(&before), "an earlier attempt stays what it was");
    let told = crm.run(None, carry_out(&mut begun, &page));
    assert_eq!(told.and_then(Result::err).map(|it| it.certain), Some(false));
    let Some(Stage::Sent { known, .. }) = begun.stage(Step::Lead) else { panic!("it may have been done") };
    assert_eq!(*known, [4]);
}

#[test]
fn without_faults_three_things_are_sent_after_one_look() {
    let crm = Crm::new(1_000, &[]);
    let course = Course { lag: 1_000, faults: vec![], attempts: vec![(None, 0)] };
    let (told, now) = live_through(&course, &crm, handover(3));
    assert_eq!(told, Some(Ok(())));
    assert!(now.is_finished() && now.made.is_some());
    let comment = crm.comments.borrow().first().map(|it| it.data.clone()).unwrap_or_default();
    let id = now.lead_id().unwrap_or(LeadId(0));
    assert_eq!(comment["body"], json!(format!("Passed to sales: https://acme.zendesk.com/sales/leads/{id}")));
    assert_eq!(comment["public"], json!(false));
    let log = crm.log.borrow().clone();
    let sent: Vec<&str> = log.iter().map(String::as_str).collect();
    // The address in both ways to write it.
    let on_ticket = ["GET /api/v2/tickets/3.json", "PUT /api/v2/tickets/3.json"];
    let expected = ["GET /v2/leads", "GET /v2/leads", "POST /v2/leads", "POST /v2/notes", on_ticket[0], on_ticket[1]];
    assert_eq!(sent, expected);
}
