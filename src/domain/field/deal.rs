//! What the fields of a deal hold.

use super::key::Field;
use super::value::FieldValue;
use crate::domain::deal::Deal;
use crate::domain::user::Directory;

/// A deal's field; `None` if it is blank or deals have no such field.
pub fn value(field: Field, deal: &Deal, directory: &Directory) -> Option<FieldValue> {
    let text = match field {
        Field::Name => deal.name.clone(),
        Field::Stage => directory.stage(deal.stage?).map(|stage| stage.name.clone()),
        Field::Owner => directory.owner_name(deal.owner.as_ref()?),
        Field::Source => directory.deal_source_name(deal.source.as_ref()?),
        Field::PrimaryContact => directory.company_name(deal.contact.as_ref()?),
        Field::LossReason => directory.loss_reason_name(deal.loss_reason.as_ref()?),
        Field::ExpectedClose => return deal.expected_close.clone().map(FieldValue::date),
        Field::LastStageChange => return deal.last_stage_change_at.clone().map(FieldValue::moment),
        Field::LastActivity => return deal.last_activity_at.clone().map(FieldValue::moment),
        Field::Created => return deal.created_at.clone().map(FieldValue::moment),
        Field::Value => return deal.value.clone().map(FieldValue::Money),
        Field::WinLikelihood => return deal.win_likelihood.map(FieldValue::Percent),
        Field::Hot => return Some(FieldValue::Flag(deal.hot)),
        Field::Tags => return FieldValue::chips(&deal.tags),
        Field::NextActivity => return FieldValue::task(deal.next_task.as_ref()),
        _ => return None,
    };
    text.map(FieldValue::Text)
}
