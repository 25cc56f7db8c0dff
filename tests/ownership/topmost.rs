//! The topmost manager (spec 3), by hand for what accounts look like and by chance against another way to find it.

use crate::user;
use proptest::prelude::*;
use sell_sidebar::domain::ids::UserId;
use sell_sidebar::domain::ownership::topmost_manager;
use sell_sidebar::domain::user::User;
use std::collections::BTreeSet;

const ACTIVE: &str = "";
const ADMIN: &str = "admin";
const LEFT: &str = "left";
const LEFT_ADMIN: &str = "left admin";
const POOL: &str = "pool";
const ADMIN_POOL: &str = "pool admin";

/// Id, manager (0: none), and what is special.
type Row = (u64, u64, &'static str);

fn users(rows: &[Row]) -> Vec<User> {
    rows.iter()
        .map(|&(id, manager, special)| User {
            active: !special.contains(LEFT),
            admin: special.contains(ADMIN),
            pool: special.contains(POOL),
            reports_to: (manager != 0).then_some(UserId(manager)),
            ..user(id)
        })
        .collect()
}

fn found(users: &[User]) -> Option<u64> {
    topmost_manager(users).map(|it| it.id.0)
}

#[test]
fn the_head_of_the_hierarchy_is_found_or_the_first_admin() {
    let cases: [(&str, &[Row], Option<u64>); 21] = [
        ("one head", &[(5, 0, ACTIVE), (2, 5, ADMIN), (1, 2, ACTIVE)], Some(5)),
        (
            "of several the one with most people below, at any depth",
            &[
                (1, 0, ACTIVE),
                (2, 1, ACTIVE),
                (3, 1, ACTIVE),
                (9, 0, ACTIVE),
                (4, 9, ACTIVE),
                (5, 4, ACTIVE),
                (6, 5, ACTIVE),
            ],
            Some(9),
        ),
        ("of equals the lowest id", &[(8, 0, ACTIVE), (3, 0, ACTIVE), (1, 8, ACTIVE), (2, 3, ACTIVE)], Some(3)),
        ("an admin who reports to somebody is not the head", &[(1, 2, ADMIN), (2, 0, ACTIVE)], Some(2)),
        ("nobody below is no head", &[(1, 0, ACTIVE), (2, 0, ACTIVE), (3, 2, ACTIVE)], Some(2)),
        (
            "a head who left is passed over",
            &[(1, 0, LEFT), (2, 1, ACTIVE), (3, 1, ACTIVE), (7, 0, ACTIVE), (8, 7, ACTIVE)],
            Some(7),
        ),
        ("the only head left", &[(1, 0, LEFT), (2, 1, ACTIVE), (9, 2, ADMIN), (8, 2, ADMIN)], Some(8)),
        (
            "who left in between does not part a hierarchy",
            &[(1, 0, ACTIVE), (2, 1, ACTIVE), (5, 0, ACTIVE), (6, 5, LEFT), (7, 6, ACTIVE)],
            Some(5),
        ),
        ("a pool is no head", &[(1, 0, POOL), (2, 1, ACTIVE), (3, 1, ADMIN)], Some(3)),
        ("pools are nobody's people", &[(1, 0, ACTIVE), (2, 1, POOL), (3, 0, ADMIN)], Some(3)),
        (
            "pools do not count",
            &[(1, 0, ACTIVE), (2, 1, ACTIVE), (5, 0, ACTIVE), (6, 5, POOL), (7, 5, POOL), (8, 5, ACTIVE)],
            Some(1),
        ),
        ("a circle has no head", &[(1, 2, ACTIVE), (2, 1, ACTIVE), (3, 2, ADMIN)], Some(3)),
        ("a circle beside a head", &[(1, 2, ADMIN), (2, 1, ACTIVE), (6, 0, ACTIVE), (7, 6, ACTIVE)], Some(6)),
        ("who reports to themselves is no head", &[(1, 1, ACTIVE), (2, 1, ACTIVE), (3, 1, ADMIN)], Some(3)),
        ("a manager who is gone makes no head", &[(1, 99, ACTIVE), (2, 1, ACTIVE), (3, 99, ADMIN)], Some(3)),
        ("no hierarchy: the first admin by id", &[(7, 0, ADMIN), (4, 0, ADMIN), (1, 0, ACTIVE)], Some(4)),
        ("an admin who left does not count", &[(1, 0, LEFT_ADMIN), (4, 0, ADMIN)], Some(4)),
        ("a pool is no admin", &[(1, 0, ADMIN_POOL), (4, 0, ADMIN)], Some(4)),
        ("neither hierarchy nor admin", &[(1, 0, ACTIVE), (2, 0, POOL), (3, 0, LEFT_ADMIN)], None),
        ("everybody left", &[(1, 0, LEFT_ADMIN), (2, 1, LEFT)], None),
        ("nobody at all", &[], None),
    ];
    for (name, rows, expected) in cases {
        assert_eq!(found(&users(rows)), expected, "{name}");
    }
}

/// The other way: from each person upwards, all who are above.
fn by_chains(users: &[User]) -> Option<u64> {
    let people: Vec<&User> = users.iter().filter(|it| !it.pool).collect();
    let above = |person: &User| {
        let mut above = BTreeSet::new();
        let mut next = person.reports_to;
        while let Some(manager) = next.filter(|it| above.insert(it.0)) {
            next = people.iter().find(|it| it.id == manager).and_then(|it| it.reports_to);
        }
        above
    };
    let below = |id: u64| people.iter().filter(|it| it.id.0 != id && above(it).contains(&id)).count();
    let active = || people.iter().filter(|it| it.active);
    let mut heads: Vec<(usize, u64)> =
        active().filter(|it| it.reports_to.is_none()).map(|it| (below(it.id.0), it.id.0)).collect();
    heads.retain(|(count, _)| 0 < *count);
    heads.sort_by_key(|(count, id)| (usize::MAX - count, *id));
    let admin = || active().filter(|it| it.admin).map(|it| it.id.0).min();
    heads.first().map(|(_, id)| *id).or_else(admin)
}

fn account() -> impl Strategy<Value = Vec<User>> {
    let special =
        prop_oneof![4 => Just(ACTIVE), 1 => Just(ADMIN), 2 => Just(LEFT), 1 => Just(LEFT_ADMIN), 1 => Just(POOL)];
    prop::collection::vec((prop_oneof![Just(0), 1_u64..14], special), 0..12).prop_map(|rows| {
        let rows: Vec<Row> = (1..).zip(rows).map(|(id, (manager, special))| (id, manager, special)).collect();
        users(&rows)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn it_is_the_one_whom_most_have_above_them(users in account()) {
        prop_assert_eq!(found(&users), by_chains(&users));
    }

    #[test]
    fn the_order_of_the_list_does_not_matter(users in account()) {
        let mut turned = users.clone();
        turned.reverse();
        prop_assert_eq!(found(&turned), found(&users));
    }
}
