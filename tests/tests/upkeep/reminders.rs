//! The day's reminders: who is told of what, how often, and the links of those without an account.

use std::sync::Arc;

use doorstep_backend::clock::SystemRandom;
use doorstep_backend::port::Clock as _;
use doorstep_backend::store::messages::{OnScreen, shown};
use doorstep_backend::store::{By, Change, keys};
use doorstep_backend::token::Token;
use doorstep_backend::usecase::daily::{Day, of_zone};
use doorstep_backend::usecase::entry::check::{Confirmed, check};
use doorstep_backend::usecase::link::{Links, Looked, given, look_up};
use doorstep_shared::api::desk::list_links::LinkState;
use doorstep_shared::api::desk::list_messages::MessageKind;
use doorstep_shared::directory::{Origin, Service};
use doorstep_shared::id::BatchId;
use doorstep_shared::people::{Membership, Role};
use doorstep_shared::policy::Actor;
use doorstep_shared::set::Set;
use doorstep_tests::office::{Office, entry, organisation, service, user};
use uuid::Uuid;

use super::{office, worker};

async fn settle(office: &Office, people: &[(u128, Role, u128)]) {
    for (n, role, of) in people {
        let member = Membership {
            zone: office.zone.id.clone(),
            user: user(*n),
            role: *role,
            organisation: Some(organisation(*of)),
            capabilities: Set::EMPTY,
            from: "2026-01-01".parse().unwrap(),
            to: None,
            version: 1,
        };
        Change::new(By::new("test", "test"), &office.zone.id, office.clock.now(), &*office.ids)
            .create(keys::zone_member(&office.zone.id, user(*n)), &member)
            .commit(&*office.tables)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn reminders_go_out_once_at_each_stage_and_one_digest_to_each_person() {
    let imported = |n: u128, of: u128, on: &str| {
        let origin = Origin {
            source: "feed".into(),
            source_id: n.to_string(),
            batch: BatchId::new(Uuid::from_u128(1)),
            imported_on: on.parse().unwrap(),
            claimed_assured_on: None,
            source_hash: String::new(),
            missing_since: None,
            kept: Default::default(),
        };
        Service { origin: Some(origin), ..service(n, Some(of)) }
    };
    let mut by_mail = imported(4, 2, "2026-11-24");
    by_mail.contacts[0].email = "Ann@group.example".into();
    let services =
        vec![imported(1, 1, "2026-11-24"), imported(2, 1, "2026-11-24"), imported(3, 2, "2026-11-24"), by_mail];
    let office = office(services).await;
    settle(&office, &[(3, Role::Provider, 1), (5, Role::ChildrensCentre, 9), (4, Role::Coordinator, 9)]).await;
    let messages = OnScreen { tables: office.tables.clone(), clock: office.clock.clone(), ids: office.ids.clone() };
    let links = Links {
        tables: office.tables.clone(),
        clock: office.clock.clone(),
        ids: office.ids.clone(),
        random: Arc::new(SystemRandom),
        address: "https://zone.example".into(),
    };
    let day =
        Day { tables: &*office.tables, clock: &*office.clock, ids: &*office.ids, messages: &messages, links: &links };
    let zone = office.zone.id.clone();
    let mut told = Vec::new();
    for n in 0..25 {
        let report = of_zone(&day, &zone).await.unwrap();
        assert_eq!(of_zone(&day, &zone).await.unwrap().named, 0, "a second run on the same day says nothing new");
        if report.messages > 0 {
            told.push((n, report.messages, report.named));
        }
        office.days(1);
    }
    // To the provider, to the address of one without an account, to the Children's Centre; at last to the coordinator too.
    assert_eq!(told, [(0, 3, 4), (7, 3, 4), (21, 4, 4)]);
    let all = shown(&*office.tables, &zone).await.unwrap().items;
    assert_eq!(all.len(), 10);
    let to = |user| all.iter().filter(move |m| m.to.user == user);
    assert_eq!(to(Some(user(3))).map(|m| m.entries.len()).collect::<Vec<_>>(), [2, 2, 2]);
    assert!(to(None).all(|m| m.to.email.as_deref() == Some("ann@group.example") && m.entries[0].entry == entry(4)));
    let escalated: Vec<_> = all.iter().filter(|m| m.kind == MessageKind::Escalation).collect();
    assert_eq!((escalated.len(), escalated[0].entries.len(), escalated[0].to.user), (1, 4, Some(user(4))));
    assert!(escalated[0].entries.iter().all(|n| n.days_overdue == 21));

    // Whoever has no account gets a link that works for two weeks; the others go to the workspace.
    for (message, state) in to(None).zip([LinkState::Open, LinkState::Stale, LinkState::Stale]) {
        let code = message.text.split("https://zone.example/c/").nth(1).expect("a link").lines().next().unwrap();
        let looked = look_up(&*office.tables, office.clock.today(), &Token::read(code).unwrap()).await.unwrap();
        assert_eq!(matches!(looked, Looked::Open(_)), state == LinkState::Open, "{}", message.on);
    }
    assert!(to(Some(user(3))).all(|m| m.text.contains("https://zone.example/desk/town/") && !m.text.contains("/c/")));
    let coordinator = Actor { role: Role::Coordinator, user: user(4), ..worker() };
    let given = given(&office.desk(&coordinator), entry(4)).await.unwrap().items;
    let states: Vec<LinkState> = given.iter().map(|link| link.state).collect();
    assert_eq!(states, [LinkState::Open, LinkState::Stale, LinkState::Stale]);
    assert!(given.iter().all(|link| link.by.is_none()), "nobody here gave them out");

    // A day that was missed is made up for, and a check begins anew.
    let desk_of = worker();
    for n in 1..=4 {
        let base = office.held(entry(n)).await.version;
        let repeat = office.once();
        check(&office.desk(&desk_of), Confirmed { entry: entry(n), base, parts: None, repeat: &repeat }).await.unwrap();
    }
    assert_eq!(of_zone(&day, &zone).await.unwrap().named, 0);
    office.days(8 * 7 + 1 + 9);
    assert_eq!(of_zone(&day, &zone).await.unwrap().named, 4);
}
