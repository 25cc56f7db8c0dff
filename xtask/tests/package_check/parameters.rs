//! The settings that an admin fills in.

use serde_json::json;

use crate::good_package::Package;
use crate::{Case, assert_each_gives_its_finding};

fn add(package: &mut Package, parameter: serde_json::Value) {
    package.manifest["parameters"].as_array_mut().unwrap().push(parameter);
}

#[test]
fn each_broken_parameter_rule_gives_its_finding() {
    assert_each_gives_its_finding(&[
        Case {
            rule: "no list",
            spoil: |p| p.manifest["parameters"] = json!({}),
            finding: "error: manifest.json: parameters must be a list",
        },
        Case {
            rule: "no object",
            spoil: |p| add(p, json!("x")),
            finding: "error: manifest.json: parameter 4 is not an object with a name",
        },
        Case {
            rule: "no name",
            spoil: |p| add(p, json!({"type": "text"})),
            finding: "error: manifest.json: parameter 4 is not an object with a name",
        },
        Case {
            rule: "called name",
            spoil: |p| add(p, json!({"name": "name"})),
            finding: "error: manifest.json: a parameter may not be called name",
        },
        Case {
            rule: "twice",
            spoil: |p| add(p, json!({"name": "note"})),
            finding: "error: manifest.json: parameter note is listed twice",
        },
        Case {
            rule: "dropdown",
            spoil: |p| add(p, json!({"name": "x", "type": "dropdown"})),
            finding: "error: manifest.json: parameter x: the type \"dropdown\" is not allowed",
        },
        Case {
            rule: "password",
            spoil: |p| add(p, json!({"name": "x", "type": "password"})),
            finding: "error: manifest.json: parameter x: the type \"password\" is not allowed",
        },
        Case {
            rule: "mtls",
            spoil: |p| add(p, json!({"name": "x", "type": "mtls"})),
            finding: "error: manifest.json: parameter x: the type \"mtls\" is not allowed",
        },
        Case {
            rule: "required in quotes",
            spoil: |p| add(p, json!({"name": "x", "required": "true"})),
            finding: "error: manifest.json: parameter x: required must be",
        },
        Case {
            rule: "secure in quotes",
            spoil: |p| add(p, json!({"name": "x", "secure": "true"})),
            finding: "error: manifest.json: parameter x: secure must be",
        },
        Case {
            rule: "hidden and required",
            spoil: |p| p.manifest["parameters"][1]["required"] = json!(true),
            finding: "error: manifest.json: parameter config is hidden and required",
        },
        Case {
            rule: "secure oauth",
            spoil: |p| add(p, json!({"name": "x", "type": "oauth", "secure": true, "scopes": ["header"]})),
            finding: "error: manifest.json: parameter x: an oauth parameter may not be secure",
        },
        Case {
            rule: "two of type oauth",
            spoil: |p| {
                add(p, json!({"name": "x", "type": "oauth"}));
                add(p, json!({"name": "y", "type": "oauth"}));
            },
            finding: "error: manifest.json: there is more than one parameter of type oauth",
        },
        Case {
            rule: "default on secure",
            spoil: |p| p.manifest["parameters"][0]["default"] = json!("x"),
            finding: "warning: manifest.json: parameter sell_access_token is secure or hidden but its default",
        },
        Case {
            rule: "default on hidden",
            spoil: |p| p.manifest["parameters"][1]["default"] = json!("{}"),
            finding: "warning: manifest.json: parameter config is secure or hidden but its default",
        },
        Case {
            rule: "unknown scope",
            spoil: |p| p.manifest["parameters"][0]["scopes"] = json!(["header", "cookie"]),
            finding: "error: manifest.json: parameter sell_access_token: scopes must be a list",
        },
        Case {
            rule: "no scope",
            spoil: |p| p.manifest["parameters"][0]["scopes"] = json!([]),
            finding: "error: manifest.json: parameter sell_access_token: scopes must be a list",
        },
        Case {
            rule: "secure without scopes",
            spoil: |p| {
                p.manifest["parameters"][0].as_object_mut().unwrap().remove("scopes");
            },
            finding: "warning: manifest.json: parameter sell_access_token is secure without scopes",
        },
        Case {
            rule: "scopes without secure",
            spoil: |p| add(p, json!({"name": "x", "scopes": ["url"]})),
            finding: "error: manifest.json: parameter x has scopes but is not secure",
        },
        Case {
            rule: "open secret",
            spoil: |p| add(p, json!({"name": "ApiKey", "type": "text"})),
            finding: "warning: manifest.json: parameter ApiKey sounds like a secret",
        },
        Case {
            rule: "secure without whitelist",
            spoil: |p| p.forget("domainWhitelist"),
            finding: "error: manifest.json: a secure parameter needs domainWhitelist",
        },
        Case {
            rule: "secure with empty whitelist",
            spoil: |p| p.manifest["domainWhitelist"] = json!([]),
            finding: "error: manifest.json: a secure parameter needs domainWhitelist",
        },
    ]);
}
