//! Every other endpoint of plans, once each.

use doorstep_shared::api::desk::plans::{Caseload, HistoryPage};
use doorstep_shared::plans::access::{Area, Op, View};
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::EntryName;
use doorstep_tests::office::{organisation, user};
use doorstep_tests::plan_house::{Answer, Call, PlanHouse};
use serde_json::{Value, json};

use super::changes::wrote;
use super::reads::looked;
use super::tally::Tally;
use crate::scene::{ASK, Base, CLASHES, DOOR, Expected, mark};

/// An endpoint that changes something, what is sent, and what has to be answered.
type Line = (&'static str, Call, u16);

/// Asks them all.
pub async fn ask(base: &Base, house: &PlanHouse, expected: &Expected<'_>, tally: &mut Tally) {
    reads(base, house, expected, tally).await;
    for (name, call, wanted) in lines(base, expected) {
        let answer = house.call(base.session(expected.person), &call).await;
        let what = format!("{name}, {expected:?}");
        assert_eq!(answer.status, wanted, "{what}: {}", answer.text);
        tally.cell(name, wanted == 200);
        let writes = wanted == 200 && !["getPlanDraft", "listPlanDrafts", "deletePlanDraft"].contains(&name);
        wrote(house, writes, &what).await;
    }
}

async fn reads(base: &Base, house: &PlanHouse, expected: &Expected<'_>, tally: &mut Tally) {
    let path = |rest: &str| format!("/api/v1/desk/town/plans/{}{rest}", base.plan);
    let before = expected.before_plan();
    let or = |decided: Result<_, u16>| before.unwrap_or_else(|| decided.err().unwrap_or(200));
    let print = or(expected.decides(Area::Print, Op::Read));
    let (history, looks) = (before.unwrap_or(200), or(expected.decides(Area::AccessLog, Op::Read)));
    let door = expected.person.door;
    let doors = or(expected.decides(Area::Agreement, Op::Read).and_then(|view| match view {
        View::All => Ok(view),
        _ => Err(403),
    }));
    let all = [
        ("listPlans", "/api/v1/desk/town/plans".to_owned(), door),
        ("listColleagues", "/api/v1/desk/town/colleagues".to_owned(), door),
        ("listPlanHistory", path("/history"), history),
        ("listLooks", path("/looks"), looks),
        ("printPlan", path("/print?for=worker"), print),
        ("getFamilyDoors", path("/family"), doors),
    ];
    for (name, path, wanted) in all {
        let answer = house.call(base.session(expected.person), &Call::get(&path)).await;
        assert_eq!(answer.status, wanted, "{name}, {expected:?}: {}", answer.text);
        tally.cell(name, wanted == 200);
        if ["listPlanHistory", "printPlan", "getFamilyDoors"].contains(&name) {
            looked(house, wanted == 200, expected);
        } else {
            assert!(house.tables.writes().is_empty(), "{name}, {expected:?}");
        }
        house.tables.rewind().await;
        match name {
            "listPlans" if wanted == 200 => caseload(base, expected, &serde_json::from_str(&answer.text).unwrap()),
            "listPlanHistory" if wanted == 200 => of_history(base, house, expected, &path, &answer).await,
            _ => {}
        }
    }
}

/// Of the plan stands there what they may see: for its team a line, with the name where that is shared; for whoever looks after the
/// zone a reference, without one.
fn caseload(base: &Base, expected: &Expected<'_>, list: &Caseload) {
    let mine = expected.person.team && !expected.person.declared;
    assert_eq!(list.plans.len(), usize::from(mine), "{expected:?}");
    if let [line] = &list.plans[..] {
        let child = base.of("child", 2);
        assert_eq!(line.child, expected.reads(child).then(|| mark("child", 2)), "{expected:?}");
        assert_eq!((line.plan, line.state), (base.plan, expected.scene.stands.state));
    }
    let coordinates = [4, 14].contains(&expected.person.n);
    let labels: Vec<&str> = list.references.iter().map(|reference| reference.label.as_str()).collect();
    assert_eq!(labels, if coordinates { vec![base.label.as_str()] } else { Vec::new() }, "{expected:?}");
}

/// Every page, and in all of them what was done to the entries that they read.
async fn of_history(base: &Base, house: &PlanHouse, expected: &Expected<'_>, path: &str, first: &Answer) {
    let mut seen: Vec<EntryName> = Vec::new();
    let mut page: HistoryPage = serde_json::from_str(&first.text).unwrap();
    loop {
        seen.extend(page.happenings.iter().filter(|h| h.what == "add").filter_map(|happening| happening.entry));
        let Some(before) = page.before else { break };
        let next = house.call(base.session(expected.person), &Call::get(format!("{path}?before={before}"))).await;
        house.tables.rewind().await;
        page = serde_json::from_str(&next.text).unwrap();
    }
    let told = |p: &&crate::scene::Planted| expected.reads(p) && !expected.reads_extract(p);
    let mut wanted: Vec<EntryName> = base.planted.iter().filter(told).map(|p| p.name).collect();
    seen.sort();
    wanted.sort();
    assert_eq!(seen, wanted, "history, {expected:?}");
}

fn lines(base: &Base, expected: &Expected<'_>) -> Vec<Line> {
    let path = |rest: &str| format!("/api/v1/desk/town/plans/{}{rest}", base.plan);
    let before = expected.before_plan();
    let or = |decided: Result<_, u16>| before.unwrap_or_else(|| decided.err().unwrap_or(200));
    let of_plan = |method, rest: &str, body| Call::change(method, path(rest), Some(base.version), body);
    let post = |rest: &str, body| Call::change("POST", path(rest), None, body);
    let door = expected.person.door;
    let agreement = or(expected.decides(Area::Agreement, Op::Create));
    let team = or(expected.decides(Area::Team, Op::Update).or_else(|_| expected.decides(Area::Team, Op::Create)));
    let glass = match expected.person {
        person if person.door != 200 => person.door,
        person if person.declared => 404,
        _ => expected.decides(Area::BreakGlass, Op::Create).err().unwrap_or(200),
    };
    let declares = before.unwrap_or(if expected.leads() { 400 } else { 200 });
    let names = door == 200 && ![4, 5, 14].contains(&expected.person.n);
    let nominates = if names {
        200
    } else if door == 200 {
        403
    } else {
        door
    };
    let close = json!({ "is": "close", "reason": "carried-forward" });
    let says = expected.decides(Area::Closing, Op::Agree).or_else(|_| expected.decides(Area::Closing, Op::Create));
    let asks = match before {
        Some(answer) => answer,
        None if !expected.person.team || says.is_err() => 403,
        // It is asked where a plan comes to its end, and nowhere else.
        None if expected.scene.stands.state != State::Closing => 400,
        None => 200,
    };
    let choice = json!([{ "to": organisation(3), "section": "about-me", "choice": "allow" }]);
    let member = json!({ "function": "parent-advisor", "lead": false, "from": "2026-11-24" });
    let draft = json!({ "boxes": { "text": "We met" }, "base": 0 });
    let form = path("/drafts/note.new");
    let mut all = vec![
        ("nominate", Call::change("POST", "/api/v1/desk/town/plans", None, nomination()), nominates),
        (
            "takeStep",
            of_plan("POST", "/steps", json!({ "step": { "is": "withdraw" }, "said": { "is": "nothing" } })),
            agreement,
        ),
        (
            "putSharing",
            of_plan("PUT", "/sharing", json!({ "adult": base.mother, "how": "said", "choices": choice })),
            agreement,
        ),
        ("makeFamilyLink", post("/family/links", json!({ "adult": base.mother })), agreement),
        ("closeFamilyDoor", post(&format!("/family/links/{DOOR}/close"), Value::Null), agreement),
        (
            "answerFamily",
            Call::change("POST", path(&format!("/family/asks/{ASK}/answer")), Some(1), json!({ "words": "Yes." })),
            agreement,
        ),
        ("putMember", of_plan("PUT", &format!("/team/{}", user(7)), member), team),
        ("sayClosing", post("/closing", json!({ "is": "asked", "what": close })), asks),
        (
            "breakGlass",
            post("/emergency", json!({ "reason": "A hospital asks who may collect her.", "sections": ["basics"] })),
            glass,
        ),
        ("declareInterest", post("/interest", json!({ "declared": true })), declares),
        ("listPlanDrafts", Call::get("/api/v1/desk/town/plan-drafts"), door),
        ("putPlanDraft", Call::change("PUT", form.clone(), None, draft), door),
        ("getPlanDraft", Call::get(form.clone()), door),
        ("deletePlanDraft", Call::change("DELETE", form, None, Value::Null), door),
    ];
    for (name, label, of, rest) in [
        ("sendReferral", "referral of learning", 2, "/link"),
        ("revokeReferral", "referral of wellbeing", 1, "/link/revoke"),
    ] {
        let planted = base.of(label, of);
        let wanted = match before {
            Some(answer) => answer,
            None if !expected.reads(planted) => 404,
            None if expected.no_change(planted).is_some() => 403,
            None => 200,
        };
        all.push((name, post(&format!("/entries/{}{rest}", planted.name), Value::Null), wanted));
    }
    for at in 0..CLASHES.len() {
        let (planted, _, seen) = base.clashing(at);
        let wanted = match before {
            Some(answer) => answer,
            None if !expected.reads(planted) => 404,
            None if expected.no_change(planted).is_some() => 403,
            None => 200,
        };
        let call =
            post(&format!("/clashes/{}", Base::clash(at)), json!({ "how": { "is": "keep-theirs" }, "seen": seen }));
        all.push(("decideClash", call, wanted));
    }
    all
}

/// A child whom nobody has named yet.
fn nomination() -> Value {
    let id = |n: u32| format!("01980000-0000-7000-8000-00020000000{n}");
    json!({
        "plan": id(1), "family": id(2), "child_id": id(3), "adult_id": id(4), "of_zone": true,
        "child": { "legal_name": "Sol Testcase", "known_as": "Sol", "born": "2022-10-10" },
        "adult": {
            "legal_name": "Ana Testcase", "relationship": "mum", "responsibility": "parental", "lives_with_child": "yes"
        },
        "home": { "interpreter": "no" },
        "place": {
            "school": { "is": "partner", "organisation": organisation(2) },
            "place": { "entry_year": 2027, "source": "parent-told" }
        }
    })
}
