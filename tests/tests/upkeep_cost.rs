//! A check, a save and a page of the feed cost the same in a small zone and in a large one.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::sync::Arc;

use doorstep_backend::store::dynamo::{DynamoTables, Meter};
use doorstep_engine::Engine;
use doorstep_tests::figures::{Figures, feeds, upkeep};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_a_save_and_a_page_of_the_feed_cost_the_same_however_large_the_zone() {
    let engine = Engine::open(None).await.unwrap();
    let meter = Arc::new(Meter::default());
    let tables = DynamoTables::at(engine.endpoint(), "test-").metered(meter.clone());
    tables.create_tables().await.unwrap();
    let mut figures = Figures::new();
    Box::pin(upkeep::of_all(&mut figures, (&tables, &meter))).await.unwrap();
    Box::pin(feeds::of_all(&mut figures, (&tables, &meter))).await.unwrap();
    println!("{}", serde_json::to_string_pretty(&figures).unwrap());
    for what in ["check", "save"] {
        for unit in ["engine_calls", "capacity_units"] {
            let of = |size: u32| figures[&format!("{what}_of_{size}_entries_{unit}")].as_f64().unwrap();
            let (small, large) = (of(100), of(10_000));
            assert!(small > 0.0 && large <= small * 1.05, "{what} {unit}: {small} and {large}");
        }
    }
    // The same meter counts what publishing asks for; a page of a feed asks for nothing.
    let of = |what: &str, size: u32, unit: &str| figures[&format!("{what}_{size}_entries_{unit}")].as_f64().unwrap();
    for size in [100, 1_000, 10_000] {
        assert!(of("publication_of", size, "engine_calls") > 0.0, "the meter counts");
    }
    let pages = ["feed_3_page", "feed_3_page_full", "feed_3_page_filtered", "feed_3_page_of_changes"];
    for page in pages.into_iter().chain(["feed_1_page", "feed_1_page_full"]) {
        let what = format!("{page}_in");
        for size in [100, 1_000, 10_000] {
            for unit in ["engine_calls", "capacity_units"] {
                assert!(of(&what, size, unit) == 0.0, "{what} {size} {unit}");
            }
            // The pointer alone; the files are held.
            assert!((of(&what, size, "file_reads") - 1.0).abs() < 0.01, "{what} {size}");
        }
        let (small, large) = (of(&what, 100, "answer_bytes"), of(&what, 10_000, "answer_bytes"));
        assert!(small > 1_000.0 && large <= small * 1.05, "{what} bytes: {small} and {large}");
    }
}
