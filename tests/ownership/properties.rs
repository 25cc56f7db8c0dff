//! What holds for any account, any settings and any choice.

use crate::user;
use proptest::prelude::*;
use sell_sidebar::domain::access::Access;
use sell_sidebar::domain::ids::UserId;
use sell_sidebar::domain::ownership::{ConfiguredOwner, NoOwner, OwnerOffer, OwnerReason, OwnerRules, UsersNeeded};
use sell_sidebar::domain::user::User;
use std::collections::BTreeSet;

const MOST_USERS: u64 = 8;

fn users() -> impl Strategy<Value = Vec<User>> {
    let one = (any::<[bool; 4]>(), proptest::option::of(1..=MOST_USERS));
    prop::collection::vec(one, 0..=8).prop_map(|all| {
        let person = |(id, ([there, active, admin, pool], manager)): (u64, ([bool; 4], Option<u64>))| {
            there.then(|| User { active, admin, pool, reports_to: manager.map(UserId), ..user(id) })
        };
        (1..).zip(all).filter_map(person).collect()
    })
}

fn rules() -> impl Strategy<Value = OwnerRules> {
    let configured = (1..=MOST_USERS + 2, proptest::option::of("[A-Z][a-z]{3}"), any::<bool>())
        .prop_map(|(id, label, pool)| ConfiguredOwner { id: UserId(id), label, pool });
    (any::<bool>(), prop::collection::vec(configured, 0..5), any::<bool>()).prop_map(|(any, configured, open)| {
        OwnerRules { any, configured, access: if open { Access::AllAgents } else { Access::SellUsers } }
    })
}

/// An account, its rules and one of its users, or nobody, as the agent.
fn asked() -> impl Strategy<Value = (Vec<User>, OwnerRules, Option<User>)> {
    (users(), rules(), 0_usize..10).prop_map(|(users, rules, agent)| {
        let agent = users.get(agent).cloned();
        (users, rules, agent)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn whoever_is_offered_is_known_and_active_and_offered_once((users, rules, agent) in asked()) {
        let offer = rules.offer(&users, agent.as_ref());
        let mut seen = BTreeSet::new();
        for owner in offer.owners() {
            prop_assert!(users.iter().any(|it| it.id == owner.id && it.active), "{owner:?}");
            prop_assert!(seen.insert(owner.id), "{owner:?}");
            prop_assert!(!owner.name.is_empty());
        }
        prop_assert_eq!(seen.is_empty(), matches!(offer, OwnerOffer::Nobody(_)));
    }

    #[test]
    fn an_owner_is_one_of_those_offered_whatever_is_chosen((users, rules, agent) in asked(), chosen in proptest::option::of(0..=MOST_USERS + 3)) {
        let offer = rules.offer(&users, agent.as_ref());
        let owner = offer.owner(chosen.map(UserId)).map(|(owner, _)| owner.clone());
        prop_assert!(owner.iter().all(|it| offer.owners().any(|offered| offered == it)));
        if let Some(preselected) = offer.preselected() {
            let given = offer.owner(Some(preselected)).map(|(owner, _)| owner.id);
            prop_assert_eq!(given, Some(preselected));
        }
        if chosen.is_none() {
            prop_assert_eq!(owner.is_some(), matches!(offer, OwnerOffer::Fixed(..)), "no silent default");
        }
    }

    #[test]
    fn configured_owners_keep_their_order_and_any_owner_leaves_out_nobody((users, rules, agent) in asked()) {
        let offer = rules.offer(&users, agent.as_ref());
        let offered: Vec<UserId> = match &offer {
            OwnerOffer::Any { suggested, .. } => suggested.iter().map(|it| it.id).collect(),
            OwnerOffer::OneOf(owners) => owners.iter().map(|it| it.id).collect(),
            _ => Vec::new(),
        };
        let first: Vec<UserId> = offer.owners().map(|it| it.id).take(offered.len()).collect();
        prop_assert_eq!(&first, &offered);
        let place = |id: &UserId| rules.configured.iter().position(|it| it.id == *id);
        prop_assert!(offered.iter().all(|it| place(it).is_some()) && offered.is_sorted_by_key(place), "{offered:?}");
        if rules.any {
            let active = users.iter().filter(|it| it.active).count();
            prop_assert_eq!(offer.owners().count(), active);
        }
    }

    #[test]
    fn the_users_that_are_needed_suffice((users, rules, agent) in asked()) {
        let known: Vec<User> = match rules.needs() {
            UsersNeeded::Agent => Vec::new(),
            UsersNeeded::These(ids) => users.iter().filter(|it| ids.contains(&it.id)).cloned().collect(),
            UsersNeeded::All => users.clone(),
        };
        let everybody = rules.offer(&users, agent.as_ref());
        let enough = rules.needs() == UsersNeeded::All || !rules.needs_everybody_after(&known);
        if enough {
            prop_assert_eq!(rules.offer(&known, agent.as_ref()), everybody);
        } else {
            let wanted = matches!(
                everybody,
                OwnerOffer::Fixed(_, OwnerReason::TopmostManager) | OwnerOffer::Nobody(NoOwner::NoManager)
            );
            prop_assert!(wanted, "only the topmost manager is looked for among all: {everybody:?}");
        }
    }
}
