//! Carrying out what is left of a handover, one step after the other. What is about to be sent is kept first; what may
//! have been done is looked for before it is sent again.

use super::deed::{Handover, Stage, Step};
use super::sending::{ON_ITS_WAY_MS, look, may_be_done, prepare, send};
use super::world::{Doing, World};
use crate::failure::{Cause, Failure};

/// What was answered is done or not; only the lists lag.
const LAG_MS: u64 = 4_000;
/// How long to wait between looks, in all at least [`ON_ITS_WAY_MS`] even by a clock that stands still.
const BETWEEN_LOOKS_MS: [u64; 5] = [1_000, 2_000, 3_000, 3_000, 3_000];
/// More often than this neither another page goes on with the same handover nor somebody else changes the ticket in the
/// moment between reading it and writing to it.
const MOST_ROUNDS: usize = 10;

/// The step at which a handover stopped.
#[derive(Debug, Clone, PartialEq)]
pub struct Undone {
    /// Which one.
    pub step: Step,
    /// Why.
    pub failure: Failure,
    /// Whether the step was certainly not done, whatever the failure's cause. Otherwise it may have been, and is looked
    /// for before it is sent again.
    pub certain: bool,
}

/// Carries out what is left, and stops at the first step that is not done. Calling again goes on there.
///
/// # Errors
/// The step at which it stopped, and why.
pub async fn carry_out<W: World>(handover: &mut Handover, world: &W) -> Result<(), Undone> {
    if !take_over(handover, world) {
        world.keep(handover);
    }
    let mut rounds = 0;
    while let Some(step) = handover.next_step() {
        match carry_out_step(handover, step, rounds < MOST_ROUNDS, world).await {
            Outcome::Done => {
                write_down(handover, step, Stage::Done, world);
                world.report(step, Doing::Done);
            }
            Outcome::Again => rounds += 1,
            Outcome::Not(failure) => {
                world.report(step, Doing::Failed(failure.clone()));
                return Err(Undone { step, failure, certain: true });
            }
            Outcome::Unknown(failure) => {
                world.report(step, Doing::Unknown(failure.clone()));
                return Err(Undone { step, failure, certain: false });
            }
        }
    }
    Ok(())
}

/// What became of a step.
enum Outcome {
    Done,
    /// Something else has changed meanwhile: look at it anew.
    Again,
    /// Certainly not done.
    Not(Failure),
    /// Perhaps done.
    Unknown(Failure),
}

async fn carry_out_step<W: World>(handover: &mut Handover, step: Step, may_go_round: bool, world: &W) -> Outcome {
    let before = handover.stage(step).cloned().unwrap_or(Stage::Waiting);
    let mut earlier = None;
    if let Stage::Sent { at, known } = &before {
        match settle(handover, step, known, at.saturating_add(ON_ITS_WAY_MS), world).await {
            Ok(true) => return Outcome::Done,
            Ok(false) => earlier = Some(known.clone()),
            Err(failure) => return Outcome::Unknown(failure),
        }
    }
    world.report(step, Doing::Running);
    let ready = match prepare(handover, step, earlier, world).await {
        Ok(ready) => ready,
        Err(failure) => return Outcome::Not(failure),
    };
    // From here to the request nothing waits, so that of two pages only one sends.
    if may_go_round && take_over(handover, world) {
        return Outcome::Again;
    }
    let at = world.now();
    write_down(handover, step, Stage::Sent { at, known: ready.known.clone() }, world);
    match send(handover, step, &ready, world).await {
        Ok(()) => Outcome::Done,
        Err(failure) if may_be_done(step, &failure) => {
            // A proxy that gave up does not stop the service, so there is time for the lag after that, too.
            let lag = world.now().saturating_add(LAG_MS);
            let on_its_way = if failure.cause == Cause::NoReply { at.saturating_add(ON_ITS_WAY_MS) } else { lag };
            match settle(handover, step, &ready.known, on_its_way.max(lag), world).await {
                Ok(true) => Outcome::Done,
                Ok(false) | Err(_) => Outcome::Unknown(failure),
            }
        }
        // It was this very comment, sent twice by the browser, or somebody else's change.
        Err(failure) if failure.cause == Cause::Conflict && step == Step::Comment => {
            match look(handover, step, &ready.known, world).await {
                Ok(true) => Outcome::Done,
                Ok(false) => {
                    write_down(handover, step, before, world);
                    if may_go_round { Outcome::Again } else { Outcome::Not(failure) }
                }
                Err(unseen) => Outcome::Unknown(Failure { cause: Cause::NoReply, ..unseen }),
            }
        }
        Err(failure) => {
            // An earlier attempt stays what it was: it was not found, and nothing more is known of it.
            write_down(handover, step, before, world);
            Outcome::Not(failure)
        }
    }
}

/// Looks for what may have been done, until it is there or can no longer come. Only the last look counts if it fails.
async fn settle<W: World>(
    handover: &mut Handover,
    step: Step,
    known: &[u64],
    until: u64,
    world: &W,
) -> Result<bool, Failure> {
    world.report(step, Doing::Checking);
    for pause in BETWEEN_LOOKS_MS {
        let began = world.now();
        let seen = look(handover, step, known, world).await;
        if seen == Ok(true) || until <= began {
            return seen;
        }
        world.wait(pause.min(until.saturating_sub(world.now()))).await;
    }
    look(handover, step, known, world).await
}

/// Keeps how far a step has come, without undoing what another page has kept meanwhile.
fn write_down<W: World>(handover: &mut Handover, step: Step, mut stage: Stage, world: &W) {
    if let Some(kept) = kept_by_any_page(handover, world) {
        let theirs = kept.stage(step).cloned().unwrap_or(Stage::Waiting);
        if theirs == Stage::Done || (stage != Stage::Done && handover.stage(step) != Some(&theirs)) {
            stage = theirs;
        }
        handover.steps = kept.steps;
        handover.lead = handover.lead.or(kept.lead);
    }
    handover.set(step, stage);
    world.keep(handover);
}

fn kept_by_any_page<W: World>(handover: &Handover, world: &W) -> Option<Handover> {
    world.kept(handover).filter(|it| it.begun_at == handover.begun_at && it.deed == handover.deed)
}

/// Takes over what another page of the same place has done meanwhile. Says whether there was anything.
fn take_over<W: World>(handover: &mut Handover, world: &W) -> bool {
    let Some(kept) = kept_by_any_page(handover, world) else { return false };
    if kept.steps == handover.steps && kept.lead == handover.lead {
        return false;
    }
    handover.steps = kept.steps;
    handover.lead = kept.lead;
    for (step, stage) in &handover.steps {
        if *stage == Stage::Done {
            world.report(*step, Doing::Done);
        }
    }
    true
}
