//! Every field of plans that the tables hold: from the schemas of what the interface shares with them, and from records as they are
//! written.

use std::collections::BTreeSet;

use doorstep_backend::usecase::plans::{family as doors, records as kept};
use doorstep_backend::usecase::tell;
use doorstep_shared::api::desk::plans::PlanDraft;
use doorstep_shared::plans::agreement::{Memorandum, SharingAgreement};
use doorstep_shared::plans::content::RestrictedPointer;
use doorstep_shared::plans::entry::{Clash, Entry, FieldChange};
use doorstep_shared::plans::intervention::{Menu, Series};
use doorstep_shared::plans::plan::Plan;
use doorstep_shared::plans::sharing::Permission;
use doorstep_shared::plans::team::TeamMember;
use doorstep_tests::office::{organisation, user};
use schemars::SchemaGenerator;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Every field of what the interface shares with the tables, by the type that holds it.
pub fn of_schemas() -> BTreeSet<String> {
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
    generator.subschema_for::<Series>();
    generator.subschema_for::<Menu>();
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
    let hash = "0".repeat(64);
    of_record::<kept::DisclosureRecord>(
        "DisclosureRecord",
        json!({
            "at": at, "by": by, "role": "advisor", "organisation": of, "recipient": "school", "lang": "en", "reference": "",
            "hash": hash, "left_out": 0
        }),
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
    let hash = "0".repeat(64);
    let referral = "referral.01980000-0000-7000-8000-0000000000aa";
    let all_of = &mut all;
    of_record::<kept::SentLink>("SentLink", json!({ "entry": referral, "id": id, "hash": hash, "version": 1 }), all_of);
    of_record::<kept::ReferralLinkRecord>(
        "ReferralLinkRecord",
        json!({
            "id": id, "zone": "town", "plan": id, "entry": referral, "until": on, "forgotten_at": 1, "version": 1
        }),
        all_of,
    );
    of_record::<doors::Door>(
        "Door",
        json!({ "id": id, "adult": id, "made_by": by, "made_on": on, "until": on, "link": hash, "version": 1 }),
        all_of,
    );
    of_record::<doors::AskRecord>(
        "AskRecord",
        json!({
            "id": id, "adult": id, "about": "other", "words": "", "at": at, "due": on, "with": by, "version": 1
        }),
        all_of,
    );
    of_record::<doors::HiddenLook>("HiddenLook", json!({ "look": id, "by": id }), all_of);
    of_record::<doors::FamilyLink>(
        "FamilyLink",
        json!({
            "id": id, "zone": "town", "plan": id, "family": id, "adult": id, "tongue": "so", "code": "", "until": on,
            "forgotten_at": 1, "version": 1
        }),
        all_of,
    );
    of_record::<doors::FamilyDevice>(
        "FamilyDevice",
        json!({
            "id": id, "zone": "town", "plan": id, "family": id, "adult": id, "code": "", "shared": false, "seen_at": 1,
            "ends_at": 1, "version": 1
        }),
        all_of,
    );
    let text = json!({ "title": "", "minutes": 20, "trained": "yes", "places": 8 });
    of_record::<kept::SeriesRow>(
        "SeriesRow",
        json!({ "series": id, "organisation": of, "text": text, "planned": 1, "held": 0, "cancelled": 0 }),
        all_of,
    );
    let look = json!({
        "look": id, "plan": id, "label": "", "by": by, "role": "school-lead", "at": at, "until": at, "sections": [],
        "withheld": null, "review_by": on, "version": 1
    });
    of_record::<kept::EmergencyRow>("EmergencyRow", look, all_of);
    of_record::<kept::EmergencyReviewed>(
        "EmergencyReviewed",
        json!({ "by": by, "on": on, "found": "in-order" }),
        all_of,
    );
    of_record::<kept::RegisterRow>(
        "RegisterRow",
        json!({ "plan": id, "label": "", "state": "agreed", "members": [] }),
        all_of,
    );
    of_record::<kept::RegisterMember>(
        "RegisterMember",
        json!({ "member": member, "shared": [], "interest": false }),
        all_of,
    );
    let attendance = json!({ "series": id, "who": { "is": "child" }, "since": on });
    of_record::<kept::RegisterSeat>(
        "RegisterSeat",
        json!({ "entry": entry, "organisation": of, "entry_version": 1, "attendance": attendance }),
        all_of,
    );
    of_record::<kept::TakenUpMonth>("TakenUpMonth", json!({ "month": on, "families": 1, "version": 1 }), all_of);
    of_messages(all_of);
    all
}

/// Messages: whom they are for, what they say in closed words, and what became of them.
fn of_messages(all_of: &mut BTreeSet<String>) {
    let id = "01980000-0000-7000-8000-0000000000aa";
    let on = "2026-11-24";
    let moment = json!({ "on": on, "at": "09:00" });
    let digest = json!({ "is": "digest", "lines": [], "notices": [] });
    of_record::<tell::Telling>(
        "Telling",
        json!({
            "id": "", "on": on, "trigger": "clash", "to": { "is": "member", "user": id }, "what": digest,
            "not_before": moment, "until": on, "stand": { "is": "waiting" }, "next_at": 1, "version": 1
        }),
        all_of,
    );
    of_record::<tell::To>("To", json!({ "is": "adult", "plan": id, "adult": id }), all_of);
    of_record::<tell::To>("To", json!({ "is": "member", "user": id }), all_of);
    of_record::<tell::What>("What", json!({ "is": "words", "about": "plan", "say": { "is": "news" } }), all_of);
    of_record::<tell::What>("What", digest, all_of);
    let line = json!({ "user": id, "kind": "action", "entry": null, "on": on });
    of_record::<tell::DigestLine>("DigestLine", json!({ "plan": id, "label": "", "line": line }), all_of);
    of_record::<doorstep_shared::plans::message::Line>("Line", line, all_of);
    of_record::<tell::Notice>("Notice", json!({ "is": "late-actions", "count": "5" }), all_of);
    of_record::<tell::Notice>("Notice", json!({ "is": "agreement", "ends": true, "days": 7 }), all_of);
    for stand in [
        json!({ "is": "handing", "until": 1 }),
        json!({ "is": "sent", "at": "", "channel": "text", "subject": "", "text": "", "arrived": true, "asked": 0 }),
        json!({ "is": "not-sent", "why": "too-late" }),
    ] {
        of_record::<tell::Stand>("Stand", stand, all_of);
    }
    of_record::<tell::Queued>("Queued", json!({ "on": on, "id": "" }), all_of);
    let ring = json!({ "plan": id, "adult": id, "why": "ring", "trigger": "clash", "on": on });
    of_record::<tell::RingRow>("RingRow", ring, all_of);
}

/// All of them.
pub fn stored() -> BTreeSet<String> {
    of_schemas().into_iter().chain(of_records()).collect()
}
