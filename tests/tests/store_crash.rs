//! A process that is killed while it saves loses nothing it has acknowledged, and leaves nothing half.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use doorstep_backend::store::dynamo::DynamoTables;
use doorstep_engine::Engine;
use doorstep_tests::saves::parts;

/// After how many acknowledged changes each round is killed.
const ROUNDS: [usize; 4] = [1, 7, 40, 150];
const WHOLE: usize = 5;

/// Saves from `first` on until so many are acknowledged, then kills the process; returns all it acknowledged.
fn save_until_killed(file: &Path, first: u64, acknowledged: usize) -> Vec<u64> {
    let mut saver = Command::new(env!("CARGO_BIN_EXE_save_loop"))
        .arg(file)
        .arg(first.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(saver.stdout.take().unwrap()).lines();
    let mut seen: Vec<u64> = lines.by_ref().take(acknowledged).map(|line| line.unwrap().parse().unwrap()).collect();
    assert_eq!(seen.len(), acknowledged, "the saver ended by itself");
    // SIGKILL: no handler, no destructor, no last write.
    saver.kill().unwrap();
    saver.wait().unwrap();
    // What it said before it died counts too; a line it did not finish does not.
    seen.extend(lines.map_while(Result::ok).filter_map(|line| line.parse::<u64>().ok()));
    seen
}

#[tokio::test]
async fn every_acknowledged_change_is_there_with_all_its_parts() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tables.db");
    let (mut next, mut kept) = (1, Vec::new());
    for round in ROUNDS {
        kept.extend(save_until_killed(&file, next, round));

        let engine = Engine::open(Some(&file)).await.unwrap();
        let tables = DynamoTables::at(engine.endpoint(), "test-");
        for number in &kept {
            assert_eq!(parts(&tables, *number).await.unwrap(), WHOLE, "number {number} was acknowledged");
        }
        // One more may have been made without being said, but whole; behind it there is nothing.
        let last = kept.last().copied().unwrap();
        let unsaid = parts(&tables, last + 1).await.unwrap();
        assert!(unsaid == 0 || unsaid == WHOLE, "number {} is there in {unsaid} parts of {WHOLE}", last + 1);
        assert_eq!(parts(&tables, last + 2).await.unwrap(), 0);
        println!("store crash: {} acknowledged, all there; the next is {}", kept.len(), unsaid / WHOLE);
        next = last + 3;
        engine.stop().await;
    }
}
