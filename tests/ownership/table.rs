//! The table of section 3, `cases.json`: the settings document as an admin leaves it, and what the form shows to each kind
//! of agent.

use crate::user;
use crate::words::words;
use sell_sidebar::domain::ids::UserId;
use sell_sidebar::domain::ownership::{NoOwner, OwnerOffer, OwnerReason, UsersNeeded};
use sell_sidebar::domain::user::User;
use sell_sidebar::settings::Settings;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    users: Vec<Listed>,
    /// Each kind of agent with their Sell user.
    agents: BTreeMap<String, Option<u64>>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    id: u64,
    name: String,
    #[serde(default)]
    active: bool,
    #[serde(default)]
    admin: bool,
    #[serde(default)]
    pool: bool,
    reports_to: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// The settings document but for its version.
    config: Map<String, Value>,
    form: Form,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Form {
    /// The same whoever asks.
    Everybody(String),
    /// By kind of agent.
    Each(BTreeMap<String, String>),
}

fn table() -> Table {
    serde_json::from_str(include_str!("cases.json")).unwrap_or_else(|error| panic!("cases.json: {error}"))
}

fn users(table: &Table) -> Vec<User> {
    let listed = table.users.iter();
    listed
        .map(|it| User {
            name: it.name.clone(),
            active: it.active,
            admin: it.admin,
            pool: it.pool,
            reports_to: it.reports_to.map(UserId),
            ..user(it.id)
        })
        .collect()
}

/// Every case for every kind of agent: what the form offers, and what it is to offer.
fn offers(table: &Table) -> Vec<(String, OwnerOffer, String)> {
    let users = users(table);
    let mut offers = Vec::new();
    for case in &table.cases {
        let mut config = case.config.clone();
        config.insert("version".into(), json!(1));
        let rules = Settings::read(Some(&Value::Object(config).to_string())).settings.new_lead.owners.clone();
        for (kind, id) in &table.agents {
            let agent = id.and_then(|id| users.iter().find(|it| it.id.0 == id));
            let expected = match &case.form {
                Form::Everybody(form) => form.clone(),
                Form::Each(forms) => forms.get(kind).cloned().unwrap_or_default(),
            };
            offers.push((format!("{}, agent: {kind}", case.name), rules.offer(&users, agent), expected));
        }
    }
    offers
}

#[test]
fn each_row_offers_its_owners_to_each_kind_of_agent() {
    for (name, offer, expected) in offers(&table()) {
        assert_eq!(words(&offer), expected, "{name}");
    }
}

#[test]
fn the_lead_goes_to_whom_the_form_says_and_to_nobody_else() {
    for (name, offer, _) in offers(&table()) {
        for owner in offer.owners() {
            let given = offer.owner(Some(owner.id));
            let why = match &offer {
                OwnerOffer::Fixed(_, why) => *why,
                _ => OwnerReason::Chosen,
            };
            assert_eq!(given, Some((owner, why)), "{name}");
        }
        let fixed = matches!(offer, OwnerOffer::Fixed(..));
        assert!(!fixed || offer.preselected().is_some(), "{name}");
        for not_offered in [None, Some(UserId(13)), Some(UserId(33)), Some(UserId(99))] {
            assert_eq!(offer.owner(not_offered).is_some(), fixed, "{name}, chosen: {not_offered:?}");
        }
    }
}

#[test]
fn no_more_users_are_asked_for_than_the_rules_need() {
    let these = UsersNeeded::These(vec![UserId(31), UserId(14)]);
    for (access, any_owner, owners, needed) in [
        ("sell_users", false, json!([]), UsersNeeded::Agent),
        ("all_agents", false, json!([]), UsersNeeded::All),
        ("sell_users", false, json!([{"id": 31}, {"id": 14}]), these.clone()),
        ("all_agents", false, json!([{"id": 31}, {"id": 14}]), these),
        ("sell_users", true, json!([{"id": 31}]), UsersNeeded::All),
        ("all_agents", true, json!([]), UsersNeeded::All),
    ] {
        let config = json!({"version": 1, "access": access, "new_lead": {"any_owner": any_owner, "owners": owners}});
        let rules = Settings::read(Some(&config.to_string())).settings.new_lead.owners.clone();
        assert_eq!(rules.needs(), needed, "{config}");
    }
}

#[test]
fn an_account_in_which_nobody_is_active_is_told_so() {
    let table = table();
    let mut users = users(&table);
    for user in &mut users {
        user.active = false;
    }
    for (config, expected) in [
        (json!({"version": 1, "new_lead": {"any_owner": true, "owners": [{"id": 11}]}}), NoOwner::NobodyActive),
        (json!({"version": 1, "access": "all_agents", "new_lead": {"owners": [{"id": 11}]}}), NoOwner::NoManager),
        (json!({"version": 1}), NoOwner::AgentIsNoSellUser),
    ] {
        let rules = Settings::read(Some(&config.to_string())).settings.new_lead.owners.clone();
        let offer = rules.offer(&users, users.first());
        assert_eq!(offer, OwnerOffer::Nobody(expected), "{config}");
        assert_eq!(offer.owner(Some(UserId(11))), None, "{config}");
    }
}

#[test]
fn the_table_tells_each_case_once_and_for_every_kind_of_agent() {
    let table = table();
    let kinds: BTreeSet<&str> = table.agents.keys().map(String::as_str).collect();
    assert_eq!(kinds, BTreeSet::from(["admin", "inactive", "not_in_sell", "sell_user"]));
    let mut names = BTreeSet::new();
    for case in &table.cases {
        assert!(names.insert(&case.name), "{}", case.name);
        if let Form::Each(forms) = &case.form {
            assert_eq!(forms.keys().map(String::as_str).collect::<BTreeSet<_>>(), kinds, "{}", case.name);
        }
    }
}
