//! The form's rules, case by case and with random input.

use super::*;
use crate::domain::ownership::{Owner, OwnerReason};
use crate::domain::requester::{Identity, IdentityKind};
use proptest::prelude::*;

fn form(first: &str, last: &str, organization: &str, email: &str, phone: &str) -> LeadForm {
    LeadForm {
        first_name: first.into(),
        last_name: last.into(),
        organization: organization.into(),
        email: email.into(),
        phone: phone.into(),
        ..LeadForm::default()
    }
}

#[test]
fn the_form_starts_with_what_is_known_about_the_requester() {
    let requester = Requester {
        name: "Priya Raghunathan".into(),
        identities: vec![
            Identity { kind: IdentityKind::Phone, value: "+91 80 4718 2200".into(), primary: false },
            Identity { kind: IdentityKind::Email, value: "priya.r@coconut-systems.example".into(), primary: true },
        ],
        organization: Some("Coconut Systems".into()),
        ..Requester::default()
    };
    let expected =
        form("Priya", "Raghunathan", "Coconut Systems", "priya.r@coconut-systems.example", "+91 80 4718 2200");
    assert_eq!(LeadForm::prefilled(&requester), expected);
}

#[test]
fn an_address_or_number_in_place_of_a_name_is_no_name() {
    let named = |name: &str| {
        let identity = |kind, value: &str| Identity { kind, value: value.into(), primary: false };
        let identities =
            vec![identity(IdentityKind::Email, "info@example.com"), identity(IdentityKind::Phone, "+1 212 555 0142")];
        LeadForm::prefilled(&Requester { name: name.into(), identities, ..Requester::default() }).last_name
    };
    for (name, last) in [
        ("Info@Example.com ", ""),
        ("+1 212 555 0142", ""),
        ("other@example.com", "other@example.com"),
        ("Lovelace", "Lovelace"),
    ] {
        assert_eq!(named(name), last);
    }
}

#[test]
fn social_accounts_are_prefilled_and_sent() {
    let requester = Requester {
        name: "Ada".into(),
        twitter: Some("ada_l".into()),
        facebook: Some("7".into()),
        ..Requester::default()
    };
    let lead = LeadForm::prefilled(&requester).lead(&plan()).ok();
    assert_eq!(lead.map(|it| (it.twitter, it.facebook)), Some((Some("ada_l".into()), Some("7".into()))));
}

#[test]
fn every_field_that_is_prefilled_says_where_from() {
    let identity = |kind, value: &str| Identity { kind, value: value.into(), primary: true };
    let form = LeadForm::prefilled(&Requester {
        name: "Ada Lovelace".into(),
        identities: vec![
            identity(IdentityKind::Email, "a@example.com"),
            identity(IdentityKind::Phone, "+442079460958"),
        ],
        organization: Some("Engines".into()),
        twitter: Some("ada_l".into()),
        facebook: Some("7".into()),
        ..Requester::default()
    });
    for field in LeadField::ALL {
        assert_eq!(prefill_source(field).is_none(), form.text(field).is_empty(), "{field:?}");
    }
}

#[test]
fn names_in_the_wrong_order_are_put_right_in_one_step() {
    let mut swapped = form("Nagy", "János", "", "", "");
    swapped.swap_names();
    assert_eq!(swapped, form("János", "Nagy", "", "", ""));
}

#[test]
fn what_cannot_be_seen_is_neither_prefilled_nor_typed_nor_sent() {
    let requester = Requester { name: "Ada\u{202e}\nLove\0lace".into(), ..Requester::default() };
    let mut edited = LeadForm::prefilled(&requester);
    assert_eq!(edited, form("Ada", "Lovelace", "", "", ""));
    edited.edit(LeadField::Organization, "One\r\nTwo\u{feff}".into());
    edited.edit(LeadField::Note, "One\r\nTwo\u{feff}\t".into());
    assert_eq!((edited.organization.as_str(), edited.note.as_str()), ("One Two", "One\nTwo\t"));
    let unseen = form("", "\u{202e}\0", "", "", "").lead(&plan());
    assert_eq!(unseen.err(), Some(vec![(LeadField::LastName, Problem::NeitherNameNorOrganization)]));
}

#[test]
fn lengths_are_counted_in_characters() {
    let fits = "美".repeat(LONGEST_LINE);
    assert_eq!(form("", &fits, "", "", "").problems(), []);
    let mut long = form("", &format!("{fits}美"), "", "", "");
    long.note = "x".repeat(LONGEST_NOTE + 1);
    let too_long = |most| Problem::TooLong { most };
    let expected = [(LeadField::LastName, too_long(LONGEST_LINE)), (LeadField::Note, too_long(LONGEST_NOTE))];
    assert_eq!(long.problems(), expected);
}

#[test]
fn a_change_of_requester_keeps_what_the_agent_edited() {
    let before = form("Ada", "Lovelace", "", "ada@example.com", "");
    let mut edited = form("Ada", "King", "", "ada@example.com", "");
    edited.note = "Wants a demo".into();
    edited.follow(&before, &form("Grace", "Hopper", "Navy", "grace@example.com", ""));
    let mut expected = form("Grace", "King", "Navy", "grace@example.com", "");
    expected.note = "Wants a demo".into();
    assert_eq!(edited, expected);
}

#[test]
fn problems_are_found_all_at_once_at_their_fields() {
    use LeadField as F;
    let long = "x".repeat(256);
    for (form, expected) in [
        (form("", "Lovelace", "", "", ""), vec![]),
        (form("", "", "Analytical Engines", "", ""), vec![]),
        (form("", " ", " ", "", ""), vec![(F::LastName, Problem::NeitherNameNorOrganization)]),
        (form("Ada", "", "Analytical Engines", "", ""), vec![(F::LastName, Problem::FirstNameAlone)]),
        (
            form("", "", "", "nobody", "call me"),
            vec![
                (F::LastName, Problem::NeitherNameNorOrganization),
                (F::Email, Problem::NoEmailAddress),
                (F::Phone, Problem::NoPhoneNumber),
            ],
        ),
        (form(&long, "Lovelace", "", "", ""), vec![(F::FirstName, Problem::TooLong { most: 255 })]),
    ] {
        assert_eq!(form.problems(), expected, "{form:?}");
    }
}

fn plan() -> LeadPlan {
    LeadPlan {
        owner: Owner { id: UserId(7), name: "Sam".into(), pool: false },
        why: OwnerReason::Agent,
        status: Some("New".into()),
        source: None,
        comment: true,
    }
}

#[test]
fn blank_fields_are_not_sent() {
    let lead = form(" ", " Lovelace ", "", "", "").lead(&plan());
    let lead = lead.unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!((lead.first_name, lead.last_name.as_deref(), lead.owner), (None, Some("Lovelace"), UserId(7)));
    assert_eq!(lead.tags, [TAG]);
}

proptest! {
    #[test]
    fn no_text_breaks_the_form_or_sends_what_cannot_be_seen(
        texts in proptest::collection::vec(".{0,20}|[\\x00-\\x20a\\u{2020}-\\u{2070}]{0,20}", 8),
    ) {
        let mut form = LeadForm::default();
        for (field, text) in LeadField::ALL.into_iter().zip(&texts) {
            form.edit(field, text.clone());
        }
        form.last_name.push_str("Lovelace\u{202e}\n\0");
        (form.email, form.phone) = (String::new(), String::new());
        let lead = form.lead(&plan());
        prop_assert!(lead.is_ok());
        let sent = lead.into_iter().flat_map(|it| [it.first_name, it.last_name, it.organization_name, it.twitter, it.facebook]);
        for text in sent.flatten() {
            prop_assert!(!text.is_empty() && text.trim() == text);
            prop_assert!(!text.contains(|it: char| it.is_control() || "\u{202e}\u{2066}\u{feff}".contains(it)), "{text:?}");
        }
    }

    #[test]
    fn any_requester_can_be_prefilled(name in ".{0,60}", organization in ".{0,60}") {
        let requester = Requester { name, organization: Some(organization), ..Requester::default() };
        let form = LeadForm::prefilled(&requester);
        prop_assert_eq!(&form, &form.cleaned());
    }
}
