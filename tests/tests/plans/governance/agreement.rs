//! Agreements between partners, and the family's word.

use doorstep_backend::store::keys;
use doorstep_shared::id::AgreementId;
use doorstep_shared::plans::access::Why;
use doorstep_shared::plans::agreement::{Memorandum, SharingAgreement, Signature};
use doorstep_shared::plans::entry::Kind;
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::Sharing;
use doorstep_shared::set::Member as _;
use doorstep_tests::cohort::{day, terms};
use doorstep_tests::office::{organisation, user};
use doorstep_tests::plan_house::{Call, PlanHouse, put, sign_in};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{get, path, scene, send, view, who, writers};
use crate::scene::{Agreed, Base, Said, people};

fn id() -> AgreementId {
    AgreementId::new(Uuid::from_u128(0x0198_0000_0000_7000_8000_0003_0000_0001))
}

#[tokio::test]
async fn ig4_a_family_that_stops_sharing_is_obeyed_at_the_next_request_of_every_partner() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    let theirs = base.of("need of wellbeing", 1);
    for n in [1, 2, 3, 5, 16] {
        assert!(
            writers(&view(&base, &house, n).await).len() > 1,
            "{n} sees what others wrote, as long as it is shared"
        );
    }
    let sections = Section::ALL.iter().filter(|section| section.is_shared_by_choice());
    let choices: Vec<Value> = (1..=3)
        .flat_map(|of| {
            let to = organisation(of);
            sections.clone().map(move |section| json!({ "to": to, "section": section, "choice": "withdrawn" }))
        })
        .collect();
    let said = json!({ "adult": base.mother, "how": "said", "choices": choices });
    let kept = send(&base, &house, 2, ("PUT", "/sharing", Some(base.version)), said).await;
    assert_eq!(kept.status, 200, "{}", kept.text);
    for n in [1, 2, 3, 5, 16] {
        let now = view(&base, &house, n).await;
        let own = organisation(who(n).of);
        assert!(writers(&now).iter().all(|of| *of == own), "{n} sees what others wrote");
        assert!(now.gates.iter().all(|gate| gate.sharing == Sharing::Refused), "the screen says why");
    }
    let changes = json!({ "changes": [{ "field": "text", "base": "", "new": "mine" }] });
    let refused = send(&base, &house, 3, ("PATCH", &format!("/entries/{}", theirs.name), Some(1)), changes).await;
    assert_eq!(refused.status, 404, "what cannot be seen cannot be changed: {}", refused.text);
}

#[tokio::test]
async fn ig4_a_family_that_leaves_the_plan_is_obeyed_at_the_next_request() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    let step = json!({ "step": { "is": "withdraw" }, "said": { "is": "nothing" } });
    assert_eq!(send(&base, &house, 1, ("POST", "/steps", Some(base.version)), step).await.status, 200);
    for n in [1, 2, 3] {
        let now = view(&base, &house, n).await;
        assert_eq!(writers(&now), [organisation(who(n).of)], "{n} keeps its own, and reads nothing else");
        assert!(now.entries.iter().all(|entry| entry.no_change.is_some()), "and writes nothing any more");
    }
}

#[tokio::test]
async fn ig7_without_an_agreement_in_force_nobody_reads_what_others_wrote_though_the_family_allows_it() {
    let base = Base::new().await;
    for agreed in [Agreed::Nothing, Agreed::Over] {
        let house = base.house(&scene(agreed, Said::Allowed)).await;
        for n in [1, 2, 3, 5] {
            let now = view(&base, &house, n).await;
            let own = organisation(who(n).of);
            assert!(writers(&now).iter().all(|of| *of == own), "{n} sees what others wrote");
            assert!(now.gates.iter().all(|gate| gate.with.is_empty()), "the screen says why");
        }
    }
}

#[tokio::test]
async fn ig8_an_agreement_ends_at_midnight_in_london_in_winter_and_in_summer() {
    let base = Base::new().await;
    for (agreed, moment, shared) in [
        // Its last day is 23 November: Greenwich time.
        (Agreed::Over, "2026-11-23T23:59:59Z", true),
        (Agreed::Over, "2026-11-24T00:00:01Z", false),
        // Its last day is 31 August: London is an hour ahead.
        (Agreed::All, "2027-08-31T22:59:59Z", true),
        (Agreed::All, "2027-08-31T23:00:01Z", false),
    ] {
        let house = PlanHouse::with(&base.scene(&scene(agreed, Said::Allowed)), moment).await;
        let session = sign_in(&*house.tables, &house.clock, user(3)).await;
        let answer = house.call(Some(&session), &Call::get(path(&base, ""))).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        let now: doorstep_shared::api::desk::plans::PlanView = serde_json::from_str(&answer.text).unwrap();
        assert_eq!(writers(&now).len() > 1, shared, "at {moment}");
        let own = base.planted.iter().filter(|p| p.of == 3 && p.kind == Kind::Note);
        for entry in own {
            assert!(now.entries.iter().any(|seen| seen.entry.name == entry.name), "own entries stay, at {moment}");
        }
    }
}

#[tokio::test]
async fn ig9_a_section_that_the_agreement_does_not_name_takes_nothing_from_whoever_needs_it_for_that() {
    let base = Base::new().await;
    for (agreed, status) in [(Agreed::Nothing, 403), (Agreed::Some, 403), (Agreed::All, 409)] {
        let house = base.house(&scene(agreed, Said::Allowed)).await;
        let new =
            json!({ "id": "01980000-0000-7000-8000-00010000ffff", "body": { "is": "health", "allergies": "Nuts" } });
        let answer = send(&base, &house, 3, ("POST", "/entries", None), new).await;
        // 409: they may, and have one already.
        assert_eq!(answer.status, status, "{agreed:?}: {}", answer.text);
        if status == 403 {
            assert_eq!(answer.json()["why"], json!(Why::NotShared));
            assert!(house.tables.writes().is_empty());
        }
    }
}

#[tokio::test]
async fn ig10_an_agreement_is_not_in_force_before_all_that_it_has_to_say_is_said_and_signed() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::Nothing, Said::Allowed)).await;
    let sign =
        |of: u128| json!({ "organisation": organisation(of), "name": "Ann", "role": "Head", "on": "2026-11-20" });
    let whole = json!({
        "id": id(), "parties": [organisation(1), organisation(2)], "sections": ["about-me", "notes"], "stage": "signed",
        "signed": [sign(1), sign(2)], "start": "2026-11-01", "review_by": "2027-09-01", "end": "2027-10-31",
        "terms": terms(1..=2), "version": 0
    });
    let today = day("2026-11-24");
    assert!(serde_json::from_value::<SharingAgreement>(whole.clone()).unwrap().in_force(today), "the whole one is");
    let nameless = json!({ "organisation": organisation(2), "name": " ", "role": "Head", "on": "2026-11-20" });
    for (field, value) in [
        ("signed", json!([sign(1)])),
        ("signed", json!([sign(1), nameless])),
        ("sections", json!([])),
        ("review_by", json!("2028-01-01")),
        ("parties", json!([organisation(1)])),
        ("end", json!("2026-10-31")),
        ("review_by", json!("2026-10-31")),
        ("terms/dpia", json!("")),
        ("terms/retention", json!("  ")),
        ("terms/breach_route", json!("")),
        ("terms/breach_hours", Value::Null),
        ("terms/breach_hours", json!(73)),
        ("terms/bases", json!([])),
    ] {
        let mut unfinished = whole.clone();
        *unfinished.pointer_mut(&format!("/{field}")).unwrap() = value;
        let read: SharingAgreement = serde_json::from_value(unfinished.clone()).unwrap();
        assert!(!read.in_force(today), "{field}: {read:?}");
        let call = Call::change("PUT", format!("/api/v1/desk/town/agreements/{}", id()), Some(0), unfinished);
        let answer = house.call(base.session(&who(4)), &call).await;
        assert_eq!(answer.status, 400, "{field}: {}", answer.text);
        assert!(house.tables.writes().is_empty(), "{field}");
    }
}

fn memorandum() -> Memorandum {
    let sign = |of| Signature {
        organisation: organisation(of),
        name: "Ann".into(),
        role: "Head".into(),
        on: day("2026-09-01"),
    };
    Memorandum {
        id: id(),
        parties: (1..=3).map(organisation).collect(),
        public_summary: "We help families to be ready for school.".into(),
        signed: (1..=3).map(sign).collect(),
        start: day("2026-09-01"),
        review_by: day("2027-09-01"),
        end: None,
        version: 1,
    }
}

#[tokio::test]
async fn ig11_a_memorandum_changes_nothing_that_anybody_sees_or_does() {
    let base = Base::new().await;
    for agreed in Agreed::ALL {
        let scene = scene(agreed, Said::Allowed);
        let without = base.house(&scene).await;
        let mut items = base.scene(&scene);
        let zone = "town".parse().unwrap();
        put(&mut items, "town", keys::memorandum(&zone, id()), &memorandum());
        let with = PlanHouse::with(&items, doorstep_tests::office::MORNING).await;
        for person in people() {
            let (one, other) = (get(&base, &without, person.n, "").await, get(&base, &with, person.n, "").await);
            let of = |answer: &doorstep_tests::plan_house::Answer| {
                let mut body = answer.json();
                body["request_id"] = Value::Null;
                (answer.status, body)
            };
            assert_eq!(of(&one), of(&other), "{} under {agreed:?}", person.name);
        }
    }
}

#[tokio::test]
async fn ig12_the_zone_has_one_list_of_all_agreements_with_the_day_of_their_next_review() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    let put = Call::change("PUT", format!("/api/v1/desk/town/memoranda/{}", id()), Some(0), json!(memorandum()));
    let kept = house.call(base.session(&who(4)), &put).await;
    assert_eq!(kept.status, 200, "{}", kept.text);
    let list = house.call(base.session(&who(4)), &Call::get("/api/v1/desk/town/agreements")).await.json();
    assert_eq!(list["memoranda"][0]["review_by"], "2027-09-01");
    assert_eq!(list["sharing"][0]["review_by"], "2027-08-01");
}
