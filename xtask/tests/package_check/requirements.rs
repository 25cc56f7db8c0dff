//! What Zendesk creates at installation.

use serde_json::{Value, json};

use crate::good_package::Package;
use crate::{Case, assert_each_gives_its_finding, assert_each_is_allowed};

fn require(package: &mut Package, requirements: Value) {
    package.set("requirements.json", requirements.to_string());
}

fn many(count: usize, entry: Value) -> Value {
    Value::Array(vec![entry; count])
}

fn field(kind: &str, options: usize) -> Value {
    json!({"key": "f", "title": "F", "type": kind, "object_key": "car", "custom_field_options": many(options, json!({}))})
}

fn object() -> Value {
    json!({"key": "car", "title": "Car", "title_pluralized": "Cars", "include_in_list_view": true})
}

#[test]
fn each_broken_requirement_rule_gives_its_finding() {
    assert_each_gives_its_finding(&[
        Case {
            rule: "not JSON",
            spoil: |p| p.set("requirements.json", "x"),
            finding: "error: requirements.json: cannot be read",
        },
        Case {
            rule: "no object",
            spoil: |p| p.set("requirements.json", "[]"),
            finding: "error: requirements.json: is not a JSON object",
        },
        Case {
            rule: "duplicate key",
            spoil: |p| p.set("requirements.json", r#"{"views": {}, "views": {}}"#),
            finding: "error: requirements.json: cannot be read: the key \"views\" occurs twice",
        },
        Case {
            rule: "unknown type",
            spoil: |p| require(p, json!({"brands": {}})),
            finding: "error: requirements.json: brands is not a type",
        },
        Case {
            rule: "type no object",
            spoil: |p| require(p, json!({"views": []})),
            finding: "error: requirements.json: views must be an object",
        },
        Case {
            rule: "item no object",
            spoil: |p| require(p, json!({"views": {"a": 1}})),
            finding: "error: requirements.json: views.a must be an object",
        },
        Case {
            rule: "title missing",
            spoil: |p| require(p, json!({"macros": {"a": {}}})),
            finding: "error: requirements.json: macros.a has no title",
        },
        Case {
            rule: "field key missing",
            spoil: |p| require(p, json!({"user_fields": {"a": {"title": "A"}}})),
            finding: "error: requirements.json: user_fields.a has no key",
        },
        Case {
            rule: "webhook endpoint missing",
            spoil: |p| {
                require(
                    p,
                    json!({"webhooks": {"a": {"name": "A", "status": "active", "http_method": "GET", "request_format": "json"}}}),
                );
            },
            finding: "error: requirements.json: webhooks.a has no endpoint",
        },
        Case {
            rule: "banned target",
            spoil: |p| require(p, json!({"targets": {"a": {"title": "A", "type": "http_target"}}})),
            finding: "error: requirements.json: targets.a is a http_target",
        },
        Case {
            rule: "two channel integrations",
            spoil: |p| {
                require(p, json!({"channel_integrations": {"a": {"manifest_url": "/a"}, "b": {"manifest_url": "/b"}}}));
            },
            finding: "error: requirements.json: there is more than one channel integration",
        },
        Case {
            rule: "too many items",
            spoil: |p| {
                let views: serde_json::Map<_, _> = (0..5_001).map(|n| (n.to_string(), json!({"title": "V"}))).collect();
                require(p, json!({"views": views}));
            },
            finding: "error: requirements.json: has 5001 items",
        },
        Case {
            rule: "in a Chat app",
            spoil: |p| {
                p.manifest["location"] = json!({"chat": {"chat_sidebar": "assets/index.html"}});
                require(p, json!({}));
            },
            finding: "error: requirements.json: marketing-only and Chat apps",
        },
    ]);
}

#[test]
fn each_broken_custom_object_rule_gives_its_finding() {
    assert_each_gives_its_finding(&[
        Case {
            rule: "object keys",
            spoil: |p| require(p, json!({"custom_objects_v2": {"objects": [{"key": "car", "title": "Car"}]}})),
            finding: "error: requirements.json: custom_objects_v2: the object \"car\" lacks title_pluralized, include_in_list_view",
        },
        Case {
            rule: "field keys",
            spoil: |p| require(p, json!({"custom_objects_v2": {"object_fields": [{"key": "f"}]}})),
            finding: "error: requirements.json: custom_objects_v2: the field \"f\" lacks title, type, object_key",
        },
        Case {
            rule: "objects",
            spoil: |p| require(p, json!({"custom_objects_v2": {"objects": many(51, object())}})),
            finding: "error: requirements.json: custom_objects_v2 has 51 objects",
        },
        Case {
            rule: "fields",
            spoil: |p| require(p, json!({"custom_objects_v2": {"object_fields": many(21, field("text", 0))}})),
            finding: "error: requirements.json: custom_objects_v2: the object \"car\" has 21 fields",
        },
        Case {
            rule: "triggers",
            spoil: |p| {
                require(p, json!({"custom_objects_v2": {"object_triggers": many(11, json!({"object_key": "car"}))}}));
            },
            finding: "error: requirements.json: custom_objects_v2: the object \"car\" has 11 triggers",
        },
        Case {
            rule: "choice fields",
            spoil: |p| require(p, json!({"custom_objects_v2": {"object_fields": many(6, field("dropdown", 1))}})),
            finding: "error: requirements.json: custom_objects_v2: the object \"car\" has 6 dropdown fields",
        },
        Case {
            rule: "options",
            spoil: |p| require(p, json!({"custom_objects_v2": {"object_fields": [field("multiselect", 11)]}})),
            finding: "error: requirements.json: custom_objects_v2: the field \"f\" has 11 options",
        },
        Case {
            rule: "placeholder",
            spoil: |p| require(p, json!({"custom_objects_v2": {"note": "{{setting.a}}"}})),
            finding: "error: requirements.json: custom_objects_v2 holds a {{setting",
        },
        Case {
            rule: "bytes",
            spoil: |p| require(p, json!({"custom_objects_v2": {"note": "x".repeat(1_048_576)}})),
            finding: "error: requirements.json: custom_objects_v2 has 1048587 bytes",
        },
    ]);
}

#[test]
fn allowed_requirements_have_no_findings() {
    assert_each_is_allowed(&[("some of each kind, at the limits", |p| {
        let mut fields = vec![field("dropdown", 10); 5];
        fields.extend(vec![field("multiselect", 10); 5]);
        fields.extend(vec![field("text", 0); 10]);
        require(
            p,
            json!({
                "targets": {"a": {"title": "A", "type": "email_target"}},
                "organization_fields": {"a": {"title": "A", "key": "a"}},
                "custom_objects": {"custom_object_types": []},
                "custom_objects_v2": {"objects": many(50, object()), "object_fields": fields, "object_triggers": many(10, json!({"object_key": "car"}))},
            }),
        );
    })]);
}
