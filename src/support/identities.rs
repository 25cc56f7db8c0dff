//! A person's addresses and numbers.

use super::Support;
use crate::domain::ids::SupportUserId;
use crate::domain::requester::{Identity, IdentityKind};
use crate::failure::Failure;
use crate::transport::{Method, Service, Transport};
use serde_json::Value;

impl<T: Transport> Support<T> {
    /// The e-mail addresses and phone numbers of a user, in Support's order.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn identities(&self, user: SupportUserId) -> Result<Vec<Identity>, Failure> {
        let path = format!("/api/v2/users/{user}/identities.json");
        let operation = format!("GET {path}");
        let reply = self.request(Method::Get, path, None).await?;
        let list = reply.get("identities").and_then(Value::as_array);
        let list =
            list.ok_or_else(|| Failure::unreadable(Service::Support, &operation, "The reply has no identities."))?;
        Ok(list.iter().filter_map(identity).collect())
    }
}

/// Reads one identity in the form that both the API and the SDK use; other kinds are skipped.
pub fn identity(value: &Value) -> Option<Identity> {
    let kind = match value.get("type")?.as_str()? {
        "email" => IdentityKind::Email,
        "phone_number" => IdentityKind::Phone,
        _ => return None,
    };
    let text = value.get("value")?.as_str()?.to_owned();
    Some(Identity { kind, value: text, primary: value.get("primary").and_then(Value::as_bool).unwrap_or(false) })
}
