//! The state that the three servers share: the database, the switches, the log of Sell requests, the event channel.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rusqlite::Connection;

use crate::connections::Connections;
use crate::control::{Events, Faults, RequestLog};
use crate::seed::Seed;
use crate::sell::RateLimit;

/// What a run was started with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The package folder of the hosted app.
    pub app: Option<PathBuf>,
    /// The SDK that replaces the CDN's.
    pub sdk: PathBuf,
    /// A database file; in memory without one.
    pub db: Option<PathBuf>,
    /// What a new or reset database holds.
    pub seed: Seed,
    /// The Content-Type of `.wasm` files.
    pub wasm_mime: String,
    /// Set: Sell requests go to the real Sell with this token.
    pub live_token: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            app: None,
            sdk: PathBuf::new(),
            db: None,
            seed: Seed::Demo,
            wasm_mime: "application/wasm".into(),
            live_token: None,
        }
    }
}

/// Where the three servers are reached.
#[derive(Clone, Debug)]
pub struct Addresses {
    /// Host page, Support API and control.
    pub host: String,
    /// Sell API.
    pub sell: String,
    /// The app's files, cross-site to the host page.
    pub assets: String,
}

impl Addresses {
    /// The addresses for three ports on this machine.
    #[must_use]
    pub fn on_ports(host: u16, sell: u16, assets: u16) -> Self {
        Self {
            host: format!("http://localhost:{host}"),
            sell: format!("http://127.0.0.1:{sell}"),
            assets: format!("http://127.0.0.1:{assets}"),
        }
    }
}

/// Why the sandbox did not start: a sentence for the person who started it.
#[derive(Debug)]
pub struct StartError(String);

impl StartError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for StartError {}

/// One running sandbox.
pub struct Sandbox {
    options: Options,
    addresses: Addresses,
    connections: Connections,
    search_enabled: AtomicBool,
    pub(crate) faults: Faults,
    pub(crate) log: RequestLog,
    pub(crate) events: Events,
    pub(crate) rate_limit: RateLimit,
}

impl Sandbox {
    /// Opens and, where it is new, fills the database.
    ///
    /// # Errors
    /// A database file that cannot be opened or was made by another version.
    pub fn open(options: Options, addresses: Addresses) -> Result<Self, StartError> {
        let connections = Connections::open(options.db.as_deref(), options.seed)?;
        Ok(Self {
            options,
            addresses,
            connections,
            search_enabled: AtomicBool::new(true),
            faults: Faults::default(),
            log: RequestLog::default(),
            events: Events::default(),
            rate_limit: RateLimit::default(),
        })
    }

    /// Where the servers are reached.
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    pub(crate) fn search_enabled(&self) -> bool {
        self.search_enabled.load(Ordering::Relaxed)
    }

    pub(crate) fn enable_search(&self, enabled: bool) {
        self.search_enabled.store(enabled, Ordering::Relaxed);
    }

    /// Runs `work` on the database, off the threads that serve connections. `None`: the work panicked.
    pub(crate) async fn database<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Connection) -> T + Send + 'static,
    ) -> Option<T> {
        let sandbox = Arc::clone(self);
        tokio::task::spawn_blocking(move || sandbox.connections.write(work)).await.ok()
    }

    /// As [`Self::database`] for work that only reads and may be interrupted when it takes too long.
    pub(crate) async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        freshness: Freshness,
        work: impl FnOnce(&mut Connection) -> T + Send + 'static,
    ) -> Option<T> {
        let sandbox = Arc::clone(self);
        let run = move || match freshness {
            Freshness::Now => sandbox.connections.read(work),
            Freshness::Lagging => sandbox.connections.read_late(work),
        };
        tokio::task::spawn_blocking(run).await.ok()
    }

    /// How far lists and searches stay behind writes; zero: not at all.
    pub(crate) async fn set_lag(self: &Arc<Self>, lag: Duration) -> Option<rusqlite::Result<()>> {
        let sandbox = Arc::clone(self);
        tokio::task::spawn_blocking(move || sandbox.connections.set_lag(lag)).await.ok()
    }

    pub(crate) fn lag(&self) -> Duration {
        self.connections.lag()
    }
}

/// Which state of the data a reader wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// All acknowledged writes.
    Now,
    /// What lists and searches see: writes younger than the lag are missing.
    Lagging,
}
