//! Sell Sidebar: a customer's sales data beside a Zendesk Support ticket, and leads made from it.
//!
//! Everything outside the browser-only modules compiles and is tested on the host; see ARCHITECTURE.md.
#![deny(clippy::print_stdout, clippy::print_stderr)]

pub mod domain;
