//! The account behind the token, and what the token and the plan allow (`sell-api.md` 1.1, 2.6, 4). What is asked here
//! must be of this moment: nothing is kept.

use super::query::Query;
use super::record::Record;
use super::{SearchPlan, Sell, single};
use crate::domain::account::Account;
use crate::failure::{Cause, Failure};
use crate::transport::{Method, Tells, Transport};
use serde_json::json;

impl<T: Transport> Sell<T> {
    /// The account; the token needs the scope `profile`.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn account(&self) -> Result<Account, Failure> {
        let path = "/v2/accounts/self";
        single(&self.get(path, Query::default()).await?, "GET /v2/accounts/self", account)
    }

    /// Whether the token may write. Asked with a change of nothing in a lead that does not exist: whoever may write learns
    /// that there is none, the others are refused before that.
    ///
    /// # Errors
    /// [`Cause::Forbidden`] if it may not, or any other failure than that there is no such lead.
    pub async fn may_write(&self) -> Result<(), Failure> {
        let nothing = Some(json!({"data": {}}));
        match self.request(Method::Put, "/v2/leads/0", Query::default(), nothing, Tells::ThisOnce).await {
            Err(failure) if !matches!(failure.cause, Cause::NotFound | Cause::Invalid) => Err(failure),
            _ => Ok(()),
        }
    }

    /// Whether the plan has search v3, which is remembered for this client's searches.
    ///
    /// # Errors
    /// Any failure but the two that say that it has none.
    pub async fn has_search(&self) -> Result<bool, Failure> {
        let nobody = json!({"filter": {"attribute": {"name": "id"}, "parameter": {"any": [0]}}});
        let query = json!({"projection": [{"name": "id"}], "filter": nobody});
        let body = Some(json!({"items": [{"data": {"query": query, "hits": true, "per_page": 1}}]}));
        let asked = self.request(Method::Post, "/v3/leads/search", Query::default(), body, Tells::ThisOnce).await;
        let plan = match asked {
            Ok(_) => SearchPlan::Try,
            Err(failure) if matches!(failure.cause, Cause::Forbidden | Cause::NotFound) => SearchPlan::Missing,
            Err(failure) => return Err(failure),
        };
        self.search.set(plan);
        Ok(plan == SearchPlan::Try)
    }
}

fn account(record: Record<'_>) -> Option<Account> {
    record.number("id")?;
    Some(Account { name: record.text("name").unwrap_or_default(), subdomain: record.text("subdomain") })
}
