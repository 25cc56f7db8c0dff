//! A page that hands over against the sandbox, what it hands over, and what has come of it.

use crate::sandbox::{HttpTransport, Sandbox};
use pollster::block_on;
use sell_sidebar::domain::ids::{LeadId, SupportUserId, TicketId};
use sell_sidebar::domain::lead_form::{NewLead, TAG};
use sell_sidebar::handover::{self, Doing, Handover, Origin, Step, Undone, World, carry_out};
use sell_sidebar::sell::{SearchPlan, Sell};
use sell_sidebar::store::MemoryShelf;
use sell_sidebar::support::Support;
use serde_json::{Value, json};
use std::cell::Cell;

/// A page whose clock jumps ahead where the real one would have to be waited for, and with it the lists: faults of the
/// sandbox are over when the connection is, so nothing is still on its way then.
pub struct Page<'a> {
    sandbox: &'a Sandbox,
    pub sell: Sell<HttpTransport>,
    support: Support<HttpTransport>,
    shelf: MemoryShelf,
    now: Cell<u64>,
}

impl<'a> Page<'a> {
    pub fn of(sandbox: &'a Sandbox) -> Self {
        Self {
            sandbox,
            sell: Sell::new(sandbox.transport(), SearchPlan::Try),
            support: Support::new(sandbox.transport()),
            shelf: MemoryShelf::default(),
            now: Cell::new(1_000_000),
        }
    }

    pub fn carry_out(&self, handover: &mut Handover) -> Result<(), Undone> {
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

/// A lead with note and comment, told apart from others by what `by` names.
pub fn begun(sandbox: &Sandbox, by: &str) -> Handover {
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

/// How many of a list are so.
pub fn count(sandbox: &Sandbox, list: &str, is_it: impl Fn(&Value) -> bool) -> usize {
    sandbox.state()[list].as_array().into_iter().flatten().filter(|it| is_it(it)).count()
}

/// Leads, notes and comments that were made.
pub fn made(sandbox: &Sandbox) -> [usize; 3] {
    let has = |it: &Value, name: &str, text: &str| it[name].as_str().is_some_and(|it| it.contains(text));
    [
        count(sandbox, "leads", |it| has(it, "last_name", "O’Neil & Søn")),
        count(sandbox, "notes", |it| has(it, "content", "Wants a demo.")),
        count(sandbox, "comments", |it| has(it, "body", "Passed to sales: #")),
    ]
}

/// Makes the next request of this kind go wrong.
pub fn fault(sandbox: &Sandbox, at: &str, kind: &Value) {
    let mut fault = kind.clone();
    fault["match"] = json!(at);
    fault["times"] = json!(1);
    sandbox.control("/control/faults", &fault);
}

/// What is sent for each step, and what is asked to see whether it was done.
pub const STEPS: [(Step, &str, &str); 3] = [
    (Step::Lead, "POST /v2/leads", "GET /v2/leads"),
    (Step::Note, "POST /v2/notes", "GET /v2/notes"),
    (Step::Comment, "PUT /api/v2/tickets", "GET /api/v2/tickets/3/comments"),
];
