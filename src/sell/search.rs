//! Search v3 (`sell-api.md` 4): one request finds records by several values at once, with names of owner, source and
//! company along. Not every plan has it; the client then remembers that and uses v2 lists.

use super::query::Query;
use super::{SearchPlan, Sell};
use crate::failure::{Cause, Failure};
use crate::transport::{Method, Service, Tells, Transport};
use serde_json::{Value, json};

/// How many records a search gives at most; a requester with more matches needs another tool.
const MOST_HITS: usize = 200;

/// What is searched for.
#[derive(Debug, Clone, Copy)]
pub enum Resource {
    /// Leads.
    Leads,
    /// People and companies.
    Contacts,
    /// Deals.
    Deals,
}

impl Resource {
    fn path(self) -> &'static str {
        match self {
            Self::Leads => "/v3/leads/search",
            Self::Contacts => "/v3/contacts/search",
            Self::Deals => "/v3/deals/search",
        }
    }
}

/// A condition.
#[derive(Debug, Clone)]
pub struct Filter(Value);

impl Filter {
    /// The attribute begins with the text.
    pub fn starts_with(attribute: &str, text: &str) -> Self {
        Self(json!({"filter": {"attribute": {"name": attribute}, "parameter": {"starts_with": text}}}))
    }

    /// The attribute has one of the values.
    pub fn any<V: Into<Value>>(attribute: &str, values: impl IntoIterator<Item = V>) -> Self {
        let values: Vec<Value> = values.into_iter().map(Into::into).collect();
        Self(json!({"filter": {"attribute": {"name": attribute}, "parameter": {"any": values}}}))
    }

    /// All conditions hold.
    pub fn and(conditions: impl IntoIterator<Item = Self>) -> Self {
        let conditions: Vec<Value> = conditions.into_iter().map(|it| it.0).collect();
        Self(json!({"and": conditions}))
    }

    /// At least one of the conditions holds.
    pub fn or(conditions: impl IntoIterator<Item = Self>) -> Self {
        let conditions: Vec<Value> = conditions.into_iter().map(|it| it.0).collect();
        Self(json!({"or": conditions}))
    }
}

impl<T: Transport> Sell<T> {
    /// The records that meet the condition, as items of a list. `None` if the plan has no search v3, which is remembered.
    ///
    /// # Errors
    /// Any other failure of the request.
    pub(super) async fn search(
        &self,
        resource: Resource,
        filter: Filter,
        attributes: &[&[&str]],
    ) -> Result<Option<Vec<Value>>, Failure> {
        let projection: Vec<Value> =
            attributes.iter().flat_map(|it| it.iter()).map(|name| json!({"name": name})).collect();
        let query = json!({"projection": projection, "filter": filter.0});
        let body = json!({"items": [{"data": {"query": query, "hits": true, "per_page": MOST_HITS}}]});
        // A search is a question that happens to be posted: its answer may be kept.
        let asked = self.request(Method::Post, resource.path(), Query::default(), Some(body), Tells::Customer);
        let mut reply = match asked.await {
            Err(failure) if matches!(failure.cause, Cause::Forbidden | Cause::NotFound) => {
                self.search.set(SearchPlan::Missing);
                return Ok(None);
            }
            other => other?,
        };
        match reply.pointer_mut("/items/0/items").map(Value::take) {
            Some(Value::Array(hits)) => Ok(Some(hits)),
            _ => {
                let operation = format!("POST {}", resource.path());
                Err(Failure::unreadable(Service::Sell, &operation, "The reply has no hits."))
            }
        }
    }
}
