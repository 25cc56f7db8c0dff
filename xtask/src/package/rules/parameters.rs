//! Rules for the manifest's `parameters`, the settings an admin fills in (`zaf.md` 1, parameters).

use serde_json::{Map, Value};

use super::manifest::{MANIFEST, Manifest};
use crate::package::finding::Findings;

const TYPES: [&str; 7] = ["text", "checkbox", "url", "number", "multiline", "hidden", "oauth"];
const SCOPES: [&str; 7] =
    ["header", "body", "url", "jwt_secret_key", "jwt_claim", "basic_auth_username", "basic_auth_password"];
const SECRET_WORDS: [&str; 4] = ["token", "key", "pwd", "password"];

/// Checks the list, each parameter in it, and that a secure one comes with a `domainWhitelist`.
pub(super) fn check(manifest: &Manifest, findings: &mut Findings) {
    if manifest.get("parameters").is_some_and(|value| !value.is_array()) {
        findings.error(MANIFEST, "parameters must be a list");
    }
    let mut seen: Vec<&str> = Vec::new();
    for (position, value) in manifest.parameters().iter().enumerate() {
        let Some((name, parameter)) = named(value) else {
            findings.error(MANIFEST, format!("parameter {} is not an object with a name: give it one", position + 1));
            continue;
        };
        if seen.contains(&name) {
            findings.error(MANIFEST, format!("parameter {name} is listed twice: names must differ"));
        }
        seen.push(name);
        check_parameter(name, parameter, findings);
    }
    check_oauth_count(manifest, findings);
    check_whitelist_for_secure(manifest, findings);
}

fn named(value: &Value) -> Option<(&str, &Map<String, Value>)> {
    let parameter = value.as_object()?;
    let name = parameter.get("name")?.as_str().filter(|name| !name.is_empty())?;
    Some((name, parameter))
}

fn check_parameter(name: &str, parameter: &Map<String, Value>, findings: &mut Findings) {
    let kind = match parameter.get("type") {
        None => "text",
        Some(value) => value.as_str().unwrap_or_default(),
    };
    let is_secure = parameter.get("secure") == Some(&Value::Bool(true));

    if name == "name" {
        findings.error(MANIFEST, "a parameter may not be called name, which Zendesk uses itself: rename it");
    }
    if !TYPES.contains(&kind) {
        findings.error(MANIFEST, unknown_type(name, kind));
    }
    for key in ["required", "secure"] {
        if parameter.get(key).is_some_and(|value| !value.is_boolean() && !value.is_null()) {
            findings.error(MANIFEST, format!("parameter {name}: {key} must be true or false, without quotes"));
        }
    }
    if kind == "hidden" && parameter.get("required") == Some(&Value::Bool(true)) {
        findings.error(
            MANIFEST,
            format!("parameter {name} is hidden and required, so nobody could fill it in: drop one of both"),
        );
    }
    if kind == "oauth" && is_secure {
        findings.error(MANIFEST, format!("parameter {name}: an oauth parameter may not be secure: remove secure"));
    }
    if parameter.get("default").is_some_and(|value| !value.is_null()) && (is_secure || kind == "hidden") {
        findings.warning(
            MANIFEST,
            format!("parameter {name} is secure or hidden but its default is readable by all: remove the default"),
        );
    }
    check_scopes(name, parameter, is_secure, findings);
    let lower_name = name.to_lowercase();
    if kind == "text" && !is_secure && SECRET_WORDS.iter().any(|word| lower_name.contains(word)) {
        findings.warning(MANIFEST, format!("parameter {name} sounds like a secret: add \"secure\": true"));
    }
}

fn unknown_type(name: &str, kind: &str) -> String {
    let advice = match kind {
        "dropdown" => "offer the choice on a page of the app",
        "password" => "use text with \"secure\": true",
        "mtls" => "Zendesk refuses it unless switched on for an account",
        _ => "correct it",
    };
    format!("parameter {name}: the type {kind:?} is not allowed (only {}): {advice}", TYPES.join(", "))
}

fn check_scopes(name: &str, parameter: &Map<String, Value>, is_secure: bool, findings: &mut Findings) {
    let Some(scopes) = parameter.get("scopes") else {
        if is_secure {
            findings.warning(
                MANIFEST,
                format!("parameter {name} is secure without scopes: say where it may be put, such as [\"header\"]"),
            );
        }
        return;
    };
    if !is_secure {
        findings.error(
            MANIFEST,
            format!("parameter {name} has scopes but is not secure: only secure parameters have them"),
        );
    }
    let is_known = |scope: &Value| scope.as_str().is_some_and(|scope| SCOPES.contains(&scope));
    let is_good = scopes.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(is_known));
    if !is_good {
        findings.error(
            MANIFEST,
            format!("parameter {name}: scopes must be a list with at least one of {}", SCOPES.join(", ")),
        );
    }
}

fn check_oauth_count(manifest: &Manifest, findings: &mut Findings) {
    let is_oauth = |parameter: &&Value| parameter.get("type").and_then(Value::as_str) == Some("oauth");
    if manifest.parameters().iter().filter(is_oauth).count() > 1 {
        findings.error(MANIFEST, "there is more than one parameter of type oauth: keep one");
    }
}

/// Zendesk's reviewers refuse secure settings that may be sent to any host (`zaf.md` 1 and 2).
fn check_whitelist_for_secure(manifest: &Manifest, findings: &mut Findings) {
    let has_secure = manifest.parameters().iter().any(|parameter| parameter.get("secure") == Some(&Value::Bool(true)));
    let has_hosts =
        manifest.get("domainWhitelist").is_some_and(|list| list.as_array().is_none_or(|hosts| !hosts.is_empty()));
    if has_secure && !has_hosts {
        findings.error(MANIFEST, "a secure parameter needs domainWhitelist: list the hosts that may receive it");
    }
}
