//! Changes of two people to one entry.

use serde_json::{Value, json};

use super::*;

fn change(field: &str, base: impl Into<Value>, new: impl Into<Value>) -> FieldChange {
    FieldChange { field: field.into(), base: base.into(), new: new.into() }
}

/// What two people make of an entry that both began from: the second one's changes come onto the first one's.
fn after(start: &Body, first: &[FieldChange], second: &[FieldChange]) -> Merged {
    let kept = merge(start, first).expect("the first fits");
    assert!(kept.clashes.is_empty());
    merge(&kept.body, second).expect("the second fits")
}

#[test]
fn ig55_two_people_change_different_fields_and_both_are_kept() {
    let hers = change("text", "She asks for water at school.", "She asks for what she needs.");
    let his = change("measure", "Her teacher hears her ask.", "Two adults hear her ask.");
    let merged = after(&Body::Goal(goal()), &[hers], std::slice::from_ref(&his));
    let both =
        Goal { text: "She asks for what she needs.".into(), measure: "Two adults hear her ask.".into(), ..goal() };
    assert_eq!(merged.body, Body::Goal(both));
    assert_eq!((merged.changed, merged.clashes), (vec![his], Vec::new()));
}

#[test]
fn ig56_two_people_change_the_same_field_and_both_values_are_there() {
    let hers = change("text", "She asks for water at school.", "She asks for what she needs.");
    let his = change("text", "She asks for water at school.", "She says “biyo”.");
    let beside = change("target_on", "2027-09-30", "2027-10-15");
    let merged = after(&Body::Goal(goal()), &[hers], &[his, beside.clone()]);
    let kept = Goal { text: "She asks for what she needs.".into(), target_on: Some(day("2027-10-15")), ..goal() };
    assert_eq!(merged.body, Body::Goal(kept), "the first stays, and the rest is taken");
    assert_eq!(merged.changed, [beside]);
    let clash = Clash {
        field: "text".into(),
        base: "She asks for water at school.".into(),
        theirs: "She asks for what she needs.".into(),
        mine: "She says “biyo”.".into(),
    };
    assert_eq!(merged.clashes, [clash]);
}

#[test]
fn ig56_the_same_words_from_two_people_are_no_clash() {
    let same = [change("text", "She asks for water at school.", "She asks.")];
    let merged = after(&Body::Goal(goal()), &same, &same);
    assert_eq!(merged.body, Body::Goal(Goal { text: "She asks.".into(), ..goal() }));
    assert_eq!((merged.changed, merged.clashes), (Vec::new(), Vec::new()));
    // What was kept before, sent once more from an old page, changes nothing either.
    let old = [change("text", "something else", "She asks for water at school.")];
    assert!(merge(&Body::Goal(goal()), &old).expect("it fits").changed.is_empty());
}

#[test]
fn one_sheet_is_filled_in_by_two_people_key_by_key() {
    let start = Body::Snapshot(snapshot());
    let easily = || json!({ "rating": "easily", "example": "" });
    let first = [change("items/B1", Value::Null, easily()), change("said/good-at", Value::Null, "Jumping")];
    let second = [change("items/B2", Value::Null, easily()), change("items/A1", easily(), easily())];
    let merged = after(&start, &first, &second);
    let Body::Snapshot(sheet) = &merged.body else { panic!("a snapshot") };
    let ids: Vec<String> = sheet.items.keys().map(ToString::to_string).collect();
    assert_eq!(ids, ["A1", "B1", "B2", "E1"]);
    assert_eq!(sheet.said["good-at"], "Jumping");
    let clashing: Vec<&str> = merged.clashes.iter().map(|clash| clash.field.as_str()).collect();
    assert_eq!(clashing, ["items/A1"], "its base was another");
    let start = Body::Distance(distance());
    let merged = after(&start, &[change("concerns/F-M", Value::Null, 3)], &[change("concerns/C-L", 2, 1)]);
    let Body::Distance(distance) = merged.body else { panic!("a distance") };
    let concerns: Vec<(Element, u8)> = distance.concerns.iter().map(|(e, c)| (*e, c.number())).collect();
    assert_eq!(concerns, [(Element::Language, 1), (Element::Money, 3)]);
}

#[test]
fn null_takes_a_key_away_and_empties_what_may_be_empty() {
    let start = Body::Distance(distance());
    let merged = after(&start, &[change("concerns/C-L", 2, Value::Null)], &[change("confidence", 4, Value::Null)]);
    let Body::Distance(now) = &merged.body else { panic!("a distance") };
    assert!(now.concerns.is_empty() && now.confidence.is_none());
    let start = Body::Snapshot(snapshot());
    let kept = merge(&start, &[change("said/like-to-play", "Splashing!", Value::Null)]).expect("it fits");
    let Body::Snapshot(now) = &kept.body else { panic!("a snapshot") };
    assert!(now.said.is_empty() && now.items.len() == 2);
    // Taken away twice is taken away.
    let twice = merge(&kept.body, &[change("said/like-to-play", "Splashing!", Value::Null)]).expect("it fits");
    assert_eq!((twice.body, twice.changed.len()), (kept.body, 0));
}

#[test]
fn a_whole_map_is_not_sent() {
    for (body, field) in [
        (Body::Snapshot(snapshot()), "items"),
        (Body::Snapshot(snapshot()), "said"),
        (Body::Distance(distance()), "concerns"),
    ] {
        let whole = change(field, json!({}), json!({}));
        assert_eq!(merge(&body, &[whole]), Err(NotMerged::NoSuchField(field.into())), "{field}");
    }
}

#[test]
fn what_an_entry_is_stays_and_there_are_no_other_fields() {
    for body in examples() {
        let fields = serde_json::to_value(&body).expect("write");
        for fixed in ["is", "id", "element", "adult", "adds_to", "catalogue"] {
            let sent = change(fixed, fields[fixed].clone(), "v2");
            assert_eq!(merge(&body, &[sent]), Err(NotMerged::NoSuchField(fixed.into())), "{:?}", body.kind());
        }
        for unknown in ["", "/", "score", "made_by", "text/0", "place/entry_year", "owner/is", "reason.text"] {
            let sent = change(unknown, Value::Null, "x");
            let refused = Err(NotMerged::NoSuchField(unknown.into()));
            assert_eq!(merge(&body, &[sent]), refused, "{:?}: {unknown}", body.kind());
        }
    }
}

#[test]
fn a_value_that_a_field_cannot_hold_is_refused_in_words() {
    let text = change("text", "She asks for water at school.", Value::Null);
    let long = change("likes", "Water, songs and her red boots.", "a".repeat(2_001));
    for (body, sent, said) in [
        (Body::Goal(goal()), change("status", "agreed", "splendid"), "not in the list"),
        (Body::Goal(goal()), change("target_on", "2027-09-30", "soon"), ""),
        (Body::Goal(goal()), text, "null"),
        (Body::AboutMe(Box::new(about_me())), long, "There is room for 2000 characters."),
        (Body::Distance(distance()), change("confidence", 4, 9), "Choose from 1 to 5."),
        (Body::Distance(distance()), change("concerns/C-Z", Value::Null, 1), ""),
        (Body::Snapshot(snapshot()), change("items/K1", Value::Null, json!({ "rating": "easily" })), "A to J"),
        (Body::Snapshot(snapshot()), change("items/B1", Value::Null, json!({ "rating": 3 })), "a rating in words"),
        (Body::Snapshot(snapshot()), change("items/B1", Value::Null, json!("easily")), ""),
    ] {
        match merge(&body, std::slice::from_ref(&sent)) {
            Err(NotMerged::Bad(words)) => assert!(words.len() > 10 && words.contains(said), "{}: {words}", sent.field),
            other => panic!("{}: {other:?}", sent.field),
        }
    }
}
