//! Leads (`sell-api.md` 2.1): reading them in both interfaces' words, making one, and deleting it.

use super::query::Query;
use super::record::Record;
use super::{Listed, Sell, about_another, profile, records, single};
use crate::domain::email::Email;
use crate::domain::ids::{LeadId, LeadStatusId, SourceId, UserId};
use crate::domain::lead::{Lead, StatusOfLead};
use crate::domain::lead_form::NewLead;
use crate::domain::phone::Phone;
use crate::domain::reference::Reference;
use crate::failure::Failure;
use crate::transport::{Method, Tells, Transport};
use serde_json::{Map, Value, json};

impl<T: Transport> Sell<T> {
    /// The leads that pass a filter of v2.
    pub(super) async fn leads_where(&self, filter: &Query) -> Result<Vec<Lead>, Failure> {
        Ok(records(&self.list("/v2/leads", filter.clone()).await?, of_v2))
    }

    /// One lead.
    ///
    /// # Errors
    /// Any failure of the request; `Unreadable` if the reply is about another record.
    pub async fn lead(&self, id: LeadId) -> Result<Lead, Failure> {
        self.lead_telling(Tells::Customer, id).await
    }

    /// One lead as it is at this moment: never a kept one.
    ///
    /// # Errors
    /// Any failure of the request; `Unreadable` if the reply is about another record.
    pub async fn lead_now(&self, id: LeadId) -> Result<Lead, Failure> {
        self.lead_telling(Tells::ThisOnce, id).await
    }

    async fn lead_telling(&self, tells: Tells, id: LeadId) -> Result<Lead, Failure> {
        let path = format!("/v2/leads/{id}");
        let reply = self.request(Method::Get, &path, Query::default(), None, tells).await?;
        let operation = format!("GET {path}");
        let lead = single(&reply, &operation, of_v2)?;
        if lead.id == id { Ok(lead) } else { Err(about_another(&operation)) }
    }

    /// The leads that may be the same as a new one, as they are at this moment.
    ///
    /// # Errors
    /// Any failure of a request.
    pub async fn leads_like(&self, lead: &NewLead) -> Result<Listed<Lead>, Failure> {
        let mut all = Listed { records: Vec::new(), whole: true };
        for filter in filters_like(lead) {
            let items = self.list_telling(Tells::ThisOnce, "/v2/leads", filter).await?;
            let part = Listed::of(&items, records(&items, of_v2));
            all.whole &= part.whole;
            all.records.extend(part.records);
        }
        all.records.sort_by_key(|it| it.id);
        all.records.dedup_by_key(|it| it.id);
        Ok(all)
    }

    /// Deletes a lead.
    ///
    /// # Errors
    /// Any failure of the request. After [`Cause::NoReply`] the lead may be gone.
    ///
    /// [`Cause::NoReply`]: crate::failure::Cause::NoReply
    pub async fn delete_lead(&self, id: LeadId) -> Result<(), Failure> {
        let path = format!("/v2/leads/{id}");
        self.request(Method::Delete, &path, Query::default(), None, Tells::ThisOnce).await.map(drop)
    }

    /// Makes a lead and gives it back as Sell made it. A distribution pool as owner is resolved by Sell.
    ///
    /// # Errors
    /// Any failure of the request. After [`Cause::NoReply`] the lead may exist: Sell has no idempotency key.
    ///
    /// [`Cause::NoReply`]: crate::failure::Cause::NoReply
    pub async fn create_lead(&self, lead: &NewLead) -> Result<Lead, Failure> {
        let body = json!({"data": lead_body(lead)});
        single(&self.post("/v2/leads", body).await?, "POST /v2/leads", of_v2)
    }
}

/// A new lead as Sell wants it. What is not known is left out.
pub fn lead_body(lead: &NewLead) -> Value {
    let mut body = Map::new();
    for (name, text) in TEXTS.into_iter().zip(texts_of(lead)) {
        if let Some(text) = text {
            body.insert(name.to_owned(), Value::from(text.as_str()));
        }
    }
    body.insert("owner_id".to_owned(), Value::from(lead.owner.0));
    if let Some(source) = lead.source {
        body.insert("source_id".to_owned(), Value::from(source.0));
    }
    body.insert("tags".to_owned(), Value::from(lead.tags.clone()));
    Value::Object(body)
}

/// The lead that [`lead_body`] wrote, where it was kept to be sent again. `None` if it holds anything else.
pub fn lead_in_body(body: &Value) -> Option<NewLead> {
    let body = body.as_object()?;
    let mut texts = Vec::new();
    for name in TEXTS {
        texts.push(match body.get(name) {
            Some(text) => Some(text.as_str()?.to_owned()),
            None => None,
        });
    }
    let [first_name, last_name, organization_name, email, phone, twitter, facebook, status] =
        <[Option<String>; 8]>::try_from(texts).ok()?;
    let source = match body.get("source_id") {
        Some(id) => Some(SourceId(id.as_u64()?)),
        None => None,
    };
    let tags = body.get("tags")?.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect::<Option<_>>()?;
    let owner = UserId(body.get("owner_id")?.as_u64()?);
    Some(NewLead {
        first_name,
        last_name,
        organization_name,
        email,
        phone,
        twitter,
        facebook,
        owner,
        status,
        source,
        tags,
    })
}

const TEXTS: [&str; 8] =
    ["first_name", "last_name", "organization_name", "email", "phone", "twitter", "facebook", "status"];

fn texts_of(lead: &NewLead) -> [&Option<String>; 8] {
    let NewLead { first_name, last_name, organization_name, email, phone, twitter, facebook, status, .. } = lead;
    [first_name, last_name, organization_name, email, phone, twitter, facebook, status]
}

/// Sell's filters for leads that may be the same as a new one: its address, else its number, else its names. Each is a
/// list of its own, because whether Sell compares letter by letter is not known (`sell-api.md` 11).
fn filters_like(lead: &NewLead) -> Vec<Query> {
    let by = |field, value: &str| Query::default().with(field, value);
    if let Some(typed) = &lead.email {
        return match Email::parse(typed) {
            Some(email) => email.spellings().map(|it| by("email", it)).collect(),
            None => vec![by("email", typed)],
        };
    }
    if let Some(typed) = &lead.phone {
        return match Phone::read(typed) {
            Some(phone) => phone.spellings().iter().map(|it| by("phone", it)).collect(),
            None => vec![by("phone", typed)],
        };
    }
    let names = [("last_name", &lead.last_name), ("organization_name", &lead.organization_name)];
    let named = names.into_iter().filter_map(|(field, text)| Some((field, text.as_deref()?)));
    vec![named.fold(Query::default(), |query, (field, text)| query.with(field, text))]
}

/// What search v3 must be asked for beyond [`profile::V3_ATTRIBUTES`].
pub const V3_ATTRIBUTES: [&str; 2] = ["status", "source"];

fn of_v2(record: Record<'_>) -> Option<Lead> {
    Some(Lead {
        organization_name: record.text("organization_name"),
        status: record.text("status").map(StatusOfLead::Named),
        owner: record.number("owner_id").map(UserId).map(Reference::to),
        source: record.number("source_id").map(SourceId).map(Reference::to),
        profile: profile::of_v2(record),
        ..named(record)?
    })
}

/// From a record of search v3.
pub fn of_v3(record: Record<'_>) -> Option<Lead> {
    let status = record.object("status").and_then(|it| it.number("id"));
    Some(Lead {
        organization_name: record.text("company_name"),
        status: status.map(LeadStatusId).map(StatusOfLead::Listed),
        owner: record.reference("owner", UserId),
        source: record.reference("source", SourceId),
        profile: profile::of_v3(record),
        ..named(record)?
    })
}

/// What both interfaces call the same.
fn named(record: Record<'_>) -> Option<Lead> {
    Some(Lead {
        first_name: record.text("first_name"),
        last_name: record.text("last_name"),
        ..Lead::blank(LeadId(record.number("id")?))
    })
}
