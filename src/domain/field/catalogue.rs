//! Which fields each card shows unless the account chose others, and which it can choose (spec 5).

use super::key::Field::{self, *};
use super::key::FieldKey;
use crate::domain::contact::ContactKind;
use crate::domain::custom_field::{CustomFieldDefinition, CustomFieldOwner};
use crate::domain::ids::CustomFieldId;

/// The cards whose fields an account can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Card {
    /// A lead.
    Lead,
    /// A contact that is somebody.
    Person,
    /// A contact that is a company.
    Company,
    /// A deal.
    Deal,
}

impl From<ContactKind> for Card {
    fn from(kind: ContactKind) -> Self {
        match kind {
            ContactKind::Person => Self::Person,
            ContactKind::Company => Self::Company,
        }
    }
}

const LEAD: &[Field] = &[
    Status,
    Owner,
    Source,
    Organization,
    Title,
    Email,
    Phone,
    Mobile,
    Website,
    Address,
    Description,
    Tags,
    LastContact,
    LastActivity,
    NextActivity,
];
const MORE_OF_LEAD: &[Field] = &[FirstName, LastName, Industry, Fax, Skype, X, Facebook, LinkedIn, Created, Updated];

const PERSON: &[Field] = &[
    Type,
    Relationship,
    Owner,
    Company,
    Title,
    Email,
    Phone,
    Mobile,
    Website,
    X,
    Facebook,
    LinkedIn,
    Skype,
    Address,
    Description,
    LastContact,
    LastActivity,
    NextActivity,
];
const MORE_OF_PERSON: &[Field] = &[FirstName, LastName, Industry, Fax, Tags, ParentCompany, Created, Updated];

const COMPANY: &[Field] =
    &[Type, Relationship, Owner, Phone, Website, Address, Description, LastActivity, NextActivity];
const MORE_OF_COMPANY: &[Field] = &[Industry, Email, ParentCompany, Tags, LastContact, Created, Updated];

const DEAL: &[Field] = &[Name, Stage, Value, Owner, ExpectedClose, LastActivity, NextActivity];
const MORE_OF_DEAL: &[Field] =
    &[Source, Hot, WinLikelihood, PrimaryContact, LastStageChange, Created, Tags, LossReason];

impl Card {
    /// Every card, in the order of the settings.
    pub const ALL: [Self; 4] = [Self::Lead, Self::Person, Self::Company, Self::Deal];

    /// What it shows unless the account chose otherwise, in order.
    pub fn defaults(self) -> &'static [Field] {
        match self {
            Self::Lead => LEAD,
            Self::Person => PERSON,
            Self::Company => COMPANY,
            Self::Deal => DEAL,
        }
    }

    /// What else every account can choose.
    pub fn further(self) -> &'static [Field] {
        match self {
            Self::Lead => MORE_OF_LEAD,
            Self::Person => MORE_OF_PERSON,
            Self::Company => MORE_OF_COMPANY,
            Self::Deal => MORE_OF_DEAL,
        }
    }

    /// Whether the card can show a field. Of a custom field only its definition could tell.
    pub fn offers(self, key: FieldKey) -> bool {
        match key {
            FieldKey::Standard(field) => self.defaults().contains(&field) || self.further().contains(&field),
            FieldKey::Custom(_) => true,
        }
    }

    /// Whether the card can show a custom field. A field of contacts that says neither is for both.
    pub fn offers_custom(self, field: &CustomFieldDefinition) -> bool {
        let unsaid = !field.for_person && !field.for_company;
        self.owner() == field.owner
            && match self {
                Self::Person => field.for_person || unsaid,
                Self::Company => field.for_company || unsaid,
                Self::Lead | Self::Deal => true,
            }
    }

    /// Whose custom fields it can show.
    pub fn owner(self) -> CustomFieldOwner {
        match self {
            Self::Lead => CustomFieldOwner::Lead,
            Self::Person | Self::Company => CustomFieldOwner::Contact,
            Self::Deal => CustomFieldOwner::Deal,
        }
    }
}

/// The fields of each card, in order, as the account wants them (S33).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChoice {
    /// Of a lead.
    pub lead: Vec<FieldKey>,
    /// Of a person.
    pub person: Vec<FieldKey>,
    /// Of a company.
    pub company: Vec<FieldKey>,
    /// Of a deal.
    pub deal: Vec<FieldKey>,
}

impl Default for FieldChoice {
    fn default() -> Self {
        let keys = |card: Card| card.defaults().iter().copied().map(FieldKey::Standard).collect();
        Self {
            lead: keys(Card::Lead),
            person: keys(Card::Person),
            company: keys(Card::Company),
            deal: keys(Card::Deal),
        }
    }
}

impl FieldChoice {
    /// The fields of one card.
    pub fn of(&self, card: Card) -> &[FieldKey] {
        match card {
            Card::Lead => &self.lead,
            Card::Person => &self.person,
            Card::Company => &self.company,
            Card::Deal => &self.deal,
        }
    }

    /// The custom fields of one owner that any card shows, each once. Empty: their definitions are not needed.
    pub fn custom(&self, owner: CustomFieldOwner) -> Vec<CustomFieldId> {
        let mut ids = Vec::new();
        for card in Card::ALL.into_iter().filter(|card| card.owner() == owner) {
            for key in self.of(card) {
                if let FieldKey::Custom(id) = key
                    && !ids.contains(id)
                {
                    ids.push(*id);
                }
            }
        }
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::custom_field::CustomFieldKind;

    #[test]
    fn a_card_offers_each_field_once() {
        for card in Card::ALL {
            let all = [card.defaults(), card.further()].concat();
            for (at, field) in all.iter().enumerate() {
                assert!(!all[..at].contains(field), "{card:?}: {field:?}");
                assert!(card.offers(FieldKey::Standard(*field)));
            }
        }
        assert!(!Card::Lead.offers(FieldKey::Standard(Stage)));
    }

    #[test]
    fn custom_fields_of_both_contact_cards_are_asked_for_once() {
        let custom = |ids: &[u64]| ids.iter().map(|id| FieldKey::Custom(CustomFieldId(*id))).collect::<Vec<_>>();
        let choice = FieldChoice { person: custom(&[7, 8]), company: custom(&[8, 9]), ..FieldChoice::default() };
        assert_eq!(choice.custom(CustomFieldOwner::Contact), [7, 8, 9].map(CustomFieldId));
        assert_eq!(choice.custom(CustomFieldOwner::Deal), []);
    }

    #[test]
    fn contact_fields_go_to_the_cards_that_their_definition_names() {
        let field = |for_person, for_company| CustomFieldDefinition {
            owner: CustomFieldOwner::Contact,
            id: CustomFieldId(1),
            name: "Birthday".into(),
            kind: CustomFieldKind::Date,
            for_company,
            for_person,
            choices: Vec::new(),
        };
        for (for_person, for_company, cards) in [
            (true, false, &[Card::Person][..]),
            (false, true, &[Card::Company]),
            (true, true, &[Card::Person, Card::Company]),
            (false, false, &[Card::Person, Card::Company]),
        ] {
            let field = field(for_person, for_company);
            let offering: Vec<Card> = Card::ALL.into_iter().filter(|card| card.offers_custom(&field)).collect();
            assert_eq!(offering, cards, "{for_person} {for_company}");
        }
    }
}
