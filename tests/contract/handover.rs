//! Handing over exactly once, against the sandbox with its real faults on each of the requests.

use crate::sandbox::{HttpTransport, Sandbox};
use pollster::block_on;
use sell_sidebar::domain::ids::{LeadId, SupportUserId, TicketId, UserId};
use sell_sidebar::domain::lead_form::{NewLead, TAG};
use sell_sidebar::failure::Cause;
use sell_sidebar::handover::{self, Doing, Handover, Origin, Stage, Step, Undone, World, carry_out};
use sell_sidebar::sell::{SearchPlan, Sell};
use sell_sidebar::store::MemoryShelf;
use sell_sidebar::support::Support;
use serde_json::{Value, json};
use std::cell::Cell;

/// A page whose clock jumps ahead where the real one would have to be waited for, and with it the lists: faults of the
/// sandbox are over when the connection is, so nothing is still on its way then.
struct Page<'a> {
    sandbox: &'a Sandbox,
    sell: Sell<HttpTransport>,
    support: Support<HttpTransport>,
    shelf: MemoryShelf,
    now: Cell<u64>,
}

impl<'a> Page<'a> {
    fn of(sandbox: &'a Sandbox) -> Self {
        Self {
            sandbox,
            sell: Sell::new(sandbox.transport(), SearchPlan::Try),
            support: Support::new(sandbox.transport()),
            shelf: MemoryShelf::default(),
            now: Cell::new(1_000_000),
        }
    }

    fn carry_out(&self, handover: &mut Handover) -> Result<(), Undone> {
        self.now.set(self.now.get() + 60_000);
        block_on(carry_out(handover, self))
    }
}

impl World for Page<'_> {
    type T = HttpTransport;

    fn sell(&self) -> &Sell<HttpTransport> {
        &self.sell
    }

    fn support(&self) -> &Support<HttpTransport> {
        &self.support
    }

    fn now(&self) -> u64 {
        self.now.get()
    }

    async fn wait(&self, ms: u64) {
        self.now.set(self.now.get() + ms);
        self.sandbox.control("/control/consistency", &json!({"lag_ms": 0}));
    }

    fn keep(&self, handover: &Handover) {
        handover::keep(&self.shelf, handover);
    }

    fn kept(&self, handover: &Handover) -> Option<Handover> {
        handover::handover_of(&self.shelf, &handover.place)
    }

    fn others(&self, handover: &Handover) -> Vec<Handover> {
        handover::others(&self.shelf, &handover.place)
    }

    fn lead_link(&self, _lead: LeadId) -> Option<String> {
        None
    }

    fn report(&self, _step: Step, _doing: Doing) {}
}

fn begun(sandbox: &Sandbox, by: &str) -> Handover {
    let owner = block_on(Sell::new(sandbox.transport(), SearchPlan::Try).token_owner());
    let owner = owner.unwrap_or_else(|failure| panic!("{failure:?}")).id;
    let (email, phone) = match by {
        "email" => (Some("Zoe@Example.com".to_owned()), None),
        "phone" => (None, Some("+45 70 10 20 30".to_owned())),
        _ => (None, None),
    };
    let lead = NewLead {
        first_name: Some("Zoë".to_owned()),
        last_name: Some("O’Neil & Søn".to_owned()),
        organization_name: Some("例え株式会社".to_owned()),
        email,
        phone,
        twitter: Some("zoe".to_owned()),
        facebook: None,
        owner,
        status: Some("Working".to_owned()),
        source: None,
        tags: vec![TAG.to_owned()],
    };
    let place = "ticket-3".to_owned();
    let origin = Origin { place, requester: Some(SupportUserId(9)), ticket: Some(TicketId(3)), at: 1_000_000 };
    // Longer than any text on a card.
    let note = format!("{} end\n\nSam\nhttps://sandbox-demo.zendesk.com/agent/tickets/3", "Wants a demo. ".repeat(600));
    Handover::lead(origin, lead, "Sam".to_owned(), Some(note), Some("Passed to sales: {link}\n— Sam".to_owned()))
}

fn count(sandbox: &Sandbox, list: &str, is_it: impl Fn(&Value) -> bool) -> usize {
    sandbox.state()[list].as_array().into_iter().flatten().filter(|it| is_it(it)).count()
}

/// Leads, notes and comments that were made.
fn made(sandbox: &Sandbox) -> [usize; 3] {
    let has = |it: &Value, name: &str, text: &str| it[name].as_str().is_some_and(|it| it.contains(text));
    [
        count(sandbox, "leads", |it| has(it, "last_name", "O’Neil & Søn")),
        count(sandbox, "notes", |it| has(it, "content", "Wants a demo.")),
        count(sandbox, "comments", |it| has(it, "body", "Passed to sales: #")),
    ]
}

fn fault(sandbox: &Sandbox, at: &str, kind: &Value) {
    let mut fault = kind.clone();
    fault["match"] = json!(at);
    fault["times"] = json!(1);
    sandbox.control("/control/faults", &fault);
}

const STEPS: [(Step, &str, &str); 3] = [
    (Step::Lead, "POST /v2/leads", "GET /v2/leads"),
    (Step::Note, "POST /v2/notes", "GET /v2/notes"),
    (Step::Comment, "PUT /api/v2/tickets", "GET /api/v2/tickets/3/comments"),
];

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
