//! Who owns a new lead (spec 3): every row of the table as one pure function. The form shows what it says and the lead
//! is made with what it says, so the two cannot differ.

use super::access::Access;
use super::ids::UserId;
use super::user::User;

/// What an admin has set about owners (S24–S28).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnerRules {
    /// Whether agents may give a lead to anybody (S28).
    pub any: bool,
    /// The owners to choose from, in the admin's order.
    pub configured: Vec<ConfiguredOwner>,
    /// Who may create leads; it decides who gets a lead when nobody is configured.
    pub access: Access,
}

/// An owner as an admin has set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfiguredOwner {
    /// A user or a distribution pool.
    pub id: UserId,
    /// What agents read instead of the pool's name (S27).
    pub label: Option<String>,
    /// Whether the admin says that it is a pool, where Sell does not tell (`sell-api.md` 5).
    pub pool: bool,
}

/// Who can get a lead: somebody, or a pool that hands it to its next member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The id to give as the lead's owner.
    pub id: UserId,
    /// The name or friendly label.
    pub name: String,
    /// Whether it is a distribution pool.
    pub pool: bool,
}

/// What the form offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnerOffer {
    /// A searchable list of everybody.
    Any {
        /// The configured ones.
        suggested: Vec<Owner>,
        /// All others who are active.
        others: Vec<Owner>,
    },
    /// A required choice among these.
    OneOf(Vec<Owner>),
    /// No choice; a line says who, and why.
    Fixed(Owner, OwnerReason),
    /// Nobody can get it: creating is refused.
    Nobody(NoOwner),
}

/// Why it is this owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnerReason {
    /// The agent chose.
    Chosen,
    /// The only one that is configured (S32).
    OnlyConfigured,
    /// Nobody is configured: the agent's own Sell user (S30).
    Agent,
    /// Nobody is configured and all agents may create leads (S31).
    TopmostManager,
}

/// Why nobody can get it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoOwner {
    /// The agent has no active Sell user to give it to.
    AgentIsNoSellUser,
    /// There is neither a topmost manager nor an active admin.
    NoManager,
    /// There is no active user at all.
    NobodyActive,
}

/// Which users the rules need to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsersNeeded {
    /// Nobody but the agent.
    Agent,
    /// These.
    These(Vec<UserId>),
    /// All.
    All,
}

impl OwnerRules {
    /// What the form offers, given the users and the agent's own Sell user if there is one.
    pub fn offer(&self, users: &[User], agent: Option<&User>) -> OwnerOffer {
        let usable = self.usable(users);
        if self.any {
            return anybody(users, usable);
        }
        let mut usable = usable;
        match (usable.len(), self.access) {
            (0, Access::SellUsers) => match agent.filter(|it| it.active) {
                Some(agent) => OwnerOffer::Fixed(owner(agent), OwnerReason::Agent),
                None => OwnerOffer::Nobody(NoOwner::AgentIsNoSellUser),
            },
            (0, Access::AllAgents) => match topmost_manager(users) {
                Some(manager) => OwnerOffer::Fixed(owner(manager), OwnerReason::TopmostManager),
                None => OwnerOffer::Nobody(NoOwner::NoManager),
            },
            (1, _) => OwnerOffer::Fixed(usable.remove(0), OwnerReason::OnlyConfigured),
            _ => OwnerOffer::OneOf(usable),
        }
    }

    /// Which users must be known for [`OwnerRules::offer`]. Were none of the configured ones usable, everybody would be
    /// needed after all where the topmost manager gets the lead.
    pub fn needs(&self) -> UsersNeeded {
        match (self.any, self.configured.is_empty(), self.access) {
            (true, ..) | (false, true, Access::AllAgents) => UsersNeeded::All,
            (false, true, Access::SellUsers) => UsersNeeded::Agent,
            (false, false, _) => UsersNeeded::These(self.configured.iter().map(|it| it.id).collect()),
        }
    }

    /// Whether the rules need everybody, now that these are known: none of the configured owners is left.
    pub fn needs_everybody_after(&self, users: &[User]) -> bool {
        !self.any && self.access == Access::AllAgents && self.usable(users).is_empty()
    }

    /// The configured owners that still exist and are active, in the admin's order, each once.
    fn usable(&self, users: &[User]) -> Vec<Owner> {
        let mut usable: Vec<Owner> = Vec::new();
        for configured in &self.configured {
            let known = users.iter().find(|it| it.id == configured.id && it.active);
            if let Some(user) = known.filter(|it| !usable.iter().any(|owner| owner.id == it.id)) {
                let pool = user.pool || configured.pool;
                let label = configured.label.clone().filter(|_| pool);
                usable.push(Owner { id: user.id, name: label.unwrap_or_else(|| user.name.clone()), pool });
            }
        }
        usable
    }
}

fn anybody(users: &[User], suggested: Vec<Owner>) -> OwnerOffer {
    let known = |user: &&User| user.active && !suggested.iter().any(|it| it.id == user.id);
    let others: Vec<Owner> = users.iter().filter(known).map(owner).collect();
    if suggested.is_empty() && others.is_empty() {
        return OwnerOffer::Nobody(NoOwner::NobodyActive);
    }
    OwnerOffer::Any { suggested, others }
}

impl OwnerOffer {
    /// The owner if nothing is chosen: exactly one suggestion is preselected, otherwise there is no silent default.
    pub fn preselected(&self) -> Option<UserId> {
        match self {
            Self::Any { suggested, .. } => match suggested.as_slice() {
                [only] => Some(only.id),
                _ => None,
            },
            Self::Fixed(owner, _) => Some(owner.id),
            Self::OneOf(_) | Self::Nobody(_) => None,
        }
    }

    /// Who gets the lead, and why, if this is chosen. `None` if a choice is missing or not among those offered.
    pub fn owner(&self, chosen: Option<UserId>) -> Option<(&Owner, OwnerReason)> {
        match self {
            Self::Fixed(owner, why) => Some((owner, *why)),
            Self::Nobody(_) => None,
            Self::Any { .. } | Self::OneOf(_) => {
                let chosen = chosen?;
                self.owners().find(|it| it.id == chosen).map(|it| (it, OwnerReason::Chosen))
            }
        }
    }

    /// Everybody who can be chosen, in the order of the list.
    pub fn owners(&self) -> impl Iterator<Item = &Owner> {
        let (first, then): (&[Owner], &[Owner]) = match self {
            Self::Any { suggested, others } => (suggested, others),
            Self::OneOf(owners) => (owners, &[]),
            Self::Fixed(owner, _) => (std::slice::from_ref(owner), &[]),
            Self::Nobody(_) => (&[], &[]),
        };
        first.iter().chain(then)
    }
}

fn owner(user: &User) -> Owner {
    Owner { id: user.id, name: user.name.clone(), pool: user.pool }
}

/// The head of the hierarchy (spec 3): the active user who reports to nobody and has people below; of several the one
/// with most people below, then the lowest id. Without a hierarchy the first active admin by id.
pub fn topmost_manager(users: &[User]) -> Option<&User> {
    let people = || users.iter().filter(|it| it.active && !it.pool);
    let heads = people().filter(|it| it.reports_to.is_none()).map(|it| (below(it.id, users), it));
    let head = heads.filter(|(count, _)| 0 < *count).min_by_key(|(count, it)| (std::cmp::Reverse(*count), it.id));
    head.map(|(_, it)| it).or_else(|| people().filter(|it| it.admin).min_by_key(|it| it.id))
}

/// How many people report to somebody, directly or through others. Nobody is counted twice, so a circle ends.
fn below(head: UserId, users: &[User]) -> usize {
    let mut reached = vec![head];
    let mut next = 0;
    while let Some(&manager) = reached.get(next) {
        next += 1;
        for user in users.iter().filter(|it| it.reports_to == Some(manager) && !it.pool) {
            if !reached.contains(&user.id) {
                reached.push(user.id);
            }
        }
    }
    reached.len() - 1
}
