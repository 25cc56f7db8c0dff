//! Server-sent events of `GET /control/events`: `request` for every Sell request, `ticket` for a changed ticket, `user`
//! for a customer who was merged into another or took another in.

use std::convert::Infallible;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
use serde_json::{Value, json};
use tokio::sync::broadcast::{Receiver, Sender, channel, error::RecvError};

use super::LoggedRequest;

/// A slow listener loses the oldest events beyond this number.
const CAPACITY: usize = 256;

#[derive(Clone, Debug)]
struct Message {
    name: &'static str,
    data: Value,
}

/// The channel from the servers to everybody who listens.
pub struct Events(Sender<Message>);

impl Default for Events {
    fn default() -> Self {
        Self(channel(CAPACITY).0)
    }
}

impl Events {
    pub fn request(&self, request: &LoggedRequest) {
        self.send("request", json!(request));
    }

    pub fn ticket(&self, ticket_id: i64) {
        self.send("ticket", json!({"ticket_id": ticket_id}));
    }

    pub fn user(&self, user_id: i64) {
        self.send("user", json!({"user_id": user_id}));
    }

    fn send(&self, name: &'static str, data: Value) {
        if self.0.receiver_count() > 0 && self.0.send(Message { name, data }).is_err() {
            // The last listener left between the two calls: nobody misses the event.
        }
    }

    /// A stream of everything from now on.
    pub fn listen(&self) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
        let events = stream::unfold(self.0.subscribe(), |mut receiver| async move {
            let message = next(&mut receiver).await?;
            let event = Event::default().event(message.name).data(message.data.to_string());
            Some((Ok(event), receiver))
        });
        Sse::new(events).keep_alive(KeepAlive::default())
    }
}

async fn next(receiver: &mut Receiver<Message>) -> Option<Message> {
    loop {
        match receiver.recv().await {
            Ok(message) => return Some(message),
            Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return None,
        }
    }
}
