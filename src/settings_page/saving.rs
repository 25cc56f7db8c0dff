//! Changes save by themselves (E1), one after the other. What is not stored yet is on screen, is kept by the browser, and
//! the page says so; nothing of somebody else's is overwritten unseen. The guarantees are `configuring::saving`'s.

use super::page::{Opening, SettingsPage};
use crate::configuring::pending::{forget_pending, keep_pending, pending, pending_base};
use crate::configuring::saving::{self, NotSaved};
use crate::failure::{Cause, Failure};
use crate::settings::{Change, ConfigProblem, Document};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// A save of somebody else that crossed ours is stored by then.
const LOOK_AGAIN_AFTER: Duration = Duration::from_secs(5);

/// What became of what was changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Saving {
    /// Nothing was changed.
    Nothing,
    /// On its way.
    UnderWay,
    /// Stored.
    Saved,
    /// Left from an earlier visit, and not stored.
    FromBefore,
    /// Somebody else has saved meanwhile: the admin decides.
    ChangedMeanwhile(Result<Document, ConfigProblem>),
    /// There is no room for it: so many bytes are too many.
    TooLarge(usize),
    /// Not stored.
    Refused(Failure),
    /// Perhaps stored.
    Unknown(Failure),
}

/// Reads the document, and what an earlier visit left unsaved.
pub fn open(page: SettingsPage) {
    page.opening.set(Opening::Loading);
    spawn_local(async move {
        let desk = page.desk();
        let text = match desk.support.config(&desk.surroundings.installation).await {
            Ok(text) => text,
            Err(failure) => return page.opening.set(Opening::Failed(failure)),
        };
        match Document::read(text.as_deref()) {
            Err(problem) => page.opening.set(Opening::Unreadable(problem, text.unwrap_or_default())),
            Ok(document) => {
                take_up(page, document);
                show(page);
                page.opening.set(Opening::Ready);
                if !page.may_edit.get_untracked() {
                    page.load_names();
                }
            }
        }
    });
}

/// Begins with what is stored, and with what an earlier visit did not get stored.
fn take_up(page: SettingsPage, stored: Document) {
    let (desk, unsaved) = (page.desk(), page.unsaved());
    *unsaved.base.borrow_mut() = stored.clone();
    let Some(left) = pending(desk.shelf.as_ref()).filter(|_| page.may_edit.get_untracked()) else { return };
    if stored.with(&left) == stored {
        // Its reply was lost, or somebody else has set the same.
        forget_pending(desk.shelf.as_ref());
        return;
    }
    *unsaved.change.borrow_mut() = left;
    match pending_base(desk.shelf.as_ref()).and_then(|it| Document::read(Some(&it)).ok()) {
        Some(from) if from != stored => {
            *unsaved.base.borrow_mut() = from;
            page.saving.set(Saving::ChangedMeanwhile(Ok(stored)));
        }
        _ => page.saving.set(Saving::FromBefore),
    }
}

/// Takes a change: it is on screen at once, and on its way.
pub fn change(page: SettingsPage, change: Change) {
    let unsaved = page.unsaved();
    let all = unsaved.change.take().then(change);
    *unsaved.change.borrow_mut() = all;
    keep(page);
    show(page);
    // Until the admin has decided, nothing is sent; what there is to decide about has grown.
    if matches!(page.saving.get_untracked(), Saving::ChangedMeanwhile(_)) {
        page.saving.notify();
    } else {
        save(page);
    }
}

/// Sends what is not stored yet, until all is.
pub fn save(page: SettingsPage) {
    let unsaved = page.unsaved();
    if unsaved.under_way.replace(true) {
        return;
    }
    page.saving.set(Saving::UnderWay);
    spawn_local(async move {
        let became = save_all(page).await;
        page.unsaved().under_way.set(false);
        let stored = became == Saving::Saved;
        page.saving.set(became);
        if stored {
            // Two admins may save in the same moment, and Zendesk takes both without a word: the later one is stored.
            set_timeout(move || look_again(page), LOOK_AGAIN_AFTER);
        }
    });
}

/// Looks whether somebody else has changed the settings: some seconds after saving, and when the page is looked at again.
pub fn look_again(page: SettingsPage) {
    if page.opening.get_untracked() != Opening::Ready {
        return;
    }
    spawn_local(async move {
        let (desk, unsaved) = (page.desk(), page.unsaved());
        let base = unsaved.base.borrow().clone();
        let stored = saving::load(&desk.support, &desk.surroundings.installation).await;
        // What was saved meanwhile may be newer than this answer.
        let busy = unsaved.under_way.get() || page.has_unsaved() || *unsaved.base.borrow() != base;
        match stored {
            // A failure is told when something is to be saved.
            Err(failure) => leptos::logging::warn!("The settings could not be looked at again: {failure}"),
            Ok(_) if busy => {}
            Ok(stored) if stored.as_ref() == Ok(&base) => {}
            Ok(theirs) => page.saving.set(Saving::ChangedMeanwhile(theirs)),
        }
    });
}

/// Keeps what is not stored yet where a reload finds it.
fn keep(page: SettingsPage) {
    let (desk, unsaved) = (page.desk(), page.unsaved());
    let change = unsaved.change.borrow();
    if change.values.is_empty() {
        forget_pending(desk.shelf.as_ref());
    } else {
        keep_pending(desk.shelf.as_ref(), &change, &unsaved.base.borrow().text());
    }
}

async fn save_all(page: SettingsPage) -> Saving {
    let (desk, unsaved) = (page.desk(), page.unsaved());
    loop {
        let change = unsaved.change.borrow().clone();
        if change.values.is_empty() {
            return Saving::Saved;
        }
        let base = unsaved.base.borrow().clone();
        let (installation, at) = (&desk.surroundings.installation, desk.shelf.now());
        match saving::save(&desk.support, installation, &base, &change, &desk.editor(), at).await {
            Ok(stored) => {
                unsaved.in_doubt.set(false);
                *unsaved.base.borrow_mut() = stored;
                // What was changed again meanwhile is still to be stored.
                unsaved.change.borrow_mut().values.retain(|it| !change.values.contains(it));
                keep(page);
                if !page.may_edit.get_untracked() {
                    page.may_edit.set(true);
                }
                show(page);
            }
            Err(NotSaved::ChangedMeanwhile(theirs)) => {
                unsaved.in_doubt.set(false);
                return Saving::ChangedMeanwhile(theirs);
            }
            Err(NotSaved::TooLarge(it)) => return Saving::TooLarge(it.bytes),
            Err(NotSaved::Refused(failure)) => {
                if failure.cause == Cause::Forbidden {
                    page.may_edit.set(false);
                }
                // This attempt stored nothing; an earlier one may have.
                return if unsaved.in_doubt.get() { Saving::Unknown(failure) } else { Saving::Refused(failure) };
            }
            Err(NotSaved::Unknown(failure)) => {
                unsaved.in_doubt.set(true);
                return Saving::Unknown(failure);
            }
        }
    }
}

/// Goes on with what somebody else has saved, without what was changed here.
pub fn take_theirs(page: SettingsPage) {
    take_base(page);
    give_up(page);
}

/// Puts what was changed here onto what somebody else has saved.
pub fn save_mine_too(page: SettingsPage) {
    take_base(page);
    show(page);
    save(page);
}

fn take_base(page: SettingsPage) {
    if let Saving::ChangedMeanwhile(theirs) = page.saving.get_untracked() {
        match theirs {
            Ok(theirs) => *page.unsaved().base.borrow_mut() = theirs,
            Err(_) => open(page),
        }
    }
}

/// Forgets what is not stored: the page shows what is.
pub fn give_up(page: SettingsPage) {
    *page.unsaved().change.borrow_mut() = Change::default();
    keep(page);
    page.saving.set(Saving::Nothing);
    if page.unsaved().in_doubt.replace(false) {
        // Nobody knows what is stored: only a look tells.
        open(page);
    } else {
        show(page);
    }
}

/// Starts anew over a document that cannot be read: the admin has decided.
pub fn start_anew(page: SettingsPage) {
    let Opening::Unreadable(_, text) = page.opening.get_untracked() else { return };
    page.saving.set(Saving::UnderWay);
    spawn_local(async move {
        let desk = page.desk();
        let (installation, nothing) = (&desk.surroundings.installation, Change::default());
        let at = desk.shelf.now();
        match saving::save_over(&desk.support, installation, &text, &nothing, &desk.editor(), at).await {
            Ok(stored) => {
                *page.unsaved().base.borrow_mut() = stored;
                show(page);
                page.opening.set(Opening::Ready);
                page.saving.set(Saving::Saved);
            }
            Err(why) => {
                page.saving.set(Saving::Nothing);
                match why {
                    NotSaved::Refused(failure) | NotSaved::Unknown(failure) => {
                        page.opening.set(Opening::Failed(failure));
                    }
                    NotSaved::ChangedMeanwhile(_) | NotSaved::TooLarge(_) => open(page),
                }
            }
        }
    });
}

/// What is stored with what is not yet. Where there is no room for the change, it is on screen all the same.
fn show(page: SettingsPage) {
    let unsaved = page.unsaved();
    let (base, change) = (unsaved.base.borrow().clone(), unsaved.change.borrow().clone());
    let shown = base.with(&change);
    if page.document.with_untracked(|it| *it != shown) {
        page.document.set(shown);
    }
}
