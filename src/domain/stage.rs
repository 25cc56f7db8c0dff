//! Deal stages.

use super::ids::{PipelineId, StageId};

/// One step of a pipeline (`sell-api.md` 2.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Its id.
    pub id: StageId,
    /// Name to show.
    pub name: String,
    /// What being in it means.
    pub category: StageCategory,
    /// Order within the pipeline; lower comes first.
    pub position: i64,
    /// The pipeline it belongs to.
    pub pipeline: Option<PipelineId>,
}

/// What being in a stage means for a deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageCategory {
    /// Still being worked on.
    Open,
    /// Sold.
    Won,
    /// Gone to somebody else, or nowhere.
    Lost,
    /// Was never a real chance.
    Unqualified,
}

impl StageCategory {
    /// Whether the deal counts as open.
    pub fn is_open(self) -> bool {
        self == Self::Open
    }
}
