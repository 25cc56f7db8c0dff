//! A Sell account of a few records, in the words of both interfaces (`sell-api.md` 1.2, 2, 4). It ignores every filter
//! and gives all it has: an app that trusts the filter shows strangers.

use sell_sidebar::transport::{Reply, Request};
use serde_json::{Value, json};

/// Everything in it.
#[derive(Debug, Clone)]
pub struct Account {
    /// Whether the plan has search v3.
    pub search_v3: bool,
    pub users: Vec<Value>,
    pub parties: Vec<Party>,
    pub deals: Vec<Deal>,
    pub stages: Vec<Stage>,
}

/// Somebody or some company.
#[derive(Debug, Clone)]
pub struct Party {
    pub id: u64,
    pub kind: Kind,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub mobile: Option<String>,
    pub company: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Lead,
    Person,
    Company,
}

#[derive(Debug, Clone)]
pub struct Deal {
    pub id: u64,
    pub contact: u64,
    pub company: Option<u64>,
    /// As JSON.
    pub value: Value,
    pub currency: Value,
    pub stage: Option<u64>,
    pub updated_at: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Stage {
    pub id: u64,
    pub category: &'static str,
    pub position: i64,
}

impl Party {
    /// Reached by an e-mail address only.
    pub fn with_email(id: u64, kind: Kind, email: &str) -> Self {
        Self { id, kind, email: Some(email.to_owned()), phone: None, mobile: None, company: None }
    }

    pub fn v2(&self) -> Value {
        let &Self { id, kind, ref email, ref phone, ref mobile, company } = self;
        let tags = ["vip", "met at the fair"];
        let address = json!({"line1": "1 High St", "city": "Leeds", "postal_code": "N1", "country": "UK"});
        match kind {
            Kind::Lead => json!({"id": id, "first_name": "Lea", "last_name": format!("Lead {id}"), "status": "New",
                "organization_name": "Acme", "owner_id": 77, "source_id": 31, "email": email, "phone": phone,
                "mobile": mobile, "tags": tags, "address": address, "website": "https://acme.example",
                "custom_fields": {"Seats": "12", "Since": "2024-05-01"}, "updated_at": "2026-05-01T10:00:00Z"}),
            _ => json!({"id": id, "name": format!("Contact {id}"), "is_organization": kind == Kind::Company,
                "contact_id": company, "owner_id": 77, "customer_status": "current", "prospect_status": "none",
                "email": email, "phone": phone, "mobile": mobile, "tags": tags, "address": address,
                "custom_fields": {"Seats": 12, "Since": null}, "updated_at": "2026-05-01T10:00:00Z"}),
        }
    }

    pub fn v3(&self) -> Value {
        let &Self { id, kind, ref email, ref phone, ref mobile, company } = self;
        let company = company.map(|id| json!({"id": id, "name": format!("Contact {id}")}));
        let (owner, numbers) = (json!({"id": 77, "name": "Olga Owner"}), json!({"phone": phone, "mobile": mobile}));
        let task = json!({"content": "Call", "due_date": "2026-11-24T10:00:00Z"});
        match kind {
            Kind::Lead => json!({"id": id, "first_name": "Lea", "last_name": format!("Lead {id}"),
                "company_name": "Acme", "status": {"id": 41, "position": 1}, "source": {"id": 31, "name": "Fair"},
                "owner": owner, "email": email, "phone_numbers": numbers, "next_task": task,
                "communication": {"last_touch": {"at": "2026-05-01T10:00:00Z"}}, "custom_fields": {"901": "12"}}),
            _ => json!({"id": id, "name": format!("Contact {id}"), "is_organisation": kind == Kind::Company,
                "company": company, "owner": owner, "email": email, "phone_numbers": numbers, "next_task": task,
                "customer_status": "current", "custom_fields": {"contact:901": 12}}),
        }
    }
}

impl Deal {
    pub fn v2(&self) -> Value {
        let Self { id, contact, company, value, currency, stage, updated_at } = self;
        json!({"id": id, "name": format!("Deal {id}"), "contact_id": contact, "organization_id": company,
            "value": value, "currency": currency, "stage_id": stage, "owner_id": 77, "updated_at": updated_at,
            "estimated_close_date": "2026-12-24", "hot": true, "custom_fields": {"Seats": "3"}})
    }

    pub fn v3(&self) -> Value {
        let Self { id, contact, company, value, currency, stage, updated_at } = self;
        json!({"id": id, "name": format!("Deal {id}"), "contact": {"id": contact, "name": "C"},
            "company": company.map(|id| json!({"id": id, "name": "Co"})), "decimal_value": value,
            "currency": currency, "stage": stage.map(|id| json!({"id": id, "position": 1})),
            "owner": {"id": 77, "name": "Olga Owner"}, "updated_at": updated_at, "estimated_win_likelihood": 40})
    }
}

impl Account {
    /// An account with these people in it, and the agent of [`super::question`].
    pub fn of(parties: Vec<Party>) -> Self {
        let stage = |id, category, position| Stage { id, category, position };
        let stages = vec![
            stage(1, "incoming", 1),
            stage(2, "in_progress", 2),
            stage(3, "won", 3),
            stage(4, "lost", 4),
            stage(5, "unqualified", 5),
        ];
        let users = vec![super::question::users_own(), user(77, "Olga Owner", "olga@shop.example", 555)];
        Self { search_v3: true, users, parties, deals: Vec::new(), stages }
    }

    /// The same on this plan.
    pub fn on_plan(self, search_v3: bool) -> Self {
        Self { search_v3, ..self }
    }

    /// The reply to a request.
    pub fn reply(&self, request: &Request) -> Reply {
        let of_kind = |lead: bool| self.parties.iter().filter(move |it| (it.kind == Kind::Lead) == lead);
        let fields =
            || json!([{"id": 901, "name": "Seats", "type": "number"}, {"id": 902, "name": "Since", "type": "date"}]);
        match request.path.as_str() {
            path if path.starts_with("/v3/") && !self.search_v3 => reply(403, &json!({"errors": []})),
            "/v3/leads/search" => hits(of_kind(true).map(Party::v3)),
            "/v3/contacts/search" => hits(of_kind(false).map(Party::v3)),
            "/v3/deals/search" => hits(self.deals.iter().map(Deal::v3)),
            "/v2/leads" => list(request, of_kind(true).map(Party::v2)),
            "/v2/contacts" => list(request, of_kind(false).map(Party::v2)),
            "/v2/deals" => list(request, self.deals.iter().map(Deal::v2)),
            "/v2/users" => list(request, self.users.iter().cloned()),
            "/v2/stages" => list(
                request,
                self.stages.iter().map(|it| {
                    json!({"id": it.id, "name": format!("Stage {}", it.id), "category": it.category,
                        "position": it.position, "pipeline_id": 1})
                }),
            ),
            "/v2/lead_statuses" => list(request, [json!({"id": 41, "name": "New"})].into_iter()),
            "/v2/lead_sources" | "/v2/deal_sources" | "/v2/loss_reasons" => {
                list(request, [json!({"id": 31, "name": "Fair"})].into_iter())
            }
            path if path.ends_with("/custom_fields") => {
                list(request, fields().as_array().into_iter().flatten().cloned())
            }
            path => self.single(path),
        }
    }

    fn single(&self, path: &str) -> Reply {
        let found = self.parties.iter().find(|it| match it.kind {
            Kind::Lead => path == format!("/v2/leads/{}", it.id),
            _ => path == format!("/v2/contacts/{}", it.id),
        });
        match found {
            Some(party) => reply(200, &json!({"data": party.v2(), "meta": {"type": "record"}})),
            None => reply(404, &json!({"errors": [{"error": {"code": "not_found", "message": "Not Found"}}]})),
        }
    }
}

/// A user of Sell, active and linked to a Support user.
pub fn user(id: u64, name: &str, email: &str, support: u64) -> Value {
    json!({"id": id, "name": name, "email": email, "status": "active", "role": "user",
        "zendesk_user_id": support.to_string()})
}

/// A reply with this body.
pub fn reply(status: u16, body: &Value) -> Reply {
    Reply { status, body: body.to_string() }
}

fn in_envelopes(records: impl Iterator<Item = Value>) -> Vec<Value> {
    records.map(|data| json!({"data": data, "meta": {"version": 1}})).collect()
}

fn hits(records: impl Iterator<Item = Value>) -> Reply {
    reply(200, &json!({"items": [{"items": in_envelopes(records), "meta": {"total_count": 1}, "successful": true}]}))
}

fn list(request: &Request, records: impl Iterator<Item = Value>) -> Reply {
    let page: usize = request.query.rsplit_once("page=").and_then(|(_, it)| it.parse().ok()).unwrap_or(1);
    let items = in_envelopes(records.skip((page.max(1) - 1) * 100).take(100));
    reply(200, &json!({"items": items, "meta": {"type": "collection", "count": 1}}))
}
