//! Saves one numbered change after another into a file and says each that was acknowledged, until it is killed.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test's program may")]

use std::io::Write;
use std::path::PathBuf;

use doorstep_backend::store::Committed;
use doorstep_backend::store::dynamo::DynamoTables;
use doorstep_engine::Engine;
use doorstep_tests::saves::save;

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = PathBuf::from(arguments.next().unwrap());
    let first: u64 = arguments.next().unwrap().parse().unwrap();
    let engine = Engine::open(Some(&file)).await.unwrap();
    let tables = DynamoTables::at(engine.endpoint(), "test-");
    tables.create_tables().await.unwrap();
    for number in first.. {
        assert_eq!(save(&tables, number).await.unwrap(), Committed::Made);
        println!("{number}");
        std::io::stdout().flush().unwrap();
    }
}
