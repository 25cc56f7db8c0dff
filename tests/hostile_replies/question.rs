//! Who asks, and about whom.

use crate::account;
use sell_sidebar::customer_view::Finding;
use sell_sidebar::domain::access::Access;
use sell_sidebar::domain::agent::Agent;
use sell_sidebar::domain::custom_field::CustomFieldOwner;
use sell_sidebar::domain::field::{Card, FieldChoice, FieldKey};
use sell_sidebar::domain::ids::{CustomFieldId, SupportUserId};
use sell_sidebar::domain::requester::{Identity, IdentityKind, Requester};
use sell_sidebar::store::RequesterChoices;
use serde_json::Value;
use std::rc::Rc;

/// The agent's Support user.
pub const AGENT: u64 = 9001;

/// Who asks.
pub fn agent() -> Agent {
    Agent {
        id: SupportUserId(AGENT),
        name: "Agnes Agent".into(),
        email: "agnes@shop.example".into(),
        locale: "en-US".into(),
        admin: false,
    }
}

/// The agent in Sell.
pub fn users_own() -> Value {
    account::user(70, "Agnes Agent", "agnes@shop.example", AGENT)
}

/// A requester who is reached by these.
pub fn requester(emails: &[&str], phones: &[&str]) -> Requester {
    let identity = |kind, value: &&str| Identity { kind, value: (*value).to_owned(), primary: true };
    let emails = emails.iter().map(|it| identity(IdentityKind::Email, it));
    let identities = emails.chain(phones.iter().map(|it| identity(IdentityKind::Phone, it))).collect();
    Requester { id: Some(SupportUserId(500)), name: "Ada Lovelace".into(), identities, ..Requester::default() }
}

/// The question about a requester of whom nothing was decided.
pub fn about<'a>(agent: &'a Agent, requester: &'a Requester) -> Finding<'a> {
    Finding {
        agent,
        access: Access::SellUsers,
        requester: Some(requester),
        choices: RequesterChoices::default(),
        all: false,
    }
}

/// Cards that show everything that they can, custom fields among it.
pub fn every_field() -> Rc<FieldChoice> {
    let mut choice = FieldChoice::default();
    for (card, kept) in [
        (Card::Lead, &mut choice.lead),
        (Card::Person, &mut choice.person),
        (Card::Company, &mut choice.company),
        (Card::Deal, &mut choice.deal),
    ] {
        let standard = card.defaults().iter().chain(card.further()).copied().map(FieldKey::Standard);
        *kept = standard.chain([901, 902].map(|id| FieldKey::Custom(CustomFieldId(id)))).collect();
    }
    assert_eq!(choice.custom(CustomFieldOwner::Deal).len(), 2);
    Rc::new(choice)
}
