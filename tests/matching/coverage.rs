//! What the table must hold, so that it cannot lose a rule unseen.

use crate::table::{Case, IdentityType, Kind, Reason, Shown};
use sell_sidebar::domain::phone::Phone;
use sell_sidebar::domain::requester::MOST_IDENTITIES;

/// The ways in which a record is reached.
#[derive(Debug, PartialEq, Eq)]
struct Way {
    email: bool,
    phone: bool,
    mobile: bool,
}

/// A rule in words, and whether a case is about it.
type Rule = (&'static str, fn(&Case) -> bool);

const RULES: [Rule; 22] = [
    ("a requester whom Sell does not know", |it| !it.identities.is_empty() && it.records.is_empty()),
    ("a requester with neither e-mail nor phone", |it| it.identities.is_empty()),
    ("an e-mail address with blanks around it", |it| emails(it).any(|it| it != it.trim())),
    ("capitals in Support's e-mail address", |it| emails(it).any(|it| it != it.to_lowercase())),
    ("capitals in Sell's e-mail address", |it| by_email(it).any(|it| it != it.to_lowercase())),
    ("a further e-mail address", |it| further(it, IdentityType::Email) && it.identities.len() == 2),
    ("a further phone number", |it| further(it, IdentityType::PhoneNumber)),
    ("international in Support, national in Sell", |it| {
        numbers(it).any(|(typed, stored)| typed.starts_with('+') && stored.starts_with('0'))
    }),
    ("national in Support, international in Sell", |it| {
        numbers(it).any(|(typed, stored)| is_national_with_trunk_zero(typed) && stored.starts_with('+'))
    }),
    ("national without trunk zero", |it| {
        numbers(it).any(|(typed, stored)| !typed.starts_with(['+', '0']) && stored.starts_with('+') && is_number(typed))
    }),
    ("00 for +", |it| numbers(it).any(|(typed, stored)| typed.starts_with("00") && stored.starts_with('+'))),
    ("a trunk zero in brackets after +", |it| {
        numbers(it).any(|(typed, _)| typed.starts_with('+') && typed.contains("(0)"))
    }),
    ("a trunk zero in brackets after 00", |it| {
        numbers(it).any(|(typed, _)| typed.starts_with("00") && typed.contains("(0)"))
    }),
    ("other separators", |it| {
        numbers(it).any(|(typed, stored)| typed.contains(' ') && stored.contains('-') && is_number(typed))
    }),
    ("an extension", |it| numbers(it).any(|(typed, _)| typed.contains("ext") && is_number(typed))),
    ("what is no number", |it| numbers(it).any(|(typed, stored)| !is_number(typed) && typed == stored)),
    ("several people", |it| 1 < count(it, Kind::Person) && count(it, Kind::Lead) == 0),
    ("several leads without a badge", |it| 1 < count(it, Kind::Lead) && !it.possible_duplicate),
    ("a person and a company with the same phone, without a badge", |it| {
        let shared = by_phone(it).any(|one| 1 < by_phone(it).filter(|other| *other == one).count());
        shared && count(it, Kind::Person) == 1 && count(it, Kind::Company) == 1 && !it.possible_duplicate
    }),
    ("a contact and a lead", |it| it.possible_duplicate),
    ("more identities than are searched by, the primary one told last", |it| {
        MOST_IDENTITIES < it.identities.len() && it.identities.last().is_some_and(|last| last.primary)
    }),
    ("look-alikes only", |it| !it.records.is_empty() && it.shown.is_empty()),
];

#[test]
fn every_kind_of_record_is_reached_in_every_way() {
    let way = |email, phone, mobile| Way { email, phone, mobile };
    for kind in [Kind::Person, Kind::Company, Kind::Lead] {
        for wanted in
            [way(true, false, false), way(false, true, false), way(false, false, true), way(true, true, false)]
        {
            let cases = crate::table::cases();
            let found = cases
                .iter()
                .any(|case| case.shown.iter().any(|it| case.record(it.id).kind == kind && way_of(case, it) == wanted));
            assert!(found, "no {kind:?} is found by {wanted:?}");
        }
    }
}

#[test]
fn every_rule_has_a_case() {
    let cases = crate::table::cases();
    for (rule, is_about_it) in RULES {
        assert!(cases.iter().any(is_about_it), "no case: {rule}");
    }
}

#[test]
fn what_must_not_match_looks_alike_by_number_domain_and_plus() {
    let cases = crate::table::cases();
    let strangers: Vec<_> = cases
        .iter()
        .flat_map(|case| case.records.iter().map(move |record| (case, record)))
        .filter(|(case, record)| !case.shown.iter().any(|it| it.id == record.id))
        .collect();
    let ending = |number: &str| -> Option<String> {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        digits.get(2..).map(str::to_owned)
    };
    let has = |rule: &str, holds: &dyn Fn(&str, &str) -> bool| {
        let found = strangers.iter().any(|(case, record)| {
            let values = [&record.email, &record.phone, &record.mobile];
            values.into_iter().flatten().any(|theirs| case.identities.iter().any(|mine| holds(&mine.value, theirs)))
        });
        assert!(found, "no look-alike: {rule}");
    };
    has("another country's number", &|mine, theirs| {
        mine.starts_with('+') && theirs.starts_with('+') && mine != theirs && ending(mine) == ending(theirs)
    });
    has(
        "another domain",
        &|mine, theirs| matches!((mine.split_once('@'), theirs.split_once('@')), (Some(mine), Some(theirs)) if mine.0 == theirs.0 && mine.1 != theirs.1),
    );
    has(
        "a plus in the requester's address",
        &|mine, theirs| matches!((mine.split_once('+'), theirs.split_once('@')), (Some(mine), Some(theirs)) if mine.0 == theirs.0),
    );
    has("the first address that is not searched by", &|_, theirs| {
        cases.iter().any(|it| it.identities.get(MOST_IDENTITIES - 1).is_some_and(|first| first.value == theirs))
    });
}

#[test]
fn what_only_search_v3_finds_is_explained_and_decides_no_badge() {
    for case in crate::table::cases() {
        for shown in &case.shown {
            assert_eq!(shown.only_with_search_v3, shown.because.is_some(), "{}", case.name);
            assert!(!(shown.only_with_search_v3 && case.possible_duplicate), "{}", case.name);
        }
    }
}

fn way_of(case: &Case, shown: &Shown) -> Way {
    let record = case.record(shown.id);
    let is = |number: &Option<String>| {
        shown.reasons.iter().any(|it| matches!(it, Reason::Phone(value) if Some(value) == number.as_ref()))
    };
    let email = shown.reasons.iter().any(|it| matches!(it, Reason::Email(_)));
    Way { email, phone: is(&record.phone), mobile: is(&record.mobile) }
}

fn emails(case: &Case) -> impl Iterator<Item = &str> {
    case.identities.iter().filter(|it| it.kind == IdentityType::Email).map(|it| it.value.as_str())
}

fn further(case: &Case, kind: IdentityType) -> bool {
    case.identities.iter().any(|it| it.kind == kind && !it.primary) && !case.shown.is_empty()
}

fn by_email(case: &Case) -> impl Iterator<Item = &str> {
    case.shown.iter().flat_map(|it| &it.reasons).filter_map(|it| match it {
        Reason::Email(value) => Some(value.as_str()),
        Reason::Phone(_) => None,
    })
}

fn by_phone(case: &Case) -> impl Iterator<Item = &str> {
    case.shown.iter().flat_map(|it| &it.reasons).filter_map(|it| match it {
        Reason::Phone(value) => Some(value.as_str()),
        Reason::Email(_) => None,
    })
}

/// The requester's numbers beside those that matched.
fn numbers(case: &Case) -> impl Iterator<Item = (&str, &str)> {
    let typed = case.identities.iter().filter(|it| it.kind == IdentityType::PhoneNumber);
    typed.flat_map(|typed| by_phone(case).map(|stored| (typed.value.as_str(), stored)))
}

fn is_number(text: &str) -> bool {
    Phone::parse(text).is_some()
}

fn is_national_with_trunk_zero(text: &str) -> bool {
    text.starts_with('0') && !text.starts_with("00")
}

fn count(case: &Case, kind: Kind) -> usize {
    case.shown.iter().filter(|it| case.record(it.id).kind == kind).count()
}
