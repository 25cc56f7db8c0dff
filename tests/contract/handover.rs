//! Handing over exactly once, against the sandbox with its real faults on each of the requests.

use crate::handover_page::{Page, STEPS, begun, count, fault, made};
use crate::sandbox::Sandbox;
use pollster::block_on;
use sell_sidebar::domain::ids::{TicketId, UserId};
use sell_sidebar::failure::Cause;
use sell_sidebar::handover::{self, Handover, Stage, Step, World};
use serde_json::json;

#[test]
fn what_was_done_is_found_whatever_came_back() {
    for by in ["email", "phone", "name"] {
        let sandbox = Sandbox::start();
        for (_, at, _) in STEPS {
            fault(&sandbox, at, &json!({"kind": "drop_after"}));
        }
        let mut handover = begun(&sandbox, by);
        assert_eq!(Page::of(&sandbox).carry_out(&mut handover), Ok(()), "{by}");
        assert_eq!(made(&sandbox), [1, 1, 1], "{by}");
        let found = handover.made.as_ref().and_then(|it| it.profile.twitter.clone());
        assert_eq!(found.as_deref(), Some("zoe"), "{by}");
    }
    let sandbox = Sandbox::start();
    for (_, at, _) in STEPS {
        fault(&sandbox, at, &json!({"kind": "garbage"}));
    }
    assert_eq!(Page::of(&sandbox).carry_out(&mut begun(&sandbox, "email")), Ok(()));
    assert_eq!(made(&sandbox), [1, 1, 1]);
}

#[test]
fn what_was_lost_on_the_way_there_is_sent_again_when_asked() {
    let sandbox = Sandbox::start();
    for (_, at, _) in STEPS {
        for kind in [json!({"kind": "drop_before"}), json!({"kind": "status", "status": 500})] {
            fault(&sandbox, at, &kind);
        }
    }
    let page = Page::of(&sandbox);
    let mut handover = begun(&sandbox, "email");
    for (step, ..) in STEPS {
        for cause in [Cause::NoReply, Cause::ServiceDown] {
            let undone = page.carry_out(&mut handover).err();
            assert_eq!(undone.map(|it| (it.step, it.failure.cause, it.certain)), Some((step, cause, false)));
            // As after a reload.
            let Some(kept) = page.kept(&handover) else { panic!("it is kept") };
            handover = kept;
        }
    }
    assert_eq!(page.carry_out(&mut handover), Ok(()));
    assert_eq!(made(&sandbox), [1, 1, 1]);
}

#[test]
fn a_refusal_did_nothing_and_can_be_repeated() {
    let sandbox = Sandbox::start();
    let refusals = [(422, Cause::Invalid), (429, Cause::RateLimited), (401, Cause::TokenRefused)];
    for (_, at, _) in STEPS {
        for (status, _) in refusals {
            fault(&sandbox, at, &json!({"kind": "status", "status": status}));
        }
    }
    let page = Page::of(&sandbox);
    let mut handover = begun(&sandbox, "email");
    for (step, ..) in STEPS {
        for (_, cause) in refusals {
            let undone = page.carry_out(&mut handover).err();
            assert_eq!(undone.map(|it| (it.step, it.failure.cause, it.certain)), Some((step, cause, true)));
            assert_eq!(handover.stage(step), Some(&Stage::Waiting));
        }
    }
    assert_eq!(page.carry_out(&mut handover), Ok(()));
    assert_eq!(made(&sandbox), [1, 1, 1]);
}

#[test]
fn while_nobody_can_look_nothing_is_sent_again() {
    for (at, (step, send, look)) in STEPS.into_iter().enumerate() {
        let sandbox = Sandbox::start();
        let page = Page::of(&sandbox);
        let mut handover = begun(&sandbox, "email");
        fault(&sandbox, send, &json!({"kind": "drop_after"}));
        let blind = json!({"match": look, "kind": "drop_before"});
        if step == Step::Lead {
            // The first look must go well, or nothing is sent at all.
            let undone = {
                sandbox.control("/control/faults", &blind);
                page.carry_out(&mut handover).err()
            };
            assert_eq!(undone.map(|it| (it.step, it.certain)), Some((step, true)));
            assert_eq!(made(&sandbox), [0, 0, 0]);
            handover.steps[0].1 = Stage::Sent { at: 0, known: vec![] };
            page.keep(&handover);
        } else {
            sandbox.control("/control/faults", &blind);
        }
        for _ in 0..2 {
            let undone = page.carry_out(&mut handover).err();
            assert_eq!(undone.map(|it| (it.step, it.certain)), Some((step, false)), "{step:?}");
            assert!(made(&sandbox)[at] <= 1, "{step:?}");
        }
    }
}

#[test]
fn what_a_lagging_list_does_not_show_yet_is_found_a_little_later() {
    let sandbox = Sandbox::start();
    sandbox.control("/control/consistency", &json!({"lag_ms": 600_000}));
    fault(&sandbox, "POST /v2/leads", &json!({"kind": "drop_after"}));
    fault(&sandbox, "POST /v2/notes", &json!({"kind": "slow_body", "ms": 100}));
    assert_eq!(Page::of(&sandbox).carry_out(&mut begun(&sandbox, "email")), Ok(()));
    assert_eq!(made(&sandbox), [1, 1, 1]);
    let looks = sandbox.requests().iter().filter(|it| it["method"] == "GET" && it["path"] == "/v2/leads").count();
    // In both ways to write the address: before sending, at once after, and a second later.
    assert_eq!(looks, 6);
}

#[test]
fn a_lead_like_it_that_was_there_before_is_not_taken_for_it() {
    let sandbox = Sandbox::start();
    let page = Page::of(&sandbox);
    let mut first = begun(&sandbox, "email");
    assert_eq!(page.carry_out(&mut first), Ok(()));
    let mut second = begun(&sandbox, "email");
    second.place = "ticket-4".to_owned();
    second.ticket = Some(TicketId(4));
    fault(&sandbox, "POST /v2/leads", &json!({"kind": "drop_before"}));
    assert_eq!(page.carry_out(&mut second).err().map(|it| it.certain), Some(false));
    assert_eq!(made(&sandbox)[0], 1);
    assert_eq!(page.carry_out(&mut second), Ok(()));
    assert_eq!(made(&sandbox)[0], 2);
    assert_ne!(first.lead_id(), second.lead_id());
}

#[test]
fn a_lead_is_taken_back_as_it_was_made_and_not_after_somebody_worked_on_it() {
    let sandbox = Sandbox::start();
    let page = Page::of(&sandbox);
    for kind in
        [json!({"kind": "drop_after"}), json!({"kind": "drop_before"}), json!({"kind": "status", "status": 422})]
    {
        let mut first = begun(&sandbox, "email");
        first.begun_at = page.now();
        assert_eq!(page.carry_out(&mut first), Ok(()));
        let back = Handover::taking_back(&first, page.now(), Some("Taken back: {link}".to_owned()));
        let Some(mut back) = back else { panic!("the lead was made") };
        fault(&sandbox, "DELETE /v2/leads", &kind);
        let told = page.carry_out(&mut back).err().map(|it| it.certain);
        let expected = match kind["kind"].as_str() {
            Some("drop_after") => None,
            Some("drop_before") => Some(false),
            _ => Some(true),
        };
        assert_eq!(told, expected, "{kind}");
        assert_eq!(page.carry_out(&mut back), Ok(()));
        assert_eq!(made(&sandbox)[0], 0, "{kind}");
    }
    assert_eq!(count(&sandbox, "comments", |it| it["body"].as_str().is_some_and(|it| it.starts_with("Taken"))), 3);

    let mut first = begun(&sandbox, "email");
    first.begun_at = page.now();
    assert_eq!(page.carry_out(&mut first), Ok(()));
    let Some(mut back) = Handover::taking_back(&first, page.now(), None) else { panic!("the lead was made") };
    let Some(subject) = first.note_subject() else { panic!("there is a lead") };
    assert!(block_on(page.sell.create_note(subject, "Called her.")).is_ok());
    let undone = page.carry_out(&mut back).err();
    assert_eq!(undone.map(|it| (it.failure.cause, it.certain)), Some((Cause::Changed, true)));
    assert_eq!(made(&sandbox)[0], 1);
}

#[test]
fn a_pool_hands_the_lead_on_and_it_is_found_all_the_same() {
    let sandbox = Sandbox::start();
    let mut handover = begun(&sandbox, "email");
    let handover::Deed::CreateLead(lead) = &mut handover.deed else { panic!("it makes a lead") };
    lead.owner = UserId(1090);
    fault(&sandbox, "POST /v2/leads", &json!({"kind": "drop_after"}));
    assert_eq!(Page::of(&sandbox).carry_out(&mut handover), Ok(()));
    assert_eq!(made(&sandbox), [1, 1, 1]);
    let owner = handover.made.as_ref().and_then(|it| it.owner.as_ref()).map(|it| it.id);
    assert!(owner.is_some_and(|it| it != UserId(1090)), "{owner:?}");
}
