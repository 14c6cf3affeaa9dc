//! Invitations and the last coordinator.
#![allow(clippy::unwrap_used, reason = "a test may")]

use doorstep_shared::api::desk::people::Terms;
use doorstep_shared::date::Date;
use doorstep_shared::directory::Zone;
use doorstep_shared::id::{UserId, ZoneId};
use doorstep_shared::people::{Capability, Membership, Role};
use doorstep_shared::policy::{Action, Actor, Permit, Relation, ZoneRules, decide};
use doorstep_shared::set::Set;
use jiff::{SignedDuration, Timestamp};

use super::*;
use crate::clock::{SystemIds, SystemRandom};
use crate::identity::Identity;
use crate::port::{Ids as _, Tables};
use crate::store::memory::MemoryTables;
use crate::store::{By, Change, Request, get, keys};
use crate::token::Token;
use crate::usecase::session::Keeper;

const TODAY: &str = "2027-06-08";

struct House {
    tables: MemoryTables,
    ids: SystemIds,
    now: Timestamp,
    zone: ZoneId,
    today: Date,
}

impl House {
    async fn new() -> Self {
        let house = Self {
            tables: MemoryTables::new(),
            ids: SystemIds::default(),
            now: "2027-06-08T08:30:00Z".parse().unwrap(),
            zone: "town".parse().unwrap(),
            today: TODAY.parse().unwrap(),
        };
        let zone = Zone::named(house.zone.clone(), "Town");
        house.change().create(keys::zone_meta(&house.zone), &zone).commit(&house.tables).await.unwrap();
        house
    }

    fn change(&self) -> Change<'_> {
        Change::new(By::new("test", "coordinator"), &self.zone, self.now, &self.ids)
    }

    fn keeper(&self) -> Keeper<'_> {
        Keeper { tables: &self.tables, ids: &self.ids, random: &SystemRandom, now: self.now }
    }

    fn later(&self, seconds: i64) -> Keeper<'_> {
        let now = self.now.checked_add(SignedDuration::from_secs(seconds)).unwrap();
        Keeper { now, ..self.keeper() }
    }

    async fn invites(&self, role: Role) -> Token {
        let inviting = Inviting {
            by: By::new("test", "coordinator"),
            name: "Samira".into(),
            zone: self.zone.clone(),
            terms: terms(role),
            hint: String::new(),
        };
        invite(self.keeper(), inviting, |_| None).await.unwrap().1.unwrap()
    }

    async fn member(&self, role: Role) -> UserId {
        let secret = self.invites(role).await;
        let who = identity(&self.ids.next().to_string());
        match accept(self.keeper(), &secret.hash(), &who, None, self.today, false).await.unwrap() {
            Accepted::Member(user, _) => user.id,
            other => panic!("{other:?}"),
        }
    }

    fn changing(&self, user: UserId, base: u64, terms: Terms) -> Changing {
        let request =
            Request { key: self.ids.next().to_string(), body_hash: "x".into(), response: serde_json::Value::Null };
        Changing {
            by: By::new("test", "coordinator"),
            zone: self.zone.clone(),
            user,
            base,
            terms,
            today: self.today,
            request,
        }
    }

    async fn coordinators(&self) -> usize {
        let held = members(&self.tables, &self.zone).await.unwrap();
        held.iter().filter(|m| m.lasts_as_coordinator(self.today)).count()
    }
}

fn terms(role: Role) -> Terms {
    Terms { role, organisation: None, capabilities: Set::EMPTY, from: None, to: None }
}

fn identity(subject: &str) -> Identity {
    Identity { issuer: "https://id.example".into(), subject: subject.into(), name: Some("Ann".into()), email: None }
}

fn permit(user: UserId, role: Role, capabilities: &[Capability]) -> Permit {
    let capabilities = capabilities.iter().copied().collect();
    let actor = Actor { user, role, organisation: None, capabilities };
    decide(Some(&actor), Action::People, Relation::Zone, ZoneRules::NoApproval).unwrap()
}

#[tokio::test]
async fn an_invitation_makes_one_person_a_member_once() {
    let house = House::new().await;
    let secret = house.invites(Role::Advisor).await;
    let hash = secret.hash();
    let (ann, bob) = (identity("ann"), identity("bob"));
    let (first, second) = tokio::join!(
        accept(house.keeper(), &hash, &ann, None, house.today, false),
        accept(house.keeper(), &hash, &bob, None, house.today, false)
    );
    let made = [first.unwrap(), second.unwrap()];
    assert_eq!(made.iter().filter(|a| matches!(a, Accepted::Member(..))).count(), 1, "{made:?}");
    assert_eq!(made.iter().filter(|a| **a == Accepted::Gone).count(), 1, "{made:?}");
    assert_eq!(accept(house.keeper(), &hash, &bob, None, house.today, false).await.unwrap(), Accepted::Gone);
    let held = members(&house.tables, &house.zone).await.unwrap();
    assert_eq!(held.len(), 1);
    assert_eq!((held[0].role, held[0].from), (Role::Advisor, house.today));
    // The person's own record is the same as the zone's.
    let own: Option<Membership> = get(&house.tables, &keys::membership(held[0].user, &house.zone)).await.unwrap();
    assert_eq!(own.as_ref(), Some(&held[0]));
}

#[tokio::test]
async fn an_invitation_ends_after_fourteen_days_and_when_it_is_taken_back() {
    let house = House::new().await;
    let hash = house.invites(Role::Advisor).await.hash();
    assert!(open_invitation(house.later(OPEN - 1), &hash).await.unwrap().is_some());
    let late = accept(house.later(OPEN), &hash, &identity("ann"), None, house.today, false).await.unwrap();
    assert_eq!(late, Accepted::Gone);
    let id = open_invitation(house.keeper(), &hash).await.unwrap().unwrap().id;
    assert!(withdraw(house.keeper(), By::new("t", "c"), &house.zone, id).await.unwrap());
    assert!(!withdraw(house.keeper(), By::new("t", "c"), &house.zone, id).await.unwrap());
    let gone = accept(house.keeper(), &hash, &identity("ann"), None, house.today, false).await.unwrap();
    assert_eq!(gone, Accepted::Gone);
}

#[tokio::test]
async fn a_demo_person_cannot_work_in_a_real_zone() {
    let house = House::new().await;
    let hash = house.invites(Role::Coordinator).await.hash();
    let demo = accept(house.keeper(), &hash, &identity("joanna"), None, house.today, true).await.unwrap();
    assert_eq!(demo, Accepted::OtherWorld);
    assert!(open_invitation(house.keeper(), &hash).await.unwrap().is_some(), "nothing is used up");
}

#[tokio::test]
async fn the_last_coordinator_cannot_go_in_any_way() {
    let house = House::new().await;
    let ann = house.member(Role::Coordinator).await;
    let other = house.member(Role::Advisor).await;
    let may = permit(ann, Role::Coordinator, &[]);
    let (yesterday, next_year) = ("2027-06-07".parse().unwrap(), "2028-06-08".parse().unwrap());
    for gone in [
        terms(Role::Advisor),
        Terms { to: Some(yesterday), ..terms(Role::Coordinator) },
        // One who will go leaves the zone alone later, when nobody looks.
        Terms { to: Some(next_year), ..terms(Role::Coordinator) },
        Terms { from: Some(next_year), ..terms(Role::Coordinator) },
    ] {
        let refused = change_member(house.keeper(), &may, house.changing(ann, 1, gone.clone())).await;
        assert_eq!(refused, Err(MemberError::LastCoordinator), "{gone:?}");
    }
    // What leaves a coordinator there may be done.
    let more = Terms { capabilities: Set::EMPTY.with(Capability::Import), ..terms(Role::Coordinator) };
    assert!(change_member(house.keeper(), &may, house.changing(ann, 1, more)).await.is_ok());
    change_member(house.keeper(), &may, house.changing(other, 1, terms(Role::Coordinator))).await.unwrap();
    change_member(house.keeper(), &may, house.changing(ann, 2, terms(Role::Advisor))).await.unwrap();
    assert_eq!(house.coordinators().await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_coordinators_who_remove_each_other_at_once_leave_one() {
    for _ in 0..50 {
        let house = House::new().await;
        let (ann, bob) = (house.member(Role::Coordinator).await, house.member(Role::Coordinator).await);
        let (by_ann, by_bob) = (permit(ann, Role::Coordinator, &[]), permit(bob, Role::Coordinator, &[]));
        let (first, second) = tokio::join!(
            change_member(house.keeper(), &by_ann, house.changing(bob, 1, terms(Role::Advisor))),
            change_member(house.keeper(), &by_bob, house.changing(ann, 1, terms(Role::Advisor)))
        );
        assert_eq!(house.coordinators().await, 1, "{first:?} {second:?}");
        assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
        let refused = if first.is_ok() { second } else { first };
        assert_eq!(refused, Err(MemberError::LastCoordinator));
    }
}

#[tokio::test]
async fn a_repeat_is_answered_as_before_and_a_stale_change_shows_what_is_there() {
    let house = House::new().await;
    let (ann, other) = (house.member(Role::Coordinator).await, house.member(Role::Advisor).await);
    let may = permit(ann, Role::Coordinator, &[]);
    let changing = house.changing(other, 1, terms(Role::LinkTeacher));
    let first = change_member(house.keeper(), &may, changing.clone()).await.unwrap();
    assert_eq!(change_member(house.keeper(), &may, changing).await.unwrap(), first);
    match change_member(house.keeper(), &may, house.changing(other, 1, terms(Role::Advisor))).await {
        Err(MemberError::Stale(now)) => assert_eq!((now.role, now.version), (Role::LinkTeacher, 2)),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn whoever_looks_after_people_makes_no_coordinator_of_anybody() {
    let house = House::new().await;
    let ann = house.member(Role::Coordinator).await;
    let (manager, other) = (house.member(Role::Advisor).await, house.member(Role::Advisor).await);
    let may = permit(manager, Role::Advisor, &[Capability::People]);
    for (user, after) in [(other, Role::Coordinator), (ann, Role::Advisor), (manager, Role::ChildrensCentre)] {
        let refused = change_member(house.keeper(), &may, house.changing(user, 1, terms(after))).await;
        assert!(matches!(refused, Err(MemberError::CannotGive(_))), "{refused:?}");
    }
    let tables: &dyn Tables = &house.tables;
    assert!(actor(tables, &house.zone, other, house.today).await.unwrap().is_some());
}
