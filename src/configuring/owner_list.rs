//! The list of owners as an admin edits it (S24–S27): how each one stands in Sell, who can still be added, what a change
//! makes of the list, and what the list means. Nothing configured is lost because Sell does not tell or no longer knows.

use crate::domain::ids::UserId;
use crate::domain::ownership::{ConfiguredOwner, NoOwner, Owner, OwnerOffer, OwnerReason, OwnerRules, UsersNeeded};
use crate::domain::user::User;
use crate::settings::{LONGEST_LABEL, MOST_OWNERS};

/// One owner of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Whose entry it is.
    pub id: UserId,
    /// The name in Sell, told apart from others, as far as it is known.
    pub name: Option<String>,
    /// What agents read instead of a pool's name (S27).
    pub label: Option<String>,
    /// Whether it is a distribution pool.
    pub pool: bool,
    /// Whether Sell itself tells that it is one; otherwise an admin can say so.
    pub told_pool: bool,
    /// Whether agents see it.
    pub standing: Standing,
}

/// How an owner stands in Sell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Sell has not told its users.
    Unknown,
    /// It can get leads.
    Active,
    /// Sell still has it, and it gets nothing any more.
    Inactive,
    /// Sell does not have it any more.
    Gone,
}

/// What the settings mean for a new lead (spec 3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// The agent may choose anybody; so many come first, and this one is preselected.
    Anybody {
        /// How many of the list come first.
        suggested: usize,
        /// The only one of them.
        preselected: Option<Owner>,
    },
    /// The agent chooses among so many.
    OneOf(usize),
    /// Always this one.
    Always(Owner),
    /// The agent's own Sell user.
    Agent,
    /// The topmost manager.
    TopmostManager(Owner),
    /// No lead can be made.
    Nobody(NoOwner),
}

/// The list with what Sell tells about each; `None` while or because Sell does not tell.
pub fn entries(owners: &[ConfiguredOwner], users: Option<&[User]>) -> Vec<Entry> {
    let shared = shared_names(users.unwrap_or_default());
    let entry = |owner: &ConfiguredOwner| {
        let user = users.and_then(|users| users.iter().find(|it| it.id == owner.id));
        let told_pool = user.is_some_and(|it| it.pool);
        Entry {
            id: owner.id,
            name: user.map(|it| name_apart(it, &shared)),
            label: owner.label.clone(),
            pool: owner.pool || told_pool,
            told_pool,
            standing: match (users, user) {
                (None, _) => Standing::Unknown,
                (_, None) => Standing::Gone,
                (_, Some(user)) if user.active => Standing::Active,
                _ => Standing::Inactive,
            },
        }
    };
    owners.iter().map(entry).collect()
}

/// Somebody who can be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub id: UserId,
    /// The name, told apart from others.
    pub name: String,
    /// Whether it is a distribution pool.
    pub pool: bool,
}

/// Who is in the list, sorted: the same for every order of it.
pub fn listed(owners: &[ConfiguredOwner]) -> Vec<UserId> {
    let mut ids: Vec<UserId> = owners.iter().map(|it| it.id).collect();
    ids.sort_unstable();
    ids
}

/// Who can be added: active and not [`listed`] yet. Pools come first, because they are few.
pub fn candidates(listed: &[UserId], users: &[User]) -> Vec<Candidate> {
    let shared = shared_names(users);
    let free = users.iter().filter(|it| it.active && listed.binary_search(&it.id).is_err());
    let mut all: Vec<Candidate> =
        free.map(|it| Candidate { id: it.id, name: name_apart(it, &shared), pool: it.pool }).collect();
    all.sort_by_key(|it| !it.pool);
    all
}

/// The names that several users bear, sorted.
fn shared_names(users: &[User]) -> Vec<&str> {
    let mut names: Vec<&str> = users.iter().map(|it| it.name.as_str()).collect();
    names.sort_unstable();
    let mut shared: Vec<&str> =
        names.windows(2).filter_map(|it| (it.first() == it.last()).then_some(it.first()?)).copied().collect();
    shared.dedup();
    shared
}

/// The name, with the e-mail address where several users bear it.
fn name_apart(user: &User, shared: &[&str]) -> String {
    match &user.email {
        Some(email) if shared.binary_search(&user.name.as_str()).is_ok() => format!("{} ({email})", user.name),
        _ => user.name.clone(),
    }
}

/// Whether the list takes no more.
pub fn is_full(owners: &[ConfiguredOwner]) -> bool {
    MOST_OWNERS <= owners.len()
}

/// The list with one more at its end.
pub fn with(mut owners: Vec<ConfiguredOwner>, id: UserId) -> Vec<ConfiguredOwner> {
    if !is_full(&owners) && !owners.iter().any(|it| it.id == id) {
        owners.push(ConfiguredOwner { id, label: None, pool: false });
    }
    owners
}

/// The list without one.
pub fn without(mut owners: Vec<ConfiguredOwner>, id: UserId) -> Vec<ConfiguredOwner> {
    owners.retain(|it| it.id != id);
    owners
}

/// The list in this order. Whoever the order does not name was added meanwhile and stays, at the end.
pub fn in_order(mut owners: Vec<ConfiguredOwner>, order: &[UserId]) -> Vec<ConfiguredOwner> {
    owners.sort_by_key(|it| order.iter().position(|id| *id == it.id).unwrap_or(usize::MAX));
    owners
}

/// The list with what agents read for a pool; nothing but blanks takes it away. `None` if it is too long.
pub fn labelled(mut owners: Vec<ConfiguredOwner>, id: UserId, label: &str) -> Option<Vec<ConfiguredOwner>> {
    if is_too_long(label) {
        return None;
    }
    let label = plain(label);
    for owner in owners.iter_mut().filter(|it| it.id == id) {
        owner.label = (!label.is_empty()).then(|| label.clone());
    }
    Some(owners)
}

/// Whether a label would be cut when the settings are read.
pub fn is_too_long(label: &str) -> bool {
    LONGEST_LABEL < plain(label).chars().count()
}

/// As the settings are read.
fn plain(label: &str) -> String {
    label.trim().chars().filter(|it| !it.is_control()).collect()
}

/// The list after an admin said that one is a pool or none.
pub fn marked(mut owners: Vec<ConfiguredOwner>, id: UserId, pool: bool) -> Vec<ConfiguredOwner> {
    for owner in owners.iter_mut().filter(|it| it.id == id) {
        owner.pool = pool;
    }
    owners
}

/// What the rules mean for a new lead, by the rule that the form follows. `None` while it depends on users who are not
/// known.
pub fn meaning(rules: &OwnerRules, users: Option<&[User]>) -> Option<Meaning> {
    let users = match users {
        Some(users) => users,
        None if rules.needs() == UsersNeeded::Agent => &[],
        None => return None,
    };
    // Asked without an agent, the rule says so exactly where the agent would be the owner.
    Some(match rules.offer(users, None) {
        OwnerOffer::Nobody(NoOwner::AgentIsNoSellUser) => Meaning::Agent,
        OwnerOffer::Nobody(why) => Meaning::Nobody(why),
        OwnerOffer::Fixed(owner, OwnerReason::TopmostManager) => Meaning::TopmostManager(owner),
        OwnerOffer::Fixed(owner, _) => Meaning::Always(owner),
        OwnerOffer::OneOf(owners) => Meaning::OneOf(owners.len()),
        OwnerOffer::Any { mut suggested, .. } => {
            let count = suggested.len();
            let preselected = if count == 1 { suggested.pop() } else { None };
            Meaning::Anybody { suggested: count, preselected }
        }
    })
}

#[cfg(test)]
mod tests;
