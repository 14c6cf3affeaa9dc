//! Two people edit one entry: what differs comes together, what meets is asked, and nothing is lost.

use crate::services::a_service;
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Check, CheckerRole, Edit, Kind, Service, TextField, Translation, TranslationSource};
use doorstep_shared::editing::{
    BadChange, Clash, Field, FieldChange, NotMerged, Told, apply, at, changes, field_history, merge, out_of_date,
    versions,
};
use doorstep_shared::id::ServiceId;
use doorstep_shared::lang::Lang;
use doorstep_shared::set::Set;
use proptest::prelude::*;
use uuid::Uuid;

/// What three states of an entry are made of: a base, and what two people made of it.
fn three() -> impl Strategy<Value = (Service, Service, Service)> {
    let flips = || proptest::collection::vec(any::<bool>(), Field::all().len());
    (a_service(), a_service(), a_service(), flips(), flips()).prop_map(|(base, a, b, of_a, of_b)| {
        let made = |other: &Service, flips: &[bool]| {
            let all: Vec<FieldChange> = changes(&base, other);
            let some: Vec<FieldChange> = all.into_iter().zip(flips).filter(|(_, f)| **f).map(|(c, _)| c).collect();
            apply(&base, &some).unwrap_or_else(|bad| panic!("{bad}"))
        };
        let (a, b) = (made(&a, &of_a), made(&b, &of_b));
        (base, a, b)
    })
}

fn without(all: &[FieldChange], these: &[FieldChange]) -> Vec<FieldChange> {
    all.iter().filter(|c| !these.iter().any(|t| t.field == c.field)).cloned().collect()
}

/// Whether two entries say the same to a reader: marks of translations aside.
fn say_the_same(a: &Service, b: &Service) -> bool {
    let text = |c: &FieldChange| match c.field {
        Field::Translated(..) => c.base.get("text") == c.new.get("text"),
        _ => false,
    };
    changes(a, b).iter().all(text)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// The changes between two states lead from one to the other.
    #[test]
    fn changes_lead_there(base in a_service(), new in a_service()) {
        let all = changes(&base, &new);
        let there = apply(&base, &all).expect("values of its own fields");
        prop_assert!(say_the_same(&there, &new));
        prop_assert_eq!((there.version, there.checked, there.edited), (base.version, base.checked, base.edited));
        prop_assert_eq!(there.origin, base.origin);
        prop_assert!(changes(&new, &new).is_empty());
    }

    /// Changes survive the wire.
    #[test]
    fn changes_can_be_sent(base in a_service(), new in a_service()) {
        let all = changes(&base, &new);
        let json = serde_json::to_string(&all).expect("writes");
        prop_assert_eq!(serde_json::from_str::<Vec<FieldChange>>(&json).expect("reads"), all);
    }

    /// Different fields come together, in whatever order they arrive, and every value of both is in the result.
    #[test]
    fn disjoint_changes_merge_in_any_order((base, a, b) in three()) {
        let mine = changes(&base, &a);
        let theirs = without(&changes(&base, &b), &mine);
        let one = merge(&apply(&base, &theirs).expect("applies"), &mine).expect("no clash").service;
        let other = merge(&apply(&base, &mine).expect("applies"), &theirs).expect("no clash").service;
        prop_assert!(say_the_same(&one, &other));
        for change in mine.iter().chain(&theirs) {
            let there = change.field.value(&one);
            let same = match change.field {
                Field::Translated(..) => there.get("text") == change.new.get("text"),
                _ => there == change.new,
            };
            prop_assert!(same, "{}", change.field);
        }
    }

    /// Every change is in the result, or in a clash with both values and then nothing was changed.
    #[test]
    fn nothing_is_lost((base, a, b) in three()) {
        let (mine, theirs) = (changes(&base, &a), changes(&base, &b));
        let current = apply(&base, &theirs).expect("applies");
        match merge(&current, &mine) {
            Ok(merged) => {
                prop_assert_eq!(merged.changed.len() + merged.already.len(), mine.len());
                for change in &theirs {
                    let kept = mine.iter().any(|m| m.field == change.field) || {
                        let (now, then) = (change.field.value(&merged.service), change.field.value(&current));
                        now == then || now.get("text") == then.get("text")
                    };
                    prop_assert!(kept, "{}", change.field);
                }
            }
            Err(NotMerged::Clashes(clashes)) => {
                prop_assert!(!clashes.is_empty());
                for Clash { field, base: was, mine: wanted, theirs: now } in clashes {
                    prop_assert_eq!(&wanted, &mine.iter().find(|c| c.field == field).expect("one of mine").new);
                    prop_assert_eq!(&now, &field.value(&current));
                    prop_assert_eq!(&was, &field.value(&base));
                    prop_assert!(now != wanted && now != was);
                }
            }
            Err(NotMerged::Bad(bad)) => prop_assert!(false, "{}", bad),
        }
    }

    /// Sending the same changes again changes nothing more.
    #[test]
    fn a_second_press_changes_nothing(base in a_service(), new in a_service()) {
        let all = changes(&base, &new);
        let once = merge(&base, &all).expect("no clash").service;
        let now: Vec<FieldChange> = changes(&base, &once);
        let twice = merge(&once, &now).expect("no clash");
        prop_assert!(twice.changed.is_empty());
        prop_assert_eq!(twice.service, once);
    }
}

fn named() -> Service {
    let mut s = Service::named(ServiceId::new(Uuid::from_u128(1)), "Stay and Play", Kind::Group);
    s.version = 1;
    s
}

fn change(field: Field, base: &str, new: &str) -> FieldChange {
    FieldChange { field, base: base.into(), new: new.into() }
}

#[test]
fn what_makes_no_sense_changes_nothing() {
    let name = Field::Name;
    for bad in [
        vec![FieldChange { field: Field::Kind, base: "group".into(), new: "gathering".into() }],
        vec![FieldChange { field: name, base: "Stay and Play".into(), new: serde_json::json!(7) }],
        vec![change(name, "Stay and Play", "A"), change(name, "Stay and Play", "B")],
    ] {
        let field = bad[0].field;
        assert_eq!(merge(&named(), &bad), Err(NotMerged::Bad(BadChange { field })));
    }
}

#[test]
fn an_edit_of_the_english_does_not_meet_one_of_the_polish() {
    let mut base = named();
    base.translations
        .insert(Lang::Pl, Translation { name: "Zabawa".into(), ..Translation::by(TranslationSource::Machine) });
    let pl = Field::Translated(Lang::Pl, TextField::Name);
    let mut mine = changes(&base, &base);
    mine.push(FieldChange {
        field: pl,
        base: pl.value(&base),
        new: serde_json::json!({ "text": "Zabawy", "by": "human", "of": "0000000000000001" }),
    });
    let renamed = apply(&base, &[change(Field::Name, "Stay and Play", "Play")]).expect("applies");
    assert_eq!(out_of_date(&renamed), [(Lang::Pl, TextField::Name)]);
    let both = merge(&renamed, &mine).expect("no clash").service;
    assert_eq!((both.name.as_str(), both.translations[&Lang::Pl].name.as_str()), ("Play", "Zabawy"));
    assert_eq!(out_of_date(&both), [(Lang::Pl, TextField::Name)], "it was made from the old name");
}

#[test]
fn history_tells_who_said_what_when() {
    let day = |text: &str| text.parse::<Date>().expect("a date");
    let edit = |on: &str, by| Some(Edit { on: day(on), by });
    let first = Service { edited: edit("2026-04-01", CheckerRole::Coordinator), ..named() };
    let second = Service {
        version: 2,
        name: "Play".into(),
        edited: edit("2026-05-01", CheckerRole::ChildrensCentre),
        ..first.clone()
    };
    let check = Check { on: day("2026-05-03"), by: CheckerRole::Provider, parts: Set::EMPTY };
    let third = Service { version: 3, checked: Some(check), ..second.clone() };
    let fourth = Service {
        version: 4,
        bring: "A drink".into(),
        name: "Play time".into(),
        edited: edit("2026-06-02", CheckerRole::ChildrensCentre),
        ..third.clone()
    };
    let kept = [third, first, fourth, second];
    let all = versions(&kept);
    let told: Vec<_> = all.iter().map(|v| (v.number, v.on.map(|d| d.to_string()), v.by, v.told)).collect();
    let on = |d: &str| Some(d.to_owned());
    assert_eq!(
        told,
        [
            (1, on("2026-04-01"), Some(CheckerRole::Coordinator), Told::Begun),
            (2, on("2026-05-01"), Some(CheckerRole::ChildrensCentre), Told::Edited),
            (3, on("2026-05-03"), Some(CheckerRole::Provider), Told::Checked),
            (4, on("2026-06-02"), Some(CheckerRole::ChildrensCentre), Told::Edited),
        ]
    );
    for (date, said) in [
        ("2026-03-31", None),
        ("2026-04-01", Some("Stay and Play")),
        ("2026-04-30", Some("Stay and Play")),
        ("2026-05-03", Some("Play")),
        ("2026-06-01", Some("Play")),
        ("2027-01-01", Some("Play time")),
    ] {
        assert_eq!(at(&all, day(date)).map(|v| v.service.name.as_str()), said, "{date}");
    }
    let stories = field_history(&all);
    let name = stories.iter().find(|s| s.field == Field::Name).expect("it has one");
    let steps: Vec<_> = name.steps.iter().map(|(v, value)| (v.number, value.as_str().unwrap_or_default())).collect();
    assert_eq!(steps, [(1, "Stay and Play"), (2, "Play"), (4, "Play time")]);
    let bring = stories.iter().find(|s| s.field == Field::Bring).expect("it has one");
    assert_eq!(bring.steps.len(), 1);
    assert!(!stories.iter().any(|s| s.field == Field::Summary), "nobody ever wrote one");
}
