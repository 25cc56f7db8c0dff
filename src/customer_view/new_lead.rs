//! What a new lead can be given: its owner, status and source, by the account's settings and by what Sell has now.

use crate::domain::ids::UserId;
use crate::domain::lead_plan::{self, LeadPlan};
use crate::domain::ownership::{OwnerOffer, UsersNeeded};
use crate::domain::user::{LeadStatus, Source, User};
use crate::failure::{Cause, Failure};
use crate::sell::Sell;
use crate::settings::NewLeadSettings;
use crate::transport::Transport;
use futures_util::future::try_join3;

/// Whether "Create lead" is shown: where nothing matches, and elsewhere if the account wants it (spec 6.1, N17).
pub fn offers_lead(settings: &NewLeadSettings, matched: bool) -> bool {
    !matched || settings.offer_when_matched
}

/// What the form offers and what it fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLeadOffer {
    /// Who can get it.
    pub owners: OwnerOffer,
    /// The status that it starts with.
    pub status: Option<String>,
    /// Where it comes from.
    pub source: Option<Source>,
}

impl NewLeadOffer {
    /// What Sell has for the settings. `sell_user` is the agent in Sell, if that was asked.
    ///
    /// # Errors
    /// The first failure: without users, statuses or sources nobody could be told what will happen.
    pub async fn ask<T: Transport>(
        settings: &NewLeadSettings,
        sell: &Sell<T>,
        sell_user: Option<&User>,
    ) -> Result<Self, Failure> {
        let (users, statuses, sources) =
            try_join3(users(settings, sell), statuses(settings, sell), sources(settings, sell)).await?;
        Ok(Self::of(settings, &users, sell_user, &statuses, &sources))
    }

    /// What the rules make of what Sell has. Users, statuses and sources that the settings do not need change nothing.
    pub fn of(
        settings: &NewLeadSettings,
        users: &[User],
        sell_user: Option<&User>,
        statuses: &[LeadStatus],
        sources: &[Source],
    ) -> Self {
        Self {
            owners: settings.owners.offer(users, sell_user),
            status: lead_plan::status(settings.status.as_deref(), statuses),
            source: lead_plan::source(settings.source, sources),
        }
    }

    /// The plan if this owner is chosen; `comment` if there is a ticket to comment on. `None` while a choice is missing.
    pub fn plan(&self, chosen: Option<UserId>, comment: bool) -> Option<LeadPlan> {
        let (owner, why) = self.owners.owner(chosen)?;
        Some(LeadPlan { owner: owner.clone(), why, status: self.status.clone(), source: self.source.clone(), comment })
    }
}

async fn users<T: Transport>(settings: &NewLeadSettings, sell: &Sell<T>) -> Result<Vec<User>, Failure> {
    let some = match settings.owners.needs() {
        UsersNeeded::Agent => return Ok(Vec::new()),
        UsersNeeded::All => return sell.users().await,
        UsersNeeded::These(ids) => sell.users_with_ids(&ids).await?,
    };
    if settings.owners.needs_everybody_after(&some) { sell.users().await } else { Ok(some) }
}

/// An account that tells no statuses leaves the choice to Sell (`sell-api.md` 3). A list that is kept may be older than
/// the setting: what an administrator has just made and chosen must not be taken for gone.
async fn statuses<T: Transport>(settings: &NewLeadSettings, sell: &Sell<T>) -> Result<Vec<LeadStatus>, Failure> {
    let told = match sell.lead_statuses().await {
        Err(failure) if failure.cause == Cause::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    let configured = settings.status.as_deref();
    if configured.is_none() || lead_plan::configured_status(configured, &told).is_some() {
        return Ok(told);
    }
    sell.lead_statuses_now().await
}

/// Only asked for if the account has chosen one; again at once if the list does not know it.
async fn sources<T: Transport>(settings: &NewLeadSettings, sell: &Sell<T>) -> Result<Vec<Source>, Failure> {
    if settings.source.is_none() {
        return Ok(Vec::new());
    }
    let told = sell.lead_sources().await?;
    if lead_plan::source(settings.source, &told).is_some() { Ok(told) } else { sell.lead_sources_now().await }
}
