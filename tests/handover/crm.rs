//! A model of Sell and Support with a clock of its own: what arrives is done once for each time that it arrives, single
//! records are read at once, lists lag. It knows leads, notes and internal comments, and nothing else.

use crate::faults::{Fate, Fault};
use sell_sidebar::failure::{Cause, Failure};
use sell_sidebar::transport::{Method, Reply, Request, Transport};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// Something that was made.
#[derive(Debug, Clone)]
pub struct Made {
    pub id: u64,
    pub at: u64,
    pub gone_at: Option<u64>,
    pub data: Value,
}

/// Something on its way.
struct Arriving {
    at: u64,
    request: Request,
    reply: Rc<RefCell<Option<Reply>>>,
}

/// The model.
pub struct Crm {
    now: Cell<u64>,
    lag: u64,
    faults: RefCell<Vec<Fault>>,
    arriving: RefCell<Vec<Arriving>>,
    wakes: RefCell<Vec<u64>>,
    pub leads: RefCell<Vec<Made>>,
    pub notes: RefCell<Vec<Made>>,
    pub comments: RefCell<Vec<Made>>,
    /// Method and path of everything that arrived.
    pub log: RefCell<Vec<String>>,
}

impl Crm {
    /// The faults are used up from the first on, one for each request; then all goes well.
    pub fn new(lag: u64, faults: &[Fault]) -> Rc<Self> {
        let crm = Self {
            now: Cell::new(1_000_000),
            lag,
            faults: RefCell::new(faults.iter().rev().copied().collect()),
            arriving: RefCell::default(),
            wakes: RefCell::default(),
            leads: RefCell::default(),
            notes: RefCell::default(),
            comments: RefCell::default(),
            log: RefCell::default(),
        };
        Rc::new(crm)
    }

    pub fn now(&self) -> u64 {
        self.now.get()
    }

    /// From now on these faults.
    pub fn set_faults(&self, faults: &[Fault]) {
        *self.faults.borrow_mut() = faults.iter().rev().copied().collect();
    }

    /// Lets time go by.
    pub fn pass(&self, ms: u64) {
        let until = self.now.get() + ms;
        loop {
            let next = {
                let mut arriving = self.arriving.borrow_mut();
                arriving.sort_by_key(|it| std::cmp::Reverse(it.at));
                match arriving.last() {
                    Some(it) if it.at <= until => arriving.pop(),
                    _ => None,
                }
            };
            let Some(next) = next else { break };
            self.now.set(next.at.max(self.now.get()));
            *next.reply.borrow_mut() = Some(self.answer(&next.request));
        }
        self.now.set(until);
    }

    /// Runs something until it is through, or until the wait at which the page goes (`None`).
    pub fn run<R>(&self, goes_at: Option<usize>, work: impl Future<Output = R>) -> Option<R> {
        let mut work = pin!(work);
        let mut context = Context::from_waker(Waker::noop());
        for wait in 0..5_000 {
            if let Poll::Ready(result) = work.as_mut().poll(&mut context) {
                return Some(result);
            }
            if goes_at == Some(wait) {
                self.wakes.borrow_mut().clear();
                return None;
            }
            let next = self.wakes.borrow().iter().copied().min().unwrap_or_else(|| self.now.get() + 1);
            self.pass(next.saturating_sub(self.now.get()));
            self.wakes.borrow_mut().retain(|it| self.now.get() < *it);
        }
        panic!("it does not end");
    }

    /// Comes back at a moment of the model's clock.
    pub async fn until(&self, moment: u64) {
        poll_fn(|_| {
            if moment <= self.now.get() {
                return Poll::Ready(());
            }
            self.wakes.borrow_mut().push(moment);
            Poll::Pending
        })
        .await;
    }

    async fn carry(&self, request: Request) -> Result<Reply, Failure> {
        let fault = self.faults.borrow_mut().pop().unwrap_or(Fault { fate: Fate::Fine, arrives: 50, replies: 100 });
        let one_lead = request.method == Method::Get && request.path.starts_with("/v2/leads/");
        let fault = match fault.fate {
            // That there is no such record is believed.
            Fate::Refused(404) if one_lead => Fault { fate: Fate::Refused(403), ..fault },
            _ => fault,
        };
        let sent = self.now.get();
        let (arrives, replies) = (sent + fault.arrives, sent + fault.replies);
        let done = Rc::new(RefCell::new(None));
        if fault.fate.is_done() {
            let reply = done.clone();
            self.arriving.borrow_mut().push(Arriving { at: arrives, request: request.clone(), reply });
        }
        let of = |status: u16, body: &str| Ok(Reply { status, body: body.to_owned() });
        match fault.fate {
            Fate::Unsent => {
                self.until(sent + 1).await;
                Err(Failure::unsent(Cause::Offline, request.service, &request.operation()))
            }
            Fate::LostBefore | Fate::LostAfter => {
                self.until(replies).await;
                of(0, "")
            }
            Fate::GivenUp => {
                self.until(sent + 10_000).await;
                of(504, "")
            }
            Fate::Refused(status) => {
                self.until(replies).await;
                of(status, "{}")
            }
            Fate::Failed(_) => {
                self.until(arrives + 10).await;
                of(500, "oops")
            }
            Fate::Garbage => {
                self.until(arrives + 10).await;
                of(200, "{\"data\": {\"id\": 1, \"na")
            }
            Fate::Fine => {
                self.until(arrives + 10).await;
                Ok(done.borrow_mut().take().unwrap_or(Reply { status: 0, body: String::new() }))
            }
        }
    }

    fn answer(&self, request: &Request) -> Reply {
        self.log.borrow_mut().push(request.operation());
        let of = |status: u16, body: Value| Reply { status, body: body.to_string() };
        let data = |name: &str| request.body.as_ref().and_then(|it| it.get(name)).cloned().unwrap_or_default();
        let path: Vec<&str> = request.path.split('/').skip(1).collect();
        match (request.method, path.as_slice()) {
            (Method::Post, ["v2", "leads"]) => of(200, json!({"data": self.add(&self.leads, data("data"))})),
            (Method::Post, ["v2", "notes"]) => of(200, json!({"data": self.add(&self.notes, data("data"))})),
            (Method::Get, ["v2", "leads"]) => of(200, self.list(&self.leads, &request.query)),
            (Method::Get, ["v2", "notes"]) => of(200, self.list(&self.notes, &request.query)),
            (method, ["v2", "leads", id]) => {
                let mut leads = self.leads.borrow_mut();
                let lead = leads.iter_mut().find(|it| it.id.to_string() == *id && it.gone_at.is_none());
                match (lead, method) {
                    (None, _) => of(404, json!({})),
                    (Some(lead), Method::Delete) => {
                        lead.gone_at = Some(self.now.get());
                        Reply { status: 204, body: String::new() }
                    }
                    (Some(lead), _) => of(200, json!({"data": lead.data})),
                }
            }
            (Method::Get, ["api", "v2", "tickets", _]) => of(200, json!({"ticket": {"updated_at": self.stamp()}})),
            (Method::Put, ["api", "v2", "tickets", _])
                if data("ticket")["safe_update"] == json!(true)
                    && data("ticket")["updated_stamp"] != json!(self.stamp()) =>
            {
                of(409, json!({"error": "UpdateConflict"}))
            }
            (Method::Put, ["api", "v2", "tickets", _]) => {
                let comment = data("ticket").get("comment").cloned().unwrap_or_default();
                self.add(&self.comments, comment);
                of(200, json!({"ticket": {}}))
            }
            (Method::Get, ["api", "v2", "tickets", _, "comments.json"]) => {
                let comments: Vec<Value> = self.comments.borrow().iter().map(|it| it.data.clone()).collect();
                of(200, json!({"comments": comments, "next_page": null}))
            }
            _ => panic!("the model does not know {}", request.operation()),
        }
    }

    /// When the ticket was last changed: it changes with every comment.
    fn stamp(&self) -> String {
        self.comments.borrow().len().to_string()
    }

    /// Makes something as if somebody else had.
    pub fn add(&self, things: &RefCell<Vec<Made>>, mut data: Value) -> Value {
        let id = 10 + self.leads.borrow().len() as u64 + 1_000 * things.borrow().len() as u64;
        if let Some(data) = data.as_object_mut() {
            data.insert("id".to_owned(), json!(id));
            data.insert("created_at".to_owned(), json!("2026-11-23T00:00:00Z"));
        }
        things.borrow_mut().push(Made { id, at: self.now.get(), gone_at: None, data: data.clone() });
        data
    }

    fn list(&self, things: &RefCell<Vec<Made>>, query: &str) -> Value {
        let seen = |at: u64| at + self.lag <= self.now.get();
        let there = |it: &&Made| seen(it.at) && !it.gone_at.is_some_and(seen) && passes(&it.data, query);
        let items: Vec<Value> = things.borrow().iter().filter(there).map(|it| json!({"data": it.data})).collect();
        json!({"items": items})
    }
}

fn passes(data: &Value, query: &str) -> bool {
    query.split('&').filter_map(|it| it.split_once('=')).all(|(name, value)| {
        let there = match &data[name] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        matches!(name, "page" | "per_page") || there.to_lowercase() == decoded(value).to_lowercase()
    })
}

fn decoded(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, left) = match (first, after) {
            (b'%', [high, low, left @ ..]) => {
                let hex = String::from_utf8_lossy(&[*high, *low]).into_owned();
                (u8::from_str_radix(&hex, 16).unwrap_or(b'?'), left)
            }
            (byte, left) => (*byte, left),
        };
        bytes.push(byte);
        rest = left;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A way to the model.
#[derive(Clone)]
pub struct Link(pub Rc<Crm>);

impl Transport for Link {
    async fn send(&self, request: Request) -> Result<Reply, Failure> {
        self.0.carry(request).await
    }
}
