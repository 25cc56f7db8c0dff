//! How many requests a ticket view costs, and which of them wait for each other, with nothing known before (design:
//! at most six with search v3 and twelve without it, in at most three steps).

use crate::account::{Account, Kind, Party};
use crate::question::{about, agent, every_field, requester};
use crate::scripted::{Scripted, steps};
use sell_sidebar::domain::ids::ContactId;
use sell_sidebar::sell::{SearchPlan, Sell};
use sell_sidebar::store::{ChosenRecord, RequesterChoices};

const ADA: &str = "ada@example.com";
const NUMBER: &str = "+44 20 7946 0958";

fn ada(id: u64, kind: Kind) -> Party {
    Party { company: (kind == Kind::Person).then_some(100), ..Party::with_email(id, kind, ADA) }
}

fn plan(search_v3: bool) -> SearchPlan {
    if search_v3 { SearchPlan::Try } else { SearchPlan::Missing }
}

/// The steps of a view of a requester who is reached by an address and a number.
fn steps_of(parties: &[Party], search_v3: bool) -> (String, usize, usize) {
    let account = Account::of(parties.to_vec()).on_plan(search_v3);
    let scripted = Scripted::new(|request| account.reply(request));
    let (agent, requester) = (agent(), requester(&[ADA], &[NUMBER]));
    let sell = Sell::new(&scripted, plan(search_v3));
    assert!(scripted.run(about(&agent, &requester).with(&sell)).is_ok());
    (steps(&scripted), scripted.count(), scripted.depth())
}

#[test]
fn a_view_costs_at_most_six_requests_in_three_steps_with_search_v3() {
    for (parties, expected) in [
        (vec![ada(101, Kind::Person)], "users; leads, contacts; stages, deals"),
        (vec![ada(102, Kind::Company)], "users; leads, contacts; stages, deals"),
        (vec![ada(201, Kind::Lead)], "users; leads, contacts; lead_statuses"),
        (vec![ada(101, Kind::Person), ada(103, Kind::Person)], "users; leads, contacts; stages"),
        (vec![ada(101, Kind::Person), ada(201, Kind::Lead)], "users; leads, contacts; lead_statuses, stages"),
        (vec![], "users; leads, contacts"),
    ] {
        let (steps, count, depth) = steps_of(&parties, true);
        assert_eq!(steps, expected);
        assert!(count <= 6 && depth <= 3, "{count} requests in {depth} steps: {steps}");
    }
}

#[test]
fn a_view_costs_at_most_twelve_requests_in_three_steps_without_search_v3() {
    let lists = "users; leads, leads, leads, contacts, contacts, contacts";
    for (parties, then) in [
        (vec![ada(101, Kind::Person)], "; users, contacts, stages, deals"),
        (vec![ada(102, Kind::Company)], "; users, stages, deals, deals"),
        (vec![ada(201, Kind::Lead)], "; users, lead_sources"),
        (vec![ada(101, Kind::Person), ada(201, Kind::Lead)], "; users, lead_sources, contacts, stages"),
        (vec![], "; leads, leads, contacts, contacts"),
    ] {
        let (steps, count, depth) = steps_of(&parties, false);
        assert_eq!(steps, format!("{lists}{then}"));
        assert!(count <= 12 && depth <= 3, "{count} requests in {depth} steps: {steps}");
    }
}

#[test]
fn the_first_view_on_a_plan_without_search_v3_costs_the_two_requests_that_are_refused() {
    let account = Account::of(vec![ada(101, Kind::Person)]).on_plan(false);
    let scripted = Scripted::new(|request| account.reply(request));
    let (agent, requester) = (agent(), requester(&[ADA], &[]));
    let sell = Sell::new(&scripted, SearchPlan::Try);
    assert!(scripted.run(about(&agent, &requester).with(&sell)).is_ok());
    assert_eq!(steps(&scripted), "users; leads, contacts; leads, contacts; users, contacts, stages, deals");
    assert_eq!(sell.search_plan(), SearchPlan::Missing);
}

#[test]
fn an_agent_who_is_not_linked_is_looked_up_by_address_in_a_step_of_its_own() {
    let mut account = Account::of(vec![ada(201, Kind::Lead)]);
    account.users.retain(|it| it["id"] != 70);
    account
        .users
        .push(serde_json::json!({"id": 70, "name": "Agnes", "email": "Agnes@Shop.Example", "status": "active"}));
    let scripted = Scripted::new(|request| account.reply(request));
    let (agent, requester) = (agent(), requester(&[ADA], &[]));
    assert!(scripted.run(about(&agent, &requester).with(&Sell::new(&scripted, SearchPlan::Try))).is_ok());
    assert_eq!(steps(&scripted), "users; users; leads, contacts; lead_statuses");
}

#[test]
fn custom_fields_on_cards_cost_their_definitions_in_the_last_step() {
    let (agent, requester) = (agent(), requester(&[ADA], &[]));
    for (party, search_v3, expected) in [
        (
            ada(101, Kind::Person),
            true,
            "users; leads, contacts; stages, contact/custom_fields, deal/custom_fields, deals",
        ),
        (ada(201, Kind::Lead), true, "users; leads, contacts; lead_statuses, lead/custom_fields"),
        (
            ada(101, Kind::Person),
            false,
            "users; leads, contacts; users, contacts, stages, deal_sources, loss_reasons, \
             contact/custom_fields, deal/custom_fields, deals",
        ),
    ] {
        let account = Account::of(vec![party]).on_plan(search_v3);
        let scripted = Scripted::new(|request| account.reply(request));
        let sell = Sell::new(&scripted, plan(search_v3)).for_cards(every_field());
        assert!(scripted.run(about(&agent, &requester).with(&sell)).is_ok());
        assert_eq!(steps(&scripted), expected);
    }
}

#[test]
fn a_picked_record_that_does_not_match_costs_one_request_and_one_step() {
    let account = Account::of(vec![Party::with_email(301, Kind::Person, "other@example.com")]);
    let scripted = Scripted::new(|request| account.reply(request));
    let (agent, requester) = (agent(), requester(&[ADA], &[NUMBER]));
    let mut question = about(&agent, &requester);
    question.choices = RequesterChoices { picked: Some(ChosenRecord::Contact(ContactId(301))), refused: vec![] };
    assert!(scripted.run(question.with(&Sell::new(&scripted, SearchPlan::Try))).is_ok());
    assert_eq!(steps(&scripted), "users; leads, contacts; contacts/301; users, stages, deals");
}

#[test]
fn a_requester_with_fifty_addresses_costs_no_more_than_twenty_four_lists_at_once() {
    let account = Account::of(vec![]).on_plan(false);
    let scripted = Scripted::new(|request| account.reply(request));
    let addresses: Vec<String> = (0..50).map(|at| format!("a{at}@example.com")).collect();
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let (agent, requester) = (agent(), requester(&addresses, &[]));
    assert!(scripted.run(about(&agent, &requester).with(&Sell::new(&scripted, SearchPlan::Missing))).is_ok());
    assert_eq!((scripted.count(), scripted.depth()), (1 + 24, 2));
}
