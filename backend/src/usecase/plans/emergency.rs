//! Looking in an emergency, and keeping out of what is of a family one knows.

use doorstep_shared::api::desk::list_messages::{Message as Shown, MessageKind, To};
use doorstep_shared::api::desk::plans::{Emergency, EmergencyLine, GlassView, LEAST_REASON, LookReview, MINUTES};
use doorstep_shared::date::Date;
use doorstep_shared::id::PlanId;
use doorstep_shared::people::{Capability, Membership, Role};
use doorstep_shared::plans::access::{Area, Op};
use doorstep_shared::plans::message::{Say, Trigger};
use doorstep_shared::plans::section::Section;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, json};
use uuid::Uuid;

use super::again::{answered, ended};
use super::entry::{TRIES, begun, opened};
use super::error::PlanError;
use super::records::{AccessEvent, EmergencyReviewed, EmergencyRow, Glass, Interest, LookRecord};
use super::rows;
use super::view::Names;
use super::whole::{Reader, Whole};
use crate::port::{Clock, Condition, Key, StoreError, Tables};
use crate::store::{ChangeError, Committed, Message, Repeat, get, keys, messages, plan_keys, query, replayed};
use crate::usecase::entry::Desk;
use crate::usecase::sign_in::UserRecord;
use crate::usecase::tell::at_once;

/// Opens sections for an hour. Neither that a safeguarding route was used nor a confidential address is ever opened by it.
///
/// # Errors
/// What makes no sense, or why it may not be done.
pub async fn break_glass(
    desk: &Desk<'_>,
    id: PlanId,
    asked: &Emergency,
    repeat: &Repeat,
) -> Result<GlassView, PlanError> {
    let whole = Whole::load(desk, id).await?;
    // A safeguarding lead looks at what they may not know of: that is what this is for.
    let reader = Reader::stranger(desk, &whole).ok_or(PlanError::NotFound)?;
    if whole.interests.iter().any(|interest| interest.user == desk.actor.user) {
        return Err(PlanError::NotFound);
    }
    reader.may(Area::BreakGlass, Op::Create)?;
    if let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await? {
        return answered(answer);
    }
    let reason = asked.reason.trim();
    if reason.chars().count() < LEAST_REASON {
        return Err(PlanError::invalid(
            "/reason",
            format!("Say why, in at least {LEAST_REASON} characters. The family reads it."),
        ));
    }
    if asked.sections.is_empty() || asked.sections.contains(&Section::Pointer) {
        return Err(PlanError::invalid(
            "/sections",
            "Choose the sections that you need. That a safeguarding route was used is never opened.",
        ));
    }
    let now = desk.clock.now();
    let until = now + SignedDuration::from_mins(MINUTES);
    let glass = Glass {
        user: desk.actor.user,
        reason: reason.to_owned(),
        sections: asked.sections.clone(),
        withheld: asked.withheld,
        from: now.to_string(),
        until: until.as_second(),
    };
    let event = AccessEvent {
        at: now.to_string(),
        by: desk.actor.user,
        role: desk.actor.role,
        organisation: desk.actor.organisation,
        sections: asked.sections.clone(),
        action: "emergency".into(),
        reason: reason.to_owned(),
        withheld: asked.withheld,
    };
    let answer = GlassView {
        until: Timestamp::from_second(until.as_second()).map(|at| at.to_string()).unwrap_or_default(),
        sections: asked.sections.clone(),
    };
    let event_id = desk.ids.next();
    // On the desks of those who go through it from this moment on.
    let row = EmergencyRow {
        look: event_id,
        plan: id,
        label: whole.plan.label.clone(),
        by: desk.actor.user,
        role: desk.actor.role,
        at: now.to_string(),
        until: answer.until.clone(),
        sections: asked.sections.clone(),
        withheld: asked.withheld,
        review_by: review_by(desk.today),
        reviewed: None,
        version: 1,
    };
    let about = json!({ "plan": id, "by": desk.actor.user, "until": answer.until, "sections": asked.sections });
    let mut change = begun(desk);
    if asked.withheld.is_none() {
        change = at_once(desk, &whole, Trigger::Looked, (Say::Looked, None), change).await?;
    }
    let done = change
        .put(plan_keys::glass(id, desk.actor.user), &glass, Condition::None)
        .create(plan_keys::access_event(id, event_id), &event)
        .create(plan_keys::look(id, event_id), &LookRecord(event))
        .create(plan_keys::emergency(&desk.zone.id, event_id), &row)
        .audit(&format!("plan/{id}"), "emergency", Map::from_iter([("/emergency".to_owned(), json!({ "new": glass }))]))
        .outbox(super::EMERGENCY, about.as_object().cloned().unwrap_or_default())
        .idempotent(repeat.answered(json!(answer)))
        .commit(desk.tables)
        .await?;
    match done {
        Committed::Made => Ok(answer),
        Committed::Replayed(before) => answered(before),
    }
}

/// Early in the month after a look: looks are gone through month by month.
fn review_by(today: Date) -> Date {
    const DAY: i8 = 7;
    let (year, month) = if today.month() == 12 { (today.year() + 1, 1) } else { (today.year(), today.month() + 1) };
    Date::new(year, month, DAY).unwrap_or_else(|| today.plus_days(31))
}

/// Whether somebody goes through looks in an emergency.
pub(super) fn reviews(desk: &Desk<'_>) -> bool {
    desk.actor.role == Role::Coordinator || desk.actor.capabilities.has(Capability::DataProtection)
}

/// The looks that nobody has gone through, for those who do; nobody goes through their own.
///
/// # Errors
/// When the tables cannot be read.
pub(super) async fn waiting(desk: &Desk<'_>) -> Result<Vec<EmergencyLine>, StoreError> {
    if !reviews(desk) {
        return Ok(Vec::new());
    }
    let rows: Vec<EmergencyRow> = query(desk.tables, &plan_keys::emergencies(&desk.zone.id), "").await?;
    let open = |row: &EmergencyRow| row.reviewed.is_none() && row.by != desk.actor.user;
    let rows: Vec<EmergencyRow> = rows.into_iter().filter(open).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let names = Names::read(desk, rows.iter().map(|row| row.by).collect(), Default::default()).await?;
    let line = |row: EmergencyRow| EmergencyLine {
        look: row.look,
        plan: row.plan,
        label: row.label,
        by: names.person(row.by),
        role: Some(row.role),
        at: row.at,
        until: row.until,
        sections: row.sections,
        withheld: row.withheld,
        review_by: row.review_by,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Says that somebody went through a look.
///
/// # Errors
/// [`PlanError::NotFound`] when they do not, or it is their own; [`PlanError::Stale`] when somebody has already.
pub async fn review(desk: &Desk<'_>, look: Uuid, said: LookReview, repeat: &Repeat) -> Result<LookReview, PlanError> {
    let key = plan_keys::emergency(&desk.zone.id, look);
    let row: Option<EmergencyRow> = if reviews(desk) { get(desk.tables, &key).await? } else { None };
    let row = row.filter(|row| row.by != desk.actor.user).ok_or(PlanError::NotFound)?;
    if let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await? {
        return answered(answer);
    }
    if row.reviewed.is_some() {
        return Err(PlanError::Stale(row.version));
    }
    let reviewed = EmergencyReviewed { by: desk.actor.user, on: desk.today, found: said.found };
    let after = EmergencyRow { reviewed: Some(reviewed), version: row.version + 1, ..row.clone() };
    let sides = Map::from_iter([("/reviewed".to_owned(), json!({ "new": reviewed }))]);
    let done = begun(desk)
        .replace(key, &after, row.version)
        .audit(&format!("plan/{}", row.plan), "review", sides)
        .idempotent(repeat.answered(json!(said)))
        .commit(desk.tables)
        .await;
    ended(done, said)?.ok_or(PlanError::Stale(row.version + 1))
}

/// Says that one knows the family privately. From then on the plan is not there for them: whoever leads has to find somebody else.
///
/// # Errors
/// When they lead it, or may not know of it.
pub async fn declare(desk: &Desk<'_>, id: PlanId, repeat: &Repeat) -> Result<(), PlanError> {
    for _ in 0..TRIES {
        if replayed(desk.tables, &desk.by(), repeat).await?.is_some() {
            return Ok(());
        }
        let mut whole = opened(desk, id).await?;
        let reader = Reader::new(desk, &whole)?;
        if reader.member().is_some_and(|member| member.lead) {
            return Err(PlanError::invalid(
                "",
                "You lead this plan. Ask for somebody else to lead first, then say so again.",
            ));
        }
        let interest = Interest { user: desk.actor.user, on: desk.today };
        whole.interests.push(interest.clone());
        let was = whole.plan.version;
        whole.plan.version = was + 1;
        let mut change = begun(desk).put(plan_keys::interest(id, desk.actor.user), &interest, Condition::None).replace(
            plan_keys::plan_meta(id),
            &whole.plan,
            was,
        );
        change = rows::of_plan(desk, &whole, change);
        let done = change
            .audit(&format!("plan/{id}"), "interest", Map::new())
            .idempotent(repeat.answered(json!({ "declared": true })))
            .commit(desk.tables)
            .await;
        match done {
            Ok(_) => return Ok(()),
            Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Contended.into())
}

/// Tells whoever answers for data protection that somebody looks: each of them once, however often the message comes. Where nobody
/// does, the coordinators are told.
///
/// # Errors
/// When the tables do not answer; the message then comes again.
pub async fn tell(tables: &dyn Tables, clock: &dyn Clock, key: &Key, message: &Message) -> Result<(), StoreError> {
    let (now, today) = (clock.now(), clock.today());
    let members: Vec<Membership> = query(tables, &keys::zone(&message.zone), keys::MEMBER).await?;
    let here = || members.iter().filter(|member| member.in_force(today));
    let mut told: Vec<&Membership> =
        here().filter(|member| member.capabilities.has(Capability::DataProtection)).collect();
    if told.is_empty() {
        told = here().filter(|member| member.role == Role::Coordinator).collect();
    }
    let plan = message.about.get("plan").and_then(serde_json::Value::as_str).unwrap_or_default();
    let until = message.about.get("until").and_then(serde_json::Value::as_str).unwrap_or_default();
    for member in told {
        let held: Option<UserRecord> = get(tables, &keys::user_meta(member.user)).await?;
        let to = To {
            user: Some(member.user),
            name: held.as_ref().map(|user| user.name.clone()).unwrap_or_default(),
            email: held.and_then(|user| user.email),
        };
        let shown = Shown {
            // The same message to the same person has the same id: it is kept once.
            id: Uuid::new_v5(&member.user.uuid(), key.sk.as_bytes()),
            on: today,
            kind: MessageKind::Emergency,
            to,
            subject: "Somebody looks at a plan in an emergency".into(),
            text: format!(
                "Somebody looks at a plan in an emergency, until {until}. Who, at what and why stands in “Who looked”: /desk/{}/plans/{plan}/history",
                message.zone
            ),
            entries: Vec::new(),
            delivery: None,
        };
        let token = Uuid::new_v5(&shown.id, b"kept");
        messages::keep(tables, now, token, &message.zone, &shown).await?;
    }
    Ok(())
}
