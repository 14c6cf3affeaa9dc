//! The people of a zone, as those look after them who may, against the real server.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use doorstep_tests::desk::{Desk, choose, cookie, to_provider_and_back};
use doorstep_tests::http::{Answer, ask};
use doorstep_tests::server::Server;
use serde_json::{Value, json};

const PEOPLE: &str = "/api/v1/desk/demo/people";

fn person(desk: &Desk, name: &str) -> Value {
    let people = desk.get(PEOPLE).json();
    people["items"].as_array().unwrap().iter().find(|p| p["name"] == name).unwrap_or_else(|| panic!("{people}")).clone()
}

/// Puts a member's terms with some of them changed.
fn change(desk: &Desk, who: &Value, key: &str, changes: &Value) -> Answer {
    let mut terms = who["terms"].clone();
    for (name, value) in changes.as_object().unwrap() {
        terms[name] = value.clone();
    }
    let target = format!("{PEOPLE}/{}", who["user"].as_str().unwrap());
    desk.change("PUT", &target, key, who["version"].as_u64(), &terms)
}

#[test]
fn those_who_may_see_who_works_in_the_zone_and_others_do_not() {
    let server = Server::in_memory();
    let people = Desk::of(&server, "coordinator").get(PEOPLE);
    assert_eq!(people.need("cache-control"), "no-store");
    let people = people.json();
    assert_eq!(people["items"].as_array().unwrap().len(), 8);
    assert_eq!(people["today"], "2027-06-08");
    let you: Vec<&Value> = people["items"].as_array().unwrap().iter().filter(|p| p["you"] == true).collect();
    assert_eq!((you.len(), &you[0]["name"], &you[0]["seen"]), (1, &json!("Samira Haddad"), &json!("2027-06-08")));
    for role in ["childrens-centre", "advisor", "provider", "analyst"] {
        assert_eq!(Desk::of(&server, role).get(PEOPLE).status, 403, "{role}");
    }
    assert_eq!(server.get(PEOPLE).status, 401);
}

#[test]
fn somebody_whose_time_is_over_comes_back_by_an_invitation_that_is_good_once() {
    let server = Server::in_memory();
    let samira = Desk::of(&server, "coordinator");
    let dev_before = Desk::of(&server, "advisor");
    let ended = change(&samira, &person(&samira, "Dev Anand"), "end", &json!({ "to": "2027-06-07" }));
    assert_eq!((ended.status, &ended.json()["in_force"]), (200, &json!(false)), "{}", ended.text());
    // At once: an open session is worth nothing in the zone any more.
    assert_eq!(dev_before.get("/api/v1/desk/demo/entries").status, 404);
    let back = to_provider_and_back(server.host(), "dev-anand", "/desk");
    let refused = ask(server.host(), "GET", &back.callback, &[("cookie", &back.cookie)], b"");
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("no work here today"), "{}", refused.text());

    let invite = json!({ "terms": { "role": "childrens-centre", "capabilities": ["approve"] }, "hint": "Dev" });
    let target = format!("{PEOPLE}/invitations");
    let invited = samira.change("POST", &target, "again", None, &invite);
    assert_eq!(invited.status, 200, "{}", invited.text());
    let link = invited.json()["link"].as_str().unwrap().to_owned();
    let repeat = samira.change("POST", &target, "again", None, &invite);
    assert_eq!((repeat.status, repeat.json().get("link")), (200, None), "the link is told once");
    assert_eq!(repeat.json()["id"], invited.json()["id"]);
    let other = json!({ "terms": { "role": "analyst" } });
    assert_eq!(samira.change("POST", &target, "again", None, &other).status, 422);
    assert_eq!(samira.get(PEOPLE).json()["invitations"][0]["hint"], "Dev");

    let path = link.strip_prefix(&format!("http://{}", server.host())).unwrap();
    let page = server.get(path);
    assert!(page.status == 200 && page.text().contains("You are invited to Alder Bank"), "{}", page.text());
    let away = server.get(&path.replace("/sign-in?", "/sign-in/go?"));
    let tie = cookie(&away, "__Host-doorstep-sign-in=").unwrap();
    let callback = choose(server.host(), away.need("location"), "dev-anand");
    let arrived = ask(server.host(), "GET", &callback, &[("cookie", &tie)], b"");
    assert_eq!((arrived.status, arrived.need("location")), (303, "/desk/demo"), "{}", arrived.text());
    let dev = Desk::holding(server.host(), &cookie(&arrived, "__Host-doorstep=").unwrap());
    let place = dev.get("/api/v1/session").json()["person"]["memberships"][0].clone();
    assert_eq!((&place["role"], &place["capabilities"]), (&json!("childrens-centre"), &json!(["approve"])));
    assert_eq!(server.get(path).status, 410);
    assert_eq!(samira.get(PEOPLE).json()["invitations"], json!([]));
}

#[test]
fn an_invitation_that_was_taken_back_opens_nothing() {
    let server = Server::in_memory();
    let samira = Desk::of(&server, "coordinator");
    let target = format!("{PEOPLE}/invitations");
    let invited = samira.change("POST", &target, "one", None, &json!({ "terms": { "role": "analyst" } })).json();
    let one = format!("{target}/{}", invited["id"].as_str().unwrap());
    for _ in 0..2 {
        assert_eq!(samira.change("DELETE", &one, "x", None, &Value::Null).status, 200);
    }
    let link = invited["link"].as_str().unwrap();
    assert_eq!(server.get(&link[link.find("/sign-in").unwrap()..]).status, 410);
}

#[test]
fn the_last_coordinator_cannot_be_taken_away_not_even_by_two_at_once() {
    let server = Server::in_memory();
    let samira = Desk::of(&server, "coordinator");
    let last = change(&samira, &person(&samira, "Samira Haddad"), "a", &json!({ "role": "advisor" }));
    assert_eq!((last.status, last.json()["code"].as_str()), (409, Some("last-coordinator")));
    let joanna = change(&samira, &person(&samira, "Joanna Pryce"), "b", &json!({ "role": "coordinator" }));
    assert_eq!(joanna.status, 200);
    let joanna = Desk::of(&server, "childrens-centre");
    let (one, two) = (person(&samira, "Joanna Pryce"), person(&samira, "Samira Haddad"));
    let demote = json!({ "role": "advisor" });
    let answers = std::thread::scope(|scope| {
        let first = scope.spawn(|| change(&samira, &one, "c", &demote));
        let second = scope.spawn(|| change(&joanna, &two, "d", &demote));
        [first.join().unwrap(), second.join().unwrap()]
    });
    let done = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(done, 1, "{} {}", answers[0].text(), answers[1].text());
    // The other one comes too late: no coordinator any more (403), or the last (409).
    let other = answers.iter().find(|answer| answer.status != 200).unwrap();
    assert!([403, 409].contains(&other.status), "{}", other.text());
}

#[test]
fn what_makes_no_sense_and_what_nobody_may_give_is_refused_with_the_reason() {
    let server = Server::in_memory();
    let samira = Desk::of(&server, "coordinator");
    let dev = person(&samira, "Dev Anand");
    for (changes, pointer) in [
        (json!({ "from": "2027-06-08", "to": "2027-06-01" }), "/to"),
        (json!({ "organisation": "00000000-0000-0000-0000-000000000001" }), "/organisation"),
    ] {
        let answer = change(&samira, &dev, &format!("x{pointer}"), &changes);
        assert_eq!((answer.status, answer.json()["errors"][0]["pointer"].as_str()), (400, Some(pointer)));
    }
    // Dev looks after people now, and can make nobody more than he is.
    let may = change(&samira, &dev, "people", &json!({ "capabilities": ["people"] }));
    assert_eq!(may.status, 200);
    let manager = Desk::of(&server, "advisor");
    let ruth = person(&manager, "Ruth Bell");
    for changes in [json!({ "role": "coordinator" }), json!({ "capabilities": ["approve"] })] {
        let answer = change(&manager, &ruth, &changes.to_string(), &changes);
        assert_eq!((answer.status, answer.json()["code"].as_str()), (403, Some("forbidden")));
        assert!(answer.json()["detail"].as_str().is_some_and(|why| !why.is_empty()));
    }
    assert_eq!(change(&manager, &ruth, "ok", &json!({ "role": "school-lead" })).status, 200);
    // And what was made from an older version shows what is there.
    let stale = change(&samira, &ruth, "late", &json!({ "role": "analyst" }));
    assert_eq!((stale.status, &stale.json()["current"]["terms"]["role"]), (409, &json!("school-lead")));
}
