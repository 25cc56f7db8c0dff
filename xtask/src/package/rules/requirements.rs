//! Rules for `requirements.json`: fields, triggers, webhooks and so on that Zendesk creates at installation (`zaf.md` 2, rule 4).

use serde_json::{Map, Value};

use super::custom_objects;
use super::json;
use super::manifest::Manifest;
use crate::package::finding::Findings;
use crate::package::folder::Folder;

/// The file's path in the package.
pub(super) const REQUIREMENTS: &str = "requirements.json";

const TYPES: [&str; 12] = [
    "automations",
    "channel_integrations",
    "custom_objects",
    "macros",
    "targets",
    "views",
    "ticket_fields",
    "triggers",
    "user_fields",
    "organization_fields",
    "webhooks",
    "custom_objects_v2",
];
const TYPES_WITHOUT_TITLE: [&str; 4] = ["channel_integrations", "custom_objects", "custom_objects_v2", "webhooks"];
const WEBHOOK_KEYS: [&str; 5] = ["name", "status", "endpoint", "http_method", "request_format"];
const BANNED_TARGETS: [&str; 2] = ["http_target", "url_target_v2"];
const MAX_ITEMS: usize = 5_000;

/// Checks the file if there is one.
pub(super) fn check(manifest: &Manifest, folder: &Folder, findings: &mut Findings) {
    let Some(content) = folder.bytes(REQUIREMENTS) else {
        return;
    };
    if manifest.flag("marketingOnly", false) || manifest.products() == ["chat"] {
        findings.error(REQUIREMENTS, "marketing-only and Chat apps cannot have requirements: remove the file");
        return;
    }
    let requirements = match json::parse(content) {
        Ok(Value::Object(requirements)) => requirements,
        Ok(_) => {
            return findings.error(REQUIREMENTS, "is not a JSON object: write {type: {identifier: {…}}}");
        }
        Err(problem) => return findings.error(REQUIREMENTS, format!("cannot be read: {problem}")),
    };
    let items: usize = requirements.values().map(item_count).sum();
    if items > MAX_ITEMS {
        findings.error(REQUIREMENTS, format!("has {items} items: Zendesk takes at most {MAX_ITEMS}"));
    }
    for (kind, entries) in &requirements {
        check_type(kind, entries, findings);
    }
}

fn item_count(entries: &Value) -> usize {
    match entries {
        Value::Object(entries) => entries.values().map(|entry| entry.as_array().map_or(1, Vec::len)).sum(),
        Value::Array(entries) => entries.len(),
        _ => 1,
    }
}

fn check_type(kind: &str, entries: &Value, findings: &mut Findings) {
    if !TYPES.contains(&kind) {
        findings.error(REQUIREMENTS, format!("{kind} is not a type of requirement: use {}", TYPES.join(", ")));
        return;
    }
    if kind == "custom_objects" {
        return;
    }
    let Some(entries) = entries.as_object() else {
        findings.error(REQUIREMENTS, format!("{kind} must be an object of identifiers"));
        return;
    };
    if kind == "custom_objects_v2" {
        return custom_objects::check(entries, findings);
    }
    if kind == "channel_integrations" && entries.len() > 1 {
        findings.error(REQUIREMENTS, "there is more than one channel integration: keep one");
    }
    for (identifier, item) in entries {
        match item {
            Value::Object(item) => check_item(kind, identifier, item, findings),
            _ => findings.error(REQUIREMENTS, format!("{kind}.{identifier} must be an object")),
        }
    }
}

fn check_item(kind: &str, identifier: &str, item: &Map<String, Value>, findings: &mut Findings) {
    let mut needed: Vec<&str> = Vec::new();
    if !TYPES_WITHOUT_TITLE.contains(&kind) {
        needed.push("title");
    }
    match kind {
        "user_fields" | "organization_fields" => needed.push("key"),
        "webhooks" => needed.extend(WEBHOOK_KEYS),
        "channel_integrations" => needed.push("manifest_url"),
        _ => {}
    }
    for key in needed.into_iter().filter(|key| !item.contains_key(*key)) {
        findings.error(REQUIREMENTS, format!("{kind}.{identifier} has no {key}: add it"));
    }
    let target = item.get("type").and_then(Value::as_str).filter(|name| BANNED_TARGETS.contains(name));
    if let Some(target) = target.filter(|_| kind == "targets") {
        findings.error(
            REQUIREMENTS,
            format!("targets.{identifier} is a {target}, which is not allowed any more: use a webhook"),
        );
    }
}
