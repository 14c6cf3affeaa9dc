//! The generated table: every endpoint of plans × everybody × agreement × sharing × where the plan stands, over HTTP. What has to be
//! answered is put together from facts that are written down by hand and the matrix, never by asking a use case.
//!
//! `getPlan` is asked in every scene by everybody. The entries are added and changed by everybody, each in every state of the plan,
//! and there in agreements and sharings that take turns, so that every pair of two sides is met. All other endpoints are asked by
//! everybody in every state, in two pairs of agreement and sharing each, one of them where everything is shared.

mod changes;
mod reads;
mod registers;
mod rest;
mod tally;

use std::sync::Arc;
use std::time::Instant;

use doorstep_backend::http::openapi;

use crate::scene::{Agreed, Base, Expected, Leads, Person, Said, Scene, Stands, nobody, people};
use tally::Tally;

/// The endpoints of plans that this table asks: all there are.
fn endpoints() -> Vec<&'static str> {
    const OF_PLANS: [&str; 5] =
        ["/{zone}/plans", "/{zone}/plan-drafts", "/{zone}/colleagues", "/{zone}/registers", "/{zone}/menu"];
    let of_plans = |path: &str| OF_PLANS.iter().any(|part| path.contains(part));
    openapi::endpoints().into_iter().filter(|endpoint| of_plans(endpoint.path)).map(|endpoint| endpoint.name).collect()
}

fn everybody() -> Vec<Person> {
    std::iter::once(nobody()).chain(people()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ig13_every_endpoint_of_plans_answers_what_the_matrix_says() {
    let began = Instant::now();
    let base = Base::new().await;
    let mut work = Vec::new();
    for (at, stands) in Stands::all().into_iter().enumerate() {
        work.push(tokio::spawn(of_stands(base.clone(), at, stands)));
    }
    let mut tally = Tally::default();
    for part in work {
        tally.add(part.await.unwrap());
    }
    tally.print(began.elapsed());
    let asked = tally.names();
    let without: Vec<&str> = endpoints().into_iter().filter(|name| !asked.contains(name)).collect();
    assert!(without.is_empty(), "these endpoints have no cell in tests/tests/plans/table/: {without:?}");
    let (allowed, refused) = tally.sum();
    assert!(allowed > 1_000 && refused > 1_000, "{allowed} allowed, {refused} refused");
    for name in tally.names() {
        let (allowed, refused) = tally.of(name);
        assert!(allowed > 0 && refused > 0, "{name}: {allowed} allowed, {refused} refused");
    }
}

/// Everything that is asked of a plan that stands so.
async fn of_stands(base: Arc<Base>, at: usize, stands: Stands) -> Tally {
    let mut tally = Tally::default();
    let everybody = everybody();
    for (turn, scene) in Scene::of(stands).enumerate() {
        let house = base.house(&scene).await;
        for (who, person) in everybody.iter().enumerate() {
            let expected = Expected { person, scene: &scene };
            reads::get_plan(&base, &house, &expected, &mut tally).await;
            changes::of_entries(&base, &house, &expected, (at, turn, who), &mut tally).await;
            if takes_rest(&scene, at, turn) {
                rest::ask(&base, &house, &expected, &mut tally).await;
                registers::ask(&base, &house, &expected, &mut tally).await;
            }
        }
        of_another_lead(&base, &scene, &mut tally).await;
    }
    tally
}

/// Where the Children's Centre leads, two people may do something else.
async fn of_another_lead(base: &Base, scene: &Scene, tally: &mut Tally) {
    if scene.agreed != Agreed::All {
        return;
    }
    let scene = Scene { leads: Leads::Centre, ..*scene };
    let house = base.house(&scene).await;
    for person in people().iter().filter(|person| [2, 3].contains(&person.n)) {
        let expected = Expected { person, scene: &scene };
        reads::get_plan(base, &house, &expected, tally).await;
        if scene.said == Said::Allowed {
            rest::ask(base, &house, &expected, tally).await;
        }
    }
}

/// In which pairs of agreement and sharing everything else is asked.
fn takes_rest(scene: &Scene, at: usize, turn: usize) -> bool {
    let open = scene.agreed == Agreed::All && scene.said == Said::Allowed;
    open || turn == (3 * at) % 20
}
