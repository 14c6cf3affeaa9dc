//! A check and a save cost the same in a small zone and in a large one.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::sync::Arc;

use doorstep_backend::store::dynamo::{DynamoTables, Meter};
use doorstep_engine::Engine;
use doorstep_tests::figures::{Figures, upkeep};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_and_a_save_cost_the_same_however_large_the_zone() {
    let engine = Engine::open(None).await.unwrap();
    let meter = Arc::new(Meter::default());
    let tables = DynamoTables::at(engine.endpoint(), "test-").metered(meter.clone());
    tables.create_tables().await.unwrap();
    let mut figures = Figures::new();
    Box::pin(upkeep::of_all(&mut figures, (&tables, &meter))).await.unwrap();
    println!("{}", serde_json::to_string_pretty(&figures).unwrap());
    for what in ["check", "save"] {
        for unit in ["engine_calls", "capacity_units"] {
            let of = |size: u32| figures[&format!("{what}_of_{size}_entries_{unit}")].as_f64().unwrap();
            let (small, large) = (of(100), of(10_000));
            assert!(small > 0.0 && large <= small * 1.05, "{what} {unit}: {small} and {large}");
        }
    }
}
