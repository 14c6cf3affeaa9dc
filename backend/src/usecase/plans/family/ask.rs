//! What a family asks, on the desk of whoever leads until it is answered.

use doorstep_shared::api::desk::plans::{ASK_MOST, AskKind, FamilyAnswered};
use doorstep_shared::id::{PersonId, PlanId, UserId};
use doorstep_shared::plans::access::{Area, Op};
use doorstep_shared::plans::entry::{EntryName, Kind};
use serde_json::{Map, json};
use uuid::Uuid;

use super::super::again::{answered, ended};
use super::super::entry::{TRIES, begun, opened};
use super::super::error::PlanError;
use super::super::nominate::happened;
use super::super::records::DueRow;
use super::super::whole::{Reader, Whole};
use super::records::AskRecord;
use crate::port::{Condition, Key, StoreError, Table};
use crate::store::{Repeat, plan_keys, replayed};
use crate::usecase::entry::Desk;

/// In how many days it is answered.
const ANSWERED_IN: i32 = 7;

/// A family asks something.
///
/// # Errors
/// When it says nothing, or too much; when nobody is there to answer; when the tables do not answer.
pub async fn ask(
    desk: &Desk<'_>,
    plan: PlanId,
    (about, words): (AskKind, &str),
    repeat: &Repeat,
) -> Result<(), PlanError> {
    let words = words.trim();
    if words.is_empty() {
        return Err(PlanError::invalid("/words", "Write a few words."));
    }
    if words.chars().count() > ASK_MOST {
        return Err(PlanError::invalid("/words", format!("There is room for {ASK_MOST} characters.")));
    }
    for _ in 0..TRIES {
        let whole = opened(desk, plan).await?;
        if replayed(desk.tables, &desk.by(), repeat).await?.is_some() {
            return Ok(());
        }
        Reader::new(desk, &whole)?.may(Area::Rights, Op::Create)?;
        let with = answers(&whole, desk).ok_or(PlanError::NotFound)?;
        let record = AskRecord {
            id: desk.ids.next(),
            adult: PersonId::new(desk.actor.user.uuid()),
            about,
            words: words.to_owned(),
            at: desk.clock.now().to_string(),
            due: desk.today.plus_days(ANSWERED_IN),
            with,
            answer: String::new(),
            answered_by: None,
            answered_on: None,
            version: 1,
        };
        let mut change = begun(desk).create(plan_keys::ask(plan, record.id), &record);
        if let Some(row) = row(&whole, &record) {
            change = change.put(row_key(desk, plan, &record), &row, Condition::None);
        }
        change = happened(desk, &whole, "ask", Area::Agreement, change);
        let done = change
            .audit(
                &format!("plan/{plan}/asks"),
                "ask",
                Map::from_iter([("/about".to_owned(), json!({ "new": about }))]),
            )
            .outbox(super::super::PLAN_CHANGED, Map::from_iter([("plan".to_owned(), json!(plan))]))
            .idempotent(repeat.answered(json!(record.id)))
            .commit(desk.tables)
            .await;
        if ended(done, record.id)?.is_some() {
            return Ok(());
        }
    }
    Err(StoreError::Contended.into())
}

/// Somebody of the team answers.
///
/// # Errors
/// What is wrong with the answer; [`PlanError::Stale`] when somebody else has answered; why it may not be done.
pub async fn answer(
    desk: &Desk<'_>,
    (plan, id, base): (PlanId, Uuid, u64),
    words: &str,
    repeat: &Repeat,
) -> Result<FamilyAnswered, PlanError> {
    let words = words.trim();
    if words.is_empty() {
        return Err(PlanError::invalid("/words", "Write a few words. The family reads them."));
    }
    if words.chars().count() > ASK_MOST {
        return Err(PlanError::invalid("/words", format!("There is room for {ASK_MOST} characters.")));
    }
    for _ in 0..TRIES {
        let whole = opened(desk, plan).await?;
        if let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await? {
            return answered(answer);
        }
        let reader = Reader::new(desk, &whole)?;
        reader.may(Area::Agreement, Op::Create)?;
        let theirs = whole.asks.iter().find(|ask| ask.id == id && is_for(desk, &reader, ask));
        let before = theirs.ok_or(PlanError::NotFound)?;
        if before.version != base {
            return Err(PlanError::Stale(before.version));
        }
        let after = AskRecord {
            answer: words.to_owned(),
            answered_by: Some(desk.actor.user),
            answered_on: Some(desk.today),
            version: base + 1,
            ..before.clone()
        };
        let mut change = begun(desk).replace(plan_keys::ask(plan, id), &after, base);
        let key = row_key(desk, plan, before);
        let others =
            whole.asks.iter().any(|ask| ask.id != id && ask.answered_on.is_none() && row_key(desk, plan, ask) == key);
        if !others {
            change = change.delete(Table::Plans, key, Condition::None);
        }
        change = happened(desk, &whole, "answer", Area::Agreement, change);
        let kept = FamilyAnswered { version: after.version };
        let done = change
            .audit(&format!("plan/{plan}/asks"), "answer", Map::from_iter([("/ask".to_owned(), json!({ "new": id }))]))
            .outbox(super::super::PLAN_CHANGED, Map::from_iter([("plan".to_owned(), json!(plan))]))
            .idempotent(repeat.answered(json!(kept)))
            .commit(desk.tables)
            .await;
        if let Some(kept) = ended(done, kept)? {
            return Ok(kept);
        }
    }
    Err(StoreError::Contended.into())
}

/// Whether somebody of the team reads a question. That a family does not want somebody is for whoever answers it and whoever leads: the
/// one it is about may be at the next desk.
pub(super) fn is_for(desk: &Desk<'_>, reader: &Reader<'_>, ask: &AskRecord) -> bool {
    ask.about != AskKind::Remove || ask.with == desk.actor.user || reader.leads()
}

/// Who answers: whoever leads; where nobody does, the first of the team.
fn answers(whole: &Whole, desk: &Desk<'_>) -> Option<UserId> {
    let team = || whole.team.iter().filter(|member| member.is_in(desk.today));
    whole.lead(desk.today).or_else(|| team().next()).map(|member| member.user)
}

fn about(adult: PersonId) -> EntryName {
    EntryName::new(Kind::Adult, adult.uuid())
}

fn row_key(desk: &Desk<'_>, plan: PlanId, ask: &AskRecord) -> Key {
    plan_keys::due_row(&desk.zone.id, ask.with, ask.due, plan, about(ask.adult))
}

/// What lies on the desk. The family's words are not in it.
fn row(whole: &Whole, ask: &AskRecord) -> Option<DueRow> {
    let member = whole.team.iter().find(|member| member.user == ask.with)?;
    Some(DueRow {
        plan: whole.plan.id,
        entry: about(ask.adult),
        text: format!("The family asks: {}", ask.about.words()),
        due: ask.due,
        of_family: false,
        organisation: member.organisation,
        learning: false,
    })
}
