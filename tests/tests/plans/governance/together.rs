//! Two people at one plan, a button pressed twice, and the clock.

use doorstep_backend::port::Clock as _;
use doorstep_shared::plans::entry::Body;
use doorstep_shared::plans::school::{SchoolYear, offer_day};
use doorstep_tests::cohort::day;
use doorstep_tests::house::HandClock;
use doorstep_tests::plan_house::Call;
use serde_json::{Value, json};

use super::{path, scene, send, view, who};
use crate::scene::{Agreed, Base, Said, mark};

fn change(field: &str, base: Value, new: &str) -> Value {
    json!({ "changes": [{ "field": field, "base": base, "new": new }] })
}

#[tokio::test]
async fn ig55_two_people_who_change_different_fields_both_keep_theirs() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    let need = base.of("need of wellbeing", 1);
    let entry = format!("/entries/{}", need.name);
    let text = json!(mark("need of wellbeing", 1));
    let waiting = view(&base, &house, 1).await.clashes.len();
    let one = send(&base, &house, 1, ("PATCH", &entry, Some(1)), change("text", text, "A quiet corner")).await;
    let other = send(&base, &house, 3, ("PATCH", &entry, Some(1)), change("priority", json!("soon"), "now")).await;
    assert_eq!((one.status, other.status), (200, 200), "{} {}", one.text, other.text);
    assert_eq!(other.json()["merged"], true);
    let seen = view(&base, &house, 1).await;
    let kept = seen.entries.iter().find(|entry| entry.entry.name == need.name).unwrap();
    let Body::Need(kept_need) = &kept.entry.body else { panic!("a need") };
    assert_eq!((kept_need.text.as_str(), json!(kept_need.priority)), ("A quiet corner", json!("now")));
    assert_eq!((kept.entry.version, seen.clashes.len()), (3, waiting), "and nothing clashes");
}

#[tokio::test]
async fn ig56_of_two_texts_of_one_field_both_can_be_had_again() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    let need = base.of("goal of wellbeing", 1);
    let (entry, text) = (format!("/entries/{}", need.name), json!(mark("goal of wellbeing", 1)));
    let one =
        send(&base, &house, 1, ("PATCH", &entry, Some(1)), change("text", text.clone(), "A home of our own")).await;
    let other = send(&base, &house, 3, ("PATCH", &entry, Some(1)), change("text", text.clone(), "A dry room")).await;
    assert_eq!((one.status, other.status), (200, 409), "{}", other.text);
    let told = other.json();
    assert_eq!(told["clashes"][0]["theirs"], "A home of our own");
    assert_eq!(told["clashes"][0]["mine"], "A dry room");
    assert_eq!(told["clashes"][0]["base"], text);
    for n in [1, 3] {
        let seen = view(&base, &house, n).await;
        let clash = seen.clashes.iter().find(|clash| clash.entry == need.name).expect("it waits for both");
        assert_eq!((&clash.clash.theirs, &clash.clash.mine), (&json!("A home of our own"), &json!("A dry room")));
    }
    let seen = view(&base, &house, 1).await;
    let clash = seen.clashes.iter().find(|clash| clash.entry == need.name).unwrap();
    let decision =
        json!({ "how": { "is": "together", "value": "A dry home of our own" }, "seen": "A home of our own" });
    let decided = send(&base, &house, 1, ("POST", &format!("/clashes/{}", clash.id), None), decision).await;
    assert_eq!(decided.status, 200, "{}", decided.text);
    let history = super::get(&base, &house, 1, "/history").await.text;
    for text in ["A home of our own", "A dry room", "A dry home of our own"] {
        assert!(history.contains(text), "{text} can be had again");
    }
}

#[tokio::test]
async fn ig57_a_button_pressed_twice_makes_one_record() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    let note = json!({
        "is": "note", "section": "about-me", "of": "call", "voice": "fact", "text": "She rang", "occurred_on": "2026-11-24",
        "visible": { "is": "to-family" }
    });
    let new = json!({ "id": "01980000-0000-7000-8000-00010000ffff", "body": note });
    let call = Call::change("POST", path(&base, "/entries"), None, new);
    let before = view(&base, &house, 2).await.entries.len();
    let session = base.session(&who(2));
    let (first, second) =
        (house.repeat(session, &call, "one-press").await, house.repeat(session, &call, "one-press").await);
    assert_eq!((first.status, &first.text), (200, &second.text), "the second press is answered as the first one");
    let need = base.of("need of learning", 2);
    let text = json!(mark("need of learning", 2));
    let call =
        Call::change("PATCH", path(&base, &format!("/entries/{}", need.name)), Some(1), change("text", text, "Sings"));
    let (first, second) = (house.repeat(session, &call, "two").await, house.repeat(session, &call, "two").await);
    assert_eq!((first.status, &first.text), (200, &second.text));
    let seen = view(&base, &house, 2).await;
    assert_eq!(seen.entries.len(), before + 1);
    assert_eq!(seen.entries.iter().find(|entry| entry.entry.name == need.name).unwrap().entry.version, 2);
}

#[test]
fn ig63_the_day_is_londons_across_the_change_of_the_clocks_and_the_offer_day_of_2028_is_after_easter() {
    for (moment, today) in [
        ("2027-03-28T00:59:59Z", "2027-03-28"),
        ("2027-03-28T23:00:00Z", "2027-03-29"),
        ("2027-10-30T22:59:59Z", "2027-10-30"),
        ("2027-10-31T23:59:59Z", "2027-10-31"),
        ("2028-02-29T00:00:00Z", "2028-02-29"),
    ] {
        assert_eq!(HandClock::at(moment).today(), day(today), "{moment}");
    }
    let year: SchoolYear = 2028_i16.try_into().unwrap();
    assert_eq!(offer_day(year), day("2028-04-18"), "the tables of dates are in doorstep-shared");
}
