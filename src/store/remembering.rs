//! A [`Transport`] that remembers: it answers from what is kept where that is good enough, keeps what comes, and holds
//! back while Sell asks for a pause. Clients above it need not know.

use super::pause::Pause;
use super::{kept_replies, shelf::Shelf};
use crate::failure::{Cause, Failure};
use crate::transport::{Reply, Request, Service, Tells, Transport};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How long a customer's data serves without being asked for again. Its age is on screen, and Refresh asks at once.
const CUSTOMER_FRESH_MS: u64 = 15 * 60 * 1000;
/// How long an agent's access is taken for granted.
const ACCESS_FRESH_MS: u64 = 60 * 60 * 1000;
/// From this age on, reference data still serves but is asked for behind the scenes.
const REFERENCE_AGES_MS: u64 = 12 * 60 * 60 * 1000;

/// How much an answer that is kept is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// Only what is kept, however old; nothing is sent.
    Nobody,
    /// What is kept and fresh; everything else is asked for.
    WhereNeeded,
    /// Customers' data anew; what seldom changes as it is kept.
    Anew,
    /// Everything anew: what is kept serves nobody, and what comes is kept.
    Everything,
}

/// Remembers on behalf of another transport. Made anew for each look-up, so that it can tell how old that one's answer is.
pub struct Remembering<T> {
    inner: T,
    shelf: Rc<dyn Shelf>,
    asking: Asking,
    chance: fn() -> u64,
    oldest: Cell<Option<u64>>,
    aging: RefCell<Vec<Request>>,
    has_kept: Cell<bool>,
}

impl<T: Transport> Remembering<T> {
    /// `chance` gives 0 to 999, for spreading what many sidebars do at once.
    pub fn new(inner: T, shelf: Rc<dyn Shelf>, asking: Asking, chance: fn() -> u64) -> Self {
        Self {
            inner,
            shelf,
            asking,
            chance,
            oldest: Cell::default(),
            aging: RefCell::default(),
            has_kept: Cell::default(),
        }
    }

    /// When the oldest of the customers' data that were given came, in milliseconds since 1970. `None` if there were none.
    pub fn as_of(&self) -> Option<u64> {
        self.oldest.get()
    }

    /// Whether a reply was kept that was not there before.
    pub fn has_kept(&self) -> bool {
        self.has_kept.get()
    }

    /// Asks anew for reference data that served although it gets old.
    pub async fn renew(&self) {
        for request in self.aging.take() {
            // It was only a precaution: the old data serves until it is a day old.
            if !self.ask(request).await.is_ok_and(|reply| reply.is_success()) {
                return;
            }
        }
    }

    fn kept(&self, request: &Request) -> Option<Reply> {
        let kept = kept_replies::find(self.shelf.as_ref(), request)?;
        let age = self.shelf.now().saturating_sub(kept.at);
        let serves = match (self.asking, request.tells) {
            (_, Tells::ThisOnce) | (Asking::Everything, _) => false,
            (Asking::Nobody, _) | (_, Tells::Reference) => true,
            (Asking::WhereNeeded, Tells::Customer) => age < CUSTOMER_FRESH_MS,
            (Asking::Anew, Tells::Customer) => false,
            (_, Tells::Access) => age < ACCESS_FRESH_MS,
        };
        if !serves || !is_answer(&kept.body) {
            return None;
        }
        match request.tells {
            Tells::Customer => self.gave(kept.at),
            Tells::Reference if REFERENCE_AGES_MS < age => self.aging.borrow_mut().push(request.clone()),
            _ => {}
        }
        Some(Reply { status: 200, body: kept.body })
    }

    fn gave(&self, at: u64) {
        self.oldest.set(Some(self.oldest.get().map_or(at, |oldest| oldest.min(at))));
    }

    async fn ask(&self, request: Request) -> Result<Reply, Failure> {
        let shelf = self.shelf.as_ref();
        if request.service == Service::Sell && Pause::now(shelf).is_some() {
            return Err(Failure::unsent(Cause::RateLimited, request.service, &request.operation()));
        }
        let asked = request.clone();
        let reply = self.inner.send(request).await?;
        if asked.service == Service::Sell && reply.status == 429 {
            Pause::begin(shelf, (self.chance)());
        }
        if reply.is_success() && asked.tells != Tells::ThisOnce {
            Pause::end(shelf);
            if is_answer(&reply.body) {
                kept_replies::keep(shelf, &asked, &reply.body);
                self.has_kept.set(true);
            }
        }
        Ok(reply)
    }
}

/// Whether this is what Sell wraps its answers in (`sell-api.md` 1.2). A reply that is cut short, garbled or something
/// else must neither be kept nor serve: it would be wrong for as long as it lasts.
fn is_answer(body: &str) -> bool {
    let holds = |reply: Value| {
        reply.get("items").is_some_and(Value::is_array) || reply.get("data").is_some_and(Value::is_object)
    };
    serde_json::from_str(body).is_ok_and(holds)
}

impl<T: Transport> Transport for Remembering<T> {
    async fn send(&self, request: Request) -> Result<Reply, Failure> {
        if let Some(reply) = self.kept(&request) {
            return Ok(reply);
        }
        if self.asking == Asking::Nobody {
            return Err(Failure::unsent(Cause::NotKept, request.service, &request.operation()));
        }
        let tells = request.tells;
        let reply = self.ask(request).await?;
        if tells == Tells::Customer && reply.is_success() {
            self.gave(self.shelf.now());
        }
        Ok(reply)
    }
}
