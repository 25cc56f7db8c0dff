//! What pages, stylesheets and scripts ask for and give away.

use crate::good_package::Package;
use crate::{Case, assert_each_gives_its_finding, assert_each_is_allowed};

fn page(package: &mut Package, body: &str) {
    package.set("assets/settings.html", format!("<!doctype html><title>x</title>{body}"));
}

fn script(package: &mut Package, text: &str) {
    package.set("assets/more.js", text);
}

#[test]
fn each_broken_page_rule_gives_its_finding() {
    assert_each_gives_its_finding(&[
        Case {
            rule: "inline script",
            spoil: |p| page(p, "<SCRIPT type=module>import('./boot.js')</SCRIPT>"),
            finding: "error: assets/settings.html: has a script inside the page",
        },
        Case {
            rule: "inline handler",
            spoil: |p| page(p, "<button onclick=go()>"),
            finding: "error: assets/settings.html: <button> has the script attribute onclick",
        },
        Case {
            rule: "javascript address",
            spoil: |p| page(p, "<a href='JavaScript:go()'>"),
            finding: "error: assets/settings.html: <a> refers to \"JavaScript:go()\", which runs script",
        },
        Case {
            rule: "absolute path",
            spoil: |p| page(p, r#"<script src="/boot.js"></script>"#),
            finding: "error: assets/settings.html: <script> refers to \"/boot.js\", which is an absolute path",
        },
        Case {
            rule: "no scheme",
            spoil: |p| page(p, "<img src=//good.example/a.png>"),
            finding: "error: assets/settings.html: <img> refers to \"//good.example/a.png\", which has no scheme",
        },
        Case {
            rule: "asset missing",
            spoil: |p| page(p, "<link href='gone.css' rel=stylesheet>"),
            finding: "error: assets/settings.html: <link> refers to \"gone.css\", which means assets/gone.css, but",
        },
        Case {
            rule: "srcset missing",
            spoil: |p| page(p, "<img srcset='logo.png 1x, gone.png 2x'>"),
            finding: "error: assets/settings.html: <img> refers to \"gone.png\"",
        },
        Case {
            rule: "outside assets",
            spoil: |p| page(p, "<a href='../manifest.json'>"),
            finding: "error: assets/settings.html: <a> refers to \"../manifest.json\", which leaves assets/",
        },
        Case {
            rule: "outside the package",
            spoil: |p| page(p, "<a href='../../x.json'>"),
            finding: "error: assets/settings.html: <a> refers to \"../../x.json\", which leaves assets/",
        },
        Case {
            rule: "SDK not from Zendesk",
            spoil: |p| {
                p.set("assets/index.html", "<script src=boot.js></script>");
            },
            finding: "warning: assets: no page loads the SDK",
        },
        Case {
            rule: "stylesheet with an absolute path",
            spoil: |p| p.set("assets/more.css", "b { background: url( /logo.png ) }"),
            finding: "error: assets/more.css: refers to \"/logo.png\", which is an absolute path",
        },
        Case {
            rule: "stylesheet's picture missing",
            spoil: |p| p.set("assets/more.css", "b { background: url('gone.png') }"),
            finding: "error: assets/more.css: refers to \"gone.png\"",
        },
        Case {
            rule: "stylesheet's import missing",
            spoil: |p| p.set("assets/more.css", "@import \"gone.css\";"),
            finding: "error: assets/more.css: refers to \"gone.css\"",
        },
        Case {
            rule: "script with an absolute path",
            spoil: |p| script(p, "init('/app_bg.wasm')"),
            finding: "error: assets/more.js: refers to \"/app_bg.wasm\", which is an absolute path",
        },
        Case {
            rule: "import missing",
            spoil: |p| script(p, "import init from\"./gone.js\""),
            finding: "error: assets/more.js: refers to \"./gone.js\"",
        },
        Case {
            rule: "module address missing",
            spoil: |p| script(p, "new URL('gone.wasm',import.meta.url)"),
            finding: "error: assets/more.js: refers to \"gone.wasm\"",
        },
    ]);
}

#[test]
fn each_careless_text_gives_its_warning() {
    assert_each_gives_its_finding(&[
        Case {
            rule: "http in a script",
            spoil: |p| script(p, "fetch('http://api.good.example/x')"),
            finding: "warning: assets/more.js: names the unencrypted address http://api.good.example/x",
        },
        Case {
            rule: "http in a page",
            spoil: |p| page(p, "<a href=http://good.example>x</a>"),
            finding: "warning: assets/settings.html: names the unencrypted address http://good.example",
        },
        Case {
            rule: "console.log",
            spoil: |p| script(p, "console.log('here')"),
            finding: "warning: assets/more.js: calls console.log",
        },
        Case {
            rule: "credential in a script",
            spoil: |p| script(p, "const api_key = 'k3y-0123456789'"),
            finding: "warning: assets/more.js: seems to hold a credential (a value beside \"api_key\")",
        },
        Case {
            rule: "credential in JSON",
            spoil: |p| p.set("assets/x.json", r#"{"accessToken": "0123456789abcdef"}"#),
            finding: "warning: assets/x.json: seems to hold a credential (a value beside \"token\")",
        },
        Case {
            rule: "private key",
            spoil: |p| script(p, "-----BEGIN RSA PRIVATE KEY-----"),
            finding: "warning: assets/more.js: holds a private key",
        },
    ]);
}

#[test]
fn allowed_pages_have_no_findings() {
    assert_each_is_allowed(&[
        ("a page in a folder", |p| {
            p.set("assets/pages/a.html", "<link href=../app.css rel=stylesheet><script src='../boot.js'></script>");
        }),
        ("a placeholder for a secure setting", |p| script(p, "const token = 'Bearer1-{{setting.sell_access_token}}'")),
        ("a dynamic import that is there", |p| script(p, "import('./boot.js')")),
        ("a page without end", |p| page(p, "<a href=")),
        ("a comment without end", |p| page(p, "<!-- <script>")),
        ("a comparison in text", |p| page(p, "1 < 2 <3")),
    ]);
}
