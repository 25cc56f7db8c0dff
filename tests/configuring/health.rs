//! What checks make of answers that a sandbox does not give: accounts without users, tokens of people without rights.

use pollster::block_on;
use sell_sidebar::configuring::health::{
    About, Check, Fact, Finding, Trouble, of_pools, of_sources, of_statuses, of_users, run,
};
use sell_sidebar::domain::agent::Agent;
use sell_sidebar::domain::ids::{LeadStatusId, SourceId, SupportUserId, UserId};
use sell_sidebar::domain::user::{LeadStatus, Source, User};
use sell_sidebar::failure::{Cause, Failure};
use sell_sidebar::sell::{SearchPlan, Sell};
use sell_sidebar::transport::{Method, Reply, Request, Service, Transport};
use serde_json::{Value, json};

fn user(id: u64, active: bool, pool: bool) -> User {
    User {
        id: UserId(id),
        name: format!("User {id}"),
        email: None,
        active,
        admin: false,
        pool,
        reports_to: None,
        support_user: None,
    }
}

fn failure(cause: Cause) -> Failure {
    Failure::unsent(cause, Service::Sell, "GET /v2/users")
}

#[test]
fn people_and_pools_are_told_apart_and_only_active_ones_count() {
    let (ada, gone, pool, old_pool) =
        (user(1, true, false), user(2, false, false), user(3, true, true), user(4, false, true));
    let nobody = Finding::Broken(Trouble::NoActiveUsers);
    for (users, people, pools) in [
        (vec![], nobody.clone(), Fact::NoPools),
        (vec![gone.clone(), pool.clone(), old_pool.clone()], nobody, Fact::Pools { count: 1 }),
        (vec![ada.clone(), old_pool], Finding::Fine(Fact::Users { active: 1 }), Fact::NoPools),
        (vec![ada.clone(), gone, pool, ada], Finding::Fine(Fact::Users { active: 2 }), Fact::Pools { count: 1 }),
    ] {
        let asked = Ok(users);
        assert_eq!(of_users(&asked), people, "{asked:?}");
        assert_eq!(of_pools(&asked), Finding::Fine(pools), "{asked:?}");
    }
}

#[test]
fn an_account_may_tell_no_statuses_and_have_no_sources() {
    let status = |name: &str| LeadStatus { id: LeadStatusId(1), name: name.to_owned() };
    let two = Fact::Statuses { count: 2, first: "Neu".to_owned() };
    assert_eq!(of_statuses(&Ok(vec![status("Neu"), status("Alt")])), Finding::Fine(two));
    for none in [Ok(vec![]), Err(failure(Cause::NotFound))] {
        assert_eq!(of_statuses(&none), Finding::Attention(Trouble::NoStatuses));
    }
    let source = Source { id: SourceId(1), name: "Fair".to_owned() };
    assert_eq!(of_sources(&Ok(vec![source])), Finding::Fine(Fact::Sources { count: 1 }));
    assert_eq!(of_sources(&Ok(vec![])), Finding::Fine(Fact::Sources { count: 0 }));
    let gone = failure(Cause::NotFound);
    assert_eq!(of_sources(&Err(gone.clone())), Finding::Broken(Trouble::Unreachable(gone)));
}

#[test]
fn a_failure_says_which_right_is_missing() {
    let forbidden = failure(Cause::Forbidden);
    let (profile, read) = (Trouble::ProfileScopeMissing(forbidden.clone()), Trouble::Forbidden(forbidden.clone()));
    assert_eq!(of_users(&Err(forbidden.clone())), Finding::Broken(profile.clone()));
    assert_eq!(of_pools(&Err(forbidden.clone())), Finding::Broken(profile));
    assert_eq!(of_sources(&Err(forbidden.clone())), Finding::Broken(read.clone()));
    assert_eq!(of_statuses(&Err(forbidden)), Finding::Broken(read));
    let refused = failure(Cause::TokenRefused);
    assert_eq!(of_users(&Err(refused.clone())), Finding::Broken(Trouble::TokenRefused(refused)));
}

/// A Sell whose token belongs to this user.
struct Owner(Value);

impl Transport for &Owner {
    async fn send(&self, request: Request) -> Result<Reply, Failure> {
        // What is written must be able to change nothing.
        let writes = request.method != Method::Get;
        assert!(!writes || (request.method == Method::Put && request.path == "/v2/leads/0"), "{request:?}");
        let status = if writes { 404 } else { 200 };
        Ok(Reply { status, body: json!({"data": self.0}).to_string() })
    }
}

fn about(agent: &Agent) -> About<'_> {
    About { subdomain: "acme".to_owned(), agent }
}

fn agent() -> Agent {
    Agent { id: SupportUserId(1), name: String::new(), email: String::new(), locale: String::new(), admin: true }
}

#[test]
fn the_token_of_somebody_who_may_see_little_or_has_left_is_noticed() {
    for (status, role, finding) in [
        ("active", "admin", Finding::Fine(Fact::Token { owner: "Ada".into() })),
        ("active", "user", Finding::Attention(Trouble::TokenOwnerNoAdmin { owner: "Ada".into() })),
        ("inactive", "admin", Finding::Attention(Trouble::TokenOwnerInactive { owner: "Ada".into() })),
    ] {
        let owner = Owner(json!({"id": 7, "name": "Ada", "status": status, "role": role}));
        let sell = Sell::new(&owner, SearchPlan::Try);
        let agent = agent();
        assert_eq!(block_on(run(Check::Token, &sell, &about(&agent))), finding);
    }
}

#[test]
fn another_accounts_token_is_noticed_if_both_names_are_known() {
    let agent = agent();
    let check = |ours: &str, theirs: Value| {
        let account = Owner(json!({"id": 1, "name": "Acme Ltd", "subdomain": theirs}));
        let sell = Sell::new(&account, SearchPlan::Try);
        block_on(run(Check::Account, &sell, &About { subdomain: ours.to_owned(), ..about(&agent) }))
    };
    let fine = |subdomain: Option<&str>| {
        Finding::Fine(Fact::Account { name: "Acme Ltd".into(), subdomain: subdomain.map(str::to_owned) })
    };
    assert_eq!(check("acme", json!("acme")), fine(Some("acme")));
    assert_eq!(check("acme", json!("ACME")), fine(Some("ACME")));
    assert_eq!(check("acme", json!(null)), fine(None));
    assert_eq!(check("", json!("acme")), fine(Some("acme")));
    let other = Trouble::OtherAccount { ours: "acme".into(), theirs: "acme2".into() };
    assert_eq!(check("acme", json!("acme2")), Finding::Attention(other));
}
