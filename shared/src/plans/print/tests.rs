//! IG32: a print holds the fields of its recipient's list and nothing else.

use super::*;
use crate::id::{OrganisationId, UserId};
use crate::plans::entry::{Body, EntryName};
use crate::set::Member as _;
use serde_json::json;
use uuid::Uuid;

const NEED: &str = "01980000-0000-7000-8000-000000000001";
const GOAL: &str = "01980000-0000-7000-8000-000000000002";
const ADULT: &str = "01980000-0000-7000-8000-000000000003";
const CHILD: &str = "01980000-0000-7000-8000-000000000004";

/// An entry of each kind with a marker in every text that it has.
fn marked() -> Vec<Entry> {
    let bodies = [
        json!({ "is": "home", "languages": ["so"], "interpreter": "yes", "reading": "text", "meeting": "M-home-meeting" }),
        json!({ "is": "child", "legal_name": "M-child-legal", "known_as": "M-child-known", "born": "2022-10-10" }),
        json!({ "is": "adult", "legal_name": "M-adult-legal", "known_as": "M-adult-known", "relationship": "M-adult-relation",
            "responsibility": "parental", "lives_with_child": "yes" }),
        json!({ "is": "contact", "adult": ADULT, "channel": "text", "value": "M-contact-value", "ok_to_text": true,
            "when": "M-contact-when", "address": "M-contact-address", "address_confidential": true }),
        json!({ "is": "place", "school": { "is": "other", "name": "M-place-school" },
            "place": { "entry_year": 2027, "starts_on": "2027-09-06", "source": "seen-letter" } }),
        json!({ "is": "about-me", "likes": "M-me-likes", "worries": "M-me-worries", "voice": "family-view" }),
        json!({ "is": "health", "allergies": "M-health" }),
        json!({ "is": "snapshot", "moment": "baseline", "by": "parent", "part": "child", "catalogue": "v1", "taken_on": "2026-11-24",
            "items": { "A1": { "rating": "easily", "example": "M-snapshot" } } }),
        json!({ "is": "assessment", "reason": "M-assessment", "state": "draft" }),
        json!({ "is": "element", "element": "F-O", "hard": "M-element", "whose": "parent" }),
        json!({ "is": "distance", "on": "2026-11-24", "concerns": { "C-L": 3 }, "confidence": 2, "words": "M-distance" }),
        json!({ "is": "need", "id": NEED, "section": "learning", "about": "M-need-about", "text": "M-need-text", "kind": "need",
            "priority": "now", "status": "open" }),
        json!({ "is": "goal", "id": GOAL, "section": "learning", "needs": [NEED], "text": "M-goal-text", "measure": "M-goal-measure",
            "status": "agreed", "reached": "partly", "outcome": "M-goal-outcome" }),
        json!({ "is": "meeting", "of": "pre-start", "on": "2027-06-10", "at": "10:00", "place": "M-meeting-place",
            "invited": [{ "is": "other", "name": "M-meeting-guest" }], "attended": [{ "is": "other", "name": "M-meeting-came" }],
            "apologies": [{ "who": { "is": "other", "name": "M-meeting-sorry" }, "update": "M-meeting-update" }],
            "going_well": "M-meeting-well", "agenda": "M-meeting-agenda", "family_view": "M-meeting-view",
            "what_changed": "M-meeting-changed", "decisions": { NEED: { "text": "M-meeting-decision" } },
            "comment": "M-meeting-comment", "moved_because": "M-meeting-moved", "state": "planned", "minutes": "draft" }),
        json!({ "is": "distance", "on": "2027-06-01", "concerns": { "C-L": 1 }, "words": "M-distance-last" }),
        json!({ "is": "action", "id": CHILD, "goal": GOAL, "text": "M-action-text", "owner": { "is": "family", "adult": ADULT },
            "due": "2027-01-08", "status": "agreed" }),
        json!({ "is": "note", "section": "learning", "of": "call", "voice": "fact", "text": "M-note", "occurred_on": "2026-11-24",
            "visible": { "is": "to-family" } }),
        json!({ "is": "referral", "theme": "money", "service": GOAL, "service_name": "M-referral-service", "worker": CHILD,
            "worker_phone": "M-referral-phone", "hope": "M-referral-hope", "stage": "waitlisted", "started_family": "not-yet",
            "outcome": "M-referral-outcome" }),
        json!({ "is": "handover", "calms": "M-hand-calms", "helps": "M-hand-helps", "likes": "M-hand-likes",
            "matters": "M-hand-matters", "words_i_use": "M-hand-words", "people": "M-hand-people",
            "languages": "M-hand-languages", "goes_well": "M-hand-well", "with_help": "M-hand-with", "working_on": "M-hand-work",
            "done": "M-hand-done", "health": "M-hand-health", "from_family": "M-hand-family", "contacts": "M-hand-contacts",
            "stage": { "is": "approved", "approval": { "adult": ADULT, "how": "said", "on": "2027-07-05" } } }),
        json!({ "is": "attendance", "series": CHILD, "series_title": "M-series", "who": { "is": "child" }, "since": "2026-11-02",
            "adaptations": "M-adaptations", "marks": { "2026-11-24": { "status": "absent", "note": "M-mark" } } }),
        json!({ "is": "pointer", "raised_on": "2026-11-24", "raised_by": CHILD, "route": "mash", "reference": "MASH-2041" }),
    ];
    let user = UserId::new(Uuid::from_u128(1));
    let entry = |body: serde_json::Value| {
        let body: Body = serde_json::from_value(body).expect("a body");
        let id = match body.kind() {
            Kind::Child => CHILD,
            _ => ADULT,
        };
        let id = Uuid::try_parse(id).expect("an id");
        Entry {
            name: EntryName::of(&body, id),
            organisation: OrganisationId::new(Uuid::from_u128(2)),
            made_by: user,
            made_at: "M-made-at".into(),
            changed_by: user,
            changed_at: "M-changed-at".into(),
            version: 1,
            body,
        }
    };
    bodies.into_iter().map(entry).collect()
}

fn plan() -> Plan {
    serde_json::from_value(json!({
        "id": CHILD, "family": CHILD, "child": CHILD, "label": "Family 2222", "entry_year": 2027, "state": "planned",
        "nominated_by": CHILD, "organisation": CHILD, "nominated_on": "2026-11-24", "of_zone": true, "version": 1
    }))
    .expect("a plan")
}

fn text_for(recipient: PrintFor, lang: Lang) -> String {
    let (plan, entries) = (plan(), marked());
    let safe_numbers = SafeNumbers { council: "01632 960777".into(), ..SafeNumbers::default() };
    let source = Source {
        plan: &plan,
        entries: entries.iter().collect(),
        team: Vec::new(),
        sharing: Vec::new(),
        organisation: &|_| String::new(),
        language: &str::to_owned,
        day: &|day| day.to_string(),
        lang,
        recipient,
        safe_numbers: &safe_numbers,
    };
    let mut text = source.title();
    for part in source.parts().into_iter().chain([source.safe_routes()]) {
        text.push_str(&format!("\n{}", part.heading));
        for line in part.lines {
            text.push_str(&format!("\n{}: {}", line.label, line.text));
        }
    }
    text
}

#[test]
fn ig32_a_print_holds_the_fields_of_its_recipients_list_and_no_other() {
    let family = [
        "M-child-known",
        "M-adult-known",
        "M-place-school",
        "M-me-likes",
        "M-me-worries",
        "M-need-text",
        "M-goal-text",
        "M-goal-measure",
        "M-action-text",
        "M-referral-service",
    ];
    let worker = ["M-home-meeting", "M-contact-value", "M-contact-when"];
    let meeting = ["M-child-known", "M-meeting-place", "M-meeting-guest", "M-meeting-well", "M-meeting-agenda"];
    let changed = ["M-child-known", "M-goal-text", "M-goal-outcome"];
    let school = [
        "M-child-known",
        "M-hand-calms",
        "M-hand-helps",
        "M-hand-likes",
        "M-hand-matters",
        "M-hand-words",
        "M-hand-people",
        "M-hand-languages",
        "M-hand-well",
        "M-hand-with",
        "M-hand-work",
        "M-hand-done",
        "M-hand-health",
        "M-hand-family",
        "M-hand-contacts",
    ];
    for (recipient, expected) in [
        (PrintFor::School, school.to_vec()),
        (PrintFor::Meeting, meeting.to_vec()),
        (PrintFor::Changed, changed.to_vec()),
        (PrintFor::Family, family.to_vec()),
        (PrintFor::Worker, family.iter().chain(&worker).copied().collect::<Vec<_>>()),
    ] {
        let text = text_for(recipient, Lang::En);
        let mut found: Vec<&str> =
            text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).filter(|w| w.starts_with("M-")).collect();
        found.sort_unstable();
        found.dedup();
        let mut expected = expected;
        expected.sort_unstable();
        assert_eq!(found, expected, "{recipient:?}");
        assert!(!text.contains("MASH"), "nothing of a safeguarding route");
    }
}

#[test]
fn what_has_changed_is_told_from_the_first_talk_to_the_last_in_words() {
    let text = text_for(PrintFor::Changed, Lang::En);
    for line in
        ["Talking: A big worry → A small worry", "How sure we feel: A bit sure → Not said", "We reached some of it"]
    {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(!text.chars().any(|c| c == '%'), "no totals and no shares");
    assert!(text_for(PrintFor::Changed, Lang::Pl).contains("Mówienie: Duża obawa → Mała obawa"));
    assert!(text_for(PrintFor::Meeting, Lang::En).contains("What is hard?: …"), "room to write");
}

#[test]
fn ig27_a_confidential_address_is_on_no_list() {
    for recipient in PrintFor::ALL {
        assert!(!fields(*recipient, Kind::Contact).contains(&"address"), "{recipient:?}");
        assert!(!text_for(*recipient, Lang::En).contains("M-contact-address"));
    }
}

#[test]
fn ig70_every_print_says_where_a_worry_belongs() {
    for recipient in PrintFor::ALL {
        for lang in Lang::ALL {
            let text = text_for(*recipient, *lang);
            assert!(text.contains("999") && text.contains("0808 800 5000"), "{recipient:?} {lang:?}");
            assert!(text.contains("01632 960777"), "the zone’s own number: {recipient:?} {lang:?}");
        }
    }
}

#[test]
fn our_words_are_there_in_every_language_and_each_says_something_of_its_own() {
    for word in Word::ALL {
        for lang in Lang::ALL {
            assert!(!word.say(*lang).trim().is_empty(), "{word:?} {lang:?}");
        }
        assert_ne!(word.say(Lang::En), word.say(Lang::Ar), "{word:?}");
    }
}

#[test]
fn the_handover_begins_with_what_calms_and_ends_with_the_day_of_the_parents_word() {
    let text = text_for(PrintFor::School, Lang::En);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    assert!(at("What calms me: M-hand-calms") < at("How to help me") && at("How to help me") < at("M-hand-likes"));
    assert!(text.contains("A parent agreed to these words on: 2027-07-05") && !text.contains(ADULT));
    assert!(text_for(PrintFor::School, Lang::Ar).contains("ما يهدئني"));
}

#[test]
fn the_fields_of_the_handovers_paper_are_those_of_the_golden_list() {
    let golden: Vec<&str> = include_str!("../../../tests/golden/handover_fields.txt").lines().collect();
    let of =
        |kind: Kind| fields(PrintFor::School, kind).into_iter().map(move |field| format!("{}.{field}", kind.key()));
    let all: Vec<String> = Kind::ALL.iter().copied().flat_map(of).collect();
    assert_eq!(all, golden, "a field more on the school’s paper is decided about here first");
}

#[test]
fn the_familys_copy_tells_of_a_referral_where_it_stands_and_what_the_family_says() {
    let text = text_for(PrintFor::Family, Lang::En);
    for line in ["M-referral-service", "We are on the waiting list", "We have started, we say: not yet"] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(text_for(PrintFor::Family, Lang::Pl).contains("Jesteśmy na liście oczekujących"));
}
