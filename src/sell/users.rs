//! Users and the account (`sell-api.md` 2.5). Read-only; the token needs the scope `profile`.

use super::query::Query;
use super::record::Record;
use super::{Sell, records, single};
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

    /// Every user, active or not.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn users(&self) -> Result<Vec<User>, Failure> {
        Ok(records(&self.list("/v2/users", Query::default()).await?, user))
    }

    /// The users with these ids, active or not; those that are gone are missing.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn users_with_ids(&self, ids: &[UserId]) -> Result<Vec<User>, Failure> {
        let list: Vec<String> = ids.iter().map(ToString::to_string).collect();
        Ok(records(&self.list("/v2/users", Query::default().with("ids", list.join(","))).await?, user))
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
