//! What is typed into the form that names a child.

use doorstep_shared::fact::Fact;
use doorstep_shared::id::{FamilyId, PersonId, PlanId};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use crate::plan::keep::Boxes as Kept;
use crate::platform;
use crate::ui::DateBoxes;

/// The ids of what is made: chosen once, so that sending it again makes nothing twice.
#[derive(Clone, Copy)]
pub struct Ids {
    /// The plan's.
    pub plan: PlanId,
    /// The family's.
    pub family: FamilyId,
    /// The child's.
    pub child: PersonId,
    /// The adult's.
    pub adult: PersonId,
}

impl Ids {
    /// New ones; none where this browser makes none.
    pub fn new() -> Option<Self> {
        let id = platform::new_entry_id;
        Some(Self {
            plan: id().parse().ok()?,
            family: id().parse().ok()?,
            child: id().parse().ok()?,
            adult: id().parse().ok()?,
        })
    }
}

/// The boxes.
#[derive(Clone, Copy)]
pub struct Boxes {
    /// The child's name in papers.
    pub child_name: RwSignal<String>,
    /// What the child is called.
    pub child_called: RwSignal<String>,
    /// The birthday.
    pub born: DateBoxes,
    /// The adult's name in papers.
    pub adult_name: RwSignal<String>,
    /// What the adult is called.
    pub adult_called: RwSignal<String>,
    /// What they are to the child.
    pub relationship: RwSignal<String>,
    /// What they may decide.
    pub responsibility: RwSignal<String>,
    /// Whether they live with the child.
    pub lives_with: RwSignal<String>,
    /// By what they are reached.
    pub channel: RwSignal<String>,
    /// The number or address.
    pub value: RwSignal<String>,
    /// Whether one may text.
    pub ok_to_text: RwSignal<bool>,
    /// Whether one may leave a message.
    pub ok_to_leave: RwSignal<bool>,
    /// When to try.
    pub when: RwSignal<String>,
    /// The languages of the home.
    pub languages: [RwSignal<String>; 2],
    /// Whether they need an interpreter.
    pub interpreter: RwSignal<String>,
    /// `own` or `other`.
    pub school: RwSignal<String>,
    /// The name of another school.
    pub school_name: RwSignal<String>,
    /// The September of entry; empty for the usual one.
    pub year: RwSignal<String>,
    /// How the place is known.
    pub source: RwSignal<String>,
    /// When it was offered.
    pub offered: DateBoxes,
    /// When it was accepted.
    pub accepted: DateBoxes,
    /// The first day.
    pub starts: DateBoxes,
    /// The postcode.
    pub postcode: RwSignal<String>,
    /// When the family said that it may be asked.
    pub may_ask: DateBoxes,
    /// Whether the child lives here, or starts at a school that takes part.
    pub of_zone: RwSignal<bool>,
}

impl Boxes {
    /// The boxes, with what was typed into them before.
    pub fn new(kept: Kept, own_school: bool) -> Self {
        let text = |name: &str| kept.text(name, "");
        let unknown = |name: &str| kept.text(name, Fact::Unknown.key());
        let day = |name: &str| kept.date(name, None);
        let school = if own_school { "own" } else { "other" };
        Self {
            child_name: text("child-name"),
            child_called: text("child-called"),
            born: day("born"),
            adult_name: text("adult-name"),
            adult_called: text("adult-called"),
            relationship: text("relationship"),
            responsibility: text("responsibility"),
            lives_with: unknown("lives-with"),
            channel: text("channel"),
            value: text("value"),
            ok_to_text: kept.flag("ok-to-text", false),
            ok_to_leave: kept.flag("ok-to-leave", false),
            when: text("when"),
            languages: [text("language"), text("language-2")],
            interpreter: unknown("interpreter"),
            school: kept.text("school", school),
            school_name: text("school-name"),
            year: text("year"),
            source: text("source"),
            offered: day("offered"),
            accepted: day("accepted"),
            starts: day("starts"),
            postcode: text("postcode"),
            may_ask: day("may-ask"),
            of_zone: kept.flag("of-zone", false),
        }
    }
}

/// The id of a box.
pub fn id(field: &str) -> String {
    format!("nominate-{field}")
}

/// The id of the box that a place in what was sent is written in.
pub fn of_pointer(pointer: &str) -> String {
    let field = match pointer.trim_start_matches('/') {
        "child/legal_name" => "child-name",
        "child/known_as" => "child-called",
        "child/born" => "born",
        "adult/legal_name" => "adult-name",
        "adult/known_as" => "adult-called",
        "adult/relationship" => "relationship",
        "adult/responsibility" => "responsibility",
        "contact/value" => "value",
        "contact/channel" => "channel",
        "place/school/name" | "place/school" => "school-name",
        "place/place/offered_on" => "offered",
        "place/place/accepted_on" => "accepted",
        "place/place/starts_on" => "starts",
        "place/place/source" => "source",
        "place/place/entry_year" => "year",
        "may_be_contacted_on" => "may-ask",
        "postcode" => "postcode",
        "of_zone" => "of-zone",
        other if other.starts_with("home") => "language",
        _ => "send",
    };
    id(field)
}
