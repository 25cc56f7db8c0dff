//! The log of Sell requests: what tests count and the host page shows.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use axum::http::request::Parts;
use serde::Serialize;

use crate::clock;

const CAPACITY: usize = 5_000;

/// One Sell request. `status` 0: the connection was closed without a reply.
#[derive(Clone, Debug, Serialize)]
pub struct LoggedRequest {
    pub id: u64,
    pub at: String,
    pub method: String,
    pub path: String,
    pub query: String,
    /// The key of the agent for whom the proxy sent it.
    pub agent: Option<String>,
    pub status: u16,
    pub ms: u64,
}

impl LoggedRequest {
    /// What is known when a request arrives.
    pub fn new(parts: &Parts) -> Self {
        let agent = parts.headers.get(crate::sell::AGENT_HEADER).and_then(|agent| agent.to_str().ok());
        let query = parts.uri.query().unwrap_or_default();
        Self::of(parts.method.as_str(), parts.uri.path(), query, agent)
    }

    /// The same from its parts.
    pub fn of(method: &str, path: &str, query: &str, agent: Option<&str>) -> Self {
        Self {
            id: 0,
            at: clock::now(),
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            agent: agent.map(str::to_owned),
            status: 0,
            ms: 0,
        }
    }
}

/// The newest requests in the order in which they ended.
#[derive(Default)]
pub struct RequestLog(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    last_id: u64,
    requests: VecDeque<LoggedRequest>,
}

impl RequestLog {
    /// Numbers and keeps a request.
    pub fn add(&self, mut request: LoggedRequest) -> LoggedRequest {
        let mut entries = self.lock();
        entries.last_id += 1;
        request.id = entries.last_id;
        if entries.requests.len() == CAPACITY {
            entries.requests.pop_front();
        }
        entries.requests.push_back(request.clone());
        request
    }

    pub fn list(&self) -> Vec<LoggedRequest> {
        self.lock().requests.iter().cloned().collect()
    }

    /// Forgets the requests; numbers go on.
    pub fn clear(&self) {
        self.lock().requests.clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
