//! Who may see sales data and hand customers over to sales: one rule for both (S17–S19, F14). And who an agent is in the
//! CRM, which it turns on.

use super::agent::Agent;
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

/// Whether a user is linked to this very agent.
pub fn is_linked(agent: &Agent, user: &User) -> bool {
    user.support_user == Some(agent.id)
}

/// Who the agent is among these users: whoever is linked to the Support user, else who has the same e-mail address and is
/// linked to nobody, for one who is linked to somebody else in Support is somebody else. Only an active user counts.
pub fn sell_user_among<'a>(agent: &Agent, users: &'a [User]) -> Option<&'a User> {
    let linked = users.iter().any(|it| is_linked(agent, it));
    let same_address = |it: &User| {
        let email = it.email.as_ref().filter(|_| !agent.email.is_empty() && it.support_user.is_none());
        email.is_some_and(|email| email.eq_ignore_ascii_case(&agent.email))
    };
    users.iter().find(|it| it.active && if linked { is_linked(agent, it) } else { same_address(it) })
}
