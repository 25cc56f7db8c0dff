//! A local Zendesk for development: the Sell API and a small Support API on SQLite, a host page that embeds a ZAF app
//! as Zendesk does, the asset server for that app, and switches for failures. It shares no code and no type with the
//! app, so that it is an independent witness of what the app sends. What it offers and where it guesses:
//! `docs/sandbox.md`.

mod arguments;
mod assets;
mod clock;
mod connections;
mod control;
mod database;
mod host;
mod lagging_copy;
mod launch;
mod manifest;
mod program;
mod sandbox;
mod seed;
mod sell;
mod served_file;
mod support;

pub use assets::app as asset_app;
pub use host::app as host_app;
pub use launch::{Listeners, serve};
pub use program::program;
pub use sandbox::{Addresses, Options, Sandbox, StartError};
pub use seed::{Seed, access_token};
pub use sell::app as sell_app;
