//! The top-level keys of the manifest.

use serde_json::{Value, json};

use crate::{Case, assert_each_gives_its_finding, assert_each_is_allowed};

#[test]
fn each_broken_manifest_rule_gives_its_finding() {
    assert_each_gives_its_finding(&[
        Case {
            rule: "no manifest",
            spoil: |p| p.manifest = Value::Null,
            finding: "error: manifest.json: is missing: every package",
        },
        Case {
            rule: "nested manifest",
            spoil: |p| {
                p.manifest = Value::Null;
                p.set("app/manifest.json", "{}");
            },
            finding: "error: manifest.json: is missing in the top folder but there is app/manifest.json",
        },
        Case {
            rule: "not JSON",
            spoil: |p| p.set("manifest.json", "{,}"),
            finding: "error: manifest.json: cannot be read",
        },
        Case {
            rule: "no object",
            spoil: |p| p.set("manifest.json", "[]"),
            finding: "error: manifest.json: is not a JSON object",
        },
        Case {
            rule: "duplicate key",
            spoil: |p| p.set("manifest.json", r#"{"name": "a", "author": {"url": "b", "url": "c"}}"#),
            finding: "error: manifest.json: cannot be read: the key \"url\" occurs twice at line 1",
        },
        Case {
            rule: "author missing",
            spoil: |p| p.forget("author"),
            finding: "error: manifest.json: author is missing",
        },
        Case {
            rule: "author no object",
            spoil: |p| p.manifest["author"] = json!("me"),
            finding: "error: manifest.json: author must be an object",
        },
        Case {
            rule: "author name no text",
            spoil: |p| p.manifest["author"]["name"] = json!(1),
            finding: "error: manifest.json: author.name must be a text",
        },
        Case {
            rule: "author url no address",
            spoil: |p| p.manifest["author"]["url"] = json!("https://"),
            finding: "error: manifest.json: author.url is not a web address",
        },
        Case {
            rule: "author email missing",
            spoil: |p| p.manifest["author"]["email"] = Value::Null,
            finding: "warning: manifest.json: author.email is missing",
        },
        Case {
            rule: "version missing",
            spoil: |p| p.forget("version"),
            finding: "error: manifest.json: version is missing",
        },
        Case {
            rule: "version is a number",
            spoil: |p| p.manifest["version"] = json!(1.2),
            finding: "error: manifest.json: version must be a text",
        },
        Case {
            rule: "version differs",
            spoil: |p| p.manifest["version"] = json!("1.2.4"),
            finding: "error: manifest.json: version is 1.2.4 but the workspace is 1.2.3",
        },
        Case {
            rule: "frameworkVersion missing",
            spoil: |p| p.forget("frameworkVersion"),
            finding: "error: manifest.json: frameworkVersion is missing",
        },
        Case {
            rule: "frameworkVersion unknown",
            spoil: |p| p.manifest["frameworkVersion"] = json!("2.1"),
            finding: "error: manifest.json: frameworkVersion 2.1 is not served",
        },
        Case {
            rule: "defaultLocale missing",
            spoil: |p| p.forget("defaultLocale"),
            finding: "error: manifest.json: defaultLocale is missing",
        },
        Case {
            rule: "defaultLocale upper case",
            spoil: |p| p.manifest["defaultLocale"] = json!("EN"),
            finding: "error: manifest.json: defaultLocale \"EN\" is not a locale",
        },
        Case {
            rule: "defaultLocale with script",
            spoil: |p| p.manifest["defaultLocale"] = json!("zh-Hant"),
            finding: "error: manifest.json: defaultLocale \"zh-Hant\" is not a locale",
        },
        Case {
            rule: "defaultLocale without file",
            spoil: |p| p.manifest["defaultLocale"] = json!("pt-br"),
            finding: "error: manifest.json: defaultLocale is pt-br but translations/pt-br.json does not exist",
        },
        Case {
            rule: "boolean in quotes",
            spoil: |p| p.manifest["singleInstall"] = json!("true"),
            finding: "error: manifest.json: singleInstall must be true or false",
        },
        Case {
            rule: "text key no text",
            spoil: |p| p.manifest["gaID"] = json!(7),
            finding: "error: manifest.json: gaID must be a text",
        },
        Case {
            rule: "terms no address",
            spoil: |p| p.manifest["termsConditionsURL"] = json!("terms.html"),
            finding: "error: manifest.json: termsConditionsURL is not a web address",
        },
        Case {
            rule: "whitelist no list",
            spoil: |p| p.manifest["domainWhitelist"] = json!("api.good.example"),
            finding: "error: manifest.json: domainWhitelist must be a list",
        },
        Case {
            rule: "whitelist of numbers",
            spoil: |p| p.manifest["domainWhitelist"] = json!([1]),
            finding: "error: manifest.json: domainWhitelist must be a list",
        },
        Case {
            rule: "whitelist with scheme",
            spoil: |p| p.manifest["domainWhitelist"] = json!(["https://api.good.example"]),
            finding: "error: manifest.json: domainWhitelist entry",
        },
        Case {
            rule: "unknown experiment",
            spoil: |p| p.manifest["experiments"]["other"] = json!(true),
            finding: "error: manifest.json: experiment other does not exist",
        },
        Case {
            rule: "experiments no object",
            spoil: |p| p.manifest["experiments"] = json!([]),
            finding: "error: manifest.json: experiments must be an object",
        },
        Case {
            rule: "noTemplate",
            spoil: |p| p.manifest["noTemplate"] = json!(true),
            finding: "error: manifest.json: noTemplate is not allowed",
        },
        Case {
            rule: "oauth incomplete",
            spoil: |p| {
                p.manifest["oauth"] =
                    json!({"client_id": "a", "client_secret": "", "authorize_uri": "https://good.example"});
                p.manifest["parameters"][2]["type"] = json!("oauth");
            },
            finding: "error: manifest.json: oauth lacks client_secret, access_token_uri",
        },
        Case {
            rule: "oauth without parameter",
            spoil: |p| {
                p.manifest["oauth"] =
                    json!({"client_id": "a", "client_secret": "b", "authorize_uri": "c", "access_token_uri": "d"});
            },
            finding: "error: manifest.json: oauth needs a parameter of type oauth",
        },
    ]);
}

#[test]
fn each_broken_rule_for_apps_without_screens_gives_its_finding() {
    assert_each_gives_its_finding(&[
        Case {
            rule: "requirements-only without requirements",
            spoil: |p| {
                p.manifest["requirementsOnly"] = json!(true);
                p.forget("location");
                p.forget("frameworkVersion");
            },
            finding: "error: requirements.json: is missing: a requirements-only app",
        },
        Case {
            rule: "requirements-only with location",
            spoil: |p| {
                p.manifest["requirementsOnly"] = json!(true);
                p.forget("frameworkVersion");
                p.set("requirements.json", "{}");
            },
            finding: "error: manifest.json: location is not allowed",
        },
        Case {
            rule: "requirements-only with frameworkVersion",
            spoil: |p| {
                p.manifest["requirementsOnly"] = json!(true);
                p.forget("location");
                p.set("requirements.json", "{}");
            },
            finding: "error: manifest.json: frameworkVersion is not allowed",
        },
        Case {
            rule: "requirements-only with source",
            spoil: |p| {
                p.manifest["requirementsOnly"] = json!(true);
                p.forget("location");
                p.forget("frameworkVersion");
                p.set("requirements.json", "{}");
                p.set("app.js", "");
            },
            finding: "error: app.js: an app without screens has no source files",
        },
        Case {
            rule: "private marketing-only app",
            spoil: |p| {
                p.manifest["marketingOnly"] = json!(true);
                for key in ["location", "frameworkVersion", "parameters"] {
                    p.forget(key);
                }
            },
            finding: "error: manifest.json: a marketing-only app cannot be private",
        },
    ]);
}

#[test]
fn allowed_manifests_have_no_findings() {
    assert_each_is_allowed(&[
        ("no name", |p| p.forget("name")),
        ("private by default", |p| p.forget("private")),
        ("no parameters and no whitelist", |p| {
            p.forget("parameters");
            p.forget("domainWhitelist");
        }),
        ("a default locale with a region", |p| {
            p.manifest["defaultLocale"] = json!("es-419");
            p.set("translations/es-419.json", "{}");
        }),
        ("complete oauth", |p| {
            p.manifest["oauth"] =
                json!({"client_id": "a", "client_secret": "b", "authorize_uri": "c", "access_token_uri": "d"});
            p.manifest["parameters"][2]["type"] = json!("oauth");
        }),
    ]);
}
