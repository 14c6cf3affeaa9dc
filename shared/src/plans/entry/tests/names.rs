//! How entries are named, and that each kind can be written and read.

use super::*;
use crate::set::Member as _;

const ID: &str = "01920000-0000-7000-8000-00000000000a";

#[test]
fn a_name_of_each_kind_is_read_as_it_is_written() {
    for kind in Kind::ALL {
        let name = match kind {
            Kind::Element => EntryName::of_element(Element::Language, uuid(10)),
            _ => EntryName::new(*kind, uuid(10)),
        };
        let text = name.to_string();
        let expected =
            if *kind == Kind::Element { format!("element.C-L.{ID}") } else { format!("{}.{ID}", kind.key()) };
        assert_eq!(text, expected);
        assert_eq!(text.parse(), Ok(name));
        let json = serde_json::to_value(name).expect("write");
        assert_eq!(json, serde_json::Value::from(text));
        assert_eq!(serde_json::from_value::<EntryName>(json).expect("read"), name);
    }
    for element in Element::ALL {
        let name = EntryName::of_element(*element, uuid(10));
        assert_eq!(name.to_string().parse(), Ok(name));
    }
}

#[test]
fn an_entry_has_one_spelling_alone() {
    let simple = ID.replace('-', "");
    for other in [
        String::new(),
        "need".into(),
        "need.".into(),
        format!("need.{}", ID.to_uppercase()),
        format!("need.{{{ID}}}"),
        format!("need.urn:uuid:{ID}"),
        format!("need.{simple}"),
        format!("need.{ID} "),
        format!(" need.{ID}"),
        format!("need..{ID}"),
        format!("Need.{ID}"),
        format!("wish.{ID}"),
        format!("need.C-L.{ID}"),
        format!("element.{ID}"),
        format!("element.C-Z.{ID}"),
        format!("element.c-l.{ID}"),
        format!("element.C-L.{}", ID.to_uppercase()),
        format!("element.C-L.F-M.{ID}"),
        format!("need/{ID}"),
        ID.into(),
    ] {
        assert_eq!(other.parse::<EntryName>(), Err(NotAName), "{other}");
        assert!(serde_json::from_value::<EntryName>(other.into()).is_err());
    }
    assert!(NotAName.to_string().contains("need."), "it says what a name looks like");
}

#[test]
fn what_carries_an_id_is_named_by_it() {
    for body in examples() {
        let name = EntryName::of(&body, uuid(10));
        assert_eq!(name.kind, body.kind());
        let expected = match body.kind() {
            Kind::Need => uuid(3),
            Kind::Goal => uuid(4),
            Kind::Action => uuid(5),
            Kind::Contact => uuid(1),
            Kind::Attendance => uuid(8),
            _ => uuid(10),
        };
        assert_eq!(name.id, expected, "{name}");
        assert_eq!(name.element.is_some(), body.kind() == Kind::Element);
    }
}

#[test]
fn each_body_is_read_as_it_was_written() {
    let examples = examples();
    let kinds: Vec<Kind> = examples.iter().map(Body::kind).collect();
    assert_eq!(kinds, Kind::ALL, "one of each, in order");
    for body in examples {
        let json = serde_json::to_value(&body).expect("write");
        assert_eq!(json["is"], body.kind().key(), "{json}");
        assert_eq!(serde_json::from_value::<Body>(json).expect("read"), body);
        let text = serde_json::to_string(&body).expect("write");
        assert!(!text.contains("\"kind\":\"") || body.kind() == Kind::Need, "one word for what it is: {text}");
        assert_eq!(serde_json::from_str::<Body>(&text).expect("read"), body);
    }
}

#[test]
fn each_kind_and_each_word_of_a_list_has_a_name_of_its_own() {
    let distinct = |words: Vec<&str>| words.iter().collect::<std::collections::BTreeSet<_>>().len() == words.len();
    assert!(distinct(Kind::ALL.iter().map(|kind| kind.words()).collect()));
    assert!(distinct(Moment::ALL.iter().map(|moment| moment.words()).collect()));
    assert!(distinct(ContactKind::ALL.iter().map(|kind| kind.words()).collect()));
    let of_family: Vec<&str> = Kind::ALL.iter().filter(|kind| kind.of_family()).map(|kind| kind.key()).collect();
    assert_eq!(of_family, ["home", "child", "adult", "contact"]);
    let silent: Vec<&str> = ContactKind::ALL.iter().filter(|kind| !kind.is_contact()).map(|kind| kind.key()).collect();
    assert_eq!(silent, ["no-reply", "remark", "addendum"]);
    for (item, part) in [("A1", Part::Child), ("H6", Part::Child), ("I1", Part::Family), ("J6", Part::School)] {
        assert_eq!(Part::of(item.parse().expect("an item")), part, "{item}");
    }
}

#[test]
fn each_body_falls_under_a_row_of_the_matrix_and_a_section() {
    for (body, area, section) in examples()
        .iter()
        .zip([
            (Area::Basics, Section::Basics),
            (Area::Basics, Section::Basics),
            (Area::Basics, Section::Basics),
            (Area::SafeContact, Section::SafeContact),
            (Area::Basics, Section::Basics),
            (Area::AboutMe, Section::AboutMe),
            (Area::Health, Section::Health),
            (Area::Readiness, Section::Readiness),
            (Area::Assessment, Section::Assessment),
            (Area::Assessment, Section::Assessment),
            (Area::Assessment, Section::Assessment),
            (Area::LearningGoals, Section::Learning),
            (Area::LearningGoals, Section::Learning),
            (Area::Actions, Section::Actions),
            (Area::Meetings, Section::Meetings),
            (Area::Handover, Section::AboutMe),
            (Area::Notes, Section::Notes),
            (Area::LearningReferrals, Section::Learning),
            (Area::WellbeingReferrals, Section::Wellbeing),
            (Area::Sessions, Section::Learning),
            (Area::Pointer, Section::Pointer),
        ])
        .map(|(body, (area, section))| (body, area, section))
    {
        assert_eq!((body.area(), body.section()), (area, section), "{:?}", body.kind());
    }
    let family = Body::Snapshot(Snapshot { part: Part::Family, ..snapshot() });
    assert_eq!(family.area(), Area::WellbeingGoals);
    let money = Body::Goal(Goal { section: Section::Wellbeing, ..goal() });
    assert_eq!((money.area(), money.is_of_learning(None)), (Area::WellbeingGoals, false));
    assert!(Body::Goal(goal()).is_of_learning(None) && Body::Element(telling()).is_of_learning(None));
    assert!(!Body::Element(Telling { element: Element::Money, ..telling() }).is_of_learning(None));
    let action = Body::Action(action());
    assert!(action.is_of_learning(Some(Section::Learning)) && !action.is_of_learning(Some(Section::Wellbeing)));
    assert!(!action.is_of_learning(None), "an action follows its goal");
    assert!(Body::Note(Box::new(note())).is_of_learning(None), "all about me");
    let home = Note { section: Section::Wellbeing, ..note() };
    assert!(!Body::Note(Box::new(home)).is_of_learning(None));
}
