//! The list of what has to hold for families' data, `IG1` to `IG78`, as far as it can be asked of the workspace of plans. Each test
//! carries its number.

mod agreement;
mod fields;
mod glass;
mod looks;
mod order;
mod stored;
mod team;
mod together;

use doorstep_shared::api::desk::plans::PlanView;
use doorstep_shared::plans::course::State;
use doorstep_tests::plan_house::{Answer, Call, PlanHouse};
use serde_json::Value;

use crate::scene::{Agreed, Base, Leads, Person, Said, Scene, Stands, people};

/// A plan that is worked on, in reception.
fn scene(agreed: Agreed, said: Said) -> Scene {
    let stands = Stands { state: State::ActiveInReception, before: None, begun: true };
    Scene { agreed, said, stands, leads: Leads::Teacher }
}

/// Somebody by the number of their account.
fn who(n: u128) -> Person {
    people().into_iter().find(|person| person.n == n).unwrap()
}

/// The address of the plan, and more.
fn path(base: &Base, rest: &str) -> String {
    format!("/api/v1/desk/town/plans/{}{rest}", base.plan)
}

async fn get(base: &Base, house: &PlanHouse, n: u128, rest: &str) -> Answer {
    house.call(base.session(&who(n)), &Call::get(path(base, rest))).await
}

async fn send(base: &Base, house: &PlanHouse, n: u128, what: (&'static str, &str, Option<u64>), body: Value) -> Answer {
    house.call(base.session(&who(n)), &Call::change(what.0, path(base, what.1), what.2, body)).await
}

/// The plan as somebody sees it.
async fn view(base: &Base, house: &PlanHouse, n: u128) -> PlanView {
    let answer = get(base, house, n, "").await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    serde_json::from_str(&answer.text).unwrap()
}

/// By whom the entries are that somebody sees, each organisation once.
fn writers(view: &PlanView) -> Vec<doorstep_shared::id::OrganisationId> {
    let mut all: Vec<_> = view.entries.iter().map(|entry| entry.entry.organisation).collect();
    all.sort();
    all.dedup();
    all
}
