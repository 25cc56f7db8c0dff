//! How a handover is doing, as the screen shows it. What is kept of it is `crate::handover`'s.

use super::desk::Sidebar;
use crate::domain::user::User;
use crate::handover::{Doing, Handover, Stage, Step};
use leptos::prelude::*;
use std::sync::Arc;

/// How long a lead can be taken back by somebody who has gone on to something else: what counts down, and can be kept by
/// coming back, must last so long (WCAG 2.2.1).
pub const UNDO_MS: u64 = 20_000;

/// What is being handed over, as the screen shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// What was asked for and how far it was when this was written down.
    pub handover: Arc<Handover>,
    /// How each step is doing; `None` if it was not begun.
    pub steps: Vec<(Step, Option<Doing>)>,
    /// Who has the lead, as soon as Sell has told.
    pub owner: Option<User>,
    /// Whether the app is at work on it.
    pub running: bool,
    /// Until when the lead can be taken back, in milliseconds since 1970.
    pub undo_until: Option<u64>,
}

impl Progress {
    /// Before anything is done anew.
    pub fn of(handover: &Handover) -> Self {
        let steps = handover.steps.iter().map(|(step, stage)| (*step, (*stage == Stage::Done).then_some(Doing::Done)));
        Self {
            steps: steps.collect(),
            handover: Arc::new(handover.clone()),
            running: true,
            owner: None,
            undo_until: None,
        }
    }

    /// How a step is doing.
    pub fn doing(&self, wanted: Step) -> Option<&Doing> {
        self.steps.iter().find(|(step, _)| *step == wanted)?.1.as_ref()
    }

    /// Whether everything is done.
    pub fn is_finished(&self) -> bool {
        self.steps.iter().all(|(_, doing)| *doing == Some(Doing::Done))
    }
}

/// Changes what is shown of a handover, if one is.
pub fn change(sidebar: Sidebar, change: impl FnOnce(&mut Progress)) {
    sidebar.progress.update(|it| {
        if let Some(progress) = it {
            change(progress);
        }
    });
}

/// Gives whoever is at the message all of the time again to take the lead back. Nothing is drawn anew: the countdown looks
/// by itself.
pub fn keep_undo(sidebar: Sidebar) {
    let until = sidebar.desk().shelf.now() + UNDO_MS;
    sidebar.progress.update_untracked(|it| {
        if let Some(progress) = it {
            progress.undo_until = progress.undo_until.map(|_| until);
        }
    });
}
