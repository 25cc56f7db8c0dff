//! What admins set about new leads, in the document: `{"access": "all_agents", "new_lead": {"status": "Working",
//! "source": 304, "owners": [{"id": 1090, "label": "Inbound", "pool": true}], "any_owner": true,
//! "offer_when_matched": true}}`.

use crate::domain::access::Access;
use crate::domain::ids::{SourceId, UserId};
use crate::domain::ownership::{ConfiguredOwner, OwnerRules};
use serde_json::{Map, Value};

/// Beyond this a list was not made by choosing.
pub const MOST_OWNERS: usize = 200;
/// Longer labels are cut.
pub const LONGEST_LABEL: usize = 100;

/// The settings for new leads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewLeadSettings {
    /// Who gets them.
    pub owners: OwnerRules,
    /// The status that they start with (S20), by name.
    pub status: Option<String>,
    /// Where they come from (S22).
    pub source: Option<SourceId>,
    /// Whether a lead is offered although something matched (N17).
    pub offer_when_matched: bool,
}

/// Reads them; what cannot be read keeps its default, and an unreadable access is the narrower one.
pub fn read(document: &Map<String, Value>) -> NewLeadSettings {
    let access = match document.get("access").and_then(Value::as_str) {
        Some("all_agents") => Access::AllAgents,
        _ => Access::SellUsers,
    };
    let block = document.get("new_lead");
    let get = |name: &str| block.and_then(|it| it.get(name));
    let flag = |name: &str| get(name).and_then(Value::as_bool).unwrap_or(false);
    NewLeadSettings {
        owners: OwnerRules { any: flag("any_owner"), configured: owners(get("owners")), access },
        status: get("status").and_then(text),
        source: get("source").and_then(Value::as_u64).map(SourceId),
        offer_when_matched: flag("offer_when_matched"),
    }
}

/// Each owner once, in order.
fn owners(list: Option<&Value>) -> Vec<ConfiguredOwner> {
    let mut owners: Vec<ConfiguredOwner> = Vec::new();
    for owner in list.and_then(Value::as_array).into_iter().flatten().filter_map(owner) {
        if owners.len() < MOST_OWNERS && !owners.iter().any(|it| it.id == owner.id) {
            owners.push(owner);
        }
    }
    owners
}

fn owner(value: &Value) -> Option<ConfiguredOwner> {
    Some(ConfiguredOwner {
        id: UserId(value.get("id")?.as_u64()?),
        label: value.get("label").and_then(text),
        pool: value.get("pool").and_then(Value::as_bool).unwrap_or(false),
    })
}

/// What it gives is given again when it is read again: blanks go after everything else that goes.
fn text(value: &Value) -> Option<String> {
    let plain: String = value.as_str()?.chars().filter(|it| !it.is_control()).collect();
    let text: String = plain.trim().chars().take(LONGEST_LABEL).collect();
    let text = text.trim_end();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read_json(document: Value) -> NewLeadSettings {
        let Value::Object(document) = document else { panic!("it is an object") };
        read(&document)
    }

    #[test]
    fn everything_is_read_and_the_owners_keep_their_order() {
        let settings = read_json(json!({
            "access": "all_agents",
            "new_lead": {
                "status": " Working ", "source": 304, "any_owner": true, "offer_when_matched": true,
                "owners": [{"id": 1090, "label": "Inbound", "pool": true}, {"id": 1003}, {"id": 1090}],
            },
        }));
        let owners = vec![
            ConfiguredOwner { id: UserId(1090), label: Some("Inbound".into()), pool: true },
            ConfiguredOwner { id: UserId(1003), label: None, pool: false },
        ];
        assert_eq!(
            settings,
            NewLeadSettings {
                owners: OwnerRules { any: true, configured: owners, access: Access::AllAgents },
                status: Some("Working".into()),
                source: Some(SourceId(304)),
                offer_when_matched: true,
            }
        );
    }

    #[test]
    fn what_cannot_be_read_keeps_its_default() {
        for document in [
            json!({}),
            json!({"access": "everybody", "new_lead": null}),
            json!({"access": ["all_agents"], "new_lead": []}),
            json!({"access": null, "new_lead": {"status": 7, "source": "304", "any_owner": "true", "owners": {"id": 1}}}),
            json!({"new_lead": {"status": "  ", "source": -1, "owners": [null, 7, {"id": "7"}, {"label": "x"}]}}),
        ] {
            assert_eq!(read_json(document.clone()), NewLeadSettings::default(), "{document}");
        }
    }

    #[test]
    fn a_text_that_was_made_plain_is_read_again_as_it_is() {
        for label in [format!("{} b", "x".repeat(LONGEST_LABEL - 1)), "\u{7} a".to_owned(), "a \u{7}".to_owned()] {
            let once = text(&json!(label));
            assert!(once.is_some());
            assert_eq!(once.as_ref().and_then(|it| text(&json!(it))), once, "{label:?}");
        }
    }

    #[test]
    fn labels_are_short_plain_texts() {
        let long = "x".repeat(500);
        let settings = read_json(json!({"new_lead": {"owners": [{"id": 1, "label": format!("a\u{7}b{long}")}]}}));
        let label = settings.owners.configured.first().and_then(|it| it.label.clone()).unwrap_or_default();
        assert_eq!((label.get(..3), label.chars().count()), (Some("abx"), LONGEST_LABEL));
    }
}
