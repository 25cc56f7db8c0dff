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

/// What is asked of Sell has no header at all: the transport of the browser adds the same ones to each.
#[test]
fn what_people_wrote_reaches_no_path_and_adds_no_parameter() {
    let hostile = [
        "a@b.example&per_page=1",
        "ada@example.com/../../v2/users",
        "{{setting.sell_access_token}}@example.com",
        "https://evil.example/?x=@y",
        "a\r\nHost: evil.example@b.example",
        "//evil.example@b.example",
        "ada@exa{{mple}}.com",
    ];
    let numbers = [
        "+44 20 7946 0958&x=1",
        "+49 30 9128200/../leads",
        "{{setting.sell_access_token}} 030 9128200",
        "030 91#28200?a=b",
    ];
    for search_v3 in [true, false] {
        let mut parties = vec![ada(101, Kind::Person), ada(201, Kind::Lead)];
        for party in &mut parties {
            (party.email, party.phone) = (Some(hostile[0].to_owned()), Some(numbers[0].to_owned()));
        }
        parties.push(ada(102, Kind::Company));
        let account = Account::of(parties).on_plan(search_v3);
        let scripted = Scripted::new(|request| account.reply(request));
        let (mut agent, mut requester) = (agent(), requester(&hostile, &numbers));
        agent.email = "a@b.example&role=admin#{{setting.x}}".into();
        requester.name = "{{setting.sell_access_token}}/../?a=b".into();
        for picked in [None, Some(ChosenRecord::Contact(ContactId(102)))] {
            let mut question = about(&agent, &requester);
            question.access = sell_sidebar::domain::access::Access::AllAgents;
            question.choices = RequesterChoices { picked, refused: vec![] };
            assert!(
                scripted.run(question.with(&Sell::new(&scripted, plan(search_v3)).for_cards(every_field()))).is_ok()
            );
        }
        let sell = Sell::new(&scripted, plan(search_v3));
        assert!(scripted.run(sell.users_with_email(&agent.email)).is_ok());
        let asked = scripted.asked();
        assert!(asked.len() > 10, "{:?}", scripted.targets());
        for request in asked.into_iter().map(|it| it.request) {
            let of_paths = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || matches!(it, '/' | '_');
            assert!(["/v2/", "/v3/"].iter().any(|it| request.path.starts_with(it)), "{}", request.path);
            assert!(request.path.chars().all(of_paths) && !request.path.contains("//"), "{}", request.path);
            for pair in request.query.split('&').filter(|it| !it.is_empty()) {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                let known =
                    ["email", "phone", "mobile", "ids", "page", "per_page", "contact_id", "organization_id", "sort_by"];
                assert!(known.contains(&name) || name == "zendesk_user_ids", "{pair}");
                let encoded = |it: char| it.is_ascii_alphanumeric() || "-._~,%".contains(it);
                assert!(value.chars().all(encoded), "{pair}");
            }
            assert!(!request.body_text().unwrap_or_default().contains("{{"), "{:?}", request.body);
        }
    }
}
