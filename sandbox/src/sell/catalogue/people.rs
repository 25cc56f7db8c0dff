//! Sell users and the account (`sell-api.md` 2.5, 2.6): read-only, scope `profile`.

use super::super::resource::*;

const STATUSES: &[&str] = &["active", "inactive"];
const ROLES: &[&str] = &["user", "admin"];

/// `zendesk_user_id` is a string, as two of the three sources have it. A distribution pool is a user too.
pub static USERS: Resource = Resource {
    path: "users",
    kind: "user",
    table: "users",
    fields: &[
        ID,
        text("name"),
        handle("email"),
        choice("status", STATUSES).initially(Initial::Text("active")),
        flag("invited"),
        flag("confirmed"),
        text("phone_number"),
        choice("role", ROLES).initially(Initial::Text("user")),
        json("roles").initially(Initial::EmptyList),
        text("team_name"),
        json("group"),
        reference("reports_to", "users"),
        text("timezone"),
        CREATED_AT,
        UPDATED_AT,
        moment("deleted_at"),
        text("zendesk_user_id"),
        text("identity_type"),
        json("system_tags").initially(Initial::EmptyList),
        flag("detached"),
        flag("sell_login_disabled"),
    ],
    filters: &["name", "email", "role", "status", "confirmed", "zendesk_user_ids"],
    sorts: &["id", "name", "email", "role", "status", "created_at", "updated_at"],
    ..Resource::BASE
};

/// Only `/v2/accounts/self` exists.
pub static ACCOUNTS: Resource = Resource {
    path: "accounts",
    kind: "account",
    table: "accounts",
    fields: &[
        ID,
        text("name"),
        text("currency"),
        choice("time_format", &["12H", "24H"]),
        text("timezone"),
        text("phone"),
        text("subdomain"),
        CREATED_AT,
        UPDATED_AT,
    ],
    verbs: &[],
    ..Resource::BASE
};
