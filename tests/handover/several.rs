//! Several at once: two tickets of one requester in one browser, and two pages of one ticket.

use crate::crm::Crm;
use crate::faults::{Course, any_course, at_least};
use crate::fixtures::{handover, new_lead, note_text};
use crate::page::Page;
use futures_util::future::join;
use proptest::prelude::*;
use sell_sidebar::domain::ids::LeadId;
use sell_sidebar::handover::{Handover, Stage, Step, World, carry_out, handover_of};
use sell_sidebar::sell::lead_body;
use sell_sidebar::store::MemoryShelf;
use serde_json::json;
use std::rc::Rc;

/// Two pages of one browser go on at the same time, the second one a little later, as often as the course says.
fn side_by_side(course: &Course, crm: &Rc<Crm>, later: u64, begun: [Handover; 2]) -> [Handover; 2] {
    let shelf = Rc::new(MemoryShelf::default());
    let mut now = begun.clone();
    for (goes_at, pause) in &course.attempts {
        let [mut one, mut other] = now.clone();
        let pages = [Page::new(crm, &shelf), Page::new(crm, &shelf)];
        let second = async {
            crm.until(crm.now() + later).await;
            carry_out(&mut other, &pages[1]).await
        };
        let told = crm.run(*goes_at, join(carry_out(&mut one, &pages[0]), second));
        if told == Some((Ok(()), Ok(()))) {
            return [one, other];
        }
        crm.pass(*pause);
        now = begun.clone().map(|it| handover_of(shelf.as_ref(), &it.place).unwrap_or(it));
    }
    now
}

fn is_done(handover: &Handover) -> bool {
    handover.stage(Step::Lead) == Some(&Stage::Done)
}

proptest! {
    #![proptest_config(at_least(1_000))]

    #[test]
    fn two_tickets_of_one_requester_have_a_lead_each(course in any_course(), later in 0..14_000_u64) {
        let crm = Crm::new(course.lag, &course.faults);
        let [one, other] = side_by_side(&course, &crm, later, [handover(3), handover(4)]);
        crm.pass(100_000);
        let leads = crm.leads.borrow().len();
        assert!(leads <= 2, "{leads} leads for two handovers");
        if is_done(&one) && is_done(&other) {
            assert_ne!(one.lead_id(), other.lead_id());
            assert_eq!(leads, 2);
        }
    }

    #[test]
    fn two_pages_of_one_ticket_make_one_of_each(course in any_course(), later in 0..14_000_u64) {
        let crm = Crm::new(course.lag, &course.faults);
        side_by_side(&course, &crm, later, [handover(3), handover(3)]);
        crm.pass(100_000);
        let counts = [&crm.leads, &crm.notes, &crm.comments].map(|it| it.borrow().len());
        assert!(counts.iter().all(|it| *it <= 1), "leads, notes, comments: {counts:?}");
    }
}

/// Somebody's lead that looks like ticket 3's, which was sent long ago without a reply.
fn lost_beside_another() -> (Rc<Crm>, Page, Handover, u64) {
    let crm = Crm::new(0, &[]);
    let id = crm.add(&crm.leads, lead_body(&new_lead()))["id"].as_u64().unwrap_or(0);
    let page = Page::new(&crm, &Rc::new(MemoryShelf::default()));
    let mut lost = handover(3);
    lost.steps[0].1 = Stage::Sent { at: crm.now() - 20_000, known: vec![] };
    (crm, page, lost, id)
}

#[test]
fn a_lead_with_a_note_from_another_ticket_is_not_taken() {
    for (ticket, leads) in [(9, 2), (3, 1)] {
        let (crm, page, mut lost, id) = lost_beside_another();
        crm.add(&crm.notes, json!({"resource_type": "lead", "resource_id": id, "content": note_text(ticket)}));
        assert_eq!(crm.run(None, carry_out(&mut lost, &page)), Some(Ok(())));
        assert_eq!(crm.leads.borrow().len(), leads, "ticket {ticket}");
    }
}

#[test]
fn a_lead_of_another_handover_is_not_taken() {
    let (crm, page, mut lost, id) = lost_beside_another();
    let mut other = handover(4);
    other.lead = Some(LeadId(id));
    other.steps[0].1 = Stage::Done;
    page.keep(&other);
    assert_eq!(crm.run(None, carry_out(&mut lost, &page)), Some(Ok(())));
    assert_eq!(crm.leads.borrow().len(), 2);
    assert_ne!(lost.lead, other.lead);
}

#[test]
fn a_lead_that_another_handover_may_yet_be_told_of_is_left_to_it() {
    let (crm, page, mut lost, id) = lost_beside_another();
    let mut other = handover(4);
    other.steps[0].1 = Stage::Sent { at: crm.now() - 14_000, known: vec![] };
    page.keep(&other);
    let told = crm.run(None, carry_out(&mut lost, &page));
    assert_eq!(told.and_then(Result::err).map(|it| (it.step, it.certain)), Some((Step::Lead, false)));
    assert_eq!((crm.leads.borrow().len(), lost.lead), (1, None));
    crm.pass(60_000);
    assert_eq!(crm.run(None, carry_out(&mut lost, &page)), Some(Ok(())));
    assert_eq!(lost.lead, Some(LeadId(id)), "nobody else has claimed it by then");
}
