//! The signed-in agent.

use super::ids::SupportUserId;

/// The agent as Support knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agent {
    /// Support's id.
    pub id: SupportUserId,
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Locale, such as `en-US`.
    pub locale: String,
    /// Whether the agent administers Support.
    pub admin: bool,
}
