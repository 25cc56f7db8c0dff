//! Who may see sales data and create leads: one rule (S17–S19, F14).

use crate::user;
use sell_sidebar::domain::access::{Access, sell_user_among};
use sell_sidebar::domain::agent::Agent;
use sell_sidebar::domain::ids::SupportUserId;
use sell_sidebar::domain::user::User;

#[test]
fn sell_users_only_admits_active_sell_users_and_all_agents_admits_everybody() {
    let sell_user = user(1);
    let admin = User { admin: true, ..user(2) };
    let inactive = User { active: false, ..user(3) };
    let inactive_admin = User { active: false, admin: true, ..user(4) };
    for (agent, of_sell_users) in [
        (Some(&sell_user), true),
        (Some(&admin), true),
        (Some(&inactive), false),
        (Some(&inactive_admin), false),
        (None, false),
    ] {
        assert_eq!(Access::SellUsers.admits(agent), of_sell_users, "{agent:?}");
        assert!(Access::AllAgents.admits(agent), "{agent:?}");
    }
}

#[test]
fn who_the_agent_is_must_be_known_first_only_where_it_decides() {
    assert!(Access::SellUsers.asks_who());
    assert!(!Access::AllAgents.asks_who());
    assert_eq!(Access::default(), Access::SellUsers);
}

#[test]
fn an_agent_is_found_by_address_only_among_users_who_are_linked_to_nobody() {
    let agent = Agent {
        id: SupportUserId(9001),
        name: "Agnes Agent".into(),
        email: "agnes@shop.example".into(),
        locale: "en-US".into(),
        admin: false,
    };
    let with = |id: u64, email: Option<&str>, linked: Option<u64>| User {
        email: email.map(str::to_owned),
        support_user: linked.map(SupportUserId),
        ..user(id)
    };
    let (same, other) = (Some("Agnes@Shop.example"), Some("other@shop.example"));
    let inactive = User { active: false, ..with(1, other, Some(9001)) };
    for (users, found) in [
        (vec![with(1, same, None)], Some(1)),
        (vec![with(1, other, Some(9001))], Some(1)),
        (vec![with(1, same, Some(42))], None),
        (vec![with(1, same, Some(42)), with(2, same, None)], Some(2)),
        // Who is linked is who counts, before whoever has the address, and also if the link is to a user who is out.
        (vec![with(1, same, None), with(2, other, Some(9001))], Some(2)),
        (vec![with(2, same, None), inactive], None),
        (vec![with(1, other, None), with(2, None, None), with(3, other, Some(42))], None),
        (vec![], None),
    ] {
        assert_eq!(sell_user_among(&agent, &users).map(|it| it.id.0), found, "{users:?}");
    }
    let nameless = Agent { email: String::new(), ..agent };
    assert_eq!(sell_user_among(&nameless, &[with(1, Some(""), None), with(2, None, None)]), None);
}
