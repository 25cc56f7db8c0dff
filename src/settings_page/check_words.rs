//! The checks of the set-up in words: what was looked at, what is so, and for each trouble its cause and what to do.

use crate::configuring::health::{Check, Fact, Trouble};
use crate::failure::Failure;
use crate::i18n::{key, plural, t, t_with};

/// What was looked at.
pub fn name(check: Check) -> String {
    t(match check {
        Check::Token => key("settings.check.token"),
        Check::Account => key("settings.check.account"),
        Check::OwnRights => key("settings.check.own_rights"),
        Check::Statuses => key("settings.check.statuses"),
        Check::Sources => key("settings.check.sources"),
        Check::Users => key("settings.check.users"),
        Check::Pools => key("settings.check.pools"),
        Check::Search => key("settings.check.search"),
    })
}

/// What is as it should be.
pub fn fact(fact: &Fact) -> String {
    match fact {
        Fact::Token { owner } => t_with("settings.fact.token", &[("name", owner)]),
        Fact::Account { name, subdomain: Some(subdomain) } => {
            t_with("settings.fact.account", &[("name", name), ("subdomain", subdomain)])
        }
        Fact::Account { name, subdomain: None } => t_with("settings.fact.account_bare", &[("name", name)]),
        Fact::OwnRights { name, sell_admin: true } => t_with("settings.fact.own_rights_admin", &[("name", name)]),
        Fact::OwnRights { name, sell_admin: false } => t_with("settings.fact.own_rights", &[("name", name)]),
        Fact::Statuses { count, first } => {
            let statuses = plural("settings.fact.statuses", *count);
            t_with("settings.fact.first_status", &[("statuses", &statuses), ("name", first)])
        }
        Fact::Sources { count } => plural("settings.fact.sources", *count),
        Fact::Users { active } => plural("settings.fact.users", *active),
        Fact::Pools { count } => plural("settings.fact.pools", *count),
        Fact::NoPools => t("settings.fact.no_pools"),
        Fact::SearchV3 => t("settings.fact.search"),
    }
}

/// What is wrong, what to do, and the failure behind it.
pub fn trouble(trouble: &Trouble) -> (String, String, Option<&Failure>) {
    match trouble {
        Trouble::TokenRefused(failure) => {
            (t("settings.trouble.token_refused"), t("settings.fix.token_refused"), Some(failure))
        }
        Trouble::ProfileScopeMissing(failure) => {
            (t("settings.trouble.profile_scope"), t("settings.fix.scopes"), Some(failure))
        }
        Trouble::WriteScopeMissing(failure) => {
            (t("settings.trouble.write_scope"), t("settings.fix.scopes"), Some(failure))
        }
        Trouble::TokenOwnerInactive { owner } => {
            (t_with("settings.trouble.owner_inactive", &[("name", owner)]), t("settings.fix.owner"), None)
        }
        Trouble::TokenOwnerNoAdmin { owner } => {
            (t_with("settings.trouble.owner_no_admin", &[("name", owner)]), t("settings.fix.owner_no_admin"), None)
        }
        Trouble::Forbidden(failure) => (t("settings.trouble.forbidden"), t("settings.fix.forbidden"), Some(failure)),
        Trouble::OtherAccount { ours, theirs } => (
            t_with("settings.trouble.other_account", &[("ours", ours), ("theirs", theirs)]),
            t("settings.fix.other_account"),
            None,
        ),
        Trouble::AdminIsNoSellUser => {
            (t("settings.trouble.admin_no_sell_user"), t("settings.fix.admin_no_sell_user"), None)
        }
        Trouble::NoStatuses => (t("settings.trouble.no_statuses"), t("settings.fix.no_statuses"), None),
        Trouble::NoActiveUsers => (t("settings.trouble.no_active_users"), t("settings.fix.no_active_users"), None),
        Trouble::SearchMissing => (t("settings.trouble.search_missing"), t("settings.fix.search_missing"), None),
        Trouble::Unreachable(failure) => {
            let (title, text) = crate::cards::message_text::failure(failure);
            (title, text, Some(failure))
        }
    }
}
