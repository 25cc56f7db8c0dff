//! Rules for the manifest's `location`: which places exist in which product, and what a place may say (`zaf.md` 1, locations).

use serde_json::{Map, Value};

use super::manifest::{MANIFEST, Manifest, current_product_name};
use crate::package::finding::Findings;
use crate::package::folder::Folder;

const SUPPORT: &[&str] = &[
    "top_bar",
    "nav_bar",
    "ticket_sidebar",
    "new_ticket_sidebar",
    "user_sidebar",
    "organization_sidebar",
    "background",
    "modal",
    "ticket_editor",
    "system_top_bar",
    FLAGGED_LOCATION,
];
const SELL: &[&str] = &[
    "deal_card",
    "person_card",
    "company_card",
    "lead_card",
    "background",
    "modal",
    "dashboard",
    "note_editor",
    "call_log_editor",
    "email_editor",
    "visit_editor",
    "top_bar",
];
const CHAT: &[&str] = &["chat_sidebar", "background"];
const STANDALONE_CHAT: &[&str] = &["nav_bar", "system_top_bar"];

/// Zendesk rejects this place unless a switch is on for the account.
const FLAGGED_LOCATION: &str = "custom_object_record_sidebar";

/// Checks every product, place and option of `location`.
pub(super) fn check(manifest: &Manifest, folder: &Folder, findings: &mut Findings) {
    match manifest.get("location") {
        None if manifest.has_no_screens() => {}
        None => findings.error(MANIFEST, "location is missing: say in which product and where the app appears"),
        Some(_) if manifest.has_no_screens() => {
            findings.error(MANIFEST, "location is not allowed in an app without screens: remove it");
        }
        Some(Value::Object(products)) if products.is_empty() => {
            findings.error(MANIFEST, "location is empty: say in which product and where the app appears");
        }
        Some(Value::Object(products)) => {
            products.iter().for_each(|(product, places)| check_product(product, places, folder, findings));
        }
        Some(_) => findings.error(MANIFEST, "location must be an object: {product: {location: {\"url\": …}}}"),
    }
}

fn check_product(written: &str, places: &Value, folder: &Folder, findings: &mut Findings) {
    let Some(product) = current_product_name(written) else {
        findings.error(
            MANIFEST,
            format!("location names the unknown product {written}: use support, sell, chat or standalone_chat"),
        );
        return;
    };
    let Some(places) = places.as_object().filter(|places| !places.is_empty()) else {
        findings
            .error(MANIFEST, format!("location.{written} must be an object with at least one location and its url"));
        return;
    };
    for (place, value) in places {
        if !places_of(product).contains(&place.as_str()) {
            findings.error(
                MANIFEST,
                format!("{product} has no location {place}: it has {}", places_of(product).join(", ")),
            );
            continue;
        }
        if place == FLAGGED_LOCATION {
            findings
                .error(MANIFEST, format!("{place} is refused by Zendesk unless switched on for an account: remove it"));
        }
        check_place(&format!("{written}.{place}"), value, folder, findings);
    }
}

fn places_of(product: &str) -> &'static [&'static str] {
    match product {
        "support" => SUPPORT,
        "sell" => SELL,
        "chat" => CHAT,
        "standalone_chat" => STANDALONE_CHAT,
        _ => &[],
    }
}

fn check_place(name: &str, value: &Value, folder: &Folder, findings: &mut Findings) {
    match value {
        Value::String(url) => check_url(name, url, folder, findings),
        Value::Object(options) => check_options(name, options, folder, findings),
        _ => findings.error(MANIFEST, format!("location {name} must be a url or an object with one")),
    }
}

fn check_options(name: &str, options: &Map<String, Value>, folder: &Folder, findings: &mut Findings) {
    for key in ["flexible", "autoLoad", "autoHide", "signed"] {
        if options.get(key).is_some_and(|value| !value.is_boolean() && !value.is_null()) {
            findings.error(MANIFEST, format!("location {name}: {key} must be true or false, without quotes"));
        }
    }
    if let Some(types) = options.get("objectTypes") {
        let is_good = types.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(Value::is_string));
        if !is_good {
            findings.error(MANIFEST, format!("location {name}: objectTypes must be a list of at least one text"));
        }
    }
    let loads_by_itself = options.get("autoLoad").and_then(Value::as_bool).unwrap_or(true);
    match options.get("url") {
        Some(Value::String(url)) if !url.is_empty() => check_url(name, url, folder, findings),
        None | Some(Value::Null | Value::String(_)) if !loads_by_itself => {}
        _ => findings.error(
            MANIFEST,
            format!("location {name} has no url: name a page below assets/, or set autoLoad to false"),
        ),
    }
}

fn check_url(name: &str, url: &str, folder: &Folder, findings: &mut Findings) {
    if url.contains("{{setting.") {
        return;
    }
    if let Some((scheme, rest)) = url.split_once("://") {
        let host = rest.split(['/', ':', '?', '#']).next().unwrap_or_default();
        let is_allowed = !host.is_empty() && (scheme == "https" || (scheme == "http" && host == "localhost"));
        if !is_allowed {
            findings
                .error(MANIFEST, format!("location {name}: {url} is not allowed: use https, or a page below assets/"));
        }
        return;
    }
    let path = url.split(['?', '#']).next().unwrap_or_default();
    if !path.starts_with("assets/") {
        findings.error(MANIFEST, format!("location {name}: the url {url:?} must start with assets/ or https://"));
    } else if !folder.contains(path) {
        findings.error(MANIFEST, format!("location {name}: {path} is not in the package: add it or correct the url"));
    }
}
