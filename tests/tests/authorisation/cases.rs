//! One call of each endpoint of the workspace that succeeds for whoever may make it, and what it asks the policy.

use doorstep_shared::editing::EntryForm;
use doorstep_tests::office::{entry, organisation, place, service};
use serde_json::{Value, json};

use super::plans;

/// What an endpoint asks the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Whether there is any record of the zone with which somebody may do it.
    Ever,
    /// Of the record: whether they may know of it, then whether they may do it.
    Record,
    /// Of the zone as a whole: nobody runs what it is about.
    Zone,
    /// Of the record alone: it is made by this, or is decided on.
    New,
}

/// A call of an endpoint that succeeds for whoever may make it.
pub struct Case {
    /// What it asks.
    pub asks: Asks,
    /// What stands for `{entry}`: the plain entry, or the hidden one.
    pub hidden: bool,
    /// What stands for other parts of the address.
    pub more: &'static [(&'static str, &'static str)],
    /// What stands behind the address.
    pub query: &'static str,
    /// The version that it is made from; 0 for none.
    pub base: u64,
    /// What is sent.
    pub body: Value,
    /// What whoever may make it is answered: 200, or what there is to say of a record that is not there.
    pub done: u16,
}

/// The ids of what is new begin so.
pub const NEW: &str = "01980000-0000-7000-8000-00000000000";
/// Whose drafts wait for a decision.
pub const AUTHOR: u128 = 77;
/// Who asks.
pub const ME: u128 = 5;

/// The call of an endpoint; none where there is no case for it. `own`: of a record that the caller's organisation runs.
pub fn case(name: &str, own: bool) -> Option<Case> {
    use Asks::{Ever, New, Record, Zone};
    let one = |asks, base, body| Case { asks, hidden: false, more: &[], query: "", base, body, done: 200 };
    // Asked of what is not there: told so, by whoever may ask, in other words than a refusal.
    let of_none = |base, body| Case { more: &NOWHERE, done: 404, ..one(Zone, base, body) };
    let of = if own { 1 } else { 2 };
    let form = || {
        let named = EntryForm { name: "New".into(), ..EntryForm::of(&service(1, Some(of))) };
        serde_json::to_value(named).unwrap()
    };
    let closure =
        json!({ "is": "closure", "venue": place(1), "from": "2026-12-01", "to": "2026-12-02", "reason": "Boiler" });
    let dates = json!({ "terms": [{ "from": "2026-09-02", "to": "2026-12-18" }] });
    Some(match name {
        "listEntries" | "getCheckSheet" | "listDrafts" | "listApprovals" | "listBulk" | "getSettings"
        | "getCalendar" | "listMessages" | "getSurroundings" => one(Ever, 0, Value::Null),
        "getEntry" | "getTakenUp" | "copyEntry" | "listVersions" | "getFieldHistory" => one(Record, 0, Value::Null),
        "getVersion" => Case { more: &[("version", "1")], ..one(Record, 0, Value::Null) },
        "entryOn" => Case { more: &[("date", "2026-11-24")], ..one(Record, 0, Value::Null) },
        "addEntry" => one(New, 0, json!({ "id": format!("{NEW}9"), "form": form() })),
        "saveEntry" => one(Record, 2, json!({ "changes": [{ "field": "bring", "base": "", "new": "A drink." }] })),
        "checkEntry" => one(Record, 2, json!({})),
        "uncheckEntry" => one(Record, 2, Value::Null),
        "checkMany" => one(Ever, 0, json!({ "items": [{ "entry": entry(1), "version": 2 }] })),
        "pauseEntry" => one(Record, 2, json!({ "reason": "Half-term" })),
        "resumeEntry" => one(Record, 2, Value::Null),
        "finishEntry" => one(Record, 2, json!({})),
        "hideEntry" => one(Record, 2, json!({ "reason": "An address" })),
        "unhideEntry" => Case { hidden: true, ..one(Record, 1, Value::Null) },
        "putDraft" => one(Record, 0, json!({ "form": {}, "base": 2, "seen": 1 })),
        // One's own draft is one's own, whoever runs the entry now.
        "getDraft" | "deleteDraft" => one(Ever, 0, Value::Null),
        "getApproval" => one(New, 0, Value::Null),
        "approve" => one(New, 1, json!({})),
        "reject" => one(New, 1, json!({ "reason": "Say more." })),
        "restoreEntry" => one(Record, 2, json!({ "version": 1 })),
        "previewEntry" => one(Record, 0, json!({ "entry": entry(if own { 1 } else { 2 }), "form": form() })),
        "planBulk" => one(Ever, 0, closure),
        "applyBulk" => one(Ever, 0, json!({ "batch": format!("{NEW}8"), "change": closure, "items": [] })),
        "undoBulk" => Case { more: &[("batch", "01980000-0000-7000-8000-000000000007")], ..one(Ever, 0, Value::Null) },
        "planSettings" => one(Ever, 0, json!({ "half_lives": { "group": 4 } })),
        "saveSettings" => one(Ever, 1, json!({ "half_lives": { "group": 4 } })),
        "planCalendar" => Case { more: &[("year", "2026")], ..one(Ever, 0, dates) },
        "putCalendar" => Case { more: &[("year", "2026")], ..one(Ever, 1, dates) },
        "listPeople" | "listImports" | "listInbox" | "getGaps" | "listDuplicates" => one(Ever, 0, Value::Null),
        "invitePerson" => one(Ever, 0, json!({ "terms": { "role": "advisor" }, "hint": "Ann" })),
        // One that is not there any longer is withdrawn already.
        "withdrawInvitation" => Case { asks: Ever, done: 200, ..of_none(0, Value::Null) },
        "changeMember" => Case { asks: Ever, ..of_none(1, json!({ "role": "advisor" })) },
        "listAgreements" => one(Ever, 0, Value::Null),
        // Made from a version that is not there: told so, and nothing of it is done.
        "putMemorandum" => Case { more: &AGREEMENT, done: 409, ..one(Ever, 1, memorandum()) },
        "putAgreement" => Case { more: &AGREEMENT, done: 409, ..one(Ever, 1, agreement()) },
        "beginImport" => one(Zone, 0, json!({ "source": "city", "file": "a.csv", "size": 10 })),
        "getExport" => Case { more: &[("form", "csv")], ..one(Zone, 0, Value::Null) },
        "getImport" => of_none(0, Value::Null),
        "listItems" => Case { query: "?kind=new", ..of_none(0, Value::Null) },
        "takeImport" | "undoImport" => of_none(0, Value::Null),
        "discardImport" => of_none(1, Value::Null),
        "decideItem" => of_none(0, json!({ "take": true, "fields": {} })),
        "decideKinds" => of_none(1, json!({ "new": true })),
        "planImport" => of_none(1, json!([])),
        "sendPart" => of_none(0, json!({ "data": "YQ==" })),
        "pullSource" => Case { done: 400, ..of_none(0, json!({ "source": "nowhere" })) },
        // Made from a version that is not there: told so, and nothing of it is done.
        "putFeedHosts" => Case { done: 409, ..one(Zone, 1, json!(["city.example"])) },
        "putSource" => Case {
            done: 409,
            ..of_none(1, json!({ "name": "nowhere", "url": "", "daily": false, "by_itself": false }))
        },
        "answerMessage" => of_none(1, json!({ "do": "accept" })),
        "noteGap" => {
            one(Zone, 0, json!({ "words": "sling", "gap": { "note": "Asked the library.", "until": "2027-03-01" } }))
        }
        "addWords" => one(Zone, 0, json!({ "words": "sling", "meaning": { "is": "words", "means": "play" } })),
        "decideDuplicates" => one(Zone, 0, json!({ "do": "two", "one": entry(1), "other": entry(2) })),
        "listLetters" | "listLinks" => one(Record, 0, Value::Null),
        "revokeLink" => {
            Case { more: &[("link", "01980000-0000-7000-8000-0000000000aa")], done: 404, ..one(Record, 0, Value::Null) }
        }
        "askProvider" => one(Record, 0, json!({ "lang": "en" })),
        _ => return plans::case(name),
    })
}

const AGREEMENT: [(&str, &str); 1] = [("agreement", "01980000-0000-7000-8000-0000000000ab")];

fn memorandum() -> Value {
    json!({
        "id": AGREEMENT[0].1, "parties": [organisation(1), organisation(2)], "public_summary": "We work together.",
        "signed": [], "start": "2026-09-01", "review_by": "2027-09-01", "version": 1
    })
}

fn agreement() -> Value {
    json!({
        "id": AGREEMENT[0].1, "parties": [organisation(1), organisation(2)], "sections": ["about-me"], "stage": "draft",
        "signed": [], "start": "2026-09-01", "review_by": "2027-08-01", "end": "2027-08-31", "version": 1
    })
}

/// Records that no table holds.
const NOWHERE: [(&str, &str); 5] = [
    ("batch", "01980000-0000-7000-8000-0000000000aa"),
    ("invitation", "01980000-0000-7000-8000-0000000000aa"),
    ("message", "01980000-0000-7000-8000-0000000000aa"),
    ("service", "01980000-0000-7000-8000-0000000000aa"),
    ("part", "0"),
];
