//! The list of Sell users of a large company: five thousand, read completely and in few waits.

use crate::sandbox::Sandbox;
use pollster::block_on;
use sell_sidebar::failure::Cause;
use sell_sidebar::sell::{SearchPlan, Sell};
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn every_one_of_five_thousand_users_is_read_once() {
    let sandbox = Sandbox::start();
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    let users = || block_on(sell.users()).unwrap_or_else(|failure| panic!("{failure:?}"));
    let before = users().len();
    sandbox.control("/control/users", &json!({"count": 5000}));
    let all = users();
    let ids: BTreeSet<_> = all.iter().map(|it| it.id).collect();
    assert_eq!((all.len(), ids.len()), (before + 5000, before + 5000));
}

#[test]
fn a_page_that_fails_fails_the_list() {
    let sandbox = Sandbox::start();
    sandbox.control("/control/users", &json!({"count": 500}));
    sandbox
        .control("/control/faults", &json!({"match": "GET /v2/users", "kind": "status", "status": 503, "times": null}));
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    assert_eq!(block_on(sell.users()).map_err(|failure| failure.cause), Err(Cause::ServiceDown));
}
