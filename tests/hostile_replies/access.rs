//! An agent who is no Sell user sees nothing, and nothing about customers is asked for them (S18).

use crate::account::{self, Account, Kind, Party};
use crate::question::{AGENT, about, agent, requester};
use crate::scripted::Scripted;
use crate::twist::{Twist, twist};
use proptest::prelude::*;
use sell_sidebar::customer_view::{Answer, CustomerView, Finding};
use sell_sidebar::domain::access::Access;
use sell_sidebar::domain::agent::Agent;
use sell_sidebar::domain::ids::{ContactId, SupportUserId};
use sell_sidebar::domain::requester::Requester;
use sell_sidebar::failure::{Cause, Failure};
use sell_sidebar::sell::{SearchPlan, Sell};
use sell_sidebar::store::{Asking, ChosenRecord, MemoryShelf, Remembering, RequesterChoices};
use sell_sidebar::transport::Tells;
use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;

/// The user who has the agent's address and is linked to somebody else.
const NAMESAKE: u64 = 76;

fn ada() -> Requester {
    requester(&["ada@example.com"], &["+44 20 7946 0958"])
}

/// An account in which Ada is known, with these users.
fn account(users: Vec<Value>) -> Account {
    Account { users, ..Account::of(vec![Party::with_email(101, Kind::Person, "ada@example.com")]) }
}

/// Users of Sell of whom none is an active user of the agent's.
fn strangers() -> impl Strategy<Value = Vec<Value>> {
    let own = |change: fn(&mut Value)| {
        let mut user = crate::question::users_own();
        change(&mut user);
        user
    };
    prop::sample::subsequence(
        vec![
            account::user(71, "Somebody", "somebody@shop.example", 42),
            account::user(72, "Longer Id", "agnes@shop.example.evil.example", AGENT * 10),
            account::user(73, "Longer Address", "xagnes@shop.example", 43),
            json!({"id": 74, "name": "No Link", "email": "agnes+1@shop.example", "status": "active"}),
            // The agent's address, and linked to somebody else in Support.
            account::user(NAMESAKE, "Namesake", "agnes@shop.example", 44),
            json!({"id": 75, "name": "No Address", "email": null, "status": "active", "zendesk_user_id": ""}),
            own(|it| it["status"] = "inactive".into()),
            own(|it| it["status"] = Value::Null),
            own(|it| it["status"] = true.into()),
            own(|it| (it["status"], it["zendesk_user_id"]) = ("inactive".into(), Value::Null)),
            own(|it| it["id"] = Value::Null),
        ],
        0..=11,
    )
    .prop_shuffle()
}

fn choices() -> impl Strategy<Value = RequesterChoices> {
    prop_oneof![Just(None), Just(Some(ChosenRecord::Contact(ContactId(101))))]
        .prop_map(|picked| RequesterChoices { picked, refused: vec![] })
}

fn asks_only_about_users(scripted: &Scripted<'_>) -> bool {
    scripted.asked().iter().all(|it| it.request.path == "/v2/users" && it.request.tells == Tells::Access)
}

fn views(answer: Result<Answer, Failure>) -> Result<CustomerView, Failure> {
    answer.map(|it| it.view)
}

/// A shelf on which everything lies that an agent with access was shown of Ada.
fn shelf_of_another_agent() -> Rc<MemoryShelf> {
    let shelf = Rc::new(MemoryShelf::default());
    let (other, ada) = (Agent { id: SupportUserId(42), email: "somebody@shop.example".into(), ..agent() }, ada());
    let account = account(vec![account::user(71, "Somebody", "somebody@shop.example", 42)]);
    let scripted = Scripted::new(|request| account.reply(request));
    let sell = Sell::new(Remembering::new(&scripted, shelf.clone(), Asking::WhereNeeded, || 0), SearchPlan::Try);
    let view = views(scripted.run(about(&other, &ada).with(&sell)));
    assert!(matches!(view, Ok(CustomerView::Record(..))), "{view:?}");
    shelf
}

proptest! {
    #[test]
    fn whoever_is_no_active_user_has_no_access_and_asks_about_no_customer(
        users in strangers(),
        choices in choices(),
        with_requester: bool,
        search_v3: bool,
    ) {
        let (account, agent, ada) = (account(users).on_plan(search_v3), agent(), ada());
        let requester = (with_requester || choices.picked.is_none()).then_some(&ada);
        let scripted = Scripted::new(|request| account.reply(request));
        let question = Finding { agent: &agent, access: Access::SellUsers, requester, choices, all: false };
        let answer = scripted.run(question.with(&Sell::new(&scripted, SearchPlan::Try)));
        let Ok(Answer { view, sell_user }) = answer else { panic!("it failed") };
        prop_assert_eq!((view, sell_user), (CustomerView::NoAccess, None));
        prop_assert!(asks_only_about_users(&scripted), "{:?}", scripted.targets());
    }

    #[test]
    fn no_garbled_list_of_strangers_gives_access(
        mut users in strangers(),
        twists in prop::collection::vec(twist(), 1..4),
    ) {
        // A twist can give the agent's own record the id that it lacks, and take the link to somebody else from a user with
        // the agent's address; then it is no stranger's.
        users.retain(|it| it["id"].is_u64() && it["id"] != NAMESAKE);
        let (account, agent, ada, number) = (account(users), agent(), ada(), Cell::new(0));
        let scripted = Scripted::new(|request| {
            let at = number.replace(number.get() + 1);
            twists.get(at % twists.len()).map_or(Twist::None, Clone::clone).of(account.reply(request))
        });
        let view = views(scripted.run(about(&agent, &ada).with(&Sell::new(&scripted, SearchPlan::Try))));
        prop_assert!(matches!(view, Ok(CustomerView::NoAccess) | Err(_)), "{:?}", view);
        prop_assert!(asks_only_about_users(&scripted), "{:?}", scripted.targets());
    }

    #[test]
    fn what_another_agent_left_in_the_browser_gives_no_access(users in strangers()) {
        let shelf = shelf_of_another_agent();
        let (account, agent, ada) = (account(users), agent(), ada());
        for asking in [Asking::Nobody, Asking::WhereNeeded, Asking::Anew] {
            let scripted = Scripted::new(|request| account.reply(request));
            let sell = Sell::new(Remembering::new(&scripted, shelf.clone(), asking, || 0), SearchPlan::Try);
            let view = views(scripted.run(about(&agent, &ada).with(&sell)));
            match asking {
                Asking::Nobody => prop_assert_eq!(view.map_err(|it| it.cause), Err(Cause::NotKept)),
                _ => prop_assert_eq!(view, Ok(CustomerView::NoAccess)),
            }
            prop_assert!(asks_only_about_users(&scripted), "{:?}", scripted.targets());
            prop_assert_eq!(sell.transport().as_of(), None);
        }
    }
}

#[test]
fn an_access_check_that_fails_asks_about_no_customer() {
    let (account, agent, ada) = (account(vec![crate::question::users_own()]), agent(), ada());
    for status in [0, 204, 301, 400, 401, 403, 404, 408, 422, 429, 500, 503] {
        let scripted = Scripted::new(|request| match request.path.as_str() {
            "/v2/users" => account::reply(status, &json!(null)),
            _ => account.reply(request),
        });
        let view = views(scripted.run(about(&agent, &ada).with(&Sell::new(&scripted, SearchPlan::Try))));
        assert!(view.is_err(), "{status}: {view:?}");
        assert_eq!(scripted.targets().len(), 1, "{status}");
    }
}
