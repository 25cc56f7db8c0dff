//! The Support side of the seed: organizations, groups, agents, and customers with their tickets.

use rusqlite::{Connection, OptionalExtension};
use serde::Deserialize;
use serde_json::{Value, json};

use super::SeedError;
use crate::support;

/// `account/support.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    groups: Vec<Named>,
    agents: Vec<Agent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    id: i64,
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agent {
    id: i64,
    key: String,
    description: String,
    name: String,
    email: String,
    role: String,
    locale: String,
    time_zone: Value,
    group_id: i64,
}

/// One entry of a list of customers under `demo/`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Customer {
    id: i64,
    name: String,
    email: Option<String>,
    phone: Option<String>,
    locale: String,
    time_zone: Value,
    organization: Option<String>,
    #[serde(default)]
    further_emails: Vec<String>,
    #[serde(default)]
    further_phones: Vec<String>,
    #[serde(default)]
    notes: Option<String>,
    tickets: Vec<Ticket>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ticket {
    id: i64,
    subject: String,
    status: String,
    priority: Option<String>,
    r#type: Option<String>,
    channel: String,
    assignee: Option<String>,
    tags: Vec<String>,
    comments: Vec<Comment>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Comment {
    /// `requester` or an agent key.
    from: String,
    at: String,
    body: String,
    #[serde(default = "yes")]
    public: bool,
}

fn yes() -> bool {
    true
}

const LONG_AGO: &str = "2024-03-04T09:00:00Z";
const INSERT_USER: &str = "INSERT INTO support_users (id, agent_key, description, name, email, phone, role, locale, time_zone, \
    organization_id, group_id, tags, notes, created_at, updated_at) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, '[]', ?12, ?13, ?13)";

pub fn plant_account(db: &Connection, account: &Account) -> Result<(), SeedError> {
    for group in &account.groups {
        let sql = "INSERT INTO support_groups (id, name, created_at) VALUES (?1, ?2, ?3)";
        db.execute(sql, (group.id, &group.name, LONG_AGO))?;
    }
    for agent in &account.agents {
        db.execute(
            INSERT_USER,
            (
                agent.id,
                &agent.key,
                &agent.description,
                &agent.name,
                &agent.email,
                None::<String>,
                &agent.role,
                &agent.locale,
                agent.time_zone.to_string(),
                None::<i64>,
                agent.group_id,
                None::<String>,
                LONG_AGO,
            ),
        )?;
        plant_identity(db, agent.id, "email", &agent.email, true)?;
    }
    Ok(())
}

pub fn plant_customers(db: &Connection, customers: &[Customer]) -> Result<(), SeedError> {
    for customer in customers {
        let organization = customer.organization.as_deref().map(|name| organization(db, name)).transpose()?;
        let since = customer.tickets.iter().filter_map(|ticket| Some(ticket.comments.first()?.at.as_str())).min();
        db.execute(
            INSERT_USER,
            (
                customer.id,
                None::<String>,
                None::<String>,
                &customer.name,
                &customer.email,
                &customer.phone,
                "end-user",
                &customer.locale,
                customer.time_zone.to_string(),
                organization,
                None::<i64>,
                &customer.notes,
                since.unwrap_or(LONG_AGO),
            ),
        )?;
        for (position, email) in customer.email.iter().chain(&customer.further_emails).enumerate() {
            plant_identity(db, customer.id, "email", email, position == 0)?;
        }
        for (position, phone) in customer.phone.iter().chain(&customer.further_phones).enumerate() {
            plant_identity(db, customer.id, "phone_number", phone, position == 0)?;
        }
        for ticket in &customer.tickets {
            plant_ticket(db, customer.id, organization, ticket)?;
        }
    }
    Ok(())
}

fn plant_identity(db: &Connection, user: i64, kind: &str, value: &str, primary: bool) -> rusqlite::Result<()> {
    let sql =
        "INSERT INTO support_identities (user_id, type, value, is_primary, created_at) VALUES (?1, ?2, ?3, ?4, ?5)";
    db.execute(sql, (user, kind, value, primary, LONG_AGO)).map(|_| ())
}

/// The organization of that name, made on first use.
fn organization(db: &Connection, name: &str) -> rusqlite::Result<i64> {
    let known =
        db.query_row("SELECT id FROM support_organizations WHERE name = ?1", [name], |row| row.get(0)).optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    let sql = "INSERT INTO support_organizations (id, name, domains, created_at) \
               SELECT 401 + count(*), ?1, '[]', ?2 FROM support_organizations";
    db.execute(sql, (name, LONG_AGO))?;
    Ok(db.last_insert_rowid())
}

fn plant_ticket(db: &Connection, requester: i64, organization: Option<i64>, ticket: &Ticket) -> Result<(), SeedError> {
    let problem = |what: &str| SeedError(format!("seed demo: ticket {}: {what}", ticket.id));
    let (first, last) = ticket.comments.first().zip(ticket.comments.last()).ok_or_else(|| problem("no comment"))?;
    let agent = |key: &str| {
        db.query_row("SELECT id FROM support_users WHERE agent_key = ?1", [key], |row| row.get::<_, i64>(0))
            .map_err(|_unknown| problem(&format!("no agent {key}")))
    };
    let assignee = ticket.assignee.as_deref().map(agent).transpose()?;
    let sql = "INSERT INTO tickets (id, subject, status, priority, type, channel, requester_id, submitter_id, assignee_id, group_id, \
               organization_id, tags, created_at, updated_at) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, (SELECT group_id FROM support_users WHERE id = ?8), ?9, ?10, ?11, ?12)";
    db.execute(
        sql,
        (
            ticket.id,
            &ticket.subject,
            &ticket.status,
            &ticket.priority,
            &ticket.r#type,
            &ticket.channel,
            requester,
            assignee,
            organization,
            json!(ticket.tags).to_string(),
            &first.at,
            &last.at,
        ),
    )?;
    for comment in &ticket.comments {
        let author = if comment.from == "requester" { requester } else { agent(&comment.from)? };
        let sql = "INSERT INTO ticket_comments (ticket_id, author_id, body, html_body, public, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let html = support::from_plain_text(&comment.body);
        db.execute(sql, (ticket.id, author, &comment.body, html, comment.public, &comment.at))?;
    }
    Ok(())
}
