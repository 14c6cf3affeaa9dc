//! What an adult of the family does by itself: tick and say, write, answer, share, stop. Each press counts once.

use doorstep_backend::usecase::plans::Whole;
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::{Body, Kind};
use doorstep_shared::plans::meeting::{Meeting, MeetingKind, MeetingState, Minutes};
use doorstep_shared::plans::referral::{By, Says, Stage, Used};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::work::ActionStatus;
use doorstep_tests::cohort::{advisor, centre, day, teacher};
use doorstep_tests::office::{entry as entry_of_number, organisation};
use serde_json::json;

use super::phone::Phone;
use crate::referrals::house::House;

async fn whole(house: &House) -> Whole {
    let me = teacher();
    Whole::load(&house.cohort.desk(&me), house.cohort.plan).await.unwrap()
}

#[tokio::test]
async fn a_step_is_ticked_and_spoken_to_and_a_second_press_is_none() {
    let house = House::new().await;
    house.cohort.work().await;
    let phone = Phone::of_mother(&house).await;
    let page = phone.get("/p").await;
    let (entry, version, key) = (
        page.hidden("action=\"/p/steps\"", "entry"),
        page.hidden("action=\"/p/steps\"", "version"),
        page.hidden("action=\"/p/steps\"", "key"),
    );
    let form = format!("step-{}", entry.split('.').nth(1).unwrap());
    let press = [
        ("entry", entry.as_str()),
        ("version", &version),
        ("key", &key),
        ("form", &form),
        ("b.said", "She waved!"),
        ("do", "done"),
    ];
    for _ in 0..2 {
        assert_eq!(phone.post("/p/steps", &press).await.location(), "/p?done=saved");
    }
    let action = whole(&house).await.entries.into_iter().find(|e| e.name.to_string() == entry).unwrap();
    let Body::Action(now) = &action.body else { panic!("an action") };
    assert_eq!((now.status, now.said.as_str(), action.version), (ActionStatus::Done, "She waved!", 2));
    assert_eq!(action.organisation, organisation(2), "it stays whose it was");
    // Whoever works with the family sees who said so, and no name where it is not theirs to know.
    let view = house.cohort.view(&teacher()).await.unwrap();
    assert_eq!(view.entries.iter().find(|e| e.entry.name == action.name).unwrap().changed_by, "The family");
    // Somebody changed it meanwhile: it is said, and what was typed is kept.
    let stale = [
        ("entry", entry.as_str()),
        ("version", "1"),
        ("key", "new"),
        ("form", &form),
        ("b.said", "KEPT-WORDS"),
        ("do", "say"),
    ];
    let again = phone.post("/p/steps", &stale).await;
    assert_eq!(again.status, 422);
    let goals = phone.get("/p/goals").await;
    assert!(goals.text.contains("KEPT-WORDS"), "{}", goals.text);
}

#[tokio::test]
async fn nobody_ticks_what_is_another_ones() {
    let house = House::new().await;
    house.cohort.work().await;
    let phone = Phone::of_mother(&house).await;
    let all = whole(&house).await;
    let theirs = all.entries.iter().find(|e| {
        matches!(&e.body, Body::Action(a) if matches!(a.owner, Some(doorstep_shared::plans::work::Owner::Team { .. })))
    });
    let name = theirs.unwrap().name.to_string();
    let press = [("entry", name.as_str()), ("version", "1"), ("key", "a"), ("do", "done"), ("b.said", "")];
    assert_eq!(phone.post("/p/steps", &press).await.status, 403);
    // Nor does a form of one page change another kind of thing.
    for kind in [Kind::Goal, Kind::Need, Kind::Child, Kind::Adult] {
        let name = all.entries.iter().find(|e| e.name.kind == kind).unwrap().name.to_string();
        for page in ["/p/steps", "/p/services", "/p/meetings"] {
            let press = [("entry", name.as_str()), ("version", "1"), ("key", "b"), ("do", "done")];
            assert_eq!(phone.post(page, &press).await.status, 403, "{page} {kind:?}");
        }
    }
    assert_eq!(format!("{:?}", whole(&house).await.entries), format!("{:?}", all.entries), "nothing has changed");
}

#[tokio::test]
async fn the_familys_own_words_are_read_by_those_it_shares_them_with() {
    let house = House::new().await;
    let phone = Phone::of_mother(&house).await;
    let write = [
        ("version", "0"),
        ("key", "a"),
        ("form", "child"),
        ("b.how_to_comfort", "OWN-WORDS a blue blanket"),
        ("b.likes", "trains"),
    ];
    for _ in 0..2 {
        assert_eq!(phone.post("/p/child", &write).await.location(), "/p/child?done=saved");
    }
    let reads = async |who| {
        let view = house.cohort.view(&who).await.unwrap();
        view.entries.iter().any(|e| format!("{:?}", e.entry.body).contains("OWN-WORDS"))
    };
    house.cohort.share(&[1, 2, 3], doorstep_shared::plans::sharing::Choice::Refuse).await;
    for who in [advisor(), teacher(), centre()] {
        assert!(!reads(who.clone()).await, "{:?}", who.role);
    }
    // The grid on her own phone: yes to the school, and to nobody else.
    let grid = phone.get("/p/sharing").await;
    let school = organisation(2).to_string();
    let version = grid.hidden("action=\"/p/sharing\"", "version");
    let say = |said: &'static str, version: &str, key: &'static str| {
        vec![
            ("to".to_owned(), school.clone()),
            ("version".into(), version.to_owned()),
            ("key".into(), key.into()),
            ("s.about-me".into(), said.into()),
        ]
    };
    let send = async |fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        phone.post("/p/sharing", &fields).await
    };
    assert_eq!(send(say("allow", &version, "b")).await.location(), "/p/sharing?done=saved");
    assert!(reads(teacher()).await, "from the very next request");
    assert!(!reads(advisor()).await && !reads(centre()).await);
    let now = phone.get("/p/sharing").await.hidden("action=\"/p/sharing\"", "version");
    assert_eq!(send(say("refuse", &now, "c")).await.status, 303);
    assert!(!reads(teacher()).await, "B9: and from the very next one not");
    let stale = send(say("allow", &version, "d")).await;
    assert_eq!(stale.status, 422, "the plan has moved on");
    assert!(!reads(teacher()).await);
    // What cannot be shared by choice is on no list.
    let odd = vec![
        ("to".to_owned(), school.clone()),
        ("version".into(), now),
        ("key".into(), "e".into()),
        ("s.pointer".into(), "allow".into()),
    ];
    assert_eq!(send(odd).await.status, 422);
    assert!(!Section::Pointer.is_shared_by_choice());
}

#[tokio::test]
async fn did_it_happen_is_one_press_and_a_service_is_agreed_to_or_not() {
    let house = House::new().await;
    let phone = Phone::of_mother(&house).await;
    let name = house.idea(&teacher(), "learning").await;
    assert!(!phone.get("/p/services").await.text.contains("Stay and play 1"), "an idea is nobody's yet");
    house.change(&teacher(), name, &[("stage", json!("offered"))]).await.unwrap();
    let page = phone.get("/p/services").await;
    assert!(page.text.contains("Stay and play 1") && page.text.contains("value=\"agree\""));
    let (entry, version) = (name.to_string(), page.hidden("action=\"/p/services\"", "version"));
    let named = [
        ("entry", entry.as_str()),
        ("version", &version),
        ("key", "a"),
        ("do", "agree"),
        ("name", "yes"),
        ("b.words", "Amina is shy"),
    ];
    assert_eq!(phone.post("/p/services", &named).await.status, 422, "a service is not told the child's name");
    let agree = [
        ("entry", entry.as_str()),
        ("version", &version),
        ("key", "b"),
        ("do", "agree"),
        ("name", "yes"),
        ("b.words", ""),
    ];
    assert_eq!(phone.post("/p/services", &agree).await.status, 303);
    let (held, _) = house.held(name).await;
    let agreed = held.agreed.clone().unwrap();
    assert_eq!((held.stage, agreed.name, agreed.contact), (Stage::AgreedByFamily, true, false));
    assert_eq!(held.steps.last().unwrap().by, By::Family);
    let sent = house.send(&teacher(), name).await.unwrap();
    house.say(&sent.path, &[("said", "place"), ("key", "c")]).await;
    let page = phone.get("/p/services").await;
    let version = page.hidden("action=\"/p/services\"", "version");
    let press = [("entry", entry.as_str()), ("version", &version), ("key", "d"), ("do", "started-yes")];
    for _ in 0..2 {
        assert_eq!(phone.post("/p/services", &press).await.status, 303);
    }
    let (held, _) = house.held(name).await;
    assert_eq!((held.started_family, held.started_service, held.stage), (Some(Says::Yes), None, Stage::Accepted));
    assert!(!held.started().taken_up(), "the family's yes alone is no headline");
    // What nobody asked is not answered.
    let odd = [("entry", entry.as_str()), ("version", "99"), ("key", "e"), ("do", "stage-accepted")];
    assert_eq!(phone.post("/p/services", &odd).await.status, 403);
    // What they were shown is no referral, and has an answer of its own.
    let shown = json!({ "is": "signpost", "theme": "learning", "service": entry_of_number(1), "shown_on": "2026-11-20", "used": "not-asked" });
    let shown = house.cohort.add(&teacher(), serde_json::from_value(shown).unwrap()).await.unwrap();
    let entry = shown.entry.to_string();
    for (at, (press, used)) in [("not-used", Used::No), ("used", Used::Yes)].into_iter().enumerate() {
        let (version, key) = ((at + 1).to_string(), format!("g{at}"));
        let press = [("entry", entry.as_str()), ("version", &version), ("key", &key), ("do", press)];
        assert_eq!(phone.post("/p/services", &press).await.status, 303);
        let all = whole(&house).await;
        let Body::Signpost(now) = &all.entry(shown.entry).unwrap().body else { panic!("a signpost") };
        assert_eq!((now.used, now.reason), (used, None));
    }
    // No, thank you.
    let other = house.idea(&teacher(), "learning").await;
    house.change(&teacher(), other, &[("stage", json!("offered"))]).await.unwrap();
    let (entry, version) = (other.to_string(), house.held(other).await.1.to_string());
    let no = [("entry", entry.as_str()), ("version", &version), ("key", "f"), ("do", "decline")];
    assert_eq!(phone.post("/p/services", &no).await.status, 303);
    assert_eq!(house.held(other).await.0.stage, Stage::DeclinedByFamily);
}

#[tokio::test]
async fn the_family_prepares_a_meeting_and_says_whether_the_minutes_are_right() {
    let house = House::new().await;
    let phone = Phone::of_mother(&house).await;
    let planned = Meeting::planned(MeetingKind::Review, day("2026-12-08"));
    let saved = house.cohort.add(&teacher(), Body::Meeting(Box::new(planned))).await.unwrap();
    let entry = saved.entry.to_string();
    let write = [
        ("entry", entry.as_str()),
        ("version", "1"),
        ("key", "a"),
        ("do", "prepare"),
        ("b.well", "He sings"),
        ("b.hard", "Mornings"),
        ("b.about", "Lunch"),
    ];
    assert_eq!(phone.post("/p/meetings", &write).await.status, 303);
    let now = async || {
        let all = whole(&house).await;
        let entry = all.entry(saved.entry).unwrap().clone();
        let Body::Meeting(meeting) = entry.body else { panic!("a meeting") };
        (*meeting, entry.version)
    };
    let (meeting, version) = now().await;
    assert_eq!(
        (meeting.going_well.as_str(), meeting.hard.as_str(), meeting.talk_about.as_str(), version),
        ("He sings", "Mornings", "Lunch", 2)
    );
    assert_eq!(
        (meeting.of, meeting.state, meeting.minutes),
        (MeetingKind::Review, MeetingState::Planned, Minutes::Draft)
    );
    // Nobody agrees to what was not shared.
    let early = [("entry", entry.as_str()), ("version", "2"), ("key", "b"), ("do", "agree")];
    assert_eq!(phone.post("/p/meetings", &early).await.status, 403);
    house.cohort.office.days(14);
    let held = [
        ("state", json!("held")),
        ("attended", json!([{ "is": "family", "adult": house.cohort.mother }])),
        ("what_changed", json!("He stays for lunch")),
        ("minutes", json!("shared")),
    ];
    crate::meetings::change(&house.cohort, &teacher(), saved.entry, &held).await.unwrap();
    let phone = Phone::of_mother(&house).await;
    assert!(phone.get("/p/meetings").await.text.contains("He stays for lunch"));
    let version = now().await.1.to_string();
    let bare = [("entry", entry.as_str()), ("version", &version), ("key", "c"), ("do", "disagree"), ("b.comment", " ")];
    assert_eq!(phone.post("/p/meetings", &bare).await.status, 422, "a no has a word with it");
    let no = [
        ("entry", entry.as_str()),
        ("version", &version),
        ("key", "d"),
        ("do", "disagree"),
        ("b.comment", "It was tea"),
    ];
    assert_eq!(phone.post("/p/meetings", &no).await.status, 303);
    let (meeting, _) = now().await;
    assert_eq!(
        (meeting.minutes, meeting.comment.as_str(), meeting.said_by),
        (Minutes::Disagreed, "It was tea", Some(house.cohort.mother))
    );
}

#[tokio::test]
async fn the_family_stops_without_a_word_and_everybody_is_out_at_once() {
    let house = House::new().await;
    house.cohort.work().await;
    house.cohort.share(&[1, 2, 3], doorstep_shared::plans::sharing::Choice::Allow).await;
    let phone = Phone::of_mother(&house).await;
    let version = phone.get("/p/stop").await.hidden("action=\"/p/stop\"", "version");
    let unsure = [("version", version.as_str()), ("key", "a")];
    assert_eq!(phone.post("/p/stop", &unsure).await.status, 422);
    let sure = [("version", version.as_str()), ("key", "b"), ("sure", "yes")];
    for _ in 0..2 {
        assert_eq!(phone.post("/p/stop", &sure).await.status, 303);
    }
    assert_eq!(whole(&house).await.plan.state, State::Withdrawn);
    for who in [advisor(), centre()] {
        let view = house.cohort.view(&who).await.unwrap();
        assert!(view.entries.iter().all(|e| e.entry.organisation == who.organisation.unwrap()), "{:?}", who.role);
    }
    // The family still reads its plan, and writes nothing more.
    assert!(phone.get("/p/goals").await.text.contains("Says goodbye and settles"));
    let write = [("version", "0"), ("key", "c"), ("form", "child"), ("b.likes", "trains")];
    assert_eq!(phone.post("/p/child", &write).await.status, 403);
}
