//! Reading a plan is one query of it and one of its family; a change is one transaction; neither grows with the number of plans.

use std::sync::Arc;

use doorstep_backend::store::dynamo::{DynamoTables, Meter};
use doorstep_engine::Engine;
use doorstep_tests::figures::{Figures, plans};

/// `DOORSTEP_PLANS=100000` makes it the long run.
#[allow(clippy::disallowed_methods, reason = "the long run is asked for by hand")]
fn many() -> u64 {
    std::env::var("DOORSTEP_PLANS").ok().and_then(|plans| plans.parse().ok()).unwrap_or(5_000)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_costs_the_same_beside_a_hundred_plans_and_beside_five_thousand() {
    let engine = Engine::open(None).await.unwrap();
    let meter = Arc::new(Meter::default());
    let tables = DynamoTables::at(engine.endpoint(), "test-").metered(meter.clone());
    tables.create_tables().await.unwrap();
    let mut figures = Figures::new();
    let many = many();
    Box::pin(plans::of_all(&mut figures, (&tables, &meter), &[100, many])).await.unwrap();
    println!("{}", serde_json::to_string_pretty(&figures).unwrap());
    let of = |name: &str| figures[name].as_f64().unwrap();
    // The plan, its family, and the zone's agreements: one query each.
    assert_eq!(of("plan_loaded_beside_100_plans_engine_calls"), 3.0);
    // What it is decided on, then one transaction.
    assert_eq!(of("plan_saved_beside_100_plans_engine_calls"), 4.0);
    // The desk, and the agreements.
    assert_eq!(of("my_day_beside_100_plans_engine_calls"), 2.0);
    assert_eq!(of("my_day_of_200_families_engine_calls"), 2.0);
    let told = ["reminders_of_a_zone_of_one_plan", "message_dealt_with"];
    for what in ["plan_loaded", "plan_viewed", "plan_saved", "my_day"].into_iter().chain(told) {
        for unit in ["engine_calls", "capacity_units"] {
            let (few, many) =
                (of(&format!("{what}_beside_100_plans_{unit}")), of(&format!("{what}_beside_{many}_plans_{unit}")));
            assert!(few > 0.0 && many <= few * 1.05, "{what} {unit}: {few} and {many}");
        }
    }
}
