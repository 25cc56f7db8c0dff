//! The switches and gauges of the sandbox, all under `/control` on the host's port: faults, the log of Sell requests,
//! server-sent events, reset, and a view of the stored state for tests.

mod events;
mod fault_effects;
mod faults;
mod request_log;
mod routes;

pub use events::Events;
pub use fault_effects::{apply as apply_fault, cut_switch};
pub use faults::{FAULT_KINDS, Faults};
pub use request_log::{LoggedRequest, RequestLog};
pub use routes::routes;
