//! Deals (`sell-api.md` 2.3), in both interfaces' words.

use super::query::Query;
use super::record::Record;
use super::search::{Filter, Resource};
use super::{SearchPlan, Sell, records};
use crate::domain::amount::{Amount, Money};
use crate::domain::deal::Deal;
use crate::domain::ids::{ContactId, DealId, StageId, UserId};
use crate::domain::reference::Reference;
use crate::failure::Failure;
use crate::transport::Transport;

impl<T: Transport> Sell<T> {
    /// The deals whose primary contact is this person or company.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn deals_of(&self, contact: ContactId) -> Result<Vec<Deal>, Failure> {
        if self.search.get() == SearchPlan::Try {
            let filter = Filter::any("contact.id", [contact.0]);
            if let Some(deals) = self.search(Resource::Deals, filter, &[&V3_ATTRIBUTES]).await? {
                return Ok(records(&deals, of_v3));
            }
        }
        Ok(records(&self.list("/v2/deals", Query::default().with("contact_id", contact)).await?, of_v2))
    }
}

/// What search v3 must be asked for.
const V3_ATTRIBUTES: [&str; 11] = [
    "id",
    "name",
    "decimal_value",
    "currency",
    "stage",
    "owner",
    "contact",
    "estimated_close_date",
    "hot",
    "updated_at",
    "company",
];

fn of_v2(record: Record<'_>) -> Option<Deal> {
    Some(Deal {
        value: money(record, "value"),
        stage: record.number("stage_id").map(StageId),
        owner: record.number("owner_id").map(UserId).map(Reference::to),
        contact: record.number("contact_id").map(ContactId).map(Reference::to),
        ..named(record)?
    })
}

fn of_v3(record: Record<'_>) -> Option<Deal> {
    Some(Deal {
        value: money(record, "decimal_value"),
        stage: record.object("stage").and_then(|it| it.number("id")).map(StageId),
        owner: record.reference("owner", UserId),
        contact: record.reference("contact", ContactId),
        ..named(record)?
    })
}

/// What both interfaces call the same.
fn named(record: Record<'_>) -> Option<Deal> {
    Some(Deal {
        id: DealId(record.number("id")?),
        name: record.text("name"),
        value: None,
        stage: None,
        owner: None,
        contact: None,
        expected_close: record.text("estimated_close_date"),
        hot: record.flag("hot"),
        updated_at: record.text("updated_at"),
    })
}

/// Sell sends whole values as numbers and others as text with two places; both read as text here.
fn money(record: Record<'_>, field: &str) -> Option<Money> {
    let amount = Amount::parse(&record.text(field)?)?;
    Some(Money::new(amount, record.text("currency").as_deref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_read_in_every_form_that_sell_sends() {
        for (value, shown) in
            [(json!(1000), "1000"), (json!("1000.50"), "1000.5"), (json!(1000.5), "1000.5"), (json!(-3), "-3")]
        {
            let deal = json!({"id": 1, "value": value, "currency": "EUR"});
            let money = Record::of(&deal).and_then(of_v2).and_then(|it| it.value);
            assert_eq!(money.map(|it| it.amount.to_string()).as_deref(), Some(shown));
        }
    }

    #[test]
    fn a_deal_without_a_readable_value_is_still_a_deal() {
        for value in [json!(null), json!("much"), json!({}), json!("NaN")] {
            let deal = json!({"id": 1, "value": value});
            assert_eq!(Record::of(&deal).and_then(of_v2).map(|it| it.value), Some(None));
        }
    }
}
