//! Zendesk Support's API, as the signed-in agent (`zaf.md` 5, 6): what the ZAF SDK itself does not offer.

mod agents;
pub mod identities;
mod installation;
mod ticket_comment;

use crate::failure::Failure;
use crate::transport::{Method, Request, Service, Tells, Transport, ask};
use serde_json::Value;

/// A client of Support's API.
pub struct Support<T> {
    transport: T,
}

impl<T: Transport> Support<T> {
    /// A client.
    pub fn new(transport: T) -> Self {
        Self { transport }
    }

    async fn get(&self, path: &str, query: String) -> Result<Value, Failure> {
        self.request(Method::Get, path, query, None).await
    }

    async fn put(&self, path: &str, body: Value) -> Result<Value, Failure> {
        self.request(Method::Put, path, String::new(), Some(body)).await
    }

    async fn request(&self, method: Method, path: &str, query: String, body: Option<Value>) -> Result<Value, Failure> {
        let (service, path, tells) = (Service::Support, path.to_owned(), Tells::ThisOnce);
        ask(&self.transport, Request { service, method, path, query, body, tells }).await
    }
}
