//! A list that Sell or Support has and the page needs.

use crate::failure::Failure;
use std::sync::Arc;

/// How far it has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Remote<T> {
    /// On its way.
    Loading,
    /// Here.
    Ready(Arc<T>),
    /// Not to be had.
    Failed(Failure),
}

impl<T> Remote<T> {
    /// Whether it is on its way.
    pub fn is_loading(&self) -> bool {
        matches!(self, Self::Loading)
    }

    /// The list, once it is here.
    pub fn ready(&self) -> Option<&Arc<T>> {
        match self {
            Self::Ready(it) => Some(it),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

impl<T> From<Result<T, Failure>> for Remote<T> {
    fn from(result: Result<T, Failure>) -> Self {
        match result {
            Ok(it) => Self::Ready(Arc::new(it)),
            Err(failure) => Self::Failed(failure),
        }
    }
}
