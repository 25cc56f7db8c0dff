//! A shelf that holds a text under every name of the app's, as if somebody had written them all.

use crate::account::Account;
use crate::twist::Twist;
use sell_sidebar::store::Shelf;
use sell_sidebar::transport::{Method, Request, Service, Tells};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

const REPLY: &str = "sell-sidebar/reply/";

/// What somebody wrote under a name.
#[derive(Debug, Clone)]
pub enum Written {
    /// Nothing.
    Nothing,
    /// Any text.
    Text(String),
    /// A reply of Sell's, twisted, and how old it is.
    Reply(u64, Twist),
}

/// The shelf.
pub struct WrittenShelf {
    account: Rc<Account>,
    /// What stands under a name; which of these depends on the name.
    written: Vec<Written>,
    /// Whether there is room for more.
    room: bool,
    now: u64,
    kept: RefCell<BTreeMap<String, String>>,
    removed: RefCell<BTreeSet<String>>,
}

impl WrittenShelf {
    pub fn new(account: Rc<Account>, written: Vec<Written>, room: bool, now: u64) -> Self {
        Self { account, written, room, now, kept: RefCell::default(), removed: RefCell::default() }
    }

    fn invented(&self, name: &str) -> Option<String> {
        let sum: usize = name.bytes().map(usize::from).sum();
        match self.written.get(sum % self.written.len().max(1))? {
            Written::Nothing => None,
            Written::Text(text) => Some(text.clone()),
            Written::Reply(age, twist) => {
                let reply = twist.of(self.account.reply(&request_of(name)?));
                Some(format!("{}\n{}", self.now.saturating_sub(*age), reply.body))
            }
        }
    }
}

/// The request that a name stands for.
fn request_of(name: &str) -> Option<Request> {
    let (method, rest) = name.strip_prefix(REPLY)?.split_once(' ')?;
    let (target, body) = rest.split_once('\n').map_or((rest, None), |(target, body)| (target, Some(body)));
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    Some(Request {
        service: Service::Sell,
        method: if method == "POST" { Method::Post } else { Method::Get },
        path: path.to_owned(),
        query: query.to_owned(),
        body: body.and_then(|it| serde_json::from_str::<Value>(it).ok()),
        tells: Tells::Customer,
    })
}

impl Shelf for WrittenShelf {
    fn read(&self, name: &str) -> Option<String> {
        if self.removed.borrow().contains(name) {
            return None;
        }
        self.kept.borrow().get(name).cloned().or_else(|| self.invented(name))
    }

    fn write(&self, name: &str, text: &str) -> bool {
        if self.room {
            self.hold(name, text);
        }
        self.room
    }

    fn hold(&self, name: &str, text: &str) {
        self.removed.borrow_mut().remove(name);
        self.kept.borrow_mut().insert(name.to_owned(), text.to_owned());
    }

    fn remove(&self, name: &str) {
        self.kept.borrow_mut().remove(name);
        self.removed.borrow_mut().insert(name.to_owned());
    }

    fn names(&self) -> Vec<String> {
        self.kept.borrow().keys().cloned().collect()
    }

    fn now(&self) -> u64 {
        self.now
    }
}
