//! The host's port: the page that embeds the app as Zendesk does, its session data, the app proxy, the Support API and
//! the control switches. Only requests addressed to this machine by name are answered, so that a web page under another
//! name cannot reach them through the browser.

mod pages;
mod placeholders;
mod proxy;
mod session;

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::HOST;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::sandbox::Sandbox;
use crate::{control, support};

/// Everything on the host's port.
pub fn app(sandbox: Arc<Sandbox>) -> Router {
    Router::new()
        .route("/", get(pages::index))
        .route("/agent/{*rest}", get(pages::index))
        .route("/host/session.json", get(session::session))
        .route("/host/proxy", post(proxy::proxy))
        .route("/host/{*path}", get(pages::file))
        .merge(support::routes())
        .merge(control::routes())
        .layer(middleware::from_fn(only_this_machine))
        .with_state(sandbox)
}

async fn only_this_machine(request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).map(|host| host.to_str().unwrap_or_default());
    let name = host.map(|host| host.rsplit_once(':').map_or(host, |(name, _port)| name));
    match name {
        None | Some("localhost" | "127.0.0.1" | "[::1]") => next.run(request).await,
        Some(_) => (StatusCode::MISDIRECTED_REQUEST, "The sandbox answers on localhost only.").into_response(),
    }
}
