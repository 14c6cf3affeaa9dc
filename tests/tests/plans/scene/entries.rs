//! What stands in the plan: an entry of every kind by each partner, with its row of the matrix written down by hand.

use doorstep_shared::fact::Fact;
use doorstep_shared::id::PersonId;
use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::entry::{Body, Entry, EntryName, Kind};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::work::Owner;
use doorstep_tests::office::{entry, organisation, user};
use serde_json::{Value, json};
use uuid::Uuid;

/// An entry of the plan.
#[derive(Clone, Debug)]
pub struct Planted {
    /// What it is, in words.
    pub label: &'static str,
    /// The number of the partner that wrote it down.
    pub of: u128,
    /// The number of its writer.
    pub writer: u128,
    /// Its name.
    pub name: EntryName,
    /// Its kind.
    pub kind: Kind,
    /// Its row of the matrix.
    pub area: Area,
    /// The section that the family shares or does not.
    pub section: Section,
    /// Whether it is about learning, for those who see that alone.
    pub learning: bool,
    /// The number of whoever it was given to, where it is an action; 0 for nobody.
    pub given: u128,
    /// A field of it, and what the field is to say.
    pub change: (&'static str, Value),
    /// The entry.
    pub entry: Entry,
}

/// The words that stand in an entry and nowhere else.
pub fn mark(label: &str, of: u128) -> String {
    format!("mark of {label} by {of}").replace(' ', "-")
}

/// A line of the list: label, row, section, whether it is of learning, body, field, and what the field is to say.
type Line = (&'static str, Area, Section, bool, Value, &'static str, Value);

/// An id of version 7 by its number.
pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0198_0000_0000_7000_8000_0001_0000_0000 + n)
}

/// Bodies of every kind. Their own ids begin at `first`; each has its mark in it.
#[rustfmt::skip]
fn lines(of: u128, first: u128, contact: PersonId, part: [&'static str; 2]) -> Vec<Line> {
    use Area as A;
    use Section as S;
    let mark = |label: &str| mark(label, of);
    let [n, m, g, h] = [1, 2, 3, 4].map(|n| id(first + n));
    let need = |label: &str, id: Uuid, section| {
        json!({
            "is": "need", "id": id, "section": section, "text": mark(label), "kind": "need", "priority": "soon", "status": "open"
        })
    };
    let goal = |label: &str, id: Uuid, section, need: Uuid| {
        json!({
            "is": "goal", "id": id, "section": section, "needs": [need], "text": mark(label), "measure": "She waves",
            "status": "proposed"
        })
    };
    let action = |label: &str, n, goal: Uuid, to: [u128; 3]| {
        let owner = json!({ "is": "team", "user": user(to[of as usize - 1]) });
        json!({ "is": "action", "id": id(first + n), "goal": goal, "text": mark(label), "owner": owner, "status": "proposed" })
    };
    let element = |label: &str, part| json!({ "is": "element", "element": part, "hard": mark(label), "whose": "parent" });
    let note = |label: &str, section, visible| {
        json!({
            "is": "note", "section": section, "of": "call", "voice": "observation", "text": mark(label),
            "occurred_on": "2026-11-24", "visible": visible
        })
    };
    let snapshot = |label: &str, by, part, item: &str| {
        let rated = json!({ "rating": "most-days", "example": mark(label) });
        json!({
            "is": "snapshot", "moment": "baseline", "by": by, "part": part, "catalogue": "v1", "taken_on": "2026-11-24",
            "items": { item: rated }
        })
    };
    let referral = |label: &str, theme, stage, until: Value| {
        let agreed = json!({ "adult": contact, "how": "said", "on": "2026-11-20", "words": mark(&format!("told of {label}")) });
        json!({
            "is": "referral", "theme": theme, "service": entry(1), "service_name": mark(&format!("name of {label}")),
            "worker": user(of), "worker_phone": "01632 960500", "hope": mark(label), "stage": stage, "agreed": agreed,
            "link_until": until
        })
    };
    let signpost = |label: &str, theme| {
        json!({
            "is": "signpost", "theme": theme, "service": entry(1), "service_name": mark(label), "shown_on": "2026-11-24",
            "used": "not-asked"
        })
    };
    let approval = json!({ "adult": contact, "how": "said", "on": "2026-11-23" });
    let sent = json!({ "is": "sent", "approval": approval, "way": "here", "on": "2026-11-23" });
    let read = json!({ "is": "received", "approval": approval, "way": "here", "sent_on": "2026-11-23", "on": "2026-11-24" });
    let handover = |label: &str, stage: &Value| json!({ "is": "handover", "calms": mark(label), "stage": stage, "due_by": null });
    let say = || json!("Said anew");
    vec![
        ("home", A::Basics, S::Basics, false, json!({ "is": "home", "interpreter": Fact::Yes, "meeting": mark("home") }), "meeting", say()),
        ("child", A::Basics, S::Basics, false, json!({ "is": "child", "legal_name": mark("child"), "known_as": mark("child"), "born": "2022-10-10" }), "known_as", say()),
        ("adult", A::Basics, S::Basics, false, json!({ "is": "adult", "legal_name": mark("adult"), "relationship": "aunt", "responsibility": "neither", "lives_with_child": Fact::No }), "known_as", say()),
        ("contact", A::SafeContact, S::SafeContact, false, json!({ "is": "contact", "adult": contact, "channel": "phone", "value": format!("01632 96000{of}"), "when": "mornings", "address": mark("contact"), "address_confidential": true }), "when", say()),
        ("place", A::Basics, S::Basics, false, json!({ "is": "place", "school": { "is": "partner", "organisation": organisation(2) }, "place": { "entry_year": 2027, "source": "parent-told" } }), "place", json!({ "entry_year": 2027, "offered_on": null, "accepted_on": "2026-11-22", "starts_on": null, "pattern": { "is": "full-time" }, "source": "parent-told" })),
        ("all about me", A::AboutMe, S::AboutMe, false, json!({ "is": "about-me", "likes": mark("all about me"), "voice": "family-view" }), "likes", say()),
        ("health", A::Health, S::Health, false, json!({ "is": "health", "allergies": mark("health") }), "allergies", say()),
        ("readiness of the child", A::Readiness, S::Readiness, false, snapshot("readiness of the child", "link-teacher", "child", "A3"), "taken_on", json!("2026-11-23")),
        ("readiness of the family", A::WellbeingGoals, S::Wellbeing, false, snapshot("readiness of the family", "parent", "family", "I1"), "taken_on", json!("2026-11-23")),
        ("assessment", A::Assessment, S::Assessment, false, json!({ "is": "assessment", "reason": mark("assessment"), "state": "draft" }), "reason", say()),
        ("part of learning", A::Assessment, S::Assessment, true, element("part of learning", part[0]), "hard", say()),
        ("part of the home", A::Assessment, S::Assessment, false, element("part of the home", part[1]), "hard", say()),
        ("distance", A::Assessment, S::Assessment, false, json!({ "is": "distance", "on": "2026-11-24", "words": mark("distance") }), "words", say()),
        ("need of learning", A::LearningGoals, S::Learning, true, need("need of learning", n, "learning"), "text", say()),
        ("need of wellbeing", A::WellbeingGoals, S::Wellbeing, false, need("need of wellbeing", m, "wellbeing"), "text", say()),
        ("goal of learning", A::LearningGoals, S::Learning, true, goal("goal of learning", g, "learning", n), "text", say()),
        ("goal of wellbeing", A::WellbeingGoals, S::Wellbeing, false, goal("goal of wellbeing", h, "wellbeing", m), "text", say()),
        ("action of learning", A::Actions, S::Actions, true, action("action of learning", 5, g, [5, 1, 2]), "text", say()),
        ("action of wellbeing", A::Actions, S::Actions, false, action("action of wellbeing", 6, h, [3, 5, 1]), "text", say()),
        ("meeting", A::Meetings, S::Meetings, false, json!({ "is": "meeting", "of": "taf-review", "on": "2026-12-08", "agenda": mark("meeting"), "state": "planned", "minutes": "draft" }), "agenda", say()),
        ("handover", A::Handover, S::AboutMe, false, handover("handover", &json!({ "is": "draft" })), "calms", say()),
        ("handover that was sent", A::Handover, S::AboutMe, false, handover("handover that was sent", &sent), "stage", read),
        ("note of readiness", A::Notes, S::Notes, true, note("note of readiness", "readiness", json!({ "is": "to-family" })), "text", say()),
        ("note of wellbeing", A::Notes, S::Notes, false, note("note of wellbeing", "wellbeing", json!({ "is": "not", "reason": "third-party", "review_by": "2026-12-24" })), "text", say()),
        ("referral of learning", A::LearningReferrals, S::Learning, true, referral("referral of learning", "learning", "agreed-by-family", Value::Null), "hope", say()),
        ("referral of wellbeing", A::WellbeingReferrals, S::Wellbeing, false, referral("referral of wellbeing", "money", "sent", json!("2026-12-01")), "hope", say()),
        ("signpost of health", A::LearningReferrals, S::Learning, true, signpost("signpost of health", "health"), "used", json!("no")),
        ("signpost of wellbeing", A::WellbeingReferrals, S::Wellbeing, false, signpost("signpost of wellbeing", "housing"), "used", json!("yes")),
        ("sessions", A::Sessions, S::Learning, true, json!({ "is": "attendance", "series": id(first + 7), "series_title": "Talking group", "who": { "is": "child" }, "since": "2026-11-02", "adaptations": mark("sessions") }), "adaptations", say()),
        ("pointer", A::Pointer, S::Pointer, false, json!({ "is": "pointer", "raised_on": "2026-11-23", "raised_by": user(of), "route": "mash", "reference": format!("CS-7770{of}") }), "route", json!("lado")),
    ]
}

/// What each of the three partners has written down, by its first number of the team: the advisor, the link teacher, the centre's
/// worker.
pub fn planted() -> Vec<Planted> {
    let of = |of: u128| {
        let adult = PersonId::new(id(of * 100 + 52));
        let lines = lines(of, of * 100, adult, ["C-L", "F-O"]);
        lines.into_iter().enumerate().map(move |(at, line)| {
            let (label, area, section, learning, body, field, new) = line;
            let body: Body = serde_json::from_value(body).unwrap_or_else(|why| panic!("{label}: {why}"));
            let one_each = matches!(body.kind(), Kind::AboutMe | Kind::Health | Kind::Assessment | Kind::Element);
            let own = id(of * 100 + 50 + at as u128);
            let name = EntryName::of(&body, if one_each { organisation(of).uuid() } else { own });
            let given =
                (1..=5).find(|n| matches!(&body, Body::Action(a) if a.owner == Some(Owner::Team { user: user(*n) })));
            let given = given.unwrap_or(0);
            let entry = Entry {
                name,
                organisation: organisation(of),
                made_by: user(of),
                made_at: "2026-11-24T08:30:00Z".into(),
                changed_by: user(of),
                changed_at: "2026-11-24T08:30:00Z".into(),
                version: 1,
                body,
            };
            let kind = name.kind;
            Planted { label, of, writer: of, name, kind, area, section, learning, given, change: (field, new), entry }
        })
    };
    (1..=3).flat_map(of).collect()
}

/// What can be added by somebody of a partner: what it is, and what is sent. The contact is of an adult who has none.
pub fn new_bodies(of: u128, father: PersonId) -> Vec<(&'static str, Area, Section, bool, Value)> {
    let mut all = lines(of, of * 100, father, ["C-U", "F-J"]);
    // Their own ids are new; what they point at is there.
    for (at, line) in all.iter_mut().enumerate() {
        if line.4.get("id").is_some() {
            line.4["id"] = json!(id(900 + at as u128));
        }
    }
    // They join another series of their organisation.
    for line in all.iter_mut().filter(|line| line.4["is"] == "attendance") {
        line.4["series"] = json!(id(950 + of));
    }
    // A referral that only begins says less.
    // A handover begins as a draft, and a plan has one.
    all.retain(|line| line.0 != "handover that was sent");
    for line in all.iter_mut().filter(|line| line.4["is"] == "referral") {
        line.4["stage"] = json!("draft");
        (line.4["agreed"], line.4["link_until"]) = (Value::Null, Value::Null);
    }
    all.into_iter().map(|(label, area, section, learning, body, ..)| (label, area, section, learning, body)).collect()
}
