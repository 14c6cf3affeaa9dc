//! Links for a family, from the side of those who help: made, listed, closed.

use doorstep_shared::api::desk::plans::{AskView, DoorAdult, DoorClosed, DoorView, FamilyDoors, FamilyLinkMade};
use doorstep_shared::id::{LinkId, PersonId, PlanId};
use doorstep_shared::plans::access::{Area, Op, Refusal, Why};
use doorstep_shared::plans::entry::Body;
use doorstep_shared::plans::family::{DoorCode, LINK_DAYS, Tongue, sheet_number};
use doorstep_shared::plans::section::Section;
use serde_json::{Map, json};

use super::super::again::answered;
use super::super::entry::{TRIES, begun, opened};
use super::super::error::PlanError;
use super::super::look::{self, Looking};
use super::super::nominate::happened;
use super::super::records::adult;
use super::super::view::Names;
use super::super::whole::Reader;
use super::ask::is_for;
use super::device::code_mark;
use super::records::{Door, FamilyLink};
use crate::port::{Condition, Random, StoreError, Table};
use crate::store::{Change, ChangeError, Committed, Repeat, get, plan_keys, replayed};
use crate::token::Token;
use crate::usecase::entry::Desk;
use crate::usecase::plans::MarkKey;

/// How long a link is remembered after its days, so that it can say that it is over, in seconds: 90 days.
const REMEMBERED: i64 = 90 * 24 * 60 * 60;
/// How often one request for a link may come again.
const MOST_REPEATS: usize = 16;

/// The doors and questions of a family.
///
/// # Errors
/// [`PlanError::NotFound`] when they may not know of the plan; the refusal; when the tables cannot be read.
pub async fn list(desk: &Desk<'_>, plan: PlanId) -> Result<FamilyDoors, PlanError> {
    let whole = opened(desk, plan).await?;
    let reader = Reader::new(desk, &whole)?;
    if !reader.reads_all(Area::Agreement) {
        return Err(PlanError::Refused(Why::NotShared));
    }
    let names = Names::of(desk, &whole).await?;
    let adults = whole.entries.iter().filter(|entry| reader.may_read(entry).is_ok()).filter_map(|entry| {
        let Body::Adult(adult) = &entry.body else { return None };
        Some(DoorAdult {
            id: PersonId::new(entry.name.id),
            name: adult.called().to_owned(),
            may_see_plan: adult.may_see_plan,
        })
    });
    let mut doors: Vec<DoorView> = whole
        .doors
        .iter()
        .map(|door| DoorView {
            id: door.id,
            adult: door.adult,
            made_by: names.person(door.made_by),
            made_on: door.made_on,
            until: door.until,
            claimed_on: door.claimed_on,
            shared: door.shared,
            closed_on: door.closed_on,
        })
        .collect();
    doors.sort_by_key(|door| core::cmp::Reverse((door.made_on, door.id)));
    let mut asks: Vec<AskView> = whole
        .asks
        .iter()
        .filter(|ask| is_for(desk, &reader, ask))
        .map(|ask| AskView {
            id: ask.id,
            adult: ask.adult,
            about: ask.about,
            words: ask.words.clone(),
            at: ask.at.clone(),
            due: ask.due,
            answer: ask.answer.clone(),
            answered_by: ask.answered_by.map(|by| names.person(by)).unwrap_or_default(),
            answered_on: ask.answered_on,
            version: ask.version,
        })
        .collect();
    asks.sort_by(|one, other| other.at.cmp(&one.at));
    let no_link = match reader.may(Area::Agreement, Op::Create) {
        Ok(_) => None,
        Err(Refusal::Forbidden(why)) => Some(why),
        Err(Refusal::Hidden) => Some(Why::Never),
    };
    let all = FamilyDoors { adults: adults.collect(), doors, asks, sheet: sheet_number(plan), no_link };
    look::write(desk, &whole, Looking::at(&reader, vec![Section::Basics, Section::Agreement], "view")).await?;
    Ok(all)
}

/// Makes a link for an adult, and the six numbers. A link of theirs that nobody has used is taken back. When the same request comes
/// again its answer was lost, and both secrets with it: that link is taken back and another one made.
///
/// # Errors
/// When the adult may not see the plan; why it may not be done; when the tables do not answer.
pub async fn make(
    desk: &Desk<'_>,
    random: &dyn Random,
    marks: &MarkKey,
    (plan, who): (PlanId, PersonId),
    repeat: &Repeat,
) -> Result<FamilyLinkMade, PlanError> {
    let no_luck = |error: crate::port::NoRandomness| StoreError::Unavailable(error.to_string());
    let mut n = 0;
    for _ in 0..TRIES + MOST_REPEATS {
        let part = if n == 0 { repeat.clone() } else { repeat.part(&n.to_string()) };
        let whole = opened(desk, plan).await?;
        Reader::new(desk, &whole)?.may(Area::Agreement, Op::Create)?;
        match adult(&whole.entries, who) {
            None => return Err(PlanError::invalid("/adult", "This adult is not in this plan. Choose again.")),
            Some(adult) if !adult.may_see_plan => {
                let detail = "It is not decided that this adult may see the plan. Decide that first, with the family.";
                return Err(PlanError::invalid("/adult", detail));
            }
            Some(_) => {}
        }
        let home = whole.entries.iter().find_map(|e| if let Body::Home(home) = &e.body { Some(home) } else { None });
        let token = Token::new(random).map_err(no_luck)?;
        let mut bytes = [0; 8];
        random.fill(&mut bytes).map_err(no_luck)?;
        let code = DoorCode::of(bytes);
        let (id, until) = (LinkId::new(desk.ids.next()), desk.today.plus_days(LINK_DAYS));
        let link = FamilyLink {
            id,
            zone: desk.zone.id.clone(),
            plan,
            family: whole.plan.family,
            adult: who,
            tongue: Tongue::of_home(home).0,
            code: code_mark(marks, id, &code),
            tries: 0,
            until,
            over: false,
            forgotten_at: desk.clock.now().as_second() + i64::from(LINK_DAYS) * 86_400 + REMEMBERED,
            version: 1,
        };
        let door = Door {
            id,
            adult: who,
            made_by: desk.actor.user,
            made_on: desk.today,
            until,
            link: token.hash(),
            device: None,
            claimed_on: None,
            shared: false,
            closed_on: None,
            version: 1,
        };
        let mut change = begun(desk)
            .create(plan_keys::family_link(&token.hash()), &link)
            .create(plan_keys::door(plan, id), &door)
            .check(Table::Plans, plan_keys::plan_meta(plan), Condition::Version(whole.plan.version));
        let unused = |door: &&Door| door.adult == who && door.claimed_on.is_none() && door.closed_on.is_none();
        for old in whole.doors.iter().filter(unused) {
            change = shut(desk, plan, old, change).await?;
        }
        change = happened(desk, &whole, "family-link", Area::Agreement, change);
        let made = change
            .audit(
                &format!("plan/{plan}/family"),
                "link",
                Map::from_iter([("/adult".to_owned(), json!({ "new": who }))]),
            )
            .idempotent(part.answered(json!(id)))
            .commit(desk.tables)
            .await;
        match made {
            Ok(Committed::Made) => {
                return Ok(FamilyLinkMade { id, path: format!("/p/{}", token.as_str()), code: code.spoken(), until });
            }
            Ok(Committed::Replayed(_)) => n += 1,
            Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Contended.into())
}

/// Closes a door. A second press finds it done.
///
/// # Errors
/// [`PlanError::NotFound`] when there is no such door; why it may not be done.
pub async fn close(desk: &Desk<'_>, (plan, id): (PlanId, LinkId), repeat: &Repeat) -> Result<DoorClosed, PlanError> {
    for _ in 0..TRIES {
        let whole = opened(desk, plan).await?;
        if let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await? {
            return answered(answer);
        }
        Reader::new(desk, &whole)?.may(Area::Agreement, Op::Create)?;
        let door = whole.doors.iter().find(|door| door.id == id).ok_or(PlanError::NotFound)?;
        if let Some(on) = door.closed_on {
            return Ok(DoorClosed { on });
        }
        let change = shut(desk, plan, door, begun(desk)).await?;
        let change = happened(desk, &whole, "family-closed", Area::Agreement, change);
        let closed = DoorClosed { on: desk.today };
        let done = change
            .audit(
                &format!("plan/{plan}/family"),
                "close",
                Map::from_iter([("/door".to_owned(), json!({ "old": id }))]),
            )
            .idempotent(repeat.answered(json!(closed)))
            .commit(desk.tables)
            .await;
        match done {
            Ok(Committed::Made) => return Ok(closed),
            Ok(Committed::Replayed(answer)) => return answered(answer),
            Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Contended.into())
}

/// A door shut for good: its link is over, its device is out.
async fn shut<'c>(
    desk: &Desk<'_>,
    plan: PlanId,
    door: &Door,
    mut change: Change<'c>,
) -> Result<Change<'c>, StoreError> {
    let closed = Door { closed_on: Some(desk.today), version: door.version + 1, ..door.clone() };
    change = change.replace(plan_keys::door(plan, door.id), &closed, door.version);
    let key = plan_keys::family_link(&door.link);
    if let Some(link) = get::<FamilyLink>(desk.tables, &key).await?.filter(|link| !link.over) {
        let over = FamilyLink { over: true, version: link.version + 1, ..link.clone() };
        change = change.replace(key, &over, link.version);
    }
    if let Some(device) = &door.device {
        change = change.delete(Table::People, plan_keys::family_device(device), Condition::None);
    }
    Ok(change)
}
