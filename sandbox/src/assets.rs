//! The asset server: the hosted app's files from their own origin, as Zendesk serves them, with a strict content security
//! policy and the SDK's CDN address replaced (`zaf.md` 2, 4).

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path as UrlPath, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::sandbox::Sandbox;
use crate::served_file;

const SDK_ON_CDN: &str = "https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js";
const SDK_PATH: &str = "/zaf_sdk.js";
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: https:; connect-src 'self'; frame-ancestors http://localhost:*; base-uri 'none'; form-action 'none'";

/// Files under `/<app id>/assets/<version>/`, and the SDK at `/zaf_sdk.js`.
pub fn app(sandbox: Arc<Sandbox>) -> Router {
    Router::new().route(SDK_PATH, get(sdk)).route("/1/assets/{version}/{*path}", get(asset)).with_state(sandbox)
}

/// The path under which the present build is served: it changes with the files, so that they may be cached for ever.
pub fn base_path(app: Option<&Path>) -> String {
    let mut hasher = DefaultHasher::new();
    if let Some(app) = app {
        hash_folder(&app.join("assets"), &mut hasher);
    }
    format!("/1/assets/{:016x}/", hasher.finish())
}

fn hash_folder(folder: &Path, hasher: &mut DefaultHasher) {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        path.hash(hasher);
        match fs::metadata(&path) {
            Ok(data) if data.is_dir() => hash_folder(&path, hasher),
            Ok(data) => (data.len(), data.modified().ok()).hash(hasher),
            Err(_) => {}
        }
    }
}

async fn sdk(State(sandbox): State<Arc<Sandbox>>) -> Response {
    match fs::read(&sandbox.options().sdk) {
        Ok(script) => ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], script).into_response(),
        Err(error) => {
            let path = sandbox.options().sdk.display();
            (StatusCode::NOT_FOUND, format!("the ZAF SDK is not at {path} ({error})")).into_response()
        }
    }
}

async fn asset(State(sandbox): State<Arc<Sandbox>>, UrlPath((_version, path)): UrlPath<(String, String)>) -> Response {
    let options = sandbox.options();
    let file = options.app.as_ref().and_then(|app| served_file::below(&app.join("assets"), &path));
    let Some((file, bytes)) = file.and_then(|file| fs::read(&file).ok().map(|bytes| (file, bytes))) else {
        return (StatusCode::NOT_FOUND, "no such asset").into_response();
    };
    let kind = served_file::content_type(&file);
    if kind.starts_with("text/html") {
        let page = String::from_utf8_lossy(&bytes).replace(SDK_ON_CDN, SDK_PATH);
        let headers = [
            (CONTENT_TYPE, kind),
            (CACHE_CONTROL, "no-cache"),
            (CONTENT_SECURITY_POLICY, POLICY),
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        return (headers, page).into_response();
    }
    let kind = if kind == "application/wasm" { options.wasm_mime.as_str() } else { kind };
    let headers = [
        (CONTENT_TYPE, kind),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, bytes).into_response()
}
