//! The fields of the cards as an admin arranges them, before they are published (S33). A card that was not touched
//! follows what is published.

use crate::domain::custom_field::CustomFieldDefinition;
use crate::domain::field::{Card, FieldChoice, FieldKey};
use crate::settings::{Change, MOST_FIELDS};

/// What is not published yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldDraft {
    /// Each card at most once.
    cards: Vec<(Card, Vec<FieldKey>)>,
}

impl FieldDraft {
    /// The fields of a card, in order: as arranged here, or as published.
    pub fn of<'a>(&'a self, card: Card, published: &'a FieldChoice) -> &'a [FieldKey] {
        let here = self.cards.iter().find(|(it, _)| *it == card);
        here.map_or_else(|| published.of(card), |(_, fields)| fields)
    }

    /// Puts a field at the end of a card; whether it was put there. A card has a field once, and not more than the
    /// settings can keep.
    pub fn add(&mut self, card: Card, field: FieldKey, published: &FieldChoice) -> bool {
        let mut fields = self.of(card, published).to_vec();
        let fits = card.offers(field) && !fields.contains(&field) && !self.is_full(card, published);
        if fits {
            fields.push(field);
            self.arrange(card, fields, published);
        }
        fits
    }

    /// Takes a field off a card.
    pub fn remove(&mut self, card: Card, field: FieldKey, published: &FieldChoice) {
        let fields = self.of(card, published).iter().copied().filter(|it| *it != field).collect();
        self.arrange(card, fields, published);
    }

    /// Puts a card's fields into another order. Fields that the order does not name come last: none is lost by it.
    pub fn reorder(&mut self, card: Card, order: &[FieldKey], published: &FieldChoice) {
        let mut fields = self.of(card, published).to_vec();
        fields.sort_by_key(|field| order.iter().position(|it| it == field).unwrap_or(order.len()));
        self.arrange(card, fields, published);
    }

    /// Gives a card the fields that it has in every account.
    pub fn reset(&mut self, card: Card, published: &FieldChoice) {
        self.arrange(card, defaults(card), published);
    }

    /// Forgets what is as published by now.
    pub fn settle(&mut self, published: &FieldChoice) {
        self.cards.retain(|(card, fields)| published.of(*card) != fields);
    }

    /// Forgets everything.
    pub fn discard(&mut self) {
        self.cards.clear();
    }

    /// Whether no further field fits on a card.
    pub fn is_full(&self, card: Card, published: &FieldChoice) -> bool {
        MOST_FIELDS <= self.of(card, published).len()
    }

    /// Whether a card differs from what is published.
    pub fn changes(&self, card: Card, published: &FieldChoice) -> bool {
        self.of(card, published) != published.of(card)
    }

    /// Whether a card has the fields that it has in every account.
    pub fn is_default(&self, card: Card, published: &FieldChoice) -> bool {
        self.of(card, published) == defaults(card)
    }

    /// All cards as they will be.
    pub fn choice(&self, published: &FieldChoice) -> FieldChoice {
        let of = |card| self.of(card, published).to_vec();
        FieldChoice { lead: of(Card::Lead), person: of(Card::Person), company: of(Card::Company), deal: of(Card::Deal) }
    }

    /// What publishing changes; nothing if all is as published. A card with its default fields has no list of its own,
    /// so that it follows when the defaults grow.
    pub fn change(&self, published: &FieldChoice) -> Option<Change> {
        let changed = Card::ALL.into_iter().filter(|card| self.changes(*card, published));
        changed
            .map(|card| {
                let fields = self.of(card, published);
                Change::fields(card, (fields != defaults(card)).then_some(fields))
            })
            .reduce(Change::then)
    }

    fn arrange(&mut self, card: Card, fields: Vec<FieldKey>, published: &FieldChoice) {
        self.cards.retain(|(it, _)| *it != card);
        if published.of(card) != fields {
            self.cards.push((card, fields));
        }
    }
}

/// What can be added to a card with these fields: standard ones in the order of the catalogue, then the account's own as
/// Sell lists them.
pub fn available(card: Card, fields: &[FieldKey], custom: &[CustomFieldDefinition]) -> Vec<FieldKey> {
    let standard = card.defaults().iter().chain(card.further()).copied().map(FieldKey::Standard);
    let custom = custom.iter().filter(|it| card.offers_custom(it)).map(|it| FieldKey::Custom(it.id));
    standard.chain(custom).filter(|it| !fields.contains(it)).collect()
}

fn defaults(card: Card) -> Vec<FieldKey> {
    card.defaults().iter().copied().map(FieldKey::Standard).collect()
}

#[cfg(test)]
mod tests;
