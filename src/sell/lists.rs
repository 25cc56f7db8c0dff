//! Short lists that records point into: stages, lead sources, lead statuses (`sell-api.md` 2.6, 3).

use super::query::Query;
use super::record::Record;
use super::{Sell, records, single};
use crate::domain::ids::{LeadStatusId, PipelineId, SourceId, StageId};
use crate::domain::stage::{Stage, StageCategory};
use crate::domain::user::{LeadStatus, Source};
use crate::failure::Failure;
use crate::transport::{Tells, Transport};
use serde_json::json;

impl<T: Transport> Sell<T> {
    /// The stages of all pipelines.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn stages(&self) -> Result<Vec<Stage>, Failure> {
        Ok(records(&self.list("/v2/stages", Query::default()).await?, stage))
    }

    /// Lead sources.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn lead_sources(&self) -> Result<Vec<Source>, Failure> {
        Ok(records(&self.list("/v2/lead_sources", Query::default()).await?, source))
    }

    /// Lead sources as they are at this moment.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn lead_sources_now(&self) -> Result<Vec<Source>, Failure> {
        let items = self.list_telling(Tells::ThisOnce, "/v2/lead_sources", Query::default()).await?;
        Ok(records(&items, source))
    }

    /// Makes a lead source; the name's surrounding blanks are left out.
    ///
    /// # Errors
    /// [`Cause::Invalid`](crate::failure::Cause::Invalid) if Sell has one of that name already (`sell-api.md` 2.6), among
    /// others. After a failure that may hide success, the list tells.
    pub async fn create_lead_source(&self, name: &str) -> Result<Source, Failure> {
        let path = "/v2/lead_sources";
        let reply = self.post(path, json!({"data": {"name": name.trim()}})).await?;
        single(&reply, "POST /v2/lead_sources", source)
    }

    /// Lead statuses, in the account's order.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn lead_statuses(&self) -> Result<Vec<LeadStatus>, Failure> {
        Ok(records(&self.list("/v2/lead_statuses", Query::default()).await?, status))
    }

    /// Lead statuses as they are at this moment.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn lead_statuses_now(&self) -> Result<Vec<LeadStatus>, Failure> {
        let items = self.list_telling(Tells::ThisOnce, "/v2/lead_statuses", Query::default()).await?;
        Ok(records(&items, status))
    }
}

fn stage(record: Record<'_>) -> Option<Stage> {
    let category = match record.text("category").as_deref() {
        Some("won") => StageCategory::Won,
        Some("lost") => StageCategory::Lost,
        Some("unqualified") => StageCategory::Unqualified,
        _ => StageCategory::Open,
    };
    Some(Stage {
        id: StageId(record.number("id")?),
        name: record.text("name")?,
        category,
        position: record.integer("position").unwrap_or_default(),
        pipeline: record.number("pipeline_id").map(PipelineId),
    })
}

fn source(record: Record<'_>) -> Option<Source> {
    Some(Source { id: SourceId(record.number("id")?), name: record.text("name")? })
}

fn status(record: Record<'_>) -> Option<LeadStatus> {
    Some(LeadStatus { id: LeadStatusId(record.number("id")?), name: record.text("name")? })
}
