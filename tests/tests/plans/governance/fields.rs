//! What is kept, and what for: `docs/fields.toml` lists every stored field of plans.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_backend::usecase::plans::records as kept;
use doorstep_shared::api::desk::plans::{Caseload, PlanDraft};
use doorstep_shared::plans::agreement::{Memorandum, SharingAgreement};
use doorstep_shared::plans::content::RestrictedPointer;
use doorstep_shared::plans::entry::{Clash, Entry, FieldChange};
use doorstep_shared::plans::plan::Plan;
use doorstep_shared::plans::sharing::Permission;
use doorstep_shared::plans::team::TeamMember;
use doorstep_tests::office::{organisation, user};
use doorstep_tests::plan_house::Call;
use schemars::SchemaGenerator;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{scene, send, who};
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

/// Every field of what the interface shares with the tables, by the type that holds it.
fn of_schemas() -> BTreeSet<String> {
    let mut generator = SchemaGenerator::default();
    generator.subschema_for::<Plan>();
    generator.subschema_for::<TeamMember>();
    generator.subschema_for::<Permission>();
    generator.subschema_for::<Entry>();
    generator.subschema_for::<PlanDraft>();
    generator.subschema_for::<SharingAgreement>();
    generator.subschema_for::<Memorandum>();
    generator.subschema_for::<FieldChange>();
    generator.subschema_for::<Clash>();
    let mut all = BTreeSet::new();
    // What refuses unknown fields is written out where it is used; here it is by its own name, too.
    properties(
        "RestrictedPointer",
        SchemaGenerator::default().root_schema_for::<RestrictedPointer>().as_value(),
        &mut all,
    );
    for (name, schema) in generator.take_definitions(true) {
        properties(&name, &schema, &mut all);
    }
    all
}

fn properties(of: &str, schema: &Value, all: &mut BTreeSet<String>) {
    match schema {
        Value::Object(fields) => {
            if let Some(Value::Object(named)) = fields.get("properties") {
                // Keys of a map, such as the parts of the assessment, are no fields.
                let fields = named.keys().filter(|field| !field.contains('-'));
                all.extend(fields.map(|field| format!("{of}.{field}")));
            }
            fields.values().for_each(|inner| properties(of, inner, all));
        }
        Value::Array(many) => many.iter().for_each(|inner| properties(of, inner, all)),
        _ => {}
    }
}

/// The fields of a record that lies in the tables alone, from what it is written as.
fn of_record<R: Serialize + DeserializeOwned>(name: &str, sample: Value, all: &mut BTreeSet<String>) {
    let record: R = serde_json::from_value(sample).unwrap_or_else(|why| panic!("{name}: {why}"));
    let Value::Object(fields) = serde_json::to_value(record).unwrap() else { panic!("{name} has fields") };
    all.extend(fields.keys().map(|field| format!("{name}.{field}")));
}

fn of_records() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let id = "01980000-0000-7000-8000-0000000000aa";
    let (entry, at, on) = (format!("need.{id}"), "2026-11-24T09:00:00Z", "2026-11-24");
    let (by, of) = (user(1), organisation(1));
    let said = json!({
        "adult": id, "responsibility": "parental", "to": of, "section": "notes", "choice": "allow", "from": on, "number": 1
    });
    let clash = json!({ "field": "text", "base": "", "theirs": "a", "mine": "b" });
    let member = json!({
        "user": by, "organisation": of, "function": "other", "lead": false, "from": on, "version": 1
    });
    let all_of = &mut all;
    of_record::<kept::ChoiceRecord>(
        "ChoiceRecord",
        json!({ "permission": said, "how": "said", "by": by, "at": at }),
        all_of,
    );
    of_record::<kept::ClashRecord>(
        "ClashRecord",
        json!({ "id": id, "entry": entry, "clash": clash, "mine_by": by, "theirs_by": by, "raised_at": at, "version": 1 }),
        all_of,
    );
    of_record::<kept::Glass>(
        "Glass",
        json!({ "user": by, "reason": "", "sections": [], "from": at, "until": 1 }),
        all_of,
    );
    of_record::<kept::Interest>("Interest", json!({ "user": by, "on": on }), all_of);
    of_record::<kept::Marks>("Marks", json!({ "child": "" }), all_of);
    of_record::<kept::Mark>("Mark", json!({ "plan": id }), all_of);
    of_record::<kept::HappeningRecord>(
        "HappeningRecord",
        json!({ "at": at, "by": by, "role": "advisor", "what": "add", "area": "notes" }),
        all_of,
    );
    of_record::<kept::AccessEvent>(
        "AccessEvent",
        json!({ "at": at, "by": by, "role": "advisor", "sections": [], "action": "view" }),
        all_of,
    );
    of_record::<kept::Named>("Named", json!({ "name": "", "organisation": of, "starts_on": null }), all_of);
    of_record::<kept::PlanRow>(
        "PlanRow",
        json!({ "plan": id, "label": "", "state": "agreed", "entry_year": 2027, "member": member }),
        all_of,
    );
    of_record::<kept::DueRow>(
        "DueRow",
        json!({
            "plan": id, "entry": entry, "text": "", "due": on, "of_family": false, "organisation": of, "learning": false
        }),
        all_of,
    );
    of_record::<kept::NextRow>("NextRow", json!({ "plan": id, "next": { "on": on, "what": "call" } }), all_of);
    of_record::<kept::NewRow>(
        "NewRow",
        json!({ "plan": id, "at": at, "area": "notes", "organisation": of, "learning": false }),
        all_of,
    );
    of_record::<kept::TalkRow>("TalkRow", json!({ "plan": id, "on": on }), all_of);
    of_record::<kept::ClashRow>(
        "ClashRow",
        json!({
            "plan": id, "clash": id, "entry": entry, "field": "text", "raised_at": at, "area": "notes", "organisation": of,
            "learning": false
        }),
        all_of,
    );
    of_record::<kept::ReferenceRow>(
        "ReferenceRow",
        json!({ "plan": id, "label": "", "state": "agreed", "entry_year": 2027, "nominated_on": on }),
        all_of,
    );
    of_record::<kept::DraftRecord>(
        "DraftRecord",
        json!({ "plan": id, "form": "", "draft": { "boxes": {} }, "kept_at": at }),
        all_of,
    );
    all
}

fn stored() -> BTreeSet<String> {
    of_schemas().into_iter().chain(of_records()).collect()
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
async fn ig69_no_list_of_families_is_in_the_order_of_their_needs() {
    let base = Base::new().await;
    let house = base.house(&scene(Agreed::All, Said::Allowed)).await;
    // Three more families; in every turn another one has the most needs.
    let nomination = |n: u32, name: &str| {
        let id = |part: u32| format!("01980000-0000-7000-8000-0002000{n}000{part}");
        json!({
            "plan": id(1), "family": id(2), "child_id": id(3), "adult_id": id(4), "of_zone": true,
            "child": { "legal_name": format!("{name} Testcase"), "known_as": name, "born": "2022-10-10" },
            "adult": {
                "legal_name": "Ana Testcase", "relationship": "mum", "responsibility": "parental", "lives_with_child": "yes"
            },
            "home": { "interpreter": "no" },
            "place": {
                "school": { "is": "other", "name": "Elsewhere" }, "place": { "entry_year": 2027, "source": "parent-told" }
            }
        })
    };
    let mut orders = BTreeSet::new();
    for counts in [[0, 3, 1], [3, 1, 0], [1, 0, 3], [2, 2, 2], [0, 0, 0], [3, 0, 1]] {
        for (n, name) in ["Zoe", "Bo", "Mia"].into_iter().enumerate() {
            let n = u32::try_from(n).unwrap() + 1;
            let call = Call::change("POST", "/api/v1/desk/town/plans", None, nomination(n, name));
            let named = house.call(base.session(&who(2)), &call).await;
            assert_eq!(named.status, 200, "{}", named.text);
            let plan = named.json()["plan"].as_str().unwrap().to_owned();
            for m in 0..counts[n as usize - 1] {
                let id = format!("01980000-0000-7000-8000-0003000{n}000{m}");
                let need = json!({
                    "is": "need", "id": id, "section": "learning", "text": "Help", "kind": "need", "priority": "now",
                    "status": "open"
                });
                let path = format!("/api/v1/desk/town/plans/{plan}/entries");
                let call = Call::change("POST", path, None, json!({ "id": id, "body": need }));
                assert_eq!(house.call(base.session(&who(2)), &call).await.status, 200);
            }
        }
        let list = house.call(base.session(&who(2)), &Call::get("/api/v1/desk/town/plans")).await;
        let list: Caseload = serde_json::from_str(&list.text).unwrap();
        let names: Vec<String> = list.plans.iter().filter_map(|line| line.child.clone()).collect();
        let mut sorted = names.clone();
        sorted.sort_by_key(|name| name.to_lowercase());
        assert_eq!((names.len(), &names), (4, &sorted), "by name, whatever is written of them");
        let labels = house.call(base.session(&who(4)), &Call::get("/api/v1/desk/town/plans")).await;
        let labels: Caseload = serde_json::from_str(&labels.text).unwrap();
        let order: Vec<String> = labels.references.iter().map(|reference| reference.label.clone()).collect();
        assert!(order.is_sorted(), "by label: {order:?}");
        orders.insert((names, order));
        house.tables.rewind().await;
    }
    assert_eq!(orders.len(), 1, "one order, whoever has more needs");
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
