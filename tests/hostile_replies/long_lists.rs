//! The list of users over many pages: what is asked for, how often it waits, and what is kept of it.

use crate::scripted::Scripted;
use sell_sidebar::failure::Cause;
use sell_sidebar::sell::{SearchPlan, Sell};
use sell_sidebar::transport::{Reply, Request};
use serde_json::{Value, json};

fn page_of(request: &Request) -> usize {
    let page = request.query.split('&').find_map(|it| it.strip_prefix("page="));
    page.and_then(|it| it.parse().ok()).unwrap_or_default()
}

fn page(ids: impl Iterator<Item = usize>) -> Reply {
    let items: Vec<Value> =
        ids.map(|id| json!({"data": {"id": id, "name": format!("User {id}"), "status": "active"}})).collect();
    Reply { status: 200, body: json!({"items": items}).to_string() }
}

/// Asks an account of so many users: how many come back, how many requests that took and how many waits.
fn read(users: usize) -> (usize, usize, usize) {
    let scripted = Scripted::new(|request| {
        let first = (page_of(request) - 1) * 100;
        page((first + 1..=first + 100).filter(|id| *id <= users))
    });
    let sell = Sell::new(&scripted, SearchPlan::Try);
    let read = scripted.run(sell.users()).map_or(0, |it| it.len());
    (read, scripted.count(), scripted.depth())
}

#[test]
fn pages_are_asked_for_four_at_a_time_until_one_is_short() {
    for (users, requests, waits) in [(0, 1, 1), (99, 1, 1), (100, 5, 2), (500, 9, 3), (501, 9, 3), (5013, 53, 14)] {
        assert_eq!(read(users), (users, requests, waits), "{users} users");
    }
}

#[test]
fn a_list_without_an_end_ends() {
    assert_eq!(read(1_000_000), (6100, 61, 16));
}

#[test]
fn users_keep_sells_order_and_a_page_that_repeats_some_adds_only_the_others() {
    // Somebody was added between two requests: each later page begins with the last user of the one before.
    let scripted = Scripted::new(|request| {
        let first = (page_of(request) - 1) * 99;
        page((first + 1..=first + 100).filter(|id| *id <= 350))
    });
    let users = scripted.run(Sell::new(&scripted, SearchPlan::Try).users()).unwrap_or_default();
    let ids: Vec<u64> = users.iter().map(|it| it.id.0).collect();
    assert_eq!(ids, (1..=350).collect::<Vec<u64>>());
}

#[test]
fn what_comes_after_a_short_page_does_not_count() {
    let scripted = Scripted::new(|request| match page_of(request) {
        1 => page(1..=100),
        2 => page(101..=150),
        later => page(later * 1000..later * 1000 + 100),
    });
    let users = scripted.run(Sell::new(&scripted, SearchPlan::Try).users()).unwrap_or_default();
    assert_eq!((users.len(), scripted.count()), (150, 5));
}

#[test]
fn one_page_that_fails_fails_the_list() {
    for failing in 1..=5 {
        let scripted = Scripted::new(|request| match page_of(request) {
            at if at == failing => Reply { status: 503, body: String::new() },
            at => page(at * 100..at * 100 + 100),
        });
        let failed = scripted.run(Sell::new(&scripted, SearchPlan::Try).users()).map_err(|failure| failure.cause);
        assert_eq!(failed, Err(Cause::ServiceDown), "page {failing}");
    }
}

#[test]
fn any_other_list_ends_after_ten_pages() {
    let scripted = Scripted::new(|request| {
        let first = page_of(request) * 1000;
        page(first..first + 100)
    });
    let sell = Sell::new(&scripted, SearchPlan::Try);
    let counts = [
        scripted.run(sell.lead_sources()).map_or(0, |it| it.len()),
        scripted.run(sell.lead_statuses()).map_or(0, |it| it.len()),
        scripted.run(sell.stages()).map_or(0, |it| it.len()),
        scripted.run(sell.users_with_email("agnes@shop.example")).map_or(0, |it| it.len()),
    ];
    assert_eq!((counts, scripted.count()), ([1000; 4], 40));
}
