//! Rules for `translations/*.json`: the app's name and description in Zendesk's own screens (`zaf.md` 2, translations).

use serde_json::{Map, Value};

use super::json;
use super::manifest::Manifest;
use crate::package::finding::Findings;
use crate::package::folder::Folder;

const ENGLISH: &str = "translations/en.json";
const PRODUCTS: [&str; 4] = ["support", "sell", "chat", "standalone_chat"];
const PUBLIC_APP_KEYS: [&str; 4] = ["name", "short_description", "long_description", "installation_instructions"];

/// Zendesk's marketplace refuses longer ones at review.
const SHORT_DESCRIPTION_LIMIT: usize = 80;

/// Checks every language file, and `en.json` for completeness.
pub(super) fn check(manifest: &Manifest, folder: &Folder, findings: &mut Findings) {
    let default_is_english = manifest.get("defaultLocale").and_then(Value::as_str) == Some("en");
    if !folder.contains(ENGLISH) && !default_is_english {
        findings.error(ENGLISH, "is missing: Zendesk does not install an app without it, whatever its defaultLocale");
    }
    for (path, content) in folder.files() {
        let Some(locale) = path.strip_prefix("translations/").and_then(|name| name.strip_suffix(".json")) else {
            continue;
        };
        if !is_locale(locale) {
            findings.error(path, "is not named after a locale: use forms such as en.json, pt-br.json or es-419.json");
        }
        match json::parse(content) {
            Ok(Value::Object(document)) => check_document(path, &document, manifest, findings),
            Ok(_) => findings.error(path, "is not a JSON object: write the texts inside { }"),
            Err(problem) => findings.error(path, format!("cannot be read: {problem}")),
        }
    }
}

/// Whether Zendesk takes this as a locale: 2-3 lower-case letters, then perhaps `-` and 2-3 word characters.
pub(super) fn is_locale(locale: &str) -> bool {
    let (language, region) = match locale.split_once('-') {
        Some((language, region)) => (language, Some(region)),
        None => (locale, None),
    };
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    (2..=3).contains(&language.len())
        && language.chars().all(|c| c.is_ascii_lowercase())
        && region.is_none_or(|region| (2..=3).contains(&region.len()) && region.chars().all(is_word))
}

fn check_document(path: &str, document: &Map<String, Value>, manifest: &Manifest, findings: &mut Findings) {
    let empty = Map::new();
    let app = document.get("app").and_then(Value::as_object).unwrap_or(&empty);
    check_parameter_labels(path, app, findings);
    if app.contains_key("package") {
        check_marketplace_form(path, document, findings);
    }
    let products: Vec<(&str, &Value)> =
        PRODUCTS.into_iter().filter_map(|product| app.get(product).map(|texts| (product, texts))).collect();
    check_short_description(path, "app", app, findings);
    for (product, texts) in &products {
        if let Some(texts) = texts.as_object() {
            check_short_description(path, &format!("app.{product}"), texts, findings);
        }
    }
    if path != ENGLISH {
        return;
    }
    if products.is_empty() {
        check_completeness("app", app, manifest, findings);
    }
    for (product, texts) in products {
        if !manifest.products().contains(&product) {
            findings.error(
                path,
                format!(
                    "app.{product} is there but the manifest has no location in {product}: drop one or add the other"
                ),
            );
        }
        check_completeness(&format!("app.{product}"), texts.as_object().unwrap_or(&empty), manifest, findings);
    }
}

fn check_parameter_labels(path: &str, app: &Map<String, Value>, findings: &mut Findings) {
    let Some(parameters) = app.get("parameters") else {
        return;
    };
    let Some(parameters) = parameters.as_object() else {
        findings.error(path, "app.parameters must be an object: {parameter name: {\"label\": …}}");
        return;
    };
    for (name, _) in parameters.iter().filter(|(_, texts)| texts.get("label").is_none()) {
        findings
            .error(path, format!("app.parameters.{name} has no label: add the text that stands beside the setting"));
    }
}

/// A file with `app.package` is in the marketplace's own form, in which every text is {title, value}.
fn check_marketplace_form(path: &str, document: &Map<String, Value>, findings: &mut Findings) {
    for (key, value) in document {
        match (key.as_str(), value) {
            ("app", Value::Object(app)) => {
                app.iter().filter(|(key, _)| *key != "package").for_each(|(key, value)| {
                    check_titled(path, &format!("app.{key}"), value, findings);
                });
            }
            _ => check_titled(path, key, value, findings),
        }
    }
}

fn check_titled(path: &str, key: &str, value: &Value, findings: &mut Findings) {
    let Some(object) = value.as_object() else {
        findings.error(path, format!("{key} must be {{\"title\", \"value\"}} because app.package is present"));
        return;
    };
    let is_titled =
        object.len() == 2 && ["title", "value"].iter().all(|key| object.get(*key).is_some_and(Value::is_string));
    if !is_titled {
        object.iter().for_each(|(inner, value)| check_titled(path, &format!("{key}.{inner}"), value, findings));
    }
}

fn check_short_description(path: &str, place: &str, texts: &Map<String, Value>, findings: &mut Findings) {
    let length = texts.get("short_description").and_then(Value::as_str).map_or(0, |text| text.chars().count());
    if length > SHORT_DESCRIPTION_LIMIT {
        findings.error(
            path,
            format!("{place}.short_description has {length} characters: at most {SHORT_DESCRIPTION_LIMIT} are allowed"),
        );
    }
}

fn check_completeness(place: &str, texts: &Map<String, Value>, manifest: &Manifest, findings: &mut Findings) {
    let wanted: &[&str] = if manifest.flag("private", true) { &["name"] } else { &PUBLIC_APP_KEYS };
    let has = |key: &str| texts.contains_key(key) || (key == "short_description" && texts.contains_key("description"));
    let missing: Vec<&str> = wanted.iter().copied().filter(|key| !has(key)).collect();
    if !missing.is_empty() {
        findings.error(ENGLISH, format!("{place} lacks {}: Zendesk shows it to admins, so add it", missing.join(", ")));
    }
}
