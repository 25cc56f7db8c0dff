//! Zendesk Support's API, as the signed-in agent (`zaf.md` 5, 6): what the ZAF SDK itself does not offer.

pub mod identities;
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

    async fn request(&self, method: Method, path: String, body: Option<Value>) -> Result<Value, Failure> {
        let request =
            Request { service: Service::Support, method, path, query: String::new(), body, tells: Tells::ThisOnce };
        ask(&self.transport, request).await
    }
}
