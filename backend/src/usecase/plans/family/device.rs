//! Coming in: the link with the six numbers, then a device that is remembered, locks, and is let go.

use doorstep_shared::directory::Zone;
use doorstep_shared::id::{LinkId, OrganisationId, PlanId, UserId};
use doorstep_shared::people::Role;
use doorstep_shared::plans::family::{DEVICE, DoorCode, LOCKS_AFTER, TRIES, Tongue};
use doorstep_shared::policy::Actor;
use doorstep_shared::set::{Member as _, Set};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use super::super::entry::MarkKey;
use super::super::records::adult;
use super::super::whole::Whole;
use super::records::{Door, FamilyDevice, FamilyLink};
use crate::port::{Clock, Condition, Ids, Random, StoreError, Table, Tables};
use crate::store::{By, Change, ChangeError, get, plan_keys, records};
use crate::token::{Token, TokenHash};
use crate::usecase::entry::Desk;

/// How often something is tried onto what happened meanwhile.
const AGAIN: usize = 8;
/// That somebody does something is noted no more often than this: once a minute.
const NOTED: i64 = 60;

/// What doors work with.
#[derive(Clone, Copy)]
pub struct With<'a> {
    /// The tables.
    pub tables: &'a dyn Tables,
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// New ids.
    pub ids: &'a dyn Ids,
    /// Randomness.
    pub random: &'a dyn Random,
    /// The keyed hash's key.
    pub marks: &'a MarkKey,
}

impl With<'_> {
    fn now(&self) -> i64 {
        self.clock.now().as_second()
    }
}

/// Why somebody is not in.
#[derive(Debug, thiserror::Error)]
pub enum NotIn {
    /// There never was such a link.
    #[error("there is no such link")]
    Unknown,
    /// It works no more: somebody came in by it, its days are over, or it was taken back.
    #[error("the link works no more")]
    Gone,
    /// Wrong numbers were tried too often: IG19.
    #[error("wrong numbers were tried too often")]
    Closed(Tongue),
    /// These are not the numbers; so many tries are left.
    #[error("these are not the numbers")]
    Wrong(u8),
    /// The tables do not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ChangeError> for NotIn {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Store(error) => Self::Store(error),
            error => Self::Store(StoreError::Unavailable(error.to_string())),
        }
    }
}

/// The keyed hash of six numbers. Without the key nobody can try out the million there are.
pub(super) fn code_mark(key: &MarkKey, door: LinkId, code: &DoorCode) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    mac.update(b"family-door");
    mac.update(door.uuid().as_bytes());
    mac.update(code.as_str().as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether these are the numbers. By hashes, so that the time it takes tells nothing.
fn fits(key: &MarkKey, door: LinkId, mark: &str, typed: Option<&DoorCode>) -> bool {
    let typed = typed.map(|code| code_mark(key, door, code)).unwrap_or_default();
    !mark.is_empty() && TokenHash::of(&[&typed]) == TokenHash::of(&[mark])
}

/// A link that can be claimed.
async fn link_of(with: With<'_>, hash: &TokenHash) -> Result<FamilyLink, NotIn> {
    let link: FamilyLink = get(with.tables, &plan_keys::family_link(hash)).await?.ok_or(NotIn::Unknown)?;
    if link.tries >= TRIES {
        return Err(NotIn::Closed(link.tongue));
    }
    if link.over || with.clock.today() > link.until { Err(NotIn::Gone) } else { Ok(link) }
}

/// What a link says before the numbers are typed: its language. Looking changes nothing, so a program that looks through messages
/// uses nothing up.
///
/// # Errors
/// [`NotIn`].
pub async fn knock(with: With<'_>, token: &Token) -> Result<Tongue, NotIn> {
    Ok(link_of(with, &token.hash()).await?.tongue)
}

/// Comes in by a link: once, with the six numbers. What the browser keeps is another secret than the link.
///
/// # Errors
/// [`NotIn`]; with wrong numbers the try is counted.
pub async fn claim(with: With<'_>, token: &Token, typed: Option<&DoorCode>, shared: bool) -> Result<Token, NotIn> {
    for _ in 0..AGAIN {
        let hash = token.hash();
        let link = link_of(with, &hash).await?;
        let key = plan_keys::family_link(&hash);
        let by = By::new(link.adult.to_string(), Role::Family.key());
        let change = Change::new(by, &link.zone, with.clock.now(), with.ids);
        if !fits(with.marks, link.id, &link.code, typed) {
            let tries = link.tries + 1;
            let tried = FamilyLink { tries, version: link.version + 1, ..link.clone() };
            match change.replace(key, &tried, link.version).commit(with.tables).await {
                Ok(_) if tries >= TRIES => return Err(NotIn::Closed(link.tongue)),
                Ok(_) => return Err(NotIn::Wrong(TRIES - tries)),
                Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => continue,
                Err(error) => return Err(error.into()),
            }
        }
        let (zone, actor) = zone_and_actor(with, &link).await?;
        let desk = desk(with, &zone, &actor);
        let whole = Whole::load(&desk, link.plan).await.map_err(|_| NotIn::Gone)?;
        let door = whole.doors.iter().find(|door| door.id == link.id && door.closed_on.is_none());
        let sees = adult(&whole.entries, link.adult).is_some_and(|adult| adult.may_see_plan);
        let (Some(door), true) = (door.cloned(), sees) else { return Err(NotIn::Gone) };
        let device = Token::new(with.random).map_err(|error| StoreError::Unavailable(error.to_string()))?;
        let record = FamilyDevice {
            id: link.id,
            zone: link.zone.clone(),
            plan: link.plan,
            family: link.family,
            adult: link.adult,
            // The lock asks before the plan is read: it speaks as the link did.
            tongue: Some(link.tongue),
            code: link.code.clone(),
            tries: 0,
            shared,
            locked: false,
            seen_at: with.now(),
            ends_at: with.now() + DEVICE,
            version: 1,
        };
        let used = FamilyLink { over: true, version: link.version + 1, ..link.clone() };
        let came = Door {
            device: Some(device.hash()),
            claimed_on: Some(desk.today),
            shared,
            version: door.version + 1,
            ..door.clone()
        };
        let done = change
            .replace(key, &used, link.version)
            .create(plan_keys::family_device(&device.hash()), &record)
            .replace(plan_keys::door(link.plan, link.id), &came, door.version)
            .audit(&format!("plan/{}/family", link.plan), "claim", serde_json::Map::new())
            .commit(with.tables)
            .await;
        match done {
            Ok(_) => return Ok(device),
            Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Contended.into())
}

/// Somebody with a device that came in.
pub struct Visit {
    /// The device.
    pub device: FamilyDevice,
    /// The zone.
    pub zone: Zone,
    hash: TokenHash,
    actor: Actor,
}

impl Visit {
    /// The desk of this adult.
    pub fn desk<'a>(&'a self, with: With<'a>) -> Desk<'a> {
        desk(with, &self.zone, &self.actor)
    }

    /// The plan.
    pub fn plan(&self) -> PlanId {
        self.device.plan
    }
}

/// How somebody with a cookie came.
pub enum Came {
    /// They are in.
    In(Box<Visit>),
    /// They have to type their six numbers.
    Locked(Box<Visit>),
    /// They are not known, or not any more.
    Out,
}

/// Who comes with this cookie.
///
/// # Errors
/// When the tables do not answer.
pub async fn come(with: With<'_>, token: &Token) -> Result<Came, StoreError> {
    let hash = token.hash();
    let key = plan_keys::family_device(&hash);
    let Some(device) = get::<FamilyDevice>(with.tables, &key).await? else { return Ok(Came::Out) };
    let now = with.now();
    if now >= device.ends_at {
        return Ok(Came::Out);
    }
    let idle = now - device.seen_at > LOCKS_AFTER;
    let Some((zone, actor)) = zone_of(with, &device).await? else { return Ok(Came::Out) };
    let mut visit = Visit { device, zone, hash, actor };
    if visit.device.shared && (idle || visit.device.locked) {
        leave(with, &visit).await?;
        return Ok(Came::Out);
    }
    if idle || visit.device.locked {
        return Ok(Came::Locked(Box::new(visit)));
    }
    if now - visit.device.seen_at >= NOTED {
        let seen = FamilyDevice { seen_at: now, ..visit.device.clone() };
        visit.device = kept(with, &visit, seen).await?;
    }
    Ok(Came::In(Box::new(visit)))
}

/// Keeps a device as it is now. That two pages of it were opened at once changes nothing.
async fn kept(with: With<'_>, visit: &Visit, device: FamilyDevice) -> Result<FamilyDevice, StoreError> {
    let base = visit.device.version;
    let device = FamilyDevice { version: base + 1, ..device };
    let change = Change::new(visit.desk(with).by(), &visit.zone.id, with.clock.now(), with.ids);
    match change.replace(plan_keys::family_device(&visit.hash), &device, base).commit(with.tables).await {
        Ok(_) => Ok(device),
        Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => Ok(visit.device.clone()),
        Err(ChangeError::Store(error)) => Err(error),
        Err(error) => Err(StoreError::Unavailable(error.to_string())),
    }
}

/// Unlocks a device with the six numbers. After five wrong ones it is out.
///
/// # Errors
/// [`NotIn`].
pub async fn unlock(with: With<'_>, visit: &Visit, typed: Option<&DoorCode>) -> Result<(), NotIn> {
    let device = &visit.device;
    if fits(with.marks, device.id, &device.code, typed) {
        let open = FamilyDevice { locked: false, tries: 0, seen_at: with.now(), ..device.clone() };
        kept(with, visit, open).await?;
        return Ok(());
    }
    let tries = device.tries + 1;
    if tries >= TRIES {
        leave(with, visit).await?;
        return Err(NotIn::Closed(device.tongue.unwrap_or(Tongue::English)));
    }
    let before = device.version;
    let tried = kept(with, visit, FamilyDevice { tries, ..device.clone() }).await?;
    // A try that was not counted would be one for nothing.
    if tried.version == before { Err(StoreError::Contended.into()) } else { Err(NotIn::Wrong(TRIES - tries)) }
}

/// Locks a device.
///
/// # Errors
/// When it cannot be written.
pub async fn lock(with: With<'_>, visit: &Visit) -> Result<(), StoreError> {
    let locked = FamilyDevice { locked: true, ..visit.device.clone() };
    if kept(with, visit, locked).await?.version == visit.device.version {
        return Err(StoreError::Contended);
    }
    Ok(())
}

/// Chooses a language on a device.
///
/// # Errors
/// When it cannot be written.
pub async fn speak(with: With<'_>, visit: &Visit, tongue: Tongue) -> Result<(), StoreError> {
    kept(with, visit, FamilyDevice { tongue: Some(tongue), ..visit.device.clone() }).await.map(drop)
}

/// Lets a device go. Harmless to repeat.
///
/// # Errors
/// When it cannot be written.
pub async fn leave(with: With<'_>, visit: &Visit) -> Result<(), StoreError> {
    let change = Change::new(visit.desk(with).by(), &visit.zone.id, with.clock.now(), with.ids);
    let gone = change.delete(Table::People, plan_keys::family_device(&visit.hash), Condition::None);
    match gone.commit(with.tables).await {
        Ok(_) => Ok(()),
        Err(ChangeError::Store(error)) => Err(error),
        Err(error) => Err(StoreError::Unavailable(error.to_string())),
    }
}

fn desk<'a>(with: With<'a>, zone: &'a Zone, actor: &'a Actor) -> Desk<'a> {
    Desk { tables: with.tables, clock: with.clock, ids: with.ids, zone, actor, today: with.clock.today() }
}

async fn zone_and_actor(with: With<'_>, link: &FamilyLink) -> Result<(Zone, Actor), NotIn> {
    let zone = records::zone(with.tables, &link.zone).await?.ok_or(NotIn::Gone)?;
    Ok((zone, actor(link.adult.uuid(), link.family.uuid())))
}

async fn zone_of(with: With<'_>, device: &FamilyDevice) -> Result<Option<(Zone, Actor)>, StoreError> {
    let zone = records::zone(with.tables, &device.zone).await?;
    Ok(zone.map(|zone| (zone, actor(device.adult.uuid(), device.family.uuid()))))
}

/// An adult of a family. No membership is ever read for them: they are this and nothing else.
fn actor(adult: uuid::Uuid, family: uuid::Uuid) -> Actor {
    Actor {
        user: UserId::new(adult),
        role: Role::Family,
        organisation: Some(OrganisationId::new(family)),
        capabilities: Set::default(),
    }
}
