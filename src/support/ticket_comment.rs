//! Comments on a ticket. Always internal: nothing of what is written here is for the customer (spec 12).

use super::Support;
use crate::domain::ids::TicketId;
use crate::failure::Failure;
use crate::transport::{Service, Transport};
use serde_json::{Value, json};

/// The most that a page of comments holds.
const PAGE: usize = 100;
/// More comments than this no ticket has that anybody still works on.
const MOST_PAGES: usize = 10;

impl<T: Transport> Support<T> {
    /// Adds an internal comment to the ticket as it was at `stamp` ([`Self::ticket_stamp`]): a browser sends a request
    /// again by itself if a connection that it kept is cut before the reply, and Support refuses the second one
    /// (`safe_update`).
    ///
    /// # Errors
    /// [`Cause::Conflict`](crate::failure::Cause::Conflict) if the ticket was changed since: by this very comment or by
    /// somebody else. Otherwise any failure of the request; after `NoReply` the comment may exist.
    pub async fn add_internal_comment(&self, ticket: TicketId, text: &str, stamp: &str) -> Result<(), Failure> {
        let change = json!({
            "comment": {"body": text, "public": false},
            "safe_update": true,
            "updated_stamp": stamp,
        });
        self.put(&path(ticket), json!({"ticket": change})).await.map(drop)
    }

    /// When the ticket was last changed, in Support's own words.
    ///
    /// # Errors
    /// Any failure of the request; `Unreadable` without that time.
    pub async fn ticket_stamp(&self, ticket: TicketId) -> Result<String, Failure> {
        let path = path(ticket);
        let reply = self.get(&path, String::new()).await?;
        let stamp = reply.get("ticket").and_then(|it| it.get("updated_at")).and_then(Value::as_str);
        stamp.map(str::to_owned).ok_or_else(|| {
            Failure::unreadable(
                Service::Support,
                &format!("GET {path}"),
                "The ticket does not say when it was changed.",
            )
        })
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
            let reply = self.get(&path, query).await?;
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

fn path(ticket: TicketId) -> String {
    format!("/api/v2/tickets/{ticket}.json")
}
