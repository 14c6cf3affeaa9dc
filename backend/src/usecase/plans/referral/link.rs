//! The link under which a service answers: made when a referral is sent, for this referral alone, and taken back at a press.

use doorstep_shared::api::desk::plans::{ReferralLink, ReferralRevoked};
use doorstep_shared::date::Date;
use doorstep_shared::id::{LinkId, PlanId};
use doorstep_shared::plans::entry::{Body, Entry, EntryName};
use doorstep_shared::plans::referral::{By, Referral, Stage, check_change, may_be_sent, step};

use super::super::again::answered;
use super::super::entry::{TRIES, begun, opened, plan_moves, readable, written};
use super::super::error::PlanError;
use super::super::records::{ReferralLinkRecord, SentLink};
use super::super::whole::{Reader, Whole, calendar_for};
use super::sense::told;
use crate::port::{Random, StoreError};
use crate::store::{Change, ChangeError, Committed, Repeat, get, plan_keys};
use crate::token::{Token, TokenHash};
use crate::usecase::entry::Desk;
use crate::usecase::plans::MarkKey;

/// V25: how long a link works, in days.
pub const DAYS: i32 = 14;
/// How long it is remembered afterwards, so that it can say that it is over, in seconds: 90 days.
const REMEMBERED: i64 = 90 * 24 * 60 * 60;
/// How often one request for a link may come again.
const MOST_REPEATS: usize = 16;

/// Sends a referral and gives the link, which nobody sees again. When the same request comes again its answer was lost, and the code
/// with it: that link is taken back and another one made, so that one works.
///
/// # Errors
/// What is missing before it may be sent; why it may not be done; when the tables do not answer.
pub async fn send(
    desk: &Desk<'_>,
    random: &dyn Random,
    marks: &MarkKey,
    (plan, name): (PlanId, EntryName),
    repeat: &Repeat,
) -> Result<ReferralLink, PlanError> {
    let mut n = 0;
    for _ in 0..TRIES + MOST_REPEATS {
        let part = if n == 0 { repeat.clone() } else { repeat.part(&n.to_string()) };
        let whole = opened(desk, plan).await?;
        let (before, referral) = referral_of(desk, &whole, name)?;
        Reader::new(desk, &whole)?.may_change(before)?;
        let calendar = calendar_for(desk, name.kind).await?;
        let mut sent = sendable(&referral, desk.today)?;
        check_change(&referral, &sent, (By::Worker, desk.today), &calendar).map_err(PlanError::Invalid)?;
        sent.settle(desk.today, By::Worker, &calendar);
        let until = desk.today.plus_days(DAYS);
        sent.link_until = Some(until);
        let token = Token::new(random).map_err(|error| StoreError::Unavailable(error.to_string()))?;
        let mut change = begun(desk);
        let old = whole.links.iter().find(|link| link.entry == name);
        change = taken_back(desk, old.map(|link| &link.hash), change).await?;
        let link = ReferralLinkRecord {
            id: LinkId::new(desk.ids.next()),
            zone: desk.zone.id.clone(),
            plan,
            entry: name,
            until,
            revoked: false,
            forgotten_at: desk.clock.now().as_second() + i64::from(DAYS) * 86_400 + REMEMBERED,
            version: 1,
        };
        let base = old.map_or(0, |link| link.version);
        let held = SentLink { entry: name, id: link.id, hash: token.hash(), version: base + 1 };
        let key = plan_keys::sent_link(plan, name);
        change = if base == 0 { change.create(key, &held) } else { change.replace(key, &held, base) };
        change = change.create(plan_keys::referral_link(&held.hash), &link);
        let after = changed(desk, before, sent);
        let version = after.version;
        change = change.replace(plan_keys::plan_entry(plan, whole.plan.family, name), &after, before.version);
        change = written(desk, &whole, Some(before), &after, "send", change);
        change = told(desk, &whole, before, &after, change).await?;
        let before = before.clone();
        change = plan_moves(desk, marks, whole, Some(&before), &after, change)?;
        match change.idempotent(part.answered(serde_json::json!(link.id))).commit(desk.tables).await {
            Ok(Committed::Made) => return Ok(ReferralLink { path: format!("/r/{}", token.as_str()), until, version }),
            Ok(Committed::Replayed(_)) => n += 1,
            Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Contended.into())
}

/// The referral as it is once it was sent: it takes the step, or the service has had it and gets a new link.
fn sendable(before: &Referral, today: Date) -> Result<Referral, PlanError> {
    may_be_sent(before, today).map_err(|error| PlanError::Invalid(vec![error]))?;
    if before.worker_phone.trim().is_empty() {
        let detail = "Write the number on which the service reaches you. It stands on their page.";
        return Err(PlanError::invalid("/worker_phone", detail));
    }
    let again = before.stage.is_with_service() && before.stage != Stage::MoreInfo;
    if again {
        return Ok(before.clone());
    }
    step(before.stage, Stage::Sent, By::Worker).map_err(|no| PlanError::invalid("/stage", no.sentence()))?;
    Ok(Referral { stage: Stage::Sent, ..before.clone() })
}

/// Takes the link of a referral back.
///
/// # Errors
/// Why it may not be done; when the tables do not answer.
pub async fn revoke(
    desk: &Desk<'_>,
    marks: &MarkKey,
    (plan, name): (PlanId, EntryName),
    repeat: &Repeat,
) -> Result<ReferralRevoked, PlanError> {
    for _ in 0..TRIES {
        let whole = opened(desk, plan).await?;
        let (before, referral) = referral_of(desk, &whole, name)?;
        Reader::new(desk, &whole)?.may_change(before)?;
        if referral.link_until.is_none() {
            return Ok(ReferralRevoked { version: before.version });
        }
        let old = whole.links.iter().find(|link| link.entry == name);
        let mut change = taken_back(desk, old.map(|link| &link.hash), begun(desk)).await?;
        let after = changed(desk, before, Referral { link_until: None, ..referral });
        let answer = ReferralRevoked { version: after.version };
        change = change.replace(plan_keys::plan_entry(plan, whole.plan.family, name), &after, before.version);
        change = written(desk, &whole, Some(before), &after, "revoke", change);
        let before = before.clone();
        change = plan_moves(desk, marks, whole, Some(&before), &after, change)?;
        let told = serde_json::to_value(&answer).map_err(|error| StoreError::Rejected(error.to_string()))?;
        match change.idempotent(repeat.answered(told)).commit(desk.tables).await {
            Ok(Committed::Made) => return Ok(answer),
            Ok(Committed::Replayed(answer)) => return answered(answer),
            Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Contended.into())
}

/// A referral that they may read; anything else is not there.
fn referral_of<'w>(desk: &Desk<'_>, whole: &'w Whole, name: EntryName) -> Result<(&'w Entry, Referral), PlanError> {
    let entry = readable(desk, whole, name)?;
    match &entry.body {
        Body::Referral(referral) => Ok((entry, Referral::clone(referral))),
        _ => Err(PlanError::NotFound),
    }
}

/// The entry after a change by whoever is at the desk.
pub(super) fn changed(desk: &Desk<'_>, before: &Entry, referral: Referral) -> Entry {
    Entry {
        changed_by: desk.actor.user,
        changed_at: desk.clock.now().to_string(),
        version: before.version + 1,
        body: Body::Referral(Box::new(referral)),
        ..before.clone()
    }
}

/// Takes the link with this hash back, where there is one that works.
async fn taken_back<'c>(
    desk: &Desk<'_>,
    hash: Option<&TokenHash>,
    change: Change<'c>,
) -> Result<Change<'c>, StoreError> {
    let Some(hash) = hash else { return Ok(change) };
    let key = plan_keys::referral_link(hash);
    match get::<ReferralLinkRecord>(desk.tables, &key).await? {
        Some(mut link) if !link.revoked => {
            let base = link.version;
            (link.revoked, link.version) = (true, base + 1);
            Ok(change.replace(key, &link, base))
        }
        _ => Ok(change),
    }
}
