//! Users and the account (`sell-api.md` 2.5). Read-only; the token needs the scope `profile`.

use super::query::Query;
use super::record::Record;
use super::{Sell, first_time, records, single};
use crate::domain::ids::{SupportUserId, UserId};
use crate::domain::user::User;
use crate::failure::Failure;
use crate::transport::{Tells, Transport};

impl<T: Transport> Sell<T> {
    /// The Sell users who are linked to a Support user; usually one or none.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn users_linked_to(&self, agent: SupportUserId) -> Result<Vec<User>, Failure> {
        self.users_where(Query::default().with("zendesk_user_ids", agent)).await
    }

    /// The Sell users with an e-mail address.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn users_with_email(&self, email: &str) -> Result<Vec<User>, Failure> {
        self.users_where(Query::default().with("email", email)).await
    }

    /// Some users: who the agent is in Sell, which decides what the agent may see.
    async fn users_where(&self, query: Query) -> Result<Vec<User>, Failure> {
        Ok(records(&self.list_telling(Tells::Access, "/v2/users", query).await?, user))
    }

    /// Every user, active or not, each once.
    ///
    /// # Errors
    /// Any failure of a request: half of the users would hide the others.
    pub async fn users(&self) -> Result<Vec<User>, Failure> {
        let mut users = records(&self.long_list("/v2/users").await?, user);
        let mut seen = Vec::new();
        users.retain(|it| first_time(&mut seen, it.id.0));
        Ok(users)
    }

    /// The users with these ids, active or not; those that are gone are missing.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn users_with_ids(&self, ids: &[UserId]) -> Result<Vec<User>, Failure> {
        let list: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let query = Query::default().with("ids", list.join(","));
        // Whether they are still active decides who gets a lead: what was kept yesterday is not good enough.
        Ok(records(&self.list_telling(Tells::ThisOnce, "/v2/users", query).await?, user))
    }

    /// The people who administer Sell, for agents who need access.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn active_admins(&self) -> Result<Vec<User>, Failure> {
        let query = Query::default().with("role", "admin").with("status", "active");
        // For an agent without access nothing may be kept.
        let mut admins = records(&self.list_telling(Tells::ThisOnce, "/v2/users", query).await?, user);
        // Had Sell ignored the filter, everybody would be here.
        admins.retain(|it| it.admin && it.active && !it.pool);
        Ok(admins)
    }

    /// The user to whom the token belongs.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn token_owner(&self) -> Result<User, Failure> {
        single(&self.get("/v2/users/self", Query::default()).await?, "GET /v2/users/self", user)
    }
}

fn user(record: Record<'_>) -> Option<User> {
    Some(User {
        id: UserId(record.number("id")?),
        name: record.text("name")?,
        email: record.text("email"),
        active: record.text("status").as_deref() == Some("active"),
        admin: record.text("role").as_deref() == Some("admin"),
        pool: is_pool(record),
        reports_to: record.number("reports_to").map(UserId),
        support_user: record.number("zendesk_user_id").map(SupportUserId),
    })
}

/// How a pool looks among the users is not documented (`sell-api.md` 5, 11.4). These are the marks that its fields allow;
/// where none is there, an admin can say it in the settings.
fn is_pool(record: Record<'_>) -> bool {
    let tagged = record.texts("system_tags").iter().any(|it| it.contains("distribution"));
    tagged || record.text("identity_type").as_deref() == Some("phantom")
}
