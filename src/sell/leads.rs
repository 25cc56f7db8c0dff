//! Leads (`sell-api.md` 2.1): reading them in both interfaces' words, and making one.

use super::query::Query;
use super::record::Record;
use super::{Sell, about_another, profile, records, single};
use crate::domain::ids::{LeadId, LeadStatusId, SourceId, UserId};
use crate::domain::lead::{Lead, StatusOfLead};
use crate::domain::lead_form::NewLead;
use crate::domain::reference::Reference;
use crate::failure::Failure;
use crate::transport::Transport;
use serde::Serialize;
use serde_json::json;

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
        let path = format!("/v2/leads/{id}");
        let reply = self.get(&path, Query::default()).await?;
        let operation = format!("GET {path}");
        let lead = single(&reply, &operation, of_v2)?;
        if lead.id == id { Ok(lead) } else { Err(about_another(&operation)) }
    }

    /// Makes a lead and gives it back as Sell made it. A distribution pool as owner is resolved by Sell.
    ///
    /// # Errors
    /// Any failure of the request. After [`Cause::NoReply`] the lead may exist: Sell has no idempotency key.
    ///
    /// [`Cause::NoReply`]: crate::failure::Cause::NoReply
    pub async fn create_lead(&self, lead: &NewLead) -> Result<Lead, Failure> {
        let body = json!({"data": WireLead::of(lead)});
        single(&self.post("/v2/leads", body).await?, "POST /v2/leads", of_v2)
    }
}

/// A new lead as Sell wants it. What is not known is left out.
#[derive(Serialize)]
struct WireLead<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    first_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    twitter: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facebook: Option<&'a str>,
    owner_id: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_id: Option<u64>,
    tags: &'a [String],
}

impl<'a> WireLead<'a> {
    fn of(lead: &'a NewLead) -> Self {
        Self {
            first_name: lead.first_name.as_deref(),
            last_name: lead.last_name.as_deref(),
            organization_name: lead.organization_name.as_deref(),
            email: lead.email.as_deref(),
            phone: lead.phone.as_deref(),
            twitter: lead.twitter.as_deref(),
            facebook: lead.facebook.as_deref(),
            owner_id: lead.owner.0,
            status: lead.status.as_deref(),
            source_id: lead.source.map(|it| it.0),
            tags: &lead.tags,
        }
    }
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
