//! What happens between writing a message down and sending it: the rules are asked again.

use doorstep_backend::clock::SystemIds;
use doorstep_backend::port::{Carried, Ids as _};
use doorstep_backend::usecase::plans::{PlanError, Whole, caseload, entry};
use doorstep_backend::usecase::tell::{MOST_TRIES, Stand, Telling, prepare, shown};
use doorstep_shared::api::desk::list_messages::{DeliveryState, MessageKind, NotDelivered};
use doorstep_shared::api::desk::plans::{NewPlanEntry, Said};
use doorstep_shared::fact::Fact;
use doorstep_shared::id::PersonId;
use doorstep_shared::plans::contact::{Never, Why};
use doorstep_shared::plans::course::{State, Step};
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::message::Trigger;
use doorstep_shared::plans::people::{Adult, Channel, Contact, Responsibility};
use doorstep_shared::plans::section::Section;
use doorstep_tests::cohort::{Cohort, MARK_KEY, advisor, day, note, teacher};
use serde_json::{Value, json};

use super::house::{Mood, Office, all, reach, send, town};
use crate::meetings::change;

/// A day of reminders: the family's action is due on 8 December.
const SOON: i64 = 11 * 24 * 60 * 60;

async fn prepared(cohort: &Cohort) {
    let office = &cohort.office;
    prepare(&*office.tables, &*office.clock, &SystemIds::default(), &office.zone).await.unwrap();
}

/// A town on 5 December, an hour before the reminder of what is due on the 8th; what came before is sent.
async fn before_a_reminder() -> (Cohort, Office) {
    let (cohort, office) = (town().await, Office::new(Mood::Takes));
    cohort.office.clock.pass(60 * 60);
    sent(&cohort, &office).await;
    cohort.office.clock.pass(SOON - 2 * 60 * 60);
    prepared(&cohort).await;
    office.taken.lock().unwrap().clear();
    (cohort, office)
}

async fn sent(cohort: &Cohort, office: &Office) {
    while send(&*cohort.office.tables, &cohort.office.clock, &cohort.office.zone, office).await != Default::default() {}
}

async fn reminder(cohort: &Cohort) -> Telling {
    let all = all(&*cohort.office.tables, &cohort.office.zone).await;
    all.into_iter().find(|telling| telling.trigger == Trigger::ActionSoon).unwrap()
}

/// The family's action.
async fn action(cohort: &Cohort) -> EntryName {
    let me = teacher();
    let whole = Whole::load(&cohort.desk(&me), cohort.plan).await.unwrap();
    let theirs = whole.entries.iter().find(|entry| {
        matches!(&entry.body, Body::Action(action) if matches!(action.owner, Some(doorstep_shared::plans::work::Owner::Family { .. })))
    });
    theirs.unwrap().name
}

#[tokio::test]
async fn a_reminder_leaves_in_her_hours_in_her_language_and_once_however_often_the_day_is_done() {
    let (cohort, office) = before_a_reminder().await;
    for _ in 0..3 {
        prepared(&cohort).await;
        sent(&cohort, &office).await;
    }
    assert!(office.texts().is_empty(), "before half past nine nothing leaves");
    assert_eq!(reminder(&cohort).await.stand, Stand::Waiting);
    cohort.office.clock.pass(3 * 60 * 60);
    prepared(&cohort).await;
    sent(&cohort, &office).await;
    let texts = office.texts();
    let [(to, text)] = &texts[..] else { panic!("one: {texts:?}") };
    assert!(to.contains("+447700900123") && text.contains("8 Disembar 2026"), "{to} {text}");
    for planted in ["Amina", "Hodan", "Visit the school", "Testcase", "Confidential Row", "07700"] {
        assert!(!text.contains(planted), "{text}");
    }
    assert!(matches!(reminder(&cohort).await.stand, Stand::Sent { arrived: true, .. }));
}

#[tokio::test]
async fn what_has_changed_since_is_not_sent_and_the_reason_is_kept() {
    type Change = (&'static str, Value, Never);
    let changes: [Change; 3] = [
        ("status", json!("done"), Never::NoLonger),
        ("due", json!("2026-12-17"), Never::NoLonger),
        ("no_reminders", json!(true), Never::OptedOut),
    ];
    for (field, value, why) in changes {
        let (cohort, office) = before_a_reminder().await;
        let name = action(&cohort).await;
        change(&cohort, &teacher(), name, &[(field, value)]).await.unwrap();
        cohort.office.clock.pass(3 * 60 * 60);
        sent(&cohort, &office).await;
        assert_eq!((reminder(&cohort).await.stand, office.texts().len()), (Stand::NotSent { why }, 0), "{field}");
    }
    for (step, state, why) in [
        (Step::Withdraw, State::Withdrawn, Never::PlanOver),
        (Step::Pause { reason: "A new baby".into(), until: day("2026-12-19") }, State::Paused, Never::PlanRests),
    ] {
        let (cohort, office) = before_a_reminder().await;
        assert_eq!(cohort.step(step, Said::Nothing).await.unwrap(), state);
        cohort.office.clock.pass(3 * 60 * 60);
        sent(&cohort, &office).await;
        assert_eq!(reminder(&cohort).await.stand, Stand::NotSent { why }, "{state:?}");
        assert!(office.texts().is_empty(), "{state:?}");
        cohort.office.clock.pass(24 * 60 * 60);
        prepared(&cohort).await;
        sent(&cohort, &office).await;
        assert!(office.texts().is_empty(), "and nothing more is written down: {state:?}");
    }
}

#[tokio::test]
async fn ig29_another_way_since_is_the_way_and_a_call_is_a_persons() {
    let (cohort, office) = before_a_reminder().await;
    reach(&cohort, |contact| {
        (contact.channel, contact.ok_to_text, contact.ok_to_leave_message) = (Channel::Phone, false, true);
    })
    .await;
    cohort.office.clock.pass(3 * 60 * 60);
    sent(&cohort, &office).await;
    assert!(office.texts().is_empty(), "no text, no voice");
    assert_eq!(reminder(&cohort).await.stand, Stand::Person { why: Why::Ring });
    let (me, other) = (teacher(), advisor());
    let ring = caseload::read(&cohort.desk(&me), None).await.unwrap().ring;
    let [line] = &ring[..] else { panic!("{ring:?}") };
    assert_eq!(
        (line.plan, line.adult, line.why, line.about),
        (cohort.plan, cohort.mother, Why::Ring, Trigger::ActionSoon)
    );
    assert!(caseload::read(&cohort.desk(&other), None).await.unwrap().ring.is_empty(), "whoever leads rings");
    cohort.add(&teacher(), note(Section::Learning, "Rang her")).await.unwrap();
    assert!(caseload::read(&cohort.desk(&me), None).await.unwrap().ring.is_empty(), "somebody was in touch");
    let (cohort, office) = before_a_reminder().await;
    reach(&cohort, |contact| {
        (contact.channel, contact.value) = (Channel::Email, "hodan@example.org".into());
    })
    .await;
    cohort.office.clock.pass(3 * 60 * 60);
    sent(&cohort, &office).await;
    assert_eq!(office.texts()[0].0, "Email(\"hodan@example.org\")");
}

#[tokio::test]
async fn ig28_a_change_of_the_address_is_written_down_by_itself_and_by_nobody_else() {
    let cohort = town().await;
    let father = PersonId::new(cohort.office.ids.next());
    let adult = Adult {
        legal_name: "Ali Testcase".into(),
        known_as: String::new(),
        relationship: "dad".into(),
        responsibility: Responsibility::Parental,
        lives_with_child: Fact::No,
        may_see_plan: false,
    };
    let new = NewPlanEntry { id: father.uuid(), body: Body::Adult(adult) };
    let (me, desk_key) = (advisor(), &MARK_KEY);
    let add = async |new: &NewPlanEntry| {
        Box::pin(entry::add(&cohort.desk(&me), desk_key, cohort.plan, new, &cohort.once())).await
    };
    add(&new).await.unwrap();
    let contact = Contact {
        adult: father,
        channel: Channel::Post,
        value: String::new(),
        ok_to_text: false,
        ok_to_leave_message: false,
        when: String::new(),
        safe_from: None,
        safe_until: None,
        address: "7 Confidential Row".into(),
        address_confidential: false,
        address_before: "3 Old Lane".into(),
        moved_on: None,
    };
    let with = |contact: Contact| NewPlanEntry { id: father.uuid(), body: Body::Contact(contact) };
    assert!(matches!(add(&with(contact.clone())).await, Err(PlanError::Invalid(_))), "nobody makes that up");
    add(&with(Contact { address_before: String::new(), ..contact })).await.unwrap();
    let name = EntryName::new(Kind::Contact, father.uuid());
    let forged = change(&cohort, &me, name, &[("moved_on", json!("2020-01-01"))]).await;
    assert!(matches!(forged, Err(PlanError::Invalid(_))), "{forged:?}");
    change(&cohort, &me, name, &[("address", json!("12 New Street"))]).await.unwrap();
    let whole = Whole::load(&cohort.desk(&me), cohort.plan).await.unwrap();
    let Body::Contact(now) = &whole.entry(name).unwrap().body else { panic!("a contact") };
    assert_eq!((now.address_before.as_str(), now.moved_on), ("7 Confidential Row", Some(day("2026-11-24"))));
}

#[tokio::test]
async fn a_refusal_and_what_never_arrives_are_shown_and_lie_on_the_leads_desk() {
    let zone_of = |cohort: &Cohort| cohort.office.zone.id.clone();
    let (cohort, office) = before_a_reminder().await;
    *office.mood.lock().unwrap() = Mood::Refuses;
    cohort.office.clock.pass(3 * 60 * 60);
    sent(&cohort, &office).await;
    assert_eq!(reminder(&cohort).await.stand, Stand::Failed { why: NotDelivered::Refused });
    let me = teacher();
    assert_eq!(caseload::read(&cohort.desk(&me), None).await.unwrap().ring[0].why, Why::NotDelivered);
    let messages = shown(&*cohort.office.tables, &zone_of(&cohort)).await.unwrap();
    let lost: Vec<_> =
        messages.iter().filter(|m| m.delivery.as_ref().unwrap().state == DeliveryState::NotDelivered).collect();
    assert_eq!((lost.len(), lost[0].kind), (1, MessageKind::Family));
    assert!(lost[0].to.name.starts_with("Family ") && lost[0].to.email.is_none(), "{:?}", lost[0].to);
    // It is taken, and days later it turns out that it never arrived.
    let (cohort, office) = before_a_reminder().await;
    *office.arrives.lock().unwrap() = Carried::OnItsWay;
    cohort.office.clock.pass(3 * 60 * 60);
    sent(&cohort, &office).await;
    assert!(matches!(reminder(&cohort).await.stand, Stand::Sent { arrived: false, .. }));
    *office.arrives.lock().unwrap() = Carried::NotArrived;
    cohort.office.clock.pass(60 * 60);
    sent(&cohort, &office).await;
    assert_eq!(reminder(&cohort).await.stand, Stand::Failed { why: NotDelivered::NotArrived });
    assert_eq!(caseload::read(&cohort.desk(&me), None).await.unwrap().ring.len(), 1);
    assert_eq!(office.texts().len(), 1, "and it is not sent again by itself");
}

#[tokio::test]
async fn a_busy_post_office_is_tried_again_and_given_up_and_a_silent_one_is_asked_before_it_is_sent_again() {
    let (cohort, office) = before_a_reminder().await;
    cohort.office.clock.pass(3 * 60 * 60);
    *office.mood.lock().unwrap() = Mood::Busy;
    for tried in 1..MOST_TRIES {
        sent(&cohort, &office).await;
        assert_eq!(reminder(&cohort).await.tries, tried);
        cohort.office.clock.pass(60 << tried);
    }
    sent(&cohort, &office).await;
    assert_eq!(reminder(&cohort).await.stand, Stand::Failed { why: NotDelivered::GivenUp });
    let (cohort, office) = before_a_reminder().await;
    cohort.office.clock.pass(3 * 60 * 60);
    *office.mood.lock().unwrap() = Mood::TakesAndIsSilent;
    sent(&cohort, &office).await;
    assert!(reminder(&cohort).await.unsure);
    cohort.office.clock.pass(5 * 60);
    sent(&cohort, &office).await;
    assert!(matches!(reminder(&cohort).await.stand, Stand::Sent { .. }));
    assert_eq!(office.texts().len(), 1, "it was taken once, and found");
}
