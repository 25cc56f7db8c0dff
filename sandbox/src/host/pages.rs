//! The host page's files, read from disk at each request so that they can be worked on while the sandbox runs.

use std::path::Path;

use axum::extract::Path as UrlPath;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::served_file;

/// The one page behind `/` and `/agent/…`; it looks at its own address.
pub async fn index() -> Response {
    serve("index.html")
}

/// The other files of the page.
pub async fn file(UrlPath(path): UrlPath<String>) -> Response {
    serve(&path)
}

fn serve(path: &str) -> Response {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("host");
    let file = served_file::below(&folder, path);
    match file.and_then(|file| std::fs::read(&file).ok().map(|bytes| (served_file::content_type(&file), bytes))) {
        Some((kind, bytes)) => ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-cache")], bytes).into_response(),
        None => (StatusCode::NOT_FOUND, format!("no file {path} in {}", folder.display())).into_response(),
    }
}
