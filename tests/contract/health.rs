//! The checks of the set-up: what each finds on a good account, and which trouble it makes of each thing that goes wrong.

use crate::sandbox::{HttpTransport, Sandbox};
use pollster::block_on;
use sell_sidebar::configuring::health::{About, Check, Fact, Finding, Trouble, run};
use sell_sidebar::domain::agent::Agent;
use sell_sidebar::domain::ids::SupportUserId;
use sell_sidebar::domain::lead_source::same_source;
use sell_sidebar::failure::Cause;
use sell_sidebar::sell::{SearchPlan, Sell};
use sell_sidebar::support::Support;
use serde_json::{Value, json};

/// The checks that ask Sell.
const ASKING: [Check; 8] = [
    Check::Token,
    Check::Account,
    Check::OwnRights,
    Check::Statuses,
    Check::Sources,
    Check::Users,
    Check::Pools,
    Check::Search,
];

fn agent(sandbox: &Sandbox, key: &str) -> Agent {
    let admin = key.ends_with("admin");
    let id = SupportUserId(sandbox.agent_id(key));
    Agent { id, name: String::new(), email: String::new(), locale: String::new(), admin }
}

fn check(check: Check, sell: &Sell<HttpTransport>, agent: &Agent) -> Finding {
    block_on(run(check, sell, &About { subdomain: "sandbox-demo".to_owned(), agent }))
}

/// The token of the seed with these scopes.
fn token(sandbox: &Sandbox, scopes: &str) -> String {
    let tokens = sandbox.state()["access_tokens"].clone();
    let found = tokens.as_array().into_iter().flatten().find(|it| it["scopes"] == scopes);
    found.and_then(|it| it["token"].as_str()).map_or_else(|| panic!("{scopes}: {tokens}"), str::to_owned)
}

fn cause(finding: &Finding) -> Option<(&'static str, Cause)> {
    let Finding::Broken(trouble) = finding else { return None };
    match trouble {
        Trouble::TokenRefused(failure) => Some(("token", failure.cause)),
        Trouble::ProfileScopeMissing(failure) => Some(("profile", failure.cause)),
        Trouble::WriteScopeMissing(failure) => Some(("write", failure.cause)),
        Trouble::Forbidden(failure) => Some(("forbidden", failure.cause)),
        Trouble::Unreachable(failure) => Some(("unreachable", failure.cause)),
        _ => None,
    }
}

#[test]
fn a_good_account_passes_every_check_and_is_left_as_it_was() {
    let sandbox = Sandbox::start();
    let before = sandbox.state();
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    let admin = agent(&sandbox, "admin");
    for (what, fact) in [
        (Check::Token, Fact::Token { owner: "Marta Lindqvist".into() }),
        (Check::Account, Fact::Account { name: "Sandbox Demo".into(), subdomain: Some("sandbox-demo".into()) }),
        (Check::OwnRights, Fact::OwnRights { name: "Marta Lindqvist".into(), sell_admin: true }),
        (Check::Pools, Fact::Pools { count: 2 }),
        (Check::Search, Fact::SearchV3),
    ] {
        assert_eq!(check(what, &sell, &admin), Finding::Fine(fact), "{what:?}");
    }
    let Finding::Fine(Fact::Statuses { count, first }) = check(Check::Statuses, &sell, &admin) else { panic!() };
    assert!(1 < count && first == "New", "{count} {first}");
    let Finding::Fine(Fact::Sources { count }) = check(Check::Sources, &sell, &admin) else { panic!() };
    assert_eq!(Some(count), before["lead_sources"].as_array().map(Vec::len));
    assert_eq!(check(Check::Users, &sell, &admin), Finding::Fine(Fact::Users { active: 12 }));
    assert_eq!(sandbox.state(), before);
}

#[test]
fn a_check_costs_one_request_or_two() {
    let sandbox = Sandbox::start();
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    let admin = agent(&sandbox, "admin");
    for what in Check::ALL {
        let before = sandbox.requests().len();
        check(what, &sell, &admin);
        let expected = match what {
            Check::Token => 2,
            _ => 1,
        };
        assert_eq!(sandbox.requests().len() - before, expected, "{what:?}");
    }
}

#[test]
fn a_token_that_sell_does_not_know_fails_everything_that_asks_it() {
    let sandbox = Sandbox::start();
    let admin = agent(&sandbox, "admin");
    for token in ["", "revoked"] {
        let sell = Sell::new(sandbox.transport_with(token), SearchPlan::Try);
        for what in ASKING {
            let finding = check(what, &sell, &admin);
            assert_eq!(cause(&finding), Some(("token", Cause::TokenRefused)), "{what:?}: {finding:?}");
        }
    }
}

#[test]
fn a_token_without_a_scope_is_told_from_one_without_any() {
    let sandbox = Sandbox::start();
    let admin = agent(&sandbox, "admin");
    let no_profile = Sell::new(sandbox.transport_with(&token(&sandbox, "read write")), SearchPlan::Try);
    for what in ASKING {
        let finding = check(what, &no_profile, &admin);
        let fine = matches!(what, Check::Statuses | Check::Sources | Check::Search);
        let expected = (!fine).then_some(("profile", Cause::Forbidden));
        assert_eq!(cause(&finding), expected, "{what:?}: {finding:?}");
        assert_eq!(matches!(finding, Finding::Fine(_)), fine, "{what:?}: {finding:?}");
    }
    let only_reads = Sell::new(sandbox.transport_with(&token(&sandbox, "read profile")), SearchPlan::Try);
    for what in ASKING {
        let finding = check(what, &only_reads, &admin);
        let expected = (what == Check::Token).then_some(("write", Cause::Forbidden));
        assert_eq!(cause(&finding), expected, "{what:?}: {finding:?}");
    }
    sandbox.control("/control/faults", &json!({"match": "* /v", "kind": "status", "status": 403, "times": null}));
    let nothing = Sell::new(sandbox.transport(), SearchPlan::Try);
    for what in [Check::Token, Check::Statuses, Check::Sources] {
        assert_eq!(cause(&check(what, &nothing, &admin)), Some(("forbidden", Cause::Forbidden)), "{what:?}");
    }
}

#[test]
fn every_kind_of_trouble_is_told_with_its_cause_and_passes() {
    let sandbox = Sandbox::start();
    let admin = agent(&sandbox, "admin");
    for (kind, expected) in [
        (json!({"kind": "status", "status": 500}), Cause::ServiceDown),
        (json!({"kind": "status", "status": 418}), Cause::Unexpected(418)),
        (json!({"kind": "rate_limit"}), Cause::RateLimited),
        (json!({"kind": "drop_before"}), Cause::NoReply),
        (json!({"kind": "drop_after"}), Cause::NoReply),
        (json!({"kind": "garbage"}), Cause::Unreadable),
    ] {
        for what in ASKING {
            let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
            let mut fault = kind.clone();
            (fault["match"], fault["times"]) = (json!("* /v"), json!(1));
            sandbox.control("/control/faults", &fault);
            let finding = check(what, &sell, &admin);
            assert_eq!(cause(&finding), Some(("unreachable", expected)), "{what:?} {kind}: {finding:?}");
            assert!(matches!(check(what, &sell, &admin), Finding::Fine(_)), "{what:?}: {kind} is over");
        }
    }
}

#[test]
fn a_trouble_with_writing_alone_is_no_missing_right() {
    let sandbox = Sandbox::start();
    let admin = agent(&sandbox, "admin");
    sandbox.control("/control/faults", &json!({"match": "PUT /v2/leads", "kind": "rate_limit", "times": 1}));
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    assert_eq!(cause(&check(Check::Token, &sell, &admin)), Some(("unreachable", Cause::RateLimited)));
}

#[test]
fn a_plan_without_search_v3_is_told_and_one_that_gets_it_is_noticed() {
    let sandbox = Sandbox::start();
    let admin = agent(&sandbox, "admin");
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    sandbox.control("/control/search_v3", &json!({"enabled": false}));
    assert_eq!(check(Check::Search, &sell, &admin), Finding::Attention(Trouble::SearchMissing));
    assert_eq!(sell.search_plan(), SearchPlan::Missing);
    sandbox.control("/control/search_v3", &json!({"enabled": true}));
    assert_eq!(check(Check::Search, &sell, &admin), Finding::Fine(Fact::SearchV3));
    assert_eq!(sell.search_plan(), SearchPlan::Try);
}

#[test]
fn an_account_that_tells_no_statuses_works() {
    let sandbox = Sandbox::start();
    let admin = agent(&sandbox, "admin");
    let missing = json!({"match": "GET /v2/lead_statuses", "kind": "status", "status": 404, "times": 1});
    sandbox.control("/control/faults", &missing);
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    assert_eq!(check(Check::Statuses, &sell, &admin), Finding::Attention(Trouble::NoStatuses));
}

#[test]
fn another_account_and_people_without_rights_are_told() {
    let sandbox = Sandbox::start();
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    let admin = agent(&sandbox, "admin");
    let elsewhere = About { subdomain: "other".to_owned(), agent: &admin };
    let other = Trouble::OtherAccount { ours: "other".into(), theirs: "sandbox-demo".into() };
    assert_eq!(block_on(run(Check::Account, &sell, &elsewhere)), Finding::Attention(other));
    let finding = check(Check::OwnRights, &sell, &agent(&sandbox, "support_admin"));
    assert_eq!(finding, Finding::Attention(Trouble::AdminIsNoSellUser));
}

#[test]
fn a_new_source_is_made_once_and_listed() {
    let sandbox = Sandbox::start();
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    let named = |name: &str| {
        let sources = block_on(sell.lead_sources()).unwrap_or_else(|failure| panic!("{failure:?}"));
        same_source(name, &sources).cloned()
    };
    assert_eq!(named("messe münchen"), None);
    let made = block_on(sell.create_lead_source("  Messe München ")).unwrap_or_else(|failure| panic!("{failure:?}"));
    assert_eq!(made.name, "Messe München");
    assert_eq!(named(" MESSE MÜNCHEN"), Some(made));
    let again = block_on(sell.create_lead_source("Messe München"));
    assert_eq!(again.map_err(|failure| failure.cause), Err(Cause::Invalid));

    sandbox.control("/control/faults", &json!({"match": "POST /v2/lead_sources", "kind": "drop_after", "times": 1}));
    let lost = block_on(sell.create_lead_source("展示会"));
    assert_eq!(lost.map_err(|failure| failure.cause), Err(Cause::NoReply));
    assert_eq!(named("展示会").map(|it| it.name).as_deref(), Some("展示会"));
    let stored = sandbox.state()["lead_sources"].clone();
    let count = |name: &str| stored.as_array().into_iter().flatten().filter(|it| it["name"] == name).count();
    assert_eq!((count("Messe München"), count("展示会")), (1, 1));
}

#[test]
fn the_accounts_agents_are_listed() {
    let sandbox = Sandbox::start();
    let agents = block_on(Support::new(sandbox.transport()).agents()).unwrap_or_else(|failure| panic!("{failure:?}"));
    let keys = ["admin", "sell_agent", "support_agent", "inactive_agent", "support_admin"];
    let expected: Vec<Value> = keys.iter().map(|key| json!([sandbox.agent_id(key), key.ends_with("admin")])).collect();
    assert_eq!(agents.iter().map(|it| json!([it.id.0, it.admin])).collect::<Vec<_>>(), expected);
    assert!(agents.iter().all(|it| it.email.contains('@') && it.name.contains(' ')));
}
