//! Where the app runs and for whom: the agent, the account, the ticket or user page, and the requester on it.

use super::client::{ZafClient, ZafError};
use crate::domain::agent::Agent;
use crate::domain::ids::{SupportUserId, TicketId};
use crate::domain::requester::{Identity, IdentityKind, Requester};
use crate::support::identities::identities;
use serde_json::{Map, Value};

/// The page beside which the app runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A ticket that exists.
    Ticket(TicketId),
    /// A ticket that is being written.
    NewTicket,
    /// A person's page.
    UserPage,
}

/// The requester, and whether the host page told all ways to reach them or only the main address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequesterOnPage {
    /// Who.
    pub requester: Requester,
    /// Whether the identities are complete.
    pub identities_told: bool,
}

/// What does not change while the page lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surroundings {
    /// The page.
    pub place: Place,
    /// The agent.
    pub agent: Agent,
    /// The account's subdomain.
    pub subdomain: String,
    /// The installation's id, as text; empty if the host page does not tell.
    pub installation: String,
    /// The settings document, as an administrator saved it.
    pub config: Option<String>,
}

impl Surroundings {
    /// Asks the host page.
    ///
    /// # Errors
    /// The SDK's words, or which part is missing.
    pub async fn read(client: &ZafClient) -> Result<Self, ZafError> {
        let (context, values, metadata) = futures_util::future::try_join3(
            client.context(),
            client.get(&["currentUser", "currentAccount", "ticket.id"]),
            client.metadata(),
        )
        .await?;
        let agent = values.get("currentUser").and_then(agent);
        let agent = agent.ok_or_else(|| ZafError("The host page names no agent.".to_owned()))?;
        let from_context = context.get("account").and_then(|it| it.get("subdomain"));
        let subdomain = from_context.or_else(|| values.get("currentAccount")?.get("subdomain"));
        let installation = metadata.get("installationId").filter(|it| !it.is_null()).map(Value::to_string);
        let config = metadata.get("settings").and_then(|it| it.get("config")?.as_str()).map(str::to_owned);
        Ok(Self {
            place: place(&context, &values),
            agent,
            subdomain: text(subdomain),
            installation: installation.unwrap_or_default(),
            config,
        })
    }

    /// To whom what the browser keeps belongs: one agent of one installation of one account.
    pub fn owner_of_kept_data(&self) -> String {
        format!("{} {} {}", self.subdomain, self.installation, self.agent.id)
    }

    /// The requester as the page has it now; `None` while there is none.
    ///
    /// # Errors
    /// The SDK's words.
    pub async fn requester(&self, client: &ZafClient) -> Result<Option<RequesterOnPage>, ZafError> {
        let path = match self.place {
            Place::Ticket(_) | Place::NewTicket => "ticket.requester",
            Place::UserPage => "user",
        };
        let values = client.get(&[path]).await?;
        Ok(values.get(path).and_then(requester))
    }

    /// The events after which the requester may be another, or reachable otherwise.
    pub fn requester_events(&self) -> &'static [&'static str] {
        match self.place {
            Place::Ticket(_) | Place::NewTicket => &["ticket.requester.id.changed", "ticket.requester.email.changed"],
            Place::UserPage => &["user.id.changed", "user.email.changed", "user.identities.changed"],
        }
    }
}

fn place(context: &Map<String, Value>, values: &Map<String, Value>) -> Place {
    if context.get("location").and_then(Value::as_str) == Some("user_sidebar") {
        return Place::UserPage;
    }
    let ticket = values.get("ticket.id").and_then(id).or_else(|| context.get("ticketId").and_then(id));
    ticket.map_or(Place::NewTicket, |it| Place::Ticket(TicketId(it)))
}

fn agent(value: &Value) -> Option<Agent> {
    Some(Agent {
        id: SupportUserId(id(value.get("id")?)?),
        name: text(value.get("name")),
        email: text(value.get("email")),
        locale: text(value.get("locale")),
        admin: value.get("role").and_then(Value::as_str) == Some("admin"),
    })
}

fn requester(value: &Value) -> Option<RequesterOnPage> {
    let id = id(value.get("id")?)?;
    let told = value.get("identities").and_then(Value::as_array);
    let mut all = told.map(|list| identities(list)).unwrap_or_default();
    let email = text(value.get("email"));
    if !email.is_empty() && !all.reached_by.iter().any(|it| it.value.eq_ignore_ascii_case(&email)) {
        all.reached_by.insert(0, Identity { kind: IdentityKind::Email, value: email, primary: true });
    }
    let organization = value.get("organizations").and_then(|it| it.get(0)).map(|it| text(it.get("name")));
    let mut requester = Requester {
        id: Some(SupportUserId(id)),
        name: text(value.get("name")),
        organization: organization.filter(|it| !it.is_empty()),
        ..Requester::default()
    };
    requester.learn(all);
    Some(RequesterOnPage { requester, identities_told: told.is_some() })
}

/// Ids come as numbers or as digits.
fn id(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

fn text(value: Option<&Value>) -> String {
    value.and_then(Value::as_str).unwrap_or_default().trim().to_owned()
}
