//! A second person's word before a plan is closed or opened again. They decide on reference, state, reason and days; the step itself is
//! taken afterwards.

use doorstep_shared::api::desk::plans::{ClosingSaid, TeamKept};
use doorstep_shared::id::PlanId;
use doorstep_shared::plans::access::{Area, Op, Why};
use doorstep_shared::plans::course::{State, Unmet};
use doorstep_shared::plans::plan::{Ending, EndingAsk, Plan, REOPEN_NOTE, Second};
use serde_json::{Map, json};

use super::again::{answered, ended};
use super::entry::{TRIES, begun, opened};
use super::error::PlanError;
use super::nominate::happened;
use super::rows;
use super::whole::{Reader, Whole};
use crate::port::StoreError;
use crate::store::{Repeat, field_diff, plan_keys, replayed};
use crate::usecase::entry::Desk;

/// Asks for it, or gives it.
///
/// # Errors
/// [`PlanError::Unmet`] when the plan is not where this is asked; [`PlanError::Stale`] when something else is asked by now; why it may
/// not be done.
pub async fn say(desk: &Desk<'_>, id: PlanId, said: &ClosingSaid, repeat: &Repeat) -> Result<TeamKept, PlanError> {
    for _ in 0..TRIES {
        let mut whole = opened(desk, id).await?;
        if let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await? {
            return answered(answer);
        }
        let before = whole.plan.clone();
        let what = match said {
            ClosingSaid::Asked { what } => {
                ask(desk, &mut whole, what)?;
                "closing-asked"
            }
            ClosingSaid::Agreed { seen } => {
                agree(desk, &mut whole, seen)?;
                "closing-agreed"
            }
        };
        whole.plan.version = before.version + 1;
        let mut change = begun(desk).replace(plan_keys::plan_meta(id), &whole.plan, before.version);
        change = rows::of_plan(desk, &whole, change);
        change = happened(desk, &whole, what, Area::Agreement, change);
        let answer = TeamKept { version: whole.plan.version };
        let done = change
            .audit(&format!("plan/{id}"), what, field_diff(&json!(before), &json!(whole.plan)))
            .outbox(super::PLAN_CHANGED, Map::from_iter([("plan".to_owned(), json!(id))]))
            .idempotent(repeat.answered(json!(answer)))
            .commit(desk.tables)
            .await;
        if let Some(answer) = ended(done, answer)? {
            return Ok(answer);
        }
    }
    Err(StoreError::Contended.into())
}

/// Where the plan has to stand.
fn place(plan: &mut Plan, what: &EndingAsk) -> Result<(), PlanError> {
    let wanted = match what {
        EndingAsk::Close { .. } => State::Closing,
        EndingAsk::Reopen { .. } => State::Closed,
    };
    if plan.state == wanted { Ok(()) } else { Err(PlanError::Unmet(vec![Unmet::NotFromHere])) }
}

fn slot<'p>(plan: &'p mut Plan, what: &EndingAsk) -> &'p mut Option<Ending> {
    match what {
        EndingAsk::Close { .. } => &mut plan.closing,
        EndingAsk::Reopen { .. } => &mut plan.reopening,
    }
}

fn ask(desk: &Desk<'_>, whole: &mut Whole, what: &EndingAsk) -> Result<(), PlanError> {
    let reader = Reader::new(desk, whole)?;
    // Whoever led a plan to its end may ask for it to be opened again when their access is over.
    let again = matches!(what, EndingAsk::Reopen { .. }) && reader.led_to_its_end();
    if reader.member().is_none() && !again {
        return Err(PlanError::Refused(Why::NotInTeam));
    }
    if !again {
        reader.may(Area::Closing, Op::Agree).or_else(|_| reader.may(Area::Closing, Op::Create))?;
    }
    place(&mut whole.plan, what)?;
    let mut what = what.clone();
    if let EndingAsk::Reopen { note } = &mut what {
        *note = note.trim().to_owned();
        if note.is_empty() {
            return Err(PlanError::invalid("/what/note", Unmet::NoReason.sentence()));
        }
        if note.chars().count() > REOPEN_NOTE {
            return Err(PlanError::invalid("/what/note", format!("There is room for {REOPEN_NOTE} characters.")));
        }
    }
    let (by, organisation, on) = (desk.actor.user, desk.actor.organisation, desk.today);
    let asked = Ending { what: what.clone(), by, organisation, on, second: None };
    *slot(&mut whole.plan, &what) = Some(asked);
    Ok(())
}

fn agree(desk: &Desk<'_>, whole: &mut Whole, seen: &EndingAsk) -> Result<(), PlanError> {
    let reader = Reader::new(desk, whole)?;
    reader.may(Area::Closing, Op::Agree).or_else(|_| reader.may(Area::Closing, Op::Create))?;
    let actor = desk.actor;
    let version = whole.plan.version;
    place(&mut whole.plan, seen)?;
    let asked = slot(&mut whole.plan, seen).as_mut().filter(|asked| asked.what == *seen && asked.second.is_none());
    let asked = asked.ok_or(PlanError::Stale(version))?;
    if !asked.may_agree(actor.user, actor.role, actor.organisation) {
        return Err(PlanError::Refused(Why::NotMet));
    }
    asked.second = Some(Second { by: actor.user, role: actor.role, organisation: actor.organisation, on: desk.today });
    Ok(())
}
