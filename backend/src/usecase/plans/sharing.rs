//! What a family says of sharing, as somebody of its team writes it down. It holds from the next request on.

use doorstep_shared::api::desk::plans::{SharingSaid, TeamKept};
use doorstep_shared::id::PlanId;
use doorstep_shared::plans::access::{Area, Op, Seat};
use doorstep_shared::plans::entry::{FieldChange, Kind};
use doorstep_shared::plans::message::{Say, Trigger};
use doorstep_shared::plans::plan::partners;
use doorstep_shared::plans::sharing::{Permission, resolve};
use doorstep_shared::set::Member as _;
use serde_json::{Map, json};

use super::again::{Begun, begin, ended};
use super::entry::{TRIES, begun};
use super::error::PlanError;
use super::records::{ChoiceRecord, HappeningRecord, adult};
use super::rows;
use super::step::may_choose;
use super::whole::Reader;
use crate::port::StoreError;
use crate::store::{Repeat, plan_keys};
use crate::usecase::entry::Desk;
use crate::usecase::tell::at_once;

/// Most choices in one go: six partners, ten sections each. A transaction takes a hundred writes, and desks need some.
const MOST: usize = 60;

/// Writes down what an adult says.
///
/// # Errors
/// What makes no sense; [`PlanError::Stale`] when the plan has moved on; why it may not be done.
pub async fn put(
    desk: &Desk<'_>,
    id: PlanId,
    base: u64,
    said: &SharingSaid,
    repeat: &Repeat,
) -> Result<TeamKept, PlanError> {
    for _ in 0..TRIES {
        let mut whole = match begin(desk, id, base, repeat).await? {
            Begun::Plan(whole) => *whole,
            Begun::Before(answer) => return Ok(answer),
        };
        let reader = Reader::new(desk, &whole)?;
        // The family says so itself, or somebody writes down what it says.
        let op = if reader.seat() == Seat::Family { Op::Agree } else { Op::Create };
        reader.may(Area::Agreement, op)?;
        may_choose(&whole, said.adult, "/adult")?;
        let responsibility =
            adult(&whole.entries, said.adult).map(|adult| adult.responsibility).ok_or(PlanError::NotFound)?;
        let asked = partners(&whole.team, &whole.entries, desk.today);
        if said.choices.is_empty() {
            return Err(PlanError::invalid("/choices", "Choose at least one answer that is new or different."));
        }
        if said.choices.len() > MOST {
            return Err(PlanError::invalid("/choices", format!("Keep at most {MOST} answers in one go.")));
        }
        let wrong = said.choices.iter().any(|c| !c.section.is_shared_by_choice() || !asked.contains(&c.to));
        if wrong {
            return Err(PlanError::invalid("/choices", "One of these cannot be chosen. Load the plan again."));
        }
        let now = desk.clock.now().to_string();
        let mut change = begun(desk);
        let mut fields = Vec::new();
        for choice in &said.choices {
            whole.plan.choices += 1;
            let permission = Permission {
                adult: said.adult,
                responsibility,
                to: choice.to,
                section: choice.section,
                choice: choice.choice,
                from: desk.today,
                until: None,
                number: whole.plan.choices,
            };
            let before = resolve(whole.said(), choice.to, choice.section, desk.today);
            fields.push(FieldChange {
                field: format!("{}/{}", choice.to, choice.section.key()),
                base: json!(before),
                new: json!(choice.choice),
            });
            let record = ChoiceRecord { permission, how: said.how, by: desk.actor.user, at: now.clone() };
            change = change.create(plan_keys::choice(id, record.permission.number), &record);
            whole.choose(record);
        }
        let was = whole.plan.version;
        whole.plan.version = was + 1;
        change = change.replace(plan_keys::plan_meta(id), &whole.plan, was);
        change = rows::of_plan(desk, &whole, change);
        change = at_once(desk, &whole, Trigger::SharingChanged, (Say::SharingChanged, None), change).await?;
        let diff: Map<_, _> =
            fields.iter().map(|f| (format!("/{}", f.field), json!({ "old": f.base, "new": f.new }))).collect();
        let happening = HappeningRecord {
            at: now,
            by: desk.actor.user,
            role: desk.actor.role,
            what: "share".into(),
            entry: Some(doorstep_shared::plans::entry::EntryName::new(Kind::Adult, said.adult.uuid())),
            area: Area::Agreement,
            organisation: None,
            learning: false,
            fields,
        };
        let answer = TeamKept { version: whole.plan.version };
        let done = change
            .create(plan_keys::happening(id, desk.ids.next()), &happening)
            .audit(&format!("plan/{id}/sharing"), "share", diff)
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
