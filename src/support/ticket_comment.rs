//! Comments on a ticket. Always internal: nothing of what is written here is for the customer (spec 12).

use super::Support;
use crate::domain::ids::TicketId;
use crate::failure::Failure;
use crate::transport::{Method, Transport};
use serde_json::json;

impl<T: Transport> Support<T> {
    /// Adds an internal comment.
    ///
    /// # Errors
    /// Any failure of the request. After [`Cause::NoReply`] the comment may exist.
    ///
    /// [`Cause::NoReply`]: crate::failure::Cause::NoReply
    pub async fn add_internal_comment(&self, ticket: TicketId, text: &str) -> Result<(), Failure> {
        let body = json!({"ticket": {"comment": {"body": text, "public": false}}});
        self.request(Method::Put, format!("/api/v2/tickets/{ticket}.json"), Some(body)).await?;
        Ok(())
    }
}
