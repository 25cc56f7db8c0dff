//! Where the app appears.

use serde_json::{Value, json};

use crate::good_package::{Package, png};
use crate::{Case, assert_each_gives_its_finding, assert_each_is_allowed};

fn sidebar(package: &mut Package, value: Value) {
    package.manifest["location"]["support"]["ticket_sidebar"] = value;
}

#[test]
fn each_broken_location_rule_gives_its_finding() {
    assert_each_gives_its_finding(&[
        Case {
            rule: "location missing",
            spoil: |p| p.forget("location"),
            finding: "error: manifest.json: location is missing",
        },
        Case {
            rule: "location empty",
            spoil: |p| p.manifest["location"] = json!({}),
            finding: "error: manifest.json: location is empty",
        },
        Case {
            rule: "location of framework 1",
            spoil: |p| p.manifest["location"] = json!(["ticket_sidebar"]),
            finding: "error: manifest.json: location must be an object",
        },
        Case {
            rule: "product of framework 1",
            spoil: |p| p.manifest["location"]["support"] = json!(["ticket_sidebar"]),
            finding: "error: manifest.json: location.support must be an object",
        },
        Case {
            rule: "unknown product",
            spoil: |p| p.manifest["location"]["explore"] = json!({"x": "assets/index.html"}),
            finding: "error: manifest.json: location names the unknown product explore",
        },
        Case {
            rule: "unknown location",
            spoil: |p| p.manifest["location"]["support"]["left_bar"] = json!("assets/index.html"),
            finding: "error: manifest.json: support has no location left_bar",
        },
        Case {
            rule: "no nav_bar in Sell",
            spoil: |p| p.manifest["location"] = json!({"sell": {"nav_bar": "assets/index.html"}}),
            finding: "error: manifest.json: sell has no location nav_bar",
        },
        Case {
            rule: "location behind a switch",
            spoil: |p| p.manifest["location"]["support"]["custom_object_record_sidebar"] = json!("assets/index.html"),
            finding: "error: manifest.json: custom_object_record_sidebar is refused",
        },
        Case {
            rule: "objectTypes empty",
            spoil: |p| sidebar(p, json!({"url": "assets/index.html", "objectTypes": []})),
            finding: "error: manifest.json: location support.ticket_sidebar: objectTypes",
        },
        Case {
            rule: "location a number",
            spoil: |p| sidebar(p, json!(1)),
            finding: "error: manifest.json: location support.ticket_sidebar must be a url",
        },
        Case {
            rule: "url outside assets",
            spoil: |p| sidebar(p, json!("index.html")),
            finding: "error: manifest.json: location support.ticket_sidebar: the url \"index.html\" must start with assets/",
        },
        Case {
            rule: "url with slash",
            spoil: |p| sidebar(p, json!("/assets/index.html")),
            finding: "error: manifest.json: location support.ticket_sidebar: the url \"/assets/index.html\" must start with assets/",
        },
        Case {
            rule: "page missing",
            spoil: |p| sidebar(p, json!({"url": "assets/gone.html?a=1"})),
            finding: "error: manifest.json: location support.ticket_sidebar: assets/gone.html is not in the package",
        },
        Case {
            rule: "page outside through dots",
            spoil: |p| sidebar(p, json!("assets/../manifest.json")),
            finding: "error: manifest.json: location support.ticket_sidebar: assets/../manifest.json is not",
        },
        Case {
            rule: "http url",
            spoil: |p| sidebar(p, json!("http://good.example/a")),
            finding: "error: manifest.json: location support.ticket_sidebar: http://good.example/a is not allowed",
        },
        Case {
            rule: "url missing",
            spoil: |p| sidebar(p, json!({"flexible": true})),
            finding: "error: manifest.json: location support.ticket_sidebar has no url",
        },
        Case {
            rule: "url empty",
            spoil: |p| sidebar(p, json!({"url": ""})),
            finding: "error: manifest.json: location support.ticket_sidebar has no url",
        },
        Case {
            rule: "flexible in quotes",
            spoil: |p| sidebar(p, json!({"url": "assets/index.html", "flexible": "yes"})),
            finding: "error: manifest.json: location support.ticket_sidebar: flexible must be",
        },
        Case {
            rule: "autoLoad in quotes",
            spoil: |p| sidebar(p, json!({"url": "assets/index.html", "autoLoad": "no"})),
            finding: "error: manifest.json: location support.ticket_sidebar: autoLoad must be",
        },
        Case {
            rule: "icon missing",
            spoil: |p| p.manifest["location"]["support"]["nav_bar"] = json!("assets/index.html"),
            finding: "error: assets/icon_nav_bar.svg: is missing",
        },
    ]);
}

#[test]
fn allowed_locations_have_no_findings() {
    assert_each_is_allowed(&[
        ("https", |p| sidebar(p, json!("https://good.example"))),
        ("http on localhost", |p| sidebar(p, json!("http://localhost:4567/a"))),
        ("a placeholder in the url", |p| sidebar(p, json!("https://{{setting.subdomain}}.good.example"))),
        ("old product name", |p| {
            let places = p.manifest["location"]["support"].take();
            p.manifest["location"] = json!({"zendesk": places});
        }),
        ("a bar with its icon", |p| {
            p.manifest["location"]["support"]["nav_bar"] = json!("assets/index.html");
            p.set("assets/icon_nav_bar.svg", "<svg/>");
        }),
        ("a bar with icons as PNG", |p| {
            p.manifest["location"]["support"]["nav_bar"] = json!("assets/index.html");
            for state in ["inactive", "active", "hover"] {
                p.set(&format!("assets/icon_nav_bar_{state}.png"), png(18, 18));
            }
        }),
        ("two products with logos of their own", |p| {
            p.manifest["location"]["sell"] = json!({"lead_card": "assets/index.html"});
            for product in ["support", "sell"] {
                p.set(&format!("assets/{product}/logo.png"), png(320, 320));
                p.set(&format!("assets/{product}/logo-small.png"), png(128, 128));
            }
        }),
    ]);
}
