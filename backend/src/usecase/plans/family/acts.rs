//! What an adult of the family does in its plan: in its own words, on what is its own. Nothing else of an entry is touched.

use doorstep_shared::api::desk::plans::{NewPlanEntry, Said, SharingChoice, SharingSaid, Taking};
use doorstep_shared::id::{OrganisationId, PersonId, PlanId};
use doorstep_shared::plans::course::Step;
use doorstep_shared::plans::entry::{AboutMe, Body, EntryName, FieldChange, Kind, value_at};
use doorstep_shared::plans::meeting::Minutes;
use doorstep_shared::plans::plan::AgreedHow;
use doorstep_shared::plans::referral::{AgreedToTell, Reason, Referral, Says, Stage, Used};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::Choice;
use doorstep_shared::plans::work::ActionStatus;
use serde_json::{Map, Value, json};

use super::super::entry::{add, change, opened, readable};
use super::super::error::PlanError;
use crate::store::{Repeat, replayed};
use crate::usecase::entry::Desk;
use crate::usecase::plans::MarkKey;

/// What somebody had before them when they wrote: the entry at its version.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// The entry.
    pub entry: EntryName,
    /// Its version.
    pub version: u64,
}

fn fields_of(body: &Body) -> Map<String, Value> {
    match serde_json::to_value(body) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// Writes these values onto an entry that is still as it was seen. What was meanwhile changed by somebody else is looked at again.
async fn edit(
    desk: &Desk<'_>,
    marks: &MarkKey,
    plan: PlanId,
    (kind, seen): (Kind, Seen),
    values: impl FnOnce(&Body) -> Result<Vec<(&'static str, Value)>, PlanError>,
    repeat: &Repeat,
) -> Result<(), PlanError> {
    if seen.entry.kind != kind {
        return Err(PlanError::NotFound);
    }
    let whole = opened(desk, plan).await?;
    let entry = readable(desk, &whole, seen.entry)?;
    if entry.version != seen.version {
        return match replayed(desk.tables, &desk.by(), repeat).await? {
            Some(_) => Ok(()),
            None => Err(PlanError::Stale(entry.version)),
        };
    }
    let before = fields_of(&entry.body);
    let changes: Vec<FieldChange> = values(&entry.body)?
        .into_iter()
        .map(|(field, new)| FieldChange { field: field.into(), base: value_at(&before, field), new })
        .filter(|change| change.base != change.new)
        .collect();
    if changes.is_empty() {
        return Ok(());
    }
    change(desk, marks, plan, (seen.entry, seen.version), &changes, repeat).await.map(drop)
}

/// Says that an action of theirs is done, or not yet, and what they want to say of it.
///
/// # Errors
/// [`PlanError::Stale`] when it was changed meanwhile; why it may not be done.
pub async fn tick(
    desk: &Desk<'_>,
    marks: &MarkKey,
    plan: PlanId,
    seen: Seen,
    (done, said): (Option<bool>, &str),
    repeat: &Repeat,
) -> Result<(), PlanError> {
    let values = |body: &Body| {
        let Body::Action(action) = body else { return Err(PlanError::NotFound) };
        let mut values = vec![("said", json!(said.trim()))];
        match done {
            Some(true) if action.status.is_open() => values.push(("status", json!(ActionStatus::Done))),
            Some(false) if action.status == ActionStatus::Done => values.push(("status", json!(ActionStatus::Agreed))),
            _ => {}
        }
        Ok(values)
    };
    edit(desk, marks, plan, (Kind::Action, seen), values, repeat).await
}

/// Writes the family's own "all about me". The first time it begins one.
///
/// # Errors
/// As [`tick`].
pub async fn write_about_me(
    desk: &Desk<'_>,
    marks: &MarkKey,
    plan: PlanId,
    version: u64,
    me: &AboutMe,
    repeat: &Repeat,
) -> Result<(), PlanError> {
    let family = desk.actor.organisation.ok_or(PlanError::NotFound)?;
    let name = EntryName::new(Kind::AboutMe, family.uuid());
    if version == 0 {
        let new = NewPlanEntry { id: family.uuid(), body: Body::AboutMe(Box::new(me.clone())) };
        return add(desk, marks, plan, &new, repeat).await.map(drop);
    }
    let after = fields_of(&Body::AboutMe(Box::new(me.clone())));
    let values = |_: &Body| {
        let words = ME_FIELDS.iter().map(|field| (*field, value_at(&after, field)));
        Ok(words.collect())
    };
    edit(desk, marks, plan, (Kind::AboutMe, Seen { entry: name, version }), values, repeat).await
}

/// The fields of "all about me", in the order in which they are asked for.
pub const ME_FIELDS: [&str; 10] = [
    "likes",
    "what_people_like",
    "what_matters",
    "how_to_comfort",
    "how_to_help",
    "words_i_use",
    "important_people",
    "routines",
    "worries",
    "hopes",
];

/// Says whether they went (or whether it helped). Nobody else's answer is touched.
///
/// # Errors
/// As [`tick`].
pub async fn say_happened(
    desk: &Desk<'_>,
    marks: &MarkKey,
    plan: PlanId,
    seen: Seen,
    (outcome, says): (bool, Says),
    repeat: &Repeat,
) -> Result<(), PlanError> {
    let field = if outcome { "outcome_family" } else { "started_family" };
    edit(desk, marks, plan, (Kind::Referral, seen), |_| Ok(vec![(field, json!(says))]), repeat).await
}

/// Says whether they used what they were shown. Why not is not asked.
///
/// # Errors
/// As [`tick`].
pub async fn say_used(
    desk: &Desk<'_>,
    marks: &MarkKey,
    plan: PlanId,
    seen: Seen,
    used: bool,
    repeat: &Repeat,
) -> Result<(), PlanError> {
    let used = if used { Used::Yes } else { Used::No };
    let values = vec![("used", json!(used)), ("reason", Value::Null)];
    edit(desk, marks, plan, (Kind::Signpost, seen), |_| Ok(values), repeat).await
}

fn offered(body: &Body) -> Result<&Referral, PlanError> {
    match body {
        Body::Referral(referral) if referral.stage == Stage::Offered => Ok(referral),
        _ => Err(PlanError::NotFound),
    }
}

/// Agrees that a service is asked, with what it may be told.
///
/// # Errors
/// As [`tick`]; when the words name the child.
pub async fn agree_service(
    desk: &Desk<'_>,
    marks: &MarkKey,
    plan: PlanId,
    seen: Seen,
    (name, language, contact, words): (bool, bool, bool, &str),
    repeat: &Repeat,
) -> Result<(), PlanError> {
    let agreed = AgreedToTell {
        adult: PersonId::new(desk.actor.user.uuid()),
        how: AgreedHow::Typed,
        on: desk.today,
        name,
        language,
        contact,
        words: words.trim().to_owned(),
    };
    let values = |body: &Body| {
        offered(body)?;
        Ok(vec![("agreed", json!(agreed)), ("stage", json!(Stage::AgreedByFamily))])
    };
    edit(desk, marks, plan, (Kind::Referral, seen), values, repeat).await
}

/// Says no to a service. They are not asked why: "did not want it" is all there is to say.
///
/// # Errors
/// As [`tick`].
pub async fn decline_service(
    desk: &Desk<'_>,
    marks: &MarkKey,
    plan: PlanId,
    seen: Seen,
    repeat: &Repeat,
) -> Result<(), PlanError> {
    let values = |body: &Body| {
        offered(body)?;
        let mut values = vec![("stage", json!(Stage::DeclinedByFamily))];
        if Stage::DeclinedByFamily.needs_reason() {
            values.push(("reason", json!(Reason::NotWanted)));
        }
        Ok(values)
    };
    edit(desk, marks, plan, (Kind::Referral, seen), values, repeat).await
}

/// Writes what the family wants to say at a meeting that is to come.
///
/// # Errors
/// As [`tick`].
pub async fn prepare(
    desk: &Desk<'_>,
    marks: &MarkKey,
    plan: PlanId,
    seen: Seen,
    [well, hard, about]: [&str; 3],
    repeat: &Repeat,
) -> Result<(), PlanError> {
    use doorstep_shared::plans::meeting::MeetingState;
    let values = |body: &Body| match body {
        Body::Meeting(meeting) if meeting.state == MeetingState::Planned => Ok(vec![
            ("going_well", json!(well.trim())),
            ("hard", json!(hard.trim())),
            ("talk_about", json!(about.trim())),
        ]),
        _ => Err(PlanError::NotFound),
    };
    edit(desk, marks, plan, (Kind::Meeting, seen), values, repeat).await
}

/// Says whether minutes are right.
///
/// # Errors
/// As [`tick`]; when they are not and there is no word of it.
pub async fn minutes(
    desk: &Desk<'_>,
    marks: &MarkKey,
    plan: PlanId,
    seen: Seen,
    (agrees, comment): (bool, &str),
    repeat: &Repeat,
) -> Result<(), PlanError> {
    let me = PersonId::new(desk.actor.user.uuid());
    let said = if agrees { Minutes::Agreed } else { Minutes::Disagreed };
    let values = |body: &Body| match body {
        Body::Meeting(meeting) if meeting.minutes == Minutes::Shared => Ok(vec![
            ("minutes", json!(said)),
            ("comment", json!(comment.trim())),
            ("said_by", json!(me)),
            ("said_on", json!(desk.today)),
        ]),
        _ => Err(PlanError::NotFound),
    };
    edit(desk, marks, plan, (Kind::Meeting, seen), values, repeat).await
}

/// Says who may see what. It counts from the next request on.
///
/// # Errors
/// When this adult may not choose; [`PlanError::Stale`] when the plan was changed meanwhile.
pub async fn share(
    desk: &Desk<'_>,
    plan: PlanId,
    base: u64,
    choices: &[(OrganisationId, Section, Choice)],
    repeat: &Repeat,
) -> Result<(), PlanError> {
    let said = SharingSaid {
        adult: PersonId::new(desk.actor.user.uuid()),
        how: AgreedHow::Typed,
        choices: choices
            .iter()
            .map(|(to, section, choice)| SharingChoice { to: *to, section: *section, choice: *choice })
            .collect(),
    };
    super::super::put_sharing(desk, plan, base, &said, repeat).await.map(drop)
}

/// Stops taking part. No reason is asked for, and there is no room for one.
///
/// # Errors
/// [`PlanError::Stale`] when the plan was changed meanwhile; when it is over already.
pub async fn stop(desk: &Desk<'_>, plan: PlanId, base: u64, repeat: &Repeat) -> Result<(), PlanError> {
    let taking = Taking { step: Step::Withdraw, said: Said::Nothing };
    super::super::take_step(desk, plan, base, &taking, repeat).await.map(drop)
}
