//! Everything outside that a handover needs.

use super::deed::{Handover, Step};
use crate::domain::ids::LeadId;
use crate::failure::Failure;
use crate::sell::Sell;
use crate::support::Support;
use crate::transport::Transport;
use std::future::Future;

/// What a step is doing or has come to.
#[derive(Debug, Clone, PartialEq)]
pub enum Doing {
    /// On its way.
    Running,
    /// May have been done; being looked for.
    Checking,
    /// Done.
    Done,
    /// Certainly not done.
    Failed(Failure),
    /// May have been done, and was not found so far.
    Unknown(Failure),
}

/// What is outside. The browser has one, tests have others.
pub trait World {
    /// Carries the requests.
    type T: Transport;

    /// Sell's API.
    fn sell(&self) -> &Sell<Self::T>;
    /// Support's API.
    fn support(&self) -> &Support<Self::T>;
    /// Milliseconds since 1970.
    fn now(&self) -> u64;
    /// Comes back after so many milliseconds.
    fn wait(&self, ms: u64) -> impl Future<Output = ()>;
    /// Keeps how far a handover has come, before it goes on ([`super::keep`]).
    fn keep(&self, handover: &Handover);
    /// What is kept in that handover's place now ([`super::handover_of`]): another page may have gone on with it.
    fn kept(&self, handover: &Handover) -> Option<Handover>;
    /// What is kept for other places ([`super::others`]): their leads are not this one's.
    fn others(&self, handover: &Handover) -> Vec<Handover>;
    /// A lead's address in Sell.
    fn lead_link(&self, lead: LeadId) -> Option<String>;
    /// Tells whoever looks on.
    fn report(&self, step: Step, doing: Doing);
}
