//! What an administrator is told about an agent is what that agent gets: compared with the sidebar's own questions, for
//! any settings, any account and any kind of agent.

use crate::sidebar::sidebar;
use crate::small_account::{ADDRESS, Keeping, SmallAccount};
use proptest::prelude::*;
use sell_sidebar::configuring::as_seen_by::{SampleCase, SeenBy, as_seen_by};
use sell_sidebar::domain::agent::Agent;
use sell_sidebar::domain::ids::{LeadStatusId, SourceId, SupportUserId, UserId};
use sell_sidebar::domain::ownership::{OwnerOffer, OwnerReason};
use sell_sidebar::domain::user::{LeadStatus, Source, User};
use sell_sidebar::sell::{SearchPlan, Sell};
use sell_sidebar::settings::Settings;
use serde_json::{Value, json};

const MOST_USERS: u64 = 6;
const STATUSES: [&str; 3] = ["New", "Working", "Qualified"];
const ADDRESSES: [&str; 4] = ["ada@example.com", "ADA@Example.com", "bob@example.com", ""];

fn told(settings: &Settings, agent: &Agent, case: SampleCase, account: &SmallAccount) -> SeenBy {
    let statuses = account.statuses.as_deref().unwrap_or_default();
    as_seen_by(settings, agent, case, &account.users, statuses, &account.sources)
}

fn user(id: u64) -> User {
    User {
        id: UserId(id),
        name: format!("User {id}"),
        email: None,
        active: true,
        admin: false,
        pool: false,
        reports_to: None,
        support_user: None,
    }
}

fn agent(id: u64, email: &str) -> Agent {
    Agent { id: SupportUserId(id), name: "Agent".into(), email: email.to_owned(), locale: "en-US".into(), admin: false }
}

fn users() -> impl Strategy<Value = Vec<User>> {
    let flags = (prop::bool::weighted(0.8), prop::bool::weighted(0.7), any::<bool>(), prop::bool::weighted(0.2));
    let one = (
        flags,
        prop::option::of(1..=MOST_USERS),
        prop::option::weighted(0.4, 1_u64..=3),
        prop::sample::select(&ADDRESSES),
    );
    let person = |(id, ((there, active, admin, pool), manager, linked, email)): (u64, _)| {
        let email: &str = email;
        let (reports_to, support_user): (Option<u64>, Option<u64>) = (manager, linked);
        let there: bool = there;
        there.then(|| User {
            active,
            admin,
            pool,
            email: Some(email.to_owned()).filter(|it| !it.is_empty()),
            reports_to: reports_to.map(UserId),
            support_user: support_user.map(SupportUserId),
            ..user(id)
        })
    };
    prop::collection::vec(one, 0..=6).prop_map(move |all| (1..).zip(all).filter_map(person).collect())
}

fn accounts() -> impl Strategy<Value = SmallAccount> {
    let statuses = prop::option::weighted(0.9, prop::sample::subsequence(STATUSES.to_vec(), 0..=3).prop_shuffle());
    let sources = prop::collection::btree_set(301_u64..305, 0..4);
    (users(), statuses, sources, any::<bool>()).prop_map(|(users, statuses, sources, matched)| {
        let status = |(id, name): (u64, &str)| LeadStatus { id: LeadStatusId(id), name: name.to_owned() };
        SmallAccount {
            users,
            statuses: statuses.map(|it| (1..).zip(it).map(status).collect()),
            sources: sources.into_iter().map(|id| Source { id: SourceId(id), name: format!("Source {id}") }).collect(),
            matched,
        }
    })
}

/// As administrators save them, as somebody may have written them by hand, and none.
fn documents() -> impl Strategy<Value = Value> {
    let owner = (1..=MOST_USERS + 2, prop::option::of("[A-Z][a-z]{2}"), any::<bool>())
        .prop_map(|(id, label, pool)| json!({"id": id, "label": label, "pool": pool}));
    let access = prop::sample::select(vec![json!("sell_users"), json!("all_agents"), json!(null), json!("everybody")]);
    let status = prop::option::of(prop::sample::select(vec!["New", " wORKING", "Qualified", "Gone"]));
    let source = prop::option::of(301_u64..306);
    (access, status, source, prop::collection::vec(owner, 0..4), any::<bool>(), any::<bool>()).prop_map(
        |(access, status, source, owners, any, offer)| {
            let block = json!({"status": status, "source": source, "owners": owners, "any_owner": any, "offer_when_matched": offer});
            json!({"version": 1, "access": access, "new_lead": block})
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn an_administrator_is_told_what_the_agent_gets(
        document in documents(),
        account in accounts(),
        (id, email) in (1_u64..=4, prop::sample::select(&ADDRESSES)),
        on_new_ticket in any::<bool>(),
    ) {
        let settings = Settings::read(Some(&document.to_string())).settings;
        let agent = agent(id, email);
        let case = match (account.matched, on_new_ticket) {
            (true, _) => SampleCase::Matched,
            (false, true) => SampleCase::UnknownOnNewTicket,
            (false, false) => SampleCase::Unknown,
        };
        let told = told(&settings, &agent, case, &account);
        let sell = Sell::new(&account, SearchPlan::Missing);
        prop_assert_eq!(Ok(told), sidebar(&settings, &agent, case, ADDRESS, &sell));
    }
}

/// The kinds of agents that an account has, by name.
fn account() -> SmallAccount {
    let users = vec![
        User { admin: true, support_user: Some(SupportUserId(101)), ..user(1) },
        User { support_user: Some(SupportUserId(102)), reports_to: Some(UserId(1)), ..user(2) },
        User { email: Some("Mail@Example.com".into()), ..user(3) },
        User {
            active: false,
            support_user: Some(SupportUserId(104)),
            email: Some("gone@example.com".into()),
            ..user(4)
        },
        User { email: Some("taken@example.com".into()), support_user: Some(SupportUserId(999)), ..user(5) },
        User { pool: true, ..user(9) },
    ];
    let statuses = vec![LeadStatus { id: LeadStatusId(1), name: "New".into() }];
    SmallAccount { users, statuses: Some(statuses), sources: Vec::new(), matched: false }
}

#[test]
fn each_kind_of_agent_has_the_access_that_the_account_gives() {
    let account = account();
    for (id, email, sell_user) in [
        (102, "", Some(2)),
        (102, "mail@example.com", Some(2)),
        (103, "mail@example.com", Some(3)),
        (104, "gone@example.com", None),
        (104, "mail@example.com", None),
        (105, "taken@example.com", None),
        (106, "nobody@example.com", None),
        (107, "", None),
    ] {
        for (access, admitted) in [("sell_users", sell_user.is_some()), ("all_agents", true)] {
            let settings = Settings::read(Some(&json!({"version": 1, "access": access}).to_string())).settings;
            let seen = told(&settings, &agent(id, email), SampleCase::Unknown, &account);
            let who = format!("{id} {email} {access}");
            assert_eq!((seen.access, seen.offered), (admitted, admitted), "{who}");
            assert_eq!(seen.sell_user.map(|it| it.id.0), sell_user, "{who}");
            let owner = match (access, sell_user) {
                ("all_agents", _) => Some((UserId(1), OwnerReason::TopmostManager)),
                (_, Some(own)) => Some((UserId(own), OwnerReason::Agent)),
                _ => None,
            };
            assert_eq!(seen.plan.map(|it| (it.owner.id, it.why)), owner, "{who}");
        }
    }
}

#[test]
fn each_case_shows_what_the_settings_make_of_it() {
    let account = account();
    let pool = json!([{"id": 9, "label": "Inbound"}]);
    for (case, block, offered, comment, choice) in [
        (SampleCase::Unknown, json!({}), true, true, false),
        (SampleCase::UnknownOnNewTicket, json!({}), true, false, false),
        (SampleCase::Matched, json!({}), false, false, false),
        (SampleCase::Matched, json!({"offer_when_matched": true}), true, true, false),
        (SampleCase::Unknown, json!({"any_owner": true}), true, true, true),
        (SampleCase::Unknown, json!({"any_owner": true, "owners": pool}), true, true, false),
        (SampleCase::Unknown, json!({"owners": [{"id": 1}, {"id": 9}]}), true, true, true),
        (SampleCase::Unknown, json!({"owners": [{"id": 1}, {"id": 4}]}), true, true, false),
    ] {
        let settings = Settings::read(Some(&json!({"version": 1, "new_lead": block}).to_string())).settings;
        let seen = told(&settings, &agent(102, ""), case, &account);
        let what = format!("{case:?} {block}");
        assert_eq!((seen.access, seen.offered, seen.comment), (true, offered, comment), "{what}");
        assert_eq!(seen.plan.is_some(), offered && !choice, "{what}");
        assert_eq!(seen.plan.map(|it| it.comment), (offered && !choice).then_some(comment), "{what}");
        assert_eq!(seen.status.as_deref(), offered.then_some("New"), "{what}");
        let chooses = matches!(seen.owners, Some(OwnerOffer::Any { .. } | OwnerOffer::OneOf(_)));
        assert_eq!(chooses, choice || block["any_owner"] == json!(true), "{what}");
    }
}

#[test]
fn a_status_and_a_source_that_were_just_made_are_known_to_browsers_that_keep_older_lists() {
    let was = account();
    let working = LeadStatus { id: LeadStatusId(2), name: "Working".into() };
    let fair = Source { id: SourceId(310), name: "Fair".into() };
    let mut is = was.clone();
    is.statuses.iter_mut().for_each(|it| it.push(working.clone()));
    is.sources.push(fair);
    for (status, source) in [("Working", 310), ("New", 310), ("Working", 999), ("Gone", 999)] {
        let document = json!({"version": 1, "new_lead": {"status": status, "source": source}}).to_string();
        let settings = Settings::read(Some(&document)).settings;
        let agent = agent(102, "");
        let told = told(&settings, &agent, SampleCase::Unknown, &is);
        let sell = Sell::new(Keeping { was: &was, is: &is }, SearchPlan::Missing);
        assert_eq!(Ok(told), sidebar(&settings, &agent, SampleCase::Unknown, ADDRESS, &sell), "{status} {source}");
    }
}
