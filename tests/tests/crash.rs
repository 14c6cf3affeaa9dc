//! An import that is killed leaves whole entries, needs no repair, and is finished by importing again or taken back.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use doorstep_tests::binary::{archive_without_batches, command, run};
use doorstep_tests::feed;
use doorstep_tests::server::Server;
use serde_json::Value;

const RECORDS: usize = 300;
/// After how many hundredths of its entries an import is killed; at 0 the zone and the first organisations are under way.
const MOMENTS: [usize; 5] = [0, 5, 30, 60, 90];

/// How many entries' audit events the engine has written: their names, looked for in its file and in the log before it.
fn written(data: &Path) -> usize {
    let mut found = BTreeSet::new();
    for name in ["engine.sqlite", "engine.sqlite-wal"] {
        let bytes = fs::read(data.join(name)).unwrap_or_default();
        for part in bytes.split(|b| *b == b'#').filter(|part| part.starts_with(b"service/")) {
            found.insert(part.iter().take(44).copied().collect::<Vec<u8>>());
        }
    }
    found.len()
}

/// Whether the import has begun: its audit event is written.
fn begun(data: &Path) -> bool {
    ["engine.sqlite", "engine.sqlite-wal"].iter().any(|name| {
        let bytes = fs::read(data.join(name)).unwrap_or_default();
        bytes.split(|b| *b == b'#').any(|part| part.starts_with(b"import/"))
    })
}

/// Starts an import and kills it once it has written so many entries; false when it was quicker.
fn killed_import(data: &Path, file: &str, entries: usize) -> bool {
    let mut child =
        command(data, ["import", file, "--zone", "city"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while !begun(data) || written(data) < entries {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    // SIGKILL: no handler, no destructor, no last write.
    child.kill().unwrap();
    !child.wait().unwrap().success()
}

fn services(data: &Path) -> Vec<Value> {
    archive_without_batches(data, "city")["services"].as_array().unwrap().clone()
}

/// The import that `check` says was cut off.
fn cut_off(data: &Path) -> Option<String> {
    let check = run(data, ["check"]);
    let line = check.out.lines().find(|l| l.contains("was cut off"))?.to_owned();
    assert_eq!(check.status, 1, "{}", check.out);
    Some(line.split("undo-import ").nth(1).unwrap().trim().to_owned())
}

#[test]
fn an_import_that_is_killed_leaves_whole_entries_and_is_finished_or_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("feed.json");
    fs::write(&file, feed::generate(RECORDS, 11)).unwrap();
    let file = file.to_str().unwrap();

    let whole = folder.path().join("whole");
    let _ = run(&whole, ["import", file, "--zone", "city"]).good();
    let expected = archive_without_batches(&whole, "city");
    let final_services = expected["services"].as_array().unwrap();
    // What the engine overwrote may leave a piece of a name behind, so the level follows the number without being it.
    let level = written(&whole);
    assert!(level.abs_diff(final_services.len()) <= final_services.len() / 50, "{level} of {}", final_services.len());

    let mut partial = 0;
    for (round, moment) in MOMENTS.into_iter().enumerate() {
        let data = folder.path().join(format!("round-{round}"));
        let entries = final_services.len() * moment / 100;
        assert!(killed_import(&data, file, entries), "round {round} was not killed in time");

        // The next start needs no repair: every command works at once.
        let batch = cut_off(&data).expect("the import that was cut off");
        let held = services(&data);
        assert!(held.len() <= final_services.len());
        for service in &held {
            assert!(final_services.contains(service), "not as it should be: {service}");
        }
        partial += usize::from(!held.is_empty() && held.len() < final_services.len());
        let server = Server::on(&data);
        assert!(
            server.greeting.iter().any(|l| l.contains("was cut off") && l.contains(&batch)),
            "{:?}",
            server.greeting
        );
        let found = server.get("/api/v1/zones/city/services?unknown=1").json();
        assert_eq!(found["total"].as_u64().unwrap(), held.len() as u64, "every entry that is there is whole and shown");
        for service in held.iter().step_by(25) {
            let id = service["id"].as_str().unwrap();
            assert_eq!(server.get(&format!("/en/z/city/s/{id}")).status, 200, "{id}");
        }
        drop(server);

        if round % 2 == 0 {
            // Finished by importing again.
            let report = run(&data, ["import", file, "--zone", "city", "--json"]).good().json();
            assert_eq!(report["unchanged"].as_u64().unwrap(), held.len() as u64);
            assert_eq!(report["changed"], 0);
            assert_eq!(archive_without_batches(&data, "city"), expected, "round {round}");
            let check = run(&data, ["check"]).good();
            assert!(!check.out.contains("WRONG"), "{}", check.out);
            // What the first part brought can still be taken back by itself.
            let undone = run(&data, ["undo-import", &batch, "--json"]).good().json();
            assert_eq!(undone["withdrawn"].as_u64().unwrap(), held.len() as u64);
        } else {
            let undone = run(&data, ["undo-import", &batch, "--json"]).good().json();
            assert_eq!(undone["withdrawn"].as_u64().unwrap(), held.len() as u64);
            assert!(services(&data).iter().all(|s| s["state"]["is"] == "withdrawn"));
            let _ = run(&data, ["check"]).good();
            let report = run(&data, ["import", file, "--zone", "city", "--json"]).good().json();
            assert_eq!(report["new"].as_u64().unwrap(), final_services.len() as u64);
            assert_eq!(archive_without_batches(&data, "city"), expected, "round {round}");
        }
        println!("crash: killed with {} of {} entries", held.len(), final_services.len());
    }
    assert!(partial >= 4, "only {partial} rounds were cut off midway");
}

#[test]
fn a_server_that_is_killed_gives_its_folder_back_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&["--data", data.to_str().unwrap()]);
    let pointer = server.get("/api/v1/zones/demo/directory").json();
    drop(server);
    let _ = run(&data, ["check"]).good();
    let server = Server::start(&["--data", data.to_str().unwrap()]);
    assert_eq!(server.get("/api/v1/zones/demo/directory").json(), pointer, "the same files, not published anew");
}
