//! What the agent decided about a requester, and what there is to show then.

use crate::account::{Account, Kind, Party};
use crate::question::{about, agent, requester};
use crate::scripted::{Scripted, steps};
use sell_sidebar::customer_view::{Customer, CustomerView, Finding, RecordView, company};
use sell_sidebar::domain::access::Access;
use sell_sidebar::domain::ids::{ContactId, LeadId};
use sell_sidebar::domain::matching::MatchReason;
use sell_sidebar::domain::requester::Requester;
use sell_sidebar::failure::{Cause, Failure};
use sell_sidebar::sell::{Part, SearchPlan, Sell};
use sell_sidebar::store::{ChosenRecord, RequesterChoices};
use std::sync::Arc;

const ADA: &str = "ada@example.com";
const PERSON: ChosenRecord = ChosenRecord::Contact(ContactId(101));
const LEAD: ChosenRecord = ChosenRecord::Lead(LeadId(201));
const STRANGER: ChosenRecord = ChosenRecord::Contact(ContactId(301));
const STRANGE_LEAD: ChosenRecord = ChosenRecord::Lead(LeadId(401));
const GONE: ChosenRecord = ChosenRecord::Contact(ContactId(999));

/// Ada as a person and as a lead, and two others.
fn account() -> Account {
    Account::of(vec![
        Party::with_email(101, Kind::Person, ADA),
        Party::with_email(201, Kind::Lead, ADA),
        Party::with_email(301, Kind::Person, "stranger@example.com"),
        Party::with_email(401, Kind::Lead, "strange.lead@example.com"),
    ])
}

fn ada() -> Requester {
    requester(&[ADA], &[])
}

/// The view, and the steps that it took.
fn asked(who: Option<&Requester>, choices: RequesterChoices, all: bool) -> (Result<CustomerView, Failure>, String) {
    let (account, agent) = (account(), agent());
    let scripted = Scripted::new(|request| account.reply(request));
    let question = Finding { agent: &agent, access: Access::SellUsers, requester: who, choices, all };
    let answer = scripted.run(question.with(&Sell::new(&scripted, SearchPlan::Try)));
    (answer.map(|it| it.view), steps(&scripted))
}

fn decided(picked: Option<ChosenRecord>, refused: &[ChosenRecord]) -> RequesterChoices {
    RequesterChoices { picked, refused: refused.to_vec() }
}

/// All records of a view, the one that stands alone first, and how many are hidden.
fn shown(view: &Result<CustomerView, Failure>) -> (Option<ChosenRecord>, Vec<ChosenRecord>, usize) {
    let all = |customer: &Arc<Customer>| {
        customer.picks().into_iter().filter_map(|it| customer.record(it)).map(|(it, _)| it.chosen()).collect()
    };
    match view {
        Ok(CustomerView::Record(customer, RecordView { pick, .. })) => {
            (customer.record(*pick).map(|(it, _)| it.chosen()), all(customer), customer.hidden)
        }
        Ok(CustomerView::Several(customer)) => (None, all(customer), customer.hidden),
        Ok(CustomerView::NoMatch { hidden }) => (None, vec![], *hidden),
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_decision_leads_to_its_records() {
    for (name, picked, refused, all, expected) in [
        ("nothing decided", None, &[][..], false, (None, vec![PERSON, LEAD], 0)),
        ("one of the matches picked", Some(LEAD), &[], false, (Some(LEAD), vec![PERSON, LEAD], 0)),
        ("picked, but all wanted", Some(LEAD), &[], true, (None, vec![PERSON, LEAD], 0)),
        ("one refused", None, &[LEAD], false, (Some(PERSON), vec![PERSON], 1)),
        ("one refused, all wanted", None, &[LEAD], true, (Some(PERSON), vec![PERSON], 1)),
        ("all refused", None, &[LEAD, PERSON], false, (None, vec![], 2)),
        ("a stranger refused", None, &[STRANGER], false, (None, vec![PERSON, LEAD], 0)),
        ("a stranger picked", Some(STRANGER), &[], false, (Some(STRANGER), vec![STRANGER, PERSON, LEAD], 0)),
        (
            "a strange lead picked",
            Some(STRANGE_LEAD),
            &[],
            false,
            (Some(STRANGE_LEAD), vec![PERSON, STRANGE_LEAD, LEAD], 0),
        ),
        (
            "a stranger picked, the matches refused",
            Some(STRANGER),
            &[PERSON, LEAD],
            false,
            (Some(STRANGER), vec![STRANGER], 2),
        ),
        ("picked and gone from Sell", Some(GONE), &[], false, (None, vec![PERSON, LEAD], 0)),
        ("picked and gone, one refused", Some(GONE), &[LEAD], false, (Some(PERSON), vec![PERSON], 1)),
        ("picked and gone, all refused", Some(GONE), &[LEAD, PERSON], false, (None, vec![], 2)),
    ] {
        let (view, steps) = asked(Some(&ada()), decided(picked, refused), all);
        assert_eq!(shown(&view), expected, "{name}");
        let fetched = picked.is_some_and(|it| it != LEAD);
        assert_eq!(steps.contains("; contacts/") || steps.contains("; leads/"), fetched, "{name}: {steps}");
        let Ok(CustomerView::Record(customer, _) | CustomerView::Several(customer)) = view else { continue };
        assert_eq!(customer.gaps, [], "{name}");
    }
}

#[test]
fn a_picked_record_says_that_the_agent_chose_it() {
    let (view, _) = asked(Some(&ada()), decided(Some(STRANGER), &[]), false);
    let Ok(CustomerView::Record(customer, RecordView { pick, .. })) = view else { panic!("{view:?}") };
    assert_eq!(customer.record(pick).map(|(_, reasons)| reasons), Some(&[MatchReason::Chosen][..]));
    let (view, _) = asked(Some(&ada()), decided(Some(PERSON), &[]), false);
    let Ok(CustomerView::Record(customer, RecordView { pick, .. })) = view else { panic!("{view:?}") };
    assert_eq!(customer.record(pick).map(|(_, reasons)| reasons), Some(&[MatchReason::Email(ADA.into())][..]));
}

#[test]
fn without_a_requester_only_a_picked_record_is_shown() {
    let (view, steps) = asked(None, decided(None, &[]), false);
    assert_eq!((view, steps), (Ok(CustomerView::NoRequester), String::new()));
    let (view, steps) = asked(None, decided(Some(STRANGER), &[]), false);
    assert_eq!(shown(&view), (Some(STRANGER), vec![STRANGER], 0));
    assert_eq!(steps, "users; contacts/301; users, stages, deals");
    let (view, steps) = asked(None, decided(Some(GONE), &[]), false);
    assert_eq!((view, steps.as_str()), (Ok(CustomerView::NoMatch { hidden: 0 }), "users; contacts/999"));
}

#[test]
fn a_requester_who_cannot_be_reached_is_not_searched_by() {
    for nobody in [requester(&[], &[]), requester(&["nobody", " "], &["  "])] {
        let (view, steps) = asked(Some(&nobody), decided(None, &[]), false);
        assert_eq!((view, steps.as_str()), (Ok(CustomerView::NothingToSearchBy), "users"));
        let (view, steps) = asked(Some(&nobody), decided(Some(LEAD), &[]), false);
        assert_eq!(shown(&view), (Some(LEAD), vec![LEAD], 0));
        assert_eq!(steps, "users; leads/201; users, lead_sources");
    }
}

#[test]
fn a_picked_record_that_cannot_be_had_leaves_the_matches_and_a_gap() {
    let (account, agent, ada) = (account(), agent(), ada());
    let scripted = Scripted::new(|request| match request.path.as_str() {
        "/v2/contacts/301" => crate::account::reply(503, &serde_json::json!({})),
        _ => account.reply(request),
    });
    let question = Finding { choices: decided(Some(STRANGER), &[]), ..about(&agent, &ada) };
    let view = scripted.run(question.with(&Sell::new(&scripted, SearchPlan::Try))).map(|it| it.view);
    assert_eq!(shown(&view), (None, vec![PERSON, LEAD], 0));
    let Ok(CustomerView::Several(customer)) = view else { panic!("{view:?}") };
    let gaps: Vec<(Part, Cause)> = customer.gaps.iter().map(|it| (it.part, it.failure.cause)).collect();
    assert_eq!(gaps, [(Part::Chosen, Cause::ServiceDown)]);
}

#[test]
fn a_reply_about_another_record_than_the_picked_one_is_not_shown() {
    let (agent, ada) = (agent(), ada());
    for (picked, other) in [
        (STRANGER, Party::with_email(302, Kind::Person, "stranger@example.com")),
        (STRANGE_LEAD, Party::with_email(402, Kind::Lead, "strange.lead@example.com")),
    ] {
        let account = account();
        let scripted = Scripted::new(|request| match request.path.as_str() {
            "/v2/contacts/301" | "/v2/leads/401" => {
                crate::account::reply(200, &serde_json::json!({"data": other.v2()}))
            }
            _ => account.reply(request),
        });
        let question = Finding { choices: decided(Some(picked), &[]), ..about(&agent, &ada) };
        let view = scripted.run(question.with(&Sell::new(&scripted, SearchPlan::Try))).map(|it| it.view);
        assert_eq!(shown(&view), (None, vec![PERSON, LEAD], 0), "{picked:?}");
        let Ok(CustomerView::Several(customer)) = view else { panic!("{view:?}") };
        let gaps: Vec<(Part, Cause)> = customer.gaps.iter().map(|it| (it.part, it.failure.cause)).collect();
        assert_eq!(gaps, [(Part::Chosen, Cause::Unreadable)], "{picked:?}");
    }
}

#[test]
fn a_company_by_itself_is_the_one_that_was_asked_for_or_a_failure() {
    let account = Account::of(vec![Party::with_email(100, Kind::Company, "office@example.com")]);
    let scripted = Scripted::new(|request| account.reply(request));
    let view = scripted.run(company(&Sell::new(&scripted, SearchPlan::Try), ContactId(100)));
    assert_eq!(view.map(|(customer, _)| customer.matches.count()).map_err(|it| it.cause), Ok(1));
    assert_eq!(steps(&scripted), "contacts/100; users, stages, deals");
    for (status, cause) in [(200, Cause::Unreadable), (404, Cause::NotFound), (0, Cause::NoReply)] {
        let other = Party::with_email(102, Kind::Company, "office@example.com");
        let scripted = Scripted::new(|_| crate::account::reply(status, &serde_json::json!({"data": other.v2()})));
        let view = scripted.run(company(&Sell::new(&scripted, SearchPlan::Try), ContactId(100)));
        assert_eq!(view.map(|_| ()).map_err(|it| it.cause), Err(cause));
        assert_eq!(scripted.count(), 1);
    }
}
