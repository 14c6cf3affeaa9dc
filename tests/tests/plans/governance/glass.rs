//! Looking in an emergency: for an hour, at the sections that were asked for, with a reason that is kept, told and gone through.

use doorstep_backend::port::{Table, Write};
use doorstep_shared::api::desk::plans::{Caseload, Looks};
use doorstep_shared::people::Role;
use doorstep_shared::plans::entry::Body;
use doorstep_shared::plans::section::Section;
use doorstep_shared::set::Member as _;
use doorstep_tests::plan_house::{Call, PlanHouse};
use serde_json::{Value, json};

use super::{get, path, scene, send, view, who};
use crate::scene::{Agreed, Base, Said, mark};

/// The school's safeguarding lead, who is in no team of the plan.
const LEAD: u128 = 26;
const REASON: &str = "A hospital asks who may collect her.";

async fn looks(base: &Base, house: &PlanHouse, asked: Value) -> u16 {
    send(base, house, LEAD, ("POST", "/emergency", None), asked).await.status
}

async fn desk(base: &Base, house: &PlanHouse, n: u128) -> Caseload {
    let answer = house.call(base.session(&who(n)), &Call::get("/api/v1/desk/town/plans")).await;
    serde_json::from_str(&answer.text).unwrap()
}

#[tokio::test]
async fn ig21_an_emergency_takes_a_reason_and_opens_what_was_asked_for_for_an_hour() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::Nothing, Said::Refused)).await;
    for (reason, sections) in [
        ("Nineteen letters…  ", json!(["basics"])),
        (REASON, json!([])),
        (REASON, json!(["pointer"])),
        (REASON, json!(["basics", "pointer"])),
    ] {
        assert_eq!(
            looks(&base, &house, json!({ "reason": reason, "sections": sections })).await,
            400,
            "{reason} {sections}"
        );
        assert!(house.tables.writes().is_empty());
    }
    assert_eq!(get(&base, &house, LEAD, "").await.status, 404, "before");
    let asked = json!({ "reason": REASON, "sections": ["health", "safe-contact"] });
    assert_eq!(looks(&base, &house, asked).await, 200);
    let plan = view(&base, &house, LEAD).await;
    // What was sent to their school they read by right, as they do that a safeguarding route was used, wherever they know of the plan.
    let others = plan.entries.iter().filter(|line| !matches!(line.entry.body, Body::Handover(_)));
    let sections: Vec<Section> = others.map(|line| line.entry.body.section()).collect();
    let open = |of: &Section| matches!(of, Section::Health | Section::SafeContact | Section::Pointer);
    assert!(sections.contains(&Section::Health) && sections.iter().all(open), "{sections:?}");
    let text = get(&base, &house, LEAD, "").await.text;
    for of in 1..=3 {
        assert!(!text.contains(&mark("contact", of)), "an address that is kept is never opened");
        assert!(text.contains(&mark("health", of)), "what was asked for is");
    }
    let name = base.of("health", 2).name;
    let change = json!({ "changes": [{ "field": "allergies", "base": mark("health", 2), "new": "None" }] });
    let changed = send(&base, &house, LEAD, ("PATCH", &format!("/entries/{name}"), Some(1)), change).await;
    assert!([403, 404].contains(&changed.status), "it is for looking: {}", changed.text);
    // Every look in it has the reason with it.
    let list: Looks = serde_json::from_str(&get(&base, &house, 4, "/looks").await.text).unwrap();
    let told: Vec<_> = list.looks.iter().filter(|look| look.action == "emergency").collect();
    assert!(told.len() >= 3 && told.iter().all(|look| look.reason == REASON), "{told:?}");
    // In small steps: who does nothing for long is signed out.
    for _ in 0..11 {
        house.clock.pass(5 * 60);
        assert_eq!(get(&base, &house, LEAD, "").await.status, 200, "within the hour");
    }
    house.clock.pass(5 * 60);
    assert_eq!(get(&base, &house, LEAD, "").await.status, 404, "it ends by itself");
}

#[tokio::test]
async fn ig21_those_who_answer_for_it_see_it_at_once_and_go_through_it_within_the_month() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    let asked = json!({ "reason": REASON, "sections": ["basics"], "withheld": "risk-of-harm" });
    assert_eq!(looks(&base, &house, asked).await, 200);
    // In one transaction: that it is open, that it is written down, that it lies on desks, and the message.
    let writes = house.tables.writes();
    let of = |part: fn(&Write) -> bool| writes.iter().filter(|write| part(write)).count();
    assert_eq!(of(|w| matches!(w, Write::Put(Table::Plans, item, _) if item.key.sk.starts_with("GLASS#"))), 1);
    assert_eq!(of(|w| matches!(w, Write::Put(Table::Plans, item, _) if item.key.pk.ends_with("#GLASS"))), 1);
    assert_eq!(of(|w| matches!(w, Write::Put(Table::Audit, item, _) if item.key.pk.starts_with("X#"))), 1);
    assert_eq!(of(|w| matches!(w, Write::Put(Table::Directory, item, _) if item.key.pk.starts_with("OUT#"))), 1);
    let kept = writes.iter().find_map(|write| match write {
        Write::Put(Table::Plans, item, _) if item.key.pk.ends_with("#X") => Some(item.body["withheld"].clone()),
        _ => None,
    });
    assert_eq!(kept, Some(json!("risk-of-harm")), "why the family is not told stands beside it");
    for n in [4, 14] {
        let lines = desk(&base, &house, n).await.emergencies;
        assert_eq!(lines.len(), 1, "{n}");
        assert_eq!((lines[0].by.as_str(), lines[0].review_by.to_string()), ("Worker 26", "2026-12-07".to_owned()));
        assert_eq!(
            (lines[0].label.as_str(), lines[0].sections.as_slice()),
            (base.label.as_str(), &[Section::Basics][..])
        );
    }
    let look = desk(&base, &house, 4).await.emergencies[0].look;
    let review = |found: &str| {
        Call::change("POST", format!("/api/v1/desk/town/emergencies/{look}/review"), None, json!({ "found": found }))
    };
    for n in [1, 2, 3, 6, LEAD] {
        assert!(desk(&base, &house, n).await.emergencies.is_empty(), "{n}");
        assert_eq!(house.call(base.session(&who(n)), &review("in-order")).await.status, 404, "{n}");
    }
    assert_eq!(house.call(base.session(&who(4)), &review("nonsense")).await.status, 400);
    assert_eq!(house.call(base.session(&who(4)), &review("talked-about")).await.status, 200);
    assert!(desk(&base, &house, 14).await.emergencies.is_empty(), "gone through once");
    assert_eq!(house.call(base.session(&who(14)), &review("incident")).await.status, 409);
    assert!(get(&base, &house, 4, "/looks").await.text.contains(REASON), "what was written down stays");
}

#[tokio::test]
async fn ig21_nobody_but_whoever_may_has_an_emergency_and_nobody_who_knows_the_family() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::Nothing, Said::Nothing)).await;
    let asked = || json!({ "reason": REASON, "sections": ["basics"] });
    for n in [1, 2, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 16, 36, 46] {
        let answer = send(&base, &house, n, ("POST", "/emergency", None), asked()).await;
        assert!([403, 404].contains(&answer.status), "{n}: {}", answer.text);
        assert!(house.tables.writes().is_empty(), "{n}");
    }
    assert_eq!(path(&base, "").matches("plans").count(), 1);
}

#[test]
fn ig22_no_role_of_a_zone_is_one_of_operations() {
    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.key()).collect();
    for role in &roles {
        assert!(!["admin", "engineer", "operator", "support", "root"].iter().any(|word| role.contains(word)), "{role}");
    }
    // Outside the workspace nothing that is asked without being somebody of a zone speaks of a plan.
    for endpoint in doorstep_backend::http::openapi::endpoints() {
        let of_desk = endpoint.path.starts_with("/api/v1/desk/{zone}/");
        let of_plans = endpoint.path.contains("plan") || endpoint.path.contains("register");
        assert!(of_desk || !of_plans, "{} {}", endpoint.name, endpoint.path);
    }
}
