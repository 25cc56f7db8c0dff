//! Sell as one account has it: users, statuses, sources, and perhaps a person who matches. Filters are its own, so that
//! a rule of the app that leans on them is tried, too.

use sell_sidebar::domain::user::{LeadStatus, Source, User};
use sell_sidebar::failure::Failure;
use sell_sidebar::transport::{Reply, Request, Tells, Transport};
use serde_json::{Value, json};

/// The requester's address, which the person who matches has, too.
pub const ADDRESS: &str = "customer@example.com";

/// One account.
#[derive(Debug, Clone)]
pub struct SmallAccount {
    pub users: Vec<User>,
    /// `None`: it tells no statuses (`sell-api.md` 3).
    pub statuses: Option<Vec<LeadStatus>>,
    pub sources: Vec<Source>,
    /// Whether somebody has [`ADDRESS`].
    pub matched: bool,
}

impl SmallAccount {
    fn answer(&self, request: &Request) -> Reply {
        let items: Vec<Value> = match request.path.as_str() {
            "/v2/users" => self.users.iter().filter(|it| passes(it, &request.query)).map(user).collect(),
            "/v2/lead_statuses" => match &self.statuses {
                None => return Reply { status: 404, body: "{}".to_owned() },
                Some(statuses) => statuses.iter().map(|it| json!({"id": it.id.0, "name": it.name})).collect(),
            },
            "/v2/lead_sources" => self.sources.iter().map(|it| json!({"id": it.id.0, "name": it.name})).collect(),
            "/v2/contacts" if self.matched => {
                vec![json!({"id": 7, "is_organization": false, "name": "Ada", "last_name": "Ada", "email": ADDRESS})]
            }
            _ => Vec::new(),
        };
        let items: Vec<Value> = items.into_iter().map(|it| json!({"data": it})).collect();
        Reply { status: 200, body: json!({"items": items}).to_string() }
    }
}

impl Transport for &SmallAccount {
    async fn send(&self, request: Request) -> Result<Reply, Failure> {
        Ok(self.answer(&request))
    }
}

/// A browser that keeps how the account was, and asks how it is where that is said to matter.
pub struct Keeping<'a> {
    pub was: &'a SmallAccount,
    pub is: &'a SmallAccount,
}

impl Transport for Keeping<'_> {
    async fn send(&self, request: Request) -> Result<Reply, Failure> {
        let account = if request.tells == Tells::Reference { self.was } else { self.is };
        Ok(account.answer(&request))
    }
}

fn passes(user: &User, query: &str) -> bool {
    query.split('&').filter_map(|it| it.split_once('=')).all(|(name, value)| match name {
        "ids" => value.split(',').any(|it| it == user.id.0.to_string()),
        "zendesk_user_ids" => value.split(',').any(|it| user.support_user.is_some_and(|id| id.0.to_string() == it)),
        "email" => user.email.as_ref().is_some_and(|it| it.eq_ignore_ascii_case(&value.replace("%40", "@"))),
        _ => true,
    })
}

fn user(user: &User) -> Value {
    json!({
        "id": user.id.0,
        "name": user.name,
        "email": user.email,
        "status": if user.active { "active" } else { "inactive" },
        "role": if user.admin { "admin" } else { "user" },
        "system_tags": if user.pool { json!(["distribution"]) } else { json!([]) },
        "reports_to": user.reports_to.map(|it| it.0),
        "zendesk_user_id": user.support_user.map(|it| it.0.to_string()),
    })
}
