//! The three things that there are to do for each step: what must be known before it is sent, sending it, and looking
//! whether it was done.

use super::deed::{Deed, Handover, Stage, Step};
use super::likeness::{is_from_another_ticket, is_like, look_the_same, of_lead, same_text};
use super::world::World;
use crate::domain::ids::LeadId;
use crate::domain::lead_form::NewLead;
use crate::failure::{Cause, Failure};
use crate::sell::NoteSubject;
use crate::transport::Service;

/// A request without a reply may still be on its way: the proxy waits ten seconds, and lists lag (`sell-api.md` 1.2).
pub const ON_ITS_WAY_MS: u64 = 12_000;
/// A lead of another handover that was sent so recently may get its reply yet.
const REPLY_MAY_COME_MS: u64 = 15_000;

/// What stands in the comment for the lead's address.
const LINK: &str = "{link}";

/// What must be known before a step is sent.
pub struct Ready {
    /// The ids of what is like it already.
    pub known: Vec<u64>,
    /// The state of the ticket that a comment is for.
    ticket_stamp: String,
}

/// Finds out what must be known before a step is sent. Taking back: that nobody has changed the lead. `earlier` is what was
/// there before an earlier attempt; what has come since may be that attempt's.
pub async fn prepare<W: World>(
    handover: &Handover,
    step: Step,
    earlier: Option<Vec<u64>>,
    world: &W,
) -> Result<Ready, Failure> {
    let ticket_stamp = match (step, handover.ticket) {
        (Step::Comment, Some(ticket)) => world.support().ticket_stamp(ticket).await?,
        _ => String::new(),
    };
    let known = match (step, &handover.deed) {
        (Step::TakeBack, Deed::TakeBack(id, print)) => {
            unchanged(*id, *print, handover.note.as_deref(), world).await?;
            Vec::new()
        }
        _ if earlier.is_some() => earlier.unwrap_or_default(),
        (Step::Lead, Deed::CreateLead(lead)) => {
            world.sell().leads_like(lead).await?.records.iter().map(|it| it.id.0).collect()
        }
        (Step::Note, Deed::WriteNote(subject)) => {
            world.sell().notes_on(*subject).await?.records.iter().map(|it| it.id.0).collect()
        }
        // On a lead that was just made there is nothing, and the comment names that lead.
        _ => Vec::new(),
    };
    Ok(Ready { known, ticket_stamp })
}

/// Whether a step may have been done although sending it failed. A lead that was there a moment ago and is not found
/// when it is to be deleted may be gone by this very request.
pub fn may_be_done(step: Step, failure: &Failure) -> bool {
    failure.may_be_done() || (step == Step::TakeBack && failure.cause == Cause::NotFound)
}

/// Sends a step in one request: whoever sends it has just kept that it is sent, and nothing waits in between.
pub async fn send<W: World>(handover: &mut Handover, step: Step, ready: &Ready, world: &W) -> Result<(), Failure> {
    match step {
        Step::Lead => {
            let Deed::CreateLead(lead) = &handover.deed else { return Err(nothing_to_send()) };
            let made = world.sell().create_lead(lead).await?;
            handover.lead = Some(made.id);
            handover.made = Some(made);
            Ok(())
        }
        Step::Note => {
            let (Some(subject), Some(note)) = (handover.note_subject(), &handover.note) else {
                return Err(nothing_to_send());
            };
            world.sell().create_note(subject, note).await.map(drop)
        }
        Step::TakeBack => {
            let Deed::TakeBack(id, _) = handover.deed else { return Err(nothing_to_send()) };
            world.sell().delete_lead(id).await
        }
        Step::Comment => {
            let (Some(ticket), Some(text)) = (handover.ticket, comment(handover, world)) else {
                return Err(nothing_to_send());
            };
            world.support().add_internal_comment(ticket, &text, &ready.ticket_stamp).await
        }
    }
}

/// Whether a step was done. A lead that is found is written down.
pub async fn look<W: World>(handover: &mut Handover, step: Step, known: &[u64], world: &W) -> Result<bool, Failure> {
    match step {
        Step::Lead => look_for_lead(handover, known, world).await,
        Step::Note => {
            let (Some(subject), Some(note)) = (handover.note_subject(), &handover.note) else { return Ok(false) };
            let listed = world.sell().notes_on(subject).await?;
            let found = listed.records.iter().any(|it| !known.contains(&it.id.0) && same_text(&it.content, note));
            if listed.whole { Ok(found) } else { Err(too_many("GET /v2/notes")) }
        }
        Step::TakeBack => {
            let Deed::TakeBack(id, _) = handover.deed else { return Ok(false) };
            match world.sell().lead_now(id).await {
                Ok(_) => Ok(false),
                Err(failure) if failure.cause == Cause::NotFound => Ok(true),
                Err(failure) => Err(failure),
            }
        }
        Step::Comment => {
            let (Some(ticket), Some(text)) = (handover.ticket, comment(handover, world)) else { return Ok(false) };
            world.support().has_internal_comment(ticket, |it| same_text(it, &text)).await
        }
    }
}

async fn look_for_lead<W: World>(handover: &mut Handover, known: &[u64], world: &W) -> Result<bool, Failure> {
    let Deed::CreateLead(sent) = &handover.deed else { return Ok(false) };
    let listed = world.sell().leads_like(sent).await?;
    if !listed.whole {
        return Err(too_many("GET /v2/leads"));
    }
    let mut candidates: Vec<_> =
        listed.records.into_iter().filter(|it| !known.contains(&it.id.0) && is_like(it, sent)).collect();
    candidates.sort_unstable_by_key(|it| it.id);
    for candidate in candidates {
        let notes = world.sell().notes_on(NoteSubject::Lead(candidate.id)).await?;
        if notes.records.iter().any(|it| is_from_another_ticket(&it.content, handover.ticket)) {
            continue;
        }
        let others = world.others(handover);
        if others.iter().any(|it| it.lead_id() == Some(candidate.id)) {
            continue;
        }
        let now = world.now();
        let on_its_way = sent_at(handover).is_some_and(|at| now.abs_diff(at) < ON_ITS_WAY_MS);
        if others.iter().any(|it| may_still_get(it, sent, on_its_way, now)) {
            let waiting = "Another lead like it is being made.";
            return Err(Failure { detail: Some(waiting.to_owned()), ..too_many("GET /v2/leads") });
        }
        handover.lead = Some(candidate.id);
        handover.made = Some(candidate);
        return Ok(true);
    }
    Ok(false)
}

/// Whether a lead that looks like both may be another handover's: it may yet be told so, or ours may still be on its way
/// (`on_its_way`), and then there will be one for each.
fn may_still_get(other: &Handover, sent: &NewLead, on_its_way: bool, now: u64) -> bool {
    let Deed::CreateLead(lead) = &other.deed else { return false };
    sent_at(other).is_some_and(|at| look_the_same(lead, sent) && (on_its_way || now.abs_diff(at) < REPLY_MAY_COME_MS))
}

/// When a lead was sent of which nobody knows what became.
fn sent_at(handover: &Handover) -> Option<u64> {
    match handover.stage(Step::Lead) {
        Some(Stage::Sent { at, .. }) => Some(*at),
        _ => None,
    }
}

/// Whether a lead is still as it was made, with no note but ours.
async fn unchanged<W: World>(id: LeadId, print: u64, note: Option<&str>, world: &W) -> Result<(), Failure> {
    let changed = || Err(Failure::unsent(Cause::Changed, Service::Sell, "DELETE /v2/leads"));
    let lead = match world.sell().lead_now(id).await {
        Ok(lead) => lead,
        Err(failure) if failure.cause == Cause::NotFound => return changed(),
        Err(failure) => return Err(failure),
    };
    let notes = world.sell().notes_on(NoteSubject::Lead(id)).await?;
    let ours = |text: &str| note.is_some_and(|note| same_text(text, note));
    if of_lead(&lead) == print && notes.whole && notes.records.iter().all(|it| ours(&it.content)) {
        Ok(())
    } else {
        changed()
    }
}

fn comment<W: World>(handover: &Handover, world: &W) -> Option<String> {
    let text = handover.comment.as_ref()?;
    let Some(id) = handover.lead_id() else { return Some(text.clone()) };
    let link = world.lead_link(id).unwrap_or_else(|| format!("#{id}"));
    Some(text.replace(LINK, &link))
}

/// A list that is cut does not tell what is missing.
fn too_many(operation: &str) -> Failure {
    Failure::unreadable(Service::Sell, operation, "There are too many to look through.")
}

/// A handover whose parts do not fit together; what is parsed is checked for that.
fn nothing_to_send() -> Failure {
    Failure::unsent(Cause::Invalid, Service::Sell, "POST")
}
