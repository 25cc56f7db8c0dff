//! The account's agents, for showing an administrator what each of them gets.

use super::Support;
use crate::domain::agent::Agent;
use crate::domain::ids::SupportUserId;
use crate::failure::Failure;
use crate::transport::{Service, Transport};
use serde_json::Value;

/// The most that a page of users holds.
const PAGE: usize = 100;
/// A thousand agents are more than anybody looks through.
const MOST_PAGES: usize = 10;
const PATH: &str = "/api/v2/users.json";

impl<T: Transport> Support<T> {
    /// Agents and administrators who can sign in, each once, in Support's order; at most a thousand.
    ///
    /// # Errors
    /// Any failure of a request: half of the agents would hide the others.
    pub async fn agents(&self) -> Result<Vec<Agent>, Failure> {
        let mut agents: Vec<Agent> = Vec::new();
        for page in 1..=MOST_PAGES {
            let query = format!("role%5B%5D=agent&role%5B%5D=admin&per_page={PAGE}&page={page}");
            let reply = self.get(PATH, query).await?;
            let Some(users) = reply.get("users").and_then(Value::as_array) else {
                return Err(Failure::unreadable(Service::Support, "GET /api/v2/users.json", "The reply has no users."));
            };
            for agent in users.iter().filter_map(agent) {
                if !agents.iter().any(|it| it.id == agent.id) {
                    agents.push(agent);
                }
            }
            if reply.get("next_page").is_none_or(Value::is_null) {
                break;
            }
        }
        Ok(agents)
    }
}

/// `None` for customers, should Support ignore the filter, and for those who can no longer sign in.
fn agent(user: &Value) -> Option<Agent> {
    let text = |name| user.get(name).and_then(Value::as_str).unwrap_or_default().trim();
    let flag = |name| user.get(name).and_then(Value::as_bool);
    let role = text("role");
    let works = matches!(role, "agent" | "admin") && flag("active") != Some(false) && flag("suspended") != Some(true);
    works.then_some(())?;
    Some(Agent {
        id: SupportUserId(user.get("id")?.as_u64()?),
        name: text("name").to_owned(),
        email: text("email").to_owned(),
        locale: text("locale").to_owned(),
        admin: role == "admin",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_who_works_in_support_and_can_sign_in_is_an_agent() {
        let plain = json!({"id": 7, "name": " Ada ", "email": "ada@example.com", "role": "agent", "locale": "ja"});
        let expected = Agent {
            id: SupportUserId(7),
            name: "Ada".to_owned(),
            email: "ada@example.com".to_owned(),
            locale: "ja".to_owned(),
            admin: false,
        };
        assert_eq!(agent(&plain), Some(expected.clone()));
        let with = |name: &str, value: Value| {
            let mut user = plain.clone();
            user[name] = value;
            agent(&user)
        };
        assert_eq!(with("role", json!("admin")), Some(Agent { admin: true, ..expected.clone() }));
        assert_eq!(with("email", json!(null)), Some(Agent { email: String::new(), ..expected.clone() }));
        assert_eq!(with("suspended", json!(false)), Some(expected));
        for (name, value) in [
            ("role", json!("end-user")),
            ("role", json!(null)),
            ("active", json!(false)),
            ("suspended", json!(true)),
            ("id", json!("x")),
            ("id", json!(null)),
        ] {
            assert_eq!(with(name, value.clone()), None, "{name}: {value}");
        }
        assert_eq!(agent(&json!(null)), None);
    }
}
