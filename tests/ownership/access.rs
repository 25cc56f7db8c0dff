//! Who may see sales data and create leads: one rule (S17–S19, F14).

use crate::user;
use sell_sidebar::domain::access::Access;
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
