//! Short lists that records point into: stages, lead sources, lead statuses (`sell-api.md` 2.6, 3).

use super::query::Query;
use super::record::Record;
use super::{Sell, records};
use crate::domain::ids::{LeadStatusId, PipelineId, SourceId, StageId};
use crate::domain::stage::{Stage, StageCategory};
use crate::domain::user::{LeadStatus, Source};
use crate::failure::Failure;
use crate::transport::Transport;

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

    /// Lead statuses, in the account's order.
    ///
    /// # Errors
    /// Any failure of the request.
    pub async fn lead_statuses(&self) -> Result<Vec<LeadStatus>, Failure> {
        Ok(records(&self.list("/v2/lead_statuses", Query::default()).await?, status))
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
