//! The endpoints of plans. Here is their door alone: whom the policy lets into the workspace of plans at all. What of which plan, the
//! generated table in `tests/tests/plans/table/` asks; no plan is in these tables.

use doorstep_shared::date::Date;
use doorstep_shared::fact::Fact;
use doorstep_shared::id::{FamilyId, PersonId, PlanId};
use doorstep_tests::cohort::about_me;
use doorstep_tests::office::organisation;
use serde_json::{Value, json};
use uuid::Uuid;

use super::cases::{Asks, Case};

/// A plan that no table holds, with a clash, a draft's form and an entry of it.
const NOWHERE: [(&str, &str); 9] = [
    ("plan", "01980000-0000-7000-8000-0000000000aa"),
    ("clash", "01980000-0000-7000-8000-0000000000ab"),
    ("form", "note.new"),
    ("series", "01980000-0000-7000-8000-0000000000ad"),
    ("day", "2026-11-24"),
    ("look", "01980000-0000-7000-8000-0000000000ae"),
    ("entry", "need.01980000-0000-7000-8000-0000000000ac"),
    ("link", "01980000-0000-7000-8000-0000000000ad"),
    ("ask", "01980000-0000-7000-8000-0000000000ae"),
];

/// The call of an endpoint of plans.
pub fn case(name: &str) -> Option<Case> {
    let of = |done, base, body| Case { asks: Asks::Ever, hidden: false, more: &NOWHERE, query: "", base, body, done };
    // There is no such plan, and whoever may work with plans is told no more than that.
    let none = |base, body| of(404, base, body);
    Some(match name {
        "listPlans" | "listPlanDrafts" | "getPlanDraft" | "deletePlanDraft" | "listColleagues" => {
            of(200, 0, Value::Null)
        }
        "listRegisters" => of(200, 0, Value::Null),
        "getRegister" => none(0, Value::Null),
        "planSeries" => of(200, 0, json!({ "id": NOWHERE[0].1, "text": series(), "rule": rule() })),
        "changeSeries" => none(1, series()),
        "sayOfSession" => none(0, json!({ "is": "held" })),
        "putMenu" => of(200, 1, json!({ "off": ["peep"] })),
        "putPlanDraft" => of(200, 0, json!({ "boxes": { "text": "We met" }, "base": 0 })),
        "nominate" => of(200, 0, nomination()),
        "getPlan" | "listPlanHistory" | "listLooks" | "printPlan" | "getFamilyDoors" => none(0, Value::Null),
        "takeStep" => none(1, json!({ "step": { "is": "invite" }, "said": { "is": "nothing" } })),
        "putSharing" => none(1, json!({ "adult": NOWHERE[0].1, "how": "said", "choices": [] })),
        "putMember" => none(1, json!({ "function": "other", "lead": false, "from": "2026-11-24" })),
        "addPlanEntry" => none(0, json!({ "id": NOWHERE[0].1, "body": about_me("Trains") })),
        "changePlanEntry" => none(1, json!({ "changes": [{ "field": "text", "base": "", "new": "Sings" }] })),
        "sendReferral" | "revokeReferral" | "closeFamilyDoor" => none(0, Value::Null),
        "makeFamilyLink" => none(0, json!({ "adult": NOWHERE[0].1 })),
        "answerFamily" => none(1, json!({ "words": "We have put it right." })),
        "decideClash" => none(0, json!({ "how": { "is": "keep-theirs" }, "seen": "" })),
        "sayClosing" => none(0, json!({ "is": "asked", "what": { "is": "close", "reason": "carried-forward" } })),
        "breakGlass" => none(0, json!({ "reason": "A hospital asks who may collect her.", "sections": ["basics"] })),
        "reviewLook" => none(0, json!({ "found": "in-order" })),
        "declareInterest" => none(0, json!({ "declared": true })),
        _ => return None,
    })
}

/// What is written of a series.
fn series() -> Value {
    json!({ "title": "Talking group", "minutes": 20, "trained": "yes", "places": 6 })
}

fn rule() -> Value {
    json!({ "from": "2026-11-24", "days": ["tu"], "sessions": 3, "weeks": "every" })
}

/// A child whom nobody has named yet.
fn nomination() -> Value {
    let id = |n: u128| Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0b00 + n);
    let born: Date = "2022-10-10".parse().unwrap();
    json!({
        "plan": PlanId::new(id(1)), "family": FamilyId::new(id(2)), "child_id": PersonId::new(id(3)),
        "adult_id": PersonId::new(id(4)), "of_zone": true,
        "child": { "legal_name": "Sol Testcase", "known_as": "Sol", "born": born },
        "adult": {
            "legal_name": "Ana Testcase", "relationship": "mum", "responsibility": "parental", "lives_with_child": Fact::Yes
        },
        "home": { "languages": ["en"], "interpreter": Fact::No },
        "place": {
            "school": { "is": "partner", "organisation": organisation(2) },
            "place": {
                "entry_year": 2027, "offered_on": null, "accepted_on": null, "starts_on": null,
                "pattern": { "is": "full-time" }, "source": "parent-told"
            }
        }
    })
}
