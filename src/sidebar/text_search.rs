//! Searching Sell by hand. It begins a moment after the last key, and only the answer to what stands in the field now
//! is shown.

use super::desk::Sidebar;
use super::lookup;
use super::screen::Screen;
use super::waiting;
use crate::failure::{Cause, Failure};
use crate::sell::{Hits, is_enough_to_search_by};
use crate::store::Asking;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::time::Duration;

/// Sell refuses nothing here; nobody types more.
const LONGEST: usize = 100;
/// People pause for less than this while they type.
const TYPING: Duration = Duration::from_millis(300);

/// What was typed and what came of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TextSearch {
    /// What stands in the field.
    pub text: String,
    /// What came of it.
    pub state: SearchState,
}

/// How far a search by hand has come.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum SearchState {
    /// Too little was typed.
    #[default]
    Waiting,
    /// Sell is being asked.
    UnderWay,
    /// What was found, perhaps nothing.
    Found(Arc<Hits>),
    /// It did not work.
    Failed(Failure),
}

/// Opens the search; whatever was under way counts no more.
pub fn open(sidebar: Sidebar) {
    sidebar.desk().next_turn();
    sidebar.renewal.set(super::screen::Renewal::Done);
    sidebar.search.set(TextSearch::default());
    sidebar.screen.set(Screen::Searching);
}

/// Back to the requester.
pub fn close(sidebar: Sidebar) {
    sidebar.screen.set(Screen::Looking);
    lookup::look_up(sidebar, Asking::WhereNeeded);
}

/// The agent typed.
pub fn type_in(sidebar: Sidebar, text: String) {
    let desk = sidebar.desk();
    let turn = desk.next_turn();
    let enough = is_enough_to_search_by(&text);
    let cut: String = text.chars().take(LONGEST).collect();
    let state = if enough { SearchState::UnderWay } else { SearchState::Waiting };
    sidebar.search.set(TextSearch { text: cut, state });
    if enough {
        let start = move || {
            if desk.is_current(turn) {
                search(sidebar);
            }
        };
        set_timeout(start, TYPING);
    }
}

/// Searches again where only the network was missing.
pub fn wake(sidebar: Sidebar) {
    let searching = sidebar.screen.with_untracked(|it| matches!(it, Screen::Searching));
    let offline = |state: &SearchState| match state {
        SearchState::Failed(failure) => failure.cause == Cause::Offline,
        SearchState::Found(hits) => hits.gaps.iter().any(|it| it.failure.cause == Cause::Offline),
        SearchState::Waiting | SearchState::UnderWay => false,
    };
    if searching && sidebar.search.with_untracked(|it| offline(&it.state)) {
        search(sidebar);
    }
}

/// Asks Sell for what stands in the field, if that is enough: Enter can be pressed at any time.
pub fn search(sidebar: Sidebar) {
    let desk = sidebar.desk();
    let turn = desk.next_turn();
    let text = sidebar.search.with_untracked(|it| it.text.clone());
    if !is_enough_to_search_by(&text) {
        sidebar.search.update(|it| it.state = SearchState::Waiting);
        return;
    }
    sidebar.search.update(|it| it.state = SearchState::UnderWay);
    spawn_local(async move {
        let found = desk.sell(Asking::WhereNeeded).find_by_text(&text).await;
        if desk.is_current(turn) {
            let state = match found {
                Ok(hits) => SearchState::Found(Arc::new(hits)),
                Err(failure) => {
                    if failure.cause == Cause::RateLimited {
                        waiting::after_pause(sidebar, turn, search);
                    }
                    SearchState::Failed(failure)
                }
            };
            sidebar.search.update(|it| it.state = state);
        }
    });
}
