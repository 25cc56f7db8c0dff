//! A small package that keeps every rule, as a starting point to spoil.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::package::check;

pub const VERSION: &str = "1.2.3";

pub struct Package {
    pub manifest: Value,
    pub english: Value,
    files: BTreeMap<String, Vec<u8>>,
}

impl Package {
    pub fn good() -> Package {
        let mut package = Package { manifest: good_manifest(), english: good_english(), files: BTreeMap::new() };
        package.set(
            "translations/ja.json",
            r#"{"app": {"name": "サイドバー", "parameters": {"sell_access_token": {"label": "x"}}}}"#,
        );
        package.set("assets/index.html", GOOD_PAGE);
        package.set("assets/boot.js", GOOD_SCRIPT);
        package
            .set("assets/app.css", "/* url(/old.png) */ @import 'more.css'; b { background: url(\"logo.png?v=1\") }");
        package.set("assets/more.css", "i { cursor: url(data:image/png;base64,AA) }");
        package.set("assets/app_bg.wasm", b"\0asm\x01\0\0\0".as_slice());
        package.set("assets/icon.svg", r#"<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>"#);
        package.set("assets/logo.png", png(320, 320));
        package.set("assets/logo-small.png", png(128, 128));
        package.set(".notes.pdf", "dot files are not packaged");
        package.set("tmp/app.zip", "tmp is not packaged");
        package
    }

    pub fn set(&mut self, path: &str, content: impl AsRef<[u8]>) {
        self.files.insert(path.to_owned(), content.as_ref().to_vec());
    }

    pub fn remove(&mut self, path: &str) {
        assert!(self.files.remove(path).is_some(), "{path} was not there");
    }

    /// Removes a key of the manifest.
    pub fn forget(&mut self, key: &str) {
        assert!(self.manifest.as_object_mut().unwrap().remove(key).is_some(), "{key} was not there");
    }

    /// Writes the package, first the manifest and English texts, then the other files, which may replace them.
    pub fn write(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let put = |path: &str, content: &[u8]| {
            let target = folder.path().join(path);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::write(target, content).unwrap();
        };
        for (path, document) in [("manifest.json", &self.manifest), ("translations/en.json", &self.english)] {
            if !document.is_null() {
                put(path, document.to_string().as_bytes());
            }
        }
        self.files.iter().for_each(|(path, content)| put(path, content));
        folder
    }

    /// What the check finds, one line each.
    pub fn findings(&self) -> Vec<String> {
        check(self.write().path(), VERSION).iter().map(ToString::to_string).collect()
    }
}

fn good_manifest() -> Value {
    json!({
        "_warning": "unknown keys are fine",
        "name": "Good",
        "author": {"name": "A", "email": "a@good.example", "url": "https://good.example"},
        "version": VERSION,
        "frameworkVersion": "2.0",
        "defaultLocale": "en",
        "private": true,
        "singleInstall": true,
        "location": {"support": {
            "ticket_sidebar": {"url": "assets/index.html", "flexible": true},
            "user_sidebar": "assets/index.html?surface=user#top",
            "background": {"url": "https://good.example/start", "autoHide": false},
            "modal": {"autoLoad": false},
        }},
        "parameters": [
            {"name": "sell_access_token", "type": "text", "secure": true, "required": true, "scopes": ["header"]},
            {"name": "config", "type": "hidden"},
            {"name": "note"},
        ],
        "domainWhitelist": ["api.good.example"],
        "experiments": {"hashParams": true, "other": false},
    })
}

fn good_english() -> Value {
    json!({
        "app": {
            "name": "Good",
            "short_description": "x".repeat(80),
            "parameters": {"sell_access_token": {"label": "Access token", "helpText": "Your password is safe"}},
        },
    })
}

const GOOD_PAGE: &str = r##"<!doctype html>
<!-- <script>alert(1)</script> -->
<html lang="en"><head>
<base target="_blank"><link rel="stylesheet" href="app.css"><style>b > i { color: red }</style>
<link rel="icon" href=./icon.svg>
<script src="https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js"></script>
<script type="module" src="boot.js?v=2"></script>
</head><body><a href="#top">Top</a><a href='https://good.example/a'>Out</a><img src="data:image/png;base64,AA" alt=""
 srcset="icon.svg 1x, icon.svg?large 2x"></body></html>"##;

const GOOD_SCRIPT: &str = r#"const NS = "http://www.w3.org/2000/svg";
const imports = {"./app_bg.js": {}};
const url = new URL('app_bg.wasm', import.meta.url);
fetch("/api/v2/users/me.json"); let token = input.value; if (token === "not yet") { password = ""; }
"#;

/// The header and end of a PNG of this size; no picture is needed between them.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(),
        &width.to_be_bytes(),
        &height.to_be_bytes(),
        b"\0\0\0\0IEND\xaeB`\x82",
    ]
    .concat()
}
