//! Who may see sales data and hand customers over to sales: one rule for both (S17–S19, F14).

use super::user::User;

/// The account's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Access {
    /// Agents who are active Sell users (S18). Whatever cannot be read means this.
    #[default]
    SellUsers,
    /// Every Support agent (S19).
    AllAgents,
}

impl Access {
    /// Whether it must be known who the agent is in Sell before anything else is asked for.
    pub fn asks_who(self) -> bool {
        self == Self::SellUsers
    }

    /// Whether an agent with this Sell user, or none, may see sales data.
    pub fn admits(self, sell_user: Option<&User>) -> bool {
        match self {
            Self::SellUsers => sell_user.is_some_and(|it| it.active),
            Self::AllAgents => true,
        }
    }
}
