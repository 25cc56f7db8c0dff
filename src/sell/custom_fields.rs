//! Definitions of custom fields (`sell-api.md` 2.7). Records carry the values, under the display name.

use super::query::Query;
use super::record::Record;
use super::{Sell, records};
use crate::domain::custom_field::{CustomFieldDefinition, CustomFieldOwner};
use crate::failure::Failure;
use crate::transport::Transport;

impl<T: Transport> Sell<T> {
    /// The custom fields of one kind of record.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn custom_fields(&self, owner: CustomFieldOwner) -> Result<Vec<CustomFieldDefinition>, Failure> {
        let path = match owner {
            CustomFieldOwner::Lead => "/v2/lead/custom_fields",
            CustomFieldOwner::Contact => "/v2/contact/custom_fields",
            CustomFieldOwner::Deal => "/v2/deal/custom_fields",
        };
        Ok(records(&self.list(path, Query::default()).await?, definition))
    }
}

fn definition(record: Record<'_>) -> Option<CustomFieldDefinition> {
    Some(CustomFieldDefinition {
        id: record.number("id")?,
        name: record.text("name")?,
        kind: record.text("type")?,
        for_company: record.flag("for_organisation"),
        for_person: record.flag("for_contact"),
        choices: record.objects("choices").filter_map(|choice| choice.text("name")).collect(),
    })
}
