//! Every store keeps the same contract; where moto is laxer, it says how.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may")]

use doorstep_tests::contract::{self, Case};
use doorstep_tests::engines::{self, Running};

async fn keeps_the_contract(engine: Running, differences: &[Case]) {
    let report = contract::run(engine.tables.clone(), differences).await;
    let differing = report.differences.len();
    let named = match differing {
        0 => String::new(),
        _ => format!(" ({differing} named differences: {})", report.differences.join(", ")),
    };
    println!("store contract: {} {} of {}{named}", engine.name, report.held, report.cases);
    assert!(report.broken.is_empty(), "{}:\n{}", engine.name, report.broken.join("\n"));
    assert_eq!(report.held + differing, report.cases);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_twin_in_memory() {
    keeps_the_contract(engines::twin(), &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_embedded_engine_in_memory() {
    keeps_the_contract(engines::embedded_in_memory().await.unwrap(), &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_embedded_engine_in_a_file() {
    keeps_the_contract(engines::embedded_in_a_file().await.unwrap(), &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn moto_which_somebody_else_wrote() {
    let engine = engines::moto().await.unwrap_or_else(|why| panic!("{why}"));
    keeps_the_contract(engine, &contract::moto::differences()).await;
}
