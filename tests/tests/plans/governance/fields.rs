//! What is kept, and what for: `docs/fields.toml` lists every stored field of plans.

use std::collections::BTreeMap;

use doorstep_tests::office::user;
use serde_json::json;

use super::stored::{of_schemas, stored};
use super::{scene, send};
use crate::scene::{Agreed, Base, Said};

const LIST: &str = include_str!("../../../../docs/fields.toml");

/// What the list says of each field.
fn listed() -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for line in LIST.lines().filter(|line| line.starts_with('"')) {
        let words: Vec<String> = line.split('"').skip(1).step_by(2).map(str::to_owned).collect();
        let [name, said @ ..] = &words[..] else { panic!("{line}") };
        assert!(all.insert(name.clone(), said.to_vec()).is_none(), "{name} is listed twice");
    }
    all
}

#[test]
fn ig64_every_stored_field_of_plans_is_listed_with_its_purpose_and_its_basis() {
    let (listed, stored) = (listed(), stored());
    let unlisted: Vec<&String> = stored.iter().filter(|field| !listed.contains_key(*field)).collect();
    let vanished: Vec<&String> = listed.keys().filter(|field| !stored.contains(*field)).collect();
    assert!(unlisted.is_empty(), "stored, and not in docs/fields.toml: {unlisted:#?}");
    assert!(vanished.is_empty(), "in docs/fields.toml, and not stored: {vanished:#?}");
    const BASES: [&str; 3] = ["public task", "public task; health or social care", "accountability"];
    for (field, said) in &listed {
        let [purpose, basis] = &said[..] else { panic!("{field}: a purpose and a basis, {said:?}") };
        assert!(purpose.len() > 10, "{field}: {purpose}");
        assert!(BASES.contains(&basis.as_str()), "{field}: {basis}");
    }
    println!("fields: {} are stored and listed", stored.len());
}

#[test]
fn ig65_there_is_no_field_for_immigration_religion_sexuality_crime_or_ethnicity() {
    const NEVER: [&str; 20] = [
        "immigration",
        "visa",
        "asylum",
        "nationality",
        "citizen",
        "religion",
        "faith",
        "sexual",
        "orientation",
        "gender",
        "crime",
        "criminal",
        "offence",
        "conviction",
        "police",
        "ethnic",
        "race",
        "union",
        "politic",
        "biometric",
    ];
    let names = stored().into_iter().chain(listed().into_keys());
    for name in names {
        let plain = name.to_lowercase();
        for word in plain.split(['.', '_', '-']) {
            assert!(!NEVER.iter().any(|never| word.starts_with(never)), "{name} is a field for that");
        }
    }
}

#[tokio::test]
async fn ig71_that_a_safeguarding_route_was_used_has_no_room_for_a_story() {
    let fields: Vec<String> =
        of_schemas().into_iter().filter(|field| field.starts_with("RestrictedPointer.")).collect();
    assert_eq!(
        fields,
        ["raised_by", "raised_on", "reference", "route"].map(|field| format!("RestrictedPointer.{field}"))
    );
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    let plain = json!({ "is": "pointer", "raised_on": "2026-11-23", "raised_by": user(1), "route": "mash" });
    for (field, text) in [
        ("note", "What happened"),
        ("text", "What happened"),
        ("reference", "What happened to her on Tuesday"),
        ("route", "What happened"),
    ] {
        let mut story = plain.clone();
        story[field] = json!(text);
        let new = json!({ "id": "01980000-0000-7000-8000-00010000ffff", "body": story });
        let answer = send(&base, &house, 1, ("POST", "/entries", None), new).await;
        assert_eq!(answer.status, 400, "{field}: {}", answer.text);
        assert!(house.tables.writes().is_empty(), "{field}");
    }
    let new = json!({ "id": "01980000-0000-7000-8000-00010000ffff", "body": plain });
    assert_eq!(send(&base, &house, 1, ("POST", "/entries", None), new).await.status, 200);
}
