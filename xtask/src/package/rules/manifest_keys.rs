//! Rules for the top-level keys of `manifest.json` (`zaf.md` 1). Locations and parameters have files of their own.
//! Unknown keys are fine: Zendesk ignores them.

use serde_json::Value;

use super::manifest::{MANIFEST, Manifest};
use super::translations::is_locale;
use crate::package::finding::Findings;
use crate::package::folder::Folder;

const STRINGS: [&str; 7] =
    ["name", "version", "frameworkVersion", "defaultLocale", "termsConditionsURL", "remoteInstallationURL", "gaID"];
const BOOLEANS: [&str; 5] = ["private", "singleInstall", "signedUrls", "requirementsOnly", "marketingOnly"];
const OAUTH_KEYS: [&str; 4] = ["client_id", "client_secret", "authorize_uri", "access_token_uri"];
const EXPERIMENTS: [&str; 2] = ["hashParams", "newCssCompiler"];

/// Checks every top-level key that has a rule.
pub(super) fn check(manifest: &Manifest, folder: &Folder, expected_version: &str, findings: &mut Findings) {
    check_types(manifest, findings);
    check_author(manifest, findings);
    check_version(manifest, expected_version, findings);
    check_default_locale(manifest, folder, findings);
    check_framework_version(manifest, findings);
    check_domain_whitelist(manifest, findings);
    check_oauth(manifest, findings);
    check_experiments(manifest, findings);
    check_apps_without_screens(manifest, folder, findings);
    if manifest.get("termsConditionsURL").and_then(Value::as_str).is_some_and(|url| !is_web_address(url)) {
        findings.error(MANIFEST, "termsConditionsURL is not a web address: write https://… with a host");
    }
    if manifest.get("noTemplate").is_some_and(|value| value != &Value::Bool(false) && value != &Value::Array(vec![])) {
        findings.error(MANIFEST, "noTemplate is not allowed any more: use autoLoad or autoHide at the location");
    }
}

fn check_types(manifest: &Manifest, findings: &mut Findings) {
    for key in STRINGS {
        if manifest.get(key).is_some_and(|value| !value.is_string()) {
            findings.error(MANIFEST, format!("{key} must be a text: put its value in quotes"));
        }
    }
    for key in BOOLEANS {
        if manifest.get(key).is_some_and(|value| !value.is_boolean()) {
            findings.error(MANIFEST, format!("{key} must be true or false, without quotes"));
        }
    }
}

fn check_author(manifest: &Manifest, findings: &mut Findings) {
    let Some(author) = manifest.get("author") else {
        findings.error(MANIFEST, "author is missing: add {\"name\", \"email\", \"url\"}");
        return;
    };
    let Some(author) = author.as_object() else {
        findings.error(MANIFEST, "author must be an object: write {\"name\", \"email\", \"url\"}");
        return;
    };
    for key in ["name", "email", "url"] {
        if author.get(key).is_some_and(|value| !value.is_string() && !value.is_null()) {
            findings.error(MANIFEST, format!("author.{key} must be a text"));
        }
    }
    if author.get("url").and_then(Value::as_str).is_some_and(|url| !is_web_address(url)) {
        findings.error(MANIFEST, "author.url is not a web address: write https://… with a host");
    }
    if author.get("email").is_none_or(Value::is_null) {
        findings.warning(MANIFEST, "author.email is missing: Zendesk shows it as the support contact");
    }
}

/// Our own rule: the package and the workspace must not drift apart.
fn check_version(manifest: &Manifest, expected: &str, findings: &mut Findings) {
    match manifest.get("version") {
        None => findings.error(MANIFEST, format!("version is missing: write \"version\": \"{expected}\"")),
        Some(Value::String(version)) if version != expected => findings.error(
            MANIFEST,
            format!("version is {version} but the workspace is {expected}: change one so that both agree"),
        ),
        Some(_) => {}
    }
}

fn check_default_locale(manifest: &Manifest, folder: &Folder, findings: &mut Findings) {
    match manifest.get("defaultLocale") {
        None => findings
            .error(MANIFEST, "defaultLocale is missing: name the language of the fallback texts, such as \"en\""),
        Some(Value::String(locale)) if !is_locale(locale) => findings.error(
            MANIFEST,
            format!("defaultLocale \"{locale}\" is not a locale: use forms such as en, pt-br or es-419"),
        ),
        Some(Value::String(locale)) if !folder.contains(&format!("translations/{locale}.json")) => findings.error(
            MANIFEST,
            format!("defaultLocale is {locale} but translations/{locale}.json does not exist: add that file"),
        ),
        Some(_) => {}
    }
}

fn check_framework_version(manifest: &Manifest, findings: &mut Findings) {
    if manifest.has_no_screens() {
        if manifest.get("frameworkVersion").is_some() {
            findings.error(MANIFEST, "frameworkVersion is not allowed in an app without screens: remove it");
        }
        return;
    }
    match manifest.get("frameworkVersion") {
        None => findings.error(MANIFEST, "frameworkVersion is missing: write \"frameworkVersion\": \"2.0\""),
        Some(Value::String(version)) if version != "2.0" => {
            findings.error(MANIFEST, format!("frameworkVersion {version} is not served: only \"2.0\" is"));
        }
        Some(_) => {}
    }
}

fn check_domain_whitelist(manifest: &Manifest, findings: &mut Findings) {
    let Some(value) = manifest.get("domainWhitelist") else {
        return;
    };
    let hosts: Option<Vec<&str>> = value.as_array().and_then(|list| list.iter().map(Value::as_str).collect());
    let Some(hosts) = hosts else {
        findings.error(MANIFEST, "domainWhitelist must be a list of texts, each a host name");
        return;
    };
    for host in hosts.into_iter().filter(|host| host.is_empty() || host.contains(['/', ' '])) {
        findings
            .error(MANIFEST, format!("domainWhitelist entry \"{host}\" is not a host name: leave out scheme and path"));
    }
}

fn check_oauth(manifest: &Manifest, findings: &mut Findings) {
    let Some(oauth) = manifest.get("oauth") else {
        return;
    };
    let missing: Vec<&str> =
        OAUTH_KEYS.into_iter().filter(|key| oauth.get(key).and_then(Value::as_str).is_none_or(str::is_empty)).collect();
    if !missing.is_empty() {
        findings.error(MANIFEST, format!("oauth lacks {}: each needs a text", missing.join(", ")));
    }
    let has_oauth_parameter =
        manifest.parameters().iter().any(|parameter| parameter.get("type").and_then(Value::as_str) == Some("oauth"));
    if !has_oauth_parameter {
        findings.error(MANIFEST, "oauth needs a parameter of type oauth to keep the token in: add one");
    }
}

fn check_experiments(manifest: &Manifest, findings: &mut Findings) {
    let Some(value) = manifest.get("experiments") else {
        return;
    };
    let Some(experiments) = value.as_object() else {
        findings.error(MANIFEST, "experiments must be an object");
        return;
    };
    for (name, _) in
        experiments.iter().filter(|(name, on)| *on != &Value::Bool(false) && !EXPERIMENTS.contains(&name.as_str()))
    {
        findings
            .error(MANIFEST, format!("experiment {name} does not exist: remove it ({} do)", EXPERIMENTS.join(" and ")));
    }
}

fn check_apps_without_screens(manifest: &Manifest, folder: &Folder, findings: &mut Findings) {
    if !manifest.has_no_screens() {
        return;
    }
    if manifest.flag("requirementsOnly", false) && !folder.contains("requirements.json") {
        findings.error("requirements.json", "is missing: a requirements-only app consists of it");
    }
    if manifest.flag("marketingOnly", false) {
        if manifest.flag("private", true) {
            findings.error(MANIFEST, "a marketing-only app cannot be private: write \"private\": false");
        }
        if !manifest.parameters().is_empty() {
            findings.error(MANIFEST, "a marketing-only app has no parameters: remove them");
        }
    }
    let is_source = |path: &str| {
        ["app.js", "app.css"].contains(&path) || path.starts_with("templates/") || path.starts_with("lib/")
    };
    for (path, _) in folder.files().filter(|(path, _)| is_source(path)) {
        findings.error(path, "an app without screens has no source files: remove it");
    }
}

fn is_web_address(url: &str) -> bool {
    let after_scheme = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    after_scheme.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#', ':']) && !rest.contains(' '))
}
