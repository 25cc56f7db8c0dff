//! Zendesk Sell's API (`sell-api.md`): one file per resource, its JSON known nowhere else, domain types out.

mod account;
mod contacts;
mod custom_fields;
mod customer_search;
mod deals;
mod duplicates;
mod gap;
mod leads;
mod lists;
mod notes;
mod profile;
mod query;
mod record;
mod search;
mod text_search;
mod users;
mod web;

use crate::domain::custom_field::CustomFieldOwner;
use crate::domain::field::FieldChoice;
use crate::failure::Failure;
use crate::transport::{Method, Request, Service, Tells, Transport, ask};
use futures_util::future::try_join4;
use query::Query;
use record::Record;
use serde_json::Value;
use std::cell::Cell;
use std::rc::Rc;

pub use customer_search::Found;
pub use gap::{Gap, Part};
pub use leads::{lead_body, lead_in_body};
pub use notes::{Note, NoteSubject};
pub use text_search::{Hits, is_enough as is_enough_to_search_by};
pub use web::SellWeb;

/// The most that a v2 list gives at once (`sell-api.md` 1.2).
const PAGE: usize = 100;
/// Reference lists longer than this many pages are cut: 1,000 entries are more than anybody can choose from.
const MOST_PAGES: usize = 10;
/// The same for users, in turns of four pages after the first one: 6,100, and the largest account has 5,000 (spec 11).
const MOST_TURNS: usize = 15;

/// A client of Sell's API.
pub struct Sell<T> {
    transport: T,
    search: Cell<SearchPlan>,
    cards: Rc<FieldChoice>,
}

/// Whether the account's plan has search v3. Plans without it answer 403 or 404; asking again would only cost requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SearchPlan {
    /// Not known to be missing.
    #[default]
    Try,
    /// The plan has none: use v2 lists.
    Missing,
}

impl<T: Transport> Sell<T> {
    /// A client that starts with what was remembered about the plan.
    pub fn new(transport: T, search: SearchPlan) -> Self {
        Self { transport, search: Cell::new(search), cards: Rc::default() }
    }

    /// The same for cards with these fields: what they do not show is not asked for where that saves a request.
    #[must_use]
    pub fn for_cards(self, cards: Rc<FieldChoice>) -> Self {
        Self { cards, ..self }
    }

    /// What search v3 must be asked for to give custom fields along. All of them: it refuses a whole search for one that
    /// was deleted meanwhile.
    fn custom_attributes(&self, owner: CustomFieldOwner) -> &'static [&'static str] {
        if self.cards.custom(owner).is_empty() { &[] } else { &["custom_fields"] }
    }

    /// What is known about the plan by now, to be remembered.
    pub fn search_plan(&self) -> SearchPlan {
        self.search.get()
    }

    /// What carries the requests, for what it has learnt on the way.
    pub fn transport(&self) -> &T {
        &self.transport
    }

    async fn get(&self, path: &str, query: Query) -> Result<Value, Failure> {
        self.request(Method::Get, path, query, None, tells(path)).await
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value, Failure> {
        self.request(Method::Post, path, Query::default(), Some(body), Tells::ThisOnce).await
    }

    async fn request(
        &self,
        method: Method,
        path: &str,
        query: Query,
        body: Option<Value>,
        tells: Tells,
    ) -> Result<Value, Failure> {
        let (service, path, query) = (Service::Sell, path.to_owned(), query.encoded());
        ask(&self.transport, Request { service, method, path, query, body, tells }).await
    }

    /// The items of all pages of a v2 list, read one after the other because only a short page tells the end.
    async fn list(&self, path: &str, query: Query) -> Result<Vec<Value>, Failure> {
        self.list_telling(tells(path), path, query).await
    }

    async fn list_telling(&self, tells: Tells, path: &str, query: Query) -> Result<Vec<Value>, Failure> {
        let mut all = Vec::new();
        for page in 1..=MOST_PAGES {
            if !add(&mut all, self.page(tells, path, &query, page).await?) {
                break;
            }
        }
        Ok(all)
    }

    /// The items of a v2 list that may be very long: after a first full page, four are asked for at a time. What comes
    /// after a short page is dropped.
    async fn long_list(&self, path: &str) -> Result<Vec<Value>, Failure> {
        let query = Query::default();
        let page = |page| self.page(tells(path), path, &query, page);
        let mut all = page(1).await?;
        let mut more = all.len() == PAGE;
        for turn in 0..MOST_TURNS {
            if !more {
                break;
            }
            let next = 2 + 4 * turn;
            let (a, b, c, d) = try_join4(page(next), page(next + 1), page(next + 2), page(next + 3)).await?;
            for items in [a, b, c, d] {
                more = more && add(&mut all, items);
            }
        }
        Ok(all)
    }

    async fn page(&self, tells: Tells, path: &str, query: &Query, page: usize) -> Result<Vec<Value>, Failure> {
        let query = query.clone().with("per_page", PAGE).with("page", page);
        items(self.request(Method::Get, path, query, None, tells).await?, path)
    }
}

/// Adds a page, and whether another one may follow.
fn add(all: &mut Vec<Value>, mut page: Vec<Value>) -> bool {
    let full = page.len() == PAGE;
    all.append(&mut page);
    full
}

/// What reading a path tells, unless a request says otherwise.
fn tells(path: &str) -> Tells {
    let of_customers = ["/v2/leads", "/v2/contacts", "/v2/deals"];
    if of_customers.iter().any(|it| path.starts_with(it)) {
        Tells::Customer
    } else if path.ends_with("/self") {
        Tells::ThisOnce
    } else {
        Tells::Reference
    }
}

/// The records of a v2 list.
pub struct Listed<R> {
    /// The records.
    pub records: Vec<R>,
    /// Whether these are all. A list that is cut, or that holds what cannot be read, does not tell what is missing.
    pub whole: bool,
}

impl<R> Listed<R> {
    fn of(items: &[Value], records: Vec<R>) -> Self {
        let whole = items.len() < PAGE * MOST_PAGES && items.len() == records.len();
        Self { records, whole }
    }
}

/// What each item of a list holds; items that are no such record are left out.
fn records<R>(items: &[Value], read: fn(Record<'_>) -> Option<R>) -> Vec<R> {
    items.iter().filter_map(|item| read(Record::in_envelope(item)?)).collect()
}

/// Whether an id was not seen before: lists that were asked for by several values overlap, and so do pages between which
/// a record was added. `seen` stays sorted.
fn first_time(seen: &mut Vec<u64>, id: u64) -> bool {
    let place = seen.binary_search(&id);
    if let Err(at) = place {
        seen.insert(at, id);
    }
    place.is_err()
}

/// The items of a list envelope (`sell-api.md` 1.2).
fn items(mut reply: Value, path: &str) -> Result<Vec<Value>, Failure> {
    match reply.get_mut("items").map(Value::take) {
        Some(Value::Array(items)) => Ok(items),
        _ => Err(Failure::unreadable(Service::Sell, &format!("GET {path}"), "The reply has no items.")),
    }
}

/// The record of a single envelope.
fn single<R>(reply: &Value, operation: &str, read: fn(Record<'_>) -> Option<R>) -> Result<R, Failure> {
    let record = Record::in_envelope(reply).and_then(read);
    record.ok_or_else(|| Failure::unreadable(Service::Sell, operation, "The reply has no record."))
}

/// A record was asked for by its id, and another one came: it may be anybody's.
fn about_another(operation: &str) -> Failure {
    Failure::unreadable(Service::Sell, operation, "The reply is about another record.")
}
