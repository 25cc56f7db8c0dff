//! Texts that Zendesk's own screens show.

use serde_json::{Value, json};

use crate::{Case, assert_each_gives_its_finding, assert_each_is_allowed};

#[test]
fn each_broken_translation_rule_gives_its_finding() {
    assert_each_gives_its_finding(&[
        Case {
            rule: "English missing",
            spoil: |p| {
                p.english = Value::Null;
                p.manifest["defaultLocale"] = json!("ja");
            },
            finding: "error: translations/en.json: is missing",
        },
        Case {
            rule: "default language missing",
            spoil: |p| p.english = Value::Null,
            finding: "error: manifest.json: defaultLocale is en but translations/en.json",
        },
        Case {
            rule: "file name no locale",
            spoil: |p| p.set("translations/zh-Hans.json", "{}"),
            finding: "error: translations/zh-Hans.json: is not named after a locale",
        },
        Case {
            rule: "not JSON",
            spoil: |p| p.set("translations/de.json", "{"),
            finding: "error: translations/de.json: cannot be read",
        },
        Case {
            rule: "duplicate key",
            spoil: |p| p.set("translations/de.json", r#"{"a": 1, "a": 2}"#),
            finding: "error: translations/de.json: cannot be read: the key \"a\" occurs twice",
        },
        Case {
            rule: "no object",
            spoil: |p| p.set("translations/de.json", "[]"),
            finding: "error: translations/de.json: is not a JSON object",
        },
        Case {
            rule: "parameter without label",
            spoil: |p| p.set("translations/de.json", r#"{"app": {"parameters": {"a": {"helpText": "b"}}}}"#),
            finding: "error: translations/de.json: app.parameters.a has no label",
        },
        Case {
            rule: "parameters no object",
            spoil: |p| p.set("translations/de.json", r#"{"app": {"parameters": []}}"#),
            finding: "error: translations/de.json: app.parameters must be an object",
        },
        Case {
            rule: "app name missing",
            spoil: |p| p.english = json!({"app": {}}),
            finding: "error: translations/en.json: app lacks name",
        },
        Case {
            rule: "app missing",
            spoil: |p| p.english = json!({}),
            finding: "error: translations/en.json: app lacks name",
        },
        Case {
            rule: "public app incomplete",
            spoil: |p| p.manifest["private"] = json!(false),
            finding: "error: translations/en.json: app lacks long_description, installation_instructions",
        },
        Case {
            rule: "short description too long",
            spoil: |p| {
                p.set("translations/ja.json", json!({"app": {"short_description": "長".repeat(81)}}).to_string());
            },
            finding: "error: translations/ja.json: app.short_description has 81 characters",
        },
        Case {
            rule: "product that the manifest lacks",
            spoil: |p| p.english["app"]["sell"] = json!({"name": "x"}),
            finding: "error: translations/en.json: app.sell is there but the manifest",
        },
        Case {
            rule: "product incomplete",
            spoil: |p| p.english["app"]["support"] = json!({}),
            finding: "error: translations/en.json: app.support lacks name",
        },
        Case {
            rule: "plain text in the marketplace's form",
            spoil: |p| {
                p.set(
                    "translations/de.json",
                    json!({"app": {"package": "x", "a": {"title": "b", "value": "c"}, "d": {"e": "f"}}}).to_string(),
                );
            },
            finding: "error: translations/de.json: app.d.e must be {\"title\", \"value\"}",
        },
    ]);
}

#[test]
fn allowed_translations_have_no_findings() {
    assert_each_is_allowed(&[
        ("another language may lack anything", |p| p.set("translations/pt-br.json", r#"{"app": {}}"#)),
        ("a parameter without texts", |p| {
            p.english["app"].as_object_mut().unwrap().remove("parameters");
        }),
        ("texts by product", |p| p.english["app"] = json!({"support": {"name": "x"}})),
        ("public app with the old description key", |p| {
            p.manifest["private"] = json!(false);
            p.english["app"] =
                json!({"name": "a", "description": "b", "long_description": "c", "installation_instructions": "d"});
        }),
        ("the marketplace's form", |p| {
            p.set(
                "translations/de.json",
                json!({"app": {"package": "x", "a": {"b": {"title": "c", "value": "d"}}}}).to_string(),
            );
        }),
    ]);
}
