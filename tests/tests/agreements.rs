//! Agreements between partners: kept by the coordinator alone, signed once, and in force by the day.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::sync::Arc;

use doorstep_backend::port::Clock as _;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::store::{By, Change, keys};
use doorstep_backend::usecase::entry::EntryError;
use doorstep_backend::usecase::plans::agreements::{all, put_agreement, put_memorandum};
use doorstep_shared::id::{AgreementId, OrganisationId};
use doorstep_shared::people::{Membership, Role};
use doorstep_shared::plans::agreement::{LegalMode, Memorandum, SharingAgreement, Signature, Stage, mode};
use doorstep_shared::plans::section::Section;
use doorstep_shared::set::Set;
use doorstep_tests::cohort::terms;
use doorstep_tests::office::{Office, actor, organisation, service, user};
use uuid::Uuid;

fn id() -> AgreementId {
    AgreementId::new(Uuid::from_u128(7))
}

fn signed(by: OrganisationId) -> Signature {
    Signature { organisation: by, name: "Ann".into(), role: "Head".into(), on: "2026-11-20".parse().unwrap() }
}

fn agreement(stage: Stage) -> SharingAgreement {
    SharingAgreement {
        id: id(),
        parties: vec![organisation(1), organisation(2)],
        sections: Set::EMPTY.with(Section::AboutMe),
        stage,
        signed: vec![signed(organisation(1)), signed(organisation(2))],
        start: "2026-11-24".parse().unwrap(),
        review_by: "2027-06-01".parse().unwrap(),
        end: "2026-11-30".parse().unwrap(),
        terms: terms(1..=2),
        version: 0,
    }
}

#[tokio::test]
async fn an_agreement_is_drafted_signed_and_over_by_itself() {
    let office = Office::new(Arc::new(MemoryTables::new()), vec![service(1, Some(1)), service(2, Some(2))]).await;
    let coordinator = actor(4, Role::Coordinator, &[]);
    let once = office.once();
    for _ in 0..2 {
        let made = put_agreement(&office.desk(&coordinator), id(), 0, agreement(Stage::Draft), &once).await.unwrap();
        assert_eq!((made.version, made.stage), (1, Stage::Draft), "a second press is the first");
    }
    let desk = office.desk(&coordinator);
    let unsigned = SharingAgreement { signed: Vec::new(), ..agreement(Stage::Signed) };
    let Err(EntryError::Invalid(faults)) = put_agreement(&desk, id(), 1, unsigned, &office.once()).await else {
        panic!("nobody has signed")
    };
    assert_eq!(faults[0].pointer, "/signed");
    let stranger = SharingAgreement {
        parties: vec![organisation(1), OrganisationId::new(Uuid::from_u128(99))],
        ..agreement(Stage::Draft)
    };
    let refused = put_agreement(&desk, id(), 1, stranger, &office.once()).await;
    assert!(matches!(refused, Err(EntryError::Invalid(_))), "{refused:?}");
    let stale = put_agreement(&desk, id(), 4, agreement(Stage::Signed), &office.once()).await;
    assert!(matches!(stale, Err(EntryError::Change(_))), "{stale:?}");
    let signed = put_agreement(&desk, id(), 1, agreement(Stage::Signed), &office.once()).await.unwrap();
    assert_eq!(signed.version, 2);

    let modes = |held: &[SharingAgreement], today| {
        let between = |section| mode(held, organisation(1), organisation(2), section, today);
        (between(Section::AboutMe), between(Section::Notes))
    };
    for (days, wanted) in [(0, LegalMode::Agreement), (6, LegalMode::Agreement), (1, LegalMode::MemorandumOnly)] {
        office.days(days);
        let now = all(&office.desk(&coordinator)).await.unwrap();
        assert_eq!(modes(&now.sharing, now.today), (wanted, LegalMode::MemorandumOnly), "{}", now.today);
    }
    assert_eq!(all(&office.desk(&coordinator)).await.unwrap().sharing[0].stage, Stage::Signed, "nobody did anything");

    let ended =
        put_agreement(&office.desk(&coordinator), id(), 2, agreement(Stage::Ended), &office.once()).await.unwrap();
    let again = SharingAgreement { stage: Stage::Signed, ..ended };
    let refused = put_agreement(&office.desk(&coordinator), id(), 3, again, &office.once()).await;
    assert!(matches!(refused, Err(EntryError::Invalid(_))), "{refused:?}");
    office.days(1);
}

#[tokio::test]
async fn a_memorandum_is_the_coordinators_and_needs_two_who_mean_something() {
    let office = Office::new(Arc::new(MemoryTables::new()), vec![service(1, Some(1)), service(2, Some(2))]).await;
    let memorandum = Memorandum {
        id: id(),
        parties: vec![organisation(1), organisation(2)],
        public_summary: "We help families to be ready for school.".into(),
        signed: Vec::new(),
        start: "2026-09-01".parse().unwrap(),
        review_by: "2027-09-01".parse().unwrap(),
        end: None,
        version: 0,
    };
    let coordinator = actor(4, Role::Coordinator, &[]);
    let worker = actor(1, Role::ChildrensCentre, &[]);
    let refused = put_memorandum(&office.desk(&worker), id(), 0, memorandum.clone(), &office.once()).await;
    assert!(matches!(refused, Err(EntryError::Refused(_))), "{refused:?}");
    let desk = office.desk(&coordinator);
    let empty = Memorandum { parties: vec![organisation(1)], public_summary: " ".into(), ..memorandum.clone() };
    let Err(EntryError::Invalid(faults)) = put_memorandum(&desk, id(), 0, empty, &office.once()).await else {
        panic!("it says nothing")
    };
    assert_eq!(faults.iter().map(|f| f.pointer.as_str()).collect::<Vec<_>>(), ["/parties", "/public_summary"]);
    let kept = put_memorandum(&desk, id(), 0, memorandum, &office.once()).await.unwrap();
    let held = all(&desk).await.unwrap();
    assert_eq!((held.memoranda, held.partners.len()), (vec![kept], 2));
}

#[tokio::test]
async fn the_employers_of_the_team_are_the_likely_partners() {
    let office = Office::new(Arc::new(MemoryTables::new()), vec![service(1, Some(1)), service(2, Some(2))]).await;
    let coordinator = actor(4, Role::Coordinator, &[]);
    let zone = &office.zone.id;
    let member = |n, of, to: Option<&str>| Membership {
        zone: zone.clone(),
        user: user(n),
        role: Role::LinkTeacher,
        organisation: Some(organisation(of)),
        capabilities: Set::EMPTY,
        from: "2026-09-01".parse().unwrap(),
        to: to.map(|day| day.parse().unwrap()),
        version: 1,
    };
    let here = member(5, 2, None);
    let gone = member(6, 1, Some("2026-11-23"));
    Change::new(By::new("seed", "coordinator"), zone, office.clock.now(), &*office.ids)
        .create(keys::zone_member(zone, here.user), &here)
        .create(keys::zone_member(zone, gone.user), &gone)
        .commit(&*office.tables)
        .await
        .unwrap();
    let held = all(&office.desk(&coordinator)).await.unwrap();
    let in_team: Vec<_> = held.partners.iter().map(|p| (p.id, p.in_team)).collect();
    assert_eq!(in_team, [(organisation(1), false), (organisation(2), true)], "the first's member has left");
}
