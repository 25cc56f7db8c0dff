//! The asset server: where files come from, with which headers, and what is not given away.
#![allow(clippy::unwrap_used, reason = "a failing request fails the test")]

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use sandbox::{Addresses, Options, Sandbox, asset_app};
use tower::ServiceExt;

const PAGE: &str =
    "<!doctype html><script src=\"https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js\"></script>";

/// An app folder that is removed at the end of its test.
struct AppFolder(PathBuf);

impl AppFolder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("sandbox-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("assets/deep")).unwrap();
        fs::write(folder.join("manifest.json"), "{}").unwrap();
        fs::write(folder.join("sdk.js"), "window.ZAFClient = {};").unwrap();
        fs::write(folder.join("assets/index.html"), PAGE).unwrap();
        fs::write(folder.join("assets/deep/app.wasm"), b"\0asm").unwrap();
        Self(folder)
    }

    fn options(&self) -> Options {
        Options { app: Some(self.0.clone()), sdk: self.0.join("sdk.js"), ..Options::default() }
    }
}

impl Drop for AppFolder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("{}: {error}", self.0.display());
        }
    }
}

async fn get(options: Options, path: &str) -> (StatusCode, HeaderMap, String) {
    let sandbox = Arc::new(Sandbox::open(options, Addresses::on_ports(4500, 4501, 4502)).unwrap());
    let request = Request::builder().uri(path).body(Body::empty()).unwrap();
    let response = asset_app(sandbox).oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, headers, String::from_utf8_lossy(&body).into_owned())
}

#[tokio::test]
async fn a_page_gets_the_local_sdk_and_a_strict_policy() {
    let folder = AppFolder::new("page");
    let (status, headers, body) = get(folder.options(), "/1/assets/any/index.html").await;
    assert_eq!(status, StatusCode::OK);
    assert!(body.contains("src=\"/zaf_sdk.js\"") && !body.contains("zdassets"));
    let policy = headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval'") && !policy.contains("unsafe-inline"));
    let (_, headers, body) = get(folder.options(), "/zaf_sdk.js").await;
    assert!(body.contains("ZAFClient") && headers["content-type"].to_str().unwrap().starts_with("text/javascript"));
}

#[tokio::test]
async fn wasm_has_the_type_that_was_asked_for() {
    let folder = AppFolder::new("wasm");
    let (_, headers, _) = get(folder.options(), "/1/assets/any/deep/app.wasm").await;
    assert_eq!(headers["content-type"], "application/wasm");
    assert!(headers["cache-control"].to_str().unwrap().contains("immutable"));
    let wrong = Options { wasm_mime: "application/octet-stream".into(), ..folder.options() };
    let (_, headers, _) = get(wrong, "/1/assets/any/deep/app.wasm").await;
    assert_eq!(headers["content-type"], "application/octet-stream");
}

#[tokio::test]
async fn nothing_outside_the_assets_folder_is_served() {
    let folder = AppFolder::new("outside");
    for path in [
        "../manifest.json",
        "%2e%2e/manifest.json",
        "..%2fmanifest.json",
        "deep/../../manifest.json",
        "deep//app.wasm",
        "none.txt",
    ] {
        let (status, _, body) = get(folder.options(), &format!("/1/assets/any/{path}")).await;
        assert_eq!((status, body.contains('{')), (StatusCode::NOT_FOUND, false), "{path}");
    }
}
