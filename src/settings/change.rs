//! A change of the settings: which of them get which value. The settings page saves changes and not whole documents, so
//! that two admins who change different things can both have their way.

use super::Settings;
use crate::domain::access::Access;
use crate::domain::field::{Card, FieldKey};
use crate::domain::ids::SourceId;
use crate::domain::ownership::ConfiguredOwner;
use serde_json::{Value, json};

/// One thing that admins set (spec 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Who sees sales data (S17).
    Access,
    /// The status of new leads (S20).
    Status,
    /// The source of new leads (S22).
    Source,
    /// Who gets new leads (S24).
    Owners,
    /// Whether agents may choose anybody (S28).
    AnyOwner,
    /// Whether a lead is offered although something matched (N17).
    OfferWhenMatched,
    /// The fields of a card (S33).
    Fields(Card),
}

impl Setting {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 10] = [
        Self::Access,
        Self::Status,
        Self::Source,
        Self::Owners,
        Self::AnyOwner,
        Self::OfferWhenMatched,
        Self::Fields(Card::Lead),
        Self::Fields(Card::Person),
        Self::Fields(Card::Company),
        Self::Fields(Card::Deal),
    ];

    /// Its place in the document: a name, or a block's name and a name in it.
    pub fn path(self) -> (Option<&'static str>, &'static str) {
        match self {
            Self::Access => (None, "access"),
            Self::Status => (Some("new_lead"), "status"),
            Self::Source => (Some("new_lead"), "source"),
            Self::Owners => (Some("new_lead"), "owners"),
            Self::AnyOwner => (Some("new_lead"), "any_owner"),
            Self::OfferWhenMatched => (Some("new_lead"), "offer_when_matched"),
            Self::Fields(Card::Lead) => (Some("fields"), "lead"),
            Self::Fields(Card::Person) => (Some("fields"), "person"),
            Self::Fields(Card::Company) => (Some("fields"), "company"),
            Self::Fields(Card::Deal) => (Some("fields"), "deal"),
        }
    }

    /// Its place as one word, such as `new_lead.owners`. Stored in accounts and browsers: it never changes.
    pub fn name(self) -> String {
        match self.path() {
            (Some(block), name) => format!("{block}.{name}"),
            (None, name) => name.to_owned(),
        }
    }

    /// The setting of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// What the settings say about it, always in the same form: `None` where it is the default. Two accounts have the
    /// same settings exactly if this is the same for every setting.
    pub fn value_in(self, settings: &Settings) -> Option<Value> {
        let value = self.form(settings);
        if value == self.form(&Settings::default()) { None } else { value }
    }

    fn form(self, settings: &Settings) -> Option<Value> {
        let new_lead = &settings.new_lead;
        let change = match self {
            Self::Access => Change::access(new_lead.owners.access),
            Self::Status => Change::status(new_lead.status.as_deref()),
            Self::Source => Change::source(new_lead.source),
            Self::Owners => Change::owners(&new_lead.owners.configured),
            Self::AnyOwner => Change::any_owner(new_lead.owners.any),
            Self::OfferWhenMatched => Change::offer_when_matched(new_lead.offer_when_matched),
            Self::Fields(card) => Change::fields(card, Some(settings.fields.of(card))),
        };
        change.values.into_iter().next().and_then(|(_, value)| value)
    }
}

/// New values; without one, a setting goes back to its default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Change {
    /// Each setting at most once.
    pub values: Vec<(Setting, Option<Value>)>,
}

impl Change {
    /// One setting's new value.
    pub fn of(setting: Setting, value: Option<Value>) -> Self {
        Self { values: vec![(setting, value)] }
    }

    /// Who sees sales data.
    pub fn access(access: Access) -> Self {
        let word = match access {
            Access::SellUsers => "sell_users",
            Access::AllAgents => "all_agents",
        };
        Self::of(Setting::Access, Some(json!(word)))
    }

    /// The status of new leads, by name; `None` for the account's first.
    pub fn status(status: Option<&str>) -> Self {
        Self::of(Setting::Status, status.map(|it| json!(it)))
    }

    /// The source of new leads.
    pub fn source(source: Option<SourceId>) -> Self {
        Self::of(Setting::Source, source.map(|it| json!(it.0)))
    }

    /// Who gets new leads, in this order.
    pub fn owners(owners: &[ConfiguredOwner]) -> Self {
        let list: Vec<Value> = owners
            .iter()
            .map(|it| {
                let mut owner = json!({"id": it.id.0});
                if let Some(label) = &it.label {
                    owner["label"] = json!(label);
                }
                if it.pool {
                    owner["pool"] = json!(true);
                }
                owner
            })
            .collect();
        Self::of(Setting::Owners, (!list.is_empty()).then_some(Value::Array(list)))
    }

    /// Whether agents may choose anybody.
    pub fn any_owner(any: bool) -> Self {
        Self::of(Setting::AnyOwner, any.then_some(Value::Bool(true)))
    }

    /// Whether a lead is offered although something matched.
    pub fn offer_when_matched(offer: bool) -> Self {
        Self::of(Setting::OfferWhenMatched, offer.then_some(Value::Bool(true)))
    }

    /// The fields of a card, in this order; `None` for the default ones.
    pub fn fields(card: Card, fields: Option<&[FieldKey]>) -> Self {
        let list = fields.map(|it| it.iter().map(|key| Value::String(key.text())).collect());
        Self::of(Setting::Fields(card), list.map(Value::Array))
    }

    /// This and then another: the later value of a setting counts.
    #[must_use]
    pub fn then(mut self, later: Self) -> Self {
        self.values.retain(|(setting, _)| !later.values.iter().any(|(it, _)| it == setting));
        self.values.extend(later.values);
        self
    }
}
