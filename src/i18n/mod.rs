//! The agent's language: texts from `translations/`, plural forms, dates, money and numbers through the browser's own
//! `Intl`, which knows every locale and costs no bytes.

pub mod language;

#[cfg(feature = "browser")]
mod format;
#[cfg(feature = "browser")]
mod texts;

#[cfg(feature = "browser")]
pub use format::{ago, amount, day, moment, moment_at, money, number, percent};
#[cfg(feature = "browser")]
pub use texts::{key, list, load, load_settings_page, plural, t, t_with};
