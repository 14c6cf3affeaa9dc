//! The commands as a person types them: what they print, how they end, and what they leave.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use doorstep_backend::port::PublishedFiles as _;
use doorstep_backend::store::files::FolderFiles;
use doorstep_shared::published::Pointer;
use doorstep_tests::binary::{Ended, archive, archive_without_batches, bare, run};
use doorstep_tests::feed;
use doorstep_tests::server::Server;
use serde_json::Value;
use tempfile::TempDir;

/// As many records as a city's feed has.
const CITY: usize = 819;
/// Enough records for every flaw of a feed, few enough to be quick.
const SMALL: usize = 60;

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }
    fn data(&self) -> PathBuf {
        self.path("data")
    }
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
    fn write(&self, name: &str, text: &str) -> String {
        fs::write(self.path(name), text).unwrap();
        self.path(name).to_str().unwrap().to_owned()
    }
    fn run(&self, arguments: &[&str]) -> Ended {
        run(&self.data(), arguments)
    }
    fn import(&self, file: &str, more: &[&str]) -> Ended {
        self.run(&[&["import", file, "--zone", "city"], more].concat())
    }
    fn import_json(&self, file: &str, more: &[&str]) -> Value {
        self.import(file, &[&["--json"], more].concat()).good().json()
    }
    fn export(&self, zone: &str, format: &str) -> String {
        let out = self.path(&format!("out-{zone}-{format}"));
        let _ = self.run(&["export", "--zone", zone, "--format", format, "--out", out.to_str().unwrap()]).good();
        fs::read_dir(out).unwrap().next().unwrap().unwrap().path().to_str().unwrap().to_owned()
    }
    fn records(&self, zone: &str) -> Vec<Value> {
        archive(&self.data(), zone)["services"].as_array().unwrap().clone()
    }
}

fn counts(report: &Value) -> [u64; 7] {
    ["read", "new", "changed", "unchanged", "vanished", "quarantined", "duplicates"]
        .map(|name| report[name].as_u64().unwrap_or_else(|| panic!("no {name} in {report}")))
}

/// The records of a small feed, as JSON.
fn small() -> Vec<Value> {
    serde_json::from_str(&feed::generate(SMALL, 5)).unwrap()
}

fn text(records: &[Value]) -> String {
    Value::from(records.to_vec()).to_string()
}

/// Records that are whole: named, and with an id of their own.
fn whole(records: &[Value]) -> Vec<usize> {
    let alone = |i: usize| records.iter().filter(|r| r["id"] == records[i]["id"]).count() == 1;
    (0..records.len()).filter(|i| records[*i]["name"] != "" && alone(*i)).collect()
}

#[test]
fn every_command_explains_itself() {
    let top = bare(&["--help"]).good();
    for command in ["serve", "import", "undo-import", "export", "invite", "backup", "restore", "check"] {
        assert!(top.out.contains(&format!("  {command} ")), "{command} in {}", top.out);
        let help = bare(&[command, "--help"]).good();
        assert!(help.out.contains("Usage: doorstep") && help.out.contains("--data <DIR>"), "{}", help.out);
        assert_eq!(help.err, "");
    }
    assert!(bare(&["--version"]).good().out.starts_with("doorstep "));
}

#[test]
fn a_wrong_call_ends_with_2_and_says_what_is_right() {
    let place = Place::new();
    let file = place.write("feed.json", "[]");
    let cases: [(&[&str], &str); 13] = [
        (&[], "Usage: doorstep"),
        (&["imprt"], "import"),
        (&["import", &file], "--zone"),
        (&["import", &file, "--zone", "No Such!"], "small letters"),
        (&["import", &file, "--zone", "city", "--format", "xml"], "oruk1"),
        (&["export", "--zone", "city", "--format", "pdf", "--out", "x"], "csv"),
        (&["template", "--format", "pdf", "--out", "x"], "xlsx"),
        (&["undo-import", "not-an-id"], "not-an-id"),
        (&["invite", "--zone", "city"], "--role"),
        (&["invite", "--zone", "city", "--role", "boss"], "childrens-centre"),
        (&["serve", "--oidc-issuer", "https://id.example"], "--oidc-client-id"),
        (&["serve", "--port", "99999"], "--port"),
        (&["serve", "--now", "someday"], "--now"),
    ];
    for (arguments, says) in cases {
        let ended = bare(arguments);
        assert_eq!(ended.status, 2, "{arguments:?}: {}", ended.err);
        assert!(ended.err.contains(says), "{arguments:?}: “{says}” in {}", ended.err);
        assert_eq!(ended.out, "", "{arguments:?}");
    }
}

#[test]
fn what_cannot_be_done_ends_with_1_and_one_sentence() {
    let place = Place::new();
    let file = place.write("feed.json", &feed::generate(SMALL, 1));
    let missing = place.path("missing.json").to_str().unwrap().to_owned();
    let _ = place.import(&missing, &[]).failed_saying("cannot be read");
    for arguments in [
        &["export", "--zone", "city", "--format", "csv", "--out", "x"][..],
        &["backup", "x"],
        &["check"],
        &["undo-import", "018f0000-0000-7000-8000-000000000000"],
        &["invite", "--zone", "city", "--role", "coordinator"],
    ] {
        let _ = place.run(arguments).failed_saying("There is no data folder");
    }
    assert!(!place.data().exists(), "nothing was made");
    let _ = place.import(&file, &[]).good();
    let none = place.run(&["export", "--zone", "elsewhere", "--format", "csv", "--out", "x"]);
    let _ = none.failed_saying("There is no zone elsewhere");
    let _ =
        place.run(&["invite", "--zone", "elsewhere", "--role", "advisor"]).failed_saying("There is no zone elsewhere");
    let unknown = place.run(&["undo-import", "018f0000-0000-7000-8000-000000000000"]);
    let _ = unknown.failed_saying("There is no import 018f0000");
    let empty = run(&place.data(), ["serve", "--port", "0", "--web", &missing]);
    let _ = empty.failed_saying("cargo start");
}

#[test]
fn a_dry_run_makes_nothing() {
    let place = Place::new();
    let file = place.write("feed.json", &feed::generate(SMALL, 1));
    let dry = place.import_json(&file, &["--dry-run"]);
    assert_eq!(dry["dry_run"], true);
    assert_eq!(dry["batch"], Value::Null);
    assert!(!place.data().exists(), "not even the folder");

    let other = place.run(&["import", &file, "--zone", "other"]).good();
    assert!(other.out.contains("undo-import"), "{}", other.out);
    assert_eq!(counts(&place.import_json(&file, &["--dry-run"])), counts(&dry), "the same beside another zone");
    let check = place.run(&["check"]).good();
    assert!(check.out.contains("zones: 1\n") && !check.out.contains("city"), "{}", check.out);
}

#[test]
fn a_city_feed_is_counted_to_the_last_record_and_a_second_run_changes_nothing() {
    let place = Place::new();
    let flaws = feed::with_flaws(CITY, 42);
    let file = place.write("city-feed.json", &flaws.json);
    let dry = place.import_json(&file, &["--dry-run"]);
    let first = place.import_json(&file, &[]);
    assert_eq!(counts(&first), counts(&dry), "a dry run foretells the import");
    let [read, new, changed, unchanged, vanished, quarantined, _] = counts(&first);
    assert_eq!((read, changed, unchanged, vanished), (CITY as u64, 0, 0, 0));
    assert_eq!(read, new + quarantined, "every record is new or left out");
    assert_eq!(quarantined, (flaws.nameless + flaws.same_twice) as u64);
    let rows = first["rows"].as_array().unwrap();
    let left_out: Vec<&Value> = rows.iter().filter(|r| r["outcome"] == "quarantined").collect();
    assert_eq!(left_out.len() as u64, quarantined, "each with a row of its own");
    assert!(left_out.iter().all(|r| r["row"].is_u64() && r["reason"].as_str().unwrap().len() > 10), "{left_out:?}");
    assert!(first["batch"].is_string());

    let before = archive(&place.data(), "city");
    let second = place.import_json(&file, &[]);
    assert_eq!(counts(&second)[..6], [read, 0, 0, new, 0, quarantined]);
    assert_eq!(second["batch"], Value::Null, "no import to take back");
    let renamed = place.write("download (3).json", &flaws.json);
    let third = place.import_json(&renamed, &[]);
    assert_eq!(counts(&third), counts(&second), "the same source under another file name");
    assert_eq!(third["source"], first["source"]);
    assert_eq!(archive(&place.data(), "city"), before);
}

#[test]
fn changes_are_found_and_what_is_gone_is_paused() {
    let place = Place::new();
    let mut records = small();
    let file = place.write("feed.json", &text(&records));
    let first = place.import_json(&file, &[]);
    let good = whole(&records);
    let before = place.records("city");

    records[good[3]]["description"] = "<p>Now on Mondays, bring a towel.</p>".into();
    place.write("feed.json", &text(&records));
    let second = place.import_json(&file, &[]);
    assert_eq!(counts(&second)[1..5], [0, 1, counts(&first)[1] - 1, 0], "{second}");

    let gone: Vec<usize> = good[10..20].to_vec();
    let ids: Vec<String> = gone.iter().map(|i| records[*i]["id"].as_str().unwrap().trim().to_owned()).collect();
    let kept: Vec<Value> =
        records.iter().enumerate().filter(|(i, _)| !gone.contains(i)).map(|(_, r)| r.clone()).collect();
    place.write("feed.json", &text(&kept));
    let third = place.import_json(&file, &[]);
    assert_eq!(counts(&third)[1..5], [0, 0, counts(&first)[1] - 10, 10], "{third}");
    let after = place.records("city");
    assert_eq!(after.len(), before.len(), "nothing is deleted");
    let paused: Vec<&Value> = after.iter().filter(|s| s["state"]["is"] == "paused").collect();
    assert_eq!(paused.len(), 10);
    for service in paused {
        assert!(ids.iter().any(|id| service["origin"]["source_id"].as_str().unwrap().trim() == id), "{service}");
    }
    // They are back: they run again.
    place.write("feed.json", &text(&records));
    assert_eq!(counts(&place.import_json(&file, &[]))[1..5], [0, 10, counts(&first)[1] - 10, 0]);
    assert!(place.records("city").iter().all(|s| s["state"]["is"] == "active"));
}

#[test]
fn a_damaged_or_nearly_empty_feed_changes_nothing() {
    let place = Place::new();
    let records = small();
    let file = place.write("feed.json", &text(&records));
    let _ = place.import(&file, &[]).good();
    let before = archive(&place.data(), "city");

    let all = text(&records);
    let mut half = all.len() / 2;
    while !all.is_char_boundary(half) {
        half += 1;
    }
    for (name, damaged) in [("cut.json", &all[..half]), ("words.txt", "Dear all, the feed follows."), ("none.json", "")]
    {
        let damaged = place.write(name, damaged);
        let _ = place.import(&damaged, &[]).failed_saying("");
        assert_eq!(archive(&place.data(), "city"), before, "{name}");
    }

    let few = place.write("feed.json", &text(&records[..20]));
    for more in [&[][..], &["--dry-run"]] {
        let _ = place.import(&few, more).failed_saying("--allow-vanished");
    }
    assert_eq!(archive(&place.data(), "city"), before);
    let allowed = place.import_json(&few, &["--allow-vanished"]);
    assert!(counts(&allowed)[4] >= 30, "{allowed}");
}

#[test]
fn an_undone_import_is_nowhere_but_in_history_and_comes_back() {
    let place = Place::new();
    let records = small();
    let file = place.write("feed.json", &text(&records));
    let first = place.import_json(&file, &[]);
    let new = counts(&first)[1];
    let name = records[whole(&records)[0]]["name"].as_str().unwrap().trim().to_owned();
    let batch = first["batch"].as_str().unwrap();
    let undone = place.run(&["undo-import", batch, "--json"]).good().json();
    assert_eq!(undone["withdrawn"], new);

    let held = place.records("city");
    assert_eq!(held.len() as u64, new, "history keeps them");
    assert!(held.iter().all(|s| s["state"]["is"] == "withdrawn" && s["state"]["batch"] == batch));
    assert!(!fs::read_to_string(place.export("city", "csv")).unwrap().contains(&name));
    let oruk: Value = serde_json::from_slice(&fs::read(place.export("city", "oruk3")).unwrap()).unwrap();
    assert_eq!(oruk["contents"].as_array().unwrap().len(), 0);
    let server = Server::on(&place.data());
    let all = server.get("/api/v1/zones/city/services?unknown=1").json();
    assert_eq!((all["total"].as_u64(), all["items"].as_array().unwrap().len()), (Some(0), 0));
    for service in held.iter().take(5) {
        let id = service["id"].as_str().unwrap();
        assert_eq!(server.get(&format!("/api/v1/zones/city/services/{id}")).status, 404);
        assert_eq!(server.get(&format!("/en/z/city/s/{id}")).status, 404);
    }
    for page in ["/en/z/city/", "/en/z/city/find"] {
        assert!(!server.get(page).text().contains(&name), "{page}");
    }
    drop(server);

    // Twice is once; and then it is new again.
    let again = place.run(&["undo-import", batch, "--json"]).good().json();
    assert_eq!(again["withdrawn"], 0);
    let back = place.import_json(&file, &[]);
    assert_eq!(counts(&back)[1..5], [new, 0, 0, 0]);
    let server = Server::on(&place.data());
    let word: String = name.split(' ').next().unwrap().chars().filter(|c| c.is_alphanumeric()).collect();
    let found = server.get(&format!("/api/v1/zones/city/services?q={word}&unknown=1")).json();
    assert!(found["total"].as_u64().unwrap() > 0, "{word} finds something again");
}

#[test]
fn json_is_one_object_with_the_agreed_keys() {
    let place = Place::new();
    let file = place.write("feed.json", &feed::generate(SMALL, 9));
    for more in [&["--dry-run"][..], &[], &[]] {
        let report = place.import_json(&file, more);
        for key in ["batch", "read", "new", "changed", "unchanged", "vanished", "quarantined", "duplicates", "rows"] {
            assert!(report.get(key).is_some(), "{key} in {report}");
        }
    }
}

#[test]
fn while_a_server_runs_every_command_says_so() {
    let place = Place::new();
    let file = place.write("feed.json", &feed::generate(SMALL, 9));
    let _ = place.import(&file, &[]).good();
    let backup = place.path("all.backup").to_str().unwrap().to_owned();
    let _ = place.run(&["backup", &backup]).good();
    let server = Server::on(&place.data());
    let out = place.path("out").to_str().unwrap().to_owned();
    for arguments in [
        &["import", &file, "--zone", "city"][..],
        &["import", &file, "--zone", "city", "--dry-run"],
        &["undo-import", "018f0000-0000-7000-8000-000000000000"],
        &["export", "--zone", "city", "--format", "csv", "--out", &out],
        &["backup", &out],
        &["restore", &backup],
        &["check"],
        &["serve", "--port", "0", "--web", "."],
    ] {
        let ended = place.run(arguments);
        if arguments[0] == "serve" {
            assert_eq!(ended.status, 1);
            continue;
        }
        let _ = ended.failed_saying("A Doorstep server (process ");
    }
    assert_eq!(server.get("/healthz").status, 200);
    drop(server);
    let _ = place.run(&["check"]).good();
}

#[test]
fn an_invitation_is_a_link_that_is_shown_once_and_kept_nowhere() {
    let place = Place::new();
    let file = place.write("feed.json", &feed::generate(SMALL, 3));
    let _ = place.import(&file, &[]).good();
    let invite = ["invite", "--zone", "city", "--role", "coordinator", "--address", "https://zone.example/"];
    let (one, two) = (place.run(&invite).good(), place.run(&invite).good());
    let link = one.out.lines().next().unwrap();
    let secret = link.strip_prefix("https://zone.example/sign-in?invitation=").expect("a link on that server");
    assert_eq!(secret.len(), 43);
    assert!(one.out.contains("becomes coordinator of city"), "{}", one.out);
    assert!(!two.out.contains(secret), "each has its own");
    let backup = place.path("all.backup").to_str().unwrap().to_owned();
    let _ = place.run(&["backup", &backup]).good();
    assert!(!fs::read_to_string(&backup).unwrap().contains(secret));
}

#[test]
fn a_backup_comes_back_the_same_in_another_folder() {
    let place = Place::new();
    let file = place.write("feed.json", &feed::generate(SMALL, 3));
    let first = place.import_json(&file, &[]);
    let _ = place.run(&["import", &file, "--zone", "second", "--source", "elsewhere"]).good();
    let _ = place.run(&["undo-import", first["batch"].as_str().unwrap()]).good();
    let backup = place.path("all.backup").to_str().unwrap().to_owned();
    let _ = place.run(&["backup", &backup]).good();

    let restored = place.path("restored");
    let said = run(&restored, ["restore", &backup]).good();
    assert!(said.out.contains("city") && said.out.contains("second"), "{}", said.out);
    for zone in ["city", "second"] {
        assert_eq!(archive(&restored, zone), archive(&place.data(), zone), "{zone}");
    }
    let _ = run(&restored, ["check"]).good();
    let server = Server::on(&restored);
    assert!(server.get("/api/v1/zones/second/services?unknown=1").json()["total"].as_u64().unwrap() > 0);
    drop(server);

    let before = archive(&restored, "second");
    let _ = run(&restored, ["restore", &backup]).failed_saying("not empty");
    let archived = place.export("second", "json");
    let _ = run(&restored, ["restore", &archived]).failed_saying("not empty");
    assert_eq!(archive(&restored, "second"), before);
}

#[test]
fn a_damaged_backup_or_archive_is_refused_and_nothing_is_made() {
    let place = Place::new();
    let file = place.write("feed.json", &feed::generate(SMALL, 3));
    let _ = place.import(&file, &[]).good();
    let backup = place.path("all.backup");
    let _ = place.run(&["backup", backup.to_str().unwrap()]).good();
    let whole = fs::read_to_string(&backup).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    let without_one = [&lines[..5], &lines[6..]].concat().join("\n");
    let changed = whole.replacen("\"active\"", "\"Active\"", 1);
    assert_ne!(changed, whole);
    let archived = fs::read_to_string(place.export("city", "json")).unwrap();
    let fresh = place.path("fresh");
    for (name, damaged) in [
        ("half", &whole[..whole.floor_char_boundary(whole.len() / 2)]),
        ("no-foot", lines[..lines.len() - 1].join("\n").as_str()),
        ("one-line-less", without_one.as_str()),
        ("changed", changed.as_str()),
        ("archive", &archived[..archived.floor_char_boundary(archived.len() - 10)]),
        ("feed", "[]"),
        ("nothing", ""),
    ] {
        let damaged = place.write(&format!("{name}.backup"), damaged);
        let _ = run(&fresh, ["restore", &damaged]).failed_saying("Nothing was changed");
        assert!(!fresh.exists(), "{name} made a folder");
    }
    let _ = run(&fresh, ["restore", place.path("missing").to_str().unwrap()]).failed_saying("cannot be read");
    assert!(!fresh.exists());
}

#[test]
fn an_archive_is_lossless_in_a_fresh_folder_and_in_another_zone() {
    let place = Place::new();
    let file = place.write("feed.json", &feed::generate(SMALL, 3));
    let _ = place.import(&file, &[]).good();
    let archived = place.export("city", "json");
    let fresh = place.path("fresh");
    let _ = run(&fresh, ["restore", &archived]).good();
    assert_eq!(archive_without_batches(&fresh, "city"), archive_without_batches(&place.data(), "city"));

    // Another zone gets ids of its own, and the same of everything else.
    let _ = place.run(&["import", &archived, "--zone", "twin"]).good();
    let nameless = |zone: &str| -> Vec<String> {
        let mut services: Vec<String> = archive_without_batches(&place.data(), zone)["services"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| {
                let mut s = s.clone();
                for id in ["id", "organisation", "locations", "schedules"] {
                    s[id] = s[id].is_null().into();
                }
                s.to_string()
            })
            .collect();
        services.sort();
        services
    };
    assert_eq!(nameless("twin"), nameless("city"));
    let again = place.run(&["import", &archived, "--zone", "twin", "--json"]).good().json();
    assert_eq!(counts(&again)[1..3], [0, 0], "an archive taken in twice changes nothing");
}

#[test]
fn open_referral_and_csv_keep_what_they_can_say() {
    let place = Place::new();
    let demo = Server::start(&["--data", place.data().to_str().unwrap()]);
    assert_eq!(demo.get("/healthz").status, 200);
    drop(demo);
    for (format, zone) in [("oruk3", "from-oruk"), ("csv", "from-csv"), ("xlsx", "from-xlsx")] {
        let file = place.export("demo", format);
        let report = place.run(&["import", &file, "--zone", zone, "--json"]).good().json();
        assert_eq!(counts(&report)[5], 0, "nothing is left out: {:?}", report["rows"]);
        let (there, here) = (facts(&place.data(), zone), facts(&place.data(), "demo"));
        assert_eq!(there.len(), here.len(), "{format}");
        for (there, here) in there.iter().zip(&here) {
            assert_eq!(there.said, here.said, "{format}");
            // A table has room for one place a row.
            let kept = if format != "oruk3" {
                there.postcodes.is_subset(&here.postcodes) && there.postcodes.is_empty() == here.postcodes.is_empty()
            } else {
                there.postcodes == here.postcodes
            };
            assert!(kept, "{format}: {there:?} {here:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_from_before_there_were_feeds_serves_them_from_the_first_request() {
    let place = Place::new();
    let file = place.write("feed.json", &feed::generate(SMALL, 4));
    let _ = place.import(&file, &[]).good();
    let (files, zone) = (FolderFiles::new(place.data().join("files")), "city".parse().unwrap());
    let stored = files.pointer(&zone).await.unwrap().unwrap();
    let then = Pointer { feed: None, ..stored.pointer.clone() };
    files.move_pointer(&zone, Some(&stored.mark), &then).await.unwrap();

    let server = Server::on(&place.data());
    for version in ["v3", "v1"] {
        let told = server.get(&format!("/oruk/{version}/city/services"));
        assert_eq!(told.status, 200, "{}", told.text());
    }
    drop(server);
    let caught_up = files.pointer(&zone).await.unwrap().unwrap().pointer;
    assert_eq!((caught_up.version, &caught_up.list), (then.version + 1, &then.list));
    assert!(caught_up.feed.is_some());
    // What is whole already is not published again.
    drop(Server::on(&place.data()));
    assert_eq!(files.pointer(&zone).await.unwrap().unwrap().pointer, caught_up);
}

#[test]
fn a_template_filled_in_comes_in_as_a_sheet_and_as_text() {
    let place = Place::new();
    let out = place.path("out").to_str().unwrap().to_owned();
    for (format, zone) in [("xlsx", "one"), ("csv", "two")] {
        let _ = bare(&["template", "--format", format, "--out", &out]).good();
        let file = place.path("out").join(format!("services-template.{format}"));
        let report = place.run(&["import", file.to_str().unwrap(), "--zone", zone, "--json"]).good().json();
        assert_eq!(counts(&report), [1, 1, 0, 0, 0, 0, 0], "{report}");
        assert_eq!(report["rows"].as_array().unwrap().len(), 0, "{report}");
        let again = ["import", file.to_str().unwrap(), "--zone", zone, "--format", format, "--json"];
        assert_eq!(counts(&place.run(&again).good().json()), [1, 0, 0, 1, 0, 0, 0]);
    }
}

#[test]
fn a_file_that_is_too_large_is_not_even_read() {
    let place = Place::new();
    let path = place.path("large.csv");
    // A file of 50 MB that takes no room: reading it would give noughts, which would be told of otherwise.
    fs::File::create(&path).unwrap().set_len(50 * 1024 * 1024).unwrap();
    let ended = place.import(path.to_str().unwrap(), &[]).failed_saying("too large: 50 MB, and 32 MB is the most");
    assert!(ended.err.contains("large.csv"), "{}", ended.err);
    assert!(!place.data().exists(), "nothing was made");
}

/// A schedule in a form that does not care whether days and dates stand in one pattern or in one each.
fn days(rule: &Value) -> Vec<String> {
    let (repeat, times) = (&rule["repeat"], &rule["times"]);
    match repeat["dates"].as_array().or(repeat["weekly"].as_array()) {
        Some(each) => each.iter().map(|day| format!("{day}{times}")).collect(),
        None => vec![format!("{repeat}{times}")],
    }
}

/// What a form of export must keep of a service.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Facts {
    /// Name, organisation, phone number, days and times.
    said: String,
    postcodes: BTreeSet<String>,
}

/// Of each service the public may see, by name.
fn facts(data: &Path, zone: &str) -> Vec<Facts> {
    let archive = archive(data, zone);
    let by_id = |part: &str, id: &Value| -> Option<Value> {
        archive[part].as_array().unwrap().iter().find(|r| r["id"] == *id).cloned()
    };
    let mut facts: Vec<Facts> = archive["services"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|s| s["visibility"] == "public" && ["active", "paused"].contains(&s["state"]["is"].as_str().unwrap()))
        .map(|s| {
            let organisation = by_id("organisations", &s["organisation"]).map_or(Value::Null, |o| o["name"].clone());
            let contacts = s["contacts"].as_array().unwrap();
            let phone = contacts.iter().filter(|c| c["public"] == true).find(|c| c["phone"] != "");
            let digits: String =
                phone.map_or("", |c| c["phone"].as_str().unwrap()).chars().filter(char::is_ascii_digit).collect();
            let when = s["schedules"].as_array().unwrap();
            let mut days: Vec<String> = when.iter().flat_map(days).collect();
            days.sort();
            let postcodes: BTreeSet<String> = when
                .iter()
                .map(|r| &r["location"])
                .chain(s["locations"].as_array().unwrap())
                .filter_map(|id| by_id("locations", id))
                .filter(|l| l["privacy"] != "masked")
                .map(|l| l["address"]["postcode"].to_string())
                .collect();
            Facts { said: format!("{} | {organisation} | {digits} | {days:?}", s["name"]), postcodes }
        })
        .collect();
    facts.sort();
    facts
}
