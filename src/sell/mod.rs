//! Zendesk Sell's API (`sell-api.md`): one file per resource, its JSON known nowhere else, domain types out.

mod contacts;
mod custom_fields;
mod customer_search;
mod deals;
mod leads;
mod lists;
mod notes;
mod profile;
mod query;
mod record;
mod search;
mod users;
mod web;

use crate::failure::Failure;
use crate::transport::{Method, Request, Service, Transport, ask};
use query::Query;
use record::Record;
use serde_json::Value;
use std::cell::Cell;

pub use notes::NoteSubject;
pub use web::SellWeb;

/// The most that a v2 list gives at once (`sell-api.md` 1.2).
const PAGE: usize = 100;
/// Reference lists longer than this many pages are cut: 1,000 entries are more than anybody can choose from.
const MOST_PAGES: usize = 10;

/// A client of Sell's API.
pub struct Sell<T> {
    transport: T,
    search: Cell<SearchPlan>,
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
        Self { transport, search: Cell::new(search) }
    }

    /// What is known about the plan by now, to be remembered.
    pub fn search_plan(&self) -> SearchPlan {
        self.search.get()
    }

    async fn get(&self, path: &str, query: Query) -> Result<Value, Failure> {
        self.request(Method::Get, path, query, None).await
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value, Failure> {
        self.request(Method::Post, path, Query::default(), Some(body)).await
    }

    async fn request(&self, method: Method, path: &str, query: Query, body: Option<Value>) -> Result<Value, Failure> {
        let request = Request { service: Service::Sell, method, path: path.to_owned(), query: query.encoded(), body };
        ask(&self.transport, request).await
    }

    /// The items of all pages of a v2 list, read one after the other because only a short page tells the end.
    async fn list(&self, path: &str, query: Query) -> Result<Vec<Value>, Failure> {
        let mut all = Vec::new();
        for page in 1..=MOST_PAGES {
            let query = query.clone().with("per_page", PAGE).with("page", page);
            let mut items = items(self.get(path, query).await?, path)?;
            let last = items.len() < PAGE;
            all.append(&mut items);
            if last {
                break;
            }
        }
        Ok(all)
    }
}

/// What each item of a list holds; items that are no such record are left out.
fn records<R>(items: &[Value], read: fn(Record<'_>) -> Option<R>) -> Vec<R> {
    items.iter().filter_map(|item| read(Record::in_envelope(item)?)).collect()
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
