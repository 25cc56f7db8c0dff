//! Sell Sidebar: a customer's sales data beside a Zendesk Support ticket, and leads made from it.
//!
//! What needs no browser compiles and is tested on the host without the feature `browser`; see ARCHITECTURE.md.
#![deny(clippy::print_stdout, clippy::print_stderr)]

pub mod configuring;
pub mod customer_view;
pub mod domain;
pub mod failure;
pub mod handover;
pub mod i18n;
pub mod letter_case;
pub mod list_order;
pub mod option_search;
pub mod sell;
pub mod settings;
pub mod store;
pub mod support;
pub mod transport;

#[cfg(feature = "browser")]
pub mod cards;
#[cfg(feature = "browser")]
pub mod crash;
#[cfg(feature = "browser")]
pub mod page;
#[cfg(feature = "browser")]
pub mod settings_page;
#[cfg(feature = "browser")]
pub mod sidebar;
#[cfg(feature = "browser")]
pub mod ui;
#[cfg(feature = "browser")]
pub mod zaf;
