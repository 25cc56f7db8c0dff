//! Finding a customer and the deals, with and without search v3: both interfaces must tell the same.

use crate::BOTH_PLANS;
use crate::sandbox::Sandbox;
use pollster::block_on;
use sell_sidebar::domain::contact::{ContactKind, Relationship};
use sell_sidebar::domain::deal_list;
use sell_sidebar::domain::email::Email;
use sell_sidebar::domain::field::{self, Field, FieldChoice, Label, Row};
use sell_sidebar::domain::matching::{MatchReason, Matches};
use sell_sidebar::domain::phone::Phone;
use sell_sidebar::domain::requester::SearchTerms;
use sell_sidebar::domain::stage::StageCategory;
use sell_sidebar::sell::{SearchPlan, Sell};
use serde_json::json;

pub fn by_email(email: &str) -> SearchTerms {
    SearchTerms { emails: Email::parse(email).into_iter().collect(), phones: Vec::new() }
}

fn by_phone(phone: &str) -> SearchTerms {
    SearchTerms { emails: Vec::new(), phones: Phone::read(phone).into_iter().collect() }
}

fn found(sandbox: &Sandbox, plan: SearchPlan, terms: &SearchTerms) -> Matches {
    let sell = Sell::new(sandbox.transport(), plan);
    let found = block_on(sell.find_customer(terms)).unwrap_or_else(|failure| panic!("{failure:?}"));
    assert_eq!(found.gaps, []);
    found.matches
}

/// The lists of v2 do not tell these of leads and contacts.
pub fn only_v3(row: &Row) -> bool {
    [Field::LastContact, Field::LastActivity, Field::NextActivity].map(Label::Standard).contains(&row.label)
}

/// What an agent would see of a record, whichever interface it came from: the fields that both interfaces have.
fn shown(sandbox: &Sandbox, plan: SearchPlan, terms: &SearchTerms) -> Vec<Row> {
    let sell = Sell::new(sandbox.transport(), plan);
    let matches = block_on(sell.find_customer(terms)).unwrap_or_else(|failure| panic!("{failure:?}")).matches;
    let (directory, gaps) = block_on(sell.directory_for(&matches));
    assert_eq!(gaps, []);
    let choice = FieldChoice::default();
    let contacts = matches.contacts.iter().flat_map(|it| field::of_contact(&it.record, &directory, &choice));
    let leads = matches.leads.iter().flat_map(|it| field::of_lead(&it.record, &directory, &choice));
    contacts.chain(leads).filter(|row| !only_v3(row)).collect()
}

#[test]
fn a_person_is_found_by_email_with_and_without_search_v3() {
    let sandbox = Sandbox::start();
    for plan in BOTH_PLANS {
        let matches = found(&sandbox, plan, &by_email("Amelie.Laurent@Maison-Lumiere.example"));
        let names: Vec<_> = matches.contacts.iter().map(|it| it.record.display_name()).collect();
        assert_eq!(names, [Some("Amélie Laurent".to_owned())], "{plan:?}");
        assert_eq!(matches.contacts[0].record.kind, ContactKind::Person);
        assert!(matches.leads.is_empty(), "{plan:?}");
    }
}

#[test]
fn a_lead_is_found_by_its_mobile_number_with_and_without_search_v3() {
    let sandbox = Sandbox::start();
    for plan in BOTH_PLANS {
        let matches = found(&sandbox, plan, &by_phone("+234 803 555 0142"));
        let reasons: Vec<_> = matches.leads.iter().map(|it| it.reasons.clone()).collect();
        assert_eq!(reasons, [vec![MatchReason::Phone("+2348035550142".to_owned())]], "{plan:?}");
    }
}

#[test]
fn both_interfaces_show_the_same_fields() {
    let sandbox = Sandbox::start();
    for email in
        ["amelie.laurent@maison-lumiere.example", "kenji.tanaka@hoshino-denki.example", "office@nordwind.example"]
    {
        let with_v3 = shown(&sandbox, SearchPlan::Try, &by_email(email));
        assert!(3 < with_v3.len(), "{email}: {with_v3:?}");
        assert_eq!(with_v3, shown(&sandbox, SearchPlan::Missing, &by_email(email)), "{email}");
    }
}

#[test]
fn nobody_is_found_for_an_unknown_address() {
    let sandbox = Sandbox::start();
    for plan in BOTH_PLANS {
        assert_eq!(found(&sandbox, plan, &by_email("priya.r@coconut-systems.example")).count(), 0, "{plan:?}");
    }
}

#[test]
fn several_people_with_one_address_are_all_found() {
    let sandbox = Sandbox::start();
    for plan in BOTH_PLANS {
        let matches = found(&sandbox, plan, &by_email("jonas.weber@weber-partner.example"));
        assert_eq!((matches.contacts.len(), matches.leads.len()), (2, 0), "{plan:?}");
    }
}

#[test]
fn a_lead_beside_a_contact_is_a_possible_duplicate() {
    let sandbox = Sandbox::start();
    for plan in BOTH_PLANS {
        assert!(found(&sandbox, plan, &by_email("lucia@solana.example")).possible_duplicate(), "{plan:?}");
    }
}

#[test]
fn a_plan_without_search_v3_is_noticed_once_and_remembered() {
    let sandbox = Sandbox::start();
    sandbox.control("/control/search_v3", &json!({"enabled": false}));
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    let terms = by_email("kenji.tanaka@hoshino-denki.example");
    for _ in 0..2 {
        let matches = block_on(sell.find_customer(&terms)).unwrap_or_else(|failure| panic!("{failure:?}")).matches;
        assert_eq!(matches.leads.len(), 1);
    }
    assert_eq!(sell.search_plan(), SearchPlan::Missing);
    let tried =
        sandbox.requests().iter().filter(|it| it["path"].as_str().is_some_and(|it| it.starts_with("/v3/"))).count();
    assert!(tried <= 2, "leads and contacts may each ask once, not {tried} times");
}

#[test]
fn the_deals_of_a_contact_have_exact_values_and_stages() {
    let sandbox = Sandbox::start();
    let terms = by_email("amelie.laurent@maison-lumiere.example");
    for plan in BOTH_PLANS {
        let sell = Sell::new(sandbox.transport(), plan);
        let matches = block_on(sell.find_customer(&terms)).unwrap_or_else(|failure| panic!("{failure:?}")).matches;
        let (directory, _) = block_on(sell.directory_for(&matches));
        let mut deals =
            block_on(sell.deals_of(&matches.contacts[0].record)).unwrap_or_else(|failure| panic!("{failure:?}"));
        deal_list::sort(&mut deals, &directory);
        assert_eq!(deals.len(), 7, "{plan:?}");
        let categories: Vec<_> = deals.iter().map(|it| deal_list::category(it, &directory)).collect();
        assert!(categories[..5].iter().all(|it| it.is_open()), "{plan:?}: {categories:?}");
        assert!(categories.contains(&StageCategory::Won) && categories.contains(&StageCategory::Lost), "{plan:?}");
        let values: Vec<String> = deals.iter().filter_map(|it| Some(it.value.as_ref()?.amount.to_string())).collect();
        assert!(values.contains(&"12500.5".to_owned()), "{plan:?}: {values:?}");
    }
}

#[test]
fn a_company_alone_is_found_with_its_status() {
    let sandbox = Sandbox::start();
    for plan in BOTH_PLANS {
        let matches = found(&sandbox, plan, &by_email("office@nordwind.example"));
        assert_eq!(
            matches.contacts.iter().map(|it| it.record.kind).collect::<Vec<_>>(),
            [ContactKind::Company],
            "{plan:?}"
        );
        assert_ne!(matches.contacts[0].record.customer_status, Relationship::Lost, "{plan:?}");
    }
}
