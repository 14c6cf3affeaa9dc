//! Series of sessions and their registers: whose series somebody sees, which families in them, and who may change what.

use doorstep_shared::api::desk::plans::{Register, Registers};
use doorstep_shared::people::Role;
use doorstep_tests::office::organisation;
use doorstep_tests::plan_house::{Call, PlanHouse};
use serde_json::json;

use super::changes::wrote;
use super::tally::Tally;
use crate::scene::{Base, Expected, mark};

/// Asks everything there is of registers.
pub async fn ask(base: &Base, house: &PlanHouse, expected: &Expected<'_>, tally: &mut Tally) {
    list(base, house, expected, tally).await;
    for of in 1..=3 {
        one(base, house, expected, of, tally).await;
    }
    for (name, call, wanted) in lines(expected) {
        let answer = house.call(base.session(expected.person), &call).await;
        let what = format!("{name}, {expected:?}");
        assert_eq!(answer.status, wanted, "{what}: {}", answer.text);
        tally.cell(name, wanted == 200);
        wrote(house, wanted == 200, &what).await;
    }
}

async fn list(base: &Base, house: &PlanHouse, expected: &Expected<'_>, tally: &mut Tally) {
    let (person, path) = (expected.person, "/api/v1/desk/town/registers");
    let answer = house.call(base.session(person), &Call::get(path)).await;
    assert_eq!(answer.status, person.door, "listRegisters, {expected:?}: {}", answer.text);
    tally.cell("listRegisters", person.door == 200);
    assert!(house.tables.writes().is_empty());
    if person.door == 200 {
        let list: Registers = serde_json::from_str(&answer.text).unwrap();
        let coordinates = person.role == Role::Coordinator;
        let seen = if coordinates { 6 } else { 2 };
        assert_eq!(list.series.len(), seen, "{expected:?}");
        assert!(coordinates || list.series.iter().all(|line| line.organisation == organisation(person.of)));
        assert_eq!((list.may_plan, list.may_settle), (holds(expected), coordinates), "{expected:?}");
    }
}

/// The register of a partner: for others of it those families whose attendance they may read, and for whoever looks after the zone
/// none at all.
async fn one(base: &Base, house: &PlanHouse, expected: &Expected<'_>, of: u128, tally: &mut Tally) {
    let person = expected.person;
    let path = format!("/api/v1/desk/town/registers/{}", Base::series(of * 100 + 7));
    let answer = house.call(base.session(person), &Call::get(path)).await;
    let own = person.of == of;
    let wanted = match person.door {
        200 if own || person.role == Role::Coordinator => 200,
        200 => 404,
        door => door,
    };
    let what = format!("getRegister of {of}, {expected:?}");
    assert_eq!(answer.status, wanted, "{what}: {}", answer.text);
    tally.cell("getRegister", wanted == 200);
    let planted = base.of("sessions", of);
    let open = expected.scene.stands.state.is_open();
    let seen = wanted == 200 && person.team && !person.declared && open && expected.reads(planted);
    wrote(house, seen, &what).await;
    if wanted != 200 {
        return;
    }
    let register: Register = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(register.families.len(), usize::from(seen), "{what}");
    assert_eq!(register.may_change, own && holds(expected), "{what}");
    for line in &register.families {
        let child = base.of("child", 2);
        assert_eq!(line.name, expected.reads(child).then(|| mark("child", 2)), "{what}");
        assert_eq!(line.no_change, expected.no_change(planted), "{what}");
    }
}

/// Whether their role holds sessions.
fn holds(expected: &Expected<'_>) -> bool {
    matches!(expected.person.role, Role::LinkTeacher | Role::ChildrensCentre | Role::ReceptionTeacher)
}

fn lines(expected: &Expected<'_>) -> Vec<(&'static str, Call, u16)> {
    let person = expected.person;
    let or = |inside: u16| if person.door == 200 { inside } else { person.door };
    let plans = or(if holds(expected) { 200 } else { 403 });
    let changes = or(match (holds(expected), person.of) {
        (false, _) => 403,
        (true, 2) => 200,
        (true, _) => 404,
    });
    let settles = or(if person.role == Role::Coordinator { 200 } else { 403 });
    let text = json!({ "title": "Talking group", "minutes": 20, "trained": "unknown", "places": 6 });
    let rule = json!({ "from": "2026-11-24", "days": ["tu"], "sessions": 3, "weeks": "every" });
    let new = json!({ "id": Base::series(960), "text": text, "rule": rule });
    let path = |rest: &str| format!("/api/v1/desk/town/{rest}");
    let series = format!("registers/{}", Base::series(952));
    let day = path(&format!("{series}/sessions/2026-11-24"));
    vec![
        ("planSeries", Call::change("POST", path("registers"), None, new), plans),
        ("changeSeries", Call::change("PUT", path(&series), Some(1), text), changes),
        ("sayOfSession", Call::change("POST", day, None, json!({ "is": "held" })), changes),
        ("putMenu", Call::change("PUT", path("menu"), Some(1), json!({ "off": ["peep"] })), settles),
    ]
}
