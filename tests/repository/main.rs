//! Tests that guard the repository itself: texts, manifest and layers agree with each other.

mod agreement;
mod claims;
mod colours;
mod docs;
mod lengths;
mod pages;
mod source_rules;
mod stylesheets;
mod texts;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below a folder with this ending.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())).flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{folder} holds no .{ending} files");
    found
}

#[test]
fn the_app_asks_zendesk_for_no_more_than_sell() {
    let manifest = json("manifest.json");
    assert_eq!(manifest["domainWhitelist"], serde_json::json!(["api.getbase.com"]));
    let token = &manifest["parameters"][0];
    assert_eq!((&token["name"], &token["secure"]), (&"sell_access_token".into(), &true.into()));
    assert_eq!(token["scopes"], serde_json::json!(["header"]));
}

/// What the clients of the two services must not mention.
const NOT_FOR_CLIENTS: [&str; 8] =
    ["leptos", "web_sys", "js_sys", "wasm_bindgen", "crate::zaf", "crate::ui", "crate::sidebar", "crate::i18n"];

/// What a layer must not mention (ARCHITECTURE.md).
#[test]
fn the_layers_know_only_what_they_may() {
    for (folder, forbidden) in [
        (
            "src/domain",
            &[
                "serde",
                "leptos",
                "web_sys",
                "js_sys",
                "wasm_bindgen",
                "crate::sell",
                "crate::zaf",
                "crate::i18n",
                "crate::ui",
            ][..],
        ),
        ("src/sell", &NOT_FOR_CLIENTS[..]),
        (
            "src/settings",
            &["leptos", "web_sys", "js_sys", "wasm_bindgen", "crate::sell", "crate::zaf", "crate::i18n", "crate::ui"],
        ),
        ("src/support", &NOT_FOR_CLIENTS[..]),
        ("src/configuring", &NOT_FOR_CLIENTS[..]),
        ("src/customer_view", &NOT_FOR_CLIENTS[..]),
        ("src/handover", &NOT_FOR_CLIENTS[..]),
        ("src/store", &["crate::zaf", "crate::ui", "crate::sidebar", "crate::i18n"]),
        ("src/zaf", &["crate::ui", "crate::sidebar", "crate::i18n", "crate::sell"]),
        ("src/ui", &["crate::domain", "crate::sell", "crate::support", "crate::zaf", "crate::sidebar"]),
        ("src/cards", &["serde_json", "crate::sidebar", "crate::settings_page", "crate::zaf"]),
        ("src/sidebar", &["serde_json", "/v2/", "/v3/", "/api/v2", "crate::settings_page", "crate::configuring"]),
        ("src/settings_page", &["serde_json", "/v2/", "/v3/", "/api/v2", "crate::sidebar"]),
    ] {
        for path in files(folder, "rs") {
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            for word in forbidden {
                assert!(!text.contains(word), "{} mentions {word}", path.display());
            }
        }
    }
}

#[test]
fn app_and_sandbox_know_nothing_of_each_other() {
    for path in files("src", "rs") {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(!text.to_lowercase().contains("sandbox"), "{} mentions the sandbox", path.display());
    }
    for path in files("sandbox/src", "rs") {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(!text.contains("sell_sidebar"), "{} uses the app", path.display());
    }
    assert!(!read("sandbox/Cargo.toml").contains("sell-sidebar"));
}

#[test]
fn every_module_says_what_it_is() {
    for folder in ["src", "sandbox/src", "xtask/src"] {
        for path in files(folder, "rs") {
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert!(text.starts_with("//! "), "{} opens without a word on what it is", path.display());
        }
    }
}

#[test]
fn every_stylesheet_is_part_of_a_page() {
    let entries = ["app.css", "settings.css"];
    let imports = entries.map(|entry| read(&format!("src/{entry}"))).concat();
    for path in files("src", "css") {
        let name = path.strip_prefix(root().join("src")).map(|it| it.display().to_string()).unwrap_or_default();
        let imported = imports.contains(&format!("./{name}\""));
        assert!(entries.contains(&name.as_str()) || imported, "no page imports {name}");
    }
}
