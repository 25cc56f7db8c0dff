//! A Sell request after the HTTP layer: decoded once, so that handlers never touch HTTP types.

use axum::http::Method;

/// Path, query and body of one request.
#[derive(Clone, Debug)]
pub struct SellRequest {
    pub method: Method,
    pub path: String,
    pub query: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// What `links` start with: the host that the client believes to talk to.
    pub base_url: String,
    /// The Sell user whose token is used.
    pub token_user: i64,
}

impl SellRequest {
    /// The path without its leading slash, cut at the slashes; a trailing slash is ignored.
    pub fn segments(&self) -> Vec<&str> {
        self.path.trim_matches('/').split('/').collect()
    }
}
