//! Handing a customer over to sales, exactly once (spec 6.6, 6.7, 7). Sell has no idempotency key (`sell-api.md` 1.2):
//! a reply that is lost says nothing about what was done. So what is about to be sent is kept before it is sent, and
//! whatever may have been done is looked for before it is done again.
//!
//! Needs neither browser nor screens: what is outside comes in through [`World`].

mod carry_out;
mod deed;
mod kept;
mod likeness;
mod sending;
mod text;
mod world;

pub use carry_out::{Undone, carry_out};
pub use deed::{Deed, Handover, Origin, Stage, Step};
pub use kept::{handover_of, keep, others};
pub use world::{Doing, World};
