#![allow(clippy::unwrap_used, reason = "a test may")]
use super::*;
use crate::plans::entry::{Body, Entry, EntryName};
use serde_json::json;
use uuid::Uuid;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn approval(on: &str) -> Approval {
    Approval { adult: PersonId::new(Uuid::from_u128(3)), how: AgreedHow::Said, on: day(on) }
}

fn at(stage: Stage) -> Handover {
    Handover { calms: "Holding my rabbit.".into(), stage, ..Handover::blank() }
}

const TODAY: &str = "2027-07-06";

fn stages() -> Vec<Stage> {
    let adult = PersonId::new(Uuid::from_u128(3));
    let approval = approval("2027-07-05");
    let mut all = vec![Stage::Draft, Stage::Refused { adult, on: day("2027-07-05") }, Stage::Approved { approval }];
    for way in [Way::Here, Way::Paper] {
        all.push(Stage::Sent { approval, way, on: day(TODAY) });
        all.push(Stage::Received { approval, way, sent_on: day(TODAY), on: day(TODAY) });
    }
    all
}

#[test]
fn a_record_goes_from_draft_to_approved_to_sent_to_read_and_no_other_way() {
    let next = |from: Stage, to: Stage, school: bool| follows(&at(from), &at(to), school, day(TODAY)).is_ok();
    for from in stages() {
        for to in stages() {
            let same_way = |a: Way, b: Way| a == b;
            let may = match (from, to) {
                (a, b) if a == b => true,
                (Stage::Draft, Stage::Refused { .. } | Stage::Approved { .. })
                | (Stage::Refused { .. }, Stage::Draft | Stage::Approved { .. })
                | (Stage::Approved { .. }, Stage::Draft | Stage::Refused { .. } | Stage::Sent { .. }) => true,
                (Stage::Sent { way: a, .. }, Stage::Received { way: b, .. }) => same_way(a, b),
                _ => false,
            };
            let reads = matches!((from, to), (Stage::Sent { way: Way::Here, .. }, Stage::Received { .. }));
            assert_eq!(next(from, to, false), may && !reads, "{from:?} to {to:?}");
            // The school confirms, and does nothing else.
            assert_eq!(next(from, to, true), (may && reads) || from == to, "{from:?} to {to:?} as the school");
        }
    }
}

#[test]
fn the_words_are_those_that_the_parent_approved() {
    for from in stages() {
        for to in stages() {
            let other = Handover { calms: "Something else.".into(), ..at(to) };
            let may = follows(&at(from), &other, false, day(TODAY)).is_ok();
            // Words change while it is written, and going back to writing may change them in the same breath.
            let writes = matches!(
                (from, to),
                (Stage::Draft | Stage::Refused { .. } | Stage::Approved { .. }, Stage::Draft)
                    | (Stage::Draft | Stage::Approved { .. } | Stage::Refused { .. }, Stage::Refused { .. })
            );
            assert_eq!(may, writes, "{from:?} to {to:?}");
        }
    }
    let empty = |stage| Handover { stage, ..Handover::blank() };
    let approved = Stage::Approved { approval: approval(TODAY) };
    assert_eq!(follows(&empty(Stage::Draft), &empty(approved), false, day(TODAY)), Err(NotNext::Empty));
}

#[test]
fn days_of_a_record_do_not_lie_ahead_or_the_wrong_way_round() {
    let from = at(Stage::Approved { approval: approval("2027-07-05") });
    for (on, fine) in [("2027-07-04", false), ("2027-07-05", true), ("2027-07-06", true), ("2027-07-07", false)] {
        let to = at(Stage::Sent { approval: approval("2027-07-05"), way: Way::Here, on: day(on) });
        assert_eq!(follows(&from, &to, false, day(TODAY)).is_ok(), fine, "{on}");
    }
    let to = at(Stage::Approved { approval: approval("2027-07-07") });
    assert_eq!(follows(&at(Stage::Draft), &to, false, day(TODAY)), Err(NotNext::Day));
}

fn entry(body: serde_json::Value, n: u128) -> Entry {
    let body: Body = serde_json::from_value(body).unwrap();
    let user = crate::id::UserId::new(Uuid::from_u128(1));
    Entry {
        name: EntryName::of(&body, Uuid::from_u128(n)),
        organisation: crate::id::OrganisationId::new(Uuid::from_u128(2)),
        made_by: user,
        made_at: String::new(),
        changed_by: user,
        changed_at: String::new(),
        version: 1,
        body,
    }
}

fn me(calms: &str) -> serde_json::Value {
    json!({ "is": "about-me", "how_to_comfort": calms, "likes": "Trains", "voice": "family-view" })
}

#[test]
fn it_is_built_from_what_is_there_each_text_once_and_nothing_else() {
    let need = "01980000-0000-7000-8000-000000000001";
    let picture = |by: &str, items: serde_json::Value| json!({ "is": "snapshot", "moment": "baseline", "by": by, "part": "child", "catalogue": "v1", "taken_on": "2027-05-04", "items": items });
    let rated = |rating: &str| json!({ "rating": rating, "example": "a secret example" });
    let all = [
        entry(me("Holding my rabbit."), 1),
        entry(me("holding my rabbit."), 2),
        entry(
            json!({ "is": "home", "languages": ["so", "en"], "interpreter": "yes", "reading": null, "meeting": "never ring" }),
            3,
        ),
        entry(json!({ "is": "health", "allergies": "Nuts: call 999" }), 4),
        entry(
            picture(
                "parent",
                json!({ "A1": rated("easily"), "A2": rated("with-help"), "A3": rated("we-would-like-an-idea") }),
            ),
            5,
        ),
        entry(picture("link-teacher", json!({ "A1": rated("with-help"), "A4": rated("most-days") })), 6),
        entry(
            json!({ "is": "need", "id": need, "section": "wellbeing", "text": "Rent", "kind": "need", "priority": "now", "status": "open" }),
            7,
        ),
        entry(
            json!({ "is": "goal", "id": need, "section": "learning", "needs": [need], "text": "Says goodbye", "measure": "m", "status": "agreed" }),
            8,
        ),
        entry(
            json!({ "is": "note", "section": "learning", "of": "call", "voice": "fact", "text": "A note", "occurred_on": "2027-05-04", "visible": { "is": "to-family" } }),
            9,
        ),
        entry(json!({ "is": "pointer", "raised_on": "2027-05-04", "raised_by": need, "route": "mash" }), 10),
    ];
    let entries: Vec<&Entry> = all.iter().collect();
    let record = build(&entries, &[Mate { name: "Ruth Bell".into(), about: "link teacher".into() }]);
    assert_eq!((record.calms.as_str(), record.likes.as_str()), ("Holding my rabbit.", "Trains"), "each text once");
    assert!(record.languages.ends_with("An interpreter helps."), "{}", record.languages);
    assert_eq!((record.health.as_str(), record.working_on.as_str()), ("Nuts: call 999", "Says goodbye"));
    assert_eq!((record.goes_well.lines().count(), record.with_help.lines().count()), (2, 1), "the parent's view first");
    assert_eq!(record.contacts, "Ruth Bell, link teacher");
    let text = serde_json::to_string(&record).unwrap();
    for never in ["Rent", "A note", "mash", "never ring", "secret example"] {
        assert!(!text.contains(never), "{never}");
    }
    assert_eq!((record.check(), record.stage), (Ok(()), Stage::Draft));
}

#[test]
fn what_is_built_fits_two_sides_and_what_is_typed_is_told_when_it_does_not() {
    let long = "One more thing that calms me down.\n".repeat(55);
    let all = [entry(
        json!({ "is": "about-me", "how_to_comfort": long, "how_to_help": long, "likes": long, "what_matters": long,
            "words_i_use": long, "important_people": long, "hopes": long, "voice": "family-view" }),
        1,
    )];
    let record = build(&all.iter().collect::<Vec<_>>(), &[]);
    assert!(record.length() <= ALL_MOST && record.length() > ALL_MOST / 2, "{}", record.length());
    assert_eq!(record.check(), Ok(()));
    assert!(record.calms.len() > record.from_family.len(), "what calms stays longest");
    let typed = Handover { calms: "a".repeat(PART_MOST + 1), ..Handover::blank() };
    assert_eq!(typed.check().unwrap_err()[0].pointer, "/calms");
    let full = "a".repeat(PART_MOST);
    let typed =
        Handover { calms: full.clone(), helps: full.clone(), likes: full.clone(), people: full, ..Handover::blank() };
    assert!(typed.check().unwrap_err()[0].detail.ends_with("200 too many."), "{:?}", typed.check());
}

#[test]
fn somebody_asks_three_school_days_after_it_was_sent_and_no_longer_once_the_school_has_it() {
    let calendar = crate::directory::Calendar::default();
    let mut due = Vec::new();
    for stage in stages() {
        let mut record = at(stage);
        record.settle(&calendar);
        due.push((stage.is_sent() && !matches!(stage, Stage::Received { .. }), record.due_by));
    }
    // Sent on a Tuesday; the calendar is empty, so working days are counted.
    for (waits, due_by) in due {
        assert_eq!(due_by, waits.then(|| day("2027-07-09")));
    }
    let mut friday = at(Stage::Sent { approval: approval("2027-07-05"), way: Way::Paper, on: day("2027-07-09") });
    friday.settle(&calendar);
    assert_eq!(friday.due_by, Some(day("2027-07-14")), "a weekend does not count");
}
