//! Checks of the set-up, each of which asks by itself (spec 9). What they find is data; cause and fix in words are the
//! page's. Where a page has asked for a list already, `of_users`, `of_pools`, `of_statuses` and `of_sources` judge it
//! without asking again.

use crate::customer_view::sell_user;
use crate::domain::agent::Agent;
use crate::domain::user::{LeadStatus, Source, User};
use crate::failure::{Cause, Failure};
use crate::sell::Sell;
use crate::transport::Transport;

/// One row of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// Sell accepts the token, and it may do what the app does.
    Token,
    /// Sell answers, and it is the account that belongs to this Support account.
    Account,
    /// Who asks may save settings, and is somebody in Sell.
    OwnRights,
    /// Lead statuses can be read.
    Statuses,
    /// Lead sources can be read.
    Sources,
    /// Users can be read, and somebody is active.
    Users,
    /// Distribution pools can be told from people.
    Pools,
    /// The plan has search v3; without it the app asks more often.
    Search,
}

impl Check {
    /// In the order of the page: what others depend on comes first.
    pub const ALL: [Self; 8] = [
        Self::Token,
        Self::Account,
        Self::OwnRights,
        Self::Statuses,
        Self::Sources,
        Self::Users,
        Self::Pools,
        Self::Search,
    ];
}

/// What a check found.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// As it should be.
    Fine(Fact),
    /// The app works, but not all of it, or not as the account may want it.
    Attention(Trouble),
    /// Agents cannot work.
    Broken(Trouble),
}

/// What is as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// The token works and may read and write.
    Token {
        /// Whose it is: the app sees what they may see.
        owner: String,
    },
    /// It is the right account, or Sell does not tell its subdomain.
    Account {
        /// Its name; may be empty.
        name: String,
        /// Its subdomain.
        subdomain: Option<String>,
    },
    /// Who asks administers Support and is a Sell user.
    OwnRights {
        /// Their name in Sell.
        name: String,
        /// Whether they administer Sell, too.
        sell_admin: bool,
    },
    /// There are statuses.
    Statuses {
        /// How many.
        count: usize,
        /// The one that a lead starts with if none is set.
        first: String,
    },
    /// Sources can be read; there may be none.
    Sources {
        /// How many.
        count: usize,
    },
    /// There are users.
    Users {
        /// How many people are active.
        active: usize,
    },
    /// There are pools.
    Pools {
        /// How many are active.
        count: usize,
    },
    /// No user looks like a pool. If the account has pools, an administrator has to say which they are (`sell-api.md` 5).
    NoPools,
    /// The plan has search v3.
    SearchV3,
}

/// What is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// No token is stored, or it is mistyped, expired or revoked: Sell says the same for all of them.
    TokenRefused(Failure),
    /// The token lacks the scope `profile`, without which nobody can be told to be a Sell user.
    ProfileScopeMissing(Failure),
    /// The token may not write: leads and notes cannot be made.
    WriteScopeMissing(Failure),
    /// The token's owner is no longer active in Sell.
    TokenOwnerInactive {
        /// Their name.
        owner: String,
    },
    /// The token's owner does not administer Sell: agents see only what they may see.
    TokenOwnerNoAdmin {
        /// Their name.
        owner: String,
    },
    /// Sell refuses to tell this: the token lacks the scope `read`, or the plan has no API.
    Forbidden(Failure),
    /// The token belongs to another account than this one of Support.
    OtherAccount {
        /// This account's subdomain.
        ours: String,
        /// The subdomain of the token's account.
        theirs: String,
    },
    /// Who asks is no active Sell user: where only Sell users have access, they see no sales data.
    AdminIsNoSellUser,
    /// Sell tells no statuses: it decides by itself with which one a lead starts.
    NoStatuses,
    /// Nobody could own a lead.
    NoActiveUsers,
    /// The plan has no search v3: customers are found with more requests, and deal cards tell less.
    SearchMissing,
    /// Sell could not be asked, or its answer could not be read.
    Unreachable(Failure),
}

/// What the checks need to know of where they run.
#[derive(Debug, Clone)]
pub struct About<'a> {
    /// The Support account's subdomain; may be empty.
    pub subdomain: String,
    /// Who asks.
    pub agent: &'a Agent,
}

/// Runs one check. The list of all users is the one that may come from what is kept, because it is long; everything else
/// is of this moment.
pub async fn run<T: Transport>(check: Check, sell: &Sell<T>, about: &About<'_>) -> Finding {
    match check {
        Check::Token => token(sell).await,
        Check::Account => account(sell, about).await,
        Check::OwnRights => own_rights(sell, about).await,
        Check::Statuses => of_statuses(&sell.lead_statuses_now().await),
        Check::Sources => of_sources(&sell.lead_sources_now().await),
        Check::Users => of_users(&sell.users().await),
        Check::Pools => of_pools(&sell.users().await),
        Check::Search => match sell.has_search().await {
            Ok(true) => Finding::Fine(Fact::SearchV3),
            Ok(false) => Finding::Attention(Trouble::SearchMissing),
            Err(failure) => Finding::Broken(reading(failure)),
        },
    }
}

async fn token<T: Transport>(sell: &Sell<T>) -> Finding {
    let owner = match sell.token_owner().await {
        Ok(owner) => owner,
        Err(failure) if failure.cause == Cause::Forbidden => {
            // What every token may read tells whether only that scope is missing.
            return Finding::Broken(match sell.lead_sources_now().await {
                Err(other) if other.cause == Cause::Forbidden => Trouble::Forbidden(failure),
                _ => Trouble::ProfileScopeMissing(failure),
            });
        }
        Err(failure) => return Finding::Broken(reading(failure)),
    };
    match sell.may_write().await {
        Err(failure) if failure.cause == Cause::Forbidden => Finding::Broken(Trouble::WriteScopeMissing(failure)),
        Err(failure) => Finding::Broken(reading(failure)),
        Ok(()) if !owner.active => Finding::Attention(Trouble::TokenOwnerInactive { owner: owner.name }),
        Ok(()) if !owner.admin => Finding::Attention(Trouble::TokenOwnerNoAdmin { owner: owner.name }),
        Ok(()) => Finding::Fine(Fact::Token { owner: owner.name }),
    }
}

async fn account<T: Transport>(sell: &Sell<T>, about: &About<'_>) -> Finding {
    match sell.account().await {
        Ok(account) if account.is_of(&about.subdomain) == Some(false) => {
            let theirs = account.subdomain.unwrap_or_default();
            Finding::Attention(Trouble::OtherAccount { ours: about.subdomain.clone(), theirs })
        }
        Ok(account) => Finding::Fine(Fact::Account { name: account.name, subdomain: account.subdomain }),
        Err(failure) => Finding::Broken(profile(failure)),
    }
}

async fn own_rights<T: Transport>(sell: &Sell<T>, about: &About<'_>) -> Finding {
    match sell_user(about.agent, sell).await {
        Ok(Some(user)) => Finding::Fine(Fact::OwnRights { name: user.name, sell_admin: user.admin }),
        Ok(None) => Finding::Attention(Trouble::AdminIsNoSellUser),
        Err(failure) => Finding::Broken(profile(failure)),
    }
}

/// What the lead statuses say.
pub fn of_statuses(asked: &Result<Vec<LeadStatus>, Failure>) -> Finding {
    match asked {
        Ok(statuses) => match statuses.first() {
            Some(first) => Finding::Fine(Fact::Statuses { count: statuses.len(), first: first.name.clone() }),
            None => Finding::Attention(Trouble::NoStatuses),
        },
        // An account that tells none leaves the choice to Sell (`sell-api.md` 3).
        Err(failure) if failure.cause == Cause::NotFound => Finding::Attention(Trouble::NoStatuses),
        Err(failure) => Finding::Broken(reading(failure.clone())),
    }
}

/// What the lead sources say.
pub fn of_sources(asked: &Result<Vec<Source>, Failure>) -> Finding {
    match asked {
        Ok(sources) => Finding::Fine(Fact::Sources { count: sources.len() }),
        Err(failure) => Finding::Broken(reading(failure.clone())),
    }
}

/// What the list of all users says about people.
pub fn of_users(asked: &Result<Vec<User>, Failure>) -> Finding {
    match asked {
        Ok(users) => match active(users, false) {
            0 => Finding::Broken(Trouble::NoActiveUsers),
            active => Finding::Fine(Fact::Users { active }),
        },
        Err(failure) => Finding::Broken(profile(failure.clone())),
    }
}

/// What the list of all users says about pools.
pub fn of_pools(asked: &Result<Vec<User>, Failure>) -> Finding {
    match asked {
        Ok(users) => Finding::Fine(match active(users, true) {
            0 => Fact::NoPools,
            count => Fact::Pools { count },
        }),
        Err(failure) => Finding::Broken(profile(failure.clone())),
    }
}

fn active(users: &[User], pool: bool) -> usize {
    users.iter().filter(|it| it.active && it.pool == pool).count()
}

/// Why something that the scope `profile` opens was not told (`sell-api.md` 1.1).
fn profile(failure: Failure) -> Trouble {
    match failure.cause {
        Cause::Forbidden => Trouble::ProfileScopeMissing(failure),
        _ => reading(failure),
    }
}

fn reading(failure: Failure) -> Trouble {
    match failure.cause {
        Cause::TokenRefused => Trouble::TokenRefused(failure),
        Cause::Forbidden => Trouble::Forbidden(failure),
        _ => Trouble::Unreachable(failure),
    }
}
