//! Comments on a ticket. Always internal: nothing of what is written here is for the customer (spec 12).

use super::Support;
use crate::domain::ids::TicketId;
use crate::failure::{Cause, Failure};
use crate::transport::{Method, Request, Service, Tells, Transport, ask};
use serde_json::{Value, json};

/// How often a comment is tried while others change the ticket.
const MOST_ATTEMPTS: u32 = 3;
/// The most that a page of comments holds.
const PAGE: usize = 100;
/// More comments than this no ticket has that anybody still works on.
const MOST_PAGES: usize = 10;

impl<T: Transport> Support<T> {
    /// Adds an internal comment, once: a browser sends a request again by itself if a connection that it kept is cut
    /// before the reply, so Support is told which state of the ticket the comment is for (`safe_update`) and refuses the
    /// second one. `is_it` knows the comment among others.
    ///
    /// # Errors
    /// Any failure of the request. After [`Cause::NoReply`] the comment may exist.
    pub async fn add_internal_comment(
        &self,
        ticket: TicketId,
        text: &str,
        is_it: impl Fn(&str) -> bool,
    ) -> Result<(), Failure> {
        let path = format!("/api/v2/tickets/{ticket}.json");
        let mut attempts = MOST_ATTEMPTS;
        loop {
            let mut change = json!({"comment": {"body": text, "public": false}});
            if let (Some(stamp), Some(change)) = (self.ticket_stamp(&path).await, change.as_object_mut()) {
                change.insert("safe_update".to_owned(), Value::Bool(true));
                change.insert("updated_stamp".to_owned(), Value::String(stamp));
            }
            let sent = self.request(Method::Put, path.clone(), Some(json!({"ticket": change}))).await;
            let Err(conflict) = sent.map(drop) else { return Ok(()) };
            if conflict.cause != Cause::Conflict {
                return Err(conflict);
            }
            // It was this very comment, sent before, or somebody else's change.
            let there = self.has_internal_comment(ticket, &is_it).await;
            if there.map_err(|failure| Failure { cause: Cause::NoReply, ..failure })? {
                return Ok(());
            }
            attempts -= 1;
            if attempts == 0 {
                return Err(conflict);
            }
        }
    }

    /// When the ticket was last changed, in Support's own words. Without it the comment goes unguarded.
    async fn ticket_stamp(&self, path: &str) -> Option<String> {
        let ticket = ask(&self.transport, reading(path, String::new())).await.ok()?;
        ticket.get("ticket")?.get("updated_at")?.as_str().map(str::to_owned)
    }

    /// Whether the ticket has an internal comment with such a text; the newest are read first.
    ///
    /// # Errors
    /// Any failure of a request; `Unreadable` if there is none among more comments than can be read.
    pub async fn has_internal_comment(&self, ticket: TicketId, is_it: impl Fn(&str) -> bool) -> Result<bool, Failure> {
        let path = format!("/api/v2/tickets/{ticket}/comments.json");
        let operation = format!("GET {path}");
        for page in 1..=MOST_PAGES {
            let query = format!("sort_order=desc&per_page={PAGE}&page={page}");
            let reply = ask(&self.transport, reading(&path, query)).await?;
            let Some(comments) = reply.get("comments").and_then(Value::as_array) else {
                return Err(Failure::unreadable(Service::Support, &operation, "The reply has no comments."));
            };
            let text = |comment: &Value, name| comment.get(name).and_then(Value::as_str).is_some_and(&is_it);
            let internal = |comment: &Value| comment.get("public").and_then(Value::as_bool) == Some(false);
            if comments.iter().any(|it| internal(it) && (text(it, "body") || text(it, "plain_body"))) {
                return Ok(true);
            }
            if reply.get("next_page").is_none_or(Value::is_null) {
                return Ok(false);
            }
        }
        Err(Failure::unreadable(Service::Support, &operation, "There are too many comments to look through."))
    }
}

fn reading(path: &str, query: String) -> Request {
    let (service, method, tells) = (Service::Support, Method::Get, Tells::ThisOnce);
    Request { service, method, path: path.to_owned(), query, body: None, tells }
}
