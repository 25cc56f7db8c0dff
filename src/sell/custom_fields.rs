//! Definitions of custom fields (`sell-api.md` 2.7). Records carry the values.

use super::Sell;
use super::query::Query;
use super::record::Record;
use crate::domain::custom_field::{CustomFieldDefinition, CustomFieldKind, CustomFieldOwner};
use crate::domain::ids::CustomFieldId;
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
        let items = self.list(path, Query::default()).await?;
        Ok(items.iter().filter_map(|item| definition(Record::in_envelope(item)?, owner)).collect())
    }
}

fn definition(record: Record<'_>, owner: CustomFieldOwner) -> Option<CustomFieldDefinition> {
    Some(CustomFieldDefinition {
        owner,
        id: CustomFieldId(record.number("id")?),
        name: record.text("name")?,
        kind: kind(&record.text("type")?),
        for_company: record.flag("for_organisation"),
        for_person: record.flag("for_contact"),
        choices: record.objects("choices").filter_map(|choice| choice.text("name")).collect(),
    })
}

fn kind(word: &str) -> CustomFieldKind {
    match word {
        "text" => CustomFieldKind::LongText,
        "email" => CustomFieldKind::Email,
        "phone" => CustomFieldKind::Phone,
        "url" => CustomFieldKind::Url,
        "number" => CustomFieldKind::Number,
        "bool" | "boolean" => CustomFieldKind::Flag,
        "date" => CustomFieldKind::Date,
        "datetime" => CustomFieldKind::Moment,
        "list" => CustomFieldKind::Choice,
        "multi_select_list" => CustomFieldKind::Choices,
        "address" => CustomFieldKind::Address,
        _ => CustomFieldKind::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_definition_of_an_unknown_type_holds_text() {
        let owner = CustomFieldOwner::Deal;
        for (word, known) in [("boolean", CustomFieldKind::Flag), ("hologram", CustomFieldKind::Text)] {
            let value = json!({"id": "7", "name": " Seats ", "type": word, "choices": [{"name": "A"}, 3]});
            let read = Record::of(&value).and_then(|it| definition(it, owner));
            let read = read.map(|it| (it.id, it.name, it.kind, it.choices));
            assert_eq!(read, Some((CustomFieldId(7), "Seats".into(), known, vec!["A".into()])));
        }
        for value in [json!({"id": 7, "type": "text"}), json!({"name": "x", "type": "text"})] {
            assert_eq!(Record::of(&value).and_then(|it| definition(it, owner)), None, "{value}");
        }
    }
}
