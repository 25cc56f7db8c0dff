//! Texts: a key that is missing, unused or has other placeholders in one language fails here.

use super::{files, json, read};
use sell_sidebar::i18n::language::LANGUAGES;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The plural forms that CLDR knows.
const FORMS: [&str; 6] = [".zero", ".one", ".two", ".few", ".many", ".other"];
/// Those of whole numbers in each language (CLDR's cardinal rules).
const FORMS_OF: [(&str, &[&str]); 7] = [
    ("en", &[".one", ".other"]),
    ("ar", &FORMS),
    ("de", &[".one", ".other"]),
    ("es", &[".one", ".many", ".other"]),
    ("fr", &[".one", ".many", ".other"]),
    ("ja", &[".other"]),
    ("pt-br", &[".one", ".many", ".other"]),
];

fn texts(language: &str) -> BTreeMap<String, String> {
    let file = json(&format!("translations/{language}.json"));
    let ui = file["ui"].as_object().unwrap_or_else(|| panic!("{language} has no `ui`")).clone();
    ui.into_iter().map(|(key, text)| (key, text.as_str().unwrap_or_default().to_owned())).collect()
}

/// The key without its plural form.
fn stem(key: &str) -> &str {
    FORMS.iter().find_map(|form| key.strip_suffix(form)).unwrap_or(key)
}

fn placeholders(text: &str) -> BTreeSet<String> {
    text.split('{').skip(1).filter_map(|it| it.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

/// The keys that the code and the pages name, and those of plural texts.
fn keys_in_code() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for page in ["index.html", "settings.html"] {
        let html = read(page);
        keys.extend(html.split("data-text=\"").skip(1).filter_map(|it| Some(it.split_once('"')?.0.to_owned())));
    }
    for path in files("src", "rs") {
        let code: String =
            fs::read_to_string(&path).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        for call in ["t(\"", "t_with(\"", "t_with( \"", "plural(\"", "key(\""] {
            let mut rest = code.as_str();
            while let Some(at) = rest.find(call) {
                let before = rest[..at].chars().next_back();
                let after = &rest[at + call.len()..];
                if !before.is_some_and(|it| it.is_alphanumeric() || it == '_' || it == '.')
                    && let Some((key, _)) = after.split_once('"')
                {
                    keys.insert(key.to_owned());
                }
                rest = after;
            }
        }
    }
    keys
}

#[test]
fn every_text_that_the_code_names_exists_and_every_text_is_named() {
    let named = keys_in_code();
    let existing: BTreeSet<String> = texts("en").keys().map(|key| stem(key).to_owned()).collect();
    let missing: Vec<_> = named.difference(&existing).collect();
    assert!(missing.is_empty(), "missing in translations/en.json: {missing:?}");
    let unused: Vec<_> = existing.difference(&named).collect();
    assert!(unused.is_empty(), "used nowhere: {unused:?}");
}

/// The sidebar's download has no texts that only admins read: the package leaves them to the settings page by their keys.
#[test]
fn the_settings_pages_texts_are_its_own() {
    for path in files("src", "rs") {
        let name = path.display().to_string();
        let is_theirs = name.contains("/settings_page/") || name.contains("/ui/ordered_list");
        let code = fs::read_to_string(&path).unwrap_or_default();
        assert!(is_theirs || !code.contains("(\"settings."), "{name} shows a text of the settings page");
    }
}

#[test]
fn every_language_has_every_text_with_the_same_placeholders() {
    let english = texts("en");
    let stems: BTreeSet<&str> = english.keys().map(|key| stem(key)).collect();
    for language in LANGUAGES {
        let own = texts(language);
        let own_stems: BTreeSet<&str> = own.keys().map(|key| stem(key)).collect();
        assert_eq!(own_stems, stems, "{language}");
        for (key, text) in &own {
            assert!(!text.trim().is_empty(), "{language}: {key} is empty");
            let model = english.get(key).or_else(|| english.get(&format!("{}.other", stem(key))));
            let model = model.unwrap_or_else(|| panic!("{language}: {key} is not in English"));
            let (mut own, mut theirs) = (placeholders(text), placeholders(model));
            if [".zero", ".one", ".two"].iter().any(|form| key.ends_with(form)) {
                // "One lead" needs no digit.
                own.remove("n");
                theirs.remove("n");
            }
            assert_eq!(own, theirs, "{language}: {key}");
        }
    }
}

#[test]
fn every_plural_has_exactly_the_forms_of_its_language() {
    let english = texts("en");
    let plurals: BTreeSet<&str> = english.keys().filter_map(|key| key.strip_suffix(".other")).collect();
    for language in LANGUAGES {
        let forms = FORMS_OF.iter().find(|it| it.0 == language).map(|it| it.1).unwrap_or_default();
        let own = texts(language);
        for plural in &plurals {
            let has: Vec<&str> =
                FORMS.into_iter().filter(|form| own.contains_key(&format!("{plural}{form}"))).collect();
            assert_eq!(has, forms, "{language}: {plural}");
        }
    }
}

#[test]
fn every_translation_file_is_one_of_the_apps_languages() {
    let names: Vec<String> =
        files("translations", "json").iter().filter_map(|it| Some(it.file_stem()?.to_str()?.to_owned())).collect();
    let mut languages: Vec<&str> = LANGUAGES.to_vec();
    languages.sort_unstable();
    assert_eq!(names, languages);
}
