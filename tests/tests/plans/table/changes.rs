//! Adding and changing entries of every kind, by each of three partners.

use doorstep_shared::plans::access::Area;
use doorstep_tests::office::organisation;
use doorstep_tests::plan_house::{Call, PlanHouse};
use serde_json::json;

use super::tally::Tally;
use crate::scene::{Base, Expected, Planted, new_bodies};

/// Every so many scenes an entry meets the same person in the same state again.
const TURNS: usize = 20;
/// In one of so many scenes those who are turned away before the plan ask.
const AWAY: usize = 4;

/// The entries whose turn it is are changed, and as many are added. Whoever is turned away before the plan is asks of one entry
/// alone: that door does not look at entries.
pub async fn of_entries(
    base: &Base,
    house: &PlanHouse,
    expected: &Expected<'_>,
    (at, turn, who): (usize, usize, usize),
    tally: &mut Tally,
) {
    let away = expected.before_plan().is_some();
    let is_turn = |n: usize, of: usize| match away {
        true => (turn + who + at) % AWAY == 0 && n == (turn + who + at) / AWAY % of,
        false => (n + 3 * who + 7 * at) % TURNS == turn,
    };
    for (n, planted) in base.planted.iter().enumerate() {
        if is_turn(n, base.planted.len()) {
            change(base, house, expected, planted, tally).await;
        }
    }
    let bodies = new_bodies(expected.person.of.max(1), base.father);
    let of = bodies.len();
    for (n, new) in bodies.into_iter().enumerate() {
        if is_turn(n, of) {
            add(base, house, expected, new, tally).await;
        }
    }
}

async fn change(base: &Base, house: &PlanHouse, expected: &Expected<'_>, planted: &Planted, tally: &mut Tally) {
    let (field, new) = &planted.change;
    let body = serde_json::to_value(&planted.entry.body).unwrap();
    let changes = json!({ "changes": [{ "field": field, "base": body[*field], "new": new }] });
    let path = format!("/api/v1/desk/town/plans/{}/entries/{}", base.plan, planted.name);
    let answer = house.call(base.session(expected.person), &Call::change("PATCH", path, Some(1), changes)).await;
    let wanted = match expected.before_plan() {
        Some(answer) => answer,
        None if !expected.reads(planted) => 404,
        None if expected.no_change(planted).is_some() => 403,
        // Of what was sent nothing changes but that the school says it has read it, and nobody else says so.
        None if planted.label == "handover that was sent" && !expected.reads_extract(planted) => 400,
        None => 200,
    };
    let what = format!("changing {} of {}, {expected:?}", planted.label, planted.of);
    assert_eq!(answer.status, wanted, "{what}: {}", answer.text);
    tally.cell("changePlanEntry", wanted == 200);
    wrote(house, wanted == 200, &what).await;
}

async fn add(
    base: &Base,
    house: &PlanHouse,
    expected: &Expected<'_>,
    (label, area, section, learning, body): (
        &str,
        Area,
        doorstep_shared::plans::section::Section,
        bool,
        serde_json::Value,
    ),
    tally: &mut Tally,
) {
    let new = json!({ "id": "01980000-0000-7000-8000-00010000ffff", "body": body });
    let path = format!("/api/v1/desk/town/plans/{}/entries", base.plan);
    let answer = house.call(base.session(expected.person), &Call::change("POST", path, None, new)).await;
    let wanted = match expected.before_plan() {
        Some(answer) => answer,
        None if expected.no_adding(area, section, learning).is_some() => 403,
        // A plan has one of these from the day on which the child is named.
        None if ["home", "child", "place"].contains(&label) => 400,
        // Of these each partner has one, and has it already.
        None if ["all about me", "health", "assessment"].contains(&label) => 409,
        None => 200,
    };
    let what = format!("adding {label} for {:?}, {expected:?}", organisation(expected.person.of));
    assert_eq!(answer.status, wanted, "{what}: {}", answer.text);
    tally.cell("addPlanEntry", ![401, 403, 404].contains(&wanted));
    wrote(house, wanted == 200, &what).await;
}

/// What was not done has written nothing; what was done is taken back for whoever comes next.
pub async fn wrote(house: &PlanHouse, done: bool, what: &str) {
    let writes = house.tables.writes();
    assert_eq!(!writes.is_empty(), done, "{what}: {writes:?}");
    if done {
        house.tables.rewind().await;
    }
}
