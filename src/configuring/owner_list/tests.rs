//! How the list stands, what changes make of it, and what it means, row by row of the table in spec 3.

use super::*;
use crate::domain::access::Access;

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

fn owner(id: u64) -> ConfiguredOwner {
    ConfiguredOwner { id: UserId(id), label: None, pool: false }
}

fn owners(ids: &[u64]) -> Vec<ConfiguredOwner> {
    ids.iter().copied().map(owner).collect()
}

/// 1 leads 2 and 3; 4 is gone for good, 5 is a pool, 6 is inactive.
fn account() -> Vec<User> {
    let below = |id| User { reports_to: Some(UserId(1)), ..user(id) };
    let inactive = User { active: false, ..user(6) };
    vec![user(1), below(2), below(3), User { pool: true, ..user(5) }, inactive]
}

fn ids(owners: &[ConfiguredOwner]) -> Vec<u64> {
    owners.iter().map(|it| it.id.0).collect()
}

#[test]
fn each_owner_is_shown_as_sell_has_it_now() {
    let list = [owner(2), owner(4), owner(5), owner(6), ConfiguredOwner { pool: true, ..owner(3) }];
    let seen: Vec<_> = entries(&list, Some(&account()))
        .into_iter()
        .map(|it| (it.id.0, it.name.is_some(), it.pool, it.told_pool, it.standing))
        .collect();
    assert_eq!(
        seen,
        [
            (2, true, false, false, Standing::Active),
            (4, false, false, false, Standing::Gone),
            (5, true, true, true, Standing::Active),
            (6, true, false, false, Standing::Inactive),
            (3, true, true, false, Standing::Active),
        ]
    );
}

#[test]
fn while_sell_does_not_tell_nobody_is_called_gone() {
    let labelled = ConfiguredOwner { label: Some("Inbound".into()), pool: true, ..owner(5) };
    let seen = entries(&[owner(2), labelled], None);
    assert!(seen.iter().all(|it| it.standing == Standing::Unknown && it.name.is_none()));
    assert_eq!(seen.last().map(|it| (it.label.as_deref(), it.pool)), Some((Some("Inbound"), true)));
}

#[test]
fn only_active_users_outside_the_list_can_be_added_and_pools_come_first() {
    let users = account();
    let offered =
        |list: &[u64]| candidates(&listed(&owners(list)), &users).iter().map(|it| it.id.0).collect::<Vec<_>>();
    assert_eq!(offered(&[]), [5, 1, 2, 3]);
    assert_eq!(offered(&[5, 2, 4]), [1, 3]);
}

#[test]
fn people_of_the_same_name_are_told_apart_by_their_address() {
    let ann = |id, email: Option<&str>| User { name: "Ann Lee".into(), email: email.map(Into::into), ..user(id) };
    let users = [ann(1, Some("ann@a.example")), user(2), ann(3, Some("ann@b.example")), ann(4, None)];
    let names: Vec<_> = candidates(&[], &users).into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["Ann Lee (ann@a.example)", "User 2", "Ann Lee (ann@b.example)", "Ann Lee"]);
    let entry = entries(&owners(&[3]), Some(&users)).pop();
    assert_eq!(entry.and_then(|it| it.name).as_deref(), Some("Ann Lee (ann@b.example)"));
}

#[test]
fn who_is_added_stands_at_the_end_once() {
    assert_eq!(ids(&with(owners(&[3, 1]), UserId(2))), [3, 1, 2]);
    assert_eq!(ids(&with(owners(&[3, 1]), UserId(3))), [3, 1]);
}

#[test]
fn a_full_list_takes_no_more() {
    let full: Vec<ConfiguredOwner> = (1..=200).map(owner).collect();
    assert!(is_full(&full));
    assert_eq!(with(full.clone(), UserId(999)), full);
    assert!(!is_full(&without(full, UserId(7))));
}

#[test]
fn an_order_moves_entries_with_their_labels_and_loses_nobody() {
    let labelled = ConfiguredOwner { label: Some("Inbound".into()), pool: true, ..owner(5) };
    let list = vec![owner(1), labelled.clone(), owner(3), owner(4)];
    let moved = in_order(list, &[UserId(5), UserId(3), UserId(1), UserId(77)]);
    assert_eq!(moved, [labelled, owner(3), owner(1), owner(4)]);
}

#[test]
fn a_label_is_plain_and_short_and_blanks_take_it_away() {
    let label = |text: &str| {
        let list = labelled(owners(&[1, 5]), UserId(5), text)?;
        Some(list.last().and_then(|it| it.label.clone()))
    };
    assert_eq!(label("  Inbound\u{7} team "), Some(Some("Inbound team".into())));
    assert_eq!(label(" \t"), Some(None));
    assert_eq!(label(&"ü".repeat(100)), Some(Some("ü".repeat(100))));
    assert_eq!(label(&"ü".repeat(101)), None);
    assert_eq!(label(&format!("  {}  ", "x".repeat(100))), Some(Some("x".repeat(100))));
}

#[test]
fn what_an_admin_says_about_a_pool_keeps_its_label() {
    let list = vec![ConfiguredOwner { label: Some("Inbound".into()), ..owner(5) }, owner(1)];
    let list = marked(list, UserId(5), true);
    assert_eq!(list.iter().map(|it| it.pool).collect::<Vec<_>>(), [true, false]);
    assert_eq!(marked(list, UserId(5), false).first().and_then(|it| it.label.as_deref()), Some("Inbound"));
}

fn means(any: bool, list: &[u64], access: Access, users: Option<&[User]>) -> Option<Meaning> {
    meaning(&OwnerRules { any, configured: owners(list), access }, users)
}

fn named(id: u64, pool: bool) -> Owner {
    Owner { id: UserId(id), name: format!("User {id}"), pool }
}

#[test]
fn every_row_of_the_table_has_its_meaning() {
    let users = account();
    let (some, all) = (Access::SellUsers, Access::AllAgents);
    for (any, list, access, expected) in [
        (true, &[][..], some, Meaning::Anybody { suggested: 0, preselected: None }),
        (true, &[2], some, Meaning::Anybody { suggested: 1, preselected: Some(named(2, false)) }),
        (true, &[2, 5, 6], all, Meaning::Anybody { suggested: 2, preselected: None }),
        (false, &[3, 2, 4], some, Meaning::OneOf(2)),
        (false, &[5], all, Meaning::Always(named(5, true))),
        (false, &[6, 2], some, Meaning::Always(named(2, false))),
        (false, &[], some, Meaning::Agent),
        (false, &[4, 6], some, Meaning::Agent),
        (false, &[], all, Meaning::TopmostManager(named(1, false))),
        (false, &[4, 6], all, Meaning::TopmostManager(named(1, false))),
    ] {
        assert_eq!(means(any, list, access, Some(&users)), Some(expected), "{any} {list:?} {access:?}");
    }
    assert_eq!(means(false, &[], all, Some(&[])), Some(Meaning::Nobody(NoOwner::NoManager)));
    assert_eq!(means(true, &[], some, Some(&[])), Some(Meaning::Nobody(NoOwner::NobodyActive)));
}

#[test]
fn without_the_users_only_what_does_not_depend_on_them_is_said() {
    assert_eq!(means(false, &[], Access::SellUsers, None), Some(Meaning::Agent));
    assert_eq!(means(false, &[2], Access::SellUsers, None), None);
    assert_eq!(means(false, &[], Access::AllAgents, None), None);
    assert_eq!(means(true, &[], Access::SellUsers, None), None);
}
