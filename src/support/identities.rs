//! A person's addresses, numbers and social accounts.

use super::Support;
use crate::domain::ids::SupportUserId;
use crate::domain::requester::{Identities, Identity, IdentityKind};
use crate::failure::Failure;
use crate::transport::{Service, Transport};
use serde_json::Value;

impl<T: Transport> Support<T> {
    /// The identities of a user, in Support's order.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn identities(&self, user: SupportUserId) -> Result<Identities, Failure> {
        let path = format!("/api/v2/users/{user}/identities.json");
        let operation = format!("GET {path}");
        let reply = self.get(&path, String::new()).await?;
        let list = reply.get("identities").and_then(Value::as_array);
        let list =
            list.ok_or_else(|| Failure::unreadable(Service::Support, &operation, "The reply has no identities."))?;
        Ok(identities(list))
    }
}

/// Reads identities in the form that both the API and the SDK use; other kinds are skipped. Of several accounts with
/// one network the first counts.
pub fn identities(list: &[Value]) -> Identities {
    let mut all = Identities::default();
    for one in list {
        let text = |name| one.get(name).and_then(Value::as_str).unwrap_or_default();
        let value = text("value").to_owned();
        let kind = match text("type") {
            "email" => IdentityKind::Email,
            "phone_number" => IdentityKind::Phone,
            "twitter" => {
                all.twitter = all.twitter.or(name(value));
                continue;
            }
            "facebook" => {
                all.facebook = all.facebook.or(name(value));
                continue;
            }
            _ => continue,
        };
        let primary = one.get("primary").and_then(Value::as_bool).unwrap_or(false);
        if !value.is_empty() {
            all.reached_by.push(Identity { kind, value, primary });
        }
    }
    all
}

fn name(value: String) -> Option<String> {
    Some(value).filter(|it| !it.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn social_accounts_are_told_apart_from_ways_to_reach_somebody() {
        let Value::Array(list) = json!([
            {"type": "twitter", "value": "ada_l", "primary": false},
            {"type": "email", "value": "ada@example.com", "primary": true},
            {"type": "facebook", "value": " "},
            {"type": "facebook", "value": "100012345678"},
            {"type": "twitter", "value": "ada_second"},
            {"type": "google", "value": "ada@example.com"},
            {"type": "phone_number", "value": "+44 20 7946 0958"},
            {"type": "email", "value": 7},
            {"value": "nobody"},
            null
        ]) else {
            panic!("a list")
        };
        let identity = |kind, value: &str, primary| Identity { kind, value: value.to_owned(), primary };
        let expected = Identities {
            reached_by: vec![
                identity(IdentityKind::Email, "ada@example.com", true),
                identity(IdentityKind::Phone, "+44 20 7946 0958", false),
            ],
            twitter: Some("ada_l".to_owned()),
            facebook: Some("100012345678".to_owned()),
        };
        assert_eq!(identities(&list), expected);
    }

    #[test]
    fn what_nobody_has_verified_counts_like_the_rest() {
        for verified in [json!(true), json!(false), json!(null)] {
            let list = [json!({"type": "email", "value": "ada@example.com", "primary": true, "verified": verified})];
            let reached_by: Vec<String> = identities(&list).reached_by.into_iter().map(|it| it.value).collect();
            assert_eq!(reached_by, ["ada@example.com"]);
        }
    }
}
