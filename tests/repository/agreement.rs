//! What is said in several places is the same in all of them: version, pages, pictures, languages, settings.

use super::{json, read, root};
use sell_sidebar::domain::field::Card;
use sell_sidebar::i18n::language::LANGUAGES;
use sell_sidebar::settings::Setting;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// What the documents call each language.
const NAMES: [(&str, &str); 7] = [
    ("en", "English"),
    ("ar", "Arabic"),
    ("de", "German"),
    ("es", "Spanish"),
    ("fr", "French"),
    ("ja", "Japanese"),
    ("pt-br", "Brazilian Portuguese"),
];
/// Width and height that Zendesk wants of the pictures (`zaf.md` 2). The banner may also be half as large.
const PICTURES: [(&str, (u32, u32)); 3] =
    [("logo.png", (320, 320)), ("logo-small.png", (128, 128)), ("banner.png", (1660, 400))];
/// Where Zendesk shows an icon of the app (`zaf.md` 1).
const WITH_ICON: [&str; 4] = ["top_bar", "nav_bar", "system_top_bar", "ticket_editor"];
/// The longest short description that a review lets pass (`zaf.md` 2).
const SHORT: usize = 80;

/// The `app` block, which Zendesk itself shows.
fn app_texts(language: &str) -> Value {
    json(&format!("translations/{language}.json"))["app"].clone()
}

fn locations() -> Vec<(String, Value)> {
    let manifest = json("manifest.json");
    let products = manifest["location"].as_object().cloned().unwrap_or_default();
    assert_eq!(products.keys().collect::<Vec<_>>(), ["support"], "logos lie in a folder for each product then");
    products.into_iter().filter_map(|(_, places)| places.as_object().cloned()).flatten().collect()
}

#[test]
fn the_version_is_the_same_everywhere() {
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(json("manifest.json")["version"], version);
    let changelog = read("CHANGELOG.md");
    let mut released = changelog.lines().filter_map(|it| it.strip_prefix("## [")?.split_once(']'));
    let newest = released.find(|(name, _)| *name != "Unreleased");
    assert_eq!(newest.map(|it| it.0), Some(version), "the newest entry of CHANGELOG.md");
    // Never published, so it needs none; one that is there would be forgotten.
    assert_eq!(json("package.json").get("version"), None, "package.json");
}

#[test]
fn every_location_has_its_page() {
    for (place, it) in locations() {
        let url = it["url"].as_str().unwrap_or_default().to_owned();
        let page = url.strip_prefix("assets/").unwrap_or_else(|| panic!("{place}: {url}"));
        assert!(read(page).contains("data-app=\""), "{place}: {page} starts no app");
    }
}

#[test]
fn every_picture_that_zendesk_wants_is_there_in_its_size() {
    for (name, size) in PICTURES {
        let bytes = fs::read(root().join("assets").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap_or_else(|| panic!("{name}: no PNG"));
        let number = |from: usize| {
            let four = header.get(from..from + 4).and_then(|it| it.try_into().ok());
            u32::from_be_bytes(four.unwrap_or_else(|| panic!("{name} is cut off")))
        };
        assert_eq!((number(0), number(4)), size, "{name}");
    }
    for (place, _) in locations().into_iter().filter(|(place, _)| WITH_ICON.contains(&place.as_str())) {
        assert!(read(&format!("assets/icon_{place}.svg")).contains("<svg"), "{place}");
    }
}

#[test]
fn every_language_has_the_texts_that_zendesk_shows() {
    let manifest = json("manifest.json");
    assert_eq!(manifest["defaultLocale"], LANGUAGES[0]);
    let parameters = manifest["parameters"].as_array().into_iter().flatten();
    let parameters: BTreeSet<_> = parameters.filter_map(|it| it["name"].as_str().map(str::to_owned)).collect();
    for language in LANGUAGES {
        let texts = app_texts(language);
        for (name, most) in [
            ("name", 30),
            ("short_description", SHORT),
            ("long_description", usize::MAX),
            ("installation_instructions", usize::MAX),
        ] {
            let length = texts[name].as_str().map_or(0, |it| it.trim().chars().count());
            assert!((1..=most).contains(&length), "{language}: {name} has {length} characters");
        }
        assert_eq!(texts["name"], manifest["name"], "{language}: the name of the app is no text to translate");
        let labelled = texts["parameters"].as_object().into_iter().flatten().filter(|(_, it)| it["label"].is_string());
        let named: BTreeSet<_> = labelled.map(|(name, _)| name.clone()).collect();
        assert_eq!(named, parameters, "{language}");
    }
}

#[test]
fn the_documents_name_every_language() {
    let mut languages = NAMES.map(|it| it.0);
    languages.sort_unstable();
    let mut ours = LANGUAGES;
    ours.sort_unstable();
    assert_eq!(languages, ours);
    for document in ["README.md", "CHANGELOG.md", "docs/settings.md", "docs/accessibility.md"] {
        let text = read(document);
        let in_one_line = |line: &str| NAMES.iter().all(|(_, name)| line.contains(name));
        assert!(text.lines().any(in_one_line), "{document} has no line with all languages");
    }
}

#[test]
fn the_documents_explain_every_setting() {
    let (texts, page, format) = (json("translations/en.json"), read("docs/settings.md"), read("docs/installing.md"));
    for setting in Setting::ALL {
        let (block, name) = setting.path();
        for word in block.into_iter().chain([name]) {
            let (in_json, in_words) = (format!("\"{word}\": "), format!("`{word}`"));
            assert!(format.contains(&in_json) || format.contains(&in_words), "docs/installing.md: {word}");
        }
        let shown: &[&str] = match setting {
            Setting::Access => &["settings.access.sell_users", "settings.access.all_agents"],
            Setting::Status => &["settings.name.status"],
            Setting::Source => &["settings.name.source"],
            Setting::Owners => &["settings.owners.title"],
            Setting::AnyOwner => &["settings.any_owner.label"],
            Setting::OfferWhenMatched => &["settings.offer.label"],
            Setting::Fields(Card::Lead | Card::Person | Card::Company | Card::Deal) => &["settings.section.fields"],
        };
        for key in shown {
            let text = texts["ui"][*key].as_str().unwrap_or_else(|| panic!("{key} is no text"));
            assert!(page.contains(&text.replace(['“', '”'], "\"")), "docs/settings.md: {text}");
        }
    }
    let sections =
        texts["ui"].as_object().into_iter().flatten().filter(|(key, _)| key.starts_with("settings.section."));
    for title in sections.filter_map(|(_, title)| title.as_str()) {
        assert!(page.contains(&format!("\n## {title}\n")), "docs/settings.md has no part {title:?}");
    }
}
