//! The rules for finding a customer (spec 4), one case for each, against all records of the demo account at once: so every
//! search sees strangers, too. `tests/e2e/matching.test.js` shows the same cases to an agent.

mod coverage;
mod domain;
mod seed;
mod table;

use std::collections::HashSet;
use table::{Reason, cases};

#[test]
fn each_case_shows_its_records_with_their_reasons_and_nobody_elses() {
    let account = seed::records();
    for case in cases() {
        let found = domain::matches(&case, &account);
        let expected: Vec<(u64, Vec<Reason>)> = case.shown.iter().map(|it| (it.id, it.reasons.clone())).collect();
        assert_eq!(domain::shown(&found), expected, "{}", case.name);
        assert_eq!(found.possible_duplicate(), case.possible_duplicate, "{}", case.name);
    }
}

#[test]
fn only_a_requester_who_cannot_be_reached_leaves_nothing_to_search_by() {
    for case in cases() {
        assert_eq!(domain::terms(&case).is_empty(), case.identities.is_empty(), "{}", case.name);
    }
}

#[test]
fn the_table_and_the_demo_account_agree() {
    let (customers, account) = (seed::customers(), seed::records());
    for case in cases() {
        let customer = customers.iter().find(|it| it.asks_in(case.ticket));
        let mut identities = customer.map(seed::Customer::identities);
        if let Some(identities) = &mut identities {
            identities.sort();
        }
        let mut expected = case.identities.clone();
        expected.sort();
        assert_eq!(identities, Some(expected), "{}", case.name);
        for record in &case.records {
            assert!(account.contains(record), "{}: {record:?} is not in the demo account", case.name);
        }
    }
}

#[test]
fn no_case_is_told_twice() {
    let (mut names, mut tickets) = (HashSet::new(), HashSet::new());
    for case in cases() {
        assert!(names.insert(case.name.clone()) && tickets.insert(case.ticket), "{}", case.name);
    }
}
