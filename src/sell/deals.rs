//! Deals (`sell-api.md` 2.3), in both interfaces' words.

use super::query::Query;
use super::record::Record;
use super::search::{Filter, Resource};
use super::{SearchPlan, Sell, first_time, records};
use crate::domain::amount::{Amount, Money};
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::custom_field::CustomFieldOwner;
use crate::domain::deal::Deal;
use crate::domain::ids::{ContactId, DealId, LossReasonId, SourceId, StageId, UserId};
use crate::domain::reference::Reference;
use crate::domain::user::Source;
use crate::failure::Failure;
use crate::transport::Transport;
use futures_util::future::try_join;

impl<T: Transport> Sell<T> {
    /// The deals whose primary contact this is; of a company, all deals with its people, too. A deal that says that it
    /// is somebody else's is left out, whatever was asked for.
    ///
    /// # Errors
    /// Any failure of any request.
    pub async fn deals_of(&self, contact: &Contact) -> Result<Vec<Deal>, Failure> {
        let (id, is_company) = (contact.id, contact.kind == ContactKind::Company);
        let mut deals = self.deals_about(id, is_company).await?;
        let mut seen = Vec::new();
        deals.retain(|deal| deal.is_about(id) && first_time(&mut seen, deal.id.0));
        Ok(deals)
    }

    async fn deals_about(&self, id: ContactId, is_company: bool) -> Result<Vec<Deal>, Failure> {
        if self.search.get() == SearchPlan::Try {
            let about = |attribute: &str| Filter::any(attribute, [id.0]);
            let filter =
                if is_company { Filter::or([about("contact.id"), about("company.id")]) } else { about("contact.id") };
            let custom = self.custom_attributes(CustomFieldOwner::Deal);
            if let Some(deals) = self.search(Resource::Deals, filter, &[&V3_ATTRIBUTES, custom]).await? {
                return Ok(records(&deals, of_v3));
            }
        }
        let about = |field: &str| Query::default().with(field, id);
        let own = self.list("/v2/deals", about("contact_id"));
        let of_its_people =
            async { if is_company { self.list("/v2/deals", about("organization_id")).await } else { Ok(Vec::new()) } };
        let (own, of_its_people) = try_join(own, of_its_people).await?;
        Ok(records(&[own, of_its_people].concat(), of_v2))
    }

    /// Deal sources.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn deal_sources(&self) -> Result<Vec<Source>, Failure> {
        Ok(records(&self.list("/v2/deal_sources", Query::default()).await?, source))
    }

    /// Why deals are lost.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn loss_reasons(&self) -> Result<Vec<Reference<LossReasonId>>, Failure> {
        Ok(records(&self.list("/v2/loss_reasons", Query::default()).await?, loss_reason))
    }
}

/// What search v3 must be asked for.
const V3_ATTRIBUTES: [&str; 19] = [
    "id",
    "name",
    "decimal_value",
    "currency",
    "stage",
    "owner",
    "contact",
    "company",
    "estimated_close_date",
    "hot",
    "updated_at",
    "source",
    "loss_reason",
    "estimated_win_likelihood",
    "tags",
    "last_stage_change_at",
    "last_activity_date",
    "next_task",
    "created_at",
];

fn of_v2(record: Record<'_>) -> Option<Deal> {
    Some(Deal {
        value: money(record, "value"),
        stage: record.number("stage_id").map(StageId),
        owner: record.number("owner_id").map(UserId).map(Reference::to),
        contact: record.number("contact_id").map(ContactId).map(Reference::to),
        company: record.number("organization_id").map(ContactId).map(Reference::to),
        source: record.number("source_id").map(SourceId).map(Reference::to),
        loss_reason: record.number("loss_reason_id").map(LossReasonId).map(Reference::to),
        win_likelihood: record.text("customized_win_likelihood").and_then(|it| Amount::parse(&it)),
        last_activity_at: record.text("last_activity_at"),
        custom_fields: record.named_custom_fields(),
        ..named(record)?
    })
}

fn of_v3(record: Record<'_>) -> Option<Deal> {
    Some(Deal {
        value: money(record, "decimal_value"),
        stage: record.object("stage").and_then(|it| it.number("id")).map(StageId),
        owner: record.reference("owner", UserId),
        contact: record.reference("contact", ContactId),
        company: record.reference("company", ContactId),
        source: record.reference("source", SourceId),
        loss_reason: record.reference("loss_reason", LossReasonId),
        win_likelihood: record.text("estimated_win_likelihood").and_then(|it| Amount::parse(&it)),
        last_activity_at: record.text("last_activity_date"),
        next_task: record.next_task(),
        custom_fields: record.numbered_custom_fields(),
        ..named(record)?
    })
}

/// What both interfaces call the same.
fn named(record: Record<'_>) -> Option<Deal> {
    Some(Deal {
        name: record.text("name"),
        expected_close: record.text("estimated_close_date"),
        hot: record.flag("hot"),
        tags: record.texts("tags"),
        last_stage_change_at: record.text("last_stage_change_at"),
        created_at: record.text("created_at"),
        updated_at: record.text("updated_at"),
        ..Deal::blank(DealId(record.number("id")?))
    })
}

fn source(record: Record<'_>) -> Option<Source> {
    Some(Source { id: SourceId(record.number("id")?), name: record.text("name")? })
}

fn loss_reason(record: Record<'_>) -> Option<Reference<LossReasonId>> {
    Some(Reference { id: LossReasonId(record.number("id")?), name: Some(record.text("name")?) })
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
