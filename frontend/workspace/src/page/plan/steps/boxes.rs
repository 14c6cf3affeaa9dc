//! What is typed into the form of a step. Every form has the same boxes; each shows those that its step asks for.

use doorstep_shared::api::desk::plans::PlanView;
use doorstep_shared::plans::course::StepKind;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use super::super::reading::{deciding, home};
use crate::ui::DateBoxes;

/// The boxes.
#[derive(Clone, Copy)]
pub struct Boxes {
    /// The step.
    pub kind: StepKind,
    /// The language that is spoken.
    pub language: RwSignal<String>,
    /// Whether an interpreter is there.
    pub interpreter: RwSignal<bool>,
    /// A day: that one may ask, that the place was accepted, that school began, or that a rest ends.
    pub day: DateBoxes,
    /// How they were told.
    pub told: RwSignal<String>,
    /// The adult.
    pub adult: RwSignal<String>,
    /// How they agreed.
    pub how: RwSignal<String>,
    /// What the family says to the plan: `full` or `but`.
    pub says: RwSignal<String>,
    /// Words: what they do not agree with, why, or where to.
    pub words: RwSignal<String>,
    /// What was decided about what the school is told.
    pub handover: RwSignal<String>,
    /// Why the plan is over.
    pub closing: RwSignal<String>,
}

impl Boxes {
    /// Filled once from what is known.
    pub fn new(kind: StepKind, view: Option<&PlanView>) -> Self {
        let only = view.map(deciding).filter(|adults| adults.len() == 1);
        let adult = only.and_then(|adults| adults.into_iter().next()).map(|(id, _)| id).unwrap_or_default();
        let home = view.and_then(home);
        let first = home.as_ref().and_then(|home| home.languages.first()).map(ToString::to_string);
        let text = || RwSignal::new(String::new());
        Self {
            kind,
            language: RwSignal::new(first.unwrap_or_default()),
            interpreter: RwSignal::new(home.is_some_and(|home| home.interpreter.is_yes())),
            day: DateBoxes::new(None),
            told: text(),
            adult: RwSignal::new(adult),
            how: text(),
            says: text(),
            words: text(),
            handover: text(),
            closing: text(),
        }
    }

    /// The id of a box, by the name of its field.
    pub fn id(self, field: &str) -> String {
        format!("{}-{field}", self.kind.key())
    }

    /// The id of the box that a place in what was sent is written in.
    pub fn of_pointer(self, pointer: &str) -> String {
        let last = pointer.rsplit('/').next().unwrap_or_default();
        let field = match last {
            "may_be_contacted_on" | "place_accepted_on" | "on" | "until" => "day",
            "told" => "told",
            "language" => "language",
            "adult" => "adult",
            "how" => "how",
            "but" | "to" | "note" => "words",
            "reason" if self.kind == StepKind::Close => "closing",
            "reason" => "words",
            "handover" => "handover",
            _ => return format!("{}-send", self.kind.key()),
        };
        self.id(field)
    }
}
