//! What lies between two bodies, and putting it onto what is kept.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

/// The same body with something else in several of its fields.
fn changed(body: &Body) -> Body {
    let mut body = body.clone();
    match &mut body {
        Body::Home(home) => (home.languages, home.reading) = (Vec::new(), None),
        Body::Child(child) => child.known_as = "Star".into(),
        Body::Adult(adult) => (adult.may_see_plan, adult.known_as) = (false, "Hodan".into()),
        Body::Contact(contact) => (contact.channel, contact.address) = (Channel::Post, "ZZ1 1AA".into()),
        Body::Place(place) => place.school = School::Other { name: "Far End School".into() },
        Body::AboutMe(me) => (me.likes, me.voice) = (words("Drums."), Voice::Child),
        Body::Health(health) => health.checks = words("Eyes: done."),
        Body::Snapshot(snapshot) => {
            snapshot.items.remove(&"A1".parse().expect("an item"));
            snapshot.items.insert(
                "B2".parse().expect("an item"),
                Rated { rating: Rating::MostDays, example: "A cuddle.".into() },
            );
            snapshot.said.insert("good-at".into(), "Jumping".into());
            snapshot.taken_on = day("2027-06-02");
        }
        Body::Assessment(assessment) => {
            (assessment.state, assessment.agreed_on) = (AssessmentState::Draft, None);
        }
        Body::Element(telling) => (telling.concern, telling.hard) = (None, words("Bedtime.")),
        Body::Distance(distance) => {
            distance.concerns = BTreeMap::from([(Element::Money, Concern::try_from(0).expect("a step"))]);
            distance.confidence = None;
        }
        Body::Need(need) => (need.kind, need.not_now_on) = (NeedKind::Strength, Some(day("2027-06-03"))),
        Body::Goal(goal) => (goal.status, goal.target_on) = (GoalStatus::Met, None),
        Body::Action(action) => (action.owner, action.status) = (None, ActionStatus::Proposed),
        Body::Meeting(meeting) => {
            (meeting.state, meeting.attended) = (MeetingState::Held, meeting.invited.clone());
            meeting.decisions.insert(uuid(9), Decision { text: "Visit the hall.".into(), action: None });
        }
        Body::Handover(record) => {
            (record.calms, record.stage) = ("A song.".into(), crate::plans::handover::Stage::Draft);
        }
        Body::Note(note) => (note.visible, note.next) = (Visible::ToFamily, None),
        Body::Referral(referral) => (referral.asked_again_on, referral.agreed) = (Some(day("2027-06-07")), None),
        Body::Signpost(signpost) => (signpost.used, signpost.reason) = (Used::Yes, None),
        Body::Attendance(attendance) => {
            attendance.marks.remove(&day("2027-06-03"));
            attendance.marks.insert(day("2027-06-08"), Mark { status: Attended::Part, note: "Left early.".into() });
            attendance.until = Some(day("2027-07-16"));
        }
        Body::Pointer(pointer) => (pointer.route, pointer.reference) = (RouteUsed::Mash, None),
    }
    body
}

#[test]
fn what_lies_between_two_bodies_leads_from_one_to_the_other() {
    for before in examples() {
        let after = changed(&before);
        let changes = changed_fields(&before, &after);
        assert!(!changes.is_empty() && changed_fields(&before, &before).is_empty());
        let merged = merge(&before, &changes).expect("it fits");
        assert_eq!(merged.body, after);
        assert_eq!((merged.changed, merged.clashes), (changes, Vec::new()));
        // And back again.
        let back = merge(&after, &changed_fields(&after, &before)).expect("it fits");
        assert_eq!(back.body, before);
    }
}

#[test]
fn maps_are_told_key_by_key_and_the_rest_field_by_field() {
    let before = Body::Snapshot(snapshot());
    let fields: Vec<String> = changed_fields(&before, &changed(&before)).into_iter().map(|c| c.field).collect();
    assert_eq!(fields, ["items/A1", "items/B2", "said/good-at", "taken_on"]);
    let before = Body::Distance(distance());
    let fields: Vec<String> = changed_fields(&before, &changed(&before)).into_iter().map(|c| c.field).collect();
    assert_eq!(fields, ["concerns/C-L", "concerns/F-M", "confidence"]);
    let before = Body::Need(need());
    let fields: Vec<String> = changed_fields(&before, &changed(&before)).into_iter().map(|c| c.field).collect();
    assert_eq!(fields, ["kind", "not_now_on"]);
}

#[test]
fn the_value_of_a_field_is_null_where_there_is_none() {
    let Value::Object(fields) = json!({ "text": "a", "items": { "A1": "easily" } }) else { panic!("an object") };
    assert_eq!(value_at(&fields, "text"), "a");
    assert_eq!(value_at(&fields, "items/A1"), "easily");
    for missing in ["items/A2", "said/A1", "text/A1", "nothing", ""] {
        assert_eq!(value_at(&fields, missing), Value::Null, "{missing}");
    }
}

prop_compose! {
    fn rated()(rating in 0usize..6, example in "[a-zł ]{0,12}") -> Rated {
        Rated { rating: Rating::ALL[rating], example }
    }
}

prop_compose! {
    fn sheet()(
        items in proptest::collection::btree_map(1u8..8, rated(), 0..7),
        said in proptest::collection::btree_map("(good-at|like-to-play|feels-better)", "[a-z]{0,9}", 0..3),
        days in -30i32..0,
    ) -> Snapshot {
        let items = items.into_iter().map(|(n, rated)| (format!("A{n}").parse().expect("an item"), rated)).collect();
        Snapshot { items, said, taken_on: today().plus_days(days), ..snapshot() }
    }
}

proptest! {
    #[test]
    fn any_sheet_leads_to_any_other(before in sheet(), after in sheet()) {
        let (before, after) = (Body::Snapshot(before), Body::Snapshot(after));
        let merged = merge(&before, &changed_fields(&before, &after)).expect("it fits");
        prop_assert_eq!(merged.body, after);
        prop_assert!(merged.clashes.is_empty());
    }

    /// Two people who change different keys never lose a word, whoever comes first.
    #[test]
    fn two_sheets_of_different_keys_come_together(mine in sheet(), theirs in sheet()) {
        let start = Body::Snapshot(Snapshot { items: BTreeMap::new(), said: BTreeMap::new(), ..snapshot() });
        let mine = changed_fields(&start, &Body::Snapshot(Snapshot { said: BTreeMap::new(), taken_on: snapshot().taken_on, ..mine }));
        let theirs = changed_fields(&start, &Body::Snapshot(Snapshot { items: BTreeMap::new(), ..theirs }));
        let one_way = merge(&merge(&start, &mine).expect("it fits").body, &theirs).expect("it fits");
        let other_way = merge(&merge(&start, &theirs).expect("it fits").body, &mine).expect("it fits");
        prop_assert_eq!(one_way.body, other_way.body);
        prop_assert!(one_way.clashes.is_empty() && other_way.clashes.is_empty());
    }
}
