//! The Sell client against a running sandbox: the same client that runs in the browser, over plain HTTP. What it sends
//! and reads is checked by a server that shares no code with it.

#![allow(clippy::expect_used, reason = "a test ends at the first surprise")]

mod as_seen_by;
mod customers;
mod duplicates;
mod fields;
mod handover;
mod handover_page;
mod health;
mod pools;
mod sandbox;
mod settings;
mod users;

use pollster::block_on;
use sandbox::Sandbox;
use sell_sidebar::domain::custom_field::{CustomFieldKind, CustomFieldOwner};
use sell_sidebar::domain::ids::{ContactId, LeadId, SourceId, SupportUserId, TicketId, UserId};
use sell_sidebar::domain::lead_form::LeadForm;
use sell_sidebar::domain::lead_plan::LeadPlan;
use sell_sidebar::domain::ownership::{Owner, OwnerReason};
use sell_sidebar::domain::stage::StageCategory;
use sell_sidebar::domain::user::Source;
use sell_sidebar::failure::Cause;
use sell_sidebar::sell::{NoteSubject, SearchPlan, Sell};
use sell_sidebar::support::Support;
use serde_json::{Value, json};

const BOTH_PLANS: [SearchPlan; 2] = [SearchPlan::Try, SearchPlan::Missing];

#[test]
fn reference_lists_are_read() {
    let sandbox = Sandbox::start();
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    let users = block_on(sell.users()).unwrap_or_else(|failure| panic!("{failure:?}"));
    assert!(users.iter().any(|it| it.active) && users.iter().any(|it| !it.active) && users.iter().any(|it| it.admin));
    let stages = block_on(sell.stages()).unwrap_or_else(|failure| panic!("{failure:?}"));
    assert!(
        stages.iter().any(|it| it.category == StageCategory::Open)
            && stages.iter().any(|it| it.category == StageCategory::Won)
    );
    let statuses = block_on(sell.lead_statuses()).unwrap_or_else(|failure| panic!("{failure:?}"));
    assert!(statuses.iter().any(|it| it.name == "New"));
    assert!(!block_on(sell.lead_sources()).unwrap_or_else(|failure| panic!("{failure:?}")).is_empty());
    assert!(block_on(sell.token_owner()).unwrap_or_else(|failure| panic!("{failure:?}")).active);
    for owner in [CustomFieldOwner::Lead, CustomFieldOwner::Contact, CustomFieldOwner::Deal] {
        let fields = block_on(sell.custom_fields(owner)).unwrap_or_else(|failure| panic!("{failure:?}"));
        assert!(!fields.is_empty(), "{owner:?}");
        assert!(
            fields.iter().all(|it| {
                matches!(it.kind, CustomFieldKind::Choice | CustomFieldKind::Choices) != it.choices.is_empty()
            }),
            "{owner:?}"
        );
    }
}

#[test]
fn the_agents_sell_user_is_found_by_the_support_user() {
    let sandbox = Sandbox::start();
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    let agent = sandbox.agent_id("sell_agent");
    let users = block_on(sell.users_linked_to(SupportUserId(agent))).unwrap_or_else(|failure| panic!("{failure:?}"));
    assert_eq!(users.len(), 1);
    let email = users[0].email.clone().unwrap_or_default();
    let again = block_on(sell.users_with_email(&email)).unwrap_or_else(|failure| panic!("{failure:?}"));
    assert_eq!(again, users);
    let stranger = sandbox.agent_id("support_agent");
    assert_eq!(block_on(sell.users_linked_to(SupportUserId(stranger))).map(|it| it.len()), Ok(0));
}

fn plan_for(owner: UserId) -> LeadPlan {
    let owner = Owner { id: owner, name: "Sam".to_owned(), pool: false };
    let source = Some(Source { id: SourceId(304), name: "Support ticket".to_owned() });
    LeadPlan { owner, why: OwnerReason::Chosen, status: Some("Working".to_owned()), source, comment: false }
}

#[test]
fn a_lead_and_its_note_arrive_as_they_were_sent() {
    let sandbox = Sandbox::start();
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    let owner = block_on(sell.token_owner()).unwrap_or_else(|failure| panic!("{failure:?}")).id;
    let form = LeadForm {
        first_name: "Zoë".into(),
        last_name: "O’Neil & Søn".into(),
        organization: "例え株式会社".into(),
        email: "zoe@example.com".into(),
        phone: "+45 70 10 20 30".into(),
        twitter: "zoe_on_x".into(),
        facebook: "100012345678".into(),
        note: String::new(),
    };
    let new = form.lead(&plan_for(owner)).unwrap_or_else(|problems| panic!("{problems:?}"));
    let made = block_on(sell.create_lead(&new)).unwrap_or_else(|failure| panic!("{failure:?}"));
    block_on(sell.create_note(NoteSubject::Lead(made.id), "Line one\nLine “two”"))
        .unwrap_or_else(|failure| panic!("{failure:?}"));

    let state = sandbox.state();
    let stored = of(&state["leads"], made.id.0);
    for (name, value) in [
        ("first_name", json!("Zoë")),
        ("last_name", json!("O’Neil & Søn")),
        ("organization_name", json!("例え株式会社")),
        ("email", json!("zoe@example.com")),
        ("phone", json!("+45 70 10 20 30")),
        ("twitter", json!("zoe_on_x")),
        ("facebook", json!("100012345678")),
        ("owner_id", json!(owner.0)),
        ("tags", json!(["lead_from_support"])),
        ("status", json!("Working")),
        ("source_id", json!(304)),
    ] {
        assert_eq!(stored[name], value, "{name}");
    }
    let notes: Vec<&Value> =
        state["notes"].as_array().into_iter().flatten().filter(|it| it["resource_id"] == json!(made.id.0)).collect();
    assert_eq!(notes.len(), 1);
    assert_eq!((&notes[0]["content"], &notes[0]["resource_type"]), (&json!("Line one\nLine “two”"), &json!("lead")));
    assert_eq!(block_on(sell.lead(made.id)).map(|it| it.display_name()), Ok(Some("Zoë O’Neil & Søn".to_owned())));
}

#[test]
fn an_internal_comment_arrives_on_the_ticket() {
    let sandbox = Sandbox::start();
    let support = Support::new(sandbox.transport());
    let stamp = block_on(support.ticket_stamp(TicketId(3))).unwrap_or_else(|failure| panic!("{failure:?}"));
    let add = || block_on(support.add_internal_comment(TicketId(3), "For colleagues only", &stamp));
    assert_eq!(add(), Ok(()));
    // The browser may repeat the request by itself.
    assert_eq!(add().map_err(|failure| failure.cause), Err(Cause::Conflict));
    let state = sandbox.state();
    let comments = state["comments"].as_array().into_iter().flatten().filter(|it| {
        it["ticket_id"] == json!(3) && it["body"].as_str().is_some_and(|it| it.contains("For colleagues only"))
    });
    let public: Vec<Value> = comments.map(|it| it["public"].clone()).collect();
    assert_eq!(public, [json!(false)]);
}

#[test]
fn refusals_carry_the_cause_and_sells_request_id() {
    let sandbox = Sandbox::start();
    let wrong_token = Sell::new(sandbox.transport_with("wrong"), SearchPlan::Try);
    let failure = block_on(wrong_token.users()).expect_err("the token is wrong");
    assert_eq!(failure.cause, Cause::TokenRefused);
    assert!(failure.logref.is_some());

    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    let missing = block_on(sell.lead(LeadId(999_999_999))).expect_err("there is no such lead");
    assert_eq!((missing.cause, missing.operation.as_str()), (Cause::NotFound, "GET /v2/leads/999999999"));
    let missing = block_on(sell.contact(ContactId(999_999_999))).expect_err("there is no such contact");
    assert_eq!(missing.cause, Cause::NotFound);

    let form = LeadForm { last_name: "Nobody".into(), ..LeadForm::default() };
    let orphan = form.lead(&plan_for(UserId(999_999_999))).unwrap_or_else(|problems| panic!("{problems:?}"));
    let refused = block_on(sell.create_lead(&orphan)).expect_err("there is no such owner");
    assert_eq!(refused.cause, Cause::Invalid);
    assert!(refused.detail.is_some() && refused.logref.is_some(), "{refused:?}");
}

#[test]
fn every_kind_of_trouble_becomes_its_cause() {
    let sandbox = Sandbox::start();
    for (kind, cause) in [
        (json!({"kind": "status", "status": 500}), Cause::ServiceDown),
        (json!({"kind": "rate_limit"}), Cause::RateLimited),
        (json!({"kind": "drop_before"}), Cause::NoReply),
        (json!({"kind": "drop_after"}), Cause::NoReply),
        (json!({"kind": "garbage"}), Cause::Unreadable),
    ] {
        let mut fault = kind.clone();
        fault["match"] = json!("GET /v2/stages");
        fault["times"] = json!(1);
        sandbox.control("/control/faults", &fault);
        let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
        let failure = block_on(sell.stages()).expect_err("the fault is on");
        assert_eq!(failure.cause, cause, "{kind}");
        assert!(block_on(sell.stages()).is_ok(), "{kind} is over");
    }
}

fn of(list: &Value, id: u64) -> Value {
    let found = list.as_array().into_iter().flatten().find(|it| it["id"] == json!(id)).cloned();
    found.unwrap_or_else(|| panic!("{id} is not among {list}"))
}
