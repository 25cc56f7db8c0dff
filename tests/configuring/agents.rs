//! The list of the account's agents, page by page.

use pollster::block_on;
use sell_sidebar::domain::ids::SupportUserId;
use sell_sidebar::failure::{Cause, Failure};
use sell_sidebar::support::Support;
use sell_sidebar::transport::{Reply, Request, Transport};
use serde_json::{Value, json};
use std::cell::RefCell;

/// A Support whose pages a function makes.
struct Pages<F> {
    make: F,
    asked: RefCell<Vec<String>>,
}

impl<F: Fn(u64) -> Reply> Transport for &Pages<F> {
    async fn send(&self, request: Request) -> Result<Reply, Failure> {
        self.asked.borrow_mut().push(request.target());
        let page = request.query.rsplit_once("&page=").and_then(|(_, it)| it.parse().ok());
        Ok((self.make)(page.unwrap_or_default()))
    }
}

fn pages<F: Fn(u64) -> Reply>(make: F) -> Pages<F> {
    Pages { make, asked: RefCell::default() }
}

fn users(ids: impl Iterator<Item = u64>, more: bool) -> Reply {
    let user = |id| json!({"id": id, "name": format!("Agent {id}"), "email": null, "role": "agent", "active": true});
    let next = if more { json!("https://example.com/next") } else { Value::Null };
    let body = json!({"users": ids.map(user).collect::<Vec<_>>(), "next_page": next});
    Reply { status: 200, body: body.to_string() }
}

#[test]
fn every_page_is_read_until_support_says_that_there_is_no_other() {
    // Somebody was added between two pages, so that agent 100 comes twice.
    let support = pages(|page| match page {
        1 => users(1..101, true),
        2 => users(100..200, true),
        _ => users(200..206, false),
    });
    let agents = block_on(Support::new(&support).agents()).unwrap_or_else(|failure| panic!("{failure:?}"));
    let ids: Vec<SupportUserId> = agents.iter().map(|it| it.id).collect();
    assert_eq!(ids, (1..206).map(SupportUserId).collect::<Vec<_>>());
    assert_eq!(support.asked.borrow().len(), 3);
    let first = "/api/v2/users.json?role%5B%5D=agent&role%5B%5D=admin&per_page=100&page=1";
    assert_eq!(support.asked.borrow().first().map(String::as_str), Some(first));
}

#[test]
fn nobody_waits_for_more_than_a_thousand_agents() {
    let support = pages(|page| users(page * 100..page * 100 + 100, true));
    assert_eq!(block_on(Support::new(&support).agents()).map(|it| it.len()), Ok(1000));
    assert_eq!(support.asked.borrow().len(), 10);
}

#[test]
fn half_a_list_is_none() {
    let unwell = |page| if page == 2 { Reply { status: 503, body: String::new() } } else { users(1..2, true) };
    let cause = |failure: Failure| failure.cause;
    assert_eq!(block_on(Support::new(&pages(unwell)).agents()).map_err(cause), Err(Cause::ServiceDown));
    for body in ["{}", "[]", r#"{"users": {"1": {}}}"#, "<html>", ""] {
        let garbled = pages(|_| Reply { status: 200, body: body.to_owned() });
        assert_eq!(block_on(Support::new(&garbled).agents()).map_err(cause), Err(Cause::Unreadable), "{body}");
    }
}
